//! Oversight policy as data: targets, review coverage per risk tier, service levels per severity, each from the day on
//! which it counts; the three-valued verdict of an interval against a target; and the controls that KPIs support.

pub mod controls;
mod judge;
mod target;
mod terms;
mod verdict;

pub use judge::{Basis, Estimate, Judgement, doubted, gated, is_complete, is_trusted, judge};
pub use target::{Band, Target};
pub use terms::{Dispositions, Exits, InvestigationPolicy, ReviewPolicy, Terms};
pub use verdict::Verdict;

use chrono::NaiveDate;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The `[policy]` section: its versions, the oldest first. What the section says outside of `[[policy.version]]` is the
/// oldest; each later one replaces the parts that it names, whole, and leaves the others as they were.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(from = "Section")]
pub struct Policy {
    /// At least one; only the first has no first day.
    versions: Vec<Terms>,
}

/// The section as it is written.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Section {
    approved_by: Option<String>,
    approved_on: Option<NaiveDate>,
    targets: BTreeMap<String, Target>,
    review: ReviewPolicy,
    investigation: InvestigationPolicy,
    version: Vec<Version>,
}

/// A later version as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Version {
    valid_from: NaiveDate,
    approved_by: String,
    approved_on: NaiveDate,
    reason: String,
    targets: Option<BTreeMap<String, Target>>,
    review: Option<ReviewPolicy>,
    investigation: Option<InvestigationPolicy>,
}

impl Default for Policy {
    fn default() -> Self {
        Section::default().into()
    }
}

impl From<Section> for Policy {
    fn from(section: Section) -> Self {
        let Section { approved_by, approved_on, targets, review, investigation, mut version } = section;
        let mut terms =
            Terms { valid_from: None, approved_by, approved_on, reason: None, targets, review, investigation };
        let mut versions = vec![terms.clone()];
        version.sort_by_key(|version| version.valid_from);
        for Version { valid_from, approved_by, approved_on, reason, targets, review, investigation } in version {
            terms = Terms {
                valid_from: Some(valid_from),
                approved_by: Some(approved_by),
                approved_on: Some(approved_on),
                reason: Some(reason),
                targets: targets.unwrap_or(terms.targets),
                review: review.unwrap_or(terms.review),
                investigation: investigation.unwrap_or(terms.investigation),
            };
            versions.push(terms.clone());
        }
        Self { versions }
    }
}

impl Policy {
    /// What the policy says on a day.
    #[must_use]
    pub fn at(&self, day: NaiveDate) -> &Terms {
        let begun = self.versions.iter().rev().find(|terms| terms.valid_from.is_none_or(|from| from <= day));
        begun.expect("the oldest version has no first day")
    }

    /// The days on which the policy changes between two days: after `start`, before `end`.
    #[must_use]
    pub fn changes_within(&self, start: NaiveDate, end: NaiveDate) -> Vec<NaiveDate> {
        let days = self.versions.iter().filter_map(|terms| terms.valid_from);
        days.filter(|day| start < *day && *day < end).collect()
    }

    /// The versions that count on the days from `start` to before `end`, each with the first of these days, in order.
    #[must_use]
    pub fn within(&self, start: NaiveDate, end: NaiveDate) -> Vec<(NaiveDate, &Terms)> {
        let days = std::iter::once(start).chain(self.changes_within(start, end));
        days.map(|day| (day, self.at(day))).collect()
    }

    /// The policy that says on every day what this one says on `day`.
    #[must_use]
    pub fn as_on(&self, day: NaiveDate) -> Self {
        Self { versions: vec![Terms { valid_from: None, ..self.at(day).clone() }] }
    }

    /// Every version, the oldest first.
    #[must_use]
    pub fn versions(&self) -> &[Terms] {
        &self.versions
    }

    /// Everything that is wrong with the section, one sentence each. `units` are the known KPIs: id → unit.
    #[must_use]
    pub fn check(&self, units: &BTreeMap<&str, &str>) -> Vec<String> {
        let mut problems = Vec::new();
        for (index, terms) in self.versions.iter().enumerate() {
            let before = index.checked_sub(1).map(|before| &self.versions[before]);
            problems.extend(terms.problems(before, units));
        }
        let days = self.versions.iter().filter_map(|terms| terms.valid_from);
        let days: Vec<NaiveDate> = days.collect();
        let twice = days.windows(2).filter(|pair| pair[0] == pair[1]);
        problems.extend(twice.map(|pair| format!("`policy.version`: two begin on {}", pair[0])));
        problems
    }
}

#[cfg(test)]
mod tests;
