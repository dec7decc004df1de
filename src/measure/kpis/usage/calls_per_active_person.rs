//! Calls per person who made any.

use super::{CLOCK, steps, unattributed_of_all};
use crate::event::capability::Question;
use crate::event::taxonomy::UNATTRIBUTED;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Ratio, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::facts::people::PersonDay;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::sql::people;
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::Remark;
use std::collections::{BTreeMap, BTreeSet};

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "usage.calls_per_active_person",
        version: 1,
        title: "Calls per active person",
        question: "How much does somebody who uses AI use it?",
        formula: "accepted calls of people ÷ people with at least one; per team",
        ratio: Some(Ratio { numerator: "accepted calls of people", denominator: "people with at least one" }),
        source: "per head of active users, service accounts apart: auditpack definition 1",
        unit: Unit::Calls,
        better: Better::Neither,
        dimension: Some("team"),
        parts: Parts::Apart,
        clock: CLOCK,
        exclusions: "calls of service accounts, keys, devices and other actors that are no people; calls that a \
                  vendor counted",
        needs: &[Question::Calls],
        inputs: "a call log, or chats, that name the person of each call",
        caveat: "A mean: one heavy user raises it. A person whom exports know by two names counts twice \
                  unless a directory joins them.",
        uncertainty: Uncertainty::Census,
        chart: Chart::LogIndividuals,
        privacy: Privacy::People,
        example: "p1 made 5 calls and p2 made 3, a key made 90: (5 + 3) ÷ 2 = 4.",
    },
    basis: Basis::Census,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value { text: query, scale: 1.0 },
    example: Example {
        daily: "local_day | actor | actor_kind | events | project=claims | kind=call | outcome=success | source=litellm
                2026-10-01 | p1 | user    | 4
                2026-10-02 | p1 | user    | 1
                2026-10-02 | p2 | user    | 3
                2026-10-05 | k1 | api_key | 90",
        gives: 4.0,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    if let Some(reason) = facts.silence(Question::Calls) {
        return vec![Measured::missing(reason)];
    }
    let mut all = Callers::default();
    let mut teams: BTreeMap<&str, Callers> = BTreeMap::new();
    for day in facts.calling_days() {
        all.add(day);
        let team = day.team.map_or(UNATTRIBUTED, |team| facts.log.people.names.name(team));
        teams.entry(team).or_default().add(day);
    }
    if all.people.is_empty() {
        return vec![Measured::missing(Remark::plain("remark-no-call-names-person"))];
    }
    let others = unattributed_of_all(facts).1 - all.calls;
    let others = (others > 0).then(|| Remark::of("remark-calls-of-nobody", [("n", others.into())]));
    let total = all.measured().noting(others).noting(facts.gaps(Question::Calls));
    [total].into_iter().chain(teams.into_iter().map(|(team, callers)| callers.measured().of(team))).collect()
}

/// Calls and who made them.
#[derive(Default)]
struct Callers {
    calls: i64,
    people: BTreeSet<u32>,
}

impl Callers {
    fn add(&mut self, day: &PersonDay) {
        self.calls += day.accepted;
        self.people.insert(day.person);
    }

    fn measured(&self) -> Measured {
        let people = self.people.len() as i64;
        Measured { people: Some(people), ..Measured::share(self.calls, people) }
    }
}

fn query(facts: &Facts) -> String {
    people::calls_per_person(facts)
}
