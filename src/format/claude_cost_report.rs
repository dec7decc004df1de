//! Admin API cost report: what the Claude API cost a day, by workspace and kind of cost. Amounts are cents.

use super::bucket::{self, ClaudeReport};
use super::rows::{self, Fault, Row};
use super::{Format, FormatError, Head, Options, Piece, Sink, Unit};
use crate::event::capability::{Evidence, Question};
use crate::event::row::{Micros, Usage};
use crate::event::tables;
use std::borrow::Cow;

/// The format.
pub static FORMAT: Format = Format {
    id: "claude_cost_report",
    title: "Claude API cost report",
    looks_for: "JSON buckets with `starting_at`, `ending_at` and `results` that hold an `amount` in cents",
    how_to_export: "save the pages of GET /v1/organizations/cost_report, grouped by workspace_id and description",
    gaps: "the cost of the priority tier is not in it; a workspace that is null is the default one, or workspaces were not \
           asked for",
    fills: &[&tables::USAGE],
    answers: &[(Question::Cost, Evidence::Counts)],
    fills_gaps_of: None,
    unit: Unit::Record,
    recognises,
    read,
};

fn recognises(head: &Head) -> bool {
    bucket::claude_report(head) == Some(ClaudeReport::Cost)
}

fn read(piece: &Piece<'_>, _: &Options, sink: &mut dyn Sink) -> Result<(), FormatError> {
    rows::each(piece, sink, &mut |record, sink| {
        let bounds = bucket::bounds(record, bucket::CLAUDE)?;
        bucket::each_result(record, sink, &mut |result, sink| {
            sink.usage(result.line, cost(result, bounds)?);
            Ok(())
        })
    })
}

/// Dimensions without a column of their own.
const CUTS: &[&str] =
    &["context_window", "cost_type", "description", "inference_geo", "service_tier", "speed", "token_type"];

/// Fields with a column of their own.
const COLUMNS: &[&str] = &["amount", "currency", "model", "workspace_id"];

fn cost<'a>(result: &Row<'a, '_>, (start, end): (Micros, Micros)) -> Result<Usage<'a>, Fault> {
    let mut usage = Usage::new("cost", start, end);
    usage.cost_nano_usd = Some(bucket::cost_of_cents(result)?);
    usage.surface = Some(Cow::Borrowed("api"));
    usage.workspace_id = result.text(&["workspace_id"]);
    usage.model = result.text(&["model"]);
    usage.cut = bucket::cut(result, CUTS);
    usage.extra = bucket::rest(result, &[CUTS, COLUMNS]);
    Ok(usage)
}
