//! KPIs of human review.

/// The ids that users and tests outside depend on.
pub(super) const PROMISED: &[&str] =
    &["review.routing_rate", "review.completion_rate", "review.coverage", "review.overturn_rate"];
