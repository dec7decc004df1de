//! Median time to detect: from the activity to its flag.

use super::{CASE_EXPORTS, cases, detected, detected_steps};
use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::kpis::{
    Example, Kpi, Sql,
    measured::Measured,
    survival::{Asked, elapsed},
};
use crate::measure::sql::waits as sql;
use crate::measure::unit::Unit;
use crate::policy::Basis;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "investigation.mttd_median",
        version: 1,
        title: "Median time to detect",
        question: "How long does a flagged activity go unnoticed?",
        formula: "smallest time from activity to flag within which at least half of the cases lie; a case's activity \
                  is the earliest that its records name; 95 % interval between order statistics",
        ratio: None,
        source: "David and Nagaraja, Order statistics, 7.1",
        unit: Unit::Hours,
        better: Better::Lower,
        dimension: None,
        parts: Parts::Apart,
        clock: "from the earliest activity to the flag, in elapsed hours; cases by the local day of the flag",
        exclusions: "cases whose activity has no time, clocks that run backwards",
        needs: &[Question::Cases],
        inputs: CASE_EXPORTS,
        caveat: "Only what was flagged is known: what nobody noticed would make it longer.",
        uncertainty: Uncertainty::OrderStatistic,
        chart: Chart::LogIndividuals,
        privacy: Privacy::Open,
        example: "Cases flagged 2, 5 and 30 hours after the activity, one whose activity has no time: the median is 5 \
                  hours.",
    },
    basis: Basis::Quantity,
    cumulative: false,
    measure,
    steps: detected_steps,
    sql: Sql::Inputs(sql::detected),
    example: Example {
        case: "case_id | event_us | flagged_us | observed_us | state | severity=high | source=servicenow
               A | 2026-10-05 00:00 | 2026-10-05 02:00 | 2026-10-05 02:00 | new
               B | 2026-10-06 00:00 | 2026-10-06 05:00 | 2026-10-06 05:00 | new
               C | 2026-10-07 00:00 | 2026-10-08 06:00 | 2026-10-08 06:00 | new
               D | -                | 2026-10-08 00:00 | 2026-10-08 00:00 | active",
        gives: 5.0,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    detected(facts, Asked::median(elapsed, cases))
}
