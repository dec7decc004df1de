//! Reviews in SQL: the fold of their records, and shares of the reviews of the period's outputs.

use super::people::names;
use super::policies::{eligible, eligible_ever, of_reviews, one_of};
use super::{answer, literal, past, percentile};
use crate::event::capability::Question;
use crate::event::name as n;
use crate::event::tables::REVIEW;
use crate::event::taxonomy::{ActorKind, Decision};
use crate::measure::facts::{Facts, seats::own_names};
use crate::measure::findings::Choice;
use crate::measure::link;
use crate::policy::ReviewPolicy;
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
    let fast = of_reviews(facts, fast);
    let whole =
        format!("{} AND last_decision = '{}' AND dwell_us IS NOT NULL", completed_by(facts), Decision::Accepted);
    let part = part(facts, "NULL", &fast, &whole);
    reply(facts, &known(facts), &[part])
}

/// The median working time of completed reviews, in microseconds.
pub(crate) fn dwell(facts: &Facts) -> String {
    let with = format!(
        "{},
ranked_reviews AS (
  SELECT
    dwell_us, ROW_NUMBER() OVER (ORDER BY dwell_us ASC, in_output ASC, in_source ASC) AS dwell_place, COUNT(*) OVER () AS dwell_all
  FROM known_reviews
  WHERE {} AND dwell_us IS NOT NULL
)
",
        known(facts).trim_end(),
        done(facts),
    );
    let part = format!(
        "  SELECT NULL AS member, {} AS numerator, CAST(2 AS BIGINT) AS denominator FROM ranked_reviews",
        percentile("dwell_us", ["dwell_place", "dwell_all"], [1, 2])
    );
    reply(facts, &with, &[part])
}

/// Completed reviews with a known working time over the sum of that, in microseconds.
pub(crate) fn per_hour(facts: &Facts) -> String {
    let part = format!(
        "  SELECT NULL AS member, CAST(COUNT(*) AS BIGINT) AS numerator, CAST(SUM(dwell_us) AS BIGINT) AS denominator FROM \
         known_reviews WHERE {} AND dwell_us IS NOT NULL",
        done(facts)
    );
    reply(facts, &known(facts), &[part])
}

/// Reviews by the very person who asked for the output, over those of which both are known.
pub(crate) fn own(facts: &Facts, is_silent: bool) -> String {
    let same = !own_names(&facts.log.entities).is_empty();
    let (with, reviewer, author, join) = if same {
        (
            format!("{},\n{}\n", known(facts).trim_end(), names(facts)),
            "COALESCE(reviewer_names.own_name, last_reviewer)",
            "COALESCE(author_names.own_name, linked_author)",
            "\n  LEFT JOIN other_names reviewer_names ON last_reviewer = reviewer_names.other_name\n  LEFT JOIN other_names \
             author_names ON linked_author = author_names.other_name\n ",
        )
    } else {
        (known(facts), "last_reviewer", "linked_author", "")
    };
    let part = format!(
        "  SELECT NULL AS member, CAST(SUM(CASE WHEN {reviewer} = {author} THEN 1 ELSE 0 END) AS BIGINT) AS numerator, \
         CAST(COUNT(*) AS BIGINT) AS denominator\n  FROM known_reviews{join} WHERE {} AND last_reviewer IS NOT NULL AND \
         linked_author IS NOT NULL",
        done(facts)
    );
    answer(&with, &[part], is_silent || is_unheard(facts))
}

/// What each reviewer decided: how much, and how much of that was changed or rejected. Nothing here says who is who.
pub(crate) fn by_reviewer(facts: &Facts) -> String {
    format!(
        "{}SELECT decided_reviews, overturned_reviews
FROM (
  SELECT
    last_reviewer, CAST(COUNT(*) AS BIGINT) AS decided_reviews, CAST(SUM({}) AS BIGINT) AS overturned_reviews
  FROM known_reviews
  WHERE {} AND last_reviewer IS NOT NULL AND last_decision IS NOT NULL
  GROUP BY last_reviewer
) reviewers
ORDER BY decided_reviews ASC, overturned_reviews ASC
",
        known(facts),
        overturned(),
        done(facts),
    )
}

/// What times from routing to completion are computed from: the routing, the completion or the instant, and which of the two.
pub(crate) fn times(facts: &Facts) -> String {
    let (done, instant) = (completed_by(facts), facts.stock_us);
    let until = format!("CASE WHEN {done} THEN done_us ELSE {instant} END");
    format!(
        "{}SELECT in_output AS output, queue_us AS queued_us, {until} AS until_us, CASE WHEN {done} THEN 1 ELSE 0 END AS \
         is_complete\nFROM known_reviews\nWHERE {} AND {until} >= queue_us\nORDER BY in_output ASC, in_source ASC\n",
        known(facts),
        counted(facts)
    )
}

/// The 90th percentile of how long open reviews have waited, in microseconds, by tier: of outputs whenever made.
pub(crate) fn waiting(facts: &Facts) -> String {
    let instant = facts.stock_us;
    let choices = &facts.log.queue_choices;
    let is_linked = facts.log.queue.iter().any(|queued| queued.linked);
    let with = format!(
        "{},
waiting_reviews AS (
  SELECT
    member_tier AS wait_tier, {instant} - queue_us AS wait_us,
    ROW_NUMBER() OVER (ORDER BY queue_us DESC, in_output ASC, in_source ASC) AS wait_place, COUNT(*) OVER () AS wait_all,
    ROW_NUMBER() OVER (PARTITION BY member_tier ORDER BY queue_us DESC, in_output ASC, in_source ASC) AS tier_place,
    COUNT(*) OVER (PARTITION BY member_tier) AS tier_all
  FROM known_reviews
  WHERE {} AND queue_us <= {instant} AND NOT {}
)
",
        of_choices(facts, choices, "").trim_end(),
        counted_if(is_linked, &eligible_ever(facts)),
        completed_by(facts),
    );
    let part = |member: &str, places, rest: &str| {
        format!(
            "  SELECT CAST({member} AS VARCHAR) AS member, {} AS numerator, CAST(10 AS BIGINT) AS denominator FROM \
             waiting_reviews{rest}",
            percentile("wait_us", places, [9, 10])
        )
    };
    let members = " WHERE wait_tier IS NOT NULL GROUP BY wait_tier";
    let parts = [part("NULL", ["wait_place", "wait_all"], ""), part("wait_tier", ["tier_place", "tier_all"], members)];
    answer(&with, &parts, facts.silence(Question::Reviews).is_some())
}

/// Outputs released before their review, over those with a known release of tiers of which all must be reviewed.
pub(crate) fn escaped(facts: &Facts) -> String {
    let whole = |policy: &ReviewPolicy| {
        let whole = policy.coverage.iter().filter(|(_, share)| **share >= 1.0);
        one_of("linked_tier", &whole.map(|(tier, _)| tier).collect::<Vec<_>>())
    };
    let whole = of_reviews(facts, whole);
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

/// Whether the human did not release the output as it was, as 1 or 0.
pub(super) fn overturned() -> String {
    format!("CASE WHEN last_decision IN ('{}', '{}') THEN 1 ELSE 0 END", Decision::Changed, Decision::Rejected)
}

/// Whether a review was complete at the stock instant; never null.
pub(super) fn completed_by(facts: &Facts) -> String {
    format!("(done_us IS NOT NULL AND done_us <= {})", facts.stock_us)
}

/// A condition over another, in all and by the tier of the output.
fn by_tier(facts: &Facts, hit: &str, whole: &str) -> String {
    let linked = format!("({whole}) AND linked_id IS NOT NULL AND {}", eligible(facts));
    let members = format!("{} GROUP BY member_tier", part(facts, "member_tier", hit, &linked));
    reply(facts, &known(facts), &[part(facts, "NULL", hit, whole), members])
}

fn part(facts: &Facts, member: &str, hit: &str, whole: &str) -> String {
    let counted = counted(facts);
    format!(
        "  SELECT {member} AS member, CAST(SUM(CASE WHEN {hit} THEN 1 ELSE 0 END) AS BIGINT) AS numerator, CAST(COUNT(*) AS \
         BIGINT) AS denominator FROM known_reviews WHERE ({whole}) AND {counted}"
    )
}

pub(super) fn reply(facts: &Facts, with: &str, parts: &[String]) -> String {
    answer(with, parts, is_unheard(facts))
}

/// Whether nothing tells of the reviews of the period's outputs.
fn is_unheard(facts: &Facts) -> bool {
    facts.reviews().is_empty() && facts.silence(Question::Reviews).is_some()
}

/// The reviews that count: those of eligible outputs, or all where none can be linked to an output.
pub(super) fn counted(facts: &Facts) -> String {
    counted_if(facts.reviews().iter().any(|review| review.linked), &eligible(facts))
}

fn counted_if(is_linked: bool, eligible: &str) -> String {
    if is_linked { format!("linked_id IS NOT NULL AND {eligible}") } else { "1 = 1".to_owned() }
}

/// Those of them that are complete.
fn done(facts: &Facts) -> String {
    format!("{} AND {}", counted(facts), completed_by(facts))
}

/// The sources that are heard, by project; null where the output is not in the log.
fn heard(choices: &[Choice]) -> String {
    let of_reviews = choices.iter().filter(|choice| choice.question == Question::Reviews);
    heard_of("in_source", of_reviews.map(|choice| (choice.project.as_deref(), choice.source.as_str())))
}

/// A condition over a source and the project of a linked output: one of these pairs.
pub(super) fn heard_of<'f>(column: &str, pairs: impl Iterator<Item = (Option<&'f str>, &'f str)>) -> String {
    let one = |(project, source): (Option<&str>, &str)| match project {
        Some(project) => format!("({column} = {} AND linked_project = {})", literal(source), literal(project)),
        None => format!("({column} = {} AND linked_id IS NULL)", literal(source)),
    };
    let all: Vec<String> = pairs.map(one).collect();
    if all.is_empty() { "1 = 0".to_owned() } else { format!("({})", all.join(" OR ")) }
}

/// The relation of the period's reviews of the sources that are heard, one row each, as the beginning of a query.
pub(super) fn known(facts: &Facts) -> String {
    let (start, end) = facts.span_us();
    let within = format!(
        "
    AND ((linked_id IS NOT NULL AND linked_day >= DATE '{}' AND linked_day < DATE '{}')
      OR (linked_id IS NULL AND queue_us >= {start} AND queue_us < {end}))",
        facts.period.start, facts.period.end,
    );
    of_choices(facts, facts.choices(), &within)
}

/// The same of the sources that are chosen, and `within` what else is asked of them.
fn of_choices(facts: &Facts, choices: &[Choice], within: &str) -> String {
    format!(
        "{folded}known_reviews AS (
  SELECT
    in_output, in_source, linked_id, linked_day, linked_tier, linked_author,
    CASE WHEN linked_id IS NULL THEN NULL WHEN linked_tier IS NULL THEN 'unrated' ELSE linked_tier END AS member_tier,
    queue_us, done_us, release_us, decision_word AS last_decision, decision_name AS last_reviewer,
    CASE WHEN worked_ms >= 0 THEN worked_ms * 1000
      WHEN done_us >= begin_us THEN done_us - begin_us - MOD(done_us - begin_us, 1000)
      ELSE NULL END AS dwell_us
  FROM folded_reviews
  LEFT JOIN linked_outputs ON in_output = linked_id
  LEFT JOIN last_decisions ON in_output = decision_output AND in_source = decision_source
  LEFT JOIN last_times ON in_output = time_output AND in_source = time_source
  WHERE {heard}{within}
)
",
        folded = folded(facts),
        heard = heard(choices),
    )
}

/// The records that were made by the as-of instant, or those of them that tell a decision.
pub(super) fn rows(facts: &Facts, is_decided: bool) -> String {
    let words: Vec<&str> = Decision::VARIANTS.iter().map(AsRef::as_ref).collect();
    let decided =
        if is_decided { format!(" AND {} IN ('{}')", n::DECISION, words.join("', '")) } else { String::new() };
    format!("{} <> '{}' AND {} <= {}{decided}", n::SOURCE, link::SOURCE, n::OBSERVED_US, facts.context.as_of_us)
}

/// The relations up to `linked_outputs`: the earliest link of each output.
pub(super) fn links(facts: &Facts) -> String {
    format!(
        "ranked_links AS (
  SELECT
    {id} AS linked_id, CASE WHEN {project} IS NULL THEN '' ELSE {project} END AS linked_project, {tier} AS linked_tier, {output_day} AS linked_day,
    CASE WHEN {author_kind} = '{user}' THEN {author} ELSE NULL END AS linked_author,
    ROW_NUMBER() OVER (PARTITION BY {id} ORDER BY {output} ASC, CASE WHEN {author} IS NULL THEN 1 ELSE 0 END ASC, {hash} ASC)
      AS link_rank
  FROM {review}
  WHERE {source} = '{link}' AND {observed} <= {as_of} AND {output} IS NOT NULL AND {output_day} IS NOT NULL
),
linked_outputs AS (
  SELECT linked_id, linked_project, linked_tier, linked_day, linked_author FROM ranked_links WHERE link_rank = 1
)",
        review = REVIEW.name,
        link = link::SOURCE,
        id = n::OUTPUT_ID,
        source = n::SOURCE,
        project = n::PROJECT,
        tier = n::TIER,
        output = n::OUTPUT_US,
        output_day = n::OUTPUT_DAY,
        author = n::AUTHOR,
        author_kind = n::AUTHOR_KIND,
        user = ActorKind::User,
        hash = n::CONTENT_HASH,
        observed = n::OBSERVED_US,
        as_of = facts.context.as_of_us,
    )
}

/// The records, folded by source and output: earliest clocks, latest decision and working time.
fn folded(facts: &Facts) -> String {
    let past = |clock: &str| past(facts, clock);
    let begun = format!("COALESCE({}, {})", past(n::STARTED_US), past(n::COMPLETED_US));
    let rows = |is_decided: bool| rows(facts, is_decided);
    format!(
        "WITH {links},
folded_reviews AS (
  SELECT
    {id} AS in_output, {source} AS in_source,
    MIN({started}) AS begin_us, MIN({completed}) AS done_us, MIN({released}) AS release_us,
    COALESCE(MIN({routed}), MIN({begun}), MIN({observed})) AS queue_us
  FROM {review}
  WHERE {every}
  GROUP BY {id}, {source}
),
ranked_decisions AS (
  SELECT
    {id} AS decision_output, {source} AS decision_source, {decision} AS decision_word, {reviewer} AS decision_name,
    ROW_NUMBER() OVER (PARTITION BY {id}, {source} ORDER BY {observed} DESC, {hash} DESC) AS decision_rank
  FROM {review}
  WHERE {decided}
),
last_decisions AS (
  SELECT decision_output, decision_source, decision_word, decision_name FROM ranked_decisions WHERE decision_rank = 1
),
ranked_times AS (
  SELECT
    {id} AS time_output, {source} AS time_source, {worked} AS worked_ms,
    ROW_NUMBER() OVER (PARTITION BY {id}, {source} ORDER BY {observed} DESC, {hash} DESC) AS time_rank
  FROM {review}
  WHERE {every} AND {worked} IS NOT NULL
),
last_times AS (
  SELECT time_output, time_source, worked_ms FROM ranked_times WHERE time_rank = 1
),
",
        links = links(facts),
        review = REVIEW.name,
        id = n::OUTPUT_ID,
        source = n::SOURCE,
        reviewer = n::REVIEWER,
        hash = n::CONTENT_HASH,
        observed = n::OBSERVED_US,
        decision = n::DECISION,
        worked = n::REVIEW_MS,
        started = past(n::STARTED_US),
        completed = past(n::COMPLETED_US),
        released = past(n::RELEASED_US),
        routed = past(n::ROUTED_US),
        every = rows(false),
        decided = rows(true),
    )
}
