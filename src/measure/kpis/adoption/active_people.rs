//! Active people: whoever used AI in the 28 days that end with the period.

use super::{ACTIVE_DAYS, EXCLUSIONS, PEOPLE_EXPORTS, count, heard, sql, steps};
use crate::event::capability::Question;
use crate::event::taxonomy::UNATTRIBUTED;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::unit::Unit;
use crate::policy::Basis;
use std::collections::{BTreeMap, BTreeSet};

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "adoption.active_people",
        version: 1,
        title: "Active people (28 days)",
        question: "How many people use AI?",
        formula: "number of distinct people with a call, prompt, answer, session or use of a tool in the 28 \
                  days that end with the period; per team",
        ratio: None,
        source: "rolling windows of 7 and 28 days",
        unit: Unit::People,
        better: Better::Higher,
        dimension: Some("team"),
        parts: Parts::Apart,
        clock: "local day; the 28 days that end with the period, so that every weekday counts four times",
        exclusions: EXCLUSIONS,
        needs: &[Question::Adoption],
        inputs: PEOPLE_EXPORTS,
        caveat: "A person whom exports know by two names counts twice unless a directory joins them: the \
                  number is an upper bound.",
        uncertainty: Uncertainty::Census,
        chart: Chart::Individuals,
        privacy: Privacy::People,
        example: "p1 and p2 made calls in October, p3 only on 1 October, before the 28 days, and a key made \
                  others: 2 people.",
    },
    basis: Basis::Census,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value { text: query, scale: 1.0 },
    example: Example {
        daily: "local_day | actor | actor_kind | events | team=red | project=claims | kind=call | outcome=success | source=litellm
                2026-10-01 | p3 | user    | 4
                2026-10-04 | p1 | user    | 1
                2026-10-31 | p2 | user    | 3
                2026-10-31 | p1 | user    | 3
                2026-10-05 | k1 | api_key | 90",
        gives: 2.0,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    let heard = match heard(facts) {
        Err(reason) => return vec![Measured::missing(reason)],
        Ok(heard) => heard,
    };
    let mut teams: BTreeMap<&str, BTreeSet<u32>> = BTreeMap::new();
    for day in heard.last(ACTIVE_DAYS) {
        let team = day.team.map_or(UNATTRIBUTED, |team| facts.log.people.names.name(team));
        teams.entry(team).or_default().insert(day.person);
    }
    let total = count(&heard.people(ACTIVE_DAYS)).noting(heard.remarks(ACTIVE_DAYS));
    [total].into_iter().chain(teams.into_iter().map(|(team, people)| count(&people).of(team))).collect()
}

fn query(facts: &Facts) -> String {
    sql::active(facts, ACTIVE_DAYS, true)
}
