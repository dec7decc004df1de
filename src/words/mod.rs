//! The languages of the reports: messages with plurals, numbers, dates and units, each by the rules of its language.
//!
//! A language is one file of messages in `templates/words` and one line in [`LANGUAGES`]. Digits, separators and plural rules
//! are CLDR's, from the libraries; how a date, an amount of money or a list is put together is a message. What a file does
//! not say is said in English.
//!
//! Some English stands elsewhere: the definition cards beside their code, and the words of files and tables, such as
//! `high`. A language says them by messages of its own, whose ids begin with [`ELSEWHERE`]; without one the word stays.

mod number;
mod own;
mod remark;

pub use remark::{Remark, english, serialize_english};

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, Utc};
use chrono_tz::Tz;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::parser::ParserError;
use number::Numbers;
use std::collections::BTreeMap;
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

/// What ids of messages begin with whose English stands elsewhere: `card-usage-calls-title`, `word-severity-high`.
pub const ELSEWHERE: [&str; 2] = ["card-", "word-"];

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
    /// A value in its unit, by the unit's word in files: `87.4%`, `13.2 hours`, `$12.50`.
    Value(f64, &'static str),
    /// Dollars with their cents.
    Dollars(f64),
    /// A change with that many decimals and its sign: `+31`.
    Change(f64, usize),
    /// A day in words.
    Day(NaiveDate),
    /// Several, as the language puts names in a row: `a, b and c`.
    List(Vec<Arg>),
    /// Several, with commas between them.
    Row(Vec<Arg>),
    /// What another remark says, or several in a row.
    Remarks(Vec<Remark>),
    /// The message of that id where the language has it, else the English text.
    Told(String, &'static str),
}

impl Arg {
    /// Names as the reader meets them in a configuration: between back-ticks.
    pub fn names<T: AsRef<str>>(names: impl IntoIterator<Item = T>) -> Self {
        Self::List(names.into_iter().map(|name| format!("`{}`", name.as_ref()).into()).collect())
    }
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

impl From<i64> for Arg {
    fn from(count: i64) -> Self {
        Self::Count(count as f64)
    }
}

impl From<usize> for Arg {
    fn from(count: usize) -> Self {
        Self::Count(count as f64)
    }
}

impl From<NaiveDate> for Arg {
    fn from(day: NaiveDate) -> Self {
        Self::Day(day)
    }
}

impl From<Remark> for Arg {
    fn from(remark: Remark) -> Self {
        Self::Remarks(vec![remark])
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

    /// A message of this language, or else the text that stands elsewhere.
    #[must_use]
    pub fn or(&self, id: &str, text: &str) -> String {
        self.pattern(id, &[]).unwrap_or_else(|| text.to_owned())
    }

    /// What this language calls a word of files and tables: `kind` is what it is a word of, such as `severity`.
    #[must_use]
    pub fn called(&self, kind: &str, word: &str) -> String {
        self.or(&word_id(kind, word), word)
    }

    /// All messages whose ids begin so, by the rest of the id with `_` for `-`; each takes of `args` what it needs.
    #[must_use]
    pub fn all(&self, prefix: &str, args: &[(&'static str, Arg)]) -> BTreeMap<String, String> {
        let named = Self::english().ids.iter().filter_map(|id| Some((id, id.strip_prefix(prefix)?)));
        named.map(|(id, name)| (name.replace('-', "_"), self.say(id, args))).collect()
    }

    fn pattern(&self, id: &str, args: &[(&'static str, Arg)]) -> Option<String> {
        let pattern = self.bundle.get_message(id)?.value()?;
        let mut given = FluentArgs::new();
        for (name, arg) in args {
            match arg {
                Arg::Count(value) => self.set_number(&mut given, name, *value, 0),
                Arg::Number(value, decimals) => self.set_number(&mut given, name, *value, *decimals),
                _ => given.set(*name, self.text(arg)),
            }
        }
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&given), &mut errors).into_owned();
        debug_assert!(errors.is_empty(), "message `{id}`: {errors:?}");
        Some(text)
    }

    /// An argument as the reader sees it.
    fn text(&self, arg: &Arg) -> String {
        let texts = |args: &[Arg]| args.iter().map(|arg| self.text(arg)).collect::<Vec<_>>();
        match arg {
            Arg::Count(value) => self.number(*value, 0),
            Arg::Number(value, decimals) => self.number(*value, *decimals),
            Arg::Text(text) => text.clone(),
            Arg::Value(value, unit) => self.value(*value, unit),
            Arg::Dollars(value) => self.money(*value, 2),
            Arg::Change(value, decimals) if *value < 0.0 => self.number(*value, *decimals),
            Arg::Change(value, decimals) => format!("+{}", self.number(*value, *decimals)),
            Arg::Day(day) => self.day(*day),
            Arg::List(args) => self.list(&texts(args)),
            Arg::Row(args) => texts(args).join(&self.word("list-separator")),
            Arg::Remarks(remarks) => self.remark(remarks),
            Arg::Told(id, english) => self.pattern(id, &[]).unwrap_or_else(|| (*english).to_owned()),
        }
    }

    fn set_number(&self, args: &mut FluentArgs<'_>, name: &str, value: f64, decimals: usize) {
        let text = self.number(value, decimals);
        // Plurals go by what is printed, not by what was rounded.
        let printed: f64 = format!("{:.decimals$}", value.abs()).parse().unwrap_or(value);
        let mut number = FluentNumber::from(printed);
        // A number without decimals equals the `[0]` of a message only if it claims none.
        number.options.minimum_fraction_digits = (decimals > 0).then_some(decimals);
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

    /// A day in the least room, without its year.
    #[must_use]
    pub fn day_short(&self, day: NaiveDate) -> String {
        let month = self.month_short(day);
        self.say("date-day-short", &[("day", day.day().to_string().into()), ("month", month.into())])
    }

    /// The name of a day's month in the least room.
    #[must_use]
    pub fn month_short(&self, day: NaiveDate) -> String {
        self.word(&format!("date-month-short-{}", day.month()))
    }

    /// An instant in the reporting zone, with the zone's name; in UTC if the zone is not known.
    #[must_use]
    pub fn instant(&self, us: i64, zone: &str) -> String {
        let (local, zone) = local(us, zone);
        let time = local.format("%H:%M").to_string();
        let args = [("day", self.day(local.date()).into()), ("time", time.into()), ("zone", zone.into())];
        self.say("date-instant", &args)
    }

    /// The same in the space of a column, without year and zone.
    #[must_use]
    pub fn stamp(&self, us: i64, zone: &str) -> String {
        let (local, _) = local(us, zone);
        let time = local.format("%H:%M").to_string();
        let day = local.day().to_string();
        self.say(
            "date-stamp",
            &[("day", day.into()), ("month", self.month_short(local.date()).into()), ("time", time.into())],
        )
    }

    /// Parts of one remark: `a; b`.
    #[must_use]
    pub fn parts(&self, items: &[String]) -> String {
        items.join(&self.word("parts-separator"))
    }

    /// Names without a word between the last two: `a, b, c`.
    #[must_use]
    pub fn row(&self, items: &[String]) -> String {
        items.join(&self.word("list-separator"))
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

/// An instant by the clocks of a zone, and the name of the zone; by UTC if the zone is not known.
fn local(us: i64, zone: &str) -> (NaiveDateTime, &str) {
    let utc = DateTime::<Utc>::from_timestamp_micros(us).unwrap_or_default();
    match zone.parse::<Tz>() {
        Ok(tz) => (utc.with_timezone(&tz).naive_local(), zone),
        Err(_) => (utc.naive_utc(), "UTC"),
    }
}

/// The tags of all languages.
pub fn tags() -> impl Iterator<Item = &'static str> {
    LANGUAGES.iter().map(|(tag, _)| *tag)
}

/// The id of the message for a word of files and tables: everything but letters and digits is one `-`.
#[must_use]
pub fn word_id(kind: &str, word: &str) -> String {
    let parts = word.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    format!("word-{kind}-{}", parts.collect::<Vec<_>>().join("-").to_ascii_lowercase())
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
