//! The fast way through an object: nearly every record is plain JSON, nested only a little and with ordinary escapes only.
//!
//! What is accepted here is well-formed JSON, and read as the full parser reads it; anything else is left to that parser.

use super::field::{Field, Value};

/// Deeper nesting is left to the full parser.
const DEPTH: usize = 16;

/// Bytes that end the plain part of a string: quote, backslash, control characters.
static ENDS_TEXT: [bool; 256] = {
    let mut ends = [false; 256];
    let mut byte = 0;
    while byte < 0x20 {
        ends[byte] = true;
        byte += 1;
    }
    ends[b'"' as usize] = true;
    ends[b'\\' as usize] = true;
    ends
};

/// Reads the fields of the object at the beginning of `text` and gives its length; `None` if the full parser must look.
pub(super) fn object<'a>(text: &'a str, fields: &mut Vec<Field<'a>>) -> Option<usize> {
    fields.clear();
    members(text.as_bytes(), 0, 0, &mut |name, value| {
        fields.push(Field { name: text[name.0..name.1].into(), value: Value::Json(&text[value.0..value.1]) });
    })
}

/// Reads the elements of the list at the beginning of `text`; `None` if the full parser must look.
pub(super) fn list(text: &str) -> Option<Vec<Value<'_>>> {
    let mut values = Vec::new();
    elements(text.as_bytes(), 0, 0, &mut |value| values.push(Value::Json(&text[value.0..value.1])))?;
    Some(values)
}

/// Where something begins and ends.
type Span = (usize, usize);

/// Walks the members of the object that opens at `at`; gives the position after its closing brace.
fn members(bytes: &[u8], at: usize, depth: usize, found: &mut dyn FnMut(Span, Span)) -> Option<usize> {
    let mut at = after_blank(bytes, at + 1);
    if bytes.get(at) == Some(&b'}') {
        return Some(at + 1);
    }
    loop {
        let name_end = name(bytes, at)?;
        let colon = after_blank(bytes, name_end);
        if bytes.get(colon) != Some(&b':') {
            return None;
        }
        let start = after_blank(bytes, colon + 1);
        let end = value(bytes, start, depth)?;
        found((at + 1, name_end - 1), (start, end));
        at = after_blank(bytes, end);
        match bytes.get(at)? {
            b',' => at = after_blank(bytes, at + 1),
            b'}' => return Some(at + 1),
            _ => return None,
        }
    }
}

/// The position after the value that begins at `at`.
fn value(bytes: &[u8], at: usize, depth: usize) -> Option<usize> {
    match bytes.get(at)? {
        b'"' => string(bytes, at),
        b'-' => number(bytes, at + 1),
        b'0'..=b'9' => number(bytes, at),
        b'{' if depth < DEPTH => members(bytes, at, depth + 1, &mut |_, _| ()),
        b'[' if depth < DEPTH => elements(bytes, at, depth + 1, &mut |_| ()),
        b't' => literal(bytes, at, b"true"),
        b'f' => literal(bytes, at, b"false"),
        b'n' => literal(bytes, at, b"null"),
        _ => None,
    }
}

/// Walks the elements of the list that opens at `at`; gives the position after its closing bracket.
fn elements(bytes: &[u8], at: usize, depth: usize, found: &mut dyn FnMut(Span)) -> Option<usize> {
    let mut at = after_blank(bytes, at + 1);
    if bytes.get(at) == Some(&b']') {
        return Some(at + 1);
    }
    loop {
        let end = value(bytes, at, depth)?;
        found((at, end));
        at = after_blank(bytes, end);
        match bytes.get(at)? {
            b',' => at = after_blank(bytes, at + 1),
            b']' => return Some(at + 1),
            _ => return None,
        }
    }
}

/// The position after the name that opens at `at`, if nothing in it is escaped.
fn name(bytes: &[u8], at: usize) -> Option<usize> {
    if bytes.get(at) != Some(&b'"') {
        return None;
    }
    let end = text_end(bytes, at + 1)?;
    (bytes[end] == b'"').then_some(end + 1)
}

/// The position after the string that opens at `at`.
fn string(bytes: &[u8], at: usize) -> Option<usize> {
    let mut end = text_end(bytes, at + 1)?;
    loop {
        match bytes[end] {
            b'"' => return Some(end + 1),
            b'\\' => end = text_end(bytes, escape(bytes, end)?)?,
            _ => return None,
        }
    }
}

/// Where the plain part of a text that goes on at `at` ends.
fn text_end(bytes: &[u8], mut at: usize) -> Option<usize> {
    // Eight bytes at a time, as long as none of them ends the text.
    while let Some(word) = bytes.get(at..at + 8) {
        let word = u64::from_le_bytes(word.try_into().ok()?);
        let marks = ends_text(word);
        if marks != 0 {
            return Some(at + marks.trailing_zeros() as usize / 8);
        }
        at += 8;
    }
    let rest = bytes.get(at..)?;
    Some(at + rest.iter().position(|byte| ENDS_TEXT[usize::from(*byte)])?)
}

/// The position after the escape at `at`. Halves of surrogate pairs are left to the full parser.
fn escape(bytes: &[u8], at: usize) -> Option<usize> {
    match bytes.get(at + 1)? {
        b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => Some(at + 2),
        b'u' => {
            let digits = bytes.get(at + 2..at + 6)?;
            let half = matches!(digits, [b'd' | b'D', b'8'..=b'9' | b'a'..=b'f' | b'A'..=b'F', ..]);
            (!half && digits.iter().all(u8::is_ascii_hexdigit)).then_some(at + 6)
        }
        _ => None,
    }
}

/// The high bit of the first byte that ends the plain part of a string, and perhaps of bytes behind it.
fn ends_text(word: u64) -> u64 {
    const ONES: u64 = u64::MAX / 255;
    const HIGH: u64 = ONES << 7;
    // Exact up to and including the lowest byte that matches: a borrow only reaches the bytes above.
    let below = |word: u64, limit: u64| word.wrapping_sub(ONES * limit) & !word & HIGH;
    let equal = |byte: u8| below(word ^ (ONES * u64::from(byte)), 1);
    below(word, 0x20) | equal(b'"') | equal(b'\\')
}

fn literal(bytes: &[u8], at: usize, word: &[u8]) -> Option<usize> {
    bytes[at..].starts_with(word).then_some(at + word.len())
}

/// The position after the number whose digits begin at `at`: no leading zero, and digits behind a point and an exponent.
fn number(bytes: &[u8], at: usize) -> Option<usize> {
    let mut end = digits(bytes, at)?;
    if bytes[at] == b'0' && end > at + 1 {
        return None;
    }
    if bytes.get(end) == Some(&b'.') {
        end = digits(bytes, end + 1)?;
    }
    if matches!(bytes.get(end), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
        end = digits(bytes, end + 1 + sign)?;
    }
    Some(end)
}

/// The position after the digits at `at`; at least one.
fn digits(bytes: &[u8], at: usize) -> Option<usize> {
    let count = bytes.get(at..)?.iter().take_while(|byte| byte.is_ascii_digit()).count();
    (count > 0).then_some(at + count)
}

fn after_blank(bytes: &[u8], at: usize) -> usize {
    let blank = |byte: &&u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\r');
    at + bytes.get(at..).map_or(0, |rest| rest.iter().take_while(blank).count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_ends_at_its_first_byte_that_ends_a_text() {
        for place in 0..8 {
            for byte in 0..=u8::MAX {
                // What stands behind the byte must not matter, whatever it borrows.
                for behind in [b'a', b'!', 0, 0xff] {
                    let mut bytes = [behind; 8];
                    bytes[..place].fill(b'z');
                    bytes[place] = byte;
                    let expected = bytes.iter().position(|byte| ENDS_TEXT[usize::from(*byte)]);
                    let marks = ends_text(u64::from_le_bytes(bytes));
                    let found = (marks != 0).then(|| marks.trailing_zeros() as usize / 8);
                    assert_eq!(found, expected, "{bytes:?}");
                }
            }
        }
    }

    #[test]
    fn texts_of_any_length_end_where_they_close() {
        for length in 0..40 {
            let text = format!("\"{}\": rest", "é".repeat(length / 2) + &"x".repeat(length % 2));
            assert_eq!(string(text.as_bytes(), 0), Some(text.find("\":").unwrap() + 1), "{text}");
        }
        assert_eq!(string(b"\"open", 0), None);
    }

    #[test]
    fn what_the_full_parser_must_look_at_is_left_to_it() {
        for (json, length) in [
            (r#"{"a":"\"\\\/\b\f\n\r\t\u00e9","b":1}"#, true),
            (r#"{"a":"\ud83d\ude00"}"#, false),
            (r#"{"a":"\x"}"#, false),
            (r#"{"a":"\u00g9"}"#, false),
            (r#"{"a":"\"}"#, false),
            (r#"{"\u0061":1}"#, false),
            ("{\"a\":[-1,0,-0.5,10.25,1e5,1.5E-7,2e+3]}", true),
            ("{\"a\":-}", false),
            ("{\"a\":1.}", false),
            ("{\"a\":.5}", false),
            ("{\"a\":01}", false),
            ("{\"a\":-01.5}", false),
            ("{\"a\":1e}", false),
            ("{\"a\":+1}", false),
        ] {
            assert_eq!(object(json, &mut Vec::new()), length.then_some(json.len()), "{json}");
        }
    }

    #[test]
    fn a_list_gives_its_elements() {
        let values = ["1.5", "\"a\\n\"", "[2,[]]", "{\"b\":null}"];
        let text = format!("[{}] rest", values.join(" , "));
        assert_eq!(list(&text), Some(values.map(Value::Json).to_vec()));
        assert_eq!(list("[]"), Some(Vec::new()));
        assert_eq!(list("[1,]"), None);
    }
}
