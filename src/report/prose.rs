//! Numbers, instants and names in words: what the reports say, told by a language of [`crate::words`].

use crate::measure::card::Better;
use crate::measure::measurement::Measurement;
use crate::measure::period::{Grain, Period};
use crate::measure::unit::Unit;
use crate::words::{Arg, Words};
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use chrono_tz::Tz;

pub(super) use crate::words::ABSENT;

/// A value in its unit: `87.4%`, `13.2 hours`, `1,204 calls`.
pub(super) fn value(value: f64, unit: Unit) -> String {
    Words::english().value(value, unit.as_str())
}

/// A value whose unit stands beside it, in the KPI table.
pub(super) fn cell(measurement: &Measurement) -> String {
    measurement.value.map_or_else(|| ABSENT.to_owned(), |number| value(number, measurement.unit))
}

/// A whole number with thousands separators.
pub(super) fn count(value: f64) -> String {
    Words::english().count(value)
}

/// A number on an axis, without needless decimals.
pub(super) fn tick(value: f64) -> String {
    let value = (value * 100.0).round() / 100.0;
    if value.fract() == 0.0 { count(value) } else { format!("{value}") }
}

/// A share as a percentage.
pub(super) fn share(value: f64) -> String {
    Words::english().share(value)
}

/// Hours; short times in minutes, large sums without decimals.
pub(super) fn hours(value: f64) -> String {
    Words::english().hours(value)
}

/// A count and its noun, in the singular where that is right.
pub(super) fn counted(value: f64, noun: &str) -> String {
    let text = count(value);
    let is_one = matches!(text.as_str(), "1" | "−1");
    format!("{text} {noun}{}", if is_one { "" } else { "s" })
}

/// An interval in a unit; `None` where both ends are missing.
pub(super) fn interval(low: Option<f64>, high: Option<f64>, unit: Unit) -> Option<String> {
    Words::english().interval(low, high, unit.as_str())
}

/// A target in words, by the direction that is good.
pub(super) fn target(target: f64, unit: Unit, better: Better) -> String {
    let text = value(target, unit);
    let id = match better {
        Better::Higher => "target-at-least",
        Better::Lower => "target-at-most",
        Better::Neither => return text,
    };
    Words::english().say(id, &[("target", text.into())])
}

/// A period in words: `October 2026`, `week 39 of 2026 (21 September 2026 to 27 September 2026)`.
pub(super) fn period(period: Period) -> String {
    let words = Words::english();
    let last = period.last_day();
    let number = || Arg::from(period.number.to_string());
    let year = || Arg::from(period.year.to_string());
    let numbered = |id| words.say(id, &[("number", number()), ("year", year())]);
    let between = |id: &str, first: String, last: String| {
        words.say(id, &[("number", number()), ("year", year()), ("first", first.into()), ("last", last.into())])
    };
    let named = |name: String| {
        let (first, last) = (words.day(period.start), words.day(last));
        words.say("date-range", &[("name", name.into()), ("first", first.into()), ("last", last.into())])
    };
    match period.grain {
        Grain::Day => words.day(period.start),
        Grain::Month => {
            let year = period.start.year().to_string();
            words.say("date-month", &[("month", words.month(period.start).into()), ("year", year.into())])
        }
        Grain::Week => between("date-week", words.day(period.start), words.day(last)),
        Grain::Quarter => between("date-quarter", words.month(period.start), words.month(last)),
        Grain::Year => period.year.to_string(),
        Grain::FiscalPeriod => named(numbered("date-fiscal-period")),
        Grain::FiscalQuarter => named(numbered("date-fiscal-quarter")),
        Grain::FiscalYear => named(words.say("date-fiscal-year", &[("year", year())])),
    }
}

/// A day in words.
pub(super) fn day(day: NaiveDate) -> String {
    Words::english().day(day)
}

/// An instant in the reporting zone, with the zone's name; in UTC if the zone is not known.
pub(super) fn instant(us: i64, zone: &str) -> String {
    Words::english().instant(us, zone)
}

/// The local day of an instant.
pub(super) fn local_day(us: i64, zone: &str) -> NaiveDate {
    let utc = DateTime::<Utc>::from_timestamp_micros(us).unwrap_or_default();
    zone.parse::<Tz>().map_or_else(|_| utc.date_naive(), |tz| utc.with_timezone(&tz).date_naive())
}

/// A name from outside inside a sentence: isolated, so that right-to-left text leaves the sentence in order.
pub(super) fn name(text: &str) -> String {
    format!("\u{2068}{}\u{2069}", short(text, 60))
}

/// The first characters of a text, with an ellipsis if something is left out; without characters that turn the line.
pub(super) fn short(text: &str, length: usize) -> String {
    let text: String = text.chars().filter(|&c| !super::glyphs::is_invisible(c)).collect();
    if text.chars().count() <= length {
        return text;
    }
    let head: String = text.chars().take(length.saturating_sub(1)).collect();
    format!("{}…", head.trim_end())
}

/// Sentences end with a full stop and start with a capital.
pub(super) fn sentence(text: &str) -> String {
    // Back-ticks mark words of files and of the configuration for people at a terminal.
    let text = text.replace('`', "");
    let mut chars = text.trim().chars();
    let first: String = chars.next().map(|c| c.to_uppercase().collect()).unwrap_or_default();
    let rest = chars.as_str();
    let stop = if rest.ends_with(['.', '!', '?']) { "" } else { "." };
    format!("{first}{rest}{stop}")
}

/// Names in a row: `a, b and c`.
pub(super) fn list(items: &[String]) -> String {
    Words::english().list(items)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::calendar::Calendar;

    #[test]
    fn periods_are_told_in_words() {
        let words = |id: &str| period(Period::parse(id, NaiveDate::default()).unwrap());
        assert_eq!(words("2026-10"), "October 2026");
        assert_eq!(words("2026-Q3"), "quarter 3 of 2026 (July to September)");
        assert_eq!(words("2026-W39"), "week 39 of 2026 (21 September 2026 to 27 September 2026)");
        assert_eq!(words("2026"), "2026");
        let fiscal = Calendar::default().parse("FY2026-P02", NaiveDate::default()).unwrap();
        assert_eq!(period(fiscal), "period 2 of fiscal year 2026 (1 February 2026 to 28 February 2026)");
    }

    #[test]
    fn a_long_name_is_cut_and_isolated() {
        assert_eq!(name("a\u{202e}b"), "\u{2068}ab\u{2069}");
        assert_eq!(short("abcdef", 4), "abc…");
    }
}
