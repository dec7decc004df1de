//! Calls by weekday and hour: a habit of many, never that of a few.

use crate::event::capability::{Evidence, Question};
use crate::event::taxonomy::Kind;
use crate::measure::facts::Facts;
use crate::measure::facts::hours::HourSum;
use crate::measure::findings::HourCount;
use chrono::Datelike;
use std::collections::{BTreeMap, BTreeSet};

/// Calls of the period by weekday and hour, whatever their outcome. None if fewer than `suppression.k` people made calls
/// by the same sources, or if those name nobody.
pub(super) fn hours(facts: &Facts) -> Vec<HourCount> {
    let sources = sources(facts);
    if people(facts, &sources) < facts.context.settings.suppression.k as usize {
        return Vec::new();
    }
    let counts = |sum: &&HourSum| facts.period.holds(sum.day) && sources.get(sum.source.as_str()) == Some(&sum.kind);
    let mut cells: BTreeMap<(u8, u8), i64> = BTreeMap::new();
    for sum in facts.log.hours.iter().filter(counts) {
        let hour = u8::try_from(sum.hour).unwrap_or_default().min(23);
        *cells.entry((sum.day.weekday().num_days_from_monday() as u8, hour)).or_default() += sum.events;
    }
    cells.into_iter().map(|((weekday, hour), calls)| HourCount { weekday, hour, calls }).collect()
}

/// The sources of single calls that are heard, each with what counts as a call. `hourly` knows no project: a source that
/// is heard for one and left aside for another would be counted for both, so that only those are taken that never are;
/// if there is none, the one that is heard for most.
fn sources<'a>(facts: &Facts<'a>) -> BTreeMap<&'a str, Kind> {
    let choices = || facts.choices().iter().filter(|choice| choice.question == Question::Calls);
    let aside: BTreeSet<&str> = choices().flat_map(|choice| &choice.aside).map(|one| one.source.as_str()).collect();
    let mut heard: BTreeMap<&str, (i64, Kind)> = BTreeMap::new();
    for choice in choices() {
        let kind = match choice.evidence {
            Evidence::Rows => Kind::Call,
            Evidence::Proxy => Kind::Output,
            Evidence::Counts => continue,
        };
        heard.entry(&choice.source).or_insert((0, kind)).0 += choice.number;
    }
    if heard.keys().all(|name| aside.contains(name)) {
        let most = heard.into_iter().max_by_key(|(_, (number, _))| *number);
        return most.into_iter().map(|(name, (_, kind))| (name, kind)).collect();
    }
    heard.into_iter().filter(|(name, _)| !aside.contains(name)).map(|(name, (_, kind))| (name, kind)).collect()
}

/// How many people are behind the calls of these sources, as far as they name them.
fn people(facts: &Facts, sources: &BTreeMap<&str, Kind>) -> usize {
    let people = &facts.log.people;
    let days = people.between(facts.period.start, facts.period.end);
    people.distinct(days.filter(|day| sources.get(people.names.name(day.source)) == Some(&day.kind))).len()
}
