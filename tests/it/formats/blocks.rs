//! A file in blocks, cut and read as the program does it. `fuzz/` compiles this file as well.

use auditpack::format::cut::{Cutter, Shape, header_end};
use auditpack::format::head::without_bom;
use auditpack::format::{Format, FormatError, Options, Piece, Sink, Unit};

/// Reads a whole file with one format, in blocks of `size` bytes where the format allows it.
pub(crate) fn read(
    format: &Format,
    bytes: &[u8],
    size: usize,
    options: &Options,
    sink: &mut dyn Sink,
) -> Result<(), FormatError> {
    let bytes = without_bom(bytes);
    let shape = Shape::of(bytes);
    let header = if shape == Shape::CsvRows { header_end(bytes).unwrap_or(bytes.len()) } else { 0 };
    let (header, body) = bytes.split_at(header);
    let mut line = 1 + newlines(header);
    let header = (!header.is_empty()).then_some(header);
    let mut cutter = Cutter::new(shape, format.unit);
    let (mut start, mut boundary) = (0, 0);
    for (index, block) in body.chunks(size).enumerate() {
        let last = body.len() - index * size <= size;
        boundary = cutter.feed(block).map_or(boundary, |end| index * size + end);
        let end = if last { body.len() } else { boundary };
        if end > start && (last || format.unit != Unit::File) {
            let piece = Piece { bytes: &body[start..end], first_line: line, header };
            (format.read)(&piece, options, sink)?;
            line += newlines(piece.bytes);
            start = end;
        }
    }
    Ok(())
}

/// Line ends in `bytes`.
pub(crate) fn newlines(bytes: &[u8]) -> u64 {
    memchr::memchr_iter(b'\n', bytes).count() as u64
}
