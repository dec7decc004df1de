//! Sorted rows of one day as one file, in the table's order, read and written batch by batch: those of several files, so
//! that memory does not grow with their number.

use super::error::LakeError;
use super::order::Order;
use super::scan;
use super::stage::{Staged, Stager};
use super::state::DataFile;
use super::store::Store;
use crate::event::table::Table;
use arrow::array::RecordBatch;
use arrow::compute::interleave_record_batch;
use arrow::row::{OwnedRow, Rows};
use chrono::NaiveDate;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Rows of one file that are in memory at a time.
const ROWS_IN: usize = 4096;
/// Rows that are written at a time.
const ROWS_OUT: usize = 8192;

/// Rows in the table's order.
pub(super) type Batches<'a> = Box<dyn Iterator<Item = Result<RecordBatch, LakeError>> + 'a>;

/// Stages one file with the rows of several files of one day.
pub(super) fn merge(
    store: &dyn Store,
    table: &'static Table,
    files: &[DataFile],
    stager: &Stager,
) -> Result<Staged, LakeError> {
    let day = files.first().expect("some files are merged").day;
    let sources = files
        .iter()
        .map(|file| -> Result<Batches<'_>, LakeError> { Ok(Box::new(scan::read_rows(store, table, file, ROWS_IN)?)) });
    let rows = files.iter().map(|file| file.rows).sum();
    merge_sorted((table, day), rows, sources.collect::<Result<_, _>>()?, stager)
}

/// Stages one file with so many rows of one day from several sources. Rows that the table's order does not tell apart stay in
/// the order of the sources, so that the same sources give the same bytes.
pub(super) fn merge_sorted(
    (table, day): (&'static Table, NaiveDate),
    rows: u64,
    sources: Vec<Batches<'_>>,
    stager: &Stager,
) -> Result<Staged, LakeError> {
    let mut draft = stager.begin(table, day, rows)?;
    let mut merge = Merge::new(table, sources)?;
    while let Some(batch) = merge.next()? {
        draft.write(&batch)?;
    }
    draft.finish()
}

struct Merge<'a> {
    order: Order,
    cursors: Vec<Cursor<'a>>,
    /// The next row of each source, the smallest on top.
    next: BinaryHeap<Reverse<(OwnedRow, usize)>>,
}

/// The rows of one source that are in memory.
struct Cursor<'a> {
    batches: Batches<'a>,
    batch: RecordBatch,
    keys: Rows,
    row: usize,
}

impl<'a> Merge<'a> {
    fn new(table: &'static Table, sources: Vec<Batches<'a>>) -> Result<Self, LakeError> {
        let order = Order::of(table);
        let (mut cursors, mut next) = (Vec::with_capacity(sources.len()), BinaryHeap::with_capacity(sources.len()));
        for (place, batches) in sources.into_iter().enumerate() {
            let batch = RecordBatch::new_empty(table.schema());
            let keys = order.keys(&batch);
            let mut cursor = Cursor { batches, batch, keys, row: 0 };
            cursor.fill(&order)?;
            next.extend(cursor.key().map(|key| Reverse((key, place))));
            cursors.push(cursor);
        }
        Ok(Self { order, cursors, next })
    }

    /// The next rows; `None` after the last.
    fn next(&mut self) -> Result<Option<RecordBatch>, LakeError> {
        let mut sources: Vec<RecordBatch> = Vec::new();
        let mut places: Vec<Option<usize>> = vec![None; self.cursors.len()];
        let mut rows = Vec::with_capacity(ROWS_OUT);
        while rows.len() < ROWS_OUT
            && let Some(Reverse((_, place))) = self.next.pop()
        {
            let cursor = &mut self.cursors[place];
            let source = *places[place].get_or_insert_with(|| {
                sources.push(cursor.batch.clone());
                sources.len() - 1
            });
            rows.push((source, cursor.row));
            cursor.row += 1;
            if cursor.row == cursor.batch.num_rows() {
                places[place] = None;
                cursor.fill(&self.order)?;
            }
            self.next.extend(cursor.key().map(|key| Reverse((key, place))));
        }
        if rows.is_empty() {
            return Ok(None);
        }
        let sources: Vec<&RecordBatch> = sources.iter().collect();
        Ok(Some(interleave_record_batch(&sources, &rows).expect("batches of one table fit together")))
    }
}

impl Cursor<'_> {
    /// Goes on to the next batch with rows, if there is one.
    fn fill(&mut self, order: &Order) -> Result<(), LakeError> {
        for batch in &mut self.batches {
            let batch = batch?;
            if batch.num_rows() > 0 {
                (self.keys, self.row) = (order.keys(&batch), 0);
                self.batch = batch;
                break;
            }
        }
        Ok(())
    }

    /// What the current row is sorted by; `None` behind the last.
    fn key(&self) -> Option<OwnedRow> {
        (self.row < self.batch.num_rows()).then(|| self.keys.row(self.row).owned())
    }
}
