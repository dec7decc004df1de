//! Rows of one table on their way into columns. Values are pushed in the table's column order, each with its name, so
//! that a wrong order is found by the first test that runs it.

use crate::event::table::{Table, Type};
use arrow::array::{
    ArrayBuilder as _, ArrayRef, BooleanBuilder, Date32Builder, Int64Builder, StringArray, StringBuilder,
    TimestampMicrosecondBuilder, new_null_array,
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

/// One column being filled. Nulls are counted in only when a value follows them, or when the column ends.
enum Cells {
    /// Only nulls so far, as most columns of most formats stay.
    Nulls,
    /// The same text in each of the first so many rows: source, file and run differ in no row of a piece.
    Same(String, usize),
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
    /// An empty builder of one type.
    fn starting(kind: Type) -> Self {
        match kind {
            Type::Text => Self::Text(StringBuilder::with_capacity(ROWS, ROWS * TEXT_BYTES)),
            Type::Int => Self::Int(Int64Builder::with_capacity(ROWS)),
            Type::Bool => Self::Bool(BooleanBuilder::with_capacity(ROWS)),
            Type::Date => Self::Date(Date32Builder::with_capacity(ROWS)),
            Type::Timestamp => Self::Timestamp(TimestampMicrosecondBuilder::with_capacity(ROWS).with_timezone("UTC")),
            Type::Double => unreachable!("no row of an export has a column of this type"),
        }
    }

    /// The same cells as a builder, with nulls up to but not including `row`.
    fn up_to(&mut self, kind: Type, row: usize) -> &mut Self {
        if let Self::Nulls | Self::Same(..) = self {
            let same = std::mem::replace(self, Self::starting(kind));
            if let (Self::Same(text, rows), Self::Text(cells)) = (same, &mut *self) {
                std::iter::repeat_n(text, rows).for_each(|text| cells.append_value(text));
            }
        }
        match self {
            Self::Text(cells) if cells.len() < row => cells.append_nulls(row - cells.len()),
            Self::Int(cells) if cells.len() < row => cells.append_nulls(row - cells.len()),
            Self::Bool(cells) if cells.len() < row => cells.append_nulls(row - cells.len()),
            Self::Date(cells) if cells.len() < row => cells.append_nulls(row - cells.len()),
            Self::Timestamp(cells) if cells.len() < row => cells.append_nulls(row - cells.len()),
            _ => (),
        }
        self
    }
}

impl Columns {
    pub(super) fn new(table: &'static Table) -> Self {
        let cells = table.columns.iter().map(|_| Cells::Nulls).collect();
        Self { table, cells, next: 0, rows: 0 }
    }

    pub(super) fn rows(&self) -> usize {
        self.rows
    }

    /// Steps over the next cell of the present row, which must be column `name`; gives its row and column.
    fn step(&mut self, name: &str) -> (usize, usize) {
        let (row, at) = (self.rows, self.next);
        debug_assert_eq!(self.table.columns[at].name, name, "values come in column order");
        self.next += 1;
        if self.next == self.cells.len() {
            self.next = 0;
            self.rows += 1;
        }
        (row, at)
    }

    /// The builder of the next cell, to which a value is to be added.
    fn cell(&mut self, name: &str) -> &mut Cells {
        let (row, at) = self.step(name);
        self.cells[at].up_to(self.table.columns[at].kind, row)
    }

    pub(super) fn text<'a>(&mut self, name: &str, value: impl Into<Option<&'a str>>) {
        let (row, at) = self.step(name);
        let Some(text) = value.into() else { return };
        match &mut self.cells[at] {
            first @ Cells::Nulls if row == 0 => *first = Cells::Same(text.to_owned(), 1),
            Cells::Same(same, rows) if *rows == row && same == text => *rows += 1,
            cells => match cells.up_to(self.table.columns[at].kind, row) {
                Cells::Text(cells) => cells.append_value(text),
                _ => unreachable!("{name} is no text column"),
            },
        }
    }

    pub(super) fn int(&mut self, name: &str, value: impl Into<Option<i64>>) {
        let Some(value) = value.into() else {
            self.step(name);
            return;
        };
        match self.cell(name) {
            Cells::Int(cells) => cells.append_value(value),
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
        let Some(value) = value.into() else {
            self.step(name);
            return;
        };
        match self.cell(name) {
            Cells::Date(cells) => cells.append_value(value),
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
        let rows = self.rows;
        let arrays = self.cells.iter_mut().zip(self.table.columns).map(|(cells, column)| -> ArrayRef {
            match cells {
                Cells::Nulls => return new_null_array(&column.kind.arrow(), rows),
                Cells::Same(text, same) if *same == rows => return Arc::new(StringArray::new_repeated(text, rows)),
                _ => (),
            }
            match cells.up_to(column.kind, rows) {
                Cells::Text(cells) => Arc::new(cells.finish()),
                Cells::Int(cells) => Arc::new(cells.finish()),
                Cells::Bool(cells) => Arc::new(cells.finish()),
                Cells::Date(cells) => Arc::new(cells.finish()),
                Cells::Timestamp(cells) => Arc::new(cells.finish()),
                Cells::Nulls | Cells::Same(..) => unreachable!("cells are a builder now"),
            }
        });
        let arrays = arrays.collect();
        RecordBatch::try_new(self.table.schema(), arrays).expect("every row filled every column with its type")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::column::{Privacy::Public, opt};
    use crate::event::name as n;
    use arrow::array::AsArray;
    use arrow::datatypes::Int64Type;

    static TABLE: Table = Table {
        name: "two",
        grain: "row",
        columns: &[opt(n::QUEUE, Type::Text, Public, ""), opt(n::ROUTED_US, Type::Int, Public, "")],
        key: &[],
        versions: &[],
        sort: &[],
        derived: false,
        plain: &[],
        lineage: &[],
    };

    #[test]
    fn whatever_comes_in_whatever_order_is_kept() {
        const WORDS: [Option<&str>; 3] = [None, Some("a"), Some("b")];
        for number in 0..3_usize.pow(4) {
            let words: Vec<Option<&str>> = (0..4).map(|place| WORDS[number / 3_usize.pow(place) % 3]).collect();
            let lengths: Vec<Option<i64>> = words.iter().rev().map(|word| word.map(|word| word.len() as i64)).collect();
            let mut columns = Columns::new(&TABLE);
            for (word, length) in words.iter().zip(&lengths) {
                columns.text(n::QUEUE, *word);
                columns.int(n::ROUTED_US, *length);
            }
            let batch = columns.finish();
            assert_eq!(batch.column(0).as_string::<i32>().iter().collect::<Vec<_>>(), words);
            assert_eq!(batch.column(1).as_primitive::<Int64Type>().iter().collect::<Vec<_>>(), lengths);
        }
    }
}
