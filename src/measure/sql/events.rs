//! Events in SQL: shares of what the log tells of a period, whatever its kind, and the settings that a feed tells of itself.

use super::actions::told_once;
use super::calls::{dates, within};
use super::{answer, literal};
use crate::event::name as n;
use crate::event::tables::{HOURLY, TOTALS};
use crate::event::taxonomy::{ActorKind, Kind, Outcome};
use crate::measure::facts::Facts;
use chrono::{Days, NaiveDate};
use std::collections::BTreeMap;

/// Every source.
pub(crate) const EVERY: &str = "1 = 1";

/// The source has an event of which it holds.
pub(crate) const ANY: &str = "events_part > 0";

/// Events of which something holds out of all, in all and by source; of the sources that are `shown`.
pub(crate) fn share_by_source(facts: &Facts, what: &str, shown: &str) -> String {
    let with = format!(
        "WITH source_events AS (
  SELECT
    {source} AS in_source, CAST(SUM(CASE WHEN {what} THEN {events} ELSE 0 END) AS BIGINT) AS events_part,
    CAST(SUM({events}) AS BIGINT) AS events_all
  FROM {totals}
  WHERE {period}
  GROUP BY {source}
)
",
        source = n::SOURCE,
        events = n::EVENTS,
        totals = TOTALS.name,
        period = of_period(facts),
    );
    let part = |member: &str, part: &str, all: &str| {
        format!(
            "  SELECT CAST({member} AS VARCHAR) AS member, {part} AS numerator, {all} AS denominator\n  FROM source_events\n  WHERE {shown}"
        )
    };
    let sum = |column: &str| format!("CAST(SUM({column}) AS BIGINT)");
    let total = part("NULL", &sum("events_part"), &sum("events_all"));
    answer(&with, &[total, part("in_source", "events_part", "events_all")], false)
}

/// The type is not in the list of its format.
pub(crate) fn is_unknown() -> String {
    format!("{} = FALSE", n::TYPE_KNOWN)
}

/// The event is of a kind.
pub(crate) fn is_of(kind: Kind) -> String {
    format!("{} = {}", n::KIND, literal(kind.as_ref()))
}

/// Decisions of rules that denied out of those that denied, allowed or let pass unchecked, and by risk; only of the sources
/// that ever told of one that did not deny.
pub(crate) fn denials(facts: &Facts, decided: &[Outcome], no_risk: &str) -> String {
    let denied = literal(Outcome::Denied.as_ref());
    let outcomes: Vec<String> = decided.iter().map(|outcome| literal(outcome.as_ref())).collect();
    let with = format!(
        "WITH rule_decisions AS (
  SELECT
    {source} AS in_source, {outcome} AS in_outcome, COALESCE({risk}, {no_risk}) AS in_risk, {day} AS in_day,
    {events} AS in_events
  FROM {totals}
  WHERE {of_kind} AND {outcome} IN ({outcomes}) AND {day} <= DATE '{today}'{once}
),
seen_decisions AS (
  SELECT in_outcome AS seen_outcome, in_risk AS seen_risk, in_events AS seen_events
  FROM rule_decisions
  WHERE in_day >= DATE '{start}' AND in_day < DATE '{end}'
    AND in_source IN (SELECT in_source FROM rule_decisions WHERE in_outcome <> {denied})
)
",
        source = n::SOURCE,
        outcome = n::OUTCOME,
        risk = n::RISK_CATEGORY,
        no_risk = literal(no_risk),
        day = n::LOCAL_DAY,
        events = n::EVENTS,
        totals = TOTALS.name,
        of_kind = is_of(Kind::PolicyDecision),
        outcomes = outcomes.join(", "),
        today = facts.today(),
        once = told_once(),
        start = facts.period.start,
        end = facts.period.end,
    );
    let all = "(SELECT CAST(SUM(seen_events) AS BIGINT) FROM seen_decisions)";
    let part = |member: &str, rest: &str| {
        format!(
            "  SELECT CAST({member} AS VARCHAR) AS member, CAST(COALESCE(SUM(seen_events), 0) AS BIGINT) AS numerator, {all} AS \
             denominator\n  FROM seen_decisions\n  WHERE seen_outcome = {denied}{rest}"
        )
    };
    answer(&with, &[part("NULL", ""), part("seen_risk", "\n  GROUP BY seen_risk")], false)
}

/// What people did in hours without any business minute, out of all that they did of some kinds.
pub(crate) fn after_hours(facts: &Facts, kinds: &[Kind], is_silent: bool) -> String {
    let kinds: Vec<String> = kinds.iter().map(|kind| literal(kind.as_ref())).collect();
    let part = format!(
        "  SELECT
    CAST(NULL AS VARCHAR) AS member, CAST(SUM(CASE WHEN {late} THEN {events} ELSE 0 END) AS BIGINT) AS numerator,
    CAST(SUM({events}) AS BIGINT) AS denominator
  FROM {hourly}
  WHERE {period} AND {actor_kind} = {user} AND {kind} IN ({kinds})",
        late = closed(facts),
        events = n::EVENTS,
        hourly = HOURLY.name,
        period = of_period(facts),
        actor_kind = n::ACTOR_KIND,
        user = literal(ActorKind::User.as_ref()),
        kind = n::KIND,
        kinds = kinds.join(", "),
    );
    answer("", &[part], is_silent)
}

/// The hour is one of a day of the period with known business hours, and none of them.
fn closed(facts: &Facts) -> String {
    let mut days: BTreeMap<Vec<String>, Vec<NaiveDate>> = BTreeMap::new();
    for day in days_of(facts).filter(|day| facts.context.calendar.is_open(*day, 0).is_some()) {
        let open = (0..24).filter(|hour| facts.context.calendar.is_open(day, *hour) == Some(true));
        days.entry(open.map(|hour| hour.to_string()).collect()).or_default().push(day);
    }
    let closed = |(open, days): (&Vec<String>, &Vec<NaiveDate>)| {
        let on = format!("{} IN ({})", n::LOCAL_DAY, dates(days));
        if open.is_empty() { on } else { format!("({on} AND {} NOT IN ({}))", n::LOCAL_HOUR, open.join(", ")) }
    };
    let closed: Vec<String> = days.iter().map(closed).collect();
    if closed.is_empty() { "1 = 0".to_owned() } else { closed.join("\n      OR ") }
}

/// Days of the period at whose end the last known setting of a feed was `off`: the most of any source, and those of each. A
/// source without a setting has none, and is one of them only if it records itself.
pub(crate) fn days_off(facts: &Facts, off: &str, on: &str) -> String {
    let days: Vec<String> = days_of(facts).map(|day| format!("  SELECT DATE '{day}' AS period_day")).collect();
    let days = if days.is_empty() {
        "  SELECT CAST(NULL AS DATE) AS period_day".to_owned()
    } else {
        days.join("\n  UNION ALL\n")
    };
    let (source, day, risk) = (n::SOURCE, n::LOCAL_DAY, n::RISK_CATEGORY);
    let (off, on, totals) = (literal(off), literal(on), TOTALS.name);
    let known = format!("{day} <= DATE '{}'{}", facts.today(), told_once());
    let with = format!(
        "WITH feed_settings AS (
  SELECT {source} AS set_source, {day} AS set_day, MAX(CASE WHEN {risk} = {off} THEN 1 ELSE 0 END) AS set_off
  FROM {totals}
  WHERE {risk} IN ({off}, {on}) AND {known}
  GROUP BY {source}, {day}
),
period_days AS (
{days}
),
last_settings AS (
  SELECT set_source AS last_source, period_day AS last_for, MAX(set_day) AS last_day
  FROM period_days
  INNER JOIN feed_settings ON set_day <= period_day
  GROUP BY set_source, period_day
),
feed_days AS (
  SELECT last_source AS off_source, CAST(SUM(set_off) AS BIGINT) AS off_days
  FROM last_settings
  INNER JOIN feed_settings ON last_source = set_source AND last_day = set_day
  GROUP BY last_source
),
feeds AS (
  SELECT DISTINCT {source} AS feed_source
  FROM {totals}
  WHERE ({risk} IN ({off}, {on}) OR {itself}) AND {known}
)
",
        itself = is_of(Kind::SelfAudit),
    );
    let part = |member: &str, days: &str| {
        format!(
            "  SELECT CAST({member} AS VARCHAR) AS member, {days} AS numerator, CAST(1 AS BIGINT) AS denominator\n  FROM feeds\n  \
             LEFT JOIN feed_days ON feed_source = off_source"
        )
    };
    let days = "COALESCE(off_days, 0)";
    answer(&with, &[part("NULL", &format!("MAX({days})")), part("feed_source", days)], false)
}

/// The days of the period that can have been seen.
fn days_of(facts: &Facts) -> impl Iterator<Item = NaiveDate> {
    let (end, today) = (facts.period.end, facts.today());
    facts.period.start.iter_days().take_while(move |day| *day < end && *day <= today)
}

/// Rows of the period that can have been seen, each record of one source only.
fn of_period(facts: &Facts) -> String {
    let until = facts.period.end.min(facts.today() + Days::new(1));
    format!("{}{}", within(facts.period.start, until), told_once())
}
