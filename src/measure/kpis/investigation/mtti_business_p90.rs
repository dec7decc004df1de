//! 90th percentile of the time to investigate in business hours.

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
        id: "investigation.mtti_business_p90",
        version: 1,
        title: "Business time until 90 % are decided",
        question: "How long do the slow cases wait for a decision while people work?",
        formula: "first time at which the Kaplan-Meier share of cases that are undecided is at most 0.1; running \
                  clocks censored at the as-of instant; 95 % interval from the log(-log) interval of the curve; ten \
                  cases or more",
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
        caveat: "Nights, weekends and holidays do not count. Not observable while more than a tenth of the cases is open.",
        uncertainty: Uncertainty::KaplanMeier,
        chart: Chart::LogIndividuals,
        privacy: Privacy::Open,
        example: "Ten cases flagged on a Saturday and decided on the Monday after, half an hour to five hours after \
                  the opening: nine tenths of them after 4.5 business hours.",
    },
    basis: Basis::Quantity,
    cumulative: false,
    measure,
    steps: |facts| steps(facts, Clock::Decided),
    sql: Sql::Inputs(|facts| business_query(facts, Clock::Decided)),
    example: Example {
        case: "case_id | flagged_us | disposed_us | observed_us | state | severity=high | source=servicenow
               A | 2026-10-24 09:00 | 2026-10-26 09:30 | 2026-10-26 09:30 | resolved
               B | 2026-10-24 09:00 | 2026-10-26 10:00 | 2026-10-26 10:00 | resolved
               C | 2026-10-24 09:00 | 2026-10-26 10:30 | 2026-10-26 10:30 | resolved
               D | 2026-10-24 09:00 | 2026-10-26 11:00 | 2026-10-26 11:00 | resolved
               E | 2026-10-24 09:00 | 2026-10-26 11:30 | 2026-10-26 11:30 | resolved
               F | 2026-10-24 09:00 | 2026-10-26 12:00 | 2026-10-26 12:00 | resolved
               G | 2026-10-24 09:00 | 2026-10-26 12:30 | 2026-10-26 12:30 | resolved
               H | 2026-10-24 09:00 | 2026-10-26 13:00 | 2026-10-26 13:00 | resolved
               I | 2026-10-24 09:00 | 2026-10-26 13:30 | 2026-10-26 13:30 | resolved
               J | 2026-10-24 09:00 | 2026-10-26 14:00 | 2026-10-26 14:00 | resolved",
        gives: 4.5,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    business_quantile(facts, Clock::Decided, Asked::p90(business, cases))
}
