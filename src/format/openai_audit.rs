//! `OpenAI` organisation audit log: who signed in, and who changed keys, projects, roles and settings. It holds no inference
//! call.
//!
//! What a record is about stands in an object whose name is the record's own type, which some tools write with
//! underscores. Addresses, browsers, fingerprints, places, e-mail addresses and descriptions never leave this file.

mod types;

use super::field::{Field, Value};
use super::rows::{self, Fault, Row};
use super::{Format, FormatError, Head, Options, Piece, Sink, Unit, key, time};
use crate::event::capability::{Evidence, Question};
use crate::event::row::Event;
use crate::event::tables;
use crate::event::taxonomy::{ActorKind, RejectReason};
use chrono_tz::Tz;
use std::borrow::Cow;

/// The format.
pub static FORMAT: Format = Format {
    id: "openai_audit",
    title: "OpenAI organisation audit log",
    looks_for: "JSON records with `id`, `type` and `effective_at`",
    how_to_export: "save the pages of GET /v1/organization/audit_logs, as they are or as one record a line",
    gaps: "no model call, prompt or answer is in it, and details of `tenant.` types are not documented",
    fills: &[&tables::EVENT],
    answers: &[(Question::Administration, Evidence::Rows), (Question::Flags, Evidence::Rows)],
    fills_gaps_of: None,
    unit: Unit::Record,
    recognises,
    read,
};

fn recognises(head: &Head) -> bool {
    let Head::Json(head) = head else { return false };
    ["id", "type", "effective_at"].iter().all(|name| head.first().contains_key(*name))
}

fn read(piece: &Piece<'_>, options: &Options, sink: &mut dyn Sink) -> Result<(), FormatError> {
    rows::each(piece, sink, &mut |record, sink| {
        sink.event(record.line, event(record, options.zone)?);
        Ok(())
    })
}

fn event<'a>(record: &Row<'a, '_>, zone: Tz) -> Result<Event<'a>, Fault> {
    let native_type = record.text(&["type"]);
    if native_type.is_none() && record.get("effective_at").is_none() {
        return Err(Fault::new(RejectReason::WrongRecord, "expected an audit log with `type` and `effective_at`"));
    }
    let native_type = native_type.ok_or_else(|| Fault::missing("type"))?;
    let id = record.text(&["id"]).ok_or_else(|| Fault::missing("id"))?;
    let effective = record.text(&["effective_at"]).ok_or_else(|| Fault::missing("effective_at"))?;
    let ts_us = time::instant(&effective, zone).ok_or_else(|| Fault::time("effective_at"))?;
    let about = types::of(&native_type);
    let mut event = Event::new(id, ts_us, about.kind, native_type);
    event.type_known = about.known;
    event.outcome = about.outcome;
    event.risk_category = about.risk.map(Cow::Borrowed);
    event.provider = Some(Cow::Borrowed("openai"));
    for field in record.fields.iter() {
        match &*field.name {
            "id" | "type" | "effective_at" | "object" => {}
            "project" => describe_project(&mut event, record),
            "actor" => describe_actor(&mut event, record),
            name if is_payload(name, &event.native_type) => {
                if let Some(details) = record.child(name) {
                    keep(&mut event, &details);
                }
            }
            _ => keep_field(&mut event, "", field),
        }
    }
    Ok(event)
}

/// Whether a field holds the details of a record of this type: `api_key.created`, or `api_key_created` after a rewrite.
fn is_payload(name: &str, native_type: &str) -> bool {
    name == native_type || (name.len() == native_type.len() && name == native_type.replace('.', "_"))
}

fn describe_project<'a>(event: &mut Event<'a>, record: &Row<'a, '_>) {
    let Some(project) = record.child("project") else { return };
    event.native_project = project.text(&["id"]);
    let tail = project.fields.iter().filter(|field| field.name != "id");
    tail.for_each(|field| keep_field(event, "project.", field));
}

/// Behind a session stands a person, behind a key a person or a service account: they acted. A key alone acted itself.
fn describe_actor<'a>(event: &mut Event<'a>, record: &Row<'a, '_>) {
    let Some(actor) = record.child("actor") else { return };
    let through = ["session", "api_key"].iter().find_map(|name| actor.child(name));
    let Some(through) = through else {
        let tail = actor.fields.iter().filter(|field| field.name == "type");
        return tail.for_each(|field| keep_field(event, "actor.", field));
    };
    if actor.get("session").is_none() {
        event.api_key_id = through.text(&["id"]).filter(|id| !id.starts_with("sk-")).map(key::suffix);
    }
    let of = |name: &str| through.child(name)?.text(&["id", "email"]);
    (event.actor, event.actor_kind) = if let Some(user) = of("user") {
        (Some(user), ActorKind::User)
    } else if let Some(account) = of("service_account") {
        (Some(account), ActorKind::ServiceAccount)
    } else if event.api_key_id.is_some() {
        (event.api_key_id.clone(), ActorKind::ApiKey)
    } else {
        (None, ActorKind::Unknown)
    };
}

/// Objects in the details that hold what was asked for; their fields are kept one by one.
const REQUESTED: &[&str] = &["data", "changes_requested"];

/// Fields of the details that never leave this file: addresses, and what people wrote.
const NEVER_KEPT: &[&str] = &[
    "allowed_ips",
    "certificate",
    "description",
    "email",
    "error_message",
    "ip_address",
    "ip_address_details",
    "title",
    "user_agent",
];

fn keep<'a>(event: &mut Event<'a>, details: &Row<'a, '_>) {
    for field in details.fields.iter() {
        let requested = if REQUESTED.contains(&&*field.name) { details.child(&field.name) } else { None };
        match requested {
            Some(requested) => requested.fields.iter().for_each(|field| keep_field(event, "details.", field)),
            None => keep_field(event, "details.", field),
        }
    }
}

fn keep_field<'a>(event: &mut Event<'a>, path: &str, field: &Field<'a>) {
    if !NEVER_KEPT.contains(&&*field.name) && Value::text(field.value).is_some() {
        event.extra.push((Cow::Owned(format!("{path}{}", field.name)), field.value.as_json()));
    }
}
