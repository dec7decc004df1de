//! What people oversee on a day: reviews of outputs, and cases. As many as people can do, whatever the number of calls.

use super::calls::{call, person_name};
use super::rows::Cells;
use super::{Day, DayRows, is_working, mixed};
use crate::event::name as n;
use crate::event::tables::{CASE, REVIEW};
use crate::event::taxonomy::{CaseState, Decision, Severity};

const REVIEWS: u64 = 1_500;
const CASES: u64 = 8;
const MINUTE_US: i64 = 60_000_000;

/// People who review, out of those who do not call.
const REVIEWERS: u64 = 100;

struct Record {
    output: String,
    at_us: i64,
    routed_us: i64,
    decision: Option<(Decision, String, i64)>,
}

/// The records of both tables.
pub(super) fn rows(day: &Day, run: &str) -> Vec<DayRows> {
    if !is_working(day.date) || day.calls == 0 {
        return Vec::new();
    }
    vec![reviews(day, run), cases(day, run)]
}

/// Of every output that is routed one record when it is, and of most another when it is decided on, the same evening at
/// the latest.
fn reviews(day: &Day, run: &str) -> DayRows {
    let mut records = Vec::new();
    for number in 0..REVIEWS.min(day.calls / 10) {
        let mut dice = day.dice(3, number);
        // Riskier projects are looked at more often.
        let draws: Vec<_> = (0..3).map(|_| call(day, dice.below(day.calls))).collect();
        let rank = |tier: Option<&str>| ["critical", "high", "medium", "low"].iter().position(|one| tier == Some(one));
        let Some(output) = draws.iter().min_by_key(|event| rank(event.tier()).unwrap_or(4)) else { continue };
        let latest = day.begins_us() + 20 * 60 * MINUTE_US;
        let routed_us = (output.at_us + dice.between(1, 30) * MINUTE_US).min(latest.max(output.at_us));
        let at_us = routed_us;
        records.push(Record { output: output.name(), at_us, routed_us, decision: None });
        if dice.chance(940) {
            let words =
                [(90, Decision::Accepted), (7, Decision::Changed), (2, Decision::Rejected), (1, Decision::Escalated)];
            let decision = *dice.pick_weighted(&words);
            let millis = dice.quantile(&[(0, 4_000), (500, 90_000), (900, 400_000), (1000, 1_800_000)]);
            let until = day.begins_us() + super::DAY_US - 1;
            let at_us = (routed_us + dice.between(5, 200) * MINUTE_US).min(until.max(routed_us));
            let reviewer = person_name(1 << 30 | dice.below(REVIEWERS));
            records.push(Record {
                output: output.name(),
                at_us,
                routed_us,
                decision: Some((decision, reviewer, millis)),
            });
        }
    }
    records.sort_by(|a, b| (&a.output, a.at_us, a.decision.is_some()).cmp(&(&b.output, b.at_us, b.decision.is_some())));
    records.dedup_by(|a, b| a.output == b.output && a.decision.is_some() == b.decision.is_some());
    let cells = Cells { table: &REVIEW, rows: &records, file: format!("exports/langfuse/{}.json", day.date), run };
    let decided = |record: &Record| record.decision.as_ref().map(|_| record.at_us);
    let batch = cells.batch(|column| match column {
        n::OUTPUT_ID => cells.text(|record, _| Some(record.output.clone())),
        n::RECORD_ID => {
            cells.text(|record, _| Some(format!("{}-{}", record.output, i32::from(record.decision.is_some()))))
        }
        n::SOURCE => cells.same("langfuse"),
        n::DAY => cells.day(day.date),
        n::OBSERVED_US => cells.int(|record, _| Some(record.at_us)),
        n::QUEUE => cells.same("outputs"),
        n::ROUTED_US => cells.int(|record, _| Some(record.routed_us)),
        n::COMPLETED_US => cells.int(|record, _| decided(record)),
        n::DECISION => cells.text(|record, _| Some(record.decision.as_ref()?.0.to_string())),
        n::REVIEWER => cells.text(|record, _| Some(record.decision.as_ref()?.1.clone())),
        n::REVIEW_MS => cells.int(|record, _| Some(record.decision.as_ref()?.2)),
        n::CONTENT_HASH => {
            cells.int(|record, row| Some(mixed(record.at_us.cast_unsigned() ^ row as u64).cast_signed()))
        }
        _ => None,
    });
    (&REVIEW, batch)
}

/// Of every case one record, as it stands some days later.
fn cases(day: &Day, run: &str) -> DayRows {
    let numbers: Vec<u64> = (0..CASES).collect();
    let file = format!("exports/servicenow/{}.csv", day.date);
    let cells = Cells { table: &CASE, rows: &numbers, file, run };
    let flagged_us = |number: u64| day.begins_us() + (8 * 60 + 60 * number.cast_signed()) * MINUTE_US;
    let hours = |number: u64| day.dice(4, number).quantile(&[(0, 1), (500, 18), (900, 90), (1000, 400)]);
    let disposed_us = |number: u64| (number != 7).then(|| flagged_us(number) + hours(number) * 60 * MINUTE_US);
    let of = |number: u64| call(day, day.dice(5, number).below(day.calls));
    let batch = cells.batch(|column| match column {
        n::CASE_ID => cells.text(|number, _| Some(format!("SIR{:05}{number}", day.number()))),
        n::SOURCE => cells.same("servicenow"),
        n::DAY => cells.day(day.date),
        n::OBSERVED_US => cells.int(|number, _| disposed_us(*number).or(Some(flagged_us(*number)))),
        n::STATE => cells.text(|number, _| {
            let state = if disposed_us(*number).is_some() { CaseState::Closed } else { CaseState::Active };
            Some(state.to_string())
        }),
        n::NATIVE_STATE => {
            cells.text(|number, _| disposed_us(*number).map_or(Some("Analysis"), |_| Some("Closed")).map(str::to_owned))
        }
        n::SEVERITY => cells.text(|number, _| {
            let words = [Severity::Critical, Severity::High, Severity::Medium, Severity::Low];
            Some(words[(number % 4) as usize].to_string())
        }),
        n::EVENT_US => cells.int(|number, _| Some(flagged_us(*number) - 30 * MINUTE_US)),
        n::FLAGGED_US => cells.int(|number, _| Some(flagged_us(*number))),
        n::ACKNOWLEDGED_US => cells.int(|number, _| Some(flagged_us(*number) + hours(*number) * 15 * MINUTE_US)),
        n::DISPOSED_US | n::CLOSED_US => cells.int(|number, _| disposed_us(*number)),
        n::REOPEN_COUNT => cells.int(|_, _| Some(0)),
        n::DISPOSITION => {
            let words = ["confirmed", "no issue", "no issue"];
            cells.text(|number, _| disposed_us(*number).map(|_| words[(number % 3) as usize].to_owned()))
        }
        n::LINKED_ID => cells.text(|number, _| Some(of(*number).name())),
        n::OWNER => cells.text(|number, _| Some(person_name(1 << 31 | number))),
        n::CATEGORY => cells.same("model output"),
        n::CONTENT_HASH => cells.int(|number, _| Some(mixed(day.number() << 8 | number).cast_signed())),
        _ => None,
    });
    (&CASE, batch)
}
