//! Admin API Claude Code analytics: what each person or key did with Claude Code on one UTC day. A record becomes one row
//! of what was done (sessions, accepted and rejected suggestions) and one row a model (tokens and estimated cost): two
//! reports, because the first is not counted by model.

use super::bucket;
use super::rows::{self, Fault, Row};
use super::{Format, FormatError, Head, Options, Piece, Sink, Unit};
use crate::event::capability::{Evidence, Question};
use crate::event::row::Usage;
use crate::event::tables;
use crate::event::taxonomy::{ActorKind, RejectReason};
use std::borrow::Cow;

/// The format.
pub static FORMAT: Format = Format {
    id: "claude_code_analytics",
    title: "Claude Code analytics",
    looks_for: "JSON records with `actor`, `core_metrics` and `model_breakdown`",
    how_to_export: "save the pages of GET /v1/organizations/usage_report/claude_code, one request a day",
    gaps: "cost is an estimate, keys are told by name only, and use through Bedrock, Vertex or Foundry is not in it",
    fills: &[&tables::USAGE],
    answers: &[
        (Question::Tokens, Evidence::Counts),
        (Question::Cost, Evidence::Counts),
        (Question::Adoption, Evidence::Counts),
        (Question::Reviews, Evidence::Proxy),
    ],
    fills_gaps_of: None,
    unit: Unit::Record,
    recognises,
    read,
};

fn recognises(head: &Head) -> bool {
    let Head::Json(head) = head else { return false };
    let record = head.first();
    record.get("actor").is_some_and(serde_json::Value::is_object)
        && record.contains_key("core_metrics")
        && (record.contains_key("model_breakdown") || record.contains_key("tool_actions"))
}

fn read(piece: &Piece<'_>, _: &Options, sink: &mut dyn Sink) -> Result<(), FormatError> {
    rows::each(piece, sink, &mut |record, sink| {
        let day = day(record)?;
        match activity(record, &day) {
            Ok(usage) => sink.usage(record.line, usage),
            Err(fault) => record.settle(Err(fault), sink),
        }
        for part in record.children("model_breakdown") {
            match model(&part, &day) {
                Ok(usage) => sink.usage(part.line, usage),
                Err(fault) => part.settle(Err(fault), sink),
            }
        }
        Ok(())
    })
}

/// Dimensions without a column of their own.
const CUTS: &[&str] = &["customer_type", "is_remote", "subscription_type", "terminal_type"];

/// Fields that are read into columns, or into the tail under names of their own.
const MAPPED: &[&str] = &["actor", "core_metrics", "date", "model_breakdown", "organization_id"];

/// What all rows of a record have in common: its day, who acted, and by what it is cut.
fn day<'a>(record: &Row<'a, '_>) -> Result<Usage<'a>, Fault> {
    if record.get("core_metrics").is_none() && record.get("model_breakdown").is_none() {
        let detail = "expected a record with `core_metrics` or `model_breakdown`";
        return Err(Fault::new(RejectReason::WrongRecord, detail));
    }
    if record.get("date").is_none() {
        return Err(Fault::missing("date"));
    }
    let (start, end) = bucket::days(record)?.ok_or_else(|| Fault::missing("date"))?;
    let mut usage = Usage::new("activity", start, end);
    usage.surface = Some(Cow::Borrowed("claude_code"));
    usage.org_id = record.text(&["organization_id"]);
    usage.cut = bucket::cut(record, CUTS);
    let Some(actor) = record.child("actor") else { return Ok(usage) };
    // A key in clear text would be a secret; the report names keys.
    usage.api_key_id = actor.text(&["api_key_name"]).filter(|name| !name.starts_with("sk-"));
    usage.actor = actor.text(&["user_id", "email_address"]);
    if usage.actor.is_some() {
        usage.actor_kind = ActorKind::User;
    } else if usage.api_key_id.is_some() {
        usage.actor.clone_from(&usage.api_key_id);
        usage.actor_kind = ActorKind::ApiKey;
    }
    Ok(usage)
}

/// What was done: sessions, suggestions accepted and rejected over all tools, and in the tail lines and commits.
fn activity<'a>(record: &Row<'a, '_>, day: &Usage<'a>) -> Result<Usage<'a>, Fault> {
    let mut usage = day.clone();
    usage.extra = bucket::rest(record, &[CUTS, MAPPED]);
    if let Some(done) = record.child("core_metrics") {
        usage.sessions = bucket::count(&done, "num_sessions")?;
        usage.extra.extend(bucket::rest(&done, &[&["num_sessions"]]));
    }
    // Any tool counts, also one that is not documented yet.
    if let Some(tools) = record.child("tool_actions") {
        for tool in tools.fields.iter().filter_map(|field| tools.child(&field.name)) {
            usage.accepted = bucket::plus(usage.accepted, bucket::count(&tool, "accepted")?);
            usage.rejected = bucket::plus(usage.rejected, bucket::count(&tool, "rejected")?);
        }
    }
    Ok(usage)
}

/// The tokens and the cost of one model. Input tokens do not include what a cache gave.
fn model<'a>(part: &Row<'a, '_>, day: &Usage<'a>) -> Result<Usage<'a>, Fault> {
    let mut usage = Usage { report: "models", ..day.clone() };
    usage.model = Some(part.text(&["model"]).ok_or_else(|| Fault::missing("model"))?);
    usage.extra = bucket::rest(part, &[&["model", "tokens", "estimated_cost"]]);
    if let Some(tokens) = part.child("tokens") {
        usage.tokens_in = bucket::count(&tokens, "input")?;
        usage.tokens_cache_read = bucket::count(&tokens, "cache_read")?;
        usage.tokens_cache_write = bucket::count(&tokens, "cache_creation")?;
        usage.tokens_out = bucket::count(&tokens, "output")?;
    }
    // Tokens without an estimate are still tokens.
    let estimate = part.child("estimated_cost").filter(|cost| cost.get("amount").is_some());
    usage.cost_nano_usd = estimate.map(|cost| bucket::cost_of_cents(&cost)).transpose()?;
    Ok(usage)
}
