//! KPIs of time saved.

/// The ids that users and tests outside depend on.
pub(super) const PROMISED: &[&str] = &[
    "value.time_saved_hours",
    "value.net_time_saved_hours",
    "value.oversight_hours",
    "value.realised_hours",
    "value.hours_per_person_week",
    "value.gross_value",
    "value.net_value",
    "value.value_per_dollar",
    "value.break_even_minutes",
];
