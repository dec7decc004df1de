//! A target: the bounds of one KPI, who approved them, and what is still tolerated beyond them.

use chrono::NaiveDate;
use serde::Deserialize;

/// A target in the unit of its KPI; at least one of its ends is set.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Target {
    /// The value should not be below.
    pub at_least: Option<f64>,
    /// The value should not be above.
    pub at_most: Option<f64>,
    /// Below `at_least`, what is still tolerated.
    pub tolerance_at_least: Option<f64>,
    /// Above `at_most`, what is still tolerated.
    pub tolerance_at_most: Option<f64>,
    /// Who approved it, where that is not whoever approved the policy.
    pub approved_by: Option<String>,
    /// When it was approved, where that is not when the policy was.
    pub approved_on: Option<NaiveDate>,
}

/// Where a value stands towards a target: green, amber and red, without the colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Band {
    /// Within the target.
    Inside,
    /// Beyond the target but within the tolerance.
    Tolerated,
    /// Beyond both.
    Outside,
}

impl Target {
    /// A target with this lower end and no other.
    #[must_use]
    pub fn at_least(end: f64) -> Self {
        Self { at_least: Some(end), ..Self::default() }
    }

    /// A target with this upper end and no other.
    #[must_use]
    pub fn at_most(end: f64) -> Self {
        Self { at_most: Some(end), ..Self::default() }
    }

    /// Where a value stands. It says nothing about how sure the value is: that is the verdict.
    #[must_use]
    pub fn band(&self, value: f64) -> Band {
        let within = |least: Option<f64>, most: Option<f64>| {
            least.is_none_or(|least| least <= value) && most.is_none_or(|most| value <= most)
        };
        if within(self.at_least, self.at_most) {
            Band::Inside
        } else if within(self.tolerance_at_least.or(self.at_least), self.tolerance_at_most.or(self.at_most)) {
            Band::Tolerated
        } else {
            Band::Outside
        }
    }

    /// What is wrong with the target of a KPI of this unit; `key` is its place in the configuration.
    pub(super) fn problem(&self, key: &str, unit: &str) -> Option<String> {
        let ends: Vec<f64> = [self.at_least, self.at_most].into_iter().flatten().collect();
        let tolerances = [self.tolerance_at_least, self.tolerance_at_most].into_iter().flatten();
        let all: Vec<f64> = ends.iter().copied().chain(tolerances).collect();
        let wider = |tolerance: Option<f64>, end: Option<f64>, beyond: fn(f64, f64) -> bool| {
            tolerance.is_none_or(|tolerance| end.is_some_and(|end| beyond(tolerance, end)))
        };
        let what = match ends[..] {
            [] => "expected `at_least` or `at_most`".to_owned(),
            [low, high] if low > high => format!("`at_least` {low} is above `at_most` {high}"),
            _ if all.iter().any(|end| !end.is_finite()) => "expected a finite number".to_owned(),
            _ if unit == "share" && all.iter().any(|end| !(0.0..=1.0).contains(end)) => {
                format!("expected a share from 0 to 1, found {all:?}")
            }
            _ if !wider(self.tolerance_at_least, self.at_least, |tolerance, end| tolerance <= end) => {
                "`tolerance_at_least` must lie below an `at_least`".to_owned()
            }
            _ if !wider(self.tolerance_at_most, self.at_most, |tolerance, end| tolerance >= end) => {
                "`tolerance_at_most` must lie above an `at_most`".to_owned()
            }
            _ => return None,
        };
        Some(format!("`{key}`: {what}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_inside_tolerated_or_outside() {
        let target = Target { tolerance_at_most: Some(0.15), ..Target::at_most(0.05) };
        assert_eq!([0.0, 0.05, 0.1, 0.15, 0.2].map(|value| target.band(value)), {
            use Band::{Inside, Outside, Tolerated};
            [Inside, Inside, Tolerated, Tolerated, Outside]
        });
        let both = Target { tolerance_at_least: Some(10.0), at_most: Some(30.0), ..Target::at_least(20.0) };
        assert_eq!([15.0, 5.0, 25.0, 31.0].map(|value| both.band(value)), {
            use Band::{Inside, Outside, Tolerated};
            [Tolerated, Outside, Inside, Outside]
        });
    }

    #[test]
    fn every_problem_is_named() {
        let problem = |text: &str| toml::from_str::<Target>(text).unwrap().problem("policy.targets.\"x\"", "share");
        let check = |text: &str, what: &str| {
            let found = problem(text).unwrap();
            assert!(found.starts_with("`policy.targets.\"x\"`: ") && found.contains(what), "{found}");
        };
        assert_eq!(problem("at_most = 0.05\ntolerance_at_most = 0.15\napproved_on = \"2026-01-15\""), None);
        check("", "expected `at_least` or `at_most`");
        check("at_most = 5", "share from 0 to 1");
        check("at_most = 0.1\nat_least = 0.2", "is above");
        check("at_most = 0.1\ntolerance_at_most = 0.05", "`tolerance_at_most` must lie above");
        check("at_most = 0.1\ntolerance_at_least = 0.05", "`tolerance_at_least` must lie below an `at_least`");
        check("at_least = 0.1\ntolerance_at_least = 0.2", "`tolerance_at_least` must lie below");
        check("at_most = 0.1\ntolerance_at_most = 1.5", "share from 0 to 1");
        check("at_most = nan", "finite");
    }
}
