//! Calls in SQL: counts, shares and changes of what the heard sources tell of a period. Where a vendor counted calls there is
//! no query: which of its reports counts is settled row by row.

use super::{answer, literal};
use crate::event::capability::{Evidence, Question};
use crate::event::name as n;
use crate::event::taxonomy::{Kind, Outcome, UNATTRIBUTED};
use crate::format;
use crate::measure::facts::Facts;
use crate::measure::facts::calls::stands_in;
use chrono::{Days, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};
use strum::VariantArray;

/// The call was not accepted for a reason that the source tells.
pub(crate) const ERROR: &str = "in_outcome IN ('failure', 'denied')";

/// The model declined.
pub(crate) const REFUSED: &str = "in_outcome = 'refused'";

/// The source tells how the call ended.
pub(crate) const KNOWN: &str = "in_outcome <> 'unknown'";

/// Every call.
pub(crate) const ANY: &str = "1 = 1";

/// The call has a project.
pub(crate) const ATTRIBUTED: &str = "in_project <> 'unattributed'";

/// The call was accepted.
pub(crate) fn accepted() -> String {
    let words = Outcome::VARIANTS.iter().filter(|outcome| outcome.is_accepted());
    let words: Vec<String> = words.map(|outcome| literal(outcome.as_ref())).collect();
    format!("in_outcome IN ({})", words.join(", "))
}

/// A number of calls of the period, and by `column` of those that are `shown`.
pub(crate) fn count(facts: &Facts, what: &str, column: &str, shown: &str) -> String {
    let number = sum(what);
    let one = "CAST(1 AS BIGINT)";
    let parts = [part("NULL", &number, one, ""), part(column, &number, one, &grouped(column, shown))];
    finish(facts, &parts, false)
}

/// Calls that are `above` out of those that are `below`, and the same by `column`, if one is named. `is_silent` if there is
/// no value.
pub(crate) fn share(facts: &Facts, above: &str, below: &str, column: Option<&str>, is_silent: bool) -> String {
    let (numerator, denominator) = (sum(above), sum(below));
    let total = part("NULL", &numerator, &denominator, "");
    let members = column.map(|column| part(column, &numerator, &denominator, &grouped(column, ANY)));
    finish(facts, &[total].into_iter().chain(members).collect::<Vec<_>>(), is_silent)
}

/// The share of each project in all accepted calls, and that of all projects.
pub(crate) fn project_share(facts: &Facts) -> String {
    let accepted = accepted();
    let all = format!("(SELECT {} FROM heard_calls)", sum(&accepted));
    let with_project = format!("{accepted} AND {ATTRIBUTED}");
    let parts = [
        part("NULL", &sum(&with_project), &sum(&accepted), ""),
        part("in_project", &sum(&accepted), &all, &grouped("in_project", &with_project)),
    ];
    finish(facts, &parts, false)
}

/// A figure of how accepted calls are spread over projects: expressions over one row for each project, with its calls in
/// `calls_made`, its place from the largest in `place_down`, from the smallest in `place_up`, and the number of projects in
/// `members_all`.
pub(crate) fn spread(facts: &Facts, numerator: &str, denominator: &str, is_silent: bool) -> String {
    let Some(heard) = heard(facts) else { return String::new() };
    let accepted = accepted();
    let with = format!(
        "{heard},
project_calls AS (
  SELECT in_project AS project_name, {sum} AS calls_made
  FROM heard_calls
  WHERE {accepted} AND {ATTRIBUTED}
  GROUP BY in_project
),
ranked_projects AS (
  SELECT
    calls_made,
    ROW_NUMBER() OVER (ORDER BY calls_made DESC, project_name ASC) AS place_down,
    ROW_NUMBER() OVER (ORDER BY calls_made ASC, project_name ASC) AS place_up,
    COUNT(*) OVER () AS members_all
  FROM project_calls
  WHERE calls_made > 0
)
",
        sum = sum(&accepted),
    );
    let part = format!(
        "  SELECT CAST(NULL AS VARCHAR) AS member, CAST({numerator} AS BIGINT) AS numerator, CAST({denominator} AS BIGINT) \
         AS denominator\n  FROM ranked_projects"
    );
    answer(&with, &[part], is_silent)
}

/// Accepted calls of each of some working days, by period: what their medians are computed from. A day without a call is
/// one of them.
pub(crate) fn by_day(of_periods: &[(Facts, Vec<NaiveDate>)]) -> String {
    let (mut calls, mut days) = (Vec::new(), Vec::new());
    for (facts, working) in of_periods {
        if is_counted(facts) {
            return String::new();
        }
        calls.push(format!("({})", condition(facts)));
        let row = |day: &NaiveDate| {
            format!("  SELECT DATE '{day}' AS work_day, {} AS work_period", literal(&facts.period.id()))
        };
        days.extend(working.iter().map(row));
    }
    format!(
        "WITH heard_calls AS (
  SELECT {outcome} AS in_outcome, {day} AS in_day, {events} AS in_events
  FROM totals
  WHERE {calls}
),
working_days AS (
{days}
)
SELECT work_period AS period, work_day AS local_day, {sum} AS calls
FROM working_days
LEFT JOIN heard_calls ON in_day = work_day
GROUP BY work_period, work_day
ORDER BY work_day ASC
",
        outcome = n::OUTCOME,
        day = n::LOCAL_DAY,
        events = n::EVENTS,
        calls = calls.join("\n    OR "),
        days = days.join("\n  UNION ALL\n"),
        sum = sum(&accepted()),
    )
}

/// Projects with an accepted call in the period, and none before it in any source.
pub(crate) fn newcomers(facts: &Facts, is_silent: bool) -> String {
    let earlier = facts.log.call_days.iter().take_while(|day| day.day < facts.period.start);
    let told: BTreeSet<&str> = earlier.map(|day| day.project.as_str()).collect();
    // What only a vendor's report tells of earlier periods is not in `totals`.
    if is_counted(facts) || facts.callers_before().iter().any(|project| !told.contains(project)) {
        return String::new();
    }
    let stand_ins = format::capabilities().filter(|one| one.question == Question::Calls);
    let stand_ins = stand_ins.filter(|one| one.evidence == Evidence::Proxy).map(|one| literal(one.source));
    let stand_ins = stand_ins.collect::<Vec<_>>().join(", ");
    let earlier = format!(
        "WITH {calls},
earlier_projects AS (
  SELECT DISTINCT {project} AS known_project
  FROM totals
  WHERE {day} < DATE '{start}' AND {events} > 0 AND {outcomes}
    AND (({kind} = '{call}' AND {source} NOT IN ({stand_ins})) OR ({kind} = '{output}' AND {source} IN ({stand_ins})))
)
",
        calls = calls_of(facts, "heard_calls"),
        project = n::PROJECT,
        day = n::LOCAL_DAY,
        start = facts.period.start,
        events = n::EVENTS,
        outcomes = accepted().replace("in_outcome", n::OUTCOME),
        kind = n::KIND,
        source = n::SOURCE,
        call = Kind::Call.as_ref(),
        output = Kind::Output.as_ref(),
    );
    let part = format!(
        "  SELECT CAST(NULL AS VARCHAR) AS member, CAST(COUNT(DISTINCT in_project) AS BIGINT) AS numerator, CAST(1 AS BIGINT) AS \
         denominator\n  FROM heard_calls\n  WHERE {} AND {ATTRIBUTED} AND in_events > 0\n    AND in_project NOT IN (SELECT \
         known_project FROM earlier_projects)",
        accepted()
    );
    answer(&earlier, &[part], is_silent)
}

/// What accepted calls are more than in the period before: in all, and of projects that are new, gone or neither.
pub(crate) fn change(facts: &Facts, is_silent: bool) -> String {
    let Some(previous) = facts.previous().filter(|previous| !is_counted(previous) && !is_counted(facts)) else {
        return String::new();
    };
    let with = format!(
        "WITH {now},
{before},
call_pairs AS (
  SELECT in_project AS pair_project, in_events AS calls_now, 0 AS calls_before FROM heard_calls WHERE {accepted}
  UNION ALL
  SELECT in_project AS pair_project, 0 AS calls_now, in_events AS calls_before FROM earlier_calls WHERE {accepted}
),
project_changes AS (
  SELECT
    CASE
      WHEN pair_project = '{UNATTRIBUTED}' THEN '{UNATTRIBUTED}'
      WHEN SUM(calls_before) = 0 THEN 'new'
      WHEN SUM(calls_now) = 0 THEN 'retired'
      ELSE 'continuing'
    END AS change_part,
    SUM(calls_now) - SUM(calls_before) AS calls_more
  FROM call_pairs
  GROUP BY pair_project
)
",
        now = calls_of(facts, "heard_calls"),
        before = calls_of(&previous, "earlier_calls"),
        accepted = accepted(),
    );
    let part = |member: &str, more: &str| {
        format!(
            "  SELECT CAST({member} AS VARCHAR) AS member, CAST(COALESCE(SUM({more}), 0) AS BIGINT) AS numerator, CAST(1 AS \
             BIGINT) AS denominator\n  FROM project_changes"
        )
    };
    let of_part = |name: &str| {
        part(&literal(name), &format!("CASE WHEN change_part = {} THEN calls_more ELSE 0 END", literal(name)))
    };
    let members = ["continuing", "new", "retired", UNATTRIBUTED].map(of_part);
    let parts: Vec<String> = [part("NULL", "calls_more")].into_iter().chain(members).collect();
    answer(&with, &parts, is_silent)
}

/// Accepted calls with a kind of task per working day on which a heard source has a row, and the same by team.
pub(crate) fn tasks(facts: &Facts, is_silent: bool) -> String {
    let sources: BTreeSet<&str> = facts.callers().into_values().collect();
    let sources: Vec<String> = sources.into_iter().map(literal).collect();
    let sources = if sources.is_empty() { "NULL".to_owned() } else { sources.join(", ") };
    let all = facts.period.start.iter_days().take_while(|day| *day < facts.period.end && *day <= facts.today());
    let working: Vec<NaiveDate> = all.filter(|day| facts.context.calendar.is_working(*day)).collect();
    let days = format!(
        "(SELECT CAST(COUNT(DISTINCT {day}) AS BIGINT) FROM totals WHERE {} IN ({sources}) AND {day} IN ({}))",
        n::SOURCE,
        dates(&working),
        day = n::LOCAL_DAY,
    );
    let tagged = format!("{} AND in_task IS NOT NULL", accepted());
    let team = format!("COALESCE(in_team, {})", literal(UNATTRIBUTED));
    let shown = format!("{tagged} AND in_events > 0");
    let parts = [part("NULL", &sum(&tagged), &days, ""), part(&team, &sum(&tagged), &days, &grouped(&team, &shown))];
    finish(facts, &parts, is_silent)
}

/// The relation `heard_calls` as the beginning of a query; none where a vendor counted some of the calls.
fn heard(facts: &Facts) -> Option<String> {
    (!is_counted(facts)).then(|| format!("WITH {}", calls_of(facts, "heard_calls")))
}

/// The calls of a period as a relation of that name.
pub(super) fn calls_of(facts: &Facts, name: &str) -> String {
    let columns = [n::PROJECT, n::TIER, n::TEAM, n::TASK_CLASS, n::OUTCOME, n::LOCAL_DAY, n::EVENTS];
    let names = ["in_project", "in_tier", "in_team", "in_task", "in_outcome", "in_day", "in_events"];
    let columns: Vec<String> = columns.iter().zip(names).map(|(column, name)| format!("{column} AS {name}")).collect();
    format!("{name} AS (\n  SELECT {}\n  FROM totals\n  WHERE {}\n)", columns.join(", "), condition(facts))
}

/// Whether a vendor counted some of the calls.
pub(super) fn is_counted(facts: &Facts) -> bool {
    facts.calls().iter().any(|calls| calls.attempts.is_none())
}

/// Rows of the period that tell of calls, of the source that is heard for their project.
pub(super) fn condition(facts: &Facts) -> String {
    let mut projects: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (project, source) in facts.callers() {
        projects.entry(source).or_default().push(literal(project));
    }
    let one = |(source, projects): (&str, Vec<String>)| {
        let kind = if stands_in(facts.context.precedence, source) { Kind::Output } else { Kind::Call };
        format!(
            "({} = {} AND {} = {} AND {} IN ({}))",
            n::SOURCE,
            literal(source),
            n::KIND,
            literal(kind.as_ref()),
            n::PROJECT,
            projects.join(", "),
        )
    };
    let heard: Vec<String> = projects.into_iter().map(one).collect();
    let heard = if heard.is_empty() { "1 = 0".to_owned() } else { heard.join("\n    OR ") };
    format!("{} AND ({heard})", within(facts.period.start, facts.period.end.min(facts.today() + Days::new(1))))
}

/// Rows of the days from one to before another.
pub(super) fn within(from: NaiveDate, until: NaiveDate) -> String {
    format!("{day} >= DATE '{from}' AND {day} < DATE '{until}'", day = n::LOCAL_DAY)
}

/// Days as a list of literals.
pub(super) fn dates(days: &[NaiveDate]) -> String {
    if days.is_empty() {
        return "NULL".to_owned();
    }
    days.iter().map(|day| format!("DATE '{day}'")).collect::<Vec<_>>().join(", ")
}

/// The number of calls of which something holds.
pub(super) fn sum(what: &str) -> String {
    format!("CAST(COALESCE(SUM(CASE WHEN {what} THEN in_events ELSE 0 END), 0) AS BIGINT)")
}

fn part(member: &str, numerator: &str, denominator: &str, rest: &str) -> String {
    format!(
        "  SELECT CAST({member} AS VARCHAR) AS member, {numerator} AS numerator, {denominator} AS denominator\n  FROM heard_calls{rest}"
    )
}

fn grouped(column: &str, shown: &str) -> String {
    format!("\n  WHERE {shown}\n  GROUP BY {column}")
}

fn finish(facts: &Facts, parts: &[String], is_silent: bool) -> String {
    let silent = is_silent || facts.silence(Question::Calls).is_some();
    heard(facts).map_or_else(String::new, |heard| answer(&format!("{heard}\n"), parts, silent))
}
