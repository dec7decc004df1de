//! A lake under faults. After each, a reader sees a state that undisturbed runs pass through; and runs to the end give
//! the undisturbed lake and the undisturbed numbers, with nothing left behind.

mod bucket;
mod contend;
mod course;
mod cut;
mod disk;
mod inject;
mod kill;
mod order;
mod power;
mod rewrite;
mod space;
mod tls;
mod upload;

use crate::project::Project;
use std::fs;

/// Commands of the program, one after the other.
type Job = &'static [&'static [&'static str]];

/// The parts of `run` as commands of their own, without the pack, which takes most of its time.
const PARTS: Job = &[
    &["ingest", "--config", "auditpack.toml"],
    &["measure", "--config", "auditpack.toml", "--period", "2026-11"],
    &["report", "--config", "auditpack.toml", "--period", "2026-11", "--format", "json"],
];

/// Four days of exports of every kind: as little as exercises every phase.
fn four_days() -> Project {
    let project = Project::small();
    for path in project.files("exports") {
        let name = path.to_string_lossy().into_owned();
        if name.ends_with("incidents.csv") {
            let text = fs::read_to_string(&path).unwrap();
            let lines: Vec<&str> = text.lines().collect();
            let few = [&lines[..1], &lines[lines.len() - 5..]].concat();
            fs::write(&path, few.join("\n") + "\n").unwrap();
        } else if !name.contains("2026-11") {
            fs::remove_file(&path).unwrap();
        }
    }
    project
}

/// The same, and a lake that knows a part of them: the next run comes back to days that it has.
fn four_days_in_part() -> Project {
    let project = four_days();
    let known = ["claude_activity", "claude_directory", "claude_hook_frames", "servicenow", "letters", "jira"];
    let paths: Vec<String> = known.iter().map(|folder| format!("exports/{folder}/*")).collect();
    let ingest = [PARTS[0], &paths.iter().map(String::as_str).collect::<Vec<_>>()].concat();
    for command in [&ingest[..], PARTS[1], PARTS[2]] {
        project.run(command).ok();
    }
    project
}

/// The first commands on a few calls.
const FIRST_CALLS: Job = &[&["ingest", "--config", "auditpack.toml", "--format", "litellm", "first.ndjson"]];

/// Later ones, which come back to a day that the lake has.
const LATER_CALLS: Job = &[
    &["ingest", "--config", "auditpack.toml", "--format", "litellm", "second.ndjson", "late.ndjson"],
    &["measure", "--config", "auditpack.toml", "--period", "2026-10", "--as-of", "2026-11-05T09:00:00Z"],
    &[
        "report",
        "--config",
        "auditpack.toml",
        "--period",
        "2026-10",
        "--as-of",
        "2026-11-05T09:00:00Z",
        "--format",
        "json",
    ],
];

/// From the first calls to the numbers.
const CALLS_TO_NUMBERS: Job = &[FIRST_CALLS[0], LATER_CALLS[1], LATER_CALLS[2]];

/// A lake with the first calls, and a late one of its days beside it.
fn first_calls() -> Project {
    let project = Project::calls();
    let first = project.read("first.ndjson");
    project.write(
        "late.ndjson",
        first.lines().next().unwrap().replace("\"request_id\":\"1\"", "\"request_id\":\"late\"") + "\n",
    );
    project.run(FIRST_CALLS[0]).ok();
    project
}
