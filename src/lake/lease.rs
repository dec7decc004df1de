//! The lock of a lake in a bucket: an object that names its holder and ends by itself. Every change of it is conditional on
//! the version that its holder wrote last, so whoever takes an ended lease over shuts the old holder out for good, however
//! late that one wakes up. It also names the commit that is binding: to commit is to change the lease, which only its holder
//! can.
//!
//! Whether a lease has ended is judged by the server's clock alone.

use super::bucket::{Bucket, Versioned};
use super::error::LakeError;
use super::layout;
use super::log::hex;
use super::store::Store;
use chrono::DateTime;
use object_store::{PutMode, UpdateVersion};
use serde::{Deserialize, Serialize};
use std::io;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};

/// The form of the object.
const FORMAT: &str = "auditpack.lease/1";

/// A version that no object has.
const NO_VERSION: &str = "\"00000000000000000000000000000000\"";

/// What is in the object.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Doc {
    format: String,
    /// What the holder says about itself; none once it has given the lease back.
    holder: Option<String>,
    /// Tells holders apart.
    token: String,
    /// How often this holder has written it, so that no two versions are equal.
    turn: u64,
    /// How long it lasts after it was written.
    seconds: u64,
    /// The path of the commit that is binding and not carried out.
    commit: Option<String>,
}

impl Doc {
    fn encode(&self) -> Vec<u8> {
        serde_json::to_vec_pretty(self).expect("a lease holds text and numbers only")
    }
}

/// The lease, held and renewed until it is dropped.
#[derive(Debug)]
pub(super) struct Lease {
    shared: Arc<Shared>,
    renewing: Option<JoinHandle<()>>,
}

#[derive(Debug)]
struct Shared {
    bucket: Arc<Bucket>,
    held: Mutex<Held>,
    over: Condvar,
}

#[derive(Debug)]
struct Held {
    doc: Doc,
    version: UpdateVersion,
    /// Nothing is written any more.
    over: bool,
}

impl Lease {
    /// Takes the lease, if nobody has it or whoever has it was silent for too long.
    pub(super) fn take(bucket: Arc<Bucket>, holder: &str) -> Result<Self, LakeError> {
        let mut token = [0; 16];
        getrandom::fill(&mut token)
            .map_err(|error| LakeError::io("lock", bucket.root())(io::Error::other(error.to_string())))?;
        let seconds = bucket.lease().as_secs();
        let (format, token) = (FORMAT.to_owned(), hex(&token));
        let mut doc = Doc { format, holder: Some(holder.to_owned()), token, turn: 0, seconds, commit: None };
        let mode = match bucket.versioned(layout::LOCK)? {
            None => PutMode::Create,
            Some(found) => {
                doc.commit = free(&bucket, &found, &doc.token)?;
                PutMode::Update(found.version)
            }
        };
        let version = write(&bucket, &doc, mode)?
            .map_err(|holder| LakeError::Locked { path: bucket.shown(layout::LOCK), holder })?;
        check_conditions(&bucket, &doc)?;
        let shared =
            Arc::new(Shared { bucket, held: Mutex::new(Held { doc, version, over: false }), over: Condvar::new() });
        let renewed = Arc::clone(&shared);
        Ok(Self { shared, renewing: Some(thread::spawn(move || renewed.renew())) })
    }

    /// The commit that is binding.
    pub(super) fn bound(&self) -> Option<String> {
        self.shared.held().doc.commit.clone()
    }

    /// Makes a commit binding, or ends it.
    pub(super) fn bind(&self, commit: Option<String>) -> Result<(), LakeError> {
        let mut held = self.shared.held();
        let doc = Doc { commit, ..held.doc.clone() };
        self.shared.change(&mut held, doc)
    }

    /// A name that no other holder gives; [`Lease::named`] takes it apart.
    pub(super) fn own(&self, name: &str) -> String {
        format!("{}-{name}", self.shared.held().doc.token)
    }

    /// The name in the path of something with an own name.
    pub(super) fn named(path: &str) -> Option<&str> {
        path.rsplit_once('/')?.1.split_once('-').map(|(_, name)| name)
    }
}

impl Drop for Lease {
    /// Gives the lease back. If that fails it ends by itself.
    fn drop(&mut self) {
        let mut held = self.shared.held();
        if !held.over {
            let doc = Doc { holder: None, ..held.doc.clone() };
            let _ = self.shared.change(&mut held, doc);
            held.over = true;
        }
        drop(held);
        self.shared.over.notify_all();
        if let Some(renewing) = self.renewing.take() {
            let _ = renewing.join();
        }
    }
}

impl Shared {
    /// The state as the last change left it: one that died while it changed has written it or not, and the server knows.
    fn held(&self) -> MutexGuard<'_, Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Writes the next version.
    fn change(&self, held: &mut Held, doc: Doc) -> Result<(), LakeError> {
        let doc = Doc { turn: held.doc.turn + 1, ..doc };
        match write(&self.bucket, &doc, PutMode::Update(held.version.clone()))? {
            Ok(version) => {
                (held.doc, held.version) = (doc, version);
                Ok(())
            }
            Err(holder) => {
                held.over = true;
                Err(LakeError::Lost { path: self.bucket.shown(layout::LOCK), holder })
            }
        }
    }

    /// Renews the lease three times in its life, until it is over. If the store does not answer, the next turn may reach it.
    fn renew(&self) {
        let mut held = self.held();
        loop {
            let waited = self.over.wait_timeout(held, self.bucket.lease() / 3);
            held = waited.unwrap_or_else(PoisonError::into_inner).0;
            if held.over {
                return;
            }
            let doc = held.doc.clone();
            let _ = self.change(&mut held, doc);
        }
    }
}

/// The commit that a lease leaves to whoever takes it; an error if somebody holds it.
fn free(bucket: &Bucket, found: &Versioned, token: &str) -> Result<Option<String>, LakeError> {
    let path = bucket.shown(layout::LOCK);
    let doc = decode(bucket, &found.bytes)?;
    let Some(holder) = doc.holder else { return Ok(doc.commit) };
    let ends_s = found.written_s.saturating_add_unsigned(doc.seconds);
    if bucket.now_s(&format!("{}/{token}-now", layout::COMMIT))? > ends_s {
        return Ok(doc.commit);
    }
    let ends = DateTime::from_timestamp(ends_s, 0).unwrap_or_default().format("%Y-%m-%dT%H:%M:%SZ");
    Err(LakeError::Locked { path, holder: format!("{holder}; its lease ends at {ends} unless it is renewed") })
}

/// Writes the object. If the condition does not hold, who holds it instead, as far as is told.
fn write(bucket: &Bucket, doc: &Doc, mode: PutMode) -> Result<Result<UpdateVersion, String>, LakeError> {
    let bytes = doc.encode();
    if let Some(version) = bucket.put(layout::LOCK, &bytes, mode)? {
        return Ok(Ok(version));
    }
    let Some(found) = bucket.versioned(layout::LOCK)? else { return Ok(Err("nobody: it was removed".to_owned())) };
    if found.bytes == bytes {
        // The first attempt was heard and its answer lost on the way; the second met what the first had written.
        return Ok(Ok(found.version));
    }
    Ok(Err(decode(bucket, &found.bytes)?.holder.unwrap_or_else(|| "nobody any more".to_owned())))
}

fn decode(bucket: &Bucket, bytes: &[u8]) -> Result<Doc, LakeError> {
    let path = bucket.shown(layout::LOCK);
    let doc: Doc = serde_json::from_slice(bytes)
        .map_err(|error| LakeError::corrupt(&path, format!("not a lease that auditpack writes: {error}")))?;
    if doc.format != FORMAT {
        let problem = format!("expected format `{FORMAT}`, found `{}`", doc.format);
        return Err(LakeError::Unknown { path, problem });
    }
    Ok(doc)
}

/// Everything rests on conditions that the store must honour, and some do not: each is tried on the lease that was just taken.
fn check_conditions(bucket: &Bucket, doc: &Doc) -> Result<(), LakeError> {
    let bytes = doc.encode();
    let stale = UpdateVersion { e_tag: Some(NO_VERSION.to_owned()), version: None };
    let tries = [
        (PutMode::Create, "it overwrote an object that was to be created"),
        (PutMode::Update(stale), "it replaced another version of an object than the one named"),
    ];
    for (mode, problem) in tries {
        if bucket.put(layout::LOCK, &bytes, mode)?.is_some() {
            return Err(LakeError::Unconditional { path: bucket.shown(layout::LOCK), problem });
        }
    }
    Ok(())
}
