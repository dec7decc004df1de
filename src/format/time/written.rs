//! Times that people or their locales wrote: a date in figures or with a month's name, a clock of 24 or of twelve hours.

use super::{DAY, SECOND, days, micros, time_of_day, to_utc};
use crate::event::row::Micros;
use crate::format::DateOrder;
use chrono_tz::Tz;

/// English names of the months; exports write the first three letters or all.
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// A written date and time. With an order, a date in figures must end with its year; without one, begin with it. A
/// month's name leaves nothing open either way.
pub(super) fn read(text: &str, zone: Tz, order: Option<DateOrder>) -> Option<Micros> {
    let (date, rest) = split_date(text);
    let parts = parts(date)?;
    let (year, month, day) = named(parts).or_else(|| in_figures(parts, order))?;
    let date = days(year, month, day)? * DAY;
    let (clock, offset) = split_offset(rest)?;
    let local = date + clock_micros(clock)?;
    match offset {
        Some(seconds) => Some(local - seconds * SECOND),
        None => to_utc(local, zone),
    }
}

/// The first two figures of a date that ends with its year.
pub(super) fn year_last(text: &str) -> Option<(i64, i64)> {
    let (date, _) = split_date(text);
    let [first, second, last] = parts(date)?;
    year(last)?;
    if first.len() <= 2 { Some((number(first)?, number(second)?)) } else { None }
}

/// The date and what follows it. A `T` inside a month's name divides nothing.
fn split_date(text: &str) -> (&str, &str) {
    let mut before = ' ';
    let divides = |character: char| {
        let found = matches!(character, ' ' | ',') || (character == 'T' && before.is_ascii_digit());
        before = character;
        found
    };
    let end = text.find(divides).unwrap_or(text.len());
    (&text[..end], text[end..].trim_start_matches(['T', ' ', ',']))
}

/// The three parts of a date: figures or letters.
fn parts(date: &str) -> Option<[&str; 3]> {
    let mut parts = date.split(['-', '/', '.']);
    let found = [parts.next()?, parts.next()?, parts.next()?];
    parts.next().is_none().then_some(found)
}

/// Year, month and day of a date with a month's name in the middle.
fn named([first, second, third]: [&str; 3]) -> Option<(i64, i64, i64)> {
    let month = month(second)?;
    let (last, day) = if first.len() == 4 { (first, third) } else { (third, first) };
    Some((year(last)?, month, number(day)?))
}

/// Year, month and day of a date in figures.
fn in_figures([first, second, third]: [&str; 3], order: Option<DateOrder>) -> Option<(i64, i64, i64)> {
    match order {
        None if first.len() == 4 => Some((number(first)?, number(second)?, number(third)?)),
        Some(_) if first.len() > 2 => None,
        Some(DateOrder::Dmy) => Some((year(third)?, number(second)?, number(first)?)),
        Some(DateOrder::Mdy) => Some((year(third)?, number(first)?, number(second)?)),
        None => None,
    }
}

/// A year of four digits, or of two in this century.
fn year(text: &str) -> Option<i64> {
    match text.len() {
        4 => number(text),
        2 => Some(2000 + number(text)?),
        _ => None,
    }
}

/// The number of a month by its name or the first three letters of it; `Sept` is written as well.
fn month(text: &str) -> Option<i64> {
    let text = text.to_ascii_lowercase();
    let place =
        MONTHS.iter().position(|name| text == *name || text == name[..3] || (text == "sept" && name[..3] == *"sep"));
    i64::try_from(place? + 1).ok()
}

/// One to four digits.
fn number(text: &str) -> Option<i64> {
    let figure = (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if figure { text.parse().ok() } else { None }
}

/// The time of day and the offset from UTC in seconds, if there is one.
fn split_offset(text: &str) -> Option<(&str, Option<i64>)> {
    let Some(at) = text.find(['Z', 'z', '+', '-', 'U']) else { return Some((text.trim_end(), None)) };
    let (clock, zone) = (text[..at].trim_end(), &text[at..]);
    let sign = match zone.as_bytes()[0] {
        b'+' => 1,
        b'-' => -1,
        _ if zone.eq_ignore_ascii_case("z") || zone == "UTC" => return Some((clock, Some(0))),
        _ => return None,
    };
    let digits: String = zone[1..].chars().filter(|character| *character != ':').collect();
    let value: i64 = digits.parse().ok().filter(|_| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
    let (hours, minutes) = match digits.len() {
        2 => (value, 0),
        4 => (value / 100, value % 100),
        _ => return None,
    };
    (hours < 24 && minutes < 60).then_some((clock, Some(sign * (hours * 60 + minutes) * 60)))
}

/// `HH:MM[:SS[.fraction]]`, with `AM` or `PM` on a clock of twelve hours; nothing is midnight.
fn clock_micros(text: &str) -> Option<i64> {
    if text.is_empty() {
        return Some(0);
    }
    let (text, half) = split_half(text);
    let (clock, fraction) = text.split_once(['.', ',']).map_or((text, None), |(clock, rest)| (clock, Some(rest)));
    let mut parts = clock.split(':').map(|part| if part.len() <= 2 { number(part) } else { None });
    let hour = parts.next()??;
    let hour = match half {
        None => hour,
        // Twelve stands where zero should: 12 AM is midnight, 12 PM is noon.
        Some(hours) if (1..=12).contains(&hour) => hour % 12 + hours,
        Some(_) => return None,
    };
    let minute = parts.next()??;
    let second = parts.next().unwrap_or(Some(0))?;
    let fraction = fraction.map_or(Some(0), |digits| micros(digits.as_bytes()))?;
    parts.next().is_none().then(|| Some(time_of_day((hour, minute, second))? + fraction))?
}

/// A clock without its `AM` or `PM`, and the hours that this adds.
fn split_half(text: &str) -> (&str, Option<i64>) {
    let Some((clock, end)) = text.len().checked_sub(2).and_then(|at| text.split_at_checked(at)) else {
        return (text, None);
    };
    let half = [("am", 0), ("pm", 12)].into_iter().find(|(word, _)| end.eq_ignore_ascii_case(word));
    half.map_or((text, None), |(_, hours)| (clock.trim_end(), Some(hours)))
}
