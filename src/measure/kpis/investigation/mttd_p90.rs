//! 90th percentile of the time to detect.

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
        id: "investigation.mttd_p90",
        version: 1,
        title: "Time within which 90 % are detected",
        question: "How long do slowly noticed activities go without a flag?",
        formula: "smallest time from activity to flag within which at least 90 % of the cases lie; a case's activity \
                  is the earliest that its records name; 95 % interval between order statistics; ten cases or more",
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
        caveat: "Only what was flagged is known: what nobody noticed would make it longer. The upper end of the \
                 interval needs some 40 cases.",
        uncertainty: Uncertainty::OrderStatistic,
        chart: Chart::LogIndividuals,
        privacy: Privacy::Open,
        example: "Ten cases flagged 1, 2, … 10 hours after the activity: nine of them within 9 hours.",
    },
    basis: Basis::Quantity,
    cumulative: false,
    measure,
    steps: detected_steps,
    sql: Sql::Inputs(sql::detected),
    example: Example {
        case: "case_id | event_us | flagged_us | observed_us | state | severity=high | source=servicenow
               A | 2026-10-05 00:00 | 2026-10-05 01:00 | 2026-10-05 01:00 | new
               B | 2026-10-05 00:00 | 2026-10-05 02:00 | 2026-10-05 02:00 | new
               C | 2026-10-05 00:00 | 2026-10-05 03:00 | 2026-10-05 03:00 | new
               D | 2026-10-05 00:00 | 2026-10-05 04:00 | 2026-10-05 04:00 | new
               E | 2026-10-05 00:00 | 2026-10-05 05:00 | 2026-10-05 05:00 | new
               F | 2026-10-05 00:00 | 2026-10-05 06:00 | 2026-10-05 06:00 | new
               G | 2026-10-05 00:00 | 2026-10-05 07:00 | 2026-10-05 07:00 | new
               H | 2026-10-05 00:00 | 2026-10-05 08:00 | 2026-10-05 08:00 | new
               I | 2026-10-05 00:00 | 2026-10-05 09:00 | 2026-10-05 09:00 | new
               J | 2026-10-05 00:00 | 2026-10-05 10:00 | 2026-10-05 10:00 | new",
        gives: 9.0,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    detected(facts, Asked::p90(elapsed, cases))
}
