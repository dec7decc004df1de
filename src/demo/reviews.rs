//! Human review of outputs in the annotation tool (`Langfuse`): what was routed, when it was completed, what was
//! decided. The share depends on the risk tier; the newest project is reviewed less and later than the policy asks, and in
//! October 2026 a release of the router lost the rules of two projects.

use super::File;
use super::calendar::{self, DAY, HOUR, MINUTE, SECOND};
use super::calls::Call;
use super::dice::Dice;
use super::json::Object;
use super::people::{Person, REVIEWERS};
use super::projects::LETTERS;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// One output in a reviewer's queue.
struct Review {
    item: String,
    queue: &'static str,
    object: String,
    object_type: &'static str,
    trace: String,
    routed_us: i64,
    /// `None` while it waits.
    done: Option<Done>,
}

/// How a review ended.
struct Done {
    at_us: i64,
    decision: &'static str,
    tenths_of_minutes: i64,
    reviewer: &'static Person,
    /// What a second reviewer decided, and when.
    second: Option<(i64, &'static str, &'static Person)>,
}

/// Minutes from routing to completion: half within four hours, one in a hundred after a week.
const LAG: &[(i64, i64)] = &[(0, 6), (250, 70), (500, 230), (750, 1100), (900, 2700), (980, 6500), (1000, 16000)];

/// The same for the newest project, whose reviewers are too few.
const LAG_NEW: &[(i64, i64)] = &[(0, 30), (250, 300), (500, 1300), (750, 3400), (900, 8500), (1000, 30000)];

/// Tenths of minutes that a review takes.
const EFFORT: &[(i64, i64)] = &[(0, 4), (250, 13), (500, 22), (750, 38), (950, 90), (1000, 240)];

/// The exports of the annotation tool.
pub(super) fn files(seed: u64, calls: &[Call]) -> Vec<File> {
    let mut dice = Dice::new(seed, 4);
    let mut reviews: Vec<Review> = calls.iter().filter_map(|call| route(call, &mut dice)).collect();
    reviews.extend(orphans(&mut dice));
    reviews.sort_by(|a, b| (a.routed_us, &a.item).cmp(&(b.routed_us, &b.item)));
    let mut files = items(&reviews, &mut dice);
    files.extend(scores(&reviews, calls, &mut dice));
    files
}

/// Whether a person sees the output, and what becomes of it.
fn route(call: &Call, dice: &mut Dice) -> Option<Review> {
    // Letters have a log of their own.
    if !call.answered || call.kind == "acount_tokens" || call.tag == Some(LETTERS) {
        return None;
    }
    let new_project = call.tag == Some("fraud-signals");
    let (per_mille, queue) = match call.tier {
        "high" if new_project => (955, "queue-high-risk"),
        "high" => (996, "queue-high-risk"),
        "medium" => (222, "queue-sampled"),
        "low" => (26, "queue-spot-checks"),
        _ => return None,
    };
    if !dice.chance(per_mille) || is_lost(call) {
        return None;
    }
    let routed_us = call.end_us() + dice.between(20, 400) * SECOND;
    // Some outputs are judged as a whole conversation: only where that conversation is one call.
    let whole = call.alone && dice.chance(120);
    Some(Review {
        item: format!("cm{}", dice.base58(22).to_lowercase()),
        queue,
        object: if whole { call.trace.clone() } else { call.id.clone() },
        object_type: if whole { "TRACE" } else { "OBSERVATION" },
        trace: call.trace.clone(),
        routed_us,
        done: decide(routed_us, new_project, dice),
    })
}

/// Whether the router has no rule for the output.
fn is_lost(call: &Call) -> bool {
    let day = calendar::local(call.at_us).date();
    let lost = calendar::day(2026, 10, 1)..calendar::day(2026, 10, 27);
    matches!(call.tag, Some("underwriting-notes" | "claims-triage")) && lost.contains(&day)
}

fn decide(routed_us: i64, new_project: bool, dice: &mut Dice) -> Option<Done> {
    let lag = dice.quantile(if new_project { LAG_NEW } else { LAG });
    let forgotten = dice.chance(if new_project { 30 } else { 6 });
    let (changed, rejected) = if new_project { (13, 7) } else { (7, 3) };
    let decisions = [(100 - changed - rejected, "approved"), (changed, "changed"), (rejected, "rejected")];
    let &decision = dice.pick_weighted(&decisions);
    // In July 2026 the desk cleared what had been forgotten until then.
    let cleared = calendar::local_instant(calendar::day(2026, 7, 6), 0) + dice.between(0, 12) * DAY;
    let is_cleared = forgotten && routed_us < cleared - 14 * DAY;
    let due_us = if is_cleared { cleared } else { routed_us + lag * MINUTE };
    let at_us = calendar::in_office_hours(due_us, dice) + dice.between(0, 59) * SECOND;
    // Some are waved through.
    let hasty = decision == "approved" && dice.chance(25);
    let tenths_of_minutes = if hasty { 1 } else { dice.quantile(EFFORT) };
    let place = dice.below(REVIEWERS.len() as u64) as usize;
    let second = dice.chance(110).then(|| second(at_us, decision, place, dice)).flatten();
    let done = Done { at_us, decision, tenths_of_minutes, reviewer: &REVIEWERS[place], second };
    ((!forgotten || is_cleared) && done.at_us < calendar::exported_us()).then_some(done)
}

/// A second opinion that was not told the first. Two reviewers agree where all is well, and less where it is not.
fn second(at_us: i64, first: &str, place: usize, dice: &mut Dice) -> Option<(i64, &'static str, &'static Person)> {
    let words: &[(u64, &'static str)] = match first {
        "approved" => &[(96, "approved"), (3, "changed"), (1, "rejected")],
        "changed" => &[(27, "approved"), (68, "changed"), (5, "rejected")],
        _ => &[(15, "approved"), (20, "changed"), (65, "rejected")],
    };
    let &word = dice.pick_weighted(words);
    let at_us = calendar::in_office_hours(at_us + dice.between(2, 30) * HOUR, dice) + dice.between(0, 59) * SECOND;
    let other = &REVIEWERS[(place + dice.between(1, REVIEWERS.len() as i64 - 1) as usize) % REVIEWERS.len()];
    (at_us < calendar::exported_us()).then_some((at_us, word, other))
}

/// Reviews of a system whose calls do not pass the gateway: nothing links them to an output.
fn orphans(dice: &mut Dice) -> Vec<Review> {
    let days = calendar::days().step_by(29);
    days.map(|day| {
        let routed_us = calendar::local_instant(day, 10 * 3600) + dice.between(0, 6 * HOUR);
        let trace = dice.uuid();
        Review {
            item: format!("cm{}", dice.base58(22).to_lowercase()),
            queue: "queue-spot-checks",
            object: trace.clone(),
            object_type: "TRACE",
            trace,
            routed_us,
            done: decide(routed_us, false, dice),
        }
    })
    .collect()
}

/// The queue items, a file a month. An item that was not done by the end of its month is exported as pending, and once
/// more with the month in which it was completed; some that still wait are exported again as they are.
fn items(reviews: &[Review], dice: &mut Dice) -> Vec<File> {
    let mut months: BTreeMap<String, String> = BTreeMap::new();
    for review in reviews {
        let month = calendar::month(review.routed_us);
        let done_month = review.done.as_ref().map(|done| calendar::month(done.at_us));
        let waiting = Some(&month) != done_month.as_ref();
        let line = item(review, review.done.as_ref().filter(|_| !waiting));
        let _ = writeln!(months.entry(month).or_default(), "{line}");
        if let Some(done_month) = done_month.filter(|_| waiting) {
            let _ = writeln!(months.entry(done_month).or_default(), "{}", item(review, review.done.as_ref()));
        } else if waiting && dice.chance(500) {
            let next = calendar::month((review.routed_us + 31 * DAY).min(calendar::exported_us()));
            let _ = writeln!(months.entry(next).or_default(), "{line}");
        }
    }
    // The newest file is not packed yet.
    let suffix = |month: &str| if month < "2026-11" { "ndjson.gz" } else { "ndjson" };
    let path = |month: &String| format!("exports/langfuse/queue-items-{month}.{}", suffix(month));
    months.iter().map(|(month, text)| File::packed(path(month), text.clone().into_bytes())).collect()
}

fn item(review: &Review, done: Option<&Done>) -> String {
    let done_at = done.map(|done| calendar::iso_millis(done.at_us));
    let routed_at = calendar::iso_millis(review.routed_us);
    Object::new()
        .text("id", &review.item)
        .text("queueId", review.queue)
        .text("objectId", &review.object)
        .text("objectType", review.object_type)
        .text("status", if done.is_some() { "COMPLETED" } else { "PENDING" })
        .maybe("completedAt", done_at.as_deref())
        .text("createdAt", &routed_at)
        .text("updatedAt", done_at.as_deref().unwrap_or(&routed_at))
        .end()
}

/// The scores, a file a month: decisions and minutes of the reviewers, and the noise of automatic evaluation.
fn scores(reviews: &[Review], calls: &[Call], dice: &mut Dice) -> Vec<File> {
    let mut months: BTreeMap<String, Vec<(i64, String)>> = BTreeMap::new();
    for (review, done) in reviews.iter().filter_map(|review| Some((review, review.done.as_ref()?))) {
        let first = (done.at_us, done.decision, done.reviewer);
        for (at_us, decision, reviewer) in [Some(first), done.second].into_iter().flatten() {
            let value = format!("\"value\":null,\"stringValue\":\"{decision}\",\"dataType\":\"CATEGORICAL\"");
            let score = Score { at_us, reviewer, name: DECISION, overturned: decision != "approved" };
            months.entry(calendar::month(at_us)).or_default().push((at_us, annotation(review, &score, &value, dice)));
        }
        let (whole, tenth) = (done.tenths_of_minutes / 10, done.tenths_of_minutes % 10);
        let minutes = format!("\"value\":{whole}.{tenth},\"stringValue\":null,\"dataType\":\"NUMERIC\"");
        let score = Score { at_us: done.at_us, reviewer: done.reviewer, name: "review_minutes", overturned: false };
        let month = months.entry(calendar::month(done.at_us)).or_default();
        month.push((done.at_us, annotation(review, &score, &minutes, dice)));
    }
    for call in calls.iter().filter(|call| call.answered && call.task.is_some()) {
        if dice.chance(40) {
            let at_us = call.end_us() + 90 * SECOND;
            months.entry(calendar::month(at_us)).or_default().push((at_us, evaluation(call, at_us, dice)));
        }
    }
    let files = months.into_iter().map(|(month, mut scores)| {
        scores.sort();
        let scores: Vec<String> = scores.into_iter().map(|(_, score)| score).collect();
        pack_scores(&month, &scores)
    });
    files.collect()
}

/// Name of the score with the decision.
const DECISION: &str = "review_decision";

/// What a reviewer noted of an output.
struct Score {
    at_us: i64,
    reviewer: &'static Person,
    name: &'static str,
    overturned: bool,
}

/// A reviewer's score. `value` is the middle of the object: value, text value and their type.
fn annotation(review: &Review, score: &Score, value: &str, dice: &mut Dice) -> String {
    let at = calendar::iso_millis(score.at_us);
    let observation = (review.object_type == "OBSERVATION").then_some(review.object.as_str());
    let comment = score.overturned.then_some("Wrong excess quoted, see NWA-204417");
    let head = Object::new()
        .text("id", &dice.uuid())
        .text("traceId", &review.trace)
        .maybe("observationId", observation)
        .text("name", score.name)
        .end();
    let tail = Object::new()
        .text("source", "ANNOTATION")
        .text("authorUserId", &score.reviewer.user_id())
        .maybe("comment", comment)
        .text("queueId", review.queue)
        .text("environment", "production")
        .text("timestamp", &at)
        .text("createdAt", &at)
        .text("updatedAt", &at)
        .end();
    format!("{},{value},{}", head.trim_end_matches('}'), tail.trim_start_matches('{'))
}

/// A score that a machine gave. It is no review, whatever it is called.
fn evaluation(call: &Call, at_us: i64, dice: &mut Dice) -> String {
    let at = calendar::iso_millis(at_us);
    let &name = dice.pick(&["faithfulness", "toxicity", DECISION]);
    Object::new()
        .text("id", &dice.uuid())
        .text("traceId", &call.trace)
        .text("observationId", &call.id)
        .text("name", name)
        .raw("value", &format!("0.{:02}", dice.below(100)))
        .raw("stringValue", "null")
        .text("dataType", "NUMERIC")
        .text("source", "EVAL")
        .raw("authorUserId", "null")
        .raw("queueId", "null")
        .text("environment", "production")
        .text("timestamp", &at)
        .text("createdAt", &at)
        .text("updatedAt", &at)
        .end()
}

/// The answer of the public API in some months, a bare array in others.
fn pack_scores(month: &str, scores: &[String]) -> File {
    let (suffix, page) = match month {
        "2025-10" | "2026-01" | "2026-06" => ("json.gz", true),
        "2026-11" => ("json", false),
        _ => ("json.gz", false),
    };
    let list = format!("[{}]", scores.join(",\n "));
    let count = scores.len();
    let text = if page {
        format!(
            "{{\"data\":{list},\"meta\":{{\"page\":1,\"limit\":{count},\"totalItems\":{count},\"totalPages\":1}}}}\n"
        )
    } else {
        format!("{list}\n")
    };
    File::packed(format!("exports/langfuse/scores-{month}.{suffix}"), text.into_bytes())
}
