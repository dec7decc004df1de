//! What stands around the measurements in `kpis.json`: signals, histories, comparisons, restatements, presets.
//! Field order is the order in the file.

use crate::measure::edition::{Change, Comparison, Restatement};
use crate::measure::findings::{TaskSaving, Trend, TrendPoint};
use crate::measure::presets::Preset;
use crate::measure::settings::Rebase;
use crate::measure::signal::Signal;
use crate::measure::signal::rules::Fired;
use crate::words::{Remark, english, serialize_english};
use chrono::NaiveDate;
use serde::Serialize;

/// What the chart of a total says.
#[derive(Serialize)]
pub(super) struct SignalEntry<'a> {
    kpi: &'static str,
    chart: &'static str,
    /// Ids of the first and the last period that the limits are made from.
    baseline: [String; 2],
    baseline_periods: usize,
    periods_since: usize,
    /// Whether the limits are made from fewer than twelve periods.
    trial: bool,
    /// What the newest period was expected to be, in the unit of the KPI.
    centre: Option<f64>,
    limit_low: Option<f64>,
    limit_high: Option<f64>,
    /// The rules that it fulfils; none: no signal.
    rules: Vec<RuleEntry>,
    variation: &'static str,
    assurance: Option<&'static str>,
    rebased: Option<RebaseEntry<'a>>,
}

#[derive(Serialize)]
struct RuleEntry {
    rule: &'static str,
    side: &'static str,
}

#[derive(Serialize)]
struct RebaseEntry<'a> {
    from: NaiveDate,
    reason: &'a str,
    by: &'a str,
    on: NaiveDate,
}

impl<'a> SignalEntry<'a> {
    pub(super) fn of(signal: &'a Signal) -> Self {
        let newest = signal.expected.last();
        let rule = |fired: &Fired| RuleEntry { rule: fired.rule.into(), side: fired.side.into() };
        let rebased = |rebase: &'a Rebase| RebaseEntry {
            from: rebase.from,
            reason: &rebase.reason,
            by: &rebase.by,
            on: rebase.on,
        };
        Self {
            kpi: signal.kpi,
            chart: signal.chart.into(),
            baseline: [signal.baseline.0.id(), signal.baseline.1.id()],
            baseline_periods: signal.baseline_points,
            periods_since: signal.judged_points,
            trial: signal.trial,
            centre: newest.map(|newest| newest.centre),
            limit_low: newest.map(|newest| newest.limits.low),
            limit_high: newest.map(|newest| newest.limits.high),
            rules: signal.rules.iter().map(rule).collect(),
            variation: signal.variation.into(),
            assurance: signal.assurance.map(Into::into),
            rebased: signal.rebased.as_ref().map(rebased),
        }
    }
}

/// How a total compares with that of the period before.
#[derive(Serialize)]
pub(super) struct ComparisonEntry {
    kpi: &'static str,
    /// Id of the period before.
    before: String,
    /// Its value by the definition and policy of today; none if the two must not be compared.
    value: Option<f64>,
    /// By how much the newer value is larger.
    delta: Option<f64>,
    /// What was published first, if it was another value.
    published: Option<f64>,
    /// Why it is another value now, or why the two must not be compared.
    reason: Option<String>,
}

impl ComparisonEntry {
    pub(super) fn of(comparison: &Comparison) -> Self {
        let (value, delta, published, reason) = match &comparison.change {
            Change::Delta { from, delta } => (Some(*from), Some(*delta), None, None),
            Change::Restated { first, current, delta, reason } => {
                (Some(*current), Some(*delta), Some(*first), english(reason))
            }
            Change::Refused { reason } => (None, None, None, english(reason)),
        };
        Self { kpi: comparison.kpi, before: comparison.before.id(), value, delta, published, reason }
    }
}

/// A published multiplier that stands in for assumptions about a task class.
#[derive(Serialize)]
pub(super) struct PresetEntry<'a> {
    class: &'a str,
    preset: &'a str,
    /// What it is and who published it.
    title: &'a str,
    evidence: &'a str,
    low_minutes: f64,
    mode_minutes: f64,
    high_minutes: f64,
    remark: &'a str,
}

impl<'a> PresetEntry<'a> {
    pub(super) fn of(task: &'a TaskSaving) -> Option<Self> {
        let Preset { id, title, evidence, low, mode, high, remark, .. } = task.preset.as_ref()?;
        let (low_minutes, mode_minutes, high_minutes) = (*low, *mode, *high);
        let (class, evidence) = (&*task.class, evidence.as_ref());
        Some(Self { class, preset: id, title, evidence, low_minutes, mode_minutes, high_minutes, remark })
    }
}

/// A published number that is another one now.
#[derive(Serialize)]
pub(super) struct RestatementEntry<'a> {
    kpi: &'static str,
    period: String,
    member: Option<&'a str>,
    first: f64,
    current: Option<f64>,
    #[serde(serialize_with = "serialize_english")]
    reason: &'a [Remark],
}

impl<'a> RestatementEntry<'a> {
    pub(super) fn of(one: &'a Restatement) -> Self {
        let Restatement { kpi, period, member, first, current, reason } = one;
        Self { kpi, period: period.id(), member: member.as_deref(), first: *first, current: *current, reason }
    }
}

/// The history of a total, oldest first.
#[derive(Serialize)]
pub(super) struct TrendEntry {
    kpi: &'static str,
    points: Vec<TrendPointEntry>,
}

#[derive(Serialize)]
struct TrendPointEntry {
    period: String,
    value: Option<f64>,
    ci_low: Option<f64>,
    ci_high: Option<f64>,
}

impl TrendEntry {
    pub(super) fn of(trend: &Trend) -> Self {
        let point = |point: &TrendPoint| TrendPointEntry {
            period: point.period.id(),
            value: point.value,
            ci_low: point.ci_low,
            ci_high: point.ci_high,
        };
        Self { kpi: trend.kpi, points: trend.points.iter().map(point).collect() }
    }
}
