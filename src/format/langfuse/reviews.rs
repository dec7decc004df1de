//! What a human did: annotation queue items (what was routed, and when it was completed) and scores (what was decided).

use crate::event::row::{Event, Micros, Review, Text};
use crate::event::taxonomy::{Decision, Kind, RejectReason};
use crate::format::Options;
use crate::format::rows::{Fault, Row};
use chrono_tz::Tz;
use std::borrow::Cow;

fn observed(row: &Row<'_, '_>) -> Result<Micros, Fault> {
    let times = ["updatedAt", "updated_at", "timestamp", "createdAt", "created_at"];
    row.instant(&times, Tz::UTC)?.ok_or_else(|| Fault::missing("updatedAt"))
}

/// A queue item: its creation is the routing, its completion the end of the review.
pub(super) fn item<'a>(row: &Row<'a, '_>) -> Result<Review<'a>, Fault> {
    let observed_us = observed(row)?;
    let completed = row.text(&["status"]).is_some_and(|status| status.eq_ignore_ascii_case("completed"));
    let completed_at = row.instant(&["completedAt", "completed_at"], Tz::UTC)?;
    let review = Review {
        output_id: row.required(&["objectId", "object_id"])?,
        record_id: row.required(&["id"])?,
        observed_us,
        queue: row.text(&["queueId", "queue_id"]),
        routed_us: row.instant(&["createdAt", "created_at"], Tz::UTC)?,
        started_us: row.instant(&["lockedAt", "locked_at"], Tz::UTC)?,
        completed_us: if completed { completed_at.or(Some(observed_us)) } else { None },
        reviewer: row.text(&["annotatorUserId", "annotator_user_id"]),
        ..Review::default()
    };
    match (review.routed_us, review.completed_us) {
        (Some(routed), Some(done)) if done < routed => {
            Err(Fault::new(RejectReason::NegativeClock, "expected `completedAt` at or after `createdAt`"))
        }
        _ => Ok(review),
    }
}

pub(super) fn is_annotation(row: &Row<'_, '_>) -> bool {
    row.text(&["source"]).is_some_and(|source| source.eq_ignore_ascii_case("annotation"))
}

/// What a score speaks of, the most specific first.
fn subject<'a>(row: &Row<'a, '_>) -> Option<Text<'a>> {
    let of = |names: &[&str]| row.text(names);
    of(&["observationId", "observation_id"])
        .or_else(|| of(&["traceId", "trace_id"]))
        .or_else(|| of(&["sessionId", "session_id"]))
}

/// A person's score. Only the two that the options name say something; any other is a record without a decision.
pub(super) fn score<'a>(row: &Row<'a, '_>, options: &Options) -> Result<Review<'a>, Fault> {
    let name = row.required(&["name"])?;
    let mut review = Review {
        output_id: subject(row).ok_or_else(|| Fault::missing("traceId"))?,
        record_id: row.required(&["id"])?,
        observed_us: observed(row)?,
        queue: row.text(&["queueId", "queue_id"]),
        reviewer: row.text(&["authorUserId", "author_user_id"]),
        ..Review::default()
    };
    if name == options.decision_score {
        review.decision = Some(decision_of(row)?);
    } else if name == options.minutes_score {
        review.review_ms = Some(minutes_of(row)?);
    }
    Ok(review)
}

fn decision_of(row: &Row<'_, '_>) -> Result<Decision, Fault> {
    let value = row.required(&["stringValue", "string_value", "value"])?;
    decision(&value).or_else(|| decision(&row.text(&["value"])?)).ok_or_else(|| {
        let detail = "expected a decision such as `accepted`, `changed`, `rejected` or `escalated`";
        Fault::new(RejectReason::BadValue, detail)
    })
}

fn minutes_of(row: &Row<'_, '_>) -> Result<i64, Fault> {
    let minutes: Option<f64> = row.required(&["value"])?.parse().ok();
    let valid = minutes.filter(|minutes| (0.0..=60.0 * 24.0 * 366.0).contains(minutes));
    valid.map(|minutes| (minutes * 60_000.0).round() as i64).ok_or_else(|| Fault::number("value"))
}

pub(super) fn other_score<'a>(row: &Row<'a, '_>) -> Result<Event<'a>, Fault> {
    let source = row.required(&["source"])?;
    let native_type = Cow::Owned(format!("score:{source}"));
    let ts_us = row.instant(&["timestamp", "createdAt", "created_at", "updatedAt", "updated_at"], Tz::UTC)?;
    let ts_us = ts_us.ok_or_else(|| Fault::missing("timestamp"))?;
    let mut event = Event::new(row.required(&["id"])?, ts_us, Kind::Other, native_type);
    event.type_known = matches!(&*source, "API" | "EVAL");
    event.trace_id = row.text(&["traceId", "trace_id"]);
    event.session_id = row.text(&["sessionId", "session_id"]);
    event.native_project = row.text(&["projectId", "project_id"]);
    let kept = row.fields.iter().filter(|field| !SCORE_MAPPED.contains(&&*field.name) && field.value.text().is_some());
    event.extra = kept.map(|field| (field.name.clone(), field.value.as_json())).collect();
    Ok(event)
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
