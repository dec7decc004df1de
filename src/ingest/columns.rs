//! Rows of one table on their way into columns. Values are pushed in the table's column order, each with its name, so
//! that a wrong order is found by the first test that runs it.

use crate::event::table::{Table, Type};
use arrow::array::{
    ArrayRef, BooleanBuilder, Date32Builder, Int64Builder, StringBuilder, TimestampMicrosecondBuilder, new_null_array,
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
    /// Only nulls so far, as most columns of most formats stay.
    Nulls(usize),
    Text(StringBuilder),
    Int(Int64Builder),
    Bool(BooleanBuilder),
    Date(Date32Builder),
    Timestamp(TimestampMicrosecondBuilder),
}

/// The columns of one table, being filled row by row.
pub(super) struct Columns {
    table: &'static Table,
    cells: Vec<Cells>,
    next: usize,
    rows: usize,
}

impl Cells {
    /// A builder of one type that begins with nulls.
    fn starting(kind: Type, nulls: usize) -> Self {
        match kind {
            Type::Text => {
                let mut cells = StringBuilder::with_capacity(ROWS, ROWS * TEXT_BYTES);
                cells.append_nulls(nulls);
                Self::Text(cells)
            }
            Type::Int => {
                let mut cells = Int64Builder::with_capacity(ROWS);
                cells.append_nulls(nulls);
                Self::Int(cells)
            }
            Type::Bool => {
                let mut cells = BooleanBuilder::with_capacity(ROWS);
                cells.append_nulls(nulls);
                Self::Bool(cells)
            }
            Type::Date => {
                let mut cells = Date32Builder::with_capacity(ROWS);
                cells.append_nulls(nulls);
                Self::Date(cells)
            }
            Type::Timestamp => {
                let mut cells = TimestampMicrosecondBuilder::with_capacity(ROWS).with_timezone("UTC");
                cells.append_nulls(nulls);
                Self::Timestamp(cells)
            }
            Type::Double => unreachable!("no row of an export has a column of this type"),
        }
    }
}

impl Columns {
    pub(super) fn new(table: &'static Table) -> Self {
        let cells = table.columns.iter().map(|_| Cells::Nulls(0)).collect();
        Self { table, cells, next: 0, rows: 0 }
    }

    pub(super) fn rows(&self) -> usize {
        self.rows
    }

    /// The next cell of the present row, which must be column `name`; a builder, if it is to be `filled`.
    fn cell(&mut self, name: &str, filled: bool) -> &mut Cells {
        let at = self.next;
        let column = &self.table.columns[at];
        debug_assert_eq!(column.name, name, "values come in column order");
        self.next += 1;
        if self.next == self.cells.len() {
            self.next = 0;
            self.rows += 1;
        }
        let cell = &mut self.cells[at];
        if let (Cells::Nulls(nulls), true) = (&*cell, filled) {
            *cell = Cells::starting(column.kind, *nulls);
        }
        cell
    }

    pub(super) fn text<'a>(&mut self, name: &str, value: impl Into<Option<&'a str>>) {
        let value = value.into();
        match self.cell(name, value.is_some()) {
            Cells::Nulls(rows) => *rows += 1,
            Cells::Text(cells) => cells.append_option(value),
            _ => unreachable!("{name} is no text column"),
        }
    }

    pub(super) fn int(&mut self, name: &str, value: impl Into<Option<i64>>) {
        let value = value.into();
        match self.cell(name, value.is_some()) {
            Cells::Nulls(rows) => *rows += 1,
            Cells::Int(cells) => cells.append_option(value),
            _ => unreachable!("{name} is no integer column"),
        }
    }

    pub(super) fn bool(&mut self, name: &str, value: bool) {
        match self.cell(name, true) {
            Cells::Bool(cells) => cells.append_value(value),
            _ => unreachable!("{name} is no boolean column"),
        }
    }

    /// A day, as days since 1970-01-01.
    pub(super) fn date(&mut self, name: &str, value: impl Into<Option<i32>>) {
        let value = value.into();
        match self.cell(name, value.is_some()) {
            Cells::Nulls(rows) => *rows += 1,
            Cells::Date(cells) => cells.append_option(value),
            _ => unreachable!("{name} is no date column"),
        }
    }

    /// An instant, in microseconds since 1970 UTC.
    pub(super) fn instant(&mut self, name: &str, value: i64) {
        match self.cell(name, true) {
            Cells::Timestamp(cells) => cells.append_value(value),
            _ => unreachable!("{name} is no timestamp column"),
        }
    }

    /// The rows as one batch of the table's schema.
    pub(super) fn finish(mut self) -> RecordBatch {
        let arrays = self.cells.iter_mut().zip(self.table.columns).map(|(cells, column)| -> ArrayRef {
            match cells {
                Cells::Nulls(rows) => new_null_array(&column.kind.arrow(), *rows),
                Cells::Text(cells) => Arc::new(cells.finish()),
                Cells::Int(cells) => Arc::new(cells.finish()),
                Cells::Bool(cells) => Arc::new(cells.finish()),
                Cells::Date(cells) => Arc::new(cells.finish()),
                Cells::Timestamp(cells) => Arc::new(cells.finish()),
            }
        });
        let arrays = arrays.collect();
        RecordBatch::try_new(self.table.schema(), arrays).expect("every row filled every column with its type")
    }
}
