//! What happened in the period, one by one or hour by hour: cases, calls, how the sources were heard, and what AI cost.

use chrono::NaiveDate;
use serde::Serialize;

/// A case that was flagged, decided or closed in the period.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Incident {
    /// Number of the ticket.
    pub case_id: String,
    /// The ticket system.
    pub source: String,
    /// Severity word.
    pub severity: String,
    /// When it was flagged, microseconds since 1970 UTC.
    pub flagged_us: i64,
    /// When a human first touched it, microseconds since 1970 UTC.
    pub acknowledged_us: Option<i64>,
    /// When a disposition was first reached, microseconds since 1970 UTC.
    pub decided_us: Option<i64>,
    /// When all actions were done, microseconds since 1970 UTC.
    pub closed_us: Option<i64>,
    /// What the disposition means by the policy: `true_positive` or `false_positive`; none where the policy has no word.
    pub class: Option<&'static str>,
    /// The disposition in the words of the ticket system.
    pub disposition: Option<String>,
    /// Whether it was opened again after its first disposition.
    pub reopened: bool,
    /// The service level that applies, in hours that pass day and night.
    pub sla_hours: Option<f64>,
    /// Where it stands at the as-of instant: `open`, `decided`, `auto_closed`, `merged`, `withdrawn`, `undated` (decided at
    /// an unknown time) or `backwards` (one of its clocks is wrong).
    pub state: &'static str,
}

/// Calls of one hour of one weekday, over all weeks of the period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct HourCount {
    /// The weekday, 0 for Monday.
    pub weekday: u8,
    /// The hour, 0 to 23, in the reporting zone.
    pub hour: u8,
    /// Number of calls.
    pub calls: i64,
}

/// How one source was heard in the period.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Feed {
    /// Name of the format.
    pub source: String,
    /// Days up to the as-of instant on which it should have been heard; once for each table that it fills.
    pub expected_days: i64,
    /// Of these the days with at least one row.
    pub heard_days: i64,
    /// Stretches without a row where some were expected, first and last day, oldest first.
    pub gaps: Vec<(NaiveDate, NaiveDate)>,
    /// How many days after their newest row its files came: 95th percentile.
    pub late_days: Option<i64>,
}

/// What the use of AI cost in the period, in dollars: not only what a vendor bills.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct FullCost {
    /// Tokens, or what events recorded.
    pub spend_usd: f64,
    /// Seats at the end of the period.
    pub seats_usd: f64,
    /// Working time of the people who reviewed outputs.
    pub review_usd: f64,
}

impl FullCost {
    /// All of it.
    #[must_use]
    pub fn total(&self) -> f64 {
        self.spend_usd + self.seats_usd + self.review_usd
    }
}
