//! Numbers that were told under one rule, to readers who have a stricter one: what is withheld stays withheld, and more goes.
//!
//! The same code decides as for everybody. Two things are added. A number whose people nobody counted, such as the tasks of
//! a team, is looked at as if it were about the people of that team, so that a team that is too small for one number is told
//! by none. And how many people stand behind what is withheld already is not known any more: they count as none, so that
//! rather more is withheld than less.
//!
//! **What is guaranteed**: within the documents of one period nothing that is withheld can be computed from what is told, and
//! numbers of earlier periods obey the same rule. Whoever keeps the documents of several periods, lengths or editions finds
//! out no more than what [`super::memory`] guarantees by the rule for everybody, because these documents tell a part of what
//! those tell.

use super::{Memory, look, privacy_of, withhold_by, withhold_earlier};
use crate::measure::card::Privacy;
use crate::measure::kpis::card;
use crate::measure::measurement::Measurement;
use crate::measure::period::Period;
use crate::measure::settings::Suppression;
use std::collections::BTreeMap;

/// Dimensions whose members are groups of people.
const GROUPS: [&str; 1] = ["team"];

/// Withholds by `rules` what must be of the numbers of one period and of the earlier totals beside them, all of which may
/// have been withheld before.
pub(in crate::measure) fn withhold_more(
    found: &mut [Measurement],
    earlier: &mut [(Period, Measurement)],
    period: Period,
    rules: &Suppression,
) {
    let mut memory = Memory::default();
    look(earlier, rules, &mut memory);
    count_groups(found, &privacy_of);
    withhold_by(found, period, rules, &mut memory, |kpi| of_group(kpi, privacy_of(kpi)));
    withhold_earlier(earlier, rules, &mut memory);
}

/// What must be looked at: of a KPI by groups of people always how many they are.
fn of_group(kpi: &str, privacy: Privacy) -> Privacy {
    let is_cut = card(kpi).and_then(|card| card.dimension).is_some_and(|dimension| GROUPS.contains(&dimension));
    if is_cut && privacy == Privacy::Open { Privacy::People } else { privacy }
}

/// Says how many people stand behind the number of a group that does not know it: as many as behind the least of the numbers
/// that do, and nobody where none is told.
pub(super) fn count_groups(found: &mut [Measurement], privacy: &impl Fn(&str) -> Privacy) {
    let mut people: BTreeMap<(&'static str, String), i64> = BTreeMap::new();
    for one in found.iter().filter(|one| privacy(one.kpi) == Privacy::People && one.value.is_some()) {
        let (Some(group), Some(count)) = (group(one), one.people) else { continue };
        let least = people.entry(group).or_insert(count);
        *least = count.min(*least);
    }
    for one in found.iter_mut().filter(|one| one.people.is_none() && one.value.is_some()) {
        if let Some(group) = group(one) {
            one.people = Some(people.get(&group).copied().unwrap_or_default());
        }
    }
}

/// The group of people that a number is about.
fn group(one: &Measurement) -> Option<(&'static str, String)> {
    let (dimension, member) = one.dimensions.iter().next()?;
    GROUPS.contains(dimension).then(|| (*dimension, member.clone()))
}
