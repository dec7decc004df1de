//! Tokens and money in SQL. Prices stand in the queries as literals. Where a vendor counted tokens there is no query: which
//! of its reports counts is settled row by row.

use super::{answer, literal};
use crate::event::capability::Question;
use crate::event::name as n;
use crate::event::tables::USAGE;
use crate::measure::facts::Facts;
use crate::measure::facts::spending::Used;
use crate::measure::money::NanoUsd;
use crate::measure::prices::TokenClass;
use chrono::{Days, NaiveDate};
use std::collections::BTreeMap;
use strum::VariantArray;

/// The columns of the classes, in the order of the classes, and what they are called in the queries.
pub(super) const CLASSES: [(&str, &str); 4] = [
    (n::TOKENS_IN, "in_input"),
    (n::TOKENS_CACHE_READ, "in_cache_read"),
    (n::TOKENS_CACHE_WRITE, "in_cache_write"),
    (n::TOKENS_OUT, "in_output"),
];

/// One, as a denominator.
const ONE: &str = "CAST(1 AS BIGINT)";

/// Units of an amount in one dollar, and nano-dollars in one.
pub(super) const UNITS: i64 = 1_000_000_000_000_000;
pub(super) const NANOS: i64 = 1_000_000_000;

/// Tokens of all classes, and of each.
pub(crate) fn tokens(facts: &Facts) -> String {
    let Some(heard) = heard(&[*facts]) else { return String::new() };
    let all = CLASSES.map(|(_, name)| name).join(" + ");
    let total = part("NULL", &sum(&all), ONE, "heard_tokens");
    let classes = TokenClass::VARIANTS.iter().zip(CLASSES);
    let members = classes.map(|(class, (_, name))| part(&literal(class.as_ref()), &sum(name), ONE, "heard_tokens"));
    answer(&format!("{heard}\n"), &[total].into_iter().chain(members).collect::<Vec<_>>(), facts.tokens().is_empty())
}

/// Input tokens from the cache out of all input tokens, and the same by project.
pub(crate) fn cache_hits(facts: &Facts) -> String {
    let Some(heard) = heard(&[*facts]) else { return String::new() };
    let all = sum("in_input + in_cache_read + in_cache_write");
    let parts = [
        part("NULL", &sum("in_cache_read"), &all, "heard_tokens"),
        part("in_project", &sum("in_cache_read"), &all, "heard_tokens\n  GROUP BY in_project"),
    ];
    answer(&format!("{heard}\n"), &parts, facts.tokens().is_empty())
}

/// Tokens without a price out of all, and the same by model.
pub(crate) fn unpriced(facts: &Facts) -> String {
    let Some(priced) = priced(&[*facts], 1) else { return String::new() };
    let without = CLASSES.map(|(_, name)| format!("CASE WHEN price_{name} IS NULL THEN {name} ELSE 0 END")).join(" + ");
    let (without, all) = (sum(&without), sum(&CLASSES.map(|(_, name)| name).join(" + ")));
    let model = "CASE WHEN in_model IS NULL THEN 'unknown' ELSE in_model END";
    let parts = [
        part("NULL", &without, &all, "priced_tokens"),
        part(model, &without, &all, &format!("priced_tokens\n  GROUP BY {model}")),
    ];
    let is_silent = facts.tokens().is_empty() || facts.context.settings.prices.is_empty();
    answer(&format!("{priced}\n"), &parts, is_silent)
}

/// What tokens cost by the price book, and the same by project; without a price book what events recorded.
pub(crate) fn spend(facts: &Facts) -> String {
    if facts.context.settings.prices.is_empty() {
        return recorded_by(facts, true);
    }
    // Prices in their greatest common unit: as they stand, the sums would not fit into 64 bits.
    let unit = common_unit(&[*facts], UNITS);
    let Some(priced) = priced(&[*facts], unit) else { return String::new() };
    let (cost, whole) = (sum(&cost()), dollar(unit));
    let parts = [
        part("NULL", &cost, &whole, "priced_tokens"),
        part("in_project", &cost, &whole, "priced_tokens\n  GROUP BY in_project"),
    ];
    let all: i64 = facts.tokens().iter().map(|used| used.sum.tokens.all()).sum();
    let unpriced: i64 = facts.tokens().iter().map(|used| used.cost().1).sum();
    answer(&format!("{priced}\n"), &parts, facts.tokens().is_empty() || (all > 0 && all == unpriced))
}

/// What tokens read from the cache and written to it saved against the price of plain input.
pub(crate) fn cache_saving(facts: &Facts, is_silent: bool) -> String {
    let unit = common_unit(&[*facts], UNITS);
    let Some(priced) = priced(&[*facts], unit) else { return String::new() };
    let saved = ["in_cache_read", "in_cache_write"].map(|class| {
        format!(
            "CASE WHEN price_in_input IS NULL OR price_{class} IS NULL THEN 0 ELSE {class} * (price_in_input - price_{class}) END"
        )
    });
    let part = part("NULL", &sum(&saved.join("\n    + ")), &dollar(unit), "priced_tokens");
    answer(&format!("{priced}\n"), &[part], is_silent)
}

/// What the tokens of a row cost, as far as they have a price, over the relation `priced_tokens`.
fn cost() -> String {
    CLASSES.map(|(_, name)| format!("{name} * COALESCE(price_{name}, 0)")).join(" + ")
}

/// The relation `spent_rows` as the beginning of a query: amounts by day and project, and how many of them make a dollar, of
/// which `part` is a multiple. None where a vendor counted some of the tokens.
pub(super) fn spending(facts: &Facts, part: i64) -> Option<(String, i64)> {
    if facts.context.settings.prices.is_empty() {
        return Some((recorded_rows(facts), NANOS));
    }
    let unit = common_unit(&[*facts], part);
    let priced = priced(&[*facts], unit)?;
    let rows = format!(
        "{priced},
spent_rows AS (
  SELECT in_day AS spent_day, in_project AS spent_project, {} AS spent_units FROM priced_tokens
)",
        cost()
    );
    Some((rows, UNITS / unit))
}

/// Of what events recorded only those sums count that tell a cost: zero for tokens that were used is an unknown price.
fn recorded_rows(facts: &Facts) -> String {
    let tokens = CLASSES.map(|(column, _)| format!("SUM({column})")).join(" + ");
    format!(
        "WITH spent_rows AS (
  SELECT {day} AS spent_day, {project} AS spent_project, CAST(SUM({cost}) AS BIGINT) AS spent_units
  FROM totals
  WHERE {heard}
  GROUP BY {day}, {project}, {model}, {kind}
  HAVING SUM({count}) > 0 AND (SUM({cost}) <> 0 OR {tokens} = 0)
)",
        day = n::LOCAL_DAY,
        project = n::PROJECT,
        model = n::MODEL,
        kind = n::KIND,
        cost = n::COST_NANO_USD,
        count = n::COST_COUNT,
        heard = condition(facts, &recorders(facts)),
    )
}

/// The greatest common unit of the prices of some periods and of `part`.
pub(super) fn common_unit(of_periods: &[Facts], part: i64) -> i64 {
    let prices = of_periods.iter().flat_map(Facts::tokens).flat_map(|used| used.prices).flatten();
    prices.fold(part, |unit, NanoUsd(price)| common_divisor(unit, price))
}

/// One dollar in a unit of amounts, as a denominator.
pub(super) fn dollar(unit: i64) -> String {
    format!("CAST({} AS BIGINT)", UNITS / unit)
}

/// The cost that events recorded.
pub(crate) fn recorded(facts: &Facts) -> String {
    recorded_by(facts, false)
}

/// The source that is heard for the recorded cost of each project.
fn recorders<'a>(facts: &Facts<'a>) -> BTreeMap<&'a str, &'a str> {
    let told = facts.recorded().iter().filter(|sum| sum.priced > 0 && !sum.is_free());
    told.map(|sum| (&*sum.project, &*sum.source)).collect()
}

fn recorded_by(facts: &Facts, with_projects: bool) -> String {
    let heard = recorders(facts);
    let rows = format!("totals\n  WHERE {}", condition(facts, &heard));
    let (cost, whole) = (sum(n::COST_NANO_USD), format!("CAST({NANOS} AS BIGINT)"));
    let mut parts = vec![part("NULL", &cost, &whole, &rows)];
    if with_projects {
        parts.push(part(n::PROJECT, &cost, &whole, &format!("{rows}\n  GROUP BY {}", n::PROJECT)));
    }
    answer("", &parts, heard.is_empty())
}

/// What vendors billed: of each bucket and cut the row that was observed last.
pub(crate) fn billed(facts: &Facts) -> String {
    let part = part("NULL", &sum("in_cost"), &format!("CAST({NANOS} AS BIGINT)"), &bills(facts));
    answer(&format!("WITH {}\n", latest_bills(facts)), &[part], facts.bills().is_empty())
}

/// The rows of the relation `latest_rows` that are bills of the period.
pub(super) fn bills(facts: &Facts) -> String {
    let end = facts.period.end.and_time(chrono::NaiveTime::MIN).and_utc().timestamp_micros();
    // Bills are by whole days, which vendors count in UTC.
    format!(
        "latest_rows\n  WHERE version_rank = 1 AND in_day >= DATE '{}' AND in_day < DATE '{}' AND in_end <= {end}",
        facts.period.start, facts.period.end
    )
}

/// The relation `latest_rows` of the reports that bills are taken from.
pub(super) fn latest_bills(facts: &Facts) -> String {
    let one = |(source, (report, width)): (&String, &(String, i64))| {
        format!(
            "({} = {} AND {} = {} AND {} - {} = {width})",
            n::SOURCE,
            literal(source),
            n::REPORT,
            literal(report),
            n::BUCKET_END_US,
            n::BUCKET_START_US
        )
    };
    let heard: Vec<String> = facts.bill_reports().iter().map(one).collect();
    let heard = if heard.is_empty() { "1 = 0".to_owned() } else { heard.join("\n      OR ") };
    let named = [(n::COST_NANO_USD, "in_cost"), (n::LOCAL_DAY, "in_day"), (n::BUCKET_END_US, "in_end")];
    latest_usage(facts, "latest_rows", &named, &format!(" AND ({heard})"))
}

/// The rows of `usage` up to the as-of instant as a relation of that name, with some of the columns: those with `version_rank`
/// 1 are the latest versions.
pub(super) fn latest_usage(facts: &Facts, name: &str, columns: &[(&str, &str)], only: &str) -> String {
    let columns: Vec<String> = columns.iter().map(|(column, name)| format!("{column} AS {name}")).collect();
    format!(
        "{name} AS (
  SELECT
    {columns},
    {rank} AS version_rank
  FROM usage
  WHERE {starts} <= {as_of}{only}
)",
        columns = columns.join(",\n    "),
        rank = USAGE.version_rank(),
        starts = n::BUCKET_START_US,
        as_of = facts.context.as_of_us,
    )
}

/// The relation `heard_tokens` of some periods as the beginning of a query; none where a vendor counted some of the tokens.
fn heard(of_periods: &[Facts]) -> Option<String> {
    let mut wanted = Vec::new();
    for facts in of_periods {
        let choices = facts.choices().iter().filter(|choice| choice.question == Question::Tokens);
        let heard: BTreeMap<&str, &str> =
            choices.filter_map(|choice| Some((choice.project.as_deref()?, choice.source.as_str()))).collect();
        if heard.iter().any(|(project, source)| facts.is_counted(source, project)) {
            return None;
        }
        wanted.push(condition(facts, &heard));
    }
    let classes = CLASSES.map(|(column, name)| format!("{column} AS {name}")).join(", ");
    Some(format!(
        "WITH heard_tokens AS (\n  SELECT {} AS in_day, {} AS in_project, {} AS in_model, {classes}\n  FROM totals\n  WHERE \
         {}\n)",
        n::LOCAL_DAY,
        n::PROJECT,
        n::MODEL,
        wanted.join("\n    OR "),
    ))
}

/// The relation `priced_tokens`: each row with the prices of its day, in multiples of `unit`.
pub(super) fn priced(of_periods: &[Facts], unit: i64) -> Option<String> {
    let heard = heard(of_periods)?;
    let price =
        |price: Option<NanoUsd>| price.map_or("CAST(NULL AS BIGINT)".to_owned(), |price| (price.0 / unit).to_string());
    let row = |(model, first, end, prices): (&str, NaiveDate, NaiveDate, [Option<NanoUsd>; 4])| {
        let prices = prices.iter().zip(CLASSES).map(|(one, (_, name))| format!("{} AS price_{name}", price(*one)));
        format!(
            "  SELECT {} AS price_model, DATE '{first}' AS price_from, DATE '{end}' AS price_to, {}",
            literal(model),
            prices.collect::<Vec<_>>().join(", ")
        )
    };
    let mut rows: Vec<String> = stretches(of_periods).into_iter().map(row).collect();
    if rows.is_empty() {
        let day = NaiveDate::default();
        rows.push(row(("", day, day, [None; 4])));
    }
    let columns = CLASSES.map(|(_, name)| format!("{name}, price_{name}")).join(", ");
    Some(format!(
        "{heard},
price_book AS (
{}
),
priced_tokens AS (
  SELECT in_day, in_project, in_model, {columns}
  FROM heard_tokens
  LEFT JOIN price_book ON in_model = price_model AND in_day >= price_from AND in_day < price_to
)",
        rows.join("\n  UNION ALL\n"),
    ))
}

/// The prices of each model that was used, from one day to before another.
fn stretches<'a>(of_periods: &[Facts<'a>]) -> Vec<(&'a str, NaiveDate, NaiveDate, [Option<NanoUsd>; 4])> {
    let mut days: BTreeMap<(&str, NaiveDate), &Used> = BTreeMap::new();
    for used in of_periods.iter().flat_map(Facts::tokens) {
        if let Some(model) = used.sum.model.as_deref() {
            days.insert((model, used.sum.day), used);
        }
    }
    let mut found: Vec<(&str, NaiveDate, NaiveDate, [Option<NanoUsd>; 4])> = Vec::new();
    for ((model, day), used) in days {
        match found.last_mut() {
            Some((last, _, end, prices)) if *last == model && *prices == used.prices => *end = day + Days::new(1),
            _ => found.push((model, day, day + Days::new(1), used.prices)),
        }
    }
    found
}

/// Rows of the period, of the source that is heard for their project.
fn condition(facts: &Facts, heard: &BTreeMap<&str, &str>) -> String {
    let mut sources: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (project, source) in heard {
        sources.entry(source).or_default().push(literal(project));
    }
    let one = |(source, projects): (&str, Vec<String>)| {
        format!("({} = {} AND {} IN ({}))", n::SOURCE, literal(source), n::PROJECT, projects.join(", "))
    };
    let heard: Vec<String> = sources.into_iter().map(one).collect();
    let heard = if heard.is_empty() { "1 = 0".to_owned() } else { heard.join("\n    OR ") };
    let (from, until) = (facts.period.start, facts.period.end.min(facts.today() + Days::new(1)));
    format!("{day} >= DATE '{from}' AND {day} < DATE '{until}' AND ({heard})", day = n::LOCAL_DAY)
}

pub(super) fn sum(what: &str) -> String {
    format!("CAST(COALESCE(SUM({what}), 0) AS BIGINT)")
}

fn part(member: &str, numerator: &str, denominator: &str, from: &str) -> String {
    format!(
        "  SELECT CAST({member} AS VARCHAR) AS member, {numerator} AS numerator, {denominator} AS denominator\n  FROM {from}"
    )
}

fn common_divisor(mut one: i64, mut other: i64) -> i64 {
    while other != 0 {
        (one, other) = (other, one % other);
    }
    one
}
