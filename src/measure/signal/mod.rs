//! Whether a KPI moved: the only ground on which a report may speak of a change.
//!
//! The first twelve measured periods fix a centre and limits ([`xmr`] or [`laney`]), which stay where they are until
//! somebody moves them for a recorded reason: limits that followed the values would swallow the shift that they should
//! show. The newest period is judged against them by the rules of NHS England's "Making data count" ([`rules`]); it never
//! belongs to its own baseline. With fewer periods the limits are on trial; with fewer than six there are none.

pub mod assurance;
pub mod budget;
pub mod rules;

use super::card::Better;
use super::period::Period;
use super::stats::Interval;
use super::stats::laney::{self, Count, Laney};
use super::stats::xmr::{self, Screen};
use crate::policy::Target;
use assurance::{Assurance, Variation};
use chrono::NaiveDate;
use rules::{Fired, Line};

/// This many periods fix the limits.
pub const BASELINE: usize = 12;

/// This many periods give limits on trial.
pub const BASELINE_MIN: usize = 6;

/// How a KPI strays by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chart {
    /// Single values: XmR.
    Individuals,
    /// Single values above zero whose size changes by factors, such as durations: XmR of their logarithms.
    LogIndividuals,
    /// Hits among many: Laney's p′.
    Proportion,
    /// Events over an exposure: Laney's u′.
    Rate,
}

/// What must be known of a KPI.
#[derive(Clone, Copy, Debug)]
pub struct Series {
    /// Its id.
    pub kpi: &'static str,
    /// How it strays by itself.
    pub chart: Chart,
    /// Which direction is good.
    pub better: Better,
    /// The least and the greatest value that its unit allows.
    pub bounds: (Option<f64>, Option<f64>),
}

/// One period of a series.
#[derive(Clone, Copy, Debug)]
pub struct Point {
    /// The period.
    pub period: Period,
    /// The value; none where it could not be measured. Of a proportion or a rate it is `hits / size`.
    pub value: Option<f64>,
    /// What it was counted from. Proportions and rates need it.
    pub count: Option<Count>,
    /// Whether it was computed by the same definition, policy and sources as the newest; if not it counts as a gap.
    pub comparable: bool,
}

/// A recorded decision that the limits begin anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rebase {
    /// Id of the KPI.
    pub kpi: String,
    /// The first day of the first period of the new baseline.
    pub from: NaiveDate,
    /// What changed: a tool, a policy, a way of working.
    pub reason: String,
    /// Who decided.
    pub by: String,
    /// When it was decided.
    pub on: NaiveDate,
}

/// What the newest period says.
#[derive(Clone, Debug, PartialEq)]
pub struct Signal {
    /// Id of the KPI.
    pub kpi: &'static str,
    /// How it strays by itself.
    pub chart: Chart,
    /// The first and the last period that the limits are made from.
    pub baseline: (Period, Period),
    /// How many measured periods that is.
    pub baseline_points: usize,
    /// How many measured periods there are since, the newest included.
    pub judged_points: usize,
    /// Whether the limits are on trial, being made from fewer than twelve periods.
    pub trial: bool,
    /// The centre; of logarithms it is the geometric mean.
    pub centre: f64,
    /// The limits of every measured period from the baseline on, cut off where the unit ends.
    pub limits: Vec<(Period, Interval)>,
    /// The rules that the newest period fulfils.
    pub rules: Vec<Fired>,
    /// What they mean.
    pub variation: Variation,
    /// Whether the target will be kept; none without a target.
    pub assurance: Option<Assurance>,
    /// The decision by which the baseline began.
    pub rebased: Option<Rebase>,
}

impl Rebase {
    /// What is wrong with it, if anything: a line may only be broken for a reason that somebody stands for.
    #[must_use]
    pub fn problem(&self) -> Option<String> {
        let missing = [("reason", &self.reason), ("by", &self.by)];
        let missing = missing.into_iter().find(|(_, text)| text.trim().is_empty());
        missing.map(|(name, _)| format!("re-basing `{}` from {} needs `{name}`", self.kpi, self.from))
    }
}

/// Judges the newest of some periods, oldest first. None if it was not measured, or there are not enough before it, or the
/// baseline never moved where only movement gives a width.
#[must_use]
pub fn signal(series: &Series, points: &[Point], target: Option<Target>, rebases: &[Rebase]) -> Option<Signal> {
    let newest = points.last()?;
    let decided = rebases.iter().filter(|rebase| rebase.kpi == series.kpi && rebase.from <= newest.period.start);
    let rebased = decided.max_by_key(|rebase| (rebase.from, rebase.on));
    let from = rebased.map_or(NaiveDate::MIN, |rebase| rebase.from);
    let points = &points[points.partition_point(|point| point.period.start < from)..];
    let line: Vec<Option<f64>> = points.iter().map(|point| charted(series.chart, point)).collect();
    (*line.last()?)?;
    let measured: Vec<usize> = (0..line.len()).filter(|index| line[*index].is_some()).collect();
    let baseline_points = (measured.len() - 1).min(BASELINE);
    if baseline_points < BASELINE_MIN {
        return None;
    }
    let baseline_end = measured[baseline_points - 1];
    let (centre, limits) = limits(series.chart, points, &line, baseline_end)?;
    let rules = rules::newest(&Line { values: &line, centre, limits: &limits });
    let shown = |index: usize| (points[index].period, cut(back(series.chart, limits[index]), series.bounds));
    let limits: Vec<(Period, Interval)> = measured.iter().map(|index| shown(*index)).collect();
    let assurance = target.zip(limits.last()).map(|(target, (_, limits))| assurance::assurance(*limits, target));
    Some(Signal {
        kpi: series.kpi,
        chart: series.chart,
        baseline: (points[measured[0]].period, points[baseline_end].period),
        baseline_points,
        judged_points: measured.len() - baseline_points,
        trial: baseline_points < BASELINE,
        centre: if series.chart == Chart::LogIndividuals { centre.exp() } else { centre },
        limits,
        variation: assurance::variation(&rules, series.better),
        rules,
        assurance,
        rebased: rebased.cloned(),
    })
}

/// The value that is drawn on the chart's own scale; none where there is a gap.
fn charted(chart: Chart, point: &Point) -> Option<f64> {
    let value = point.value.filter(|value| point.comparable && value.is_finite())?;
    match chart {
        Chart::Individuals => Some(value),
        Chart::LogIndividuals => (value > 0.0).then(|| value.ln()),
        Chart::Proportion | Chart::Rate => counted(point).map(|count| count.hits / count.size),
    }
}

fn counted(point: &Point) -> Option<Count> {
    point.count.filter(|count| count.size > 0.0)
}

/// The centre and every period's limits on the chart's own scale; those of a gap mean nothing.
fn limits(chart: Chart, points: &[Point], line: &[Option<f64>], baseline_end: usize) -> Option<(f64, Vec<Interval>)> {
    let kind = match chart {
        Chart::Individuals | Chart::LogIndividuals => {
            let found = xmr::limits(&line[..=baseline_end], Screen::None)?;
            return Some((found.centre, vec![found.limits; line.len()]));
        }
        Chart::Proportion => laney::Kind::Proportion,
        Chart::Rate => laney::Kind::Rate,
    };
    let on_line = |index: usize| line[index].and_then(|_| counted(&points[index]));
    let counts: Vec<Option<Count>> = (0..=baseline_end).map(on_line).collect();
    let found = Laney::of(kind, &counts)?;
    let limits = (0..line.len()).map(|index| found.limits(on_line(index).map_or(1.0, |count| count.size)));
    Some((found.centre, limits.collect()))
}

/// Limits in the KPI's own unit.
fn back(chart: Chart, limits: Interval) -> Interval {
    match chart {
        Chart::LogIndividuals => Interval { low: limits.low.exp(), high: limits.high.exp() },
        Chart::Individuals | Chart::Proportion | Chart::Rate => limits,
    }
}

/// Limits without what the unit does not allow.
fn cut(limits: Interval, bounds: (Option<f64>, Option<f64>)) -> Interval {
    let least = bounds.0.unwrap_or(f64::NEG_INFINITY);
    let most = bounds.1.unwrap_or(f64::INFINITY);
    Interval { low: limits.low.max(least), high: limits.high.min(most) }
}

#[cfg(test)]
mod tests;
