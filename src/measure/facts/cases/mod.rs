//! Cases: what the records of a ticket system say of each, where it stands at an instant, and how long its parts took.

mod cohort;
mod fold;

pub(crate) use cohort::{Cohort, LeftOut, Seen, left_out};
pub(super) use fold::{choices, collect};

use crate::event::taxonomy::CaseState;
use chrono::NaiveDate;

/// Microseconds of one hour.
pub(crate) const HOUR_US: f64 = 3_600_000_000.0;

/// Microseconds of one day.
pub(crate) const DAY_US: i64 = 86_400_000_000;

/// One case as its records up to the as-of instant tell it.
#[derive(Clone, Debug)]
pub(crate) struct Case {
    /// Name of the format.
    pub(crate) source: String,
    /// Number of the ticket.
    pub(crate) id: String,
    /// Severity word of the latest record.
    pub(crate) severity: String,
    /// When the activity happened that it is about: the earliest that any record names.
    pub(crate) event_us: Option<i64>,
    /// When it was flagged.
    pub(crate) flagged_us: i64,
    /// The local day of the flag: worked out once, for every KPI and period asks for it.
    pub(crate) flagged_day: NaiveDate,
    /// When a human first touched it.
    pub(crate) acknowledged_us: Option<i64>,
    /// When a disposition was first reached; a case that was closed without one was decided when it was closed.
    decided_us: Option<i64>,
    /// When a disposition was reached last, if it was reopened and that is known.
    redecided_us: Option<i64>,
    /// When all actions were done.
    closed_us: Option<i64>,
    /// When and how it left the queue without a disposition.
    left: Option<(i64, Exit)>,
    /// Whether it was opened again after its first disposition.
    pub(crate) reopening: Reopening,
    /// The disposition in the latest record, in the words of the ticket system.
    pub(crate) disposition: Option<String>,
    /// State of the latest record.
    state: CaseState,
    /// When the latest record was made.
    pub(crate) changed_us: i64,
}

/// A way out of the queue that is no disposition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Exit {
    /// Closed by a rule.
    AutoClosed,
    /// Merged into another case.
    Merged,
    /// Withdrawn or cancelled.
    Withdrawn,
}

/// Whether a case was opened again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reopening {
    /// It was not, as far as the records tell.
    Never,
    /// It was first open again then.
    At(i64),
    /// The records count a reopening and none shows when.
    Undated,
}

/// Where a case stands at an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Not yet flagged.
    Unknown,
    /// Without a disposition.
    Open,
    /// Decided at this time.
    Decided(i64),
    /// Gone without a disposition at this time: neither open nor decided.
    Left(i64, Exit),
    /// Decided before it was flagged: one of its clocks is wrong.
    Backwards,
    /// Resolved or closed, but no record says when.
    Undated,
}

/// What the time since the flag is taken to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Clock {
    /// The first touch of a human.
    Acknowledged,
    /// The first disposition.
    Decided,
    /// The last disposition of a case that was reopened.
    DecidedFinally,
    /// The end of all actions.
    Closed,
}

impl Case {
    /// Where the case stands at `instant`, microseconds since 1970 UTC.
    pub(crate) fn standing(&self, instant: i64) -> Standing {
        if self.flagged_us > instant {
            return Standing::Unknown;
        }
        if [self.decided_us, self.left.map(|(us, _)| us)].into_iter().flatten().any(|us| us < self.flagged_us) {
            return Standing::Backwards;
        }
        match (self.left, self.decided_us) {
            (Some((us, exit)), _) if us <= instant => Standing::Left(us, exit),
            (None, Some(us)) if us <= instant => Standing::Decided(us),
            (None, None) if self.is_done() => Standing::Undated,
            // Not yet decided, or not yet gone.
            _ => Standing::Open,
        }
    }

    /// When a clock stopped, if it had by `instant`; an error is why the case cannot be timed by it. None of its records
    /// may be from after the instant: the caller asks about flagged cases only.
    fn reached(&self, clock: Clock, instant: i64) -> Result<Option<i64>, LeftOut> {
        let standing = self.standing(instant);
        match standing {
            Standing::Left(_, exit) => return Err(exit.into()),
            Standing::Backwards => return Err(LeftOut::Backwards),
            _ => {}
        }
        let found = match clock {
            Clock::Acknowledged => self.touched(standing, instant),
            Clock::Decided => decided(standing),
            Clock::DecidedFinally => self.decided_finally(standing, instant),
            Clock::Closed => match self.closed_us.filter(|_| self.is_over()) {
                Some(us) => Ok(Some(us).filter(|us| *us <= instant)),
                None if self.state == CaseState::Closed => Err(LeftOut::Undated),
                None => Ok(None),
            },
        }?;
        if found.is_some_and(|us| us < self.flagged_us) { Err(LeftOut::Backwards) } else { Ok(found) }
    }

    /// A touch after the disposition is not the first: that one is not known.
    fn touched(&self, standing: Standing, instant: i64) -> Result<Option<i64>, LeftOut> {
        let touched = self.acknowledged_us.filter(|us| *us <= instant);
        match (standing, touched) {
            (Standing::Open, touched) => Ok(touched),
            (Standing::Decided(us), Some(touched)) if touched <= us => Ok(Some(touched)),
            (Standing::Undated, Some(touched)) => Ok(Some(touched)),
            _ => Err(LeftOut::Untouched),
        }
    }

    fn decided_finally(&self, standing: Standing, instant: i64) -> Result<Option<i64>, LeftOut> {
        let reopened = match self.reopening {
            Reopening::Never => false,
            Reopening::At(us) => us <= instant,
            Reopening::Undated => true,
        };
        if !reopened || !matches!(standing, Standing::Decided(_)) {
            return decided(standing);
        }
        match self.redecided_us {
            _ if !self.is_done() => Ok(None),
            Some(us) => Ok(Some(us).filter(|us| *us <= instant)),
            None => Err(LeftOut::Undated),
        }
    }

    /// Whether a disposition stands.
    fn is_done(&self) -> bool {
        matches!(self.state, CaseState::Resolved | CaseState::Closed)
    }

    /// Whether nothing is left to do.
    fn is_over(&self) -> bool {
        matches!(self.state, CaseState::Closed | CaseState::Cancelled)
    }

    /// When all actions were done, if that was by `instant` and it still stands.
    pub(crate) fn over_us(&self, instant: i64) -> Option<i64> {
        self.closed_us.filter(|us| self.is_over() && *us <= instant)
    }

    /// Hours from the flag to `instant`.
    pub(crate) fn age_hours(&self, instant: i64) -> f64 {
        (instant - self.flagged_us) as f64 / HOUR_US
    }
}

fn decided(standing: Standing) -> Result<Option<i64>, LeftOut> {
    match standing {
        Standing::Decided(us) => Ok(Some(us)),
        Standing::Undated => Err(LeftOut::Undated),
        _ => Ok(None),
    }
}
