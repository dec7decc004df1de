//! Admin API usage report: the tokens of the Messages API in buckets of time, by workspace, key and model.
//!
//! A field that is null was not asked for, or is the default workspace or the Console: the export does not say which.

use super::bucket::{self, ClaudeReport};
use super::rows::{self, Fault, Row};
use super::{Format, FormatError, Head, Options, Piece, Sink, Unit, key};
use crate::event::capability::{Evidence, Question};
use crate::event::row::{Micros, Usage};
use crate::event::tables;
use crate::event::taxonomy::ActorKind;
use std::borrow::Cow;

/// The format.
pub static FORMAT: Format = Format {
    id: "claude_usage_report",
    title: "Claude API usage report",
    looks_for: "JSON buckets with `starting_at`, `ending_at` and `results` that count `uncached_input_tokens`",
    how_to_export: "save the pages of GET /v1/organizations/usage_report/messages, grouped by workspace_id, api_key_id and \
                    model",
    gaps: "it counts tokens but no requests; a workspace that is null is the default one, or workspaces were not asked for",
    fills: &[&tables::USAGE],
    answers: &[(Question::Tokens, Evidence::Counts)],
    fills_gaps_of: None,
    unit: Unit::Record,
    recognises,
    read,
};

fn recognises(head: &Head) -> bool {
    bucket::claude_report(head) == Some(ClaudeReport::Usage)
}

fn read(piece: &Piece<'_>, _: &Options, sink: &mut dyn Sink) -> Result<(), FormatError> {
    rows::each(piece, sink, &mut |record, sink| {
        let bounds = bucket::bounds(record, bucket::CLAUDE)?;
        bucket::each_result(record, sink, &mut |result, sink| {
            sink.usage(result.line, usage(result, bounds)?);
            Ok(())
        })
    })
}

/// Dimensions without a column of their own.
const CUTS: &[&str] = &["context_window", "inference_geo", "service_account_id", "service_tier", "speed"];

/// Dimensions with a column of their own.
const COLUMNS: &[&str] = &["account_id", "api_key_id", "model", "workspace_id"];

fn usage<'a>(result: &Row<'a, '_>, (start, end): (Micros, Micros)) -> Result<Usage<'a>, Fault> {
    let mut usage = Usage::new("messages", start, end);
    usage.extra = bucket::rest(result, &[CUTS, COLUMNS, bucket::CLAUDE_TOKENS]);
    bucket::set_claude_tokens(&mut usage, result)?;
    usage.surface = Some(Cow::Borrowed("api"));
    usage.workspace_id = result.text(&["workspace_id"]);
    usage.api_key_id = result.text(&["api_key_id"]).map(key::suffix);
    usage.model = result.text(&["model"]);
    usage.cut = bucket::cut(result, CUTS);
    usage.actor = result.text(&["account_id"]);
    if usage.actor.is_some() {
        usage.actor_kind = ActorKind::User;
    }
    Ok(usage)
}
