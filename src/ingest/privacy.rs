//! The tail of a record: every field that has no column of its own, as canonical JSON without content or identities.
//!
//! Canonical means: names sorted, no white space, one spelling of each string. The same facts then have the same text
//! whatever tool wrote the export, and two deliveries of one record are seen to be equal.
//! Prompts, answers, e-mail addresses and network addresses are taken out here, whatever field they stand in.

use super::identity::Pseudonyms;
use crate::event::row::Text;
use serde_json::Value;
use std::fmt::Write as _;
use std::net::IpAddr;

/// Fields that hold what people wrote or what a model answered: only their size is kept.
const CONTENT: &[&str] = &[
    "body",
    "completion",
    "content",
    "description",
    "file_name",
    "filename",
    "input",
    "message",
    "messages",
    "output",
    "prompt",
    "proxy_server_request",
    "query",
    "request",
    "request_body",
    "response",
    "text",
    "title",
];

/// Fields that are taken out whatever they hold.
fn is_address_field(name: &str) -> bool {
    name == "ip" || name == "user_agent" || name.contains("ip_address") || name.ends_with("_ip")
}

/// Writes the tail into `out`, which is cleared first.
pub(super) fn canonical_tail(extra: &mut [(Text<'_>, Text<'_>)], people: &mut Pseudonyms, out: &mut String) {
    out.clear();
    extra.sort_unstable_by(|left, right| left.0.cmp(&right.0));
    out.push('{');
    for (name, raw) in extra.iter() {
        if out.len() > 1 {
            out.push(',');
        }
        write_string(name, out);
        out.push(':');
        field(name, raw, people, out);
    }
    out.push('}');
}

/// One field of the tail. Plain scalars, nearly all of them, are copied as they stand.
fn field(name: &str, raw: &str, people: &mut Pseudonyms, out: &mut String) {
    if CONTENT.contains(&name) || is_address_field(name) {
        return redacted(raw.trim().len(), out);
    }
    if is_plain(raw) {
        return out.push_str(raw);
    }
    match serde_json::from_str::<Value>(raw) {
        Ok(value) => canonical(&value, people, out),
        Err(_) => redacted(raw.len(), out),
    }
}

/// Whether a raw value is already canonical and cannot hold an identity: a literal, or a string of harmless characters.
fn is_plain(raw: &str) -> bool {
    match raw.as_bytes() {
        [b'"', inner @ .., b'"'] => {
            inner.iter().any(|byte| matches!(byte, b'g'..=b'z' | b'G'..=b'Z' | b'_'))
                && inner
                    .iter()
                    .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b' ' | b'/' | b'.'))
        }
        [b'"', ..] => false,
        bytes => bytes.iter().all(u8::is_ascii_alphanumeric),
    }
}

/// A value with its names sorted and its identities taken out.
fn canonical(value: &Value, people: &mut Pseudonyms, out: &mut String) {
    match value {
        Value::String(text) => string(text, people, out),
        Value::Array(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                canonical(item, people, out);
            }
            out.push(']');
        }
        Value::Object(fields) => {
            let mut sorted: Vec<_> = fields.iter().collect();
            sorted.sort_unstable_by_key(|(name, _)| *name);
            out.push('{');
            for (index, (name, item)) in sorted.into_iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                write_string(name, out);
                out.push(':');
                if CONTENT.contains(&name.as_str()) || is_address_field(name) {
                    redacted(item.to_string().len(), out);
                } else {
                    canonical(item, people, out);
                }
            }
            out.push('}');
        }
        scalar => {
            let _ = write!(out, "{scalar}");
        }
    }
}

/// A string: an address becomes a pseudonym or a mark, everything else is kept.
fn string(text: &str, people: &mut Pseudonyms, out: &mut String) {
    if looks_like_email(text) {
        write_string(people.person(text), out);
    } else if text.split_whitespace().any(looks_like_email) || text.parse::<IpAddr>().is_ok() {
        redacted(text.len(), out);
    } else {
        write_string(text, out);
    }
}

/// One word with something before and a dotted name after its `@`.
fn looks_like_email(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else { return false };
    !local.is_empty() && domain.contains('.') && !text.contains(char::is_whitespace)
}

/// What stands for a value that is not kept: its size in bytes.
fn redacted(bytes: usize, out: &mut String) {
    let _ = write!(out, r#"{{"redacted":{bytes}}}"#);
}

/// A JSON string with the one spelling that `serde_json` gives it.
fn write_string(text: &str, out: &mut String) {
    out.push_str(&serde_json::to_string(text).expect("a string always has a JSON form"));
}

#[cfg(test)]
mod tests {
    use super::super::identity::Key;
    use super::*;
    use std::sync::Arc;

    fn check(extra: &[(&str, &str)], expected: &str) {
        let mut extra: Vec<_> = extra.iter().map(|(name, raw)| (Text::from(*name), Text::from(*raw))).collect();
        let mut out = String::new();
        canonical_tail(&mut extra, &mut Pseudonyms::new(Key::new(b"Jefe"), Arc::default()), &mut out);
        assert_eq!(out, expected);
    }

    #[test]
    fn names_are_sorted_and_spelling_is_one() {
        check(
            &[("b", r#"{"y": 1, "x": [true,  null]}"#), ("a", r#""caf\u00e9""#)],
            r#"{"a":"café","b":{"x":[true,null],"y":1}}"#,
        );
        check(
            &[("b", r#"{"x":[true,null],"y":1}"#), ("a", r#""café""#)],
            r#"{"a":"café","b":{"x":[true,null],"y":1}}"#,
        );
    }

    #[test]
    fn content_and_addresses_are_taken_out_wherever_they_stand() {
        check(&[("prompt", r#""secret plan""#)], r#"{"prompt":{"redacted":13}}"#);
        check(&[("updates", r#"[{"message":"secret"}]"#)], r#"{"updates":[{"message":{"redacted":8}}]}"#);
        check(&[("invitee", r#""what@do.example""#)], r#"{"invitee":"p_2d3f69d0a9a1d0d4"}"#.replace("2d3f69d0a9a1d0d4", &Key::new(b"Jefe").pseudonym("what@do.example")[2..]).as_str());
        check(&[("note", r#""ask dana@acme.example""#)], r#"{"note":{"redacted":21}}"#);
        check(&[("peer", r#""198.51.100.23""#)], r#"{"peer":{"redacted":13}}"#);
        check(&[("peer", r#""2001:db8::1""#)], r#"{"peer":{"redacted":11}}"#);
        check(&[("source_ip_address", r#""x""#)], r#"{"source_ip_address":{"redacted":3}}"#);
    }

    #[test]
    fn plain_values_are_kept_as_they_stand() {
        check(
            &[("scan_id", r#""scan_01HX""#), ("n", "12"), ("on", "true"), ("none", "null")],
            r#"{"n":12,"none":null,"on":true,"scan_id":"scan_01HX"}"#,
        );
    }
}
