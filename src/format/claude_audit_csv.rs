//! The audit log that an owner downloads from claude.ai: a CSV of what happened in the organisation, without any id.
//!
//! Its events are given the Activity Feed's names, so that both exports speak one language. Where both are there the
//! feed is heard first: the two overlap, and neither holds the other.

mod activity;
mod repr;

use super::claude_activity_types as types;
use super::field;
use super::rows::{self, Fault, Row};
use super::{Format, FormatError, Head, Options, Piece, Sink, Unit, time};
use crate::event::capability::{Evidence, Question};
use crate::event::row::{Event, Text};
use crate::event::tables;
use crate::event::taxonomy::{ActorKind, RejectReason};
use chrono_tz::Tz;
use serde_json::{Map, Value};
use std::borrow::Cow;
use std::net::IpAddr;

/// The format.
pub static FORMAT: Format = Format {
    id: "claude_audit_csv",
    title: "Claude Enterprise audit log (CSV)",
    looks_for: "CSV rows with `created_at`, `event` and `actor_info`, `entity_info` or `event_info`",
    how_to_export: "as an owner, choose Export logs in claude.ai's Organization settings, Data and privacy; take the ZIP as it is",
    gaps: "it reaches back 180 days and has no ids, so that equal rows of one instant are one; no call, token or content is in it",
    fills: &[&tables::EVENT],
    answers: &[(Question::Administration, Evidence::Rows), (Question::Adoption, Evidence::Proxy)],
    fills_gaps_of: Some("claude_activity"),
    unit: Unit::Record,
    recognises,
    read,
};

fn recognises(head: &Head) -> bool {
    let Head::Csv(names) = head else { return false };
    let has = |name: &str| names.iter().any(|found| found == name);
    has("created_at") && has("event") && ["actor_info", "entity_info", "event_info"].into_iter().any(has)
}

fn read(piece: &Piece<'_>, options: &Options, sink: &mut dyn Sink) -> Result<(), FormatError> {
    rows::each(piece, sink, &mut |row, sink| {
        sink.event(row.line, event(row, options.zone)?);
        Ok(())
    })
}

/// Columns that have a meaning of their own, or say who or where a person is.
const NOT_IN_TAIL: &[&str] = &[
    "created_at",
    "event",
    "actor_info",
    "event_info",
    "entity_info",
    "client_platform",
    "ip_address",
    "device_id",
    "user_agent",
];

fn event<'a>(row: &Row<'a, '_>, zone: Tz) -> Result<Event<'a>, Fault> {
    let created = row.text(&["created_at"]).ok_or_else(|| Fault::missing("created_at"))?;
    let ts_us = time::instant(&created, zone).ok_or_else(|| Fault::time("created_at"))?;
    let native = row.text(&["event"]).ok_or_else(|| Fault::missing("event"))?;
    let [actor, entity, details] = ["actor_info", "entity_info", "event_info"].map(|name| dictionary(row, name));
    let (actor, entity, details) = (actor?, entity?, details?);
    let says = |word: &str| {
        let holds = |name| row.text(&[name]).is_some_and(|cell| cell.to_ascii_lowercase().contains(word));
        holds("entity_info") || holds("event_info")
    };
    let activity = activity::type_of(&native, &says);
    let about = types::of(activity.unwrap_or(&native));
    let id = event_id(ts_us, &native, &[word(&actor, "uuid"), word(&entity, "uuid")]);
    let renamed = activity.is_some_and(|name| name != native);
    let native_type = activity.map_or_else(|| native.clone(), Cow::Borrowed);
    let mut event = Event::new(id.into(), ts_us, about.kind, native_type);
    event.type_known = about.known;
    event.outcome = about.outcome;
    event.provider = Some(Cow::Borrowed("anthropic"));
    event.risk_category = about.risk.map(Cow::Borrowed);
    if renamed {
        event.extra.push((Cow::Borrowed("event"), Cow::Owned(field::quote(&native))));
    }
    describe_client(&mut event, row.text(&["client_platform"]), about.surface);
    describe_actor(&mut event, &actor, &native);
    describe_entity(&mut event, &entity);
    tail(&mut event, "event", &details, &[]);
    for field in row.fields.iter().filter(|field| !NOT_IN_TAIL.contains(&&*field.name) && !is_private(&field.name)) {
        if field.value.text().is_some_and(|text| !is_address(&text)) {
            event.extra.push((field.name.clone(), field.value.as_json()));
        }
    }
    Ok(event)
}

/// The dictionary in a cell; an empty one where there is none.
fn dictionary(row: &Row<'_, '_>, name: &str) -> Result<Map<String, Value>, Fault> {
    let Some(text) = row.text(&[name]) else { return Ok(Map::new()) };
    match repr::parse(&text) {
        Some(Value::Object(map)) => Ok(map),
        Some(Value::Null) => Ok(Map::new()),
        _ => {
            let detail = format!("expected a dictionary, in python's notation or as json, in `{name}`");
            Err(Fault::new(RejectReason::BadValue, detail))
        }
    }
}

/// The text under `name`, if there is any.
fn word<'m>(map: &'m Map<String, Value>, name: &str) -> Option<&'m str> {
    map.get(name)?.as_str().filter(|text| !text.trim().is_empty())
}

/// The text under `name` of the nested `metadata`.
fn metadata<'m>(map: &'m Map<String, Value>, name: &str) -> Option<&'m str> {
    word(map.get("metadata")?.as_object()?, name)
}

/// An id from what identifies the row. Of its uuids, which may be persons', only a fold is shown: it tells two events
/// of one instant apart, and the same row delivered twice has the same.
fn event_id(ts_us: i64, native: &str, uuids: &[Option<&str>]) -> String {
    // FNV-1a, 64 bits; the byte between two uuids is in no text.
    let fold = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    let hash = uuids.iter().fold(0xcbf2_9ce4_8422_2325, |hash, uuid| {
        uuid.unwrap_or_default().as_bytes().iter().chain(&[0xff]).fold(hash, fold)
    });
    format!("{ts_us}:{native}:{hash:016x}")
}

/// Clients of claude.ai: what they are used for is a chat.
const CHAT_CLIENTS: &[&str] =
    &["web", "web_claude_ai", "desktop", "desktop_app", "ios", "ios_app", "android", "android_app"];

/// The surface of the activity's type, else of the client.
fn describe_client<'a>(event: &mut Event<'a>, client: Option<Text<'a>>, surface: Option<&'static str>) {
    let of_client = client.as_deref().map(|client| {
        let plain = client.to_ascii_lowercase().replace('-', "_");
        if CHAT_CLIENTS.contains(&&*plain) { Cow::Borrowed("chat") } else { Cow::Owned(plain) }
    });
    event.surface = surface.map(Cow::Borrowed).or(of_client);
    let client = client.map(|client| (Cow::Borrowed("client_platform"), Cow::Owned(field::quote(&client))));
    event.extra.extend(client);
}

fn describe_actor(event: &mut Event<'_>, actor: &Map<String, Value>, native: &str) {
    let email =
        || metadata(actor, "email_address").or_else(|| word(actor, "email_address")).or_else(|| word(actor, "email"));
    event.actor = word(actor, "uuid").or_else(email).map(|found| Cow::Owned(found.to_owned()));
    event.actor_kind = if event.actor.is_some() {
        ActorKind::User
    } else if native.starts_with("anonymous_") {
        ActorKind::Anonymous
    } else {
        ActorKind::Unknown
    };
    tail(event, "actor", actor, &["uuid"]);
}

/// What was acted on. A chat is the event's session, a project its project; a person's uuid is not kept.
fn describe_entity(event: &mut Event<'_>, entity: &Map<String, Value>) {
    let owned = |text: Option<&str>| text.map(|text| Cow::Owned(text.to_owned()));
    let uuid = word(entity, "uuid");
    event.native_project = owned(metadata(entity, "project_uuid"));
    let mapped: &[&str] = match word(entity, "type") {
        Some("chat_conversation") => {
            event.session_id = owned(uuid);
            &["uuid", "project_uuid"]
        }
        Some("chat_project") => {
            event.native_project = owned(uuid).or(event.native_project.take());
            &["uuid", "project_uuid"]
        }
        Some("account" | "user") => &["uuid", "project_uuid"],
        _ => &["project_uuid"],
    };
    tail(event, "entity", entity, mapped);
}

/// Keeps the rest of a dictionary under `of`, with its metadata beside the other fields.
fn tail(event: &mut Event<'_>, of: &str, map: &Map<String, Value>, mapped: &[&str]) {
    let nested = map.get("metadata").and_then(Value::as_object);
    let fields = map.iter().filter(|(name, value)| *name != "metadata" || !value.is_object());
    for (name, value) in fields.chain(nested.into_iter().flatten()) {
        if mapped.contains(&&**name) || is_private(name) || value.is_null() {
            continue;
        }
        if let Some(value) = without_persons(value) {
            event.extra.push((Cow::Owned(format!("{of}.{name}")), Cow::Owned(value.to_string())));
        }
    }
}

/// Parts of names of fields that hold a name, a title, an address, a person's id or what identifies a device.
const PRIVATE_PARTS: &[&str] = &[
    "name",
    "title",
    "email",
    "phone",
    "user_agent",
    "device",
    "ip_address",
    "user_id",
    "user_uuid",
    "account_id",
    "account_uuid",
];
/// Names of fields that hold what people wrote.
const PRIVATE: &[&str] =
    &["ip", "text", "prompt", "content", "message", "description", "instructions", "query", "summary"];

fn is_private(name: &str) -> bool {
    PRIVATE.contains(&name) || PRIVATE_PARTS.iter().any(|part| name.contains(part))
}

/// Whether a text holds an e-mail or network address.
fn is_address(text: &str) -> bool {
    let network = |part: &str| part.split('/').next().is_some_and(|address| address.parse::<IpAddr>().is_ok());
    text.contains('@') || text.split([' ', ',', ';']).any(network)
}

/// A value without names, addresses and content; `None` if nothing else is in it.
fn without_persons(value: &Value) -> Option<Value> {
    match value {
        Value::String(text) if text.is_empty() || is_address(text) => None,
        Value::Array(items) => {
            let kept: Vec<Value> = items.iter().filter_map(without_persons).collect();
            (kept.len() == items.len() || !kept.is_empty()).then_some(Value::Array(kept))
        }
        Value::Object(fields) => {
            let kept = fields.iter().filter(|(name, _)| !is_private(name));
            let kept: Map<String, Value> =
                kept.filter_map(|(name, item)| Some((name.clone(), without_persons(item)?))).collect();
            (kept.len() == fields.len() || !kept.is_empty()).then_some(Value::Object(kept))
        }
        other => Some(other.clone()),
    }
}
