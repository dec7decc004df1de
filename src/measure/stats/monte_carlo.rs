//! Seeded simulation: draws from declared distributions, and percentiles of what comes out.
//!
//! A PERT distribution of (low, mode, high) is a Beta distribution stretched over [low, high] with the shapes
//! 1 + 4·(mode−low)/(high−low) and 1 + 4·(high−mode)/(high−low); its mean is (low + 4·mode + high)/6 (Malcolm et al.,
//! Operations Research 7, 1959). Each subject has a generator of its own: the PCG-64 stream numbered by the hash of its
//! name, so that adding or reordering subjects changes no other subject's draws.

use super::beta;
use rand_distr::Distribution;
use rand_pcg::Pcg64;
use serde::Deserialize;
use xxhash_rust::xxh3::xxh3_64;

/// A quantity known by its least, most likely and greatest value.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pert {
    /// The least value.
    pub low: f64,
    /// The most likely value.
    pub mode: f64,
    /// The greatest value.
    pub high: f64,
}

/// A share known by a Beta distribution: `alpha` successes against `beta` failures, so to speak.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Beta {
    /// First shape, above zero.
    pub alpha: f64,
    /// Second shape, above zero.
    pub beta: f64,
}

impl Pert {
    /// (low + 4·mode + high)/6.
    #[must_use]
    pub fn mean(&self) -> f64 {
        (self.low + 4.0 * self.mode + self.high) / 6.0
    }

    /// The value that a share of the distribution is below.
    #[must_use]
    pub fn quantile(&self, share: f64) -> f64 {
        let width = self.high - self.low;
        if width <= 0.0 {
            return self.low;
        }
        let (a, b) = (1.0 + 4.0 * (self.mode - self.low) / width, 1.0 + 4.0 * (self.high - self.mode) / width);
        self.low + width * beta::quantile(share, a, b)
    }

    /// What is wrong with the numbers, if anything.
    #[must_use]
    pub fn problem(&self) -> Option<String> {
        let ordered = self.low <= self.mode && self.mode <= self.high && self.low.is_finite() && self.high.is_finite();
        (!ordered).then(|| format!("expected low ≤ mode ≤ high, found {} / {} / {}", self.low, self.mode, self.high))
    }

    /// `count` draws; a certain value where low and high are equal.
    ///
    /// # Panics
    /// If [`Pert::problem`] finds one.
    #[must_use]
    pub fn draw(&self, generator: &mut Pcg64, count: usize) -> Vec<f64> {
        if self.low >= self.high {
            return vec![self.low; count];
        }
        let shape = rand_distr::Pert::new(self.low, self.high).with_mode(self.mode).expect("checked by `problem`");
        (0..count).map(|_| shape.sample(generator)).collect()
    }
}

impl Beta {
    /// alpha/(alpha + beta).
    #[must_use]
    pub fn mean(&self) -> f64 {
        self.alpha / (self.alpha + self.beta)
    }

    /// The value that a share of the distribution is below.
    #[must_use]
    pub fn quantile(&self, share: f64) -> f64 {
        beta::quantile(share, self.alpha, self.beta)
    }

    /// What is wrong with the numbers, if anything.
    #[must_use]
    pub fn problem(&self) -> Option<String> {
        let positive = self.alpha > 0.0 && self.beta > 0.0 && self.alpha.is_finite() && self.beta.is_finite();
        (!positive).then(|| format!("expected alpha and beta above zero, found {} and {}", self.alpha, self.beta))
    }

    /// `count` draws.
    ///
    /// # Panics
    /// If [`Beta::problem`] finds one.
    #[must_use]
    pub fn draw(&self, generator: &mut Pcg64, count: usize) -> Vec<f64> {
        let shape = rand_distr::Beta::new(self.alpha, self.beta).expect("checked by `problem`");
        (0..count).map(|_| shape.sample(generator)).collect()
    }
}

/// The generator of one subject.
#[must_use]
pub fn generator(seed: u64, subject: &str) -> Pcg64 {
    Pcg64::new(u128::from(seed), u128::from(xxh3_64(subject.as_bytes())))
}

/// P10, P50 and P90.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Percentiles {
    /// One draw in ten is below.
    pub p10: f64,
    /// The median.
    pub p50: f64,
    /// One draw in ten is above.
    pub p90: f64,
}

impl Percentiles {
    /// The percentiles of some draws; none without a draw.
    #[must_use]
    pub fn of(mut draws: Vec<f64>) -> Option<Self> {
        draws.sort_by(f64::total_cmp);
        let at = |share| percentile(&draws, share);
        Some(Self { p10: at(0.1)?, p50: at(0.5)?, p90: at(0.9)? })
    }
}

/// The percentile of ascending values by linear interpolation between neighbours, at position share·(n−1) from 0:
/// type 7 of Hyndman and Fan (The American Statistician 50, 1996), which is what numpy, R and spreadsheets take.
#[must_use]
pub fn percentile(ascending: &[f64], share: f64) -> Option<f64> {
    let position = share * (ascending.len().checked_sub(1)? as f64);
    let below = ascending[position.floor() as usize];
    let above = ascending[position.ceil() as usize];
    Some(below + (above - below) * position.fract())
}

#[cfg(test)]
mod tests {
    use super::super::assert_close;
    use super::*;

    const COUNT: usize = 20_000;

    fn mean(draws: &[f64]) -> f64 {
        draws.iter().sum::<f64>() / draws.len() as f64
    }

    #[test]
    fn draws_have_the_mean_of_their_distribution() {
        let minutes = Pert { low: 12.0, mode: 20.0, high: 40.0 };
        let draws = minutes.draw(&mut generator(1, "drafting"), COUNT);
        // Its standard deviation is about 5, so the mean of 20 000 draws is within 0.15 with certainty for this seed.
        assert!((mean(&draws) - 22.0).abs() < 0.15, "{}", mean(&draws));
        assert!(draws.iter().all(|draw| (12.0..=40.0).contains(draw)));
        let shares = Beta { alpha: 45.0, beta: 5.0 }.draw(&mut generator(1, "drafting"), COUNT);
        assert!((mean(&shares) - 0.9).abs() < 0.002, "{}", mean(&shares));
    }

    #[test]
    fn quantiles_are_those_of_the_draws() {
        let minutes = Pert { low: 12.0, mode: 20.0, high: 40.0 };
        let shares = Beta { alpha: 45.0, beta: 5.0 };
        let drawn = Percentiles::of(minutes.draw(&mut generator(1, "drafting"), COUNT)).unwrap();
        let accepted = Percentiles::of(shares.draw(&mut generator(1, "drafting"), COUNT)).unwrap();
        for (share, minute, part) in [(0.1, drawn.p10, accepted.p10), (0.9, drawn.p90, accepted.p90)] {
            assert!((minutes.quantile(share) - minute).abs() < 0.2, "{minute}");
            assert!((shares.quantile(share) - part).abs() < 0.002, "{part}");
        }
        assert_close(Pert { low: 3.0, mode: 3.0, high: 3.0 }.quantile(0.9), 3.0, "a certain value");
    }

    #[test]
    fn one_seed_and_subject_give_one_stream() {
        let minutes = Pert { low: 0.0, mode: 1.0, high: 6.0 };
        let draw = |seed, subject| minutes.draw(&mut generator(seed, subject), 5);
        assert_eq!(draw(7, "a"), draw(7, "a"));
        assert_ne!(draw(7, "a"), draw(7, "b"));
        assert_ne!(draw(7, "a"), draw(8, "a"));
    }

    #[test]
    fn a_certain_value_is_drawn_as_it_is() {
        assert_eq!(Pert { low: 3.0, mode: 3.0, high: 3.0 }.draw(&mut generator(1, "a"), 3), [3.0; 3]);
    }

    #[test]
    fn percentiles_interpolate_between_neighbours() {
        // numpy.percentile([15, 20, 35, 40, 50], [10, 50, 90]) is [17, 35, 46].
        let found = Percentiles::of(vec![50.0, 15.0, 40.0, 20.0, 35.0]).unwrap();
        assert_close(found.p10, 17.0, "P10");
        assert_close(found.p50, 35.0, "P50");
        assert_close(found.p90, 46.0, "P90");
        assert_eq!(Percentiles::of(Vec::new()), None);
    }
}
