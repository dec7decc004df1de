//! Business hours: what a week of work looks like, and elapsed time counted in it.

use super::zone::{DAY_MINUTES, closing_us, opening_us};
use crate::measure::facts::local_day;
use crate::measure::period::digits;
use chrono::{Datelike, NaiveDate};
use chrono_tz::Tz;
use serde::{Deserialize, Deserializer};

/// Business hours from one day on.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Business {
    /// The first day on which they count.
    pub valid_from: NaiveDate,
    /// Hours by weekday; a weekday that is left out is free.
    pub hours: Week,
}

/// Hours of each weekday.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Week {
    mon: Hours,
    tue: Hours,
    wed: Hours,
    thu: Hours,
    fri: Hours,
    sat: Hours,
    sun: Hours,
}

impl Week {
    /// Opening hours of a day as minutes of the clock on the wall: from, to.
    pub(super) fn on(&self, day: NaiveDate) -> &[(u32, u32)] {
        &self.days()[day.weekday().num_days_from_monday() as usize].0
    }

    /// Whether no weekday has hours.
    pub(super) fn is_empty(&self) -> bool {
        self.days().iter().all(|hours| hours.0.is_empty())
    }

    fn days(&self) -> [&Hours; 7] {
        [&self.mon, &self.tue, &self.wed, &self.thu, &self.fri, &self.sat, &self.sun]
    }
}

/// Hours of one day, `09:00-12:30, 13:30-17:30`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Hours(Vec<(u32, u32)>);

impl<'de> Deserialize<'de> for Hours {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let ranges: Option<Vec<_>> = text.split(',').map(|range| range_of(range.trim())).collect();
        let ordered = |ranges: &Vec<(u32, u32)>| ranges.windows(2).all(|pair| pair[0].1 <= pair[1].0);
        let expected =
            "expected hours such as `09:00-17:30` or `09:00-12:30, 13:30-17:30`, in order and within one day";
        let wrong = || format!("{expected}, found `{text}`");
        ranges.filter(ordered).map(Self).ok_or_else(|| serde::de::Error::custom(wrong()))
    }
}

fn range_of(text: &str) -> Option<(u32, u32)> {
    let (from, to) = text.split_once('-')?;
    let (from, to) = (minute(from.trim())?, minute(to.trim())?);
    (from < to).then_some((from, to))
}

/// Minutes since midnight of `17:30`; `24:00` is the end of the day.
fn minute(text: &str) -> Option<u32> {
    let (hours, minutes) = text.split_once(':')?;
    let (hours, minutes) = (digits(hours, 2)?, digits(minutes, 2)?);
    let minute = hours * 60 + minutes;
    (minutes < 60 && minute <= DAY_MINUTES).then_some(minute)
}

/// Business time between two days, laid out once: each question is then a binary search.
pub struct Clock {
    /// First instant that it knows of, microseconds since 1970 UTC.
    start_us: i64,
    /// First instant that it no longer knows of.
    end_us: i64,
    /// Openings in order: from, to, and business microseconds before it.
    open: Vec<(i64, i64, i64)>,
}

impl Clock {
    /// The clock of the days from `first` to `last`, with the opening minutes of each.
    pub(super) fn new<'h>(
        zone: Tz,
        first: NaiveDate,
        last: NaiveDate,
        on: impl Fn(NaiveDate) -> &'h [(u32, u32)],
    ) -> Self {
        let mut clock = Self {
            start_us: opening_us(zone, first, 0),
            end_us: opening_us(zone, last, DAY_MINUTES),
            open: Vec::new(),
        };
        let mut passed = 0;
        for day in first.iter_days().take_while(|day| *day <= last) {
            for (from, to) in on(day) {
                let (from, to) = (opening_us(zone, day, *from), closing_us(zone, day, *to));
                // Hours that the clock on the wall jumps over are no hours.
                if from < to {
                    clock.open.push((from, to, passed));
                    passed += to - from;
                }
            }
        }
        clock
    }

    /// Business microseconds from one instant to a later one; none beyond the days that the clock was made for.
    #[must_use]
    pub fn between(&self, from_us: i64, to_us: i64) -> Option<i64> {
        let known = self.start_us <= from_us && from_us <= to_us && to_us <= self.end_us;
        known.then(|| self.passed(to_us) - self.passed(from_us))
    }

    /// Every opening in order: the first instant, and the first after it.
    pub(crate) fn openings(&self) -> impl Iterator<Item = (i64, i64)> {
        self.open.iter().map(|(from, to, _)| (*from, *to))
    }

    /// The instant itself if it is within business hours, else that of the next opening; none if no opening follows.
    #[must_use]
    pub fn next_opening(&self, us: i64) -> Option<i64> {
        let next = self.open.partition_point(|(_, to, _)| *to <= us);
        self.open.get(next).filter(|_| us >= self.start_us).map(|(from, ..)| us.max(*from))
    }

    /// Business microseconds before an instant.
    fn passed(&self, us: i64) -> i64 {
        let begun = self.open.partition_point(|(from, ..)| *from <= us);
        let last = begun.checked_sub(1).map(|index| self.open[index]);
        last.map_or(0, |(from, to, before)| before + us.min(to) - from)
    }
}

/// The local days from one instant to another.
pub(super) fn days_of(from_us: i64, to_us: i64, zone: Tz) -> (NaiveDate, NaiveDate) {
    (local_day(from_us, zone), local_day(to_us, zone))
}
