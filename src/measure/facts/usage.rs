//! What `usage` says about calls: the requests, or else the messages, that vendors counted.
//!
//! Of each bucket and cut the row that was observed last counts. Several reports of one source, and buckets of several
//! widths, tell of the same calls: per project and period the one that tells of most is taken, because a report that is
//! cut off or aggregated late tells of fewer.

use super::calls::{Calls, Told};
use super::sources::Sources;
use crate::event::capability::Evidence;
use crate::event::name as n;
use crate::event::taxonomy::BY_GROUP;
use crate::measure::Context;
use crate::measure::frame::{Rows, calendar_day, required};
use crate::measure::period::Period;
use anyhow::Result;
use chrono::{DateTime, NaiveDate};
use polars::prelude::{Expr, LazyFrame, SortMultipleOptions, col, lit};
use std::collections::BTreeMap;

/// What makes two rows versions of one.
const VERSION_OF: [&str; 13] = [
    n::SOURCE,
    n::REPORT,
    n::BUCKET_START_US,
    n::BUCKET_END_US,
    n::ORG_ID,
    n::WORKSPACE_ID,
    n::NATIVE_PROJECT,
    n::API_KEY_ID,
    n::ACTOR,
    n::ACTOR_KIND,
    n::SURFACE,
    n::MODEL,
    n::CUT,
];

/// One report of a source in buckets of one width: the parts that never overlap.
type Report = (String, i64);

/// Calls of one tier, and what they rest on.
type Tiers = BTreeMap<(Option<String>, Evidence), i64>;

/// Reads `usage` up to the as-of instant.
pub(super) fn collect(
    usage: LazyFrame,
    context: &Context,
    periods: &[Period],
    sources: &mut Sources,
) -> Result<Vec<Told>> {
    let mut reports: BTreeMap<(usize, String, String), BTreeMap<Report, Tiers>> = BTreeMap::new();
    let rows = Rows::collect(latest(usage, context.as_of_us))?;
    let (source, report) = (rows.text(n::SOURCE)?, rows.text(n::REPORT)?);
    let (project, tier) = (rows.text(n::PROJECT)?, rows.text(n::TIER)?);
    let (requests, messages) = (rows.int(n::REQUESTS)?, rows.int(n::MESSAGES)?);
    let (start, end, day) = (rows.int(n::BUCKET_START_US)?, rows.int(n::BUCKET_END_US)?, rows.day(n::LOCAL_DAY)?);
    for row in 0..rows.len() {
        let first = calendar_day(day.get(row).unwrap_or_default());
        let (start, end) = (start.get(row).unwrap_or_default(), end.get(row).unwrap_or_default());
        let days = first.iter_days().take_while(|day| *day <= last_day(first, start, end));
        let counted = requests.get(row).or(messages.get(row));
        sources.hear_usage(required(source, row), days, counted.is_some());
        if required(report, row).contains(BY_GROUP) {
            continue;
        }
        let (Some(number), Some(place)) = (counted, place(periods, first, last_day(first, start, end))) else {
            continue;
        };
        let key = (place, required(source, row).to_owned(), required(project, row).to_owned());
        let report = (required(report, row).to_owned(), end - start);
        let tiers = reports.entry(key).or_default().entry(report).or_default();
        // Messages stand in for requests where a report counts none.
        let evidence = if requests.get(row).is_some() { Evidence::Counts } else { Evidence::Proxy };
        *tiers.entry((tier.get(row).map(str::to_owned), evidence)).or_default() += number;
    }
    Ok(reports
        .into_iter()
        .flat_map(|((place, source, project), reports)| told(place, &source, &project, reports))
        .collect())
}

/// The columns in use, of the latest version of every row.
fn latest(usage: LazyFrame, as_of_us: i64) -> LazyFrame {
    const TAKEN: [&str; 5] = [n::PROJECT, n::TIER, n::REQUESTS, n::MESSAGES, n::LOCAL_DAY];
    let age = [col(n::OBSERVED_US).fill_null(lit(0)), col(n::CONTENT_HASH)];
    let last = |name: &str| -> Expr { col(name).sort_by(age.clone(), SortMultipleOptions::default()).last() };
    let begun = usage.filter(col(n::BUCKET_START_US).lt_eq(lit(as_of_us)));
    begun.group_by(VERSION_OF.map(col)).agg(TAKEN.map(last)).sort(VERSION_OF, SortMultipleOptions::default())
}

/// The last day that a bucket reaches into. Whole days are counted as they are, in UTC.
fn last_day(first: NaiveDate, start_us: i64, end_us: i64) -> NaiveDate {
    let utc = |us: i64| DateTime::from_timestamp_micros(us).unwrap_or_default().date_naive();
    first + (utc(end_us.max(start_us + 1) - 1) - utc(start_us))
}

/// The place of the period that holds the whole bucket.
fn place(periods: &[Period], first: NaiveDate, last: NaiveDate) -> Option<usize> {
    super::place(periods, first).filter(|place| periods[*place].holds(last))
}

/// The calls of the report that tells of most.
fn told(place: usize, source: &str, project: &str, reports: BTreeMap<Report, Tiers>) -> Vec<Told> {
    let most = reports.into_iter().max_by_key(|(report, tiers)| (tiers.values().sum::<i64>(), report.clone()));
    let tiers = most.map(|(_, tiers)| tiers).unwrap_or_default();
    let calls = |((tier, evidence), number): ((Option<String>, Evidence), i64)| Told {
        place,
        source: source.to_owned(),
        evidence,
        calls: Calls { project: project.to_owned(), tier, task_class: None, accepted: number, attempts: None },
    };
    tiers.into_iter().map(calls).collect()
}
