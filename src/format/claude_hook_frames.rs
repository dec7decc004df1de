//! Inference-hook frames: what Claude asks an organisation's own security server before a model may answer, and what the
//! server said. The organisation archives them itself, so what stands around a frame differs from archive to archive.
//!
//! A frame is a policy decision and never a call: conversations' titles, status lines and retries are asked for as well
//! (492 deliveries were seen for 239 invocations). It carries no time of its own. The header `webhook-timestamp` is
//! preferred to the archive's clock, because a delivery that is tried again keeps it.
//!
//! Of frames and of what stands around them only fields that we know are kept: the others are older names of persons and
//! conversations, headers and addresses.

use super::claude_activity::surface_word;
use super::claude_message::{self as message, Parts};
use super::field::{self, Value};
use super::rows::{self, Fault, Row};
use super::{Format, FormatError, Head, Options, Piece, Sink, Unit, time};
use crate::event::capability::{Evidence, Question};
use crate::event::row::{Event, Micros, Text};
use crate::event::tables;
use crate::event::taxonomy::{ActorKind, Kind, Outcome, RejectReason};
use chrono_tz::Tz;
use serde_json::Map;
use std::borrow::Cow;

/// The format.
pub static FORMAT: Format = Format {
    id: "claude_hook_frames",
    title: "Claude inference-hook frames",
    looks_for: "JSON frames with `type`, `request_id` and `source.application`, by themselves or in `frame`, `body` or `payload`",
    how_to_export: "let the security server archive each request as {\"received_at\": ..., \"frame\": {...}, \
                    \"verdict\": {...}}, one a line",
    gaps: "a frame is no call, as retries and side requests are frames too, and while the circuit breaker is open next to \
           nothing is sent",
    fills: &[&tables::EVENT],
    answers: &[(Question::Adoption, Evidence::Proxy)],
    fills_gaps_of: None,
    unit: Unit::Record,
    recognises,
    read,
};

/// Where archives keep the frame.
const FRAMES: &[&str] = &["frame", "body", "payload"];
/// Where archives keep the verdict.
const VERDICTS: &[&str] = &["verdict", "response"];
/// Where archives keep the time.
const TIMES: &[&str] = &["received_at", "timestamp", "created_at"];
/// The header with the time at which the delivery was signed.
const SIGNED_AT: &str = "webhook-timestamp";

fn recognises(head: &Head) -> bool {
    let Head::Json(head) = head else { return false };
    let record = head.first();
    let framed = FRAMES.iter().any(|name| match record.get(*name) {
        Some(serde_json::Value::Object(frame)) => is_frame(frame),
        Some(serde_json::Value::String(text)) => serde_json::from_str(text).is_ok_and(|frame| is_frame(&frame)),
        _ => false,
    });
    framed || is_frame(record)
}

/// Whether an object is a frame. Its messages come last and may be cut off where a file is recognised.
pub(super) fn is_frame(record: &Map<String, serde_json::Value>) -> bool {
    let has = |name: &str| record.get(name).is_some_and(serde_json::Value::is_string);
    let source = record.get("source").and_then(serde_json::Value::as_object);
    has("type") && has("request_id") && source.is_some_and(|source| source.contains_key("application"))
}

fn read(piece: &Piece<'_>, options: &Options, sink: &mut dyn Sink) -> Result<(), FormatError> {
    rows::each(piece, sink, &mut |row, sink| {
        if holds_frame(row) {
            sink.event(row.line, event(row, row, options.zone)?);
            return Ok(());
        }
        let wrong = || {
            let detail = "expected a frame, by itself or in `frame`, `body` or `payload`";
            Fault::new(RejectReason::WrongRecord, detail)
        };
        let json = FRAMES.iter().find_map(|name| row.get(name)?.nested()).ok_or_else(wrong)?;
        let frame = Row { line: row.line, raw: json.as_bytes(), fields: Cow::Owned(field::object(&json)) };
        if !holds_frame(&frame) {
            return Err(wrong());
        }
        sink.event(row.line, event(row, &frame, options.zone)?);
        Ok(())
    })
}

fn holds_frame(row: &Row<'_, '_>) -> bool {
    row.child("source").is_some_and(|source| source.get("application").is_some())
}

/// The event of a frame and of what the archive keeps beside it.
fn event<'e, 'a: 'e, 'f: 'e>(archived: &Row<'a, '_>, frame: &Row<'f, '_>, zone: Tz) -> Result<Event<'e>, Fault> {
    let word = frame.required(&["type"])?;
    let request = frame.required(&["request_id"])?;
    let ts_us = instant(archived, frame, zone)?;
    let application = frame.child("source").and_then(|source| source.text(&["application"]));
    // The administrator's test of the connection is nobody's prompt.
    let kind = if application.as_deref() == Some("config-test") { Kind::Other } else { Kind::PolicyDecision };
    // Only the prompt's frame is documented to be alone with its id.
    let id = if word == "prompt" { request.clone() } else { Cow::Owned(format!("{request}:{word}")) };
    let mut event = Event::new(id, ts_us, kind, Cow::Owned(format!("hook:{word}")));
    event.type_known = matches!(&*word, "prompt" | "tool_call");
    event.provider = Some(Cow::Borrowed("anthropic"));
    event.surface = application.map(surface_word);
    event.org_id = frame.text(&["tenant_id"]);
    event.session_id = frame.text(&["session_id"]);
    event.request_id = Some(request);
    event.model = frame.text(&["model"]);
    event.actor = message::person(frame, "actor");
    if frame.child("actor").and_then(|actor| actor.text(&["type"])).as_deref() == Some("user") {
        event.actor_kind = ActorKind::User;
    }
    let messages = frame.children("messages");
    let mut parts = Parts::default();
    for message in &messages {
        parts.add(message);
    }
    event.extra = parts.tail();
    event.extra.extend(frame.get("messages").map(|_| message::count("message_count", messages.len())));
    if let Some(verdict) = verdict(archived) {
        event.outcome = verdict.outcome;
        event.risk_category = (verdict.outcome == Outcome::Denied).then(|| Cow::Owned(format!("{word}_denied")));
        event.extra.extend(verdict.reference.map(|raw| (Cow::Borrowed("reference_id"), Cow::Owned(raw))));
    }
    Ok(event)
}

fn instant(archived: &Row<'_, '_>, frame: &Row<'_, '_>, zone: Tz) -> Result<Micros, Fault> {
    if let Some(text) = signed_at(archived) {
        return time::instant(&text, zone).ok_or_else(|| Fault::time(SIGNED_AT));
    }
    let beside = TIMES.iter().map(|name| archived.instant(&[*name], zone));
    let inside = TIMES.iter().map(|name| frame.instant(&[*name], zone));
    for found in beside.chain(inside) {
        if let Some(ts_us) = found? {
            return Ok(ts_us);
        }
    }
    let detail =
        "expected a time beside the frame: archive it as `received_at`, or keep the header `webhook-timestamp`";
    Err(Fault::new(RejectReason::MissingField, detail))
}

/// The header with the time of signing. Proxies write header names in any case, and some archives keep each header's
/// values as a list.
fn signed_at<'a>(archived: &Row<'a, '_>) -> Option<Text<'a>> {
    let headers = archived.child("headers")?;
    let header = headers.fields.iter().find(|field| field.name.eq_ignore_ascii_case(SIGNED_AT))?;
    match header.value {
        Value::Json(list) if list.starts_with('[') => field::elements(list).first()?.text(),
        value => value.text(),
    }
}

/// What the security server answered.
struct Verdict {
    outcome: Outcome,
    /// The server's own id of its evaluation, as JSON text.
    reference: Option<String>,
}

fn verdict(archived: &Row<'_, '_>) -> Option<Verdict> {
    let found = VERDICTS.iter().find_map(|name| archived.get(name));
    let json = found.and_then(Value::nested);
    let mut fields = json.as_deref().map(field::object).unwrap_or_default();
    // An archived HTTP response holds the verdict in its body.
    let body = field::find(&fields, "body").and_then(Value::nested);
    if let Some(body) = &body {
        fields = field::object(body);
    }
    let action = match (field::find(&fields, "action"), found) {
        (Some(action), _) => action.text(),
        (None, Some(word)) if json.is_none() => word.text(),
        _ => None,
    };
    let outcome = match action.as_deref()? {
        "allow" => Outcome::Success,
        "deny" => Outcome::Denied,
        // Any other word is a failure of the server: what became of the request is not said here.
        _ => Outcome::Failure,
    };
    let reference = field::find(&fields, "reference_id").and_then(Value::text);
    Some(Verdict { outcome, reference: reference.map(|text| field::quote(&text)) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_is_recognised_before_its_messages_end() {
        let text = r#"{"type":"prompt","request_id":"req_1","source":{"application":"claude-ai"},"messages":[{"role":"#;
        assert!(recognises(&Head::of(text.as_bytes())));
    }

    #[test]
    fn verdicts_and_the_feed_are_no_frames() {
        for text in [
            r#"{"action":"allow"}"#,
            r#"{"received_at":"2026-09-01T09:00:00Z","body":"pong","verdict":{"action":"allow"}}"#,
            r#"{"id":"activity_1","type":"inference_hooks_request_denied","request_id":"req_1","actor":{"type":"user_actor"}}"#,
        ] {
            assert!(!recognises(&Head::of(text.as_bytes())), "{text}");
        }
    }
}
