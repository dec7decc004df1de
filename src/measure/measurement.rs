//! What measuring hands on: plain, documented values. Presenting starts where this ends; no polars type goes further.

use crate::policy::Verdict;
use serde::Serialize;
use std::collections::BTreeMap;

/// One KPI of one period, for the whole or for one member of a dimension. Field order is the order in `kpis.json`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Measurement {
    /// KPI id, `area.name`.
    pub kpi: &'static str,
    /// Dimension → member; empty for the total. At most one entry.
    pub dimensions: BTreeMap<&'static str, String>,
    /// The value in `unit`; `None` when it cannot be measured or is not yet observable.
    pub value: Option<f64>,
    /// Unit of the value: `calls`, `share`, `projects`, `hours`, `cases`, `rows`, `days`.
    pub unit: &'static str,
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
    /// Why: one sentence for people. Always set for `CannotTell` and `NotMeasurable`.
    pub reason: Option<String>,
}
