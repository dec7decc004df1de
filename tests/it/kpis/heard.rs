//! KPIs of how completely and how late sources were heard, beside the queries of what they are computed from: DuckDB runs
//! these over lakes of dice, and the days are counted once more.

use super::inputs::{Row, Values, measured};
use super::lake::Dice;
use super::queries::rows;
use super::setting::Setting;
use auditpack::measure::example::micros;
use auditpack::measure::period::Period;
use chrono::{DateTime, Datelike, Days, NaiveDate};
use chrono_tz::Tz;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The period, and the last day that can have been seen.
struct Seen {
    period: Period,
    today: NaiveDate,
    zone: Tz,
}

/// The rows of each day, by source and table.
type Heard = BTreeMap<(String, String), BTreeMap<NaiveDate, i64>>;

/// How values come from the rows of an answer.
type Finish = fn(&[Row], &Seen) -> Values;

/// The KPIs whose queries give what they are computed from.
const FINISHED: &[(&str, Finish)] = &[
    ("quality.coverage", |rows, seen| shares(rows, seen, coverage)),
    ("quality.received_share", |rows, seen| shares(rows, seen, received)),
    ("quality.longest_gap", longest_gap),
    ("quality.lateness_days", lateness),
];

fn day_of(us: f64, zone: Tz) -> NaiveDate {
    DateTime::from_timestamp_micros(us as i64).unwrap().with_timezone(&zone).date_naive()
}

fn day(row: &Row, name: &str) -> Option<NaiveDate> {
    row.0[name].as_str().map(|text| text.parse().unwrap())
}

fn heard(rows: &[Row], seen: &Seen) -> Heard {
    let mut heard = Heard::new();
    for row in rows {
        let days: BTreeSet<NaiveDate> = if let Some(first) = day(row, "first_day") {
            let bucket = row.known("from_us").zip(row.known("until_us"));
            let more = |(from, until): (f64, f64)| day_of(until.max(from + 1.0) - 1.0, Tz::UTC) - day_of(from, Tz::UTC);
            let last = first + bucket.map(more).unwrap_or_default();
            first.iter_days().take_while(|day| *day <= last).collect()
        } else {
            let clocks = ["clock_1", "clock_2", "clock_3", "clock_4", "observed_clock"];
            clocks.iter().filter_map(|name| Some(day_of(row.known(name)?, seen.zone))).collect()
        };
        let of_source = heard.entry((row.text("member").to_owned(), row.text("told_by").to_owned())).or_default();
        for day in days {
            *of_source.entry(day).or_default() += row.number("heard_rows") as i64;
        }
    }
    heard
}

/// The days of the period from the first of a source on.
fn days_from_first(days: &BTreeMap<NaiveDate, i64>, seen: &Seen) -> Vec<NaiveDate> {
    let (first, _) = days.first_key_value().unwrap();
    let all = seen.period.start.max(*first).iter_days();
    all.take_while(|day| *day < seen.period.end && *day <= seen.today).collect()
}

/// Of these the expected ones, and whether the source was heard.
fn expected(days: &BTreeMap<NaiveDate, i64>, seen: &Seen) -> Vec<bool> {
    let (first, last) = (*days.first_key_value().unwrap().0, *days.last_key_value().unwrap().0);
    let is_usual = |weekday| {
        let all: Vec<NaiveDate> =
            first.iter_days().take_while(|day| *day <= last).filter(|day| day.weekday() == weekday).collect();
        !all.is_empty() && 2 * all.iter().filter(|day| days.contains_key(*day)).count() >= all.len()
    };
    let expected = days_from_first(days, seen).into_iter().filter(|day| is_usual(day.weekday()));
    expected.map(|day| days.contains_key(&day)).collect()
}

fn coverage(days: &BTreeMap<NaiveDate, i64>, seen: &Seen) -> (i64, i64) {
    let days = expected(days, seen);
    (days.iter().filter(|heard| **heard).count() as i64, days.len() as i64)
}

fn received(days: &BTreeMap<NaiveDate, i64>, seen: &Seen) -> (i64, i64) {
    let (first, _) = days.first_key_value().unwrap();
    let of = |day: NaiveDate| days.get(&day).copied().unwrap_or_default();
    let mut sums = (0, 0);
    for day in days_from_first(days, seen) {
        let mut before: Vec<i64> =
            (1..=8).map(|week| day - Days::new(7 * week)).filter(|day| day >= first).map(of).collect();
        before.sort_unstable();
        if before.len() >= 3 {
            let usual = before[(before.len() - 1) / 2];
            sums = (sums.0 + of(day).min(usual), sums.1 + usual);
        }
    }
    sums
}

/// A part and a whole of the days of a source.
type Parts = fn(&BTreeMap<NaiveDate, i64>, &Seen) -> (i64, i64);

fn shares(rows: &[Row], seen: &Seen, parts: Parts) -> Values {
    let mut sources: BTreeMap<Option<String>, (i64, i64)> = BTreeMap::new();
    for ((name, _), days) in heard(rows, seen) {
        let (part, whole) = parts(&days, seen);
        for member in [None, Some(name)] {
            let sums = sources.entry(member).or_default();
            *sums = (sums.0 + part, sums.1 + whole);
        }
    }
    let known = sources.into_iter().filter(|(_, (_, whole))| *whole > 0);
    known.map(|(member, (part, whole))| (member, part as f64 / whole as f64)).collect()
}

fn longest_gap(rows: &[Row], seen: &Seen) -> Values {
    let mut longest = Values::new();
    for ((name, _), days) in heard(rows, seen) {
        let days = expected(&days, seen);
        let gaps = days.split(|heard| *heard).map(<[_]>::len);
        if let Some(gap) = gaps.max().filter(|_| !days.is_empty()) {
            for member in [None, Some(name)] {
                let most = longest.entry(member).or_default();
                *most = most.max(gap as f64);
            }
        }
    }
    longest
}

fn lateness(rows: &[Row], seen: &Seen) -> Values {
    let mut late: BTreeMap<Option<String>, Vec<i64>> = BTreeMap::new();
    for row in rows {
        let (happened, read) = (day(row, "local_day").unwrap(), day(row, "received_day").unwrap());
        let days = (read.min(seen.today) - happened).num_days().max(0);
        for member in [None, Some(row.text("member").to_owned())] {
            late.entry(member).or_default().extend(vec![days; row.number("events_read") as usize]);
        }
    }
    let percentile = |mut days: Vec<i64>| {
        days.sort_unstable();
        days[(days.len() * 95).div_ceil(100) - 1] as f64
    };
    late.into_iter().map(|(member, days)| (member, percentile(days))).collect()
}

#[test]
#[ignore = "needs python3 with duckdb"]
fn every_source_was_heard_as_its_rows_tell() {
    let mut dice = Dice(37);
    let mut moved: BTreeMap<&str, usize> = FINISHED.iter().map(|(kpi, _)| (*kpi, 0)).collect();
    for round in 0..16 {
        let lake = dice.lake();
        let setting = Setting::of_round(round);
        let found = setting.measure(&lake);
        let today = day_of(micros(setting.as_of) as f64, setting.zone);
        let period = Period::parse(setting.period, NaiveDate::MIN).unwrap();
        let seen = Seen { period, today, zone: setting.zone };
        let query = |kpi: &str| found.ways[kpi].query.as_ref().unwrap();
        let asked: BTreeMap<&str, &str> = FINISHED.iter().map(|(kpi, _)| (*kpi, &*query(kpi).sql)).collect();
        let mut told: BTreeMap<String, Vec<BTreeMap<String, Value>>> = rows(&lake, &asked, true);
        for (kpi, finish) in FINISHED {
            assert_eq!(query(kpi).scale, None, "{kpi}");
            let answer: Vec<Row> = told.remove(*kpi).unwrap().into_iter().map(Row).collect();
            let (ours, theirs) = (measured(&found, kpi), finish(&answer, &seen));
            assert_eq!(ours, theirs, "lake {round}, {kpi}");
            *moved.get_mut(kpi).unwrap() += usize::from(ours.values().any(|value| *value != 0.0));
        }
    }
    assert!(moved.values().all(|lakes| *lakes >= 12), "in how many lakes these are not zero: {moved:?}");
}
