//! Finding where keys, values and strings begin and end, by brackets and quotes alone.

use super::{Broken, DEPTH, is_page_key};

/// The first name of the object that opens `text`, if its value goes on beyond the end of the text: all that is known of
/// a record that is longer than what was read of it. Where a later line begins an object, the first is merely broken.
pub(in crate::format) fn cut_off_name(text: &str) -> Option<&str> {
    let (name, value) = key(text, 1)?;
    let cut_off = !is_page_key(name.as_bytes()) && value_end(text, value) == Err(Broken::Open);
    (cut_off && memchr::memmem::find(text.as_bytes(), b"\n{").is_none()).then_some(name)
}

/// The key at or after `at`, and where its value begins. Commas and white space before it are passed.
pub(super) fn key(text: &str, at: usize) -> Option<(&str, usize)> {
    let bytes = text.as_bytes();
    let blank = |byte: &u8| byte.is_ascii_whitespace() || *byte == b',';
    let start = at + bytes.get(at..)?.iter().position(|byte| !blank(byte))?;
    if bytes[start] != b'"' {
        return None;
    }
    let end = string_end(bytes, start).ok()?;
    let colon = end + bytes[end..].iter().position(|byte| !byte.is_ascii_whitespace())?;
    if bytes[colon] != b':' {
        return None;
    }
    let value = colon + 1 + bytes[colon + 1..].iter().position(|byte| !byte.is_ascii_whitespace())?;
    Some((&text[start + 1..end - 1], value))
}

/// Where the value that begins at `start` ends, by its brackets and quotes alone.
pub(super) fn value_end(text: &str, start: usize) -> Result<usize, Broken> {
    let bytes = text.as_bytes();
    let mut at = start;
    let mut depth = 0_usize;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => at = string_end(bytes, at)? - 1,
            b'{' | b'[' if depth == DEPTH => return Err(Broken::Deep),
            b'{' | b'[' => depth += 1,
            b'}' | b']' | b',' | b' ' | b'\n' | b'\r' | b'\t' if depth == 0 => return Ok(at),
            b'}' | b']' => depth -= 1,
            _ => {
                at += 1;
                continue;
            }
        }
        at += 1;
        if depth == 0 {
            return Ok(at);
        }
    }
    Err(Broken::Open)
}

/// Where the string that begins with the quote at `start` ends, closing quote included.
pub(super) fn string_end(bytes: &[u8], start: usize) -> Result<usize, Broken> {
    let mut at = start + 1;
    while let Some(found) = memchr::memchr3(b'"', b'\\', b'\n', bytes.get(at..).ok_or(Broken::Open)?) {
        match bytes[at + found] {
            b'"' => return Ok(at + found + 1),
            b'\\' if bytes.get(at + found + 1) != Some(&b'\n') => at += found + 2,
            _ => return Err(Broken::Syntax),
        }
    }
    Err(Broken::Open)
}
