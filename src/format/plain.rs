//! The fast way through an object: nearly every record is plain JSON, without a backslash and nested only a little.
//!
//! What is accepted here is well-formed JSON, and read as the full parser reads it; anything else is left to that parser.

use super::field::{Field, Value};

/// Deeper nesting is left to the full parser.
const DEPTH: usize = 8;

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

/// Where something begins and ends.
type Span = (usize, usize);

/// Walks the members of the object that opens at `at`; gives the position after its closing brace.
fn members(bytes: &[u8], at: usize, depth: usize, found: &mut dyn FnMut(Span, Span)) -> Option<usize> {
    let mut at = after_blank(bytes, at + 1);
    if bytes.get(at) == Some(&b'}') {
        return Some(at + 1);
    }
    loop {
        let name_end = string(bytes, at)?;
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
        b'{' if depth < DEPTH => members(bytes, at, depth + 1, &mut |_, _| ()),
        b'[' if depth < DEPTH => elements(bytes, at, depth + 1),
        b't' => literal(bytes, at, b"true"),
        b'f' => literal(bytes, at, b"false"),
        b'n' => literal(bytes, at, b"null"),
        b'0'..=b'9' => whole_number(bytes, at),
        _ => None,
    }
}

fn elements(bytes: &[u8], at: usize, depth: usize) -> Option<usize> {
    let mut at = after_blank(bytes, at + 1);
    if bytes.get(at) == Some(&b']') {
        return Some(at + 1);
    }
    loop {
        at = after_blank(bytes, value(bytes, at, depth)?);
        match bytes.get(at)? {
            b',' => at = after_blank(bytes, at + 1),
            b']' => return Some(at + 1),
            _ => return None,
        }
    }
}

/// The position after the string that opens at `at`, if nothing in it is escaped.
fn string(bytes: &[u8], at: usize) -> Option<usize> {
    if bytes.get(at) != Some(&b'"') {
        return None;
    }
    let mut end = at + 1;
    // Eight bytes at a time, as long as none of them ends the text.
    while let Some(word) = bytes.get(end..end + 8) {
        let word = u64::from_le_bytes(word.try_into().ok()?);
        let marks = ends_text(word);
        if marks != 0 {
            end += marks.trailing_zeros() as usize / 8;
            return (bytes[end] == b'"').then_some(end + 1);
        }
        end += 8;
    }
    end += bytes[end..].iter().position(|byte| ENDS_TEXT[usize::from(*byte)])?;
    (bytes[end] == b'"').then_some(end + 1)
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

/// The position after digits that are a number of their own: no leading zero, no sign, fraction or exponent.
fn whole_number(bytes: &[u8], at: usize) -> Option<usize> {
    let digits = bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let leading_zero = bytes[at] == b'0' && digits > 1;
    let goes_on = matches!(bytes.get(at + digits), Some(b'.' | b'e' | b'E'));
    (!leading_zero && !goes_on).then_some(at + digits)
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
}
