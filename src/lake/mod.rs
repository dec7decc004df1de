//! The lake: the tables in a folder or a bucket, as Parquet files with an append-only Delta log each.
//!
//! Many tables are committed together, at once or not at all (`commit.rs` says how), and read together: auditpack itself
//! reads what the newest manifest pins. Other programs read the Delta log of a table, or simply its Parquet files: a file
//! that is no longer live is deleted right after the commit that replaced it. A program that reads while `auditpack`
//! commits may see one table already changed and another not yet; one that lists Parquet files without asking the log may
//! see those of a run that died just before its commit, until the next run sweeps them.
//!
//! Small files of a day are merged (`compact.rs`), old rows are deleted by a policy (`retention.rs`) and a person's rows are
//! made nobody's (`retention/erasure.rs`), and what version 0.1 kept in the wrong place moves to the right one (`upgrade.rs`),
//! in the same way: by files that take over the rows of others, never by a change of a file.
//!
//! What the lake lies on is behind `store.rs`: a folder (`folder.rs`), or a bucket of an object store (`bucket.rs`, whose lock
//! is a lease, `lease.rs`; `upload.rs` is how files get there).
//!
//! One process writes at a time ([`Lake::lock`]). A process that is killed leaves nothing that a reader sees; the next
//! writer finishes its commit or discards it. Its owner writes files and folders, its group reads them; the umask may take
//! more away. Nobody but the owner reads the data files of a restricted table, from the moment they are begun.

mod bucket;
mod commit;
mod compact;
mod durable;
mod error;
mod folder;
mod layout;
mod lease;
mod log;
mod manifest;
mod merge;
mod order;
mod parquet;
mod recover;
pub mod retention;
mod scan;
mod sign;
mod small;
mod snapshot;
mod stage;
mod state;
mod store;
#[cfg(test)]
mod tests;
mod transaction;
mod upgrade;
mod upload;
mod verify;

pub use compact::{Compacted, compact};
pub use durable::{FILE_MODE, FOLDER_MODE, create_folders};
pub use error::{LakeError, LakeErrorKind};
pub use log::{sha256, sha256_of};
pub use manifest::LastRun;
pub use order::Order;
pub use sign::{PublicKey, Signer};
pub use snapshot::Snapshot;
pub use stage::{Staged, Stager};
pub use state::DataFile;
pub use store::{Location, VARIABLES};
pub use transaction::{Transaction, Writer};
pub use upgrade::{Upgraded, upgrade};
pub use verify::{Fault, Finding, Verification, verify};

use crate::event::tables::TABLES;
use durable::Disk;
use std::path::Path;
use std::sync::Arc;
use store::Store;

/// A lake that is there, or will be with its first commit.
#[derive(Clone, Debug)]
pub struct Lake {
    store: Arc<dyn Store>,
    /// IANA name of the reporting zone that local days are made in.
    zone: String,
    author: Author,
}

/// Under what a writer writes: it stands in every manifest of theirs.
#[derive(Clone, Debug, Default)]
pub struct Author {
    /// SHA-256 of the configuration's text, in hex.
    pub configuration_sha256: Option<String>,
    /// SHA-256 of the definitions of all KPIs, in hex.
    pub definitions_sha256: Option<String>,
    /// Signs the manifests.
    pub signer: Option<Signer>,
}

impl Lake {
    /// Opens the lake in the folder `root`, or prepares a new one: nothing is written here. `timezone` is the IANA name of the
    /// reporting zone.
    ///
    /// # Errors
    /// As [`Lake::open_at`].
    pub fn open(root: &Path, timezone: &str) -> Result<Self, LakeError> {
        Self::open_at(&root.into(), timezone)
    }

    /// The same of a lake that may lie in a bucket.
    ///
    /// # Errors
    /// If the lake was made in another zone, is of a format that this version does not know, or if there are tables without
    /// a lake; and if the bucket cannot be reached.
    pub fn open_at(location: &Location, timezone: &str) -> Result<Self, LakeError> {
        let lake = Self { store: location.store()?, zone: timezone.to_owned(), author: Author::default() };
        if !lake.has_commit_in_zone()? {
            refuse_strangers(&*lake.store)?;
        }
        Ok(lake)
    }

    /// A lake that has a commit, in its own zone, and what its last run says of itself; none where there is no such lake.
    ///
    /// # Errors
    /// If its newest manifest cannot be read.
    pub fn find(location: &Location) -> Result<Option<(Self, LastRun)>, LakeError> {
        let store = location.store()?;
        let Some((manifest, _)) = manifest::newest(&*store)? else { return Ok(None) };
        let signed = store.read(&layout::signature(manifest.sequence))?.is_some();
        let lake = Self { store, zone: manifest.timezone.clone(), author: Author::default() };
        Ok(Some((lake, LastRun::of(manifest, signed))))
    }

    /// The lake, as this author writes it.
    #[must_use]
    pub fn written_by(self, author: Author) -> Self {
        Self { author, ..self }
    }

    /// The tables as the newest manifest pins them. A commit that is being finished does not show yet.
    ///
    /// # Errors
    /// If a log cannot be read, or holds what auditpack does not write.
    pub fn snapshot(&self) -> Result<Snapshot, LakeError> {
        Snapshot::read(&self.store, manifest::newest(&*self.store)?)
    }

    /// Becomes the one writer: takes the lock, finishes or discards what a killed run left behind, and empties the staging
    /// folder. `holder` tells people who holds the lock (process, host, since when).
    ///
    /// # Errors
    /// [`LakeError::Locked`] if another process is the writer, or if the lake cannot be made whole.
    pub fn lock(&self, holder: &str) -> Result<Writer, LakeError> {
        self.lock_on(Disk::default(), holder)
    }

    fn lock_on(&self, disk: Disk, holder: &str) -> Result<Writer, LakeError> {
        let hand = Arc::clone(&self.store).lock(disk, holder)?;
        let snapshot = recover::recover(&self.store, &*hand)?;
        // A first commit in another zone may have been finished only now.
        self.has_commit_in_zone()?;
        let (zone, author) = (self.zone.clone(), self.author.clone());
        Ok(Writer { snapshot, zone, author, hand, unfinished: false, begun: 0 })
    }

    /// Whether the lake has a commit; an error if it was made in another zone.
    fn has_commit_in_zone(&self) -> Result<bool, LakeError> {
        let Some((newest, _)) = manifest::newest(&*self.store)? else { return Ok(false) };
        if newest.timezone == self.zone {
            return Ok(true);
        }
        let (path, recorded, asked) = (self.store.root().to_owned(), newest.timezone, self.zone.clone());
        Err(LakeError::Zone { path, recorded, asked })
    }
}

/// A folder with tables but without our folders belongs to somebody else, and sweeping it would delete their files.
fn refuse_strangers(store: &dyn Store) -> Result<(), LakeError> {
    let names = store.names("")?;
    if store.was_begun(&names) {
        return Ok(());
    }
    match TABLES.iter().find(|table| names.iter().any(|name| name == table.name)) {
        Some(table) => {
            let problem = "a table lies here, but the folder `_manifests` is missing";
            Err(LakeError::corrupt(&store.shown(table.name), problem))
        }
        None => Ok(()),
    }
}
