//! The rules of loaders that do not run here, as checks on the footers of every file of a lake: `BigQuery`, Snowflake,
//! Redshift and Databricks document them; DuckDB, Spark and Sail were seen to need some.

use crate::lake::{full_lake, root};
use crate::project::Project;
use arrow::array::{DynComparator, RecordBatch, make_comparator};
use arrow::compute::SortOptions;
use auditpack::event::table::{Table, Type};
use auditpack::event::tables::TABLES;
use auditpack::lake::Snapshot;
use parquet::basic::{Compression, ConvertedType, Encoding, LogicalType, Repetition, TimeUnit, Type as Physical};
use parquet::column::page::Page;
use parquet::file::metadata::{ColumnChunkMetaData, ParquetMetaData, RowGroupMetaData};
use parquet::file::reader::{FileReader, SerializedFileReader};
use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::fs::File;
use std::path::Path;

/// Prefixes that a warehouse keeps for its own columns.
const RESERVED: &[&str] =
    &["_table_", "_file_", "_partition", "_row_timestamp", "__root__", "_colidentifier", "_change_"];

/// The longest name that every loader takes (`PostgreSQL` cuts off what is longer).
const NAME_MAX: usize = 63;

#[test]
fn every_file_keeps_the_rules_of_every_loader() {
    let project = Project::small();
    for command in [&["ingest"][..], &["measure"], &["report", "--format", "json"]] {
        project.run(&[command, &["--config", "auditpack.toml"]].concat()).ok();
    }
    lake(&project.path("lake"), &project.snapshot());
    // Not every table has rows there.
    let (folder, made_up) = full_lake();
    lake(&root(&folder), &made_up.snapshot().unwrap());
}

fn lake(root: &Path, snapshot: &Snapshot) {
    for table in TABLES {
        names(table);
        for file in snapshot.files(table) {
            let path = root.join(table.name).join(&file.path);
            footer(table, &path);
            let columns: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
            for batch in snapshot.read_columns(&[file], &columns).unwrap() {
                assert!(is_sorted(table, &batch), "{}: the declared order is a true one", path.display());
            }
        }
    }
}

/// Names are lower-case ASCII, unique whatever the case, short, and neither reserved nor that of the folders.
fn names(table: &Table) {
    let mut seen = BTreeSet::new();
    for name in table.columns.iter().map(|column| column.name).chain([table.name]) {
        let plain = |letter: u8| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == b'_';
        assert!(name.as_bytes()[0].is_ascii_lowercase() && name.bytes().all(plain), "{name}");
        assert!(name.len() <= NAME_MAX, "{name}");
        assert!(!RESERVED.iter().any(|prefix| name.starts_with(prefix)), "{name}");
    }
    for column in table.columns {
        assert!(seen.insert(column.name.to_lowercase()) && column.name != "dt", "{}.{}", table.name, column.name);
    }
    // More columns than these ask BigQuery for smaller pages.
    assert!(table.columns.len() <= 100, "{}", table.name);
}

fn footer(table: &Table, path: &Path) {
    let reader = SerializedFileReader::new(File::open(path).unwrap()).unwrap();
    let metadata = reader.metadata();
    let shown = path.display();
    assert_eq!(metadata.file_metadata().version(), 1, "{shown}: Snowflake reads files of writer version 1");
    let keys: Vec<&str> =
        metadata.file_metadata().key_value_metadata().unwrap().iter().map(|entry| entry.key.as_str()).collect();
    // No Arrow schema among them: some readers would believe it more than the file.
    assert_eq!(
        keys,
        ["schema_version", "table", "run_id", "tool_version"].map(|key| format!("auditpack.{key}")),
        "{shown}"
    );
    columns(table, metadata, path);
    for (number, group) in metadata.row_groups().iter().enumerate() {
        order(table, group, path);
        for (position, column) in group.columns().iter().enumerate() {
            chunk(table, column, path);
            assert!(group.num_rows() >= 256 || column.compression() == Compression::UNCOMPRESSED, "{shown}: few rows");
            let mut pages = reader.get_row_group(number).unwrap().get_column_page_reader(position).unwrap();
            while let Some(page) = pages.get_next_page().unwrap() {
                assert!(!matches!(page, Page::DataPageV2 { .. }), "{shown}: pages of version 2");
            }
        }
    }
}

/// The same columns in the same place in every file, of types that all loaders have, and none nested.
fn columns(table: &Table, metadata: &ParquetMetaData, path: &Path) {
    let schema = metadata.file_metadata().schema_descr();
    let shown = path.display();
    assert_eq!(schema.num_columns(), table.columns.len(), "{shown}");
    for (position, (found, declared)) in schema.columns().iter().zip(table.columns).enumerate() {
        let about = found.self_type().get_basic_info();
        assert_eq!((found.name(), about.id()), (declared.name, position as i32 + 1), "{shown}: name and field id");
        let expected = if declared.nullable { Repetition::OPTIONAL } else { Repetition::REQUIRED };
        assert_eq!((about.repetition(), found.path().parts().len()), (expected, 1), "{shown}: {}", declared.name);
        let instant = LogicalType::timestamp(true, TimeUnit::MICROS);
        let (physical, logical, converted) = match declared.kind {
            Type::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String), ConvertedType::UTF8),
            Type::Int => (Physical::INT64, None, ConvertedType::NONE),
            Type::Bool => (Physical::BOOLEAN, None, ConvertedType::NONE),
            Type::Date => (Physical::INT32, Some(LogicalType::Date), ConvertedType::DATE),
            Type::Timestamp => (Physical::INT64, Some(instant), ConvertedType::TIMESTAMP_MICROS),
            Type::Double => (Physical::DOUBLE, None, ConvertedType::NONE),
        };
        let found = (found.physical_type(), found.logical_type_ref().cloned(), found.converted_type());
        assert_eq!(found, (physical, logical, converted), "{shown}: {}", declared.name);
    }
}

/// The order is declared, column by column.
fn order(table: &Table, group: &RowGroupMetaData, path: &Path) {
    let declared: Vec<(usize, bool, bool)> = group
        .sorting_columns()
        .unwrap_or_else(|| panic!("{}: no order", path.display()))
        .iter()
        .map(|column| (column.column_idx as usize, column.descending, column.nulls_first))
        .collect();
    let expected: Vec<_> = table.sort.iter().map(|name| (table.index(name), false, true)).collect();
    assert_eq!(declared, expected, "{}", path.display());
}

/// Codec and encodings that every loader has, statistics, and both page indexes.
fn chunk(table: &Table, column: &ColumnChunkMetaData, path: &Path) {
    let shown = format!("{}: {}", path.display(), column.column_path());
    assert!(matches!(column.compression(), Compression::UNCOMPRESSED | Compression::ZSTD(_)), "{shown}");
    let old = [Encoding::PLAIN, Encoding::RLE, Encoding::RLE_DICTIONARY, Encoding::PLAIN_DICTIONARY];
    assert!(column.encodings().all(|encoding| old.contains(&encoding)), "{shown}");
    assert!(column.column_index_offset().is_some() && column.offset_index_offset().is_some(), "{shown}: no page index");
    let plain = table.plain.contains(&column.column_descr().name());
    assert!(
        !(plain && column.dictionary_page_offset().is_some()),
        "{shown}: a dictionary of values that do not repeat"
    );
    let statistics = column.statistics().unwrap_or_else(|| panic!("{shown}: no statistics"));
    let nulls = statistics.null_count_opt().unwrap_or_else(|| panic!("{shown}: nulls are not counted"));
    let all_null = nulls as i64 == column.num_values();
    let bounded = statistics.min_bytes_opt().is_some() && statistics.max_bytes_opt().is_some();
    assert_eq!(bounded, !all_null, "{shown}: bounds where there is a value");
}

/// Whether the rows stand in the declared order, nulls first.
fn is_sorted(table: &Table, batch: &RecordBatch) -> bool {
    let options = SortOptions { descending: false, nulls_first: true };
    let comparator = |name: &&str| -> DynComparator {
        let values = batch.column(table.index(name));
        make_comparator(values, values, options).unwrap()
    };
    let comparators: Vec<DynComparator> = table.sort.iter().map(comparator).collect();
    let order = |row: usize| comparators.iter().map(|compare| compare(row - 1, row)).find(|order| order.is_ne());
    (1..batch.num_rows()).all(|row| order(row).is_none_or(Ordering::is_lt))
}
