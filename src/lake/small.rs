//! Many small files as one lazy frame. The tables that are kept day by day have hundreds of files with a few rows each:
//! what the scanner of polars spends on planning and on tasks for every file is a multiple of what reading it takes.

use polars::prelude as pl;
use polars::prelude::SerReader as _;
use std::any::Any;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

/// Files of one table, read in their order when the query runs.
pub(super) struct SmallFiles {
    /// What they are read as.
    pub(super) schema: pl::SchemaRef,
    /// Where they lie.
    pub(super) paths: Vec<PathBuf>,
}

impl SmallFiles {
    /// A lazy frame over the files.
    pub(super) fn lazy(self) -> pl::PolarsResult<pl::LazyFrame> {
        pl::LazyFrame::anonymous_scan(Arc::new(self), pl::ScanArgsAnonymous::default())
    }

    /// The rows of all files; of a table without files none.
    fn read(&self, columns: &[pl::PlSmallStr]) -> pl::PolarsResult<pl::DataFrame> {
        let threads = thread::available_parallelism().map_or(1, usize::from);
        let share = self.paths.len().div_ceil(threads).max(1);
        let stacked = |paths: &[PathBuf]| {
            let mut all: Option<pl::DataFrame> = None;
            for path in paths {
                let frame = self.read_file(path, columns)?;
                match &mut all {
                    Some(all) => drop(all.vstack_mut_owned(frame)?),
                    None => all = Some(frame),
                }
            }
            Ok(all)
        };
        let parts: Vec<pl::PolarsResult<Option<pl::DataFrame>>> = thread::scope(|scope| {
            let started: Vec<_> = self.paths.chunks(share).map(|paths| scope.spawn(move || stacked(paths))).collect();
            started
                .into_iter()
                .map(|thread| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
                .collect()
        });
        let mut all = pl::DataFrame::empty_with_schema(&self.schema).select(columns.iter().cloned())?;
        for part in parts {
            if let Some(part) = part? {
                all.vstack_mut_owned(part)?;
            }
        }
        all.rechunk_mut();
        Ok(all)
    }

    /// The rows of one file. Columns that came later than the file are null.
    fn read_file(&self, path: &Path, columns: &[pl::PlSmallStr]) -> pl::PolarsResult<pl::DataFrame> {
        let failed = |error: pl::PolarsError| error.context(path.display().to_string().into());
        let file = File::open(path).map_err(|error| failed(error.into()))?;
        let mut reader = pl::ParquetReader::new(file).read_parallel(pl::ParallelStrategy::None);
        let found = reader.schema().map_err(failed)?;
        let rows = reader.num_rows().map_err(failed)?;
        let present: Vec<String> =
            columns.iter().filter(|name| found.contains(name)).map(ToString::to_string).collect();
        let frame = reader.with_columns(Some(present)).finish().map_err(failed)?;
        let mut all = Vec::with_capacity(columns.len());
        for name in columns {
            let kind = self.schema.try_get(name)?;
            let column = match frame.get_column_index(name).map(|place| frame.columns()[place].clone()) {
                Some(column) => column,
                None => pl::Column::full_null(name.clone(), rows, kind),
            };
            if column.dtype() != kind {
                let problem = format!("column `{name}` is {} and not {kind}", column.dtype());
                return Err(failed(pl::PolarsError::SchemaMismatch(problem.into())));
            }
            all.push(column);
        }
        pl::DataFrame::new(rows, all)
    }
}

impl pl::AnonymousScan for SmallFiles {
    fn as_any(&self) -> &dyn Any {
        self
    }

    fn schema(&self, _: Option<usize>) -> pl::PolarsResult<pl::SchemaRef> {
        Ok(Arc::clone(&self.schema))
    }

    fn scan(&self, asked: pl::AnonymousScanArgs) -> pl::PolarsResult<pl::DataFrame> {
        let all = || self.schema.iter_names().cloned().collect::<Vec<_>>();
        let columns = asked.with_columns.map_or_else(all, |columns| columns.to_vec());
        self.read(&columns)
    }

    fn allows_projection_pushdown(&self) -> bool {
        true
    }
}
