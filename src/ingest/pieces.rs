//! A file as pieces that begin and end between records, each small enough to be one job.

use super::recognise::Input;
use super::unpack::unpack_failure;
use crate::failure::{Exit, Failure};
use crate::format::Unit;
use crate::format::cut::{Cutter, Shape, header_end};
use crate::format::head::without_bom;
use std::io::{self, Read};
use std::sync::Arc;

/// Unpacked bytes that are read at a time, and so about the size of a piece.
const BLOCK_BYTES: usize = 1 << 20;
/// A single record, or a file that must be read whole, may not be larger.
const RECORD_BYTES_MAX: usize = 512 << 20;

/// Bytes of one file that begin and end between records.
pub(super) struct OwnedPiece {
    pub(super) bytes: Vec<u8>,
    pub(super) first_line: u64,
    pub(super) header: Option<Arc<[u8]>>,
}

/// The pieces of one file, in order.
pub(super) struct Pieces<'a> {
    input: &'a Input,
    reader: &'a mut dyn Read,
    cutter: Cutter,
    pending: Vec<u8>,
    /// How much of `pending` the cutter has seen.
    fed: usize,
    line: u64,
    header: Option<Arc<[u8]>>,
    at_start: bool,
    done: bool,
}

impl<'a> Pieces<'a> {
    pub(super) fn new(input: &'a Input, reader: &'a mut dyn Read) -> Self {
        let cutter = Cutter::new(input.shape, input.format.unit);
        let (pending, header) = (Vec::new(), None);
        Self { input, reader, cutter, pending, fed: 0, line: 1, header, at_start: true, done: false }
    }

    /// The next piece, or `None` at the end of the file.
    pub(super) fn next(&mut self) -> Result<Option<OwnedPiece>, Failure> {
        while !self.done {
            self.read_block()?;
            if self.at_start && !self.begin() {
                continue;
            }
            let cut = if self.done { Some(self.pending.len()) } else { self.cut() };
            match cut {
                Some(end) if end > 0 => return Ok(Some(self.take(end))),
                _ if self.pending.len() > RECORD_BYTES_MAX => return Err(self.too_large()),
                _ => (),
            }
        }
        Ok(None)
    }

    /// Where the pending bytes can be split, if anywhere yet.
    fn cut(&mut self) -> Option<usize> {
        if self.input.format.unit == Unit::File {
            return None;
        }
        let begin = self.fed;
        self.fed = self.pending.len();
        self.cutter.feed(&self.pending[begin..]).map(|offset| begin + offset)
    }

    /// Reads one block behind what is pending; notes the end of the file.
    fn read_block(&mut self) -> Result<(), Failure> {
        let begin = self.pending.len();
        self.pending.reserve(BLOCK_BYTES);
        let read = (&mut *self.reader).take(BLOCK_BYTES as u64).read_to_end(&mut self.pending);
        let read = read.map_err(|error| self.failed(&error))?;
        self.done = read < BLOCK_BYTES;
        debug_assert_eq!(self.pending.len(), begin + read, "a reader reports what it appended");
        Ok(())
    }

    /// Takes the byte-order mark and the CSV header off the first block. `false` while the header is not complete.
    fn begin(&mut self) -> bool {
        let mark = self.pending.len() - without_bom(&self.pending).len();
        self.pending.drain(..mark);
        if self.input.shape == Shape::CsvRows {
            if self.done && !self.pending.contains(&b'\n') {
                end_lines_as_usual(&mut self.pending);
            }
            let end = match header_end(&self.pending) {
                Some(end) => end,
                None if self.done => self.pending.len(),
                None => return false,
            };
            self.header = Some(self.pending[..end].into());
            self.pending.drain(..end);
            self.line = 2;
        }
        self.at_start = false;
        true
    }

    /// Splits the pending bytes at `end`.
    fn take(&mut self, end: usize) -> OwnedPiece {
        let rest = self.pending.split_off(end);
        let bytes = std::mem::replace(&mut self.pending, rest);
        self.fed = self.fed.saturating_sub(end);
        let first_line = self.line;
        self.line += memchr::memchr_iter(b'\n', &bytes).count() as u64;
        OwnedPiece { bytes, first_line, header: self.header.clone() }
    }

    /// A refusal of the system keeps its own words; everything else comes from unpacking.
    fn failed(&self, error: &io::Error) -> Failure {
        if error.raw_os_error().is_some() {
            return Failure::io("read", &self.input.path, error);
        }
        unpack_failure(&self.input.name, error)
    }

    fn too_large(&self) -> Failure {
        let limit = RECORD_BYTES_MAX >> 20;
        let message = format!("cannot read `{}`: a single record is larger than {limit} MiB", self.input.name);
        Failure::new(Exit::Input, message, "split the export into files of one record per line")
    }
}

/// Some programs still end lines with a carriage return alone; such a file would be one header to us.
fn end_lines_as_usual(text: &mut [u8]) {
    for byte in text.iter_mut().filter(|byte| **byte == b'\r') {
        *byte = b'\n';
    }
}
