//! People who use AI on a working day, on average.

use super::{Heard, PEOPLE_EXPORTS, heard, sql, steps};
use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Ratio, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::Remark;
use chrono::NaiveDate;
use std::collections::BTreeSet;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "adoption.daily_active_people",
        version: 1,
        title: "Active people on a working day",
        question: "How many people use AI on a working day?",
        formula: "mean over the working days of the period of the distinct people with a call, prompt, answer, \
                  session or use of a tool on the day",
        ratio: Some(Ratio { numerator: "distinct people of each working day, added up", denominator: "working days" }),
        source: "rolling windows of 7 and 28 days",
        unit: Unit::People,
        better: Better::Higher,
        dimension: None,
        parts: Parts::Apart,
        clock: "local day; working days by the calendar",
        exclusions: "weekends and holidays; working days on which the source has no row; actors that are no \
                  people",
        needs: &[Question::Adoption],
        inputs: PEOPLE_EXPORTS,
        caveat: "A mean: it falls in weeks of holidays although the same people go on using AI.",
        uncertainty: Uncertainty::Census,
        chart: Chart::Individuals,
        privacy: Privacy::People,
        example: "p1 and p2 made calls on Monday 5 October, p1 alone on Tuesday, p3 on Saturday, which is no \
                  working day: (2 + 1) ÷ 2 = 1.5 people.",
    },
    basis: Basis::Census,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value { text: query, scale: 1.0 },
    example: Example {
        daily: "local_day | actor | events | actor_kind=user | project=claims | kind=call | outcome=success | source=litellm
                2026-10-05 | p1 | 4
                2026-10-05 | p2 | 1
                2026-10-06 | p1 | 3
                2026-10-10 | p3 | 3",
        gives: 1.5,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    vec![match heard(facts) {
        Err(reason) => Measured::missing(reason),
        Ok(heard) => mean(&heard),
    }]
}

fn mean(heard: &Heard) -> Measured {
    let days = heard.daily(heard.facts.period.start);
    if days.is_empty() {
        return Measured::missing(Remark::plain("remark-no-row-of-working-days"));
    }
    let met: BTreeSet<u32> = days.values().flatten().copied().collect();
    let (sum, number) = (days.values().map(|people| people.len() as i64).sum(), days.len() as i64);
    Measured { people: Some(met.len() as i64), ..Measured::share(sum, number) }.noting(heard.remarks(0))
}

fn query(facts: &Facts) -> String {
    let Ok(heard) = heard(facts) else { return String::new() };
    let start = facts.period.start;
    let days: Vec<NaiveDate> = heard.daily(start).into_keys().collect();
    let back = (heard.until - start).num_days().unsigned_abs();
    sql::by_day(facts, back, &days, &format!("CAST(MAX({}) AS BIGINT)", days.len()))
}
