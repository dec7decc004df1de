//! Recognising a file by its beginning: JSON in any packing, CSV, an API error, or nothing that we know.

use super::field::Field;
use super::records::{Found, Records, scan};
use super::{FormatError, Head, JsonHead, Unit};
use serde_json::{Map, Value};

/// Records that recognition may look at.
const RECORDS: usize = 32;

impl Head {
    /// Recognises the beginning of an unpacked file: up to the first megabyte, which may end in the middle of a record.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        let bytes = whole_characters(without_bom(bytes)).trim_ascii_start();
        match bytes.first() {
            None => Self::Empty,
            Some(b'{' | b'[') => Self::of_json(bytes),
            Some(_) => super::csv::names(bytes).map_or(Self::Unknown, Self::Csv),
        }
    }

    /// Whether the first record, or the header line, has this name.
    pub(super) fn has(&self, name: &str) -> bool {
        match self {
            Self::Json(head) => head.first().contains_key(name),
            Self::Csv(names) => names.iter().any(|found| found == name),
            _ => false,
        }
    }

    /// Whether the first record, or the header line, has one of these names.
    pub(super) fn has_any(&self, names: &[&str]) -> bool {
        names.iter().any(|name| self.has(name))
    }

    fn of_json(bytes: &[u8]) -> Self {
        if let Some(name) = std::str::from_utf8(bytes).ok().and_then(scan::cut_off_name) {
            let frame = Map::from_iter([(name.to_owned(), Value::Null)]);
            return Self::Json(JsonHead { records: vec![frame.clone()], frame });
        }
        let mut records = Records::new(bytes, 1, Unit::Record);
        let mut found = Vec::new();
        let mut broken = None;
        while found.len() < RECORDS {
            match records.next_found() {
                Err(FormatError::ApiError { message, .. }) if found.is_empty() => return Self::ApiError(message),
                Err(_) | Ok(None) => break,
                Ok(Some(Found::Record { fields, .. })) => found.push(tree(fields)),
                Ok(Some(Found::Malformed { .. })) => {
                    // A record that is longer than the head: the fields before the cut are enough.
                    if let Some(fields) = records.cut_off() {
                        found.push(tree(fields));
                    } else if broken.is_none() {
                        broken = records.before_fault().map(tree);
                    }
                }
            }
        }
        // If every record is broken, the fields before the first fault tell the format, so that its reader tells the faults.
        if found.is_empty() {
            found.extend(broken);
        }
        match found.first() {
            Some(_) => Self::Json(JsonHead { frame: frame(bytes), records: found }),
            None if records.framed() => Self::Empty,
            None => Self::Unknown,
        }
    }
}

/// The fields of the first object, as far as they are whole.
fn frame(bytes: &[u8]) -> Map<String, Value> {
    let mut pages = Records::new(bytes, 1, Unit::Page);
    match pages.next_found() {
        Ok(Some(Found::Record { fields, .. })) => tree(fields),
        _ => pages.cut_off().map(tree).unwrap_or_default(),
    }
}

fn tree(fields: &[Field<'_>]) -> Map<String, Value> {
    let parsed = |field: &Field<'_>| {
        let value = serde_json::from_str(&field.value.as_json()).unwrap_or(Value::Null);
        (field.name.clone().into_owned(), value)
    };
    fields.iter().map(parsed).collect()
}

/// `bytes` without a last character that is cut off.
fn whole_characters(bytes: &[u8]) -> &[u8] {
    match std::str::from_utf8(bytes) {
        Err(error) if error.error_len().is_none() => &bytes[..error.valid_up_to()],
        _ => bytes,
    }
}

/// `bytes` without a UTF-8 byte-order mark.
#[must_use]
pub fn without_bom(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)
}
