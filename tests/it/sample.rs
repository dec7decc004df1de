//! Made-up rows for any table of the lake: sorted, of one day, with nulls where a column allows them.

use arrow::array::{
    ArrayRef, BooleanArray, Date32Array, Float64Array, Int64Array, StringArray, TimestampMicrosecondArray,
};
use arrow::record_batch::RecordBatch;
use auditpack::event::table::{Column, Table, Type};
use chrono::{Datelike, NaiveDate};
use std::ops::Range;
use std::sync::Arc;

/// Microseconds of a day.
const DAY_US: i64 = 86_400_000_000;

/// The rows with these numbers; the number is in every value.
pub(crate) fn rows(table: &Table, day: NaiveDate, numbers: Range<i64>) -> RecordBatch {
    let numbers: Vec<i64> = numbers.collect();
    let column = |column: &Column| values(table, column, day, &numbers);
    RecordBatch::try_new(table.schema(), table.columns.iter().map(column).collect()).unwrap()
}

/// A day of October 2026.
pub(crate) fn october(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 10, day).unwrap()
}

fn values(table: &Table, column: &Column, day: NaiveDate, numbers: &[i64]) -> ArrayRef {
    let epoch_day = day.num_days_from_ce() - NaiveDate::default().num_days_from_ce();
    let nulls = column.nullable && !table.sort.contains(&column.name);
    let given = numbers.iter().map(|number| (!nulls || number % 3 != 0).then_some(*number));
    let instant = |number| i64::from(epoch_day) * DAY_US + number * 1001;
    match column.kind {
        Type::Text => {
            Arc::new(given.map(|number| Some(format!("{}-{:06}", column.name, number?))).collect::<StringArray>())
        }
        Type::Int if column.name.ends_with("_us") => {
            Arc::new(given.map(|number| number.map(instant)).collect::<Int64Array>())
        }
        Type::Int => Arc::new(given.collect::<Int64Array>()),
        Type::Bool => Arc::new(given.map(|number| Some(number? % 2 == 0)).collect::<BooleanArray>()),
        Type::Date => Arc::new(given.map(|number| number.map(|_| epoch_day)).collect::<Date32Array>()),
        Type::Timestamp => {
            let values: TimestampMicrosecondArray = given.map(|number| number.map(instant)).collect();
            Arc::new(values.with_timezone("UTC"))
        }
        Type::Double => Arc::new(given.map(|number| Some(number? as f64 / 7.0)).collect::<Float64Array>()),
    }
}
