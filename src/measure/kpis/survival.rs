//! Waiting times where part is still waiting: the quantiles and the restricted mean as a KPI prints them.

use super::measured::Measured;
use crate::measure::stats::kaplan_meier::{Curve, Observation};
use crate::measure::stats::{Interval, Z_95};
use crate::words::{Arg, Remark};

/// Fewer than this are better read one by one than by a percentile far out.
pub(crate) const FEW: i64 = 10;

/// A quantile of waiting times, and the words to tell of it.
#[derive(Clone, Copy)]
pub(crate) struct Asked {
    /// The share that is through by then, such as 0.9.
    pub(crate) share: f64,
    /// A time, in words.
    pub(crate) time: fn(f64) -> Arg,
    /// With fewer observations there is no value.
    pub(crate) fewest: i64,
    /// A number of what waits, in words.
    pub(crate) things: fn(i64) -> Remark,
}

impl Asked {
    /// The median, of however few.
    pub(crate) const fn median(time: fn(f64) -> Arg, things: fn(i64) -> Remark) -> Self {
        Self { share: 0.5, time, fewest: 1, things }
    }

    /// The 90th percentile, of ten or more.
    pub(crate) const fn p90(time: fn(f64) -> Arg, things: fn(i64) -> Remark) -> Self {
        Self { share: 0.9, time, fewest: FEW, things }
    }

    /// Which percentile it is: 50 is the median.
    fn percentile(self) -> Arg {
        Arg::Count((100.0 * self.share).round())
    }
}

/// Elapsed hours, in words.
pub(crate) fn elapsed(hours: f64) -> Arg {
    Arg::Value(hours, "hours")
}

/// Hours of work, in words.
pub(crate) fn business(hours: f64) -> Arg {
    Remark::of("remark-business-hours", [("n", Arg::Number(hours, usize::from(hours < 100.0)))]).into()
}

/// The time by which the asked share is through, by Kaplan and Meier; at least one observation is needed.
pub(crate) fn quantile(seen: &[Observation], asked: Asked) -> Measured {
    let n = seen.len() as i64;
    if n < asked.fewest {
        let args = [("percentile", asked.percentile()), ("things", (asked.things)(asked.fewest).into())];
        return Measured { n: Some(n), ..Measured::missing(Remark::of("remark-quantile-needs", args)) };
    }
    let curve = Curve::of(seen);
    let found = curve.quantile(1.0 - asked.share);
    let unseen = found.time.is_none().then(|| {
        let args = [
            ("percentile", asked.percentile()),
            ("longest", (asked.time)(curve.longest())),
            ("open", (asked.things)(curve.censored.len() as i64).into()),
        ];
        Remark::of("remark-quantile-beyond", args)
    });
    Measured { value: found.time, low: found.low, high: found.high, n: Some(n), ..Measured::default() }.noting(unseen)
}

/// Up to where the mean of these can be told: the horizon, or the longest time seen if that is shorter and some wait on.
pub(crate) fn seen_up_to(seen: &[Observation], horizon: f64) -> f64 {
    let all_through = seen.iter().all(|one| one.ended);
    let longest = seen.iter().map(|one| one.time).fold(0.0, f64::max);
    if all_through { horizon } else { horizon.min(longest) }
}

/// The mean of the times, each cut off at `horizon`; no value if these were not watched for so long.
pub(crate) fn restricted_mean(seen: &[Observation], horizon: f64) -> Measured {
    let (n, up_to) = (seen.len() as i64, seen_up_to(seen, horizon));
    if up_to < horizon {
        let reason = Remark::of("remark-mean-horizon", [("hours", elapsed(up_to))]);
        return Measured { n: Some(n), ..Measured::missing(reason) };
    }
    let found = Curve::of(seen).restricted_mean(horizon);
    let half = Z_95 * found.standard_error;
    let interval = Interval { low: (found.mean - half).max(0.0), high: (found.mean + half).min(horizon) };
    Measured::estimate(found.mean, n).within(interval)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::stats::kaplan_meier::tests::observations;
    use crate::words::english;

    /// The reference vector of ten, four of them open.
    const REFERENCE: &str = "2 4 5+ 6 6 9+ 12 20+ 24 30+";

    fn asked(share: f64, fewest: i64) -> Asked {
        Asked { share, fewest, ..Asked::median(elapsed, |count| Remark::of("remark-cases", [("n", count.into())])) }
    }

    #[test]
    fn equals_the_reference_values() {
        let seen = observations(REFERENCE);
        assert_eq!(quantile(&seen, asked(0.5, 1)).value, Some(12.0));
        let p90 = quantile(&seen, asked(0.9, 10));
        assert_eq!((p90.value, p90.n), (None, Some(10)));
        let told = "the 90th percentile is beyond 30 hours and not yet observable: 4 cases still open";
        assert_eq!(english(&p90.reason).unwrap(), told);
        let refused = quantile(&seen[1..], asked(0.5, 10));
        assert_eq!(
            (refused.value, english(&refused.reason).unwrap().as_str()),
            (None, "the median needs 10 cases or more")
        );
        for (horizon, mean) in [(24.0, 13.971_429), (30.0, 15.257_143)] {
            let found = restricted_mean(&seen, horizon).value.unwrap();
            assert!((found - mean).abs() < 1e-6, "{found} is not {mean}");
        }
    }

    #[test]
    fn a_mean_goes_no_further_than_what_was_seen() {
        let seen = observations(REFERENCE);
        assert_eq!((seen_up_to(&seen, 720.0), seen_up_to(&seen, 24.0)), (30.0, 24.0));
        assert_eq!(restricted_mean(&seen, 31.0).value, None);
        let all = observations("1 2 3");
        assert_eq!((seen_up_to(&all, 720.0), restricted_mean(&all, 720.0).value), (720.0, Some(2.0)));
        assert!((restricted_mean(&all, 2.0).value.unwrap() - 5.0 / 3.0).abs() < 1e-9);
    }
}
