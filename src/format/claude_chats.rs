//! Compliance API chats: the list of chats, and chats with their messages. The only export of claude.ai that holds its
//! prompts and outputs one by one, and by project.
//!
//! A chat is one event of kind `session`, whether it came from the list or with its messages: both deliver the same chat
//! object, from which alone the event is made, so that the later of the two replaces the earlier. Every message is one
//! event more, whatever tools were used inside it. A message belongs to the project that its chat belongs to now; it is
//! therefore as old as the chat's last change, and a chat that was moved takes its messages along.

use super::claude_message::{self as message, Numbering, Parts};
use super::rows::{self, Fault, Row};
use super::{Format, FormatError, Head, Options, Piece, Sink, Unit};
use crate::event::capability::{Evidence, Question};
use crate::event::row::{Event, Micros, Text};
use crate::event::tables;
use crate::event::taxonomy::{ActorKind, Kind, Outcome, RejectReason};
use chrono_tz::Tz;
use std::borrow::Cow;

/// The format.
pub static FORMAT: Format = Format {
    id: "claude_chats",
    title: "Claude Compliance API chats and messages",
    looks_for: "JSON chats with `id` and `created_at`, with or without `chat_messages`",
    how_to_export: "save the pages of GET /v1/compliance/apps/chats and the responses of \
                    GET /v1/compliance/apps/chats/{id}/messages, as they are or as one chat a line",
    gaps: "it has no tokens and no cost, names the chat's present model for all of its messages, and lists no chat of \
           other surfaces than claude.ai",
    fills: &[&tables::EVENT],
    answers: &[(Question::Calls, Evidence::Proxy), (Question::Adoption, Evidence::Rows)],
    fills_gaps_of: None,
    unit: Unit::Record,
    recognises,
    read,
};

fn recognises(head: &Head) -> bool {
    let Head::Json(head) = head else { return false };
    let record = head.first();
    let has = |name: &str| record.get(name).is_some_and(|value| !value.is_null());
    record.get("id").and_then(serde_json::Value::as_str).is_some_and(|id| is_chat(id, &has))
}

/// Tells a chat from its messages, from files and from projects, which have ids as well. Ids may change their form, so
/// the form is only one of three signs.
fn is_chat(id: &str, has: &dyn Fn(&str) -> bool) -> bool {
    let listed = id.starts_with("claude_chat_") || (has("href") && has("updated_at") && !has("is_private"));
    has("chat_messages") || (listed && has("created_at") && !has("role"))
}

fn read(piece: &Piece<'_>, options: &Options, sink: &mut dyn Sink) -> Result<(), FormatError> {
    rows::each(piece, sink, &mut |row, sink| read_chat(row, options.zone, sink))
}

fn read_chat(row: &Row<'_, '_>, zone: Tz, sink: &mut dyn Sink) -> Result<(), Fault> {
    let id = row.text(&["id"]).filter(|id| is_chat(id, &|name| row.get(name).is_some()));
    let wrong = || Fault::new(RejectReason::WrongRecord, "expected a chat with `id` and `created_at`");
    let chat = Chat::of(row, id.ok_or_else(wrong)?);
    let observed = row.instant(&["updated_at"], zone);
    let observed_us = observed.clone().ok().flatten();
    // A chat that cannot be dated does not take its messages with it.
    match observed.and_then(|_| message::created(row, zone)) {
        Ok(ts_us) => sink.event(row.line, chat.session(row, ts_us, observed_us)),
        Err(fault) => row.settle(Err(fault), sink),
    }
    let mut turns = Turns { zone, observed_us, asked_us: None, numbering: Numbering::default() };
    for child in row.children("chat_messages") {
        match turns.event(&chat, &child) {
            Ok(event) => sink.event(child.line, event),
            Err(fault) => {
                turns.asked_us = None;
                child.settle(Err(fault), sink);
            }
        }
    }
    Ok(())
}

/// Fields of a chat that have a column, frame its messages, or were written by a person.
const CHAT_MAPPED: &[&str] = &[
    "id",
    "created_at",
    "updated_at",
    "organization_id",
    "organization_uuid",
    "project_id",
    "model",
    "user",
    "chat_messages",
    "has_more",
    "first_id",
    "last_id",
    "name",
    "title",
    "summary",
];

/// Fields of a message that have a column or a count, or hold content.
const MESSAGE_MAPPED: &[&str] =
    &["id", "role", "created_at", "model", "content", "text", "files", "generated_files", "artifacts"];

/// What a chat says about itself and so about each of its messages.
struct Chat<'a> {
    id: Text<'a>,
    org_id: Option<Text<'a>>,
    project: Option<Text<'a>>,
    model: Option<Text<'a>>,
    person: Option<Text<'a>>,
}

impl<'a> Chat<'a> {
    fn of(row: &Row<'a, '_>, id: Text<'a>) -> Self {
        Self {
            id,
            org_id: row.text(&["organization_id", "organization_uuid"]),
            project: row.text(&["project_id"]),
            model: row.text(&["model"]),
            person: message::person(row, "user"),
        }
    }

    fn session(&self, row: &Row<'a, '_>, ts_us: Micros, observed_us: Option<Micros>) -> Event<'a> {
        let event = Event::new(self.id.clone(), ts_us, Kind::Session, Cow::Borrowed("chat"));
        Event { observed_us, model: self.model.clone(), extra: row.tail(CHAT_MAPPED), ..self.describe(event) }
    }

    /// Adds what holds for the chat as a whole.
    fn describe(&self, mut event: Event<'a>) -> Event<'a> {
        event.provider = Some(Cow::Borrowed("anthropic"));
        event.surface = Some(Cow::Borrowed("chat"));
        event.org_id.clone_from(&self.org_id);
        event.native_project.clone_from(&self.project);
        event.session_id = Some(self.id.clone());
        event.actor.clone_from(&self.person);
        event.actor_kind = if self.person.is_some() { ActorKind::User } else { ActorKind::Unknown };
        event
    }
}

/// The messages of one chat, in the order of the file.
struct Turns {
    zone: Tz,
    observed_us: Option<Micros>,
    /// When the prompt came that no output has answered yet.
    asked_us: Option<Micros>,
    numbering: Numbering,
}

impl Turns {
    fn event<'a>(&mut self, chat: &Chat<'a>, row: &Row<'a, '_>) -> Result<Event<'a>, Fault> {
        let role = row.required(&["role"])?;
        let ts_us = message::created(row, self.zone)?;
        let id = match row.text(&["id"]) {
            Some(id) => id,
            None => Cow::Owned(self.numbering.id(&chat.id, ts_us, &role)),
        };
        let kind = message::kind_of_role(&role);
        let native_type = Cow::Owned(format!("message:{role}"));
        let mut event = chat.describe(Event::new(id, ts_us, kind.unwrap_or(Kind::Other), native_type));
        event.type_known = kind.is_some();
        event.observed_us = self.observed_us;
        event.model = row.text(&["model"]).or_else(|| chat.model.clone());
        match kind {
            Some(Kind::Prompt) => self.asked_us = Some(ts_us),
            Some(Kind::Output) => {
                event.outcome = Outcome::Success;
                event.latency_ms = self.waited_ms(ts_us);
            }
            _ => {}
        }
        event.extra = Parts::of(row).tail();
        for name in ["files", "generated_files", "artifacts"] {
            let number = row.children(name).len();
            event.extra.extend((number > 0).then(|| message::count(name, number)));
        }
        event.extra.extend(row.tail(MESSAGE_MAPPED));
        Ok(event)
    }

    /// From the prompt to the end of its first answer. A further answer was asked for later, nobody knows when; newest
    /// first, no answer follows its prompt.
    fn waited_ms(&mut self, ts_us: Micros) -> Option<i64> {
        let waited = ts_us - self.asked_us.take()?;
        (waited >= 0).then_some(waited / 1000)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chat_is_recognised_by_its_messages_its_address_or_its_id() {
        for text in [
            r#"{"id":"opaque","created_at":"2026-09-01T09:00:00Z","chat_messages":[]}"#,
            r#"{"data":[{"id":"opaque","created_at":"2026-09-01T09:00:00Z","updated_at":"2026-09-01T09:00:00Z","href":"x"}]}"#,
            // The head ends inside the messages.
            r#"{"id":"claude_chat_01Fake","created_at":"2026-09-01T09:00:00Z","chat_messages":[{"id":"#,
        ] {
            assert!(recognises(&Head::of(text.as_bytes())), "{text}");
        }
    }

    #[test]
    fn what_stands_near_chats_in_the_same_interface_is_no_chat() {
        for text in [
            r#"{"id":"claude_chat_01Fake","type":"claude_chat_deleted"}"#,
            r#"{"data":[{"id":"claude_file_01Fake","created_at":"2026-09-01T09:00:00Z","filename":"a","type":"project_file"}]}"#,
            r#"{"data":[{"id":"claude_proj_01Fake","name":"a","created_at":"2026-09-01T09:00:00Z","is_private":true}]}"#,
            r#"[{"uuid":"u","name":"a","created_at":"2026-09-01T09:00:00Z","chat_messages":[{"sender":"human"}]}]"#,
            r#"{"id":"claude_chat_msg_01Fake","role":"user","created_at":"2026-09-01T09:00:00Z"}"#,
        ] {
            assert!(!recognises(&Head::of(text.as_bytes())), "{text}");
        }
    }
}
