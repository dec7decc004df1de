//! One row of a `ServiceNow` table: its cells by column name, whatever the export calls the column and however it writes
//! the value.

use crate::event::row::{Micros, Text};
use crate::format::field::{self, Field, Value};
use crate::format::rows::Fault;
use crate::format::{DateOrder, time};
use chrono_tz::Tz;
use hashbrown::HashMap;
use std::borrow::Cow;

/// How the file's times are to be read.
#[derive(Clone, Copy)]
pub(super) struct Times {
    /// Zone of the user who exported.
    pub(super) zone: Tz,
    /// Order of day and month.
    pub(super) order: DateOrder,
}

/// A column's technical name: exports for people have `Opened at` instead of `opened_at`.
pub(super) fn column(name: &str) -> String {
    name.trim().to_ascii_lowercase().replace(' ', "_")
}

/// Where each column stands. Nearly all rows of a file have the same columns, so they are looked at once, and anew only
/// at a row that has others.
#[derive(Default)]
pub(super) struct Columns {
    /// The names as written, in order.
    written: Vec<String>,
    /// The place of each by its technical name; of two of one name the first.
    places: HashMap<String, usize>,
}

impl Columns {
    /// The row that these fields are.
    pub(super) fn row<'a, 'r>(&'r mut self, fields: &'r [Field<'a>], times: Times) -> Row<'a, 'r> {
        if !self.written.iter().eq(fields.iter().map(|field| &field.name)) {
            self.written = fields.iter().map(|field| field.name.clone().into_owned()).collect();
            let places = self.written.iter().enumerate().rev();
            self.places = places.map(|(place, name)| (column(name), place)).collect();
        }
        Row { fields, columns: self, times }
    }
}

/// A row.
pub(super) struct Row<'a, 'r> {
    fields: &'r [Field<'a>],
    columns: &'r Columns,
    times: Times,
}

impl<'a> Row<'a, '_> {
    /// The first of these columns that has a value, as people read it. `?` is how some exports write nothing.
    pub(super) fn text(&self, names: &[&str]) -> Option<Text<'a>> {
        names.iter().find_map(|name| shown(self.value(name)?, "display_value", "value"))
    }

    /// Every written time among these columns that is in the user's own zone and style.
    pub(super) fn texts(&self, names: &[&str]) -> impl Iterator<Item = Text<'a>> {
        let plain = |value: &Value<'a>| pair(*value).is_empty();
        names.iter().filter_map(move |name| shown(self.value(name).filter(plain)?, "", ""))
    }

    /// The stable key of a reference, else the name that is shown.
    pub(super) fn key(&self, name: &str) -> Option<Text<'a>> {
        shown(self.value(name)?, "value", "display_value")
    }

    /// A count; nothing is zero.
    pub(super) fn count(&self, name: &str) -> Result<i64, Fault> {
        let Some(text) = self.key(name) else { return Ok(0) };
        let count: Option<i64> = text.trim().parse().ok();
        count.filter(|count| *count >= 0).ok_or_else(|| Fault::number(name))
    }

    /// The time in the first of these columns that has a value.
    pub(super) fn time(&self, names: &[&str]) -> Result<Option<Micros>, Fault> {
        for name in names {
            let Some(value) = self.value(name) else { continue };
            let Some(text) = shown(value, "value", "display_value") else { continue };
            // Beside the shown value stands the stored one, which is always UTC.
            let stored = field::find(&pair(value), "value").is_some();
            let zone = if stored { Tz::UTC } else { self.times.zone };
            return time::ordered(&text, zone, self.times.order).map(Some).ok_or_else(|| Fault::time(name));
        }
        Ok(None)
    }

    fn value(&self, name: &str) -> Option<Value<'a>> {
        Some(self.fields.get(*self.columns.places.get(name)?)?.value)
    }
}

/// The fields of `{"value": …, "display_value": …}`; none if the value is plain.
fn pair(value: Value<'_>) -> Vec<Field<'_>> {
    match value {
        Value::Json(raw) if raw.starts_with('{') => field::object(raw),
        _ => Vec::new(),
    }
}

/// The text of a plain value, or of the first of two parts of a pair that has one.
fn shown<'a>(value: Value<'a>, first: &str, second: &str) -> Option<Text<'a>> {
    let parts = pair(value);
    let text = if parts.is_empty() {
        value.text()
    } else {
        field::find(&parts, first).or_else(|| field::find(&parts, second)).and_then(Value::text)
    };
    text.map(trimmed).filter(|text| !text.is_empty() && *text != "?")
}

fn trimmed(text: Text<'_>) -> Text<'_> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
        Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
    }
}
