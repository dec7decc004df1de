//! OpenTelemetry in OTLP-JSON: log records, spans and metrics, as the Collector's file exporter writes them or as one object.
//! What is read from them is Claude Code's telemetry and the `GenAI` conventions; anything else is kept and counted nowhere.
//!
//! A call is counted once. Of Claude Code only the log event `api_request`, or `api_error` where the request failed, is a
//! call: its spans and its `api_retries_exhausted` repeat them. Of the `GenAI` conventions only the span of one request to
//! a model is a call: the spans of agents and workflows around it, and the log events about it, are not.

mod attributes;
mod logs;
mod metrics;
mod origin;
mod spans;

use self::attributes::Attributes;
use super::rows::{self, Fault, Row};
use super::{Format, FormatError, Head, Options, Piece, Sink, Unit, time};
use crate::event::capability::{Evidence, Question};
use crate::event::row::{Micros, Text};
use crate::event::tables;
use crate::event::taxonomy::RejectReason;
use std::borrow::Cow;

/// The format.
pub static FORMAT: Format = Format {
    id: "otlp",
    title: "OpenTelemetry (Claude Code and GenAI conventions)",
    looks_for: "JSON objects with `resourceLogs`, `resourceSpans` or `resourceMetrics`",
    how_to_export: "add the file exporter to the pipelines of the OpenTelemetry Collector and save what it writes",
    gaps: "a tool that a person allowed or refused stands for a review; spans of Claude Code and cumulative counters repeat \
           what is counted elsewhere; sampling before the export cannot be seen",
    fills: &[&tables::EVENT, &tables::REVIEW, &tables::USAGE],
    answers: &[
        (Question::Calls, Evidence::Rows),
        (Question::Tokens, Evidence::Rows),
        (Question::Cost, Evidence::Rows),
        (Question::Reviews, Evidence::Proxy),
        (Question::Flags, Evidence::Rows),
        (Question::Adoption, Evidence::Rows),
    ],
    fills_gaps_of: None,
    unit: Unit::Page,
    recognises,
    read,
};

/// The three signals: where their resources, scopes and records stand.
const LOGS: Levels = ["resourceLogs", "scopeLogs", "logRecords"];
const SPANS: Levels = ["resourceSpans", "scopeSpans", "spans"];
const METRICS: Levels = ["resourceMetrics", "scopeMetrics", "metrics"];

type Levels = [&'static str; 3];

fn recognises(head: &Head) -> bool {
    let Head::Json(head) = head else { return false };
    [LOGS, SPANS, METRICS].iter().any(|levels| head.first().contains_key(levels[0]))
}

fn read(piece: &Piece<'_>, _: &Options, sink: &mut dyn Sink) -> Result<(), FormatError> {
    rows::each_page(piece, sink, &mut |page, sink| {
        let known = |levels: &&Levels| page.fields.iter().any(|field| field.name == levels[0]);
        if ![LOGS, SPANS, METRICS].iter().any(|levels| known(&levels)) {
            let detail = "expected an object with `resourceLogs`, `resourceSpans` or `resourceMetrics`";
            return Err(Fault::new(RejectReason::WrongRecord, detail));
        }
        each(page, LOGS, &mut |record, place| record.settle(logs::read(record, place, sink), sink));
        each(page, SPANS, &mut |record, place| record.settle(spans::read(record, place, sink), sink));
        each(page, METRICS, &mut |metric, place| metric.settle(metrics::read(metric, place, sink), sink));
        Ok(())
    })
}

/// What all records of one scope share.
struct Place<'a> {
    /// Attributes of the program that sent them.
    resource: Attributes<'a>,
    /// Name of the library that made them.
    scope: Option<Text<'a>>,
}

impl Place<'_> {
    /// Whether Claude Code sent the records of this scope.
    fn is_claude_code(&self) -> bool {
        let scope = self.scope.as_deref().is_some_and(|scope| scope.starts_with("com.anthropic.claude_code"));
        scope || self.resource.text(&["service.name"]).as_deref() == Some("claude-code")
    }
}

/// Visits the records of one signal in `page`.
fn each<'a>(page: &Row<'a, '_>, levels: Levels, visit: &mut dyn FnMut(&Row<'a, 'a>, &Place<'a>)) {
    let [resources, scopes, records] = levels;
    for resource in page.children(resources) {
        let attributes = resource.child("resource").map(|row| Attributes::of(&row)).unwrap_or_default();
        let mut place = Place { resource: attributes, scope: None };
        for scope in resource.children(scopes) {
            place.scope = scope.child("scope").and_then(|row| row.text(&["name"]));
            for record in scope.children(records) {
                visit(&record, &place);
            }
        }
    }
}

/// The time under `name`; zero is how the protocol writes that there is none.
fn instant(row: &Row<'_, '_>, name: &str) -> Result<Option<Micros>, Fault> {
    let Some(text) = row.text(&[name]).filter(|text| text != "0") else { return Ok(None) };
    time::instant(&text, chrono_tz::Tz::UTC).map(Some).ok_or_else(|| Fault::time(name))
}

/// The id of a trace or span under `name`: hex digits in lower case. An id of zeros is none.
fn hex_id<'a>(row: &Row<'a, '_>, name: &str) -> Option<Text<'a>> {
    let id = row.text(&[name]).filter(|id| !id.bytes().all(|byte| byte == b'0'))?;
    let upper = id.bytes().all(|byte| byte.is_ascii_hexdigit()) && id.bytes().any(|byte| byte.is_ascii_uppercase());
    Some(if upper { Cow::Owned(id.to_ascii_lowercase()) } else { id })
}
