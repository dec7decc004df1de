//! People who used AI in the last week of the period.

use super::{EXCLUSIONS, PEOPLE_EXPORTS, WEEK, count, heard, sql, steps};
use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::unit::Unit;
use crate::policy::Basis;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "adoption.weekly_active_people",
        version: 1,
        title: "Active people (7 days)",
        question: "How many people used AI in the last week?",
        formula: "number of distinct people with a call, prompt, answer, session or use of a tool in the 7 \
                  days that end with the period",
        ratio: None,
        source: "rolling windows of 7 and 28 days",
        unit: Unit::People,
        better: Better::Higher,
        dimension: None,
        parts: Parts::Apart,
        clock: "local day; the 7 days that end with the period",
        exclusions: EXCLUSIONS,
        needs: &[Question::Adoption],
        inputs: PEOPLE_EXPORTS,
        caveat: "A week of holidays lowers it: the 28 days are steadier.",
        uncertainty: Uncertainty::Census,
        chart: Chart::Individuals,
        privacy: Privacy::People,
        example: "p1 made calls on 25 and 31 October, p2 on 26 October, p3 on 24 October, before the 7 days: 2 \
                  people.",
    },
    basis: Basis::Census,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value { text: query, scale: 1.0 },
    example: Example {
        daily: "local_day | actor | events | actor_kind=user | project=claims | kind=call | outcome=success | source=litellm
                2026-10-24 | p3 | 4
                2026-10-25 | p1 | 1
                2026-10-26 | p2 | 3
                2026-10-31 | p1 | 3",
        gives: 2.0,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    vec![match heard(facts) {
        Err(reason) => Measured::missing(reason),
        Ok(heard) => count(&heard.people(WEEK)).noting(heard.remarks(WEEK)),
    }]
}

fn query(facts: &Facts) -> String {
    sql::active(facts, WEEK, false)
}
