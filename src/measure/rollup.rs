//! The one declaration of `daily`: its keys, and the integer sums over each group. Both the polars query and the SQL
//! that any other engine runs are made from it, so they cannot disagree.
//!
//! Only the newest version of an event counts: per source, id and day the row that was observed last, and of several
//! such rows the one with the largest content hash.

use super::frame::{day_literal, to_batch};
use crate::event::name as n;
use crate::event::tables::DAILY;
use anyhow::Result;
use arrow::array::RecordBatch;
use chrono::{Days, NaiveDate};
use polars::prelude::{DataType, Expr, IntoLazy, JoinArgs, JoinType, LazyFrame, SortMultipleOptions, col, len, lit};
use std::collections::BTreeSet;

/// What is added up over the events of a group.
enum Sum {
    /// One for each event.
    Events,
    /// The column; an event without a value adds nothing.
    Of(&'static str),
    /// One for each event that has a value in the column.
    Known(&'static str),
}

/// The columns that make a group, in file order.
const KEYS: &[&str] = &[
    n::LOCAL_DAY,
    n::SOURCE,
    n::PROJECT,
    n::TEAM,
    n::COST_CENTRE,
    n::TIER,
    n::TASK_CLASS,
    n::ACTOR,
    n::ACTOR_KIND,
    n::SURFACE,
    n::MODEL,
    n::KIND,
    n::OUTCOME,
    n::RISK_CATEGORY,
    n::TYPE_KNOWN,
];

/// The sums, in file order.
const SUMS: &[(&str, Sum)] = &[
    (n::EVENTS, Sum::Events),
    (n::TOKENS_IN, Sum::Of(n::TOKENS_IN)),
    (n::TOKENS_CACHE_READ, Sum::Of(n::TOKENS_CACHE_READ)),
    (n::TOKENS_CACHE_WRITE, Sum::Of(n::TOKENS_CACHE_WRITE)),
    (n::TOKENS_OUT, Sum::Of(n::TOKENS_OUT)),
    (n::COST_NANO_USD, Sum::Of(n::COST_NANO_USD)),
    (n::LATENCY_MS, Sum::Of(n::LATENCY_MS)),
    (n::LATENCY_COUNT, Sum::Known(n::LATENCY_MS)),
];

/// What makes two rows versions of one event.
const VERSION_OF: [&str; 3] = [n::SOURCE, n::EVENT_ID, n::DAY];

/// The rows of `daily` for some local days, in the table's order. `events` must hold every event of these days; it may
/// hold others, as the files of a UTC day reach into two local days. On the `versioned` UTC days events may have several
/// versions; elsewhere they have one.
///
/// # Errors
/// If the events cannot be read or lack a column.
pub fn daily(events: LazyFrame, days: &BTreeSet<NaiveDate>, versioned: &BTreeSet<NaiveDate>) -> Result<RecordBatch> {
    let Some(wanted) = any(&ranges(n::LOCAL_DAY, days)) else {
        return Ok(RecordBatch::new_empty(DAILY.schema()));
    };
    let keys: Vec<Expr> = KEYS.iter().map(|key| col(*key)).collect();
    let sums: Vec<Expr> = SUMS.iter().map(|(name, sum)| sum.expression().cast(DataType::Int64).alias(*name)).collect();
    let options = SortMultipleOptions::default().with_nulls_last(true);
    let grouped = current(events, versioned)?.filter(wanted).group_by(keys).agg(sums).sort(order(), options);
    to_batch(&grouped.collect()?, &DAILY)
}

/// The same rows as a query that any SQL engine runs over the lake; `relation` is what it calls the event table.
///
/// It keeps to the constructs that engines agree on: no quoting, no time functions, every sum cast, every order total.
/// No alias repeats a column of its own block, hence the prefix `in_`.
#[must_use]
pub fn sql(relation: &str) -> String {
    let measured: BTreeSet<&str> = SUMS.iter().filter_map(|(_, sum)| sum.column()).collect();
    let inner: String = measured.iter().map(|column| format!("    {column} AS in_{column},\n")).collect();
    let keys = KEYS.join(", ");
    let sums: Vec<String> =
        SUMS.iter().map(|(name, sum)| format!("  CAST({} AS BIGINT) AS {name}", sum.sql())).collect();
    let order: Vec<String> = order().iter().map(|key| format!("{key} ASC NULLS LAST")).collect();
    format!(
        "SELECT\n  {keys},\n{sums}\nFROM (\n  SELECT\n    {keys},\n{inner}    ROW_NUMBER() OVER (PARTITION BY {versions} \
         ORDER BY CASE WHEN {observed} IS NULL THEN 0 ELSE {observed} END DESC, {hash} DESC) AS version_rank\n  FROM {relation}\n) current_events\nWHERE version_rank = 1\nGROUP BY \
         {keys}\nORDER BY {order}\n",
        sums = sums.join(",\n"),
        versions = VERSION_OF.join(", "),
        observed = n::OBSERVED_US,
        hash = n::CONTENT_HASH,
        order = order.join(", "),
    )
}

impl Sum {
    fn column(&self) -> Option<&'static str> {
        match self {
            Self::Events => None,
            Self::Of(column) | Self::Known(column) => Some(column),
        }
    }

    fn expression(&self) -> Expr {
        match self {
            Self::Events => len(),
            Self::Of(column) => col(*column).sum(),
            Self::Known(column) => col(*column).count(),
        }
    }

    fn sql(&self) -> String {
        match self {
            Self::Events => "COUNT(*)".to_owned(),
            Self::Of(column) => format!("SUM(CASE WHEN in_{column} IS NULL THEN 0 ELSE in_{column} END)"),
            Self::Known(column) => format!("SUM(CASE WHEN in_{column} IS NULL THEN 0 ELSE 1 END)"),
        }
    }
}

/// The events without superseded versions. These are few, so they are looked for first, and days without any pay for one
/// pass over the ids only.
fn current(events: LazyFrame, versioned: &BTreeSet<NaiveDate>) -> Result<LazyFrame> {
    const VERSIONS: &str = "versions";
    const LATEST: &str = "latest_hash";
    let Some(suspect) = any(&ranges(n::DAY, versioned)) else {
        return Ok(events);
    };
    let keys = VERSION_OF.map(col);
    let counted = events.clone().filter(suspect).group_by(&keys).agg([len().alias(VERSIONS)]);
    let several = counted.filter(col(VERSIONS).gt(lit(1))).select(&keys).collect()?;
    if several.height() == 0 {
        return Ok(events);
    }
    let age = [col(n::OBSERVED_US).fill_null(lit(0)), col(n::CONTENT_HASH)];
    let latest = events
        .clone()
        .join(several.lazy(), &keys, &keys, JoinArgs::new(JoinType::Inner))
        .group_by(&keys)
        .agg([col(n::CONTENT_HASH).sort_by(age, SortMultipleOptions::default()).last().alias(LATEST)]);
    let joined = events.join(latest, &keys, &keys, JoinArgs::new(JoinType::Left));
    Ok(joined.filter(col(LATEST).is_null().or(col(LATEST).eq(col(n::CONTENT_HASH)))))
}

/// The table's sort order, made total by all other keys.
fn order() -> Vec<&'static str> {
    let rest = KEYS.iter().copied().filter(|key| !DAILY.sort.contains(key));
    DAILY.sort.iter().copied().chain(rest).collect()
}

/// One condition per run of neighbouring days.
fn ranges(column: &str, days: &BTreeSet<NaiveDate>) -> Vec<Expr> {
    let days: Vec<NaiveDate> = days.iter().copied().collect();
    let runs = days.chunk_by(|day, next| day.checked_add_days(Days::new(1)) == Some(*next));
    let condition = |run: &[NaiveDate]| {
        let (first, last) = (day_literal(run[0]), day_literal(run[run.len() - 1]));
        col(column).gt_eq(first).and(col(column).lt_eq(last))
    };
    runs.map(condition).collect()
}

/// Whether any of the conditions holds, as a balanced tree: a chain of hundreds would overflow the planner's stack.
fn any(conditions: &[Expr]) -> Option<Expr> {
    match conditions {
        [] => None,
        [only] => Some(only.clone()),
        several => {
            let (left, right) = several.split_at(several.len() / 2);
            Some(any(left)?.or(any(right)?))
        }
    }
}

#[cfg(test)]
mod tests;
