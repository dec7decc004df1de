//! The current version of every event.

use crate::event::name as n;
use crate::event::tables::EVENT;
use crate::measure::frame::day_literal;
use anyhow::Result;
use chrono::{Days, NaiveDate};
use polars::prelude::{Expr, IntoLazy, JoinArgs, JoinType, LazyFrame, SortMultipleOptions, col, len, lit};
use std::collections::BTreeSet;

/// The events of some local days without superseded versions; `None` without a day. Superseded versions are few, so they
/// are looked for first, and days without any pay for one pass over the ids only.
pub(super) fn current(
    events: LazyFrame,
    days: &BTreeSet<NaiveDate>,
    versioned: &BTreeSet<NaiveDate>,
) -> Result<Option<LazyFrame>> {
    let Some(wanted) = any(&ranges(n::LOCAL_DAY, days)) else {
        return Ok(None);
    };
    Ok(Some(newest(events, versioned)?.filter(wanted)))
}

fn newest(events: LazyFrame, versioned: &BTreeSet<NaiveDate>) -> Result<LazyFrame> {
    const VERSIONS: &str = "versions";
    const LATEST: &str = "latest_hash";
    let Some(suspect) = any(&ranges(n::DAY, versioned)) else {
        return Ok(events);
    };
    let keys: Vec<Expr> = EVENT.versions.iter().copied().map(col).collect();
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
        .agg([col(n::CONTENT_HASH).sort_by(age, SortMultipleOptions::default()).last().alias(LATEST)])
        .collect()?;
    let joined = events.join(latest.lazy(), &keys, &keys, JoinArgs::new(JoinType::Left));
    Ok(joined.filter(col(LATEST).is_null().or(col(LATEST).eq(col(n::CONTENT_HASH)))))
}

/// The column of the SQL that ranks the versions of an event, the newest first.
pub(super) fn rank_sql() -> String {
    format!("{} AS version_rank", EVENT.version_rank())
}

/// What holds of the newest version.
pub(super) const NEWEST_SQL: &str = "version_rank = 1";

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
