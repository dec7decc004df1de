//! Between polars and everything else: typed columns out of a collected frame, and whole tables to and from Arrow.

use crate::event::table::{Table, Type};
use anyhow::{Context, Result};
use arrow::array::{
    ArrayRef, AsArray, BooleanArray, Date32Array, Float64Array, Int64Array, RecordBatch, StringArray,
    TimestampMicrosecondArray,
};
use arrow::datatypes::{Date32Type, Float64Type, Int64Type, TimestampMicrosecondType};
use chrono::NaiveDate;
use polars::prelude::{
    BooleanChunked, Column, DataFrame, DataType, DateChunked, Expr, Int32Chunked, Int64Chunked, LazyFrame,
    NamedFrom as _, Series, StringChunked, TimeUnit, TimeZone, lit,
};
use std::sync::Arc;

/// A collected frame in one piece, with typed columns.
pub(super) struct Rows(DataFrame);

impl Rows {
    /// Runs a query.
    pub(super) fn collect(query: LazyFrame) -> Result<Self> {
        let mut frame = query.collect()?;
        frame.rechunk_mut();
        Ok(Self(frame))
    }

    /// Number of rows.
    pub(super) fn len(&self) -> usize {
        self.0.height()
    }

    /// A text column.
    pub(super) fn text(&self, name: &str) -> Result<&StringChunked> {
        Ok(self.0.column(name)?.str()?)
    }

    /// An integer column.
    pub(super) fn int(&self, name: &str) -> Result<&Int64Chunked> {
        Ok(self.0.column(name)?.i64()?)
    }

    /// A column of true and false.
    pub(super) fn bool(&self, name: &str) -> Result<&BooleanChunked> {
        Ok(self.0.column(name)?.bool()?)
    }

    /// A day column, as days since 1970.
    pub(super) fn day(&self, name: &str) -> Result<&Int32Chunked> {
        let days: &DateChunked = self.0.column(name)?.date()?;
        Ok(days.physical())
    }
}

/// The text in a row of a column that has one in every row.
pub(super) fn required(column: &StringChunked, row: usize) -> &str {
    column.get(row).unwrap_or_default()
}

/// Days since 1970 as a calendar day.
pub(super) fn calendar_day(days: i32) -> NaiveDate {
    NaiveDate::from_epoch_days(days).unwrap_or_default()
}

/// A day as a literal of the lake's DATE type.
pub(super) fn day_literal(day: NaiveDate) -> Expr {
    lit(day.to_epoch_days()).cast(DataType::Date)
}

/// A frame with the columns of `table` as an Arrow batch of exactly its schema.
///
/// # Errors
/// If a column is absent, has another type, or is empty where the table requires a value.
pub fn to_batch(frame: &DataFrame, table: &Table) -> Result<RecordBatch> {
    let convert = |column: &crate::event::table::Column| {
        let found = frame.column(column.name)?;
        to_array(found, column.kind).with_context(|| format!("column `{}` of `{}`", column.name, table.name))
    };
    let arrays = table.columns.iter().map(convert).collect::<Result<Vec<_>>>()?;
    Ok(RecordBatch::try_new(table.schema(), arrays)?)
}

fn to_array(column: &Column, kind: Type) -> Result<ArrayRef> {
    Ok(match kind {
        Type::Text => Arc::new(column.str()?.iter().collect::<StringArray>()),
        Type::Int => Arc::new(column.i64()?.iter().collect::<Int64Array>()),
        Type::Bool => Arc::new(column.bool()?.iter().collect::<BooleanArray>()),
        Type::Date => Arc::new(column.date()?.physical().iter().collect::<Date32Array>()),
        Type::Double => Arc::new(column.f64()?.iter().collect::<Float64Array>()),
        Type::Timestamp => {
            let micros = column.datetime()?.physical().iter().collect::<TimestampMicrosecondArray>();
            Arc::new(micros.with_timezone("UTC"))
        }
    })
}

/// Arrow batches with columns of `table`, all or some, as a frame, in their order; what a scan of their Parquet files would give.
///
/// # Errors
/// If polars refuses the columns.
pub fn from_batches(batches: &[RecordBatch], table: &Table) -> Result<DataFrame> {
    let schema = batches.first().map_or_else(|| table.schema(), RecordBatch::schema);
    let batch = arrow::compute::concat_batches(&schema, batches)?;
    let columns = schema.fields().iter().zip(batch.columns()).map(|(field, array)| {
        let column = &table.columns[table.index(field.name())];
        from_array(column.name, array, column.kind)
    });
    Ok(DataFrame::new(batch.num_rows(), columns.collect::<Result<Vec<_>>>()?)?)
}

fn from_array(name: &str, array: &ArrayRef, kind: Type) -> Result<Column> {
    let name = name.into();
    let series = match kind {
        Type::Text => Series::new(name, array.as_string::<i32>().iter().collect::<Vec<_>>()),
        Type::Bool => Series::new(name, array.as_boolean().iter().collect::<Vec<_>>()),
        Type::Int => Series::new(name, array.as_primitive::<Int64Type>().iter().collect::<Vec<_>>()),
        Type::Double => Series::new(name, array.as_primitive::<Float64Type>().iter().collect::<Vec<_>>()),
        Type::Date => {
            Series::new(name, array.as_primitive::<Date32Type>().iter().collect::<Vec<_>>()).cast(&DataType::Date)?
        }
        Type::Timestamp => {
            let micros = array.as_primitive::<TimestampMicrosecondType>().iter().collect::<Vec<_>>();
            Series::new(name, micros).cast(&DataType::Datetime(TimeUnit::Microseconds, Some(TimeZone::UTC)))?
        }
    };
    Ok(series.into())
}
