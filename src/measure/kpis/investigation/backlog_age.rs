//! Open cases by age: how long what is waiting has waited.

use super::{CASE_EXPORTS, STOCK_CLOCK, STOCK_EXCLUSIONS, narrowed, open};
use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Uncertainty};
use crate::measure::facts::{Facts, cases::DAY_US};
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::sql::cases as sql;
use crate::measure::steps::Step;
use crate::measure::unit::Unit;
use crate::policy::Basis;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "investigation.backlog_age",
        version: 1,
        title: "Open cases by age",
        question: "How long have the open cases been waiting?",
        formula: "number of open cases by the time since their flag: under 1 day, 1 to 3, 3 to 7, 7 to 30 and 30 days \
                  or more, each from its first day on",
        ratio: None,
        source: "stock at an instant; auditpack definition 1",
        unit: Unit::Cases,
        better: Better::Lower,
        dimension: Some("age"),
        parts: Parts::Sum,
        clock: STOCK_CLOCK,
        exclusions: STOCK_EXCLUSIONS,
        needs: &[Question::Cases],
        inputs: CASE_EXPORTS,
        caveat: "A case grows older by itself: many old cases may be few hard ones. The bands are the same for all \
                 severities.",
        uncertainty: Uncertainty::Census,
        chart: Chart::Individuals,
        privacy: Privacy::Open,
        example: "Cases open for 9 hours, for 2 and for 29 days, one decided: 3 open cases, one of them for less than \
                  a day.",
    },
    basis: Basis::Census,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value { text: |facts| sql::count_by_age(facts, &BANDS, DAY_US), scale: 1.0 },
    example: Example {
        case: "case_id | flagged_us | disposed_us | observed_us | state | severity=high | source=servicenow
               A | 2026-10-05 00:00 | 2026-10-05 10:00 | 2026-10-05 10:00 | resolved
               B | 2026-11-05 00:00 | -                | 2026-11-05 00:00 | new
               C | 2026-11-03 09:00 | -                | 2026-11-03 09:00 | new
               D | 2026-10-07 09:00 | -                | 2026-10-07 09:00 | waiting",
        gives: 3.0,
        ..Example::EMPTY
    },
};

/// The bands: name, first day and first day after.
const BANDS: [(&str, i64, Option<i64>); 5] = [
    ("0 to 1 days", 0, Some(1)),
    ("1 to 3 days", 1, Some(3)),
    ("3 to 7 days", 3, Some(7)),
    ("7 to 30 days", 7, Some(30)),
    ("over 30 days", 30, None),
];

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    if let Some(reason) = facts.silence(Question::Cases) {
        return vec![Measured::missing(reason)];
    }
    let ages: Vec<i64> = open(facts).iter().map(|case| facts.stock_us - case.flagged_us).collect();
    let in_band = |from: i64, to: Option<i64>| {
        ages.iter().filter(|age| **age >= from * DAY_US && to.is_none_or(|to| **age < to * DAY_US)).count() as i64
    };
    let members = BANDS.iter().map(|(name, from, to)| Measured::count(in_band(*from, *to)).of(*name));
    let total = Measured::count(ages.len() as i64).noting(facts.gaps(Question::Cases));
    std::iter::once(total).chain(members).collect()
}

fn steps(facts: &Facts) -> Vec<Step> {
    narrowed(facts, [("of them without a disposition", open(facts).len())])
}
