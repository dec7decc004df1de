//! Calls on a typical working day: months differ in length, and weekends in use.

use super::{CALL_LOGS, sql, steps};
use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::facts::call_days::WorkingDays;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::unit::Unit;
use crate::policy::Basis;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "usage.calls_per_working_day",
        version: 1,
        title: "Calls on a typical working day",
        question: "How much is AI used on an ordinary working day?",
        formula: "median over the working days of the period of the accepted calls of the day",
        ratio: None,
        source: "growth per working day: auditpack definition 1",
        unit: Unit::Calls,
        better: Better::Neither,
        dimension: None,
        parts: Parts::Apart,
        clock: "local day of the request; working days by the calendar",
        exclusions: "weekends and holidays; working days on which no source has a row: nobody told, which is not \
                  zero; calls that a vendor counted",
        needs: &[Question::Calls],
        inputs: CALL_LOGS,
        caveat: "A median hides single busy days: the total counts them.",
        uncertainty: Uncertainty::Census,
        chart: Chart::Individuals,
        privacy: Privacy::Open,
        example: "Thursday 1 October has 4 calls, Friday 10, Monday 6, and Saturday, which is no working day, \
                  90: the middle of 4, 6 and 10 is 6.",
    },
    basis: Basis::Census,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Inputs(query),
    example: Example {
        daily: "local_day | project | outcome | events | kind=call | source=litellm
                2026-10-01 | claims | success | 4
                2026-10-02 | claims | success | 7
                2026-10-02 | audit  | success | 3
                2026-10-03 | claims | success | 90
                2026-10-05 | claims | success | 6",
        gives: 6.0,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    vec![match WorkingDays::of(facts) {
        Err(reason) => Measured::missing(reason),
        Ok(working) => {
            let measured = Measured::estimate(working.median(), working.days.len() as i64);
            measured.noting(working.remark()).noting(facts.gaps(Question::Calls))
        }
    }]
}

fn query(facts: &Facts) -> String {
    WorkingDays::of(facts).map_or_else(|_| String::new(), |working| sql::by_day(&[(*facts, working.days)]))
}
