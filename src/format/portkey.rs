//! Portkey log exports: one row per call through the gateway, in the columns that the export was asked for.
//!
//! Requests and answers never leave this file, nor does the address of a request beyond its last word.

use super::caller::Properties;
use super::field::Value;
use super::rows::{self, Fault, Row};
use super::{Format, FormatError, Head, Options, Piece, Sink, Unit, endpoint};
use crate::event::capability::{Evidence, Question};
use crate::event::row::{Event, Text};
use crate::event::tables;
use crate::event::taxonomy::{Outcome, RejectReason};
use std::borrow::Cow;

/// The format.
pub static FORMAT: Format = Format {
    id: "portkey",
    title: "Portkey log exports",
    looks_for: "JSON lines or CSV rows with `ai_model` or `ai_org`, and `created_at`, `req_units`, `is_success` or `cost`",
    how_to_export: "request a log export with every field except `request` and `response`, and download its JSONL file; \
                    page by page beyond 50,000 rows",
    gaps: "`cost` is read as US cents, which the vendor does not document: check one row against the dashboard; whether \
           `req_units` counts cached tokens depends on the provider, so nothing is taken off",
    fills: &[&tables::EVENT],
    answers: &[
        (Question::Calls, Evidence::Rows),
        (Question::Tokens, Evidence::Rows),
        (Question::Cost, Evidence::Rows),
        (Question::Adoption, Evidence::Rows),
    ],
    fills_gaps_of: None,
    unit: Unit::Record,
    recognises,
    read,
};

fn recognises(head: &Head) -> bool {
    head.has_any(&["ai_model", "ai_org"])
        && head.has_any(&["created_at", "req_units", "res_units", "is_success", "response_time", "cost"])
}

fn read(piece: &Piece<'_>, options: &Options, sink: &mut dyn Sink) -> Result<(), FormatError> {
    rows::each(piece, sink, &mut |row, sink| {
        sink.event(row.line, event(row, options)?);
        Ok(())
    })
}

/// Fields with a column of their own, content, and addresses that may hold a key.
const MAPPED: &[&str] = &[
    "id",
    "trace_id",
    "created_at",
    "request",
    "response",
    "request_url",
    "is_success",
    "ai_org",
    "ai_model",
    "req_units",
    "res_units",
    "total_units",
    "cost",
    "cost_currency",
    "response_time",
    "metadata",
];

fn event<'a>(row: &Row<'a, '_>, options: &Options) -> Result<Event<'a>, Fault> {
    if row.text(&["id", "trace_id", "ai_model", "ai_org"]).is_none() {
        return Err(Fault::new(RejectReason::WrongRecord, "expected a log with `id`, `created_at` and `ai_model`"));
    }
    let ts_us = row.instant(&["created_at"], options.zone)?.ok_or_else(|| Fault::missing("created_at"))?;
    let model = row.text(&["ai_model"]);
    let (native, kind, known) = endpoint::of(row.text(&["request_url"]).as_deref(), model.is_some());
    let mut event = Event::new(id(row), ts_us, kind, Cow::Borrowed(native));
    event.type_known = known;
    event.request_id = row.text(&["id"]);
    event.trace_id = row.text(&["trace_id"]);
    event.outcome = outcome(row)?;
    event.provider = row.text(&["ai_org"]);
    event.surface = Some(Cow::Borrowed("api"));
    event.model = model;
    event.tokens_in = row.scaled(&["req_units"], 0)?;
    event.tokens_out = row.scaled(&["res_units"], 0)?;
    event.latency_ms = row.scaled(&["response_time"], 0)?.filter(|ms| *ms >= 0);
    event.extra = row.tail(MAPPED);
    if row.text(&["cost_currency"]).is_none_or(|currency| currency.eq_ignore_ascii_case("usd")) {
        event.cost_nano_usd = row.scaled(&["cost"], 7)?;
    } else {
        // An amount in another currency is kept as it stands: no rate is known here.
        let kept = ["cost", "cost_currency"].into_iter();
        event.extra.extend(kept.filter_map(|name| Some((Cow::Borrowed(name), row.get(name)?.as_json()))));
    }
    Properties::of(row.get("metadata"), options).describe(&mut event, Vec::new(), options);
    Ok(event)
}

/// The log's id; of an export that was not asked for it, everything that tells one call from another.
fn id<'a>(row: &Row<'a, '_>) -> Text<'a> {
    row.text(&["id"]).unwrap_or_else(|| {
        let names = ["created_at", "trace_id", "ai_org", "ai_model", "req_units", "res_units", "response_time"];
        let parts: Vec<Text<'a>> = names.iter().map(|name| row.text(&[name]).unwrap_or_default()).collect();
        Cow::Owned(parts.join(":"))
    })
}

/// A guardrail that refuses a request answers with a status of its own.
const REFUSED_BY_GUARDRAIL: i64 = 446;

fn outcome(row: &Row<'_, '_>) -> Result<Outcome, Fault> {
    let status = row.get("response_status_code").map_or(Ok(None), Value::integer);
    let status = status.map_err(|_| Fault::number("response_status_code"))?;
    let success = row.text(&["is_success"]).map(|word| word.eq_ignore_ascii_case("true") || word == "1");
    Ok(match (status, success) {
        (Some(REFUSED_BY_GUARDRAIL), _) => Outcome::Denied,
        (_, Some(true)) | (Some(100..=399), None) => Outcome::Success,
        (_, Some(false)) | (Some(_), None) => Outcome::Failure,
        (None, None) => Outcome::Unknown,
    })
}
