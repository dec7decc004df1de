//! How much AI is used, and by which projects.

mod calls;
mod calls_attempted;
mod calls_per_active_person;
mod calls_per_working_day;
mod change_in_calls;
mod effective_projects;
mod error_share;
mod gini;
mod growth;
mod hhi;
mod keys_active;
mod keys_multi_project;
mod keys_unused;
mod new_projects;
mod project_share;
mod tasks_per_working_day;
mod top_10_share;
mod top_1_share;
mod top_3_share;
mod unattributed_share;

use super::Area;
use super::measured::Measured;
use crate::event::capability::Question;
use crate::event::taxonomy::Kind;
use crate::measure::facts::Facts;
use crate::measure::facts::calls::stands_in;
use crate::measure::facts::keys::KeyDay;
use crate::measure::sql::{calls as sql, keys as key_sql};
use crate::measure::stats::{Interval, concentration};
use crate::measure::steps::Step;
use crate::words::{Arg, Remark};
use std::collections::{BTreeMap, BTreeSet};

pub(super) static AREA: Area = Area {
    id: "usage",
    title: "Usage",
    intro: "How much AI is used, by which projects, and how much of it nobody answers for.",
    kpis: &[
        &calls::KPI,
        &unattributed_share::KPI,
        &effective_projects::KPI,
        &calls_attempted::KPI,
        &error_share::KPI,
        &project_share::KPI,
        &top_1_share::KPI,
        &top_3_share::KPI,
        &top_10_share::KPI,
        &hhi::KPI,
        &gini::KPI,
        &calls_per_working_day::KPI,
        &growth::KPI,
        &change_in_calls::KPI,
        &new_projects::KPI,
        &calls_per_active_person::KPI,
        &tasks_per_working_day::KPI,
        &keys_active::KPI,
        &keys_unused::KPI,
        &keys_multi_project::KPI,
    ],
};

/// The exports that tell of calls.
const CALL_EXPORTS: &str = "a call log, a vendor's count of requests, or chats";

/// The exports that tell of single calls.
const CALL_LOGS: &str = "a call log, or chats";

/// The exports that tell of keys.
const KEY_EXPORTS: &str = "a call log that names the API key of each call";

/// The clock of calls.
const CLOCK: &str = "local day of the request";

/// What every figure of how calls are spread leaves out.
const SPREAD_EXCLUSIONS: &str = "unattributed calls; not measurable if they are more than 20 % of all";

/// Why a share of calls has no value in a period without any.
const NO_CALLS: Remark = Remark::plain("remark-no-call-accepted");

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

/// Accepted calls by project, unattributed ones among them; a project whose every call failed is none of those on whose
/// behalf a model was asked.
fn by_project<'a>(facts: &Facts<'a>) -> BTreeMap<&'a str, i64> {
    let mut projects: BTreeMap<&str, i64> = BTreeMap::new();
    for calls in facts.calls().iter().filter(|calls| calls.accepted > 0) {
        *projects.entry(&calls.project).or_default() += calls.accepted;
    }
    projects
}

/// The calls of each attributed project.
fn attributed(facts: &Facts) -> Vec<i64> {
    let of_projects = facts.calls().iter().filter(|calls| calls.attributed() && calls.accepted > 0);
    let mut projects: BTreeMap<&str, i64> = BTreeMap::new();
    of_projects.for_each(|calls| *projects.entry(&calls.project).or_default() += calls.accepted);
    projects.into_values().collect()
}

/// Why nothing can be said of how calls are spread over projects, if so.
fn hidden(facts: &Facts) -> Option<Remark> {
    let (unattributed, all) = unattributed_of_all(facts);
    let too_many = unattributed as f64 > UNATTRIBUTED_LIMIT * all as f64;
    facts.silence(Question::Calls).or_else(|| (all == 0).then_some(NO_CALLS)).or_else(|| {
        let share = Arg::Value(unattributed as f64 / all as f64, "share");
        too_many.then(|| Remark::of("remark-unattributed", [("share", share)]))
    })
}

/// A figure of how calls are spread over projects.
fn spread(facts: &Facts, figure: impl Fn(&[i64]) -> Result<Measured, Remark>) -> Measured {
    if let Some(reason) = hidden(facts) {
        return Measured::missing(reason);
    }
    match figure(&attributed(facts)) {
        Ok(measured) => measured.noting(facts.gaps(Question::Calls)),
        Err(reason) => Measured::missing(reason),
    }
}

/// The least and the greatest index of concentration that the unattributed calls allow, over all calls.
fn bounds(facts: &Facts) -> Option<Interval> {
    let (unattributed, _) = unattributed_of_all(facts);
    concentration::bounds(&attributed(facts), unattributed).map(|(low, high)| Interval { low, high })
}

/// The share of the `count` largest projects.
fn top(facts: &Facts, count: usize) -> Vec<Measured> {
    let figure = |counts: &[i64]| {
        let mut largest = counts.to_vec();
        largest.sort_unstable_by(|one, other| other.cmp(one));
        let few = (counts.len() <= count).then(|| Remark::of("remark-few-projects", [("n", counts.len().into())]));
        Ok(Measured::share(largest.iter().take(count).sum(), largest.iter().sum()).noting(few))
    };
    vec![spread(facts, figure)]
}

/// The same as a query.
fn top_sql(facts: &Facts, count: usize) -> String {
    let largest = format!("SUM(CASE WHEN place_down <= {count} THEN calls_made ELSE 0 END)");
    sql::spread(facts, &largest, "SUM(calls_made)", hidden(facts).is_some())
}

/// Days on which a key made calls in the period, of the sources that are heard.
fn key_days<'a>(facts: &Facts<'a>) -> Vec<&'a KeyDay> {
    let heard = facts.callers();
    let calls = |day: &KeyDay| {
        let kind = if stands_in(facts.context.precedence, &day.source) { Kind::Output } else { Kind::Call };
        day.kind == kind && heard.get(day.project.as_str()) == Some(&day.source.as_str())
    };
    facts.log.keys.iter().filter(|day| facts.period.holds(day.day) && calls(day)).collect()
}

/// Why nothing can be said of keys, if so.
fn keyless(facts: &Facts) -> Option<Remark> {
    let none = || key_days(facts).is_empty().then(|| Remark::plain("remark-no-call-names-key"));
    facts.silence(Question::Calls).or_else(none)
}

/// From the calls of the period to the keys that made them.
fn key_steps(facts: &Facts) -> Vec<Step> {
    let days = key_days(facts);
    let keys: BTreeSet<&str> = days.iter().map(|day| day.key.as_str()).collect();
    vec![
        Step::new("calls of the period that name a key", days.iter().map(|day| day.events).sum()),
        Step::new("keys that made them", keys.len() as i64),
    ]
}
