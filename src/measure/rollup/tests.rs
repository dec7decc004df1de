//! The rollup against groups worked by hand, and the text of its SQL.

use super::*;
use crate::event::tables::EVENT;
use crate::measure::example::rows;
use crate::measure::frame::from_batches;

const EVENTS: &str = "
    event_id | day | local_day | project | outcome | team | tokens_in | latency_ms | content_hash | source=litellm | kind=call
    a | 2026-10-01 | 2026-10-01 | claims | success | -   | 10 | 100 | 1
    b | 2026-10-01 | 2026-10-01 | claims | success | -   | -  | -   | 2
    c | 2026-10-01 | 2026-10-01 | claims | success | red | 5  | 7   | 3
    d | 2026-10-01 | 2026-10-02 | audit  | failure | red | 1  | 9   | 4
    e | 2026-10-02 | 2026-10-03 | audit  | success | red | 1  | 9   | 5
";

fn days(text: &str) -> BTreeSet<NaiveDate> {
    text.split(' ').filter(|day| !day.is_empty()).map(|day| day.parse().unwrap()).collect()
}

fn roll(events: &str, wanted: &str) -> RecordBatch {
    roll_versioned(events, wanted, "2026-10-01 2026-10-02")
}

fn roll_versioned(events: &str, wanted: &str, versioned: &str) -> RecordBatch {
    let events = from_batches(&[rows(&EVENT, events)], &EVENT).unwrap().lazy();
    daily(events, &days(wanted), &days(versioned)).unwrap()
}

const ROLLED: &str = "
    local_day | project | outcome | team | events | tokens_in | latency_ms | latency_count | source=litellm | kind=call
    2026-10-01 | claims | success | red | 1 | 5  | 7   | 1
    2026-10-01 | claims | success | -   | 2 | 10 | 100 | 1
    2026-10-02 | audit  | failure | red | 1 | 1  | 9   | 1
";

#[test]
fn events_add_up_by_their_keys_with_nulls_last() {
    assert_eq!(roll(EVENTS, "2026-10-01 2026-10-02"), rows(&DAILY, ROLLED));
}

#[test]
fn days_apart_are_found_and_no_day_gives_no_row() {
    let found = roll(EVENTS, "2026-10-01 2026-10-03 2026-11-01");
    assert_eq!(found.num_rows(), 3);
    assert_eq!(roll(EVENTS, "").num_rows(), 0);
    assert_eq!(roll(EVENTS, "2025-01-01").num_rows(), 0);
}

#[test]
fn only_the_newest_version_of_an_event_counts() {
    // The old version of `d` says `claims` on another local day; it must leave no trace.
    let older = "    d | 2026-10-01 | 2026-10-01 | claims | success | - | 77 | 77 | -9\n";
    let found = roll(&format!("{EVENTS}{older}"), "2026-10-01 2026-10-02");
    assert_eq!(found, rows(&DAILY, ROLLED));
}

#[test]
fn versions_are_looked_for_on_the_days_that_may_have_them() {
    let older = "    d | 2026-10-01 | 2026-10-01 | claims | success | - | 77 | 77 | -9\n";
    let events = format!("{EVENTS}{older}");
    let wanted = "2026-10-01 2026-10-02";
    assert_eq!(roll_versioned(&events, wanted, "2026-10-01"), rows(&DAILY, ROLLED));
    assert_eq!(roll_versioned(EVENTS, wanted, ""), rows(&DAILY, ROLLED));
    assert_ne!(roll_versioned(&events, wanted, "2026-10-02"), rows(&DAILY, ROLLED));
}

#[test]
fn what_was_observed_last_counts_whatever_its_hash() {
    let events = "
        event_id | day | local_day | project | outcome | observed_us | content_hash | source=langfuse | kind=call
        a | 2026-10-01 | 2026-10-01 | claims | failure | 2026-10-01 08:00 | 9
        a | 2026-10-01 | 2026-10-01 | claims | success | 2026-10-02 08:00 | 1
        a | 2026-10-01 | 2026-10-01 | claims | refused | -                | 10
    ";
    let expected = "
        local_day | project | outcome | events | source=langfuse | kind=call
        2026-10-01 | claims | success | 1
    ";
    assert_eq!(roll(events, "2026-10-01"), rows(&DAILY, expected));
}

#[test]
fn the_order_of_events_is_of_no_matter() {
    let trimmed = EVENTS.trim();
    let (header, body) = trimmed.split_once('\n').unwrap();
    let backwards: Vec<&str> = body.lines().rev().collect();
    let wanted = "2026-10-01 2026-10-02 2026-10-03";
    assert_eq!(roll(&format!("{header}\n{}", backwards.join("\n")), wanted), roll(EVENTS, wanted));
}

#[test]
fn keys_and_sums_are_the_columns_of_the_table() {
    let declared: Vec<&str> = KEYS.iter().copied().chain(SUMS.iter().map(|(name, _)| *name)).collect();
    let columns: Vec<&str> = DAILY.columns.iter().map(|column| column.name).collect();
    assert_eq!(declared, columns);
}

#[test]
fn the_sql_keeps_to_what_every_engine_reads() {
    let text = sql("event");
    for refused in ["\"", "`", "/", "COALESCE", "::", "QUALIFY", "EXTRACT", "CURRENT_DATE"] {
        assert!(!text.contains(refused), "{refused} in\n{text}");
    }
    assert_eq!(text.matches("AS BIGINT").count(), SUMS.len());
    assert_eq!(text.matches("NULLS LAST").count(), KEYS.len());
    assert!(text.contains("FROM event\n"));
    assert!(text.contains(
        "PARTITION BY source, event_id, day ORDER BY CASE WHEN observed_us IS NULL THEN 0 ELSE observed_us END DESC, \
         content_hash DESC"
    ));
    assert!(text.contains("CAST(SUM(CASE WHEN in_latency_ms IS NULL THEN 0 ELSE 1 END) AS BIGINT) AS latency_count"));
}
