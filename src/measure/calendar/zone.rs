//! From the clock on the wall to instants.

use chrono::{MappedLocalTime, NaiveDate, NaiveDateTime, TimeDelta, TimeZone};
use chrono_tz::Tz;

/// Minutes from midnight to midnight on the wall.
pub(super) const DAY_MINUTES: u32 = 24 * 60;

/// The instant, microseconds since 1970 UTC, at which the clock on the wall begins to show `minute` of `day`. An hour
/// that comes twice begins the first time; an hour that is left out begins when the clock jumps over it.
pub(super) fn opening_us(zone: Tz, day: NaiveDate, minute: u32) -> i64 {
    instant(zone, day, minute, false)
}

/// The instant at which the clock on the wall shows `minute` of `day` for the last time.
pub(super) fn closing_us(zone: Tz, day: NaiveDate, minute: u32) -> i64 {
    instant(zone, day, minute, true)
}

fn instant(zone: Tz, day: NaiveDate, minute: u32, last: bool) -> i64 {
    let wall = day.and_time(chrono::NaiveTime::MIN) + TimeDelta::minutes(i64::from(minute));
    // The longest jump of any zone leaves out a whole day.
    let shown = (0..=i64::from(DAY_MINUTES)).find_map(|later| at(zone, wall + TimeDelta::minutes(later), last));
    shown.unwrap_or_else(|| wall.and_utc().timestamp_micros())
}

fn at(zone: Tz, wall: NaiveDateTime, last: bool) -> Option<i64> {
    let instant = match zone.from_local_datetime(&wall) {
        MappedLocalTime::Single(instant) => instant,
        MappedLocalTime::Ambiguous(first, second) => {
            if last {
                second
            } else {
                first
            }
        }
        MappedLocalTime::None => return None,
    };
    Some(instant.timestamp_micros())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(day: &str, minute: u32, opening: &str, closing: &str) {
        let day = day.parse().unwrap();
        let utc = |text: &str| text.parse::<chrono::DateTime<chrono::Utc>>().unwrap().timestamp_micros();
        assert_eq!(opening_us(chrono_tz::Europe::London, day, minute), utc(opening));
        assert_eq!(closing_us(chrono_tz::Europe::London, day, minute), utc(closing));
    }

    #[test]
    fn the_clock_on_the_wall_may_jump_and_repeat() {
        check("2026-10-26", 9 * 60, "2026-10-26T09:00:00Z", "2026-10-26T09:00:00Z");
        check("2026-07-01", 24 * 60, "2026-07-01T23:00:00Z", "2026-07-01T23:00:00Z");
        // 01:30 comes twice on 25 October and not at all on 29 March.
        check("2026-10-25", 90, "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z");
        check("2026-03-29", 90, "2026-03-29T01:00:00Z", "2026-03-29T01:00:00Z");
    }
}
