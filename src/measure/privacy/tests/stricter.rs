//! Stricter rules over what weaker ones told: never more, and nothing that can be computed from the rest.

use super::super::stricter::{count_groups, withhold_more};
use super::*;
use std::collections::BTreeSet;

const TASKS: &str = "usage.tasks_per_working_day";

fn stricter(k: u32) -> Suppression {
    Suppression { k, ..rules() }
}

fn narrowed(base: &[Measurement], k: u32) -> Vec<Measurement> {
    let mut found = base.to_vec();
    withhold_more(&mut found, &mut [], period("2026-10"), &stricter(k));
    found
}

#[test]
fn what_is_withheld_stays_so_and_the_next_smallest_follow() {
    let base = first(margin(PEOPLE, 1.0, &[30, 20, 12, 8, 3]));
    assert_eq!(withheld(&base), ["d", "e"]);
    let found = narrowed(&base, 10);
    // Eight people are too few now, nobody knows how many stand behind the fifth, and twelve with them are enough.
    assert_eq!(withheld(&found), ["c", "d", "e"]);
    assert_eq!(found[5].told().as_deref(), Some("withheld: fewer than 5 people"), "the reason is the first one");
    assert_eq!(found[3].told().as_deref(), Some("withheld: it would give the number of a smaller group away"));
    let found = narrowed(&first(margin(PEOPLE, 1.0, &[30, 20, 12, 8])), 10);
    assert_eq!(withheld(&found), ["c", "d"]);
    assert_eq!(found[4].told().as_deref(), Some("withheld: fewer than 10 people"));
}

#[test]
fn a_group_that_is_too_small_is_told_by_no_number_about_it() {
    let open = |member, value| Measurement { people: None, ..number(TASKS, member, value, 0) };
    let mut found = first(margin(PEOPLE, 1.0, &[30, 20, 8]));
    found.extend([open(None, 90.0), open(Some("a"), 50.0), open(Some("b"), 20.0), open(Some("c"), 15.0)]);
    // Of the last nobody knows how many people it is.
    found.push(open(Some("d"), 5.0));
    let found = narrowed(&found, 10);
    let of = |kpi: &str| {
        let told = found.iter().filter(|one| one.kpi == kpi && one.value.is_some());
        told.map(|one| one.dimensions.values().next().map_or("total", String::as_str)).collect::<Vec<_>>()
    };
    assert_eq!(of(PEOPLE), ["total", "a"]);
    assert_eq!(of(TASKS), ["total", "a"]);
    // A total that is about controls is told all the same.
    let cases = narrowed(&first(margin(CASES, 1.0, &[1, 2, 30])), 10);
    assert!(cases[0].value.is_some());
}

#[test]
fn the_least_of_the_numbers_about_a_group_says_how_many_it_is() {
    let mut found = vec![number(PEOPLE, Some("a"), 12.0, 12), number(USES, Some("a"), 3.0, 9)];
    found.push(Measurement { people: None, ..number(CASES, Some("a"), 1.0, 0) });
    count_groups(&mut found, &privacy);
    assert_eq!(found[2].people, Some(9));
}

#[test]
fn an_earlier_total_of_too_few_is_withheld_as_well() {
    let total = |id: &str, people| (period(id), margin(PEOPLE, 1.0, &[people]).remove(0));
    let mut earlier = vec![total("2026-08", 40), total("2026-09", 7)];
    let mut found = margin(PEOPLE, 1.0, &[40]);
    withhold_more(&mut found, &mut earlier, period("2026-10"), &stricter(10));
    assert_eq!(earlier.iter().map(|(_, one)| one.withheld).collect::<Vec<_>>(), [false, true]);
}

proptest! {
    #[test]
    fn stricter_readers_are_told_a_part_from_which_nothing_follows(
        people in prop::collection::vec(0_i64..40, 1..9),
        tasks in prop::collection::vec(0_i64..99, 9),
        apart in 0_i64..9,
        k in 6_u32..16,
    ) {
        let fewer: Vec<i64> = people.iter().map(|count| (count - apart).max(0)).collect();
        let mut uses = margin(USES, 2.0, &people);
        for (one, people) in uses.iter_mut().skip(1).zip(&fewer) {
            one.people = Some(*people);
        }
        uses[0].people = Some(fewer.iter().sum());
        let mut open = margin(TASKS, 1.0, &tasks[..people.len()]);
        for one in &mut open {
            one.people = None;
        }
        let mut base: Vec<Measurement> = margin(PEOPLE, 1.0, &people).into_iter().chain(uses).collect();
        pack(&mut base, "2026-10", &mut Memory::default());
        base.extend(open);
        let found = narrowed(&base, k);
        prop_assert_eq!(found.len(), base.len());
        for (one, before) in found.iter().zip(&base) {
            prop_assert_eq!((one.kpi, &one.dimensions), (before.kpi, &before.dimensions));
            prop_assert!(one.withheld || one.value == before.value, "what is told is what was told");
            prop_assert!(one.withheld || !before.withheld, "what was withheld stays so");
            prop_assert!(!one.withheld || one.n.is_none() && one.numerator.is_none() && one.ci_low.is_none());
        }
        let of_people: Vec<Measurement> = found.iter().filter(|one| one.kpi != TASKS).cloned().collect();
        assert_safe(&of_people, &people, i64::from(k));
        // The tasks are no number of people: only that nothing follows, and that no small group is told.
        let told: BTreeSet<Option<&String>> = found
            .iter()
            .filter(|one| one.kpi == TASKS && one.value.is_some())
            .map(|one| one.dimensions.values().next())
            .collect();
        let hidden = people.len() + 1 - told.len();
        prop_assert_ne!(hidden, 1, "one unknown is none: {:?}", found);
        for (at, people) in people.iter().enumerate().filter(|(_, people)| **people < i64::from(k)) {
            let name = char::from(b'a' + at as u8).to_string();
            prop_assert!(!told.contains(&Some(&name)), "{name} of {people} people is told");
        }
        prop_assert_eq!(narrowed(&base, k), found, "the same again");
    }
}
