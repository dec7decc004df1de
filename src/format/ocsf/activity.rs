//! API activity (6003): with a model or a message it is an AI operation, else somebody used or changed a service.

use super::Record;
use crate::event::row::{Event, Text};
use crate::event::taxonomy::{ActorKind, Kind, Outcome};
use crate::format::field::{self, Value};
use crate::format::key;
use crate::format::rows::Fault;
use std::borrow::Cow;

/// Beginnings of the operations that ask a model, where no message tells what was said.
const ASKING: &[&str] = &["chat", "complet", "converse", "embed", "generat", "infer", "invoke", "message"];

impl<'a> Record<'a, '_> {
    /// The event of an API activity.
    pub(super) fn activity(&self) -> Result<Event<'a>, Fault> {
        let ai = self.row.child("ai_model").is_some() || self.row.child("message_context").is_some();
        let kind = if ai { self.operation()? } else { self.service()? };
        let mut event = self.event(kind)?;
        event.outcome = self.outcome()?;
        if self.blocked()? {
            event.outcome = Outcome::Denied;
        }
        if event.kind == Kind::RiskFlag {
            event.risk_category = Some(Cow::Borrowed("blocked"));
        }
        self.describe_actor(&mut event);
        if ai {
            self.describe_operation(&mut event)?;
        }
        let operation = self.text(&["api", "operation"]).filter(|operation| field::is_word(operation));
        event.extra.extend(operation.map(|text| (Cow::Borrowed("api.operation"), field::quote(&text).into())));
        Ok(event)
    }

    /// What an AI operation is, by the role of its message. A person's message and the answer to it may be two events: only
    /// the one with the answer is the call.
    fn operation(&self) -> Result<Kind, Fault> {
        // A control stopped it before a model was asked.
        if self.blocked()? {
            return Ok(Kind::RiskFlag);
        }
        let answered = self.text(&["message_context", "response_text"]).is_some()
            || self.tokens("completion_tokens")?.is_some_and(|tokens| tokens > 0);
        let role = self.text(&["message_context", "ai_role_id"]);
        Ok(match role.as_deref() {
            Some("3") => Kind::ToolCall,
            Some("5" | "6") => Kind::Other,
            Some("2") => Kind::Call,
            _ if answered => Kind::Call,
            Some("1") => Kind::Prompt,
            Some("4") => Kind::Other,
            _ if self.asks() => Kind::Call,
            _ => Kind::Other,
        })
    }

    /// Whether the operation is one that asks a model.
    fn asks(&self) -> bool {
        let operation = self.text(&["api", "operation"]).unwrap_or_default().to_ascii_lowercase();
        ASKING.iter().any(|begin| operation.starts_with(begin))
    }

    fn service(&self) -> Result<Kind, Fault> {
        Ok(match self.number("activity_id")? {
            Some(1 | 3 | 4) => Kind::Admin,
            Some(2) => Kind::Access,
            _ => Kind::Other,
        })
    }

    /// Whether a control denied or blocked it.
    fn blocked(&self) -> Result<bool, Fault> {
        Ok(self.number("action_id")? == Some(2) || self.number("disposition_id")? == Some(2))
    }

    fn outcome(&self) -> Result<Outcome, Fault> {
        let code = self.text(&["api", "response", "code"]).and_then(|code| code.parse::<i64>().ok());
        let failed = self.text(&["api", "response", "error"]).is_some();
        Ok(match (self.number("status_id")?, code) {
            (Some(2) | None, Some(401 | 403)) => Outcome::Denied,
            (Some(1), _) => Outcome::Success,
            (Some(2), _) => Outcome::Failure,
            _ if failed || code.is_some_and(|code| code >= 400) => Outcome::Failure,
            (_, Some(200..=299)) => Outcome::Success,
            _ => Outcome::Unknown,
        })
    }

    fn describe_actor(&self, event: &mut Event<'a>) {
        let user = |name: &str| self.text(&["actor", "user", name]);
        let id = user("uid").or_else(|| user("name")).or_else(|| user("email_addr"));
        event.actor_kind = match (id.is_some(), user("type_id").as_deref()) {
            (true, Some("3")) => ActorKind::System,
            (true, Some("4")) => ActorKind::ServiceAccount,
            (true, _) => ActorKind::User,
            (false, _) => ActorKind::Unknown,
        };
        event.actor = id;
        // A key in clear text is a secret and is left out.
        let key = user("credential_uid").filter(|key| !key.starts_with("sk-"));
        event.api_key_id = key.map(key::suffix);
        if event.actor.is_none() {
            let app = self.text(&["actor", "app_uid"]).or_else(|| self.text(&["actor", "app_name"]));
            event.actor_kind = if app.is_some() { ActorKind::ServiceAccount } else { ActorKind::Unknown };
            event.actor = app;
        }
    }

    fn describe_operation(&self, event: &mut Event<'a>) -> Result<(), Fault> {
        event.surface = Some(Cow::Borrowed("api"));
        event.provider = self.text(&["ai_model", "ai_provider"]);
        event.model = self.text(&["ai_model", "name"]).or_else(|| self.text(&["ai_model", "uid"]));
        event.session_id = self.text(&["message_context", "uid"]);
        let tags = [self.named("application"), self.named("service")];
        event.tags = tags.into_iter().flatten().collect();
        event.tags.dedup();
        event.native_project = event.tags.first().cloned().or_else(|| event.org_id.clone());
        if event.kind == Kind::Call {
            event.tokens_in = self.tokens("prompt_tokens")?;
            event.tokens_out = self.tokens("completion_tokens")?;
            event.latency_ms = self.duration()?;
        }
        Ok(())
    }

    /// The application or service of a message: a text or an object with a name.
    fn named(&self, what: &str) -> Option<Text<'a>> {
        let path = |name| ["message_context", what, name];
        let whole = self.text(&["message_context", what]);
        whole.or_else(|| self.text(&path("name"))).or_else(|| self.text(&path("uid")))
    }

    fn tokens(&self, name: &'static str) -> Result<Option<i64>, Fault> {
        let context = self.row.child("message_context");
        let value = context.and_then(|context| context.get(name));
        value.map_or(Ok(None), Value::integer).map_err(|_| Fault::number(name))
    }

    /// Milliseconds, as the event says or from its first moment to its last.
    fn duration(&self) -> Result<Option<i64>, Fault> {
        if let Some(duration) = self.number("duration")? {
            return Ok((duration >= 0).then_some(duration));
        }
        let span = (self.time(&["start_time"])?, self.time(&["end_time"])?);
        let (Some(start), Some(end)) = span else { return Ok(None) };
        Ok((end >= start).then_some((end - start) / 1000))
    }
}
