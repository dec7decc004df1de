//! An interval for a quantile that assumes nothing about the distribution.
//!
//! The number of n observations below the true quantile is binomial with the quantile's share, so that the values at two
//! ranks hold it between them with a known probability (H. A. David and H. N. Nagaraja, "Order statistics", 3rd ed., 7.1).
//! Taken are the innermost ranks that leave at most 2.5 % at each end. Checked against the table of ranks for the median
//! in W. J. Conover, "Practical nonparametric statistics": n = 10 → 2 and 9, n = 20 → 6 and 15, n = 25 → 8 and 18.

use super::gamma::ln_gamma;

/// The probability left out at each end.
const TAIL: f64 = 0.025;

/// The ranks, from 1, whose values hold the quantile in 95 of 100 cases or more; an end that so few cannot give is absent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ranks {
    /// Rank of the lower end.
    pub low: Option<usize>,
    /// Rank of the upper end.
    pub high: Option<usize>,
}

/// The ranks among `n` observations for the quantile `share`.
///
/// # Panics
/// If the share is not between 0 and 1: a bug of ours.
#[must_use]
pub fn ranks(n: usize, share: f64) -> Ranks {
    assert!(share > 0.0 && share < 1.0, "quantile {share}");
    let size = n as f64;
    let log_odds = (share / (1.0 - share)).ln();
    let mut log_probability = size * (1.0 - share).ln();
    let mut up_to = 0.0;
    let mut ranks = Ranks { low: None, high: None };
    // With k observations below the quantile, ranks 1 to k are below it and k + 1 is not.
    for below in 0..n {
        up_to += log_probability.exp();
        if up_to <= TAIL {
            ranks.low = Some(below + 1);
        } else if up_to >= 1.0 - TAIL {
            ranks.high = Some(below + 1);
            break;
        }
        log_probability += ((n - below) as f64 / (below + 1) as f64).ln() + log_odds;
    }
    ranks
}

/// The values at the ranks of ascending values.
#[must_use]
pub fn interval(ascending: &[f64], share: f64) -> (Option<f64>, Option<f64>) {
    let ranks = ranks(ascending.len(), share);
    let value = |rank: Option<usize>| rank.map(|rank| ascending[rank - 1]);
    (value(ranks.low), value(ranks.high))
}

/// The probability that the values at two ranks hold the quantile between them.
#[must_use]
pub fn coverage(n: usize, share: f64, low: usize, high: usize) -> f64 {
    let size = n as f64;
    let term = |below: usize| {
        let k = below as f64;
        let ways = ln_gamma(size + 1.0) - ln_gamma(k + 1.0) - ln_gamma(size - k + 1.0);
        (ways + k * share.ln() + (size - k) * (1.0 - share).ln()).exp()
    };
    (low..high).map(term).sum()
}

#[cfg(test)]
mod tests {
    use super::super::assert_close;
    use super::*;

    #[test]
    fn equals_the_published_ranks() {
        for (n, low, high, covered) in
            [(6, 1, 6, 0.968_75), (10, 2, 9, 0.978_516), (20, 6, 15, 0.958_611), (25, 8, 18, 0.956_715)]
        {
            assert_eq!(ranks(n, 0.5), Ranks { low: Some(low), high: Some(high) }, "n = {n}");
            assert_close(coverage(n, 0.5, low, high), covered, &format!("coverage at n = {n}"));
        }
    }

    #[test]
    fn too_few_observations_leave_an_end_open() {
        assert_eq!(ranks(5, 0.5), Ranks { low: None, high: None });
        assert_eq!(ranks(20, 0.9), Ranks { low: Some(15), high: None });
        assert_eq!(interval(&[], 0.5), (None, None));
    }

    #[test]
    fn an_interval_is_made_of_values() {
        let values: Vec<f64> = (1..=10).map(f64::from).collect();
        assert_eq!(interval(&values, 0.5), (Some(2.0), Some(9.0)));
    }

    #[test]
    fn great_numbers_do_not_vanish() {
        let found = ranks(50_000, 0.5);
        // 25 000 ± 1.96 · √12 500.
        assert!(found.low.unwrap().abs_diff(24_781) <= 1 && found.high.unwrap().abs_diff(25_220) <= 1, "{found:?}");
    }
}
