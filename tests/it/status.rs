//! `auditpack lake status`: what it says is what lies in the lake.

use crate::project::{MAPPED_CALLS, Project};
use auditpack::event::tables::TABLES;
use serde_json::Value;

#[test]
fn the_status_tells_what_the_files_hold() {
    let project = Project::small();
    project.run(&["run", "--config", "auditpack.toml"]).ok();
    let status: Value = serde_json::from_str(&project.run(&["lake", "status", "lake", "--json"]).ok().out()).unwrap();
    let snapshot = project.snapshot();
    let tables = status["tables"].as_array().unwrap();
    assert_eq!(tables.len(), TABLES.len());
    for (told, table) in tables.iter().zip(TABLES) {
        assert_eq!(told["table"], table.name);
        assert_eq!(told["rows"], project.rows(table).len(), "{}", table.name);
        assert_eq!(told["files"], snapshot.files(table).len());
        let folders: Vec<String> = project
            .files(&format!("lake/{}", table.name))
            .iter()
            .filter(|file| file.extension().is_some_and(|end| end == "parquet"))
            .map(|file| file.parent().unwrap().file_name().unwrap().to_string_lossy()[3..].to_owned())
            .collect();
        let bytes: u64 = snapshot.files(table).iter().map(|file| file.bytes).sum();
        assert_eq!(told["bytes"], bytes);
        assert_eq!(told["first_day"].as_str(), folders.iter().min().map(String::as_str), "{}", table.name);
        assert_eq!(told["last_day"].as_str(), folders.iter().max().map(String::as_str));
    }
    assert_eq!(status["commits"], snapshot.sequence());
    assert_eq!(status["manifest_sha256"].as_str(), snapshot.manifest_sha256());
    let by_config = project.run(&["lake", "status", "--config", "auditpack.toml"]).ok().out();
    assert_eq!(by_config, project.run(&["lake", "status", "lake"]).ok().out());
    let events = by_config.lines().find(|line| line.starts_with("event ")).unwrap();
    assert!(events.contains("2026-08-30 2026-11-04"), "{events}");
}

#[test]
fn days_without_a_row_are_gaps() {
    let config = format!("[organization]\nname = \"Gaps\"\ntimezone = \"UTC\"\n{MAPPED_CALLS}");
    let call = |day: u32| format!("{{\"id\":\"c{day}\",\"at\":\"2026-10-{day:02}T08:00:00Z\"}}\n");
    let project = Project::with(&config, "calls.ndjson", [1, 2, 5, 6, 8].map(call).concat());
    project.run(&["ingest", "--config", "auditpack.toml"]).ok();
    let status: Value = serde_json::from_str(&project.run(&["lake", "status", "lake", "--json"]).ok().out()).unwrap();
    let events = status["tables"].as_array().unwrap().iter().find(|table| table["table"] == "event").unwrap();
    assert_eq!(events["gaps"], serde_json::json!([["2026-10-03", "2026-10-04"], ["2026-10-07", "2026-10-07"]]));
    let said = project.run(&["lake", "status", "lake"]).ok().out();
    assert!(said.contains("3 days, the last from 2026-10-07"), "{said}");
}

#[test]
fn a_folder_without_a_lake_is_refused() {
    let project = Project::empty();
    let ran = project.run(&["lake", "status", "."]);
    assert_eq!(ran.code(), 66);
    assert!(ran.err().contains("there is no lake with a commit"), "{}", ran.err());
    assert_eq!(project.run(&["lake", "status"]).code(), 64);
}
