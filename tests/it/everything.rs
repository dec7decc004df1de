//! All formats in one lake: the whole program on every fixture at once.

use crate::project::{Project, rows};
use auditpack::event::tables::{CASE, ENTITY, EVENT, REVIEW, RUN, TABLES, USAGE};
use auditpack::format::FORMATS;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const CONFIG: &str = "[organization]\nname = \"Acme\"\ntimezone = \"Europe/London\"\n[limits]\nreject_share = 1.0\n\
                      [[source]]\npaths = [\"all\"]\n";

/// A project with every fixture that the program reads as a file of its own.
pub(crate) fn project() -> Project {
    let project = Project::with(CONFIG, "all/.keep", "");
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    for format in FORMATS.iter().filter(|format| format.id != "mapped") {
        for entry in fs::read_dir(root.join(format.id)).unwrap() {
            let path = entry.unwrap().path();
            let expected = fs::read_to_string(format!("{}.expected", path.display())).unwrap_or_default();
            let is_export = path.extension().is_some_and(|end| end == "json" || end == "ndjson" || end == "csv");
            // The last line of an expectation says whether the file as a whole is refused.
            if is_export && !expected.contains("\nhint: ") && !expected.starts_with("error: ") {
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                project.write(&format!("all/{}-{name}", format.id), fs::read(&path).unwrap());
            }
        }
    }
    project
}

#[test]
fn every_format_at_once_fills_one_lake_and_leaks_nothing() {
    let project = project();
    project.run(&["ingest", "--config", "auditpack.toml"]).ok();
    let snapshot = project.snapshot();
    let told: BTreeSet<String> = [&EVENT, &USAGE, &REVIEW, &CASE, &ENTITY]
        .into_iter()
        .flat_map(|table| rows(&snapshot, table))
        .flat_map(|row| row.split(" | ").map(str::to_owned).collect::<Vec<_>>())
        .collect();
    for format in FORMATS.iter().filter(|format| format.id != "mapped") {
        assert!(told.contains(format.id), "no row of `{}` in the lake", format.id);
    }
    for table in TABLES {
        for row in rows(&snapshot, table) {
            for word in ["@acme.example", "@example.com", "@y.example", "198.51.100.", "203.0.113.", "Mozilla", "sk-"] {
                assert!(!row.contains(word), "`{word}` stands in a row of {}: {row}", table.name);
            }
        }
    }
    let balances = rows(&snapshot, &RUN);
    let again = project.run(&["ingest", "--config", "auditpack.toml"]).ok().err();
    assert!(again.contains(&format!("{0} of {0} files were read before", balances.len())), "{again}");
}

#[test]
fn the_choice_among_many_sources_is_printed_and_in_the_results() {
    let project = project();
    let ran = project
        .run(&["run", "--config", "auditpack.toml", "--period", "2026-09", "--as-of", "2026-11-05T09:00:00Z"])
        .ok();
    assert!(ran.err().contains("heard for calls: "), "{}", ran.err());
    let kpis: Value = serde_json::from_str(&project.read("out/2026-09/kpis.json")).unwrap();
    let choices = kpis["choices"].as_array().unwrap();
    assert!(choices.iter().any(|choice| !choice["aside"].as_array().unwrap().is_empty()), "{choices:?}");
    let calls = |choice: &&Value| choice["question"] == "calls";
    let heard: f64 = choices.iter().filter(calls).filter_map(|choice| choice["number"].as_f64()).sum();
    let total = kpis["measurements"].as_array().unwrap().iter().find(|one| one["kpi"] == "usage.calls").unwrap();
    assert_eq!(total["value"].as_f64(), Some(heard), "the total is the sum of what was heard, and of nothing else");
}
