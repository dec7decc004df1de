//! Cells that hold a dictionary as Python prints it: `{'name': 'Bob O'Brien', 'uuid': None}`.
//!
//! The export does not escape apostrophes, so a quote ends a string only where what follows it can follow a string there.
//! Python's own form (`"Bob O'Brien"`, `'\''`) and real JSON are read as well.

use serde_json::{Map, Value};

/// Deepest nesting.
const DEPTH: usize = 64;

/// The value of a cell; `None` if it is neither JSON nor a printed Python value. Time grows with the length of the cell
/// only.
pub(super) fn parse(text: &str) -> Option<Value> {
    if let Ok(value) = serde_json::from_str(text) {
        return Some(value);
    }
    let mut reader = Reader { text, at: 0 };
    let value = reader.value(Place::Alone, DEPTH)?;
    reader.next().is_none().then_some(value)
}

/// Where a string stands: it decides what can follow its closing quote.
#[derive(Clone, Copy)]
enum Place {
    /// Nothing is around it.
    Alone,
    /// Before the colon of a dictionary.
    Key,
    /// After the colon of a dictionary.
    Member,
    /// In a list.
    Item,
}

struct Reader<'a> {
    /// The cell.
    text: &'a str,
    /// Where the next byte stands.
    at: usize,
}

impl Reader<'_> {
    /// The next byte that is not blank, which is not passed.
    fn next(&mut self) -> Option<u8> {
        let rest = &self.text.as_bytes()[self.at..];
        self.at += rest.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        self.text.as_bytes().get(self.at).copied()
    }

    fn value(&mut self, place: Place, depth: usize) -> Option<Value> {
        match self.next()? {
            b'{' => self.map(depth.checked_sub(1)?),
            b'[' => self.list(depth.checked_sub(1)?),
            b'\'' | b'"' => self.string(place).map(Value::String),
            _ => self.word(),
        }
    }

    fn map(&mut self, depth: usize) -> Option<Value> {
        self.at += 1;
        let mut map = Map::new();
        loop {
            match self.next()? {
                b'}' => break,
                b'\'' | b'"' => {}
                _ => return None,
            }
            let key = self.string(Place::Key)?;
            self.next().filter(|byte| *byte == b':')?;
            self.at += 1;
            map.insert(key, self.value(Place::Member, depth)?);
            self.separator(b'}')?;
        }
        self.at += 1;
        Some(Value::Object(map))
    }

    fn list(&mut self, depth: usize) -> Option<Value> {
        self.at += 1;
        let mut list = Vec::new();
        while self.next()? != b']' {
            list.push(self.value(Place::Item, depth)?);
            self.separator(b']')?;
        }
        self.at += 1;
        Some(Value::Array(list))
    }

    /// Passes a comma; the end of the list or dictionary is left to its reader.
    fn separator(&mut self, end: u8) -> Option<()> {
        match self.next()? {
            b',' => self.at += 1,
            found if found == end => {}
            _ => return None,
        }
        Some(())
    }

    fn string(&mut self, place: Place) -> Option<String> {
        let bytes = self.text.as_bytes();
        let quote = bytes[self.at];
        let mut text = String::new();
        let (mut from, mut at) = (self.at + 1, self.at + 1);
        loop {
            at += memchr::memchr2(quote, b'\\', &bytes[at..])?;
            if bytes[at] == b'\\' {
                text.push_str(&self.text[from..at]);
                let (character, length) = escaped(&self.text[at..]);
                text.push(character);
                at += length;
                from = at;
            } else if closes(&bytes[at + 1..], place) {
                text.push_str(&self.text[from..at]);
                self.at = at + 1;
                return Some(text);
            } else {
                at += 1;
            }
        }
    }

    /// What stands without quotes: a literal, a number, or a call such as `UUID('…')`, which is kept as text.
    fn word(&mut self) -> Option<Value> {
        let rest = &self.text[self.at..];
        let mut end = rest.find([',', '}', ']', '(']).unwrap_or(rest.len());
        let call = rest[end..].starts_with('(');
        if call {
            end += rest[end..].find(')')? + 1;
        }
        self.at += end;
        match rest[..end].trim_end() {
            "None" => Some(Value::Null),
            "True" => Some(Value::Bool(true)),
            "False" => Some(Value::Bool(false)),
            word if call => Some(Value::String(word.to_owned())),
            word => serde_json::from_str(word).ok(),
        }
    }
}

/// Whether a quote before `after` ends the string.
fn closes(after: &[u8], place: Place) -> bool {
    let (next, rest) = visible(after);
    let then = visible(rest).0;
    match (place, next) {
        (Place::Alone, None) | (Place::Key, Some(b':')) => true,
        (Place::Member, Some(b',')) => matches!(then, Some(b'\'' | b'"' | b'}')),
        (Place::Item, Some(b',')) => then.is_some_and(begins_value),
        (Place::Member, Some(b'}')) | (Place::Item, Some(b']')) => matches!(then, None | Some(b',' | b'}' | b']')),
        _ => false,
    }
}

fn begins_value(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'\'' | b'"' | b'{' | b'[' | b']' | b'-')
}

/// The first byte that is not blank, and what follows it.
fn visible(bytes: &[u8]) -> (Option<u8>, &[u8]) {
    match bytes.trim_ascii_start() {
        [first, rest @ ..] => (Some(*first), rest),
        [] => (None, &[]),
    }
}

/// The character that an escape stands for, and the escape's length. A backslash that begins none stands for itself.
fn escaped(text: &str) -> (char, usize) {
    let code = |digits: usize| {
        let hex = text.get(2..2 + digits).filter(|hex| hex.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
        let character = char::from_u32(u32::from_str_radix(hex, 16).ok()?)?;
        Some((character, 2 + digits))
    };
    let found = match text.as_bytes().get(1) {
        Some(b'n') => Some(('\n', 2)),
        Some(b'r') => Some(('\r', 2)),
        Some(b't') => Some(('\t', 2)),
        Some(byte @ (b'\\' | b'\'' | b'"')) => Some((char::from(*byte), 2)),
        Some(b'x') => code(2),
        Some(b'u') => code(4),
        Some(b'U') => code(8),
        _ => None,
    };
    found.unwrap_or(('\\', 1))
}

#[cfg(test)]
mod tests;
