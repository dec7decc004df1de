//! What single actors did, in SQL: bursts of refused access, first exports and bulk downloads. No answer names an actor.

use super::actions::{SUCCEEDED, told_once, wanted, words};
use super::{answer, literal, number};
use crate::event::capability::Question;
use crate::event::name as n;
use crate::event::tables::ACTION;
use crate::event::taxonomy::{Action, ActorKind};
use crate::measure::facts::Facts;
use chrono::Days;

/// Pairs of actor and day with more than `most` refused accesses.
pub(crate) fn bursts(facts: &Facts, most: i64) -> String {
    let with = format!(
        "WITH refused_days AS (
  SELECT {actor} AS refused_actor, {day} AS refused_day
  FROM {action}
  WHERE {refused}
  GROUP BY {actor}, {day}
  HAVING COUNT(*) > {most}
)
",
        actor = n::ACTOR,
        day = n::LOCAL_DAY,
        action = ACTION.name,
        refused = wanted(facts, &[Action::AccessFailed], &format!("{} IS NOT NULL", n::ACTOR)),
    );
    answer(&with, &[number("refused_days")], facts.silence(Question::Administration).is_some())
}

/// People with an action of some kinds in the period that succeeded, and none before it.
pub(crate) fn newcomers(facts: &Facts, actions: &[Action], is_silent: bool) -> String {
    let actor = n::ACTOR;
    let person =
        format!("{SUCCEEDED} AND {} = {} AND {actor} IS NOT NULL", n::ACTOR_KIND, literal(ActorKind::User.as_ref()));
    let earlier = format!(
        "SELECT {actor} FROM {} WHERE {} < DATE '{}' AND {} <= {} AND {} IN ({}) AND {person}{}",
        ACTION.name,
        n::LOCAL_DAY,
        facts.period.start,
        n::TS_US,
        facts.context.as_of_us,
        n::ACTION,
        words(actions),
        told_once(),
    );
    let with = format!(
        "WITH new_people AS (
  SELECT DISTINCT {actor} AS new_actor
  FROM {}
  WHERE {}
    AND {actor} NOT IN ({earlier})
)
",
        ACTION.name,
        wanted(facts, actions, &person),
    );
    answer(&with, &[number("new_people")], is_silent)
}

/// How the history of an actor tells what is usual.
pub(crate) struct Usual {
    /// Microseconds of what downloads are added up over.
    pub(crate) hour_us: i64,
    /// Days of history before a day.
    pub(crate) days_before: u64,
    /// Active days that it must hold.
    pub(crate) days_needed: usize,
}

/// Pairs of actor and hour with more downloads than the cap, and than what is usual for the actor where that is known. The
/// median is doubled and the deviations from it once more, so that all are whole numbers.
pub(crate) fn bulk(facts: &Facts, usual: &Usual) -> String {
    let settings = &facts.context.settings.security;
    let (factor, unit) = decimal(settings.mad_factor);
    let with = format!(
        "{hours},
earlier_hours AS (
  SELECT
    hour_actor AS past_actor, bulk_day AS past_until, hour_day AS past_day, hour_files AS past_files,
    ROW_NUMBER() OVER (PARTITION BY hour_actor, bulk_day ORDER BY hour_files ASC, hour_us ASC) AS files_place,
    COUNT(*) OVER (PARTITION BY hour_actor, bulk_day) AS files_all
  FROM bulk_days
  INNER JOIN download_hours ON hour_day >= history_day AND hour_day < bulk_day
),
middles AS (
  SELECT
    past_actor AS middle_actor, past_until AS middle_until,
    {middle} AS middle_twice
  FROM earlier_hours
  GROUP BY past_actor, past_until
  HAVING COUNT(DISTINCT past_day) >= {needed}
),
deviations AS (
  SELECT
    middle_actor AS far_actor, middle_until AS far_until, middle_twice AS far_middle,
    ABS(2 * past_files - middle_twice) AS far_size, files_all AS far_all,
    ROW_NUMBER() OVER (
      PARTITION BY middle_actor, middle_until
      ORDER BY ABS(2 * past_files - middle_twice) ASC, files_place ASC
    ) AS far_place
  FROM middles
  INNER JOIN earlier_hours ON middle_actor = past_actor AND middle_until = past_until
),
usual_hours AS (
  SELECT
    far_actor AS usual_actor, far_until AS usual_day, far_middle AS usual_middle,
    {deviation} AS usual_deviation
  FROM deviations
  GROUP BY far_actor, far_until, far_middle
)
",
        hours = hours(facts, usual),
        middle = twice_median("past_files", "files_place", "files_all"),
        needed = usual.days_needed,
        deviation = twice_median("far_size", "far_place", "far_all"),
    );
    let leave = |allow: &crate::measure::settings::Allow| {
        format!("\n    AND (hour_actor <> {} OR hour_day >= DATE '{}')", literal(&allow.actor), allow.valid_to)
    };
    let leave: String = settings.allow.iter().map(leave).collect();
    let from = format!(
        "download_hours\n  LEFT JOIN usual_hours ON hour_actor = usual_actor AND hour_day = usual_day\n  \
         WHERE hour_day >= DATE '{}' AND hour_day < DATE '{}' AND hour_files > {}\n    \
         AND (usual_actor IS NULL OR hour_files * 4 * {unit} > usual_middle * 2 * {unit} + usual_deviation * {factor}){leave}",
        facts.period.start, facts.period.end, settings.download_cap_per_hour,
    );
    answer(&with, &[number(&from)], facts.silence(Question::Administration).is_some())
}

/// The relations `download_hours`: the downloads of each actor and hour, and `bulk_days`: the days of the period with the
/// first day of the history of each.
fn hours(facts: &Facts, usual: &Usual) -> String {
    let (us, hour) = (n::TS_US, usual.hour_us);
    // The remainder of a time before 1970 is negative.
    let begin = format!("{us} - (({us} % {hour} + {hour}) % {hour})");
    let days = facts.period.start.iter_days().take_while(|day| *day < facts.period.end).map(|day| {
        let from = day.checked_sub_days(Days::new(usual.days_before)).unwrap_or(day);
        format!("  SELECT DATE '{day}' AS bulk_day, DATE '{from}' AS history_day")
    });
    format!(
        "WITH download_hours AS (
  SELECT {actor} AS hour_actor, {begin} AS hour_us, MIN({day}) AS hour_day, CAST(COUNT(*) AS BIGINT) AS hour_files
  FROM {action}
  WHERE {SUCCEEDED} AND {word} = {download} AND {actor} IS NOT NULL AND {us} <= {as_of}{once}
  GROUP BY {actor}, {begin}
),
bulk_days AS (
{days}
)",
        actor = n::ACTOR,
        day = n::LOCAL_DAY,
        action = ACTION.name,
        word = n::ACTION,
        download = literal(Action::FileDownloaded.as_ref()),
        as_of = facts.context.as_of_us,
        once = told_once(),
        days = days.collect::<Vec<_>>().join("\n  UNION ALL\n"),
    )
}

/// Twice the median of whole numbers of a group: `place` is that of each in order, from 1, and `all` is how many there are.
fn twice_median(number: &str, place: &str, all: &str) -> String {
    format!(
        "CAST(SUM(CASE WHEN 2 * {place} = {all} + 1 THEN 2 * {number} WHEN 2 * {place} = {all} OR 2 * {place} = {all} + 2 THEN \
         {number} ELSE 0 END) AS BIGINT)"
    )
}

/// A number that is not negative as a whole number over a power of ten.
fn decimal(number: f64) -> (String, String) {
    let text = number.to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    (format!("{whole}{fraction}"), format!("1{}", "0".repeat(fraction.len())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_factor_is_a_whole_number_over_a_power_of_ten() {
        let told = |number| {
            let (whole, unit) = decimal(number);
            format!("{whole}/{unit}")
        };
        assert_eq!([5.0, 1.5, 0.25, 0.0].map(told), ["5/1", "15/10", "025/100", "0/1"]);
    }
}
