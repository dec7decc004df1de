//! How complete the data is that everything else stands on.

mod bad_clock_share;
mod coverage;
mod feed_off_days;
mod lateness_days;
mod longest_gap;
mod received_share;
mod reject_share;
mod reviews_unlinked_share;
mod rows_duplicate;
mod rows_read;
mod rows_rejected;
mod self_audit_share;
mod silent_hours;
mod unknown_type_share;

use super::Area;
use super::measured::Measured;
use crate::event::tables::RUN;
use crate::measure::facts::Facts;
use crate::measure::findings::FileBalance;
use crate::measure::steps::Step;
use crate::words::Remark;
use std::collections::BTreeMap;

pub(super) static AREA: Area = Area {
    id: "quality",
    title: "Data quality",
    intro: "What was read, what was refused, and on which days a source said nothing.",
    kpis: &[
        &coverage::KPI,
        &received_share::KPI,
        &longest_gap::KPI,
        &silent_hours::KPI,
        &lateness_days::KPI,
        &feed_off_days::KPI,
        &self_audit_share::KPI,
        &unknown_type_share::KPI,
        &bad_clock_share::KPI,
        &reviews_unlinked_share::KPI,
        &rows_read::KPI,
        &rows_rejected::KPI,
        &reject_share::KPI,
        &rows_duplicate::KPI,
    ],
};

/// The clock of counts over the whole lake.
const CUMULATIVE: &str = "all runs so far, whatever the period";

/// What every count of rows reads.
const ANY_EXPORT: &str = "any export, through `ingest`";

/// Why there is no silent hour to be told from one that is always quiet.
const RARE: Remark = Remark::plain("remark-no-usual-hour");

/// From the events of the whole log to those of the period.
fn steps(facts: &Facts) -> Vec<Step> {
    let days = &facts.log.days;
    let within = days.iter().filter(|sum| facts.period.holds(sum.day)).map(|sum| sum.events).sum();
    vec![
        Step::new("events in the log", days.iter().map(|sum| sum.events).sum()),
        Step::new("of them in the period", within),
    ]
}

/// No steps of its own: it counts what every row passes.
fn of_rows(_: &Facts) -> Vec<Step> {
    Vec::new()
}

/// The query for the sum of one column over every file that was ever read.
fn rows_sql(column: &str) -> String {
    format!(
        "SELECT CAST(NULL AS VARCHAR) AS member, CAST(SUM({column}) AS BIGINT) AS numerator, CAST(1 AS BIGINT) AS denominator\n\
         FROM {}\nHAVING COUNT(*) > 0\n",
        RUN.name
    )
}

/// The sum of one count over every file that was ever read.
fn rows(facts: &Facts, count: fn(&FileBalance) -> i64) -> Vec<Measured> {
    let total = facts.log.runs.total(count);
    vec![total.map_or_else(|| Measured::missing(Remark::plain("remark-nothing-ingested")), Measured::count)]
}

/// The share of a part of each source's rows, the total first; `nothing` is the reason where there are no rows.
fn shares(sources: BTreeMap<&str, (i64, i64)>, nothing: Remark) -> Vec<Measured> {
    let (part, all) = sources.values().fold((0, 0), |sum, rows| (sum.0 + rows.0, sum.1 + rows.1));
    if all == 0 {
        return vec![Measured::missing(nothing)];
    }
    let members = sources.into_iter().map(|(name, (part, all))| Measured::share(part, all).of(name));
    [Measured::share(part, all)].into_iter().chain(members).collect()
}
