//! Watched actions in SQL: counts and shares of what was done in the period.

use super::{answer, literal, number};
use crate::event::capability::Question;
use crate::event::name as n;
use crate::event::tables::{ACTION, CASE, TOTALS};
use crate::event::taxonomy::{Action, Outcome, SHARED_INSIDE, SHARED_PUBLICLY};
use crate::measure::facts::Facts;
use crate::measure::precedence::fillers;

/// The action did not fail and was not refused.
pub(crate) const SUCCEEDED: &str = "outcome <> 'failure' AND outcome <> 'denied'";

/// However it ended.
pub(crate) const ANY: &str = "1 = 1";

/// The action is known to have reached the public and did not fail.
pub(crate) fn public() -> String {
    format!("{SUCCEEDED} AND {} = {}", n::RISK_CATEGORY, literal(SHARED_PUBLICLY))
}

/// The number of some actions for which a condition holds, in all and by action.
pub(crate) fn count(facts: &Facts, actions: &[Action], condition: &str) -> String {
    let all = counted("NULL", &wanted(facts, actions, condition));
    let members = format!("{} GROUP BY {}", counted(n::ACTION, &wanted(facts, actions, condition)), n::ACTION);
    reply(facts, &[all, members])
}

/// The same in all only.
pub(crate) fn count_all(facts: &Facts, actions: &[Action], condition: &str) -> String {
    reply(facts, &[counted("NULL", &wanted(facts, actions, condition))])
}

/// The number of some actions over that of others, however they ended.
pub(crate) fn share(facts: &Facts, part: &[Action], whole: &[Action]) -> String {
    let counted = format!(
        "  SELECT NULL AS member, CAST(SUM(CASE WHEN {} IN ({}) THEN 1 ELSE 0 END) AS BIGINT) AS numerator, CAST(COUNT(*) AS \
         BIGINT) AS denominator FROM {} WHERE {}",
        n::ACTION,
        words(part),
        ACTION.name,
        wanted(facts, whole, ANY)
    );
    reply(facts, &[counted])
}

/// The number of some actions that succeeded and that no case names, in all and by action.
pub(crate) fn unticketed(facts: &Facts, actions: &[Action]) -> String {
    let (linked, observed) = (n::LINKED_ID, n::OBSERVED_US);
    let as_of = facts.context.as_of_us;
    let cases = CASE.relation();
    let named = format!("SELECT {linked} FROM {cases} WHERE {linked} IS NOT NULL AND {observed} <= {as_of}");
    let (event, request) = (n::EVENT_ID, n::REQUEST_ID);
    let condition =
        format!("{SUCCEEDED} AND {event} NOT IN ({named}) AND ({request} IS NULL OR {request} NOT IN ({named}))");
    if facts.silence(Question::Cases).is_some() {
        return answer("", &[counted("NULL", &wanted(facts, actions, &condition))], true);
    }
    count(facts, actions, &condition)
}

/// The number of some actions up to the end of the period that succeeded, less that of others.
pub(crate) fn net(facts: &Facts, added: &[Action], removed: &[Action]) -> String {
    let part = format!(
        "  SELECT NULL AS member, CAST(SUM(CASE WHEN {} IN ({}) THEN 1 ELSE -1 END) AS BIGINT) AS numerator, CAST(1 AS BIGINT) \
         AS denominator FROM {} WHERE {SUCCEEDED} AND {} < DATE '{}' AND {} <= {} AND {} IN ({}, {}){}",
        n::ACTION,
        words(added),
        ACTION.name,
        n::LOCAL_DAY,
        facts.period.end,
        n::TS_US,
        facts.context.as_of_us,
        n::ACTION,
        words(added),
        words(removed),
        told_once()
    );
    let zero = "SELECT member, COALESCE(numerator, 0) AS numerator, denominator FROM";
    reply(facts, &[format!("  {zero} (\n{part}\n  ) net_actions")])
}

/// The number of things whose last known change of sharing up to the end of the period was one with the public, as long as
/// they were not deleted.
pub(crate) fn public_objects(facts: &Facts, is_silent: bool) -> String {
    let word = |action: Action| literal(action.as_ref());
    let (shared, public) = (word(Action::Shared), literal(SHARED_PUBLICLY));
    let with = format!(
        "WITH share_changes AS (
  SELECT
    {action} AS last_action, {risk} AS last_audience,
    ROW_NUMBER() OVER (PARTITION BY {source}, {object} ORDER BY {us} DESC, {event} DESC) AS change_rank
  FROM {table}
  WHERE {SUCCEEDED} AND {object} IS NOT NULL AND {day} < DATE '{end}' AND {us} <= {as_of}
    AND ({action} IN ({deleted}, {revoked}) OR ({action} = {shared} AND {risk} IN ({public}, {inside}))){once}
)
",
        action = n::ACTION,
        risk = n::RISK_CATEGORY,
        source = n::SOURCE,
        object = n::OBJECT_ID,
        us = n::TS_US,
        event = n::EVENT_ID,
        table = ACTION.name,
        day = n::LOCAL_DAY,
        end = facts.period.end,
        as_of = facts.context.as_of_us,
        deleted = word(Action::ObjectDeleted),
        revoked = word(Action::ShareRevoked),
        inside = literal(SHARED_INSIDE),
        once = told_once(),
    );
    let public =
        format!("share_changes\n  WHERE change_rank = 1 AND last_action = {shared} AND last_audience = {public}");
    answer(&with, &[number(&public)], is_silent)
}

/// The number of events of the period that passed because a control was unavailable.
pub(crate) fn unchecked(facts: &Facts, silent: bool) -> String {
    let part = format!(
        "  SELECT NULL AS member, CAST(COALESCE(SUM({}), 0) AS BIGINT) AS numerator, CAST(1 AS BIGINT) AS denominator FROM {} \
         WHERE {} = '{}' AND {day} >= DATE '{}' AND {day} < DATE '{}' AND {day} <= DATE '{}'{}",
        n::EVENTS,
        TOTALS.name,
        n::OUTCOME,
        Outcome::FailOpen,
        facts.period.start,
        facts.period.end,
        facts.today(),
        told_once(),
        day = n::LOCAL_DAY,
    );
    answer("", &[part], silent)
}

/// Actions as a list of literals.
pub(super) fn words(actions: &[Action]) -> String {
    actions.iter().map(|action| literal(action.as_ref())).collect::<Vec<_>>().join(", ")
}

/// The condition of what counts.
pub(super) fn wanted(facts: &Facts, actions: &[Action], condition: &str) -> String {
    let day = n::LOCAL_DAY;
    format!(
        "{day} >= DATE '{}' AND {day} < DATE '{}' AND {} <= {} AND {} IN ({}) AND {condition}{}",
        facts.period.start,
        facts.period.end,
        n::TS_US,
        facts.context.as_of_us,
        n::ACTION,
        words(actions),
        told_once()
    )
}

/// Two exports may tell of the same records: of a day on which the first was heard the second is left out.
pub(crate) fn told_once() -> String {
    let (day, source) = (n::LOCAL_DAY, n::SOURCE);
    let without = fillers().map(|(second, first)| {
        let (second, first) = (literal(second), literal(first));
        let heard = format!("SELECT {day} FROM {} WHERE {source} = {first}", TOTALS.name);
        format!(" AND ({source} <> {second} OR {day} NOT IN ({heard}))")
    });
    without.collect()
}

fn counted(member: &str, condition: &str) -> String {
    format!(
        "  SELECT {member} AS member, CAST(COUNT(*) AS BIGINT) AS numerator, CAST(1 AS BIGINT) AS denominator FROM {} WHERE \
         {condition}",
        ACTION.name
    )
}

fn reply(facts: &Facts, parts: &[String]) -> String {
    answer("", parts, facts.silence(Question::Administration).is_some())
}
