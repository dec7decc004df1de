//! What the policy says on a day: targets, review duties, service levels.

use super::target::Target;
use crate::event::taxonomy::Severity;
use chrono::NaiveDate;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// The KPI whose members are held to [`ReviewPolicy::coverage`].
const COVERAGE_KPI: &str = "review.coverage";

/// Everything that the policy says from one day until it changes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Terms {
    /// The first day on which it counts; none for the oldest version, which counts before every other.
    pub valid_from: Option<NaiveDate>,
    /// Who approved it.
    pub approved_by: Option<String>,
    /// When it was approved.
    pub approved_on: Option<NaiveDate>,
    /// Why it replaced what was before.
    pub reason: Option<String>,
    /// KPI id → target for its total.
    pub targets: BTreeMap<String, Target>,
    /// What must be reviewed.
    pub review: ReviewPolicy,
    /// How soon a case must be decided.
    pub investigation: InvestigationPolicy,
}

/// What must be reviewed.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ReviewPolicy {
    /// Risk tier → share of its outputs that must be reviewed, 0 to 1. Only outputs of these tiers are eligible.
    pub coverage: BTreeMap<String, f64>,
    /// An approval sooner than this is counted as fast, in seconds.
    pub fast_seconds: f64,
}

impl Default for ReviewPolicy {
    fn default() -> Self {
        Self { coverage: BTreeMap::new(), fast_seconds: 10.0 }
    }
}

/// How soon a case must be decided, and what its words mean.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct InvestigationPolicy {
    /// Severity → hours from flag to disposition.
    pub sla_hours: BTreeMap<String, f64>,
    /// Hours for every other severity; without it they have no service level.
    pub default_sla_hours: Option<f64>,
    /// Severities whose hours are business hours; those of all others pass day and night.
    pub business_hours: BTreeSet<String>,
    /// The restricted mean is taken up to here, in hours.
    pub horizon_hours: f64,
    /// A case that is opened again within this many days of its first disposition was decided too soon.
    pub reopened_within_days: u32,
    /// What the dispositions of the ticket system mean.
    pub dispositions: Dispositions,
    /// Words of the ticket system for ways out other than a disposition.
    pub exits: Exits,
}

impl Default for InvestigationPolicy {
    fn default() -> Self {
        Self {
            sla_hours: BTreeMap::new(),
            default_sla_hours: None,
            business_hours: BTreeSet::new(),
            horizon_hours: 720.0,
            reopened_within_days: 30,
            dispositions: Dispositions::default(),
            exits: Exits::default(),
        }
    }
}

/// What the dispositions of the ticket system mean; a word that is in neither list is not classified. Upper and lower
/// case are one.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Dispositions {
    /// The flag was right.
    pub true_positive: Vec<String>,
    /// The flag was wrong.
    pub false_positive: Vec<String>,
}

/// Words for ways out of the queue that are no disposition, compared with the disposition and the state of a case. Upper
/// and lower case are one. A case that was cancelled and has none of these words was withdrawn.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Exits {
    /// Closed by a rule, without a human.
    pub auto_closed: Vec<String>,
    /// Merged into another case.
    pub merged: Vec<String>,
}

impl Default for Exits {
    fn default() -> Self {
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        Self { auto_closed: words(&["auto-closed", "auto closed"]), merged: words(&["duplicate", "merged"]) }
    }
}

impl Dispositions {
    /// Whether a case with this disposition was rightly flagged; none if neither list has the word.
    #[must_use]
    pub fn is_true_positive(&self, disposition: &str) -> Option<bool> {
        if holds(&self.true_positive, disposition) {
            return Some(true);
        }
        holds(&self.false_positive, disposition).then_some(false)
    }
}

impl Exits {
    /// Whether a word means that a rule closed the case.
    #[must_use]
    pub fn is_auto_closed(&self, word: &str) -> bool {
        holds(&self.auto_closed, word)
    }

    /// Whether a word means that the case was merged into another.
    #[must_use]
    pub fn is_merged(&self, word: &str) -> bool {
        holds(&self.merged, word)
    }
}

/// Whether a list has a word; upper and lower case are one.
fn holds(words: &[String], word: &str) -> bool {
    words.iter().any(|one| one.to_lowercase() == word.trim().to_lowercase())
}

impl InvestigationPolicy {
    /// The service level of a severity, in hours.
    #[must_use]
    pub fn sla(&self, severity: &str) -> Option<f64> {
        self.sla_hours.get(severity).copied().or(self.default_sla_hours)
    }

    /// Whether the hours of a severity are business hours.
    #[must_use]
    pub fn in_business_hours(&self, severity: &str) -> bool {
        self.business_hours.contains(severity)
    }
}

impl Terms {
    /// The target of a KPI's total, or of one member of its dimension.
    #[must_use]
    pub fn target(&self, kpi: &str, member: Option<&str>) -> Option<Target> {
        match member {
            None => self.targets.get(kpi).cloned(),
            Some(tier) if kpi == COVERAGE_KPI => self.review.coverage.get(tier).copied().map(Target::at_least),
            Some(_) => None,
        }
    }

    /// Who approved a target and when: what it says itself, else what the policy says.
    #[must_use]
    pub fn approval(&self, target: &Target) -> (Option<String>, Option<NaiveDate>) {
        (target.approved_by.clone().or_else(|| self.approved_by.clone()), target.approved_on.or(self.approved_on))
    }

    /// Everything that is wrong with what this version changes of the one before it. `units` are the known KPIs.
    pub(super) fn problems(&self, before: Option<&Self>, units: &BTreeMap<&str, &str>) -> Vec<String> {
        let place =
            self.valid_from.map_or("policy".to_owned(), |day| format!("policy.version` of {day}, `policy.version"));
        let mut problems = Vec::new();
        if before.is_none_or(|before| before.targets != self.targets) {
            problems.extend(self.target_problems(&place, units));
        }
        if before.is_none_or(|before| before.review != self.review) {
            problems.extend(self.review.problems(&format!("{place}.review")));
        }
        if before.is_none_or(|before| before.investigation != self.investigation) {
            problems.extend(self.investigation.problems(&format!("{place}.investigation")));
        }
        problems
    }

    fn target_problems(&self, place: &str, units: &BTreeMap<&str, &str>) -> Vec<String> {
        let one = |(kpi, target): (&String, &Target)| match units.get(kpi.as_str()) {
            None => Some(format!("`{place}.targets`: `{kpi}` is not a KPI; `explain` lists them")),
            Some(unit) => target.problem(&format!("{place}.targets.\"{kpi}\""), unit),
        };
        self.targets.iter().filter_map(one).collect()
    }
}

impl ReviewPolicy {
    fn problems(&self, place: &str) -> Vec<String> {
        let wrong = self.coverage.iter().filter(|(_, share)| !(0.0..=1.0).contains(*share));
        let told = |(tier, share)| format!("`{place}.coverage.{tier}`: expected a share from 0 to 1, found {share}");
        let mut problems: Vec<String> = wrong.map(told).collect();
        let seconds = self.fast_seconds;
        if !(seconds.is_finite() && seconds > 0.0) {
            problems.push(format!("`{place}.fast_seconds`: expected seconds above zero, found {seconds}"));
        }
        problems
    }
}

impl InvestigationPolicy {
    fn problems(&self, place: &str) -> Vec<String> {
        let mut problems = Vec::new();
        let severities = self.sla_hours.keys().map(|word| ("sla_hours", word));
        for (key, word) in severities.chain(self.business_hours.iter().map(|word| ("business_hours", word))) {
            if word.parse::<Severity>().is_err() {
                let known = "known are critical, high, medium, low, unrated";
                problems.push(format!("`{place}.{key}`: `{word}` is not a severity; {known}"));
            }
        }
        let hours = self.sla_hours.iter().map(|(word, hours)| (format!("sla_hours.{word}"), *hours));
        let hours = hours.chain(self.default_sla_hours.map(|hours| ("default_sla_hours".to_owned(), hours)));
        for (name, hours) in hours.chain([("horizon_hours".to_owned(), self.horizon_hours)]) {
            if !(hours.is_finite() && hours > 0.0) {
                problems.push(format!("`{place}.{name}`: expected hours above zero, found {hours}"));
            }
        }
        let both = |word: &&String| holds(&self.dispositions.false_positive, word);
        let twice = self.dispositions.true_positive.iter().filter(both);
        problems.extend(twice.map(|word| format!("`{place}.dispositions`: `{word}` stands in both lists")));
        let both = |word: &&String| self.exits.is_merged(word);
        let twice = self.exits.auto_closed.iter().filter(both);
        problems.extend(twice.map(|word| format!("`{place}.exits`: `{word}` stands in both lists")));
        problems
    }
}
