//! Seats in SQL: who has one and what became of it. The lake holds instants and the engine knows no zone, so the local days
//! stand in the queries with the instants at which they begin and end.

use super::people::names;
use super::{answer, literal};
use crate::event::name as n;
use crate::measure::calendar::day_begins_us;
use crate::measure::facts::Facts;
use crate::measure::facts::people::USES;
use chrono::{Days, NaiveDate};

/// Seats whose holders used AI from a day on, out of those that were assigned before another and are held at the end of the day
/// before the third.
pub(crate) fn used(facts: &Facts, source: &str, [from, begun, until]: [NaiveDate; 3], is_silent: bool) -> String {
    let with = format!(
        "{relations},
recent_people AS (
  SELECT DISTINCT use_person AS recent_person FROM use_days WHERE use_day >= DATE '{from}' AND use_day < DATE '{until}'
)
",
        relations = relations(facts, source),
    );
    let part = format!(
        "  SELECT CAST(NULL AS VARCHAR) AS member, CAST(COUNT(recent_person) AS BIGINT) AS numerator, CAST(COUNT(*) AS BIGINT) AS \
         denominator
  FROM seats
  LEFT JOIN recent_people ON seat_holder = recent_person
  WHERE {} AND (seat_begun IS NULL OR seat_begun < {})",
        live(facts, until),
        day_begins_us(begun, facts.context.zone),
    );
    answer(&with, &[part], is_silent)
}

/// Seats with a first use within `soon` of their assignment, out of those that came to that age on a day of the period before
/// `until`.
pub(crate) fn activated(facts: &Facts, source: &str, soon: Days, until: NaiveDate, is_silent: bool) -> String {
    let zone = facts.context.zone;
    let day = |due: NaiveDate| {
        let assigned = due - soon;
        let [begins, ends, over] = [assigned, assigned + Days::new(1), due + Days::new(1)];
        let [begins, ends, over] = [begins, ends, over].map(|day| day_begins_us(day, zone));
        format!(
            "  SELECT DATE '{assigned}' AS given_day, {begins} AS given_us, {ends} AS given_end_us, DATE '{due}' AS due_day, {over} \
             AS due_end_us"
        )
    };
    let days: Vec<String> = facts.period.start.iter_days().take_while(|due| *due < until).map(day).collect();
    let with = format!(
        "{relations},
first_uses AS (
  SELECT use_person AS first_person, MIN(use_day) AS first_day FROM use_days GROUP BY use_person
),
due_days AS (
{days}
),
due_seats AS (
  SELECT first_day, due_day
  FROM seats
  INNER JOIN due_days ON seat_begun >= given_us AND seat_begun < given_end_us
  LEFT JOIN first_uses ON seat_holder = first_person
  WHERE seat_suspended = 0 AND (seat_ended IS NULL OR seat_ended >= due_end_us)
    AND given_day >= (SELECT MIN(use_day) FROM use_days) AND (first_day IS NULL OR first_day >= given_day)
)
",
        relations = relations(facts, source),
        days = days.join("\n  UNION ALL\n"),
    );
    let part = "  SELECT CAST(NULL AS VARCHAR) AS member, CAST(SUM(CASE WHEN first_day <= due_day THEN 1 ELSE 0 END) AS BIGINT) AS \
                numerator, CAST(COUNT(*) AS BIGINT) AS denominator\n  FROM due_seats";
    answer(&with, &[part.to_owned()], is_silent || days.is_empty())
}

/// Days from the assignment of each seat of the period to its first use, or to the day up to which it was followed.
pub(crate) fn days_to_use(facts: &Facts, source: &str) -> String {
    let (zone, start, today) = (facts.context.zone, facts.period.start, facts.today());
    let day = |day: NaiveDate| {
        let [begins, ends] = [day, day + Days::new(1)].map(|day| day_begins_us(day, zone));
        format!("  SELECT DATE '{day}' AS local_date, {begins} AS begins_us, {ends} AS ends_us")
    };
    let last = today.max(facts.period.last_day());
    let days: Vec<String> = start.iter_days().take_while(|day| *day <= last).map(day).collect();
    format!(
        "{relations},
first_uses AS (
  SELECT use_person AS first_person, MIN(use_day) AS first_day FROM use_days GROUP BY use_person
),
local_days AS (
{days}
),
followed_seats AS (
  SELECT
    given.local_date AS given_day, first_day,
    CASE WHEN seat_ended < {begins} THEN DATE '{before}' WHEN seat_ended IS NULL THEN DATE '{today}' ELSE gone.local_date END
      AS last_day
  FROM seats
  INNER JOIN local_days given ON seat_begun >= given.begins_us AND seat_begun < given.ends_us
  LEFT JOIN local_days gone ON seat_ended >= gone.begins_us AND seat_ended < gone.ends_us
  LEFT JOIN first_uses ON seat_holder = first_person
  WHERE seat_suspended = 0 AND given.local_date < DATE '{end}'
    AND given.local_date >= (SELECT MIN(use_day) FROM use_days) AND (first_day IS NULL OR first_day >= given.local_date)
)
SELECT
  CASE WHEN first_day <= last_day THEN first_day - given_day WHEN last_day > given_day THEN last_day - given_day ELSE 0 END
    AS days,
  CASE WHEN first_day <= last_day THEN 1 ELSE 0 END AS is_used
FROM followed_seats
ORDER BY days ASC, is_used ASC
",
        relations = relations(facts, source),
        days = days.join("\n  UNION ALL\n"),
        begins = day_begins_us(start, zone),
        before = start - Days::new(1),
        end = facts.period.end,
    )
}

/// People by what they did in the period, which ends before `until`, and in the one before, which began with `earlier`; of
/// seats where these are known.
pub(crate) fn flow(
    facts: &Facts,
    source: &str,
    [earlier, until]: [NaiveDate; 2],
    seats: bool,
    is_silent: bool,
) -> String {
    let start = facts.period.start;
    let [begins, ends] = [start, until].map(|day| day_begins_us(day, facts.context.zone));
    let of_seats = format!(
        "
  UNION ALL
  SELECT lost_person, 'reclaimed' FROM lost_seats
  UNION ALL
  SELECT seat_holder, 'still_at_risk' FROM seats
  WHERE {} AND seat_holder NOT IN (SELECT first_person FROM first_uses)
    AND seat_holder NOT IN (SELECT lost_person FROM lost_seats)",
        live(facts, until),
    );
    let lost = if seats { format!("seat_ended >= {begins} AND seat_ended < {ends}") } else { "1 = 0".to_owned() };
    let with = format!(
        "{relations},
first_uses AS (
  SELECT use_person AS first_person, MIN(use_day) AS first_day FROM use_days WHERE use_day < DATE '{until}' GROUP BY use_person
),
people_now AS (
  SELECT DISTINCT use_person AS person_now FROM use_days WHERE use_day >= DATE '{start}' AND use_day < DATE '{until}'
),
people_before AS (
  SELECT DISTINCT use_person AS person_before FROM use_days WHERE use_day >= DATE '{earlier}' AND use_day < DATE '{start}'
),
lost_seats AS (
  SELECT seat_holder AS lost_person FROM seats WHERE {lost} AND seat_holder NOT IN (SELECT person_now FROM people_now)
),
flows AS (
  SELECT
    person_now AS flow_person,
    CASE WHEN first_day >= DATE '{start}' THEN 'new' WHEN person_before IS NULL THEN 'reactivated' ELSE 'retained' END
      AS flow_part
  FROM people_now
  INNER JOIN first_uses ON person_now = first_person
  LEFT JOIN people_before ON person_now = person_before
  UNION ALL
  SELECT person_before, 'lapsed' FROM people_before
  WHERE person_before NOT IN (SELECT person_now FROM people_now)
    AND person_before NOT IN (SELECT lost_person FROM lost_seats){of_seats}
)
",
        relations = relations(facts, source),
        of_seats = if seats { of_seats.as_str() } else { "" },
    );
    let part = |member: &str, counted: &str| {
        format!(
            "  SELECT CAST({member} AS VARCHAR) AS member, CAST(COUNT({counted}) AS BIGINT) AS numerator, CAST(1 AS BIGINT) AS \
             denominator\n  FROM flows"
        )
    };
    let named: &[&str] = if seats { &["reclaimed", "still_at_risk"] } else { &[] };
    let members = ["lapsed", "new", "reactivated", "retained"].iter().chain(named);
    let of_part =
        |name: &&str| part(&literal(name), &format!("CASE WHEN flow_part = {} THEN 1 ELSE NULL END", literal(name)));
    let parts: Vec<String> = [part("NULL", "*")].into_iter().chain(members.map(of_part)).collect();
    answer(&with, &parts, is_silent)
}

/// Somebody has the seat at the end of the day before `until`, and could use it.
fn live(facts: &Facts, until: NaiveDate) -> String {
    let ends = day_begins_us(until, facts.context.zone);
    format!(
        "seat_suspended = 0 AND (seat_begun IS NULL OR seat_begun < {ends}) AND (seat_ended IS NULL OR seat_ended >= {ends})"
    )
}

/// The relations `seats`, one for each person, and `use_days` of the source that is heard, as the beginning of a query.
fn relations(facts: &Facts, source: &str) -> String {
    let kinds: Vec<String> = USES.iter().map(|kind| literal(kind.as_ref())).collect();
    format!(
        "WITH {names},
seats AS (
  SELECT
    user_name AS seat_holder, MIN(user_begun) AS seat_begun,
    CASE WHEN COUNT(user_ended) = COUNT(*) THEN MAX(user_ended) ELSE NULL END AS seat_ended,
    MIN(user_suspended) AS seat_suspended
  FROM user_records
  WHERE user_rank = 1
  GROUP BY user_name
),
use_days AS (
  SELECT COALESCE(own_name, {actor}) AS use_person, {day} AS use_day
  FROM people
  LEFT JOIN other_names ON {actor} = other_name
  WHERE {source_of} = {source} AND {kind} IN ({kinds}) AND {day} <= DATE '{today}'
)",
        names = names(facts),
        actor = n::ACTOR,
        day = n::LOCAL_DAY,
        source_of = n::SOURCE,
        source = literal(source),
        kind = n::KIND,
        kinds = kinds.join(", "),
        today = facts.today(),
    )
}
