//! What is restricted in the rows of a piece, on its way into a table of its own: whatever a record said beside its
//! columns. Rows that said nothing else have none there.

use super::columns::Columns;
use crate::event::name as n;
use crate::event::table::Table;
use crate::event::tables::{EXTRA, NOTHING};
use arrow::record_batch::RecordBatch;

/// Table `extra` being filled.
pub(super) struct Extra {
    columns: Columns,
}

/// A row of another table.
pub(super) struct Record {
    /// Its table.
    pub(super) table: &'static Table,
    /// Its UTC day, as days since 1970-01-01.
    pub(super) day: i32,
    /// Its content hash.
    pub(super) content: u64,
}

impl Extra {
    pub(super) fn new() -> Self {
        Self { columns: Columns::new(&EXTRA) }
    }

    /// Takes the tail of a record; gives its place among all that were taken, or `None` if it says nothing.
    pub(super) fn take(&mut self, record: &Record, tail: &str, source: &str, run_id: &str) -> Option<usize> {
        if tail == NOTHING {
            return None;
        }
        let place = self.columns.rows();
        let columns = &mut self.columns;
        columns.text(n::RECORD_TABLE, record.table.name);
        columns.text(n::SOURCE, source);
        columns.date(n::DAY, record.day);
        columns.int(n::CONTENT_HASH, record.content as i64);
        columns.text(n::EXTRA_JSON, tail);
        columns.text(n::RUN_ID, run_id);
        Some(place)
    }

    /// All that was taken, in order.
    pub(super) fn finish(self) -> Option<RecordBatch> {
        (self.columns.rows() > 0).then(|| self.columns.finish())
    }
}
