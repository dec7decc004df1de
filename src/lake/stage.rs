//! Writing data files where nobody looks, before they are moved into place by a commit.

use super::durable::{Disk, file_mode};
use super::error::LakeError;
use super::layout;
use super::log::{Stats, hex};
use super::parquet::FileWriter;
use crate::event::table::Table;
use ::parquet::errors::ParquetError;
use arrow::record_batch::RecordBatch;
use chrono::NaiveDate;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// Writes staged files; clones share one numbering, so that threads can write side by side.
#[derive(Clone, Debug)]
pub struct Stager {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    /// Folder that is written to.
    staging: PathBuf,
    disk: Arc<Disk>,
    run_id: String,
    sequence: u64,
    /// Which transaction of its writer this is: keeps the staged files of an abandoned one apart.
    attempt: u32,
    /// Files written so far, by table and day: names do not depend on how threads take turns between days.
    numbers: Mutex<BTreeMap<(&'static str, NaiveDate), u32>>,
}

/// A data file that is written and synced, but not part of the lake.
#[derive(Debug)]
pub struct Staged {
    pub(super) table: &'static Table,
    pub(super) day: NaiveDate,
    /// Where it lies now.
    pub(super) from: PathBuf,
    /// Where it will lie, relative to its table.
    pub(super) path: String,
    pub(super) bytes: u64,
    pub(super) sha256: String,
    pub(super) stats: Stats,
    pub(super) origin: Origin,
}

/// Where the rows of a file come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// From outside.
    New,
    /// From files of the same table that it replaces.
    Moved {
        /// The newest Delta version that brought any of them.
        version: i64,
        /// Whether rows were left out or changed.
        data_change: bool,
    },
}

impl Stager {
    pub(super) fn new((disk, staging): (Arc<Disk>, PathBuf), run_id: &str, sequence: u64, attempt: u32) -> Self {
        let (run_id, numbers) = (run_id.to_owned(), Mutex::default());
        Self { inner: Arc::new(Inner { staging, disk, run_id, sequence, attempt, numbers }) }
    }

    /// Writes rows of one day as one file of a table. The batch has exactly [`Table::schema`], is sorted by
    /// [`Table::sort`] with nulls first, and holds rows of that day only.
    ///
    /// # Errors
    /// If the file cannot be written or synced.
    ///
    /// # Panics
    /// If the batch is not as described: a bug of ours.
    pub fn write(&self, table: &'static Table, day: NaiveDate, batch: &RecordBatch) -> Result<Staged, LakeError> {
        let mut draft = self.begin(table, day, batch.num_rows() as u64)?;
        draft.write(batch)?;
        draft.finish()
    }

    /// Begins a file of so many rows of one day, which are written batch by batch.
    pub(super) fn begin(&self, table: &'static Table, day: NaiveDate, rows: u64) -> Result<Draft<'_>, LakeError> {
        let inner = &*self.inner;
        let name = layout::data_file(&inner.run_id, inner.sequence, self.next_number(table, day));
        let path = format!("{}/{name}", layout::day_folder(day));
        let from = inner.staging.join(format!("{}.{day}.{name}.{}.part", table.name, inner.attempt));
        let file = Hashing { file: inner.disk.create(&from, file_mode(table))?, hash: Sha256::new(), bytes: 0 };
        let sink = io::BufWriter::with_capacity(1 << 18, file);
        let writer = FileWriter::new((table, day), &inner.run_id, rows, sink);
        let writer = writer.map_err(|error| write_error(&from, error))?;
        Ok(Draft { disk: &inner.disk, table, day, from, path, writer })
    }

    fn next_number(&self, table: &'static Table, day: NaiveDate) -> u32 {
        // A thread that died while counting has left a number that is still right.
        let mut numbers = self.inner.numbers.lock().unwrap_or_else(PoisonError::into_inner);
        let number = numbers.entry((table.name, day)).or_default();
        *number += 1;
        *number - 1
    }
}

/// A staged file that is being written. Dropped before its end, it leaves a file that the next lock sweeps.
pub(super) struct Draft<'a> {
    disk: &'a Disk,
    table: &'static Table,
    day: NaiveDate,
    from: PathBuf,
    path: String,
    writer: FileWriter<io::BufWriter<Hashing>>,
}

impl Draft<'_> {
    /// Writes the next rows: as those of [`Stager::write`], and none before the last one.
    pub(super) fn write(&mut self, batch: &RecordBatch) -> Result<(), LakeError> {
        self.writer.write(batch).map_err(|error| write_error(&self.from, error))
    }

    /// Ends the file and syncs it.
    pub(super) fn finish(self) -> Result<Staged, LakeError> {
        let Self { disk, table, day, from, path, writer } = self;
        let (sink, stats) = writer.close().map_err(|error| write_error(&from, error))?;
        let file = sink.into_inner().map_err(|error| LakeError::io("write", &from)(error.into_error()))?;
        disk.sync(&file.file, &from)?;
        let (bytes, sha256) = (file.bytes, hex(&file.hash.finalize()));
        Ok(Staged { table, day, from, path, bytes, sha256, stats, origin: Origin::New })
    }
}

/// A full or failing disk shows as a wrapped error of the Parquet writer: it is still the storage that failed.
fn write_error(path: &Path, error: ParquetError) -> LakeError {
    let source = match error {
        ParquetError::External(inner) => inner.downcast::<io::Error>().map_or_else(io::Error::other, |error| *error),
        other => io::Error::other(other),
    };
    LakeError::io("write", path)(source)
}

/// A file that hashes what is written to it.
struct Hashing {
    file: File,
    hash: Sha256,
    bytes: u64,
}

impl Write for Hashing {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        let written = self.file.write(buffer)?;
        self.hash.update(&buffer[..written]);
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}
