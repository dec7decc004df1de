//! How long cases wait in SQL: the rows that times are computed from, and what is overdue. Curves are not drawn in it.

use super::cases::{DECIDED, OPEN, again, done, flagged, is_silent, known};
use super::{answer, literal};
use crate::event::taxonomy::CaseState::{Cancelled, Closed};
use crate::measure::calendar::{Clock as Business, day_begins_us};
use crate::measure::facts::Facts;
use crate::measure::facts::cases::{Clock, HOUR_US};
use crate::policy::{InvestigationPolicy, Terms};

/// What times to where a clock stopped are computed from, of the cases flagged in the period: the flag, where the clock
/// stopped or the as-of instant, and which of the two.
pub(crate) fn times(facts: &Facts, clock: Clock) -> String {
    listed(facts, clock, "")
}

/// The same, and up to how many hours the policy counts them.
pub(crate) fn times_up_to(facts: &Facts, clock: Clock) -> String {
    listed(facts, clock, &format!(", {} AS horizon_hours", horizon(facts)))
}

fn listed(facts: &Facts, clock: Clock, more: &str) -> String {
    format!(
        "{}SELECT case_name, last_severity, flag_us, until_us, is_ended{more}
FROM timed_cases
WHERE {}
ORDER BY case_name ASC
",
        timed(facts, clock),
        flagged(facts)
    )
}

fn horizon(facts: &Facts) -> f64 {
    facts.context.policy.at(facts.context.period.last_day()).investigation.horizon_hours
}

/// The relation `timed_cases` of all cases that can be timed by a clock, as the beginning of a query.
fn timed(facts: &Facts, clock: Clock) -> String {
    let as_of = facts.context.as_of_us;
    let (mut relations, mut from) = (known(facts).trim_end().to_owned(), "known_cases");
    let done = done();
    let over = format!("last_state IN ('{Closed}', '{Cancelled}')");
    let is_again = "(again_us IS NOT NULL OR reopenings > 0)";
    let last =
        "CASE WHEN redone_us > decision_us THEN redone_us WHEN closing_us > decision_us THEN closing_us ELSE NULL END";
    let (stop, kept) = match clock {
        Clock::Acknowledged => (
            "touch_us".to_owned(),
            format!(
                "({OPEN} OR ({DECIDED} AND touch_us <= decision_us) OR (standing = 'undated' AND touch_us IS NOT NULL))"
            ),
        ),
        Clock::Decided => ("decision_us".to_owned(), format!("({OPEN} OR {DECIDED})")),
        Clock::DecidedFinally => {
            relations = format!("{relations},\n{}", again());
            from = "known_cases LEFT JOIN again_cases ON case_name = again_name";
            (
                format!("CASE WHEN NOT {is_again} THEN decision_us WHEN {done} THEN {last} ELSE NULL END"),
                format!("({OPEN} OR ({DECIDED} AND NOT ({is_again} AND {done} AND {last} IS NULL)))"),
            )
        }
        Clock::Closed => (
            format!("CASE WHEN {over} THEN closing_us ELSE NULL END"),
            format!(
                "standing <> 'backwards' AND standing <> 'left' AND NOT (last_state = '{Closed}' AND closing_us IS NULL)"
            ),
        ),
    };
    format!(
        "{relations},
stopped_cases AS (
  SELECT case_name, last_severity, flag_us, {stop} AS stop_us
  FROM {from}
  WHERE {kept}
),
timed_cases AS (
  SELECT
    case_name, last_severity, flag_us, COALESCE(stop_us, {as_of}) AS until_us,
    CASE WHEN stop_us IS NULL THEN 0 ELSE 1 END AS is_ended
  FROM stopped_cases
  WHERE stop_us IS NULL OR stop_us >= flag_us
)
"
    )
}

/// Business time from the flag to where the clock stopped or the as-of instant, and which of the two. The engine knows no
/// zone and no calendar: the openings stand in the query.
pub(crate) fn business_times(facts: &Facts, clock: Clock, hours: &Business) -> String {
    format!(
        "{},
{}
SELECT case_name, {} AS business_us, is_ended
FROM timed_cases
LEFT JOIN business_openings ON open_us < until_us AND shut_us > flag_us
WHERE {}
GROUP BY case_name, is_ended
ORDER BY case_name ASC
",
        timed(facts, clock).trim_end(),
        openings(hours),
        passed("flag_us", "until_us"),
        flagged(facts)
    )
}

/// The relation `business_openings`.
fn openings(hours: &Business) -> String {
    let one = |(open, shut): (i64, i64)| format!("  SELECT {open} AS open_us, {shut} AS shut_us");
    let mut all: Vec<String> = hours.openings().map(one).collect();
    if all.is_empty() {
        all.push(one((0, 0)));
    }
    format!("business_openings AS (\n{}\n)", all.join("\n  UNION ALL\n"))
}

/// The sum of what lies between two instants of the openings joined to a row; nothing where none is.
fn passed(from: &str, until: &str) -> String {
    let (opened, shut) = (later("open_us", from), earlier("shut_us", until));
    format!("CAST(SUM(CASE WHEN open_us IS NULL THEN 0 ELSE {shut} - {opened} END) AS BIGINT)")
}

/// The earlier of two instants that are known.
fn earlier(one: &str, other: &str) -> String {
    format!("CASE WHEN {one} < {other} THEN {one} ELSE {other} END")
}

/// The later of two instants that are known.
fn later(one: &str, other: &str) -> String {
    format!("CASE WHEN {one} > {other} THEN {one} ELSE {other} END")
}

/// Open cases that are older than their service level over all that have one, and the same by severity. `hours` count for
/// the severities whose service level is in business hours; without them these have none.
pub(crate) fn overdue(facts: &Facts, hours: Option<&Business>) -> String {
    let as_of = facts.context.as_of_us;
    let (relations, used, join, rated) = match hours {
        Some(hours) => (
            format!(",\n{}", openings(hours)),
            format!(
                "CASE WHEN is_business = 1 THEN {} ELSE {as_of} - rated_us END",
                passed("rated_us", &as_of.to_string())
            ),
            format!("\n  LEFT JOIN business_openings ON is_business = 1 AND open_us < {as_of} AND shut_us > rated_us"),
            "allowed_us IS NOT NULL",
        ),
        None => {
            (String::new(), format!("{as_of} - rated_us"), String::new(), "allowed_us IS NOT NULL AND is_business = 0")
        }
    };
    let with = format!(
        "{known}{relations},
rated_cases AS (
  SELECT
    case_name AS rated_name, last_severity AS rated_severity, flag_us AS rated_us,
    {allowed} AS allowed_us,
    {is_business} AS is_business
  FROM known_cases
  WHERE {OPEN}
),
used_cases AS (
  SELECT rated_name, rated_severity, allowed_us, {used} AS used_us
  FROM rated_cases{join}
  WHERE {rated}
  GROUP BY rated_name, rated_severity, rated_us, allowed_us, is_business
)
",
        known = known(facts).trim_end(),
        allowed = by_version(facts, allowed),
        is_business = by_version(facts, is_business),
    );
    let part = |member: &str, rest: &str| {
        format!(
            "  SELECT {member} AS member, CAST(SUM(CASE WHEN used_us > allowed_us THEN 1 ELSE 0 END) AS BIGINT) AS numerator, \
             CAST(COUNT(*) AS BIGINT) AS denominator FROM used_cases{rest}"
        )
    };
    let parts = [part("NULL", ""), part("rated_severity", " GROUP BY rated_severity")];
    answer(&with, &parts, is_silent(facts))
}

/// What the policy says of a case: the version in force on the day of its flag.
fn by_version(facts: &Facts, what: fn(&InvestigationPolicy) -> String) -> String {
    let mut versions = facts.context.policy.versions().iter();
    let first = versions.next().map_or_else(|| "NULL".to_owned(), |terms| what(&terms.investigation));
    let when = |terms: &Terms| {
        let begins = day_begins_us(terms.valid_from?, facts.context.zone);
        Some(format!("WHEN flag_us >= {begins} THEN {}", what(&terms.investigation)))
    };
    let whens: Vec<String> = versions.rev().filter_map(when).collect();
    if whens.is_empty() { first } else { format!("CASE {} ELSE {first} END", whens.join(" ")) }
}

/// The service level in microseconds.
fn allowed(policy: &InvestigationPolicy) -> String {
    // A time in whole microseconds is beyond a limit if it is beyond the whole ones of that.
    let us = |hours: f64| ((hours * HOUR_US).floor() as i64).to_string();
    let default = policy.default_sla_hours.map_or("NULL".to_owned(), us);
    let one = |(severity, hours): (&String, &f64)| format!("WHEN {} THEN {} ", literal(severity), us(*hours));
    let whens: String = policy.sla_hours.iter().map(one).collect();
    if whens.is_empty() {
        format!("CAST({default} AS BIGINT)")
    } else {
        format!("CASE last_severity {whens}ELSE {default} END")
    }
}

/// Whether the service level is in business hours, as 1 or 0.
fn is_business(policy: &InvestigationPolicy) -> String {
    let words: Vec<String> = policy.business_hours.iter().map(|severity| literal(severity)).collect();
    if words.is_empty() {
        return "0".to_owned();
    }
    format!("CASE WHEN last_severity IN ({}) THEN 1 ELSE 0 END", words.join(", "))
}

/// What times from the activity to its flag are computed from, of the cases flagged in the period.
pub(crate) fn detected(facts: &Facts) -> String {
    format!(
        "{}SELECT case_name, begin_us, flag_us\nFROM known_cases\nWHERE begin_us <= flag_us AND {}\nORDER BY case_name ASC\n",
        known(facts),
        flagged(facts)
    )
}

/// What shares of the ways out of the queue are computed from, of the cases flagged in the period: the flag, the way out or
/// the as-of instant, and by which way the case went; null if it is open.
pub(crate) fn exits(facts: &Facts) -> String {
    format!(
        "{}SELECT
  case_name, flag_us, COALESCE(decision_us, exit_us, {}) AS until_us,
  CASE WHEN {DECIDED} THEN 'disposition' WHEN {OPEN} THEN NULL ELSE way_out END AS ended_by, {} AS horizon_hours
FROM known_cases
WHERE ({OPEN} OR {DECIDED} OR standing = 'left') AND {}
ORDER BY case_name ASC
",
        known(facts),
        facts.context.as_of_us,
        horizon(facts),
        flagged(facts)
    )
}

/// What the ratio of stock and flow is computed from: every case that was open in the span from the begin of the period to
/// its end or the as-of instant, or that was flagged in the period, and for how long it was open in that span.
pub(crate) fn flows(facts: &Facts) -> String {
    let (start, end) = facts.span_us();
    let end = end.min(facts.context.as_of_us);
    format!(
        "{},
open_cases AS (
  SELECT
    case_name, flag_us, until_us, is_ended,
    CASE WHEN {} THEN 1 ELSE 0 END AS is_flagged,
    {shut} - {opened} AS lap_us
  FROM timed_cases
)
SELECT
  case_name, flag_us, until_us, is_ended, is_flagged, CASE WHEN lap_us > 0 THEN lap_us ELSE 0 END AS open_us,
  CAST({} AS BIGINT) AS span_us, {} AS horizon_hours
FROM open_cases
WHERE is_flagged = 1 OR lap_us > 0
ORDER BY case_name ASC
",
        timed(facts, Clock::Decided).trim_end(),
        flagged(facts),
        end - start,
        horizon(facts),
        opened = later("flag_us", &start.to_string()),
        shut = earlier("until_us", &end.to_string()),
    )
}
