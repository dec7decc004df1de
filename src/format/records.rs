//! Finding records in JSON of any packing: objects after one another, arrays, and pages (`{"data": [...], ...}`), with
//! anything between them, from any record boundary on. One pass: the parser that reads a record's fields also finds its end.
//!
//! What is no record is never skipped in silence, except the punctuation and the scalar fields that frame a page.

mod comma;
pub(super) mod scan;

use self::scan::{key, value_end};
use super::field::{self, Field, Value};
use super::plain;
use super::{FormatError, Unit};
use std::borrow::Cow;

/// Longest record that is parsed without measuring its nesting first. The parser recurses, and in this many bytes
/// nesting cannot become deep enough to exhaust a thread's stack.
const UNMEASURED: usize = 2048;
/// Deepest nesting of a longer record.
const DEPTH: usize = 256;
/// How far into an object a page's key is looked for.
const FRAME: usize = 16 << 10;
/// Keys of a page whose array holds the records.
const PAGE_KEYS: &[&str] = &["data", "result", "records", "issues"];
/// Keys that only a record has: an object that shows one of them before a page's key is a record.
const RECORD_KEYS: &[&str] = &[
    "id",
    "created_at",
    "actor",
    "organization_id",
    "organization_uuid",
    "request_id",
    "call_type",
    "api_key",
    "queueId",
    "queue_id",
    "objectId",
    "traceId",
    "trace_id",
    "timestamp",
    "number",
    "sys_id",
    "_id",
    "model",
    "type",
    "class_uid",
    "activity_id",
];

/// Whether the array under this key of a page holds records.
pub(super) fn is_page_key(key: &[u8]) -> bool {
    PAGE_KEYS.iter().any(|name| name.as_bytes() == key)
}

/// Whether an object with this key is a record.
pub(super) fn is_record_key(key: &[u8]) -> bool {
    RECORD_KEYS.iter().any(|name| name.as_bytes() == key)
}

/// What stands next in a piece.
#[derive(Debug, PartialEq)]
pub(super) enum Found<'a, 'r> {
    /// A well-formed object.
    Record {
        /// Line on which it begins.
        line: u64,
        /// Its text.
        raw: &'a str,
        /// Its fields in order.
        fields: &'r [Field<'a>],
    },
    /// Bytes that are no record.
    Malformed {
        /// Line on which they begin.
        line: u64,
        /// The bytes, at least up to the end of the line.
        raw: &'a [u8],
        /// What was expected.
        detail: &'static str,
    },
}

/// Walks the records of a piece. Not an `Iterator`: the fields of one record are kept in a buffer that the next one uses.
pub(super) struct Records<'a> {
    /// The valid text being read.
    text: &'a str,
    /// Where in `text` the next byte stands.
    at: usize,
    /// Bytes after `text`: not empty only if a byte of the piece is not UTF-8.
    rest: &'a [u8],
    /// Where in `text` the lines are counted up to.
    counted: usize,
    /// Line of the byte at `counted`.
    line: u64,
    /// End of the line that a malformed part was found on last.
    line_end: usize,
    /// The fields of the record that was found last.
    fields: Vec<Field<'a>>,
    /// Whether a page or an array was opened.
    framed: bool,
    /// Whether a page is opened for its records, or is a record itself.
    unit: Unit,
    /// Whether an object with an error is a record like any other.
    errors_are_data: bool,
}

/// What an opening brace begins.
enum Opening {
    /// A page; its records begin so many bytes further on.
    Page(usize),
    /// An API error: its message.
    ApiError(String),
    /// A record.
    Record,
}

/// Why an object cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Broken {
    /// It is not closed.
    Open,
    /// It is not well-formed.
    Syntax,
    /// It is not well-formed at its last byte: after some of them the parser takes an early end for a fault.
    End,
    /// It is nested too deeply.
    Deep,
}

impl<'a> Records<'a> {
    /// The records of `bytes`, the first of which stands on `first_line`; with [`Unit::Page`], whole pages.
    pub(super) fn new(bytes: &'a [u8], first_line: u64, unit: Unit) -> Self {
        let (text, at, counted, line, line_end) = ("", 0, 0, first_line, 0);
        let (fields, framed) = (Vec::new(), false);
        let errors_are_data = false;
        let mut records =
            Self { text, at, rest: bytes, counted, line, line_end, fields, framed, unit, errors_are_data };
        records.open_text();
        records
    }

    /// The same records, where a field `error` is one of the record's own and no API error.
    pub(super) fn with_errors_of_their_own(mut self) -> Self {
        self.errors_are_data = true;
        self
    }

    /// The next record or malformed part; `None` at the end.
    ///
    /// # Errors
    /// [`FormatError::ApiError`] if an API error stands where a page or record should.
    pub(super) fn next_found(&mut self) -> Result<Option<Found<'a, '_>>, FormatError> {
        loop {
            let bytes = self.text.as_bytes();
            let frame = |byte: &u8| matches!(byte, b' ' | b'\n' | b'\r' | b'\t' | b',' | b']' | b'}');
            self.at += bytes[self.at..].iter().take_while(|byte| frame(byte)).count();
            match bytes.get(self.at) {
                None if self.rest.is_empty() => return Ok(None),
                None => return Ok(Some(self.invalid_line())),
                Some(b'[') => {
                    self.framed = true;
                    self.at += 1;
                }
                Some(b'{') => match opening(&self.text[self.at..]) {
                    Opening::Page(skip) if self.unit != Unit::Page => {
                        self.framed = true;
                        self.at += skip;
                    }
                    Opening::ApiError(message) if !self.errors_are_data => {
                        return Err(FormatError::ApiError { line: self.line_here(), message });
                    }
                    Opening::Page(_) | Opening::ApiError(_) | Opening::Record => return Ok(Some(self.record())),
                },
                Some(b'"') if self.pass_page_field()? => {}
                Some(_) => return Ok(Some(self.malformed("expected a json object"))),
            }
        }
    }

    /// Whether a page or an array was opened.
    pub(super) fn framed(&self) -> bool {
        self.framed
    }

    /// The fields of a record that the end of the text cut off, as far as they go.
    pub(super) fn cut_off(&self) -> Option<&[Field<'a>]> {
        (self.at == self.text.len() && !self.fields.is_empty()).then_some(&self.fields)
    }

    /// The fields that stand before the fault of the record that was malformed last.
    pub(super) fn before_fault(&self) -> Option<&[Field<'a>]> {
        (!self.fields.is_empty()).then_some(&self.fields)
    }

    fn record(&mut self) -> Found<'a, '_> {
        let line = self.line_here();
        let text = &self.text[self.at..];
        match object(text, &mut self.fields) {
            Ok(length) => {
                self.at += length;
                Found::Record { line, raw: &text[..length], fields: &self.fields }
            }
            Err(Broken::Deep) => self.malformed("nested too deeply"),
            Err(fault) => match comma::spoils(text).filter(|_| fault == Broken::Syntax) {
                Some(length) => {
                    self.at += length;
                    Found::Malformed { line, raw: &text.as_bytes()[..length], detail: comma::DETAIL }
                }
                // Whether the end or something else stands too early depends on where the piece was cut: one word for both.
                None => self.malformed("not well-formed json"),
            },
        }
    }

    /// Steps over `"name": value` of a page. `false` if that is not what stands here.
    fn pass_page_field(&mut self) -> Result<bool, FormatError> {
        let text = &self.text[self.at..];
        let Some((key, start)) = key(text, 0) else { return Ok(false) };
        if key == "error" && text[start..].starts_with('{') && !self.errors_are_data {
            return Err(FormatError::ApiError { line: self.line_here(), message: error_message(&text[start..]) });
        }
        let Ok(end) = value_end(text, start) else { return Ok(false) };
        self.at += end;
        Ok(true)
    }

    /// Steps over what is no record: to its end if it closes on this line, else to the next line.
    fn malformed(&mut self, detail: &'static str) -> Found<'a, '_> {
        let line = self.line_here();
        let bytes = self.text.as_bytes();
        if self.line_end <= self.at {
            self.line_end = memchr::memchr(b'\n', &bytes[self.at..]).map_or(bytes.len(), |found| self.at + found + 1);
        }
        let start = self.at;
        self.at = match value_end(&self.text[..self.line_end], start) {
            Ok(end) if stands_alone(&bytes[start..self.line_end], end - start) => end,
            _ => self.line_end,
        };
        Found::Malformed { line, raw: bytes[start..self.at].trim_ascii_end(), detail }
    }

    /// Takes the next stretch of valid UTF-8 from `rest`.
    fn open_text(&mut self) {
        let valid = match std::str::from_utf8(self.rest) {
            Ok(text) => text.len(),
            // The line with the bad byte is left out as a whole.
            Err(error) => memchr::memrchr(b'\n', &self.rest[..error.valid_up_to()]).map_or(0, |at| at + 1),
        };
        let (text, rest) = self.rest.split_at(valid);
        self.text = std::str::from_utf8(text).expect("cut where it is valid");
        self.rest = rest;
        self.at = 0;
        self.counted = 0;
        self.line_end = 0;
    }

    /// The line with a byte that is not UTF-8.
    fn invalid_line(&mut self) -> Found<'a, '_> {
        let line = self.line_here();
        let length = memchr::memchr(b'\n', self.rest).map_or(self.rest.len(), |at| at + 1);
        let (raw, rest) = self.rest.split_at(length);
        self.rest = rest;
        self.line += 1;
        self.open_text();
        Found::Malformed { line, raw: raw.trim_ascii_end(), detail: "expected utf-8 text" }
    }

    fn line_here(&mut self) -> u64 {
        let passed = &self.text.as_bytes()[self.counted..self.at];
        self.line += memchr::memchr_iter(b'\n', passed).count() as u64;
        self.counted = self.at;
        self.line
    }
}

/// Whether the first `length` bytes of a line are a value of their own, so that what follows may be a record again.
fn stands_alone(line: &[u8], length: usize) -> bool {
    let next = line[length..].iter().find(|byte| !matches!(byte, b' ' | b'\t' | b'\r'));
    length > 0 && (matches!(line[0], b'{' | b'[') || matches!(next, None | Some(b',' | b']' | b'}' | b'\n')))
}

/// Reads the fields of the object at the beginning of `text`; gives its length.
pub(super) fn object<'a>(text: &'a str, fields: &mut Vec<Field<'a>>) -> Result<usize, Broken> {
    if let Some(length) = plain::object(text, fields) {
        return Ok(length);
    }
    let window = text.floor_char_boundary(UNMEASURED);
    let read = match walk(&text[..window], fields) {
        Err(Broken::Open | Broken::End) if window < text.len() => walk(&text[..value_end(text, 0)?], fields),
        done => done,
    };
    read.map_err(|broken| if broken == Broken::End { Broken::Syntax } else { broken })
}

fn walk<'a>(text: &'a str, fields: &mut Vec<Field<'a>>) -> Result<usize, Broken> {
    fields.clear();
    let mut end = 1;
    for entry in sonic_rs::to_object_iter(text) {
        let (name, value) = entry.map_err(|error| match error {
            error if error.is_eof() => Broken::Open,
            error if error.offset() + 1 >= text.len() => Broken::End,
            _ => Broken::Syntax,
        })?;
        let Cow::Borrowed(raw) = value.as_raw_cow() else { return Err(Broken::Syntax) };
        end = raw.as_ptr().addr() - text.as_ptr().addr() + raw.len();
        fields.push(Field { name, value: Value::Json(raw) });
    }
    let rest = &text.as_bytes()[end..];
    let close = rest.iter().position(|byte| !byte.is_ascii_whitespace()).ok_or(Broken::Open)?;
    if rest[close] == b'}' { Ok(end + close + 1) } else { Err(Broken::Syntax) }
}

/// Tells a page, an API error and a record apart, from the first keys.
fn opening(text: &str) -> Opening {
    let text = &text[..text.floor_char_boundary(FRAME)];
    let mut at = 1;
    let mut error_type = false;
    while let Some((key, value)) = key(text, at) {
        let rest = &text[value..];
        match key {
            "type" if rest.starts_with("\"error\"") => error_type = true,
            "error" if rest.starts_with(['{', '"']) => return Opening::ApiError(error_message(rest)),
            _ if is_page_key(key.as_bytes()) && rest.starts_with('[') => return Opening::Page(value + 1),
            // One record, asked for by its id.
            "result" if rest.starts_with('{') => return Opening::Page(value),
            _ if is_record_key(key.as_bytes()) && !error_type => return Opening::Record,
            _ => {}
        }
        let Ok(end) = value_end(text, value) else { return Opening::Record };
        at = end;
    }
    Opening::Record
}

/// Type and message of an API error: an object with both, or plain text.
fn error_message(text: &str) -> String {
    if let Some(message) = value_end(text, 0).ok().and_then(|end| field::unquote(&text[..end])) {
        return message.into_owned();
    }
    let fields = field::object(text);
    let words = ["type", "message"].iter().filter_map(|name| field::find(&fields, name)?.text());
    let message = words.collect::<Vec<_>>().join(": ");
    if message.is_empty() { "the error says nothing more".to_owned() } else { message }
}

#[cfg(test)]
mod tests;
