//! What a table of the lake is: its columns, its types, its order.
//!
//! Types are the ones that every loader agrees on: UTF8, BIGINT, BOOLEAN, DATE, TIMESTAMP(MICROS, UTC), and DOUBLE
//! only in `kpi` and its copy `published`. Money is nano-dollars, durations are milliseconds. Columns are only ever added at the end.

pub use super::column::Column;
use super::name;
use arrow::datatypes::{DataType, Field, Schema, SchemaRef, TimeUnit};
use std::sync::Arc;

/// Version of the tables' schemas, in every file's footer. It grows when a column is added; none ever goes or changes. Until
/// the first release after 0.1.0 it is 1, because files with and without the columns of that time carry a 1 alike.
pub const SCHEMA_VERSION: u32 = 1;

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

/// One table of the lake.
#[derive(Debug, PartialEq, Eq)]
pub struct Table {
    /// Folder and table name.
    pub name: &'static str,
    /// One row is one …
    pub grain: &'static str,
    /// The columns in file order.
    pub columns: &'static [Column],
    /// The columns that no two rows share all of; none of them is ever null. Empty where a null may be among them.
    pub key: &'static [&'static str],
    /// The columns that name the thing of which each row is one version: the row that was observed last counts, then the
    /// one with the largest `content_hash`. Empty where a row is no version, or where several are folded into one.
    pub versions: &'static [&'static str],
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

    /// Whether only the owner of the lake may read its rows, and nobody else: one of its columns is for those who investigate.
    /// The modes of its files follow from it, and that no script loads it beside the others.
    #[must_use]
    pub fn is_restricted(&self) -> bool {
        self.columns.iter().any(Column::is_restricted)
    }

    /// What SQL calls it: by its name, but for `case`, which is a word of SQL.
    #[must_use]
    pub fn relation(&self) -> &'static str {
        if self.name == "case" { "cases" } else { self.name }
    }

    /// The column with the day that the folder of a row names.
    #[must_use]
    pub fn day(&self) -> &'static str {
        let is_day = |column: &Column| column.name == name::DAY;
        if self.columns.iter().any(is_day) { name::DAY } else { name::LOCAL_DAY }
    }

    /// The rank of a row among the versions of its thing, the newest being 1, as SQL that every engine takes.
    #[must_use]
    pub fn version_rank(&self) -> String {
        format!(
            "ROW_NUMBER() OVER (PARTITION BY {} ORDER BY CASE WHEN {observed} IS NULL THEN 0 ELSE {observed} END DESC, {} DESC)",
            self.versions.join(", "),
            name::CONTENT_HASH,
            observed = name::OBSERVED_US,
        )
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
