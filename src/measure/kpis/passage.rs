//! What became of the eligible outputs of each project, from the call to the human's decision.

use super::review::overturn_rate::overturned;
use super::review::{Outputs, eligible_tier};
use crate::measure::facts::Facts;
use std::collections::BTreeMap;

/// The counts of one project.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Passage {
    /// Outputs of which the policy asks the review.
    pub(crate) eligible: i64,
    /// Put before a human.
    pub(crate) routed: i64,
    /// Begun by the stock instant.
    pub(crate) started: i64,
    /// Complete by then.
    pub(crate) completed: i64,
    /// Complete with a known decision.
    pub(crate) decided: i64,
    /// Changed or rejected.
    pub(crate) changed: i64,
}

/// The counts by project.
pub(crate) type Passages<'a> = BTreeMap<&'a str, Passage>;

/// The counts of every project; none where nothing can be said.
pub(crate) fn passages<'a>(facts: &Facts<'a>) -> Passages<'a> {
    let mut projects = Passages::new();
    // Counts that contradict each other are no basis for these either.
    if Outputs::of(facts).is_err() {
        return projects;
    }
    for calls in
        facts.calls().iter().filter(|calls| eligible_tier(facts, calls.policy_of, calls.tier.as_deref()).is_some())
    {
        projects.entry(&calls.project).or_default().eligible += calls.accepted;
    }
    for review in facts.reviews().iter().filter(|review| review.linked) {
        let (Some(project), Some(_)) = (&review.project, eligible_tier(facts, review.day, review.tier.as_deref()))
        else {
            continue;
        };
        let counts = projects.entry(project).or_default();
        let completed = review.completed_by(facts.stock_us);
        let begun = review.begun_us.is_some_and(|us| us <= facts.stock_us);
        counts.routed += 1;
        counts.started += i64::from(begun || completed);
        counts.completed += i64::from(completed);
        counts.decided += i64::from(completed && review.decision.is_some());
        counts.changed += i64::from(completed && overturned(review));
    }
    projects
}
