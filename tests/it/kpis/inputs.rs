//! KPIs beside the queries of what they are computed from: DuckDB runs these over lakes of dice, and from the rows of each
//! answer the value is computed once more.

use super::judged;
use super::lake::Dice;
use super::queries::rows;
use super::setting::{Setting, value};
use super::waits;
use auditpack::event::tables::USAGE;
use auditpack::measure::assumptions::{Evidence, Task};
use auditpack::measure::findings::Findings;
use auditpack::measure::stats::decompose::{Item, variance as variance_of};
use auditpack::measure::stats::kaplan_meier::{Curve, Observation};
use auditpack::measure::stats::monte_carlo::{Beta, Percentiles, Pert};
use auditpack::measure::stats::stratified::{Stratum, estimate};
use serde_json::Value;
use std::collections::BTreeMap;

/// The total, and the members by name.
pub(super) type Values = BTreeMap<Option<String>, f64>;

/// How values come from the rows of an answer.
pub(super) type Finish = fn(&[Row]) -> Values;

/// The KPIs of use, cost and value whose queries give what they are computed from.
const AMOUNTS: &[(&str, Finish)] = &[
    ("usage.calls_per_working_day", |rows| total(median(rows))),
    ("usage.growth", growth),
    ("adoption.time_to_first_use_median", half_used),
    ("cost.variance", variance),
    ("cost.cost_per_accepted_output", per_accepted_output),
    ("value.time_saved_hours", time_saved),
    ("value.net_time_saved_hours", |rows| total(middle(saved(rows)) - rows[0].number("oversight_ms") / HOUR_MS)),
    ("value.hours_per_person_week", |rows| {
        total(middle(saved(rows)) / (rows[0].number("people") * rows[0].number("days") / 7.0))
    }),
    ("value.realised_hours", |rows| total(middle(realised(rows)))),
    ("value.gross_value", |rows| total(middle(gross(rows)))),
    ("value.value_per_dollar", |rows| total(middle(gross(rows)) / spend(rows))),
    ("value.net_value", |rows| total(middle(gross(rows)) - costs(rows))),
    ("value.break_even_minutes", break_even),
];

const HOUR_MS: f64 = 3_600_000.0;

/// One row of an answer, by the names of its columns.
pub(super) struct Row(pub(super) BTreeMap<String, Value>);

impl Row {
    /// A number; decimal ones come as text.
    pub(super) fn known(&self, name: &str) -> Option<f64> {
        let value = &self.0[name];
        value.as_f64().or_else(|| value.as_str()?.parse().ok())
    }

    pub(super) fn number(&self, name: &str) -> f64 {
        self.known(name).unwrap_or_else(|| panic!("{name} is {}", self.0[name]))
    }

    pub(super) fn text(&self, name: &str) -> &str {
        self.0[name].as_str().unwrap()
    }

    fn minutes(&self, name: &str) -> Pert {
        let number = |end: &str| self.number(&format!("{name}_{end}"));
        Pert { low: number("low"), mode: number("mode"), high: number("high") }
    }

    fn task(&self) -> Task {
        Task {
            class: self.text("task").to_owned(),
            title: String::new(),
            evidence: Evidence::E0,
            preset: None,
            baseline_minutes: self.minutes("baseline"),
            assisted_minutes: self.minutes("assisted"),
            review_minutes: self.minutes("review"),
            rework_minutes: self.minutes("rework"),
            accepted_share: Beta { alpha: self.number("accepted_alpha"), beta: self.number("accepted_beta") },
        }
    }
}

pub(super) fn total(value: f64) -> Values {
    [(None, value)].into()
}

fn median(rows: &[Row]) -> f64 {
    let mut calls: Vec<f64> = rows.iter().map(|row| row.number("calls")).collect();
    calls.sort_by(f64::total_cmp);
    f64::midpoint(calls[(calls.len() - 1) / 2], calls[calls.len() / 2])
}

fn growth(mut rows: &[Row]) -> Values {
    let later = rows.iter().position(|row| row.text("period") != rows[0].text("period")).unwrap();
    let before = rows.split_off(..later).unwrap();
    total((median(rows) / median(before)).ln())
}

fn half_used(rows: &[Row]) -> Values {
    let seat = |row: &Row| Observation { time: row.number("days"), ended: row.number("is_used") > 0.0 };
    let time = Curve::of(&rows.iter().map(seat).collect::<Vec<_>>()).quantile(0.5).time;
    time.map(|time| (None, time)).into_iter().collect()
}

fn variance(rows: &[Row]) -> Values {
    let dollars = |row: &Row, cost: &str| row.number(cost) / row.number("dollar");
    let item = |row: &Row| {
        let (before, now) = (row.number("tokens_before"), row.number("tokens_now"));
        let book = row.known("book_nano_usd_per_million_before").map(|nano| nano / 1e15);
        Item {
            quantity_before: before,
            price_before: if before > 0.0 { Some(dollars(row, "cost_before") / before) } else { book },
            quantity_now: now,
            price_now: (now > 0.0).then(|| dollars(row, "cost_now") / now),
        }
    };
    let parts = variance_of(&rows.iter().map(item).collect::<Vec<_>>()).unwrap();
    let change = rows.iter().map(|row| dollars(row, "cost_now") - dollars(row, "cost_before")).sum();
    let named = [("mix", parts.mix), ("price", parts.price), ("volume", parts.volume)];
    let named = named.map(|(part, value)| (Some(part.to_owned()), value));
    [(None, change)].into_iter().chain(named).collect()
}

fn per_accepted_output(rows: &[Row]) -> Values {
    let count = |row: &Row, name: &str| row.number(name) as i64;
    let stratum = |row: &Row| Stratum {
        size: count(row, "accepted_calls"),
        sample: count(row, "reviewed_outputs"),
        hits: count(row, "accepted_outputs"),
    };
    let strata: Vec<Stratum> = rows.iter().map(stratum).collect();
    let calls: i64 = strata.iter().map(|stratum| stratum.size).sum();
    total(spend(rows) / (calls as f64 * estimate(&strata).unwrap().share))
}

/// Hours saved by one class, drawn as the assumptions are drawn.
fn hours(row: &Row) -> Vec<f64> {
    let drawn = row.task().draw(value().seed, value().draws);
    drawn.into_iter().map(|minutes| minutes * row.number("uses") / 60.0).collect()
}

fn saved(rows: &[Row]) -> Vec<f64> {
    let mut sum = vec![0.0; value().draws];
    for row in rows {
        sum.iter_mut().zip(hours(row)).for_each(|(sum, hours)| *sum += hours);
    }
    sum
}

fn middle(draws: Vec<f64>) -> f64 {
    Percentiles::of(draws).unwrap().p50
}

fn time_saved(rows: &[Row]) -> Values {
    let used = rows.iter().filter(|row| row.number("uses") > 0.0);
    let members = used.map(|row| (Some(row.text("task").to_owned()), middle(hours(row))));
    members.chain(total(middle(saved(rows)))).collect()
}

fn share(rows: &[Row]) -> Beta {
    Beta { alpha: rows[0].number("realised_alpha"), beta: rows[0].number("realised_beta") }
}

fn realised(rows: &[Row]) -> Vec<f64> {
    let mut assumed = value();
    assumed.realised_share = Some(share(rows));
    let shares = assumed.draw_realised().unwrap();
    saved(rows).into_iter().zip(shares).map(|(hours, share)| hours * share).collect()
}

fn gross(rows: &[Row]) -> Vec<f64> {
    realised(rows).into_iter().map(|hours| hours * rows[0].number("hourly_usd")).collect()
}

fn spend(rows: &[Row]) -> f64 {
    rows[0].number("cost") / rows[0].number("dollar")
}

fn costs(rows: &[Row]) -> f64 {
    let one = |name| rows[0].number(name);
    let seats = one("seats") * one("months") * one("seat_usd_per_month");
    spend(rows) + seats + one("oversight_ms") / HOUR_MS * one("reviewer_usd")
}

/// Where value and costs of all classes are equal: baseline = assisted + costs ÷ what a minute of all accepted uses is worth.
fn break_even(rows: &[Row]) -> Values {
    let minute = share(rows).mean() * rows[0].number("hourly_usd") / 60.0;
    let used: Vec<(Task, f64)> =
        rows.iter().map(|row| (row.task(), row.number("uses"))).filter(|(_, uses)| *uses > 0.0).collect();
    let accepted = |(task, uses): &(Task, f64)| uses * task.accepted_share.mean();
    let assisted =
        |(task, _): &(Task, f64)| [task.assisted_minutes, task.review_minutes, task.rework_minutes].map(|m| m.mean());
    let assisted = |one: &(Task, f64)| assisted(one).iter().sum::<f64>();
    let worth = |one: &(Task, f64)| accepted(one) * (one.0.baseline_minutes.mean() - assisted(one)) * minute;
    let all: f64 = used.iter().map(accepted).sum();
    let minutes: f64 = used.iter().map(|one| accepted(one) * assisted(one)).sum::<f64>() / all;
    let net: f64 = used.iter().map(worth).sum::<f64>() - costs(rows);
    let members = used.iter().map(|one| {
        let others = net - worth(one);
        (Some(one.0.class.clone()), assisted(one) - others / (accepted(one) * minute))
    });
    members.chain(total(minutes + costs(rows) / (all * minute))).collect()
}

/// The values that the findings have of a KPI.
pub(super) fn measured(found: &Findings, kpi: &str) -> Values {
    let of_kpi = found.measurements.iter().filter(|one| one.kpi == kpi);
    of_kpi.filter_map(|one| Some((one.dimensions.values().next().cloned(), one.value?))).collect()
}

#[test]
#[ignore = "needs python3 with duckdb"]
fn every_value_is_that_of_its_inputs() {
    let mut dice = Dice(29);
    let finished: Vec<&(&str, Finish)> = [AMOUNTS, judged::FINISHED, waits::FINISHED].into_iter().flatten().collect();
    let mut values: BTreeMap<&str, usize> = finished.iter().map(|(kpi, _)| (*kpi, 0)).collect();
    for round in 0..16 {
        let mut lake = dice.lake();
        if round % 2 == 1 {
            // Where a vendor's report is heard there is no query.
            lake.0.remove(USAGE.name);
        }
        let found = Setting::of_round(round).measure(&lake);
        let asked = finished.iter().filter_map(|(kpi, _)| Some((*kpi, found.ways.get(kpi)?.query.as_ref()?)));
        let asked: BTreeMap<&str, &str> = asked
            .inspect(|(kpi, query)| assert_eq!(query.scale, None, "{kpi}"))
            .map(|(kpi, query)| (kpi, &*query.sql))
            .collect();
        let mut told: BTreeMap<String, Vec<BTreeMap<String, Value>>> = rows(&lake, &asked, true);
        for (kpi, finish) in finished.iter().filter(|(kpi, _)| asked.contains_key(kpi)) {
            let answer: Vec<Row> = told.remove(*kpi).unwrap().into_iter().map(Row).collect();
            let (ours, theirs) = (measured(&found, kpi), finish(&answer));
            let near = |(member, value): (&Option<String>, &f64)| {
                theirs.get(member).is_some_and(|other| (value - other).abs() <= 1e-9 * value.abs().max(1.0))
            };
            let equal = ours.len() == theirs.len() && ours.iter().all(near);
            assert!(equal, "lake {round}, {kpi}: {ours:?}, by the query {theirs:?}");
            if *kpi == "adoption.time_to_first_use_median" {
                let one = found.measurements.iter().find(|one| one.kpi == *kpi).unwrap();
                assert_eq!(one.n, Some(answer.len() as i64), "lake {round}: a row for each seat");
            }
            *values.get_mut(kpi).unwrap() += usize::from(!ours.is_empty());
        }
    }
    // By chance alone few lakes have all that an amount needs.
    let enough = |kpi| if AMOUNTS.iter().any(|(amount, _)| *amount == kpi) { 1 } else { 3 };
    let seldom: Vec<_> = values.iter().filter(|(kpi, lakes)| **lakes < enough(**kpi)).collect();
    assert!(seldom.is_empty(), "too few lakes gave a value of {seldom:?}");
    assert!(values.len() >= 35, "{} KPIs have a query of their inputs", values.len());
}
