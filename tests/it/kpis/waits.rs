//! Waiting times, computed once more from the rows of the queries that give them.

use auditpack::measure::stats::kaplan_meier::{Curve, Observation};

/// The time by which a share is through; none with fewer than `fewest`, or where it was not seen yet.
pub(super) fn quantile(seen: &[Observation], share: f64, fewest: usize) -> Option<f64> {
    (seen.len() >= fewest).then(|| Curve::of(seen).quantile(1.0 - share).time)?
}
