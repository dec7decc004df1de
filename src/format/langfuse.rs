//! Langfuse: annotation queue items (what was routed to a human, and when it was completed) and scores (what the human
//! decided). Both may stand in one file; each record is told apart by itself.
//!
//! Only scores given by a person in the annotation view are reviews. Scores by programs are kept as events of kind `other`.

use super::field::{self, Field};
use super::rows::{self, Fault};
use super::{Format, FormatError, Head, Options, Piece, Sink, Unit, time};
use crate::event::capability::{Evidence, Question};
use crate::event::row::{Event, Micros, Review, Text};
use crate::event::tables;
use crate::event::taxonomy::{Decision, Kind, RejectReason};
use std::borrow::Cow;

/// The format.
pub static FORMAT: Format = Format {
    id: "langfuse",
    title: "Langfuse annotation queues and scores",
    looks_for: "JSON annotation queue items (`queueId`, `objectId`) or scores (`source`, `value`, `dataType`)",
    how_to_export: "save GET /api/public/annotation-queues/{queueId}/items and GET /api/public/v2/scores, or the blob export",
    gaps: "the blob export of scores has neither author nor queue",
    fills: &[&tables::REVIEW, &tables::EVENT],
    answers: &[(Question::Reviews, Evidence::Rows)],
    unit: Unit::Record,
    recognises,
    read,
};

fn recognises(head: &Head) -> bool {
    let Head::Json(head) = head else { return false };
    let record = head.first();
    let has = |either: &str, or: &str| record.contains_key(either) || record.contains_key(or);
    let item = has("queueId", "queue_id") && has("objectId", "object_id");
    let score = record.contains_key("source") && has("value", "stringValue") && has("dataType", "data_type");
    item || (score
        && has("traceId", "trace_id") | has("observationId", "observation_id") | has("sessionId", "session_id"))
}

fn read(piece: &Piece<'_>, options: &Options, sink: &mut dyn Sink) -> Result<(), FormatError> {
    rows::each(piece, sink, &mut |row, sink| {
        let (line, record) = (row.line, Record { fields: &row.fields, options });
        if record.has(&["objectId", "object_id"]) {
            sink.review(line, record.item()?);
        } else if !record.has(&["source"]) || !record.has(&["name"]) {
            let detail = "expected an annotation queue item or a score";
            return Err(Fault::new(RejectReason::WrongRecord, detail));
        } else if record.is_annotation() {
            sink.review(line, record.score()?);
        } else {
            sink.event(line, record.other_score()?);
        }
        Ok(())
    })
}

/// One record, read by camelCase names (API) and `snake_case` names (blob export).
struct Record<'a, 'r> {
    fields: &'r [Field<'a>],
    options: &'r Options,
}

impl<'a> Record<'a, '_> {
    fn text(&self, names: &[&str]) -> Option<Text<'a>> {
        names.iter().find_map(|name| field::find(self.fields, name)?.text())
    }

    fn has(&self, names: &[&str]) -> bool {
        self.text(names).is_some()
    }

    fn required(&self, names: &[&str]) -> Result<Text<'a>, Fault> {
        self.text(names).ok_or_else(|| Fault::missing(names[0]))
    }

    fn time(&self, names: &[&str]) -> Result<Option<Micros>, Fault> {
        let Some(text) = self.text(names) else { return Ok(None) };
        time::instant(&text, self.options.zone).map(Some).ok_or_else(|| Fault::time(names[0]))
    }

    fn observed(&self) -> Result<Micros, Fault> {
        let times = ["updatedAt", "updated_at", "timestamp", "createdAt", "created_at"];
        self.time(&times)?.ok_or_else(|| Fault::missing("updatedAt"))
    }

    /// A queue item: its creation is the routing, its completion the end of the review.
    fn item(&self) -> Result<Review<'a>, Fault> {
        let observed_us = self.observed()?;
        let completed = self.text(&["status"]).is_some_and(|status| status.eq_ignore_ascii_case("completed"));
        let completed_at = self.time(&["completedAt", "completed_at"])?;
        let review = Review {
            output_id: self.required(&["objectId", "object_id"])?,
            record_id: self.required(&["id"])?,
            observed_us,
            queue: self.text(&["queueId", "queue_id"]),
            routed_us: self.time(&["createdAt", "created_at"])?,
            started_us: self.time(&["lockedAt", "locked_at"])?,
            completed_us: if completed { completed_at.or(Some(observed_us)) } else { None },
            reviewer: self.text(&["annotatorUserId", "annotator_user_id"]),
            ..Review::default()
        };
        match (review.routed_us, review.completed_us) {
            (Some(routed), Some(done)) if done < routed => {
                Err(Fault::new(RejectReason::NegativeClock, "expected `completedAt` at or after `createdAt`"))
            }
            _ => Ok(review),
        }
    }

    fn is_annotation(&self) -> bool {
        self.text(&["source"]).is_some_and(|source| source.eq_ignore_ascii_case("annotation"))
    }

    /// What a score speaks of, the most specific first.
    fn subject(&self) -> Option<Text<'a>> {
        let of = |names: &[&str]| self.text(names);
        of(&["observationId", "observation_id"])
            .or_else(|| of(&["traceId", "trace_id"]))
            .or_else(|| of(&["sessionId", "session_id"]))
    }

    /// A person's score. Only the two that the options name say something; any other is a record without a decision.
    fn score(&self) -> Result<Review<'a>, Fault> {
        let name = self.required(&["name"])?;
        let mut review = Review {
            output_id: self.subject().ok_or_else(|| Fault::missing("traceId"))?,
            record_id: self.required(&["id"])?,
            observed_us: self.observed()?,
            queue: self.text(&["queueId", "queue_id"]),
            reviewer: self.text(&["authorUserId", "author_user_id"]),
            ..Review::default()
        };
        if name == self.options.decision_score {
            review.decision = Some(self.decision()?);
        } else if name == self.options.minutes_score {
            review.review_ms = Some(self.minutes()?);
        }
        Ok(review)
    }

    fn decision(&self) -> Result<Decision, Fault> {
        let value = self.required(&["stringValue", "string_value", "value"])?;
        decision(&value).or_else(|| decision(&self.text(&["value"])?)).ok_or_else(|| {
            let detail = "expected a decision such as `accepted`, `changed`, `rejected` or `escalated`";
            Fault::new(RejectReason::BadValue, detail)
        })
    }

    fn minutes(&self) -> Result<i64, Fault> {
        let minutes: Option<f64> = self.required(&["value"])?.parse().ok();
        let valid = minutes.filter(|minutes| (0.0..=60.0 * 24.0 * 366.0).contains(minutes));
        valid.map(|minutes| (minutes * 60_000.0).round() as i64).ok_or_else(|| Fault::number("value"))
    }

    fn other_score(&self) -> Result<Event<'a>, Fault> {
        let source = self.required(&["source"])?;
        let native_type = Cow::Owned(format!("score:{source}"));
        let ts_us = self.time(&["timestamp", "createdAt", "created_at", "updatedAt", "updated_at"])?;
        let ts_us = ts_us.ok_or_else(|| Fault::missing("timestamp"))?;
        let mut event = Event::new(self.required(&["id"])?, ts_us, Kind::Other, native_type);
        event.type_known = matches!(&*source, "API" | "EVAL");
        event.trace_id = self.text(&["traceId", "trace_id"]);
        event.session_id = self.text(&["sessionId", "session_id"]);
        event.native_project = self.text(&["projectId", "project_id"]);
        let kept =
            self.fields.iter().filter(|field| !SCORE_MAPPED.contains(&&*field.name) && field.value.text().is_some());
        event.extra = kept.map(|field| (field.name.clone(), field.value.as_json())).collect();
        Ok(event)
    }
}

/// Fields of a score with a column of their own, persons, and free text that may quote an answer.
const SCORE_MAPPED: &[&str] = &[
    "id",
    "source",
    "timestamp",
    "traceId",
    "trace_id",
    "sessionId",
    "session_id",
    "projectId",
    "project_id",
    "authorUserId",
    "author_user_id",
    "comment",
];

/// The stems of the words for a decision; the rest of a word is its ending (`approve`, `approved`).
const DECISIONS: &[(&str, Decision)] = &[
    ("accept", Decision::Accepted),
    ("approv", Decision::Accepted),
    ("pass", Decision::Accepted),
    ("reject", Decision::Rejected),
    ("fail", Decision::Rejected),
    ("declin", Decision::Rejected),
    ("chang", Decision::Changed),
    ("edit", Decision::Changed),
    ("correct", Decision::Changed),
    ("escalat", Decision::Escalated),
];

fn decision(text: &str) -> Option<Decision> {
    let word = text.trim().to_ascii_lowercase();
    if let Ok(number) = word.parse::<f64>() {
        let is = |value: f64| (number - value).abs() < f64::EPSILON;
        return if is(1.0) { Some(Decision::Accepted) } else { is(0.0).then_some(Decision::Rejected) };
    }
    match &*word {
        "ok" | "true" | "yes" => Some(Decision::Accepted),
        "false" | "no" => Some(Decision::Rejected),
        _ => DECISIONS.iter().find(|(stem, _)| stands_for(&word, stem)).map(|(_, decision)| *decision),
    }
}

/// Whether `word` is the stem with an ending that leaves its meaning alone.
fn stands_for(word: &str, stem: &str) -> bool {
    let ending = word.strip_prefix(stem);
    ending.is_some_and(|ending| matches!(ending, "" | "e" | "ed" | "es" | "s" | "d" | "ing" | "ion" | "al"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decision_words_are_read_in_any_case_and_form() {
        for (words, expected) in [
            ("accept Accepted APPROVE approved approval pass passed ok OK 1 1.0 true", Some(Decision::Accepted)),
            ("reject Rejected rejection fail failed 0 0.0 false decline declined", Some(Decision::Rejected)),
            ("change changed edit Edited correct corrected correction", Some(Decision::Changed)),
            ("escalate Escalated", Some(Decision::Escalated)),
            ("maybe acceptable passable 2 0.5 incorrect editor", None),
        ] {
            for word in words.split(' ') {
                assert_eq!(decision(word), expected, "{word}");
            }
        }
    }
}
