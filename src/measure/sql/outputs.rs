//! Outputs beside their reviews in SQL: how many of each risk tier there are, and what became of how many.

use super::policies::{eligible, eligible_calls};
use super::reviews::{completed_by, counted, known, overturned as overturned_by};
use super::tokens::sum as total;
use super::{answer, calls};
use crate::measure::facts::Facts;

/// Routed outputs over eligible ones, by tier; `is_silent` if the two contradict each other or nothing tells of them.
pub(crate) fn routed(facts: &Facts, is_silent: bool) -> String {
    share(facts, "1", is_silent)
}

/// Outputs with a completed review over eligible ones, by tier.
pub(crate) fn covered(facts: &Facts, is_silent: bool) -> String {
    share(facts, &format!("CASE WHEN {} THEN 1 ELSE 0 END", completed_by(facts)), is_silent)
}

/// Eligible outputs, completed reviews that tell a decision, and those of them that changed or rejected the output, by
/// tier. The outputs are null unless `is_weighted`, and the tier is null where the output is not in the log.
pub(crate) fn overturned(facts: &Facts, is_weighted: bool) -> String {
    if is_weighted && calls::is_counted(facts) {
        return String::new();
    }
    let decided = format!("{} AND {} AND last_decision IS NOT NULL", counted(facts), completed_by(facts));
    let columns = [("row_decided", "1"), ("row_overturned", &overturned_by())];
    let (relations, outputs) = if is_weighted {
        let of_calls = format!("{} AND {}", calls::accepted(), eligible_calls(facts));
        (with_calls(facts, &of_calls, &decided, &columns), total("row_calls"))
    } else {
        (of_reviews(facts, &decided, &columns), "CAST(NULL AS BIGINT)".to_owned())
    };
    format!(
        "{relations}SELECT row_tier AS tier, {outputs} AS eligible_outputs, {} AS decided_reviews, {} AS overturned_reviews
FROM tier_rows
GROUP BY row_tier
ORDER BY row_tier ASC NULLS FIRST
",
        total("row_decided"),
        total("row_overturned"),
    )
}

fn share(facts: &Facts, routed: &str, is_silent: bool) -> String {
    if calls::is_counted(facts) {
        return String::new();
    }
    let of_calls = format!("{} AND {}", calls::accepted(), eligible_calls(facts));
    let of_reviews = format!("linked_id IS NOT NULL AND {}", eligible(facts));
    let with = with_calls(facts, &of_calls, &of_reviews, &[("row_reviewed", routed)]);
    let part = |member: &str, rest: &str| {
        format!(
            "  SELECT CAST({member} AS VARCHAR) AS member, {} AS numerator, {} AS denominator FROM tier_rows{rest}",
            total("row_reviewed"),
            total("row_calls")
        )
    };
    answer(&with, &[part("NULL", ""), part("row_tier", " GROUP BY row_tier")], is_silent)
}

/// The relation `tier_rows` of calls and reviews, as the beginning of a query: their tier, the number of calls, and of
/// reviews what the `columns` say. The conditions are over `heard_calls` and `known_reviews`.
pub(super) fn with_calls(facts: &Facts, of_calls: &str, of_reviews: &str, columns: &[(&str, &str)]) -> String {
    let none: String = columns.iter().map(|(name, _)| format!(", 0 AS {name}")).collect();
    format!(
        "WITH {calls},
{reviews},
tier_rows AS (
  SELECT COALESCE(in_tier, 'unrated') AS row_tier, in_events AS row_calls{none}
  FROM heard_calls
  WHERE {of_calls}
  UNION ALL
{rows}
)
",
        calls = calls::calls_of(facts, "heard_calls"),
        reviews = known(facts).trim_start_matches("WITH ").trim_end(),
        rows = review_rows(of_reviews, columns),
    )
}

/// The same of reviews only.
fn of_reviews(facts: &Facts, of_reviews: &str, columns: &[(&str, &str)]) -> String {
    let rows = review_rows(of_reviews, columns);
    format!("{},\ntier_rows AS (\n{rows}\n)\n", known(facts).trim_end())
}

fn review_rows(of_reviews: &str, columns: &[(&str, &str)]) -> String {
    let told: String = columns.iter().map(|(name, what)| format!(", {what} AS {name}")).collect();
    format!("  SELECT member_tier AS row_tier, 0 AS row_calls{told}\n  FROM known_reviews\n  WHERE {of_reviews}")
}
