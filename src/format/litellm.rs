//! `LiteLLM` spend logs (`LiteLLM_SpendLogs`): one row per call through the gateway, with project, tokens and cost.
//!
//! Prompts, answers and addresses never leave this file. A row without a status counts as a success: releases before the
//! column logged nothing else.

mod metadata;

use self::metadata::Metadata;
use super::field::{self, Field, Value};
use super::rows::{self, Fault};
use super::{Format, FormatError, Head, Options, Piece, Sink, Unit, caller, time};
use crate::event::capability::{Evidence, Question};
use crate::event::row::{Event, Text};
use crate::event::tables;
use crate::event::taxonomy::{ActorKind, Kind, Outcome, RejectReason};
use std::borrow::Cow;

/// The format.
pub static FORMAT: Format = Format {
    id: "litellm",
    title: "LiteLLM spend logs",
    looks_for: "JSON or CSV rows with `request_id`, `startTime` and `spend`",
    how_to_export: "save GET /spend/logs, or COPY \"LiteLLM_SpendLogs\" TO a CSV file with its header",
    gaps: "releases before the status column logged successes only; the shape of the S3 callback is not read",
    fills: &[&tables::EVENT],
    answers: &[
        (Question::Calls, Evidence::Rows),
        (Question::Tokens, Evidence::Rows),
        (Question::Cost, Evidence::Rows),
        (Question::Adoption, Evidence::Rows),
    ],
    fills_gaps_of: None,
    unit: Unit::Record,
    recognises,
    read,
};

fn recognises(head: &Head) -> bool {
    head.has("request_id") && head.has_any(&["startTime", "start_time"]) && head.has_any(&["spend", "call_type"])
}

fn read(piece: &Piece<'_>, options: &Options, sink: &mut dyn Sink) -> Result<(), FormatError> {
    rows::each(piece, sink, &mut |row, sink| {
        let found = Found::of(&row.fields);
        let metadata_json = found.metadata.and_then(Value::nested);
        let metadata = Metadata::of(metadata_json.as_deref().unwrap_or_default());
        sink.event(row.line, event(&found, &metadata, options)?);
        Ok(())
    })
}

/// Columns that hold content or an address, or repeat what others say.
const NEVER_KEPT: &[&str] = &["messages", "response", "proxy_server_request", "requester_ip_address", "total_tokens"];

/// The columns with a meaning of their own, as found.
#[derive(Default)]
struct Found<'a> {
    request_id: Option<Value<'a>>,
    call_type: Option<Value<'a>>,
    api_key: Option<Value<'a>>,
    spend: Option<Value<'a>>,
    prompt_tokens: Option<Value<'a>>,
    completion_tokens: Option<Value<'a>>,
    start: Option<Value<'a>>,
    end: Option<Value<'a>>,
    duration: Option<Value<'a>>,
    model: Option<Value<'a>>,
    model_group: Option<Value<'a>>,
    provider: Option<Value<'a>>,
    user: Option<Value<'a>>,
    end_user: Option<Value<'a>>,
    metadata: Option<Value<'a>>,
    tags: Option<Value<'a>>,
    team: Option<Value<'a>>,
    organization: Option<Value<'a>>,
    session: Option<Value<'a>>,
    status: Option<Value<'a>>,
    extra: Vec<(Text<'a>, Text<'a>)>,
}

impl<'a> Found<'a> {
    fn of(fields: &[Field<'a>]) -> Self {
        let mut found = Self::default();
        for Field { name, value } in fields {
            let slot = match &**name {
                "request_id" => &mut found.request_id,
                "call_type" => &mut found.call_type,
                "api_key" => &mut found.api_key,
                "spend" => &mut found.spend,
                "prompt_tokens" => &mut found.prompt_tokens,
                "completion_tokens" => &mut found.completion_tokens,
                "startTime" | "start_time" => &mut found.start,
                "endTime" | "end_time" => &mut found.end,
                "request_duration_ms" => &mut found.duration,
                "model" => &mut found.model,
                "model_group" => &mut found.model_group,
                "custom_llm_provider" => &mut found.provider,
                "user" => &mut found.user,
                "end_user" => &mut found.end_user,
                "metadata" => &mut found.metadata,
                "request_tags" => &mut found.tags,
                "team_id" => &mut found.team,
                "organization_id" => &mut found.organization,
                "session_id" => &mut found.session,
                "status" => &mut found.status,
                other => {
                    if !NEVER_KEPT.contains(&other) && value.text().is_some() {
                        found.extra.push((name.clone(), value.as_json()));
                    }
                    continue;
                }
            };
            *slot = Some(*value);
        }
        found
    }

    fn instant(&self, options: &Options) -> Result<i64, Fault> {
        let start = text(self.start).ok_or_else(|| Fault::missing("startTime"))?;
        time::instant(&start, options.zone).ok_or_else(|| Fault::time("startTime"))
    }

    /// Milliseconds from the request to its answer. Clocks that disagree (an end before the start) give none.
    fn latency(&self, ts_us: i64, options: &Options) -> Result<Option<i64>, Fault> {
        if let Some(duration) = text(self.duration) {
            let ms: f64 = duration.parse().map_err(|_| Fault::number("request_duration_ms"))?;
            return Ok((ms.is_finite() && ms >= 0.0).then_some(ms.round() as i64));
        }
        let Some(end) = text(self.end) else { return Ok(None) };
        let end = time::instant(&end, options.zone).ok_or_else(|| Fault::time("endTime"))?;
        Ok((end >= ts_us).then_some((end - ts_us) / 1000))
    }
}

fn text(value: Option<Value<'_>>) -> Option<Text<'_>> {
    value?.text()
}

fn integer(value: Option<Value<'_>>, name: &str) -> Result<Option<i64>, Fault> {
    value.map_or(Ok(None), Value::integer).map_err(|_| Fault::number(name))
}

fn event<'e>(found: &Found<'e>, metadata: &Metadata<'e>, options: &Options) -> Result<Event<'e>, Fault> {
    if found.request_id.is_none() && found.call_type.is_none() {
        return Err(Fault::new(RejectReason::WrongRecord, "expected a spend log with `request_id` and `call_type`"));
    }
    let id = text(found.request_id).ok_or_else(|| Fault::missing("request_id"))?;
    let ts_us = found.instant(options)?;
    let prompt = integer(found.prompt_tokens, "prompt_tokens")?;
    let output = integer(found.completion_tokens, "completion_tokens")?;
    let native = text(found.call_type).unwrap_or(Cow::Borrowed("unspecified"));
    let (kind, type_known) = kind(&native, prompt.unwrap_or(0) + output.unwrap_or(0) > 0);
    let api_key = text(found.api_key);
    let health = api_key.as_deref().is_some_and(|key| key.contains("health-check")) || metadata.health_check;
    let mut event = Event::new(id.clone(), ts_us, if health { Kind::Other } else { kind }, native);
    event.type_known = type_known;
    event.request_id = Some(id);
    event.outcome = outcome(found, metadata);
    event.provider = text(found.provider);
    event.surface = Some(Cow::Borrowed("api"));
    event.org_id = text(found.organization);
    event.native_project.clone_from(&metadata.project);
    event.native_team = text(found.team).or_else(|| metadata.team.clone());
    event.session_id = text(found.session);
    event.trace_id.clone_from(&metadata.trace);
    event.model = text(found.model).or_else(|| text(found.model_group));
    set_actor(&mut event, found, api_key);
    set_tokens(&mut event, prompt, output, metadata);
    event.cost_nano_usd = cost(found.spend)?;
    event.latency_ms = found.latency(ts_us, options)?;
    event.extra.clone_from(&found.extra);
    if event.model.is_some() && found.model.is_some_and(|model| model.text().is_some()) {
        event.extra.extend(found.model_group.map(|group| (Cow::Borrowed("model_group"), group.as_json())));
    }
    if event.latency_ms.is_none() {
        event.extra.extend(found.end.map(|end| (Cow::Borrowed("endTime"), end.as_json())));
    }
    event.extra.extend(metadata.extra.iter().cloned());
    let listed = found.tags.and_then(Value::nested).map(|json| caller::words(&json)).unwrap_or_default();
    let listed = listed.into_iter().chain(metadata.tags.iter().cloned()).collect();
    caller::set_tags(&mut event, listed, metadata.project.clone(), options);
    Ok(event)
}

/// A key in clear text is a secret and is left out; the gateway normally logs its hash.
fn set_actor<'e>(event: &mut Event<'e>, found: &Found<'e>, api_key: Option<Text<'e>>) {
    event.api_key_id = api_key.filter(|key| !key.starts_with("sk-"));
    event.actor = text(found.user).or_else(|| text(found.end_user));
    if event.actor.is_some() {
        event.actor_kind = ActorKind::User;
    } else if event.api_key_id.is_some() {
        event.actor.clone_from(&event.api_key_id);
        event.actor_kind = ActorKind::ApiKey;
    }
}

/// The gateway counts cached tokens among the prompt's.
fn set_tokens(event: &mut Event<'_>, prompt: Option<i64>, output: Option<i64>, metadata: &Metadata<'_>) {
    let cached = metadata.cache_read.unwrap_or(0) + metadata.cache_write.unwrap_or(0);
    event.tokens_in = prompt.map(|tokens| (tokens - cached).max(0));
    event.tokens_cache_read = metadata.cache_read;
    event.tokens_cache_write = metadata.cache_write;
    event.tokens_out = output;
}

fn cost(spend: Option<Value<'_>>) -> Result<Option<i64>, Fault> {
    let Some(spend) = text(spend) else { return Ok(None) };
    field::nano_dollars(&spend).map(Some).ok_or_else(|| Fault::number("spend"))
}

fn outcome(found: &Found<'_>, metadata: &Metadata<'_>) -> Outcome {
    let status = text(found.status).or_else(|| metadata.status.clone());
    match status.as_deref() {
        Some(word) if word.eq_ignore_ascii_case("failure") => Outcome::Failure,
        None if metadata.failed => Outcome::Failure,
        _ => Outcome::Success,
    }
}

/// Calls that a model answers. The asynchronous variants carry an `a` before the same name.
const CALLS: &[&str] = &[
    "completion",
    "text_completion",
    "anthropic_messages",
    "responses",
    "generate_content",
    "generate_content_stream",
    "embedding",
    "image_generation",
    "image_edit",
    "image_variation",
    "moderation",
    "transcription",
    "speech",
    "rerank",
    "pass_through_endpoint",
    "allm_passthrough_route",
    "llm_passthrough_route",
    "realtime",
    "ocr",
    "search",
    "create_video",
    "video_generation",
    "batch_completion",
    "send_message",
    "vector_store_search",
];

/// Gateway work that no model answers.
const OTHERS: &[&str] = &[
    "health_check",
    "health",
    "count_tokens",
    "token_counter",
    "list_models",
    "model_list",
    "list_mcp_tools",
    "create_file",
    "retrieve_file",
    "file_list",
    "file_delete",
    "file_content",
    "create_batch",
    "retrieve_batch",
    "list_batches",
    "cancel_batch",
    "get_responses",
    "delete_responses",
    "list_input_items",
    "create_fine_tuning_job",
    "vector_store_create",
    "create_container",
    "list_containers",
    "get_assistants",
    "create_thread",
    "get_thread",
];

/// Our kind of a call type, and whether we know it. One that we do not know is a call if tokens flowed.
fn kind(native: &str, tokens: bool) -> (Kind, bool) {
    let listed = |names: &[&str]| {
        let plain = native.strip_prefix('_').unwrap_or(native);
        names.contains(&plain) || plain.strip_prefix('a').is_some_and(|name| names.contains(&name))
    };
    if native == "call_mcp_tool" || native == "acall_mcp_tool" {
        (Kind::ToolCall, true)
    } else if listed(CALLS) {
        (Kind::Call, true)
    } else if listed(OTHERS) {
        (Kind::Other, true)
    } else {
        (if tokens { Kind::Call } else { Kind::Other }, false)
    }
}
