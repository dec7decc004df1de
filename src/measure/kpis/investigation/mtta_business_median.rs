//! Median time to the first touch in business hours.

use super::{CASE_EXPORTS, CURVE_SOURCE, TOUCH_EXCLUSIONS, business_quantile, business_query, cases, steps};
use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Uncertainty};
use crate::measure::facts::{Facts, cases::Clock};
use crate::measure::kpis::{
    Example, Kpi, Sql,
    measured::Measured,
    survival::{Asked, business},
};
use crate::measure::unit::Unit;
use crate::policy::Basis;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "investigation.mtta_business_median",
        version: 1,
        title: "Median business time to first touch",
        question: "How long does a flagged case wait until a human looks at it while people work?",
        formula: "first time at which the Kaplan-Meier share of cases that nobody has touched is at most 0.5; running \
                  clocks censored at the as-of instant; 95 % interval from the log(-log) interval of the curve",
        ratio: None,
        source: CURVE_SOURCE,
        unit: Unit::Hours,
        better: Better::Lower,
        dimension: None,
        parts: Parts::Apart,
        clock: "from flag to first touch, in business hours of the calendar, in the reporting zone; a flag outside \
                them starts at the next opening; cases by the local day of the flag, as they stand at the as-of \
                instant, or as long after the end of an earlier period",
        exclusions: TOUCH_EXCLUSIONS,
        needs: &[Question::Cases],
        inputs: CASE_EXPORTS,
        caveat: "Nights, weekends and holidays do not count; a touch at night takes no business time at all.",
        uncertainty: Uncertainty::KaplanMeier,
        chart: Chart::LogIndividuals,
        privacy: Privacy::Open,
        example: "Cases touched after 2.5, 0 and 8 business hours: flagged on a Friday at 16:00 and touched on Monday \
                  at 10:00; flagged and touched on a Saturday; and within one day. The median is 2.5 hours.",
    },
    basis: Basis::Quantity,
    cumulative: false,
    measure,
    steps: |facts| steps(facts, Clock::Acknowledged),
    sql: Sql::Inputs(|facts| business_query(facts, Clock::Acknowledged)),
    example: Example {
        case: "case_id | flagged_us | acknowledged_us | disposed_us | observed_us | state | severity=high | source=servicenow
               A | 2026-10-23 15:00 | 2026-10-26 10:00 | - | 2026-10-26 10:00 | active
               B | 2026-10-24 09:00 | 2026-10-24 10:00 | - | 2026-10-24 10:00 | active
               C | 2026-10-05 08:00 | 2026-10-05 16:00 | - | 2026-10-05 16:00 | active",
        gives: 2.5,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    business_quantile(facts, Clock::Acknowledged, Asked::median(business, cases))
}
