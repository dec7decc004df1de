//! Age of the oldest open case.

use super::{CASE_EXPORTS, STOCK_CLOCK, STOCK_EXCLUSIONS, narrowed, open};
use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Uncertainty};
use crate::measure::facts::{Facts, cases::DAY_US};
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::sql::cases as sql;
use crate::measure::steps::Step;
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::Remark;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "investigation.oldest_open_days",
        version: 1,
        title: "Age of the oldest open case",
        question: "How long has the oldest open case been waiting?",
        formula: "longest time from the flag of an open case to the as-of instant, in days of 24 hours",
        ratio: None,
        source: "stock at an instant; auditpack definition 1",
        unit: Unit::Days,
        better: Better::Lower,
        dimension: None,
        parts: Parts::Apart,
        clock: STOCK_CLOCK,
        exclusions: STOCK_EXCLUSIONS,
        needs: &[Question::Cases],
        inputs: CASE_EXPORTS,
        caveat: "One case alone makes it; it grows by a day a day until that case is decided.",
        uncertainty: Uncertainty::Census,
        chart: Chart::None,
        privacy: Privacy::Open,
        example: "Cases flagged on 6 and on 20 October at 09:00, the as-of instant 5 November at 09:00: the oldest is \
                  open for 30 days.",
    },
    basis: Basis::Census,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value { text: sql::oldest, scale: 1.0 / DAY_US as f64 },
    example: Example {
        case: "case_id | flagged_us | disposed_us | observed_us | state | severity=high | source=servicenow
               A | 2026-10-05 00:00 | 2026-10-05 10:00 | 2026-10-05 10:00 | resolved
               B | 2026-10-06 09:00 | -                | 2026-10-06 20:00 | active
               C | 2026-10-20 09:00 | -                | 2026-10-20 16:00 | waiting",
        gives: 30.0,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    if let Some(reason) = facts.silence(Question::Cases) {
        return vec![Measured::missing(reason)];
    }
    let open = open(facts);
    let oldest = open.iter().map(|case| facts.stock_us - case.flagged_us).max();
    let measured = match oldest {
        Some(age) => Measured::estimate(age as f64 / DAY_US as f64, open.len() as i64),
        None => Measured { n: Some(0), ..Measured::missing(Remark::plain("remark-no-case-open")) },
    };
    vec![measured.noting(facts.gaps(Question::Cases))]
}

fn steps(facts: &Facts) -> Vec<Step> {
    narrowed(facts, [("of them without a disposition", open(facts).len())])
}
