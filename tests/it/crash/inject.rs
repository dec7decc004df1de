//! A disk that refuses: every n-th sync, rename, link and new folder fails once.

use super::course::{Course, assert_told};
use super::disk::memory;
use super::{FIRST_CALLS, LATER_CALLS, first_calls};
use crate::project::Project;

/// System calls, as strace selects them, and what the kernel answers.
const FAULTS: &[(&str, &str)] =
    &[("/^f(data)?sync$", "EIO"), ("/^rename(at2?)?$", "EIO"), ("/^link(at)?$", "EIO"), ("/^mkdir(at)?$", "ENOSPC")];

/// Lets the n-th of these calls fail, for n = 1, 2, 3 …, until there are no more. Returns how many there were.
fn fail_each(course: &Course, number: usize, calls: &str, error: &str) -> usize {
    for nth in 1.. {
        let project = course.start(number).copy_in(&memory());
        let inject = format!("inject={calls}:error={error}:when={nth}");
        let strace = ["strace", "-f", "-qq", "-o", "trace", "-e", &inject];
        let ran = project.run_under(&strace, course.job[number]);
        if !project.read("trace").contains("(INJECTED)") {
            ran.ok();
            return nth - 1;
        }
        assert_told(&ran);
        course.whole(&project, course.start_state(number));
        course.complete(&project, number);
    }
    unreachable!("the loop ends with the first run that meets no fault")
}

fn fail_everywhere(course: &Course) -> usize {
    let numbers = 0..course.job.len();
    let each = |number| FAULTS.iter().map(move |(calls, error)| fail_each(course, number, calls, error)).sum::<usize>();
    numbers.map(each).sum()
}

#[test]
#[ignore = "needs strace"]
fn a_first_run_survives_every_refused_sync_rename_link_and_folder() {
    let faults = fail_everywhere(&Course::of(Project::calls(), FIRST_CALLS));
    assert!(faults > 60, "{faults}");
}

#[test]
#[ignore = "needs strace"]
fn later_runs_survive_every_refused_sync_rename_link_and_folder() {
    let faults = fail_everywhere(&Course::of(first_calls(), LATER_CALLS));
    assert!(faults > 60, "{faults}");
}

#[test]
#[ignore = "needs strace"]
fn a_key_that_could_not_be_written_is_not_left_behind() {
    let project = Project::calls();
    let without = ["env", "-u", "AUDITPACK_KEY"];
    for (calls, nth) in [("/^write$", 1), ("/^f(data)?sync$", 1), ("/^link(at)?$", 1)] {
        let inject = format!("inject={calls}:error=ENOSPC:when={nth}");
        // An open file is known by its whole path, a name by the words that the program uses.
        let whole = project.path(".auditpack.key.new");
        let paths = ["-P", whole.to_str().unwrap(), "-P", "./.auditpack.key.new"];
        let strace = [&["strace", "-f", "-qq", "-o", "trace"], &paths[..], &["-e", &inject]].concat();
        let ran = project.run_under(&[&without[..], &strace].concat(), FIRST_CALLS[0]);
        assert!(project.read("trace").contains("(INJECTED)"), "{calls}: {}", ran.err());
        ran.fails(73, &["cannot create the key file"]);
        assert!(!project.path("auditpack.key").exists());
    }
    project.run_under(&without, FIRST_CALLS[0]).ok();
    assert!(!project.path(".auditpack.key.new").exists());
}
