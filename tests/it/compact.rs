//! Compaction as users meet it: files get fewer, and nothing else changes.

use crate::project::Project;
use auditpack::event::tables::{DAILY, EVENT, RUN, TABLES};
use auditpack::lake;
use std::fs;

const CONFIG: &str = "[organization]\nname = \"Acme\"\ntimezone = \"Europe/London\"\n[paths]\noutput = \"out\"\n";
const WHEN: [&str; 6] = ["--config", "auditpack.toml", "--period", "2026-10", "--as-of", "2026-11-05T09:00:00Z"];

/// A call of October.
fn call(id: &str, day: u32) -> String {
    format!(
        "{{\"request_id\":\"{id}\",\"call_type\":\"acompletion\",\"startTime\":\"2026-10-{day:02}T10:00:00Z\",\
         \"endTime\":\"2026-10-{day:02}T10:00:01Z\",\"model\":\"claude-sonnet-4-5\",\"status\":\"success\",\
         \"prompt_tokens\":20,\"completion_tokens\":10,\"request_tags\":[],\"metadata\":{{}}}}\n"
    )
}

/// Exports that come day after day, each with late rows of the fifth of October.
fn ingest(project: &Project, runs: std::ops::Range<u32>) {
    for run in runs {
        let name = format!("run-{run:02}.ndjson");
        project.write(&name, call(&format!("late-{run}"), 5) + &call(&format!("call-{run}"), 6 + run));
        project.run(&["ingest", "--config", "auditpack.toml", "--format", "litellm", &name]).ok();
    }
}

/// Files of events of the fifth of October, as the log has them and as a plain glob finds them.
fn files(project: &Project) -> (usize, usize) {
    let snapshot = project.snapshot();
    let logged = snapshot.files(&EVENT).iter().filter(|file| file.day.to_string() == "2026-10-05").count();
    (logged, project.files("lake/event/dt=2026-10-05").len())
}

/// The rows of every table with their lineage, whatever file they lie in.
fn everything(project: &Project) -> Vec<String> {
    let snapshot = project.snapshot();
    let mut rows = Vec::new();
    for table in TABLES {
        let columns: Vec<_> = table.columns.iter().map(|column| column.name).collect();
        let files: Vec<_> = snapshot.files(table).iter().collect();
        for batch in snapshot.read_columns(&files, &columns).unwrap() {
            let row = |row: usize| format!("{} {:?}", table.name, batch.slice(row, 1).columns());
            rows.extend((0..batch.num_rows()).map(row));
        }
    }
    rows.sort();
    rows
}

fn assert_verified(project: &Project) {
    let findings = lake::verify(&project.path("lake").as_path().into(), &[], 1, &|_| ()).unwrap().findings;
    assert_eq!(findings, []);
}

#[test]
fn a_compaction_changes_no_row_and_no_kpi_and_is_done_once() {
    let project = Project::small();
    project.run(&["run", "--config", "auditpack.toml"]).ok();
    project.write("late.jsonl", call("late-1", 5) + &call("late-2", 6));
    project.run(&["ingest", "--config", "auditpack.toml", "--format", "litellm", "late.jsonl"]).ok();
    project.run(&["run", "--config", "auditpack.toml"]).ok();
    let (rows, kpis) = (everything(&project), project.read("out/2026-10/kpis.json"));
    let pack = fs::read(project.path("out/2026-10/board-pack.pdf")).unwrap();
    let files = project.files("lake/event").len();
    let told = project.run(&["lake", "compact", "--config", "auditpack.toml"]).ok().err();
    assert!(told.contains("event: ") && told.contains(" became "), "{told}");
    assert!(project.files("lake/event").len() < files);
    assert_eq!(everything(&project), rows);
    let again = project.run(&["lake", "compact", "--config", "auditpack.toml"]).ok().err();
    assert!(again.contains("no day has more than one small file"), "{again}");
    assert_verified(&project);
    // The pack of before is performed again from the files that took over the rows, and nothing is made anew.
    project.run(&["verify", "out/2026-10/board-pack.pdf", "--config", "auditpack.toml"]).ok();
    let run = project.run(&["run", "--config", "auditpack.toml"]).ok().err();
    assert!(run.contains("unchanged"), "{run}");
    assert!(fs::read(project.path("out/2026-10/board-pack.pdf")).unwrap() == pack);
    project.run(&[&["measure"][..], &["--config", "auditpack.toml"]].concat()).ok();
    assert_eq!(project.read("out/2026-10/kpis.json"), kpis);
}

#[test]
fn a_day_that_collects_many_files_is_compacted_by_the_ingest_that_finds_it() {
    let project = Project::with(CONFIG, "none", "");
    ingest(&project, 0..8);
    assert_eq!(files(&project), (8, 8));
    let commits = project.snapshot().sequence();
    ingest(&project, 8..9);
    assert_eq!(files(&project), (1, 1));
    // Read, rolled up, compacted.
    assert_eq!(project.snapshot().sequence(), commits + 3);
    ingest(&project, 9..10);
    assert_eq!((files(&project), project.snapshot().sequence()), ((2, 2), commits + 5));
    let snapshot = project.snapshot();
    assert_eq!(snapshot.files(&RUN).iter().map(|file| file.rows).sum::<u64>(), 10);
    assert_verified(&project);
    let one_by_one = everything(&project);
    let late = one_by_one.iter().filter(|row| row.starts_with("event ") && row.contains("late-")).count();
    assert_eq!(late, 10);
    project.run(&[&["measure"], &WHEN[..]].concat()).ok();
    let daily = project.rows(&DAILY);
    let whole = Project::with(CONFIG, "none", "");
    let all: String = (0..10).map(|run| project.read(&format!("run-{run:02}.ndjson"))).collect();
    whole.write("all.ndjson", all);
    whole.run(&["ingest", "--config", "auditpack.toml", "--format", "litellm", "all.ndjson"]).ok();
    assert_eq!(whole.rows(&DAILY), daily, "as if they had come in one file");
}
