//! Which rows are already known. One 128-bit entry per row: 64 bits of its identity above 64 bits of its content.
//!
//! Two rows are the same delivery when both halves agree; equal identity with other content is another version and is
//! kept. Each entry is its own hash. The table is cut into parts that grow one at a time, so that growing needs little
//! memory beside it: ten million rows take 285 MiB.

use hashbrown::HashTable;

/// Number of parts; a power of two.
const PARTS: usize = 64;

/// Identity and content of one row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct RowKey(u128);

impl RowKey {
    pub(super) fn new(identity: u64, content: u64) -> Self {
        Self(u128::from(identity) << 64 | u128::from(content))
    }

    /// Both halves mixed: versions of one row spread as well as rows do.
    fn hash(self) -> u64 {
        (self.0 >> 64) as u64 ^ (self.0 as u64).rotate_left(32)
    }
}

/// Every row seen so far.
pub(super) struct Seen {
    parts: Vec<HashTable<RowKey>>,
}

impl Seen {
    pub(super) fn new() -> Self {
        Self { parts: std::iter::repeat_with(HashTable::new).take(PARTS).collect() }
    }

    /// Remembers a row; `false` if it was known.
    pub(super) fn insert(&mut self, key: RowKey) -> bool {
        let hash = key.hash();
        let part = &mut self.parts[hash as usize % PARTS];
        // The low bits chose the part, so the part itself must not rely on them.
        let spread = |key: &RowKey| key.hash().rotate_right(PARTS.trailing_zeros());
        match part.entry(hash.rotate_right(PARTS.trailing_zeros()), |known| *known == key, spread) {
            hashbrown::hash_table::Entry::Occupied(_) => false,
            hashbrown::hash_table::Entry::Vacant(free) => {
                free.insert(key);
                true
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
        for identity in 0..10_000_u64 {
            let identity = identity.wrapping_mul(0x9e37_79b9_7f4a_7c15);
            assert!(seen.insert(RowKey::new(identity, 1)));
            assert!(!seen.insert(RowKey::new(identity, 1)));
            assert!(seen.insert(RowKey::new(identity, 2)));
        }
    }
}
