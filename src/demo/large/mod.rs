//! A large organisation, straight as rows of the lake: what `measure` and the rollup are timed on. 150 projects of 30
//! teams, 4,000 people, six kinds of task and eight models; the number of calls and of days is the caller's.
//!
//! Every call is a function of the seed, its day and its number, so that reviews and cases name calls without any being
//! kept. Days are those of UTC: the reporting zone of this organisation.

mod calls;
mod oversight;
mod rows;

use super::dice::Dice;
use crate::event::table::Table;
use arrow::record_batch::RecordBatch;
use chrono::{Datelike, Days, NaiveDate, Weekday};

/// Rows of one file of events: about what a delivery of some minutes holds.
const FILE_ROWS: u64 = 1 << 18;

const DAY_US: i64 = 86_400_000_000;

/// Rows of one day for one file of a table.
pub type DayRows = (&'static Table, RecordBatch);

/// The organisation over some days.
#[derive(Clone, Debug)]
pub struct Organisation {
    seed: u64,
    /// The days, oldest first, each with its number of calls.
    days: Vec<(NaiveDate, u64)>,
}

impl Organisation {
    /// `days` days up to `last` with `calls` calls in all: few at weekends, and a third more at the end than at the
    /// beginning.
    #[must_use]
    pub fn new(seed: u64, calls: u64, days: u64, last: NaiveDate) -> Self {
        let first = last - Days::new(days.saturating_sub(1));
        let dates: Vec<NaiveDate> = first.iter_days().take_while(|day| *day <= last).collect();
        let weight = |(index, day): (usize, &NaiveDate)| {
            let busy = if is_working(*day) { 100 } else { 8 };
            busy * (300 + 100 * index as u64 / days.max(1))
        };
        let weights: Vec<u64> = dates.iter().enumerate().map(weight).collect();
        let all: u64 = weights.iter().sum();
        // Rounding is made good by the next day, so that the numbers add up.
        let (mut before, mut given) = (0, 0);
        let mut counted = Vec::with_capacity(dates.len());
        for (day, weight) in dates.into_iter().zip(weights) {
            before += weight;
            let until = (u128::from(calls) * u128::from(before) / u128::from(all.max(1))) as u64;
            counted.push((day, until - given));
            given = until;
        }
        Self { seed, days: counted }
    }

    /// The days, oldest first.
    pub fn days(&self) -> impl Iterator<Item = NaiveDate> + '_ {
        self.days.iter().map(|(day, _)| *day)
    }

    /// The rows of a day, file by file, each in the order of its table. `run_id` is their lineage.
    pub fn rows(&self, day: NaiveDate, run_id: &str) -> impl Iterator<Item = DayRows> {
        let day = Day { seed: self.seed, date: day, calls: self.calls(day), people: self.people(day) };
        let run = run_id.to_owned();
        let files = 0..day.calls.div_ceil(FILE_ROWS);
        let calls = files.map(move |file| {
            let numbers = file * FILE_ROWS..day.calls.min((file + 1) * FILE_ROWS);
            numbers.map(|number| calls::call(&day, number)).collect::<Vec<_>>()
        });
        let activities = std::iter::once_with(move || calls::activities(&day));
        let events = calls.chain(activities).filter(|events| !events.is_empty()).zip(0..);
        let events = events.flat_map(move |(events, file)| rows::events(&day, events, file, &run));
        let run = run_id.to_owned();
        let oversight = std::iter::once_with(move || oversight::rows(&day, &run)).flatten();
        events.chain(oversight)
    }

    fn calls(&self, day: NaiveDate) -> u64 {
        self.days.iter().find(|(date, _)| *date == day).map_or(0, |(_, calls)| *calls)
    }

    /// People in service: a quarter of them joined one by one.
    fn people(&self, day: NaiveDate) -> u64 {
        let index = self.days().position(|date| date == day).unwrap_or_default() as u64;
        calls::PEOPLE * 3 / 4 + calls::PEOPLE * (index + 1) / (4 * self.days.len().max(1) as u64)
    }
}

/// The configuration that the lake `lake` is measured with.
#[must_use]
pub fn configuration() -> &'static str {
    include_str!("auditpack.toml")
}

/// One day of the organisation.
#[derive(Clone, Copy)]
struct Day {
    seed: u64,
    date: NaiveDate,
    calls: u64,
    people: u64,
}

impl Day {
    /// The chance of one thing of the day.
    fn dice(&self, stream: u64, number: u64) -> Dice {
        Dice::new(self.seed ^ mixed(self.number() << 8 | stream), number)
    }

    /// Days since 1970.
    fn number(&self) -> u64 {
        u64::from(self.date.to_epoch_days().unsigned_abs())
    }

    /// Its first instant, microseconds since 1970 UTC.
    fn begins_us(&self) -> i64 {
        i64::from(self.date.to_epoch_days()) * DAY_US
    }
}

fn is_working(day: NaiveDate) -> bool {
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

/// Another number for every number, with no two alike: the finish of `SplitMix64`.
fn mixed(number: u64) -> u64 {
    let mut mixed = number.wrapping_add(0x9E37_79B9_7F4A_7C15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::tables::EVENT;

    #[test]
    fn the_calls_of_all_days_add_up_and_no_file_is_empty() {
        let last = NaiveDate::from_ymd_opt(2026, 10, 31).unwrap();
        let organisation = Organisation::new(7, 1_000_003, 31, last);
        assert_eq!(organisation.days.iter().map(|(_, calls)| calls).sum::<u64>(), 1_000_003);
        let day = NaiveDate::from_ymd_opt(2026, 10, 7).unwrap();
        let rows: Vec<DayRows> = organisation.rows(day, "run-1").collect();
        assert!(rows.iter().all(|(_, batch)| batch.num_rows() > 0));
        let events: usize = rows.iter().filter(|(table, _)| *table == &EVENT).map(|(_, batch)| batch.num_rows()).sum();
        assert!(events as u64 > organisation.calls(day));
        let again: Vec<DayRows> = organisation.rows(day, "run-1").collect();
        assert!(rows.iter().zip(&again).all(|((_, one), (_, other))| one == other));
    }
}
