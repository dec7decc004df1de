//! KPIs beside their queries: DuckDB runs what `explain` prints over lakes of dice.

use super::lake::{Dice, Lake};
use super::setting::value;
use crate::independent::python;
use arrow::array::RecordBatch;
use arrow::json::ArrayWriter;
use auditpack::event::table::{Table, Type};
use auditpack::measure::findings::Findings;
use std::collections::BTreeMap;

/// A table of the lake: what queries call it, its columns and its rows.
type Named = (&'static str, &'static Table, RecordBatch);

/// Asserts that every KPI of a list that has a query has its value in all and for every member; the number of values.
pub(super) fn compared(kpis: &[&str], seed: u64, tables: fn(&Lake) -> Vec<Named>) -> usize {
    let mut dice = Dice(seed);
    let mut compared = 0;
    for _ in 0..8 {
        let lake = dice.lake();
        let found = lake.measure(&value());
        let queries: BTreeMap<&str, &str> = kpis.iter().filter_map(|kpi| Some((*kpi, query(&found, kpi)?))).collect();
        let tables: BTreeMap<&str, serde_json::Value> =
            tables(&lake).into_iter().map(|(name, table, rows)| (name, lines(table, &rows))).collect();
        let input = serde_json::json!({ "tables": tables, "queries": queries });
        let told: BTreeMap<String, Vec<(Option<String>, i64, i64)>> =
            serde_json::from_str(&python("queries.py", &[], &input.to_string())).unwrap();
        for (kpi, answers) in told {
            let scale = found.ways[kpi.as_str()].query.as_ref().unwrap().scale.unwrap();
            let ours = found.measurements.iter().filter(|one| one.kpi == kpi && one.value.is_some());
            let ours: BTreeMap<Option<&String>, f64> =
                ours.map(|one| (one.dimensions.values().next(), one.value.unwrap())).collect();
            let theirs: BTreeMap<Option<&String>, f64> = answers
                .iter()
                .map(|(member, part, whole)| (member.as_ref(), *part as f64 / *whole as f64 * scale))
                .collect();
            assert_eq!(ours.keys().collect::<Vec<_>>(), theirs.keys().collect::<Vec<_>>(), "{kpi}");
            for (member, value) in &ours {
                assert!((value - theirs[member]).abs() <= 1e-12 * value.abs().max(1.0), "{kpi} {member:?}");
                compared += 1;
            }
        }
    }
    compared
}

/// The query of a KPI that gives its value.
fn query<'f>(found: &'f Findings, kpi: &str) -> Option<&'f str> {
    let query = found.ways.get(kpi)?.query.as_ref()?;
    query.scale.map(|_| query.sql.as_str())
}

/// The rows of a table as a script reads them: the type of each column, and rows.
pub(super) fn lines(table: &Table, rows: &RecordBatch) -> serde_json::Value {
    let mut writer = ArrayWriter::new(Vec::new());
    writer.write(rows).unwrap();
    writer.finish().unwrap();
    let rows: serde_json::Value = serde_json::from_slice(&writer.into_inner()).unwrap_or_default();
    let kind = |kind| match kind {
        Type::Int => "BIGINT",
        Type::Date => "DATE",
        Type::Bool => "BOOLEAN",
        _ => "VARCHAR",
    };
    let columns: BTreeMap<&str, &str> = table.columns.iter().map(|column| (column.name, kind(column.kind))).collect();
    serde_json::json!({ "columns": columns, "rows": rows })
}
