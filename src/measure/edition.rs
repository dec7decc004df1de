//! What was published before: table `published` as plain values, and how its numbers and those of the period before
//! compare with what is found now.
//!
//! A change from one period to the next is told only between numbers of one kind. The earlier one is computed from the lake
//! again, by the definition and the policy of today; where that is not what was published, the change is told together with
//! both numbers and the reason. Where it cannot be computed by the same means it is refused.

use super::period::Period;
use crate::event::name as n;
use crate::event::tables::PUBLISHED;
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
    pub reason: String,
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
        reason: String,
    },
    /// They are not.
    Refused {
        /// Why not.
        reason: String,
    },
}

/// Compares the value of a period with that of the one before: as it is now, or why it must not be
/// set beside it, and as it `was` published, with what it is made by now.
#[must_use]
pub fn compare(value: f64, before: Result<f64, String>, was: Option<(&Record, &Grounds)>) -> Change {
    let from = match before {
        Ok(from) => from,
        Err(reason) => return Change::Refused { reason },
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
pub fn reason(was: &Grounds, now: &Grounds) -> String {
    let mut reasons = Vec::new();
    if was.definition != now.definition {
        reasons.push(format!("its definition changed from {} to {}", was.definition, now.definition));
    }
    let parts = |basis: &str| -> BTreeMap<String, String> {
        let split = basis.split(' ').filter_map(|part| part.split_once('='));
        split.map(|(name, digest)| (name.to_owned(), digest.to_owned())).collect()
    };
    let (before, after) = (parts(&was.basis), parts(&now.basis));
    let changed = before.keys().chain(after.keys()).filter(|name| before.get(*name) != after.get(*name));
    let mut changed: Vec<String> = changed.map(|name| format!("the {name}")).collect();
    changed.sort();
    changed.dedup();
    if !changed.is_empty() {
        reasons.push(format!("{} changed", changed.join(" and ")));
    }
    if was.sources != now.sources {
        let named = |sources: &str| if sources.is_empty() { "no source".to_owned() } else { sources.to_owned() };
        reasons.push(format!("it rests on {} instead of {}", named(&now.sources), named(&was.sources)));
    }
    if reasons.is_empty() {
        return "rows came or were corrected after it was published, or open work was decided".to_owned();
    }
    reasons.join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

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
            reason: "its definition changed from bb to aa".to_owned(),
        };
        assert_eq!(compare(110.0, Ok(100.0), Some((&was, &now))), restated);
        let same = Record { value: Some(100.0 + 1e-10), ..was };
        assert_eq!(compare(110.0, Ok(100.0), Some((&same, &now))), Change::Delta { from: 100.0, delta: 10.0 });
        let refused = Change::Refused { reason: "another source".to_owned() };
        assert_eq!(compare(110.0, Err("another source".to_owned()), Some((&same, &now))), refused);
    }

    #[test]
    fn the_reason_names_all_that_changed() {
        let was = grounds("aa", "calendar=1 policy=1", "");
        assert_eq!(
            reason(&was, &grounds("aa", "calendar=1 policy=2 prices=1", "`litellm`")),
            "the policy and the prices changed; it rests on `litellm` instead of no source"
        );
        assert!(reason(&was, &was).starts_with("rows came"));
    }
}
