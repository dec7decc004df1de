//! What a rich month draws besides its KPIs.

use auditpack::measure::findings::{DayCount, Survival, SurvivalStep};
use auditpack::measure::spread::{ReviewFunnel, Spread};
use auditpack::measure::stats::funnel::Unit;
use chrono::NaiveDate;

pub(super) const REVIEW_FUNNEL: ReviewFunnel =
    ReviewFunnel { eligible: 9_204, routed: 1_666, started: 1_601, decided: 1_573, changed: 98 };

/// Two rates of four projects; one project is routed far more often than the others.
pub(super) fn spreads() -> Vec<Spread> {
    let routed =
        [("claims-triage", 1_109, 4_702), ("underwriting", 402, 2_911), ("letters", 140, 1_480), ("pilot", 0, 4)];
    let refused =
        [("claims-triage", 610, 612_004), ("underwriting", 333, 301_118), ("letters", 170, 180_007), ("pilot", 0, 4)];
    [("review.routing_rate", routed), ("review.overturn_rate", refused)].map(|(kpi, rows)| spread(kpi, &rows)).into()
}

pub(super) fn spread(kpi: &'static str, rows: &[(&str, i64, i64)]) -> Spread {
    let units: Vec<(&str, Unit)> = rows.iter().map(|(name, hits, n)| (*name, Unit { hits: *hits, n: *n })).collect();
    Spread::of(kpi, "project", &units, 2).unwrap()
}

pub(super) fn days() -> Vec<DayCount> {
    let all = NaiveDate::from_ymd_opt(2026, 10, 1).unwrap().iter_days().take(31).enumerate();
    let known = all.filter(|(index, _)| !(17..20).contains(index));
    known
        .map(|(index, day)| {
            let weekend = (index + 3) % 7 < 2;
            let calls = if weekend { 11_000 } else { 48_000 + (index as i64 * 7_919) % 9_000 };
            DayCount { day, calls, failed: calls / 60 }
        })
        .collect()
}

/// 41 cases, 34 of them disposed; the open ones are censored late.
pub(super) fn survival() -> Survival {
    let mut steps = Vec::new();
    let mut open = 1.0;
    for index in 0..34_i32 {
        let at_risk = 41 - i64::from(index);
        let hours = 0.005_06 * f64::from(index).powf(2.6) + 1.0;
        open *= 1.0 - 1.0 / at_risk as f64;
        let spread = 0.14 * (open * (1.0 - open)).sqrt() / 0.5;
        steps.push(SurvivalStep { hours, open, ci_low: open - spread, ci_high: open + spread, at_risk });
    }
    let censored_hours = vec![96.0, 110.0, 117.5, 130.0, 151.0, 163.0, 170.0];
    let levels =
        [("high", 24.0), ("medium", 72.0), ("low", 168.0)].map(|(word, hours)| (word.to_owned(), hours)).to_vec();
    let (median_hours, sla_hours) = (Some(13.2), Some(72.0));
    Survival { steps, censored_hours, cases: 41, disposed: 34, median_hours, sla_hours, levels }
}
