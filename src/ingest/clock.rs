//! Local day and hour of an instant in the reporting zone, remembered per quarter of an hour: no zone has ever changed
//! its offset within one.

use chrono::{DateTime, Offset, TimeZone};
use chrono_tz::Tz;

const QUARTER_US: i64 = 15 * 60 * 1_000_000;
const HOUR_US: i64 = 3_600 * 1_000_000;
pub(super) const DAY_US: i64 = 24 * HOUR_US;

/// The reporting zone, with the last look-up.
pub(super) struct LocalClock {
    zone: Tz,
    quarter: i64,
    offset_us: i64,
}

impl LocalClock {
    pub(super) fn new(zone: Tz) -> Self {
        Self { zone, quarter: i64::MIN, offset_us: 0 }
    }

    /// Local day (days since 1970-01-01) and hour (0 to 23).
    pub(super) fn at(&mut self, ts_us: i64) -> (i32, i64) {
        let quarter = ts_us.div_euclid(QUARTER_US);
        if quarter != self.quarter {
            let instant = DateTime::from_timestamp_micros(quarter * QUARTER_US).unwrap_or_default();
            let offset = self.zone.offset_from_utc_datetime(&instant.naive_utc()).fix();
            self.offset_us = i64::from(offset.local_minus_utc()) * 1_000_000;
            self.quarter = quarter;
        }
        let local = ts_us + self.offset_us;
        (local.div_euclid(DAY_US) as i32, local.rem_euclid(DAY_US) / HOUR_US)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(clock: &mut LocalClock, text: &str) -> (String, i64) {
        let instant: DateTime<chrono::Utc> = text.parse().unwrap();
        let (day, hour) = clock.at(instant.timestamp_micros());
        let day = chrono::NaiveDate::default() + chrono::Days::new(day as u64);
        (day.to_string(), hour)
    }

    #[test]
    fn days_follow_the_zone_over_a_change_of_clocks() {
        let mut clock = LocalClock::new(Tz::Europe__London);
        assert_eq!(at(&mut clock, "2026-03-29T00:59:59Z"), ("2026-03-29".to_owned(), 0));
        assert_eq!(at(&mut clock, "2026-03-29T01:00:00Z"), ("2026-03-29".to_owned(), 2));
        assert_eq!(at(&mut clock, "2026-06-30T23:30:00Z"), ("2026-07-01".to_owned(), 0));
        assert_eq!(at(&mut clock, "2026-10-25T00:59:59Z"), ("2026-10-25".to_owned(), 1));
        assert_eq!(at(&mut clock, "2026-10-25T01:00:00Z"), ("2026-10-25".to_owned(), 1));
        let mut clock = LocalClock::new(Tz::Asia__Kathmandu);
        assert_eq!(at(&mut clock, "2026-01-01T18:14:59Z"), ("2026-01-01".to_owned(), 23));
        assert_eq!(at(&mut clock, "2026-01-01T18:15:00Z"), ("2026-01-02".to_owned(), 0));
    }
}
