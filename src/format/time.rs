//! Times as exports write them, to microseconds since 1970 UTC.
//!
//! A time without an offset is local to the source's zone. A local time that the zone had twice means the earlier one; one
//! that it skipped is read with the offset before the gap, which shifts it forward.

mod written;

use super::{DateOrder, FormatError};
use crate::event::row::Micros;
use chrono::{Duration, LocalResult, NaiveDate, NaiveDateTime, Offset, TimeZone};
use chrono_tz::Tz;

const SECOND: i64 = 1_000_000;
const DAY: i64 = 86_400 * SECOND;

/// Reads a time whose date cannot be misread: the year first (`2026-09-03T14:22:07.418Z`, `2026/09/03 14:22`, with `Z`, an
/// offset or nothing), the month by its name (`14/Jul/25 3:42 PM`), or seconds, milliseconds, microseconds or nanoseconds
/// since 1970.
pub(super) fn instant(text: &str, zone: Tz) -> Option<Micros> {
    if let Some(micros) = utc(text.as_bytes()) {
        return Some(micros);
    }
    let text = text.trim();
    epoch(text).or_else(|| written::read(text, zone, None))
}

/// Reads a time whose date may be in figures with the year last, in this order. Everything that [`instant`] reads is
/// read as well.
pub(super) fn ordered(text: &str, zone: Tz, order: DateOrder) -> Option<Micros> {
    let text = text.trim();
    written::read(text, zone, Some(order)).or_else(|| instant(text, zone))
}

/// Decides day-month or month-day from the dates of a file, one by one: one day above 12 decides it.
#[derive(Debug, Default)]
pub(super) struct Orders {
    /// The first date that can only be day-month.
    day_first: Option<String>,
    /// The first date that can only be month-day.
    month_first: Option<String>,
    /// The first date that can be read in two ways.
    open: Option<String>,
}

impl Orders {
    /// Looks at one date; a date with its year first says nothing.
    pub(super) fn look(&mut self, text: &str) {
        let Some((first, second)) = written::year_last(text.trim()) else { return };
        let kept = match (first > 12, second > 12) {
            (true, false) => &mut self.day_first,
            (false, true) => &mut self.month_first,
            _ if first != second => &mut self.open,
            _ => return,
        };
        kept.get_or_insert_with(|| text.to_owned());
    }

    /// The order, after all dates.
    ///
    /// # Errors
    /// [`FormatError::AmbiguousDates`] if nothing decides it, [`FormatError::MixedDates`] if dates contradict each other.
    pub(super) fn decide(self) -> Result<DateOrder, FormatError> {
        match (self.day_first, self.month_first, self.open) {
            (Some(day_first), Some(month_first), _) => Err(FormatError::MixedDates { day_first, month_first }),
            (None, Some(_), _) => Ok(DateOrder::Mdy),
            (None, None, Some(example)) => Err(FormatError::AmbiguousDates { example }),
            // Without any such date, or with equal figures only, either order reads the same.
            (Some(_), None, _) | (None, None, None) => Ok(DateOrder::Dmy),
        }
    }
}

/// `YYYY-MM-DDTHH:MM:SS[.fraction]Z`, the one form of the large exports, without any detour.
fn utc(text: &[u8]) -> Option<Micros> {
    let (b'Z', text) = text.split_last().map(|(last, rest)| (*last, rest))? else { return None };
    let (main, fraction) = text.split_at_checked(19)?;
    if main[4] != b'-' || main[7] != b'-' || main[10] != b'T' || main[13] != b':' || main[16] != b':' {
        return None;
    }
    let number = |from: usize, to: usize| {
        let digit = |sum: i64, byte: &u8| byte.is_ascii_digit().then(|| sum * 10 + i64::from(byte - b'0'));
        main[from..to].iter().try_fold(0, digit)
    };
    let clock = (number(11, 13)?, number(14, 16)?, number(17, 19)?);
    let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
    let micros = match fraction {
        [] => 0,
        [b'.', digits @ ..] => micros(digits)?,
        _ => return None,
    };
    Some(days(year, month, day)? * DAY + time_of_day(clock)? + micros)
}

/// Days since 1970-01-01 of a day of the Gregorian calendar.
fn days(year: i64, month: i64, day: i64) -> Option<i64> {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 28 + i64::from(leap),
        _ => return None,
    };
    if day < 1 || day > length {
        return None;
    }
    // Years are counted from March, so that the leap day is the last of its year.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * month + 2) / 5 + day - 1;
    Some(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468)
}

/// Microseconds since midnight. A leap second is the first second of the next minute.
fn time_of_day((hour, minute, second): (i64, i64, i64)) -> Option<i64> {
    (hour < 24 && minute < 60 && second <= 60).then_some(((hour * 60 + minute) * 60 + second) * SECOND)
}

/// Microseconds of the digits after a point; further digits are cut off.
fn micros(digits: &[u8]) -> Option<i64> {
    if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let digit = |place: usize| digits.get(place).map_or(0, |byte| i64::from(byte - b'0'));
    Some((0..6).fold(0, |sum, place| sum * 10 + digit(place)))
}

/// A bare number: its size tells seconds, milliseconds, microseconds and nanoseconds apart from 1973 to 5138.
fn epoch(text: &str) -> Option<Micros> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let value: i64 = whole.parse().ok().filter(|_| whole.bytes().all(|byte| byte.is_ascii_digit()))?;
    let fraction = micros(fraction.as_bytes())?;
    match value {
        100_000_000..100_000_000_000 => Some(value * SECOND + fraction),
        100_000_000_000..100_000_000_000_000 => Some(value * 1000 + fraction / 1000),
        100_000_000_000_000..100_000_000_000_000_000 => Some(value),
        100_000_000_000_000_000.. => Some(value / 1000),
        _ => None,
    }
}

/// The instant of a local time, in microseconds since 1970 on the zone's own clock.
fn to_utc(local: i64, zone: Tz) -> Option<Micros> {
    let naive = NaiveDate::from_ymd_opt(1970, 1, 1)?.and_hms_opt(0, 0, 0)? + Duration::microseconds(local);
    let offset = |naive: &NaiveDateTime| match zone.offset_from_local_datetime(naive) {
        LocalResult::Single(offset) | LocalResult::Ambiguous(offset, _) => {
            Some(i64::from(offset.fix().local_minus_utc()))
        }
        LocalResult::None => None,
    };
    let before = |hours: i64| offset(&(naive - Duration::hours(hours)));
    // No zone ever skipped more than a day.
    (0..=25).find_map(before).map(|seconds| local - seconds * SECOND)
}

#[cfg(test)]
mod tests;
