//! Confirmed violations in SQL: cases out of calls.

use super::answer;
use super::calls::{accepted, calls_of, is_counted, sum};
use super::cases::{DECIDED, flagged, known, one_of};
use crate::event::capability::Question;
use crate::measure::facts::Facts;

/// Cases flagged in the period whose disposition says that the flag was right, over its accepted calls.
pub(crate) fn confirmed(facts: &Facts) -> String {
    if is_counted(facts) {
        return String::new();
    }
    let words = &facts.context.policy.at(facts.context.period.last_day()).investigation.dispositions;
    let right = one_of("last_word", &words.true_positive);
    let part = format!(
        "  SELECT
    CAST(NULL AS VARCHAR) AS member,
    (SELECT CAST(COUNT(*) AS BIGINT) FROM known_cases WHERE {DECIDED} AND {} AND {right}) AS numerator,
    {} AS denominator
  FROM heard_calls",
        flagged(facts),
        sum(&accepted()),
    );
    let with = format!("{},\n{}\n", known(facts).trim_end(), calls_of(facts, "heard_calls"));
    let is_silent = facts.silence(Question::Cases).or_else(|| facts.silence(Question::Calls)).is_some();
    answer(&with, &[part], is_silent)
}
