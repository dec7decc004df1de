//! The derived tables as data: what each is rolled up from, which rows count, and the sums over each group. Both the polars
//! query and the SQL that any other engine runs are made from it, so they cannot disagree.
//!
//! Only the newest version of an event counts: per source, id and day the row that was observed last, and of several
//! such rows the one with the largest content hash.

mod query;
mod sql;
mod versions;
mod watch;

use super::frame::from_batches;
use crate::event::name as n;
use crate::event::table::Table;
use crate::event::tables::{ACTION, DAILY, EVENT, HOURLY, KEYS, PEOPLE, TOTALS};
use crate::event::taxonomy::ActorKind;
use anyhow::Result;
use arrow::array::RecordBatch;
use chrono::NaiveDate;
use polars::prelude::{IntoLazy, LazyFrame};
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

/// The rows of every derived table for some local days, each in its table's order. `events` must hold every event of these
/// days; it may hold others, as the files of a UTC day reach into two local days. On the `versioned` UTC days events may
/// have several versions; elsewhere they have one.
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
    let mut rolled: Vec<(&'static Table, RecordBatch)> = Vec::new();
    for rollup in ROLLUPS {
        let made = rolled.iter().find(|(table, _)| *table == rollup.from);
        let rows = match made {
            Some((table, rows)) => from_batches(std::slice::from_ref(rows), table)?.lazy(),
            None => events.clone(),
        };
        rolled.push((rollup.table, rollup.rows(rows)?));
    }
    Ok(rolled)
}

/// The rows of one derived table out of rows of `from`, whatever their days.
///
/// # Errors
/// If the rows cannot be read or lack a column.
pub fn made_from(rollup: &Rollup, rows: LazyFrame) -> Result<RecordBatch> {
    rollup.rows(rows)
}

/// A mark of what the derived tables are made of: rows that were made under another are made again.
#[must_use]
pub fn version() -> String {
    let texts: Vec<String> = ROLLUPS.iter().map(Rollup::sql).collect();
    format!("{:016x}", xxh3_64(texts.concat().as_bytes()))
}

impl Rollup {
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
