//! What a KPI's function hands back: numbers and why there are none, before any target is looked at.

use crate::measure::assumptions::Evidence;
use crate::measure::stats::{Interval, wilson};
use crate::words::Remark;

/// One KPI for the whole or for one member of its dimension.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Measured {
    /// Member of the dimension; `None` for the total.
    pub(crate) member: Option<String>,
    /// The value; `None` if it cannot be measured or is not yet observable.
    pub(crate) value: Option<f64>,
    /// Numerator of a rate.
    pub(crate) numerator: Option<f64>,
    /// Denominator of a rate.
    pub(crate) denominator: Option<f64>,
    /// Number of observations.
    pub(crate) n: Option<i64>,
    /// Lower end of the interval.
    pub(crate) low: Option<f64>,
    /// Upper end of the interval.
    pub(crate) high: Option<f64>,
    /// Why there is no value, or what to know about it.
    pub(crate) reason: Vec<Remark>,
    /// Number of people behind the value, where it tells of people.
    pub(crate) people: Option<i64>,
    /// The largest share of the value that is one person's, 0 to 1.
    pub(crate) largest: Option<f64>,
    /// The weakest evidence among the assumptions that it rests on.
    pub(crate) grade: Option<Evidence>,
}

impl Measured {
    /// No value, and why.
    pub(crate) fn missing(reason: Remark) -> Self {
        Self { reason: vec![reason], ..Self::default() }
    }

    /// A complete count.
    pub(crate) fn count(count: i64) -> Self {
        Self { value: Some(count as f64), n: Some(count), ..Self::default() }
    }

    /// An estimate from `n` observations.
    pub(crate) fn estimate(value: f64, n: i64) -> Self {
        Self { value: Some(value), n: Some(n), ..Self::default() }
    }

    /// A share without an interval: `part` of `whole`, which is above zero.
    pub(crate) fn share(part: i64, whole: i64) -> Self {
        let numbers = Self { numerator: Some(part as f64), denominator: Some(whole as f64), ..Self::default() };
        Self { value: (whole > 0).then(|| part as f64 / whole as f64), n: Some(whole), ..numbers }
    }

    /// A share with its Wilson interval; with `nothing` as the reason where `whole` is zero.
    pub(crate) fn sampled_share(part: i64, whole: i64, nothing: Remark) -> Self {
        match wilson::interval(part, whole) {
            Some(interval) => Self::share(part, whole).within(interval),
            None => Self { reason: vec![nothing], ..Self::share(part, whole) },
        }
    }

    /// With an interval.
    pub(crate) fn within(self, interval: Interval) -> Self {
        Self { low: Some(interval.low), high: Some(interval.high), ..self }
    }

    /// For one member of the dimension.
    pub(crate) fn of(self, member: impl Into<String>) -> Self {
        Self { member: Some(member.into()), ..self }
    }

    /// With the grade of the evidence that it rests on.
    pub(crate) fn graded(self, grade: Option<Evidence>) -> Self {
        Self { grade, ..self }
    }

    /// With remarks, if there are any.
    pub(crate) fn noting(mut self, remarks: impl IntoIterator<Item = Remark>) -> Self {
        self.reason.extend(remarks);
        self
    }
}
