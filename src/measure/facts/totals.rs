//! Table `totals`, read once: part by part, every part reduced to what the collections need before the next is read. The
//! rows of a month may be hundreds of thousands; the groups are few.

use super::call_days::{self, CallDay};
use super::calls::{self, DaySum, Told};
use super::tokens::{self, TokenSum};
use crate::event::name as n;
use crate::measure::Parts;
use crate::measure::frame::{Rows, day_literal};
use crate::measure::period::Period;
use crate::measure::precedence::Precedence;
use anyhow::Result;
use chrono::NaiveDate;
use polars::prelude::{DataFrame, IntoLazy, LazyFrame, col};

/// Sums of columns by some keys.
pub(super) struct Grouping {
    /// What makes a group, in the order in which groups are sorted.
    keys: &'static [&'static str],
    /// The columns that are added up.
    sums: &'static [&'static str],
    /// Leaves out what does not count, and adds columns that the table does not have.
    rows: Box<dyn Fn(LazyFrame) -> LazyFrame>,
    /// The groups of the parts so far.
    found: DataFrame,
}

impl Grouping {
    pub(super) fn new(
        keys: &'static [&'static str],
        sums: &'static [&'static str],
        rows: impl Fn(LazyFrame) -> LazyFrame + 'static,
    ) -> Self {
        Self { keys, sums, rows: Box::new(rows), found: DataFrame::default() }
    }

    fn add(&mut self, part: &DataFrame) -> Result<()> {
        let groups = self.grouped((self.rows)(part.clone().lazy())).collect()?;
        if self.found.width() == 0 {
            self.found = groups;
        } else {
            self.found.vstack_mut_owned(groups)?;
        }
        Ok(())
    }

    /// The groups of all parts, sorted.
    fn finish(self) -> Result<Rows> {
        Rows::collect(self.grouped(self.found.clone().lazy()).sort(self.keys.to_vec(), super::nulls_last()))
    }

    fn grouped(&self, rows: LazyFrame) -> LazyFrame {
        rows.group_by(self.keys.iter().map(|key| col(*key)).collect::<Vec<_>>())
            .agg(self.sums.iter().map(|name| col(*name).sum()).collect::<Vec<_>>())
    }
}

/// What `totals` says.
pub(super) struct Totals {
    /// By day, source, kind, outcome and risk, in this order.
    pub(super) days: Vec<DaySum>,
    /// Calls, and answers of the sources that have no calls.
    pub(super) calls: Vec<Told>,
    /// Accepted calls day by day.
    pub(super) call_days: Vec<CallDay>,
    /// Tokens and cost day by day.
    pub(super) tokens: Vec<TokenSum>,
}

/// The columns that any grouping needs.
const TAKEN: [&str; 19] = [
    n::LOCAL_DAY,
    n::SOURCE,
    n::PROJECT,
    n::TEAM,
    n::TIER,
    n::TASK_CLASS,
    n::MODEL,
    n::KIND,
    n::OUTCOME,
    n::RISK_CATEGORY,
    n::TYPE_KNOWN,
    n::EVENTS,
    n::TOKENS_IN,
    n::TOKENS_CACHE_READ,
    n::TOKENS_CACHE_WRITE,
    n::TOKENS_OUT,
    n::TOKENS_COUNT,
    n::COST_NANO_USD,
    n::COST_COUNT,
];

/// Reads `totals` up to the day `last`; `versions` are the first days of the policies that count in the periods.
pub(super) fn collect(
    parts: Parts,
    (periods, versions): (&[Period], &[NaiveDate]),
    last: NaiveDate,
    precedence: &Precedence,
) -> Result<Totals> {
    let (mut days, mut by_period) = (calls::by_day(), calls::by_period(periods, versions));
    let (mut call_days, mut tokens) = (call_days::grouping(), tokens::grouping());
    for part in parts {
        let seen = part.select(TAKEN.map(col)).filter(col(n::LOCAL_DAY).lt_eq(day_literal(last))).collect()?;
        for grouping in [&mut days, &mut by_period, &mut call_days, &mut tokens] {
            grouping.add(&seen)?;
        }
    }
    Ok(Totals {
        days: calls::days(&days.finish()?)?,
        calls: calls::told(&by_period.finish()?, versions, precedence)?,
        call_days: call_days::read(&call_days.finish()?, precedence)?,
        tokens: tokens::read(&tokens.finish()?)?,
    })
}
