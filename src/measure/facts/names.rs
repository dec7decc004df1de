//! Names as numbers, and words that are kept once, for millions of rows that name the same few thousand.

use hashbrown::{HashMap, HashSet};
use std::sync::Arc;

/// Each name once. Places are in the order in which names were first seen.
#[derive(Default)]
pub(crate) struct Names {
    places: HashMap<String, u32>,
    names: Vec<String>,
}

impl Names {
    /// The place of a name.
    pub(super) fn place(&mut self, name: &str) -> u32 {
        if let Some(place) = self.places.get(name) {
            return *place;
        }
        let place = self.names.len() as u32;
        self.places.insert(name.to_owned(), place);
        self.names.push(name.to_owned());
        place
    }

    /// Numbers the names in the order of the alphabet. Hands back the new place of each old one.
    pub(super) fn in_order(&mut self) -> Vec<u32> {
        let mut order: Vec<u32> = (0..self.names.len() as u32).collect();
        order.sort_unstable_by(|one, other| self.name(*one).cmp(self.name(*other)));
        let mut places = vec![0; order.len()];
        for (place, old) in (0..).zip(&order) {
            places[*old as usize] = place;
        }
        self.names.sort_unstable();
        self.places = self.names.iter().cloned().zip(0..).collect();
        places
    }

    /// Number of names.
    pub(super) fn len(&self) -> usize {
        self.names.len()
    }

    /// The place of a name, if it was ever seen.
    pub(crate) fn find(&self, name: &str) -> Option<u32> {
        self.places.get(name).copied()
    }

    /// The name at a place.
    pub(crate) fn name(&self, place: u32) -> &str {
        self.names.get(place as usize).map_or("", String::as_str)
    }
}

/// Equal words, kept once.
#[derive(Default)]
pub(super) struct Words(HashSet<Arc<str>>);

impl Words {
    /// The word that is kept.
    pub(super) fn keep(&mut self, word: &str) -> Arc<str> {
        Arc::clone(self.0.get_or_insert_with(word, |word| Arc::from(word)))
    }
}
