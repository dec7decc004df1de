//! Median time to the last disposition: what reopened cases really took.

use super::{CASE_EXPORTS, CURVE_SOURCE, SEVERITY, cases, quantile, steps};
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
        id: "investigation.mtti_final_median",
        version: 1,
        title: "Median time to the last disposition",
        question: "How long does the typical case take when its reopenings count?",
        formula: "first time at which the Kaplan-Meier share of cases without their last disposition is at most 0.5; \
                  running clocks censored at the as-of instant; 95 % interval from the log(-log) interval of the \
                  curve",
        ratio: None,
        source: CURVE_SOURCE,
        unit: Unit::Hours,
        better: Better::Lower,
        dimension: SEVERITY,
        parts: Parts::Apart,
        clock: "from flag to last disposition, the time between included, in elapsed hours; cases by the local day of \
                the flag, as they stand at the as-of instant, or as long after the end of an earlier period",
        exclusions: "cancelled, merged and auto-closed cases, clocks that run backwards, cases resolved or resolved \
                     again at an unknown time",
        needs: &[Question::Cases],
        inputs: CASE_EXPORTS,
        caveat: "A case that is open again counts as running from its flag on. Read it beside the time to the first \
                 disposition: the gap between the two is rework.",
        uncertainty: Uncertainty::KaplanMeier,
        chart: Chart::LogIndividuals,
        privacy: Privacy::Open,
        example: "Cases decided after 10, 20 and 40 hours; the second was opened again and decided once more after 50 \
                  hours. The median of 10, 50 and 40 is 40 hours.",
    },
    basis: Basis::Quantity,
    cumulative: false,
    measure,
    steps: |facts| steps(facts, Clock::DecidedFinally),
    sql: Sql::Inputs(|facts| sql::times(facts, Clock::DecidedFinally)),
    example: Example {
        case: "case_id | flagged_us | disposed_us | observed_us | state | severity=high | source=servicenow
               A | 2026-10-05 00:00 | 2026-10-05 10:00 | 2026-10-05 10:00 | resolved
               B | 2026-10-06 00:00 | 2026-10-06 20:00 | 2026-10-06 20:00 | resolved
               B | 2026-10-06 00:00 | -                | 2026-10-07 00:00 | active
               B | 2026-10-06 00:00 | 2026-10-08 02:00 | 2026-10-08 02:00 | resolved
               C | 2026-10-07 00:00 | 2026-10-08 16:00 | 2026-10-08 16:00 | resolved",
        gives: 40.0,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    quantile(facts, Clock::DecidedFinally, Asked::median(elapsed, cases))
}
