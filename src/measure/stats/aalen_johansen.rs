//! The Aalen-Johansen estimate of how a thing ends when it can end in several ways and part is still open.
//!
//! The share that has ended by cause j up to t is F(t) = Σ S(tᵢ−)·dᵢⱼ/nᵢ over the times tᵢ ≤ t, with S the Kaplan-Meier
//! share still open (O. O. Aalen and S. Johansen, Scandinavian Journal of Statistics 5, 1978). The shares of all causes
//! and what is still open are the whole; with one cause F is 1 − S. Endings of one moment count together. The variance is
//! that of the delta method, Σ(F(t)−F(tᵢ))²·dᵢ/(nᵢ(nᵢ−dᵢ)) + ΣS(tᵢ−)²·dᵢⱼ(nᵢ−dᵢⱼ)/nᵢ³ − 2Σ(F(t)−F(tᵢ))·S(tᵢ−)·dᵢⱼ/nᵢ²
//! (E. Marubini and M. G. Valsecchi, "Analysing survival data from clinical trials and observational studies", 1995,
//! chapter 10), which is Greenwood's with one cause. The 95 % interval is F^exp(±z·se/(F·|ln F|)). Checked against the
//! remission times of leukaemia of E. J. Freireich et al., Blood 21 (1963), all relapses as one cause and split in two.

use super::{Interval, Z_95};

/// How long one thing was watched, and how it ended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Exit {
    /// Time since the start, zero or more.
    pub time: f64,
    /// Number of the cause, from 0; none while it is still open.
    pub cause: Option<usize>,
}

/// What happened at one moment.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Time since the start.
    pub time: f64,
    /// Number open just before.
    pub at_risk: i64,
    /// Number that ended then, by cause.
    pub ended: Vec<i64>,
    /// Share open just before.
    pub open_before: f64,
    /// Share open just after.
    pub open: f64,
    /// Share that has ended by then, by cause.
    pub shares: Vec<f64>,
}

/// A share that ended by one cause, with its uncertainty.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Incidence {
    /// The share, 0 to 1.
    pub share: f64,
    /// Its standard error.
    pub standard_error: f64,
    /// Its 95 % interval; none where the share is 0 or 1.
    pub interval: Option<Interval>,
}

/// The steps of a set of exits with causes numbered below `causes`; their order is of no matter.
///
/// # Panics
/// If a cause is not below `causes`: a bug of ours.
#[must_use]
pub fn steps(exits: &[Exit], causes: usize) -> Vec<Step> {
    let mut sorted = exits.to_vec();
    sorted.sort_by(|a, b| a.time.total_cmp(&b.time));
    let mut steps = Vec::new();
    let mut at_risk = sorted.len() as i64;
    let mut open = 1.0;
    let mut shares = vec![0.0; causes];
    for group in sorted.chunk_by(|a, b| a.time.total_cmp(&b.time).is_eq()) {
        let mut ended = vec![0; causes];
        for cause in group.iter().filter_map(|exit| exit.cause) {
            ended[cause] += 1;
        }
        let all: i64 = ended.iter().sum();
        if all > 0 {
            let open_before = open;
            for (share, ended) in shares.iter_mut().zip(&ended) {
                *share += open_before * *ended as f64 / at_risk as f64;
            }
            open *= (at_risk - all) as f64 / at_risk as f64;
            steps.push(Step { time: group[0].time, at_risk, ended, open_before, open, shares: shares.clone() });
        }
        at_risk -= group.len() as i64;
    }
    steps
}

/// The share that has ended by one cause up to `time`.
#[must_use]
pub fn incidence(steps: &[Step], cause: usize, time: f64) -> Incidence {
    let steps = &steps[..steps.partition_point(|step| step.time <= time)];
    let share = steps.last().map_or(0.0, |step| step.shares[cause]);
    let mut variance = 0.0;
    for step in steps {
        let (at_risk, ended) = (step.at_risk as f64, step.ended[cause] as f64);
        let left = (step.at_risk - step.ended.iter().sum::<i64>()) as f64;
        let later = share - step.shares[cause];
        if left > 0.0 {
            variance += later * later * (at_risk - left) / (at_risk * left);
        }
        variance += step.open_before.powi(2) * ended * (at_risk - ended) / at_risk.powi(3);
        variance -= 2.0 * later * step.open_before * ended / (at_risk * at_risk);
    }
    let standard_error = variance.max(0.0).sqrt();
    let interval = (share > 0.0 && share < 1.0).then(|| {
        let spread = (Z_95 * standard_error / (share * share.ln().abs())).exp();
        Interval { low: share.powf(spread), high: share.powf(1.0 / spread) }
    });
    Incidence { share, standard_error, interval }
}

#[cfg(test)]
mod tests {
    use super::super::assert_close;
    use super::super::kaplan_meier::tests::{SIX_MP, observations};
    use super::super::kaplan_meier::{Curve, Observation};
    use super::*;

    fn exit(time: f64, cause: Option<usize>) -> Exit {
        Exit { time, cause }
    }

    #[test]
    fn equals_the_worked_example() {
        let exits = [exit(1.0, Some(0)), exit(2.0, Some(1)), exit(3.0, None), exit(4.0, Some(0)), exit(5.0, None)];
        let steps = steps(&exits, 2);
        let last = steps.last().unwrap();
        assert_close(last.time, 4.0, "time");
        assert_close(last.shares[0], 0.5, "first cause");
        assert_close(last.shares[1], 0.2, "second cause");
        assert_close(last.open, 0.3, "open");
        // By hand: 1·1·4/125 + 0.3²/(5·4)·1 − 2·0.3/25 of the first step, 0.3²/(4·3) of the second, 0.6²·1/8 of the last.
        let found = incidence(&steps, 0, 4.5);
        assert_close(found.standard_error, (0.032_f64 + 0.0045 - 0.024 + 0.0075 + 0.045).sqrt(), "standard error");
    }

    #[test]
    fn with_one_cause_it_is_one_minus_kaplan_meier() {
        let seen = observations(SIX_MP);
        let exits: Vec<Exit> = seen.iter().map(|seen| exit(seen.time, seen.ended.then_some(0))).collect();
        let steps = steps(&exits, 1);
        let curve = Curve::of(&seen);
        assert_eq!(steps.len(), curve.steps.len());
        for step in &curve.steps {
            let found = incidence(&steps, 0, step.time);
            assert_close(found.share, 1.0 - step.open, "share");
            assert_close(found.standard_error, step.standard_error, "standard error");
        }
    }

    #[test]
    fn all_causes_and_the_open_are_the_whole() {
        let seen: Vec<Observation> = observations(SIX_MP);
        let cause = |index: usize, seen: &Observation| exit(seen.time, seen.ended.then_some(index % 2));
        let exits: Vec<Exit> = seen.iter().enumerate().map(|(index, seen)| cause(index, seen)).collect();
        for step in steps(&exits, 2) {
            assert_close(step.shares.iter().sum::<f64>() + step.open, 1.0, "whole");
        }
    }

    #[test]
    fn without_open_things_it_is_the_plain_share() {
        let exits = [exit(1.0, Some(0)), exit(2.0, Some(1)), exit(2.0, Some(1)), exit(9.0, Some(0))];
        let steps = steps(&exits, 2);
        let found = incidence(&steps, 1, 9.0);
        assert_close(found.share, 0.5, "share");
        assert_close(found.standard_error, (0.25_f64 / 4.0).sqrt(), "standard error");
        assert_eq!(incidence(&steps, 1, 1.0), Incidence { share: 0.0, standard_error: 0.0, interval: None });
        assert_eq!(incidence(&[], 0, 1.0).interval, None);
    }
}
