//! What a signal means, and whether a target will be kept: the two questions of NHS England's "Making data count".
//!
//! The side of the centre that the newest point is on says whether a signal is good news; a trend without any other rule
//! says it by where it leads. A target that the limits never reach is always kept or always missed unless something
//! changes; one between the limits is hit or missed by chance.

use super::rules::{Fired, Rule, Side};
use crate::measure::card::Better;
use crate::measure::stats::Interval;
use crate::policy::Target;
use strum::IntoStaticStr;

/// What the newest period is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Variation {
    /// Noise: no evidence of change.
    CommonCause,
    /// A change in the wrong direction.
    Concern,
    /// A change in the right direction.
    Improvement,
    /// A change where no direction is good.
    Neutral,
}

/// Whether the target will be kept if nothing changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Assurance {
    /// All values within the limits keep it.
    Passes,
    /// No value within the limits keeps it.
    Fails,
    /// Some do.
    HitOrMiss,
}

/// What the rules that fired mean for a KPI with this direction of good.
#[must_use]
pub fn variation(rules: &[Fired], better: Better) -> Variation {
    let by_side = rules.iter().find(|fired| fired.rule != Rule::Trend).or(rules.first());
    match (by_side.map(|fired| fired.side), better) {
        (None, _) => Variation::CommonCause,
        (Some(_), Better::Neither) => Variation::Neutral,
        (Some(Side::High), Better::Higher) | (Some(Side::Low), Better::Lower) => Variation::Improvement,
        (Some(Side::High), Better::Lower) | (Some(Side::Low), Better::Higher) => Variation::Concern,
    }
}

/// Whether values within these limits keep a target.
#[must_use]
pub fn assurance(limits: Interval, target: &Target) -> Assurance {
    let least = target.at_least.unwrap_or(f64::NEG_INFINITY);
    let most = target.at_most.unwrap_or(f64::INFINITY);
    if least <= limits.low && limits.high <= most {
        Assurance::Passes
    } else if limits.high < least || most < limits.low {
        Assurance::Fails
    } else {
        Assurance::HitOrMiss
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fired(rule: Rule, side: Side) -> Fired {
        Fired { rule, side }
    }

    #[test]
    fn the_direction_of_good_says_what_a_signal_means() {
        let high = [fired(Rule::BeyondLimit, Side::High)];
        assert_eq!(variation(&high, Better::Higher), Variation::Improvement);
        assert_eq!(variation(&high, Better::Lower), Variation::Concern);
        assert_eq!(variation(&high, Better::Neither), Variation::Neutral);
        assert_eq!(variation(&[], Better::Higher), Variation::CommonCause);
    }

    #[test]
    fn the_side_of_the_centre_goes_before_the_trend() {
        let both = [fired(Rule::Trend, Side::Low), fired(Rule::OuterThird, Side::High)];
        assert_eq!(variation(&both, Better::Higher), Variation::Improvement);
        assert_eq!(variation(&both[..1], Better::Higher), Variation::Concern);
    }

    #[test]
    fn a_target_between_the_limits_is_hit_or_missed() {
        let limits = Interval { low: 0.6, high: 0.8 };
        let least = |end| Target { at_least: Some(end), ..Target::default() };
        let most = |end| Target { at_most: Some(end), ..Target::default() };
        assert_eq!(assurance(limits, &least(0.6)), Assurance::Passes);
        assert_eq!(assurance(limits, &least(0.7)), Assurance::HitOrMiss);
        assert_eq!(assurance(limits, &least(0.9)), Assurance::Fails);
        assert_eq!(assurance(limits, &most(0.8)), Assurance::Passes);
        assert_eq!(assurance(limits, &most(0.5)), Assurance::Fails);
        let band = Target { at_most: Some(0.7), ..least(0.5) };
        assert_eq!(assurance(limits, &band), Assurance::HitOrMiss);
    }
}
