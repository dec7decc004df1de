//! OCSF: what a SIEM already normalised. API activity with the profile `ai_operation` is a call, a prompt or a tool call;
//! detection and incident findings are cases; every other class is kept and counted nowhere.
//!
//! Each change of a finding is an event of its own and becomes a row of `case` that speaks of its own moment only.

mod activity;
mod finding;

use super::field::{self, Value};
use super::rows::{self, Fault, Row};
use super::{Format, FormatError, Head, Options, Piece, Sink, Unit, time};
use crate::event::capability::{Evidence, Question};
use crate::event::row::{Event, Micros, Text};
use crate::event::tables;
use crate::event::taxonomy::{Kind, RejectReason};
use std::borrow::Cow;

/// The format.
pub static FORMAT: Format = Format {
    id: "ocsf",
    title: "OCSF events (API activity with AI operations, detection and incident findings)",
    looks_for: "JSON records with `class_uid`, `time` and `metadata`, `activity_id` or `type_uid`",
    how_to_export: "export classes 6003, 2004 and 2005 from the SIEM or security lake as JSON, one event a line",
    gaps: "whether prompt tokens include cached ones is not said; a finding whose creation is not in the export is taken \
           as flagged at its first event",
    fills: &[&tables::EVENT, &tables::CASE],
    answers: &[(Question::Calls, Evidence::Rows), (Question::Cases, Evidence::Rows), (Question::Flags, Evidence::Rows)],
    fills_gaps_of: None,
    unit: Unit::Record,
    recognises,
    read,
};

fn recognises(head: &Head) -> bool {
    let Head::Json(head) = head else { return false };
    let has = |name: &str| head.first().contains_key(name);
    has("class_uid") && (has("time") || has("time_dt")) && (has("metadata") || has("activity_id") || has("type_uid"))
}

fn read(piece: &Piece<'_>, options: &Options, sink: &mut dyn Sink) -> Result<(), FormatError> {
    rows::each(piece, sink, &mut |row, sink| {
        let detail = "expected an event with `class_uid`";
        let class = row.text(&["class_uid"]).ok_or_else(|| Fault::new(RejectReason::WrongRecord, detail))?;
        let record = Record { row, options };
        match &*class {
            "6003" => sink.event(row.line, record.activity()?),
            "2004" | "2005" => sink.case(row.line, record.case(&class)?),
            _ => {
                let mut event = record.event(Kind::Other)?;
                event.type_known = false;
                sink.event(row.line, event);
            }
        }
        Ok(())
    })
}

/// One event.
struct Record<'a, 'r> {
    row: &'r Row<'a, 'r>,
    options: &'r Options,
}

impl<'a> Record<'a, '_> {
    /// The text at the end of `path`, which leads through objects.
    fn text(&self, path: &[&str]) -> Option<Text<'a>> {
        text_in(self.row, path)
    }

    /// A whole number of the record itself.
    fn number(&self, name: &'static str) -> Result<Option<i64>, Fault> {
        self.row.get(name).map_or(Ok(None), Value::integer).map_err(|_| Fault::number(name))
    }

    /// The time at the end of `path`, in milliseconds since 1970 or, under the same name with `_dt`, as a date.
    fn time(&self, path: &[&'static str]) -> Result<Option<Micros>, Fault> {
        time_in(self.row, path, self.options)
    }

    /// When the event happened.
    fn instant(&self) -> Result<Micros, Fault> {
        self.time(&["time"])?.ok_or_else(|| Fault::missing("time"))
    }

    /// The id of what happened: `class_uid` × 100 + `activity_id`.
    fn type_uid(&self) -> Text<'a> {
        let number = |name: &str| self.row.get(name)?.integer().ok()?;
        self.row.text(&["type_uid"]).filter(|uid| field::is_word(uid)).unwrap_or_else(|| {
            let class = number("class_uid").unwrap_or(0);
            Cow::Owned(class.saturating_mul(100).saturating_add(number("activity_id").unwrap_or(0)).to_string())
        })
    }

    /// What every class says about an event.
    fn event(&self, kind: Kind) -> Result<Event<'a>, Fault> {
        let ts_us = self.instant()?;
        let native_type = self.type_uid();
        let request = self.text(&["api", "request", "uid"]);
        let id = self.text(&["metadata", "uid"]).or_else(|| self.text(&["metadata", "original_event_uid"]));
        let id = id.or_else(|| request.clone()).unwrap_or_default();
        let mut event = Event::new(id, ts_us, kind, native_type);
        event.request_id = request;
        event.org_id = self.text(&["metadata", "tenant_uid"]);
        event.extra = self.kept();
        Ok(event)
    }

    /// Numbers and single words of the event itself; its objects hold persons, addresses and content.
    fn kept(&self) -> Vec<(Text<'a>, Text<'a>)> {
        let fields = self.row.fields.iter().filter(|field| !MAPPED.contains(&&*field.name));
        let word = |value: Value<'a>| match value {
            Value::Json(json) if json.starts_with(['{', '[']) => None,
            value => value.text().filter(|text| field::is_word(text)).map(|_| value.as_json()),
        };
        fields.filter_map(|field| Some((field.name.clone(), word(field.value)?))).collect()
    }
}

/// Fields of an event with a column of their own, and those that may hold content.
const MAPPED: &[&str] =
    &["class_uid", "category_uid", "activity_id", "type_uid", "time", "time_dt", "message", "raw_data"];

fn text_in<'a>(row: &Row<'a, '_>, path: &[&str]) -> Option<Text<'a>> {
    match path {
        [] => None,
        [name] => row.text(&[name]).filter(|text| !text.starts_with(['{', '['])),
        [name, rest @ ..] => text_in(&row.child(name)?, rest),
    }
}

fn time_in(row: &Row<'_, '_>, path: &[&'static str], options: &Options) -> Result<Option<Micros>, Fault> {
    match path {
        [] => Ok(None),
        [name] => {
            let written = || row.text(&[&format!("{name}_dt")]);
            let Some(text) = row.text(&[name]).filter(|text| text != "0").or_else(written) else { return Ok(None) };
            time::instant(&text, options.zone).map(Some).ok_or_else(|| Fault::time(name))
        }
        [name, rest @ ..] => row.child(name).map_or(Ok(None), |row| time_in(&row, rest, options)),
    }
}
