//! Recognising a file by its beginning: JSON in any packing, CSV, an API error, or nothing that we know.

use super::field::Field;
use super::records::{Found, Records};
use super::{FormatError, Head};

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

    fn of_json(bytes: &[u8]) -> Self {
        let mut records = Records::new(bytes, 1);
        loop {
            match records.next_found() {
                Err(FormatError::ApiError { message, .. }) => return Self::ApiError(message),
                Err(_) => return Self::Unknown,
                Ok(None) => return if records.framed() { Self::Empty } else { Self::Unknown },
                Ok(Some(Found::Record { fields, .. })) => return Self::Json(tree(fields)),
                Ok(Some(Found::Malformed { .. })) => {
                    // A first record that is longer than the head: the fields before the cut are enough.
                    if let Some(fields) = records.cut_off() {
                        return Self::Json(tree(fields));
                    }
                }
            }
        }
    }
}

fn tree(fields: &[Field<'_>]) -> serde_json::Map<String, serde_json::Value> {
    let parsed = |field: &Field<'_>| {
        let value = serde_json::from_str(&field.value.as_json()).unwrap_or(serde_json::Value::Null);
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
