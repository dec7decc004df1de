//! Who came, stayed, came back and went.

use super::{ACTIVE_DAYS, Heard, Seat, count, heard, seat_sql, steps};
use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::Remark;
use chrono::Days;
use std::collections::{BTreeMap, BTreeSet};

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "adoption.flow",
        version: 1,
        title: "People who came, stayed and went",
        question: "Do people who begin to use AI go on using it?",
        formula: "people by what they did: new (first use in the period), retained (used AI in this and the \
                  period before), reactivated (in this and earlier, not in the one before), lapsed (in the one \
                  before, not in this), reclaimed (seat taken back in the period, no use in it), still at risk \
                  (seat, and never a use); the total is the sum",
        ratio: None,
        source: "cohort flow: auditpack definition 1",
        unit: Unit::People,
        better: Better::Neither,
        dimension: Some("flow"),
        parts: Parts::Sum,
        clock: "local day; the period and the one before",
        exclusions: "actors that are no people; the audit export reading itself; of seats those that were \
                  suspended",
        needs: &[Question::Adoption],
        inputs: "a log that names the person behind each call, prompt, answer, session or use of a tool, over \
                  28 days before the period; the directory of users",
        caveat: "Who used AI before the log begins looks new, which is why 28 days before the period are \
                  needed. Leave looks like lapsing.",
        uncertainty: Uncertainty::Census,
        chart: Chart::None,
        privacy: Privacy::People,
        example: "a is new, b is retained, c lapsed, d was seen in August and again now, e has a seat and \
                  never used it: 5 people.",
    },
    basis: Basis::Census,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value { text: query, scale: 1.0 },
    example: Example {
        daily: "local_day | actor | events | actor_kind=user | project=claims | kind=call | outcome=success | source=litellm
                2026-08-05 | d | 1
                2026-09-05 | b | 1
                2026-09-05 | c | 1
                2026-10-05 | a | 1
                2026-10-05 | b | 1
                2026-10-05 | d | 1",
        entity: "entity_id | created_us | ended_us | state | observed_us | entity_kind=user | source=claude_directory
                 a | 2026-01-05 09:00 | - | - | 2026-01-05 09:00
                 e | 2026-01-05 09:00 | - | - | 2026-01-05 09:00",
        gives: 5.0,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    heard(facts).and_then(|heard| flow(&heard)).unwrap_or_else(|reason| vec![Measured::missing(reason)])
}

fn flow(heard: &Heard) -> Result<Vec<Measured>, Remark> {
    let facts = heard.facts;
    let start = facts.period.start;
    if heard.begun > start - Days::new(ACTIVE_DAYS) {
        return Err(Remark::of("remark-newcomers-unknown", [("day", heard.begun.into())]));
    }
    let people = &facts.log.people;
    let now = people.distinct(heard.between(start, heard.until));
    let before = people.distinct(heard.between(facts.context.calendar.previous(facts.period).start, start));
    let mut parts: BTreeMap<&str, BTreeSet<u32>> = BTreeMap::new();
    let mut put = |part, person| _ = parts.entry(part).or_default().insert(person);
    for person in &now {
        let is_new = heard.first_use(*person).is_some_and(|first| first >= start);
        put(
            if is_new {
                "new"
            } else if before.contains(person) {
                "retained"
            } else {
                "reactivated"
            },
            *person,
        );
    }
    let seats = heard.seats();
    let ended = |seat: &&Seat| heard.ended(seat).is_some_and(|day| start <= day && day < heard.until);
    let gone = seats.iter().copied().flatten().filter(ended).map(|seat| seat.person);
    let reclaimed: BTreeSet<u32> = gone.filter(|person| !now.contains(person)).collect();
    for person in &reclaimed {
        put("reclaimed", *person);
    }
    before
        .iter()
        .filter(|person| !now.contains(person) && !reclaimed.contains(person))
        .for_each(|person| put("lapsed", *person));
    let live = seats.iter().copied().flatten().filter(|seat| heard.is_live(seat, heard.until));
    let never = live.filter(|seat| heard.first_use(seat.person).is_none() && !reclaimed.contains(&seat.person));
    never.for_each(|seat| put("still_at_risk", seat.person));
    let unknown = seats.as_ref().err().map(|why| Remark::of("remark-seats-unknown", [("why", why.clone().into())]));
    let named: &[&str] = if seats.is_ok() { &["reclaimed", "still_at_risk"] } else { &[] };
    let members: BTreeSet<&str> = ["lapsed", "new", "reactivated", "retained"].iter().chain(named).copied().collect();
    let none = BTreeSet::new();
    let all: BTreeSet<u32> = parts.values().flatten().copied().collect();
    let total = count(&all).noting(unknown).noting(heard.remarks(0));
    Ok([total]
        .into_iter()
        .chain(members.into_iter().map(|part| count(parts.get(part).unwrap_or(&none)).of(part)))
        .collect())
}

fn query(facts: &Facts) -> String {
    let Ok(heard) = heard(facts) else { return String::new() };
    let days = [facts.context.calendar.previous(facts.period).start, heard.until];
    seat_sql::flow(facts, heard.name(), days, heard.seats().is_ok(), flow(&heard).is_err())
}
