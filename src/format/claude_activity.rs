//! Compliance API Activity Feed: who did what in the organisation. It holds no inference call; its risk flags, sign-ins,
//! content and administration are the context of the calls that other exports bring.
//!
//! `organization_uuid` names the organisation a second time and is taken only where `organization_id` is absent.

use super::claude_activity_types::{self as types, ActivityType};
use super::field::{self, Field, Value};
use super::rows::{self, Fault};
use super::{Format, FormatError, Head, Options, Piece, Sink, Unit, claude_hook_frames, key, time};
use crate::event::capability::{Evidence, Question};
use crate::event::row::{Event, Text};
use crate::event::tables;
use crate::event::taxonomy::{
    AUDIT_LOG_OFF, AUDIT_LOG_ON, ActorKind, Outcome, RejectReason, SHARED_INSIDE, SHARED_PUBLICLY, SSO_OFF,
};
use chrono_tz::Tz;
use std::borrow::Cow;

/// The format.
pub static FORMAT: Format = Format {
    id: "claude_activity",
    title: "Claude Compliance API Activity Feed",
    looks_for: "JSON records with `actor`, `type` and `created_at`",
    how_to_export: "save the pages of GET /v1/compliance/activities, as they are or as one record a line",
    gaps: "no model call, token, review or investigation is in it; nothing is recorded while the feed is switched off",
    fills: &[&tables::EVENT],
    answers: &[
        (Question::Administration, Evidence::Rows),
        (Question::Flags, Evidence::Rows),
        (Question::Adoption, Evidence::Proxy),
    ],
    fills_gaps_of: None,
    unit: Unit::Record,
    recognises,
    read,
};

fn recognises(head: &Head) -> bool {
    let Head::Json(head) = head else { return false };
    let record = head.first();
    let has = |name: &str| record.contains_key(name);
    // A hook's frame has an actor as well, and an archive may have put a time into it.
    let frame = claude_hook_frames::is_frame(record);
    !frame && has("type") && has("created_at") && record.get("actor").is_some_and(serde_json::Value::is_object)
}

fn read(piece: &Piece<'_>, options: &Options, sink: &mut dyn Sink) -> Result<(), FormatError> {
    rows::each(piece, sink, &mut |row, sink| {
        sink.event(row.line, event(&row.fields, options.zone)?);
        Ok(())
    })
}

/// The fields with a meaning of their own, as found.
#[derive(Default)]
struct Found<'a> {
    id: Option<Value<'a>>,
    created_at: Option<Value<'a>>,
    accessed_at: Option<Value<'a>>,
    kind: Option<Value<'a>>,
    organization_id: Option<Value<'a>>,
    organization_uuid: Option<Value<'a>>,
    actor: Option<Value<'a>>,
    workspace: Option<Value<'a>>,
    project: Option<Value<'a>>,
    request: Option<Value<'a>>,
    surface: Option<Value<'a>>,
    status_code: Option<Value<'a>>,
    reason_code: Option<Value<'a>>,
    decision: Option<Value<'a>>,
    /// Chat, conversation and session: the first that is there becomes the session.
    sessions: [Option<Value<'a>>; 3],
    extra: Vec<(Text<'a>, Text<'a>)>,
}

/// Names of the three kinds of session, in order of preference.
const SESSIONS: [&str; 3] = ["claude_chat_id", "conversation_id", "session_id"];

impl<'a> Found<'a> {
    fn of(fields: &[Field<'a>]) -> Self {
        let mut found = Self::default();
        for Field { name, value } in fields {
            let slot = match &**name {
                "id" => &mut found.id,
                "created_at" => &mut found.created_at,
                "accessed_at" => &mut found.accessed_at,
                "type" => &mut found.kind,
                "organization_id" => &mut found.organization_id,
                "organization_uuid" => &mut found.organization_uuid,
                "actor" => &mut found.actor,
                "workspace_id" => &mut found.workspace,
                "claude_project_id" => &mut found.project,
                "request_id" => &mut found.request,
                "surface" => &mut found.surface,
                "claude_chat_id" => &mut found.sessions[0],
                "conversation_id" => &mut found.sessions[1],
                "session_id" => &mut found.sessions[2],
                other => {
                    match other {
                        "status_code" => found.status_code = Some(*value),
                        "reason_code" => found.reason_code = Some(*value),
                        "decision" => found.decision = Some(*value),
                        _ => {}
                    }
                    found.extra.push((name.clone(), value.as_json()));
                    continue;
                }
            };
            *slot = Some(*value);
        }
        found
    }

    /// The session; the other names that are there stay in the tail.
    fn take_session(&mut self) -> Option<Text<'a>> {
        let mut session = None;
        for (name, value) in SESSIONS.into_iter().zip(self.sessions) {
            let Some(value) = value else { continue };
            match value.text() {
                Some(text) if session.is_none() => session = Some(text),
                Some(_) => self.extra.push((Cow::Borrowed(name), value.as_json())),
                None => {}
            }
        }
        session
    }

    /// Vendor access is told up to two days late: it happened when it was accessed.
    fn instant(&mut self, zone: Tz) -> Result<i64, Fault> {
        let (name, value) = match self.accessed_at.filter(|value| value.text().is_some()) {
            Some(value) => {
                let created = self.created_at.map(|created| (Cow::Borrowed("created_at"), created.as_json()));
                self.extra.extend(created);
                ("accessed_at", value)
            }
            None => ("created_at", self.created_at.ok_or_else(|| Fault::missing("created_at"))?),
        };
        let text = value.text().ok_or_else(|| Fault::missing(name))?;
        time::instant(&text, zone).ok_or_else(|| Fault::time(name))
    }
}

fn text(value: Option<Value<'_>>) -> Option<Text<'_>> {
    value?.text()
}

fn event<'a>(fields: &[Field<'a>], zone: Tz) -> Result<Event<'a>, Fault> {
    let mut found = Found::of(fields);
    let native_type = text(found.kind);
    if native_type.is_none() && found.actor.is_none() {
        let detail = "expected an activity with `type` and `actor`";
        return Err(Fault::new(RejectReason::WrongRecord, detail));
    }
    let native_type = native_type.ok_or_else(|| Fault::missing("type"))?;
    let id = text(found.id).ok_or_else(|| Fault::missing("id"))?;
    let ts_us = found.instant(zone)?;
    let about = types::of(&native_type);
    let mut event = Event::new(id, ts_us, about.kind, native_type);
    event.type_known = about.known;
    event.outcome = outcome(about, &found);
    event.provider = Some(Cow::Borrowed("anthropic"));
    event.surface = text(found.surface).map(surface_word).or(about.surface.map(Cow::Borrowed));
    event.org_id = text(found.organization_id).or_else(|| text(found.organization_uuid));
    event.workspace_id = text(found.workspace);
    event.native_project = text(found.project);
    event.session_id = found.take_session();
    event.request_id = text(found.request);
    event.risk_category = risk(about, &found)
        .or_else(|| switched(&event.native_type, &found.extra))
        .or_else(|| audience(&event.native_type, &found.extra));
    event.object_id = object(&event.native_type, text(found.project), &found.extra);
    event.extra = found.extra;
    if let Some(Value::Json(actor)) = found.actor {
        describe_actor(&mut event, &field::object(actor));
    }
    Ok(event)
}

/// `claude-code` and `claude_code` are one surface.
pub(super) fn surface_word(word: Text<'_>) -> Text<'_> {
    if word.contains('-') { Cow::Owned(word.replace('-', "_")) } else { word }
}

fn outcome(about: ActivityType, found: &Found<'_>) -> Outcome {
    if let Some(Ok(Some(status))) = found.status_code.map(Value::integer) {
        return match status {
            100..=399 => Outcome::Success,
            401 | 403 => Outcome::Denied,
            _ => Outcome::Failure,
        };
    }
    match text(found.decision).as_deref() {
        Some("blocked") => Outcome::Denied,
        _ => about.outcome,
    }
}

/// Vendor access says itself why; every other risk is named by its type.
fn risk<'a>(about: ActivityType, found: &Found<'a>) -> Option<Text<'a>> {
    let risk = about.risk?;
    let reason = if risk == "vendor_access" { text(found.reason_code) } else { None };
    reason.or(Some(Cow::Borrowed(risk)))
}

/// Whether the record tells that the feed itself was switched off or on, or that single sign-on was switched off.
fn switched<'a>(native_type: &str, fields: &[(Text<'a>, Text<'a>)]) -> Option<Text<'a>> {
    let (names, off, on): (&[&str], _, _) = match native_type {
        "org_compliance_api_settings_updated" => {
            (&["compliance_api_enabled", "compliance_api_logging_enabled"], AUDIT_LOG_OFF, Some(AUDIT_LOG_ON))
        }
        // The vendor's list of types has one name, the published detection rules the other.
        "org_sso_toggled" => (&["enabled", "is_enabled"], SSO_OFF, None),
        _ => return None,
    };
    let switches = fields.iter().filter(|(name, _)| names.contains(&&**name));
    let states: Vec<bool> = switches.filter_map(|(_, value)| value.parse().ok()).collect();
    let word = if states.contains(&false) { Some(off) } else { on };
    word.filter(|_| !states.is_empty()).map(Cow::Borrowed)
}

/// Whether a change of sharing tells that the public is in its audience or that it is not; nothing where it tells of no
/// audience.
fn audience<'a>(native_type: &str, fields: &[(Text<'a>, Text<'a>)]) -> Option<Text<'a>> {
    if !matches!(native_type, "claude_artifact_sharing_updated" | "claude_project_sharing_updated") {
        return None;
    }
    let (_, list) = fields.iter().find(|(name, _)| name == "audience")?;
    let list: Vec<serde_json::Value> = serde_json::from_str(list).ok()?;
    let is_public = |member: &serde_json::Value| member.get("type").is_some_and(|kind| kind == "public");
    let word = if list.iter().any(is_public) { SHARED_PUBLICLY } else { SHARED_INSIDE };
    Some(Cow::Borrowed(word))
}

/// What a change of sharing, or a deletion that ends it, is about: a project or an artifact.
fn object<'a>(native_type: &str, project: Option<Text<'a>>, fields: &[(Text<'a>, Text<'a>)]) -> Option<Text<'a>> {
    match native_type {
        "claude_project_sharing_updated" | "claude_project_deleted" => project,
        "claude_artifact_sharing_updated" => {
            let (_, id) = fields.iter().find(|(name, _)| name == "claude_artifact_id")?;
            serde_json::from_str::<String>(id).ok().filter(|id| !id.is_empty()).map(Cow::Owned)
        }
        _ => None,
    }
}

/// The actor types, ours beside them, and the field that says who it was.
const ACTORS: &[(&str, ActorKind, &str)] = &[
    ("user_actor", ActorKind::User, "user_id"),
    ("api_actor", ActorKind::ApiKey, "api_key_id"),
    ("admin_api_key_actor", ActorKind::AdminKey, "admin_api_key_id"),
    ("service_account_actor", ActorKind::ServiceAccount, "service_account_id"),
    ("unauthenticated_user_actor", ActorKind::Anonymous, "unauthenticated_email_address"),
    ("anthropic_actor", ActorKind::VendorStaff, ""),
    ("system_actor", ActorKind::System, "service"),
    ("scim_directory_sync_actor", ActorKind::Scim, "directory_id"),
    ("federated_identity_actor", ActorKind::Federated, "subject"),
    ("federated_actor", ActorKind::Federated, "subject"),
    ("attested_device_actor", ActorKind::Device, "external_client_id"),
];

/// Fields of an actor that never leave this file: address, browser and e-mail of a person.
const NEVER_KEPT: &[&str] = &["ip_address", "user_agent", "email_address", "unauthenticated_email_address"];

fn describe_actor<'a>(event: &mut Event<'a>, fields: &[Field<'a>]) {
    let native = field::find(fields, "type").and_then(Value::text);
    let known = ACTORS.iter().find(|(name, _, _)| Some(*name) == native.as_deref());
    let id_name = match known {
        Some((_, kind, id_name)) => {
            event.actor_kind = *kind;
            id_name
        }
        // Of an actor that we do not know, the first id is taken.
        None => fields.iter().map(|field| &*field.name).find(|name| name.ends_with("_id")).unwrap_or_default(),
    };
    event.actor = field::find(fields, id_name).and_then(Value::text);
    if known.is_none_or(|(name, _, _)| *name == "user_actor") && event.actor.is_none() {
        event.actor = field::find(fields, "email_address").and_then(Value::text);
    }
    if matches!(event.actor_kind, ActorKind::ApiKey | ActorKind::AdminKey) {
        event.actor = event.actor.take().map(key::suffix);
        event.api_key_id.clone_from(&event.actor);
    }
    let kept = |field: &&Field<'a>| {
        let name = &*field.name;
        let mapped = name == id_name || (name == "type" && known.is_some());
        !mapped && !NEVER_KEPT.contains(&name)
    };
    let tail = fields.iter().filter(kept);
    event.extra.extend(tail.map(|field| (Cow::Owned(format!("actor.{}", field.name)), field.value.as_json())));
}
