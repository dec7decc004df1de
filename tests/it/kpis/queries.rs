//! KPIs beside their queries: DuckDB runs what `explain` prints over lakes of dice.

use super::lake::{Dice, Lake, total};
use super::setting::Setting;
use crate::independent::python;
use arrow::array::RecordBatch;
use arrow::json::ArrayWriter;
use auditpack::event::table::Table;
use auditpack::event::tables::{ACTION, CASE, DAILY, ENTITY, HOURLY, KEYS, PEOPLE, REVIEW, RUN, TOTALS, USAGE};
use std::collections::BTreeMap;

/// The tables as queries call them.
fn tables(lake: &Lake) -> Vec<(&'static str, &'static Table, RecordBatch)> {
    let plain = [&ACTION, &DAILY, &ENTITY, &HOURLY, &KEYS, &REVIEW, &RUN, &USAGE];
    let rolled_up = [&PEOPLE, &TOTALS];
    let mut tables: Vec<_> = plain.into_iter().map(|table| (table.name, table, lake.rows(table))).collect();
    tables.extend(rolled_up.into_iter().map(|table| (table.name, table, lake.rolled_up(table))));
    // `case` is a word of SQL.
    tables.push(("cases", &CASE, lake.rows(&CASE)));
    tables
}

#[test]
#[ignore = "needs python3 with duckdb"]
fn every_kpi_that_has_a_query_equals_it() {
    let mut dice = Dice(11);
    // In how many lakes each has a value.
    let mut values: BTreeMap<&str, usize> = BTreeMap::new();
    let mut moved: BTreeMap<&str, usize> = BTreeMap::new();
    let (mut differences, mut joined) = (Vec::new(), 0);
    for round in 0..24 {
        let mut lake = dice.lake();
        if round % 2 == 1 {
            // Where a vendor's report is heard some KPIs have no query.
            lake.0.remove(USAGE.name);
        }
        let found = Setting::of_round(round).measure(&lake);
        let people = total(&found, "adoption.active_people");
        joined += i64::from(people.value.is_some() && people.told().is_some_and(|told| told.contains("two names")));
        let queries: BTreeMap<&str, (&str, f64)> = found
            .ways
            .iter()
            .filter_map(|(kpi, way)| {
                let query = way.query.as_ref()?;
                Some((*kpi, (query.sql.as_str(), query.scale?)))
            })
            .collect();
        let told = answers(&lake, &queries);
        for (kpi, (_, scale)) in &queries {
            let ours = found.measurements.iter().filter(|one| one.kpi == *kpi && one.value.is_some());
            let ours: BTreeMap<Option<&String>, f64> =
                ours.map(|one| (one.dimensions.values().next(), one.value.unwrap())).collect();
            let theirs: BTreeMap<Option<&String>, f64> = told[*kpi]
                .iter()
                .map(|(member, part, whole)| (member.as_ref(), *part as f64 / *whole as f64 * scale))
                .collect();
            let near = |value: &f64, other: &f64| (value - other).abs() <= 1e-12 * value.abs().max(1.0);
            let equal = ours.iter().all(|(member, value)| theirs.get(member).is_some_and(|other| near(value, other)));
            if ours.len() != theirs.len() || !equal {
                differences.push(format!("lake {round}, {kpi}: {ours:?}, by the query {theirs:?}"));
            }
            *values.entry(kpi).or_default() += usize::from(!ours.is_empty());
            *moved.entry(kpi).or_default() += usize::from(ours.values().any(|value| *value != 0.0));
        }
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
    let seldom: Vec<_> = values.iter().filter(|(_, lakes)| **lakes < 3).collect();
    assert!(seldom.is_empty(), "too few lakes gave a value of {seldom:?}");
    let watched = |kpi: &str| kpi.starts_with("security.") || kpi.starts_with("quality.");
    let still: Vec<_> = moved.iter().filter(|(kpi, lakes)| watched(kpi) && **lakes < 3).collect();
    assert!(still.is_empty(), "in how many lakes these are not zero: {still:?}");
    assert!(values.len() >= 86, "{} KPIs have a query", values.len());
    assert!(joined > 0, "no directory made one person of two names");
}

/// An answer's rows: member, numerator, denominator.
type Answer = Vec<(Option<String>, i64, i64)>;

fn answers(lake: &Lake, queries: &BTreeMap<&str, (&str, f64)>) -> BTreeMap<String, Answer> {
    let queries: BTreeMap<&str, &str> = queries.iter().map(|(kpi, (sql, _))| (*kpi, *sql)).collect();
    rows(lake, &queries, false)
}

/// The rows of every answer, `named` by their columns or not.
pub(super) fn rows<T: serde::de::DeserializeOwned>(lake: &Lake, queries: &BTreeMap<&str, &str>, named: bool) -> T {
    let tables: BTreeMap<&str, serde_json::Value> =
        tables(lake).into_iter().map(|(name, table, rows)| (name, lines(table, &rows))).collect();
    let input = serde_json::json!({ "tables": tables, "queries": queries, "named": named });
    serde_json::from_str(&python("queries.py", &[], &input.to_string())).unwrap()
}

/// The rows of a table as a script reads them: the type of each column, and rows.
pub(super) fn lines(table: &Table, rows: &RecordBatch) -> serde_json::Value {
    let mut writer = ArrayWriter::new(Vec::new());
    writer.write(rows).unwrap();
    writer.finish().unwrap();
    let rows: serde_json::Value = serde_json::from_slice(&writer.into_inner()).unwrap_or_default();
    let columns: BTreeMap<&str, &str> = table.columns.iter().map(|column| (column.name, column.kind.sql())).collect();
    serde_json::json!({ "columns": columns, "rows": rows })
}
