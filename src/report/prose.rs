//! Numbers, instants and names in words. The only place where a number is rounded.

use crate::measure::card::Better;
use crate::measure::measurement::Measurement;
use crate::measure::period::{Grain, Period};
use crate::measure::unit::Unit;
use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

/// Stands where a value is absent.
pub(super) const ABSENT: &str = "–";

/// A value in its unit: `87.4%`, `13.2 hours`, `1,204 calls`.
pub(super) fn value(value: f64, unit: Unit) -> String {
    match unit {
        Unit::Share => share(value),
        Unit::Hours => hours(value),
        Unit::Projects => {
            format!("{} {}", decimal(value), if decimal(value) == "1.0" { "project" } else { "projects" })
        }
        Unit::Minutes => some(value, "minute"),
        Unit::Seconds => some(value, "second"),
        Unit::Days => some(value, "day"),
        Unit::People if is_one(value) => "1 person".to_owned(),
        Unit::Dollars => dollars(value),
        Unit::Index => fixed(value, 3),
        Unit::Ratio => fixed(value, 2),
        Unit::LogRatio => format!("{} (natural logarithm)", fixed(value, 3)),
        Unit::PerThousand => format!("{} per 1,000", fixed(value, 2)),
        Unit::PerHour => format!("{} per hour", decimal(value)),
        Unit::Calls
        | Unit::Cases
        | Unit::Rows
        | Unit::People
        | Unit::Keys
        | Unit::Actions
        | Unit::Tokens
        | Unit::Tasks => {
            let word = unit.as_str();
            let noun = word.strip_suffix('s').filter(|_| is_one(value)).unwrap_or(word);
            format!("{} {noun}", count(value))
        }
    }
}

/// An amount that need not be whole: one decimal below 100, none where there is nothing to tell.
fn some(value: f64, noun: &str) -> String {
    let text = if value.abs() < 100.0 { decimal(value) } else { count(value) };
    let text = text.strip_suffix(".0").unwrap_or(&text);
    format!("{text} {noun}{}", if matches!(text, "1" | "−1") { "" } else { "s" })
}

/// Dollars; cents only where the amount is small.
fn dollars(value: f64) -> String {
    let size = value.abs();
    let text = if size < 100.0 { fixed(size, 2) } else { count(size) };
    format!("{}${text}", if value < 0.0 && text.contains(|c: char| c.is_ascii_digit() && c != '0') { "−" } else { "" })
}

/// A number with that many decimals, with thousands separators.
fn fixed(value: f64, decimals: usize) -> String {
    let text = format!("{:.decimals$}", value.abs());
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, "0"));
    let negative = value < 0.0 && text.contains(|c: char| c.is_ascii_digit() && c != '0');
    format!("{}.{fraction}", grouped(whole, negative))
}

/// A value whose unit stands beside it, in the KPI table.
pub(super) fn cell(measurement: &Measurement) -> String {
    measurement.value.map_or_else(|| ABSENT.to_owned(), |number| value(number, measurement.unit))
}

/// A whole number with thousands separators.
pub(super) fn count(value: f64) -> String {
    grouped(&format!("{:.0}", value.round().abs()), value.round() < 0.0)
}

/// A number on an axis, without needless decimals.
pub(super) fn tick(value: f64) -> String {
    let value = (value * 100.0).round() / 100.0;
    if value.fract() == 0.0 { count(value) } else { format!("{value}") }
}

/// A share as a percentage. What is not quite none or all does not read as none or all.
pub(super) fn share(value: f64) -> String {
    if value > 0.0 && value < 0.0005 {
        return "less than 0.1%".to_owned();
    }
    if (0.9995..1.0).contains(&value) {
        return "more than 99.9%".to_owned();
    }
    let text = format!("{:.1}", value * 100.0);
    format!("{}%", text.strip_suffix(".0").unwrap_or(&text))
}

/// Hours; short times in minutes, large sums without decimals.
pub(super) fn hours(value: f64) -> String {
    let size = value.abs();
    if size > 0.0 && size < 1.0 {
        let minutes = (value * 60.0).round();
        return if minutes == 0.0 { "less than 1 minute".to_owned() } else { counted(minutes, "minute") };
    }
    if size < 100.0 {
        let text = decimal(value);
        let text = text.strip_suffix(".0").unwrap_or(&text);
        return format!("{text} {}", if text == "1" { "hour" } else { "hours" });
    }
    format!("{} hours", count(value))
}

/// A count and its noun, in the singular where that is right.
pub(super) fn counted(value: f64, noun: &str) -> String {
    format!("{} {noun}{}", count(value), if is_one(value) { "" } else { "s" })
}

fn is_one(value: f64) -> bool {
    matches!(count(value).as_str(), "1" | "−1")
}

/// An interval in a unit; `None` where one end is missing.
pub(super) fn interval(low: Option<f64>, high: Option<f64>, unit: Unit) -> Option<String> {
    match (low, high) {
        // Two ends that differ do not read as one number.
        (Some(low), Some(high)) if unit == Unit::Share && low < high && share(low) == share(high) => {
            Some(format!("{:.2}% to {:.2}%", low * 100.0, high * 100.0))
        }
        (Some(low), Some(high)) => {
            let (low, high) = (value(low, unit), value(high, unit));
            // The unit is said once where both ends share it.
            let once =
                low.rsplit_once(' ').filter(|(_, unit)| high.rsplit_once(' ').is_some_and(|(_, other)| other == *unit));
            Some(format!("{} to {high}", once.map_or(low.as_str(), |(number, _)| number)))
        }
        (Some(low), None) => Some(format!("{} or more", value(low, unit))),
        (None, Some(high)) => Some(format!("{} or less", value(high, unit))),
        (None, None) => None,
    }
}

/// A target in words, by the direction that is good.
pub(super) fn target(target: f64, unit: Unit, better: Better) -> String {
    let text = value(target, unit);
    match better {
        Better::Higher => format!("at least {text}"),
        Better::Lower => format!("at most {text}"),
        Better::Neither => text,
    }
}

/// A period in words: `October 2026`, `week 39 of 2026 (21 September 2026 to 27 September 2026)`.
pub(super) fn period(period: Period) -> String {
    let last = period.last_day();
    match period.grain {
        Grain::Day => day(period.start),
        Grain::Month => period.start.format("%B %Y").to_string(),
        Grain::Week => {
            format!("week {} of {} ({} to {})", period.number, period.year, day(period.start), day(last))
        }
        Grain::Quarter => {
            let months = format!("{} to {}", period.start.format("%B"), last.format("%B"));
            format!("quarter {} of {} ({months})", period.number, period.year)
        }
        Grain::Year => period.year.to_string(),
        Grain::FiscalPeriod | Grain::FiscalQuarter | Grain::FiscalYear => {
            format!("{} ({} to {})", fiscal(period), day(period.start), day(last))
        }
    }
}

/// A fiscal period in words, without its days.
fn fiscal(period: Period) -> String {
    match period.grain {
        Grain::FiscalPeriod => format!("period {} of fiscal year {}", period.number, period.year),
        Grain::FiscalQuarter => format!("quarter {} of fiscal year {}", period.number, period.year),
        _ => format!("fiscal year {}", period.year),
    }
}

/// A day in words.
pub(super) fn day(day: NaiveDate) -> String {
    day.format("%-d %B %Y").to_string()
}

/// An instant in the reporting zone, with the zone's name; in UTC if the zone is not known.
pub(super) fn instant(us: i64, zone: &str) -> String {
    let utc = DateTime::<Utc>::from_timestamp_micros(us).unwrap_or_default();
    match zone.parse::<Tz>() {
        Ok(tz) => format!("{} {zone}", utc.with_timezone(&tz).format("%-d %B %Y, %H:%M")),
        Err(_) => format!("{} UTC", utc.format("%-d %B %Y, %H:%M")),
    }
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
    let mut chars = text.trim().chars();
    let first: String = chars.next().map(|c| c.to_uppercase().collect()).unwrap_or_default();
    let rest = chars.as_str();
    let stop = if rest.ends_with(['.', '!', '?']) { "" } else { "." };
    format!("{first}{rest}{stop}")
}

/// Names in a row: `a, b and c`.
pub(super) fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [head @ .., last] => format!("{} and {last}", head.join(", ")),
    }
}

/// One decimal, with thousands separators.
fn decimal(value: f64) -> String {
    fixed(value, 1)
}

/// Thousands separators and a true minus.
fn grouped(digits: &str, negative: bool) -> String {
    let mut text = String::with_capacity(digits.len() + 4);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if negative { format!("−{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::calendar::Calendar;

    #[test]
    fn a_number_is_rounded_to_what_a_reader_needs() {
        let cases = [
            (1_204_332.0, Unit::Calls, "1,204,332 calls"),
            (1.0, Unit::Calls, "1 call"),
            (0.0, Unit::Cases, "0 cases"),
            (0.8744, Unit::Share, "87.4%"),
            (0.5, Unit::Share, "50%"),
            (0.0, Unit::Share, "0%"),
            (0.000_1, Unit::Share, "less than 0.1%"),
            (0.9999, Unit::Share, "more than 99.9%"),
            (1.0, Unit::Share, "100%"),
            (13.24, Unit::Hours, "13.2 hours"),
            (24.0, Unit::Hours, "24 hours"),
            (1.0, Unit::Hours, "1 hour"),
            (0.25, Unit::Hours, "15 minutes"),
            (0.004, Unit::Hours, "less than 1 minute"),
            (1240.4, Unit::Hours, "1,240 hours"),
            (-1240.4, Unit::Hours, "−1,240 hours"),
            (-0.04, Unit::Projects, "0.0 projects"),
            (3.44, Unit::Projects, "3.4 projects"),
            (12.0, Unit::Days, "12 days"),
            (2.46, Unit::Days, "2.5 days"),
            (1.0, Unit::Minutes, "1 minute"),
            (1.0, Unit::People, "1 person"),
            (12.0, Unit::People, "12 people"),
            (2.325, Unit::Dollars, "$2.33"),
            (-1_240.4, Unit::Dollars, "−$1,240"),
            (-0.001, Unit::Dollars, "$0.00"),
            (-0.023_392, Unit::Index, "−0.023"),
            (1.049, Unit::Ratio, "1.05"),
            (0.095_3, Unit::LogRatio, "0.095 (natural logarithm)"),
            (0.204, Unit::PerThousand, "0.20 per 1,000"),
            (3.24, Unit::PerHour, "3.2 per hour"),
        ];
        for (number, unit, words) in cases {
            assert_eq!(value(number, unit), words);
        }
    }

    #[test]
    fn the_ends_of_an_interval_differ() {
        assert_eq!(interval(Some(0.0207), Some(0.0213), Unit::Share).unwrap(), "2.07% to 2.13%");
        assert_eq!(interval(Some(880.0), Some(1702.0), Unit::Hours).unwrap(), "880 to 1,702 hours");
        assert_eq!(interval(Some(0.5), Some(2.0), Unit::Hours).unwrap(), "30 minutes to 2 hours");
        assert_eq!(interval(Some(0.0), Some(1.0), Unit::Share).unwrap(), "0% to 100%");
        assert_eq!(interval(Some(8.9), None, Unit::Hours).unwrap(), "8.9 hours or more");
        assert_eq!(interval(None, None, Unit::Hours), None);
    }

    #[test]
    fn instants_are_told_in_the_reporting_zone() {
        assert_eq!(instant(1_793_869_200_000_000, "Europe/London"), "5 November 2026, 09:00 Europe/London");
        assert_eq!(instant(1_793_869_200_000_000, "Asia/Kolkata"), "5 November 2026, 14:30 Asia/Kolkata");
    }

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
