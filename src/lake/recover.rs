//! What the next writer does about a run that was killed: finish a commit that is binding, discard everything else.

use super::commit::{self, Intent};
use super::durable::Disk;
use super::error::LakeError;
use super::snapshot::Snapshot;
use super::{layout, manifest};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Makes the lake whole. The caller holds the lock.
pub(super) fn recover(disk: &Disk, root: &Path) -> Result<Snapshot, LakeError> {
    let intents = root.join(layout::COMMIT);
    // The run that linked an intent may have died before it could sync the link, and nothing may outlive its intent.
    disk.sync_folder(&intents)?;
    for sequence in manifest::numbers(&intents)? {
        commit::finish(disk, root, &read_intent(&layout::intent(root, sequence), sequence)?)?;
    }
    let snapshot = Snapshot::read(root, manifest::newest(root)?)?;
    refuse_foreign_entries(&snapshot)?;
    let staging = root.join(layout::STAGING);
    commit::remove(disk, manifest::names(&staging)?.into_iter().map(|name| staging.join(name)))?;
    commit::remove(disk, orphans(&snapshot)?.into_iter())?;
    Ok(snapshot)
}

fn read_intent(path: &Path, sequence: u64) -> Result<Intent, LakeError> {
    let bytes = fs::read(path).map_err(LakeError::io("read", path))?;
    let intent: Intent = serde_json::from_slice(&bytes)
        .map_err(|error| LakeError::corrupt(path, format!("not an intent that auditpack writes: {error}")))?;
    if intent.sequence != sequence {
        return Err(LakeError::corrupt(path, "the file's name and its content name different commits"));
    }
    Ok(intent)
}

/// A log that is ahead of the newest manifest was written by someone else: sweeping would delete their files.
fn refuse_foreign_entries(snapshot: &Snapshot) -> Result<(), LakeError> {
    for table in tables(&snapshot.root)? {
        let folder = layout::log(&snapshot.root, &table);
        let Some(newest) = manifest::numbers(&folder)?.pop() else { continue };
        let pinned = snapshot.tables.get(&table).map(|state| state.version as u64);
        if pinned != Some(newest) {
            let pinned = pinned.map_or_else(|| "none".to_owned(), |version| version.to_string());
            let problem =
                format!("the log has version {newest}, the newest manifest pins {pinned}: someone else wrote it");
            return Err(LakeError::corrupt(&folder, problem));
        }
    }
    Ok(())
}

/// Data files of ours that no live entry names: moved into place by a run that died before its commit, or replaced.
fn orphans(snapshot: &Snapshot) -> Result<Vec<PathBuf>, LakeError> {
    let mut orphans = Vec::new();
    for table in tables(&snapshot.root)? {
        let folder = snapshot.root.join(&table);
        let files = snapshot.tables.get(&table).map_or(&[][..], |state| &state.files);
        let live: BTreeSet<&str> = files.iter().map(|file| file.path.as_str()).collect();
        for day in manifest::names(&folder)?.into_iter().filter(|name| name.starts_with("dt=")) {
            for name in manifest::names(&folder.join(&day))?.into_iter().filter(|name| layout::is_ours(name)) {
                let path = format!("{day}/{name}");
                if !live.contains(path.as_str()) {
                    orphans.push(folder.join(path));
                }
            }
        }
    }
    Ok(orphans)
}

/// The folders that are tables: all but those of the lake itself.
fn tables(root: &Path) -> Result<Vec<String>, LakeError> {
    let mut names = manifest::names(root)?;
    names.retain(|name| !name.starts_with(['_', '.']) && root.join(name).is_dir());
    Ok(names)
}
