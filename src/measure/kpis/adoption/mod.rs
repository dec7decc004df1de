//! Who uses AI, how regularly, and who has a seat and does not. No value is that of one person, and none has a person for a
//! member.

mod activation_rate;
mod active_people;
mod daily_active_people;
mod flow;
mod habit_share;
mod seat_utilisation;
mod stickiness;
mod time_to_first_use_median;
mod top_decile_share;
mod weekly_active_people;

use super::Area;
use super::measured::Measured;
use crate::event::capability::{Evidence, Question};
use crate::event::tables::EVENT;
use crate::measure::facts::choice::ACTIVE_DAYS;
use crate::measure::facts::people::PersonDay;
use crate::measure::facts::seats::Seat;
use crate::measure::facts::{Facts, local_day};
use crate::measure::precedence::exports;
use crate::measure::sql::{people as sql, seats as seat_sql};
use crate::measure::steps::Step;
use crate::words::{Arg, Remark};
use chrono::{Days, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};

pub(super) static AREA: Area = Area {
    id: "adoption",
    title: "Adoption",
    intro: "Who uses AI, how regularly, and who has a seat and does not.",
    kpis: &[
        &active_people::KPI,
        &weekly_active_people::KPI,
        &daily_active_people::KPI,
        &stickiness::KPI,
        &habit_share::KPI,
        &seat_utilisation::KPI,
        &activation_rate::KPI,
        &time_to_first_use_median::KPI,
        &flow::KPI,
        &top_decile_share::KPI,
    ],
};

/// The exports that tell who uses AI.
const PEOPLE_EXPORTS: &str = "a log that names the person behind each call, prompt, answer, session or use of a tool";

/// The exports that tell who has a seat.
const SEAT_EXPORTS: &str =
    "the directory of users with the day of their assignment, and a log that names people as it does";

/// What every number of active people leaves out.
const EXCLUSIONS: &str = "service accounts, keys, devices and other actors that are no people; the audit export reading itself; \
                          what only a source tells that is not the one heard";

/// Days of a week.
const WEEK: u64 = 7;

/// The source that is heard for who uses AI in a period.
struct Heard<'a> {
    facts: &'a Facts<'a>,
    /// Its place among the names.
    source: u32,
    /// The day after the last that counts: the period's end, or that of what can have been seen.
    until: NaiveDate,
    /// The first day on which it tells of anybody's use.
    begun: NaiveDate,
}

/// The source that is heard, or why there is none.
fn heard<'a>(facts: &'a Facts<'a>) -> Result<Heard<'a>, Remark> {
    let nobody = || Remark::of("remark-nobody-named", [("days", Arg::Count(ACTIVE_DAYS as f64))]);
    let silence = || facts.silence(Question::Adoption).unwrap_or_else(nobody);
    let people = &facts.log.people;
    let source = facts.adoption().and_then(|choice| people.names.find(&choice.source)).ok_or_else(silence)?;
    let of_source = people.first_use.range((source, 0)..=(source, u32::MAX));
    let begun = of_source.map(|(_, day)| *day).min().ok_or_else(silence)?;
    Ok(Heard { facts, source, until: facts.period.end.min(facts.today() + Days::new(1)), begun })
}

impl Heard<'_> {
    /// Uses from one day to before another.
    fn between(&self, from: NaiveDate, until: NaiveDate) -> impl Iterator<Item = &PersonDay> {
        let days = self.facts.log.people.between(from, until);
        days.filter(|day| day.is_use() && day.source == self.source)
    }

    /// The name of the source.
    fn name(&self) -> &str {
        self.facts.log.people.names.name(self.source)
    }

    /// Uses of the days that end with the period.
    fn last(&self, days: u64) -> impl Iterator<Item = &PersonDay> {
        self.between(self.until - Days::new(days), self.until)
    }

    /// Whoever used AI in these days.
    fn people(&self, days: u64) -> BTreeSet<u32> {
        self.facts.log.people.distinct(self.last(days))
    }

    /// The day on which a person first used AI, as far as it lies before the end of the period.
    fn first_use(&self, person: u32) -> Option<NaiveDate> {
        let first = self.facts.log.people.first_use.get(&(self.source, person)).copied();
        first.filter(|day| *day < self.until)
    }

    /// People of each working day on which the source has a row, of the days that end with the period and begin at the
    /// earliest with `from`.
    fn daily(&self, from: NaiveDate) -> BTreeMap<NaiveDate, BTreeSet<u32>> {
        let name = self.facts.log.people.names.name(self.source);
        let counts = |day: &NaiveDate| {
            self.facts.context.calendar.is_working(*day) && self.facts.log.sources.heard_on(EVENT.name, name, *day)
        };
        let days = from.iter_days().take_while(|day| *day < self.until).filter(counts);
        let mut people: BTreeMap<NaiveDate, BTreeSet<u32>> = days.map(|day| (day, BTreeSet::new())).collect();
        for day in self.between(from, self.until) {
            people.entry(day.day).and_modify(|people| _ = people.insert(day.person));
        }
        people
    }

    /// What to know about any number of active people.
    fn remarks(&self, days: u64) -> Vec<Remark> {
        let from = self.until - Days::new(days);
        let short = (self.begun > from).then(|| Remark::of("remark-log-begins", [("day", self.begun.into())]));
        let choice = self.facts.adoption();
        let partly = choice.filter(|choice| choice.evidence != Evidence::Rows);
        let partly = partly.map(|choice| Remark::of("remark-partial", [("source", choice.source.as_str().into())]));
        let left = choice.iter().flat_map(|choice| &choice.aside).map(|other| {
            Remark::of(
                "remark-people-left-aside",
                [("source", other.source.as_str().into()), ("n", other.number.into())],
            )
        });
        let joined = self.facts.log.people.joined;
        let joined = (joined > 0).then(|| Remark::of("remark-people-joined", [("n", joined.into())]));
        let silent = self.facts.log.sources.gaps(Question::Adoption, self.facts.period);
        short.into_iter().chain(partly).chain(left).chain(joined).chain(silent).collect()
    }

    /// The seats of the directories, or why nothing can be said about their use.
    fn seats(&self) -> Result<&[Seat], Remark> {
        let (seats, people) = (&self.facts.log.seats, &self.facts.log.people);
        if seats.is_empty() {
            return Err(Remark::of("remark-no-user-directory", [("exports", exports(Question::Names))]));
        }
        let known = |seat: &Seat| people.first_use.contains_key(&(self.source, seat.person));
        if !seats.iter().any(known) {
            let name = people.names.name(self.source);
            return Err(Remark::of("remark-people-named-otherwise", [("source", name.into())]));
        }
        Ok(seats)
    }

    /// The local day on which a seat was assigned, where that is known.
    fn assigned(&self, seat: &Seat) -> Option<NaiveDate> {
        seat.assigned_us.map(|us| local_day(us, self.facts.context.zone))
    }

    /// The local day on which it was taken back.
    fn ended(&self, seat: &Seat) -> Option<NaiveDate> {
        seat.ended_us.map(|us| local_day(us, self.facts.context.zone))
    }

    /// Whether somebody has the seat at the end of a day before `until`, and could use it.
    fn is_live(&self, seat: &Seat, until: NaiveDate) -> bool {
        let assigned = self.assigned(seat).is_none_or(|day| day < until);
        assigned && self.ended(seat).is_none_or(|day| day >= until) && !seat.suspended
    }
}

/// A number of people, with what suppression looks at.
fn count(people: &BTreeSet<u32>) -> Measured {
    let number = people.len() as i64;
    Measured { people: Some(number), ..Measured::count(number) }
}

/// From what people did in the 28 days to the people.
fn steps(facts: &Facts) -> Vec<Step> {
    let Ok(heard) = heard(facts) else { return Vec::new() };
    let events = heard.last(ACTIVE_DAYS).map(|day| day.events).sum::<i64>();
    vec![
        Step::new(format!("uses by people in the {ACTIVE_DAYS} days, of the source that is heard"), events),
        Step::new("people behind them", heard.people(ACTIVE_DAYS).len() as i64),
        Step::new("of them active in the last 7 days", heard.people(WEEK).len() as i64),
    ]
}

/// From the seats to those in use.
fn seat_steps(facts: &Facts) -> Vec<Step> {
    let Ok(heard) = heard(facts) else { return Vec::new() };
    let seats = &facts.log.seats;
    let live: Vec<&Seat> = seats.iter().filter(|seat| heard.is_live(seat, heard.until)).collect();
    let used = live.iter().filter(|seat| heard.first_use(seat.person).is_some()).count();
    vec![
        Step::new("seats of the directories", seats.len() as i64),
        Step::new("of them assigned at the end of the period", live.len() as i64),
        Step::new("of them ever used", used as i64),
    ]
}
