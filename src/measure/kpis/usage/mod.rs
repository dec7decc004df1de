//! How much AI is used, and by which projects.

mod calls;
mod effective_projects;
mod unattributed_share;

use super::Area;
use crate::measure::facts::Facts;
use crate::measure::steps::Step;

pub(super) static AREA: Area = Area {
    id: "usage",
    title: "Usage",
    intro: "How much AI is used, by which projects, and how much of it nobody answers for.",
    kpis: &[&calls::KPI, &unattributed_share::KPI, &effective_projects::KPI],
};

/// The exports that tell of calls.
const CALL_EXPORTS: &str = "a call log, a vendor's count of requests, or chats";

/// Why a share of calls has no value in a period without any.
const NO_CALLS: &str = "no call was accepted in the period";

/// Above this share of unattributed calls, what the projects look like is no longer known.
const UNATTRIBUTED_LIMIT: f64 = 0.2;

/// From all calls of the period to those of a project.
fn steps(facts: &Facts) -> Vec<Step> {
    let calls = facts.calls();
    let all: i64 = calls.iter().map(|calls| calls.attempts.map_or(calls.accepted, |attempts| attempts.all)).sum();
    let (unattributed, accepted) = unattributed_of_all(facts);
    vec![
        Step::new("calls of the period in the sources that are heard", all),
        Step::new("of them accepted", accepted),
        Step::new("of them of a project", accepted - unattributed),
    ]
}

/// Accepted calls of the period: of unattributed projects, and all.
fn unattributed_of_all(facts: &Facts) -> (i64, i64) {
    let unattributed = facts.calls().iter().filter(|calls| !calls.attributed()).map(|calls| calls.accepted).sum();
    (unattributed, facts.calls().iter().map(|calls| calls.accepted).sum())
}
