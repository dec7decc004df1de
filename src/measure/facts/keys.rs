//! What `keys` says: on which days which API key was used for which project.

use crate::event::name as n;
use crate::event::taxonomy::Kind;
use crate::measure::frame::{Rows, calendar_day, day_literal, required};
use anyhow::Result;
use chrono::NaiveDate;
use polars::prelude::{LazyFrame, col};

/// Events of one key, project and kind on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct KeyDay {
    /// Local day.
    pub(crate) day: NaiveDate,
    /// Name of the format.
    pub(crate) source: String,
    /// The key, without its kind prefix.
    pub(crate) key: String,
    /// Project by the attribution map.
    pub(crate) project: String,
    /// What happened.
    pub(crate) kind: Kind,
    /// Number of events.
    pub(crate) events: i64,
}

/// Reads `keys` up to the day `last`, in the order of day, key and source.
pub(super) fn collect(keys: LazyFrame, last: NaiveDate) -> Result<Vec<KeyDay>> {
    const TAKEN: [&str; 6] = [n::LOCAL_DAY, n::API_KEY_ID, n::SOURCE, n::PROJECT, n::KIND, n::EVENTS];
    let seen = keys.filter(col(n::LOCAL_DAY).lt_eq(day_literal(last)));
    let rows = Rows::collect(seen.select(TAKEN.map(col)).sort(TAKEN, super::nulls_last()))?;
    let (day, key, source) = (rows.day(n::LOCAL_DAY)?, rows.text(n::API_KEY_ID)?, rows.text(n::SOURCE)?);
    let (project, kind, events) = (rows.text(n::PROJECT)?, rows.text(n::KIND)?, rows.int(n::EVENTS)?);
    let of = |row| KeyDay {
        day: calendar_day(day.get(row).unwrap_or_default()),
        source: required(source, row).to_owned(),
        key: required(key, row).to_owned(),
        project: required(project, row).to_owned(),
        kind: required(kind, row).parse().unwrap_or(Kind::Other),
        events: events.get(row).unwrap_or_default(),
    };
    Ok((0..rows.len()).map(of).collect())
}
