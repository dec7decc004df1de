//! What `people` says: on which days who did what. Other actors than people are not in it.

use super::names::Names;
use crate::event::name as n;
use crate::event::taxonomy::Kind;
use crate::measure::Parts;
use crate::measure::frame::{Rows, calendar_day, day_literal, required};
use anyhow::Result;
use chrono::NaiveDate;
use polars::prelude::{LazyFrame, col};
use std::collections::{BTreeMap, BTreeSet};

/// What one person did on one day in one team and project, by kind. Names are places in [`People::names`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PersonDay {
    /// Local day.
    pub(crate) day: NaiveDate,
    /// The person's pseudonym.
    pub(crate) person: u32,
    /// Name of the format.
    pub(crate) source: u32,
    /// Team by the attribution map.
    pub(crate) team: Option<u32>,
    /// Project by the attribution map.
    pub(crate) project: u32,
    /// What happened.
    pub(crate) kind: Kind,
    /// Number of events.
    pub(crate) events: i64,
    /// Number of events that ended as accepted calls do.
    pub(crate) accepted: i64,
    /// Cost in nano-dollars, as far as the source tells it.
    pub(crate) cost_nano_usd: i64,
}

/// Everybody's days.
#[derive(Default)]
pub(crate) struct People {
    /// The names of persons, sources, teams and projects.
    pub(crate) names: Names,
    /// The days, in the order of day and person.
    pub(crate) days: Vec<PersonDay>,
    /// How many people were met under two pseudonyms.
    pub(crate) joined: i64,
    /// The day on which each source first tells that each person used AI.
    pub(crate) first_use: BTreeMap<(u32, u32), NaiveDate>,
}

/// The kinds of events in which AI is used: asked, answering, in a session or with a tool.
pub(crate) const USES: &[Kind] = &[Kind::Call, Kind::Prompt, Kind::Output, Kind::Session, Kind::ToolCall];

impl PersonDay {
    /// Whether AI was used.
    pub(crate) fn is_use(&self) -> bool {
        USES.contains(&self.kind)
    }
}

/// Reads `people` up to the day `last`, all of it: who is new can only be told from what was before.
pub(super) fn collect(people: Parts, last: NaiveDate) -> Result<People> {
    let mut found = People::default();
    for part in people {
        found.add(part.filter(col(n::LOCAL_DAY).lt_eq(day_literal(last))))?;
    }
    found.sort();
    Ok(found)
}

impl People {
    /// Brings names and days into an order that does not depend on that of the parts and their rows.
    fn sort(&mut self) {
        let places = self.names.in_order();
        let place = |old: u32| places[old as usize];
        for day in &mut self.days {
            day.person = place(day.person);
            day.source = place(day.source);
            day.team = day.team.map(place);
            day.project = place(day.project);
        }
        let key = |day: &PersonDay| (day.day, day.person, day.source, day.team, day.project, day.kind);
        self.days.sort_unstable_by_key(key);
    }

    /// The days from one day to before another.
    pub(crate) fn between(&self, from: NaiveDate, until: NaiveDate) -> &[PersonDay] {
        let place = |day: NaiveDate| self.days.partition_point(|one| one.day < day);
        &self.days[place(from)..place(until.max(from))]
    }

    /// Makes one person of two names: `same` gives for the one the other.
    pub(super) fn rename(&mut self, same: &BTreeMap<&str, &str>) {
        let mut places: BTreeMap<u32, u32> = BTreeMap::new();
        for (alias, id) in same {
            if let Some(place) = self.names.find(alias) {
                places.insert(place, self.names.place(id));
            }
        }
        let met: BTreeSet<u32> = self.days.iter().map(|day| day.person).collect();
        let people: BTreeSet<u32> = met.iter().map(|name| *places.get(name).unwrap_or(name)).collect();
        self.joined = (met.len() - people.len()) as i64;
        for day in &mut self.days {
            day.person = places.get(&day.person).copied().unwrap_or(day.person);
        }
        self.days.sort_by_key(|day| (day.day, day.person));
        for day in self.days.iter().filter(|day| day.is_use()) {
            self.first_use.entry((day.source, day.person)).or_insert(day.day);
        }
    }

    /// The people of some days, each once.
    pub(crate) fn distinct<'d>(&self, days: impl Iterator<Item = &'d PersonDay>) -> BTreeSet<u32> {
        // A mark for each name is quicker than a set for a million rows.
        let mut met = vec![false; self.names.len()];
        days.for_each(|day| met[day.person as usize] = true);
        (0..).zip(met).filter(|(_, met)| *met).map(|(person, _)| person).collect()
    }

    fn add(&mut self, part: LazyFrame) -> Result<()> {
        const TAKEN: [&str; 9] =
            [n::LOCAL_DAY, n::ACTOR, n::SOURCE, n::TEAM, n::PROJECT, n::KIND, n::EVENTS, n::ACCEPTED, n::COST_NANO_USD];
        let rows = Rows::collect(part.select(TAKEN.map(col)))?;
        let (day, person, source) = (rows.day(n::LOCAL_DAY)?, rows.text(n::ACTOR)?, rows.text(n::SOURCE)?);
        let (team, project, kind) = (rows.text(n::TEAM)?, rows.text(n::PROJECT)?, rows.text(n::KIND)?);
        let (events, accepted, cost) = (rows.int(n::EVENTS)?, rows.int(n::ACCEPTED)?, rows.int(n::COST_NANO_USD)?);
        self.days.reserve_exact(rows.len());
        for row in 0..rows.len() {
            self.days.push(PersonDay {
                day: calendar_day(day.get(row).unwrap_or_default()),
                person: self.names.place(required(person, row)),
                source: self.names.place(required(source, row)),
                team: team.get(row).map(|team| self.names.place(team)),
                project: self.names.place(required(project, row)),
                kind: required(kind, row).parse().unwrap_or(Kind::Other),
                events: events.get(row).unwrap_or_default(),
                accepted: accepted.get(row).unwrap_or_default(),
                cost_nano_usd: cost.get(row).unwrap_or_default(),
            });
        }
        Ok(())
    }
}
