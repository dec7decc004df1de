//! How a data file is written: settings that every common loader reads, the same bytes for the same rows.

use super::log::ENGINE;
use super::log::Stats;
use crate::event::name;
use crate::event::table::{SCHEMA_VERSION, Table};
use arrow::array::{Array, AsArray, DynComparator, RecordBatch, make_comparator};
use arrow::compute::{SortOptions, max, max_string, min, min_string};
use arrow::datatypes::{DataType, Date32Type, Int64Type};
use chrono::{Days, NaiveDate};
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_writer::ArrowWriterOptions;
use parquet::basic::{Compression, ZstdLevel};
use parquet::errors::ParquetError;
use parquet::file::metadata::{KeyValue, SortingColumn};
use parquet::file::properties::{EnabledStatistics, WriterProperties, WriterVersion};
use parquet::schema::types::ColumnPath;
use serde_json::Value;
use std::cmp::Ordering;
use std::io::Write;

/// Columns whose range is worth writing into the log.
const RANGED: &[&str] = &[name::DAY, name::LOCAL_DAY, name::TS_US, name::PROJECT];
/// Longer text has no range in the log.
const RANGED_TEXT_BYTES: usize = 64;

/// Writes one batch as one Parquet file.
pub(super) fn write(
    table: &Table,
    run_id: &str,
    batch: &RecordBatch,
    sink: impl Write + Send,
) -> Result<(), ParquetError> {
    let options = ArrowWriterOptions::new()
        .with_properties(properties(table, run_id, batch.num_rows()))
        .with_skip_arrow_metadata(true);
    let mut writer = ArrowWriter::try_new_with_options(sink, table.schema(), options)?;
    writer.write(batch)?;
    writer.close().map(|_| ())
}

/// Files of fewer rows are not compressed: a reader would set up a decoder for every column and save nothing.
const COMPRESSED_FROM: usize = 256;

fn properties(table: &Table, run_id: &str, rows: usize) -> WriterProperties {
    let entry = |key: &str, value: &str| KeyValue::new(format!("auditpack.{key}"), value.to_owned());
    let entries = vec![
        entry("schema_version", &SCHEMA_VERSION.to_string()),
        entry("table", table.name),
        entry("run_id", run_id),
        entry("tool_version", env!("CARGO_PKG_VERSION")),
    ];
    let sorting =
        |column: &&str| SortingColumn { column_idx: table.index(column) as i32, descending: false, nulls_first: true };
    let zstd = || Compression::ZSTD(ZstdLevel::try_new(2).expect("zstd has a level 2"));
    let mut properties = WriterProperties::builder()
        .set_writer_version(WriterVersion::PARQUET_1_0)
        .set_created_by(ENGINE.to_owned())
        .set_compression(if rows < COMPRESSED_FROM { Compression::UNCOMPRESSED } else { zstd() })
        .set_dictionary_enabled(true)
        .set_max_row_group_row_count(Some(1_048_576))
        .set_max_row_group_bytes(Some(128 << 20))
        .set_data_page_size_limit(1 << 20)
        .set_data_page_row_count_limit(20_000)
        .set_statistics_enabled(EnabledStatistics::Page)
        .set_column_index_truncate_length(Some(64))
        .set_statistics_truncate_length(Some(64))
        .set_sorting_columns(Some(table.sort.iter().map(sorting).collect()))
        .set_key_value_metadata(Some(entries));
    for column in table.plain {
        properties = properties.set_column_dictionary_enabled(ColumnPath::from(*column), false);
    }
    properties.build()
}

/// Stops the program if a batch is not what the table says: that is a bug of ours, and a file of it would mislead every
/// later reader.
pub(super) fn assert_fits(table: &Table, day: NaiveDate, batch: &RecordBatch) {
    let shape = |schema: &arrow::datatypes::Schema| -> Vec<(String, DataType, bool)> {
        let column = |field: &std::sync::Arc<arrow::datatypes::Field>| {
            (field.name().clone(), field.data_type().clone(), field.is_nullable())
        };
        schema.fields().iter().map(column).collect()
    };
    assert_eq!(shape(&batch.schema()), shape(&table.schema()), "a batch for table {} has its schema", table.name);
    assert!(is_sorted(table, batch), "a batch for table {} is sorted by {:?}, nulls first", table.name, table.sort);
    let days = batch.column_by_name(table.day()).expect("every table has a day").as_primitive::<Date32Type>();
    let same = |found: Option<i32>| found.is_none_or(|found| date(found) == day);
    assert!(same(min(days)) && same(max(days)), "a batch for table {} holds rows of {day} only", table.name);
}

fn is_sorted(table: &Table, batch: &RecordBatch) -> bool {
    let options = SortOptions { descending: false, nulls_first: true };
    let comparator = |column: &&str| -> DynComparator {
        let values = batch.column(table.index(column));
        make_comparator(values, values, options).expect("text, numbers and days can be compared")
    };
    let comparators: Vec<DynComparator> = table.sort.iter().map(comparator).collect();
    let order = |row: usize| {
        comparators.iter().map(|compare| compare(row - 1, row)).find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
    };
    (1..batch.num_rows()).all(|row| order(row).is_le())
}

/// The statistics of a file for the log.
pub(super) fn stats(batch: &RecordBatch) -> Stats {
    let mut stats = Stats { num_records: batch.num_rows() as u64, ..Stats::default() };
    for column in RANGED {
        let Some(values) = batch.column_by_name(column) else { continue };
        stats.null_count.insert((*column).to_owned(), values.null_count() as u64);
        if let Some((min, max)) = range(values.as_ref()) {
            stats.min_values.insert((*column).to_owned(), min);
            stats.max_values.insert((*column).to_owned(), max);
        }
    }
    stats
}

fn range(values: &dyn Array) -> Option<(Value, Value)> {
    match values.data_type() {
        DataType::Int64 => {
            let values = values.as_primitive::<Int64Type>();
            Some((min(values)?.into(), max(values)?.into()))
        }
        DataType::Date32 => {
            let values = values.as_primitive::<Date32Type>();
            Some((date(min(values)?).to_string().into(), date(max(values)?).to_string().into()))
        }
        _ => {
            let values = values.as_string_opt::<i32>()?;
            let (min, max) = (min_string(values)?, max_string(values)?);
            (min.len().max(max.len()) <= RANGED_TEXT_BYTES).then(|| (min.into(), max.into()))
        }
    }
}

/// The day that is so many days after 1970-01-01.
fn date(days: i32) -> NaiveDate {
    let epoch = NaiveDate::default();
    let shift = Days::new(u64::from(days.unsigned_abs()));
    let day = if days < 0 { epoch.checked_sub_days(shift) } else { epoch.checked_add_days(shift) };
    day.expect("days of the lake lie within the calendar")
}
