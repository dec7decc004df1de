//! When the organisation works: London time, weekdays, bank holidays, and how busy an hour is.

use super::dice::Dice;
use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, TimeDelta, TimeZone, Timelike, Utc, Weekday};
use chrono_tz::Europe::London;

/// Microseconds of a second, a minute, an hour and a day.
pub(super) const SECOND: i64 = 1_000_000;
pub(super) const MINUTE: i64 = 60 * SECOND;
pub(super) const HOUR: i64 = 60 * MINUTE;
pub(super) const DAY: i64 = 24 * HOUR;

/// A day as year, month, day.
type Date = (i32, u32, u32);

/// Days on which the offices of England are closed, beside weekends.
pub(super) const HOLIDAYS: &[(Date, &str)] = &[
    ((2025, 12, 25), "Christmas Day"),
    ((2025, 12, 26), "Boxing Day"),
    ((2026, 1, 1), "New Year's Day"),
    ((2026, 4, 3), "Good Friday"),
    ((2026, 4, 6), "Easter Monday"),
    ((2026, 5, 4), "Early May bank holiday"),
    ((2026, 5, 25), "Spring bank holiday"),
    ((2026, 8, 31), "Summer bank holiday"),
];

/// How busy each local hour of a working day is, from 07:00.
const HOURS: &[(u64, i64)] = &[
    (2, 7),
    (7, 8),
    (13, 9),
    (14, 10),
    (12, 11),
    (7, 12),
    (9, 13),
    (13, 14),
    (12, 15),
    (9, 16),
    (5, 17),
    (2, 18),
    (1, 19),
];

/// A calendar day.
pub(super) fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("the dates of the story exist")
}

/// The days of the story: thirteen months and the first days of the fourteenth.
pub(super) fn days() -> impl Iterator<Item = NaiveDate> {
    first_day().iter_days().take_while(|&day| day <= last_day())
}

/// The first day of the story.
pub(super) fn first_day() -> NaiveDate {
    day(2025, 10, 1)
}

/// The last day of the story: the exports were taken in its evening.
pub(super) fn last_day() -> NaiveDate {
    day(2026, 11, 4)
}

/// The instant at which the exports were taken. Nothing later is known to them.
pub(super) fn exported_us() -> i64 {
    local_instant(last_day(), 18 * 3600)
}

/// Whether people work on this day.
pub(super) fn is_working(day: NaiveDate) -> bool {
    let date = (day.year(), day.month(), day.day());
    let holiday = HOLIDAYS.iter().any(|(holiday, _)| *holiday == date);
    !holiday && !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

/// How much of a full working day's traffic this day carries, in per mille; `idle` of a day without work.
pub(super) fn activity_per_mille(day: NaiveDate, idle: i64) -> i64 {
    if !is_working(day) {
        return idle;
    }
    // The weeks around Christmas are half asleep.
    if day.month() == 12 && day.day() > 12 {
        return 480;
    }
    match day.weekday() {
        Weekday::Tue | Weekday::Wed => 1080,
        Weekday::Fri => 850,
        _ => 1000,
    }
}

/// A random instant of `day` within office hours, in microseconds.
pub(super) fn office_instant(day: NaiveDate, dice: &mut Dice) -> i64 {
    let hour = *dice.pick_weighted(HOURS);
    local_instant(day, hour * 3600 + dice.between(0, 3599)) + dice.between(0, 999_999)
}

/// The instant of a second of a London day. A second that the clocks skip in March lies one hour later; of the two
/// that October has, it is the first.
pub(super) fn local_instant(day: NaiveDate, second: i64) -> i64 {
    let local = day.and_hms_opt(0, 0, 0).expect("every day has a midnight") + TimeDelta::seconds(second);
    let instant = London.from_local_datetime(&local).earliest();
    let instant = instant.or_else(|| London.from_local_datetime(&(local + TimeDelta::hours(1))).earliest());
    instant.expect("London's clocks skip one hour at most").timestamp_micros()
}

/// The London clock at an instant.
pub(super) fn local(us: i64) -> NaiveDateTime {
    utc(us).with_timezone(&London).naive_local()
}

/// `us` itself if people work then, else some minute of the next working day's morning.
pub(super) fn in_office_hours(us: i64, dice: &mut Dice) -> i64 {
    let local = local(us);
    if is_working(local.date()) && (8..19).contains(&local.hour()) { us } else { next_morning(us, dice) }
}

/// Some second of the next working day's morning.
pub(super) fn next_morning(us: i64, dice: &mut Dice) -> i64 {
    let mut day = local(us).date() + Days::new(1);
    while !is_working(day) {
        day = day + Days::new(1);
    }
    local_instant(day, dice.between(8 * 3600 + 1800, 11 * 3600))
}

/// RFC 3339 in UTC with microseconds.
pub(super) fn iso_micros(us: i64) -> String {
    utc(us).format("%Y-%m-%dT%H:%M:%S%.6fZ").to_string()
}

/// RFC 3339 in UTC with milliseconds.
pub(super) fn iso_millis(us: i64) -> String {
    utc(us).format("%Y-%m-%dT%H:%M:%S%.3fZ").to_string()
}

/// RFC 3339 in UTC with whole seconds.
pub(super) fn iso_seconds(us: i64) -> String {
    utc(us).format("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// What a database dump prints: UTC, and nothing says so.
pub(super) fn database_millis(us: i64) -> String {
    utc(us).format("%Y-%m-%d %H:%M:%S%.3f").to_string()
}

/// The UTC month of an instant, as `2026-10`.
pub(super) fn month(us: i64) -> String {
    utc(us).format("%Y-%m").to_string()
}

/// Every month of the story, as `2026-10`.
pub(super) fn months() -> Vec<String> {
    let mut months: Vec<String> = days().map(|day| day.format("%Y-%m").to_string()).collect();
    months.dedup();
    months
}

fn utc(us: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_micros(us).expect("the story lies within chrono's range")
}
