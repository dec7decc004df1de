//! Numbers and names in words: what the reports say, told by a language of [`crate::words`].

use crate::measure::card::Better;
use crate::measure::measurement::Measurement;
use crate::measure::period::{Grain, Period};
use crate::measure::unit::Unit;
use crate::words::{Arg, Words};
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use chrono_tz::Tz;

pub(super) use crate::words::ABSENT;

/// A number of things, as a message takes it.
pub(super) fn many(count: usize) -> Arg {
    Arg::Count(count as f64)
}

/// A value in its unit: `87.4%`, `13.2 hours`, `1,204 calls`.
pub(super) fn value(words: &Words, value: f64, unit: Unit) -> String {
    words.value(value, unit.as_str())
}

/// A value whose unit stands beside it, in the KPI table.
pub(super) fn cell(words: &Words, measurement: &Measurement) -> String {
    measurement.value.map_or_else(|| ABSENT.to_owned(), |number| value(words, number, measurement.unit))
}

/// An interval in a unit; `None` where both ends are missing.
pub(super) fn interval(words: &Words, low: Option<f64>, high: Option<f64>, unit: Unit) -> Option<String> {
    words.interval(low, high, unit.as_str())
}

/// A target in words, by the direction that is good.
pub(super) fn target(words: &Words, target: f64, unit: Unit, better: Better) -> String {
    let text = value(words, target, unit);
    let id = match better {
        Better::Higher => "target-at-least",
        Better::Lower => "target-at-most",
        Better::Neither => return text,
    };
    words.say(id, &[("target", text.into())])
}

/// A period in words: `October 2026`, `week 39 of 2026 (21 September 2026 to 27 September 2026)`.
pub(super) fn period(words: &Words, period: Period) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::calendar::Calendar;

    #[test]
    fn periods_are_told_in_words() {
        let [en, de] = ["en", "de"].map(|tag| Words::of(tag).unwrap());
        let words = |id: &str| period(en, Period::parse(id, NaiveDate::default()).unwrap());
        assert_eq!(words("2026-10"), "October 2026");
        assert_eq!(words("2026-Q3"), "quarter 3 of 2026 (July to September)");
        assert_eq!(words("2026-W39"), "week 39 of 2026 (21 September 2026 to 27 September 2026)");
        assert_eq!(words("2026"), "2026");
        let fiscal = Calendar::default().parse("FY2026-P02", NaiveDate::default()).unwrap();
        assert_eq!(period(en, fiscal), "period 2 of fiscal year 2026 (1 February 2026 to 28 February 2026)");
        assert_eq!(period(de, fiscal), "2. Periode des Geschäftsjahres 2026 (1. Februar 2026 bis 28. Februar 2026)");
    }

    #[test]
    fn a_long_name_is_cut_and_isolated() {
        assert_eq!(name("a\u{202e}b"), "\u{2068}ab\u{2069}");
        assert_eq!(short("abcdef", 4), "abc…");
    }
}
