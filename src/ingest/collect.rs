//! Where the rows of all pieces come together, in input order: deduplicated, gathered by table and day, sorted, and
//! written to the staging folder whenever enough are in memory.

use super::dedup::Seen;
use super::hash::{key_columns, stored_keys};
use super::rows::{TableRows, date};
use crate::event::name as n;
use crate::event::table::Table;
use crate::event::tables::REJECT;
use crate::lake::{Snapshot, Staged, Stager};
use anyhow::Result;
use arrow::array::Array;
use arrow::compute::interleave_record_batch;
use arrow::record_batch::RecordBatch;
use arrow::row::{RowConverter, Rows as SortRows, SortField};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

/// Column bytes in memory at which everything is written out.
const BUFFER_BYTES: usize = 64 << 20;

/// What became of the rows of one piece.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) read: u64,
    pub(super) accepted: u64,
    pub(super) duplicate: u64,
    pub(super) rejected: u64,
    pub(super) type_unknown: u64,
}

/// New rows of one table, waiting to be written.
#[derive(Default)]
struct Waiting {
    batches: Vec<RecordBatch>,
    /// Day → (batch, row).
    rows: BTreeMap<i32, Vec<(usize, usize)>>,
}

/// Takes rows in input order; gives staged files.
pub(super) struct Collector<'a> {
    snapshot: &'a Snapshot,
    stager: Stager,
    threads: usize,
    seen: BTreeMap<&'static str, Seen>,
    loaded: BTreeSet<(&'static str, i32)>,
    waiting: BTreeMap<&'static str, (&'static Table, Waiting)>,
    waiting_bytes: usize,
    staged: Vec<Staged>,
}

impl<'a> Collector<'a> {
    pub(super) fn new(snapshot: &'a Snapshot, stager: Stager, threads: usize) -> Self {
        Self {
            snapshot,
            stager,
            threads,
            seen: BTreeMap::new(),
            loaded: BTreeSet::new(),
            waiting: BTreeMap::new(),
            waiting_bytes: 0,
            staged: Vec::new(),
        }
    }

    /// Takes the rows of one table from one piece.
    pub(super) fn take(&mut self, rows: TableRows) -> Result<Tally> {
        self.load_days(&rows)?;
        let table = rows.table;
        let seen = self.seen.entry(table.name).or_insert_with(Seen::new);
        let (_, waiting) = self.waiting.entry(table.name).or_insert_with(|| (table, Waiting::default()));
        let batch = waiting.batches.len();
        let mut tally = Tally { read: rows.keys.len() as u64, ..Tally::default() };
        for (row, key) in rows.keys.iter().enumerate() {
            if !seen.insert(*key) {
                tally.duplicate += 1;
                continue;
            }
            waiting.rows.entry(rows.days[row]).or_default().push((batch, row));
            tally.type_unknown += u64::from(!rows.known[row]);
            if table == &REJECT { tally.rejected += 1 } else { tally.accepted += 1 }
        }
        self.waiting_bytes += rows.batch.get_array_memory_size();
        waiting.batches.push(rows.batch);
        if self.waiting_bytes > BUFFER_BYTES {
            self.flush()?;
        }
        Ok(tally)
    }

    /// The staged files, after the last rows are written.
    pub(super) fn finish(mut self) -> Result<Vec<Staged>> {
        self.flush()?;
        Ok(self.staged)
    }

    /// Remembers what the lake already holds for the days of `rows`. Rejects are filed under the day of their run, so
    /// all of them count.
    fn load_days(&mut self, rows: &TableRows) -> Result<()> {
        let table = rows.table;
        let mut days: BTreeSet<i32> = rows.days.iter().copied().collect();
        days.retain(|day| self.loaded.insert((table.name, *day)));
        if days.is_empty() {
            return Ok(());
        }
        let of_these_days = |day: i32| table == &REJECT || days.contains(&day);
        let all = self.snapshot.files(table).iter();
        let files: Vec<_> = all.filter(|file| of_these_days(super::columns::epoch_day(file.day))).collect();
        let seen = self.seen.entry(table.name).or_insert_with(Seen::new);
        for batch in self.snapshot.read_columns(&files, key_columns(table))? {
            for key in stored_keys(table, &batch) {
                seen.insert(key);
            }
        }
        Ok(())
    }

    /// Writes everything that waits: one sorted file per table and day, on all threads.
    fn flush(&mut self) -> Result<()> {
        self.waiting_bytes = 0;
        for (table, waiting) in std::mem::take(&mut self.waiting).into_values() {
            let sort_rows = sort_rows(table, &waiting.batches)?;
            let days: Vec<_> = waiting.rows.into_iter().collect();
            let next = AtomicUsize::new(0);
            let results = Mutex::new(Vec::new());
            let work = || {
                while let Some((day, rows)) = days.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let written = sorted(&waiting.batches, &sort_rows, rows)
                        .and_then(|batch| Ok(self.stager.write(table, date(*day), &batch)?));
                    results.lock().unwrap_or_else(PoisonError::into_inner).push((*day, written));
                }
            };
            std::thread::scope(|scope| {
                for _ in 1..self.threads.min(days.len()) {
                    scope.spawn(work);
                }
                work();
            });
            let mut written = results.into_inner().unwrap_or_else(PoisonError::into_inner);
            written.sort_unstable_by_key(|(day, _)| *day);
            for (_, staged) in written {
                self.staged.push(staged?);
            }
        }
        Ok(())
    }
}

/// The sort columns of each batch in a form that compares byte by byte.
fn sort_rows(table: &Table, batches: &[RecordBatch]) -> Result<Vec<SortRows>> {
    let positions: Vec<_> = table.sort.iter().map(|name| table.index(name)).collect();
    let fields = positions.iter().map(|at| SortField::new(table.columns[*at].kind.arrow())).collect();
    let converter = RowConverter::new(fields)?;
    let convert = |batch: &RecordBatch| {
        let columns: Vec<_> = positions.iter().map(|at| batch.column(*at).clone()).collect();
        Ok(converter.convert_columns(&columns)?)
    };
    batches.iter().map(convert).collect()
}

/// The given rows as one batch in sort order; equal rows stay in input order.
fn sorted(batches: &[RecordBatch], sort_rows: &[SortRows], rows: &[(usize, usize)]) -> Result<RecordBatch> {
    let mut rows = rows.to_vec();
    let key = |row: &(usize, usize)| sort_rows[row.0].row(row.1);
    rows.sort_unstable_by(|left, right| key(left).cmp(&key(right)).then(left.cmp(right)));
    let batches: Vec<&RecordBatch> = batches.iter().collect();
    let batch = interleave_record_batch(&batches, &rows)?;
    debug_assert!(batch.column_by_name(n::RUN_ID).is_some_and(|runs| runs.null_count() == 0));
    Ok(batch)
}
