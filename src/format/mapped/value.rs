//! The value of one column in one record: found, converted and checked.

use super::column::{Column, Type};
use super::path::{Found, Path};
use crate::event::row::{Micros, Text};
use crate::event::taxonomy::RejectReason;
use crate::format::field::{self, Field, Value};
use crate::format::rows::Fault;
use crate::format::{DateOrder, Options, key, time};
use chrono::{DateTime, TimeZone};
use chrono_tz::Tz;
use std::borrow::Cow;

const SECOND: i64 = 1_000_000;
/// Earlier than any log of AI use: a number of seconds read as milliseconds lands in January 1970.
const EPOCH_FIRST_US: i64 = 100_000_000 * SECOND;
/// Longest text of a column. Ids, names and words are shorter; content has no place in the lake.
const TEXT_BYTES: usize = 512;

/// A value as a column holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cell<'a> {
    /// Text.
    Text(Text<'a>),
    /// Several texts.
    Texts(Vec<Text<'a>>),
    /// A count, microseconds since 1970, nano-dollars or milliseconds.
    Int(i64),
    /// True or false.
    Flag(bool),
    /// A word of the column's closed list.
    Word(&'static str),
}

impl Cell<'static> {
    /// The same value, borrowed.
    fn lend(&self) -> Cell<'_> {
        match self {
            Self::Text(text) => Cell::Text(Cow::Borrowed(text)),
            other => other.clone(),
        }
    }
}

/// How a time is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Date {
    /// With its year first.
    Iso,
    /// In figures with its year last.
    Ordered(DateOrder),
    /// As a number since 1970 that has this many places less than nanoseconds.
    Epoch(i64),
}

/// What the unit of an amount makes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    /// The column's own unit is ten to this power times smaller.
    Places(i64),
    /// It is this many milliseconds.
    Millis(i64),
}

/// How a time of a usage row's bucket is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Calendar {
    /// As any time.
    No,
    /// A date without a time of day names a calendar day, which the lake counts in UTC.
    DatesAlone,
    /// Every time names its calendar day.
    Always,
}

/// Where the value of one column comes from, checked.
#[derive(Clone, Debug)]
pub(super) struct Rule {
    /// The column.
    pub(super) column: &'static Column,
    /// Paths that may hold the value, the best first.
    pub(super) from: Vec<Path>,
    /// Paths whose counts are taken off.
    pub(super) minus: Vec<Path>,
    /// The value of every row.
    pub(super) constant: Option<Cell<'static>>,
    /// The value for each of the export's own words.
    pub(super) values: Option<Vec<(String, Cell<'static>)>>,
    /// The value for every other word.
    pub(super) otherwise: Option<Cell<'static>>,
    /// The value where there is none.
    pub(super) absent: Option<Cell<'static>>,
    /// How a time is written; `None`: as [`time::instant`] or the source's order of dates has it.
    pub(super) date: Option<Date>,
    /// Zone of times that carry none, if it is not the source's.
    pub(super) zone: Option<Tz>,
    /// Unit of the amount.
    pub(super) unit: Unit,
    /// How a time of a bucket is read.
    pub(super) calendar: Calendar,
}

impl Rule {
    /// The value in a record; `None` if there is none.
    pub(super) fn read<'a>(&'a self, fields: &[Field<'a>], options: &Options) -> Result<Option<Cell<'a>>, Fault> {
        if let Some(constant) = &self.constant {
            return Ok(Some(constant.lend()));
        }
        if let Type::Texts = self.column.kind {
            return self.texts(fields);
        }
        match self.found(fields) {
            Some(found) => self.converted(found, fields, options),
            None => Ok(self.absent.as_ref().map(Cell::lend)),
        }
    }

    /// The export's own word for the value, where it can stand in the lake.
    pub(super) fn native<'a>(&self, fields: &[Field<'a>]) -> Option<Text<'a>> {
        let found = self.found(fields).filter(|found| !found.is_nested())?;
        found.text().filter(|text| may_stand_in_the_lake(text))
    }

    /// A required value that is not there.
    pub(super) fn missing(&self) -> Fault {
        Fault::new(RejectReason::MissingField, format!("expected a value in {}", self.place()))
    }

    /// Whether a CSV file with these columns can hold the value.
    pub(super) fn is_in(&self, header: &[String]) -> bool {
        self.constant.is_some() || self.from.iter().any(|path| path.is_in(header))
    }

    /// The paths, as the configuration writes them.
    pub(super) fn paths(&self) -> String {
        let paths: Vec<_> = self.from.iter().map(|path| format!("`{}`", path.written)).collect();
        paths.join(" or ")
    }

    fn found<'a>(&self, fields: &[Field<'a>]) -> Option<Found<'a>> {
        self.from.iter().find_map(|path| path.find(fields))
    }

    /// The column and where its value comes from, for a message.
    fn place(&self) -> String {
        format!("`{}` (from {})", self.column.name, self.paths())
    }

    fn bad(&self, reason: RejectReason, expected: &str) -> Fault {
        Fault::new(reason, format!("expected {expected} in {}", self.place()))
    }

    fn converted<'a>(
        &'a self,
        found: Found<'a>,
        fields: &[Field<'a>],
        options: &Options,
    ) -> Result<Option<Cell<'a>>, Fault> {
        if found.is_nested() {
            // Whatever stands there, it is none of the words.
            if let Some(otherwise) = &self.otherwise {
                return Ok(Some(otherwise.lend()));
            }
            return Err(self.bad(RejectReason::BadValue, "a single value and not an object or a list"));
        }
        let Some(text) = found.text() else { return Ok(self.absent.as_ref().map(Cell::lend)) };
        let number = |expected| self.bad(RejectReason::BadNumber, expected);
        let cell = match self.column.kind {
            Type::Text | Type::Texts if self.is_translated() => self.translated(&text)?,
            Type::Text | Type::Texts => {
                self.stands_in_the_lake(&text)?;
                Cell::Text(text)
            }
            Type::Person => Cell::Text(text),
            // A key in clear text is a secret.
            Type::Key if text.starts_with("sk-") => return Ok(None),
            Type::Key => {
                self.stands_in_the_lake(&text)?;
                Cell::Text(key::suffix(text))
            }
            Type::Instant => {
                let instant = self.instant(&text, options);
                Cell::Int(instant.ok_or_else(|| self.bad(RejectReason::BadTime, self.expected_time()))?)
            }
            Type::Count => Cell::Int(self.count(&text, fields)?),
            Type::Money => {
                Cell::Int(self.amount(text.strip_prefix('$').unwrap_or(&text)).ok_or_else(|| number("an amount"))?)
            }
            Type::Duration => {
                let span = self.amount(&text).filter(|_| !text.starts_with('-'));
                Cell::Int(span.ok_or_else(|| number("a span of time"))?)
            }
            Type::Flag | Type::Word(_) => self.translated(&text)?,
        };
        Ok(Some(cell))
    }

    fn is_translated(&self) -> bool {
        self.values.is_some() || self.otherwise.is_some()
    }

    /// The value for one of the export's own words. Without `values`, the words of the column are expected as they are.
    fn translated<'a>(&'a self, word: &str) -> Result<Cell<'a>, Fault> {
        let found = match &self.values {
            Some(values) => {
                let same = |(own, _): &&(String, Cell<'static>)| own.eq_ignore_ascii_case(word);
                values.iter().find(same).map(|(_, value)| value.lend())
            }
            None => typed(self.column.kind, word),
        };
        let found = found.or_else(|| self.otherwise.as_ref().map(Cell::lend));
        let expected = if self.values.is_some() { "one of the words of `values`" } else { "a known word" };
        found.ok_or_else(|| self.bad(RejectReason::BadValue, expected))
    }

    /// Every value of every path; a list gives all its elements.
    fn texts<'a>(&self, fields: &[Field<'a>]) -> Result<Option<Cell<'a>>, Fault> {
        let mut texts: Vec<Text<'a>> = Vec::new();
        for found in self.from.iter().filter_map(|path| path.find(fields)) {
            let list: Option<Text<'a>> = match &found {
                Found::Plain(value) => value.nested(),
                Found::Unescaped(json) => Some(Cow::Owned(json.clone())),
            };
            let list = list.filter(|json| json.starts_with('['));
            let each: Vec<Text<'a>> = match list {
                Some(Cow::Borrowed(json)) => field::elements(json).into_iter().filter_map(Value::text).collect(),
                Some(Cow::Owned(json)) => {
                    let owned = |value: Value<'_>| Some(Cow::Owned(value.text()?.into_owned()));
                    field::elements(&json).into_iter().filter_map(owned).collect()
                }
                None if found.is_nested() => {
                    return Err(self.bad(RejectReason::BadValue, "a text or a list of texts"));
                }
                None => found.text().into_iter().collect(),
            };
            for text in each {
                self.stands_in_the_lake(&text)?;
                if !texts.contains(&text) {
                    texts.push(text);
                }
            }
        }
        Ok((!texts.is_empty()).then_some(Cell::Texts(texts)))
    }

    /// Refuses what only a wrong path brings.
    fn stands_in_the_lake(&self, text: &str) -> Result<(), Fault> {
        if may_stand_in_the_lake(text) {
            return Ok(());
        }
        Err(self.bad(RejectReason::BadValue, "a short text without an e-mail address"))
    }

    fn count(&self, text: &str, fields: &[Field<'_>]) -> Result<i64, Fault> {
        let read = |text: &str| Value::Cell(text).integer().ok().flatten().filter(|count| *count >= 0);
        let mut count = read(text).ok_or_else(|| self.bad(RejectReason::BadNumber, "a whole number from zero"))?;
        for path in &self.minus {
            let Some(text) = path.find(fields).and_then(Found::text) else { continue };
            let less = read(&text).ok_or_else(|| {
                let place = format!("`{}` (`minus`: `{}`)", self.column.name, path.written);
                Fault::new(RejectReason::BadNumber, format!("expected a whole number from zero in {place}"))
            })?;
            count = (count - less).max(0);
        }
        Ok(count)
    }

    fn amount(&self, text: &str) -> Option<i64> {
        match self.unit {
            Unit::Places(places) => field::scaled(text, places),
            Unit::Millis(millis) => {
                let billionths = i128::from(field::scaled(text, 9)?) * i128::from(millis);
                i64::try_from((billionths + 500_000_000).div_euclid(1_000_000_000)).ok()
            }
        }
    }

    fn expected_time(&self) -> &'static str {
        match self.date {
            None => "a time (its form can be told by `date`)",
            Some(Date::Iso) => "a time with its year first",
            Some(Date::Ordered(DateOrder::Dmy)) => "a time with day, month and year",
            Some(Date::Ordered(DateOrder::Mdy)) => "a time with month, day and year",
            Some(Date::Epoch(_)) => "a number since 1970 in the unit of `date`",
        }
    }

    fn instant(&self, text: &str, options: &Options) -> Option<Micros> {
        let zone = self.zone.unwrap_or(options.zone);
        if is_number(text) {
            let instant = self.written(text, zone, options)?;
            return if self.calendar == Calendar::Always { local_midnight(instant, zone) } else { Some(instant) };
        }
        let date = &text[..text.find(['T', ' ', ',']).unwrap_or(text.len())];
        match self.calendar {
            Calendar::Always => self.written(date, Tz::UTC, options),
            Calendar::DatesAlone if date.len() == text.len() => self.written(date, Tz::UTC, options),
            _ => self.written(text, zone, options),
        }
    }

    fn written(&self, text: &str, zone: Tz, options: &Options) -> Option<Micros> {
        let order = options.date_order.map(Date::Ordered);
        match self.date.or(order) {
            None => time::instant(text, zone),
            Some(Date::Iso) => time::instant(text, zone).filter(|_| !is_number(text)),
            Some(Date::Ordered(order)) => time::ordered(text, zone, order),
            Some(Date::Epoch(places)) => {
                let nanos = field::scaled(text, places)?;
                Some(nanos.div_euclid(1000)).filter(|instant| *instant >= EPOCH_FIRST_US)
            }
        }
    }
}

/// Whether a text is neither content nor the address of a person: outside the columns of persons it would stand in the
/// lake as it is.
pub(super) fn may_stand_in_the_lake(text: &str) -> bool {
    text.len() <= TEXT_BYTES && !text.split_whitespace().any(is_email)
}

/// Midnight UTC of the calendar day that an instant has in a zone.
fn local_midnight(instant: Micros, zone: Tz) -> Option<Micros> {
    let utc = DateTime::from_timestamp_micros(instant)?.naive_utc();
    let day = zone.from_utc_datetime(&utc).date_naive().and_hms_opt(0, 0, 0)?;
    Some(day.and_utc().timestamp_micros())
}

/// A fixed value as a column of this type holds it; `None` if it cannot.
pub(super) fn typed(kind: Type, text: &str) -> Option<Cell<'static>> {
    match kind {
        Type::Text | Type::Person | Type::Key if text.trim().is_empty() => None,
        Type::Text | Type::Person | Type::Key => Some(Cell::Text(Cow::Owned(text.to_owned()))),
        Type::Texts => Some(Cell::Texts(vec![Cow::Owned(text.to_owned())])),
        Type::Count => text.parse().ok().filter(|count| *count >= 0).map(Cell::Int),
        Type::Flag => match text {
            _ if text.eq_ignore_ascii_case("true") || text == "1" => Some(Cell::Flag(true)),
            _ if text.eq_ignore_ascii_case("false") || text == "0" => Some(Cell::Flag(false)),
            _ => None,
        },
        Type::Word(words) => words().into_iter().find(|word| word.eq_ignore_ascii_case(text)).map(Cell::Word),
        Type::Instant | Type::Money | Type::Duration => None,
    }
}

fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') && digits.matches('.').count() < 2
}

/// One word with something before and a name that ends in letters after its `@`: a model version such as `bison@1.5` is
/// none.
fn is_email(word: &str) -> bool {
    let Some((local, domain)) = word.split_once('@') else { return false };
    let Some((_, last)) = domain.rsplit_once('.') else { return false };
    !local.is_empty() && last.len() > 1 && last.bytes().all(|byte| byte.is_ascii_alphabetic())
}
