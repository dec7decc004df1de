//! KPIs of use.

/// The ids that users and tests outside depend on.
pub(super) const PROMISED: &[&str] = &["usage.calls", "usage.unattributed_share", "usage.effective_projects"];
