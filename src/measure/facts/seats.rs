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

/// The pseudonyms that a directory knows as another name of one of its people, each with that person's id.
pub(super) fn aliases(entities: &[Entity]) -> BTreeMap<&str, &str> {
    let users: Vec<&Entity> = entities.iter().filter(|entity| entity.kind == EntityKind::User).collect();
    let ids: BTreeSet<&str> = users.iter().map(|user| user.id.as_str()).collect();
    let mut same: BTreeMap<&str, &str> = BTreeMap::new();
    for user in users {
        // The id of another person is no alias: nobody is renamed twice.
        if let Some(alias) = user.alias.as_deref().filter(|alias| !ids.contains(alias)) {
            same.entry(alias).or_insert(&user.id);
        }
    }
    same
}

/// Makes one person of two pseudonyms wherever a directory knows both, and hands on the seats, one for each person in the
/// order of their ids.
pub(super) fn join(people: &mut People, entities: &[Entity]) -> Vec<Seat> {
    people.rename(&aliases(entities));
    let mut seats: BTreeMap<&str, Seat> = BTreeMap::new();
    for user in entities.iter().filter(|entity| entity.kind == EntityKind::User) {
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
