//! Whether a unit's share is unusual for its size: the funnel, instead of a league table.
//!
//! Limits at z standard deviations around the pooled share p: p ± z·√(φ·p(1−p)/n), which is where p leaves the Wilson
//! interval of the unit. φ is 1, or where units differ by more than chance the mean of their squared z-scores, the most
//! extreme tenth at each end drawn in to its neighbour, and never below 1 (D. J. Spiegelhalter, "Funnel plots for comparing
//! institutional performance", Statistics in Medicine 24, 2005, and "Handling over-dispersion of performance indicators",
//! Quality and Safety in Health Care 14, 2005). Checked against the deaths after heart surgery on infants in twelve centres
//! (D. Lunn et al., "The BUGS book", 8.3.1): Bristol alone lies beyond 99.8 %.

use super::Interval;

/// Units with fewer observations are drawn, not judged.
pub const JUDGED_MIN: i64 = 5;

/// Share of the z-scores that is drawn in at each end.
const DRAWN_IN: f64 = 0.1;

/// One unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unit {
    /// How many had the property.
    pub hits: i64,
    /// Out of how many.
    pub n: i64,
}

/// The funnel of some units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Funnel {
    /// The pooled share.
    pub centre: f64,
    /// φ, by which the variance is wider than that of chance.
    pub inflation: f64,
}

impl Funnel {
    /// The funnel that allows for chance only; none without observations.
    #[must_use]
    pub fn plain(units: &[Unit]) -> Option<Self> {
        let hits: i64 = units.iter().map(|unit| unit.hits).sum();
        let n: i64 = units.iter().map(|unit| unit.n).sum();
        (n > 0).then(|| Self { centre: hits as f64 / n as f64, inflation: 1.0 })
    }

    /// The funnel that also allows for differences between all units.
    #[must_use]
    pub fn inflated(units: &[Unit]) -> Option<Self> {
        let plain = Self::plain(units)?;
        let mut scores: Vec<f64> = units.iter().filter_map(|unit| plain.score(*unit)).collect();
        scores.sort_by(f64::total_cmp);
        let (Some(last), drawn) = (scores.len().checked_sub(1), (DRAWN_IN * scores.len() as f64) as usize) else {
            return Some(plain);
        };
        let (low, high) = (scores[drawn], scores[last - drawn]);
        let squares: f64 = scores.iter().map(|score| score.clamp(low, high).powi(2)).sum();
        Some(Self { inflation: (squares / scores.len() as f64).max(1.0), ..plain })
    }

    /// The limits for a unit of `n` observations at `z` standard deviations, cut off at 0 and 1.
    #[must_use]
    pub fn limits(&self, n: i64, z: f64) -> Interval {
        let half = z * (self.inflation * self.centre * (1.0 - self.centre) / n as f64).sqrt();
        Interval { low: (self.centre - half).max(0.0), high: (self.centre + half).min(1.0) }
    }

    /// Whether a unit that is large enough to be judged lies beyond `z` standard deviations.
    #[must_use]
    pub fn is_outside(&self, unit: Unit, z: f64) -> bool {
        unit.n >= JUDGED_MIN && self.score(unit).is_some_and(|score| score.abs() > z)
    }

    /// By how many standard deviations a unit differs from the pooled share.
    fn score(&self, unit: Unit) -> Option<f64> {
        let variance = self.inflation * self.centre * (1.0 - self.centre) / unit.n as f64;
        (unit.n > 0 && variance > 0.0).then(|| (unit.hits as f64 / unit.n as f64 - self.centre) / variance.sqrt())
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Z_95, Z_998, assert_close, wilson};
    use super::*;

    /// Deaths and operations; the first is Bristol.
    const CENTRES: [(i64, i64); 12] = [
        (41, 143),
        (25, 187),
        (24, 323),
        (23, 122),
        (25, 164),
        (42, 405),
        (24, 239),
        (53, 482),
        (26, 195),
        (25, 177),
        (58, 581),
        (31, 301),
    ];

    fn units(counts: &[(i64, i64)]) -> Vec<Unit> {
        counts.iter().map(|(hits, n)| Unit { hits: *hits, n: *n }).collect()
    }

    #[test]
    fn one_centre_of_twelve_lies_outside() {
        let units = units(&CENTRES);
        let funnel = Funnel::plain(&units).unwrap();
        assert_close(funnel.centre, 397.0 / 3319.0, "pooled");
        let outside =
            |z| units.iter().filter(|unit| funnel.is_outside(**unit, z)).map(|unit| unit.n).collect::<Vec<_>>();
        assert_eq!(outside(Z_998), [143]);
        assert_eq!(outside(Z_95), [143, 323, 122]);
        let inflated = Funnel::inflated(&units).unwrap();
        assert!(inflated.inflation > 1.0 && inflated.is_outside(units[0], Z_998), "{inflated:?}");
    }

    #[test]
    fn a_limit_is_where_the_wilson_interval_ends() {
        let funnel = Funnel { centre: 0.25, inflation: 1.0 };
        // At 95 % the limit of n = 100 is 0.25 + 1.96·√(0.1875/100): a unit that stands there has its interval begin at 0.25.
        let limits = funnel.limits(100, Z_95);
        assert_close(wilson::around(limits.high, 100.0).low, 0.25, "upper limit");
        assert_close(wilson::around(limits.low, 100.0).high, 0.25, "lower limit");
    }

    #[test]
    fn small_units_are_not_judged_and_limits_stay_on_the_scale() {
        let units = units(&[(4, 4), (1, 500), (2, 500)]);
        let funnel = Funnel::plain(&units).unwrap();
        assert!(!funnel.is_outside(units[0], Z_998));
        assert_close(funnel.limits(4, Z_998).low, 0.0, "lower limit");
        assert_eq!(Funnel::plain(&[]), None);
        assert_eq!(Funnel::inflated(&[Unit { hits: 0, n: 9 }]), Some(Funnel { centre: 0.0, inflation: 1.0 }));
    }

    #[test]
    fn units_that_differ_by_chance_alone_are_not_inflated() {
        let funnel = Funnel::inflated(&units(&[(10, 100), (11, 100), (9, 100), (10, 100)])).unwrap();
        assert_close(funnel.inflation, 1.0, "φ");
    }
}
