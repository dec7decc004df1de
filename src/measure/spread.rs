//! How the units of one rate spread around their pooled share: the points of a funnel plot, as plain values.

use super::stats::Z_998;
use super::stats::funnel::{BEYOND_998, Funnel, JUDGED_MIN, Unit};
use serde::Serialize;

/// With fewer there is hardly anything that one unit could be compared with.
const UNITS_MIN: usize = 3;

/// One rate of units of different size, with the limits that allow for each unit's size.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Spread {
    /// KPI id of the rate.
    pub kpi: &'static str,
    /// What the units are, such as `project`.
    pub dimension: &'static str,
    /// The pooled share of the units that are told.
    pub centre: f64,
    /// φ: by how much the variance is wider than that of chance; 1 where there are too few units to tell.
    pub inflation: f64,
    /// Standard deviations from the pooled share to a limit.
    pub z: f64,
    /// Units large enough to be judged.
    pub judged: usize,
    /// How many of these are expected outside although nothing is different about them.
    pub outside_expected: f64,
    /// Units that are left out because too few people stand behind them, or would give such a unit away.
    pub withheld: usize,
    /// The units, the largest first.
    pub points: Vec<SpreadPoint>,
}

impl Spread {
    /// The spread of some units, at limits that chance crosses once in 500 times; `withheld` are left out of them. None of
    /// too few units, and where nobody or everybody has the property, so that no unit can differ.
    #[must_use]
    pub fn of(kpi: &'static str, dimension: &'static str, units: &[(&str, Unit)], withheld: usize) -> Option<Self> {
        let pooled: Vec<Unit> = units.iter().map(|(_, unit)| *unit).collect();
        let funnel = Funnel::of(&pooled)?;
        if units.len() < UNITS_MIN || funnel.centre <= 0.0 || funnel.centre >= 1.0 {
            return None;
        }
        let point = |(name, unit): &(&str, Unit)| {
            let limits = funnel.limits(unit.n, Z_998);
            SpreadPoint {
                member: (*name).to_owned(),
                numerator: unit.hits,
                denominator: unit.n,
                share: unit.hits as f64 / unit.n as f64,
                limit_low: limits.low,
                limit_high: limits.high,
                outside: funnel.is_outside(*unit, Z_998),
            }
        };
        let mut points: Vec<SpreadPoint> = units.iter().map(point).collect();
        points.sort_by(|a, b| b.denominator.cmp(&a.denominator).then_with(|| a.member.cmp(&b.member)));
        let judged = pooled.iter().filter(|unit| unit.n >= JUDGED_MIN).count();
        let Funnel { centre, inflation } = funnel;
        let outside_expected = BEYOND_998 * judged as f64;
        Some(Self { kpi, dimension, centre, inflation, z: Z_998, judged, outside_expected, withheld, points })
    }
}

/// One unit.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SpreadPoint {
    /// Its name.
    pub member: String,
    /// How many had the property.
    pub numerator: i64,
    /// Out of how many.
    pub denominator: i64,
    /// Their share.
    pub share: f64,
    /// The lower limit for a unit of this size.
    pub limit_low: f64,
    /// The upper limit.
    pub limit_high: f64,
    /// Whether it is judged and lies beyond a limit.
    pub outside: bool,
}

/// What became of the outputs that the policy asks to review, step by step; each step is a part of the one before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ReviewFunnel {
    /// Outputs of the period of which the policy asks the review.
    pub eligible: i64,
    /// Put before a human.
    pub routed: i64,
    /// Begun.
    pub started: i64,
    /// Complete, with a decision that is known.
    pub decided: i64,
    /// Changed or rejected.
    pub changed: i64,
}
