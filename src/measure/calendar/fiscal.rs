//! The fiscal year: twelve periods that are calendar months or whole weeks.

use crate::measure::period::{Grain, Period, digits};
use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use serde::{Deserialize, Deserializer};

/// Periods of a fiscal year, and of a quarter.
const PERIODS: u32 = 12;
const QUARTER: u32 = 3;

/// How a fiscal year is cut.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum Pattern {
    /// Into months.
    #[default]
    #[serde(rename = "months")]
    Months,
    /// Each quarter into 4, 4 and 5 weeks.
    #[serde(rename = "4-4-5")]
    FourFourFive,
    /// Each quarter into 4, 5 and 4 weeks.
    #[serde(rename = "4-5-4")]
    FourFiveFour,
    /// Each quarter into 5, 4 and 4 weeks.
    #[serde(rename = "5-4-4")]
    FiveFourFour,
}

impl Pattern {
    /// Weeks of the three periods of a quarter; none for months.
    fn weeks(self) -> Option<[u32; 3]> {
        match self {
            Self::Months => None,
            Self::FourFourFive => Some([4, 4, 5]),
            Self::FourFiveFour => Some([4, 5, 4]),
            Self::FiveFourFour => Some([5, 4, 4]),
        }
    }
}

/// Which calendar year a fiscal year is called by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NamedBy {
    /// The one in which it begins.
    Start,
    /// The one in which it ends.
    #[default]
    End,
}

/// On which of its weekdays a year of whole weeks ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WeekRule {
    /// The one nearest to the last day of the year by `fiscal_year_starts`.
    #[default]
    Nearest,
    /// The last one up to that day.
    Last,
}

/// A month and a day of every year, `04-01`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthDay {
    month: u32,
    day: u32,
}

impl Default for MonthDay {
    fn default() -> Self {
        Self { month: 1, day: 1 }
    }
}

impl<'de> Deserialize<'de> for MonthDay {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        // Every month has its first 28 days, in every year.
        let parsed = || {
            let (month, day) = text.split_once('-')?;
            let (month, day) = (digits(month, 2)?, digits(day, 2)?);
            ((1..=12).contains(&month) && (1..=28).contains(&day)).then_some(Self { month, day })
        };
        let wrong = || format!("expected month and day such as `04-01`, the day up to 28, found `{text}`");
        parsed().ok_or_else(|| serde::de::Error::custom(wrong()))
    }
}

/// Where fiscal years begin and how they are cut.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fiscal {
    pub(super) starts: MonthDay,
    pub(super) pattern: Pattern,
    pub(super) named_by: NamedBy,
    /// Last weekday of a year of whole weeks.
    pub(super) week_ends: Weekday,
    pub(super) week_rule: WeekRule,
}

impl Fiscal {
    /// The fiscal period, quarter or year that holds `day`; none for other lengths.
    pub(super) fn holding(&self, grain: Grain, day: NaiveDate) -> Option<Period> {
        // A year is called by one of the two calendar years that it touches, and whole weeks shift it by days.
        let year = (day.year() - 1..=day.year() + 1).find(|year| self.year(*year).is_some_and(|one| one.holds(day)))?;
        let parts = match grain {
            Grain::FiscalPeriod => PERIODS,
            Grain::FiscalQuarter => PERIODS / QUARTER,
            Grain::FiscalYear => 1,
            _ => return None,
        };
        (1..=parts).filter_map(|number| self.part(grain, year, number)).find(|part| part.holds(day))
    }

    /// A fiscal year, or its quarter or period with this number, from 1.
    pub(super) fn part(&self, grain: Grain, year: i32, number: u32) -> Option<Period> {
        let (first, last) = match grain {
            Grain::FiscalYear if number == 1 => return self.year(year),
            Grain::FiscalQuarter if (1..=PERIODS / QUARTER).contains(&number) => {
                ((number - 1) * QUARTER, number * QUARTER)
            }
            Grain::FiscalPeriod if (1..=PERIODS).contains(&number) => (number - 1, number),
            _ => return None,
        };
        let (start, end) = (self.boundary(year, first)?, self.boundary(year, last)?);
        Some(Period { grain, start, end, year, number })
    }

    fn year(&self, year: i32) -> Option<Period> {
        let (start, end) = (self.boundary(year, 0)?, self.boundary(year, PERIODS)?);
        Some(Period { grain: Grain::FiscalYear, start, end, year, number: 1 })
    }

    /// The day on which `periods` periods of a year are over. A 53rd week goes to the last of them.
    fn boundary(&self, year: i32, periods: u32) -> Option<NaiveDate> {
        let Some(weeks) = self.pattern.weeks() else {
            return self.nominal(year)?.checked_add_months(Months::new(periods));
        };
        if periods == PERIODS {
            return self.first_day(year.checked_add(1)?);
        }
        let passed = (0..periods).map(|period| weeks[(period % QUARTER) as usize]).sum::<u32>();
        self.first_day(year)?.checked_add_days(Days::new(u64::from(passed) * 7))
    }

    /// The first day of a year of whole weeks: the day after the weekday on which the year before ends.
    fn first_day(&self, year: i32) -> Option<NaiveDate> {
        let last = self.nominal(year)?.pred_opt()?;
        let back = u64::from(last.weekday().days_since(self.week_ends));
        let ends = match self.week_rule {
            WeekRule::Nearest if back > 3 => last.checked_add_days(Days::new(7 - back))?,
            WeekRule::Nearest | WeekRule::Last => last.checked_sub_days(Days::new(back))?,
        };
        ends.succ_opt()
    }

    /// The day on which a year would begin if years were made of months.
    fn nominal(&self, year: i32) -> Option<NaiveDate> {
        let whole = self.starts == MonthDay::default();
        let begins = if self.named_by == NamedBy::Start || whole { year } else { year.checked_sub(1)? };
        NaiveDate::from_ymd_opt(begins, self.starts.month, self.starts.day)
    }
}
