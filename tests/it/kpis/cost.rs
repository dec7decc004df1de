//! KPIs of tokens and money.

/// The ids that users and tests outside depend on.
pub(super) const PROMISED: &[&str] = &[];
