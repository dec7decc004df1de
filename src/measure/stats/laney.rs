//! Limits for shares and rates of changing size that also stray from one period to the next.
//!
//! A plain p chart allows only for chance within a period; with hundreds of thousands of calls its limits are so tight that
//! every period is "out". Laney's p′ and u′ charts (D. B. Laney, "Improved control charts for attributes", Quality
//! Engineering 14, 2002) widen them by how much the standardised values zᵢ = (pᵢ − p̄)/σᵢ stray from period to period:
//! σz = mean moving range of z / 1.128, limits p̄ ± 3·σᵢ·σz, with σᵢ = √(p̄(1−p̄)/nᵢ) for shares and √(ū/nᵢ) for rates.
//! σz below 1 is kept, as Laney does. 1.128 is taken as printed, not as 1.128379. No dataset with its figures was at hand:
//! checked against the worked vector of six months and, with n all the same, against the individuals chart that p′ then is.

use super::Interval;
use super::xmr::{Screen, mean_moving_range};

/// The expected range of two standard normal values, as the tables print it.
const D2: f64 = 1.128;

/// What was counted in one period.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Count {
    /// How many had the property, or how many events there were.
    pub hits: f64,
    /// Out of how many, or over how much exposure; above zero.
    pub size: f64,
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Hits among things that each have the property or not: p′.
    Proportion,
    /// Events over some exposure: u′.
    Rate,
}

/// What a stretch of periods says about the periods to come.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Laney {
    /// What is counted.
    pub kind: Kind,
    /// All hits over all sizes.
    pub centre: f64,
    /// By how much the limits are wider than those of chance within a period; below 1 they are narrower.
    pub sigma_z: f64,
}

impl Laney {
    /// The chart of some periods in the order of time, with their gaps; none without two neighbours, or where there is
    /// nothing but hits or nothing but misses, so that chance has no width.
    #[must_use]
    pub fn of(kind: Kind, counts: &[Option<Count>]) -> Option<Self> {
        let hits: f64 = counts.iter().flatten().map(|count| count.hits).sum();
        let size: f64 = counts.iter().flatten().map(|count| count.size).sum();
        let centre = hits / size;
        let mut chart = Self { kind, centre, sigma_z: 1.0 };
        if size <= 0.0 || chart.sigma(1.0) <= 0.0 {
            return None;
        }
        let standardised = |count: &Count| (count.hits / count.size - centre) / chart.sigma(count.size);
        let z: Vec<Option<f64>> = counts.iter().map(|count| count.as_ref().map(standardised)).collect();
        chart.sigma_z = mean_moving_range(&z, Screen::None)? / D2;
        Some(chart)
    }

    /// The limits of a period of this size, not cut off where a share or a rate ends.
    #[must_use]
    pub fn limits(&self, size: f64) -> Interval {
        let half = 3.0 * self.sigma(size) * self.sigma_z;
        Interval { low: self.centre - half, high: self.centre + half }
    }

    /// The standard deviation that chance alone gives a period of this size.
    fn sigma(&self, size: f64) -> f64 {
        match self.kind {
            Kind::Proportion => (self.centre * (1.0 - self.centre) / size).sqrt(),
            Kind::Rate => (self.centre / size).sqrt(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{assert_close, xmr};
    use super::*;

    const HITS: [f64; 6] = [20.0, 31.0, 19.0, 24.0, 36.0, 25.0];
    const SIZES: [f64; 6] = [400.0, 520.0, 380.0, 610.0, 450.0, 500.0];

    fn counts(hits: &[f64], sizes: &[f64]) -> Vec<Option<Count>> {
        hits.iter().zip(sizes).map(|(hits, size)| Some(Count { hits: *hits, size: *size })).collect()
    }

    #[test]
    fn equals_the_reference_values() {
        let chart = Laney::of(Kind::Proportion, &counts(&HITS, &SIZES)).unwrap();
        assert_close(chart.centre, 0.054_196, "p̄");
        assert_close(chart.sigma_z, 1.764_641, "σz");
        let limits = chart.limits(610.0);
        assert!((limits.low - 0.00567).abs() < 5e-6 && (limits.high - 0.10272).abs() < 5e-6, "{limits:?}");
        let rates = Laney::of(Kind::Rate, &counts(&HITS, &SIZES)).unwrap();
        assert_close(rates.sigma_z, 1.716_157, "σz of u′");
    }

    #[test]
    fn with_one_size_it_is_the_individuals_chart() {
        let chart = Laney::of(Kind::Proportion, &counts(&HITS, &[500.0; 6])).unwrap();
        let shares: Vec<Option<f64>> = HITS.iter().map(|hits| Some(hits / 500.0)).collect();
        let plain = xmr::limits(&shares, Screen::None).unwrap();
        // 3/1.128 against the printed 2.66.
        let half = 3.0 / 1.128 * plain.moving_range;
        assert_close(chart.limits(500.0).low, plain.centre - half, "lower limit");
        assert_close(chart.limits(500.0).high, plain.centre + half, "upper limit");
    }

    #[test]
    fn the_limits_do_not_collapse_when_counts_are_great() {
        let thousandfold = |values: &[f64]| values.iter().map(|value| value * 1e6).collect::<Vec<_>>();
        let small = Laney::of(Kind::Proportion, &counts(&HITS, &SIZES)).unwrap();
        let great = Laney::of(Kind::Proportion, &counts(&thousandfold(&HITS), &thousandfold(&SIZES))).unwrap();
        assert_close(great.limits(610e6).high, small.limits(610.0).high, "upper limit");
        assert_close(great.sigma_z, small.sigma_z * 1e3, "σz");
    }

    #[test]
    fn nothing_but_hits_or_misses_has_no_width() {
        assert_eq!(Laney::of(Kind::Proportion, &counts(&[0.0, 0.0], &[9.0, 9.0])), None);
        assert_eq!(Laney::of(Kind::Proportion, &counts(&[9.0, 9.0], &[9.0, 9.0])), None);
        assert_eq!(Laney::of(Kind::Rate, &[None, None]), None);
        assert_eq!(Laney::of(Kind::Rate, &counts(&[1.0], &[9.0])), None);
    }
}
