//! 90th percentile of the time to investigate, open cases included.

use super::{CASE_EXPORTS, CLOCK, CURVE_SOURCE, EXCLUSIONS, SEVERITY, cases, quantile, steps};
use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Uncertainty};
use crate::measure::facts::{Facts, cases::Clock};
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
        id: "investigation.mtti_p90",
        version: 2,
        title: "Time until 90 % of cases are decided",
        question: "How long do the slow cases wait for a decision?",
        formula: "first time at which the Kaplan-Meier share of cases that are undecided is at most 0.1; running \
                  clocks censored at the as-of instant; 95 % interval from the log(-log) interval of the curve",
        ratio: None,
        source: CURVE_SOURCE,
        unit: Unit::Hours,
        better: Better::Lower,
        dimension: SEVERITY,
        parts: Parts::Apart,
        clock: CLOCK,
        exclusions: EXCLUSIONS,
        needs: &[Question::Cases],
        inputs: CASE_EXPORTS,
        caveat: "Not observable while more than a tenth of the cases is open; then it is only known to be longer than \
                 the oldest of them. A severity with fewer than ten cases has none.",
        uncertainty: Uncertainty::KaplanMeier,
        chart: Chart::LogIndividuals,
        privacy: Privacy::Open,
        example: "Cases decided after 10, 20 and 40 hours, a fourth after 90: nine tenths of them are decided after \
                  90 hours.",
    },
    basis: Basis::Quantity,
    cumulative: false,
    measure,
    steps: |facts| steps(facts, Clock::Decided),
    sql: Sql::Inputs(|facts| sql::times(facts, Clock::Decided)),
    example: Example {
        case: "case_id | flagged_us | disposed_us | observed_us | state | severity=high | source=servicenow
               A | 2026-10-05 00:00 | 2026-10-05 10:00 | 2026-10-05 10:00 | resolved
               B | 2026-10-06 00:00 | 2026-10-06 20:00 | 2026-10-06 20:00 | resolved
               C | 2026-10-07 00:00 | 2026-10-08 16:00 | 2026-10-08 16:00 | resolved
               D | 2026-10-08 00:00 | 2026-10-11 18:00 | 2026-10-11 18:00 | closed
               E | 2026-10-09 00:00 | -                | 2026-10-09 01:00 | cancelled",
        gives: 90.0,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    quantile(facts, Clock::Decided, Asked { fewest: 1, ..Asked::p90(elapsed, cases) })
}
