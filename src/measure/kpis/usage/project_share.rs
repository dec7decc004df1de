//! Share of each project in the accepted calls.

use super::{CALL_EXPORTS, CLOCK, NO_CALLS, by_project, sql, steps, unattributed_of_all};
use crate::event::capability::Question;
use crate::event::taxonomy::UNATTRIBUTED;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Ratio, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::unit::Unit;
use crate::policy::Basis;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "usage.project_share",
        version: 1,
        title: "Share of calls by project",
        question: "Which part of the use of AI does each project answer for?",
        formula: "accepted calls of the project ÷ all accepted calls; total = the part that has a project",
        ratio: Some(Ratio { numerator: "accepted calls of the project", denominator: "accepted calls" }),
        source: "counted unit and precedence of project keys: auditpack definition 2",
        unit: Unit::Share,
        better: Better::Neither,
        dimension: Some("project"),
        parts: Parts::Sum,
        clock: CLOCK,
        exclusions: "as for accepted calls; unattributed calls are no project, and no part of them is given to \
                  one",
        needs: &[Question::Calls],
        inputs: CALL_EXPORTS,
        caveat: "Shares say nothing of how much: when one project uses less, the shares of all others rise.",
        uncertainty: Uncertainty::Census,
        chart: Chart::None,
        privacy: Privacy::Open,
        example: "Of 20 calls project claims made 15, project audit 3, and 2 have no project: (15 + 3) ÷ 20 = \
                  0.9.",
    },
    basis: Basis::Census,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value { text: query, scale: 1.0 },
    example: Example {
        daily: "local_day | project | outcome | events | kind=call | source=litellm
                2026-10-01 | claims       | success | 15
                2026-10-02 | audit        | success | 3
                2026-10-02 | unattributed | success | 2",
        gives: 0.9,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    let (unattributed, all) = match (facts.silence(Question::Calls), unattributed_of_all(facts)) {
        (Some(reason), _) => return vec![Measured::missing(reason)],
        (None, (_, 0)) => return vec![Measured::missing(NO_CALLS)],
        (None, counts) => counts,
    };
    let total = Measured::share(all - unattributed, all).noting(facts.gaps(Question::Calls));
    let named = by_project(facts).into_iter().filter(|(project, _)| *project != UNATTRIBUTED);
    [total].into_iter().chain(named.map(|(project, calls)| Measured::share(calls, all).of(project))).collect()
}

fn query(facts: &Facts) -> String {
    sql::project_share(facts)
}
