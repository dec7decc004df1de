//! Second opinions: the numbers beside what scripts without any of our code compute, from the raw exports or in DuckDB.

use crate::project::Project;
use auditpack::demo::{self, Scale};
use auditpack::event::tables::KEYS;
use auditpack::measure::cards;
use auditpack::measure::rollup;
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const RUN: &[&str] = &["run", "--config", "auditpack.toml"];

fn script(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/independent").join(name)
}

/// What a script prints, given its arguments and standard input.
pub(crate) fn python(name: &str, args: &[&str], input: &str) -> String {
    let python = option_env!("AUDITPACK_PYTHON").unwrap_or("python3");
    let mut command = Command::new(python);
    command.arg(script(name)).args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{name}: {text}\n{}", String::from_utf8_lossy(&output.stderr));
    text
}

/// The whole invented organisation, as in `sample-data/`.
fn full() -> Project {
    let project = Project::empty();
    for file in demo::files(demo::SEED, Scale::Full, "out") {
        project.write(&file.path, &file.bytes);
    }
    project.run(RUN).ok();
    project
}

/// A value of `kpis.json`: the total, or one member of a dimension.
fn value(kpis: &Value, kpi: &str, member: Option<&str>) -> f64 {
    let found = kpis["measurements"].as_array().unwrap().iter().find(|measurement| {
        let members: Vec<_> = measurement["dimensions"].as_object().unwrap().values().collect();
        measurement["kpi"] == kpi && members.first().map(|member| member.as_str().unwrap()) == member
    });
    let found = found.unwrap_or_else(|| panic!("{kpi} {member:?} is not in kpis.json"));
    found["value"].as_f64().unwrap_or_else(|| panic!("{kpi} {member:?} has no value: {}", found["reason"]))
}

#[track_caller]
fn near(ours: f64, theirs: &Value, tolerance: f64, what: &str) {
    let theirs = theirs.as_f64().unwrap_or_else(|| panic!("the script has no {what}"));
    assert!((ours - theirs).abs() <= tolerance, "{what}: {ours} here, {theirs} by the script");
}

/// KPIs of every table that queries read.
const EXPLAINED: &[&str] = &[
    "usage.calls",
    "usage.keys_active",
    "usage.change_in_calls",
    "adoption.active_people",
    "adoption.flow",
    "review.completion_rate",
    "investigation.open_cases",
    "security.unticketed_privileged_actions",
    "value.oversight_hours",
    "cost.recorded_spend",
    "cost.cost_per_call",
    "quality.rows_read",
];

/// The query that `explain` prints of a KPI, with its views; empty where there is none.
fn printed(project: &Project, kpi: &str) -> String {
    let text = project.run(&["explain", kpi, "--config", "auditpack.toml", "--period", "2026-10"]).ok().out();
    let lines = text.lines().skip_while(|line| !line.starts_with("  as SQL over the lake")).skip(1);
    lines.take_while(|line| line.starts_with("    ")).collect::<Vec<_>>().join("\n")
}

/// What DuckDB answers to queries, which it is given one after the other.
fn answers(queries: &BTreeMap<&str, String>) -> Value {
    let input = serde_json::json!({ "tables": {}, "queries": queries }).to_string();
    serde_json::from_str(&python("queries.py", &[], &input)).unwrap()
}

#[test]
#[ignore = "needs python3 with duckdb"]
fn a_query_over_tables_without_files_runs_too() {
    let config = "[organization]\nname = \"A\"\ntimezone = \"UTC\"\n[[source]]\npaths = [\"in\"]\n";
    let export = include_str!("../fixtures/servicenow/uci_200_incidents.csv");
    let project = Project::with(config, "in/incidents.csv", export);
    project.run(&["ingest", "--config", "auditpack.toml"]).ok();
    let queries: BTreeMap<&str, String> = cards().map(|card| (card.id, printed(&project, card.id))).collect();
    let queries: BTreeMap<&str, String> = queries.into_iter().filter(|(_, sql)| !sql.is_empty()).collect();
    let told = answers(&queries);
    assert_eq!(told["usage.calls"], serde_json::json!([]), "no calls, no value");
    let empty = queries.values().filter(|sql| sql.contains("WHERE 1 = 0;")).count();
    assert!(queries.len() >= 40 && empty >= 30, "{} queries, {empty} over empty tables", queries.len());
    assert!(queries["investigation.open_cases"].contains("read_parquet"));
}

#[test]
#[ignore = "needs python3 with duckdb"]
fn duckdb_runs_what_explain_prints_as_it_stands() {
    let project = Project::small();
    // Where the directory joins people whom exports know by two names, no query over the lake counts them.
    for users in ["users", "removed-users"] {
        std::fs::remove_file(project.path(&format!("exports/claude_directory/{users}-2026-11-04.json"))).unwrap();
    }
    project.run(RUN).ok();
    let kpis: Value = serde_json::from_str(&project.read("out/2026-10/kpis.json")).unwrap();
    let told = answers(&EXPLAINED.iter().map(|kpi| (*kpi, printed(&project, kpi))).collect());
    for kpi in EXPLAINED {
        let total = told[kpi].as_array().unwrap().iter().find(|row| row[0].is_null());
        let total = total.unwrap_or_else(|| panic!("no total of {kpi}"));
        let theirs = total[1].as_f64().unwrap() / total[2].as_f64().unwrap();
        near(value(&kpis, kpi, None), &theirs.into(), 1e-12, kpi);
    }
}

#[test]
#[ignore = "needs python3 with duckdb, pandas and numpy"]
fn headline_kpis_equal_a_second_opinion_from_the_raw_exports() {
    let project = full();
    for period in ["2026-10", "2026-06", "2026-03"] {
        project.run(&["measure", "--config", "auditpack.toml", "--period", period]).ok();
        let ours: Value = serde_json::from_str(&project.read(&format!("out/{period}/kpis.json"))).unwrap();
        let root = project.path("").display().to_string();
        let theirs: Value = serde_json::from_str(&python("kpis.py", &["--period", period, &root], "")).unwrap();
        near(value(&ours, "usage.calls", None), &theirs["usage"]["total"], 0.0, "calls");
        for (name, calls) in theirs["usage"]["by_project"].as_object().unwrap() {
            near(value(&ours, "usage.calls", Some(name)), calls, 0.0, name);
        }
        for name in ["unattributed_share", "effective_projects"] {
            near(value(&ours, &format!("usage.{name}"), None), &theirs["usage"][name], 1e-9, name);
        }
        for name in ["routing_rate", "completion_rate", "coverage", "overturn_rate"] {
            near(value(&ours, &format!("review.{name}"), None), &theirs["review"][name], 1e-9, name);
        }
        for (tier, rates) in theirs["review"]["by_tier"].as_object().unwrap() {
            near(value(&ours, "review.coverage", Some(tier)), &rates["coverage"], 1e-9, tier);
        }
        for (area, names) in [
            ("cost", &["spend", "billed_amount", "budget_burn"][..]),
            ("adoption", &["seat_utilisation"]),
            ("security", &["unticketed_privileged_actions"]),
        ] {
            // The script says nothing of a month without a feed.
            for name in names.iter().filter(|name| !theirs[area][**name].is_null()) {
                near(value(&ours, &format!("{area}.{name}"), None), &theirs[area][*name], 1e-9, name);
            }
        }
        for name in ["mtti_mean_closed", "mtti_median", "mtti_p90", "mtti_restricted_mean", "mtta_median"] {
            near(value(&ours, &format!("investigation.{name}"), None), &theirs["investigation"][name], 1e-9, name);
        }
        // Two generators, twenty thousand draws each: the medians agree within a few per cent of the spread.
        let spread = theirs["value"]["p90_hours"].as_f64().unwrap() - theirs["value"]["p10_hours"].as_f64().unwrap();
        near(value(&ours, "value.time_saved_hours", None), &theirs["value"]["p50_hours"], 0.03 * spread, "time saved");
        near(value(&ours, "value.net_time_saved_hours", None), &theirs["value"]["net_p50_hours"], 0.03 * spread, "net");
    }
}

#[test]
#[ignore = "needs python3 with duckdb"]
fn the_printed_sql_gives_the_derived_tables_row_for_row() {
    let project = full();
    let lake = project.path("lake").display().to_string();
    for rollup in rollup::ROLLUPS {
        let said = python("rollup.py", &[&lake, rollup.from.name, rollup.table.name], &rollup.sql());
        let rows = project.rows(rollup.table).len();
        assert_eq!(said.trim(), format!("{rows} rows"), "{}", rollup.table.name);
        assert!(rows > 0 || rollup.table == &KEYS, "{}: nothing was compared", rollup.table.name);
    }
}

#[test]
#[ignore = "needs python3 with duckdb"]
fn two_hundred_real_incidents_have_the_right_clocks() {
    let export = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/servicenow/uci_200_incidents.csv");
    let config = "[organization]\nname = \"A\"\ntimezone = \"Europe/London\"\n";
    let project = Project::with(config, "incidents.csv", std::fs::read(&export).unwrap());
    project.run(&["ingest", "--config", "auditpack.toml", "--timezone", "Europe/London", "incidents.csv"]).ok();
    let ours = python("case_clocks.py", &[&project.path("lake").display().to_string()], "");
    let raw = export.display().to_string();
    let theirs = python("servicenow_clocks.py", &[&raw, "--zone", "Europe/London"], "");
    let sorted = |text: &str| {
        let mut lines: Vec<_> = text.lines().map(str::to_owned).collect();
        lines.sort();
        lines
    };
    assert_eq!(ours.lines().count(), 201);
    assert_eq!(sorted(&ours), sorted(&theirs));
}

/// Beginnings of the names of fixtures that nobody here wrote.
const REAL: &[&str] = &["docs_", "panther_", "public_", "jira_", "uci_", "aberoham_"];

#[test]
#[ignore = "needs python3"]
fn real_files_have_as_many_rows_as_a_script_counts_in_them() {
    let config = "[organization]\nname = \"Acme\"\ntimezone = \"UTC\"\n[[source]]\npaths = [\"real\"]\n";
    let project = Project::with(config, "real/.keep", "");
    let mut files = 0;
    for format in auditpack::format::FORMATS {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(format.id);
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let is_export = !name.ends_with(".expected") && !name.ends_with(".clocks");
            if is_export && REAL.iter().any(|begin| name.starts_with(begin)) {
                project.write(&format!("real/{}-{name}", format.id), std::fs::read(&path).unwrap());
                files += 1;
            }
        }
    }
    assert!(files >= 30, "{files} files");
    project.write("check.json", project.run(&["check", "--config", "auditpack.toml", "--json"]).ok().out());
    let told = python("rows.py", &[project.path("check.json").to_str().unwrap()], "");
    assert!(told.starts_with(&format!("{files} files")) && told.contains(" 0 differences"), "{told}");
}

/// What is printed in the documents of a folder and is not in its `kpis.json`.
fn unfounded(folder: &Path) -> (Value, Vec<String>) {
    let found: Value = serde_json::from_str(&python("printed.py", &[folder.to_str().unwrap()], "")).unwrap();
    let missing = found["missing"].as_array().unwrap().iter().map(ToString::to_string).collect();
    (found, missing)
}

#[test]
#[ignore = "needs python3 with pypdf"]
fn every_number_that_is_printed_is_in_kpis_json() {
    let project = full();
    let folder = project.path("out/2026-10");
    let (found, missing) = unfounded(&folder);
    assert!(missing.is_empty(), "{missing:#?}");
    let checked = |document: &str| found["checked"][document].as_i64().unwrap();
    assert!(checked("dashboard.html") > 5_000 && checked("board-pack.pdf") > 800, "{found}");
    // The check itself: every total that is moved by more than its rounding is missed.
    let mut kpis: Value = serde_json::from_str(&project.read("out/2026-10/kpis.json")).unwrap();
    let mut moved = Vec::new();
    for one in kpis["measurements"].as_array_mut().unwrap() {
        let value = one["value"].as_f64().filter(|value| value.abs() > 0.01);
        if let (Some(value), true) = (value, one["dimensions"].as_object().unwrap().is_empty()) {
            one["value"] = (value * 1.7 + 2.0).into();
            moved.push(one["kpi"].as_str().unwrap().to_owned());
        }
    }
    project.write("out/2026-10/kpis.json", kpis.to_string());
    let (_, missing) = unfounded(&folder);
    assert!(moved.len() > 90, "{}", moved.len());
    for kpi in moved {
        assert!(missing.iter().any(|line| line.contains(&format!("{kpi} is"))), "{kpi}");
    }
}
