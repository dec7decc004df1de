//! From the lake's tables to KPIs: the daily rollup, the statistics and one file per KPI. Opens no file, reads no clock:
//! it is handed lazy frames and an as-of instant, and the same input gives the same bytes.
//!
//! [`rollup`] makes the derived tables from events and [`link`] ties reviews to their outputs; both are kept in the lake. From there
//! [`findings`] collects what the KPIs need once, for the period and those before it, measures every KPI of the catalogue
//! in each, judges the numbers by the policy and the history by its charts, withholds what tells of too few people, and
//! hands on plain values. [`narrow`] takes out of them what some readers are not told.

pub mod assumptions;
pub mod calendar;
pub mod card;
pub mod edition;
pub mod example;
mod facts;
pub mod findings;
pub mod frame;
mod kpis;
pub mod link;
pub mod measurement;
pub mod money;
pub mod narrow;
mod outcome;
pub mod period;
mod precedence;
pub mod presets;
pub mod prices;
mod privacy;
pub mod rollup;
pub mod settings;
pub mod signal;
pub mod spread;
mod sql;
pub mod stats;
pub mod steps;
pub mod unit;

pub use kpis::{Area, areas, card, cards};
pub use outcome::{findings, kpi_rows, published_rows};
pub use precedence::Precedence;
pub use precedence::no_source;

use crate::policy::Policy;
use assumptions::Assumptions;
use calendar::Calendar;
use chrono::NaiveDate;
use chrono_tz::Tz;
use edition::Published;
use findings::Kept;
use period::Period;
use polars::prelude::LazyFrame;
use settings::Settings;
use std::collections::BTreeMap;

/// A large table in parts, such as one per month of its files, so that one part is in memory at a time. The parts and their
/// order are of no matter to what is read.
pub type Parts = Vec<LazyFrame>;

/// The tables that KPIs are made from. `totals` should reach back over the periods of the trends; what lies before is
/// only counted among the inputs. Rows that became known after the as-of instant are left out here.
pub struct Tables {
    /// Table `totals`.
    pub totals: Parts,
    /// Table `daily`, where task classes are declared: its rows of the period to report on. Only who stands behind each
    /// class is read from it.
    pub daily: Parts,
    /// Table `people`.
    pub people: Parts,
    /// Table `keys`.
    pub keys: LazyFrame,
    /// Table `hourly`.
    pub hourly: LazyFrame,
    /// Table `action`.
    pub action: LazyFrame,
    /// Table `usage`.
    pub usage: LazyFrame,
    /// Table `review`, with its linking rows.
    pub review: Parts,
    /// Table `case`.
    pub case: Parts,
    /// Table `entity`.
    pub entity: LazyFrame,
    /// Table `run`.
    pub run: LazyFrame,
    /// Table `reject`.
    pub reject: LazyFrame,
    /// Table `published`, read.
    pub published: Published,
    /// What retention has left; periods that begin before the first day of all that numbers are made from have no history.
    pub kept: Kept,
}

/// The stretches of days on which a source with these rows a day should have been heard and was not: first day, last day
/// and number of expected days. A weekday is expected as for `quality.coverage`.
#[must_use]
pub fn silent_stretches(days: &BTreeMap<NaiveDate, i64>) -> Vec<(NaiveDate, NaiveDate, usize)> {
    facts::sources::silent_stretches(days)
}

/// What is measured and by which rules.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The organisation's name.
    pub organization: &'a str,
    /// The period to report on.
    pub period: Period,
    /// The reporting zone.
    pub zone: Tz,
    /// The fiscal year, working days and business hours.
    pub calendar: &'a Calendar,
    /// Instant that open work is judged at, microseconds since 1970 UTC.
    pub as_of_us: i64,
    /// Which source is heard where several answer one question.
    pub precedence: &'a Precedence,
    /// Targets, review coverage and service levels.
    pub policy: &'a Policy,
    /// What is assumed about time saved.
    pub value: &'a Assumptions,
    /// Prices, budgets and what else the organisation sets.
    pub settings: &'a Settings,
}
