//! Cutting a file into pieces that end at a record boundary, block by block, without ever holding more than one record
//! and one block. The state carries over, so blocks may end anywhere.

use super::Unit;
use super::head::without_bom;
use super::records::{is_page_key, is_record_key};

/// How the records of a file lie in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Every line is complete JSON: NDJSON, or one page a line.
    Lines,
    /// CSV: a row ends at a line end outside quotes.
    CsvRows,
    /// JSON over many lines or all on one: objects, arrays, pages.
    Values,
}

impl Shape {
    /// The shape of an unpacked file, from its beginning.
    #[must_use]
    pub fn of(head: &[u8]) -> Self {
        let head = without_bom(head).trim_ascii_start();
        match head.first() {
            Some(b'{') if first_line_is_whole(head) => Self::Lines,
            Some(b'{' | b'[') => Self::Values,
            _ => Self::CsvRows,
        }
    }
}

/// Whether the first line ends, and an object ends with it.
fn first_line_is_whole(head: &[u8]) -> bool {
    let Some(end) = memchr::memchr(b'\n', head) else { return false };
    let line = head[..end].trim_ascii_end();
    let mut state = Json::default();
    state.scan(line) == Some(line.len()) && state.depth == 0
}

/// Where the header of a CSV file ends: after the first line end outside quotes.
#[must_use]
pub fn header_end(bytes: &[u8]) -> Option<usize> {
    let mut quoted = false;
    let ends_row = |at: &usize| {
        quoted ^= bytes[*at] == b'"';
        bytes[*at] == b'\n' && !quoted
    };
    memchr::memchr2_iter(b'"', b'\n', bytes).find(ends_row).map(|at| at + 1)
}

/// Finds record boundaries in consecutive blocks of one file.
#[derive(Clone, Debug)]
pub struct Cutter {
    shape: Shape,
    quoted: bool,
    json: Json,
}

impl Cutter {
    /// A cutter at the beginning of a file. CSV begins after its header.
    #[must_use]
    pub fn new(shape: Shape, unit: Unit) -> Self {
        Self { shape, quoted: false, json: Json { unit: Some(unit), ..Json::default() } }
    }

    /// Takes the next block (each byte of the file once, in order) and gives the number of its bytes that lie before
    /// the last record boundary in it. `None`: it holds no boundary, and all of it belongs to what comes next.
    #[must_use = "the bytes after the boundary belong to the next piece"]
    pub fn feed(&mut self, block: &[u8]) -> Option<usize> {
        match self.shape {
            Shape::Lines => memchr::memrchr(b'\n', block).map(|at| at + 1),
            Shape::CsvRows => self.rows(block),
            Shape::Values => self.json.scan(block),
        }
    }

    fn rows(&mut self, block: &[u8]) -> Option<usize> {
        let mut boundary = None;
        for at in memchr::memchr2_iter(b'"', b'\n', block) {
            if block[at] == b'"' {
                self.quoted = !self.quoted;
            } else if !self.quoted {
                boundary = Some(at + 1);
            }
        }
        boundary
    }
}

/// Longest key that matters; longer ones are no page's key.
const KEY: usize = 20;

/// Where in a string the next byte stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Str {
    #[default]
    Outside,
    Inside,
    AfterBackslash,
}

/// What the outermost bracket holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Top {
    /// An object that has not shown yet whether it is a page.
    #[default]
    Open,
    /// A record, or a page after its records.
    Settled,
    /// A page, inside its array of records.
    Page,
    /// An array of records.
    Array,
}

/// Where in JSON the next byte stands. A boundary lies after a value at the top, after an element of a top-level array,
/// and after an element of a page's array.
#[derive(Clone, Debug, Default)]
struct Json {
    /// Whether pages may be cut between their records: not in [`Unit::Page`].
    unit: Option<Unit>,
    /// Open brackets.
    depth: usize,
    /// Whether a string goes on.
    string: Str,
    /// What the outermost bracket holds.
    top: Top,
    /// The last byte outside strings that is no white space.
    last: u8,
    /// Only white space stands between the last line end and here.
    fresh: bool,
    /// The last string directly in the outermost object, if it is short.
    key: [u8; KEY],
    /// Its length, or more than [`KEY`].
    key_length: usize,
}

impl Json {
    fn scan(&mut self, block: &[u8]) -> Option<usize> {
        let mut boundary = None;
        let mut at = 0;
        while at < block.len() {
            if self.string != Str::Outside {
                at = self.pass_string(block, at);
                continue;
            }
            let byte = block[at];
            at += 1;
            match byte {
                b' ' | b'\r' | b'\t' => continue,
                b'\n' => {
                    self.fresh = true;
                    if self.depth == 0 {
                        boundary = Some(at);
                    }
                    continue;
                }
                b'"' => {
                    self.string = Str::Inside;
                    self.key_length = 0;
                }
                b'{' | b'[' => {
                    if self.breaks_off() {
                        self.begin_afresh();
                        boundary = Some(at - 1);
                    }
                    self.open(byte);
                }
                b'}' | b']' if self.close() => boundary = Some(at),
                b':' if self.depth == 1 && self.top == Top::Open && is_record_key(self.key()) => {
                    self.top = Top::Settled;
                }
                _ => {}
            }
            self.last = byte;
            self.fresh = false;
        }
        boundary
    }

    /// Forgets everything that was open.
    fn begin_afresh(&mut self) {
        *self = Self { unit: self.unit, ..Self::default() };
    }

    /// Whether a bracket cannot stand here, at the beginning of a line: the record before it was cut off.
    fn breaks_off(&self) -> bool {
        self.fresh && self.depth > 0 && !matches!(self.last, b':' | b',' | b'[')
    }

    /// Steps through a string up to its end or the end of the block.
    fn pass_string(&mut self, block: &[u8], start: usize) -> usize {
        if self.string == Str::AfterBackslash && block[start] != b'\n' {
            self.string = Str::Inside;
            self.keep(&block[start..=start]);
            return start + 1;
        }
        let Some(found) = memchr::memchr3(b'"', b'\\', b'\n', &block[start..]) else {
            self.keep(&block[start..]);
            return block.len();
        };
        let at = start + found;
        self.keep(&block[start..at]);
        match block[at] {
            b'"' => self.string = Str::Outside,
            b'\\' => self.string = Str::AfterBackslash,
            // No string holds a line end: the record is broken, and the next line begins afresh.
            _ => {
                self.begin_afresh();
                return at;
            }
        }
        at + 1
    }

    fn keep(&mut self, part: &[u8]) {
        if self.depth == 1 && self.top == Top::Open {
            if let Some(space) = self.key.get_mut(self.key_length..self.key_length + part.len()) {
                space.copy_from_slice(part);
            }
            self.key_length += part.len();
        }
    }

    fn key(&self) -> &[u8] {
        self.key.get(..self.key_length).unwrap_or_default()
    }

    fn open(&mut self, bracket: u8) {
        self.depth += 1;
        if self.depth == 1 {
            self.top = if bracket == b'[' { Top::Array } else { Top::Open };
        } else if self.depth == 2 && self.top == Top::Open && bracket == b'[' && is_page_key(self.key()) {
            self.top = if self.unit == Some(Unit::Page) { Top::Settled } else { Top::Page };
        }
    }

    /// Takes a closing bracket; whether a record ends with it.
    fn close(&mut self) -> bool {
        self.depth = self.depth.saturating_sub(1);
        match self.depth {
            0 => true,
            1 if self.top == Top::Page => {
                self.top = Top::Settled;
                false
            }
            1 => self.top == Top::Array,
            2 => self.top == Top::Page,
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests;
