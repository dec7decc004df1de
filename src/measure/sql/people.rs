//! People in SQL: who used AI, of the source that is heard. Where a directory makes one person of two pseudonyms, the query
//! does so too.

use super::calls::{dates, within};
use super::{answer, literal};
use crate::event::capability::Question;
use crate::event::name as n;
use crate::event::tables::ENTITY;
use crate::event::taxonomy::{EntityKind, Kind, UNATTRIBUTED};
use crate::measure::facts::Facts;
use crate::measure::facts::calls::stands_in;
use crate::measure::facts::people::USES;
use crate::measure::facts::seats::SUSPENDED;
use chrono::{Days, NaiveDate};
use std::collections::BTreeMap;

const DISTINCT: &str = "CAST(COUNT(DISTINCT in_actor) AS BIGINT)";
const ONE: &str = "CAST(1 AS BIGINT)";

/// People who used AI in the `days` that end with the period, and by team where that is asked for.
pub(crate) fn active(facts: &Facts, days: u64, is_by_team: bool) -> String {
    let team = format!("COALESCE(in_team, {})", literal(UNATTRIBUTED));
    let mut parts = vec![part("NULL", DISTINCT, ONE, "")];
    if is_by_team {
        parts.push(part(&team, DISTINCT, ONE, &format!("\n  GROUP BY {team}")));
    }
    finish(facts, days, "", &parts)
}

/// People by day, added up over `working` days, over `below`, an expression over the people of the 28 days.
pub(crate) fn by_day(facts: &Facts, days: u64, working: &[NaiveDate], below: &str) -> String {
    let pairs = format!(
        ",\nactive_pairs AS (
  SELECT DISTINCT in_actor AS pair_actor, in_day AS pair_day
  FROM active_days
  WHERE in_day IN ({})
)",
        dates(working),
    );
    let above = "(SELECT CAST(COUNT(*) AS BIGINT) FROM active_pairs)";
    finish(facts, days, &pairs, &[part("NULL", above, below, "")])
}

/// People who used AI on three days in each of three weeks, out of all of the 28 days.
pub(crate) fn habitual(facts: &Facts, weeks: &[(NaiveDate, NaiveDate)]) -> String {
    let week = |(place, (from, until)): (usize, &(NaiveDate, NaiveDate))| {
        format!("WHEN in_day >= DATE '{from}' AND in_day < DATE '{until}' THEN {place}")
    };
    let weeks: Vec<String> = weeks.iter().enumerate().map(week).collect();
    let relations = format!(
        ",\nweek_days AS (
  SELECT DISTINCT in_actor AS day_actor, in_day AS use_day, CASE {} END AS week_place
  FROM active_days
),
full_weeks AS (
  SELECT day_actor AS week_actor, week_place AS full_week
  FROM week_days
  GROUP BY day_actor, week_place
  HAVING COUNT(*) >= 3
),
habitual_people AS (
  SELECT week_actor AS habit_actor
  FROM full_weeks
  GROUP BY week_actor
  HAVING COUNT(*) >= 3
)",
        weeks.join(" "),
    );
    let above = "(SELECT CAST(COUNT(*) AS BIGINT) FROM habitual_people)";
    finish(facts, 28, &relations, &[part("NULL", above, DISTINCT, "")])
}

/// Uses of the tenth of the people who use AI most, out of all.
pub(crate) fn top_decile(facts: &Facts) -> String {
    let relations = ",\nperson_uses AS (
  SELECT in_actor AS use_actor, CAST(SUM(in_events) AS BIGINT) AS use_count
  FROM active_days
  GROUP BY in_actor
),
ranked_uses AS (
  SELECT
    use_count,
    ROW_NUMBER() OVER (ORDER BY use_count DESC, use_actor ASC) AS use_place,
    COUNT(*) OVER () AS people_all
  FROM person_uses
)";
    let part = "  SELECT CAST(NULL AS VARCHAR) AS member, \
                CAST(SUM(CASE WHEN use_place * 10 < people_all + 10 THEN use_count ELSE 0 END) AS BIGINT) AS numerator, \
                CAST(SUM(use_count) AS BIGINT) AS denominator\n  FROM ranked_uses\n  HAVING COUNT(*) >= 10";
    finish(facts, 28, relations, &[part.to_owned()])
}

/// Accepted calls of people per person who made any, and the same by team.
pub(crate) fn calls_per_person(facts: &Facts) -> String {
    if facts.calls().iter().any(|calls| calls.attempts.is_none()) {
        return String::new();
    }
    let mut heard: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (project, source) in facts.callers() {
        heard.entry(source).or_default().push(literal(project));
    }
    let one = |(source, projects): (&str, Vec<String>)| {
        let kind = if stands_in(facts.context.precedence, source) { Kind::Output } else { Kind::Call };
        let (source, kind, projects) = (literal(source), literal(kind.as_ref()), projects.join(", "));
        format!("({} = {source} AND {} = {kind} AND {} IN ({projects}))", n::SOURCE, n::KIND, n::PROJECT)
    };
    let heard: Vec<String> = heard.into_iter().map(one).collect();
    let heard = if heard.is_empty() { "1 = 0".to_owned() } else { heard.join(" OR ") };
    let (names, person, join) = renamed(facts);
    let with = format!(
        "WITH {names}active_days AS (
  SELECT {person} AS in_actor, {} AS in_team, {accepted} AS in_accepted
  FROM people{join}
  WHERE {} AND {accepted} > 0 AND ({heard})
)
",
        n::TEAM,
        within(facts.period.start, facts.period.end),
        accepted = n::ACCEPTED,
    );
    let team = format!("COALESCE(in_team, {})", literal(UNATTRIBUTED));
    let calls = "CAST(SUM(in_accepted) AS BIGINT)";
    let parts = [part("NULL", calls, DISTINCT, ""), part(&team, calls, DISTINCT, &format!("\n  GROUP BY {team}"))];
    answer(&with, &parts, facts.silence(Question::Calls).is_some())
}

fn part(member: &str, numerator: &str, denominator: &str, rest: &str) -> String {
    format!(
        "  SELECT CAST({member} AS VARCHAR) AS member, {numerator} AS numerator, {denominator} AS denominator\n  FROM active_days{rest}"
    )
}

/// The query over the relation `active_days` of the source that is heard and the `days` that end with the period.
fn finish(facts: &Facts, days: u64, relations: &str, parts: &[String]) -> String {
    let source = facts.adoption().map(|choice| choice.source.as_str());
    let until = facts.period.end.min(facts.today() + Days::new(1));
    let kinds: Vec<String> = USES.iter().map(|kind| literal(kind.as_ref())).collect();
    let (names, person, join) = renamed(facts);
    let with = format!(
        "WITH {names}active_days AS (
  SELECT {person} AS in_actor, {} AS in_team, {} AS in_day, {} AS in_events
  FROM people{join}
  WHERE {} AND {} = {} AND {} IN ({})
){relations}
",
        n::TEAM,
        n::LOCAL_DAY,
        n::EVENTS,
        within(until - Days::new(days), until),
        n::SOURCE,
        literal(source.unwrap_or_default()),
        n::KIND,
        kinds.join(", "),
    );
    answer(&with, parts, source.is_none())
}

/// How to tell the people of `people` apart: relations to begin with, the person of a row, and what to join. As short as it
/// can be where the directory joins nobody.
pub(super) fn renamed(facts: &Facts) -> (String, String, String) {
    if facts.log.people.joined == 0 {
        return (String::new(), n::ACTOR.to_owned(), String::new());
    }
    let person = format!("COALESCE(own_name, {})", n::ACTOR);
    (format!("{},\n", names(facts)), person, format!("\n  LEFT JOIN other_names ON {} = other_name", n::ACTOR))
}

/// The relations `user_records`, of which those with `user_rank` 1 are the latest of each user, and `other_names`: the
/// pseudonyms that the directory knows to be those of somebody with a record of his own.
pub(super) fn names(facts: &Facts) -> String {
    let as_of = facts.context.as_of_us;
    let suspended: Vec<String> = SUSPENDED.iter().map(|word| literal(word)).collect();
    format!(
        "user_records AS (
  SELECT
    {id} AS user_name, {source} AS user_source, {alias} AS user_alias, {created} AS user_begun,
    CASE WHEN {ended} <= {as_of} THEN {ended} ELSE NULL END AS user_ended,
    CASE WHEN LOWER({state}) IN ({suspended}) THEN 1 ELSE 0 END AS user_suspended,
    ROW_NUMBER() OVER (PARTITION BY {source}, {id}, {parent} ORDER BY {observed} DESC, {hash} DESC) AS user_rank
  FROM {entity}
  WHERE {kind} = '{user}' AND {observed} <= {as_of}
),
ranked_names AS (
  SELECT
    user_alias AS ranked_alias, user_name AS ranked_user,
    ROW_NUMBER() OVER (PARTITION BY user_alias ORDER BY user_source ASC, user_name ASC) AS name_rank
  FROM user_records
  WHERE user_rank = 1 AND user_alias IS NOT NULL AND user_alias NOT IN (SELECT user_name FROM user_records)
),
other_names AS (
  SELECT ranked_alias AS other_name, ranked_user AS own_name FROM ranked_names WHERE name_rank = 1
)",
        id = n::ENTITY_ID,
        source = n::SOURCE,
        alias = n::ALIAS,
        created = n::CREATED_US,
        ended = n::ENDED_US,
        state = n::STATE,
        suspended = suspended.join(", "),
        parent = n::PARENT_ID,
        observed = n::OBSERVED_US,
        hash = n::CONTENT_HASH,
        entity = ENTITY.name,
        kind = n::ENTITY_KIND,
        user = EntityKind::User.as_ref(),
    )
}
