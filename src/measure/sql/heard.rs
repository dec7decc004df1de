//! On which days each source was heard, in SQL: what its coverage, its silences and the rows that were to be expected of it
//! are computed from.

use super::literal;
use super::tokens::latest_usage;
use crate::event::name as n;
use crate::event::table::Table;
use crate::event::tables::{CASE, EVENT, REVIEW, TOTALS, USAGE};
use crate::measure::facts::Facts;
use crate::measure::link;

/// The columns of the answer after `member`, the source, and `told_by`, its table. A row is about the days from `first_day` on
/// that a bucket reaches into from `from_us` to `until_us`, or about that day alone; or else about the days of its clocks.
const COLUMNS: [(&str, &str); 9] = [
    ("first_day", "DATE"),
    ("from_us", "BIGINT"),
    ("until_us", "BIGINT"),
    ("clock_1", "BIGINT"),
    ("clock_2", "BIGINT"),
    ("clock_3", "BIGINT"),
    ("clock_4", "BIGINT"),
    ("observed_clock", "BIGINT"),
    ("heard_rows", "BIGINT"),
];

/// What every source tells up to the as-of instant: the events of each day, and every aggregate and record.
pub(crate) fn rows(facts: &Facts) -> String {
    let latest = [
        (n::SOURCE, "in_source"),
        (n::LOCAL_DAY, "in_day"),
        (n::BUCKET_START_US, "in_start"),
        (n::BUCKET_END_US, "in_end"),
    ];
    let parts = [
        events(facts),
        buckets(),
        records(facts, &REVIEW, &[n::ROUTED_US, n::STARTED_US, n::COMPLETED_US]),
        records(facts, &CASE, &[n::FLAGGED_US, n::ACKNOWLEDGED_US, n::DISPOSED_US, n::CLOSED_US]),
    ];
    format!(
        "WITH {}\nSELECT member, told_by, {}\nFROM (\n{}\n) heard_days\nORDER BY member ASC, told_by ASC, {}\n",
        latest_usage(facts, "latest_usage", &latest, ""),
        COLUMNS.map(|(name, _)| name).join(", "),
        parts.join("\n  UNION ALL\n"),
        COLUMNS.map(|(name, _)| format!("{name} ASC NULLS FIRST")).join(", "),
    )
}

/// The events of each day, whoever else tells of the same records: the question is whether the source was heard.
fn events(facts: &Facts) -> String {
    let (source, day) = (n::SOURCE, n::LOCAL_DAY);
    let told = [("first_day", day.to_owned()), ("heard_rows", format!("SUM({})", n::EVENTS))];
    let from = format!("{}\n  WHERE {day} <= DATE '{}'\n  GROUP BY {source}, {day}", TOTALS.name, facts.today());
    part(&EVENT, source, &told, &from)
}

/// The aggregates, each over the days of its bucket.
fn buckets() -> String {
    let told = [("first_day", "in_day"), ("from_us", "in_start"), ("until_us", "in_end"), ("heard_rows", "1")];
    let told = told.map(|(name, value)| (name, value.to_owned()));
    part(&USAGE, "in_source", &told, "latest_usage\n  WHERE version_rank = 1")
}

/// The records of reviews or cases with those of their clocks that had happened; not the rows that only link two of them.
fn records(facts: &Facts, table: &Table, clocks: &[&str]) -> String {
    let as_of = facts.context.as_of_us;
    let past = |clock: &&str| format!("CASE WHEN {clock} <= {as_of} THEN {clock} ELSE NULL END");
    let names = ["clock_1", "clock_2", "clock_3", "clock_4"];
    let told = names.into_iter().zip(clocks.iter().map(past));
    let told = told.chain([("observed_clock", n::OBSERVED_US.to_owned()), ("heard_rows", "1".to_owned())]);
    let from = format!(
        "{}\n  WHERE {} <= {as_of} AND {} <> {}",
        table.relation(),
        n::OBSERVED_US,
        n::SOURCE,
        literal(link::SOURCE)
    );
    part(table, n::SOURCE, &told.collect::<Vec<_>>(), &from)
}

/// The rows of one table: of the columns those that are told, and no value in the others.
fn part(table: &Table, source: &str, told: &[(&str, String)], from: &str) -> String {
    let column = |(name, kind): (&str, &str)| {
        let value = told.iter().find(|(known, _)| *known == name).map_or("NULL", |(_, value)| value);
        format!("CAST({value} AS {kind}) AS {name}")
    };
    let columns = COLUMNS.map(column).join(", ");
    format!("  SELECT {source} AS member, {} AS told_by, {columns}\n  FROM {from}", literal(table.name))
}
