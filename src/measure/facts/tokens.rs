//! What `totals` says of tokens and cost: by day, source, project and model, for events that can have any.

use crate::event::name as n;
use crate::event::taxonomy::Kind;
use crate::measure::frame::{Rows, calendar_day, day_literal, required};
use anyhow::Result;
use chrono::NaiveDate;
use polars::prelude::{LazyFrame, col};

/// Tokens of the four classes that prices differ by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tokens {
    /// Input tokens not read from a cache.
    pub(crate) input: i64,
    /// Input tokens read from a cache.
    pub(crate) cache_read: i64,
    /// Input tokens written to a cache.
    pub(crate) cache_write: i64,
    /// Output tokens.
    pub(crate) output: i64,
}

/// Tokens and cost of one day, source, project, model and kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TokenSum {
    /// Local day.
    pub(crate) day: NaiveDate,
    /// Name of the format.
    pub(crate) source: String,
    /// Project by the attribution map.
    pub(crate) project: String,
    /// Model as the export names it.
    pub(crate) model: Option<String>,
    /// What happened.
    pub(crate) kind: Kind,
    /// Number of events.
    pub(crate) events: i64,
    /// The tokens, as far as events tell them.
    pub(crate) tokens: Tokens,
    /// Number of events that tell their output tokens: those of the others are unknown, not zero.
    pub(crate) counted: i64,
    /// Cost in nano-dollars, as far as events tell it.
    pub(crate) cost_nano_usd: i64,
    /// Number of events that tell their cost.
    pub(crate) priced: i64,
}

/// Reads `totals` up to the day `last`, in the order of day, source, project, model and kind.
pub(super) fn collect(totals: &LazyFrame, last: NaiveDate) -> Result<Vec<TokenSum>> {
    const KEYS: [&str; 5] = [n::LOCAL_DAY, n::SOURCE, n::PROJECT, n::MODEL, n::KIND];
    const SUMS: [&str; 8] = [
        n::EVENTS,
        n::TOKENS_IN,
        n::TOKENS_CACHE_READ,
        n::TOKENS_CACHE_WRITE,
        n::TOKENS_OUT,
        n::TOKENS_COUNT,
        n::COST_NANO_USD,
        n::COST_COUNT,
    ];
    let seen = totals.clone().filter(col(n::LOCAL_DAY).lt_eq(day_literal(last)));
    let sums = seen.group_by(KEYS.map(col)).agg(SUMS.map(|sum| col(sum).sum())).sort(KEYS, super::nulls_last());
    let rows = Rows::collect(sums)?;
    let (day, source, project) = (rows.day(n::LOCAL_DAY)?, rows.text(n::SOURCE)?, rows.text(n::PROJECT)?);
    let (model, kind) = (rows.text(n::MODEL)?, rows.text(n::KIND)?);
    let columns = SUMS.iter().map(|sum| rows.int(sum)).collect::<Result<Vec<_>>>()?;
    let mut found = Vec::with_capacity(rows.len());
    for row in 0..rows.len() {
        let mut sums = [0; SUMS.len()];
        for (sum, column) in sums.iter_mut().zip(&columns) {
            *sum = column.get(row).unwrap_or_default();
        }
        let [events, input, cache_read, cache_write, output, counted, cost_nano_usd, priced] = sums;
        // What nobody counted and nobody priced has neither tokens nor cost to tell of.
        let kind = required(kind, row).parse().unwrap_or(Kind::Other);
        if kind != Kind::Call && counted == 0 && priced == 0 {
            continue;
        }
        found.push(TokenSum {
            day: calendar_day(day.get(row).unwrap_or_default()),
            source: required(source, row).to_owned(),
            project: required(project, row).to_owned(),
            model: model.get(row).map(str::to_owned),
            kind,
            events,
            tokens: Tokens { input, cache_read, cache_write, output },
            counted,
            cost_nano_usd,
            priced,
        });
    }
    Ok(found)
}
