//! Pseudonyms: people appear in the lake only as keyed hashes.
//!
//! HMAC-SHA-256 (RFC 2104, FIPS 180-4) under a key that never enters the lake. The same person has the same pseudonym
//! in every export that names them alike; without the key nobody can test a guess.

use crate::event::taxonomy::ActorKind;
use hashbrown::HashMap;
use hmac::{Hmac, Mac};
use sha2::Sha256;

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
        format!("{PREFIX}{first:016x}")
    }

    /// Whether a text is a pseudonym rather than a name.
    #[must_use]
    pub fn is_pseudonym(text: &str) -> bool {
        let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        text.strip_prefix(PREFIX).is_some_and(|digits| digits.len() == DIGITS && digits.bytes().all(is_digit))
    }
}

/// Pseudonyms of one worker: the key, and those already made.
pub(super) struct Pseudonyms {
    key: Key,
    known: HashMap<String, String>,
}

impl Pseudonyms {
    pub(super) fn new(key: Key) -> Self {
        Self { key, known: HashMap::new() }
    }

    /// The pseudonym of a person.
    pub(super) fn person(&mut self, identity: &str) -> &str {
        // A plain `entry` would copy the identity at every call; nearly all calls find it.
        if !self.known.contains_key(identity) {
            if self.known.len() >= KNOWN {
                self.known.clear();
            }
            self.known.insert(identity.to_owned(), self.key.pseudonym(identity));
        }
        &self.known[identity]
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
        let mut names = Pseudonyms::new(Key::new(b"secret"));
        assert_eq!(names.actor(ActorKind::ApiKey, "01Key"), "01Key");
        assert!(names.actor(ActorKind::User, "dana").starts_with("p_"));
        assert!(names.actor(ActorKind::ServiceAccount, "dana@acme.example").starts_with("p_"));
        assert!(names.actor(ActorKind::Unknown, "whoever").starts_with("p_"));
    }
}
