//! How many false signals are to be expected: with many series some will always look unusual.
//!
//! For a newest point that is drawn from the same normal distribution as all before it, the probability that any of the four
//! rules fires depends on how many points fixed the limits, because limits from few points are themselves uncertain, and on
//! how many came since, because rows of seven reach back into the baseline, which the centre was fitted to. The figures are
//! from 3.2 million simulated series each; a test repeats them with a seed. The often quoted 0.3 % is rule 1 alone with
//! limits that are known: with limits from twelve points rule 1 alone already gives 1.9 %.

use super::{BASELINE, BASELINE_MIN, Signal};

/// Right after a baseline of 6 to 12 points.
const AFTER_BASELINE: [f64; 7] = [0.0497, 0.0421, 0.0370, 0.0336, 0.0310, 0.0291, 0.0277];

/// One to seven points after a baseline of 12; from there on it stays.
const LATER: [f64; 7] = [0.0277, 0.0348, 0.0413, 0.0461, 0.0514, 0.0574, 0.0637];

/// The probability that the newest point gives a false signal when `baseline` points fixed the limits and `judged` came
/// since, the newest included.
///
/// # Panics
/// If the baseline is outside 6 to 12 points: a bug of ours.
#[must_use]
pub fn rate(baseline: usize, judged: usize) -> f64 {
    assert!((BASELINE_MIN..=BASELINE).contains(&baseline), "baseline of {baseline} points");
    if baseline < BASELINE {
        return AFTER_BASELINE[baseline - BASELINE_MIN];
    }
    LATER[judged.clamp(1, LATER.len()) - 1]
}

/// How many of some series are expected to signal although nothing changed.
#[must_use]
pub fn expected(signals: &[Signal]) -> f64 {
    signals.iter().map(|signal| rate(signal.baseline_points, signal.judged_points)).sum()
}

#[cfg(test)]
mod tests {
    use super::super::rules::{Line, newest};
    use super::*;
    use crate::measure::stats::monte_carlo::generator;
    use crate::measure::stats::xmr::{Screen, limits};
    use rand_distr::{Distribution, StandardNormal};

    const ROUNDS: usize = 20_000;

    /// The share of simulated series whose newest point signals.
    fn simulated(baseline: usize, judged: usize) -> f64 {
        let mut generator = generator(1, &format!("{baseline} {judged}"));
        let mut signalled = 0;
        for _ in 0..ROUNDS {
            let draw = |_| Some(Distribution::<f64>::sample(&StandardNormal, &mut generator));
            let values: Vec<Option<f64>> = (0..baseline + judged).map(draw).collect();
            let found = limits(&values[..baseline], Screen::None).unwrap();
            let limits = vec![found.limits; values.len()];
            let fired = newest(&Line { values: &values, centre: found.centre, limits: &limits });
            signalled += usize::from(!fired.is_empty());
        }
        signalled as f64 / ROUNDS as f64
    }

    #[test]
    fn a_simulation_gives_the_same_rates() {
        for (baseline, judged) in [(6, 1), (8, 1), (10, 1), (12, 1), (12, 4), (12, 7), (12, 20)] {
            let (found, expected) = (simulated(baseline, judged), rate(baseline, judged));
            // Three and a half standard errors of 20 000 rounds.
            let tolerance = 3.5 * (expected * (1.0 - expected) / ROUNDS as f64).sqrt();
            assert!((found - expected).abs() < tolerance, "{baseline}, {judged}: {found} is not {expected}");
        }
    }

    #[test]
    fn more_points_make_better_limits() {
        for baseline in BASELINE_MIN..BASELINE {
            assert!(rate(baseline, 1) > rate(baseline + 1, 1));
        }
        assert!((rate(12, 7) - rate(12, 36)).abs() < f64::EPSILON);
    }
}
