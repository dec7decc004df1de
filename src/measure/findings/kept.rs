//! What retention has taken from behind the numbers, and what that means for their readers.

use super::Findings;
use crate::words::{Arg, Remark};
use chrono::NaiveDate;
use serde::Serialize;

/// From which day on everything behind the numbers is still there. None where nothing is gone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Kept {
    /// The first local day from which on every event is there. Of days before, what was rolled up from their events stays.
    pub events_from: Option<NaiveDate>,
    /// The first local day from which on all that numbers are made from is there. Periods that begin before it are not
    /// measured.
    pub numbers_from: Option<NaiveDate>,
}

impl Findings {
    /// What readers must know of rows that were deleted: one remark each.
    #[must_use]
    pub fn deleted(&self) -> Vec<Remark> {
        let Kept { events_from, numbers_from } = self.quality.kept;
        let events = events_from.map(|day| Remark::of("remark-events-deleted", [("day", Arg::Day(day))]));
        let numbers = numbers_from.map(|day| Remark::of("remark-history-deleted", [("day", Arg::Day(day))]));
        events.into_iter().chain(numbers).collect()
    }
}
