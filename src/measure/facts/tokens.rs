//! What `totals` says of tokens and cost: by day, source, project and model, for events that can have any.

use super::names::Words;
use super::totals::Grouping;
use crate::event::name as n;
use crate::event::taxonomy::Kind;
use crate::measure::frame::{Rows, calendar_day, required};
use crate::measure::prices::TokenClass;
use anyhow::Result;
use chrono::NaiveDate;
use std::sync::Arc;

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

impl Tokens {
    /// The tokens of one class.
    pub(crate) fn of(&self, class: TokenClass) -> i64 {
        match class {
            TokenClass::Input => self.input,
            TokenClass::CacheRead => self.cache_read,
            TokenClass::CacheWrite => self.cache_write,
            TokenClass::Output => self.output,
        }
    }

    /// The tokens of all classes.
    pub(crate) fn all(&self) -> i64 {
        self.input + self.cache_read + self.cache_write + self.output
    }

    /// Adds others class by class.
    pub(crate) fn add(&mut self, other: &Self) {
        self.input += other.input;
        self.cache_read += other.cache_read;
        self.cache_write += other.cache_write;
        self.output += other.output;
    }
}

/// Tokens and cost of one day, source, project, model and kind: of events, or of a vendor's buckets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TokenSum {
    /// Local day.
    pub(crate) day: NaiveDate,
    /// Name of the format.
    pub(crate) source: Arc<str>,
    /// Project by the attribution map.
    pub(crate) project: Arc<str>,
    /// Model as the export names it.
    pub(crate) model: Option<Arc<str>>,
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

impl TokenSum {
    /// Whether tokens were recorded as if they cost nothing: gateways write that for models that their own list lacks.
    pub(crate) fn is_free(&self) -> bool {
        self.cost_nano_usd == 0 && self.tokens.all() > 0
    }
}

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

/// By day, source, project, model and kind.
pub(super) fn grouping() -> Grouping {
    const KEYS: &[&str] = &[n::LOCAL_DAY, n::SOURCE, n::PROJECT, n::MODEL, n::KIND];
    Grouping::new(KEYS, &SUMS, |rows| rows)
}

/// The sums of [`grouping`], in its order.
pub(super) fn read(rows: &Rows) -> Result<Vec<TokenSum>> {
    let (day, source, project) = (rows.day(n::LOCAL_DAY)?, rows.text(n::SOURCE)?, rows.text(n::PROJECT)?);
    let (model, kind) = (rows.text(n::MODEL)?, rows.text(n::KIND)?);
    let columns = SUMS.iter().map(|sum| rows.int(sum)).collect::<Result<Vec<_>>>()?;
    let mut words = Words::default();
    let mut found = Vec::with_capacity(rows.len());
    for row in 0..rows.len() {
        let mut sums = [0; SUMS.len()];
        for (sum, column) in sums.iter_mut().zip(&columns) {
            *sum = column.get(row).unwrap_or_default();
        }
        let [events, input, cache_read, cache_write, output, counted, cost_nano_usd, priced] = sums;
        // What nobody counted and nobody priced has neither tokens nor cost to tell of.
        let kind = required(kind, row).parse().unwrap_or(Kind::Other);
        let tokens = Tokens { input, cache_read, cache_write, output };
        if kind != Kind::Call && counted == 0 && priced == 0 && tokens.all() == 0 {
            continue;
        }
        found.push(TokenSum {
            day: calendar_day(day.get(row).unwrap_or_default()),
            source: words.keep(required(source, row)),
            project: words.keep(required(project, row)),
            model: model.get(row).map(|word| words.keep(word)),
            kind,
            events,
            tokens,
            counted,
            cost_nano_usd,
            priced,
        });
    }
    Ok(found)
}
