//! KPIs of security and administration.

/// The ids that users and tests outside depend on.
pub(super) const PROMISED: &[&str] = &[];
