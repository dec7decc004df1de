//! Rows of one table on their way into columns. Values are pushed in the table's column order, each with its name, so
//! that a wrong order is found by the first test that runs it.

use crate::event::table::{Table, Type};
use arrow::array::{
    ArrayRef, BooleanBuilder, Date32Builder, Float64Builder, Int64Builder, StringBuilder, TimestampMicrosecondBuilder,
};
use arrow::record_batch::RecordBatch;
use chrono::{Datelike, NaiveDate};
use std::sync::Arc;

/// Days from 0001-01-01 (chrono's day 1) to 1970-01-01.
const EPOCH_DAYS_FROM_CE: i32 = 719_163;

/// Days since 1970-01-01.
pub(super) fn epoch_day(day: NaiveDate) -> i32 {
    day.num_days_from_ce() - EPOCH_DAYS_FROM_CE
}

/// Rows that one piece of a file mostly holds, and bytes of one text: room for them is made at once, because growing copies
/// everything. Room that is never written to costs nothing.
const ROWS: usize = 2048;
const TEXT_BYTES: usize = 24;

/// One column being filled.
enum Cells {
    Text(StringBuilder),
    Int(Int64Builder),
    Bool(BooleanBuilder),
    Date(Date32Builder),
    Timestamp(TimestampMicrosecondBuilder),
    Double(Float64Builder),
}

/// The columns of one table, being filled row by row.
pub(super) struct Columns {
    table: &'static Table,
    cells: Vec<Cells>,
    next: usize,
    rows: usize,
}

impl Columns {
    pub(super) fn new(table: &'static Table) -> Self {
        let cells = table.columns.iter().map(|column| match column.kind {
            Type::Text => Cells::Text(StringBuilder::with_capacity(ROWS, ROWS * TEXT_BYTES)),
            Type::Int => Cells::Int(Int64Builder::with_capacity(ROWS)),
            Type::Bool => Cells::Bool(BooleanBuilder::with_capacity(ROWS)),
            Type::Date => Cells::Date(Date32Builder::with_capacity(ROWS)),
            Type::Timestamp => Cells::Timestamp(TimestampMicrosecondBuilder::new().with_timezone("UTC")),
            Type::Double => Cells::Double(Float64Builder::new()),
        });
        Self { table, cells: cells.collect(), next: 0, rows: 0 }
    }

    pub(super) fn rows(&self) -> usize {
        self.rows
    }

    /// The next cell of the present row, which must be column `name`.
    fn cell(&mut self, name: &str) -> &mut Cells {
        debug_assert_eq!(self.table.columns[self.next].name, name, "values come in column order");
        let at = self.next;
        self.next += 1;
        if self.next == self.cells.len() {
            self.next = 0;
            self.rows += 1;
        }
        &mut self.cells[at]
    }

    pub(super) fn text<'a>(&mut self, name: &str, value: impl Into<Option<&'a str>>) {
        match self.cell(name) {
            Cells::Text(cells) => cells.append_option(value.into()),
            _ => unreachable!("{name} is no text column"),
        }
    }

    pub(super) fn int(&mut self, name: &str, value: impl Into<Option<i64>>) {
        match self.cell(name) {
            Cells::Int(cells) => cells.append_option(value.into()),
            _ => unreachable!("{name} is no integer column"),
        }
    }

    pub(super) fn bool(&mut self, name: &str, value: bool) {
        match self.cell(name) {
            Cells::Bool(cells) => cells.append_value(value),
            _ => unreachable!("{name} is no boolean column"),
        }
    }

    /// A day, as days since 1970-01-01.
    pub(super) fn date(&mut self, name: &str, value: impl Into<Option<i32>>) {
        match self.cell(name) {
            Cells::Date(cells) => cells.append_option(value.into()),
            _ => unreachable!("{name} is no date column"),
        }
    }

    /// An instant, in microseconds since 1970 UTC.
    pub(super) fn instant(&mut self, name: &str, value: i64) {
        match self.cell(name) {
            Cells::Timestamp(cells) => cells.append_value(value),
            _ => unreachable!("{name} is no timestamp column"),
        }
    }

    /// The rows as one batch of the table's schema.
    pub(super) fn finish(mut self) -> RecordBatch {
        let arrays = self.cells.iter_mut().map(|cells| -> ArrayRef {
            match cells {
                Cells::Text(cells) => Arc::new(cells.finish()),
                Cells::Int(cells) => Arc::new(cells.finish()),
                Cells::Bool(cells) => Arc::new(cells.finish()),
                Cells::Date(cells) => Arc::new(cells.finish()),
                Cells::Timestamp(cells) => Arc::new(cells.finish()),
                Cells::Double(cells) => Arc::new(cells.finish()),
            }
        });
        let arrays = arrays.collect();
        RecordBatch::try_new(self.table.schema(), arrays).expect("every row filled every column with its type")
    }
}
