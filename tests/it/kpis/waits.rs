//! Waiting times, computed once more from the rows of the queries that give them.

use super::inputs::{Finish, Row, Values, total};
use auditpack::measure::stats::aalen_johansen::{Exit, incidence, steps};
use auditpack::measure::stats::kaplan_meier::{Curve, Observation};
use std::collections::BTreeMap;

/// The KPIs of cases whose queries give what they are computed from.
pub(super) const FINISHED: &[(&str, Finish)] = &[
    ("investigation.mtti_median", |rows| by_severity(rows, median)),
    ("investigation.mtti_p90", p90_of_any_number),
    ("investigation.mtti_restricted_mean", restricted_mean),
    ("investigation.mtti_mean_closed", mean_closed),
    ("investigation.mtti_final_median", |rows| by_severity(rows, median)),
    ("investigation.mtta_median", |rows| by_severity(rows, median)),
    ("investigation.mtta_p90", |rows| by_severity(rows, p90)),
    ("investigation.mttr_median", |rows| by_severity(rows, median)),
    ("investigation.mttr_p90", |rows| by_severity(rows, p90)),
    ("investigation.mttr_restricted_mean", restricted_mean),
    ("investigation.mttd_median", |rows| optional(median(&detected(rows)))),
    ("investigation.mttd_p90", |rows| optional(p90(&detected(rows)))),
    ("investigation.mtti_business_median", |rows| optional(median(&business(rows)))),
    ("investigation.mtti_business_p90", |rows| optional(p90(&business(rows)))),
    ("investigation.mtta_business_median", |rows| optional(median(&business(rows)))),
    ("investigation.mttr_business_median", |rows| optional(median(&business(rows)))),
    ("investigation.competing_exit_share", exits),
    ("investigation.littles_law_ratio", flows),
];

const HOUR_US: f64 = 3.6e9;

/// The time by which a share is through; none with fewer than `fewest`, or where it was not seen yet.
pub(super) fn quantile(seen: &[Observation], share: f64, fewest: usize) -> Option<f64> {
    (seen.len() >= fewest).then(|| Curve::of(seen).quantile(1.0 - share).time)?
}

fn median(seen: &[Observation]) -> Option<f64> {
    quantile(seen, 0.5, 1)
}

fn p90(seen: &[Observation]) -> Option<f64> {
    quantile(seen, 0.9, 10)
}

/// The total may be of few cases; the severities may not.
fn p90_of_any_number(rows: &[Row]) -> Values {
    let mut values = by_severity(rows, p90);
    values.extend(optional(quantile(&times(&rows.iter().collect::<Vec<_>>()), 0.9, 1)));
    values
}

/// A total, if there is one.
pub(super) fn optional(value: Option<f64>) -> Values {
    value.map(total).unwrap_or_default()
}

fn hours(row: &Row, from: &str, until: &str) -> f64 {
    (row.number(until) - row.number(from)) / HOUR_US
}

fn times(rows: &[&Row]) -> Vec<Observation> {
    let one = |row: &&Row| Observation { time: hours(row, "flag_us", "until_us"), ended: row.number("is_ended") > 0.0 };
    rows.iter().map(one).collect()
}

fn detected(rows: &[Row]) -> Vec<Observation> {
    rows.iter().map(|row| Observation { time: hours(row, "begin_us", "flag_us"), ended: true }).collect()
}

fn business(rows: &[Row]) -> Vec<Observation> {
    let one =
        |row: &Row| Observation { time: row.number("business_us") / HOUR_US, ended: row.number("is_ended") > 0.0 };
    rows.iter().map(one).collect()
}

/// The total and the members, as far as they have a value.
fn by_severity(rows: &[Row], one: impl Fn(&[Observation]) -> Option<f64>) -> Values {
    let mut members: BTreeMap<Option<String>, Vec<&Row>> = BTreeMap::new();
    for row in rows {
        members.entry(None).or_default().push(row);
        members.entry(Some(row.text("last_severity").to_owned())).or_default().push(row);
    }
    members.into_iter().filter_map(|(member, rows)| Some((member, one(&times(&rows))?))).collect()
}

/// Up to where something can be told of these: the horizon, or the longest time seen if some wait on.
fn seen_up_to(seen: &[Observation], horizon: f64) -> f64 {
    let longest = seen.iter().map(|one| one.time).fold(0.0, f64::max);
    if seen.iter().all(|one| one.ended) { horizon } else { horizon.min(longest) }
}

fn restricted_mean(rows: &[Row]) -> Values {
    let Some(first) = rows.first() else { return Values::new() };
    let horizon = seen_up_to(&times(&rows.iter().collect::<Vec<_>>()), first.number("horizon_hours"));
    let mean = |seen: &[Observation]| {
        (seen_up_to(seen, horizon) >= horizon).then(|| Curve::of(seen).restricted_mean(horizon).mean)
    };
    by_severity(rows, mean)
}

fn mean_closed(rows: &[Row]) -> Values {
    let mut ended: Vec<f64> =
        times(&rows.iter().collect::<Vec<_>>()).into_iter().filter(|one| one.ended).map(|one| one.time).collect();
    ended.sort_by(f64::total_cmp);
    optional((!ended.is_empty()).then(|| ended.iter().sum::<f64>() / ended.len() as f64))
}

/// The ways out of the queue; the first is a disposition.
const WAYS: [&str; 4] = ["disposition", "auto-closed", "merged", "withdrawn"];

fn exits(rows: &[Row]) -> Values {
    let Some(first) = rows.first() else { return Values::new() };
    let exit = |row: &Row| {
        let cause = row.0["ended_by"].as_str().map(|way| WAYS.iter().position(|one| *one == way).unwrap());
        Exit { time: hours(row, "flag_us", "until_us"), cause }
    };
    let all: Vec<Exit> = rows.iter().map(exit).collect();
    let seen: Vec<Observation> =
        all.iter().map(|exit| Observation { time: exit.time, ended: exit.cause.is_some() }).collect();
    let horizon = seen_up_to(&seen, first.number("horizon_hours"));
    let share = |exits: &[Exit], causes, cause| incidence(&steps(exits, causes), cause, horizon).share.clamp(0.0, 1.0);
    let any: Vec<Exit> = all.iter().map(|exit| Exit { cause: exit.cause.map(|cause| cause.min(1)), ..*exit }).collect();
    let members = (1..WAYS.len()).map(|cause| (Some(WAYS[cause].to_owned()), share(&all, WAYS.len(), cause)));
    members.chain([(None, share(&any, 2, 1))]).collect()
}

/// Cases open on average, over those flagged a day times the mean of their days.
fn flows(rows: &[Row]) -> Values {
    let flagged: Vec<&Row> = rows.iter().filter(|row| row.number("is_flagged") > 0.0).collect();
    let Some(first) = flagged.first() else { return Values::new() };
    let seen = times(&flagged);
    let mean = Curve::of(&seen).restricted_mean(seen_up_to(&seen, first.number("horizon_hours"))).mean;
    let span = first.number("span_us");
    let open = rows.iter().map(|row| row.number("open_us")).sum::<f64>() / span;
    let an_hour = flagged.len() as f64 / (span / HOUR_US);
    optional((mean > 0.0 && span > 0.0).then(|| open / (an_hour * mean)))
}
