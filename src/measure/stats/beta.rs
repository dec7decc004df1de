//! The Beta distribution: its distribution function and its quantiles.
//!
//! The regularised incomplete beta function Iₓ(a, b) by its continued fraction (W. H. Press et al., "Numerical recipes",
//! 3rd ed., 6.4, after Lentz), quantiles by bisection. Checked against the binomial tail that it equals for whole shapes,
//! Iₓ(a, b) = Σⱼ₌ₐ C(n,j)·xʲ·(1−x)ⁿ⁻ʲ with n = a+b−1 (Abramowitz and Stegun, 26.5.24), and against closed forms.

use super::gamma::{ln_gamma, regularised};

/// Terms of the fraction; it needs about the root of the larger shape.
const TERMS_MAX: usize = 10_000;

/// Shapes whose sum is greater are so close to the normal distribution that quantiles agree to six figures.
const NORMAL: f64 = 1e6;

/// Halvings of [0, 1]: then the ends are neighbours.
const HALVINGS: usize = 60;

/// Iₓ(a, b): the probability of at most `x`, for shapes above zero.
#[must_use]
pub fn below(x: f64, a: f64, b: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    if x >= 1.0 {
        return 1.0;
    }
    if a + b > NORMAL {
        let (mean, variance) = (a / (a + b), a * b / ((a + b).powi(2) * (a + b + 1.0)));
        let (within, _) = regularised(0.5, (x - mean).powi(2) / (2.0 * variance));
        return 0.5 + 0.5 * within.copysign(x - mean);
    }
    let front = (ln_gamma(a + b) - ln_gamma(a) - ln_gamma(b) + a * x.ln() + b * (-x).ln_1p()).exp();
    // The fraction converges fast on this side of the mean only.
    if x < (a + 1.0) / (a + b + 2.0) {
        front * fraction(x, a, b) / a
    } else {
        1.0 - front * fraction(1.0 - x, b, a) / b
    }
}

/// The value that a share of the distribution is below.
#[must_use]
pub fn quantile(share: f64, a: f64, b: f64) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..HALVINGS {
        let middle = f64::midpoint(low, high);
        if below(middle, a, b) < share {
            low = middle;
        } else {
            high = middle;
        }
    }
    f64::midpoint(low, high)
}

fn fraction(x: f64, a: f64, b: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let away = |value: f64| if value.abs() < TINY { TINY } else { value };
    let mut above = 1.0;
    let mut below = 1.0 / away(1.0 - (a + b) * x / (a + 1.0));
    let mut product = below;
    for term in 1..TERMS_MAX {
        let term = term as f64;
        let at = a + 2.0 * term;
        let even = term * (b - term) * x / ((at - 1.0) * at);
        let odd = -(a + term) * (a + b + term) * x / (at * (at + 1.0));
        for step in [even, odd] {
            below = 1.0 / away(1.0 + step * below);
            above = away(1.0 + step / above);
            product *= below * above;
        }
        if (below * above - 1.0).abs() < 1e-15 {
            break;
        }
    }
    product
}

#[cfg(test)]
mod tests {
    use super::super::assert_close;
    use super::*;

    #[test]
    fn whole_shapes_are_binomial_tails() {
        // Four throws, at least two hits at 0.4: 6·0.16·0.36 + 4·0.064·0.6 + 0.0256.
        assert_close(below(0.4, 2.0, 3.0), 0.5248, "I(0.4; 2, 3)");
        // Ten throws, at least seven hits at 0.9, from the binomial table: 0.9872.
        assert_close(below(0.9, 7.0, 4.0), 0.987_204_8, "I(0.9; 7, 4)");
        assert_close(below(0.3, 1.0, 1.0), 0.3, "uniform");
        assert_close(below(0.0, 2.0, 2.0) + below(1.0, 2.0, 2.0), 1.0, "ends");
    }

    #[test]
    fn great_shapes_are_normal() {
        let away = |a: f64, b: f64| {
            let deviation = (a * b / ((a + b).powi(2) * (a + b + 1.0))).sqrt();
            (quantile(0.9, a, b) - a / (a + b)) / deviation
        };
        // The standard normal quantile of 0.9 is 1.281552; by the fraction, what is left of the skew is in the fourth place.
        assert_close(away(900_001.0, 100_000.0), 1.281_552, "normal");
        assert!((away(890_000.0, 99_000.0) - 1.281_552).abs() < 1e-3, "by the fraction");
    }

    #[test]
    fn quantiles_invert_it() {
        // P(X ≤ x) = xᵃ with b = 1, so the median of a = 2 is √½; a symmetric distribution has its median at ½.
        assert_close(quantile(0.5, 2.0, 1.0), 0.5_f64.sqrt(), "median");
        assert_close(quantile(0.5, 45.0, 45.0), 0.5, "symmetric");
        for share in [0.1, 0.5, 0.9] {
            assert_close(below(quantile(share, 45.0, 5.0), 45.0, 5.0), share, "there and back");
            assert_close(quantile(share, 0.5, 0.5), (share * std::f64::consts::FRAC_PI_2).sin().powi(2), "arcsine");
        }
    }
}
