//! Median time to close a case, open cases included.

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
        id: "investigation.mttr_median",
        version: 1,
        title: "Median time to close a case",
        question: "How long does the typical flagged case take until all its actions are done?",
        formula: "first time at which the Kaplan-Meier share of cases that are not closed is at most 0.5; running \
                  clocks censored at the as-of instant; 95 % interval from the log(-log) interval of the curve",
        ratio: None,
        source: CURVE_SOURCE,
        unit: Unit::Hours,
        better: Better::Lower,
        dimension: SEVERITY,
        parts: Parts::Apart,
        clock: "from flag to the last closing, in elapsed hours; cases by the local day of the flag, as they stand at \
                the as-of instant, or as long after the end of an earlier period",
        exclusions: "cancelled, merged and auto-closed cases (competing exits, by policy.investigation.exits), clocks \
                     that run backwards, cases closed at an unknown time; a case that is resolved and not yet closed \
                     is still running",
        needs: &[Question::Cases],
        inputs: CASE_EXPORTS,
        caveat: "Some tickets close by themselves days after the work: then it tells of the ticket system. Severities \
                 are pooled in the total.",
        uncertainty: Uncertainty::KaplanMeier,
        chart: Chart::LogIndividuals,
        privacy: Privacy::Open,
        example: "Cases closed after 20, 50 and 100 hours, one resolved and not yet closed: half of four are closed \
                  after 50 hours.",
    },
    basis: Basis::Quantity,
    cumulative: false,
    measure,
    steps: |facts| steps(facts, Clock::Closed),
    sql: Sql::Inputs(|facts| sql::times(facts, Clock::Closed)),
    example: Example {
        case: "case_id | flagged_us | disposed_us | closed_us | observed_us | state | severity=high | source=servicenow
               A | 2026-10-05 00:00 | 2026-10-05 10:00 | 2026-10-05 20:00 | 2026-10-05 20:00 | closed
               B | 2026-10-06 00:00 | 2026-10-06 20:00 | 2026-10-08 02:00 | 2026-10-08 02:00 | closed
               C | 2026-10-07 00:00 | 2026-10-08 16:00 | 2026-10-11 04:00 | 2026-10-11 04:00 | closed
               D | 2026-10-08 00:00 | 2026-10-09 00:00 | -                | 2026-10-09 00:00 | resolved",
        gives: 50.0,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    quantile(facts, Clock::Closed, Asked::median(elapsed, cases))
}
