//! Compliance API sessions: Cowork, Claude Code and other apps on people's computers (local) and in the cloud (remote), and
//! their transcripts.
//!
//! A transcript repeats what clients send: counting its assistant messages overstates outputs up to a hundredfold. What is
//! an output is decided by [`PROVENANCE`]. A turn whose content is withheld (too large, not captured, key revoked) is still
//! one turn of the session, and no replay: it counts, without saying how it ended. A placeholder for an unknown number of
//! turns does not.
//!
//! A transcript's copy of its session leaves out what the list says (project, starter); it therefore counts as older than
//! the list's, by having no time of observation.

use super::claude_activity::surface_word;
use super::claude_message::{self as message, Numbering, Parts};
use super::field::Value;
use super::rows::{self, Fault, Row};
use super::{Format, FormatError, Head, Options, Piece, Sink, Unit};
use crate::event::capability::{Evidence, Question};
use crate::event::row::{Event, Text};
use crate::event::tables;
use crate::event::taxonomy::{ActorKind, Kind, Outcome, RejectReason};
use chrono_tz::Tz;
use serde_json::Map;
use std::borrow::Cow;

/// The format.
pub static FORMAT: Format = Format {
    id: "claude_sessions",
    title: "Claude Compliance API sessions and transcripts",
    looks_for: "JSON sessions (`compliance_local_session`, `cse_…`) or pages with `session` and its messages in `data`",
    how_to_export: "save the pages of GET /v1/compliance/apps/sessions/local and .../remote, and of .../{id}/messages",
    gaps: "it has no tokens and no cost, transcripts of remote sessions do not name the project, instruction files look like \
           prompts, and a local session whose oldest calls have expired begins later than it did",
    fills: &[&tables::EVENT],
    answers: &[(Question::Calls, Evidence::Proxy), (Question::Adoption, Evidence::Rows)],
    fills_gaps_of: None,
    unit: Unit::Page,
    recognises,
    read,
};

/// How the ids of sessions and messages begin, local and remote.
const ID_PREFIXES: &[&str] = &["clls_", "clsm_", "cse_", "csev_"];

fn recognises(head: &Head) -> bool {
    let Head::Json(head) = head else { return false };
    let framed = head.frame.get("session").and_then(serde_json::Value::as_object);
    is_of_session(head.first()) || framed.is_some_and(is_of_session)
}

fn is_of_session(record: &Map<String, serde_json::Value>) -> bool {
    let begins = |name: &str, prefixes: &[&str]| {
        let text = record.get(name).and_then(serde_json::Value::as_str);
        text.is_some_and(|text| prefixes.iter().any(|prefix| text.starts_with(prefix)))
    };
    // Ids may change their form; only sessions name a product's surface.
    let named = begins("type", &["compliance_local_session"]) || begins("id", ID_PREFIXES);
    record.contains_key("created_at") && (named || record.contains_key("product_surface"))
}

fn read(piece: &Piece<'_>, options: &Options, sink: &mut dyn Sink) -> Result<(), FormatError> {
    rows::each_page(piece, sink, &mut |row, sink| {
        read_page(row, options.zone, sink);
        Ok(())
    })
}

/// A page of sessions, a page of one session's messages, or a session or message by itself.
fn read_page(row: &Row<'_, '_>, zone: Tz, sink: &mut dyn Sink) {
    let session = row.child("session");
    let mut transcript = Transcript { of: session.as_ref().map(Session::of), zone, numbering: Numbering::default() };
    if let Some(session) = &session {
        settle(session, session_event(session, zone, Written::Transcript), sink);
    }
    if let Some(Value::Json(list)) = row.get("data")
        && list.starts_with('[')
    {
        for child in &row.children("data") {
            read_one(child, &mut transcript, sink);
        }
    } else if session.is_none() {
        read_one(row, &mut transcript, sink);
    }
}

fn read_one(row: &Row<'_, '_>, transcript: &mut Transcript<'_>, sink: &mut dyn Sink) {
    let event = if row.get("role").is_some() {
        transcript.event(row)
    } else {
        session_event(row, transcript.zone, Written::List)
    };
    settle(row, event, sink);
}

fn settle(row: &Row<'_, '_>, event: Result<Event<'_>, Fault>, sink: &mut dyn Sink) {
    match event {
        Ok(event) => sink.event(row.line, event),
        Err(fault) => row.settle(Err(fault), sink),
    }
}

/// Where a session stands written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Written {
    /// In the list, with all that is known of it.
    List,
    /// At the head of its transcript.
    Transcript,
}

/// Fields of a session that have a column or name a person.
const SESSION_MAPPED: &[&str] = &[
    "type",
    "id",
    "created_at",
    "updated_at",
    "organization_id",
    "organization_uuid",
    "workspace_id",
    "claude_project_id",
    "product_surface",
    "user",
    "started_by_user",
    "name",
    "title",
    "summary",
];

fn session_event<'a>(row: &Row<'a, '_>, zone: Tz, written: Written) -> Result<Event<'a>, Fault> {
    if row.get("id").is_none() && row.get("created_at").is_none() {
        return Err(Fault::new(RejectReason::WrongRecord, "expected a session or a message of one"));
    }
    let id = row.required(&["id"])?;
    let ts_us = message::created(row, zone)?;
    let observed_us = row.instant(&["updated_at"], zone)?;
    let native = row.text(&["type"]);
    let (native_type, known) = match native {
        None => (Cow::Borrowed("remote_session"), true),
        Some(word) if word == "compliance_local_session" => (Cow::Borrowed("local_session"), true),
        Some(word) => (word, false),
    };
    let mut event = Session::of(row).describe(Event::new(id, ts_us, Kind::Session, native_type));
    event.provider = Some(Cow::Borrowed("anthropic"));
    event.type_known = known;
    event.observed_us = observed_us.filter(|_| written == Written::List);
    if row.text(&["status"]).as_deref() == Some("failed") {
        event.outcome = Outcome::Failure;
    }
    event.extra = row.tail(SESSION_MAPPED);
    Ok(event)
}

/// What a session says about itself and so about each of its messages.
struct Session<'a> {
    id: Option<Text<'a>>,
    org_id: Option<Text<'a>>,
    workspace: Option<Text<'a>>,
    project: Option<Text<'a>>,
    surface: Option<Text<'a>>,
    actor: Option<Text<'a>>,
    actor_kind: ActorKind,
}

impl<'a> Session<'a> {
    fn of(row: &Row<'a, '_>) -> Self {
        // An agent's run was started by a person where one is named; the agent's id stays in the tail.
        let person = message::person(row, "user").or_else(|| message::person(row, "started_by_user"));
        let (actor, actor_kind) = match (person, row.text(&["agent_id"])) {
            (Some(person), _) => (Some(person), ActorKind::User),
            (None, Some(agent)) => (Some(agent), ActorKind::ServiceAccount),
            (None, None) => (None, ActorKind::Unknown),
        };
        Self {
            id: row.text(&["id"]),
            org_id: row.text(&["organization_id", "organization_uuid"]),
            workspace: row.text(&["workspace_id"]),
            project: row.text(&["claude_project_id"]),
            surface: row.text(&["product_surface"]).map(surface_word),
            actor,
            actor_kind,
        }
    }

    /// Adds what holds for the session as a whole.
    fn describe(&self, mut event: Event<'a>) -> Event<'a> {
        event.session_id.clone_from(&self.id);
        event.org_id.clone_from(&self.org_id);
        event.workspace_id.clone_from(&self.workspace);
        event.native_project.clone_from(&self.project);
        event.surface.clone_from(&self.surface);
        event.actor.clone_from(&self.actor);
        event.actor_kind = self.actor_kind;
        event
    }
}

/// What a message is worth.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// A turn of the session, as it was captured.
    Turn,
    /// A turn of the session whose content is withheld.
    Withheld,
    /// An answer that was broken off.
    Aborted,
    /// No turn: a replay, a marker, or a placeholder for any number of turns.
    Aside,
}

/// How a message came into the transcript, the reason that is given for it, and what that makes of it. A message without
/// provenance was captured as it went through the API.
const PROVENANCE: &[(&str, Option<&str>, Standing)] = &[
    ("client_asserted", None, Standing::Aside),
    ("synthetic_marker", None, Standing::Aside),
    ("content_unavailable", Some("oversize"), Standing::Withheld),
    ("content_unavailable", Some("not_captured"), Standing::Withheld),
    ("content_unavailable", Some("cmek_key_revoked"), Standing::Withheld),
    ("content_unavailable", Some("client_aborted"), Standing::Aborted),
    ("content_unavailable", Some("retention_elapsed"), Standing::Aside),
];

/// The provenance in the export's words, its reason, and what it makes of the message; `None` for words we do not know.
type Provenance<'a> = (Option<Text<'a>>, Option<Text<'a>>, Option<Standing>);

fn provenance<'a>(row: &Row<'a, '_>) -> Provenance<'a> {
    let (word, reason) = match row.child("provenance") {
        Some(object) => (object.text(&["type"]), object.text(&["reason"])),
        None => (row.text(&["provenance"]), None),
    };
    if let Some(word) = word {
        let same = |(name, why, _): &&(&str, Option<&str>, Standing)| *name == word && *why == reason.as_deref();
        let standing = PROVENANCE.iter().find(same).map(|(_, _, standing)| *standing);
        return (Some(word), reason, standing);
    }
    // Remote messages say it with a flag of their own, and give no reason.
    if row.text(&["content_unavailable"]).as_deref() == Some("true") {
        return (Some(Cow::Borrowed("content_unavailable")), None, Some(Standing::Withheld));
    }
    (None, None, Some(Standing::Turn))
}

/// Fields of a message that have a column or a count, name a person, or hold content.
const MESSAGE_MAPPED: &[&str] = &[
    "type",
    "id",
    "role",
    "model",
    "created_at",
    "provenance",
    "content",
    "text",
    "content_unavailable",
    "sent_by_user_id",
    "session_id",
];

/// The messages of one session, in the order of the file.
struct Transcript<'s> {
    of: Option<Session<'s>>,
    zone: Tz,
    numbering: Numbering,
}

impl<'s> Transcript<'s> {
    fn event<'e, 'a: 'e>(&mut self, row: &Row<'a, '_>) -> Result<Event<'e>, Fault>
    where
        's: 'e,
    {
        let role = row.required(&["role"])?;
        let ts_us = message::created(row, self.zone)?;
        let session = self.of.as_ref().and_then(|session| session.id.clone()).or_else(|| row.text(&["session_id"]));
        let id = match row.text(&["id"]) {
            Some(id) => id,
            None => Cow::Owned(self.numbering.id(session.as_deref().unwrap_or_default(), ts_us, &role)),
        };
        let (origin, reason, standing) = provenance(row);
        let parts = Parts::of(row);
        let from_tool = origin.is_none() && role == "user" && parts.are_tool_results();
        let by_role = message::kind_of_role(&role);
        let kind = by_role.filter(|_| !from_tool && !matches!(standing, None | Some(Standing::Aside)));
        let mark = if from_tool { Some("tool_result") } else { origin.as_deref() };
        let native_type = mark.map_or_else(|| format!("message:{role}"), |mark| format!("message:{role}:{mark}"));
        let mut event = Event::new(id, ts_us, kind.unwrap_or(Kind::Other), Cow::Owned(native_type));
        if let Some(session) = &self.of {
            event = session.describe(event);
        }
        event.type_known = by_role.is_some() && standing.is_some();
        event.provider = Some(Cow::Borrowed("anthropic"));
        event.session_id = session;
        event.model = row.text(&["model"]);
        event.outcome = outcome(event.kind, standing);
        if let Some(sender) = row.text(&["sent_by_user_id"]) {
            (event.actor, event.actor_kind) = (Some(sender), ActorKind::User);
        }
        event.extra = parts.tail();
        let reason = reason.map(|reason| Cow::Owned(super::field::quote(&reason)));
        event.extra.extend(reason.map(|reason| (Cow::Borrowed("provenance_reason"), reason)));
        event.extra.extend(row.tail(MESSAGE_MAPPED));
        Ok(event)
    }
}

fn outcome(kind: Kind, standing: Option<Standing>) -> Outcome {
    match (kind, standing) {
        (Kind::Output, Some(Standing::Turn)) => Outcome::Success,
        (Kind::Output, Some(Standing::Aborted)) => Outcome::Failure,
        _ => Outcome::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_transcript_is_recognised_by_its_session_or_by_its_messages() {
        let session =
            r#""session":{"id":"opaque","product_surface":"cowork_remote","created_at":"2026-07-01T17:04:05Z"}"#;
        let message = r#""data":[{"id":"csev_01Fake","role":"user","created_at":"2026-07-01T17:04:05Z","content":["#;
        for text in [
            format!("{{{session},\"data\":[{{\"id\":\"opaque\",\"role\":\"user\"}}]}}"),
            // The head ends inside the first message; the session would have come after the data.
            format!("{{{message}"),
        ] {
            assert!(recognises(&Head::of(text.as_bytes())), "{text}");
        }
    }

    #[test]
    fn other_pages_with_users_and_times_are_no_sessions() {
        for text in [
            r#"{"data":[{"id":"rbac_group_1","name":"a","created_at":"2026-07-01T17:04:05Z"}],"next_page":null}"#,
            r#"{"data":[{"id":"claude_proj_1","created_at":"2026-07-01T17:04:05Z","user":{"id":"user_1"}}]}"#,
            r#"{"session":"abc","data":[{"id":"evt_1","created_at":"2026-07-01T17:04:05Z"}]}"#,
        ] {
            assert!(!recognises(&Head::of(text.as_bytes())), "{text}");
        }
    }
}
