//! Share of the ten largest projects in the attributed calls.

use super::{CALL_EXPORTS, CLOCK, SPREAD_EXCLUSIONS, steps, top, top_sql};
use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Ratio, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::unit::Unit;
use crate::policy::Basis;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "usage.top_10_share",
        version: 1,
        title: "Share of the ten largest projects",
        question: "How much of the use of AI is that of the ten largest projects?",
        formula: "accepted calls of the ten largest projects ÷ attributed accepted calls",
        ratio: Some(Ratio {
            numerator: "accepted calls of the ten largest projects",
            denominator: "attributed accepted calls",
        }),
        source: "concentration ratio CR10",
        unit: Unit::Share,
        better: Better::Neither,
        dimension: None,
        parts: Parts::Apart,
        clock: CLOCK,
        exclusions: SPREAD_EXCLUSIONS,
        needs: &[Question::Calls],
        inputs: CALL_EXPORTS,
        caveat: "It counts calls, not people or risk: one busy batch job can outweigh everybody else.",
        uncertainty: Uncertainty::Census,
        chart: Chart::Individuals,
        privacy: Privacy::Open,
        example: "Six projects with 500, 300, 100, 50, 30 and 20 calls: there are fewer than ten, so they made \
                  all: 1000 ÷ 1000 = 1.",
    },
    basis: Basis::Census,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value { text: query, scale: 1.0 },
    example: Example {
        daily: "local_day | project | outcome | events | kind=call | source=litellm
                2026-10-01 | a            | success | 500
                2026-10-02 | b            | success | 300
                2026-10-02 | c            | success | 100
                2026-10-05 | d            | success | 50
                2026-10-06 | e            | success | 30
                2026-10-06 | f            | success | 20
                2026-10-07 | unattributed | success | 150",
        gives: 1.0,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    top(facts, 10)
}

fn query(facts: &Facts) -> String {
    top_sql(facts, 10)
}
