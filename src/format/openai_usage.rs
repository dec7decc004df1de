//! `OpenAI` organisation usage and costs: requests and tokens in buckets of time, by project, key, user and model.
//!
//! Input tokens include those that a cache gave or took, and are told here without them. Calls of search tools are no
//! model requests: the requests that made them are counted among the completions.

use super::bucket;
use super::field::{self, Value};
use super::rows::{self, Fault, Row};
use super::{Format, FormatError, Head, Options, Piece, Sink, Unit, key};
use crate::event::capability::{Evidence, Question};
use crate::event::row::{Micros, Usage};
use crate::event::tables;
use crate::event::taxonomy::{ActorKind, RejectReason};
use std::borrow::Cow;

/// The format.
pub static FORMAT: Format = Format {
    id: "openai_usage",
    title: "OpenAI usage and costs",
    looks_for: "JSON buckets with `start_time`, `end_time` and `results`, or results whose `object` begins with \
                `organization.usage.` or `organization.costs.`",
    how_to_export: "save the pages of GET /v1/organization/usage/… and /v1/organization/costs, grouped by project_id and model",
    gaps: "a project, user, key or model that is null was not asked for; costs are in whole days and not cut by model",
    fills: &[&tables::USAGE],
    answers: &[
        (Question::Calls, Evidence::Counts),
        (Question::Tokens, Evidence::Counts),
        (Question::Cost, Evidence::Counts),
    ],
    fills_gaps_of: None,
    unit: Unit::Record,
    recognises,
    read,
};

/// Names of the start and the end of a bucket.
const BOUNDS: [&str; 2] = ["start_time", "end_time"];

fn recognises(head: &Head) -> bool {
    let Head::Json(head) = head else { return false };
    bucket::records(head).into_iter().any(|record| {
        let timed = record.contains_key("start_time");
        let object = record.get("object").and_then(serde_json::Value::as_str);
        timed && object.is_some_and(|word| word == "bucket" || word.starts_with("organization."))
    })
}

fn read(piece: &Piece<'_>, _: &Options, sink: &mut dyn Sink) -> Result<(), FormatError> {
    rows::each(piece, sink, &mut |record, sink| {
        let bounds = bucket::bounds(record, BOUNDS)?;
        // Collectors write results out of their buckets, each with the bucket's times.
        if record.get("results").is_none() && record.text(&["object"]).is_some_and(|word| word != "bucket") {
            sink.usage(record.line, usage(record, bounds)?);
            return Ok(());
        }
        bucket::each_result(record, sink, &mut |result, sink| {
            sink.usage(result.line, usage(result, bounds)?);
            Ok(())
        })
    })
}

/// Names of results, `organization.` and `.result` taken off, that count the use of an endpoint. Their requests are of
/// different endpoints and add up, so they are one report, and the name is among the cuts.
const USAGE: &[&str] = &[
    "usage.completions",
    "usage.embeddings",
    "usage.moderations",
    "usage.images",
    "usage.audio_speeches",
    "usage.audio_transcriptions",
    "usage.vector_stores",
    "usage.code_interpreter_sessions",
    "usage.file_searches",
    "usage.file_search_calls",
    "usage.web_searches",
    "usage.web_search_calls",
];

/// Results about tools: the requests that used them are counted under their model already.
const TOOLS: &[&str] = &["usage.web_searches", "usage.web_search_calls"];

/// Dimensions without a column of their own.
const CUTS: &[&str] = &["batch", "context_level", "line_item", "service_tier", "size", "source", "vector_store_id"];

/// Fields with a column of their own, and those that say again what a column says or name a person.
const MAPPED: &[&str] = &[
    "amount",
    "api_key_id",
    "input_cache_write_tokens",
    "input_cached_tokens",
    "input_tokens",
    "input_uncached_tokens",
    "model",
    "organization_id",
    "output_tokens",
    "project_id",
    "start_time",
    "end_time",
    "user_email",
    "user_id",
];

fn usage<'a>(result: &Row<'a, '_>, (start, end): (Micros, Micros)) -> Result<Usage<'a>, Fault> {
    let object = result.text(&["object"]).ok_or_else(|| Fault::missing("object"))?;
    let name = object.strip_prefix("organization.").ok_or_else(|| {
        Fault::new(RejectReason::WrongRecord, "expected an `object` such as `organization.usage.completions.result`")
    })?;
    let name = name.strip_suffix(".result").unwrap_or(name);
    let report = match name {
        "costs" => "costs",
        name if USAGE.contains(&name) => "usage",
        _ => "other",
    };
    let mut usage = Usage::new(report, start, end);
    usage.surface = Some(Cow::Borrowed("api"));
    usage.org_id = result.text(&["organization_id"]);
    usage.native_project = result.text(&["project_id"]);
    usage.api_key_id = result.text(&["api_key_id"]).filter(|id| !id.starts_with("sk-")).map(key::suffix);
    usage.model = result.text(&["model"]);
    usage.actor = result.text(&["user_id", "user_email"]);
    if usage.actor.is_some() {
        usage.actor_kind = ActorKind::User;
    }
    let cuts = if report == "costs" { CUTS } else { &[CUTS, &["object"]].concat() };
    usage.cut = bucket::cut(result, cuts);
    usage.extra = bucket::rest(result, &[CUTS, MAPPED, &["object"]]);
    if usage.report == "costs" {
        usage.cost_nano_usd = Some(cost(result)?);
        return Ok(usage);
    }
    if !TOOLS.contains(&name) {
        usage.requests = bucket::count(result, "num_model_requests")?;
        usage.extra.retain(|(name, _)| name != "num_model_requests");
    }
    set_tokens(&mut usage, result)?;
    Ok(usage)
}

fn set_tokens(usage: &mut Usage<'_>, result: &Row<'_, '_>) -> Result<(), Fault> {
    usage.tokens_cache_read = bucket::count(result, "input_cached_tokens")?;
    usage.tokens_cache_write = bucket::count(result, "input_cache_write_tokens")?;
    usage.tokens_out = bucket::count(result, "output_tokens")?;
    let cached = bucket::plus(usage.tokens_cache_read, usage.tokens_cache_write).unwrap_or(0);
    usage.tokens_in = bucket::count(result, "input_tokens")?.map(|tokens| tokens.saturating_sub(cached).max(0));
    Ok(())
}

/// The nano-dollars of an amount, which is a number or text in whole dollars.
fn cost(result: &Row<'_, '_>) -> Result<i64, Fault> {
    let amount = result.child("amount").ok_or_else(|| Fault::missing("amount"))?;
    bucket::in_dollars(&amount)?;
    let value = amount.get("value").and_then(Value::text).ok_or_else(|| Fault::missing("amount.value"))?;
    field::nano_dollars(&value).ok_or_else(|| Fault::number("amount.value"))
}
