//! Several processes at once on one lake: one works, the others are told who does, and come again.

use super::course::Course;
use super::{PARTS, four_days};
use crate::project::Project;
use std::thread::{self, sleep};
use std::time::Duration;

/// Four deliveries, each a part of the exports.
const DELIVERIES: [&[&str]; 4] = [
    &["exports/litellm/*", "exports/jira/*"],
    &["exports/langfuse/*", "exports/claude_cost_report/*", "exports/openai_usage/*"],
    &["exports/claude_activity/*", "exports/claude_directory/*", "exports/assistant/*"],
    &["exports/claude_hook_frames/*", "exports/letters/*", "exports/servicenow/*"],
];

/// Ingests until the lake is free. Gives back how many times it was not.
fn insist(project: &Project, delivery: &[&str]) -> u32 {
    for refused in 0..10_000 {
        let ran = project.run(&[PARTS[0], delivery].concat());
        if ran.succeeded() {
            return refused;
        }
        let ran = ran.fails(75, &["failed to lock the lake", "held by process ", " since 20"]);
        assert!(!ran.err().contains("panicked"), "{}", ran.err());
        sleep(Duration::from_millis(5));
    }
    panic!("the lake was never free");
}

#[test]
fn four_processes_at_once_lose_nothing_and_double_nothing() {
    let course = Course::of(four_days(), &PARTS[..2]);
    let mut refused = 0;
    for _ in 0..3 {
        let project = course.start(0).copy();
        refused += thread::scope(|scope| {
            let threads = DELIVERIES.map(|delivery| {
                let project = &project;
                scope.spawn(move || insist(project, delivery))
            });
            threads.into_iter().map(|thread| thread.join().unwrap()).sum::<u32>()
        });
        course.whole(&project, course.ends[0]);
        course.finish(&project);
    }
    assert!(refused > 2, "only {refused} times was the lake held by another: the processes did not meet");
}
