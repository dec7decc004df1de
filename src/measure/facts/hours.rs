//! What `hourly` says: at which hours of which days things happened, and when they were read.

use crate::event::name as n;
use crate::event::taxonomy::{ActorKind, Kind};
use crate::measure::frame::{Rows, calendar_day, day_literal, required};
use anyhow::Result;
use chrono::NaiveDate;
use polars::prelude::{LazyFrame, col};

/// Events of one hour, source, kind, sort of actor and day of the run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct HourSum {
    /// Local day.
    pub(crate) day: NaiveDate,
    /// Hour of day, 0 to 23, in the reporting zone.
    pub(crate) hour: i64,
    /// Name of the format.
    pub(crate) source: String,
    /// What happened.
    pub(crate) kind: Kind,
    /// What acted.
    pub(crate) actor_kind: ActorKind,
    /// Local day of the run that read them, where it was kept.
    pub(crate) received: Option<NaiveDate>,
    /// Number of events.
    pub(crate) events: i64,
}

/// Reads `hourly` up to the day `last`, in the order of day, hour and source.
pub(super) fn collect(hourly: LazyFrame, last: NaiveDate) -> Result<Vec<HourSum>> {
    const TAKEN: [&str; 7] =
        [n::LOCAL_DAY, n::LOCAL_HOUR, n::SOURCE, n::KIND, n::ACTOR_KIND, n::RECEIVED_DAY, n::EVENTS];
    let seen = hourly.filter(col(n::LOCAL_DAY).lt_eq(day_literal(last)));
    let rows = Rows::collect(seen.select(TAKEN.map(col)).sort(TAKEN, super::nulls_last()))?;
    let (day, hour, source) = (rows.day(n::LOCAL_DAY)?, rows.int(n::LOCAL_HOUR)?, rows.text(n::SOURCE)?);
    let (kind, actor_kind, events) = (rows.text(n::KIND)?, rows.text(n::ACTOR_KIND)?, rows.int(n::EVENTS)?);
    let received = rows.day(n::RECEIVED_DAY)?;
    let of = |row| HourSum {
        day: calendar_day(day.get(row).unwrap_or_default()),
        hour: hour.get(row).unwrap_or_default(),
        source: required(source, row).to_owned(),
        kind: required(kind, row).parse().unwrap_or(Kind::Other),
        actor_kind: required(actor_kind, row).parse().unwrap_or(ActorKind::Unknown),
        received: received.get(row).map(calendar_day),
        events: events.get(row).unwrap_or_default(),
    };
    Ok((0..rows.len()).map(of).collect())
}
