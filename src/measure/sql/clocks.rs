//! Wrong clocks in SQL: records of cases and reviews that tell of times that cannot be.

use super::answer;
use crate::event::name as n;
use crate::event::tables::{CASE, REVIEW};
use crate::measure::facts::Facts;
use crate::measure::link;

/// Records with a wrong clock over all of the period, in all and by source.
pub(crate) fn wrong(facts: &Facts) -> String {
    let (start, end) = facts.span_us();
    let records = [cases(facts), reviews(facts)].join("\n  UNION ALL\n");
    let with = format!("WITH clock_records AS (\n{records}\n)\n");
    let part = |member: &str| {
        format!(
            "  SELECT {member} AS member, CAST(SUM(is_wrong) AS BIGINT) AS numerator, CAST(COUNT(*) AS BIGINT) AS denominator \
             FROM clock_records WHERE place_us >= {start} AND place_us < {end}"
        )
    };
    answer(&with, &[part("NULL"), format!("{} GROUP BY in_source", part("in_source"))], false)
}

fn cases(facts: &Facts) -> String {
    let clocks = [n::EVENT_US, n::FLAGGED_US, n::ACKNOWLEDGED_US, n::DISPOSED_US, n::CLOSED_US];
    let orders = [
        (n::EVENT_US, n::FLAGGED_US),
        (n::FLAGGED_US, n::ACKNOWLEDGED_US),
        (n::FLAGGED_US, n::DISPOSED_US),
        (n::FLAGGED_US, n::CLOSED_US),
    ];
    let as_of = facts.context.as_of_us;
    let place = format!("CASE WHEN {flag} <= {as_of} THEN {flag} ELSE {} END", n::OBSERVED_US, flag = n::FLAGGED_US);
    records(facts, &place, &clocks, &orders, CASE.relation(), "1 = 1")
}

fn reviews(facts: &Facts) -> String {
    let clocks = [n::ROUTED_US, n::STARTED_US, n::COMPLETED_US, n::RELEASED_US];
    let orders = [(n::ROUTED_US, n::COMPLETED_US), (n::STARTED_US, n::COMPLETED_US)];
    let as_of = facts.context.as_of_us;
    let place =
        format!("CASE WHEN {routed} <= {as_of} THEN {routed} ELSE {} END", n::OBSERVED_US, routed = n::ROUTED_US);
    records(facts, &place, &clocks, &orders, REVIEW.name, &format!("{} <> '{}'", n::SOURCE, link::SOURCE))
}

fn records(facts: &Facts, place: &str, clocks: &[&str], orders: &[(&str, &str)], table: &str, wanted: &str) -> String {
    let as_of = facts.context.as_of_us;
    let ahead = clocks.iter().map(|clock| format!("{clock} > {as_of}"));
    let backwards = orders.iter().map(|(first, second)| format!("{second} < {first}"));
    let wrong: Vec<String> = ahead.chain(backwards).collect();
    format!(
        "  SELECT {} AS in_source, {place} AS place_us, CASE WHEN {} THEN 1 ELSE 0 END AS is_wrong\n  FROM {table}\n  \
         WHERE {wanted} AND {} <= {as_of}",
        n::SOURCE,
        wrong.join(" OR "),
        n::OBSERVED_US,
    )
}
