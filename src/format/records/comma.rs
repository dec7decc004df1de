//! The commonest fault of JSON that was written by hand or copied from documentation: a comma before a closing bracket.

use super::FRAME;
use super::scan::string_end;

/// What is said of such a record.
pub(super) const DETAIL: &str = "not well-formed json: a comma stands before a closing bracket";

/// The length of the object at the beginning of `text` if a comma stands before a closing bracket in it and it is whole
/// otherwise: each bracket is closed by its own kind and opens where one can stand. What was cut off is no such object,
/// wherever the piece ends. Only a bounded stretch is looked at: many broken records must not cost the square of their
/// number.
pub(super) fn spoils(text: &str) -> Option<usize> {
    let bytes = &text.as_bytes()[..text.floor_char_boundary(FRAME)];
    let (mut open, mut found, mut last, mut at) = (Vec::new(), false, b':', 0);
    while let Some(byte) = bytes.get(at) {
        at += 1;
        match byte {
            b' ' | b'\n' | b'\r' | b'\t' => continue,
            b'{' | b'[' if matches!(last, b':' | b',' | b'[') => open.push(*byte),
            b'{' | b'[' => return None,
            b'}' | b']' => {
                found |= last == b',';
                if open.pop() != Some(if *byte == b'}' { b'{' } else { b'[' }) {
                    return None;
                }
                if open.is_empty() {
                    return found.then_some(at);
                }
            }
            b'"' => at = string_end(bytes, at - 1).ok()?,
            _ => {}
        }
        last = *byte;
    }
    None
}
