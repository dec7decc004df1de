//! The cases flagged in one period, as survival analysis takes them: how long each was watched, and whether its clock had
//! stopped.

use super::{Case, Clock, Exit, Standing};
use crate::measure::facts::Facts;
use crate::measure::stats::kaplan_meier::Observation;
use crate::words::{Arg, Remark};
use std::collections::BTreeMap;

/// A case that can be timed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Seen<'a> {
    /// The case.
    pub(crate) case: &'a Case,
    /// When its clock stopped, or the instant at which it was still running.
    pub(crate) until_us: i64,
    /// The hours from the flag to then.
    pub(crate) hours: Observation,
}

/// Why a case cannot be timed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum LeftOut {
    /// A rule closed it.
    AutoClosed,
    /// It was merged into another.
    Merged,
    /// It was withdrawn.
    Cancelled,
    /// One of its clocks is wrong.
    Backwards,
    /// It ended at an unknown time.
    Undated,
    /// It was decided and no record tells of the first touch before.
    Untouched,
}

/// The cases that were flagged in one period.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cohort<'a> {
    /// Each case that can be timed.
    pub(crate) seen: Vec<Seen<'a>>,
    /// How many cannot, by reason.
    left_out: BTreeMap<LeftOut, i64>,
}

impl From<Exit> for LeftOut {
    fn from(exit: Exit) -> Self {
        match exit {
            Exit::AutoClosed => Self::AutoClosed,
            Exit::Merged => Self::Merged,
            Exit::Withdrawn => Self::Cancelled,
        }
    }
}

impl LeftOut {
    /// How many cases are left out for it.
    fn remark(self, count: i64) -> Remark {
        match self {
            Self::AutoClosed => Remark::of("remark-left-auto-closed", [("n", count.into())]),
            Self::Merged => Remark::of("remark-left-merged", [("n", count.into())]),
            Self::Cancelled => Remark::of("remark-left-cancelled", [("n", count.into())]),
            Self::Backwards => Remark::of("remark-left-backwards", [("n", count.into())]),
            Self::Undated => Remark::of("remark-left-undated", [("n", count.into())]),
            Self::Untouched => Remark::of("remark-left-untouched", [("n", count.into())]),
        }
    }
}

impl<'a> Cohort<'a> {
    /// The cohort of a period at its stock instant, so that every period of a history is watched for equally long.
    pub(in super::super) fn of(cases: &[&'a Case], facts: &Facts, clock: Clock) -> Self {
        let instant = facts.stock_us;
        let mut cohort = Self::default();
        let flagged = cases.iter().filter(|case| facts.period.holds(case.flagged_day));
        for case in flagged.filter(|case| case.standing(instant) != Standing::Unknown) {
            match case.reached(clock, instant) {
                Err(why) => *cohort.left_out.entry(why).or_default() += 1,
                Ok(reached) => {
                    let until_us = reached.unwrap_or(instant);
                    let hours = Observation { time: case.age_hours(until_us), ended: reached.is_some() };
                    cohort.seen.push(Seen { case, until_us, hours });
                }
            }
        }
        cohort
    }

    /// The hours of every case, running clocks censored.
    pub(crate) fn hours(&self) -> Vec<Observation> {
        self.seen.iter().map(|seen| seen.hours).collect()
    }

    /// Number of cases.
    pub(crate) fn cases(&self) -> i64 {
        self.seen.len() as i64
    }

    /// Number of cases whose clock has stopped.
    pub(crate) fn ended(&self) -> i64 {
        self.seen.iter().filter(|seen| seen.hours.ended).count() as i64
    }

    /// Number of cases that cannot be timed.
    pub(crate) fn missing(&self) -> i64 {
        self.left_out.values().sum()
    }

    /// What was left out, if anything.
    pub(crate) fn left_out(&self) -> Option<Remark> {
        left_out(self.left_out.iter().map(|(why, count)| why.remark(*count)).collect())
    }

    /// The cases by severity.
    pub(crate) fn by_severity(&self) -> BTreeMap<&'a str, Vec<Seen<'a>>> {
        let mut severities: BTreeMap<&str, Vec<Seen>> = BTreeMap::new();
        for seen in &self.seen {
            severities.entry(&seen.case.severity).or_default().push(*seen);
        }
        severities
    }
}

/// That these parts were left out, if there are any.
pub(crate) fn left_out(parts: Vec<Remark>) -> Option<Remark> {
    let parts: Vec<Arg> = parts.into_iter().map(Arg::from).collect();
    (!parts.is_empty()).then(|| Remark::of("remark-left-out", [("parts", Arg::Row(parts))]))
}
