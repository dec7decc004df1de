//! What a table of the lake is: its columns, its types, its order.
//!
//! Types are the ones that every loader agrees on: UTF8, BIGINT, BOOLEAN, DATE, TIMESTAMP(MICROS, UTC), and DOUBLE
//! only in `kpi` and its copy `published`. Money is nano-dollars, durations are milliseconds. Columns are only ever added at the end.

use arrow::datatypes::{DataType, Field, Schema, SchemaRef, TimeUnit};
use std::sync::Arc;

/// A column's type: the closed set that the lake may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// Text, UTF-8.
    Text,
    /// A 64-bit signed integer.
    Int,
    /// True or false.
    Bool,
    /// A calendar day.
    Date,
    /// An instant in microseconds, UTC.
    Timestamp,
    /// A 64-bit float. Only in `kpi` and `published`.
    Double,
}

impl Type {
    /// The Arrow type of the column.
    #[must_use]
    pub fn arrow(self) -> DataType {
        match self {
            Self::Text => DataType::Utf8,
            Self::Int => DataType::Int64,
            Self::Bool => DataType::Boolean,
            Self::Date => DataType::Date32,
            Self::Timestamp => DataType::Timestamp(TimeUnit::Microsecond, Some("UTC".into())),
            Self::Double => DataType::Float64,
        }
    }

    /// The SQL type of the column.
    #[must_use]
    pub fn sql(self) -> &'static str {
        match self {
            Self::Text => "VARCHAR",
            Self::Int => "BIGINT",
            Self::Bool => "BOOLEAN",
            Self::Date => "DATE",
            Self::Timestamp => "TIMESTAMP WITH TIME ZONE",
            Self::Double => "DOUBLE PRECISION",
        }
    }
}

/// One column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// The name in the Parquet file.
    pub name: &'static str,
    /// The type.
    pub kind: Type,
    /// Whether a row may have no value.
    pub nullable: bool,
    /// What the value means, with its unit.
    pub doc: &'static str,
}

/// One table of the lake.
#[derive(Debug, PartialEq, Eq)]
pub struct Table {
    /// Folder and table name.
    pub name: &'static str,
    /// One row is one …
    pub grain: &'static str,
    /// The columns in file order.
    pub columns: &'static [Column],
    /// The columns that rows of one file are sorted by.
    pub sort: &'static [&'static str],
    /// Derived tables are replaced by day or period; the others grow, until retention deletes what is old.
    pub derived: bool,
    /// High-cardinality columns that are not worth a dictionary.
    pub plain: &'static [&'static str],
    /// Where the row came from: equal rows may differ here when the same facts were delivered in another way.
    pub lineage: &'static [&'static str],
}

impl Table {
    /// The Arrow schema, in file order, with stable field ids from 1.
    #[must_use]
    pub fn schema(&self) -> SchemaRef {
        let field = |(index, column): (usize, &Column)| {
            let id = ("PARQUET:field_id".to_owned(), (index + 1).to_string());
            Field::new(column.name, column.kind.arrow(), column.nullable).with_metadata([id])
        };
        Arc::new(Schema::new(self.columns.iter().enumerate().map(field).collect::<Vec<_>>()))
    }

    /// The position of a column.
    ///
    /// # Panics
    /// If the table has no such column: a bug of ours.
    #[must_use]
    pub fn index(&self, name: &str) -> usize {
        let found = self.columns.iter().position(|column| column.name == name);
        found.unwrap_or_else(|| panic!("table {} has no column {name}", self.name))
    }
}
