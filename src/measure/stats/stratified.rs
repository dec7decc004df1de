//! A share estimated from samples of different density: every stratum counts by its size, not by its sample.
//!
//! p = Σ (Nₕ/N)·pₕ with variance Σ (Nₕ/N)²·(1−nₕ/Nₕ)·pₕ(1−pₕ)/(nₕ−1), from W. G. Cochran, "Sampling techniques", 3rd ed.,
//! 5.3 and 5.10. The normal interval would go below 0; so the Wilson interval is taken at n = p(1−p)/variance, the simple
//! sample that would be as good. Where that is undefined (a variance of 0, or one observation standing for many) it is
//! the effective size of L. Kish, "Survey sampling", 11.2: 1/Σ(Wₕ²/nₕ). Checked against the worked vector of three risk
//! tiers and, with every stratum sampled alike, against the variance of the simple sample.

use super::{Interval, wilson};

/// One stratum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stratum {
    /// Everything in it.
    pub size: i64,
    /// How much of that was looked at.
    pub sample: i64,
    /// How much of what was looked at had the property.
    pub hits: i64,
}

/// The estimate over all strata that were looked at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// The weighted share.
    pub share: f64,
    /// Its standard error.
    pub standard_error: f64,
    /// The size of the simple sample that would be as good.
    pub effective_size: f64,
    /// 95 % interval.
    pub interval: Interval,
    /// How much lies in strata of which nothing was looked at: the estimate does not speak of it.
    pub unseen: i64,
}

/// The weighted share; none if nothing was looked at.
///
/// # Panics
/// If a stratum has more hits than looked at, or more looked at than there is: a bug of ours.
#[must_use]
pub fn estimate(strata: &[Stratum]) -> Option<Estimate> {
    let sound = |s: &Stratum| 0 <= s.hits && s.hits <= s.sample && s.sample <= s.size;
    assert!(strata.iter().all(sound), "{strata:?}");
    let unseen = strata.iter().filter(|stratum| stratum.sample == 0).map(|stratum| stratum.size).sum();
    let total: i64 = strata.iter().filter(|stratum| stratum.sample > 0).map(|stratum| stratum.size).sum();
    if total == 0 {
        return None;
    }
    let (mut share, mut variance, mut kish) = (0.0, 0.0, 0.0);
    let mut alone = false;
    for stratum in strata.iter().filter(|stratum| stratum.sample > 0) {
        let (size, sample) = (stratum.size as f64, stratum.sample as f64);
        let weight = size / total as f64;
        let part = stratum.hits as f64 / sample;
        share += weight * part;
        kish += weight * weight / sample;
        if stratum.sample > 1 {
            variance += weight * weight * (1.0 - sample / size) * part * (1.0 - part) / (sample - 1.0);
        } else if stratum.size > 1 {
            alone = true;
        }
    }
    let share = share.min(1.0);
    let effective_size = if alone || variance <= 0.0 { 1.0 / kish } else { share * (1.0 - share) / variance };
    let interval = wilson::around(share, effective_size);
    Some(Estimate { share, standard_error: variance.sqrt(), effective_size, interval, unseen })
}

#[cfg(test)]
mod tests {
    use super::super::assert_close;
    use super::*;

    fn stratum(size: i64, sample: i64, hits: i64) -> Stratum {
        Stratum { size, sample, hits }
    }

    #[test]
    fn equals_the_reference_values() {
        let found = estimate(&[stratum(200, 200, 6), stratum(1500, 150, 6), stratum(8300, 100, 1)]).unwrap();
        assert_close(found.share, 0.0149, "share");
        assert!((found.standard_error - 0.00856).abs() < 5e-6, "{found:?}");
        assert!((found.effective_size - 200.303).abs() < 5e-4, "{found:?}");
        assert_close(found.interval.low, 0.005_067, "low");
        assert_close(found.interval.high, 0.042_989, "high");
        assert!(found.share - 1.96 * found.standard_error < 0.0, "the normal interval goes below 0");
    }

    #[test]
    fn one_stratum_is_the_simple_sample() {
        // Cochran 3.2: (1−f)·p(1−p)/(n−1).
        let found = estimate(&[stratum(1000, 101, 20)]).unwrap();
        let share: f64 = 20.0 / 101.0;
        assert_close(found.share, share, "share");
        assert_close(found.standard_error, ((1.0 - 0.101) * share * (1.0 - share) / 100.0).sqrt(), "standard error");
    }

    #[test]
    fn without_variance_the_size_is_that_of_kish() {
        let found = estimate(&[stratum(200, 200, 0), stratum(1500, 150, 0), stratum(8300, 100, 0)]).unwrap();
        assert!((found.effective_size - 142.025).abs() < 5e-4, "{found:?}");
        assert_eq!((found.share, found.interval.low), (0.0, 0.0));
        let alone = estimate(&[stratum(50, 1, 0), stratum(50, 10, 5)]).unwrap();
        assert_close(alone.effective_size, 1.0 / (0.25 + 0.025), "one for many");
    }

    #[test]
    fn what_was_not_looked_at_is_told() {
        let found = estimate(&[stratum(90, 0, 0), stratum(10, 10, 5), stratum(0, 0, 0)]).unwrap();
        assert_eq!((found.share, found.unseen), (0.5, 90));
        assert_close(found.effective_size, 10.0, "a census has no sampling variance: the process is known from 10");
        assert_eq!(estimate(&[stratum(90, 0, 0)]), None);
        assert_eq!(estimate(&[]), None);
    }
}
