//! Whether a file keeps the rules of its own packing. Only then does the place of a cut not show in what is read. `fuzz/`
//! compiles this file as well.

use auditpack::format::cut::{Shape, header_end};
use auditpack::format::head::without_bom;
use serde::de::IgnoredAny;

/// Whether `bytes` are JSON values after one another, complete lines of JSON, or CSV whose quotes enclose whole cells.
pub(crate) fn is_well_formed(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(without_bom(bytes)) else { return false };
    match Shape::of(text.as_bytes()) {
        Shape::Values => are_values(text),
        Shape::Lines => text.lines().all(are_values),
        Shape::CsvRows => header_end(text.as_bytes()).is_some() && quotes_enclose_cells(text.as_bytes()),
    }
}

fn are_values(text: &str) -> bool {
    serde_json::Deserializer::from_str(text).into_iter::<IgnoredAny>().all(|value| value.is_ok())
}

fn quotes_enclose_cells(bytes: &[u8]) -> bool {
    let mut at = 0;
    while at < bytes.len() {
        let quoted = bytes[at] == b'"';
        let mut end = at + usize::from(quoted);
        if quoted {
            // A quote within quotes is written twice.
            loop {
                match (bytes.get(end), bytes.get(end + 1)) {
                    (Some(b'"'), Some(b'"')) => end += 2,
                    (Some(b'"'), _) => break,
                    (Some(_), _) => end += 1,
                    (None, _) => return false,
                }
            }
            end += 1;
        } else {
            end += bytes[end..].iter().take_while(|byte| !matches!(byte, b'"' | b',' | b'\n' | b'\r')).count();
        }
        if !matches!(bytes.get(end), None | Some(b',' | b'\n' | b'\r')) {
            return false;
        }
        at = end + 1;
    }
    true
}
