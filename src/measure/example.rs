//! Tables of the lake written as text, for the worked examples of the KPIs and for tests.
//!
//! ```text
//! local_day  | kind=call | project | events
//! 2026-10-01 |             claims  | 5
//! ```
//! The first line names the columns; `name=value` gives a whole column one value and takes no cell. `-` is no value.
//! Columns that are not named get no value or, where the table requires one, a neutral one: zero, false, 1970-01-01,
//! an empty text, and the line number for hashes and lines.

use crate::event::name;
use crate::event::table::{Column, Table, Type};
use arrow::array::{
    ArrayRef, BooleanArray, Date32Array, Float64Array, Int64Array, RecordBatch, StringArray, TimestampMicrosecondArray,
};
use chrono::{NaiveDate, NaiveDateTime};
use std::sync::Arc;

/// The rows of `table` that the text describes, in its order.
///
/// # Panics
/// If the text is not such a table: it is always text of ours.
#[must_use]
pub fn rows(table: &Table, text: &str) -> RecordBatch {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let Some(header) = lines.next() else {
        return RecordBatch::new_empty(table.schema());
    };
    let mut varying = Vec::new();
    let mut constant = Vec::new();
    for cell in header.split('|').map(str::trim) {
        match cell.split_once('=') {
            Some((name, value)) => constant.push((table.index(name), value)),
            None => varying.push(table.index(cell)),
        }
    }
    let rows: Vec<Vec<Option<&str>>> = lines
        .map(|line| {
            let cells: Vec<&str> = line.split('|').map(str::trim).collect();
            assert_eq!(cells.len(), varying.len(), "cells in `{line}`");
            let mut row = vec![None; table.columns.len()];
            for (index, value) in constant.iter().copied().chain(varying.iter().copied().zip(cells)) {
                row[index] = (value != "-").then_some(value);
            }
            row
        })
        .collect();
    let arrays = table.columns.iter().enumerate().map(|(index, column)| {
        let cells: Vec<Option<&str>> = rows.iter().map(|row| row[index]).collect();
        array(column, &cells)
    });
    RecordBatch::try_new(table.schema(), arrays.collect()).expect("every required column has a neutral value")
}

/// Microseconds since 1970 of `2026-10-05 09:00` in UTC.
///
/// # Panics
/// If the text is not such a time.
#[must_use]
pub fn micros(text: &str) -> i64 {
    let time = NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M");
    time.unwrap_or_else(|_| panic!("`{text}` is not a time such as 2026-10-05 09:00")).and_utc().timestamp_micros()
}

fn array(column: &Column, cells: &[Option<&str>]) -> ArrayRef {
    let needed = !column.nullable;
    match column.kind {
        Type::Text => {
            let value = |cell: Option<&str>| cell.or(needed.then_some("")).map(str::to_owned);
            Arc::new(cells.iter().copied().map(value).collect::<StringArray>())
        }
        Type::Int => {
            let numbered = [name::CONTENT_HASH, name::SOURCE_LINE].contains(&column.name);
            let neutral = |line: usize| needed.then_some(if numbered { line as i64 } else { 0 });
            let value = |(line, cell): (usize, Option<&str>)| cell.map(int).or_else(|| neutral(line + 1));
            Arc::new(cells.iter().copied().enumerate().map(value).collect::<Int64Array>())
        }
        Type::Bool => {
            let value = |cell: Option<&str>| cell.map(|text| text == "true").or(needed.then_some(false));
            Arc::new(cells.iter().copied().map(value).collect::<BooleanArray>())
        }
        Type::Date => {
            let value = |cell: Option<&str>| cell.map(day).or(needed.then_some(0));
            Arc::new(cells.iter().copied().map(value).collect::<Date32Array>())
        }
        Type::Timestamp => {
            let value = |cell: Option<&str>| cell.map(micros).or(needed.then_some(0));
            Arc::new(cells.iter().copied().map(value).collect::<TimestampMicrosecondArray>().with_timezone("UTC"))
        }
        Type::Double => {
            let value = |cell: Option<&str>| cell.map(|text| text.parse().expect("a number")).or(needed.then_some(0.0));
            Arc::new(cells.iter().copied().map(value).collect::<Float64Array>())
        }
    }
}

fn int(text: &str) -> i64 {
    text.parse().unwrap_or_else(|_| micros(text))
}

fn day(text: &str) -> i32 {
    let day: NaiveDate = text.parse().unwrap_or_else(|_| panic!("`{text}` is not a day such as 2026-10-05"));
    day.to_epoch_days()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::tables::{DAILY, TABLES};
    use crate::measure::frame::{from_batches, to_batch};
    use arrow::array::AsArray;
    use arrow::datatypes::Int64Type;

    #[test]
    fn text_becomes_rows() {
        let rows = rows(&DAILY, "local_day | kind=call | team | events\n 2026-10-01 | - | 5 \n 2026-10-02 | a | 7");
        assert_eq!(rows.num_rows(), 2);
        let column = |name| rows.column(DAILY.index(name));
        assert_eq!(column(name::EVENTS).as_primitive::<Int64Type>().values(), &[5, 7]);
        assert_eq!(column(name::KIND).as_string::<i32>().value(1), "call");
        assert_eq!(column(name::TEAM).null_count(), 1);
    }

    #[test]
    fn every_table_survives_the_way_through_polars() {
        for table in TABLES {
            let columns: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
            let cell = |column: &Column| match column.kind {
                Type::Text => "word",
                Type::Int => "17",
                Type::Double => "0.5",
                Type::Bool => "true",
                Type::Date => "2026-10-05",
                Type::Timestamp => "2026-10-05 09:00",
            };
            let full: Vec<&str> = table.columns.iter().map(cell).collect();
            let bare: Vec<&str> =
                table.columns.iter().map(|column| if column.nullable { "-" } else { cell(column) }).collect();
            let text = [columns.join("|"), full.join("|"), bare.join("|")].join("\n");
            let batch = rows(table, &text);
            let frame = from_batches(&[batch.clone(), batch.clone()], table).unwrap();
            assert_eq!(to_batch(&frame.head(Some(2)), table).unwrap(), batch, "{}", table.name);
            assert_eq!(frame.height(), 4);
            assert!(from_batches(&[], table).unwrap().height() == 0);
        }
    }
}
