//! Exact limits of an expected number of events of which some were counted, and of a share of which none was.
//!
//! The 95 % interval of F. Garwood, "Fiduciary limits for the Poisson distribution", Biometrika 28 (1936): the expected
//! numbers at which as many events or more, and as many or fewer, have a probability of 2.5 %. That is half of the
//! chi-square quantiles with 2k and 2k + 2 degrees of freedom. Checked against Garwood's table: 0 → 0 to 3.69,
//! 1 → 0.0253 to 5.57, 10 → 4.80 to 18.39.
//!
//! Where none of n was found, the share is below 1 − 0.05^(1/n) with 95 % confidence; the rule of three, 3/n, comes close
//! (J. A. Hanley and A. Lippman-Hand, "If nothing goes wrong, is everything all right?", JAMA 249, 1983).

use super::gamma::regularised;
use super::{Interval, Z_95};

/// The probability left out at each end.
const TAIL: f64 = 0.025;

/// The 95 % interval of the expected number of events when `count` were counted. A rate's is this over its exposure.
///
/// # Panics
/// If the count is below zero: a bug of ours.
#[must_use]
pub fn interval(count: i64) -> Interval {
    assert!(count >= 0, "{count} events");
    let count = count as f64;
    let low = if count == 0.0 { 0.0 } else { crossing(count, -Z_95, |mean| regularised(count, mean).0 - TAIL) };
    let high = crossing(count + 1.0, Z_95, |mean| TAIL - regularised(count + 1.0, mean).1);
    Interval { low, high }
}

/// The rule of three: the 95 % upper end of a share of which none of `n` was found; none without observations.
#[must_use]
pub fn rule_of_three(n: i64) -> Option<f64> {
    (n > 0).then(|| (3.0 / n as f64).min(1.0))
}

/// The exact end that the rule of three comes close to.
#[must_use]
pub fn upper_of_none(n: i64) -> Option<f64> {
    (n > 0).then(|| 1.0 - 0.05_f64.powf(1.0 / n as f64))
}

/// Where a function that grows with the mean of a gamma variable crosses zero, by bisection. The cube of Wilson and
/// Hilferty (PNAS 17, 1931) is well within one standard deviation of the quantile, so the search starts there.
fn crossing(shape: f64, z: f64, grows: impl Fn(f64) -> f64) -> f64 {
    let near = shape * (1.0 - 1.0 / (9.0 * shape) + z / (3.0 * shape.sqrt())).powi(3);
    let (mut low, mut high) = ((near - shape.sqrt()).max(0.0), near + shape.sqrt());
    loop {
        let middle = f64::midpoint(low, high);
        if middle <= low || middle >= high {
            return middle;
        }
        if grows(middle) < 0.0 {
            low = middle;
        } else {
            high = middle;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::assert_close;
    use super::*;

    #[test]
    fn equals_the_reference_values() {
        for (count, low, high) in [(0, 0.0, 3.688_879), (1, 0.025_318, 5.571_643), (10, 4.795_389, 18.390_356)] {
            let found = interval(count);
            assert_close(found.low, low, &format!("low of {count}"));
            assert_close(found.high, high, &format!("high of {count}"));
        }
        assert_close(rule_of_three(60).unwrap(), 0.05, "rule of three");
        assert_close(upper_of_none(60).unwrap(), 0.048_703, "exact");
    }

    #[test]
    fn great_counts_come_near_the_normal_interval() {
        // k ± 1.96·√k, shifted by (z² + 2)/3 and (z² − 1)/3 or so.
        let found = interval(1_000_000);
        assert!((found.low - 998_040.9).abs() < 1.0 && (found.high - 1_001_961.9).abs() < 1.0, "{found:?}");
    }

    #[test]
    fn nothing_observed_bounds_nothing() {
        assert_eq!((rule_of_three(0), upper_of_none(0)), (None, None));
        assert_eq!(rule_of_three(2), Some(1.0));
    }
}
