//! A mapping, checked: what a [`Draft`] means, or everything that is wrong with it, each problem with its place.

use super::column::{Column, TARGETS, Target, Type};
use super::draft::{Draft, Parts, Paths};
use super::path::Path;
use super::value::{Calendar, Cell, Date, Rule, Unit, typed};
use crate::event::name as n;
use crate::format::DateOrder;
use std::ops::Range;
use toml::Spanned;

/// How an export of the user's own is read.
#[derive(Clone, Debug)]
pub struct Mapping {
    /// The table that the rows go to.
    pub(super) target: Target,
    /// Path of the list that holds the records of a JSON page.
    pub(super) records: Option<Path>,
    /// Length of a usage row's bucket, where the export tells only its start.
    pub(super) bucket: Option<Bucket>,
    /// Paths of the other dimensions of a usage row, in the order of their names.
    pub(super) cuts: Vec<Path>,
    /// Paths of the unmapped fields that are kept.
    pub(super) keep: Vec<Path>,
    /// The mapped columns, in the order of the table.
    pub(super) rules: Vec<Rule>,
}

/// The length of a bucket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bucket {
    Hour,
    Day,
    Week,
    Month,
}

/// One thing that is wrong with a mapping.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where in the text of the configuration it stands, in bytes.
    pub span: Range<usize>,
    /// What was expected, in one lowercase sentence without a full stop.
    pub text: String,
}

const BUCKETS: &[(&str, Bucket)] =
    &[("hour", Bucket::Hour), ("day", Bucket::Day), ("week", Bucket::Week), ("month", Bucket::Month)];
const DATES: &[(&str, Date)] = &[
    ("dmy", Date::Ordered(DateOrder::Dmy)),
    ("mdy", Date::Ordered(DateOrder::Mdy)),
    ("iso", Date::Iso),
    ("epoch_s", Date::Epoch(9)),
    ("epoch_ms", Date::Epoch(6)),
    ("epoch_us", Date::Epoch(3)),
    ("epoch_ns", Date::Epoch(0)),
];
const MONEY: &[(&str, Unit)] = &[
    ("usd", Unit::Places(9)),
    ("usd_cents", Unit::Places(7)),
    ("usd_micros", Unit::Places(3)),
    ("usd_nanos", Unit::Places(0)),
];
const DURATIONS: &[(&str, Unit)] = &[
    ("h", Unit::Millis(3_600_000)),
    ("min", Unit::Millis(60_000)),
    ("s", Unit::Places(3)),
    ("ms", Unit::Places(0)),
    ("us", Unit::Places(-3)),
    ("ns", Unit::Places(-6)),
];

impl Mapping {
    /// Checks a draft.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn of(draft: &Draft) -> Result<Self, Vec<Problem>> {
        let mut check = Check { problems: Vec::new() };
        let named = TARGETS.iter().map(|target| (target.table().name, *target));
        let Some(target) = check.word("table", &draft.table, &named.collect::<Vec<_>>()) else {
            return Err(check.problems);
        };
        let bucket = draft.bucket.as_ref().and_then(|word| check.word("bucket", word, BUCKETS));
        let mut rules = Vec::new();
        for (name, entry) in &draft.columns {
            let Some(column) = target.columns().iter().find(|column| column.name == name.get_ref()) else {
                check.unknown_column(target, name);
                continue;
            };
            rules.push(check.rule(column, &entry.get_ref().0, &entry.span()));
        }
        let order = |rule: &Rule| target.columns().iter().position(|column| column.name == rule.column.name);
        rules.sort_by_key(order);
        let records = draft.records.as_ref().and_then(|path| check.path(path.get_ref(), &path.span()));
        let mut cuts: Vec<Path> = draft.cuts.iter().filter_map(|cut| check.path(cut.get_ref(), &cut.span())).collect();
        cuts.sort_by(|left, right| left.written.cmp(&right.written));
        let keep = draft.keep.iter().filter_map(|path| check.path(path.get_ref(), &path.span())).collect();
        check.whole(target, draft);
        for rule in rules.iter_mut().filter(|rule| [n::BUCKET_START_US, n::BUCKET_END_US].contains(&rule.column.name)) {
            let days = bucket.is_some_and(|bucket| bucket != Bucket::Hour);
            rule.calendar = if days { Calendar::Always } else { Calendar::DatesAlone };
        }
        check.problems.sort_by_key(|problem| problem.span.start);
        if check.problems.is_empty() {
            Ok(Self { target, records, bucket, cuts, keep, rules })
        } else {
            Err(check.problems)
        }
    }

    /// The rule of a column, if it is mapped.
    pub(super) fn rule(&self, name: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.column.name == name)
    }
}

/// Gathers what is wrong.
struct Check {
    problems: Vec<Problem>,
}

impl Check {
    fn wrong(&mut self, span: Range<usize>, text: impl Into<String>) {
        self.problems.push(Problem { span, text: text.into() });
    }

    /// One of the words of a key.
    fn word<T: Copy>(&mut self, key: &str, word: &Spanned<String>, known: &[(&str, T)]) -> Option<T> {
        let found = known.iter().find(|(name, _)| name == word.get_ref()).map(|(_, value)| *value);
        if found.is_none() {
            let known = listed(known.iter().map(|(name, _)| *name));
            self.wrong(word.span(), format!("unknown `{key}` `{}`, expected one of {known}", word.get_ref()));
        }
        found
    }

    fn path(&mut self, written: &str, span: &Range<usize>) -> Option<Path> {
        Path::parse(written).map_err(|text| self.wrong(span.clone(), text)).ok()
    }

    fn paths(&mut self, written: &Paths, span: &Range<usize>) -> Vec<Path> {
        if written.0.is_empty() {
            self.wrong(span.clone(), "expected at least one path");
        }
        written.0.iter().filter_map(|path| self.path(path, span)).collect()
    }

    fn unknown_column(&mut self, target: Target, name: &Spanned<String>) {
        let known = listed(target.columns().iter().map(|column| column.name));
        let table = target.table().name;
        let attributed = [n::PROJECT, n::TEAM, n::TIER, n::COST_CENTRE].contains(&name.get_ref().as_str());
        let why = if attributed { " (the attribution map fills it)" } else { "" };
        self.wrong(
            name.span(),
            format!("unknown column `{}` of table `{table}`{why}, expected one of {known}", name.get_ref()),
        );
    }

    /// What no single entry tells.
    fn whole(&mut self, target: Target, draft: &Draft) {
        let span = draft.table.span();
        let has = |name: &str| draft.columns.keys().any(|key| key.get_ref() == name);
        let table = target.table().name;
        for column in target.columns().iter().filter(|column| column.required && !has(column.name)) {
            self.wrong(span.clone(), format!("table `{table}` needs the column `{}`", column.name));
        }
        if target == Target::Usage {
            if draft.bucket.is_some() == has(n::BUCKET_END_US) {
                let end = n::BUCKET_END_US;
                self.wrong(span.clone(), format!("table `{table}` needs either the column `{end}` or `bucket`"));
            }
            let measure = |column: &&Column| matches!(column.kind, Type::Count | Type::Money | Type::Duration);
            let mut measures = target.columns().iter().filter(measure).map(|column| column.name);
            if !measures.clone().any(has) {
                let measures = listed(measures.by_ref());
                self.wrong(span.clone(), format!("table `{table}` needs at least one of the columns {measures}"));
            }
        } else {
            let cuts = draft.cuts.first().map(|cut| ("cuts", cut.span()));
            for (key, span) in draft.bucket.as_ref().map(|word| ("bucket", word.span())).into_iter().chain(cuts) {
                self.wrong(span, format!("table `{table}` has no `{key}`, only `usage` has"));
            }
        }
        let clocks = [n::OBSERVED_US, n::ROUTED_US, n::STARTED_US, n::COMPLETED_US];
        if target == Target::Review && !clocks.into_iter().any(has) {
            self.wrong(
                span,
                format!("table `{table}` needs at least one of the columns {}", listed(clocks.into_iter())),
            );
        }
        if let (Target::Review | Target::Case, Some(kept)) = (target, draft.keep.first()) {
            self.wrong(kept.span(), format!("table `{table}` keeps no other fields, only `event` and `usage` do"));
        }
    }

    fn rule(&mut self, column: &'static Column, parts: &Parts, span: &Range<usize>) -> Rule {
        let from = parts.from.as_ref().map(|paths| self.paths(paths, span)).unwrap_or_default();
        if parts.from.is_some() == parts.constant.is_some() {
            self.wrong(span.clone(), format!("column `{}` needs either `from` or `constant`", column.name));
        }
        self.only_where_they_mean_something(column, parts, span);
        let minus = parts.minus.as_ref().map(|paths| self.paths(paths.get_ref(), &paths.span())).unwrap_or_default();
        let values = parts.values.as_ref().map(|values| {
            let mut pairs: Vec<(String, Cell<'static>)> = Vec::new();
            for (own, value) in values {
                if pairs.iter().any(|(known, _)| known.eq_ignore_ascii_case(own.get_ref())) {
                    self.wrong(
                        own.span(),
                        format!("`values` has `{}` twice: upper and lower case are one", own.get_ref()),
                    );
                }
                let target = self.fixed("values", column, Some(value));
                pairs.extend(target.map(|target| (own.get_ref().clone(), target)));
            }
            pairs
        });
        let unit = units(column).and_then(|units| self.word("unit", parts.unit.as_ref()?, units));
        Rule {
            column,
            from,
            minus,
            constant: self.fixed("constant", column, parts.constant.as_ref()),
            values,
            otherwise: self.fixed("otherwise", column, parts.otherwise.as_ref()),
            absent: self.fixed("absent", column, parts.absent.as_ref()),
            date: parts.date.as_ref().and_then(|word| self.word("date", word, DATES)),
            zone: parts.zone.as_ref().and_then(|name| self.zone(name)),
            unit: unit.unwrap_or(Unit::Places(0)),
            calendar: Calendar::No,
        }
    }

    /// Every key of a column belongs to columns of some types only.
    fn only_where_they_mean_something(&mut self, column: &Column, parts: &Parts, span: &Range<usize>) {
        let word = matches!(column.kind, Type::Text | Type::Flag | Type::Word(_));
        let instant = matches!(column.kind, Type::Instant);
        let count = matches!(column.kind, Type::Count);
        let amount = units(column).is_some();
        let first_value = parts.values.as_ref().map(|values| values.keys().next().map_or(span.clone(), Spanned::span));
        let place = |value: &Spanned<toml::Value>| value.span();
        let text = |word: &Spanned<String>| word.span();
        let keys = [
            ("values", first_value, word, "text or closed words"),
            ("otherwise", parts.otherwise.as_ref().map(place), word, "text or closed words"),
            ("date", parts.date.as_ref().map(text), instant, "times"),
            ("zone", parts.zone.as_ref().map(text), instant, "times"),
            ("unit", parts.unit.as_ref().map(text), amount, "money or a span of time"),
            ("minus", parts.minus.as_ref().map(Spanned::span), count, "counts"),
        ];
        for (key, at, fits, kinds) in keys {
            let Some(at) = at else { continue };
            if !fits {
                self.wrong(at, format!("column `{}` takes no `{key}`, only columns with {kinds} do", column.name));
            } else if parts.constant.is_some() {
                self.wrong(at, format!("`{key}` means nothing beside `constant`"));
            }
        }
        if let Some(units) = units(column).filter(|_| parts.unit.is_none() && parts.constant.is_none()) {
            let known = listed(units.iter().map(|(name, _)| *name));
            self.wrong(span.clone(), format!("column `{}` needs its `unit`: one of {known}", column.name));
        }
    }

    /// A value that the configuration fixes.
    fn fixed(&mut self, key: &str, column: &Column, value: Option<&Spanned<toml::Value>>) -> Option<Cell<'static>> {
        let value = value?;
        let text = match value.get_ref() {
            toml::Value::String(text) => Some(text.clone()),
            toml::Value::Integer(number) => Some(number.to_string()),
            toml::Value::Boolean(flag) => Some(flag.to_string()),
            _ => None,
        };
        let cell = text.and_then(|text| typed(column.kind, &text));
        if cell.is_none() {
            let expected = match column.kind {
                Type::Word(words) => format!("expected one of {}", listed(words().into_iter())),
                Type::Flag => "expected `true` or `false`".to_owned(),
                Type::Count => "expected a whole number from zero".to_owned(),
                Type::Instant | Type::Money | Type::Duration => "it must come from the row".to_owned(),
                _ => "expected a text".to_owned(),
            };
            self.wrong(value.span(), format!("column `{}` cannot hold this `{key}`: {expected}", column.name));
        }
        cell
    }

    fn zone(&mut self, name: &Spanned<String>) -> Option<chrono_tz::Tz> {
        let zone = name.get_ref().parse().ok();
        if zone.is_none() {
            let known = "expected an IANA name such as `Europe/London`";
            self.wrong(name.span(), format!("unknown time zone `{}`, {known}", name.get_ref()));
        }
        zone
    }
}

/// The units of a column's amounts.
fn units(column: &Column) -> Option<&'static [(&'static str, Unit)]> {
    match column.kind {
        Type::Money => Some(MONEY),
        Type::Duration => Some(DURATIONS),
        _ => None,
    }
}

fn listed<'a>(words: impl Iterator<Item = &'a str>) -> String {
    words.map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}
