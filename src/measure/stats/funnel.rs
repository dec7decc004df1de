//! Whether a unit's share is unusual for its size: the funnel, instead of a league table.
//!
//! Around the pooled share p lie limits at the two tails of the standard normal distribution beyond z. Where units differ by
//! chance alone they are those of the binomial distribution, interpolated between whole numbers so that a unit lies beyond
//! them if and only if its own tail probability is no more than the tail. Where units differ by more than chance they are
//! p ± z·√(φ·p(1−p)/n), with φ the mean of their squared z-scores, the most extreme tenth at each end drawn in to its
//! neighbour, and never below 1 (D. J. Spiegelhalter, "Funnel plots for comparing
//! institutional performance", Statistics in Medicine 24, 2005, and "Handling over-dispersion of performance indicators",
//! Quality and Safety in Health Care 14, 2005). Checked against the deaths after heart surgery on infants in twelve centres
//! (D. Lunn et al., "The BUGS book", 8.3.1): Bristol alone lies beyond 99.8 %.

use super::gamma::regularised;
use super::{Interval, beta};

/// Units with fewer observations are drawn, not judged.
pub const JUDGED_MIN: i64 = 5;

/// Up to so many units cannot tell how much units differ.
const ALIKE: usize = 10;

/// Share of units that lie beyond 99.8 % limits by chance alone.
pub const BEYOND_998: f64 = 0.002;

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
    /// The funnel of these units: one that allows for chance only where there are too few of them to tell how much units
    /// differ, and else one that allows for that as well.
    #[must_use]
    pub fn of(units: &[Unit]) -> Option<Self> {
        if units.len() > ALIKE { Self::inflated(units) } else { Self::plain(units) }
    }

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

    /// The limits for a unit of `n` observations, at least one, at `z` standard deviations, cut off at 0 and 1.
    #[must_use]
    pub fn limits(&self, n: i64, z: f64) -> Interval {
        if self.is_plain() {
            let tail = tail(z);
            return Interval { low: lower(n, self.centre, tail), high: 1.0 - lower(n, 1.0 - self.centre, tail) };
        }
        let half = z * (self.inflation * self.centre * (1.0 - self.centre) / n as f64).sqrt();
        Interval { low: (self.centre - half).max(0.0), high: (self.centre + half).min(1.0) }
    }

    /// Whether a unit that is large enough to be judged lies beyond `z` standard deviations.
    #[must_use]
    pub fn is_outside(&self, unit: Unit, z: f64) -> bool {
        if unit.n < JUDGED_MIN || self.centre <= 0.0 || self.centre >= 1.0 {
            return false;
        }
        if self.is_plain() {
            let (hits, misses) = (unit.hits, unit.n - unit.hits);
            return at_most(hits, unit.n, self.centre).min(at_most(misses, unit.n, 1.0 - self.centre)) <= tail(z);
        }
        self.score(unit).is_some_and(|score| score.abs() > z)
    }

    /// Whether it allows for chance only.
    fn is_plain(&self) -> bool {
        self.inflation <= 1.0
    }

    /// By how many standard deviations a unit differs from the pooled share.
    fn score(&self, unit: Unit) -> Option<f64> {
        let variance = self.inflation * self.centre * (1.0 - self.centre) / unit.n as f64;
        (unit.n > 0 && variance > 0.0).then(|| (unit.hits as f64 / unit.n as f64 - self.centre) / variance.sqrt())
    }
}

/// The share of the standard normal distribution above `z`.
fn tail(z: f64) -> f64 {
    regularised(0.5, z * z / 2.0).1 / 2.0
}

/// The probability of at most so many hits among `n` observations: the binomial distribution.
fn at_most(hits: i64, n: i64, share: f64) -> f64 {
    if hits < 0 {
        return 0.0;
    }
    if hits >= n { 1.0 } else { beta::below(1.0 - share, (n - hits) as f64, hits as f64 + 1.0) }
}

/// The share of `n` below which a number of hits has at most the probability `tail` together with all smaller ones.
fn lower(n: i64, share: f64, tail: f64) -> f64 {
    // The first is not more probable than the tail, the second is.
    let (mut outside, mut inside) = (-1, n);
    while inside - outside > 1 {
        let middle = outside + (inside - outside) / 2;
        if at_most(middle, n, share) > tail { inside = middle } else { outside = middle }
    }
    let (with, without) = (at_most(inside, n, share), at_most(inside - 1, n, share));
    let part = (with - tail) / (with - without);
    ((inside as f64 - part) / n as f64).max(0.0)
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
        let funnel = Funnel { centre: 0.25, inflation: 4.0 };
        // At 95 % the limit of n = 400 is 0.25 + 1.96·√(4·0.1875/400): a unit that stands there with a quarter of its
        // observations, because φ is 4, has its interval begin at 0.25.
        let limits = funnel.limits(400, Z_95);
        assert_close(wilson::around(limits.high, 100.0).low, 0.25, "upper limit");
        assert_close(wilson::around(limits.low, 100.0).high, 0.25, "lower limit");
    }

    #[test]
    fn limits_of_chance_are_those_of_the_binomial_distribution() {
        // Both limits at 99.8 %, by scipy; a single miss where hardly any is expected is no signal.
        for (n, centre, low, high) in
            [(100, 0.25, 0.119_567, 0.395_607), (20, 0.1, 0.0, 0.385_172), (60, 0.017, 0.0, 0.097_521)]
        {
            let limits = Funnel { centre, inflation: 1.0 }.limits(n, Z_998);
            assert_close(limits.low, low, &format!("low of {n}"));
            assert_close(limits.high, high, &format!("high of {n}"));
        }
        let funnel = Funnel { centre: 0.996, inflation: 1.0 };
        assert!(
            !funnel.is_outside(Unit { hits: 16, n: 17 }, Z_998) && funnel.is_outside(Unit { hits: 14, n: 17 }, Z_998)
        );
        let funnel = Funnel { centre: 0.2, inflation: 1.0 };
        for n in [5, 17, 40, 333, 1_200] {
            for hits in 0..=n {
                let limits = funnel.limits(n, Z_95);
                let share = hits as f64 / n as f64;
                let beyond = share < limits.low || share > limits.high;
                assert_eq!(funnel.is_outside(Unit { hits, n }, Z_95), beyond, "{hits} of {n}");
            }
        }
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
