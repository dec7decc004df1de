//! Reporting periods: `2026-10`, `2026-Q3`, `2026-W39`, `2026-10-05`, `2026`, `FY2027-P03`, as half-open ranges of local
//! days. What only the organisation knows, where its fiscal year begins, stands in the [calendar](super::calendar).

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use serde::Serialize;

/// Length of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
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
    /// A calendar year.
    Year,
    /// One of the twelve periods of a fiscal year.
    FiscalPeriod,
    /// Three fiscal periods.
    FiscalQuarter,
    /// A fiscal year.
    FiscalYear,
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
    /// The year that its id names: of the calendar, of the ISO week or fiscal.
    pub year: i32,
    /// Its place in that year, from 1: day, week, month, quarter or fiscal period; 1 for a whole year.
    pub number: u32,
}

/// The forms in which a period is written, for messages and help.
pub const FORMS: &str = "`2026-10`, `2026-Q3`, `2026-W39`, `2026-10-05`, `2026`, `FY2027`, `FY2027-Q1`, `FY2027-P03` or \
                         `last-month` (also day, week, quarter, year, fiscal-period, fiscal-quarter, fiscal-year)";

impl Period {
    /// Reads a period that needs no fiscal calendar; `today` is the local day that `last-month` is counted from.
    #[must_use]
    pub fn parse(text: &str, today: NaiveDate) -> Option<Self> {
        if let Some(grain) = text.strip_prefix("last-").and_then(calendar_grain) {
            let current = Self::holding(grain, today)?;
            return Self::holding(grain, current.start.pred_opt()?);
        }
        let (year, rest) = text.split_at_checked(4)?;
        let year: i32 = digits(year, 4)?.try_into().ok()?;
        let day = NaiveDate::from_ymd_opt;
        let Some(rest) = rest.strip_prefix('-') else {
            return rest.is_empty().then(|| Self::holding(Grain::Year, day(year, 1, 1)?))?;
        };
        if let Some(quarter) = rest.strip_prefix('Q') {
            let month = digits(quarter, 1)?.checked_sub(1)? * 3 + 1;
            return Self::holding(Grain::Quarter, day(year, month, 1)?);
        }
        if let Some(week) = rest.strip_prefix('W') {
            return Self::holding(Grain::Week, NaiveDate::from_isoywd_opt(year, digits(week, 2)?, Weekday::Mon)?);
        }
        match rest.split_once('-') {
            None => Self::holding(Grain::Month, day(year, digits(rest, 2)?, 1)?),
            Some((month, date)) => Self::holding(Grain::Day, day(year, digits(month, 2)?, digits(date, 2)?)?),
        }
    }

    /// The calendar month that holds `day`.
    #[must_use]
    pub fn month_of(day: NaiveDate) -> Self {
        Self::holding(Grain::Month, day).expect("chrono's range goes far beyond any log")
    }

    /// The period of this length that holds `day`; none for a fiscal length, which the calendar alone knows.
    pub(super) fn holding(grain: Grain, day: NaiveDate) -> Option<Self> {
        let first = |month| NaiveDate::from_ymd_opt(day.year(), month, 1);
        let quarter = day.month0() / 3;
        let (start, year, number) = match grain {
            Grain::Day => (day, day.year(), day.ordinal()),
            Grain::Week => {
                let week = day.iso_week();
                let monday = NaiveDate::from_isoywd_opt(week.year(), week.week(), Weekday::Mon)?;
                (monday, week.year(), week.week())
            }
            Grain::Month => (first(day.month())?, day.year(), day.month()),
            Grain::Quarter => (first(quarter * 3 + 1)?, day.year(), quarter + 1),
            Grain::Year => (first(1)?, day.year(), 1),
            Grain::FiscalPeriod | Grain::FiscalQuarter | Grain::FiscalYear => return None,
        };
        let end = match grain {
            Grain::Day => start.checked_add_days(Days::new(1)),
            Grain::Week => start.checked_add_days(Days::new(7)),
            Grain::Month => start.checked_add_months(Months::new(1)),
            Grain::Quarter => start.checked_add_months(Months::new(3)),
            _ => start.checked_add_months(Months::new(12)),
        };
        Some(Self { grain, start, end: end?, year, number })
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

    /// Its last day.
    #[must_use]
    pub fn last_day(self) -> NaiveDate {
        self.end.pred_opt().unwrap_or(self.start)
    }

    /// The id, which reads back as the same period.
    #[must_use]
    pub fn id(self) -> String {
        let Self { year, number, .. } = self;
        match self.grain {
            Grain::Day => self.start.format("%Y-%m-%d").to_string(),
            Grain::Week => format!("{year:04}-W{number:02}"),
            Grain::Month => format!("{year:04}-{number:02}"),
            Grain::Quarter => format!("{year:04}-Q{number}"),
            Grain::Year => format!("{year:04}"),
            Grain::FiscalPeriod => format!("FY{year:04}-P{number:02}"),
            Grain::FiscalQuarter => format!("FY{year:04}-Q{number}"),
            Grain::FiscalYear => format!("FY{year:04}"),
        }
    }
}

/// The word after `last-` for a length that needs no fiscal calendar.
fn calendar_grain(word: &str) -> Option<Grain> {
    Some(match word {
        "day" => Grain::Day,
        "week" => Grain::Week,
        "month" => Grain::Month,
        "quarter" => Grain::Quarter,
        "year" => Grain::Year,
        _ => return None,
    })
}

/// A number of exactly `count` figures.
pub(super) fn digits(text: &str, count: usize) -> Option<u32> {
    (text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
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
        assert!(period.holds(period.last_day()) && !period.holds(period.end));
        if !text.starts_with("last") {
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
        check("2026", "2026-01-01", "2027-01-01");
        check("last-day", "2026-11-02", "2026-11-03");
        check("last-week", "2026-10-26", "2026-11-02");
        check("last-month", "2026-10-01", "2026-11-01");
        check("last-quarter", "2026-07-01", "2026-10-01");
        check("last-year", "2025-01-01", "2026-01-01");
    }

    #[test]
    fn anything_else_is_refused() {
        for text in [
            "",
            "26",
            "20261",
            "2026-",
            "2026-13",
            "2026-1",
            "2026-Q5",
            "2026-Q0",
            "2026-W60",
            "2026-02-30",
            "26-10",
            "+026",
            "October",
            "last",
            "last-fortnight",
            "FY2027",
            "last-fiscal-year",
        ] {
            assert_eq!(Period::parse(text, day("2026-11-03")), None, "{text}");
        }
    }
}
