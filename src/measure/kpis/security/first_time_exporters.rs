//! People who exported data and had not done so before.

use super::{CLOCK, EXPORTED, EXPORTS, FAILED, done, watched_steps};
use crate::event::capability::Question;
use crate::event::taxonomy::ActorKind;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Uncertainty};
use crate::measure::facts::{Facts, actions::Deed};
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::sql::actors as sql;
use crate::measure::steps::Step;
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::{Arg, Remark};
use chrono::Days;
use std::collections::BTreeSet;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "security.first_time_exporters",
        version: 1,
        title: "People who export for the first time",
        question: "Who takes data out that never did before?",
        formula: "number of people with an export in the period and none before it, as far back as the log goes, at least 28 days",
        ratio: None,
        source: "auditpack definition 1",
        unit: Unit::People,
        better: Better::Lower,
        dimension: None,
        parts: Parts::Apart,
        clock: CLOCK,
        exclusions: FAILED,
        needs: &[Question::Administration],
        inputs: EXPORTS,
        caveat: "It tells how many, never who. A person under two ids is new twice. The longer the log, the fewer are new.",
        uncertainty: Uncertainty::Census,
        chart: Chart::Rate,
        privacy: Privacy::People,
        example: "p1 exported in August and in October, p2 only in October: 1 exports for the first time.",
    },
    basis: Basis::Census,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value { text: |facts| sql::newcomers(facts, EXPORTED, silence(facts).is_some()), scale: 1.0 },
    example: Example {
        daily: "local_day | kind=admin | source=claude_activity | outcome=success | events
                2026-08-05 | 9
                2026-10-05 | 9",
        action: "event_id | local_day | action | outcome | actor | actor_kind=user | source=claude_activity
                 a | 2026-08-05 | data_exported | success | p1
                 b | 2026-10-06 | data_exported | success | p1
                 c | 2026-10-06 | data_exported | success | p2",
        gives: 1.0,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    if let Some(reason) = silence(facts) {
        return vec![Measured::missing(reason)];
    }
    let exports = done(facts, EXPORTED).unwrap_or_default();
    let is_known = |deed: &&Deed| deed.day < facts.period.start && deed.succeeded() && EXPORTED.contains(&deed.action);
    let before: BTreeSet<&str> = facts.log.actions.iter().filter(is_known).filter_map(person).collect();
    let now: BTreeSet<&str> = exports.iter().copied().filter_map(person).collect();
    let count = Measured::count(now.difference(&before).count() as i64);
    let told = Remark::of("remark-people-exported", [("n", now.len().into())]);
    let people = Some(now.len() as i64);
    vec![Measured { people, ..count }.noting([told]).noting(facts.gaps(Question::Administration))]
}

/// Days of log before the period without which everybody would be new.
const DAYS_BEFORE: u64 = 28;

/// Why nothing can be said.
fn silence(facts: &Facts) -> Option<Remark> {
    facts.silence(Question::Administration).or_else(|| {
        let needed = facts.period.start.checked_sub_days(Days::new(DAYS_BEFORE));
        let begun = facts.log.sources.begun(Question::Administration);
        let is_short = begun.zip(needed).is_none_or(|(begun, needed)| begun > needed);
        is_short.then(|| Remark::of("remark-log-too-short", [("days", Arg::Value(DAYS_BEFORE as f64, "days"))]))
    })
}

fn person(deed: &Deed) -> Option<&str> {
    deed.actor.as_deref().filter(|_| deed.actor_kind == ActorKind::User)
}

fn steps(facts: &Facts) -> Vec<Step> {
    watched_steps(facts, EXPORTED)
}
