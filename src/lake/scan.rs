//! Reading data files: lazily with polars for the KPIs, column by column with the parquet crate for deduplication.

use super::error::LakeError;
use super::small::SmallFiles;
use super::state::{DataFile, SchemaFit};
use super::store::Store;
use crate::event::table::{Column, Table, Type};
use crate::event::tables::TABLES;
use arrow::array::{RecordBatch, new_null_array};
use arrow::datatypes::{Field, Schema};
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use parquet::errors::ParquetError;
use parquet::file::metadata::{ColumnChunkMetaData, RowGroupMetaData};
use polars::prelude as pl;
use polars::prelude::IntoLazy as _;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Rows of one batch: large enough that the per-batch cost does not show.
const BATCH_ROWS: usize = 1 << 16;

/// Files of at most so many bytes on average are read one after the other: larger ones are worth a scan in pieces.
const SMALL_BYTES: u64 = 1 << 20;

/// A lazy frame over exactly these files of a table. Columns of a later version are left out.
pub(super) fn scan(
    store: &dyn Store,
    table: &Table,
    files: &[&DataFile],
    fit: SchemaFit,
) -> Result<pl::LazyFrame, LakeError> {
    let schema = Arc::new(polars_schema(table));
    let Some(first) = files.first() else { return Ok(pl::DataFrame::empty_with_schema(&schema).lazy()) };
    assert_eq!(&*first.table, table.name, "files are scanned as the table that they belong to");
    let paths = store.local(files)?;
    check_columns(table, &paths[0], fit)?;
    let failed = |source| LakeError::Scan { path: store.shown(table.name), source };
    let are_small = files.iter().map(|file| file.bytes).sum::<u64>() <= SMALL_BYTES * files.len() as u64;
    // The scanner of polars refuses a file with columns that it was not told of.
    if are_small || fit == SchemaFit::Newer {
        return SmallFiles { schema, paths }.lazy().map_err(failed);
    }
    let paths = paths.into_iter().map(pl::PlRefPath::try_from_pathbuf).collect::<Result<_, _>>().map_err(failed)?;
    let arguments = pl::ScanArgsParquet {
        // The folder dt= repeats a column, and a lake may lie below brackets and stars.
        hive_options: pl::HiveOptions::new_disabled(),
        glob: false,
        // With the schema given, polars refuses a file with other types and fills columns that came later with nulls.
        schema: Some(schema),
        allow_missing_columns: true,
        ..pl::ScanArgsParquet::default()
    };
    pl::LazyFrame::scan_parquet_files(paths, arguments).map_err(failed)
}

/// Appends the batches of one file with exactly `columns`.
pub(super) fn read_columns(
    store: &dyn Store,
    file: &DataFile,
    columns: &[&str],
    batches: &mut Vec<RecordBatch>,
) -> Result<(), LakeError> {
    for batch in read(store, file, columns, BATCH_ROWS)? {
        batches.push(batch?);
    }
    Ok(())
}

/// The batches of one file with exactly `columns`, of at most so many rows each, read one after the other.
pub(super) fn read(
    store: &dyn Store,
    file: &DataFile,
    columns: &[&str],
    rows: usize,
) -> Result<impl Iterator<Item = Result<RecordBatch, LakeError>> + use<>, LakeError> {
    let path = store.local(&[file])?.remove(0);
    let reader = open(&path)?;
    let mask = ProjectionMask::columns(reader.parquet_schema(), columns.iter().copied());
    let reader = reader.with_projection(mask).with_batch_size(rows).build();
    let reader = reader.map_err(|source| LakeError::Parquet { path: path.clone(), source })?;
    let (table, columns) = (Arc::clone(&file.table), columns.iter().map(ToString::to_string).collect::<Vec<_>>());
    Ok(reader.map(move |batch| {
        let batch = batch.map_err(|error| LakeError::Parquet { path: path.clone(), source: error.into() })?;
        arrange(&path, &table, &batch, &columns)
    }))
}

/// Whether a text column of a file may hold anything but nulls and this `text`, as far as the footer tells. A column that came
/// later than the file holds nothing.
pub(super) fn may_hold_more(store: &dyn Store, file: &DataFile, column: &str, text: &str) -> Result<bool, LakeError> {
    let reader = open(&store.local(&[file])?.remove(0))?;
    let chunks = reader.metadata().row_groups().iter().flat_map(RowGroupMetaData::columns);
    let may_hold_more = |chunk: &ColumnChunkMetaData| match chunk.statistics() {
        Some(known) if known.null_count_opt() == u64::try_from(chunk.num_values()).ok() => false,
        Some(known) => [known.min_bytes_opt(), known.max_bytes_opt()] != [Some(text.as_bytes()); 2],
        None => true,
    };
    Ok(chunks.filter(|chunk| chunk.column_path().string() == column).any(may_hold_more))
}

/// The batches of one file as its table has them today.
pub(super) fn read_rows(
    store: &dyn Store,
    table: &'static Table,
    file: &DataFile,
    rows: usize,
) -> Result<impl Iterator<Item = Result<RecordBatch, LakeError>> + use<>, LakeError> {
    let columns: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
    let path = store.shown(&format!("{}/{}", table.name, file.path));
    let batches = read(store, file, &columns, rows)?;
    Ok(batches.map(move |batch| {
        RecordBatch::try_new(table.schema(), batch?.columns().to_vec())
            .map_err(|error| LakeError::corrupt(&path, format!("the file does not fit its table: {error}")))
    }))
}

/// The columns in the order asked for; an optional column that came later than the file is null.
fn arrange(path: &Path, table: &str, batch: &RecordBatch, columns: &[String]) -> Result<RecordBatch, LakeError> {
    let declared = TABLES.iter().find(|known| known.name == table).map_or(&[][..], |known| known.columns);
    let mut fields = Vec::new();
    let mut arrays = Vec::new();
    for name in columns {
        let column = declared
            .iter()
            .find(|column| column.name == name)
            .filter(|column| column.nullable || batch.column_by_name(name).is_some());
        let Some(column) = column else {
            return Err(LakeError::corrupt(path, format!("the file has no column `{name}`")));
        };
        let missing = || new_null_array(&column.kind.arrow(), batch.num_rows());
        fields.push(Field::new(column.name, column.kind.arrow(), column.nullable));
        arrays.push(batch.column_by_name(name).map_or_else(missing, Arc::clone));
    }
    RecordBatch::try_new(Arc::new(Schema::new(fields)), arrays)
        .map_err(|error| LakeError::corrupt(path, format!("the file does not fit its table: {error}")))
}

/// Compares a file's columns with the table's: the same in the same order, or fewer where the missing ones are optional, or
/// more where the log says that a later version added some.
fn check_columns(table: &Table, path: &Path, fit: SchemaFit) -> Result<(), LakeError> {
    let reader = open(path)?;
    let found = reader.schema().fields();
    let fits = |(index, column): (usize, &Column)| match found.get(index) {
        Some(field) => {
            field.name() == column.name
                && *field.data_type() == column.kind.arrow()
                && field.is_nullable() == column.nullable
        }
        None => column.nullable,
    };
    let may_have_more = fit == SchemaFit::Newer;
    if (may_have_more || found.len() <= table.columns.len()) && table.columns.iter().enumerate().all(fits) {
        return Ok(());
    }
    if found.len() > table.columns.len() && table.columns.iter().enumerate().all(fits) {
        let more: Vec<&str> = found[table.columns.len()..].iter().map(|field| field.name().as_str()).collect();
        let problem =
            format!("table `{}` has columns that this version does not know: {}", table.name, more.join(", "));
        return Err(LakeError::Unknown { path: path.to_owned(), problem });
    }
    let found: Vec<String> = found.iter().map(|field| format!("{} {}", field.name(), field.data_type())).collect();
    Err(LakeError::corrupt(path, format!("expected the columns of table `{}`, found {}", table.name, found.join(", "))))
}

fn open(path: &Path) -> Result<ParquetRecordBatchReaderBuilder<File>, LakeError> {
    let file = File::open(path).map_err(LakeError::io("open", path))?;
    let failed = |source: ParquetError| LakeError::Parquet { path: PathBuf::from(path), source };
    ParquetRecordBatchReaderBuilder::try_new(file).map_err(failed)
}

fn polars_schema(table: &Table) -> pl::Schema {
    let field = |column: &Column| pl::Field::new(column.name.into(), polars_type(column.kind));
    table.columns.iter().map(field).collect()
}

fn polars_type(kind: Type) -> pl::DataType {
    match kind {
        Type::Text => pl::DataType::String,
        Type::Int => pl::DataType::Int64,
        Type::Bool => pl::DataType::Boolean,
        Type::Date => pl::DataType::Date,
        Type::Timestamp => {
            // The spelling of UTC that polars itself gives to a Parquet column, whichever features it is built with.
            let utc = pl::TimeZone::opt_try_new(Some("+00:00")).expect("polars reads this zone from every such file");
            pl::DataType::Datetime(pl::TimeUnit::Microseconds, utc)
        }
        Type::Double => pl::DataType::Float64,
    }
}
