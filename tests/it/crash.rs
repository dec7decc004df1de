//! A run that is killed at any moment: the next one goes on as if it had never been.

use crate::project::Project;
use auditpack::event::tables::{CASE, DAILY, EVENT, KPI, REJECT, REVIEW};
use std::thread::sleep;
use std::time::Duration;

const RUN: &[&str] = &["run", "--config", "auditpack.toml"];
const KILLS: u64 = 50;

#[test]
fn fifty_killed_runs_and_one_to_the_end_give_the_undisturbed_lake() {
    let undisturbed = Project::small();
    undisturbed.run(RUN).ok();
    let project = Project::small();
    let mut killed = 0;
    for round in 0..KILLS {
        let mut child = project.start(RUN);
        // A fixed spread over the length of a run: early kills hit reading, late ones the commits and the reports.
        sleep(Duration::from_millis(20 + round * 7919 % 1000));
        child.kill().unwrap();
        killed += u64::from(!child.wait().unwrap().success());
    }
    assert!(killed > KILLS / 4, "only {killed} runs were cut off: the test has lost its teeth");
    project.run(RUN).ok();
    for table in [&EVENT, &REVIEW, &CASE, &DAILY, &KPI, &REJECT] {
        assert_eq!(project.rows(table), undisturbed.rows(table), "{}", table.name);
    }
    assert_eq!(project.read("out/2026-10/kpis.json"), undisturbed.read("out/2026-10/kpis.json"));
    let parquet = project.files("lake").into_iter().filter(|path| path.extension().is_some_and(|end| end == "parquet"));
    let live: usize = auditpack::event::tables::TABLES.iter().map(|table| project.snapshot().files(table).len()).sum();
    assert_eq!(parquet.count(), live, "no file is left behind");
}
