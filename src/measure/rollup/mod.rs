//! The derived tables as data: what each is rolled up from, which rows count, and the sums over each group. Both the polars
//! query and the SQL that any other engine runs are made from it, so they cannot disagree.
//!
//! Only the newest version of an event counts: per source, id and day the row that was observed last, and of several
//! such rows the one with the largest content hash.

mod query;
mod sql;
mod versions;
mod watch;

use super::frame::{from_batches, to_batch};
use crate::event::name as n;
use crate::event::table::Table;
use crate::event::tables::{ACTION, DAILY, EVENT, HOURLY, KEYS, PEOPLE, TOTALS};
use crate::event::taxonomy::ActorKind;
use anyhow::Result;
use arrow::array::RecordBatch;
use chrono::NaiveDate;
use polars::prelude::{DataFrame, Expr, IntoLazy, LazyFrame, col};
use std::collections::BTreeSet;
use xxhash_rust::xxh3::xxh3_64;

/// One derived table. The columns that are no sum are the keys: they make a group.
pub struct Rollup {
    /// The table.
    pub table: &'static Table,
    /// The table that it is made from: `event` or `daily`.
    pub from: &'static Table,
    /// The sums, in file order.
    sums: &'static [(&'static str, Sum)],
    /// What must hold of a row.
    only: &'static [Only],
}

/// What is added up over the rows of a group.
enum Sum {
    /// One for each row.
    Rows,
    /// The column; a row without a value adds nothing.
    Of(&'static str),
    /// One for each row that has a value in the column.
    Known(&'static str),
    /// The column, of rows whose outcome is that of an accepted call.
    Accepted(&'static str),
}

/// What must hold of a row.
enum Only {
    /// The column has this word.
    Is(&'static str, ActorKind),
    /// The column has a value.
    Known(&'static str),
    /// The watch list has a word for the native type: the column `action`.
    Watched,
}

/// The sums of tables that are made from `daily`.
const SUMS_OF_DAILY: &[(&str, Sum)] = &[
    (n::EVENTS, Sum::Of(n::EVENTS)),
    (n::TOKENS_IN, Sum::Of(n::TOKENS_IN)),
    (n::TOKENS_CACHE_READ, Sum::Of(n::TOKENS_CACHE_READ)),
    (n::TOKENS_CACHE_WRITE, Sum::Of(n::TOKENS_CACHE_WRITE)),
    (n::TOKENS_OUT, Sum::Of(n::TOKENS_OUT)),
    (n::COST_NANO_USD, Sum::Of(n::COST_NANO_USD)),
    (n::LATENCY_MS, Sum::Of(n::LATENCY_MS)),
    (n::LATENCY_COUNT, Sum::Of(n::LATENCY_COUNT)),
    (n::TOKENS_COUNT, Sum::Of(n::TOKENS_COUNT)),
    (n::COST_COUNT, Sum::Of(n::COST_COUNT)),
];

/// Every derived table; one that others are made from before them.
pub static ROLLUPS: &[Rollup] = &[
    Rollup {
        table: &DAILY,
        from: &EVENT,
        sums: &[
            (n::EVENTS, Sum::Rows),
            (n::TOKENS_IN, Sum::Of(n::TOKENS_IN)),
            (n::TOKENS_CACHE_READ, Sum::Of(n::TOKENS_CACHE_READ)),
            (n::TOKENS_CACHE_WRITE, Sum::Of(n::TOKENS_CACHE_WRITE)),
            (n::TOKENS_OUT, Sum::Of(n::TOKENS_OUT)),
            (n::COST_NANO_USD, Sum::Of(n::COST_NANO_USD)),
            (n::LATENCY_MS, Sum::Of(n::LATENCY_MS)),
            (n::LATENCY_COUNT, Sum::Known(n::LATENCY_MS)),
            (n::TOKENS_COUNT, Sum::Known(n::TOKENS_OUT)),
            (n::COST_COUNT, Sum::Known(n::COST_NANO_USD)),
        ],
        only: &[],
    },
    Rollup { table: &TOTALS, from: &DAILY, sums: SUMS_OF_DAILY, only: &[] },
    Rollup {
        table: &PEOPLE,
        from: &DAILY,
        sums: &[
            (n::EVENTS, Sum::Of(n::EVENTS)),
            (n::ACCEPTED, Sum::Accepted(n::EVENTS)),
            (n::TOKENS_IN, Sum::Of(n::TOKENS_IN)),
            (n::TOKENS_CACHE_READ, Sum::Of(n::TOKENS_CACHE_READ)),
            (n::TOKENS_CACHE_WRITE, Sum::Of(n::TOKENS_CACHE_WRITE)),
            (n::TOKENS_OUT, Sum::Of(n::TOKENS_OUT)),
            (n::COST_NANO_USD, Sum::Of(n::COST_NANO_USD)),
        ],
        only: &[Only::Is(n::ACTOR_KIND, ActorKind::User), Only::Known(n::ACTOR)],
    },
    Rollup { table: &KEYS, from: &EVENT, sums: &[(n::EVENTS, Sum::Rows)], only: &[Only::Known(n::API_KEY_ID)] },
    Rollup { table: &HOURLY, from: &EVENT, sums: &[(n::EVENTS, Sum::Rows)], only: &[] },
    Rollup { table: &ACTION, from: &EVENT, sums: &[], only: &[Only::Watched] },
];

/// The rows of every derived table for some local days out of some events, each in its table's order: complete together
/// with those out of all other events of these days, see [`Rollup::merged`]. On the `versioned` UTC days events may have
/// several versions, and `events` must hold the whole day; elsewhere they have one.
///
/// # Errors
/// If the events cannot be read or lack a column.
pub fn roll(
    events: LazyFrame,
    days: &BTreeSet<NaiveDate>,
    versioned: &BTreeSet<NaiveDate>,
) -> Result<Vec<(&'static Table, RecordBatch)>> {
    let Some(events) = versions::current(events, days, versioned)? else {
        return Ok(ROLLUPS
            .iter()
            .map(|rollup| (rollup.table, RecordBatch::new_empty(rollup.table.schema())))
            .collect());
    };
    let from_events = ROLLUPS.iter().filter(|rollup| rollup.from == &EVENT && !rollup.is_watched());
    let columns: BTreeSet<&str> = from_events.flat_map(Rollup::columns).collect();
    let columns: Vec<Expr> = columns.into_iter().map(col).collect();
    let counted = events.clone().select(columns).collect()?;
    let mut rolled: Vec<(&'static Table, DataFrame)> = Vec::new();
    for rollup in ROLLUPS {
        let made = rolled.iter().find(|(table, _)| *table == rollup.from);
        let rows = match made {
            Some((_, rows)) => rows.clone().lazy(),
            // Few events are watched: their ids are not worth reading for all others.
            None if rollup.is_watched() => events.clone(),
            None => counted.clone().lazy(),
        };
        rolled.push((rollup.table, rollup.groups(rows)?));
    }
    rolled.iter().map(|(table, rows)| Ok((*table, to_batch(rows, table)?))).collect()
}

/// The same out of some events that have one version each, with the columns [`columns`].
///
/// # Errors
/// If the events lack a column.
pub fn roll_batch(events: &RecordBatch, days: &BTreeSet<NaiveDate>) -> Result<Vec<(&'static Table, RecordBatch)>> {
    roll(from_batches(std::slice::from_ref(events), &EVENT)?.lazy(), days, &BTreeSet::new())
}

/// The columns of `event` that [`roll_batch`] needs, in the table's order.
#[must_use]
pub fn columns() -> Vec<&'static str> {
    let rolled = ROLLUPS.iter().filter(|rollup| rollup.from == &EVENT).flat_map(Rollup::columns);
    let needed: BTreeSet<&str> = rolled.chain([n::SOURCE, n::NATIVE_TYPE, n::LOCAL_DAY]).collect();
    EVENT.columns.iter().map(|column| column.name).filter(|name| needed.contains(name)).collect()
}

/// The rows of one derived table out of rows of `from`, whatever their days.
///
/// # Errors
/// If the rows cannot be read or lack a column.
pub fn made_from(rollup: &Rollup, rows: LazyFrame) -> Result<RecordBatch> {
    to_batch(&rollup.groups(rows)?, rollup.table)
}

/// A mark of what the derived tables are made of: rows that were made under another are made again.
#[must_use]
pub fn version() -> String {
    let texts: Vec<String> = ROLLUPS.iter().map(Rollup::sql).collect();
    format!("{:016x}", xxh3_64(texts.concat().as_bytes()))
}

impl Rollup {
    /// Rows of this table that were made from different events, as one: what has the same keys is added up.
    ///
    /// # Errors
    /// If the rows are not of this table.
    pub fn merged(&self, parts: &[RecordBatch]) -> Result<RecordBatch> {
        match parts {
            [only] => Ok(only.clone()),
            several => to_batch(&self.added_up(from_batches(several, self.table)?)?, self.table),
        }
    }

    /// Whether only events count that the watch list names.
    fn is_watched(&self) -> bool {
        self.only.iter().any(|only| matches!(only, Only::Watched))
    }

    /// The columns that make a group, in file order.
    fn keys(&self) -> Vec<&'static str> {
        let is_sum = |name: &str| self.sums.iter().any(|(sum, _)| *sum == name);
        self.table.columns.iter().map(|column| column.name).filter(|name| !is_sum(name)).collect()
    }

    /// The table's sort order, made total by all other keys.
    fn order(&self) -> Vec<&'static str> {
        let sort = self.table.sort;
        let rest = self.keys().into_iter().filter(|key| !sort.contains(key));
        sort.iter().copied().chain(rest).collect()
    }
}

#[cfg(test)]
mod tests;
