//! What AI costs for each of something, and why it is not what it was, in SQL: amounts of [`super::tokens`] over what others
//! count.

use super::outputs::with_calls;
use super::people::renamed;
use super::tokens::{CLASSES, NANOS, UNITS, bills, common_unit, dollar, latest_bills, priced, spending, sum as total};
use super::{answer, calls, literal};
use crate::event::name as n;
use crate::event::taxonomy::{Decision, Kind};
use crate::measure::facts::Facts;
use crate::measure::facts::spending::prices;
use crate::measure::money::NanoUsd;
use crate::measure::prices::TokenClass;
use chrono::Days;
use std::collections::BTreeMap;
use strum::VariantArray;

/// Nano-dollars in units of an amount.
const OF_A_NANO: i64 = UNITS / NANOS;

/// What was spent over the budgets of the period: that of everything, and those of projects.
pub(crate) fn burn(facts: &Facts, budgets: &[(Option<&str>, NanoUsd)], is_silent: bool) -> String {
    let Some((spent, whole)) = spending(facts, OF_A_NANO) else { return String::new() };
    let part = |(project, budget): &(Option<&str>, NanoUsd)| {
        // The unit divides a nano-dollar, so that a budget is a whole number of it.
        let limit = budget.0.checked_mul(whole / NANOS)?;
        let of = project.map_or("NULL".to_owned(), literal);
        let only =
            project.map_or(String::new(), |_| format!("\n  WHERE spent_project = {of}\n  GROUP BY spent_project"));
        Some(format!(
            "  SELECT CAST({of} AS VARCHAR) AS member, {} AS numerator, CAST({limit} AS BIGINT) AS denominator\n  FROM \
             spent_rows{only}",
            total("spent_units")
        ))
    };
    let parts: Option<Vec<String>> = budgets.iter().map(part).collect();
    match parts {
        Some(parts) if !parts.is_empty() => answer(&format!("{spent}\n"), &parts, is_silent),
        _ => String::new(),
    }
}

/// What was spent for each accepted call, and the same by project.
pub(crate) fn per_call(facts: &Facts, is_silent: bool) -> String {
    let Some((spent, whole)) = spending(facts, UNITS).filter(|_| !calls::is_counted(facts)) else {
        return String::new();
    };
    let with = format!(
        "{spent},
{calls},
project_costs AS (
  SELECT spent_project AS cost_project, {cost} AS project_cost FROM spent_rows GROUP BY spent_project
),
project_calls AS (
  SELECT in_project AS call_project, {accepted} AS project_accepted FROM heard_calls GROUP BY in_project
)
",
        calls = calls::calls_of(facts, "heard_calls"),
        cost = total("spent_units"),
        accepted = calls::sum(&calls::accepted()),
    );
    let parts = [
        format!(
            "  SELECT CAST(NULL AS VARCHAR) AS member, (SELECT CAST(SUM(project_cost) AS BIGINT) FROM project_costs) AS numerator, \
             CAST(SUM(project_accepted) * {whole} AS BIGINT) AS denominator\n  FROM project_calls"
        ),
        format!(
            "  SELECT cost_project AS member, project_cost AS numerator, CAST(project_accepted * {whole} AS BIGINT) AS \
             denominator\n  FROM project_costs\n  INNER JOIN project_calls ON cost_project = call_project"
        ),
    ];
    answer(&with, &parts, is_silent)
}

/// What was spent for each person who used AI.
pub(crate) fn per_person(facts: &Facts, is_silent: bool) -> String {
    let Some((spent, whole)) = spending(facts, UNITS) else { return String::new() };
    let with = format!("{spent},\n{}\n", active_people(facts));
    let part = format!(
        "  SELECT CAST(NULL AS VARCHAR) AS member, {} AS numerator, (SELECT CAST(COUNT(*) * {whole} AS BIGINT) FROM active_people) \
         AS denominator\n  FROM spent_rows",
        total("spent_units")
    );
    answer(&with, &[part], is_silent)
}

/// The relation `active_people`: everybody who used AI in the period, in the sources that are heard for calls.
pub(super) fn active_people(facts: &Facts) -> String {
    let mut heard: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (project, source) in facts.callers() {
        heard.entry(source).or_default().push(literal(project));
    }
    let one = |(source, projects): (&str, Vec<String>)| {
        format!("({} = {} AND {} IN ({}))", n::SOURCE, literal(source), n::PROJECT, projects.join(", "))
    };
    let heard: Vec<String> = heard.into_iter().map(one).collect();
    let heard = if heard.is_empty() { "1 = 0".to_owned() } else { heard.join("\n    OR ") };
    let (names, person, join) = renamed(facts);
    let kinds: Vec<String> =
        [Kind::Call, Kind::Prompt, Kind::Output].iter().map(|kind| literal(kind.as_ref())).collect();
    let until = facts.period.end.min(facts.today() + Days::new(1));
    format!(
        "{names}active_people AS (
  SELECT DISTINCT {person} AS active_person
  FROM people{join}
  WHERE {within} AND {} IN ({})
    AND ({heard})
)",
        n::KIND,
        kinds.join(", "),
        within = calls::within(facts.period.start, until),
    )
}

/// How far what was spent is from what was billed, over the days of which both are known.
pub(crate) fn gap(facts: &Facts, is_silent: bool) -> String {
    let Some((spent, whole)) = spending(facts, OF_A_NANO) else { return String::new() };
    let with = format!(
        "{spent},
{latest},
day_costs AS (
  SELECT spent_day AS cost_day, {cost} AS day_cost FROM spent_rows GROUP BY spent_day
),
day_bills AS (
  SELECT in_day AS bill_day, CAST(SUM(in_cost) * {unit} AS BIGINT) AS day_bill
  FROM {bills} AND in_cost IS NOT NULL
  GROUP BY in_day
)
",
        latest = latest_bills(facts),
        cost = total("spent_units"),
        unit = whole / NANOS,
        bills = bills(facts),
    );
    let part = "  SELECT CAST(NULL AS VARCHAR) AS member, CAST(ABS(SUM(day_cost) - SUM(day_bill)) AS BIGINT) AS numerator, \
                CAST(SUM(day_bill) AS BIGINT) AS denominator\n  FROM day_costs\n  INNER JOIN day_bills ON cost_day = bill_day";
    answer(&with, &[part.to_owned()], is_silent)
}

/// Accepted calls, reviewed outputs and those of them that were accepted as they were, by risk tier, and what was spent in
/// all.
pub(crate) fn accepted_outputs(facts: &Facts) -> String {
    let Some((spent, whole)) = spending(facts, UNITS).filter(|_| !calls::is_counted(facts)) else {
        return String::new();
    };
    let decided = [Decision::Accepted, Decision::Changed, Decision::Rejected].map(|one| literal(one.as_ref()));
    let of_reviews = format!("linked_id IS NOT NULL AND last_decision IN ({})", decided.join(", "));
    let as_it_was = format!("CASE WHEN last_decision = '{}' THEN 1 ELSE 0 END", Decision::Accepted.as_ref());
    let columns = [("row_reviewed", "1"), ("row_accepted", as_it_was.as_str())];
    format!(
        "{spent},
{tiers}SELECT
  row_tier AS tier, {calls_made} AS accepted_calls, {reviewed} AS reviewed_outputs, {unchanged} AS accepted_outputs,
  (SELECT {cost} FROM spent_rows) AS cost, CAST({whole} AS BIGINT) AS dollar
FROM tier_rows
GROUP BY row_tier
ORDER BY row_tier ASC
",
        tiers = with_calls(facts, &calls::accepted(), &of_reviews, &columns).trim_start_matches("WITH "),
        calls_made = total("row_calls"),
        reviewed = total("row_reviewed"),
        unchanged = total("row_accepted"),
        cost = total("spent_units"),
    )
}

/// Tokens and what they cost by model and class, in the period and in the one before, with the price that the book had for
/// each on the last day of that.
pub(crate) fn items(facts: &Facts, previous: &Facts) -> String {
    let unit = common_unit(&[*facts, *previous], UNITS);
    let Some(priced) = priced(&[*previous, *facts], unit) else { return String::new() };
    let (start, day) = (facts.period.start, previous.period.last_day());
    let mut models: Vec<&str> = facts.tokens().iter().filter_map(|used| used.sum.model.as_deref()).collect();
    models.sort_unstable();
    models.dedup();
    let known = |model: &str| {
        let of_day = prices(&facts.context.settings.prices, Some(model), day);
        let one = |(class, price): (&TokenClass, Option<NanoUsd>)| {
            Some(format!(
                "  SELECT {} AS known_model, {} AS known_class, {} AS known_price",
                literal(model),
                literal(class.as_ref()),
                price?.0
            ))
        };
        TokenClass::VARIANTS.iter().zip(of_day).filter_map(one).collect::<Vec<_>>()
    };
    let mut known: Vec<String> = models.into_iter().flat_map(known).collect();
    if known.is_empty() {
        known.push("  SELECT '' AS known_model, '' AS known_class, 0 AS known_price".to_owned());
    }
    let item = |(class, (_, name)): (&TokenClass, (&str, &str))| {
        format!(
            "  SELECT in_model AS item_model, {} AS item_class, in_day AS item_day, {name} AS item_tokens, {name} * price_{name} AS              item_cost\n  FROM priced_tokens\n  WHERE price_{name} IS NOT NULL AND {name} > 0",
            literal(class.as_ref())
        )
    };
    let items: Vec<String> = TokenClass::VARIANTS.iter().zip(CLASSES).map(item).collect();
    let of =
        |sign: &str, what: &str| total(&format!("CASE WHEN item_day {sign} DATE '{start}' THEN {what} ELSE 0 END"));
    format!(
        "{priced},
book_before AS (
{known}
),
items AS (
{items}
)
SELECT
  item_model AS model, item_class AS token_class,
  {} AS tokens_before,
  {} AS cost_before,
  {} AS tokens_now,
  {} AS cost_now,
  {} AS dollar,
  CAST(known_price AS BIGINT) AS book_nano_usd_per_million_before
FROM items
LEFT JOIN book_before ON item_model = known_model AND item_class = known_class
GROUP BY item_model, item_class, known_price
ORDER BY item_model ASC, item_class ASC
",
        of("<", "item_tokens"),
        of("<", "item_cost"),
        of(">=", "item_tokens"),
        of(">=", "item_cost"),
        dollar(unit),
        known = known.join("\n  UNION ALL\n"),
        items = items.join("\n  UNION ALL\n"),
    )
}
