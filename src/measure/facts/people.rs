//! What `people` says: on which days who did what. Other actors than people are not in it.

use super::Facts;
use super::names::Names;
use crate::event::name as n;
use crate::event::taxonomy::Kind;
use crate::measure::Parts;
use crate::measure::frame::{Rows, calendar_day, day_literal, required};
use anyhow::Result;
use chrono::{Datelike, NaiveDate};
use hashbrown::{HashMap, HashSet};
use polars::prelude::{Expr, IntoLazy, LazyFrame, col, len, lit};
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
    /// The days on which AI was used, by the first day of their month, each month in the order of day and person.
    months: BTreeMap<NaiveDate, Vec<PersonDay>>,
    /// Everybody who did anything at all.
    met: BTreeSet<u32>,
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

/// Reads `people` up to the day `last`, all of it: who is new can only be told from what was before. Of what is no use of
/// AI only the names are kept.
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
        for days in self.months.values_mut() {
            for day in days.iter_mut() {
                day.person = place(day.person);
                day.source = place(day.source);
                day.team = day.team.map(place);
                day.project = place(day.project);
            }
            let key = |day: &PersonDay| (day.day, day.person, day.source, day.team, day.project, day.kind);
            days.sort_unstable_by_key(key);
        }
        self.met = self.met.iter().map(|person| place(*person)).collect();
    }

    /// The days from one day to before another, in their order.
    pub(crate) fn between(&self, from: NaiveDate, until: NaiveDate) -> impl Iterator<Item = &PersonDay> {
        let months = self.months.range(month(from)..until.max(month(from)));
        months.flat_map(move |(_, days)| {
            let place = |day: NaiveDate| days.partition_point(|one| one.day < day);
            &days[place(from)..place(until.max(from))]
        })
    }

    /// Makes one person of two names: `same` gives for the one the other.
    pub(super) fn rename(&mut self, same: &BTreeMap<&str, &str>) {
        let mut places: BTreeMap<u32, u32> = BTreeMap::new();
        for (alias, id) in same {
            if let Some(place) = self.names.find(alias) {
                places.insert(place, self.names.place(id));
            }
        }
        let people: HashSet<u32> = self.met.iter().map(|name| *places.get(name).unwrap_or(name)).collect();
        self.joined = (self.met.len() - people.len()) as i64;
        let mut seen = HashSet::new();
        for days in self.months.values_mut() {
            if !places.is_empty() {
                for day in days.iter_mut() {
                    day.person = places.get(&day.person).copied().unwrap_or(day.person);
                }
                days.sort_by_key(|day| (day.day, day.person));
            }
            for day in days.iter().filter(|day| seen.insert((day.source, day.person))) {
                self.first_use.insert((day.source, day.person), day.day);
            }
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
        let used = USES.iter().map(|kind| col(n::KIND).eq(lit(kind.as_ref()))).reduce(Expr::or);
        let part = part.select(TAKEN.map(col)).collect()?.lazy();
        let met = Rows::collect(part.clone().group_by([col(n::ACTOR)]).agg([len()]))?;
        let actors = met.text(n::ACTOR)?;
        self.met.extend((0..met.len()).map(|row| self.names.place(required(actors, row))));
        let rows = Rows::collect(part.filter(used.unwrap_or_else(|| lit(false))))?;
        let (day, person, source) = (rows.day(n::LOCAL_DAY)?, rows.text(n::ACTOR)?, rows.text(n::SOURCE)?);
        let (team, project, kind) = (rows.text(n::TEAM)?, rows.text(n::PROJECT)?, rows.text(n::KIND)?);
        let (events, accepted, cost) = (rows.int(n::EVENTS)?, rows.int(n::ACCEPTED)?, rows.int(n::COST_NANO_USD)?);
        for row in 0..rows.len() {
            let day = calendar_day(day.get(row).unwrap_or_default());
            self.months.entry(month(day)).or_default().push(PersonDay {
                day,
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

/// The first day of a day's month.
fn month(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

/// What one person did in a period in one project with calls, as one source tells it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PersonSum {
    /// The person's pseudonym.
    pub(crate) person: u32,
    /// Name of the format.
    pub(crate) source: u32,
    /// Project by the attribution map.
    pub(crate) project: u32,
    /// Number of events that ended as accepted calls do.
    pub(crate) accepted: i64,
    /// Cost in nano-dollars, as far as the source tells it.
    pub(crate) cost_nano_usd: i64,
}

impl<'a> Facts<'a> {
    /// What people did in the period with calls, prompts and outputs, added up once for all that ask.
    pub(crate) fn person_sums(&self) -> &'a [PersonSum] {
        let added_up = || {
            let mut sums: HashMap<(u32, u32, u32), (i64, i64)> = HashMap::new();
            let days = self.log.people.between(self.period.start, self.period.end);
            for day in days.filter(|day| [Kind::Call, Kind::Prompt, Kind::Output].contains(&day.kind)) {
                let (accepted, cost) = sums.entry((day.project, day.source, day.person)).or_default();
                *accepted += day.accepted;
                *cost += day.cost_nano_usd;
            }
            let sum = |((project, source, person), (accepted, cost_nano_usd))| PersonSum {
                person,
                source,
                project,
                accepted,
                cost_nano_usd,
            };
            let mut sums: Vec<PersonSum> = sums.into_iter().map(sum).collect();
            sums.sort_unstable_by_key(|sum| (sum.project, sum.source, sum.person));
            sums
        };
        self.log.person_sums[self.index].get_or_init(added_up)
    }
}
