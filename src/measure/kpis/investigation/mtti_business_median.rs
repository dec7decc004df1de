//! Median time to investigate in business hours.

use super::{CASE_EXPORTS, CURVE_SOURCE, EXCLUSIONS, business_quantile, business_query, cases, steps};
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
        id: "investigation.mtti_business_median",
        version: 1,
        title: "Median business time to decide",
        question: "How long does the typical flagged case wait for a decision while people work?",
        formula: "first time at which the Kaplan-Meier share of cases that are undecided is at most 0.5; running \
                  clocks censored at the as-of instant; 95 % interval from the log(-log) interval of the curve",
        ratio: None,
        source: CURVE_SOURCE,
        unit: Unit::Hours,
        better: Better::Lower,
        dimension: None,
        parts: Parts::Apart,
        clock: "from flag to first disposition, in business hours of the calendar, in the reporting zone; a flag \
                outside them starts at the next opening; cases by the local day of the flag, as they stand at the \
                as-of instant, or as long after the end of an earlier period",
        exclusions: EXCLUSIONS,
        needs: &[Question::Cases],
        inputs: CASE_EXPORTS,
        caveat: "Nights, weekends and holidays do not count: read the elapsed hours beside it, for harm does not keep \
                 office hours.",
        uncertainty: Uncertainty::KaplanMeier,
        chart: Chart::LogIndividuals,
        privacy: Privacy::Open,
        example: "Cases decided after 2.5, 0.5 and 8 business hours: flagged on a Friday at 16:00 and decided on \
                  Monday at 10:00; flagged on a Saturday and decided on Monday at 09:30; and within one day. The \
                  median is 2.5 hours.",
    },
    basis: Basis::Quantity,
    cumulative: false,
    measure,
    steps: |facts| steps(facts, Clock::Decided),
    sql: Sql::Inputs(|facts| business_query(facts, Clock::Decided)),
    example: Example {
        case: "case_id | flagged_us | disposed_us | observed_us | state | severity=high | source=servicenow
               A | 2026-10-23 15:00 | 2026-10-26 10:00 | 2026-10-26 10:00 | resolved
               B | 2026-10-24 09:00 | 2026-10-26 09:30 | 2026-10-26 09:30 | resolved
               C | 2026-10-05 08:00 | 2026-10-05 16:00 | 2026-10-05 16:00 | resolved",
        gives: 2.5,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    business_quantile(facts, Clock::Decided, Asked::median(business, cases))
}
