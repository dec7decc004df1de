//! Folds the records of `review` into one review per output.

use super::sources::Sources;
use super::{local_day, place};
use crate::event::name as n;
use crate::event::tables::REVIEW;
use crate::event::taxonomy::Decision;
use crate::measure::frame::{Rows, calendar_day, required};
use crate::measure::period::Period;
use crate::measure::{Context, link};
use anyhow::Result;
use chrono::NaiveDate;
use polars::prelude::{LazyFrame, col, lit};
use std::collections::BTreeMap;

/// The review of one output, as it stands at the as-of instant.
pub(crate) struct Review {
    /// Whether the review is complete.
    pub(crate) completed: bool,
    /// What the human decided.
    pub(crate) decision: Option<Decision>,
    /// Whether the output is in the log.
    pub(crate) linked: bool,
    /// Risk tier of the output.
    pub(crate) tier: Option<String>,
}

/// Working time of the reviews that were completed in a period.
#[derive(Clone, Copy, Default)]
pub(crate) struct ReviewTime {
    /// Completed reviews.
    pub(crate) completed: i64,
    /// Completed reviews whose working time is known.
    pub(crate) timed: i64,
    /// Their working time in milliseconds.
    pub(crate) millis: i64,
}

/// What the records of one output add up to.
#[derive(Default)]
struct Fold {
    /// Earliest of each clock.
    routed_us: Option<i64>,
    begun_us: Option<i64>,
    completed_us: Option<i64>,
    observed_us: Option<i64>,
    /// By (observed, hash), so that the largest is the latest.
    decision: Option<((i64, i64), Decision)>,
    review_ms: Option<((i64, i64), i64)>,
    /// Of the earliest linking row: (time of the output, hash), its local day, its tier.
    output: Option<((i64, i64), NaiveDate, Option<String>)>,
}

/// Reads `review`: the reviews by period, and the working time by period.
pub(super) fn collect(
    review: LazyFrame,
    context: &Context,
    periods: &[Period],
    sources: &mut Sources,
) -> Result<(Vec<Vec<Review>>, Vec<ReviewTime>)> {
    let mut by_period: Vec<Vec<Review>> = periods.iter().map(|_| Vec::new()).collect();
    let mut times = vec![ReviewTime::default(); periods.len()];
    for fold in fold(review, context, sources)?.into_values() {
        if let Some(index) = fold.completed_us.and_then(|us| place(periods, local_day(us, context.zone))) {
            times[index].completed += 1;
            times[index].timed += i64::from(fold.review_ms.is_some());
            times[index].millis += fold.review_ms.map_or(0, |(_, millis)| millis);
        }
        // A review that nobody routed in so many words was routed when it was begun, or first seen, at the latest.
        let Some(routed_us) = fold.routed_us.or(fold.begun_us).or(fold.observed_us) else {
            continue;
        };
        let day = fold.output.as_ref().map_or_else(|| local_day(routed_us, context.zone), |(_, day, _)| *day);
        if let Some(index) = place(periods, day) {
            by_period[index].push(Review {
                completed: fold.completed_us.is_some(),
                decision: fold.decision.map(|(_, decision)| decision),
                linked: fold.output.is_some(),
                tier: fold.output.and_then(|(_, _, tier)| tier),
            });
        }
    }
    Ok((by_period, times))
}

fn fold(review: LazyFrame, context: &Context, sources: &mut Sources) -> Result<BTreeMap<String, Fold>> {
    const TAKEN: [&str; 12] = [
        n::OUTPUT_ID,
        n::SOURCE,
        n::OBSERVED_US,
        n::ROUTED_US,
        n::STARTED_US,
        n::COMPLETED_US,
        n::DECISION,
        n::REVIEW_MS,
        n::OUTPUT_US,
        n::OUTPUT_DAY,
        n::TIER,
        n::CONTENT_HASH,
    ];
    let seen = col(n::OBSERVED_US).lt_eq(lit(context.as_of_us));
    let rows = Rows::collect(review.filter(seen).select(TAKEN.map(col)))?;
    let (id, source, tier) = (rows.text(n::OUTPUT_ID)?, rows.text(n::SOURCE)?, rows.text(n::TIER)?);
    let (observed, hash) = (rows.int(n::OBSERVED_US)?, rows.int(n::CONTENT_HASH)?);
    let clocks = [n::ROUTED_US, n::STARTED_US, n::COMPLETED_US].map(|name| rows.int(name));
    let [routed, started, completed] = clocks;
    let (routed, started, completed) = (routed?, started?, completed?);
    let (decision, millis) = (rows.text(n::DECISION)?, rows.int(n::REVIEW_MS)?);
    let (output, output_day) = (rows.int(n::OUTPUT_US)?, rows.day(n::OUTPUT_DAY)?);
    let mut folds: BTreeMap<String, Fold> = BTreeMap::new();
    for row in 0..rows.len() {
        let age = (observed.get(row).unwrap_or_default(), hash.get(row).unwrap_or_default());
        let fold = folds.entry(required(id, row).to_owned()).or_default();
        if required(source, row) == link::SOURCE {
            if let (Some(us), Some(day)) = (output.get(row), output_day.get(row)) {
                fold.link((us, age.1), calendar_day(day), tier.get(row));
            }
            continue;
        }
        // A clock after the as-of instant has not happened yet.
        let past = |us: Option<i64>| us.filter(|us| *us <= context.as_of_us);
        let clocks = [routed, started, completed].map(|column| past(column.get(row)));
        let days = clocks.into_iter().flatten().chain([age.0]).map(|us| local_day(us, context.zone));
        sources.hear_row(REVIEW.name, required(source, row), days);
        fold.record(age, clocks, decision.get(row), millis.get(row));
    }
    Ok(folds)
}

impl Fold {
    fn link(&mut self, age: (i64, i64), day: NaiveDate, tier: Option<&str>) {
        if self.output.as_ref().is_none_or(|(first, ..)| age < *first) {
            self.output = Some((age, day, tier.map(str::to_owned)));
        }
    }

    fn record(&mut self, age: (i64, i64), clocks: [Option<i64>; 3], decision: Option<&str>, millis: Option<i64>) {
        let [routed, started, completed] = clocks;
        earliest(&mut self.routed_us, routed);
        earliest(&mut self.begun_us, started.or(completed));
        earliest(&mut self.completed_us, completed);
        earliest(&mut self.observed_us, Some(age.0));
        let decision = decision.and_then(|word| word.parse().ok()).map(|decision| (age, decision));
        latest(&mut self.decision, decision);
        latest(&mut self.review_ms, millis.map(|millis| (age, millis)));
    }
}

/// Keeps the value of the later record.
fn latest<T: Copy>(kept: &mut Option<((i64, i64), T)>, found: Option<((i64, i64), T)>) {
    if let Some((age, _)) = found
        && kept.is_none_or(|(latest, _)| latest < age)
    {
        *kept = found;
    }
}

/// Keeps the smaller of two times, as far as there is one.
pub(super) fn earliest(kept: &mut Option<i64>, found: Option<i64>) {
    *kept = match (*kept, found) {
        (Some(kept), Some(found)) => Some(kept.min(found)),
        (kept, found) => kept.or(found),
    };
}
