//! Attempted calls: how often a model was asked, however it ended.

use super::{CALL_LOGS, CLOCK, sql, steps};
use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::Remark;
use std::collections::BTreeMap;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "usage.calls_attempted",
        version: 1,
        title: "Attempted calls",
        question: "How often was a model asked, answered or not?",
        formula: "number of distinct requests, however they ended; per project by the attribution map; total = \
                  sum over projects and unattributed",
        ratio: None,
        source: "counted unit and precedence of project keys: auditpack definition 2",
        unit: Unit::Calls,
        better: Better::Neither,
        dimension: Some("project"),
        parts: Parts::Sum,
        clock: CLOCK,
        exclusions: "calls that a vendor counted: its reports do not tell what failed; health checks, token \
                  counts, the audit export reading itself",
        needs: &[Question::Calls],
        inputs: CALL_LOGS,
        caveat: "A client that tries again raises it with every attempt, unless the attempts share a request \
                  id.",
        uncertainty: Uncertainty::Census,
        chart: Chart::PerWorkingDay,
        privacy: Privacy::Open,
        example: "Project claims has 5 calls that were answered, 2 that failed and 1 that a rule stopped; \
                  project audit has 3. 5 + 2 + 1 + 3 = 11 calls.",
    },
    basis: Basis::Census,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value { text: query, scale: 1.0 },
    example: Example {
        daily: "local_day | project | outcome | events | kind=call | source=litellm
                2026-10-01 | claims | success | 5
                2026-10-31 | claims | failure | 2
                2026-10-31 | claims | denied  | 1
                2026-10-12 | audit  | success | 3
                2026-09-30 | audit  | failure | 1",
        gives: 11.0,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    if let Some(reason) = facts.silence(Question::Calls) {
        return vec![Measured::missing(reason)];
    }
    let mut projects: BTreeMap<&str, i64> = BTreeMap::new();
    for calls in facts.calls() {
        if let Some(attempts) = calls.attempts {
            *projects.entry(&calls.project).or_default() += attempts.all;
        }
    }
    if projects.is_empty() && !facts.calls().is_empty() {
        return vec![Measured::missing(Remark::plain("remark-attempts-not-told"))];
    }
    let counted: i64 = facts.calls().iter().filter(|calls| calls.attempts.is_none()).map(|calls| calls.accepted).sum();
    let counted = (counted > 0).then(|| Remark::of("remark-attempts-not-known", [("n", counted.into())]));
    let total = Measured::count(projects.values().sum()).noting(counted).noting(facts.gaps(Question::Calls));
    let members = projects.into_iter().map(|(project, calls)| Measured::count(calls).of(project));
    [total].into_iter().chain(members).collect()
}

fn query(facts: &Facts) -> String {
    sql::count(facts, sql::ANY, "in_project", sql::ANY)
}
