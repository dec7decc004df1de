//! Compaction: the small files of a day as few large ones, with the same rows. A table that grows by a file a run is read
//! slower with each; a day that late rows re-open has many.
//!
//! Only files below half of the target are touched, so that a day that is compacted once stays as it is, and what is merged
//! together is bounded, so that a day may have any number of rows.

use super::error::LakeError;
use super::merge::merge;
use super::snapshot::Snapshot;
use super::state::DataFile;
use super::transaction::{Rewrite, Writer};
use crate::event::table::Table;
use crate::event::tables::TABLES;
use chrono::NaiveDate;
use serde::Serialize;
use serde_json::json;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Bytes of a file that loaders like best: none grows beyond it by merging. Warehouses ask for 100 to 250 MB.
const TARGET_BYTES: u64 = 192 << 20;
/// Files from this size on are left alone.
const SMALL_BYTES: u64 = TARGET_BYTES / 2;
/// Memory for the files that are read side by side …
const MEMORY_BYTES: u64 = 192 << 20;
/// … of which one takes at most so much: pages and one batch of rows of each column …
const MEMORY_OF_FILE_BYTES: u64 = 16 << 20;
/// … or so many times its size, if it is smaller.
const UNPACKED: u64 = 8;
/// Bytes that one commit replaces at most, about: until it is done they lie on disk twice.
pub(super) const COMMIT_BYTES: u64 = 2 << 30;

/// What was compacted of one table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Compacted {
    /// Files that were replaced.
    pub files_before: u64,
    /// Files that took over their rows.
    pub files_after: u64,
    /// Rows that moved.
    pub rows: u64,
    /// Bytes of the files that were replaced.
    pub bytes_before: u64,
}

/// Files of one table and day that become one.
struct Group {
    table: &'static Table,
    files: Vec<DataFile>,
}

/// Merges the small files of every day that has more than `small_files` of them in one table; only tables that grow have
/// such days. Repeats until nothing is left to merge. `now_us` is the clock in microseconds since 1970 UTC.
///
/// # Errors
/// If the storage fails. What was committed before holds.
pub fn compact(
    writer: &mut Writer,
    small_files: usize,
    run_id: &str,
    now_us: i64,
) -> Result<BTreeMap<&'static str, Compacted>, LakeError> {
    let mut all: BTreeMap<&'static str, Compacted> = BTreeMap::new();
    let more_than = small_files.max(1);
    loop {
        let groups = groups(writer.snapshot(), more_than);
        if groups.is_empty() {
            return Ok(all);
        }
        let store = Arc::clone(&writer.snapshot().store);
        let mut transaction = writer.begin(run_id)?;
        let stager = transaction.stager();
        let mut compacted: BTreeMap<&'static str, Compacted> = BTreeMap::new();
        for Group { table, files } in groups {
            let staged = merge(&*store, table, &files, &stager)?;
            for count in [&mut all, &mut compacted].map(|counts| counts.entry(table.name).or_default()) {
                count.take(&files);
            }
            transaction.rewrite(table, &files, vec![staged], Rewrite::Moved);
        }
        transaction.commit(json!({ "command": "compact", "compacted": compacted }), now_us)?;
    }
}

impl Compacted {
    fn take(&mut self, files: &[DataFile]) {
        self.files_before += files.len() as u64;
        self.files_after += 1;
        self.rows += files.iter().map(|file| file.rows).sum::<u64>();
        self.bytes_before += files.iter().map(|file| file.bytes).sum::<u64>();
    }
}

/// What one commit merges.
fn groups(snapshot: &Snapshot, more_than: usize) -> Vec<Group> {
    let mut groups = Vec::new();
    let mut bytes = 0;
    for &table in TABLES.iter().filter(|table| !table.derived) {
        let mut days: BTreeMap<NaiveDate, Vec<&DataFile>> = BTreeMap::new();
        for file in snapshot.files(table).iter().filter(|file| file.bytes < SMALL_BYTES) {
            days.entry(file.day).or_default().push(file);
        }
        for files in days.into_values().filter(|files| files.len() > more_than) {
            for files in fitting(&files) {
                bytes += files.iter().map(|file| file.bytes).sum::<u64>();
                groups.push(Group { table, files });
                if bytes > COMMIT_BYTES {
                    return groups;
                }
            }
        }
    }
    groups
}

/// The files of a day in groups of several that fit into one file and into memory, in their order.
fn fitting(files: &[&DataFile]) -> Vec<Vec<DataFile>> {
    let mut groups: Vec<(u64, u64, Vec<DataFile>)> = Vec::new();
    for file in files {
        let memory = (file.bytes * UNPACKED).min(MEMORY_OF_FILE_BYTES);
        match groups.last_mut() {
            Some((bytes, taken, group)) if *bytes + file.bytes <= TARGET_BYTES && *taken + memory <= MEMORY_BYTES => {
                *bytes += file.bytes;
                *taken += memory;
                group.push((*file).clone());
            }
            _ => groups.push((file.bytes, memory, vec![(*file).clone()])),
        }
    }
    groups.into_iter().map(|(_, _, group)| group).filter(|group| group.len() > 1).collect()
}
