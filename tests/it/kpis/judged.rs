//! What humans decided, computed once more from the rows of the queries that give it.

use super::inputs::{Finish, Row, Values, total};
use super::waits::quantile;
use auditpack::measure::stats::Z_998;
use auditpack::measure::stats::funnel::{Funnel, JUDGED_MIN, Unit};
use auditpack::measure::stats::kaplan_meier::Observation;
use auditpack::measure::stats::stratified::{Stratum, estimate};

/// The KPIs of reviews whose queries give what they are computed from.
pub(super) const FINISHED: &[(&str, Finish)] = &[
    ("review.overturn_rate", overturned),
    ("review.cycle_time_median", |rows| cycle(rows, 0.5, 1)),
    ("review.cycle_time_p85", |rows| cycle(rows, 0.85, 10)),
    ("review.reviewers_outside", outside),
];

fn count(row: &Row, name: &str) -> i64 {
    row.number(name) as i64
}

/// The share among some reviews, each counting as one.
fn raw(rows: &[&Row]) -> Option<f64> {
    let sum = |name| rows.iter().map(|row| row.number(name)).sum::<f64>();
    (sum("decided_reviews") > 0.0).then(|| sum("overturned_reviews") / sum("decided_reviews"))
}

fn overturned(rows: &[Row]) -> Values {
    let stratum = |row: &Row| {
        let size = row.known("eligible_outputs")? as i64;
        Some(Stratum { size, sample: count(row, "decided_reviews"), hits: count(row, "overturned_reviews") })
    };
    let strata: Option<Vec<Stratum>> = rows.iter().map(stratum).collect();
    let weighted = strata.and_then(|strata| Some(estimate(&strata)?.share));
    let all = weighted.or_else(|| raw(&rows.iter().collect::<Vec<_>>()));
    let members = rows.iter().filter_map(|row| Some((Some(row.0["tier"].as_str()?.to_owned()), raw(&[row])?)));
    members.chain(all.map(|share| (None, share))).collect()
}

fn cycle(rows: &[Row], share: f64, fewest: usize) -> Values {
    let hours = |row: &Row| Observation {
        time: (row.number("until_us") - row.number("queued_us")) / 3.6e9,
        ended: row.number("is_complete") > 0.0,
    };
    quantile(&rows.iter().map(hours).collect::<Vec<_>>(), share, fewest).map(|time| (None, time)).into_iter().collect()
}

fn outside(rows: &[Row]) -> Values {
    let reviewer = |row: &Row| Unit { hits: count(row, "overturned_reviews"), n: count(row, "decided_reviews") };
    let reviewers: Vec<Unit> = rows.iter().map(reviewer).collect();
    if reviewers.iter().all(|one| one.n < JUDGED_MIN) {
        return Values::new();
    }
    let funnel = if reviewers.len() > 10 { Funnel::inflated(&reviewers) } else { Funnel::plain(&reviewers) }.unwrap();
    total(reviewers.iter().filter(|one| funnel.is_outside(**one, Z_998)).count() as f64)
}
