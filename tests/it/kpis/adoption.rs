//! KPIs of people and seats.

/// The ids that users and tests outside depend on.
pub(super) const PROMISED: &[&str] = &[];
