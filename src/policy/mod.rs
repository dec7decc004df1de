//! Oversight policy as data: targets, review coverage per risk tier, service levels per severity, and the three-valued
//! verdict of an interval against a target.

mod judge;

pub use judge::{Basis, Estimate, Judgement, judge};

use crate::event::taxonomy::Severity;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The KPI whose members are held to [`ReviewPolicy::coverage`].
const COVERAGE_KPI: &str = "review.coverage";

/// The `[policy]` section.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Policy {
    /// Who approved it.
    pub approved_by: Option<String>,
    /// When it was approved.
    pub approved_on: Option<NaiveDate>,
    /// KPI id → target for its total.
    pub targets: BTreeMap<String, Target>,
    /// What must be reviewed.
    pub review: ReviewPolicy,
    /// How soon a case must be decided.
    pub investigation: InvestigationPolicy,
}

/// A target in the unit of its KPI; at least one of its ends is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Target {
    /// The value should not be below.
    pub at_least: Option<f64>,
    /// The value should not be above.
    pub at_most: Option<f64>,
}

/// What must be reviewed.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ReviewPolicy {
    /// Risk tier → share of its outputs that must be reviewed, 0 to 1. Only outputs of these tiers are eligible.
    pub coverage: BTreeMap<String, f64>,
}

/// How soon a case must be decided.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct InvestigationPolicy {
    /// Severity → hours from flag to disposition.
    pub sla_hours: BTreeMap<String, f64>,
    /// Hours for every other severity; without it they have no service level.
    pub default_sla_hours: Option<f64>,
    /// The restricted mean is taken up to here, in hours.
    pub horizon_hours: f64,
}

impl Default for InvestigationPolicy {
    fn default() -> Self {
        Self { sla_hours: BTreeMap::new(), default_sla_hours: None, horizon_hours: 720.0 }
    }
}

impl InvestigationPolicy {
    /// The service level of a severity, in hours.
    #[must_use]
    pub fn sla(&self, severity: &str) -> Option<f64> {
        self.sla_hours.get(severity).copied().or(self.default_sla_hours)
    }
}

impl Policy {
    /// The target of a KPI's total, or of one member of its dimension.
    #[must_use]
    pub fn target(&self, kpi: &str, member: Option<&str>) -> Option<Target> {
        match member {
            None => self.targets.get(kpi).copied(),
            Some(tier) if kpi == COVERAGE_KPI => {
                self.review.coverage.get(tier).map(|share| Target { at_least: Some(*share), at_most: None })
            }
            Some(_) => None,
        }
    }

    /// Everything that is wrong with the section, one sentence each. `units` are the known KPIs: id → unit.
    #[must_use]
    pub fn check(&self, units: &BTreeMap<&str, &str>) -> Vec<String> {
        let mut problems = Vec::new();
        for (kpi, target) in &self.targets {
            match units.get(kpi.as_str()) {
                None => problems.push(format!("`policy.targets`: `{kpi}` is not a KPI; `explain` lists them")),
                Some(unit) => problems.extend(target.problem(kpi, unit)),
            }
        }
        for (tier, share) in &self.review.coverage {
            if !(0.0..=1.0).contains(share) {
                problems.push(format!("`policy.review.coverage.{tier}`: expected a share from 0 to 1, found {share}"));
            }
        }
        problems.extend(self.investigation.problems());
        problems
    }
}

impl Target {
    fn problem(&self, kpi: &str, unit: &str) -> Option<String> {
        let ends: Vec<f64> = [self.at_least, self.at_most].into_iter().flatten().collect();
        let what = match ends[..] {
            [] => "expected `at_least` or `at_most`".to_owned(),
            [low, high] if low > high => format!("`at_least` {low} is above `at_most` {high}"),
            _ if ends.iter().any(|end| !end.is_finite()) => "expected a finite number".to_owned(),
            _ if unit == "share" && ends.iter().any(|end| !(0.0..=1.0).contains(end)) => {
                format!("expected a share from 0 to 1, found {ends:?}")
            }
            _ => return None,
        };
        Some(format!("`policy.targets.\"{kpi}\"`: {what}"))
    }
}

impl InvestigationPolicy {
    fn problems(&self) -> Vec<String> {
        let mut problems = Vec::new();
        let known = |word: &String| word.parse::<Severity>().is_ok();
        for word in self.sla_hours.keys().filter(|word| !known(word)) {
            problems.push(format!(
                "`policy.investigation.sla_hours`: `{word}` is not a severity; known are critical, high, medium, low, unrated"
            ));
        }
        let hours = self.sla_hours.iter().map(|(word, hours)| (format!("sla_hours.{word}"), *hours));
        let hours = hours.chain(self.default_sla_hours.map(|hours| ("default_sla_hours".to_owned(), hours)));
        for (name, hours) in hours.chain([("horizon_hours".to_owned(), self.horizon_hours)]) {
            if !(hours.is_finite() && hours > 0.0) {
                problems.push(format!("`policy.investigation.{name}`: expected hours above zero, found {hours}"));
            }
        }
        problems
    }
}

/// The answer to "does the value keep the policy?".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The whole interval keeps the target.
    Met,
    /// The whole interval misses the target.
    NotMet,
    /// The interval straddles the target; the reason says how many more observations would decide.
    CannotTell,
    /// The policy sets no target.
    NoTarget,
    /// An input is absent; the reason names it.
    NotMeasurable,
}

impl Verdict {
    /// The word in `kpis.json` and in the lake.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::NotMet => "not_met",
            Self::CannotTell => "cannot_tell",
            Self::NoTarget => "no_target",
            Self::NotMeasurable => "not_measurable",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r#"
        approved_by = "Risk committee"
        approved_on = "2026-01-15"
        [targets."usage.unattributed_share"]
        at_most = 0.05
        [review.coverage]
        high = 1
        low = 0.02
        [investigation]
        sla_hours = { critical = 8, high = 24 }
        default_sla_hours = 72
    "#;

    fn check(text: &str) -> Vec<String> {
        let units = BTreeMap::from([("usage.unattributed_share", "share"), ("investigation.mtti_median", "hours")]);
        toml::from_str::<Policy>(text).unwrap().check(&units)
    }

    #[test]
    fn a_sound_policy_is_read_as_written() {
        assert_eq!(check(TEXT), Vec::<String>::new());
        let policy: Policy = toml::from_str(TEXT).unwrap();
        assert_eq!(policy.target("usage.unattributed_share", None).unwrap().at_most, Some(0.05));
        assert_eq!(policy.target("review.coverage", Some("high")).unwrap().at_least, Some(1.0));
        assert_eq!(policy.target("review.coverage", Some("medium")), None);
        assert_eq!(policy.target("usage.calls", Some("high")), None);
        assert_eq!(policy.investigation.sla("critical"), Some(8.0));
        assert_eq!(policy.investigation.sla("low"), Some(72.0));
        assert_eq!(check(""), Vec::<String>::new());
    }

    #[test]
    fn every_problem_is_named() {
        let found = |from: &str, to: &str| check(&TEXT.replace(from, to)).join("\n");
        assert!(found("at_most = 0.05", "at_most = 5").contains("share from 0 to 1"));
        assert!(found("at_most = 0.05", "").contains("expected `at_least` or `at_most`"));
        assert!(found("at_most = 0.05", "at_most = 0.1\nat_least = 0.2").contains("is above"));
        assert!(found("unattributed_share", "unatributed").contains("`usage.unatributed` is not a KPI"));
        assert!(found("low = 0.02", "low = 2").contains("`policy.review.coverage.low`"));
        assert!(found("critical = 8", "urgent = 8").contains("`urgent` is not a severity"));
        assert!(found("critical = 8", "critical = 0").contains("`policy.investigation.sla_hours.critical`"));
        assert!(toml::from_str::<Policy>("[investigation]\nsla = 3").is_err());
    }
}
