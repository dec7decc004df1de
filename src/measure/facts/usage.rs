//! What `usage` says: the requests, or else the messages, that vendors counted, the tokens, and what they billed.
//!
//! Of each bucket and cut the row that was observed last counts. Several reports of one source, and buckets of several
//! widths, tell of the same things: per project and period the one that tells of most is taken, because a report that is
//! cut off or aggregated late tells of fewer.

use super::calls::{Calls, Told, versions};
use super::sources::Sources;
use super::spending::{Bill, Counted, Report};
use super::tokens::{TokenSum, Tokens};
use crate::event::capability::Evidence;
use crate::event::name as n;
use crate::event::tables::USAGE;
use crate::event::taxonomy::{BY_GROUP, Kind};
use crate::measure::Context;
use crate::measure::frame::{Rows, calendar_day, required};
use crate::measure::period::Period;
use anyhow::Result;
use chrono::{DateTime, NaiveDate};
use polars::prelude::{Expr, LazyFrame, SortMultipleOptions, col, lit};
use std::collections::BTreeMap;

/// Reports whose cost is what the vendor bills, by the word that formats call them: other reports estimate.
const BILLED: [&str; 3] = ["cost", "costs", "mapped"];

/// Calls of one tier and one version of the policy, told by its first day, and what they rest on.
type Tiers = BTreeMap<(Option<String>, Evidence, NaiveDate), i64>;

/// Numbers of several reports of a source.
type Reports<K, T> = BTreeMap<K, BTreeMap<Report, T>>;

/// What the reports tell, before one of each source is taken.
#[derive(Default)]
struct All {
    calls: Reports<(usize, String, String), Tiers>,
    tokens: Reports<(usize, String, String), Vec<TokenSum>>,
    bills: Reports<(usize, String), Vec<Bill>>,
}

/// Reads `usage` up to the as-of instant: calls, and tokens and bills.
pub(super) fn collect(
    usage: LazyFrame,
    context: &Context,
    periods: &[Period],
    sources: &mut Sources,
) -> Result<(Vec<Told>, Counted)> {
    let mut all = All::default();
    let rows = Rows::collect(latest(usage, context.as_of_us))?;
    let (source, report) = (rows.text(n::SOURCE)?, rows.text(n::REPORT)?);
    let (project, tier, model) = (rows.text(n::PROJECT)?, rows.text(n::TIER)?, rows.text(n::MODEL)?);
    let (requests, messages) = (rows.int(n::REQUESTS)?, rows.int(n::MESSAGES)?);
    let (start, end, day) = (rows.int(n::BUCKET_START_US)?, rows.int(n::BUCKET_END_US)?, rows.day(n::LOCAL_DAY)?);
    let tokens = TOKENS.iter().map(|name| rows.int(name)).collect::<Result<Vec<_>>>()?;
    let cost = rows.int(n::COST_NANO_USD)?;
    let versions = versions(context.policy, periods);
    for row in 0..rows.len() {
        let first = calendar_day(day.get(row).unwrap_or_default());
        let (start, end) = (start.get(row).unwrap_or_default(), end.get(row).unwrap_or_default());
        let days = first.iter_days().take_while(|day| *day <= last_day(first, start, end));
        let counted = requests.get(row).or(messages.get(row));
        sources.hear_usage(required(source, row), days, counted.is_some());
        if required(report, row).contains(BY_GROUP) {
            continue;
        }
        let Some(place) = place(periods, first, last_day(first, start, end)) else { continue };
        let (source, project) = (required(source, row).to_owned(), required(project, row).to_owned());
        let (word, report) = (required(report, row), (required(report, row).to_owned(), end - start));
        if let Some(nano_usd) = cost.get(row).filter(|_| BILLED.contains(&word)) {
            let bills = all.bills.entry((place, source.clone())).or_default().entry(report.clone()).or_default();
            bills.push(Bill { day: first, source: source.clone(), nano_usd });
        }
        let key = (place, source.clone(), project.clone());
        let told: Vec<Option<i64>> = tokens.iter().map(|column| column.get(row)).collect();
        if told.iter().any(Option::is_some) {
            let of = |index: usize| told[index].unwrap_or_default();
            let tokens = Tokens { input: of(0), cache_read: of(1), cache_write: of(2), output: of(3) };
            let events = requests.get(row).unwrap_or_default();
            let (source, project, model) = (source.into(), project.into(), model.get(row).map(Into::into));
            let (kind, counted, cost_nano_usd, priced) = (Kind::Call, events, 0, 0);
            let sum =
                TokenSum { day: first, source, project, model, kind, events, tokens, counted, cost_nano_usd, priced };
            all.tokens.entry(key.clone()).or_default().entry(report.clone()).or_default().push(sum);
        }
        let Some(number) = counted else { continue };
        let tiers = all.calls.entry(key).or_default().entry(report).or_default();
        // Messages stand in for requests where a report counts none.
        let evidence = if requests.get(row).is_some() { Evidence::Counts } else { Evidence::Proxy };
        // A bucket over the day on which the policy changes is one thing: its first day counts.
        let begun = versions.iter().rfind(|day| **day <= first).copied().unwrap_or_default();
        *tiers.entry((tier.get(row).map(str::to_owned), evidence, begun)).or_default() += number;
    }
    Ok(all.most())
}

/// The columns of the classes of tokens, in the order of the classes.
const TOKENS: [&str; 4] = [n::TOKENS_IN, n::TOKENS_CACHE_READ, n::TOKENS_CACHE_WRITE, n::TOKENS_OUT];

impl All {
    /// Of each source the report that tells of most.
    fn most(self) -> (Vec<Told>, Counted) {
        let calls = self.calls.into_iter().flat_map(|((place, source, project), reports)| {
            let tiers = most(reports, |tiers| tiers.values().map(|number| i128::from(*number)).sum());
            told(place, &source, &project, tiers.map(|(_, tiers)| tiers).unwrap_or_default())
        });
        let tokens = self.tokens.into_iter().filter_map(|(key, reports)| {
            Some((key, most(reports, |sums| sums.iter().map(|sum| i128::from(sum.tokens.all())).sum())?))
        });
        let bills = self.bills.into_iter().filter_map(|(key, reports)| {
            Some((key, most(reports, |bills| bills.iter().map(|bill| i128::from(bill.nano_usd)).sum())?))
        });
        let calls = calls.collect();
        (calls, Counted { tokens: tokens.collect(), bills: bills.collect() })
    }
}

/// The report that tells of most; of several such the last by name and width.
fn most<T>(reports: BTreeMap<Report, T>, number: fn(&T) -> i128) -> Option<(Report, T)> {
    reports.into_iter().max_by_key(|(report, told)| (number(told), report.clone()))
}

/// The columns in use, of the latest version of every row.
fn latest(usage: LazyFrame, as_of_us: i64) -> LazyFrame {
    const TAKEN: [&str; 10] = [
        n::PROJECT,
        n::TIER,
        n::REQUESTS,
        n::MESSAGES,
        n::LOCAL_DAY,
        n::TOKENS_IN,
        n::TOKENS_CACHE_READ,
        n::TOKENS_CACHE_WRITE,
        n::TOKENS_OUT,
        n::COST_NANO_USD,
    ];
    let age = [col(n::OBSERVED_US).fill_null(lit(0)), col(n::CONTENT_HASH)];
    let last = |name: &str| -> Expr { col(name).sort_by(age.clone(), SortMultipleOptions::default()).last() };
    let begun = usage.filter(col(n::BUCKET_START_US).lt_eq(lit(as_of_us)));
    let versions: Vec<Expr> = USAGE.versions.iter().copied().map(col).collect();
    begun.group_by(versions).agg(TAKEN.map(last)).sort(USAGE.versions.to_vec(), SortMultipleOptions::default())
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

/// Calls by tier as the source tells them.
fn told(place: usize, source: &str, project: &str, tiers: Tiers) -> Vec<Told> {
    let calls = |((tier, evidence, policy_of), number): ((Option<String>, Evidence, NaiveDate), i64)| Told {
        place,
        source: source.to_owned(),
        evidence,
        calls: Calls {
            project: project.to_owned(),
            tier,
            task_class: None,
            policy_of,
            accepted: number,
            attempts: None,
        },
    };
    tiers.into_iter().map(calls).collect()
}
