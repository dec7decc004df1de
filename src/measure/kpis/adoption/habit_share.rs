//! People to whom AI has become a habit.

use super::{ACTIVE_DAYS, EXCLUSIONS, Heard, PEOPLE_EXPORTS, WEEK, heard, sql, steps};
use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Ratio, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::Remark;
use chrono::{Days, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "adoption.habit_share",
        version: 1,
        title: "People with a habit",
        question: "How many of those who use AI use it as a matter of course?",
        formula: "people with a use on at least 3 days in at least 3 of the 4 weeks of the 28 days ÷ people of \
                  the 28 days",
        ratio: Some(Ratio { numerator: "people with a habit", denominator: "people of the 28 days" }),
        source: "habit: at least 3 active days in at least 3 of 4 weeks, auditpack definition 1",
        unit: Unit::Share,
        better: Better::Higher,
        dimension: None,
        parts: Parts::Apart,
        clock: "local day; the 28 days that end with the period, so that every weekday counts four times",
        exclusions: EXCLUSIONS,
        needs: &[Question::Adoption],
        inputs: PEOPLE_EXPORTS,
        caveat: "It describes the people of four weeks, of whom some may be on leave. The weeks end with the \
                  period and may begin on any weekday.",
        uncertainty: Uncertainty::Wilson,
        chart: Chart::Proportion,
        privacy: Privacy::People,
        example: "p1 used AI on three days in each of three weeks, p2 on one day of each week: 1 ÷ 2 = 0.5.",
    },
    basis: Basis::Share,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value { text: query, scale: 1.0 },
    example: Example {
        daily: "local_day | actor | events | actor_kind=user | project=claims | kind=call | outcome=success | source=litellm
                2026-10-05 | p1 | 1
                2026-10-06 | p1 | 1
                2026-10-07 | p1 | 1
                2026-10-12 | p1 | 1
                2026-10-13 | p1 | 1
                2026-10-14 | p1 | 1
                2026-10-19 | p1 | 1
                2026-10-20 | p1 | 1
                2026-10-21 | p1 | 1
                2026-10-05 | p2 | 1
                2026-10-12 | p2 | 1
                2026-10-19 | p2 | 1
                2026-10-26 | p2 | 1",
        gives: 0.5,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    vec![match heard(facts) {
        Err(reason) => Measured::missing(reason),
        Ok(heard) => habit(&heard),
    }]
}

/// Days of a week, and weeks of four, that make a habit.
const ENOUGH: usize = 3;

/// The weeks that end with the period, the last first: first day and the day after the last.
fn weeks(until: NaiveDate) -> Vec<(NaiveDate, NaiveDate)> {
    let ends = (0..4).map(|week| until - Days::new(WEEK * week));
    ends.map(|end| (end - Days::new(WEEK), end)).collect()
}

fn habit(heard: &Heard) -> Measured {
    let mut full: BTreeMap<u32, usize> = BTreeMap::new();
    for (from, until) in weeks(heard.until) {
        let mut days: BTreeMap<u32, BTreeSet<NaiveDate>> = BTreeMap::new();
        heard.between(from, until).for_each(|day| _ = days.entry(day.person).or_default().insert(day.day));
        let enough = days.into_iter().filter(|(_, days)| days.len() >= ENOUGH);
        enough.for_each(|(person, _)| *full.entry(person).or_default() += 1);
    }
    let people = heard.people(ACTIVE_DAYS).len() as i64;
    let habitual = full.into_values().filter(|weeks| *weeks >= ENOUGH).count() as i64;
    let share = Measured::sampled_share(habitual, people, Remark::plain("remark-nobody-used"));
    Measured { people: Some(people), ..share }.noting(heard.remarks(ACTIVE_DAYS))
}

fn query(facts: &Facts) -> String {
    heard(facts).map_or_else(|_| String::new(), |heard| sql::habitual(facts, &weeks(heard.until)))
}
