//! The rows of a piece, JSON or CSV alike: each is handed to a format's mapping and ends in one call of the sink.

use super::field::{self, Field, Value};
use super::records::{Found, Records};
use super::{FormatError, Piece, Sink, Unit, csv, time};
use crate::event::row::{Case, Entity, Event, Micros, Reject, Review, Text, Usage};
use crate::event::taxonomy::RejectReason;
use chrono_tz::Tz;
use std::borrow::Cow;
use std::fmt;

/// Why a row is not accepted: the reason and, in one lowercase sentence, what was expected and what was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    reason: RejectReason,
    detail: String,
}

impl Fault {
    /// A fault with a text of its own.
    pub(super) fn new(reason: RejectReason, detail: impl Into<String>) -> Self {
        Self { reason, detail: detail.into() }
    }

    /// A required field that is absent or empty.
    pub(super) fn missing(name: &str) -> Self {
        Self::new(RejectReason::MissingField, format!("expected a value in `{name}`"))
    }

    /// A time that cannot be read.
    pub(super) fn time(name: &str) -> Self {
        Self::new(RejectReason::BadTime, format!("expected a time in `{name}`"))
    }

    /// A number that cannot be read.
    pub(super) fn number(name: &str) -> Self {
        Self::new(RejectReason::BadNumber, format!("expected a number in `{name}`"))
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.detail)
    }
}

/// One record: where it stands, its text and its fields.
pub(super) struct Row<'a, 'r> {
    /// Line on which it begins.
    pub(super) line: u64,
    /// Its text, for recognising it again.
    pub(super) raw: &'a [u8],
    /// Its fields in order.
    pub(super) fields: Cow<'r, [Field<'a>]>,
}

/// A mapping of one record. On success it has called the sink once for every row that the record holds, on a fault not
/// at all.
pub(super) type Map<'m> = dyn FnMut(&Row<'_, '_>, &mut dyn Sink) -> Result<(), Fault> + 'm;

/// Maps every record of `piece`: elements of pages and arrays, lines, CSV rows.
///
/// # Errors
/// [`FormatError::ApiError`] if an API error stands between the records.
pub(super) fn each(piece: &Piece<'_>, sink: &mut dyn Sink, map: &mut Map<'_>) -> Result<(), FormatError> {
    each_unit(piece, Unit::Record, &[], sink, map)
}

/// Maps every record of `piece` as [`each`] does, but takes CSV rows that are wider than the header if its last column is
/// one of `lists`: the further cells are further values of that column.
///
/// # Errors
/// [`FormatError::ApiError`] if an API error stands between the records.
pub(super) fn each_growing(
    piece: &Piece<'_>,
    lists: &[&str],
    sink: &mut dyn Sink,
    map: &mut Map<'_>,
) -> Result<(), FormatError> {
    each_unit(piece, Unit::Record, lists, sink, map)
}

/// Looks at every record of `piece` before it is read. What is no record is passed over: reading it rejects it.
///
/// # Errors
/// [`FormatError::ApiError`] if an API error stands between the records.
pub(super) fn survey(piece: &Piece<'_>, look: &mut dyn FnMut(&Row<'_, '_>)) -> Result<(), FormatError> {
    survey_growing(piece, &[], look)
}

/// Looks at every record that [`each_growing`] maps.
///
/// # Errors
/// [`FormatError::ApiError`] if an API error stands between the records.
pub(super) fn survey_growing(
    piece: &Piece<'_>,
    lists: &[&str],
    look: &mut dyn FnMut(&Row<'_, '_>),
) -> Result<(), FormatError> {
    each_growing(piece, lists, &mut Nowhere, &mut |row, _| {
        look(row);
        Ok(())
    })
}

/// Looks at every value at the top of `piece`: a page is one record.
///
/// # Errors
/// [`FormatError::ApiError`] if an API error stands where a page should.
pub(super) fn survey_pages(piece: &Piece<'_>, look: &mut dyn FnMut(&Row<'_, '_>)) -> Result<(), FormatError> {
    each_page(piece, &mut Nowhere, &mut |row, _| {
        look(row);
        Ok(())
    })
}

/// Maps every value at the top of `piece`: a page is one record.
///
/// # Errors
/// [`FormatError::ApiError`] if an API error stands where a page should.
pub(super) fn each_page(piece: &Piece<'_>, sink: &mut dyn Sink, map: &mut Map<'_>) -> Result<(), FormatError> {
    each_unit(piece, Unit::Page, &[], sink, map)
}

fn each_unit(
    piece: &Piece<'_>,
    unit: Unit,
    lists: &[&str],
    sink: &mut dyn Sink,
    map: &mut Map<'_>,
) -> Result<(), FormatError> {
    if piece.header.is_some() {
        each_csv(piece, lists, sink, map);
        return Ok(());
    }
    each_json(Records::new(piece.bytes, piece.first_line, unit), sink, map)
}

/// Maps every record of a JSON `piece`, or with [`Unit::Page`] every value at its top, where a field `error` is one of the
/// record's own: what is no export of a vendor's has no API errors that we know.
///
/// # Errors
/// None of its own.
pub(super) fn each_with_errors(
    piece: &Piece<'_>,
    unit: Unit,
    sink: &mut dyn Sink,
    map: &mut Map<'_>,
) -> Result<(), FormatError> {
    each_json(Records::new(piece.bytes, piece.first_line, unit).with_errors_of_their_own(), sink, map)
}

fn each_json(mut records: Records<'_>, sink: &mut dyn Sink, map: &mut Map<'_>) -> Result<(), FormatError> {
    while let Some(found) = records.next_found()? {
        match found {
            Found::Record { line, raw, fields } => {
                let row = Row { line, raw: raw.as_bytes(), fields: Cow::Borrowed(fields) };
                row.settle(map(&row, sink), sink);
            }
            Found::Malformed { line, raw, detail } => malformed(line, raw, detail.to_owned(), sink),
        }
    }
    Ok(())
}

fn each_csv(piece: &Piece<'_>, lists: &[&str], sink: &mut dyn Sink, map: &mut Map<'_>) {
    csv::each(piece, lists, &mut |found| match found {
        csv::Found::Row { line, raw, fields } => {
            let row = Row { line, raw, fields: Cow::Borrowed(fields) };
            row.settle(map(&row, sink), sink);
        }
        csv::Found::Malformed { line, raw, detail } => malformed(line, raw, detail, sink),
    });
}

/// Forgets every row: for a first look at rows that are read again afterwards.
pub(in crate::format) struct Nowhere;

impl Sink for Nowhere {
    fn event(&mut self, _: u64, _: Event<'_>) {}
    fn review(&mut self, _: u64, _: Review<'_>) {}
    fn case(&mut self, _: u64, _: Case<'_>) {}
    fn usage(&mut self, _: u64, _: Usage<'_>) {}
    fn entity(&mut self, _: u64, _: Entity<'_>) {}
    fn reject(&mut self, _: Reject, _: &[u8]) {}
}

impl<'a> Row<'a, '_> {
    /// The value under `name`, if it is there and not null.
    pub(super) fn get(&self, name: &str) -> Option<Value<'a>> {
        field::find(&self.fields, name)
    }

    /// The text under the first of `names` that has one.
    pub(super) fn text(&self, names: &[&str]) -> Option<Text<'a>> {
        names.iter().find_map(|name| self.get(name)?.text())
    }

    /// The text under the first of `names` that has one; it is a fault if none has.
    pub(super) fn required(&self, names: &[&str]) -> Result<Text<'a>, Fault> {
        self.text(names).ok_or_else(|| Fault::missing(names[0]))
    }

    /// The time under the first of `names` that has a value; without an offset it is local to `zone`.
    pub(super) fn instant(&self, names: &[&str], zone: Tz) -> Result<Option<Micros>, Fault> {
        let Some((name, text)) = names.iter().find_map(|name| Some((name, self.text(&[name])?))) else {
            return Ok(None);
        };
        time::instant(&text, zone).map(Some).ok_or_else(|| Fault::time(name))
    }

    /// The decimal number under the first of `names` that has a value, times ten to the power of `places`.
    pub(super) fn scaled(&self, names: &[&str], places: i64) -> Result<Option<i64>, Fault> {
        let Some(text) = self.text(names) else { return Ok(None) };
        field::scaled(&text, places).map(Some).ok_or_else(|| Fault::number(names[0]))
    }

    /// The single values that are not among `mapped`, for the tail. A nested value of a name that we do not know may hold
    /// what people wrote: it is left out.
    pub(super) fn tail(&self, mapped: &[&str]) -> Vec<(Text<'a>, Text<'a>)> {
        let kept = self.fields.iter().filter(|field| {
            !mapped.contains(&&*field.name) && field.value.text().is_some() && field.value.nested().is_none()
        });
        kept.map(|field| (field.name.clone(), field.value.as_json())).collect()
    }

    /// The objects of the list under `name`, each with its own line; elements of other kinds are left out.
    pub(super) fn children(&self, name: &str) -> Vec<Row<'a, 'a>> {
        let Some(Value::Json(list)) = self.get(name) else { return Vec::new() };
        let mut children = self.elements(list);
        children.retain(|child| child.raw.starts_with(b"{"));
        children
    }

    /// The elements of a list that stands in this record, each with its own line; only objects have fields.
    pub(super) fn elements(&self, list: &'a str) -> Vec<Row<'a, 'a>> {
        let (mut counted, mut line) = (0, self.line);
        let child = |element: Value<'a>| {
            let Value::Json(json) = element else { return None };
            let at = (json.as_ptr().addr()).checked_sub(self.raw.as_ptr().addr())?;
            line += memchr::memchr_iter(b'\n', self.raw.get(counted..at)?).count() as u64;
            counted = at;
            let fields = if json.starts_with('{') { field::object(json) } else { Vec::new() };
            Some(Row { line, raw: json.as_bytes(), fields: Cow::Owned(fields) })
        };
        field::elements(list).into_iter().filter_map(child).collect()
    }

    /// The object that `json` holds, as a record found at `line`: some exports wrap a record in text.
    pub(super) fn wrapped(line: u64, json: &'a str) -> Option<Row<'a, 'a>> {
        let fields = field::object(json);
        (!fields.is_empty()).then_some(Row { line, raw: json.as_bytes(), fields: Cow::Owned(fields) })
    }

    /// The object under `name`, as a record of its own.
    pub(super) fn child(&self, name: &str) -> Option<Row<'a, 'a>> {
        let Some(Value::Json(json)) = self.get(name) else { return None };
        let fields = json.starts_with('{').then(|| field::object(json))?;
        Some(Row { line: self.line, raw: json.as_bytes(), fields: Cow::Owned(fields) })
    }

    /// Hands the record to the sink as a reject if mapping it failed.
    pub(super) fn settle(&self, result: Result<(), Fault>, sink: &mut dyn Sink) {
        if let Err(Fault { reason, detail }) = result {
            sink.reject(Reject { line: self.line, reason, detail }, self.raw);
        }
    }
}

fn malformed(line: u64, raw: &[u8], detail: String, sink: &mut dyn Sink) {
    sink.reject(Reject { line, reason: RejectReason::Malformed, detail }, raw);
}
