//! KPIs of the log itself.

/// The ids that users and tests outside depend on.
pub(super) const PROMISED: &[&str] = &[
    "quality.received_share",
    "quality.longest_gap",
    "quality.lateness_days",
    "quality.feed_off_days",
    "quality.self_audit_share",
    "quality.unknown_type_share",
    "quality.rows_read",
    "quality.rows_rejected",
    "quality.rows_duplicate",
    "quality.coverage",
];
