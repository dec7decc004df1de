//! The rollup against groups worked by hand, and the text of its SQL.

use super::*;
use crate::event::table::Type;
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
    let rolled = super::roll(events, &days(wanted), &days(versioned)).unwrap();
    rolled.into_iter().find(|(table, _)| *table == &DAILY).unwrap().1
}

/// The rows of one derived table for all days of the events: out of all columns, and as well out of those that are said to be
/// needed.
fn rolled(table: &Table, events: &str) -> RecordBatch {
    let batch = rows(&EVENT, events);
    let events = from_batches(std::slice::from_ref(&batch), &EVENT).unwrap().lazy();
    let days = days("2026-10-01 2026-10-02 2026-10-03");
    let rolled = super::roll(events, &days, &BTreeSet::new()).unwrap();
    let needed: Vec<usize> = columns().into_iter().map(|column| EVENT.index(column)).collect();
    assert_eq!(roll_batch(&batch.project(&needed).unwrap(), &days).unwrap(), rolled);
    rolled.into_iter().find(|(rolled, _)| *rolled == table).unwrap().1
}

const ROLLED: &str = "
    local_day | project | outcome | team | events | tokens_in | latency_ms | latency_count | source=litellm | kind=call | tokens_count=0 | cost_count=0
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
fn rows_made_from_different_events_add_up_to_those_of_all() {
    let trimmed = EVENTS.trim();
    let (header, body) = trimmed.split_once('\n').unwrap();
    let half = |odd: bool| -> String {
        let lines = body.lines().enumerate().filter(|(at, _)| (at % 2 == 1) == odd).map(|(_, line)| line);
        lines.fold(header.to_owned(), |text, line| format!("{text}\n{line}"))
    };
    for rollup in ROLLUPS {
        let parts = [rolled(rollup.table, &half(false)), rolled(rollup.table, &half(true))];
        assert_eq!(rollup.merged(&parts).unwrap(), rolled(rollup.table, EVENTS), "{}", rollup.table.name);
    }
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
        local_day | project | outcome | events | source=langfuse | kind=call | tokens_count=0 | cost_count=0
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
fn what_is_known_is_counted_apart_from_its_sum() {
    let events = "
        event_id | local_day | tokens_out | cost_nano_usd | content_hash | source=litellm | kind=call | outcome=success
        a | 2026-10-01 | 7 | -  | 1
        b | 2026-10-01 | 0 | 12 | 2
        c | 2026-10-01 | - | -  | 3";
    let expected = "
        local_day | events | tokens_out | cost_nano_usd | tokens_count | cost_count | source=litellm | kind=call | outcome=success
        2026-10-01 | 3 | 7 | 12 | 2 | 1";
    assert_eq!(rolled(&DAILY, events), rows(&DAILY, expected));
    assert_eq!(rolled(&TOTALS, events), rows(&TOTALS, expected));
}

#[test]
fn people_are_counted_and_nobody_else() {
    let events = "
        event_id | local_day | actor | actor_kind | team | outcome | tokens_out | content_hash | source=litellm | kind=call | project=claims
        a | 2026-10-01 | p1 | user    | red | success | 7 | 1
        b | 2026-10-01 | p1 | user    | red | refused | 2 | 2
        c | 2026-10-01 | p1 | user    | red | denied  | - | 3
        d | 2026-10-01 | p2 | user    | -   | failure | - | 4
        e | 2026-10-01 | -  | user    | -   | success | - | 5
        f | 2026-10-01 | k1 | api_key | -   | success | 9 | 6";
    let expected = "
        local_day | actor | team | events | accepted | tokens_out | source=litellm | kind=call | project=claims
        2026-10-01 | p1 | red | 3 | 2 | 9
        2026-10-01 | p2 | -   | 1 | 0 | 0";
    assert_eq!(rolled(&PEOPLE, events), rows(&PEOPLE, expected));
}

#[test]
fn keys_and_hours_have_their_events() {
    let events = "
        event_id | local_day | local_hour | api_key_id | project | actor_kind | content_hash | source=litellm | kind=call
        a | 2026-10-01 | 9  | k1 | claims | user    | 1
        b | 2026-10-01 | 9  | k1 | claims | api_key | 2
        c | 2026-10-01 | 22 | k1 | audit  | api_key | 3
        d | 2026-10-01 | 22 | -  | audit  | user    | 4";
    let keys = "
        local_day | api_key_id | project | events | source=litellm | kind=call
        2026-10-01 | k1 | audit  | 1
        2026-10-01 | k1 | claims | 2";
    assert_eq!(rolled(&KEYS, events), rows(&KEYS, keys));
    let hours = "
        local_day | local_hour | actor_kind | events | source=litellm | kind=call
        2026-10-01 | 9  | api_key | 1
        2026-10-01 | 9  | user    | 1
        2026-10-01 | 22 | api_key | 1
        2026-10-01 | 22 | user    | 1";
    assert_eq!(rolled(&HOURLY, events), rows(&HOURLY, hours));
}

#[test]
fn what_is_watched_is_kept_one_by_one_under_our_word() {
    let events = "
        event_id | local_day | ts_us | source | native_type | actor | risk_category | content_hash | actor_kind=user | outcome=success
        a | 2026-10-01 | 20 | claude_activity | primary_owner_transferred | p1 | -    | 1
        b | 2026-10-01 | 10 | claude_activity | sso_login_failed          | -  | sign | 2
        c | 2026-10-01 | 10 | openai_audit    | login.failed              | p2 | -    | 3
        d | 2026-10-01 | 10 | claude_activity | login.failed              | p2 | -    | 4
        e | 2026-10-01 | 10 | claude_activity | claude_chat_created       | p2 | -    | 5";
    let expected = "
        event_id | local_day | ts_us | source | native_type | action | actor | risk_category | actor_kind=user | outcome=success
        b | 2026-10-01 | 10 | claude_activity | sso_login_failed          | sign_in_failed    | -  | sign
        a | 2026-10-01 | 20 | claude_activity | primary_owner_transferred | owner_transferred | p1 | -
        c | 2026-10-01 | 10 | openai_audit    | login.failed              | sign_in_failed    | p2 | -";
    assert_eq!(rolled(&ACTION, events), rows(&ACTION, expected));
}

#[test]
fn the_sql_keeps_to_what_every_engine_reads() {
    for rollup in ROLLUPS {
        let text = rollup.sql();
        for refused in ["\"", "`", "/", "COALESCE", "::", "QUALIFY", "EXTRACT", "CURRENT_DATE"] {
            assert!(!text.contains(refused), "{refused} in\n{text}");
        }
        assert_eq!(text.matches("AS BIGINT").count(), rollup.sums.len());
        assert_eq!(text.matches("NULLS LAST").count(), rollup.keys().len());
        assert!(text.contains(&format!("FROM {}\n", rollup.from.name)));
        assert!(rollup.sums.iter().all(|(name, _)| rollup.table.columns[rollup.table.index(name)].kind == Type::Int));
    }
    let text = ROLLUPS[0].sql();
    assert!(text.contains(
        "PARTITION BY source, event_id, day ORDER BY CASE WHEN observed_us IS NULL THEN 0 ELSE observed_us END DESC, \
         content_hash DESC"
    ));
    assert!(text.contains("CAST(SUM(CASE WHEN in_latency_ms IS NULL THEN 0 ELSE 1 END) AS BIGINT) AS latency_count"));
}
