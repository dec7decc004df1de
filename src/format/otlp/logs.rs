//! Log records: the events of Claude Code, those of the `GenAI` conventions, and everything else.

use super::attributes::{Any, Attributes};
use super::{Place, hex_id, instant, origin};
use crate::event::row::{Event, Micros, Review, Text};
use crate::event::taxonomy::{Decision, Kind, Outcome};
use crate::format::field::{self, Value};
use crate::format::rows::{Fault, Row};
use crate::format::{Sink, time};
use std::borrow::Cow;

/// What the names of Claude Code's events begin with.
pub(super) const CLAUDE_CODE: &str = "claude_code.";

/// Reads one log record.
pub(super) fn read<'a>(row: &Row<'a, '_>, place: &Place<'a>, sink: &mut dyn Sink) -> Result<(), Fault> {
    let body = match row.get("body") {
        Some(Value::Json(json)) => Any::of(json),
        _ => Any::Opaque,
    };
    // A body may hold the fields of its event as a map.
    let attributes = Attributes::of(row).within(&body.entries()).within(&place.resource);
    let name = name(row, body, &attributes);
    let log = Log { row, attributes, ts_us: 0 };
    let log = Log { ts_us: log.instant()?, ..log };
    let (short, claude_code) = match &name {
        Some(name) => match name.strip_prefix(CLAUDE_CODE) {
            Some(short) => (short, true),
            None => (&**name, place.is_claude_code()),
        },
        None => ("log", false),
    };
    if claude_code {
        return log.claude_code(short, sink);
    }
    let mut event = log.event(short, Kind::Other, false);
    event.type_known = GEN_AI.contains(&short);
    event.extra = log.attributes.kept(origin::MAPPED);
    sink.event(row.line, event);
    Ok(())
}

/// Events of the `GenAI` conventions. All of them tell about a call that its own span tells already.
const GEN_AI: &[&str] = &[
    "gen_ai.client.inference.operation.details",
    "gen_ai.evaluation.result",
    "gen_ai.system.message",
    "gen_ai.user.message",
    "gen_ai.assistant.message",
    "gen_ai.tool.message",
    "gen_ai.choice",
];

/// The event's name: of the record, of its attributes or, for Claude Code, of its body. Any other body is content.
fn name<'a>(row: &Row<'a, '_>, body: Any<'a>, attributes: &Attributes<'a>) -> Option<Text<'a>> {
    let told = body.text().filter(|text| text.starts_with(CLAUDE_CODE));
    let named = || row.text(&["eventName"]).or_else(|| attributes.text(&["event.name"]));
    told.or_else(named).filter(|name| field::is_word(name))
}

/// A log record whose name is known.
struct Log<'a, 'r> {
    row: &'r Row<'a, 'r>,
    attributes: Attributes<'a>,
    ts_us: Micros,
}

/// What an event of Claude Code is, where its name alone says it.
const EVENTS: &[(&str, Kind)] = &[
    ("user_prompt", Kind::Prompt),
    ("assistant_response", Kind::Output),
    ("api_request", Kind::Call),
    ("api_error", Kind::Call),
    // The last `api_error` of the same request comes with it.
    ("api_retries_exhausted", Kind::Other),
    ("api_refusal", Kind::RiskFlag),
    ("tool_decision", Kind::PolicyDecision),
    ("tool_result", Kind::ToolCall),
    ("auth", Kind::Auth),
    ("permission_mode_changed", Kind::Admin),
    ("plugin_installed", Kind::Admin),
    ("api_request_body", Kind::Other),
    ("api_response_body", Kind::Other),
    ("at_mention", Kind::Other),
    ("compaction", Kind::Other),
    ("feedback_survey", Kind::Other),
    ("hook_execution_complete", Kind::Other),
    ("hook_execution_start", Kind::Other),
    ("hook_plugin_metrics", Kind::Other),
    ("hook_registered", Kind::Other),
    ("internal_error", Kind::Other),
    ("mcp_server_connection", Kind::Other),
    ("plugin_loaded", Kind::Other),
    ("retention_sweep", Kind::Other),
    ("skill_activated", Kind::Other),
    ("subagent_completed", Kind::Other),
];

const INPUT: &[&str] = &["input_tokens"];
const OUTPUT: &[&str] = &["output_tokens"];
const CACHE_READ: &[&str] = &["cache_read_tokens"];
const CACHE_WRITE: &[&str] = &["cache_creation_tokens"];
const COST: &[&str] = &["cost_usd_micros", "cost_usd"];
const DURATION: &[&str] = &["duration_ms"];

impl<'a> Log<'a, '_> {
    /// When it happened, else when it was seen, else what the event itself says.
    fn instant(&self) -> Result<Micros, Fault> {
        for name in ["timeUnixNano", "observedTimeUnixNano"] {
            if let Some(micros) = instant(self.row, name)? {
                return Ok(micros);
            }
        }
        let told = self.attributes.text(&["event.timestamp"]).ok_or_else(|| Fault::missing("timeUnixNano"))?;
        time::instant(&told, chrono_tz::Tz::UTC).ok_or_else(|| Fault::time("event.timestamp"))
    }

    /// The session with the event's number and time; nothing where the record has no such number. The sequence counts the
    /// events of a process, and a session that another process resumes has the same number again: the time tells them
    /// apart.
    fn id(&self) -> Option<Text<'a>> {
        let session = self.attributes.text(&["session.id"])?;
        let sequence = self.attributes.text(&["event.sequence"])?;
        Some(Cow::Owned(format!("{session}:{sequence}:{}", self.ts_us)))
    }

    fn event(&self, name: &str, kind: Kind, claude_code: bool) -> Event<'a> {
        let id = self.id().unwrap_or_default();
        let mut event = Event::new(id, self.ts_us, kind, Cow::Owned(name.to_owned()));
        origin::of_event(&mut event, &self.attributes, claude_code);
        event.trace_id = hex_id(self.row, "traceId");
        event
    }

    fn claude_code(&self, name: &str, sink: &mut dyn Sink) -> Result<(), Fault> {
        let source = self.attributes.text(&["source"]);
        if name == "tool_decision" && source.is_some_and(|source| source.starts_with("user_")) {
            sink.review(self.row.line, self.review());
            return Ok(());
        }
        let known = EVENTS.iter().find(|(event, _)| *event == name);
        let mut event = self.event(name, known.map_or(Kind::Other, |(_, kind)| *kind), true);
        event.type_known = known.is_some();
        match event.kind {
            Kind::Call => self.measure(&mut event)?,
            Kind::ToolCall => event.latency_ms = self.attributes.integer(DURATION)?,
            _ => {}
        }
        self.judge(&mut event)?;
        let call: &[&[&str]] = &[INPUT, OUTPUT, CACHE_READ, CACHE_WRITE, COST, DURATION];
        let own = if event.kind == Kind::Call { call } else { &[] };
        event.extra = self.attributes.kept(&[origin::MAPPED, own].concat());
        sink.event(self.row.line, event);
        Ok(())
    }

    /// Tokens, cost and duration of a call. The input does not hold what was read from a cache or written to it.
    fn measure(&self, event: &mut Event<'a>) -> Result<(), Fault> {
        event.tokens_in = self.attributes.integer(INPUT)?;
        event.tokens_out = self.attributes.integer(OUTPUT)?;
        event.tokens_cache_read = self.attributes.integer(CACHE_READ)?;
        event.tokens_cache_write = self.attributes.integer(CACHE_WRITE)?;
        let micros = self.attributes.scaled(&COST[..1], 3)?;
        event.cost_nano_usd = if micros.is_some() { micros } else { self.attributes.scaled(&COST[1..], 9)? };
        event.latency_ms = self.attributes.integer(DURATION)?;
        Ok(())
    }

    /// How it ended, and what was marked as a risk.
    fn judge(&self, event: &mut Event<'a>) -> Result<(), Fault> {
        let succeeded =
            self.attributes.flag("success").map(|yes| if yes { Outcome::Success } else { Outcome::Failure });
        event.outcome = succeeded.unwrap_or(Outcome::Unknown);
        match &*event.native_type {
            "user_prompt" | "assistant_response" | "api_request" => event.outcome = Outcome::Success,
            "api_error" | "api_retries_exhausted" | "internal_error" => event.outcome = Outcome::Failure,
            "api_refusal" => {
                event.outcome = Outcome::Refused;
                // Another model answered in its place: nobody saw this refusal, and a final one is told by an event of
                // its own.
                if self.attributes.flag("server_fallback_hop") == Some(true) {
                    event.kind = Kind::Other;
                } else {
                    let category = self.attributes.text(&["category"]).filter(|category| field::is_word(category));
                    event.risk_category = category.or(Some(Cow::Borrowed("refusal")));
                }
            }
            "tool_decision" => {
                event.outcome = match self.decision() {
                    Some(Decision::Accepted) => Outcome::Success,
                    Some(_) => Outcome::Denied,
                    None => Outcome::Unknown,
                };
            }
            "hook_execution_complete" if self.attributes.integer(&["num_blocking"])?.unwrap_or(0) > 0 => {
                event.kind = Kind::RiskFlag;
                event.outcome = Outcome::Denied;
                event.risk_category = Some(Cow::Borrowed("hook_blocked"));
            }
            _ => {}
        }
        Ok(())
    }

    fn decision(&self) -> Option<Decision> {
        match &*self.attributes.text(&["decision"])? {
            "accept" | "accepted" => Some(Decision::Accepted),
            "reject" | "rejected" => Some(Decision::Rejected),
            _ => None,
        }
    }

    /// A person allowed or refused what the model wanted to do with a tool.
    fn review(&self) -> Review<'a> {
        let record_id: Text<'a> = self.id().unwrap_or_else(|| {
            let session = self.attributes.text(&["session.id"]).unwrap_or_default();
            Cow::Owned(format!("{session}:tool_decision:{}", self.ts_us))
        });
        let source = self.attributes.text(&["source"]);
        let by_source = match source.as_deref() {
            Some("user_permanent" | "user_temporary") => Some(Decision::Accepted),
            Some("user_reject" | "user_abort") => Some(Decision::Rejected),
            _ => None,
        };
        Review {
            output_id: self.attributes.text(&["tool_use_id"]).unwrap_or_else(|| record_id.clone()),
            record_id,
            observed_us: self.ts_us,
            completed_us: Some(self.ts_us),
            decision: self.decision().or(by_source),
            reviewer: origin::person(&self.attributes).0,
            ..Review::default()
        }
    }
}
