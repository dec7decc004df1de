//! Whether a KPI moved: the only ground on which a report may speak of a change.
//!
//! The first twelve measured periods fix a centre and limits ([`xmr`] or [`laney`]), which stay where they are until
//! somebody moves them for a recorded reason: limits that followed the values would swallow the shift that they should
//! show. The newest period is judged against them by the rules of NHS England's "Making data count" ([`rules`]); it never
//! belongs to its own baseline. With fewer periods the limits are on trial; with fewer than six there are none.

pub mod assurance;
pub mod budget;
pub mod rules;

use super::card::{Card, Chart};
use super::period::Period;
use super::settings::Rebase;
use super::stats::Interval;
use super::stats::laney::{self, Count, Laney};
use super::stats::xmr::{self, Screen};
use super::unit::Unit;
use crate::policy::Target;
use assurance::{Assurance, Variation};
use chrono::NaiveDate;
use rules::{Fired, Line};

/// This many periods fix the limits.
pub const BASELINE: usize = 12;

/// This many periods give limits on trial.
pub const BASELINE_MIN: usize = 6;

/// One period of a KPI.
#[derive(Clone, Copy, Debug)]
pub struct Point {
    /// The period.
    pub period: Period,
    /// The value; none where it could not be measured.
    pub value: Option<f64>,
    /// What it was counted from; [`Chart::Proportion`] and [`Chart::Rate`] need it. Of a KPI that counts things and is no
    /// ratio the size is the exposure, such as the working days of the period.
    pub count: Option<Count>,
    /// Working days of the period; [`Chart::PerWorkingDay`] needs them.
    pub working_days: i64,
    /// Whether it was computed by the same definition, policy and sources as the newest; if not it counts as a gap.
    pub comparable: bool,
}

/// What one period was expected to be, in the unit of the KPI.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Expected {
    /// The period.
    pub period: Period,
    /// The centre.
    pub centre: f64,
    /// The limits, cut off where the unit ends.
    pub limits: Interval,
}

/// What the newest period says.
#[derive(Clone, Debug, PartialEq)]
pub struct Signal {
    /// Id of the KPI.
    pub kpi: &'static str,
    /// The chart that it was looked for on.
    pub chart: Chart,
    /// The first and the last period that the limits are made from.
    pub baseline: (Period, Period),
    /// How many measured periods that is.
    pub baseline_points: usize,
    /// How many measured periods there are since, the newest included.
    pub judged_points: usize,
    /// Whether the limits are on trial, being made from fewer than twelve periods.
    pub trial: bool,
    /// What every measured period from the baseline on was expected to be, oldest first; at least one.
    pub expected: Vec<Expected>,
    /// The rules that the newest period fulfils.
    pub rules: Vec<Fired>,
    /// What they mean.
    pub variation: Variation,
    /// Whether the target will be kept; none without a target.
    pub assurance: Option<Assurance>,
    /// The decision by which the baseline began.
    pub rebased: Option<Rebase>,
}

/// Judges the newest of some periods, oldest first. None if the KPI has no chart, the newest was not measured, there are not
/// enough periods before it, or the baseline never moved, so that nothing tells how far it strays.
#[must_use]
pub fn signal(card: &Card, points: &[Point], target: Option<&Target>, rebases: &[Rebase]) -> Option<Signal> {
    let newest = points.last()?;
    let decided = rebases.iter().filter(|rebase| rebase.kpi == card.id && rebase.from <= newest.period.start);
    let rebased = decided.max_by_key(|rebase| (rebase.from, rebase.on));
    let from = rebased.map_or(NaiveDate::MIN, |rebase| rebase.from);
    let points = &points[points.partition_point(|point| point.period.start < from)..];
    let line: Vec<Option<f64>> = points.iter().map(|point| charted(card.chart, point)).collect();
    (*line.last()?)?;
    let measured: Vec<usize> = (0..line.len()).filter(|index| line[*index].is_some()).collect();
    let baseline_points = (measured.len() - 1).min(BASELINE);
    if baseline_points < BASELINE_MIN {
        return None;
    }
    let baseline_end = measured[baseline_points - 1];
    let (centre, limits) = limits(card.chart, points, &line, baseline_end)?;
    let rules = rules::newest(&Line { values: &line, centre, limits: &limits });
    let own = |index: &usize| own_unit(card, &points[*index], centre, limits[*index]);
    let expected: Vec<Expected> = measured.iter().map(own).collect();
    let assurance = target.zip(expected.last()).map(|(target, newest)| assurance::assurance(newest.limits, target));
    Some(Signal {
        kpi: card.id,
        chart: card.chart,
        baseline: (points[measured[0]].period, points[baseline_end].period),
        baseline_points,
        judged_points: measured.len() - baseline_points,
        trial: baseline_points < BASELINE,
        expected,
        variation: assurance::variation(&rules, card.better),
        rules,
        assurance,
        rebased: rebased.cloned(),
    })
}

/// The value on the chart's own scale; none where there is a gap.
fn charted(chart: Chart, point: &Point) -> Option<f64> {
    let value = point.value.filter(|value| point.comparable && value.is_finite())?;
    match chart {
        Chart::None => None,
        Chart::Individuals => Some(value),
        Chart::PerWorkingDay => (point.working_days > 0).then(|| value / point.working_days as f64),
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
        Chart::None => return None,
        Chart::Individuals | Chart::PerWorkingDay | Chart::LogIndividuals => {
            let found = xmr::limits(&line[..=baseline_end], Screen::None)?;
            return (found.moving_range > 0.0).then(|| (found.centre, vec![found.limits; line.len()]));
        }
        Chart::Proportion => laney::Kind::Proportion,
        Chart::Rate => laney::Kind::Rate,
    };
    let on_line = |index: usize| line[index].and_then(|_| counted(&points[index]));
    let counts: Vec<Option<Count>> = (0..=baseline_end).map(on_line).collect();
    let found = Laney::of(kind, &counts).filter(|found| found.sigma_z > 0.0)?;
    let limits = (0..line.len()).map(|index| found.limits(on_line(index).map_or(1.0, |count| count.size)));
    Some((found.centre, limits.collect()))
}

/// What one period was expected to be, in the unit of the KPI.
fn own_unit(card: &Card, point: &Point, centre: f64, limits: Interval) -> Expected {
    let factor = factor(card, point);
    let own = |value: f64| if card.chart == Chart::LogIndividuals { value.exp() } else { value * factor };
    let (least, most) = bounds(card);
    let limits = Interval { low: own(limits.low).max(least), high: own(limits.high).min(most) };
    Expected { period: point.period, centre: own(centre), limits }
}

/// By what a value of the chart must be multiplied to be one of the KPI.
fn factor(card: &Card, point: &Point) -> f64 {
    match (card.chart, card.unit) {
        (Chart::PerWorkingDay, _) => point.working_days as f64,
        (Chart::Rate | Chart::Proportion, Unit::PerThousand) => 1000.0,
        (Chart::Rate, unit) if card.ratio.is_none() && counts(unit) => point.count.map_or(1.0, |count| count.size),
        _ => 1.0,
    }
}

/// The least and the greatest value of the KPI.
fn bounds(card: &Card) -> (f64, f64) {
    let none = (f64::NEG_INFINITY, f64::INFINITY);
    match card.chart {
        Chart::Proportion | Chart::Rate => card.unit.bounds().unwrap_or((0.0, f64::INFINITY)),
        _ if counts(card.unit) => (0.0, f64::INFINITY),
        _ => card.unit.bounds().unwrap_or(none),
    }
}

/// Whether a unit counts things, so that there cannot be fewer than none. Hours and dollars may be owed.
const fn counts(unit: Unit) -> bool {
    match unit {
        Unit::Calls
        | Unit::Projects
        | Unit::Cases
        | Unit::Rows
        | Unit::Days
        | Unit::People
        | Unit::Keys
        | Unit::Actions
        | Unit::Tokens
        | Unit::Tasks => true,
        Unit::Share
        | Unit::Hours
        | Unit::Minutes
        | Unit::Seconds
        | Unit::Dollars
        | Unit::Index
        | Unit::Ratio
        | Unit::Utilisation
        | Unit::LogRatio
        | Unit::PerThousand
        | Unit::PerHour => false,
    }
}

#[cfg(test)]
mod tests;
