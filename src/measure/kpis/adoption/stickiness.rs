//! Stickiness: on which part of the working days the active people use AI.

use super::{ACTIVE_DAYS, Heard, PEOPLE_EXPORTS, heard, sql, steps};
use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Ratio, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::Remark;
use chrono::{Days, NaiveDate};

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "adoption.stickiness",
        version: 1,
        title: "Stickiness (daily ÷ 28-day people)",
        question: "How much of the working time is AI part of, for those who use it?",
        formula: "mean of the people of a working day ÷ people of the 28 days that end with the period",
        ratio: Some(Ratio { numerator: "distinct people of each working day, added up", denominator: "working days × people of the 28 days" }),
        source: "DAU ÷ MAU with rolling windows of 7 and 28 days",
        unit: Unit::Share,
        better: Better::Higher,
        dimension: None,
        parts: Parts::Apart,
        clock: "local day; the 28 days that end with the period, so that every weekday counts four times; \
                  working days by the calendar",
        exclusions: "weekends and holidays; working days on which the source has no row; actors that are no \
                  people",
        needs: &[Question::Adoption],
        inputs: PEOPLE_EXPORTS,
        caveat: "New people who come late in the 28 days lower it. 0.5 may be half of the people daily or all \
                  of them every other day.",
        uncertainty: Uncertainty::Census,
        chart: Chart::Individuals,
        privacy: Privacy::People,
        example: "p1 and p2 made calls on Monday 5 October, p1 alone on Tuesday, p3 on Saturday: 3 people, and \
                  (2 + 1) ÷ (2 days × 3) = 0.5.",
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
        gives: 0.5,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    vec![match heard(facts) {
        Err(reason) => Measured::missing(reason),
        Ok(heard) => stickiness(&heard),
    }]
}

fn stickiness(heard: &Heard) -> Measured {
    let days = heard.daily(heard.until - Days::new(ACTIVE_DAYS));
    if days.is_empty() {
        return Measured::missing(Remark::plain("remark-no-row-of-28-days"));
    }
    let people = heard.people(ACTIVE_DAYS).len() as i64;
    let sum = days.values().map(|people| people.len() as i64).sum();
    let measured = Measured { people: Some(people), ..Measured::share(sum, days.len() as i64 * people) };
    measured.noting(heard.remarks(ACTIVE_DAYS))
}

fn query(facts: &Facts) -> String {
    let Ok(heard) = heard(facts) else { return String::new() };
    let days: Vec<NaiveDate> = heard.daily(heard.until - Days::new(ACTIVE_DAYS)).into_keys().collect();
    let below = format!("CAST({} * COUNT(DISTINCT in_actor) AS BIGINT)", days.len());
    sql::by_day(facts, ACTIVE_DAYS, &days, &below)
}
