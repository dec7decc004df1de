//! Helicone requests: one row per call through the gateway or its asynchronous logger, with properties, tokens and cost.
//!
//! Bodies, addresses and links to signed bodies never leave this file. Times without an offset are UTC.

use super::caller::Properties;
use super::field::Value;
use super::rows::{self, Fault, Row};
use super::{Format, FormatError, Head, Options, Piece, Sink, Unit, endpoint};
use crate::event::capability::{Evidence, Question};
use crate::event::row::{Event, Text};
use crate::event::tables;
use crate::event::taxonomy::{ActorKind, Kind, Outcome, RejectReason};
use chrono_tz::Tz;
use std::borrow::Cow;

/// The format.
pub static FORMAT: Format = Format {
    id: "helicone",
    title: "Helicone requests",
    looks_for: "JSON or CSV rows with `request_id`, `request_created_at` and `response_status`",
    how_to_export: "save POST /v1/request/query, or export the requests page as JSON or CSV",
    gaps: "whether `prompt_tokens` counts cached tokens depends on the provider, so nothing is taken off; answers from the \
           gateway's own cache are rows like any other",
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
    head.has("request_id")
        && head.has("request_created_at")
        && head.has_any(&["response_status", "response_id", "request_path", "request_properties"])
}

fn read(piece: &Piece<'_>, options: &Options, sink: &mut dyn Sink) -> Result<(), FormatError> {
    rows::each(piece, sink, &mut |row, sink| {
        sink.event(row.line, event(row, options)?);
        Ok(())
    })
}

/// Fields with a column of their own, persons, content, and addresses that may hold a key.
const MAPPED: &[&str] = &[
    "request_id",
    "request_created_at",
    "response_created_at",
    "request_path",
    "target_url",
    "signed_body_url",
    "request_body",
    "response_body",
    "request_prompt",
    "response_prompt",
    "request_ip",
    "request_user_id",
    "user_email",
    "request_properties",
    "properties",
    "model",
    "provider",
    "delay_ms",
    "prompt_tokens",
    "completion_tokens",
    "total_tokens",
    "prompt_cache_read_tokens",
    "prompt_cache_write_tokens",
    "cost",
];

fn event<'a>(row: &Row<'a, '_>, options: &Options) -> Result<Event<'a>, Fault> {
    if row.text(&["request_id", "request_created_at"]).is_none() {
        let detail = "expected a request with `request_id` and `request_created_at`";
        return Err(Fault::new(RejectReason::WrongRecord, detail));
    }
    let id = row.required(&["request_id"])?;
    let ts_us = row.instant(&["request_created_at"], Tz::UTC)?.ok_or_else(|| Fault::missing("request_created_at"))?;
    let model = row.text(&["model", "response_model", "request_model"]);
    let (native, kind, known) = kind(row, model.as_deref());
    let mut event = Event::new(id.clone(), ts_us, kind, Cow::Borrowed(native));
    event.type_known = known;
    event.request_id = Some(id);
    event.outcome = outcome(row)?;
    event.provider = row.text(&["provider"]).map(small);
    event.surface = Some(Cow::Borrowed("api"));
    event.model = model;
    event.actor = row.text(&["request_user_id"]);
    if event.actor.is_some() {
        event.actor_kind = ActorKind::User;
    }
    event.tokens_in = row.scaled(&["prompt_tokens"], 0)?;
    event.tokens_cache_read = row.scaled(&["prompt_cache_read_tokens"], 0)?;
    event.tokens_cache_write = row.scaled(&["prompt_cache_write_tokens"], 0)?;
    event.tokens_out = row.scaled(&["completion_tokens"], 0)?;
    event.cost_nano_usd = row.scaled(&["cost"], 9)?;
    event.latency_ms = latency(row, ts_us)?;
    event.extra = row.tail(MAPPED);
    event.extra.extend(row.get("scores").map(|scores| (Cow::Borrowed("scores"), scores.as_json())));
    let properties = row.get("request_properties").or_else(|| row.get("properties"));
    Properties::of(properties, options).describe(&mut event, Vec::new(), options);
    Ok(event)
}

/// Tools and vector databases are logged like requests, under a model's name of their own.
fn kind(row: &Row<'_, '_>, model: Option<&str>) -> (&'static str, Kind, bool) {
    match model {
        Some(name) if name.starts_with("tool:") => ("tool", Kind::ToolCall, true),
        Some("vector_db") => ("vector_db", Kind::Other, true),
        _ => endpoint::of(row.text(&["request_path", "target_url"]).as_deref(), model.is_some()),
    }
}

/// A negative status stands for a request that was cancelled or never answered.
fn outcome(row: &Row<'_, '_>) -> Result<Outcome, Fault> {
    let status = row.get("response_status").map_or(Ok(None), Value::integer);
    Ok(match status.map_err(|_| Fault::number("response_status"))? {
        Some(100..=399) => Outcome::Success,
        Some(0) | None => Outcome::Unknown,
        Some(_) => Outcome::Failure,
    })
}

fn latency(row: &Row<'_, '_>, ts_us: i64) -> Result<Option<i64>, Fault> {
    if let Some(delay) = row.scaled(&["delay_ms"], 0)? {
        return Ok((delay >= 0).then_some(delay));
    }
    let answered = row.instant(&["response_created_at"], Tz::UTC)?;
    Ok(answered.filter(|answered| *answered >= ts_us).map(|answered| (answered - ts_us) / 1000))
}

/// Providers are told apart by their names in small letters.
fn small(name: Text<'_>) -> Text<'_> {
    if name.bytes().any(|byte| byte.is_ascii_uppercase()) { Cow::Owned(name.to_ascii_lowercase()) } else { name }
}
