//! The commit across tables: many logs, one moment.
//!
//! 1. Staged files, already synced, are moved into place and their folders synced. Nothing refers to them yet.
//! 2. An *intent* with the exact bytes of every log entry and of the manifest is written, synced, and linked to
//!    `_commit/<sequence>.json`, which must not exist. That link is THE commit point: before it the old state is what
//!    there is, after it the new state is what there will be.
//! 3. [`finish`] links the log entries, the manifest's hash and signature, then the manifest (from here on readers see the
//!    new state), deletes the files that were replaced, and removes the intent. It may be repeated any number of times.
//!
//! A failure in 1 or 2 leaves files that nothing refers to; a failure in 3 leaves the intent. [`super::recover`] cleans
//! up after both.

use super::durable::{Disk, FOLDER_MODE, folder_mode};
use super::error::LakeError;
use super::stage::Staged;
use super::{layout, log};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

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
    pub(super) replaced: Vec<String>,
}

/// One log entry to publish.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Entry {
    pub(super) table: String,
    pub(super) version: i64,
    /// The entry's bytes.
    pub(super) text: String,
}

/// Runs a commit from its staged files to the end.
pub(super) fn commit(disk: &Disk, root: &Path, staged: &[Staged], intent: &Intent) -> Result<(), LakeError> {
    place(disk, root, staged)?;
    let text = serde_json::to_vec(intent).expect("an intent holds text and numbers only");
    let temp = root.join(layout::STAGING).join("intent.part");
    disk.publish(&temp, &layout::intent(root, intent.sequence), &text)?;
    finish(disk, root, intent)
}

/// Carries out a binding commit, or what is left of it.
pub(super) fn finish(disk: &Disk, root: &Path, intent: &Intent) -> Result<(), LakeError> {
    let temp = root.join(layout::STAGING).join("entry.part");
    for entry in &intent.log {
        disk.create_folders(&layout::log(root, &entry.table), FOLDER_MODE)?;
        let target = layout::log_entry(root, &entry.table, entry.version);
        disk.publish(&temp, &target, entry.text.as_bytes())?;
        // The folder may have been made by a run that died before it could sync the table's.
        disk.sync_folder(&root.join(&entry.table))?;
    }
    // Hash and signature go first, so that no manifest is ever without them.
    let digest = layout::digest_line(intent.sequence, &log::sha256(intent.manifest.as_bytes()));
    disk.publish(&temp, &layout::digest(root, intent.sequence), digest.as_bytes())?;
    if let Some(signature) = &intent.signature {
        disk.publish(&temp, &layout::signature(root, intent.sequence), signature.as_bytes())?;
    }
    disk.publish(&temp, &layout::manifest(root, intent.sequence), intent.manifest.as_bytes())?;
    remove(disk, intent.replaced.iter().map(|path| root.join(path)))?;
    let path = layout::intent(root, intent.sequence);
    disk.remove(&path)?;
    disk.sync_folder(path.parent().expect("an intent lies in a folder"))
}

/// Removes files and syncs their folders.
pub(super) fn remove(disk: &Disk, paths: impl Iterator<Item = PathBuf>) -> Result<(), LakeError> {
    let mut folders = BTreeSet::new();
    for path in paths {
        disk.remove(&path)?;
        folders.extend(path.parent().map(Path::to_owned));
    }
    folders.iter().try_for_each(|folder| disk.sync_folder(folder))
}

/// Moves staged files into the tables' trees.
fn place(disk: &Disk, root: &Path, staged: &[Staged]) -> Result<(), LakeError> {
    let mut folders = BTreeSet::new();
    for file in staged {
        let target = root.join(file.table.name).join(&file.path);
        let folder = target.parent().expect("a data file lies in the folder of its day");
        disk.create_folders(folder, folder_mode(file.table))?;
        disk.rename(&file.from, &target)?;
        // Also where the folder is not new: the run that made it may have died before it could sync the one above.
        folders.extend([folder.to_owned(), root.join(file.table.name), root.to_owned()]);
    }
    folders.iter().try_for_each(|folder| disk.sync_folder(folder))
}
