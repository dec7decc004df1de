//! The `[calendar]` section: where the fiscal year begins, when people work, and which days are holidays. It names
//! periods and counts working days and business hours; it never asks what day it is.

mod business;
mod fiscal;
mod zone;

pub use business::{Business, Clock, Week};
pub use fiscal::{MonthDay, NamedBy, Pattern, WeekRule};

use super::period::{Grain, Period, digits};
use business::days_of;
use chrono::{Datelike, Days, NaiveDate, Weekday};
use chrono_tz::Tz;
use fiscal::Fiscal;
use serde::Deserialize;
use std::collections::BTreeSet;

/// The `[calendar]` section.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Calendar {
    /// Month and day on which the fiscal year begins.
    pub fiscal_year_starts: MonthDay,
    /// How it is cut into twelve periods.
    pub fiscal_pattern: Pattern,
    /// Which calendar year it is called by.
    pub fiscal_year_named_by: NamedBy,
    /// Last weekday of a year of whole weeks; without it, Sunday.
    pub fiscal_week_ends: Option<Weekday>,
    /// Which of these weekdays ends the year; without it, the nearest.
    pub fiscal_week_rule: Option<WeekRule>,
    /// Whether everybody works in the reporting zone, so that hours of people mean something.
    pub people_share_zone: bool,
    /// Business hours; the last that have begun count.
    pub business: Vec<Business>,
    /// Days on which nobody works.
    pub holiday: Vec<Holiday>,
}

/// A day on which nobody works.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Holiday {
    /// The day.
    pub day: NaiveDate,
    /// What is celebrated.
    pub name: Option<String>,
}

/// The instant at which a local day begins, microseconds since 1970 UTC.
#[must_use]
pub fn day_begins_us(day: NaiveDate, zone: Tz) -> i64 {
    zone::opening_us(zone, day, 0)
}

/// How far ahead the next opening is looked for, in days: no holiday is longer.
const AHEAD: u64 = 60;

impl Calendar {
    /// Reads a period; `today` is the local day that `last-month` is counted from.
    #[must_use]
    pub fn parse(&self, text: &str, today: NaiveDate) -> Option<Period> {
        if let Some(word) = text.strip_prefix("last-fiscal-") {
            let grain = match word {
                "period" => Grain::FiscalPeriod,
                "quarter" => Grain::FiscalQuarter,
                "year" => Grain::FiscalYear,
                _ => return None,
            };
            return self.fiscal().holding(grain, today).map(|current| self.previous(current));
        }
        let Some(fiscal) = text.strip_prefix("FY") else {
            return Period::parse(text, today);
        };
        let (year, rest) = fiscal.split_at_checked(4)?;
        let year = digits(year, 4)?.try_into().ok()?;
        if rest.is_empty() {
            return self.fiscal().part(Grain::FiscalYear, year, 1);
        }
        match rest.strip_prefix("-P") {
            Some(number) => self.fiscal().part(Grain::FiscalPeriod, year, digits(number, 2)?),
            None => self.fiscal().part(Grain::FiscalQuarter, year, digits(rest.strip_prefix("-Q")?, 1)?),
        }
    }

    /// The period of this length that holds `day`.
    #[must_use]
    pub fn holding(&self, grain: Grain, day: NaiveDate) -> Period {
        let period = Period::holding(grain, day).or_else(|| self.fiscal().holding(grain, day));
        period.expect("chrono's range goes far beyond any log")
    }

    /// The period just before, of the same length.
    #[must_use]
    pub fn previous(&self, period: Period) -> Period {
        self.holding(period.grain, period.start.pred_opt().unwrap_or(period.start))
    }

    /// The `count` periods that end with this one, oldest first.
    #[must_use]
    pub fn history(&self, period: Period, count: usize) -> Vec<Period> {
        let before = std::iter::successors(Some(period), |period| Some(self.previous(*period)));
        let mut periods: Vec<Period> = before.take(count).collect();
        periods.reverse();
        periods
    }

    /// Whether people work on a day: one with business hours that is no holiday. As long as the calendar names no hours,
    /// Monday to Friday.
    #[must_use]
    pub fn is_working(&self, day: NaiveDate) -> bool {
        let weekday = || day.weekday().num_days_from_monday() < 5;
        let hours = self.week(day).map_or_else(weekday, |week| !week.on(day).is_empty());
        hours && !self.is_holiday(day)
    }

    /// Number of working days in a period.
    #[must_use]
    pub fn working_days(&self, period: Period) -> i64 {
        let days = period.start.iter_days().take_while(|day| *day < period.end);
        days.filter(|day| self.is_working(*day)).count() as i64
    }

    /// Whether any minute of an hour of the clock on the wall, 0 to 23, is within business hours; none where the calendar
    /// names no hours.
    #[must_use]
    pub fn is_open(&self, day: NaiveDate, hour: u32) -> Option<bool> {
        self.week(day)?;
        Some(self.hours(day).iter().any(|(from, to)| *from < (hour + 1) * 60 && hour * 60 < *to))
    }

    /// Business microseconds between two instants, microseconds since 1970 UTC; none where the calendar names no hours,
    /// and where the second lies before the first. Business hours are those of the clock on the wall of `zone`, so that a
    /// day on which the clock changes has as many as any other.
    #[must_use]
    pub fn business_us(&self, from_us: i64, to_us: i64, zone: Tz) -> Option<i64> {
        let (first, last) = days_of(from_us, to_us, zone);
        self.clock(zone, first, last)?.between(from_us, to_us)
    }

    /// The instant itself if it lies within business hours, else that of the next opening; none where the calendar names
    /// no hours or no opening follows within sixty days.
    #[must_use]
    pub fn next_opening_us(&self, us: i64, zone: Tz) -> Option<i64> {
        let (first, _) = days_of(us, us, zone);
        self.clock(zone, first, first.checked_add_days(Days::new(AHEAD))?)?.next_opening(us)
    }

    /// Business time from the first to the last day, laid out once for many questions; none if the calendar names no
    /// hours for the first day.
    #[must_use]
    pub fn clock(&self, zone: Tz, first: NaiveDate, last: NaiveDate) -> Option<Clock> {
        self.week(first)?;
        Some(Clock::new(zone, first, last, |day| self.hours(day)))
    }

    /// Everything that is wrong with the section, one sentence each.
    #[must_use]
    pub fn check(&self) -> Vec<String> {
        let mut problems = Vec::new();
        if self.fiscal_pattern == Pattern::Months {
            let keys = [
                ("fiscal_week_ends", self.fiscal_week_ends.is_some()),
                ("fiscal_week_rule", self.fiscal_week_rule.is_some()),
            ];
            let set = keys.iter().filter(|(_, set)| *set);
            problems.extend(
                set.map(|(key, _)| format!("`calendar.{key}`: means nothing beside the `fiscal_pattern` of months")),
            );
        }
        let mut begun = BTreeSet::new();
        for business in &self.business {
            if !begun.insert(business.valid_from) {
                problems.push(format!("`calendar.business`: two begin on {}", business.valid_from));
            }
            if business.hours.is_empty() {
                problems.push(format!("`calendar.business.hours`: no weekday has hours from {}", business.valid_from));
            }
        }
        let mut days = BTreeSet::new();
        let twice = self.holiday.iter().filter(|holiday| !days.insert(holiday.day));
        problems.extend(twice.map(|holiday| format!("`calendar.holiday`: {} is given twice", holiday.day)));
        if self.people_share_zone && self.business.is_empty() {
            problems.push("`calendar.people_share_zone`: needs the hours of a `[[calendar.business]]`".to_owned());
        }
        problems
    }

    fn fiscal(&self) -> Fiscal {
        Fiscal {
            starts: self.fiscal_year_starts,
            pattern: self.fiscal_pattern,
            named_by: self.fiscal_year_named_by,
            week_ends: self.fiscal_week_ends.unwrap_or(Weekday::Sun),
            week_rule: self.fiscal_week_rule.unwrap_or_default(),
        }
    }

    /// The business week in force on a day.
    fn week(&self, day: NaiveDate) -> Option<&Week> {
        let begun = self.business.iter().filter(|business| business.valid_from <= day);
        begun.max_by_key(|business| business.valid_from).map(|business| &business.hours)
    }

    /// Opening minutes of a day.
    fn hours(&self, day: NaiveDate) -> &[(u32, u32)] {
        if self.is_holiday(day) { &[] } else { self.week(day).map_or(&[], |week| week.on(day)) }
    }

    /// Whether nobody works on a day although the weekday may be a working day.
    #[must_use]
    pub fn is_holiday(&self, day: NaiveDate) -> bool {
        self.holiday.iter().any(|holiday| holiday.day == day)
    }
}

#[cfg(test)]
mod tests;
