//! Sequences of packs against an attacker who solves the equations that they make, by an elimination of its own.

use super::*;
use crate::measure::edition::{Published, Record};

/// Periods that lie within each other, beside each other and across each other.
const PERIODS: [&str; 8] = ["2026-07", "2026-08", "2026-09", "2026-10", "2026-Q3", "2026-W31", "2026-W32", "2026"];

/// The stretches between any two days on which one of them begins or ends.
const ATOMS: usize = 9;

/// The atoms of a period.
fn atoms(id: &str) -> std::ops::Range<usize> {
    let days: BTreeSet<NaiveDate> = PERIODS.iter().flat_map(|id| [period(id).start, period(id).end]).collect();
    assert_eq!(days.len(), ATOMS + 1);
    let place = |day| days.iter().position(|other| *other == day).unwrap();
    place(period(id).start)..place(period(id).end)
}

/// What an attacker knows: rows over the people of each member in each atom, in echelon form, with the place of the first
/// number that is not zero.
#[derive(Default)]
struct Attacker(Vec<(usize, Vec<f64>)>);

impl Attacker {
    /// The sum of some members, or of one, over some atoms, as a row.
    fn row(members: std::ops::Range<usize>, atoms: &std::ops::Range<usize>) -> Vec<f64> {
        let of = |place: usize| members.contains(&(place / ATOMS)) && atoms.contains(&(place % ATOMS));
        (0..MEMBERS * ATOMS).map(|place| f64::from(u8::from(of(place)))).collect()
    }

    fn left(&self, mut row: Vec<f64>) -> Vec<f64> {
        for (first, known) in &self.0 {
            let factor = row[*first] / known[*first];
            row.iter_mut().zip(known).for_each(|(number, known)| *number -= factor * known);
        }
        row
    }

    fn learn(&mut self, row: Vec<f64>) {
        let row = self.left(row);
        if let Some(first) = row.iter().position(|number| number.abs() > 1e-6) {
            self.0.push((first, row));
        }
    }

    fn knows(&self, row: Vec<f64>) -> bool {
        self.left(row).iter().all(|number| number.abs() < 1e-6)
    }
}

const MEMBERS: usize = 3;

/// The members of a series: one of them, or all for the total.
fn members(member: Option<&str>) -> std::ops::Range<usize> {
    member.map_or(0..MEMBERS, |name| {
        let at = usize::from(name.as_bytes()[0] - b'a');
        at..at + 1
    })
}

/// Publishes the pack of a period with its trend, as a run does that knows nothing but what was published: of the periods
/// before it that are as long it has measured what people there were.
fn publish(id: &str, people: &[Vec<i64>], published: &mut Published) {
    let count = |id: &str, member: usize| people[member][atoms(id)].iter().sum::<i64>();
    let counts = |id: &str| (0..MEMBERS).map(|member| count(id, member)).collect::<Vec<_>>();
    let own = period(id);
    let before: Vec<&str> = PERIODS.into_iter().filter(|other| other.len() == id.len()).collect();
    let before =
        before.into_iter().filter(|other| other.contains('W') == id.contains('W') && period(other).end <= own.start);
    let before: Vec<&str> = before.collect();
    let mut memory = Memory::of(published);
    let seen = before.iter().flat_map(|id| margin(PEOPLE, 1.0, &counts(id)).into_iter().map(|one| (period(id), one)));
    look(&seen.collect::<Vec<_>>(), &rules(), &mut memory);
    let mut found = margin(PEOPLE, 1.0, &counts(id));
    pack(&mut found, id, &mut memory);
    let total = |id: &&str| (period(id), margin(PEOPLE, 1.0, &counts(id)).remove(0));
    let mut trend: Vec<(Period, Measurement)> = before.iter().map(total).collect();
    withhold_earlier(&mut trend, &rules(), &mut memory);
    let edition = published.0.len() as i64;
    let record = |(of, one): (Period, Measurement)| Record {
        pack: id.to_owned(),
        edition,
        period: of.id(),
        start: of.start,
        end: of.end,
        kpi: one.kpi.to_owned(),
        member: one.dimensions.values().next().cloned(),
        value: one.value,
        withheld: one.withheld,
        people: one.people,
        ..Record::default()
    };
    published.0.extend(found.into_iter().map(|one| (own, one)).chain(trend).map(record));
}

/// Everything that follows from what was published, and of all the stretches of each series those that tell of fewer than
/// five people.
fn attacked(people: &[Vec<i64>], published: &Published) -> Vec<String> {
    let mut attacker = Attacker::default();
    for record in published.0.iter().filter(|record| record.value.is_some()) {
        attacker.learn(Attacker::row(members(record.member.as_deref()), &atoms(&record.period)));
    }
    let series = [None, Some("a"), Some("b"), Some("c")];
    let stretches = (0..ATOMS).flat_map(|first| (first + 1..=ATOMS).map(move |end| first..end));
    let all = stretches.flat_map(|atoms| series.map(|member| (member, atoms.clone())));
    let is_known = |(member, atoms): &(Option<&str>, std::ops::Range<usize>)| {
        let count: i64 = people[members(*member)].iter().map(|people| people[atoms.clone()].iter().sum::<i64>()).sum();
        count < 5 && attacker.knows(Attacker::row(members(*member), atoms))
    };
    all.filter(is_known).map(|found| format!("{found:?}")).collect()
}

#[test]
fn the_quarter_and_two_months_first_keep_the_third() {
    let mut people = vec![vec![6; ATOMS]; MEMBERS];
    // In September, the seventh atom, there are two of the first member.
    people[0][6] = 2;
    assert_eq!(atoms("2026-09"), 6..7);
    let mut published = Published::default();
    for id in ["2026-Q3", "2026-07", "2026-08"] {
        publish(id, &people, &mut published);
    }
    assert_eq!(attacked(&people, &published), Vec::<String>::new());
    // The attacker is none to be trifled with: told all, it finds the two.
    let mut told = published.clone();
    told.0.iter_mut().for_each(|record| record.value = Some(1.0));
    assert!(attacked(&people, &told).contains(&format!("{:?}", (Some("a"), 6..7))));
}

#[test]
fn months_and_then_their_quarter_are_told_where_enough_people_are() {
    let people = vec![vec![6; ATOMS]; MEMBERS];
    let mut published = Published::default();
    for id in ["2026-07", "2026-08", "2026-09", "2026-Q3", "2026-10"] {
        publish(id, &people, &mut published);
    }
    assert!(published.0.iter().all(|record| record.value.is_some()), "{published:?}");
}

proptest! {
    #[test]
    fn no_sequence_of_packs_gives_a_small_number_away(
        people in prop::collection::vec(prop::collection::vec(0_i64..8, ATOMS), MEMBERS),
        order in prop::collection::vec(0..PERIODS.len(), 1..14),
    ) {
        let mut published = Published::default();
        for at in order {
            publish(PERIODS[at], &people, &mut published);
            let found = attacked(&people, &published);
            prop_assert!(found.is_empty(), "{found:?} after {:?}", published.0.iter().map(|one| &one.pack).collect::<Vec<_>>());
        }
    }
}
