//! Waiting times where part is still waiting: the quantiles and the restricted mean as a KPI prints them.

use super::measured::Measured;
use crate::measure::stats::kaplan_meier::{Curve, Observation};
use crate::measure::stats::{Interval, Z_95};

/// Fewer than this are better read one by one than by a percentile far out.
pub(crate) const FEW: i64 = 10;

/// A quantile of waiting times, and the words to tell of it.
#[derive(Clone, Copy)]
pub(crate) struct Asked {
    /// The share that is through by then, such as 0.9.
    pub(crate) share: f64,
    /// What it is called, such as `the median`.
    pub(crate) name: &'static str,
    /// The unit of the times, such as `h`.
    pub(crate) unit: &'static str,
    /// With fewer observations there is no value.
    pub(crate) fewest: i64,
    /// A number of what waits, in words.
    pub(crate) things: fn(i64) -> String,
}

impl Asked {
    /// The median, of however few.
    pub(crate) const fn median(unit: &'static str, things: fn(i64) -> String) -> Self {
        Self { share: 0.5, name: "the median", unit, fewest: 1, things }
    }

    /// The 90th percentile, of ten or more.
    pub(crate) const fn p90(unit: &'static str, things: fn(i64) -> String) -> Self {
        Self { share: 0.9, name: "the 90th percentile", unit, fewest: FEW, things }
    }
}

/// The time by which the asked share is through, by Kaplan and Meier; at least one observation is needed.
pub(crate) fn quantile(seen: &[Observation], asked: Asked) -> Measured {
    let n = seen.len() as i64;
    if n < asked.fewest {
        let needs = format!("{} needs {} or more", asked.name, (asked.things)(asked.fewest));
        return Measured { n: Some(n), ..Measured::missing(needs) };
    }
    let curve = Curve::of(seen);
    let found = curve.quantile(1.0 - asked.share);
    let unseen = found.time.is_none().then(|| {
        let open = (asked.things)(curve.censored.len() as i64);
        let (name, longest, unit) = (asked.name, curve.longest(), asked.unit);
        format!("{name} is beyond {longest:.1} {unit} and not yet observable: {open} still open")
    });
    Measured { value: found.time, low: found.low, high: found.high, n: Some(n), reason: unseen, ..Measured::default() }
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
        let reason = format!("seen for {up_to:.1} h only: means up to different horizons do not compare");
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

    /// The reference vector of ten, four of them open.
    const REFERENCE: &str = "2 4 5+ 6 6 9+ 12 20+ 24 30+";

    fn asked(share: f64, fewest: i64) -> Asked {
        Asked { share, fewest, ..Asked::median("h", |count| format!("{count} items")) }
    }

    #[test]
    fn equals_the_reference_values() {
        let seen = observations(REFERENCE);
        assert_eq!(quantile(&seen, asked(0.5, 1)).value, Some(12.0));
        let p90 = quantile(&seen, asked(0.9, 10));
        assert_eq!((p90.value, p90.n), (None, Some(10)));
        assert_eq!(p90.reason.unwrap(), "the median is beyond 30.0 h and not yet observable: 4 items still open");
        let refused = quantile(&seen[1..], asked(0.5, 10));
        assert_eq!((refused.value, refused.reason.as_deref()), (None, Some("the median needs 10 items or more")));
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
