//! Effective number of projects: over how many projects usage behaves as if it were spread evenly.

use super::{CALL_EXPORTS, NO_CALLS, UNATTRIBUTED_LIMIT, steps, unattributed_of_all};
use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::stats::concentration;
use crate::measure::unit::Unit;
use crate::policy::Basis;
use std::collections::BTreeMap;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "usage.effective_projects",
        version: 2,
        title: "Effective number of projects",
        question: "Over how many projects is the use of AI really spread?",
        formula: "1 ÷ Σ s², with s the share of each project in the attributed accepted calls",
        ratio: None,
        source: "inverse Herfindahl-Hirschman index",
        unit: Unit::Projects,
        better: Better::Neither,
        dimension: None,
        parts: Parts::Apart,
        clock: "local day of the request",
        exclusions: "unattributed calls; not measurable if they are more than 20 % of all",
        needs: &[Question::Calls],
        inputs: CALL_EXPORTS,
        caveat: "It counts calls, not people or risk: one busy batch job can outweigh everybody else.",
        uncertainty: Uncertainty::Census,
        chart: Chart::Individuals,
        privacy: Privacy::Open,
        example: "Three projects with 50, 30 and 20 calls: 1 ÷ (0.25 + 0.09 + 0.04) = 2.6316 projects.",
    },
    basis: Basis::Census,
    cumulative: false,
    measure,
    steps,
    sql: Sql::None,
    example: Example {
        daily: "local_day | project | outcome | events | kind=call | source=litellm
                2026-10-01 | claims       | success | 50
                2026-10-02 | audit        | success | 30
                2026-10-02 | legal        | success | 20
                2026-10-02 | unattributed | success | 25",
        gives: 2.6316,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    let measured = match (facts.silence(Question::Calls), unattributed_of_all(facts)) {
        (Some(reason), _) => Measured::missing(reason),
        (None, (_, 0)) => Measured::missing(NO_CALLS),
        (None, (unattributed, all)) if unattributed as f64 > UNATTRIBUTED_LIMIT * all as f64 => {
            let share = 100.0 * unattributed as f64 / all as f64;
            Measured::missing(format!("{share:.1} % of the calls have no project: complete the attribution map"))
        }
        (None, (unattributed, all)) => effective(facts, all - unattributed).noting(facts.gaps(Question::Calls)),
    };
    vec![measured]
}

fn effective(facts: &Facts, attributed: i64) -> Measured {
    let mut projects: BTreeMap<&str, i64> = BTreeMap::new();
    for calls in facts.calls().iter().filter(|calls| calls.attributed()) {
        *projects.entry(&calls.project).or_default() += calls.accepted;
    }
    let counts: Vec<i64> = projects.into_values().collect();
    concentration::effective_number(&counts)
        .map_or_else(|| Measured::missing(NO_CALLS), |number| Measured::estimate(number, attributed))
}
