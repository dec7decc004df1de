//! Median time to the first touch, untouched cases included.

use super::{CASE_EXPORTS, CURVE_SOURCE, SEVERITY, TOUCH_EXCLUSIONS, cases, quantile, steps};
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
        id: "investigation.mtta_median",
        version: 1,
        title: "Median time to first touch",
        question: "How long does the typical flagged case wait until a human looks at it?",
        formula: "first time at which the Kaplan-Meier share of cases that nobody has touched is at most 0.5; running \
                  clocks censored at the as-of instant; 95 % interval from the log(-log) interval of the curve",
        ratio: None,
        source: CURVE_SOURCE,
        unit: Unit::Hours,
        better: Better::Lower,
        dimension: SEVERITY,
        parts: Parts::Apart,
        clock: "from flag to first touch, in elapsed hours; cases by the local day of the flag, as they stand at the \
                as-of instant, or as long after the end of an earlier period",
        exclusions: TOUCH_EXCLUSIONS,
        needs: &[Question::Cases],
        inputs: CASE_EXPORTS,
        caveat: "Elapsed hours, nights and weekends included. A touch is not yet work: it falls when tickets are \
                 opened and left.",
        uncertainty: Uncertainty::KaplanMeier,
        chart: Chart::LogIndividuals,
        privacy: Privacy::Open,
        example: "Cases touched after 1, 3 and 8 hours, one still untouched, one decided without a known touch: half \
                  of four are touched after 3 hours.",
    },
    basis: Basis::Quantity,
    cumulative: false,
    measure,
    steps: |facts| steps(facts, Clock::Acknowledged),
    sql: Sql::Inputs(|facts| sql::times(facts, Clock::Acknowledged)),
    example: Example {
        case: "case_id | flagged_us | acknowledged_us | disposed_us | observed_us | state | severity=high | source=servicenow
               A | 2026-10-05 00:00 | 2026-10-05 01:00 | -                | 2026-10-05 01:00 | active
               B | 2026-10-06 00:00 | 2026-10-06 03:00 | -                | 2026-10-06 03:00 | active
               C | 2026-10-07 00:00 | 2026-10-07 08:00 | -                | 2026-10-07 08:00 | active
               D | 2026-10-08 00:00 | -                | -                | 2026-10-08 00:00 | new
               E | 2026-10-09 00:00 | -                | 2026-10-09 01:00 | 2026-10-09 01:00 | resolved",
        gives: 3.0,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    quantile(facts, Clock::Acknowledged, Asked::median(elapsed, cases))
}
