//! Spans of the `GenAI` conventions, under their present and their deprecated attribute names.

use super::attributes::Attributes;
use super::logs::CLAUDE_CODE;
use super::{Place, hex_id, instant, origin};
use crate::event::row::{Event, Text};
use crate::event::taxonomy::{Kind, Outcome};
use crate::format::Sink;
use crate::format::field;
use crate::format::rows::{Fault, Row};
use std::borrow::Cow;

const OPERATION: &[&str] = &["gen_ai.operation.name"];
const INPUT: &[&str] = &["gen_ai.usage.input_tokens", "gen_ai.usage.prompt_tokens"];
const OUTPUT: &[&str] = &["gen_ai.usage.output_tokens", "gen_ai.usage.completion_tokens"];
const CACHE_READ: &[&str] = &["gen_ai.usage.cache_read.input_tokens", "gen_ai.usage.cache_read_input_tokens"];
const CACHE_WRITE: &[&str] = &["gen_ai.usage.cache_creation.input_tokens", "gen_ai.usage.cache_creation_input_tokens"];

/// Reads one span.
pub(super) fn read<'a>(row: &Row<'a, '_>, place: &Place<'a>, sink: &mut dyn Sink) -> Result<(), Fault> {
    let attributes = Attributes::of(row).within(&place.resource);
    let name = row.text(&["name"]).filter(|name| field::is_word(name));
    let claude_code = place.is_claude_code() || name.as_deref().is_some_and(|name| name.starts_with(CLAUDE_CODE));
    let about = if claude_code { of_claude_code(name.clone()) } else { of_gen_ai(&attributes) };
    let ts_us = instant(row, "startTimeUnixNano")?.ok_or_else(|| Fault::missing("startTimeUnixNano"))?;
    let trace = hex_id(row, "traceId").ok_or_else(|| Fault::missing("traceId"))?;
    let span = hex_id(row, "spanId").ok_or_else(|| Fault::missing("spanId"))?;
    let mut event = Event::new(Cow::Owned(format!("{trace}:{span}")), ts_us, about.kind, about.native_type);
    event.type_known = about.known;
    origin::of_event(&mut event, &attributes, claude_code);
    event.trace_id = Some(trace);
    event.outcome = outcome(row, &attributes);
    let end_us = instant(row, "endTimeUnixNano")?;
    // Clocks that disagree give no duration.
    event.latency_ms = end_us.filter(|end_us| *end_us >= ts_us).map(|end_us| (end_us - ts_us) / 1000);
    if event.surface.is_none() && event.kind != Kind::Other {
        event.surface = Some(Cow::Borrowed("api"));
    }
    if event.kind == Kind::Call {
        count_tokens(&mut event, &attributes)?;
        event.extra = attributes.kept(&[origin::MAPPED, &[OPERATION, INPUT, OUTPUT, CACHE_READ, CACHE_WRITE]].concat());
    } else {
        event.extra = attributes.kept(&[origin::MAPPED, &[OPERATION]].concat());
    }
    let asked = attributes.text(&["gen_ai.request.model"]).filter(|asked| event.model.as_ref() != Some(asked));
    event.extra.extend(asked.map(|asked| (Cow::Borrowed("gen_ai.request.model"), field::quote(&asked).into())));
    event.extra.extend(hex_id(row, "parentSpanId").map(|id| (Cow::Borrowed("parentSpanId"), field::quote(&id).into())));
    sink.event(row.line, event);
    Ok(())
}

/// What a span is.
struct About<'a> {
    kind: Kind,
    native_type: Text<'a>,
    known: bool,
}

/// Claude Code's log events say the same, and they are what is counted.
fn of_claude_code(name: Option<Text<'_>>) -> About<'_> {
    let known = name.as_deref().is_some_and(|name| name.starts_with(CLAUDE_CODE));
    About { kind: Kind::Other, native_type: name.unwrap_or(Cow::Borrowed("span")), known }
}

/// The operations. Agents and workflows are the parents of calls and may sum up their tokens: they are no calls.
const OPERATIONS: &[(&str, Kind)] = &[
    ("chat", Kind::Call),
    ("generate_content", Kind::Call),
    ("text_completion", Kind::Call),
    ("embeddings", Kind::Call),
    ("execute_tool", Kind::ToolCall),
    ("retrieval", Kind::Other),
    ("create_agent", Kind::Other),
    ("invoke_agent", Kind::Other),
    ("invoke_workflow", Kind::Other),
];

fn of_gen_ai<'a>(attributes: &Attributes<'a>) -> About<'a> {
    if let Some(operation) = attributes.text(OPERATION).filter(|operation| field::is_word(operation)) {
        let listed = OPERATIONS.iter().find(|(name, _)| *name == operation);
        let kind = listed.map_or(Kind::Other, |(_, kind)| *kind);
        return About { kind, native_type: operation, known: listed.is_some() };
    }
    // Before operations had a name, every span with a model and its tokens was a request to it.
    let has = |names: &[&str]| attributes.text(names).is_some();
    let call = has(&["gen_ai.system"]) && has(&["gen_ai.request.model"]) && (has(INPUT) || has(OUTPUT));
    let native_type = if attributes.any_begins("gen_ai.") { "gen_ai" } else { "span" };
    About { kind: if call { Kind::Call } else { Kind::Other }, native_type: Cow::Borrowed(native_type), known: call }
}

/// The protocol's status code 2 is an error.
fn outcome(row: &Row<'_, '_>, attributes: &Attributes<'_>) -> Outcome {
    let code = row.child("status").and_then(|status| status.text(&["code"]));
    let failed = code.is_some_and(|code| code == "2" || code == "STATUS_CODE_ERROR");
    if failed || attributes.text(&["error.type"]).is_some() { Outcome::Failure } else { Outcome::Success }
}

/// By the conventions the input holds the cached tokens. Where it is smaller than they are, it cannot hold them.
fn count_tokens(event: &mut Event<'_>, attributes: &Attributes<'_>) -> Result<(), Fault> {
    event.tokens_cache_read = attributes.integer(CACHE_READ)?;
    event.tokens_cache_write = attributes.integer(CACHE_WRITE)?;
    event.tokens_out = attributes.integer(OUTPUT)?;
    let cached = event.tokens_cache_read.unwrap_or(0).saturating_add(event.tokens_cache_write.unwrap_or(0));
    event.tokens_in = attributes.integer(INPUT)?.map(|all| if all >= cached { all - cached } else { all });
    Ok(())
}
