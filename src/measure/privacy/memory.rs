//! What the packs have told before: no two of them may be subtracted to find out what one of them withheld, or what nobody
//! has looked at yet.
//!
//! **What is guaranteed.** Whoever has every number that every pack ever told of a KPI, and adds and subtracts them, over
//! time (a quarter is its months) and over members (a total is its members), finds out no more about single stretches of days
//! of a total or a member than this: what was told itself; stretches that hold one of which is known that enough people stand
//! behind it, or of sums of money that consist of such; and what followed already before this was kept. It does not matter in
//! which order packs are published, or whether they are nested, adjacent or overlap: the number that would complete an
//! equation is withheld, also where the stretch that it completes was never published. That makes it strict: a month that is
//! told after its quarter, before the others were measured, is withheld.
//!
//! **What is not.** Numbers that do not add up, such as people, are treated as if they did, and a share is treated like a sum:
//! what follows from them by other means is not looked for. Nor are bounds, such as a part that is never below zero, what
//! other KPIs tell, and sums of several numbers that are withheld: of members only those within one period are looked at, of
//! stretches apart from each other (a quarter less its second month) none. A number that was told again with other rows
//! behind it is one unknown here; that two of them differ by few people is looked at for the same period only. What was
//! given away before by packs that did not look at this cannot be taken back.

use super::equations::{Equations, Row, Span, margin, stretch};
use crate::measure::card::Privacy;
use crate::measure::edition::{Published, Record};
use crate::measure::period::Period;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// A member of a KPI's dimension; none for the total.
type Member = Option<String>;

/// What was told and what was withheld, by KPI.
#[derive(Clone, Debug, Default)]
pub(crate) struct Memory(BTreeMap<String, Ledger>);

/// What was told of one KPI.
#[derive(Clone, Debug, Default)]
struct Ledger {
    /// Each member and the total, in the order of their first mention.
    series: Vec<Series>,
    /// The place of each.
    places: BTreeMap<Member, usize>,
    /// What follows from what was told of each series alone.
    alone: Equations,
    /// What follows from all that was told, with members and totals together.
    told: Equations,
    /// That members add up.
    margins: Vec<Row>,
}

/// What was told and withheld of a member or the total.
#[derive(Clone, Debug, Default)]
struct Series {
    /// What was told, and how many people stood behind it.
    told: Vec<(Span, Option<i64>)>,
    /// What was not.
    withheld: BTreeSet<Span>,
    /// Stretches that may be told as far as they go: of those that were, and of those that were only measured.
    harmless: BTreeSet<Span>,
}

/// One number as far as memory is concerned.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cell<'a> {
    /// The KPI.
    pub(crate) kpi: &'a str,
    /// The member of its dimension; none for the total.
    pub(crate) member: Option<&'a str>,
    /// The period.
    pub(crate) period: Period,
    /// People behind it, where it tells of people.
    pub(crate) people: Option<i64>,
    /// What must be looked at.
    pub(crate) privacy: Privacy,
}

impl Memory {
    /// What every edition of every pack has told.
    pub(crate) fn of(published: &Published) -> Self {
        let mut memory = Self::default();
        let mut margins: BTreeMap<(&str, &str, i64), Vec<&Record>> = BTreeMap::new();
        for record in &published.0 {
            let ledger = memory.0.entry(record.kpi.clone()).or_default();
            let (place, span) = (ledger.place(record.member.as_deref()), (record.start, record.end));
            if record.withheld {
                ledger.series[place].withheld.insert(span);
            } else if record.value.is_some() {
                ledger.tell(place, span, record.people);
            }
            // The members of the pack's own period; of those before it only totals are told.
            if record.pack == record.period && (record.withheld || record.value.is_some()) {
                margins.entry((&record.kpi, &record.pack, record.edition)).or_default().push(record);
            }
        }
        for ((kpi, ..), records) in margins {
            let span = (records[0].start, records[0].end);
            let members: Vec<Option<&str>> = records.iter().map(|record| record.member.as_deref()).collect();
            memory.0.entry(kpi.to_owned()).or_default().add_up(&members, span);
        }
        memory
    }

    /// What was told of one KPI.
    pub(crate) fn only(&self, kpi: &str) -> Self {
        Self(self.0.get_key_value(kpi).map(|(kpi, ledger)| (kpi.clone(), ledger.clone())).into_iter().collect())
    }

    /// Notes that a number is told now.
    pub(crate) fn tell(&mut self, cell: &Cell) {
        let (ledger, place) = self.own(cell);
        ledger.tell(place, span(cell.period), cell.people);
    }

    /// Notes that a number is withheld now.
    pub(crate) fn withhold(&mut self, cell: &Cell) {
        let (ledger, place) = self.own(cell);
        ledger.series[place].withheld.insert(span(cell.period));
    }

    /// Notes that a number could be told as far as it goes, whether it is or not.
    pub(crate) fn look(&mut self, cell: &Cell) {
        let (ledger, place) = self.own(cell);
        ledger.series[place].harmless.insert(span(cell.period));
    }

    /// Notes that the members of a KPI add up to its total, as far as both are there. None stands for the total.
    pub(crate) fn add_up(&mut self, kpi: &str, members: &[Option<&str>], period: Period) {
        self.0.entry(kpi.to_owned()).or_default().add_up(members, span(period));
    }

    fn own(&mut self, cell: &Cell) -> (&mut Ledger, usize) {
        let ledger = self.0.entry(cell.kpi.to_owned()).or_default();
        let place = ledger.place(cell.member);
        (ledger, place)
    }

    fn find(&self, cell: &Cell) -> Option<(&Ledger, usize)> {
        let ledger = self.0.get(cell.kpi)?;
        Some((ledger, *ledger.places.get(&cell.member.map(str::to_owned))?))
    }

    /// The first stretch that telling this number would give away and that must not be known: one that was withheld, or of
    /// which nobody knows whether it may. What is given away already is beyond help, and whether the number itself may be
    /// told is not asked here.
    pub(crate) fn gives_away(&mut self, cell: &Cell) -> Option<Span> {
        let (ledger, place) = self.own(cell);
        ledger.gives_away(&ledger.told, (place, span(cell.period)), cell.privacy)
    }

    /// The same as far as its own series goes.
    pub(crate) fn gives_away_over_time(&mut self, cell: &Cell) -> Option<Span> {
        let (ledger, place) = self.own(cell);
        ledger.gives_away(&ledger.alone, (place, span(cell.period)), cell.privacy)
    }

    /// Whether the number can be computed from what was told: from others, or because it was told itself and the people
    /// behind it are as many as then.
    pub(crate) fn knows(&self, cell: &Cell) -> bool {
        let own = span(cell.period);
        self.find(cell).is_some_and(|(ledger, place)| {
            let is_other = |(told, people): &(Span, Option<i64>)| *told == own && *people != cell.people;
            if ledger.series[place].told.iter().any(is_other) {
                ledger.without((place, own), cell.people).imply(stretch(place, own))
            } else {
                ledger.told.imply(stretch(place, own))
            }
        })
    }

    /// Whether the number was told before with a few people more or less behind it, fewer than `k`: the difference of the
    /// two would be theirs.
    pub(crate) fn differs_by_few(&self, cell: &Cell, k: u32) -> bool {
        let few = |before: i64| cell.people.is_some_and(|now| (1..i64::from(k)).contains(&(now - before).abs()));
        let own = |(told, people): &(Span, Option<i64>)| *told == span(cell.period) && people.is_some_and(few);
        self.find(cell).is_some_and(|(ledger, place)| ledger.series[place].told.iter().any(own))
    }

    /// Whether the number was withheld before.
    pub(crate) fn has_withheld(&self, cell: &Cell) -> bool {
        self.find(cell).is_some_and(|(ledger, place)| ledger.series[place].withheld.contains(&span(cell.period)))
    }
}

impl Ledger {
    fn place(&mut self, member: Option<&str>) -> usize {
        let next = self.places.len();
        let place = *self.places.entry(member.map(str::to_owned)).or_insert(next);
        if place == self.series.len() {
            self.series.push(Series::default());
        }
        place
    }

    fn tell(&mut self, place: usize, span: Span, people: Option<i64>) {
        self.series[place].told.push((span, people));
        self.series[place].harmless.insert(span);
        self.alone.learn(stretch(place, span));
        self.told.learn(stretch(place, span));
    }

    fn add_up(&mut self, members: &[Option<&str>], span: Span) {
        if !members.contains(&None) || members.len() < 2 {
            return;
        }
        let total = self.place(None);
        let members: Vec<usize> = members.iter().filter(|one| one.is_some()).map(|one| self.place(*one)).collect();
        let row = margin(total, &members, span);
        self.told.learn(row.clone());
        self.margins.push(row);
    }

    /// What follows from all but a number that was told of other people than so many.
    fn without(&self, (own, of): (usize, Span), people: Option<i64>) -> Equations {
        let mut known = Equations::default();
        self.margins.iter().for_each(|row| known.learn(row.clone()));
        for (place, series) in self.series.iter().enumerate() {
            let counts = |(span, told): &&(Span, Option<i64>)| (place, *span) != (own, of) || *told == people;
            series.told.iter().filter(counts).for_each(|(span, _)| known.learn(stretch(place, *span)));
        }
        known
    }

    /// What must not be known and follows from what is `known` and one number more, but not without it.
    fn gives_away(&self, known: &Equations, own: (usize, Span), privacy: Privacy) -> Option<Span> {
        let new = known.new_of(stretch(own.0, own.1))?;
        let is_new = |(place, span): (usize, Span)| {
            let row = || stretch(place, span);
            (place, span) != own && !known.imply(row()) && known.left(row(), Some(&new)).is_empty()
        };
        let series = self.series.iter().enumerate();
        let mut withheld = series.flat_map(|(place, series)| series.withheld.iter().map(move |span| (place, *span)));
        let withheld = withheld.find(|cell| is_new(*cell)).map(|(_, span)| span);
        withheld.or_else(|| self.gives_away_unseen(known, own, &new, privacy))
    }

    /// The first stretch that follows with the `new` equation but not without it and of which nobody knows whether it may.
    fn gives_away_unseen(&self, known: &Equations, own: (usize, Span), new: &Row, privacy: Privacy) -> Option<Span> {
        (0..self.series.len()).find_map(|place| {
            let series = &self.series[place];
            let mut harmless = series.harmless.clone();
            let (first, last) = own.1;
            let told = series.told.iter().map(|(span, _)| *span);
            let mut days: BTreeSet<NaiveDate> =
                told.chain(harmless.iter().copied()).flat_map(|(a, b)| [a, b]).collect();
            if place == own.0 {
                harmless.insert(own.1);
            }
            // Members meet in margins on the days of others.
            days.extend([first, last]);
            days.extend(series.withheld.iter().flat_map(|(a, b)| [*a, *b]));
            let left = |day: NaiveDate, and| known.left([((place, day), 1)].into(), and);
            let forms: Vec<(NaiveDate, Row, Row)> =
                days.into_iter().map(|day| (day, left(day, None), left(day, Some(new)))).collect();
            let pairs =
                forms.iter().enumerate().flat_map(|(at, end)| forms[..at].iter().map(move |start| (start, end)));
            let mut follows = pairs.filter(|(start, end)| start.1 != end.1 && start.2 == end.2);
            follows.find(|(start, end)| !is_harmless((start.0, end.0), &harmless, privacy)).map(|(a, b)| (a.0, b.0))
        })
    }
}

/// Whether a stretch may be known for what is known of others: enough people stand behind a part of it; of money, of which
/// most must not be one person's, all parts must be harmless.
fn is_harmless((start, end): Span, harmless: &BTreeSet<Span>, privacy: Privacy) -> bool {
    let within = harmless.iter().filter(|(from, until)| start <= *from && *until <= end);
    match privacy {
        Privacy::Open => true,
        Privacy::People => within.count() > 0,
        Privacy::Spend => {
            // In the order of their first days every stretch that ends on a day comes before those that begin there.
            let mut reached: BTreeSet<NaiveDate> = [start].into();
            for (from, until) in within {
                if reached.contains(from) {
                    reached.insert(*until);
                }
            }
            reached.contains(&end)
        }
    }
}

fn span(period: Period) -> Span {
    (period.start, period.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(period: &str, people: i64) -> Cell<'static> {
        let period = Period::parse(period, NaiveDate::MIN).unwrap();
        let (kpi, member) = ("adoption.active_people", Some("legal"));
        Cell { kpi, member, period, people: Some(people), privacy: Privacy::People }
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
        let other = |period| Cell { member: Some("claims"), ..cell(period, 9) };
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

    #[test]
    fn what_nobody_has_looked_at_is_not_given_away_either() {
        let mut memory = Memory::default();
        memory.tell(&cell("2026-Q3", 21));
        memory.tell(&cell("2026-08", 9));
        let july = cell("2026-07", 3).period;
        let september = cell("2026-09", 9);
        assert_eq!(memory.clone().gives_away(&september), Some((july.start, july.end)), "never published");
        assert_eq!(memory.clone().gives_away(&cell("2026-Q3", 21)), None, "it is told already");
        memory.look(&july_of(7));
        assert_eq!(memory.gives_away(&september), None, "enough people stand behind it");
        memory.tell(&september);
        assert!(memory.knows(&july_of(7)));
    }

    #[test]
    fn money_is_harmless_where_all_of_it_is() {
        let days = |first, last| {
            let day = |day| NaiveDate::from_ymd_opt(2026, 7, day).unwrap();
            (day(first), day(last))
        };
        let harmless: BTreeSet<Span> = [days(1, 8), days(8, 15), days(20, 22)].into();
        let check = |span, privacy| is_harmless(span, &harmless, privacy);
        assert!(check(days(1, 15), Privacy::Spend) && check(days(8, 15), Privacy::Spend));
        assert!(!check(days(1, 22), Privacy::Spend) && check(days(1, 22), Privacy::People));
        assert!(!check(days(15, 20), Privacy::People) && check(days(15, 20), Privacy::Open));
    }
}
