//! The rows of a CSV piece as fields, with line numbers and the text of each row.

use super::Piece;
use super::field::{Field, Value};
use std::borrow::Cow;

/// What stands next in a piece.
pub(super) enum Found<'a, 'r> {
    /// A row as wide as the header, or wider where that is allowed.
    Row {
        /// Line on which it begins.
        line: u64,
        /// Its text.
        raw: &'a [u8],
        /// Its cells, named by the header.
        fields: &'r [Field<'r>],
    },
    /// A row of another width, or not UTF-8.
    Malformed {
        /// Line on which it begins.
        line: u64,
        /// Its text.
        raw: &'a [u8],
        /// What was expected and found.
        detail: String,
    },
}

/// The column names of a header line; `None` if the bytes do not begin with a plausible one.
pub(super) fn names(bytes: &[u8]) -> Option<Vec<String>> {
    let mut reader = reader(bytes);
    let mut record = ::csv::StringRecord::new();
    if !reader.read_record(&mut record).ok()? {
        return None;
    }
    let names: Vec<String> = record.iter().map(|name| name.trim().to_owned()).collect();
    let plausible = |name: &String| !name.is_empty() && name.len() <= 200 && !name.contains(char::is_control);
    (names.len() > 1 && names.iter().all(plausible)).then_some(names)
}

/// Calls `take` for every row of `piece`. Without a header there are none. A row that is wider than the header is taken if
/// the last column is one of `lists`, whose cells may go on.
pub(super) fn each(piece: &Piece<'_>, lists: &[&str], take: &mut dyn FnMut(Found<'_, '_>)) {
    let names = piece.header.and_then(names).unwrap_or_default();
    let grows = names.last().is_some_and(|last| lists.iter().any(|list| last.eq_ignore_ascii_case(list)));
    let mut reader = reader(piece.bytes);
    let mut record = ::csv::ByteRecord::new();
    let (mut start, mut line) = (0, piece.first_line);
    // A reader over bytes cannot fail: rows may have any width and any bytes.
    while reader.read_byte_record(&mut record).unwrap_or(false) {
        let end = usize::try_from(reader.position().byte()).expect("within the piece");
        // The reader leaves the second half of a line end, and empty lines, to the next row.
        let bytes = &piece.bytes[start..end];
        let blank = bytes.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let raw = bytes[blank..].trim_ascii_end();
        line += newlines(&bytes[..blank]);
        start = end;
        match cells(&names, grows, &record) {
            Ok(fields) => take(Found::Row { line, raw, fields: &fields }),
            Err(detail) => take(Found::Malformed { line, raw, detail }),
        }
        line += newlines(&bytes[blank..]);
    }
}

fn newlines(bytes: &[u8]) -> u64 {
    memchr::memchr_iter(b'\n', bytes).count() as u64
}

fn cells<'r>(names: &'r [String], grows: bool, record: &'r ::csv::ByteRecord) -> Result<Vec<Field<'r>>, String> {
    if record.len() != names.len() && !(grows && record.len() > names.len()) {
        return Err(format!("expected {} cells as in the header, found {}", names.len(), record.len()));
    }
    // The text of all cells is looked at once; a cell that begins or ends inside a character is none of its own.
    let broken = || "expected utf-8 text".to_owned();
    let text = std::str::from_utf8(record.as_slice()).map_err(|_| broken())?;
    let mut fields = Vec::with_capacity(record.len());
    for (at, name) in names.iter().chain(names.last().into_iter().cycle()).take(record.len()).enumerate() {
        let cell = record.range(at).and_then(|range| text.get(range)).ok_or_else(broken)?;
        fields.push(Field { name: Cow::Borrowed(name), value: Value::Cell(cell.trim()) });
    }
    Ok(fields)
}

fn reader(bytes: &[u8]) -> ::csv::Reader<&[u8]> {
    ::csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes)
}
