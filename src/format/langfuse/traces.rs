//! What was asked of a model: traces (one run of an application) and observations (its steps). Only steps that a model
//! answers are calls; agents and chains repeat the usage of their steps and are kept without it.

use super::usage::{self, Tokens};
use crate::event::row::{Event, Text};
use crate::event::taxonomy::{ActorKind, Kind, Outcome};
use crate::format::Options;
use crate::format::caller::{self, Properties};
use crate::format::field::Value;
use crate::format::rows::{Fault, Row};
use chrono_tz::Tz;
use std::borrow::Cow;

/// Fields with a column of their own, persons, content, and free text that may quote content.
const MAPPED: &[&str] = &[
    "id",
    "type",
    "timestamp",
    "startTime",
    "start_time",
    "endTime",
    "end_time",
    "updatedAt",
    "updated_at",
    "traceId",
    "trace_id",
    "sessionId",
    "session_id",
    "projectId",
    "project_id",
    "userId",
    "user_id",
    "model",
    "providedModelName",
    "provided_model_name",
    "tags",
    "metadata",
    "input",
    "output",
    "statusMessage",
    "status_message",
    "modelParameters",
    "model_parameters",
    "htmlPath",
];

/// Sums over a trace or prices of one unit, which read like the cost and the tokens of a call.
const COSTS: &[&str] = &[
    "usageDetails",
    "usage_details",
    "costDetails",
    "cost_details",
    "totalCost",
    "total_cost",
    "calculatedTotalCost",
    "calculatedInputCost",
    "calculatedOutputCost",
    "promptTokens",
    "completionTokens",
    "totalTokens",
    "inputPrice",
    "input_price",
    "outputPrice",
    "output_price",
    "totalPrice",
    "total_price",
];

/// A trace. Its latency and cost are the sums of its observations', which are rows of their own: they stay in the tail.
/// Some integrations give a trace and its first observation one id, so the event's id says that it is the trace.
pub(super) fn trace<'a>(row: &Row<'a, '_>, options: &Options) -> Result<Event<'a>, Fault> {
    let id = row.required(&["id"])?;
    let ts_us = row.instant(&["timestamp"], Tz::UTC)?.ok_or_else(|| Fault::missing("timestamp"))?;
    let mut event = Event::new(Cow::Owned(format!("trace:{id}")), ts_us, Kind::Session, Cow::Borrowed("trace"));
    event.trace_id = Some(id);
    event.extra = row.tail(MAPPED);
    describe(&mut event, row, options)?;
    Ok(event)
}

/// The steps of a trace, and what each is. `None`: a call if it names a model and counts tokens of its own.
const TYPES: &[(&str, Option<Kind>)] = &[
    ("GENERATION", Some(Kind::Call)),
    ("EMBEDDING", Some(Kind::Call)),
    ("TOOL", Some(Kind::ToolCall)),
    ("SPAN", Some(Kind::Other)),
    ("EVENT", Some(Kind::Other)),
    ("AGENT", Some(Kind::Other)),
    ("CHAIN", Some(Kind::Other)),
    ("RETRIEVER", None),
    ("EVALUATOR", None),
    ("GUARDRAIL", None),
];

/// An observation.
pub(super) fn observation<'a>(row: &Row<'a, '_>, options: &Options) -> Result<Event<'a>, Fault> {
    let native = row.required(&["type"])?;
    let ts_us = row.instant(&["startTime", "start_time"], Tz::UTC)?.ok_or_else(|| Fault::missing("startTime"))?;
    let model = row.text(&["providedModelName", "provided_model_name", "model"]);
    let tokens = Tokens::of(row)?;
    let known = TYPES.iter().find(|(word, _)| native.eq_ignore_ascii_case(word));
    let answered = if model.is_some() && tokens.any() { Kind::Call } else { Kind::Other };
    let kind = known.and_then(|(_, kind)| *kind).unwrap_or(answered);
    let mut event = Event::new(row.required(&["id"])?, ts_us, kind, native);
    event.type_known = known.is_some();
    event.trace_id = row.text(&["traceId", "trace_id"]);
    event.outcome = outcome(row);
    event.model = model;
    event.latency_ms = latency(row, ts_us)?;
    event.extra = row.tail(&[MAPPED, COSTS].concat());
    if event.latency_ms.is_some() {
        event.extra.retain(|(name, _)| name != "latency");
    } else {
        event.extra.extend(kept(row, &["endTime", "end_time"]));
    }
    if kind == Kind::Call {
        event.tokens_in = tokens.input;
        event.tokens_cache_read = tokens.cache_read;
        event.tokens_cache_write = tokens.cache_write;
        event.tokens_out = tokens.output;
        event.cost_nano_usd = usage::cost(row)?;
    } else {
        event.extra.extend(kept(row, COSTS));
    }
    describe(&mut event, row, options)?;
    Ok(event)
}

/// The fields under `names` that hold something, for the tail.
fn kept<'a>(row: &Row<'a, '_>, names: &[&'static str]) -> Vec<(Text<'a>, Text<'a>)> {
    let found = names.iter().filter_map(|name| Some((Cow::Borrowed(*name), row.get(name)?)));
    found
        .filter(|(_, value)| value.text().is_some_and(|text| text != "{}"))
        .map(|(name, value)| (name, value.as_json()))
        .collect()
}

/// What traces and observations have in common.
fn describe<'a>(event: &mut Event<'a>, row: &Row<'a, '_>, options: &Options) -> Result<(), Fault> {
    event.observed_us = row.instant(&["updatedAt", "updated_at"], Tz::UTC)?;
    event.surface = Some(Cow::Borrowed("api"));
    event.native_project = row.text(&["projectId", "project_id"]);
    event.session_id = row.text(&["sessionId", "session_id"]);
    event.actor = row.text(&["userId", "user_id"]);
    if event.actor.is_some() {
        event.actor_kind = ActorKind::User;
    }
    let tags = row.get("tags").and_then(Value::nested);
    let listed = tags.map(|json| caller::words(&json)).unwrap_or_default();
    Properties::of(row.get("metadata"), options).describe(event, listed, options);
    Ok(())
}

fn outcome(row: &Row<'_, '_>) -> Outcome {
    match row.text(&["level"]).as_deref() {
        Some("ERROR") => Outcome::Failure,
        Some(_) => Outcome::Success,
        None => Outcome::Unknown,
    }
}

/// Milliseconds from start to end. The API's `latency` is in seconds; that of the blob export is in seconds or in
/// milliseconds, depending on when the export was set up, and is not read.
fn latency(row: &Row<'_, '_>, ts_us: i64) -> Result<Option<i64>, Fault> {
    match row.instant(&["endTime", "end_time"], Tz::UTC)? {
        Some(end) => Ok((end >= ts_us).then_some((end - ts_us) / 1000)),
        None if row.get("startTime").is_some() => row.scaled(&["latency"], 3),
        None => Ok(None),
    }
}
