//! A Parquet file as text: one JSON object a line, so that every format and every mapping reads it as it reads NDJSON. The
//! line number is the row number.

use arrow::array::RecordBatch;
use arrow::json::LineDelimitedWriter;
use parquet::arrow::arrow_reader::{ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder};
use std::fs::File;
use std::io::{self, Read};

/// Rows that are turned into text at a time.
const ROWS: usize = 1024;

/// The rows of a file, line by line.
pub(super) struct Lines {
    rows: ParquetRecordBatchReader,
    text: Vec<u8>,
    at: usize,
}

/// The rows of a Parquet file.
pub(super) fn of_file(file: File) -> io::Result<Lines> {
    let builder = ParquetRecordBatchReaderBuilder::try_new(file).map_err(io::Error::other)?;
    let rows = builder.with_batch_size(ROWS).build().map_err(io::Error::other)?;
    Ok(Lines { rows, text: Vec::new(), at: 0 })
}

/// The rows of a Parquet file that comes as a stream. Its end must be read first, so it is kept in a file without a name.
pub(super) fn of_stream(mut stream: impl Read) -> io::Result<Lines> {
    let mut file = tempfile::tempfile()?;
    io::copy(&mut stream, &mut file)?;
    of_file(file)
}

impl Lines {
    /// The text of the next rows; empty at the end.
    fn refill(&mut self) -> io::Result<()> {
        self.text.clear();
        self.at = 0;
        while self.text.is_empty()
            && let Some(batch) = self.rows.next()
        {
            let batch: RecordBatch = batch.map_err(io::Error::other)?;
            let mut writer = LineDelimitedWriter::new(&mut self.text);
            writer.write(&batch).and_then(|()| writer.finish()).map_err(io::Error::other)?;
        }
        Ok(())
    }
}

impl Read for Lines {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.at == self.text.len() {
            self.refill()?;
        }
        let rest = &self.text[self.at..];
        let read = rest.len().min(buffer.len());
        buffer[..read].copy_from_slice(&rest[..read]);
        self.at += read;
        Ok(read)
    }
}
