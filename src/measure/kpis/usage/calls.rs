//! Calls per project: how often models were asked, and on whose behalf.

use super::{CALL_EXPORTS, by_project, sql, steps};
use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::unit::Unit;
use crate::policy::Basis;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "usage.calls",
        version: 2,
        title: "Accepted calls",
        question: "How often was a model asked, and on behalf of which project?",
        formula: "number of distinct accepted requests, answered or declined by a model; per project by the attribution map; total = sum over \
                  projects and unattributed",
        ratio: None,
        source: "counted unit and precedence of project keys: auditpack definition 2",
        unit: Unit::Calls,
        better: Better::Neither,
        dimension: Some("project"),
        parts: Parts::Sum,
        clock: "local day of the request",
        exclusions: "requests that failed or that a rule stopped, or of which it is not known how they ended; health checks, token counts, the audit export reading itself",
        needs: &[Question::Calls],
        inputs: CALL_EXPORTS,
        caveat: "Agents that loop over tools raise the count without more people using AI; a cached prompt is still \
                 a call.",
        uncertainty: Uncertainty::Census,
        chart: Chart::PerWorkingDay,
        privacy: Privacy::Open,
        example: "Project claims has 5 calls on one day and on another 2 that the model declined to answer, project \
                  audit has 3; one call failed and one belongs to September. 5 + 2 + 3 = 10 calls.",
    },
    basis: Basis::Census,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value { text: query, scale: 1.0 },
    example: Example {
        daily: "local_day | project | outcome | events | kind=call | source=litellm
                2026-10-01 | claims | success | 5
                2026-10-31 | claims | refused | 2
                2026-10-31 | claims | failure | 1
                2026-10-12 | audit  | success | 3
                2026-09-30 | audit  | success | 1",
        gives: 10.0,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    if let Some(reason) = facts.silence(Question::Calls) {
        return vec![Measured::missing(reason)];
    }
    let projects = by_project(facts);
    let total = Measured::count(projects.values().sum()).noting(facts.gaps(Question::Calls));
    let members = projects.into_iter().map(|(project, calls)| Measured::count(calls).of(project));
    [total].into_iter().chain(members).collect()
}

fn query(facts: &Facts) -> String {
    sql::count(facts, &sql::accepted(), "in_project", &sql::accepted())
}
