//! The commit across tables: many logs, one moment.
//!
//! 1. Staged files are made durable where they belong. Nothing refers to them yet.
//! 2. An *intent* with the exact bytes of every log entry and of the manifest is made binding. That is THE commit point:
//!    before it the old state is what there is, after it the new state is what there will be. In a folder it is the link of
//!    the synced intent to `_commit/<sequence>.json`, which must not exist; in a bucket the lease that names the intent, put
//!    in place of the one that the writer holds and of no other, so that whoever lost the lease cannot commit.
//! 3. [`finish`] publishes the log entries, the manifest's hash and signature, then the manifest (from here on readers see the
//!    new state), deletes the files that were replaced, and ends the intent. It may be repeated any number of times.
//!
//! A failure in 1 or 2 leaves files that nothing refers to; a failure in 3 leaves the intent. [`super::recover`] cleans
//! up after both.

use super::error::LakeError;
use super::stage::Staged;
use super::store::Hand;
use super::{layout, log};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::path::Path;

/// Everything that is left to do once a commit is binding.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Intent {
    pub(super) sequence: u64,
    pub(super) log: Vec<Entry>,
    /// The manifest's bytes.
    pub(super) manifest: String,
    /// Its signature, if the writer signs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) signature: Option<String>,
    /// Replaced files to delete, relative to the lake.
    pub(super) replaced: BTreeSet<String>,
}

/// One log entry to publish.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Entry {
    pub(super) table: String,
    pub(super) version: i64,
    /// The entry's bytes.
    pub(super) text: String,
}

impl Intent {
    /// Its bytes.
    pub(super) fn encode(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("an intent holds text and numbers only")
    }

    /// Reads the intent of a commit. `path` is for the message.
    pub(super) fn decode(path: &Path, bytes: &[u8], sequence: u64) -> Result<Self, LakeError> {
        let intent: Self = serde_json::from_slice(bytes)
            .map_err(|error| LakeError::corrupt(path, format!("not an intent that auditpack writes: {error}")))?;
        if intent.sequence != sequence {
            return Err(LakeError::corrupt(path, "the file's name and its content name different commits"));
        }
        Ok(intent)
    }
}

/// Runs a commit from its staged files to the end.
pub(super) fn commit(hand: &dyn Hand, staged: &[Staged], intent: &Intent) -> Result<(), LakeError> {
    hand.place(staged)?;
    hand.bind(intent)?;
    finish(hand, intent)
}

/// Carries out a binding commit, or what is left of it.
pub(super) fn finish(hand: &dyn Hand, intent: &Intent) -> Result<(), LakeError> {
    for entry in &intent.log {
        hand.publish(&layout::log_entry(&entry.table, entry.version), entry.text.as_bytes())?;
    }
    // Hash and signature go first, so that no manifest is ever without them.
    let digest = layout::digest_line(intent.sequence, &log::sha256(intent.manifest.as_bytes()));
    hand.publish(&layout::digest(intent.sequence), digest.as_bytes())?;
    if let Some(signature) = &intent.signature {
        hand.publish(&layout::signature(intent.sequence), signature.as_bytes())?;
    }
    hand.publish(&layout::manifest(intent.sequence), intent.manifest.as_bytes())?;
    hand.remove(&intent.replaced)?;
    hand.unbind(intent)
}
