//! 90th percentile of the time to the first touch, untouched cases included.

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
        id: "investigation.mtta_p90",
        version: 1,
        title: "Time until 90 % of cases are touched",
        question: "How long do the neglected cases wait until a human looks at them?",
        formula: "first time at which the Kaplan-Meier share of cases that nobody has touched is at most 0.1; running \
                  clocks censored at the as-of instant; 95 % interval from the log(-log) interval of the curve; ten \
                  cases or more",
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
        caveat: "Not observable while more than a tenth of the cases is untouched. A touch is not yet work.",
        uncertainty: Uncertainty::KaplanMeier,
        chart: Chart::LogIndividuals,
        privacy: Privacy::Open,
        example: "Ten cases touched after 1, 2, … 10 hours: nine tenths of them after 9 hours.",
    },
    basis: Basis::Quantity,
    cumulative: false,
    measure,
    steps: |facts| steps(facts, Clock::Acknowledged),
    sql: Sql::Inputs(|facts| sql::times(facts, Clock::Acknowledged)),
    example: Example {
        case: "case_id | flagged_us | acknowledged_us | disposed_us | observed_us | state | severity=high | source=servicenow
               A | 2026-10-05 00:00 | 2026-10-05 01:00 | - | 2026-10-05 01:00 | active
               B | 2026-10-05 00:00 | 2026-10-05 02:00 | - | 2026-10-05 02:00 | active
               C | 2026-10-05 00:00 | 2026-10-05 03:00 | - | 2026-10-05 03:00 | active
               D | 2026-10-05 00:00 | 2026-10-05 04:00 | - | 2026-10-05 04:00 | active
               E | 2026-10-05 00:00 | 2026-10-05 05:00 | - | 2026-10-05 05:00 | active
               F | 2026-10-05 00:00 | 2026-10-05 06:00 | - | 2026-10-05 06:00 | active
               G | 2026-10-05 00:00 | 2026-10-05 07:00 | - | 2026-10-05 07:00 | active
               H | 2026-10-05 00:00 | 2026-10-05 08:00 | - | 2026-10-05 08:00 | active
               I | 2026-10-05 00:00 | 2026-10-05 09:00 | - | 2026-10-05 09:00 | active
               J | 2026-10-05 00:00 | 2026-10-05 10:00 | - | 2026-10-05 10:00 | active",
        gives: 9.0,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    quantile(facts, Clock::Acknowledged, Asked::p90(elapsed, cases))
}
