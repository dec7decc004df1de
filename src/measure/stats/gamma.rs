//! The gamma function and its incomplete integrals, which the exact Poisson probabilities are.
//!
//! ln Γ by Lanczos' approximation (SIAM Journal on Numerical Analysis 1, 1964) with the nine coefficients for g = 7. The
//! regularised integrals by their power series below a + 1 and by their continued fraction above, as in Press et al.,
//! "Numerical recipes", 6.2. Checked against the chi-square table of the NIST/SEMATECH e-Handbook, 1.3.6.7.4.

use std::f64::consts::PI;

const LANCZOS: [f64; 9] = [
    0.999_999_999_999_809_9,
    676.520_368_121_885_1,
    -1_259.139_216_722_402_8,
    771.323_428_777_653_1,
    -176.615_029_162_140_6,
    12.507_343_278_686_905,
    -0.138_571_095_265_720_12,
    9.984_369_578_019_572e-6,
    1.505_632_735_149_311_6e-7,
];

/// ln Γ(x) of x ≥ 0.5.
pub(super) fn ln_gamma(x: f64) -> f64 {
    let x = x - 1.0;
    let terms = LANCZOS.iter().enumerate().skip(1);
    let sum = LANCZOS[0] + terms.map(|(index, coefficient)| coefficient / (x + index as f64)).sum::<f64>();
    let t = x + 7.5;
    0.5 * (2.0 * PI).ln() + (x + 0.5) * t.ln() - t + sum.ln()
}

/// Both regularised incomplete gamma integrals at (a, x), a ≥ 0.5 and x ≥ 0: the lower, ∫₀ˣ tᵃ⁻¹e⁻ᵗdt / Γ(a), and the upper.
pub(super) fn regularised(a: f64, x: f64) -> (f64, f64) {
    if x <= 0.0 {
        return (0.0, 1.0);
    }
    let scale = (a * x.ln() - x - ln_gamma(a)).exp();
    // Around x = a both expansions need a few times √a terms.
    let terms_max = 300 + (15.0 * a.sqrt()) as usize;
    if x < a + 1.0 {
        let lower = (scale * series(a, x, terms_max)).min(1.0);
        (lower, 1.0 - lower)
    } else {
        let upper = (scale * fraction(a, x, terms_max)).min(1.0);
        (1.0 - upper, upper)
    }
}

/// Σ xⁿ / (a(a+1)…(a+n)).
fn series(a: f64, x: f64, terms_max: usize) -> f64 {
    let mut term = 1.0 / a;
    let mut sum = term;
    for n in 1..terms_max {
        term *= x / (a + n as f64);
        sum += term;
        if term < sum * f64::EPSILON {
            break;
        }
    }
    sum
}

/// The continued fraction 1/(x+1−a− 1(1−a)/(x+3−a− …)), by the modified method of Lentz.
fn fraction(a: f64, x: f64, terms_max: usize) -> f64 {
    const TINY: f64 = 1e-300;
    let away = |value: f64| if value.abs() < TINY { TINY } else { value };
    let mut denominator = x + 1.0 - a;
    let mut ahead = 1.0 / TINY;
    let mut behind = 1.0 / denominator;
    let mut value = behind;
    for term in 1..terms_max {
        let numerator = -(term as f64) * (term as f64 - a);
        denominator += 2.0;
        behind = 1.0 / away(numerator * behind + denominator);
        ahead = away(denominator + numerator / ahead);
        value *= behind * ahead;
        if (behind * ahead - 1.0).abs() < f64::EPSILON {
            break;
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use super::super::assert_close;
    use super::*;

    #[test]
    fn whole_numbers_have_factorials() {
        for (x, factorial) in [(1.0, 1.0_f64), (2.0, 1.0), (5.0, 24.0), (11.0, 3_628_800.0)] {
            assert_close(ln_gamma(x), factorial.ln(), "ln Γ");
        }
        assert_close(ln_gamma(0.5), PI.sqrt().ln(), "ln Γ(1/2)");
    }

    #[test]
    fn critical_values_of_the_chi_square_table_have_their_probability() {
        for (x, freedom, above) in
            [(3.841, 1.0, 0.05), (6.635, 1.0, 0.01), (18.307, 10.0, 0.05), (124.342, 100.0, 0.05)]
        {
            let (_, found) = regularised(freedom / 2.0, x / 2.0);
            assert!((found - above).abs() < 2e-5, "{x}, {freedom}: {found}");
        }
    }

    #[test]
    fn the_two_integrals_are_the_whole() {
        for (a, x) in [(0.5, 0.1), (3.0, 3.9), (3.0, 4.1), (1e6, 1_000_100.0), (1e6, 999_000.0)] {
            let (lower, upper) = regularised(a, x);
            assert_close(lower + upper, 1.0, "whole");
            assert!(0.0 < lower && lower < 1.0, "{a}, {x}: {lower}");
        }
        assert_eq!(regularised(2.0, 0.0), (0.0, 1.0));
    }
}
