//! What measuring hands on: plain, documented values. Presenting starts where this ends; no polars type goes further.

use super::assumptions::Evidence;
use super::unit::Unit;
use crate::policy::Verdict;
use crate::words::{Remark, english, serialize_english};
use serde::Serialize;
use std::collections::BTreeMap;
use strum::IntoStaticStr;

/// One KPI of one period, for the whole or for one member of a dimension. Field order is the order in `kpis.json`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Measurement {
    /// KPI id, `area.name`.
    pub kpi: &'static str,
    /// Dimension → member; empty for the total. At most one entry.
    pub dimensions: BTreeMap<&'static str, String>,
    /// The value in `unit`; `None` when it cannot be measured or is not yet observable.
    pub value: Option<f64>,
    /// Unit of the value.
    pub unit: Unit,
    /// Numerator of a rate.
    pub numerator: Option<f64>,
    /// Denominator of a rate.
    pub denominator: Option<f64>,
    /// Number of observations behind the value.
    pub n: Option<i64>,
    /// Lower end of the interval.
    pub ci_low: Option<f64>,
    /// Upper end of the interval.
    pub ci_high: Option<f64>,
    /// Target of the policy, in `unit`.
    pub target: Option<f64>,
    /// The verdict against the target.
    pub verdict: Verdict,
    /// Why, and what to know about it: remarks for people. Never empty for `CannotTell` and `NotMeasurable`.
    #[serde(serialize_with = "serialize_english")]
    pub reason: Vec<Remark>,
    /// The weakest evidence among the assumptions that it rests on; `None` where it rests on none.
    pub grade: Option<Evidence>,
    /// Whether there is a value that is not printed, because too few people stand behind it.
    pub withheld: bool,
    /// Whether the value may still change.
    pub state: State,
    /// Number of people behind the value. Only suppression sees it.
    #[serde(skip)]
    pub people: Option<i64>,
    /// The largest share of the value that is one person's. Only suppression sees it.
    #[serde(skip)]
    pub largest: Option<f64>,
}

impl Measurement {
    /// The reason in English, as files and tables have it.
    #[must_use]
    pub fn told(&self) -> Option<String> {
        english(&self.reason)
    }
}

/// Whether a value may still change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, Serialize)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum State {
    /// The period is not over, or rows of it may still arrive.
    Provisional,
    /// It is over, and the sources have settled.
    Final,
}

impl State {
    /// The word in files and tables.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}
