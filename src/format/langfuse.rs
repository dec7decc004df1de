//! Langfuse: traces and observations (what was asked of a model), annotation queue items (what was routed to a human, and
//! when it was completed) and scores (what the human decided). All may stand in one file; each record is told apart by
//! itself, by the names of the API (camelCase) or of the blob export (`snake_case`).
//!
//! Only scores given by a person in the annotation view are reviews. Scores by programs are kept as events of kind `other`.
//! A time without an offset is UTC, whatever the source's zone: so the blob export writes all of them.

mod reviews;
mod traces;
mod usage;

use super::rows::{self, Fault, Row};
use super::{Format, FormatError, Head, Options, Piece, Sink, Unit};
use crate::event::capability::{Evidence, Question};
use crate::event::tables;
use crate::event::taxonomy::RejectReason;

/// The format.
pub static FORMAT: Format = Format {
    id: "langfuse",
    title: "Langfuse traces, observations, scores and annotation queues",
    looks_for: "JSON or CSV observations (`type`, `start_time`, `trace_id`), traces (`timestamp`, `tags`, `public`), \
                scores (`source`, `value`, `data_type`) or annotation queue items (`queueId`, `objectId`)",
    how_to_export: "set up the blob export with enriched observations, or save GET /api/public/observations and /traces; \
                    for reviews GET /api/public/annotation-queues/{queueId}/items and GET /api/public/v2/scores",
    gaps: "the blob export of scores has neither author nor queue, its legacy observations have neither user nor tags, and \
           costs are those that Langfuse computed from its own price list",
    fills: &[&tables::EVENT, &tables::REVIEW],
    answers: &[
        (Question::Calls, Evidence::Rows),
        (Question::Tokens, Evidence::Rows),
        (Question::Cost, Evidence::Rows),
        (Question::Reviews, Evidence::Rows),
        (Question::Adoption, Evidence::Rows),
    ],
    fills_gaps_of: None,
    unit: Unit::Record,
    recognises,
    read,
};

fn recognises(head: &Head) -> bool {
    let has = |either: &str, or: &str| head.has(either) || head.has(or);
    let item = has("queueId", "queue_id") && has("objectId", "object_id");
    let about = has("traceId", "trace_id") || has("observationId", "observation_id") || has("sessionId", "session_id");
    let score = head.has("source") && has("value", "stringValue") && has("dataType", "data_type") && about;
    let of_trace = has("traceId", "trace_id") && (has("parentObservationId", "parent_observation_id"));
    let observation = head.has("id") && head.has("type") && has("startTime", "start_time") && of_trace;
    let trace = head.has("id") && head.has("timestamp") && head.has("tags") && has("public", "bookmarked");
    item || score || observation || (trace && has("sessionId", "session_id"))
}

fn read(piece: &Piece<'_>, options: &Options, sink: &mut dyn Sink) -> Result<(), FormatError> {
    rows::each(piece, sink, &mut |row, sink| {
        record(row, options, sink)?;
        // A single trace of the API holds its observations and scores; in a list of traces only their ids stand there.
        for child in row.children("observations").iter().chain(&row.children("scores")) {
            child.settle(record(child, options, sink), sink);
        }
        Ok(())
    })
}

fn record(row: &Row<'_, '_>, options: &Options, sink: &mut dyn Sink) -> Result<(), Fault> {
    let has = |names: &[&str]| row.text(names).is_some();
    if has(&["objectId", "object_id"]) {
        sink.review(row.line, reviews::item(row)?);
    } else if has(&["source"]) && has(&["name"]) {
        if reviews::is_annotation(row) {
            sink.review(row.line, reviews::score(row, options)?);
        } else {
            sink.event(row.line, reviews::other_score(row)?);
        }
    } else if has(&["startTime", "start_time"]) && has(&["type"]) {
        sink.event(row.line, traces::observation(row, options)?);
    } else if has(&["timestamp"]) && !has(&["traceId", "trace_id", "source", "value"]) {
        sink.event(row.line, traces::trace(row, options)?);
    } else {
        let detail = "expected a trace, an observation, a score or an annotation queue item";
        return Err(Fault::new(RejectReason::WrongRecord, detail));
    }
    Ok(())
}
