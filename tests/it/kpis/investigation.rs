//! KPIs of cases.

/// The ids that users and tests outside depend on.
pub(super) const PROMISED: &[&str] = &[
    "investigation.mtti_mean_closed",
    "investigation.mtti_median",
    "investigation.mtti_p90",
    "investigation.mtti_restricted_mean",
    "investigation.open_cases",
    "investigation.sla_attainment",
];
