//! Whole periods: what is withheld, and that it cannot be computed from what is not.

mod attack;
mod stricter;

use super::*;
use crate::measure::measurement::State;
use crate::measure::unit::Unit;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

const PEOPLE: &str = "adoption.active_people";
const USES: &str = "usage.calls_per_active_person";
const SPEND: &str = "cost.spend";
const CASES: &str = "investigation.open_cases";

fn privacy(kpi: &str) -> Privacy {
    match kpi {
        SPEND => Privacy::Spend,
        CASES => Privacy::Open,
        _ => Privacy::People,
    }
}

fn period(text: &str) -> Period {
    Period::parse(text, NaiveDate::MIN).unwrap()
}

fn number(kpi: &'static str, member: Option<&str>, value: f64, people: i64) -> Measurement {
    Measurement {
        kpi,
        dimensions: member.into_iter().map(|member| ("team", member.to_owned())).collect(),
        value: Some(value),
        unit: Unit::People,
        numerator: Some(value),
        denominator: None,
        n: Some(people),
        ci_low: Some(value),
        ci_high: Some(value),
        target: None,
        verdict: Verdict::NoTarget,
        reason: Vec::new(),
        grade: None,
        withheld: false,
        state: State::Final,
        people: Some(people),
        largest: None,
    }
}

/// A total and members `a`, `b`, … with so many people each; every person counts `factor`.
fn margin(kpi: &'static str, factor: f64, people: &[i64]) -> Vec<Measurement> {
    let total: i64 = people.iter().sum();
    let member = |(at, people): (usize, &i64)| {
        let name = char::from(b'a' + at as u8).to_string();
        number(kpi, Some(&name), *people as f64 * factor, *people)
    };
    let total = number(kpi, None, total as f64 * factor, total);
    std::iter::once(total).chain(people.iter().enumerate().map(member)).collect()
}

fn rules() -> Suppression {
    Suppression::default()
}

fn withheld(found: &[Measurement]) -> Vec<&str> {
    let names = found.iter().filter(|one| one.withheld);
    names.map(|one| one.dimensions.values().next().map_or("total", String::as_str)).collect()
}

fn pack(found: &mut [Measurement], id: &str, memory: &mut Memory) {
    withhold_by(found, period(id), &rules(), memory, privacy);
}

fn first(mut found: Vec<Measurement>) -> Vec<Measurement> {
    pack(&mut found, "2026-10", &mut Memory::default());
    found
}

#[test]
fn the_smallest_that_is_told_goes_with_the_one_that_must_not_be() {
    let found = first(margin(PEOPLE, 1.0, &[12, 7, 3]));
    assert_eq!(withheld(&found), ["b", "c"]);
    let small = &found[3];
    assert_eq!((small.value, small.n, small.ci_low, small.people), (None, None, None, None));
    assert_eq!(small.told().as_deref(), Some("withheld: fewer than 5 people"));
    assert_eq!(small.verdict, Verdict::NotMeasurable);
    assert_eq!(found[2].told().as_deref(), Some("withheld: it would give the number of a smaller group away"));
    assert_eq!((found[0].value, found[1].value), (Some(22.0), Some(12.0)));
}

#[test]
fn together_the_withheld_are_as_many_as_any_number_must_be() {
    assert_eq!(withheld(&first(margin(PEOPLE, 1.0, &[12, 7, 2, 2]))), ["b", "c", "d"]);
    assert_eq!(withheld(&first(margin(PEOPLE, 1.0, &[12, 7, 3, 2]))), ["c", "d"]);
    assert_eq!(withheld(&first(margin(PEOPLE, 1.0, &[3]))), ["total", "a"]);
    assert_eq!(withheld(&first(margin(PEOPLE, 1.0, &[5, 9]))), Vec::<&str>::new());
}

#[test]
fn a_sum_that_is_one_persons_is_withheld() {
    let spend = |name, value, largest| Measurement { largest: Some(largest), ..number(SPEND, name, value, 9) };
    let found = first(vec![
        spend(None, 300.0, 0.3),
        spend(Some("a"), 100.0, 0.9),
        spend(Some("b"), 150.0, 0.2),
        spend(Some("c"), 50.0, 0.2),
    ]);
    assert_eq!(withheld(&found), ["a", "c"]);
    assert_eq!(found[1].told().as_deref(), Some("withheld: more than 85% of it is one person's"));
    let found = first(vec![
        spend(None, 301.0, 0.3),
        spend(Some("a"), 100.0, 0.9),
        spend(Some("b"), 150.0, 0.2),
        spend(Some("c"), 1.0, 0.2),
    ]);
    assert_eq!(withheld(&found), ["a", "b", "c"], "with the smallest alone the sum is still one person's");
}

#[test]
fn controls_are_never_withheld() {
    let found = first(margin(CASES, 1.0, &[1, 2, 30]));
    assert_eq!(withheld(&found), Vec::<&str>::new());
}

#[test]
fn what_is_not_reached_yet_tells_of_few_people_all_the_same() {
    let mut found = [Measurement { value: None, ..number(PEOPLE, None, 0.0, 3) }];
    pack(&mut found, "2026-10", &mut Memory::default());
    assert!(found[0].withheld && found[0].ci_low.is_none() && found[0].n.is_none());
}

#[test]
fn a_quarter_does_not_give_a_month_away() {
    let mut memory = Memory::default();
    let months = [("2026-07", [12, 9, 3]), ("2026-08", [12, 9, 8]), ("2026-09", [12, 9, 8])];
    for (id, people) in months {
        pack(&mut margin(PEOPLE, 1.0, &people), id, &mut memory);
    }
    let mut quarter = margin(PEOPLE, 1.0, &[36, 27, 19]);
    pack(&mut quarter, "2026-Q3", &mut memory);
    assert_eq!(withheld(&quarter), ["b", "c"]);
    let reason = "withheld: with what was published before it would give away what was withheld of 1 July 2026 to \
                  31 July 2026";
    assert_eq!(quarter[3].told().as_deref(), Some(reason));
}

#[test]
fn another_edition_does_not_tell_what_a_few_people_did() {
    let mut memory = Memory::default();
    pack(&mut margin(PEOPLE, 1.0, &[12, 9, 8]), "2026-07", &mut memory);
    let mut again = margin(PEOPLE, 1.0, &[12, 9, 8]);
    pack(&mut again, "2026-07", &mut memory);
    assert_eq!(withheld(&again), Vec::<&str>::new());
    let mut later = margin(PEOPLE, 1.0, &[12, 9, 10]);
    pack(&mut later, "2026-07", &mut memory);
    assert_eq!(withheld(&later), ["total", "c"]);
    assert!(later[3].told().unwrap().contains("a few people more or less"));
    let mut much_later = margin(PEOPLE, 1.0, &[12, 9, 30]);
    pack(&mut much_later, "2026-07", &mut memory);
    assert_eq!(withheld(&much_later), Vec::<&str>::new());
}

/// Asserts that whoever has all that is told of one period, of KPIs whose values are each other's multiples, cannot compute
/// a number that is not told, nor the sum of some that is about too few people.
fn assert_safe(found: &[Measurement], people: &[i64], k: i64) {
    let told = |member: Option<&str>| {
        let of_member = |one: &&Measurement| one.dimensions.values().next().map(String::as_str) == member;
        found.iter().filter(of_member).any(|one| one.value.is_some())
    };
    let name = |at: usize| char::from(b'a' + at as u8).to_string();
    let unknown: Vec<usize> = (0..people.len()).filter(|at| !told(Some(&name(*at)))).collect();
    let sum: i64 = unknown.iter().map(|at| people[*at]).sum();
    if told(None) {
        assert_ne!(unknown.len(), 1, "{found:?}");
        assert!(unknown.is_empty() || sum >= k, "{found:?}");
    } else {
        assert!(!unknown.is_empty(), "the members make the total: {found:?}");
    }
    let small = (0..people.len()).filter(|at| people[*at] < k);
    small.for_each(|at| assert!(unknown.contains(&at), "{found:?}"));
}

/// Stretches of months.
type Spans = BTreeSet<(usize, usize)>;

/// Whether the number of a month or of the quarter follows from what was told: the quarter and two months give the third,
/// three months give the quarter.
fn is_derivable(span: (usize, usize), told: &Spans) -> bool {
    let quarter = (0, 3);
    let others = [(0, 1), (1, 2), (2, 3), quarter].into_iter().filter(|other| *other != span);
    told.contains(&span) || others.into_iter().all(|other| told.contains(&other))
}

proptest! {
    #[test]
    fn nothing_withheld_can_be_computed_within_a_period(people in prop::collection::vec(0_i64..16, 1..9), apart in 0_i64..4) {
        // The second KPI is about fewer of the same people, so that it alone would withhold other members.
        let fewer: Vec<i64> = people.iter().map(|count| (count - apart).max(0)).collect();
        let mut uses = margin(USES, 2.0, &people);
        for (one, people) in uses.iter_mut().skip(1).zip(&fewer) {
            one.people = Some(*people);
        }
        uses[0].people = Some(fewer.iter().sum());
        let before: Vec<Measurement> = margin(PEOPLE, 1.0, &people).into_iter().chain(uses).collect();
        let mut memory = Memory::default();
        let mut found = before.clone();
        pack(&mut found, "2026-10", &mut memory);
        assert_safe(&found, &people, 5);
        for (one, before) in found.iter().zip(&before) {
            prop_assert_eq!((one.kpi, &one.dimensions), (before.kpi, &before.dimensions));
            prop_assert!(one.withheld || one == before, "what is told is what was found");
            prop_assert_eq!(one.withheld, one.value.is_none());
        }
        for kpi in [PEOPLE, USES] {
            let (all, told) = (before.iter().filter(|one| one.kpi == kpi), found.iter().filter(|one| one.kpi == kpi));
            let parts: f64 = all.clone().zip(told).skip(1).map(|(was, one)| one.value.or(was.value).unwrap()).sum();
            prop_assert_eq!(all.clone().next().unwrap().value, Some(parts), "shown and withheld make the total");
        }
        let mut again = before;
        pack(&mut again, "2026-10", &mut memory);
        prop_assert_eq!(found, again, "the second run decides the same");
    }

    #[test]
    fn nothing_withheld_can_be_computed_from_months_and_their_quarter(
        months in prop::collection::vec(prop::collection::vec(1_i64..14, 4), 3),
        order in Just([0_usize, 1, 2, 3]).prop_shuffle(),
    ) {
        let ids = ["2026-07", "2026-08", "2026-09", "2026-Q3"];
        let quarter: Vec<i64> = (0..4).map(|member| months.iter().map(|people| people[member]).sum()).collect();
        let people = |pack: usize| if pack == 3 { &quarter } else { &months[pack] };
        let mut memory = Memory::default();
        let mut told: BTreeMap<String, Spans> = BTreeMap::new();
        let mut kept: BTreeMap<String, Spans> = BTreeMap::new();
        for at in order {
            let mut found = margin(PEOPLE, 1.0, people(at));
            pack(&mut found, ids[at], &mut memory);
            let mut again = margin(PEOPLE, 1.0, people(at));
            pack(&mut again, ids[at], &mut memory);
            // What it would give away may be named otherwise: by then more is told.
            let decided = |one: &Measurement| Measurement { reason: Vec::new(), ..one.clone() };
            let all = |found: &[Measurement]| found.iter().map(decided).collect::<Vec<_>>();
            prop_assert_eq!(all(&found), all(&again), "the second run decides the same");
            for one in &found {
                let series = one.dimensions.values().next().cloned().unwrap_or_default();
                let months = if at == 3 { (0, 3) } else { (at, at + 1) };
                let told = told.entry(series.clone()).or_default();
                if !one.withheld {
                    told.insert(months);
                } else if !is_derivable(months, told) {
                    kept.entry(series).or_default().insert(months);
                }
            }
            for (series, kept) in &kept {
                let told = &told[series];
                prop_assert!(!kept.iter().any(|span| is_derivable(*span, told)), "{series}: {kept:?} from {told:?}");
            }
        }
    }
}

#[test]
fn what_one_table_withholds_no_other_table_tells() {
    let size = |member: &str, value, people| Size { member: member.to_owned(), value, people };
    let few_of = |tables| few("project", tables, &rules()).into_iter().collect::<Vec<_>>();
    let calls =
        || vec![size("a", 900.0, Some(20)), size("b", 90.0, Some(7)), size("c", 9.0, Some(2)), size("d", 4.0, None)];
    assert_eq!(few_of(vec![calls()]), ["b", "c"], "the next smallest goes with it; who calls for d is not known");
    let other = vec![size("a", 3.0, Some(20)), size("c", 2.0, Some(2)), size("d", 1.0, None)];
    assert_eq!(few_of(vec![calls(), other]), ["a", "b", "c"], "alone in the second table c would be the rest");
    assert!(few_of(vec![vec![size("a", 1.0, Some(5)), size("b", 1.0, None)]]).is_empty());
}
