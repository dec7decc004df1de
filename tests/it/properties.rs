//! Any split, order and duplication of the inputs gives the same lake rows and the same KPIs, byte for byte.
//!
//! Two numbers are the exception by nature, because they count deliveries: `quality.rows_read` and
//! `quality.rows_duplicate`. Nothing else moves.

use crate::project::Project;
use auditpack::event::tables::{CASE, EVENT, KPI, REVIEW};
use auditpack::measure::rollup::ROLLUPS;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use std::collections::BTreeMap;
use std::sync::LazyLock;

const RUN: &[&str] = &["run", "--config", "auditpack.toml"];

/// How one set of exports is delivered in another way.
#[derive(Clone, Debug)]
struct Delivery {
    /// Into how many files each export is cut.
    parts: usize,
    /// Seed of the order of rows and files.
    order: u64,
    /// Every how many rows one is delivered twice; 0: none.
    twice_every: usize,
    /// Whether each whole file is delivered again under another name.
    copies: bool,
    /// Whether there is one run after the first half of the files, and another after the second.
    two_runs: bool,
}

fn deliveries() -> impl Strategy<Value = Delivery> {
    let repeats = prop_oneof![Just(0_usize), 3_usize..40];
    (1_usize..4, any::<u64>(), repeats, any::<bool>(), any::<bool>()).prop_map(
        |(parts, order, twice_every, copies, two_runs)| Delivery { parts, order, twice_every, copies, two_runs },
    )
}

/// One export as its rows, and how rows are put into a file again.
struct Export {
    name: String,
    header: Option<String>,
    rows: Vec<String>,
}

/// The small organisation's exports as rows: pages and arrays become lines, CSV keeps its header.
fn exports() -> Vec<Export> {
    let project = Project::small();
    let mut exports = Vec::new();
    for path in project.files("exports") {
        let bytes = std::fs::read(&path).unwrap();
        let text = match bytes.strip_prefix(&[0x1f, 0x8b]) {
            Some(_) => std::io::read_to_string(flate2::read::MultiGzDecoder::new(&*bytes)).unwrap(),
            None => String::from_utf8(bytes).unwrap(),
        };
        let name = path.strip_prefix(project.path("")).unwrap().display().to_string();
        exports.push(rows_of(name, &text));
    }
    exports
}

fn rows_of(name: String, text: &str) -> Export {
    let first = text.trim_start().chars().next().unwrap();
    if first != '{' && first != '[' {
        // The invented organisation writes no line breaks inside quotes.
        let (header, rows) = text.split_once('\n').unwrap();
        let rows = rows.lines().map(str::to_owned).collect();
        return Export { name, header: Some(header.to_owned()), rows };
    }
    let mut rows = Vec::new();
    match serde_json::Deserializer::from_str(text).into_iter().collect::<Result<Vec<serde_json::Value>, _>>() {
        Ok(values) => {
            for value in values {
                let elements = value.get("data").unwrap_or(&value);
                match elements {
                    serde_json::Value::Array(elements) => rows.extend(elements.iter().map(ToString::to_string)),
                    record => rows.push(record.to_string()),
                }
            }
        }
        // A file with a malformed line is NDJSON: its lines are its rows.
        Err(_) => rows.extend(text.lines().map(str::to_owned)),
    }
    Export { name, header: None, rows }
}

static EXPORTS: LazyLock<Vec<Export>> = LazyLock::new(exports);

/// A cheap seeded order: rows by the hash of their position.
fn shuffled<T>(items: Vec<T>, seed: u64) -> Vec<T> {
    let key = |at: usize| (at as u64 + 1).wrapping_mul(seed | 1).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29);
    let mut keyed: BTreeMap<(u64, usize), T> = BTreeMap::new();
    for (at, item) in items.into_iter().enumerate() {
        keyed.insert((key(at), at), item);
    }
    keyed.into_values().collect()
}

/// The files of a delivery.
fn deliver(delivery: &Delivery) -> Vec<(String, String)> {
    let mut files = Vec::new();
    for export in EXPORTS.iter() {
        let mut rows = export.rows.clone();
        if let Some(every) = std::num::NonZeroUsize::new(delivery.twice_every) {
            let again: Vec<_> = rows.iter().step_by(every.get()).cloned().collect();
            rows.extend(again);
        }
        let rows = shuffled(rows, delivery.order);
        let size = rows.len().div_ceil(delivery.parts).max(1);
        for (part, rows) in rows.chunks(size).enumerate() {
            let header = export.header.as_ref().map_or(String::new(), |header| format!("{header}\n"));
            let text = format!("{header}{}\n", rows.join("\n"));
            let name = format!("{}.{part}", export.name);
            if delivery.copies {
                files.push((format!("{name}.copy"), text.clone()));
            }
            files.push((name, text));
        }
    }
    shuffled(files, delivery.order)
}

/// The lake's rows and the KPIs after a delivery.
fn outcome(delivery: &Delivery) -> (Vec<Vec<String>>, String) {
    let project = Project::small();
    std::fs::remove_dir_all(project.path("exports")).unwrap();
    let files = deliver(delivery);
    let half = if delivery.two_runs { files.len() / 2 } else { files.len() };
    for (at, (name, text)) in files.iter().enumerate() {
        // Parts would lie beside each other under one glob: the globs of the configuration take any name.
        project.write(name, text);
        if at + 1 == half && delivery.two_runs {
            // A source without any file yet is an error, so the first half is ingested by name.
            project.run(&["ingest", "--config", "auditpack.toml", "exports"]).ok();
        }
    }
    project.run(RUN).ok();
    let tables = [&EVENT, &REVIEW, &CASE].into_iter().chain(ROLLUPS.iter().map(|rollup| rollup.table));
    let mut rows: Vec<_> = tables.map(|table| project.rows(table)).collect();
    rows.push(project.rows(&KPI).into_iter().filter(|row| !counts_deliveries(row)).collect());
    (rows, project.read("out/2026-10/kpis.json"))
}

fn counts_deliveries(text: &str) -> bool {
    ["quality.rows_read", "quality.rows_duplicate"].iter().any(|kpi| text.contains(kpi))
}

/// The text of `kpis.json` without the numbers about deliveries.
fn without_counters(json: &str) -> String {
    let mut value: serde_json::Value = serde_json::from_str(json).unwrap();
    for list in ["measurements", "signals", "comparisons", "restatements", "trends"] {
        let told = value[list].as_array_mut().unwrap();
        told.retain(|one| !counts_deliveries(one["kpi"].as_str().unwrap()));
    }
    value.to_string()
}

/// The first rows that one side has and the other lacks.
fn difference(left: &[Vec<String>], right: &[Vec<String>]) -> String {
    let mut text = String::new();
    for (left, right) in left.iter().zip(right) {
        let missing = left.iter().filter(|row| !right.contains(row)).take(3).map(|row| format!("- {row}\n"));
        let added = right.iter().filter(|row| !left.contains(row)).take(3).map(|row| format!("+ {row}\n"));
        text.extend(missing.chain(added));
        if left.len() != right.len() {
            text.extend([format!("{} rows, then {} rows\n", left.len(), right.len())]);
        }
    }
    text
}

#[test]
fn delivery_does_not_matter() {
    let plain = Delivery { parts: 1, order: 1, twice_every: 0, copies: false, two_runs: false };
    let (rows, json) = outcome(&plain);
    assert!(rows.iter().all(|table| !table.is_empty()));
    let mut runner =
        TestRunner::new(Config { cases: 6, max_shrink_iters: 0, failure_persistence: None, ..Config::default() });
    let result = runner.run(&deliveries(), |delivery| {
        let (other_rows, other_json) = outcome(&delivery);
        let differing = difference(&rows, &other_rows);
        prop_assert!(differing.is_empty(), "{}", differing);
        prop_assert_eq!(without_counters(&other_json), without_counters(&json));
        Ok(())
    });
    if let Err(error) = result {
        panic!("{error}");
    }
}
