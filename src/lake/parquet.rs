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
use std::collections::BTreeMap;
use std::io::Write;

/// Columns whose range is worth writing into the log, which is kept for ever: none that may name a person.
pub(super) const RANGED: &[&str] = &[name::DAY, name::LOCAL_DAY, name::TS_US, name::PROJECT];
/// Longer text has no range in the log.
const RANGED_TEXT_BYTES: usize = 64;

/// Writes one Parquet file of one table and day, batch by batch.
pub(super) struct FileWriter<W: Write + Send> {
    table: &'static Table,
    day: NaiveDate,
    writer: ArrowWriter<W>,
    /// The last row so far: the next batch must not come before it.
    last: Option<RecordBatch>,
    ranges: Ranges,
}

impl<W: Write + Send> FileWriter<W> {
    /// A file of so many rows, which begins in `sink`.
    pub(super) fn new(
        (table, day): (&'static Table, NaiveDate),
        run_id: &str,
        rows: u64,
        sink: W,
    ) -> Result<Self, ParquetError> {
        let options =
            ArrowWriterOptions::new().with_properties(properties(table, run_id, rows)).with_skip_arrow_metadata(true);
        let writer = ArrowWriter::try_new_with_options(sink, table.schema(), options)?;
        Ok(Self { table, day, writer, last: None, ranges: Ranges::default() })
    }

    /// Writes the next rows, which must be what the table says.
    pub(super) fn write(&mut self, batch: &RecordBatch) -> Result<(), ParquetError> {
        assert_fits(self.table, self.day, self.last.as_ref(), batch);
        self.ranges.take(batch);
        if let Some(last) = batch.num_rows().checked_sub(1) {
            self.last = Some(batch.slice(last, 1));
        }
        self.writer.write(batch)
    }

    /// Ends the file; gives back the sink and the statistics for the log.
    pub(super) fn close(self) -> Result<(W, Stats), ParquetError> {
        Ok((self.writer.into_inner()?, self.ranges.stats()))
    }
}

/// Files of fewer rows are not compressed: a reader would set up a decoder for every column and save nothing.
const COMPRESSED_FROM: u64 = 256;

fn properties(table: &Table, run_id: &str, rows: u64) -> WriterProperties {
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
fn assert_fits(table: &Table, day: NaiveDate, last: Option<&RecordBatch>, batch: &RecordBatch) {
    let shape = |schema: &arrow::datatypes::Schema| -> Vec<(String, DataType, bool)> {
        let column = |field: &std::sync::Arc<arrow::datatypes::Field>| {
            (field.name().clone(), field.data_type().clone(), field.is_nullable())
        };
        schema.fields().iter().map(column).collect()
    };
    assert_eq!(shape(&batch.schema()), shape(&table.schema()), "a batch for table {} has its schema", table.name);
    assert!(
        is_sorted(table, last, batch),
        "a batch for table {} is sorted by {:?}, nulls first",
        table.name,
        table.sort
    );
    let days = batch.column_by_name(table.day()).expect("every table has a day").as_primitive::<Date32Type>();
    let same = |found: Option<i32>| found.is_none_or(|found| date(found) == day);
    assert!(same(min(days)) && same(max(days)), "a batch for table {} holds rows of {day} only", table.name);
}

/// Whether the rows of a batch are in order, and the first of them after the `last` one before.
fn is_sorted(table: &Table, last: Option<&RecordBatch>, batch: &RecordBatch) -> bool {
    let options = SortOptions { descending: false, nulls_first: true };
    let comparators = |left: &RecordBatch, right: &RecordBatch| -> Vec<DynComparator> {
        let comparator = |column: &&str| {
            let at = table.index(column);
            make_comparator(left.column(at), right.column(at), options).expect("text, numbers and days can be compared")
        };
        table.sort.iter().map(comparator).collect()
    };
    let order = |comparators: &[DynComparator], left: usize, right: usize| {
        comparators.iter().map(|compare| compare(left, right)).find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
    };
    let within = comparators(batch, batch);
    let first = last.filter(|_| batch.num_rows() > 0);
    first.is_none_or(|last| order(&comparators(last, batch), 0, 0).is_le())
        && (1..batch.num_rows()).all(|row| order(&within, row - 1, row).is_le())
}

/// The statistics of a file for the log, gathered batch by batch.
#[derive(Default)]
struct Ranges {
    rows: u64,
    /// By column: nulls, and the smallest and the largest value so far.
    columns: BTreeMap<&'static str, (u64, Option<Range>)>,
}

/// The smallest and the largest value.
type Range = (Value, Value);

impl Ranges {
    fn take(&mut self, batch: &RecordBatch) {
        self.rows += batch.num_rows() as u64;
        for column in RANGED {
            let Some(values) = batch.column_by_name(column) else { continue };
            let (nulls, found) = self.columns.entry(column).or_default();
            *nulls += values.null_count() as u64;
            *found = match (found.take(), range(values.as_ref())) {
                (Some((min, max)), Some((low, high))) => Some((smaller(min, low), larger(max, high))),
                (one, other) => one.or(other),
            };
        }
    }

    fn stats(self) -> Stats {
        let mut stats = Stats { num_records: self.rows, ..Stats::default() };
        for (column, (nulls, range)) in self.columns {
            stats.null_count.insert(column.to_owned(), nulls);
            let short = |value: &Value| value.as_str().is_none_or(|text| text.len() <= RANGED_TEXT_BYTES);
            if let Some((min, max)) = range.filter(|(min, max)| short(min) && short(max)) {
                stats.min_values.insert(column.to_owned(), min);
                stats.max_values.insert(column.to_owned(), max);
            }
        }
        stats
    }
}

/// Numbers come before and after each other as numbers, days and text as text.
fn is_less(one: &Value, other: &Value) -> bool {
    match (one.as_i64(), other.as_i64()) {
        (Some(one), Some(other)) => one < other,
        _ => one.as_str() < other.as_str(),
    }
}

fn smaller(one: Value, other: Value) -> Value {
    if is_less(&other, &one) { other } else { one }
}

fn larger(one: Value, other: Value) -> Value {
    if is_less(&one, &other) { other } else { one }
}

fn range(values: &dyn Array) -> Option<Range> {
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
            Some((min_string(values)?.into(), max_string(values)?.into()))
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
