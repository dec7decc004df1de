//! One issue as a table of named values, be it a CSV row or a JSON object with `fields`.

use super::Survey;
use crate::event::row::{Micros, Text};
use crate::format::field::{self, Value};
use crate::format::rows::{Fault, Row};
use crate::format::time;
use chrono_tz::Tz;
use std::borrow::Cow;

/// An issue.
pub(super) struct Issue<'a> {
    /// Lowercase column or field name, and what stands there. A list in CSV is several columns of one name.
    cells: Vec<(Cow<'a, str>, Value<'a>)>,
    zone: Tz,
    order: crate::format::DateOrder,
}

impl<'a> Issue<'a> {
    /// The values of `row`: its cells, or its own fields and those under `fields`. A field whose name the issue or its page
    /// tells stands under that name as well.
    pub(super) fn of(row: &Row<'a, '_>, survey: &Survey, zone: Tz) -> Self {
        let mut cells: Vec<_> = row.fields.iter().map(|field| (lower(&field.name), field.value)).collect();
        let names = row.child("names");
        for field in row.child("fields").iter().flat_map(|fields| fields.fields.iter()) {
            let own = names.as_ref().and_then(|names| names.text(&[&field.name]));
            if let Some(name) = own.as_deref().or_else(|| survey.names.get(&*field.name).map(String::as_str)) {
                cells.push((Cow::Owned(custom(name)), field.value));
            }
            cells.push((lower(&field.name), field.value));
        }
        Self { cells, zone, order: survey.order }
    }

    /// The text of the first of these fields that has one. Of an object it is the first of `parts`; of a list, its first
    /// element.
    pub(super) fn part(&self, names: &[&str], parts: &[&str]) -> Option<Text<'a>> {
        names.iter().find_map(|name| self.values(name).find_map(|value| shown(value, parts)))
    }

    /// The text of the first of these fields that has one, as people read it.
    pub(super) fn text(&self, names: &[&str]) -> Option<Text<'a>> {
        self.part(names, &["name", "value", "displayName"])
    }

    /// Every text of these fields, lists element by element.
    pub(super) fn texts(&self, names: &[&str]) -> Vec<Text<'a>> {
        let values = names.iter().flat_map(|name| self.values(name));
        values.flat_map(elements).filter_map(|value| shown(value, &["name", "value"])).collect()
    }

    /// The prose of a field: plain, or the words of a document.
    pub(super) fn prose(&self, name: &str) -> Option<Text<'a>> {
        self.values(name).find_map(|value| match value {
            Value::Json(raw) if raw.starts_with('{') => {
                let mut words = String::new();
                collect_words(&serde_json::from_str(raw).ok()?, &mut words);
                Some(Cow::Owned(words))
            }
            _ => value.text(),
        })
    }

    /// The time in the first of these fields that has a value.
    pub(super) fn time(&self, names: &[&str]) -> Result<Option<Micros>, Fault> {
        let Some((name, text)) = names.iter().find_map(|name| Some((name, self.text(&[name])?))) else {
            return Ok(None);
        };
        time::ordered(&text, self.zone, self.order).map(Some).ok_or_else(|| Fault::time(name))
    }

    fn values(&self, name: &str) -> impl Iterator<Item = Value<'a>> {
        self.cells.iter().filter(move |(cell, _)| cell == name).map(|(_, value)| *value)
    }
}

/// The name of the column that a CSV export gives to a custom field, in lowercase.
pub(super) fn custom(name: &str) -> String {
    format!("custom field ({})", name.trim().to_lowercase())
}

/// A name in lowercase.
fn lower<'a>(name: &Cow<'a, str>) -> Cow<'a, str> {
    match name {
        Cow::Borrowed(name) if !name.bytes().any(|byte| byte.is_ascii_uppercase()) => Cow::Borrowed(name),
        _ => Cow::Owned(name.to_lowercase()),
    }
}

/// The elements of a list, else the value itself.
fn elements(value: Value<'_>) -> Vec<Value<'_>> {
    match value {
        Value::Json(raw) if raw.starts_with('[') => field::elements(raw),
        _ => vec![value],
    }
}

/// The text of a plain value, of the first of an object's `parts` that has one, or of a list's first element.
fn shown<'a>(value: Value<'a>, parts: &[&str]) -> Option<Text<'a>> {
    let value = elements(value).into_iter().next()?;
    let text = match value {
        Value::Json(raw) if raw.starts_with('{') => {
            let object = field::object(raw);
            parts.iter().find_map(|part| field::find(&object, part)?.text())?
        }
        _ => value.text()?,
    };
    Some(match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
        Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
    })
}

/// The words of a document of nested nodes. Ids that the editor gave to nodes are no words.
fn collect_words(node: &serde_json::Value, words: &mut String) {
    if let Some(text) = node.get("text").and_then(serde_json::Value::as_str) {
        words.push_str(text);
        words.push(' ');
    }
    for inner in node.get("content").and_then(serde_json::Value::as_array).into_iter().flatten() {
        collect_words(inner, words);
    }
}
