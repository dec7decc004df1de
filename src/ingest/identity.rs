//! Pseudonyms: people appear in the lake only as keyed hashes.
//!
//! HMAC-SHA-256 (RFC 2104, FIPS 180-4) under a key that never enters the lake. The same person has the same pseudonym
//! in every export that names them alike; without the key nobody can test a guess.

use crate::event::row::Micros;
use crate::event::taxonomy::ActorKind;
use hashbrown::HashMap;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Hex digits of a pseudonym: 64 bits of the HMAC. A million people collide with probability 3 · 10⁻⁸.
const DIGITS: usize = 16;

/// How a pseudonym begins.
const PREFIX: &str = "p_";

/// Pseudonyms that a worker remembers; more would take memory without end.
const KNOWN: usize = 1 << 16;

/// The secret that pseudonyms are made with.
#[derive(Clone)]
pub struct Key(Hmac<Sha256>);

impl Key {
    /// A key from secret bytes of any length.
    #[must_use]
    pub fn new(secret: &[u8]) -> Self {
        Self(Hmac::new_from_slice(secret).expect("HMAC takes a key of any length"))
    }

    /// The pseudonym of one identity, such as `p_1f2e3d4c5b6a7988`.
    #[must_use]
    pub fn pseudonym(&self, identity: &str) -> String {
        let mut mac = self.0.clone();
        mac.update(identity.as_bytes());
        let digest = mac.finalize().into_bytes();
        let first = digest.iter().take(DIGITS / 2).fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
        spelled(first)
    }

    /// By what a person who was erased is known again: the pseudonym of the pseudonym. It tells nobody which rows were theirs,
    /// and only who has the key and guesses the name that they were erased.
    #[must_use]
    pub fn mark(&self, pseudonym: &str) -> String {
        self.pseudonym(&format!("erased {pseudonym}"))
    }

    /// Whether a text is a pseudonym rather than a name.
    #[must_use]
    pub fn is_pseudonym(text: &str) -> bool {
        let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        text.strip_prefix(PREFIX).is_some_and(|digits| digits.len() == DIGITS && digits.bytes().all(is_digit))
    }
}

/// A pseudonym of nobody: drawn at random, so that no key and no name lead to it.
///
/// # Errors
/// If the system gives no random numbers.
pub fn drawn() -> Result<String, getrandom::Error> {
    getrandom::u64().map(spelled)
}

fn spelled(number: u64) -> String {
    format!("{PREFIX}{number:016x}")
}

/// The persons who were erased: until when, by their [`Key::mark`].
pub(super) type Erased = Arc<BTreeMap<String, Micros>>;

/// Pseudonyms of one worker: the key, and those already made.
pub(super) struct Pseudonyms {
    key: Key,
    erased: Erased,
    known: HashMap<String, Person>,
    /// Until when any person was erased who was asked for since the last [`Pseudonyms::take_erased`].
    erased_until: Micros,
}

/// What is known of a person.
struct Person {
    pseudonym: String,
    /// Until when they were erased; the beginning of time for everybody else.
    erased_until: Micros,
}

impl Pseudonyms {
    pub(super) fn new(key: Key, erased: Erased) -> Self {
        Self { key, erased, known: HashMap::new(), erased_until: Micros::MIN }
    }

    /// Until when any person was erased who was asked for since the last row.
    pub(super) fn take_erased(&mut self) -> Micros {
        std::mem::replace(&mut self.erased_until, Micros::MIN)
    }

    /// The pseudonym of a person.
    pub(super) fn person(&mut self, identity: &str) -> &str {
        // A plain `entry` would copy the identity at every call; nearly all calls find it.
        if !self.known.contains_key(identity) {
            if self.known.len() >= KNOWN {
                self.known.clear();
            }
            let pseudonym = self.key.pseudonym(identity);
            let erased = (!self.erased.is_empty()).then(|| self.erased.get(&self.key.mark(&pseudonym)).copied());
            let erased_until = erased.flatten().unwrap_or(Micros::MIN);
            self.known.insert(identity.to_owned(), Person { pseudonym, erased_until });
        }
        let person = &self.known[identity];
        self.erased_until = self.erased_until.max(person.erased_until);
        &person.pseudonym
    }

    /// What stands in the lake for an actor: a pseudonym for whoever may be a person, else the id itself.
    pub(super) fn actor<'a>(&'a mut self, kind: ActorKind, identity: &'a str) -> &'a str {
        let machine =
            matches!(kind, ActorKind::ApiKey | ActorKind::AdminKey | ActorKind::ServiceAccount | ActorKind::System);
        if machine && !identity.contains('@') { identity } else { self.person(identity) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pseudonym_is_the_hmac_of_the_identity() {
        // RFC 4231, test case 2: key "Jefe", data "what do ya want for nothing?".
        let key = Key::new(b"Jefe");
        assert_eq!(key.pseudonym("what do ya want for nothing?"), "p_5bdcc146bf60754e");
    }

    #[test]
    fn machines_keep_their_id_and_people_do_not() {
        let mut names = Pseudonyms::new(Key::new(b"secret"), Erased::default());
        assert_eq!(names.actor(ActorKind::ApiKey, "01Key"), "01Key");
        assert!(names.actor(ActorKind::User, "dana").starts_with("p_"));
        assert!(names.actor(ActorKind::ServiceAccount, "dana@acme.example").starts_with("p_"));
        assert!(names.actor(ActorKind::Unknown, "whoever").starts_with("p_"));
    }

    #[test]
    fn a_row_is_told_that_it_names_somebody_who_was_erased() {
        let key = Key::new(b"secret");
        let mark = key.mark(&key.pseudonym("dana"));
        assert!(Key::is_pseudonym(&mark) && mark != key.pseudonym("dana") && mark != Key::new(b"other").mark("dana"));
        let mut names = Pseudonyms::new(key, Arc::new([(mark, 7)].into()));
        names.person("lee");
        assert_eq!(names.take_erased(), Micros::MIN);
        for _ in 0..2 {
            assert!(names.person("dana").starts_with("p_"));
            names.person("lee");
            assert_eq!(names.take_erased(), 7);
        }
        assert_eq!(names.take_erased(), Micros::MIN);
    }

    #[test]
    fn no_two_drawn_pseudonyms_are_the_same() {
        let (one, other) = (drawn().unwrap(), drawn().unwrap());
        assert!(Key::is_pseudonym(&one) && Key::is_pseudonym(&other) && one != other);
    }
}
