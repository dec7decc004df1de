//! What the packs have told before: two of them must not be subtracted to find out what one of them withheld.
//!
//! Of each KPI and member a published period is an edge between its first day and the first day after it. Whoever has the
//! numbers of two periods has that of their union and of their difference, as far as numbers add up over time: the number
//! of a period is given away as soon as its two days are connected by edges, such as July by the quarter, August and
//! September. Numbers that do not add up, such as people, are treated as if they did. What was given
//! away before anybody knew that it must be withheld, because its own pack came last, cannot be taken back.

use crate::measure::edition::Published;
use crate::measure::period::Period;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// A KPI and a member of its dimension.
type Series<'a> = (&'a str, Option<&'a str>);

/// A stretch of days: the first, and the first after.
type Span = (NaiveDate, NaiveDate);

/// What was told and what was withheld, by KPI and member.
#[derive(Clone, Debug, Default)]
pub(crate) struct Memory(BTreeMap<(String, Option<String>), Printed>);

#[derive(Clone, Debug, Default)]
struct Printed {
    /// What was told, and how many people stood behind it.
    told: Vec<(Span, Option<i64>)>,
    /// What was not.
    withheld: BTreeSet<Span>,
}

/// One number as far as memory is concerned.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cell<'a> {
    /// KPI and member.
    pub(crate) series: Series<'a>,
    /// The period.
    pub(crate) period: Period,
    /// People behind it, where it tells of people.
    pub(crate) people: Option<i64>,
}

impl Memory {
    /// What every edition of every pack has told.
    pub(crate) fn of(published: &Published) -> Self {
        let mut memory = Self::default();
        for record in &published.0 {
            let printed = memory.0.entry((record.kpi.clone(), record.member.clone())).or_default();
            let span = (record.start, record.end);
            if record.withheld {
                printed.withheld.insert(span);
            } else if record.value.is_some() {
                printed.told.push((span, record.people));
            }
        }
        memory
    }

    /// Notes that a number is told now.
    pub(crate) fn tell(&mut self, cell: &Cell) {
        self.printed(cell).told.push((span(cell.period), cell.people));
    }

    /// Notes that a number is withheld now.
    pub(crate) fn withhold(&mut self, cell: &Cell) {
        self.printed(cell).withheld.insert(span(cell.period));
    }

    fn printed(&mut self, cell: &Cell) -> &mut Printed {
        let (kpi, member) = cell.series;
        self.0.entry((kpi.to_owned(), member.map(str::to_owned))).or_default()
    }

    fn find(&self, cell: &Cell) -> Option<&Printed> {
        let (kpi, member) = cell.series;
        self.0.get(&(kpi.to_owned(), member.map(str::to_owned)))
    }

    /// The first withheld stretch of days that telling this number would give away. What is given away already is beyond
    /// help, and whether the number itself may be told is not asked here.
    pub(crate) fn gives_away(&self, cell: &Cell) -> Option<(NaiveDate, NaiveDate)> {
        let printed = self.find(cell)?;
        let told = printed.told.iter().map(|(span, _)| *span);
        let (before, own) = (Ties::of(told.clone()), span(cell.period));
        let after = Ties::of(told.chain([own]));
        let mut others = printed.withheld.iter().filter(|other| **other != own);
        others.find(|other| after.connect(**other) && !before.connect(**other)).copied()
    }

    /// Whether the number can be computed from what was told: from other periods, or because it was told itself and the
    /// people behind it are as many as then.
    pub(crate) fn knows(&self, cell: &Cell) -> bool {
        let own = span(cell.period);
        self.find(cell).is_some_and(|printed| {
            let counts = |(span, people): &&(Span, Option<i64>)| *span != own || *people == cell.people;
            Ties::of(printed.told.iter().filter(counts).map(|(span, _)| *span)).connect(own)
        })
    }

    /// Whether the number was told before with a few people more or less behind it, fewer than `k`: the difference of the
    /// two would be theirs.
    pub(crate) fn differs_by_few(&self, cell: &Cell, k: u32) -> bool {
        let few = |before: i64| cell.people.is_some_and(|now| (1..i64::from(k)).contains(&(now - before).abs()));
        let own = |(told, people): &(Span, Option<i64>)| *told == span(cell.period) && people.is_some_and(few);
        self.find(cell).is_some_and(|printed| printed.told.iter().any(own))
    }

    /// Whether the number was withheld before.
    pub(crate) fn has_withheld(&self, cell: &Cell) -> bool {
        self.find(cell).is_some_and(|printed| printed.withheld.contains(&span(cell.period)))
    }
}

fn span(period: Period) -> Span {
    (period.start, period.end)
}

/// Which days are connected: a union-find over the ends of the stretches that were told.
struct Ties(BTreeMap<NaiveDate, NaiveDate>);

impl Ties {
    fn of(told: impl Iterator<Item = Span>) -> Self {
        let mut ties = Self(BTreeMap::new());
        for (start, end) in told {
            let (one, other) = (ties.root(start), ties.root(end));
            // The earlier day is the root, so that there is one way to join two groups.
            ties.0.insert(one.max(other), one.min(other));
        }
        ties
    }

    fn root(&self, day: NaiveDate) -> NaiveDate {
        let mut day = day;
        while let Some(next) = self.0.get(&day).filter(|next| **next != day) {
            day = *next;
        }
        day
    }

    fn connect(&self, (start, end): Span) -> bool {
        self.root(start) == self.root(end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(period: &str, people: i64) -> Cell<'static> {
        let period = Period::parse(period, NaiveDate::MIN).unwrap();
        Cell { series: ("adoption.active_people", Some("legal")), period, people: Some(people) }
    }

    fn july_of(people: i64) -> Cell<'static> {
        cell("2026-07", people)
    }

    #[test]
    fn a_quarter_less_two_of_its_months_is_the_third() {
        let mut memory = Memory::default();
        memory.withhold(&cell("2026-07", 3));
        memory.tell(&cell("2026-08", 9));
        memory.tell(&cell("2026-09", 9));
        let july = cell("2026-07", 3).period;
        assert_eq!(memory.gives_away(&cell("2026-Q3", 21)), Some((july.start, july.end)));
        assert_eq!(memory.gives_away(&cell("2026-10", 9)), None);
        assert!(!memory.knows(&july_of(3)) && memory.has_withheld(&july_of(3)));
        memory.tell(&cell("2026-Q3", 21));
        assert!(memory.knows(&july_of(3)), "it was given away");
        assert_eq!(memory.gives_away(&cell("2026-08", 9)), None, "and cannot be given away again");
    }

    #[test]
    fn what_was_told_of_other_members_gives_nothing_away() {
        let mut memory = Memory::default();
        memory.withhold(&july_of(3));
        let other = |period| Cell { series: ("adoption.active_people", Some("claims")), ..cell(period, 9) };
        memory.tell(&other("2026-08"));
        memory.tell(&other("2026-09"));
        assert_eq!(memory.gives_away(&cell("2026-Q3", 21)), None);
    }

    #[test]
    fn two_editions_must_not_differ_by_a_few_people() {
        let mut memory = Memory::default();
        memory.tell(&july_of(20));
        let differs = |people| memory.differs_by_few(&july_of(people), 5);
        assert_eq!([16, 19, 20, 21, 24, 25].map(differs), [true, true, false, true, true, false]);
        assert!(memory.knows(&july_of(20)) && !memory.knows(&july_of(23)), "the new number is another one");
    }
}
