//! Reviews in SQL: the fold of their records, and shares of the reviews of the period's outputs.

use super::{answer, literal};
use crate::event::capability::Question;
use crate::event::name as n;
use crate::event::tables::REVIEW;
use crate::event::taxonomy::Decision;
use crate::measure::calendar::day_begins_us;
use crate::measure::facts::Facts;
use crate::measure::link;
use crate::policy::ReviewPolicy;
use chrono::NaiveDate;
use strum::VariantArray;

/// Completed reviews over all that were routed, by tier.
pub(crate) fn completed(facts: &Facts) -> String {
    by_tier(facts, &completed_by(facts), "1 = 1")
}

/// Fast approvals over approvals with a known working time.
pub(crate) fn fast(facts: &Facts) -> String {
    let fast = |policy: &ReviewPolicy| {
        let millis = (policy.fast_seconds * 1000.0).ceil() as i64;
        format!("dwell_us < {}", millis * 1000)
    };
    let fast = by_policy(facts, is_before, fast);
    let whole =
        format!("{} AND last_decision = '{}' AND dwell_us IS NOT NULL", completed_by(facts), Decision::Accepted);
    reply(facts, &[part(facts, "NULL", &fast, &whole)])
}

/// Outputs released before their review, over those with a known release of tiers of which all must be reviewed.
pub(crate) fn escaped(facts: &Facts) -> String {
    let whole = |policy: &ReviewPolicy| {
        let whole = policy.coverage.iter().filter(|(_, share)| **share >= 1.0);
        one_of(&whole.map(|(tier, _)| tier).collect::<Vec<_>>())
    };
    let whole = by_policy(facts, is_before, whole);
    let released = format!("linked_id IS NOT NULL AND {whole} AND release_us <= {}", facts.stock_us);
    by_tier(facts, &format!("NOT ({}) OR release_us < done_us", completed_by(facts)), &released)
}

/// Reviews whose output is in no event, over all.
pub(crate) fn unlinked(facts: &Facts) -> String {
    let silent = facts.silence(Question::Calls).is_some()
        || facts.reviews().is_empty() && facts.silence(Question::Reviews).is_some();
    let part = "  SELECT NULL AS member, CAST(SUM(CASE WHEN linked_id IS NULL THEN 1 ELSE 0 END) AS BIGINT) AS numerator, \
                CAST(COUNT(*) AS BIGINT) AS denominator FROM known_reviews";
    answer(&known(facts), &[part.to_owned()], silent)
}

/// Whether a review was complete at the stock instant; never null.
fn completed_by(facts: &Facts) -> String {
    format!("(done_us IS NOT NULL AND done_us <= {})", facts.stock_us)
}

/// A condition over another, in all and by the tier of the output.
fn by_tier(facts: &Facts, hit: &str, whole: &str) -> String {
    let linked = format!("({whole}) AND linked_id IS NOT NULL AND {}", eligible(facts));
    let members = format!("{} GROUP BY member_tier", part(facts, "member_tier", hit, &linked));
    reply(facts, &[part(facts, "NULL", hit, whole), members])
}

fn part(facts: &Facts, member: &str, hit: &str, whole: &str) -> String {
    let counted = counted(facts);
    format!(
        "  SELECT {member} AS member, CAST(SUM(CASE WHEN {hit} THEN 1 ELSE 0 END) AS BIGINT) AS numerator, CAST(COUNT(*) AS \
         BIGINT) AS denominator FROM known_reviews WHERE ({whole}) AND {counted}"
    )
}

fn reply(facts: &Facts, parts: &[String]) -> String {
    let silent = facts.reviews().is_empty() && facts.silence(Question::Reviews).is_some();
    answer(&known(facts), parts, silent)
}

/// The outputs of which the policy of their day asks the review; all where it names no tier.
fn eligible(facts: &Facts) -> String {
    by_policy(facts, is_before, |policy| {
        let tiers: Vec<&String> = policy.coverage.keys().collect();
        if tiers.is_empty() { "1 = 1".to_owned() } else { one_of(&tiers) }
    })
}

/// A condition that the policy sets, on each day by the version that counts on it; `is_before` tells rows of earlier days.
pub(super) fn by_policy(
    facts: &Facts,
    is_before: fn(&Facts, NaiveDate) -> String,
    condition: impl Fn(&ReviewPolicy) -> String,
) -> String {
    let policies = facts.review_policies();
    let until: Vec<NaiveDate> = policies.iter().skip(1).map(|(day, _)| *day).collect();
    let one = |(place, (first, policy)): (usize, &(NaiveDate, &ReviewPolicy))| {
        let from = if place > 0 { format!("NOT {} AND ", is_before(facts, *first)) } else { String::new() };
        let until = until.get(place).map(|day| format!("{} AND ", is_before(facts, *day))).unwrap_or_default();
        format!("{from}{until}({})", condition(policy))
    };
    match policies.as_slice() {
        [(_, policy)] => condition(policy),
        several => format!("({})", several.iter().enumerate().map(one).collect::<Vec<_>>().join(" OR ")),
    }
}

/// Whether the output was made, or routed where it is in no event, before a day.
fn is_before(facts: &Facts, day: NaiveDate) -> String {
    let begins_us = day_begins_us(day, facts.context.zone);
    format!("(linked_day < DATE '{day}' OR linked_id IS NULL AND queue_us < {begins_us})")
}

fn one_of(tiers: &[&String]) -> String {
    let words: Vec<String> = tiers.iter().map(|tier| literal(tier)).collect();
    if words.is_empty() { "1 = 0".to_owned() } else { format!("member_tier IN ({})", words.join(", ")) }
}

/// The reviews that count: those of eligible outputs, or all where none can be linked to an output.
fn counted(facts: &Facts) -> String {
    if facts.reviews().iter().any(|review| review.linked) {
        format!("linked_id IS NOT NULL AND {}", eligible(facts))
    } else {
        "1 = 1".to_owned()
    }
}

/// The sources that are heard, by project; null where the output is not in the log.
fn heard(facts: &Facts) -> String {
    let of_reviews = facts.choices().iter().filter(|choice| choice.question == Question::Reviews);
    let one = of_reviews.map(|choice| {
        let source = literal(&choice.source);
        match &choice.project {
            Some(project) => format!("(in_source = {source} AND linked_project = {})", literal(project)),
            None => format!("(in_source = {source} AND linked_id IS NULL)"),
        }
    });
    let all: Vec<String> = one.collect();
    if all.is_empty() { "1 = 0".to_owned() } else { format!("({})", all.join(" OR ")) }
}

/// The relation of the period's reviews of the sources that are heard, one row each, as the beginning of a query.
pub(super) fn known(facts: &Facts) -> String {
    let (start, end) = facts.span_us();
    format!(
        "{folded}known_reviews AS (
  SELECT
    linked_id, linked_day, queue_us, CASE WHEN linked_tier IS NULL THEN 'unrated' ELSE linked_tier END AS member_tier, done_us, release_us,
    decision_word AS last_decision,
    CASE WHEN worked_ms >= 0 THEN worked_ms * 1000 WHEN done_us >= begin_us THEN done_us - begin_us ELSE NULL END AS dwell_us
  FROM folded_reviews
  LEFT JOIN linked_outputs ON in_output = linked_id
  LEFT JOIN last_decisions ON in_output = decision_output AND in_source = decision_source
  LEFT JOIN last_times ON in_output = time_output AND in_source = time_source
  WHERE {heard}
    AND ((linked_id IS NOT NULL AND linked_day >= DATE '{first}' AND linked_day < DATE '{last}')
      OR (linked_id IS NULL AND queue_us >= {start} AND queue_us < {end}))
)
",
        folded = folded(facts),
        heard = heard(facts),
        first = facts.period.start,
        last = facts.period.end,
    )
}

/// The records, folded by source and output: earliest clocks, latest decision and working time.
fn folded(facts: &Facts) -> String {
    let as_of = facts.context.as_of_us;
    let past = |clock: &str| format!("CASE WHEN {clock} <= {as_of} THEN {clock} ELSE NULL END");
    let begun = format!("COALESCE({}, {})", past(n::STARTED_US), past(n::COMPLETED_US));
    let rows = format!("{} <> '{}' AND {} <= {as_of}", n::SOURCE, link::SOURCE, n::OBSERVED_US);
    let words: Vec<&str> = Decision::VARIANTS.iter().map(AsRef::as_ref).collect();
    format!(
        "WITH ranked_links AS (
  SELECT
    {id} AS linked_id, CASE WHEN {project} IS NULL THEN '' ELSE {project} END AS linked_project, {tier} AS linked_tier, {output_day} AS linked_day,
    ROW_NUMBER() OVER (PARTITION BY {id} ORDER BY {output} ASC, CASE WHEN {author} IS NULL THEN 1 ELSE 0 END ASC, {hash} ASC)
      AS link_rank
  FROM {review}
  WHERE {source} = '{link}' AND {observed} <= {as_of} AND {output} IS NOT NULL AND {output_day} IS NOT NULL
),
linked_outputs AS (
  SELECT linked_id, linked_project, linked_tier, linked_day FROM ranked_links WHERE link_rank = 1
),
folded_reviews AS (
  SELECT
    {id} AS in_output, {source} AS in_source,
    MIN({started}) AS begin_us, MIN({completed}) AS done_us, MIN({released}) AS release_us,
    COALESCE(MIN({routed}), MIN({begun}), MIN({observed})) AS queue_us
  FROM {review}
  WHERE {rows}
  GROUP BY {id}, {source}
),
ranked_decisions AS (
  SELECT
    {id} AS decision_output, {source} AS decision_source, {decision} AS decision_word,
    ROW_NUMBER() OVER (PARTITION BY {id}, {source} ORDER BY {observed} DESC, {hash} DESC) AS decision_rank
  FROM {review}
  WHERE {rows} AND {decision} IN ('{words}')
),
last_decisions AS (
  SELECT decision_output, decision_source, decision_word FROM ranked_decisions WHERE decision_rank = 1
),
ranked_times AS (
  SELECT
    {id} AS time_output, {source} AS time_source, {worked} AS worked_ms,
    ROW_NUMBER() OVER (PARTITION BY {id}, {source} ORDER BY {observed} DESC, {hash} DESC) AS time_rank
  FROM {review}
  WHERE {rows} AND {worked} IS NOT NULL
),
last_times AS (
  SELECT time_output, time_source, worked_ms FROM ranked_times WHERE time_rank = 1
),
",
        review = REVIEW.name,
        link = link::SOURCE,
        id = n::OUTPUT_ID,
        source = n::SOURCE,
        project = n::PROJECT,
        tier = n::TIER,
        output = n::OUTPUT_US,
        output_day = n::OUTPUT_DAY,
        author = n::AUTHOR,
        hash = n::CONTENT_HASH,
        observed = n::OBSERVED_US,
        decision = n::DECISION,
        worked = n::REVIEW_MS,
        started = past(n::STARTED_US),
        completed = past(n::COMPLETED_US),
        released = past(n::RELEASED_US),
        routed = past(n::ROUTED_US),
        words = words.join("', '"),
    )
}
