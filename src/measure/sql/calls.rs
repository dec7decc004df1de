//! Calls, keys and people in SQL: counts and shares of what the heard sources tell of a period. Where a vendor counted calls
//! there is no query: which of its reports counts is settled row by row.

use super::{answer, literal};
use crate::event::capability::Question;
use crate::event::name as n;
use crate::event::taxonomy::{Kind, Outcome, UNATTRIBUTED};
use crate::measure::facts::Facts;
use crate::measure::facts::calls::stands_in;
use chrono::{Days, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};
use strum::VariantArray;

/// The call was not accepted for a reason that the source tells.
pub(crate) const ERROR: &str = "in_outcome IN ('failure', 'denied')";

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

/// Accepted calls of each day in `days`: what a median of days is computed from.
pub(crate) fn by_day(facts: &Facts, days: &[NaiveDate]) -> String {
    let Some(heard) = heard(facts) else { return String::new() };
    format!(
        "{heard}\nSELECT in_day AS local_day, {} AS calls\nFROM heard_calls\nWHERE in_day IN ({})\nGROUP BY in_day\nORDER BY in_day ASC\n",
        sum(&accepted()),
        dates(days),
    )
}

/// Keys with a call in the period, or those of them that were `shared` by several projects at the same time.
pub(crate) fn keys(facts: &Facts, shared: bool, is_silent: bool) -> String {
    if is_counted(facts) {
        return String::new();
    }
    let uses = format!(
        "WITH key_projects AS (
  SELECT {key} AS key_name, {project} AS project_name, MIN({day}) AS first_day, MAX({day}) AS last_day
  FROM keys
  WHERE {}
  GROUP BY {key}, {project}
)
",
        condition(facts),
        key = n::API_KEY_ID,
        project = n::PROJECT,
        day = n::LOCAL_DAY,
    );
    let from = if shared {
        let attributed = |side: &str| format!("{side}.project_name <> {}", literal(UNATTRIBUTED));
        format!(
            "key_projects one_use
  INNER JOIN key_projects other_use ON one_use.key_name = other_use.key_name
    AND one_use.project_name < other_use.project_name
    AND one_use.first_day <= other_use.last_day AND other_use.first_day <= one_use.last_day
  WHERE {} AND {}",
            attributed("one_use"),
            attributed("other_use"),
        )
    } else {
        "key_projects one_use".to_owned()
    };
    let part = format!(
        "  SELECT CAST(NULL AS VARCHAR) AS member, CAST(COUNT(DISTINCT one_use.key_name) AS BIGINT) AS numerator, CAST(1 AS \
         BIGINT) AS denominator\n  FROM {from}"
    );
    answer(&uses, &[part], is_silent)
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
    let columns = [n::PROJECT, n::TEAM, n::TASK_CLASS, n::OUTCOME, n::LOCAL_DAY, n::EVENTS];
    let names = ["in_project", "in_team", "in_task", "in_outcome", "in_day", "in_events"];
    let columns: Vec<String> = columns.iter().zip(names).map(|(column, name)| format!("{column} AS {name}")).collect();
    let (columns, wanted) = (columns.join(", "), condition(facts));
    let text = format!("WITH heard_calls AS (\n  SELECT {columns}\n  FROM totals\n  WHERE {wanted}\n)");
    (!is_counted(facts)).then_some(text)
}

/// Whether a vendor counted some of the calls.
fn is_counted(facts: &Facts) -> bool {
    facts.calls().iter().any(|calls| calls.attempts.is_none())
}

/// Rows of the period that tell of calls, of the source that is heard for their project.
fn condition(facts: &Facts) -> String {
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
fn sum(what: &str) -> String {
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
