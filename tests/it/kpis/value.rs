//! KPIs of time saved.

/// The ids that users and tests outside depend on.
pub(super) const PROMISED: &[&str] = &["value.time_saved_hours", "value.net_time_saved_hours"];
