//! The Wilson score interval of a share.
//!
//! centre = (p + z²/2n) / (1 + z²/n) and half-width = z / (1 + z²/n) · √(p(1−p)/n + z²/4n²), from E. B. Wilson,
//! "Probable inference, the law of succession, and statistical inference", JASA 22 (1927). It keeps its promise at the
//! ends of the scale and in small samples, where the textbook interval p ± z·√(p(1−p)/n) does not. Checked against the
//! examples of R. G. Newcombe, Statistics in Medicine 17 (1998), table I.

use super::{Interval, Z_95};

/// The 95 % interval of `hits` out of `n`; none if `n` is zero.
///
/// # Panics
/// If there are more hits than observations: a bug of ours.
#[must_use]
pub fn interval(hits: i64, n: i64) -> Option<Interval> {
    assert!(0 <= hits && hits <= n, "{hits} hits of {n}");
    if n == 0 {
        return None;
    }
    let size = n as f64;
    Some(around(hits as f64 / size, size))
}

/// The 95 % interval of a share that is as well known as from `size` observations, which need not be a whole number.
///
/// # Panics
/// If the share is not within 0 and 1 or the size not above zero: a bug of ours.
#[must_use]
pub fn around(share: f64, size: f64) -> Interval {
    assert!((0.0..=1.0).contains(&share) && size > 0.0, "{share} of {size}");
    let z_square = Z_95 * Z_95;
    let scale = 1.0 + z_square / size;
    let centre = (share + z_square / (2.0 * size)) / scale;
    let half = Z_95 / scale * (share * (1.0 - share) / size + z_square / (4.0 * size * size)).sqrt();
    // The formula gives exactly 0 and 1 at the ends; floating point may not.
    let low = if share <= 0.0 { 0.0 } else { centre - half };
    let high = if share >= 1.0 { 1.0 } else { centre + half };
    Interval { low, high }
}

#[cfg(test)]
mod tests {
    use super::super::assert_close;
    use super::*;

    #[test]
    fn equals_the_reference_values() {
        for (hits, n, low, high) in [
            (0, 20, 0.0, 0.161_125),
            (7, 50, 0.069_508, 0.261_862),
            (12, 400, 0.017_243, 0.051_699),
            (96, 120, 0.719_633, 0.861_755),
            (50, 50, 0.928_652, 1.0),
        ] {
            let found = interval(hits, n).unwrap();
            assert_close(found.low, low, &format!("low of {hits}/{n}"));
            assert_close(found.high, high, &format!("high of {hits}/{n}"));
        }
    }

    #[test]
    fn equals_the_published_examples() {
        // Newcombe's four, method 3, to his four figures.
        for (hits, n, low, high) in
            [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)]
        {
            let found = interval(hits, n).unwrap();
            assert!((found.low - low).abs() < 5.1e-5 && (found.high - high).abs() < 5.1e-5, "{hits}/{n}: {found:?}");
        }
    }

    #[test]
    fn nothing_observed_has_no_interval() {
        assert_eq!(interval(0, 0), None);
    }
}
