//! The lake: the tables on local storage, as Parquet files with an append-only Delta log each.
//!
//! Many tables are committed together, at once or not at all (`commit.rs` says how), and read together: auditpack itself
//! reads what the newest manifest pins. Other programs read the Delta log of a table, or simply its Parquet files: a file
//! that is no longer live is deleted right after the commit that replaced it. A program that reads while `auditpack`
//! commits may see one table already changed and another not yet; one that lists Parquet files without asking the log may
//! see those of a run that died just before its commit, until the next run sweeps them.
//!
//! Small files of a day are merged (`compact.rs`), old rows are deleted by a policy (`retention.rs`) and a person's rows are
//! made nobody's (`retention/erasure.rs`) in the same way: by files that take over the rows of others, never by a change of a
//! file.
//!
//! One process writes at a time ([`Lake::lock`]). A process that is killed leaves nothing that a reader sees; the next
//! writer finishes its commit or discards it. Its owner writes files and folders, its group reads them; the umask may take
//! more away.

mod commit;
mod compact;
mod durable;
mod error;
mod layout;
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
#[cfg(test)]
mod tests;
mod transaction;
mod verify;

pub use compact::{Compacted, compact};
pub use durable::{FILE_MODE, FOLDER_MODE};
pub use error::{LakeError, LakeErrorKind};
pub use log::{sha256, sha256_of};
pub use manifest::LastRun;
pub use order::Order;
pub use sign::{PublicKey, Signer};
pub use snapshot::Snapshot;
pub use stage::{Staged, Stager};
pub use state::DataFile;
pub use transaction::{Transaction, Writer};
pub use verify::{Fault, Finding, Verification, verify};

use crate::event::tables::TABLES;
use durable::Disk;
use std::fs::{self, File, TryLockError};
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

/// A lake that is there, or will be with its first commit.
#[derive(Clone, Debug)]
pub struct Lake {
    root: PathBuf,
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
    /// Opens the lake at `root`, or prepares a new one: nothing is written here. `timezone` is the IANA name of the
    /// reporting zone.
    ///
    /// # Errors
    /// If the lake was made in another zone, is of a format that this version does not know, or if `root` holds tables
    /// without being a lake.
    pub fn open(root: &Path, timezone: &str) -> Result<Self, LakeError> {
        let lake = Self { root: root.to_owned(), zone: timezone.to_owned(), author: Author::default() };
        if !lake.has_commit_in_zone()? {
            refuse_strangers(root)?;
        }
        Ok(lake)
    }

    /// A lake that has a commit, in its own zone, and what its last run says of itself; none where there is no such lake.
    ///
    /// # Errors
    /// If its newest manifest cannot be read.
    pub fn find(root: &Path) -> Result<Option<(Self, LastRun)>, LakeError> {
        let Some((manifest, _)) = manifest::newest(root)? else { return Ok(None) };
        let signed = layout::signature(root, manifest.sequence).exists();
        let lake = Self { root: root.to_owned(), zone: manifest.timezone.clone(), author: Author::default() };
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
        Snapshot::read(&self.root, manifest::newest(&self.root)?)
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
        for folder in [layout::MANIFESTS, layout::STAGING, layout::COMMIT] {
            disk.create_folders(&self.root.join(folder))?;
        }
        let lock = take_lock(&self.root.join(layout::LOCK), holder)?;
        let snapshot = recover::recover(&disk, &self.root)?;
        // A first commit in another zone may have been finished only now.
        self.has_commit_in_zone()?;
        let (zone, author, disk) = (self.zone.clone(), self.author.clone(), Arc::new(disk));
        Ok(Writer { snapshot, zone, author, disk, _lock: lock, unfinished: false, begun: 0 })
    }

    /// Whether the lake has a commit; an error if it was made in another zone.
    fn has_commit_in_zone(&self) -> Result<bool, LakeError> {
        let Some((newest, _)) = manifest::newest(&self.root)? else { return Ok(false) };
        if newest.timezone == self.zone {
            return Ok(true);
        }
        let (recorded, asked) = (newest.timezone, self.zone.clone());
        Err(LakeError::Zone { path: self.root.clone(), recorded, asked })
    }
}

/// A folder with tables but without our folders belongs to somebody else, and sweeping it would delete their files.
fn refuse_strangers(root: &Path) -> Result<(), LakeError> {
    let known = root.join(layout::MANIFESTS).is_dir() && root.join(layout::STAGING).is_dir();
    match TABLES.iter().map(|table| root.join(table.name)).find(|folder| !known && folder.exists()) {
        Some(folder) => Err(LakeError::corrupt(&folder, "a table lies here, but the folder `_manifests` is missing")),
        None => Ok(()),
    }
}

fn take_lock(path: &Path, holder: &str) -> Result<File, LakeError> {
    let create = |source| LakeError::Create { path: path.to_owned(), source };
    let mut file =
        File::options().create(true).write(true).truncate(false).mode(FILE_MODE).open(path).map_err(create)?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            return Err(LakeError::Locked { path: path.to_owned(), holder: told_holder(path) });
        }
        Err(TryLockError::Error(error)) => return Err(LakeError::io("lock", path)(error)),
    }
    let write = |file: &mut File| file.set_len(0).and_then(|()| file.write_all(format!("{holder}\n").as_bytes()));
    write(&mut file).map_err(LakeError::io("write", path))?;
    Ok(file)
}

/// What the holder of the lock says about itself. It does so right after it has got the lock, so whoever comes between the
/// two looks again. The text is for people: if it cannot be read, the lock holds all the same.
fn told_holder(path: &Path) -> String {
    for _ in 0..20 {
        if let Some(holder) = fs::read_to_string(path).unwrap_or_default().strip_suffix('\n') {
            return holder.to_owned();
        }
        thread::sleep(Duration::from_millis(5));
    }
    "another process".to_owned()
}
