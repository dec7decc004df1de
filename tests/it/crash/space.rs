//! A disk that is full, and files that may not grow: a clear error, a whole lake, and the next run goes on.

use super::course::{Course, assert_told};
use super::disk::{Disk, memory};
use super::{FIRST_CALLS, LATER_CALLS, PARTS, first_calls, four_days};
use crate::project::Project;

/// Runs each command of a job under a limit of so many blocks of 512 bytes a file. Gives back how many commands failed.
fn limited(course: &Course, blocks: u32) -> usize {
    let mut failed = 0;
    for number in 0..course.job.len() {
        let project = course.start(number).copy_in(&memory());
        let ran =
            project.run_under(&["sh", "-c", &format!("ulimit -f {blocks} && exec \"$@\""), "sh"], course.job[number]);
        if ran.succeeded() {
            assert_eq!(course.whole(&project, course.ends[number]), course.ends[number]);
            continue;
        }
        assert_told(&ran);
        course.whole(&project, course.start_state(number));
        course.complete(&project, number);
        failed += 1;
    }
    failed
}

#[test]
fn a_limit_on_the_size_of_files_stops_a_run_and_harms_nothing() {
    let first = Course::of(Project::calls(), FIRST_CALLS);
    let later = Course::of(first_calls(), LATER_CALLS);
    let failed: Vec<usize> = [0, 1, 2, 4, 8, 12, 16, 24, 32, 48, 64, 4096]
        .map(|blocks| limited(&first, blocks) + limited(&later, blocks))
        .into();
    assert_eq!((failed[0], failed[failed.len() - 1]), (4, 0), "the limits reach from too little to enough: {failed:?}");
    assert!(failed.iter().filter(|commands| **commands > 0).count() > 5, "{failed:?}");
}

#[test]
#[ignore = "needs root: mounts a small file system"]
fn a_full_disk_stops_a_run_and_harms_nothing() {
    let course = Course::of(four_days(), PARTS);
    let mut failed = 0;
    for step in 0..20 {
        let disk = Disk::tmpfs(32 << 20);
        let project = course.start(0).copy_in(&disk.root());
        disk.fill_but(step * (128 << 10));
        let mut state = 0;
        for number in 0..course.job.len() {
            let ran = project.run(course.job[number]);
            if !ran.succeeded() {
                assert_told(&ran);
                course.whole(&project, state);
                failed += 1;
                break;
            }
            state = course.whole(&project, course.ends[number]);
        }
        disk.make_room();
        course.finish(&project);
    }
    assert!((5..20).contains(&failed), "the sizes reach from too little to enough: {failed} of 20 were too little");
}
