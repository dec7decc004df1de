//! What was published before: table `published` as plain values, and how its numbers and those of the period before
//! compare with what is found now.
//!
//! A change from one period to the next is told only between numbers of one kind. The earlier one is computed from the lake
//! again, by the definition and the policy of today; where that is not what was published, the change is told together with
//! both numbers and the reason. Where it cannot be computed by the same means it is refused.

use super::period::Period;
use crate::event::name as n;
use crate::event::tables::PUBLISHED;
use crate::words::{Arg, Remark};
use arrow::array::{Array, AsArray, RecordBatch};
use arrow::datatypes::{ArrowPrimitiveType, Date32Type, Float64Type, Int64Type};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Two values closer than this, relative to the larger, are one: sums in another order may differ in the last digits.
const SAME: f64 = 1e-9;

/// Every number of every edition of every pack.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Published(pub Vec<Record>);

/// One published number.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Record {
    /// Id of the period that the pack is about.
    pub pack: String,
    /// Edition of the pack, from 1.
    pub edition: i64,
    /// Id of the period of the number.
    pub period: String,
    /// First day of that period.
    pub start: NaiveDate,
    /// First day after it.
    pub end: NaiveDate,
    /// KPI id.
    pub kpi: String,
    /// Member of its dimension; none for the total.
    pub member: Option<String>,
    /// The value; none if there was none or it was withheld.
    pub value: Option<f64>,
    /// Whether it was withheld.
    pub withheld: bool,
    /// People behind it, where it tells of people.
    pub people: Option<i64>,
    /// What it was made by.
    pub grounds: Grounds,
}

/// What a number was made by: two that were made by the same compare.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grounds {
    /// Fingerprint of the definition card.
    pub definition: String,
    /// Digests of what else it rests on: `calendar=… policy=…`.
    pub basis: String,
    /// The sources that it rests on, in words.
    pub sources: String,
}

impl Published {
    /// Reads rows of table `published`.
    #[must_use]
    pub fn read(batches: &[RecordBatch]) -> Self {
        Self(batches.iter().flat_map(records).collect())
    }

    /// The first number that was published of a period in its own pack.
    #[must_use]
    pub fn first(&self, period: Period, kpi: &str, member: Option<&str>) -> Option<&Record> {
        let id = period.id();
        let own = self.0.iter().filter(|record| record.pack == id && record.period == id && record.kpi == kpi);
        own.filter(|record| record.member.as_deref() == member && record.value.is_some())
            .min_by_key(|record| record.edition)
    }
}

fn records(batch: &RecordBatch) -> Vec<Record> {
    let text = |column: &str, row: usize| {
        let texts = batch.column(PUBLISHED.index(column)).as_string::<i32>();
        texts.is_valid(row).then(|| texts.value(row).to_owned())
    };
    let required = |column: &str, row: usize| text(column, row).unwrap_or_default();
    let day = |column: &str, row: usize| {
        number::<Date32Type>(batch, column, row).and_then(Date32Type::to_naive_date_opt).unwrap_or_default()
    };
    let withheld = batch.column(PUBLISHED.index(n::WITHHELD)).as_boolean();
    let record = |row: usize| Record {
        pack: required(n::PACK, row),
        edition: number::<Int64Type>(batch, n::EDITION, row).unwrap_or_default(),
        period: required(n::PERIOD, row),
        start: day(n::PERIOD_START, row),
        end: day(n::PERIOD_END, row),
        kpi: required(n::KPI, row),
        member: text(n::MEMBER, row),
        value: number::<Float64Type>(batch, n::VALUE, row),
        withheld: withheld.is_valid(row) && withheld.value(row),
        people: number::<Int64Type>(batch, n::PEOPLE, row),
        grounds: Grounds {
            definition: required(n::DEFINITION, row),
            basis: required(n::BASIS, row),
            sources: required(n::SOURCES, row),
        },
    };
    (0..batch.num_rows()).map(record).collect()
}

fn number<T: ArrowPrimitiveType>(batch: &RecordBatch, column: &str, row: usize) -> Option<T::Native> {
    let numbers = batch.column(PUBLISHED.index(column)).as_primitive::<T>();
    numbers.is_valid(row).then(|| numbers.value(row))
}

/// A published number that is another one now.
#[derive(Clone, Debug, PartialEq)]
pub struct Restatement {
    /// KPI id.
    pub kpi: &'static str,
    /// The period.
    pub period: Period,
    /// Member of the dimension; none for the total.
    pub member: Option<String>,
    /// What was published first.
    pub first: f64,
    /// What it is now; none if it can no longer be measured.
    pub current: Option<f64>,
    /// Why.
    pub reason: Vec<Remark>,
}

/// How a total compares with that of the period before.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// KPI id.
    pub kpi: &'static str,
    /// The period before.
    pub before: Period,
    /// What came of it.
    pub change: Change,
}

/// What comes of setting two numbers beside each other.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// They are of one kind.
    Delta {
        /// The earlier value.
        from: f64,
        /// By how much the later one is larger.
        delta: f64,
    },
    /// They are, but the earlier one is not what was published.
    Restated {
        /// The earlier value as it was published first.
        first: f64,
        /// The earlier value as it is now.
        current: f64,
        /// By how much the later one is larger than that.
        delta: f64,
        /// Why it is another.
        reason: Vec<Remark>,
    },
    /// They are not.
    Refused {
        /// Why not.
        reason: Vec<Remark>,
    },
}

/// Compares the value of a period with that of the one before: as it is now, or why it must not be
/// set beside it, and as it `was` published, with what it is made by now.
#[must_use]
pub fn compare(value: f64, before: Result<f64, Remark>, was: Option<(&Record, &Grounds)>) -> Change {
    let from = match before {
        Ok(from) => from,
        Err(reason) => return Change::Refused { reason: vec![reason] },
    };
    let delta = value - from;
    match was.and_then(|(record, now)| Some((record.value?, reason(&record.grounds, now)))) {
        Some((first, reason)) if !is_same(first, from) => Change::Restated { first, current: from, delta, reason },
        _ => Change::Delta { from, delta },
    }
}

/// Whether a published value is what it is now, as far as digits go.
#[must_use]
pub fn is_same(first: f64, now: f64) -> bool {
    (first - now).abs() <= SAME * first.abs().max(now.abs())
}

/// Why a published number is another one now, from what each was made by.
#[must_use]
pub fn reason(was: &Grounds, now: &Grounds) -> Vec<Remark> {
    let mut reasons = Vec::new();
    if was.definition != now.definition {
        let args = [("was", was.definition.as_str().into()), ("now", now.definition.as_str().into())];
        reasons.push(Remark::of("remark-definition-changed", args));
    }
    let parts = |basis: &str| -> BTreeMap<String, String> {
        let split = basis.split(' ').filter_map(|part| part.split_once('='));
        split.map(|(name, digest)| (name.to_owned(), digest.to_owned())).collect()
    };
    let (before, after) = (parts(&was.basis), parts(&now.basis));
    let changed = before.keys().chain(after.keys()).filter(|name| before.get(*name) != after.get(*name));
    let mut changed: Vec<&String> = changed.collect();
    changed.sort();
    changed.dedup();
    if !changed.is_empty() {
        let parts = Arg::List(changed.iter().map(|name| basis(name)).collect());
        reasons.push(Remark::of("remark-basis-changed", [("parts", parts)]));
    }
    if was.sources != now.sources {
        let args = [("now", named(&now.sources)), ("was", named(&was.sources))];
        reasons.push(Remark::of("remark-sources-changed", args));
    }
    if reasons.is_empty() {
        reasons.push(Remark::plain("remark-rows-came"));
    }
    reasons
}

/// What a number rests on beside its definition, by its name in table `published`.
fn basis(name: &str) -> Arg {
    match name {
        "calendar" => Remark::plain("remark-basis-calendar").into(),
        "policy" => Remark::plain("remark-basis-policy").into(),
        "prices" => Remark::plain("remark-basis-prices").into(),
        "assumptions" => Remark::plain("remark-basis-assumptions").into(),
        other => other.into(),
    }
}

/// Sources as table `published` has them: between back-ticks.
fn named(sources: &str) -> Arg {
    let names: Vec<&str> = sources.split('`').skip(1).step_by(2).collect();
    if names.is_empty() { Remark::plain("remark-no-source-named").into() } else { Arg::names(names) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::english;

    fn grounds(definition: &str, basis: &str, sources: &str) -> Grounds {
        Grounds { definition: definition.to_owned(), basis: basis.to_owned(), sources: sources.to_owned() }
    }

    #[test]
    fn a_change_is_told_restated_or_refused() {
        let now = grounds("aa", "policy=1 calendar=2", "`litellm`");
        let was = Record {
            value: Some(90.0),
            grounds: grounds("bb", "policy=1 calendar=2", "`litellm`"),
            ..Record::default()
        };
        assert_eq!(compare(110.0, Ok(100.0), None), Change::Delta { from: 100.0, delta: 10.0 });
        let restated = Change::Restated {
            first: 90.0,
            current: 100.0,
            delta: 10.0,
            reason: vec![Remark::of("remark-definition-changed", [("was", "bb".into()), ("now", "aa".into())])],
        };
        assert_eq!(compare(110.0, Ok(100.0), Some((&was, &now))), restated);
        let same = Record { value: Some(100.0 + 1e-10), ..was };
        assert_eq!(compare(110.0, Ok(100.0), Some((&same, &now))), Change::Delta { from: 100.0, delta: 10.0 });
        let other = || Remark::plain("remark-not-told");
        let refused = Change::Refused { reason: vec![other()] };
        assert_eq!(compare(110.0, Err(other()), Some((&same, &now))), refused);
    }

    #[test]
    fn the_reason_names_all_that_changed() {
        let was = grounds("aa", "calendar=1 policy=1", "");
        assert_eq!(
            english(&reason(&was, &grounds("aa", "calendar=1 policy=2 prices=1", "`litellm`"))).unwrap(),
            "the policy and the prices changed; it rests on `litellm` instead of no source"
        );
        assert_eq!(reason(&was, &was), [Remark::plain("remark-rows-came")]);
    }
}
