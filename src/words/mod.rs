//! The languages of the reports: messages with plurals, numbers, dates and units, each by the rules of its language.
//!
//! A language is one file of messages in `templates/words` and one line in [`LANGUAGES`]. Digits, separators and plural rules
//! are CLDR's, from the libraries; how a date, an amount of money or a list is put together is a message. What a file does
//! not say is said in English.

mod number;
mod own;

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use chrono_tz::Tz;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::parser::ParserError;
use number::Numbers;
use std::sync::LazyLock;
use unic_langid::LanguageIdentifier;

/// Every language: its tag and its messages. English first: it has every message.
pub const LANGUAGES: &[(&str, &str)] =
    &[("en", include_str!("../../templates/words/en.ftl")), ("de", include_str!("../../templates/words/de.ftl"))];

/// The compiled-in languages.
static ALL: LazyLock<Vec<Words>> = LazyLock::new(|| {
    let read = |(tag, text): &(&str, &str)| Words::parse(tag, text).expect("the compiled-in languages are tested");
    LANGUAGES.iter().map(read).collect()
});

/// Stands where a value is absent.
pub const ABSENT: &str = "–";

/// One language.
pub struct Words {
    tag: String,
    bundle: FluentBundle<FluentResource>,
    numbers: Numbers,
    ids: Vec<String>,
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Words").field("tag", &self.tag).finish_non_exhaustive()
    }
}

/// What a message says beside its own words.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    /// A whole number: `$name` is its text, and `$name-n` what plurals go by.
    Count(f64),
    /// A number with that many decimals; the same two.
    Number(f64, usize),
    /// A text as it stands.
    Text(String),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

/// What is wrong with a file of messages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Line, from 1.
    pub line: usize,
    /// What is wrong there.
    pub text: String,
}

impl Words {
    /// A compiled-in language by its tag, such as `en`.
    #[must_use]
    pub fn of(tag: &str) -> Option<&'static Self> {
        ALL.iter().find(|words| words.tag == tag)
    }

    /// English.
    #[must_use]
    pub fn english() -> &'static Self {
        &ALL[0]
    }

    /// A language from the text of its file.
    ///
    /// # Errors
    /// If the tag is none, or a message does not read.
    pub fn parse(tag: &str, text: &str) -> Result<Self, Vec<Problem>> {
        let unknown = |text: String| vec![Problem { line: 1, text }];
        let language: LanguageIdentifier =
            tag.parse().map_err(|_| unknown(format!("`{tag}` is no language tag such as `en`")))?;
        let numbers = Numbers::of(tag).ok_or_else(|| unknown(format!("numbers of `{tag}` are not known")))?;
        let resource = resource(text)?;
        let ids = text.lines().filter_map(message_id).map(str::to_owned).collect();
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        // Names from outside are isolated where they enter; digits and our own words need no marks around them.
        bundle.set_use_isolating(false);
        bundle.add_resource(resource).map_err(|errors| unknown(format!("{errors:?}")))?;
        Ok(Self { tag: tag.to_owned(), bundle, numbers, ids })
    }

    /// The language tag, such as `en`.
    #[must_use]
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// The ids of the file's own messages, in its order.
    #[must_use]
    pub fn ids(&self) -> &[String] {
        &self.ids
    }

    /// A message; in English where this language lacks it.
    ///
    /// # Panics
    /// In a debug build, if no language has the message or it lacks an argument: a bug of ours that the tests find.
    #[must_use]
    pub fn say(&self, id: &str, args: &[(&'static str, Arg)]) -> String {
        let said = self.pattern(id, args).or_else(|| Self::english().pattern(id, args));
        debug_assert!(said.is_some(), "no message `{id}`");
        said.unwrap_or_else(|| id.to_owned())
    }

    /// A message without arguments.
    #[must_use]
    pub fn word(&self, id: &str) -> String {
        self.say(id, &[])
    }

    fn pattern(&self, id: &str, args: &[(&'static str, Arg)]) -> Option<String> {
        let pattern = self.bundle.get_message(id)?.value()?;
        let mut given = FluentArgs::new();
        for (name, arg) in args {
            match arg {
                Arg::Text(text) => given.set(*name, text.clone()),
                Arg::Count(value) => self.set_number(&mut given, name, *value, 0),
                Arg::Number(value, decimals) => self.set_number(&mut given, name, *value, *decimals),
            }
        }
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&given), &mut errors).into_owned();
        debug_assert!(errors.is_empty(), "message `{id}`: {errors:?}");
        Some(text)
    }

    fn set_number(&self, args: &mut FluentArgs<'_>, name: &str, value: f64, decimals: usize) {
        let text = self.number(value, decimals);
        // Plurals go by what is printed, not by what was rounded.
        let printed: f64 = format!("{:.decimals$}", value.abs()).parse().unwrap_or(value);
        let mut number = FluentNumber::from(printed);
        number.options.minimum_fraction_digits = Some(decimals);
        args.set(name.to_owned(), text);
        args.set(format!("{name}-n"), FluentValue::Number(number));
    }

    /// A number with that many decimals, with separators and a true minus.
    #[must_use]
    pub fn number(&self, value: f64, decimals: usize) -> String {
        self.numbers.text(value, decimals)
    }

    /// A day in words.
    #[must_use]
    pub fn day(&self, day: NaiveDate) -> String {
        let month = self.month(day);
        let year = day.year().to_string();
        self.say("date-day", &[("day", day.day().to_string().into()), ("month", month.into()), ("year", year.into())])
    }

    /// The name of a day's month.
    #[must_use]
    pub fn month(&self, day: NaiveDate) -> String {
        self.word(&format!("date-month-{}", day.month()))
    }

    /// An instant in the reporting zone, with the zone's name; in UTC if the zone is not known.
    #[must_use]
    pub fn instant(&self, us: i64, zone: &str) -> String {
        let utc = DateTime::<Utc>::from_timestamp_micros(us).unwrap_or_default();
        let (local, zone) = match zone.parse::<Tz>() {
            Ok(tz) => (utc.with_timezone(&tz).naive_local(), zone),
            Err(_) => (utc.naive_utc(), "UTC"),
        };
        let time = local.format("%H:%M").to_string();
        let args = [("day", self.day(local.date()).into()), ("time", time.into()), ("zone", zone.into())];
        self.say("date-instant", &args)
    }

    /// Names in a row: `a, b and c`.
    #[must_use]
    pub fn list(&self, items: &[String]) -> String {
        match items {
            [] => String::new(),
            [one] => one.clone(),
            [head @ .., last] => {
                let head = head.join(&self.word("list-separator"));
                self.say("list-last", &[("head", head.into()), ("last", last.clone().into())])
            }
        }
    }
}

/// The messages of a file.
fn resource(text: &str) -> Result<FluentResource, Vec<Problem>> {
    let line = |at: usize| text[..at.min(text.len())].matches('\n').count() + 1;
    FluentResource::try_new(text.to_owned()).map_err(|(_, errors)| {
        let problem = |error: &ParserError| Problem {
            line: line(error.slice.as_ref().map_or(error.pos.start, |junk| junk.start)),
            text: error.to_string(),
        };
        errors.iter().map(problem).collect()
    })
}

/// The id of the message that begins on a line.
fn message_id(line: &str) -> Option<&str> {
    let (id, _) = line.split_once('=')?;
    let id = id.trim_end();
    let is_id = id.starts_with(|c: char| c.is_ascii_alphabetic())
        && id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    is_id.then_some(id)
}

#[cfg(test)]
mod tests;
