//! KPIs as queries over the lake: the parts that several of them share.
//!
//! They keep to what engines agree on: integers only, no quoting, no time functions (the bounds of the period stand in them
//! as literals), every sum cast, every order total, and no alias that repeats a column of its own block.

pub(crate) mod actions;
pub(crate) mod actors;
pub(crate) mod agreement;
pub(crate) mod calls;
pub(crate) mod cases;
pub(crate) mod clocks;
pub(crate) mod costs;
pub(crate) mod events;
pub(crate) mod heard;
pub(crate) mod keys;
pub(crate) mod outputs;
pub(crate) mod people;
mod policies;
pub(crate) mod reviews;
pub(crate) mod seats;
pub(crate) mod tokens;
pub(crate) mod violations;
pub(crate) mod waits;
pub(crate) mod worth;

use crate::measure::facts::Facts;

/// A text as a literal.
fn literal(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// The number of rows of a relation, as the part of an answer that is its total.
fn number(from: &str) -> String {
    format!(
        "  SELECT CAST(NULL AS VARCHAR) AS member, CAST(COUNT(*) AS BIGINT) AS numerator, CAST(1 AS BIGINT) AS denominator\n  \
         FROM {from}"
    )
}

/// The column of a clock, null where it had not struck by the as-of instant.
fn past(facts: &Facts, clock: &str) -> String {
    format!("CASE WHEN {clock} <= {} THEN {clock} ELSE NULL END", facts.context.as_of_us)
}

/// The share `part`/`whole` of some numbers in ascending order, by linear interpolation (type 7 of Hyndman and Fan), times
/// `whole`: an aggregate over rows with a number, its `place` from 1 on, and how many there are.
fn percentile(number: &str, [place, all]: [&str; 2], [part, whole]: [i64; 2]) -> String {
    let apart = format!("ABS({whole} * ({place} - 1) - {part} * ({all} - 1))");
    format!("CAST(SUM(CASE WHEN {apart} < {whole} THEN ({whole} - {apart}) * {number} ELSE 0 END) AS BIGINT)")
}

/// The rows of an answer in order, without those that have no value: `parts` select `member`, `numerator`, `denominator`.
pub(crate) fn answer(with: &str, parts: &[String], is_silent: bool) -> String {
    let kept = if is_silent { "1 = 0" } else { "numerator IS NOT NULL AND denominator > 0" };
    let parts = parts.join("\n  UNION ALL\n");
    format!(
        "{with}SELECT member, numerator, denominator\nFROM (\n{parts}\n) counted\nWHERE {kept}\nORDER BY member ASC NULLS FIRST\n"
    )
}
