//! Agreement of two reviewers in SQL. The coefficients are fractions of whole numbers, and so the queries give the very values.

use super::past;
use super::reviews::{counted, known, reply, rows};
use crate::event::name as n;
use crate::event::tables::REVIEW;
use crate::measure::facts::Facts;

/// Cohen's κ: with n pairs, of which a are alike, and n₁ₖ and n₂ₖ of decision k by the first and the second reviewer it is
/// (n·a − Σ n₁ₖ·n₂ₖ) ÷ (n² − Σ n₁ₖ·n₂ₖ).
pub(crate) fn kappa(facts: &Facts) -> String {
    coefficient(facts, "pairs_all * pairs_alike - words_alike", "pairs_all * pairs_all - words_alike")
}

/// Gwet's AC1: with q decisions in use, and mₖ = n₁ₖ + n₂ₖ, it is (4n(q − 1)·a − 4n² + Σ mₖ²) ÷ (4n²(q − 2) + Σ mₖ²).
pub(crate) fn gwet(facts: &Facts) -> String {
    coefficient(
        facts,
        "4 * pairs_all * ((words_used - 1) * pairs_alike - pairs_all) + words_squared",
        "4 * pairs_all * pairs_all * (words_used - 2) + words_squared",
    )
}

fn coefficient(facts: &Facts, numerator: &str, denominator: &str) -> String {
    let with = format!(
        "{reviews},
{pairs},
word_counts AS (
  SELECT pair_word, CAST(SUM(is_first) AS BIGINT) AS first_count, CAST(SUM(is_second) AS BIGINT) AS second_count
  FROM (
    SELECT first_word AS pair_word, 1 AS is_first, 0 AS is_second FROM review_pairs
    UNION ALL
    SELECT second_word AS pair_word, 0 AS is_first, 1 AS is_second FROM review_pairs
  ) pair_words
  GROUP BY pair_word
),
word_sums AS (
  SELECT
    COUNT(*) AS words_used, SUM(first_count * second_count) AS words_alike,
    SUM((first_count + second_count) * (first_count + second_count)) AS words_squared
  FROM word_counts
),
pair_sums AS (
  SELECT COUNT(*) AS pairs_all, SUM(CASE WHEN first_word = second_word THEN 1 ELSE 0 END) AS pairs_alike FROM review_pairs
)
",
        reviews = known(facts).trim_end(),
        pairs = pairs(facts),
    );
    let part = format!(
        "  SELECT NULL AS member, CAST({numerator} AS BIGINT) AS numerator, CAST({denominator} AS BIGINT) AS denominator\n  FROM \
         pair_sums CROSS JOIN word_sums"
    );
    reply(facts, &with, &[part])
}

/// The relation `review_pairs`: what the first two who decided on an output decided last.
fn pairs(facts: &Facts) -> String {
    format!(
        "ranked_records AS (
  SELECT
    {id} AS voice_output, {source} AS voice_source, {reviewer} AS voice_name, {decision} AS voice_word,
    MIN(COALESCE({completed}, {observed})) OVER (PARTITION BY {id}, {source}, {reviewer}) AS voice_us,
    ROW_NUMBER() OVER (PARTITION BY {id}, {source}, {reviewer} ORDER BY {observed} DESC, {hash} DESC) AS record_rank
  FROM {review}
  WHERE {decided} AND {reviewer} IS NOT NULL
),
ranked_voices AS (
  SELECT
    voice_output, voice_source, voice_word,
    ROW_NUMBER() OVER (PARTITION BY voice_output, voice_source ORDER BY voice_us ASC, voice_name ASC) AS voice_place
  FROM ranked_records
  WHERE record_rank = 1
),
review_voices AS (
  SELECT
    in_output AS pair_output,
    MAX(CASE WHEN voice_place = 1 THEN voice_word ELSE NULL END) AS first_word,
    MAX(CASE WHEN voice_place = 2 THEN voice_word ELSE NULL END) AS second_word
  FROM known_reviews
  INNER JOIN ranked_voices ON in_output = voice_output AND in_source = voice_source
  WHERE {counted}
  GROUP BY in_output, in_source
),
review_pairs AS (
  SELECT first_word, second_word FROM review_voices WHERE second_word IS NOT NULL
)",
        id = n::OUTPUT_ID,
        source = n::SOURCE,
        reviewer = n::REVIEWER,
        decision = n::DECISION,
        completed = past(facts, n::COMPLETED_US),
        observed = n::OBSERVED_US,
        hash = n::CONTENT_HASH,
        review = REVIEW.name,
        decided = rows(facts, true),
        counted = counted(facts),
    )
}
