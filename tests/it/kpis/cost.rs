//! KPIs of tokens and money.

/// The ids that users and tests outside depend on.
pub(super) const PROMISED: &[&str] = &[
    "cost.spend",
    "cost.tokens",
    "cost.unpriced_share",
    "cost.recorded_spend",
    "cost.billed_amount",
    "cost.reconciliation_gap",
    "cost.budget_burn",
    "cost.variance",
    "cost.cost_per_call",
    "cost.cost_per_active_person",
    "cost.cost_per_accepted_output",
    "cost.cache_hit_rate",
    "cost.net_cache_saving",
];
