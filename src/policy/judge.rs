//! The verdict of an estimate against a target: three-valued, because an interval may lie on both sides.

use super::{Target, Verdict};
use crate::words::{Arg, Remark};

/// The square of the normal quantile of a two-sided 95 % interval.
const Z_SQUARE: f64 = 3.841_458_820_694_124;

/// What kind of number an estimate is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// A complete count, or a figure made from complete counts.
    Census,
    /// A share of observations that stand for a process.
    Share,
    /// Another quantity estimated from observations.
    Quantity,
    /// The outcome of declared assumptions: more observations would not make it surer.
    Scenario,
}

/// A value, how sure it is, and from how many observations.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// The value; absent if it cannot be measured or is not yet observable.
    pub value: Option<f64>,
    /// Lower end of the interval.
    pub low: Option<f64>,
    /// Upper end of the interval; absent beside a lower end: not bounded.
    pub high: Option<f64>,
    /// Number of observations.
    pub n: Option<i64>,
    /// Kind of number.
    pub basis: Basis,
}

/// The verdict, the target that decided it and, where needed, why.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    /// The verdict.
    pub verdict: Verdict,
    /// The end of the target that is nearest to the value.
    pub target: Option<f64>,
    /// Why it cannot be told.
    pub reason: Vec<Remark>,
}

/// Judges an estimate. Without an interval the value alone decides. So it does where the target is the very end of the
/// scale of a share (all, or none): no sample could prove it, and one exception disproves it.
#[must_use]
pub fn judge(estimate: &Estimate, target: Option<&Target>) -> Judgement {
    let Some(target) = target else {
        let verdict = if estimate.value.is_some() { Verdict::NoTarget } else { Verdict::NotMeasurable };
        return Judgement { verdict, target: None, reason: Vec::new() };
    };
    let nearest = nearest(target, estimate.value);
    let decided = |verdict| Judgement { verdict, target: nearest, reason: Vec::new() };
    let Some(value) = estimate.value else {
        let beyond = estimate.low.is_some_and(|low| target.at_most.is_some_and(|most| low > most));
        return decided(if beyond { Verdict::NotMet } else { Verdict::NotMeasurable });
    };
    let least = target.at_least.unwrap_or(f64::NEG_INFINITY);
    let most = target.at_most.unwrap_or(f64::INFINITY);
    let absolute = estimate.basis == Basis::Share && (least >= 1.0 || most <= 0.0);
    let (low, high) = match (estimate.low, estimate.high) {
        (None, None) => (value, value),
        _ if absolute => (value, value),
        (low, high) => (low.unwrap_or(f64::NEG_INFINITY), high.unwrap_or(f64::INFINITY)),
    };
    if least <= low && high <= most {
        return decided(Verdict::Met);
    }
    if high < least || most < low {
        return decided(Verdict::NotMet);
    }
    let reason = straddles(estimate, value, nearest.unwrap_or(value));
    Judgement { verdict: Verdict::CannotTell, target: nearest, reason: reason.into() }
}

/// Share of the days on which its inputs should have been heard that a KPI needs before it can be `met`.
const COVERAGE_NEEDED: (i64, i64) = (95, 100);

/// The judgement in the light of how complete the inputs were: `heard` of `expected` days. What is missing may be what
/// would miss the target, so below 95 % nothing is met; what misses it already still does.
#[must_use]
pub fn gated(judgement: Judgement, heard: i64, expected: i64) -> Judgement {
    if judgement.verdict != Verdict::Met || is_complete(heard, expected) {
        return judgement;
    }
    let (needed, of) = COVERAGE_NEEDED;
    let needed = Arg::Value(needed as f64 / of as f64, "share");
    let args = [("heard", heard.into()), ("expected", expected.into()), ("needed", needed)];
    let reason = vec![Remark::of("remark-too-little-covered", args)];
    Judgement { verdict: Verdict::CannotTell, reason, ..judgement }
}

/// Whether inputs that were heard on so many of the expected days are complete enough to be judged and compared.
#[must_use]
pub fn is_complete(heard: i64, expected: i64) -> bool {
    let (needed, of) = COVERAGE_NEEDED;
    heard * of >= expected * needed
}

/// Share of records with a wrong clock up to which times between clocks are trusted.
const WRONG_CLOCKS_MOST: (i64, i64) = (1, 100);

/// Whether so few of some records have a wrong clock that the times between clocks can be trusted.
#[must_use]
pub fn is_trusted(wrong: i64, records: i64) -> bool {
    let (most, of) = WRONG_CLOCKS_MOST;
    wrong * of <= records * most
}

/// The judgement of a number that is made from clocks which `doubt` says cannot be trusted: nothing is met by it, and what
/// misses the target still does.
#[must_use]
pub fn doubted(judgement: Judgement, doubt: Option<Remark>) -> Judgement {
    let Some(doubt) = doubt.filter(|_| judgement.verdict == Verdict::Met) else { return judgement };
    let (most, of) = WRONG_CLOCKS_MOST;
    let most = Arg::Value(most as f64 / of as f64, "share");
    let reason = vec![Remark::of("remark-doubted", [("doubt", doubt.into()), ("most", most)])];
    Judgement { verdict: Verdict::CannotTell, reason, ..judgement }
}

/// The end of the target that the value is nearest to.
fn nearest(target: &Target, value: Option<f64>) -> Option<f64> {
    match (target.at_least, target.at_most, value) {
        (Some(least), Some(most), Some(value)) if (value - most).abs() < (value - least).abs() => Some(most),
        (least, most, _) => least.or(most),
    }
}

fn straddles(estimate: &Estimate, value: f64, target: f64) -> [Remark; 2] {
    let remedy = match estimate.basis {
        Basis::Census | Basis::Scenario => Remark::plain("remark-narrower-assumptions"),
        Basis::Share | Basis::Quantity => match more(estimate, value, target) {
            Some(more) => Remark::of("remark-more-observations", [("n", more.into())]),
            None => Remark::plain("remark-on-the-target"),
        },
    };
    [Remark::plain("remark-straddles"), remedy]
}

/// How many more observations would decide if the value stayed as it is; none if the value stands on the target.
///
/// A share needs z²·p(1−p)/e² observations in all, with e its distance to the target. At p = 0 and p = 1 that is no
/// guide, and the Wilson interval reaches up to z²/(n+z²) from that end, which gives z²·(1−d)/d for a target at distance d.
/// The interval of any other quantity shrinks with the square root of n.
fn more(estimate: &Estimate, value: f64, target: f64) -> Option<i64> {
    let n = estimate.n? as f64;
    let distance = (value - target).abs();
    if distance <= f64::EPSILON {
        return None;
    }
    let needed = if estimate.basis == Basis::Quantity {
        let towards = if target < value { estimate.low } else { estimate.high };
        n * ((towards? - value) / distance).powi(2)
    } else if value <= 0.0 || value >= 1.0 {
        Z_SQUARE * (1.0 - distance) / distance
    } else {
        Z_SQUARE * value * (1.0 - value) / (distance * distance)
    };
    Some(((needed - n).ceil() as i64).max(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::english;

    const LEAST: fn(f64) -> Option<Target> = |end| Some(Target::at_least(end));
    const MOST: fn(f64) -> Option<Target> = |end| Some(Target::at_most(end));

    fn share(value: f64, low: f64, high: f64, n: i64) -> Estimate {
        Estimate { value: Some(value), low: Some(low), high: Some(high), n: Some(n), basis: Basis::Share }
    }

    fn said(judgement: &Judgement) -> String {
        english(&judgement.reason).unwrap()
    }

    fn verdict(estimate: Estimate, target: Option<&Target>) -> Verdict {
        judge(&estimate, target).verdict
    }

    #[test]
    fn the_whole_interval_decides() {
        let estimate = share(0.8, 0.72, 0.86, 120);
        assert_eq!(verdict(estimate, LEAST(0.7).as_ref()), Verdict::Met);
        assert_eq!(verdict(estimate, LEAST(0.9).as_ref()), Verdict::NotMet);
        assert_eq!(verdict(estimate, MOST(0.9).as_ref()), Verdict::Met);
        assert_eq!(verdict(estimate, MOST(0.7).as_ref()), Verdict::NotMet);
        assert_eq!(verdict(estimate, LEAST(0.75).as_ref()), Verdict::CannotTell);
        assert_eq!(verdict(estimate, None), Verdict::NoTarget);
    }

    #[test]
    fn a_straddling_interval_says_how_many_more_would_decide() {
        // n for p = 0.05 and e = 0.02 is 457 in all; p = 0.5 and e = 0.05 is 385.
        let judged = judge(&share(0.05, 0.02, 0.11, 100), MOST(0.07).as_ref());
        assert!(said(&judged).contains("about 357 more observations"));
        let judged = judge(&share(0.5, 0.40, 0.60, 100), LEAST(0.45).as_ref());
        assert!(said(&judged).contains("about 285 more observations"));
        let judged = judge(&share(0.5, 0.40, 0.60, 100), LEAST(0.5).as_ref());
        assert!(said(&judged).contains("no number of observations"));
        // All 20 of 20: 95 % is proved when n/(n+z²) reaches it, at 73.
        let judged = judge(&share(1.0, 0.839, 1.0, 20), LEAST(0.95).as_ref());
        assert!(said(&judged).contains("about 53 more observations"));
    }

    #[test]
    fn a_census_and_an_absolute_target_are_judged_by_the_value() {
        let census = Estimate { value: Some(0.05), low: None, high: None, n: Some(9), basis: Basis::Census };
        assert_eq!(verdict(census, MOST(0.05).as_ref()), Verdict::Met);
        assert_eq!(verdict(census, MOST(0.04).as_ref()), Verdict::NotMet);
        assert_eq!(verdict(share(1.0, 0.93, 1.0, 50), LEAST(1.0).as_ref()), Verdict::Met);
        assert_eq!(verdict(share(0.98, 0.90, 0.996, 50), LEAST(1.0).as_ref()), Verdict::NotMet);
        assert_eq!(verdict(share(0.0, 0.0, 0.1, 30), MOST(0.0).as_ref()), Verdict::Met);
    }

    #[test]
    fn what_is_not_yet_observable_can_already_be_missed() {
        let open = Estimate { value: None, low: Some(30.0), high: None, n: Some(12), basis: Basis::Quantity };
        assert_eq!(verdict(open, MOST(24.0).as_ref()), Verdict::NotMet);
        assert_eq!(verdict(open, MOST(48.0).as_ref()), Verdict::NotMeasurable);
        assert_eq!(verdict(open, None), Verdict::NotMeasurable);
    }

    #[test]
    fn an_unbounded_interval_straddles_and_the_nearest_end_is_named() {
        let hours = Estimate { value: Some(10.0), low: Some(6.0), high: None, n: Some(9), basis: Basis::Quantity };
        assert_eq!(verdict(hours, MOST(24.0).as_ref()), Verdict::CannotTell);
        assert_eq!(verdict(hours, LEAST(5.0).as_ref()), Verdict::Met);
        let range = Target { at_least: Some(0.0), ..Target::at_most(12.0) };
        assert_eq!(judge(&hours, Some(&range)).target, Some(12.0));
    }

    #[test]
    fn nothing_is_met_while_inputs_are_missing() {
        let met = judge(&share(0.8, 0.72, 0.86, 120), LEAST(0.7).as_ref());
        assert_eq!(gated(met.clone(), 19, 20), met, "95 % suffice");
        assert_eq!(gated(met.clone(), 0, 0), met, "nothing was expected");
        let gap = gated(met, 27, 31);
        assert_eq!((gap.verdict, gap.target), (Verdict::CannotTell, Some(0.7)));
        assert!(said(&gap).starts_with("its inputs cover 27 of 31 expected days"));
        let missed = judge(&share(0.8, 0.72, 0.86, 120), LEAST(0.9).as_ref());
        assert_eq!(gated(missed.clone(), 1, 31), missed, "what is missing does not undo it");
    }

    #[test]
    fn nothing_is_met_by_clocks_that_cannot_be_trusted() {
        assert!(is_trusted(1, 100) && is_trusted(0, 0) && !is_trusted(2, 199));
        let met = judge(&share(0.8, 0.72, 0.86, 120), LEAST(0.7).as_ref());
        assert_eq!(doubted(met.clone(), None), met);
        let why = || Some(Remark::of("remark-wrong-clocks", [("n", Arg::Count(2.0)), ("all", Arg::Count(120.0))]));
        let doubt = doubted(met, why());
        assert_eq!((doubt.verdict, doubt.target), (Verdict::CannotTell, Some(0.7)));
        assert!(said(&doubt).ends_with("wrong clock, more than the 1% up to which a target can be met"));
        let missed = judge(&share(0.8, 0.72, 0.86, 120), LEAST(0.9).as_ref());
        assert_eq!(doubted(missed.clone(), why()), missed, "wrong clocks do not undo it");
    }
}
