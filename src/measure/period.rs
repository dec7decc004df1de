//! Reporting periods: `2026-10`, `2026-Q3`, `2026-W39`, `2026-10-05`, as half-open ranges of local days.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use serde::Serialize;

/// Length of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Grain {
    /// One day.
    Day,
    /// An ISO week, Monday to Sunday.
    Week,
    /// A calendar month.
    Month,
    /// A calendar quarter.
    Quarter,
}

/// A reporting period: the local days from `start` up to but not including `end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// Length.
    pub grain: Grain,
    /// First day.
    pub start: NaiveDate,
    /// First day after.
    pub end: NaiveDate,
}

/// The forms that [`Period::parse`] takes, for messages and help.
pub const FORMS: &str = "`2026-10`, `2026-Q3`, `2026-W39`, `2026-10-05` or `last-month`";

impl Period {
    /// Reads a period; `today` is the local day that `last-month` is counted from.
    #[must_use]
    pub fn parse(text: &str, today: NaiveDate) -> Option<Self> {
        if text == "last-month" {
            return Some(Self::month_of(today).previous());
        }
        let (year, rest) = text.split_at_checked(4)?;
        let year: i32 = year.parse().ok()?;
        let rest = rest.strip_prefix('-')?;
        if let Some(quarter) = rest.strip_prefix('Q') {
            let quarter = number(quarter, 1)?;
            let start = NaiveDate::from_ymd_opt(year, quarter.checked_sub(1)?.checked_mul(3)? + 1, 1)?;
            return Self::starting(Grain::Quarter, start);
        }
        if let Some(week) = rest.strip_prefix('W') {
            return Self::starting(Grain::Week, NaiveDate::from_isoywd_opt(year, number(week, 2)?, Weekday::Mon)?);
        }
        match rest.split_once('-') {
            None => Self::starting(Grain::Month, NaiveDate::from_ymd_opt(year, number(rest, 2)?, 1)?),
            Some((month, day)) => {
                let start = NaiveDate::from_ymd_opt(year, number(month, 2)?, number(day, 2)?)?;
                Self::starting(Grain::Day, start)
            }
        }
    }

    /// The calendar month that holds `day`.
    #[must_use]
    pub fn month_of(day: NaiveDate) -> Self {
        let start = day.with_day(1).expect("every month has a first day");
        Self::starting(Grain::Month, start).expect("chrono's range goes far beyond any log")
    }

    /// The period just before, of the same length.
    #[must_use]
    pub fn previous(self) -> Self {
        let start = match self.grain {
            Grain::Day => self.start.checked_sub_days(Days::new(1)),
            Grain::Week => self.start.checked_sub_days(Days::new(7)),
            Grain::Month => self.start.checked_sub_months(Months::new(1)),
            Grain::Quarter => self.start.checked_sub_months(Months::new(3)),
        };
        let start = start.expect("chrono's range goes far beyond any log");
        Self { grain: self.grain, start, end: self.start }
    }

    /// The `count` periods that end with this one, oldest first.
    #[must_use]
    pub fn history(self, count: usize) -> Vec<Self> {
        let mut periods: Vec<Self> =
            std::iter::successors(Some(self), |period| Some(period.previous())).take(count).collect();
        periods.reverse();
        periods
    }

    /// Whether `day` lies in the period.
    #[must_use]
    pub fn holds(self, day: NaiveDate) -> bool {
        self.start <= day && day < self.end
    }

    /// Number of days.
    #[must_use]
    pub fn days(self) -> i64 {
        (self.end - self.start).num_days()
    }

    /// The id that [`Period::parse`] reads back.
    #[must_use]
    pub fn id(self) -> String {
        match self.grain {
            Grain::Day => self.start.format("%Y-%m-%d").to_string(),
            Grain::Week => self.start.format("%G-W%V").to_string(),
            Grain::Month => self.start.format("%Y-%m").to_string(),
            Grain::Quarter => format!("{}-Q{}", self.start.year(), self.start.month0() / 3 + 1),
        }
    }

    fn starting(grain: Grain, start: NaiveDate) -> Option<Self> {
        let end = match grain {
            Grain::Day => start.checked_add_days(Days::new(1)),
            Grain::Week => start.checked_add_days(Days::new(7)),
            Grain::Month => start.checked_add_months(Months::new(1)),
            Grain::Quarter => start.checked_add_months(Months::new(3)),
        };
        Some(Self { grain, start, end: end? })
    }
}

/// A number of exactly `digits` figures.
fn number(text: &str, digits: usize) -> Option<u32> {
    (text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn check(text: &str, start: &str, end: &str) {
        let period = Period::parse(text, day("2026-11-03")).unwrap();
        assert_eq!((period.start, period.end), (day(start), day(end)), "{text}");
        if text != "last-month" {
            assert_eq!(period.id(), text);
        }
    }

    #[test]
    fn periods_are_half_open_ranges_of_local_days() {
        check("2026-10", "2026-10-01", "2026-11-01");
        check("2026-12", "2026-12-01", "2027-01-01");
        check("2026-Q4", "2026-10-01", "2027-01-01");
        check("2026-W01", "2025-12-29", "2026-01-05");
        check("2026-W39", "2026-09-21", "2026-09-28");
        check("2026-10-05", "2026-10-05", "2026-10-06");
        check("last-month", "2026-10-01", "2026-11-01");
    }

    #[test]
    fn anything_else_is_refused() {
        for text in
            ["", "2026", "2026-13", "2026-1", "2026-Q5", "2026-Q0", "2026-W60", "2026-02-30", "26-10", "October"]
        {
            assert_eq!(Period::parse(text, day("2026-11-03")), None, "{text}");
        }
    }

    #[test]
    fn history_ends_with_the_period_itself() {
        let ids: Vec<_> =
            Period::parse("2026-01", day("2026-11-03")).unwrap().history(3).iter().map(|p| p.id()).collect();
        assert_eq!(ids, ["2025-11", "2025-12", "2026-01"]);
    }
}
