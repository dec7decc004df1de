//! KPIs of cases.

use super::lake::{Dice, Lake};
use super::queries::lines;
use super::setting::{Setting, value};
use crate::independent::python;
use auditpack::event::tables::CASE;
use auditpack::measure::findings::Findings;
use auditpack::measure::measurement::Measurement;
use chrono_tz::Tz;
use serde_json::Value;
use std::collections::BTreeMap;

/// The ids that users and tests outside depend on.
pub(super) const PROMISED: &[&str] = &[
    "investigation.mtti_mean_closed",
    "investigation.mtti_median",
    "investigation.mtti_p90",
    "investigation.mtti_restricted_mean",
    "investigation.open_cases",
    "investigation.sla_attainment",
    "investigation.backlog_age",
    "investigation.cases_decided",
    "investigation.cases_flagged",
    "investigation.competing_exit_share",
    "investigation.flag_precision",
    "investigation.flags_per_1000_outputs",
    "investigation.littles_law_ratio",
    "investigation.mtta_business_median",
    "investigation.mtta_median",
    "investigation.mtta_p90",
    "investigation.mttd_median",
    "investigation.mttd_p90",
    "investigation.mtti_business_median",
    "investigation.mtti_business_p90",
    "investigation.mtti_final_median",
    "investigation.mttr_business_median",
    "investigation.mttr_median",
    "investigation.mttr_p90",
    "investigation.mttr_restricted_mean",
    "investigation.oldest_open_days",
    "investigation.overdue_share",
    "investigation.reopen_rate",
];

/// A lake of these records of cases; `header` may name columns that are not in the common ones.
fn lake(header: &str, rows: &[String]) -> Lake {
    let header = format!("case_id|flagged_us|{header}|observed_us|state|source=servicenow");
    Lake([(CASE.name, (header, rows.to_vec()))].into())
}

/// Cases that were flagged and decided at these times, UTC.
fn decided(pairs: &[(&str, &str)]) -> Lake {
    let row = |(id, (flag, end)): (usize, &(&str, &str))| format!("C{id}|{flag}|high|{end}|{end}|resolved");
    lake("severity|disposed_us", &pairs.iter().enumerate().map(row).collect::<Vec<_>>())
}

pub(super) fn one<'f>(found: &'f Findings, kpi: &str, member: Option<&str>) -> &'f Measurement {
    let of = |one: &&Measurement| one.kpi == kpi && one.dimensions.values().next().map(String::as_str) == member;
    found.measurements.iter().find(of).unwrap_or_else(|| panic!("{kpi} {member:?}"))
}

fn total(found: &Findings, kpi: &str) -> Measurement {
    one(found, kpi, None).clone()
}

fn values(found: &Findings, kpi: &str) -> Vec<Option<f64>> {
    found.trends.iter().find(|trend| trend.kpi == kpi).unwrap().points.iter().map(|point| point.value).collect()
}

#[track_caller]
pub(super) fn near(found: Option<f64>, expected: f64) {
    assert!(found.is_some_and(|found| (found - expected).abs() < 1e-9), "{found:?} is not {expected}");
}

/// One case alone, in elapsed and in business hours.
#[track_caller]
fn takes(zone: Tz, period: &'static str, flag: &str, end: &str, elapsed: f64, business: f64) {
    let found =
        Setting { zone, period, as_of: "2027-01-05 09:00", ..Setting::default() }.measure(&decided(&[(flag, end)]));
    near(total(&found, "investigation.mtti_median").value, elapsed);
    near(total(&found, "investigation.mtti_business_median").value, business);
}

#[test]
fn business_hours_are_those_of_the_clock_on_the_wall() {
    let (london, new_york) = (chrono_tz::Europe::London, chrono_tz::America::New_York);
    // Friday 16:00 to Monday 10:00, with the clocks put back and put forward between.
    takes(london, "2026-10", "2026-10-23 15:00", "2026-10-26 10:00", 67.0, 2.5);
    takes(london, "2026-03", "2026-03-27 16:00", "2026-03-30 09:00", 65.0, 2.5);
    takes(new_york, "2026-10", "2026-10-30 20:00", "2026-11-02 15:00", 67.0, 2.5);
    // Christmas: Thursday 17:00 to Tuesday 09:30, Friday and Monday free.
    takes(london, "2026-12", "2026-12-24 17:00", "2026-12-29 09:30", 112.5, 1.0);
    // Flagged on a Saturday: the clock starts on Monday at 09:00.
    takes(london, "2026-10", "2026-10-17 09:00", "2026-10-19 09:30", 48.5, 1.5);
}

#[test]
fn without_business_hours_nothing_is_said_of_them() {
    let setting = Setting { calendar: auditpack::measure::calendar::Calendar::default(), ..Setting::default() };
    let found = setting.measure(&decided(&[("2026-10-05 00:00", "2026-10-05 10:00")]));
    let business = total(&found, "investigation.mtti_business_median");
    assert_eq!(business.value, None);
    assert!(
        business.told().unwrap().starts_with("the calendar names no business hours on 4 October 2026"),
        "local day"
    );
    near(total(&found, "investigation.mtti_median").value, 10.0);
}

#[test]
fn a_severity_may_have_its_service_level_in_business_hours() {
    let policy = "[investigation]\nsla_hours = { critical = 24, high = 3 }\nbusiness_hours = [\"high\"]";
    let rows = ["A|2026-10-23 20:00|high|2026-10-26 14:00|2026-10-26 14:00|resolved".to_owned()];
    let lake = lake("severity|disposed_us", &rows);
    let with = |policy: &str| Setting { policy: toml::from_str(policy).unwrap(), ..Setting::default() }.measure(&lake);
    // From Friday 16:00 to Monday 10:00 are 2.5 business hours, and 66 others.
    near(total(&with(policy), "investigation.sla_attainment").value, 1.0);
    near(
        total(&with(policy.lines().take(2).collect::<Vec<_>>().join("\n").as_str()), "investigation.sla_attainment")
            .value,
        0.0,
    );
}

#[test]
fn a_case_is_held_to_the_service_level_of_the_day_of_its_flag() {
    let policy = "[investigation]\nsla_hours = { high = 24 }\n[[version]]\nvalid_from = \"2026-10-16\"\napproved_by = \"Risk \
                  committee\"\napproved_on = \"2026-10-01\"\nreason = \"too slow\"\ninvestigation = { sla_hours = { high = 8 } }";
    let row = |id, day| format!("{id}|2026-10-{day} 00:00|high|2026-10-{day} 10:00|2026-10-{day} 10:00|resolved");
    let lake = lake("severity|disposed_us", &[row("A", 15), row("B", 16), row("C", 17)]);
    let found = Setting { policy: toml::from_str(policy).unwrap(), ..Setting::default() }.measure(&lake);
    // Ten hours are soon enough on the 15th. In New York the case of 16 October 00:00 UTC was flagged the day before.
    near(total(&found, "investigation.sla_attainment").value, 2.0 / 3.0);
}

#[test]
fn a_decision_without_a_touch_says_nothing_of_the_first_touch() {
    let row =
        |id, touched, ended, observed, state| format!("{id}|2026-10-05 00:00|{touched}|{ended}|{observed}|{state}");
    let rows = [
        row("A", "2026-10-05 02:00", "-", "2026-10-05 02:00", "active"),
        row("B", "-", "2026-10-05 05:00", "2026-10-05 05:00", "resolved"),
        row("C", "2026-10-05 07:00", "2026-10-05 06:00", "2026-10-05 07:00", "active"),
        row("D", "2026-10-05 04:00", "2026-10-05 06:00", "2026-10-05 06:00", "resolved"),
    ];
    let header = "acknowledged_us|disposed_us";
    let found = lake(header, &rows).measure(&value());
    let median = total(&found, "investigation.mtta_median");
    assert_eq!((median.value, median.n), (Some(2.0), Some(2)));
    assert!(median.told().unwrap().contains("left out: 2 decided without a known first touch"));
    let silent = lake(header, &rows[1..2]).measure(&value());
    let reason = total(&silent, "investigation.mtta_median").told().unwrap();
    assert_eq!(reason, "the ticket export tells of no first touch: export the history of the tickets");
}

#[test]
fn what_leaves_the_queue_is_not_decided_whatever_its_state_says() {
    let row = |id, hours: i64, word, state| {
        let end = format!("2026-10-05 {hours:02}:00");
        format!("{id}|2026-10-05 00:00|{end}|{word}|{end}|{state}")
    };
    let rows = [
        row("A", 10, "Confirmed", "resolved"),
        row("B", 2, " AUTO-CLOSED ", "closed"),
        row("C", 3, "Duplicate", "resolved"),
        row("D", 20, "-", "closed"),
        "E|2026-10-05 00:00|-|-|2026-10-05 05:00|cancelled".to_owned(),
        "F|2026-10-05 00:00|-|-|2026-10-05 01:00|active".to_owned(),
    ];
    let found = lake("disposed_us|disposition", &rows).measure(&value());
    let share = |member| one(&found, "investigation.competing_exit_share", member).value;
    near(share(None), 0.5);
    for exit in ["auto-closed", "merged", "withdrawn"] {
        near(share(Some(exit)), 1.0 / 6.0);
    }
    let median = total(&found, "investigation.mtti_median");
    assert_eq!((median.value, median.n), (Some(20.0), Some(3)));
    assert!(median.told().unwrap().contains("left out: 1 closed by a rule, 1 merged into another, 1 cancelled"));
    near(total(&found, "investigation.cases_flagged").value, 6.0);
    near(total(&found, "investigation.cases_decided").value, 2.0);
}

#[test]
fn with_one_cause_the_exits_are_what_the_curve_leaves() {
    // Nobody decides: what is withdrawn by the horizon and what is open are the whole.
    let gone = |id: i64| format!("G{id}|2026-10-01 04:00|2026-10-{:02} 04:00|cancelled", 1 + id);
    let open =
        ["O1|2026-10-20 04:00|2026-10-20 04:00|new".to_owned(), "O2|2026-10-31 04:00|2026-10-31 04:00|new".to_owned()];
    let rows: Vec<String> = (1..=6).map(gone).chain(open).collect();
    let header = "case_id|flagged_us|observed_us|state|source=servicenow".to_owned();
    let found = Lake([(CASE.name, (header, rows))].into()).measure(&value());
    // O2 is watched for a little more than five days: 1 − 7/8 · 6/7 · 5/6 · 4/5 · 3/4 · 1/2.
    near(total(&found, "investigation.competing_exit_share").value, 1.0 - 3.0 / 8.0 * 0.5);
}

#[test]
fn a_steady_queue_keeps_littles_law() {
    // One case at every local midnight, each decided after 48 hours.
    let from = auditpack::measure::example::micros("2026-09-20 04:00");
    let at = |day: i64| {
        let instant = chrono::DateTime::from_timestamp_micros(from + day * 86_400_000_000).unwrap();
        instant.format("%Y-%m-%d %H:%M").to_string()
    };
    let pairs: Vec<(String, String)> = (0..50).map(|day| (at(day), at(day + 2))).collect();
    let pairs: Vec<(&str, &str)> = pairs.iter().map(|(from, to)| (from.as_str(), to.as_str())).collect();
    let found = decided(&pairs).measure(&value());
    let ratio = total(&found, "investigation.littles_law_ratio");
    near(ratio.value, 1.0);
    let told =
        "2.00 open on average, 1.00 flagged a day, 2.00 days each; 31 cases flagged and 31 decided in the period";
    assert_eq!(ratio.told().as_deref(), Some(told));
}

#[test]
fn earlier_periods_are_watched_for_as_long_as_this_one() {
    // Flagged at the end of each month, decided after ten days: by 5 November none of October's is.
    let rows =
        [("2026-08-30 12:00", "2026-09-09 12:00"), ("2026-09-29 12:00", "2026-10-09 12:00"), ("2026-10-30 12:00", "-")];
    let row = |(flag, end): &(&str, &str)| {
        let observed = if *end == "-" { flag } else { end };
        format!("{flag}|{flag}|high|{end}|{observed}|{}", if *end == "-" { "active" } else { "resolved" })
    };
    let found = lake("severity|disposed_us", &rows.iter().map(row).collect::<Vec<_>>()).measure(&value());
    let attainment = values(&found, "investigation.sla_attainment");
    assert_eq!(attainment[10..], [Some(0.0); 3], "overdue after 24 hours in every month");
    assert_eq!(values(&found, "investigation.mtti_median")[10..], [None; 3], "open in every month at that time");
    // October's case has been seen for 141 hours, and every mean goes up to there.
    let means = values(&found, "investigation.mtti_restricted_mean");
    assert_eq!(means[10..], [Some(141.0), Some(141.0), Some(141.0)]);
}

#[test]
fn ten_cases_make_a_percentile() {
    let pairs: Vec<(String, String)> =
        (1..=10).map(|hour| ("2026-10-05 00:00".to_owned(), format!("2026-10-05 {hour:02}:00"))).collect();
    let pairs: Vec<(&str, &str)> = pairs.iter().map(|(from, to)| (from.as_str(), to.as_str())).collect();
    let found = decided(&pairs).measure(&value());
    near(one(&found, "investigation.mtti_p90", Some("high")).value, 9.0);
    let found = decided(&pairs[..9]).measure(&value());
    near(total(&found, "investigation.mtti_p90").value, 9.0);
    let high = one(&found, "investigation.mtti_p90", Some("high"));
    assert_eq!((high.value, high.n), (None, Some(9)));
    assert!(high.told().unwrap().starts_with("the 90th percentile needs 10 cases or more"));
}

#[test]
fn a_reopening_is_told_by_a_record_or_by_a_count() {
    let row = |id, end, observed, state, count| format!("{id}|2026-09-07 00:00|{end}|{count}|{observed}|{state}");
    let decided = "2026-09-08 00:00";
    let rows = [
        // Open again after eight days, by its records.
        row("A", decided, decided, "resolved", 0),
        row("A", "-", "2026-09-16 00:00", "active", 1),
        // Open again, but after the thirty days.
        row("B", decided, decided, "resolved", 0),
        row("B", "-", "2026-10-20 00:00", "active", 1),
        // Counted in a snapshot that was taken within the thirty days, and in one that was not.
        row("C", decided, "2026-09-20 00:00", "closed", 1),
        row("D", decided, "2026-10-20 00:00", "closed", 1),
        row("E", decided, decided, "resolved", 0),
    ];
    let found = lake("disposed_us|reopen_count", &rows).measure(&value());
    let rate = total(&found, "investigation.reopen_rate");
    assert_eq!((rate.numerator, rate.denominator), (Some(2.0), Some(4.0)));
    assert_eq!(rate.told().as_deref(), Some("left out: 1 case reopened at an unknown time"));
}

#[test]
fn unclassified_dispositions_are_neither_right_nor_wrong() {
    let row = |id, word| format!("{id}|2026-10-05 00:00|{word}|2026-10-06 00:00|2026-10-06 00:00|resolved");
    let rows = [row("A", "TRUE_POSITIVE"), row("B", "false_positive"), row("C", "benign"), row("D", "-")];
    let cases = lake("disposition|disposed_us", &rows);
    let precision = total(&cases.measure(&value()), "investigation.flag_precision");
    assert_eq!((precision.numerator, precision.denominator), (Some(1.0), Some(2.0)));
    assert_eq!(precision.told().as_deref(), Some("2 cases decided without a classified disposition"));
    let silent = Setting { policy: auditpack::policy::Policy::default(), ..Setting::default() }.measure(&cases);
    let reason = total(&silent, "investigation.flag_precision").told().unwrap();
    assert!(reason.starts_with("no disposition is classified: fill in"), "{reason}");
}

#[test]
fn open_cases_bound_what_attainment_may_be() {
    let rows = [
        "A|2026-10-05 00:00|high|2026-10-05 10:00|2026-10-05 10:00|resolved".to_owned(),
        "B|2026-10-05 00:00|high|2026-10-08 00:00|2026-10-08 00:00|resolved".to_owned(),
        "C|2026-10-31 23:00|unrated|-|2026-10-31 23:00|new".to_owned(),
        "D|2026-10-05 00:00|critical|-|2026-10-05 00:00|new".to_owned(),
    ];
    let policy = toml::from_str("[investigation]\nsla_hours = { critical = 8, high = 24, unrated = 200 }").unwrap();
    let found = Setting { policy, ..Setting::default() }.measure(&lake("severity|disposed_us", &rows));
    let total = total(&found, "investigation.sla_attainment");
    assert!(total.told().unwrap().starts_with("between 25% and 50% with the open cases"));
    near(one(&found, "investigation.sla_attainment", Some("critical")).value, 0.0);
    near(one(&found, "investigation.overdue_share", Some("unrated")).value, 0.0);
    near(one(&found, "investigation.overdue_share", None).value, 0.5);
}

#[test]
fn backlog_bands_are_always_all_there() {
    let found = decided(&[("2026-10-05 00:00", "2026-10-05 10:00")]).measure(&value());
    let bands: Vec<_> = found.measurements.iter().filter(|one| one.kpi == "investigation.backlog_age").collect();
    assert_eq!(bands.len(), 6);
    assert!(bands.iter().all(|band| band.value == Some(0.0)));
    let oldest = total(&found, "investigation.oldest_open_days");
    assert_eq!((oldest.value, oldest.told().as_deref()), (None, Some("no case is open")));
}

/// A KPI whose query gives what it is computed from.
const TIMES: &str = "investigation.mtti_mean_closed";

#[test]
#[ignore = "needs python3 with duckdb"]
fn the_times_that_a_query_gives_have_the_mean_that_is_told() {
    let mut dice = Dice(11);
    for _ in 0..8 {
        let lake = dice.lake();
        let found = lake.measure(&value());
        let sql = &found.ways[TIMES].query.as_ref().unwrap().sql;
        let tables = serde_json::json!({ "cases": lines(&CASE, &lake.rows(&CASE)) });
        let input = serde_json::json!({ "tables": tables, "queries": { TIMES: sql } });
        let mut told: BTreeMap<String, Value> =
            serde_json::from_str(&python("queries.py", &[], &input.to_string())).unwrap();
        times_agree(&found, told.remove(TIMES).unwrap());
    }
}

/// The mean of the decided among the times that a query gives is the KPI.
fn times_agree(found: &Findings, rows: Value) {
    let rows: Vec<(String, String, i64, i64, i64)> = serde_json::from_value(rows).unwrap();
    assert_eq!(total(found, "investigation.mtti_median").n.unwrap_or(0), rows.len() as i64);
    let decided = rows.iter().filter(|row| row.4 == 1).map(|(_, _, flag, end, _)| (end - flag) as f64 / 3.6e9);
    let decided: Vec<f64> = decided.collect();
    let mean = decided.iter().sum::<f64>() / decided.len() as f64;
    match total(found, TIMES).value {
        Some(value) => near(Some(mean), value),
        None => assert!(decided.is_empty()),
    }
}
