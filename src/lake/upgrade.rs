//! The upgrade of what version 0.1 wrote. It kept what is restricted in a row among the row's columns, in files that the group
//! may read. All of that moves to table `extra`, whose files are the owner's alone; the rows stay what they are, in files that
//! took them over and have the columns of today.
//!
//! Which files have any is told by their footers. One commit replaces so many bytes and the next goes on with the rest, as does
//! the next run after one that was killed.

use super::compact::COMMIT_BYTES;
use super::error::LakeError;
use super::scan;
use super::snapshot::Snapshot;
use super::stage::{Staged, Stager};
use super::state::DataFile;
use super::store::Store;
use super::transaction::{Rewrite, Writer};
use crate::event::name as n;
use crate::event::table::Table;
use crate::event::tables::{EVENT, EXTRA, NOTHING, TABLES, WITH_EXTRA};
use arrow::array::{ArrayRef, AsArray, BooleanArray, RecordBatch, StringArray, new_null_array};
use arrow::compute::filter_record_batch;
use arrow::datatypes::DataType;
use serde::Serialize;
use serde_json::json;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Ledger entry of table `extra`: since when nothing is left to move, in microseconds since 1970 UTC.
const UPGRADED: &str = "upgraded";

/// Rows that are in memory at a time.
const ROWS: usize = 1 << 13;

/// What was upgraded of one table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Upgraded {
    /// Files that were written anew.
    pub files: u64,
    /// Rows in them.
    pub rows: u64,
    /// Rows that had something restricted: each has a row in table `extra` now.
    pub moved: u64,
}

/// Moves what is restricted in rows of event, usage and entity to table `extra`, until none is left. `now_us` is the clock in
/// microseconds since 1970 UTC.
///
/// # Errors
/// If the storage fails. What was committed before holds.
pub fn upgrade(writer: &mut Writer, run_id: &str, now_us: i64) -> Result<BTreeMap<&'static str, Upgraded>, LakeError> {
    upgrade_by(writer, COMMIT_BYTES, run_id, now_us)
}

/// The same by commits that replace so many bytes each, or a little more.
pub(super) fn upgrade_by(
    writer: &mut Writer,
    commit_bytes: u64,
    run_id: &str,
    now_us: i64,
) -> Result<BTreeMap<&'static str, Upgraded>, LakeError> {
    let mut all: BTreeMap<&'static str, Upgraded> = BTreeMap::new();
    let mut files = files(writer.snapshot())?;
    while !files.is_empty() || writer.snapshot().needs_upgrade() {
        let rest = files.split_off(fitting(&files, commit_bytes));
        let store = Arc::clone(&writer.snapshot().store);
        let mut transaction = writer.begin(run_id)?;
        let stager = transaction.stager();
        let mut upgraded: BTreeMap<&'static str, Upgraded> = BTreeMap::new();
        for files in files.chunk_by(|(_, one), (_, next)| one.day == next.day) {
            let moved = moved(&*store, files)?;
            for counts in [&mut all, &mut upgraded] {
                take(counts, files, &moved);
            }
            if !moved.is_empty() {
                transaction.add(beside(&*store, files, &moved, &stager)?);
            }
            for (table, file) in files {
                let new = without(&*store, table, file, &stager)?;
                transaction.rewrite(table, std::slice::from_ref(file), vec![new], Rewrite::Changed);
            }
        }
        if rest.is_empty() {
            transaction.ledger(&EXTRA, UPGRADED, now_us);
        }
        transaction.commit(json!({ "command": "upgrade", "upgraded": upgraded }), now_us)?;
        files = rest;
    }
    Ok(all)
}

/// A file of one of the tables that have something to move.
type Source = (&'static Table, DataFile);

/// How many rows of some files have something to move, by table and source: the order of table `extra`.
type Moved = BTreeMap<(&'static str, String), u64>;

/// The files that have something to move, by day and table.
fn files(snapshot: &Snapshot) -> Result<Vec<Source>, LakeError> {
    let mut found = Vec::new();
    for &table in TABLES.iter().filter(|table| WITH_EXTRA.contains(&table.name)) {
        for file in snapshot.files(table) {
            if scan::may_hold_more(&*snapshot.store, file, n::EXTRA_JSON, NOTHING)? {
                found.push((table, file.clone()));
            }
        }
    }
    found.sort_by(|(one, left), (other, right)| {
        (left.day, one.name, &left.path).cmp(&(right.day, other.name, &right.path))
    });
    Ok(found)
}

/// How many of the files one commit replaces: at least one, if there is any.
fn fitting(files: &[Source], commit_bytes: u64) -> usize {
    let mut bytes = 0;
    let fits = |(_, file): &&Source| {
        let before = bytes;
        bytes += file.bytes;
        before < commit_bytes
    };
    files.iter().take_while(fits).count()
}

fn take(counts: &mut BTreeMap<&'static str, Upgraded>, files: &[Source], moved: &Moved) {
    for (table, file) in files {
        let count = counts.entry(table.name).or_default();
        count.files += 1;
        count.rows += file.rows;
    }
    for ((table, _), rows) in moved {
        counts.entry(table).or_default().moved += rows;
    }
}

fn moved(store: &dyn Store, files: &[Source]) -> Result<Moved, LakeError> {
    let mut moved = Moved::new();
    for (table, file) in files {
        for batch in scan::read(store, file, &[n::SOURCE, n::EXTRA_JSON], ROWS)? {
            let batch = batch?;
            let sources = batch[n::SOURCE].as_string::<i32>();
            for (source, says) in sources.iter().zip(saying(&batch)) {
                if says && let Some(source) = source {
                    *moved.entry((table.name, source.to_owned())).or_default() += 1;
                }
            }
        }
    }
    Ok(moved)
}

/// Whether each row of a batch has something to move.
fn saying(batch: &RecordBatch) -> impl Iterator<Item = bool> {
    let texts = batch[n::EXTRA_JSON].as_string::<i32>();
    texts.iter().map(|text| text.is_some_and(|text| text != NOTHING))
}

/// Stages what moves out of files of one day as rows of table `extra`. The files are read once for each table and source, so
/// that nothing has to be sorted.
fn beside(store: &dyn Store, files: &[Source], moved: &Moved, stager: &Stager) -> Result<Staged, LakeError> {
    let (_, first) = files.first().expect("rows lie in files");
    let mut draft = stager.begin(&EXTRA, first.day, moved.values().sum())?;
    let columns: Vec<_> =
        EXTRA.columns.iter().map(|column| column.name).filter(|name| *name != n::RECORD_TABLE).collect();
    for (name, source) in moved.keys() {
        for (_, file) in files.iter().filter(|(table, _)| table.name == *name) {
            for batch in scan::read(store, file, &columns, ROWS)? {
                let batch = batch?;
                let sources = batch[n::SOURCE].as_string::<i32>();
                let are_theirs = sources.iter().zip(saying(&batch)).map(|(own, says)| says && own == Some(source));
                let mask: BooleanArray = are_theirs.collect::<Vec<_>>().into();
                let batch = filter_record_batch(&batch, &mask).expect("there is a choice for each row");
                let tables: ArrayRef = Arc::new(StringArray::from(vec![*name; batch.num_rows()]));
                let column = |name: &str| batch.column_by_name(name).unwrap_or(&tables).clone();
                let rows = EXTRA.columns.iter().map(|table| column(table.name)).collect();
                draft
                    .write(&RecordBatch::try_new(EXTRA.schema(), rows).expect("every row that moves has all values"))?;
            }
        }
    }
    draft.finish()
}

/// Stages a file with the rows of another, without what moves.
fn without(store: &dyn Store, table: &'static Table, file: &DataFile, stager: &Stager) -> Result<Staged, LakeError> {
    let place = table.index(n::EXTRA_JSON);
    let mut draft = stager.begin(table, file.day, file.rows)?;
    for batch in scan::read_rows(store, table, file, ROWS)? {
        let batch = batch?;
        let (rows, mut columns) = (batch.num_rows(), batch.columns().to_vec());
        columns[place] = if table.columns[place].nullable {
            new_null_array(&DataType::Utf8, rows)
        } else {
            Arc::new(StringArray::from(vec![NOTHING; rows]))
        };
        draft.write(&RecordBatch::try_new(table.schema(), columns).expect("the column keeps its type"))?;
    }
    draft.finish()
}

impl Snapshot {
    /// Whether a version that knew no table `extra` began the lake and [`upgrade`] did not come to its end since: then rows may have
    /// something restricted among their columns. No data file is looked into, so what that version adds later is not told.
    #[must_use]
    pub fn needs_upgrade(&self) -> bool {
        let created = |table: &Table| self.tables.get(table.name).map(|state| state.metadata.created_time);
        // The first commit makes every table that its version knows.
        created(&EVENT).is_some() && created(&EVENT) != created(&EXTRA) && self.ledger(&EXTRA, UPGRADED).is_none()
    }
}
