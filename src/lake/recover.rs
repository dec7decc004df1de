//! What the next writer does about a run that was killed: finish a commit that is binding, discard everything else.

use super::commit;
use super::error::LakeError;
use super::snapshot::Snapshot;
use super::store::{Hand, Store};
use super::{layout, manifest};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Makes the lake whole. The hand holds the lock.
pub(super) fn recover(store: &Arc<dyn Store>, hand: &dyn Hand) -> Result<Snapshot, LakeError> {
    for intent in hand.bound()? {
        commit::finish(hand, &intent)?;
    }
    let snapshot = Snapshot::read(store, manifest::newest(&**store)?)?;
    refuse_foreign_entries(&snapshot)?;
    let live = snapshot
        .tables
        .iter()
        .flat_map(|(table, state)| state.files.iter().map(move |file| format!("{table}/{}", file.path)));
    let live: BTreeSet<String> = live.collect();
    hand.sweep(&live)?;
    hand.remove(&orphans(&**store, &live)?)?;
    Ok(snapshot)
}

/// A log that is ahead of the newest manifest was written by someone else: sweeping would delete their files.
fn refuse_foreign_entries(snapshot: &Snapshot) -> Result<(), LakeError> {
    for table in tables(&*snapshot.store)? {
        let folder = layout::log(&table);
        let Some(newest) = manifest::numbers(&*snapshot.store, &folder)?.pop() else { continue };
        let pinned = snapshot.tables.get(&table).map(|state| state.version as u64);
        if pinned != Some(newest) {
            let pinned = pinned.map_or_else(|| "none".to_owned(), |version| version.to_string());
            let problem =
                format!("the log has version {newest}, the newest manifest pins {pinned}: someone else wrote it");
            return Err(LakeError::corrupt(&snapshot.store.shown(&folder), problem));
        }
    }
    Ok(())
}

/// Data files of ours that no live entry names: put into place by a run that died before its commit, or replaced.
fn orphans(store: &dyn Store, live: &BTreeSet<String>) -> Result<BTreeSet<String>, LakeError> {
    let mut orphans = BTreeSet::new();
    for table in tables(store)? {
        let files = store.files(&table)?.into_iter().filter(|path| {
            let parts = path.split_once('/');
            parts.is_some_and(|(day, name)| day.starts_with("dt=") && layout::is_ours(name))
        });
        orphans.extend(files.map(|path| format!("{table}/{path}")).filter(|path| !live.contains(path)));
    }
    Ok(orphans)
}

/// The folders that are tables: all but those of the lake itself, and what is no folder has no files.
fn tables(store: &dyn Store) -> Result<Vec<String>, LakeError> {
    let mut names = store.names("")?;
    names.retain(|name| !name.starts_with(['_', '.']));
    Ok(names)
}
