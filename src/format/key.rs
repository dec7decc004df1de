//! Ids of API keys, as every export can be joined by them.

use crate::event::row::Text;
use std::borrow::Cow;

/// Prefixes of one and the same key.
const KEY_PREFIXES: &[&str] = &["admin_api_key_", "api_key_", "apikey_", "key_"];

/// A key's id without its kind: the same key is `admin_api_key_01J…` where it was made and `apikey_01J…` where it is used.
pub(super) fn suffix(id: Text<'_>) -> Text<'_> {
    let Some(prefix) = KEY_PREFIXES.iter().find(|prefix| id.starts_with(**prefix)) else { return id };
    match id {
        Cow::Borrowed(id) => Cow::Borrowed(&id[prefix.len()..]),
        Cow::Owned(mut id) => Cow::Owned(id.split_off(prefix.len())),
    }
}
