//! Which rows are already known. One entry of twelve bytes per row: 48 bits of its identity's hash and 48 of its content's.
//!
//! Two rows are the same delivery when both halves agree; equal identity with other content is another version and is
//! kept. Each entry carries its own hash, its identity, so that versions of one row lie on one probe path and a new version
//! is known as one. The table is cut into parts that grow one at a time, so that growing needs little memory beside it: ten
//! million rows take 218 MiB. That two of them agree by chance in all 96 bits has a probability of 10⁻¹⁵.

use hashbrown::HashTable;
use hashbrown::hash_table::Entry;

/// Number of parts.
const PARTS: usize = 64;

/// Identity and content of one row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct RowKey {
    identity: [u16; 3],
    content: [u16; 3],
}

impl RowKey {
    /// Stands for every row that names a person who was erased since: known from the beginning.
    pub(super) const ERASED: Self = Self { identity: [u16::MAX; 3], content: [u16::MAX; 3] };

    pub(super) fn new(identity: u64, content: u64) -> Self {
        let first = |hash: u64| [hash as u16, (hash >> 16) as u16, (hash >> 32) as u16];
        Self { identity: first(identity), content: first(content) }
    }

    /// The identity spread over 64 bits: the table looks at both ends.
    fn hash(self) -> u64 {
        let [low, middle, high] = self.identity.map(u64::from);
        (high << 32 | middle << 16 | low).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    }
}

/// What a row is to the rows seen before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Novelty {
    /// Nothing of its identity was seen.
    New,
    /// Other content was seen under its identity.
    Version,
    /// The very row was seen.
    Known,
}

/// Every row seen so far.
pub(super) struct Seen {
    parts: Vec<HashTable<RowKey>>,
}

impl Seen {
    pub(super) fn new() -> Self {
        let mut seen = Self { parts: std::iter::repeat_with(HashTable::new).take(PARTS).collect() };
        seen.insert(RowKey::ERASED);
        seen
    }

    /// Remembers a row.
    pub(super) fn insert(&mut self, key: RowKey) -> Novelty {
        let part = &mut self.parts[usize::from(key.identity[2]) % PARTS];
        let mut version = false;
        let same = |known: &RowKey| {
            version |= known.identity == key.identity;
            *known == key
        };
        match part.entry(key.hash(), same, |key| key.hash()) {
            Entry::Occupied(_) => Novelty::Known,
            Entry::Vacant(free) => {
                free.insert(key);
                if version { Novelty::Version } else { Novelty::New }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_new_once_and_a_version_is_another_row() {
        let mut seen = Seen::new();
        assert_eq!(seen.insert(RowKey::ERASED), Novelty::Known);
        for identity in 0..10_000_u64 {
            let identity = identity.wrapping_mul(0x9e37_79b9_7f4a_7c15);
            assert_eq!(seen.insert(RowKey::new(identity, 1)), Novelty::New);
            assert_eq!(seen.insert(RowKey::new(identity, 1)), Novelty::Known);
            assert_eq!(seen.insert(RowKey::new(identity, 2)), Novelty::Version);
            assert_eq!(seen.insert(RowKey::new(identity, 2)), Novelty::Known);
        }
    }
}
