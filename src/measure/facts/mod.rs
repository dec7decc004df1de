//! What the KPIs are made from: the lake's tables reduced to the columns and rows in use, collected once for all periods
//! of the trends, as plain values.

pub(crate) mod calls;
pub(crate) mod cases;
pub(crate) mod reviews;
pub(crate) mod runs;
pub(crate) mod sources;

use super::period::Period;
use super::{Context, Tables};
use anyhow::{Context as _, Result};
use calls::{Calls, DaySum};
use cases::{Case, Cohort};
use chrono::{DateTime, NaiveDate};
use chrono_tz::Tz;
use reviews::{Review, ReviewTime};
use runs::Runs;
use sources::{Feed, Sources};

/// Everything collected, for all periods.
pub(crate) struct Log {
    /// The periods, oldest first; the last is the one that is reported on.
    pub(crate) periods: Vec<Period>,
    /// Events of each day, source, kind and outcome, over the whole log.
    pub(crate) days: Vec<DaySum>,
    /// Accepted calls, by period.
    pub(crate) calls: Vec<Vec<Calls>>,
    /// Reviews, by the period of their output.
    pub(crate) reviews: Vec<Vec<Review>>,
    /// Working time of the reviews that were completed in each period.
    pub(crate) review_times: Vec<ReviewTime>,
    /// Every case.
    pub(crate) cases: Vec<Case>,
    /// Which source was heard on which day.
    pub(crate) sources: Sources,
    /// The row balance.
    pub(crate) runs: Runs,
    /// Minutes saved by one use, drawn once: by task class in the order of the configuration.
    pub(crate) draws: Vec<Vec<f64>>,
}

impl Log {
    /// Runs the queries.
    pub(crate) fn collect(tables: Tables, context: &Context, periods: Vec<Period>) -> Result<Self> {
        let today = local_day(context.as_of_us, context.zone);
        let mut sources = Sources::default();
        let daily = calls::collect(&tables.daily, &periods, today).context("reading `daily`")?;
        for sum in &daily.days {
            sources.hear_events(sum);
        }
        let (reviews, review_times) =
            reviews::collect(tables.review, context, &periods, &mut sources).context("reading `review`")?;
        let cases = cases::collect(tables.case, context, &mut sources).context("reading `case`")?;
        let runs = runs::collect(tables.run, tables.reject).context("reading `run` and `reject`")?;
        let value = context.value;
        let draws = value.task.iter().map(|task| task.draw(value.seed, value.draws)).collect();
        Ok(Self { periods, days: daily.days, calls: daily.calls, reviews, review_times, cases, sources, runs, draws })
    }
}

/// The log as one period sees it.
#[derive(Clone, Copy)]
pub(crate) struct Facts<'a> {
    /// Everything collected.
    pub(crate) log: &'a Log,
    /// Policy, assumptions, zone and as-of instant.
    pub(crate) context: &'a Context<'a>,
    /// The period.
    pub(crate) period: Period,
    /// Its place among the periods of the log.
    index: usize,
    /// The instant at which stocks are counted, microseconds since 1970 UTC: the as-of instant for the period reported
    /// on, and for an earlier one the instant that lies as long after its end.
    pub(crate) stock_us: i64,
}

impl<'a> Facts<'a> {
    /// The facts of the period at `index`.
    pub(crate) fn of(log: &'a Log, context: &'a Context<'a>, index: usize) -> Self {
        let period = log.periods[index];
        let back = context.period.end - period.end;
        let stock_us = context.as_of_us - back.num_microseconds().unwrap_or_default();
        Self { log, context, period, index, stock_us }
    }

    /// Accepted calls of the period, by project, tier and task class.
    pub(crate) fn calls(&self) -> &'a [Calls] {
        &self.log.calls[self.index]
    }

    /// Reviews of the period's outputs. A review whose output is not in the log goes by the day of its routing.
    pub(crate) fn reviews(&self) -> &'a [Review] {
        &self.log.reviews[self.index]
    }

    /// Working time of the reviews that were completed in the period.
    pub(crate) fn review_time(&self) -> ReviewTime {
        self.log.review_times[self.index]
    }

    /// The cases that were flagged in the period, as they stand at the as-of instant.
    pub(crate) fn cohort(&self) -> Cohort {
        Cohort::of(&self.log.cases, self)
    }

    /// Why `feed` says nothing about the period, if so; `exports` are what would feed it.
    pub(crate) fn silence(&self, feed: Feed, exports: &str) -> Option<String> {
        self.log.sources.silence(feed, self.period, exports)
    }

    /// The sources of `feed` that say nothing about the period while others do.
    pub(crate) fn gaps(&self, feed: Feed) -> Option<String> {
        self.log.sources.gaps(feed, self.period)
    }

    /// The last day that can have been seen: that of the as-of instant.
    pub(crate) fn today(&self) -> NaiveDate {
        local_day(self.context.as_of_us, self.context.zone)
    }
}

/// The day of an instant in the reporting zone.
pub(crate) fn local_day(micros: i64, zone: Tz) -> NaiveDate {
    DateTime::from_timestamp_micros(micros).unwrap_or_default().with_timezone(&zone).date_naive()
}

/// The place of the period that holds `day`; `periods` follow each other without a gap.
fn place(periods: &[Period], day: NaiveDate) -> Option<usize> {
    let index = periods.partition_point(|period| period.end <= day);
    periods.get(index).is_some_and(|period| period.holds(day)).then_some(index)
}
