//! Numbers and amounts: the only place where a number is rounded for people.

use super::{ABSENT, Arg, Words};
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_decimal::options::DecimalFormatterOptions;
use icu_locale_core::Locale;
use std::str::FromStr as _;

/// The digits and separators of one language.
pub(super) struct Numbers(DecimalFormatter);

impl Numbers {
    pub(super) fn of(tag: &str) -> Option<Self> {
        let locale = Locale::from_str(tag).ok()?;
        DecimalFormatter::try_new(locale.into(), DecimalFormatterOptions::default()).ok().map(Self)
    }

    /// Rounded to that many decimals, ties away from zero, as IEEE 754 has the number.
    pub(super) fn text(&self, value: f64, decimals: usize) -> String {
        let text = format!("{value:.decimals$}");
        let is_zero = !text.contains(|c: char| c.is_ascii_digit() && c != '0');
        let (negative, digits) = match text.strip_prefix('-') {
            Some(digits) => (!is_zero, digits),
            None => (false, text.as_str()),
        };
        let Ok(number) = Decimal::from_str(digits) else {
            return ABSENT.to_owned();
        };
        format!("{}{}", if negative { "−" } else { "" }, self.0.format(&number))
    }
}

impl Words {
    /// A whole number.
    #[must_use]
    pub fn count(&self, value: f64) -> String {
        self.number(value.round(), 0)
    }

    /// A number on an axis, without needless decimals.
    #[must_use]
    pub fn tick(&self, value: f64) -> String {
        let text = format!("{value:.2}");
        let digits = text.trim_end_matches('0').rsplit_once('.').map_or(0, |(_, fraction)| fraction.len());
        self.number(value, digits)
    }

    /// A value in its unit, by the unit's word in files: `87.4%`, `13.2 hours`, `1,204 calls`.
    #[must_use]
    pub fn value(&self, value: f64, unit: &str) -> String {
        match unit {
            "share" | "utilisation" => self.share(value),
            "hours" => self.hours(value),
            "dollars" => self.dollars(value),
            "index" => self.number(value, 3),
            "ratio" => self.number(value, 2),
            _ => self.say(&format!("unit-{}", unit.replace('_', "-")), &[("value", amount(value, unit))]),
        }
    }

    /// A share as a percentage. What is not quite none or all does not read as none or all.
    #[must_use]
    pub fn share(&self, value: f64) -> String {
        if value > 0.0 && value < 0.0005 {
            return self.say("share-below", &[("least", Arg::Number(0.1, 1))]);
        }
        if (0.9995..1.0).contains(&value) {
            return self.say("share-above", &[("most", Arg::Number(99.9, 1))]);
        }
        self.percent(value, usize::from(!is_whole(value * 100.0, 1)))
    }

    fn percent(&self, share: f64, decimals: usize) -> String {
        self.say("share", &[("value", Arg::Number(share * 100.0, decimals))])
    }

    /// Hours; short times in minutes, large sums without decimals.
    #[must_use]
    pub fn hours(&self, value: f64) -> String {
        let size = value.abs();
        if size == 0.0 || size >= 1.0 {
            return self.say("unit-hours", &[("value", some(value))]);
        }
        match (value * 60.0).round() {
            0.0 => self.word("below-a-minute"),
            minutes => self.say("unit-minutes", &[("value", Arg::Count(minutes))]),
        }
    }

    /// Dollars; cents only where the amount is small.
    #[must_use]
    pub fn dollars(&self, value: f64) -> String {
        self.money(value, if value.abs() < 100.0 { 2 } else { 0 })
    }

    /// An amount of money with that many decimals.
    pub(crate) fn money(&self, value: f64, decimals: usize) -> String {
        let is_negative = value < 0.0 && !is_nought(value, decimals);
        let id = if is_negative { "money-negative" } else { "money" };
        self.say(id, &[("value", Arg::Number(value.abs(), decimals))])
    }

    /// An interval in a unit; `None` where both ends are missing.
    #[must_use]
    pub fn interval(&self, low: Option<f64>, high: Option<f64>, unit: &str) -> Option<String> {
        match (low, high) {
            (Some(low), Some(high)) => Some(self.range("interval", low, high, unit)),
            (Some(low), None) => Some(self.say("interval-from", &[("low", self.value(low, unit).into())])),
            (None, Some(high)) => Some(self.say("interval-to", &[("high", self.value(high, unit).into())])),
            (None, None) => None,
        }
    }

    /// An interval after the word `between`, in languages that have one: `between 880 and 1,702 hours`.
    #[must_use]
    pub fn between(&self, low: f64, high: f64, unit: &str) -> String {
        self.range("interval-between", low, high, unit)
    }

    fn range(&self, id: &str, low: f64, high: f64, unit: &str) -> String {
        let range = |low: String, high: String| self.say(id, &[("low", low.into()), ("high", high.into())]);
        // Two ends that differ do not read as one number.
        if unit == "share" && low < high && self.share(low) == self.share(high) {
            return range(self.percent(low, 2), self.percent(high, 2));
        }
        if unit == "dollars" && low < high && self.dollars(low) == self.dollars(high) {
            return range(self.money(low, 4), self.money(high, 4));
        }
        let (low, high) = (self.value(low, unit), self.value(high, unit));
        // The unit is said once where both ends share it.
        let once = low
            .rsplit_once(' ')
            .filter(|(_, unit)| high.rsplit_once(' ').is_some_and(|(_, other)| other == *unit))
            .map(|(number, _)| number.to_owned());
        range(once.unwrap_or(low), high)
    }
}

/// An amount by the rule of its unit.
fn amount(value: f64, unit: &str) -> Arg {
    match unit {
        "minutes" | "seconds" | "days" => some(value),
        "projects" | "per_hour" => Arg::Number(value, 1),
        "per_thousand" => Arg::Number(value, 2),
        "log_ratio" => Arg::Number(value, 3),
        _ => Arg::Count(value.round()),
    }
}

/// An amount that need not be whole: one decimal below 100, none where there is nothing to tell.
fn some(value: f64) -> Arg {
    Arg::Number(value, usize::from(value.abs() < 100.0 && !is_whole(value, 1)))
}

/// Whether a number reads as a whole one when it is rounded to that many decimals.
fn is_whole(value: f64, decimals: usize) -> bool {
    format!("{value:.decimals$}").rsplit('.').next().is_some_and(|fraction| fraction.bytes().all(|digit| digit == b'0'))
}

/// Whether a number reads as nought when it is rounded to that many decimals.
fn is_nought(value: f64, decimals: usize) -> bool {
    !format!("{value:.decimals$}").contains(|c: char| c.is_ascii_digit() && c != '0')
}
