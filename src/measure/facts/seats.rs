//! Who has a seat: the people of the directories. A person is known to some exports by an id of the vendor's and to others
//! by an address; the directory's alias makes them one.

use super::entities::Entity;
use super::people::People;
use crate::event::taxonomy::EntityKind;
use std::collections::{BTreeMap, BTreeSet};

/// Words of directories for a seat that its holder cannot use.
pub(crate) const SUSPENDED: &[&str] = &["suspended", "inactive", "deactivated", "disabled", "blocked"];

/// One person's seat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Seat {
    /// The person's place among the names of [`People`].
    pub(crate) person: u32,
    /// When it was assigned, microseconds since 1970 UTC, where the directory says so.
    pub(crate) assigned_us: Option<i64>,
    /// When it was taken back.
    pub(crate) ended_us: Option<i64>,
    /// Whether its holder cannot use it at present.
    pub(crate) suspended: bool,
}

/// Makes one person of two pseudonyms wherever a directory knows both, and hands on the seats, one for each person in the
/// order of their ids.
pub(super) fn join(people: &mut People, entities: &[Entity]) -> Vec<Seat> {
    people.rename(&own_names(entities));
    let mut seats: BTreeMap<&str, Seat> = BTreeMap::new();
    for user in users(entities) {
        let word = user.state.as_deref().unwrap_or_default().to_lowercase();
        let seat = Seat {
            person: people.names.place(&user.id),
            assigned_us: user.created_us,
            ended_us: user.ended_us,
            suspended: SUSPENDED.contains(&&*word),
        };
        seats.entry(&user.id).and_modify(|first| *first = first.with(seat)).or_insert(seat);
    }
    seats.into_values().collect()
}

/// The own name of everybody whom a directory knows by another one too, by that other name.
pub(crate) fn own_names(entities: &[Entity]) -> BTreeMap<&str, &str> {
    let ids: BTreeSet<&str> = users(entities).map(|user| user.id.as_str()).collect();
    let mut names: BTreeMap<&str, &str> = BTreeMap::new();
    for user in users(entities) {
        // The id of another person is no alias: nobody is renamed twice.
        if let Some(alias) = user.alias.as_deref().filter(|alias| !ids.contains(alias)) {
            names.entry(alias).or_insert(&user.id);
        }
    }
    names
}

fn users(entities: &[Entity]) -> impl Iterator<Item = &Entity> {
    entities.iter().filter(|entity| entity.kind == EntityKind::User)
}

impl Seat {
    /// One seat out of what two records say of the same person: it lasts from the first assignment to the last end.
    fn with(self, other: Self) -> Self {
        Self {
            person: self.person,
            assigned_us: self.assigned_us.into_iter().chain(other.assigned_us).min(),
            ended_us: self.ended_us.zip(other.ended_us).map(|(one, other)| one.max(other)),
            suspended: self.suspended && other.suspended,
        }
    }
}
