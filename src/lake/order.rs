//! The order of the rows of a table, in a form that compares byte by byte.

use crate::event::table::Table;
use arrow::array::RecordBatch;
use arrow::row::{RowConverter, Rows, SortField};

/// The order in which rows of one table stand in a file: by [`Table::sort`], nulls first.
#[derive(Debug)]
pub struct Order {
    converter: RowConverter,
    /// The places of the columns that rows are sorted by.
    places: Vec<usize>,
}

impl Order {
    /// The order of a table.
    #[must_use]
    pub fn of(table: &Table) -> Self {
        let places: Vec<usize> = table.sort.iter().map(|name| table.index(name)).collect();
        let fields = places.iter().map(|place| SortField::new(table.columns[*place].kind.arrow())).collect();
        Self { converter: RowConverter::new(fields).expect("text, numbers and days have an order"), places }
    }

    /// What the rows of a batch are sorted by.
    ///
    /// # Panics
    /// If the batch has not the columns of the table: a bug of ours.
    #[must_use]
    pub fn keys(&self, batch: &RecordBatch) -> Rows {
        let columns: Vec<_> = self.places.iter().map(|place| batch.column(*place).clone()).collect();
        self.converter.convert_columns(&columns).expect("the columns are those of the table")
    }
}
