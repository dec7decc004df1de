//! Runs that are killed at any moment: the next one goes on as if they had never been.

use super::course::Course;
use super::disk::memory;
use super::{FIRST_CALLS, Job, LATER_CALLS, PARTS, first_calls, four_days, four_days_in_part};
use crate::damage::Stream;
use crate::project::Project;
use std::thread::sleep;

/// The whole job in one process, with the pack.
const WHOLE: Job = &[&["run", "--config", "auditpack.toml", "--period", "2026-11"]];

/// What the killed runs left on the disk.
#[derive(Debug, Default)]
struct Left {
    /// Times that unfinished files lay where no reader looks.
    staged: u32,
    /// Times that a commit was binding and half carried out.
    half: u32,
    /// Times that a reader saw what was there before the command.
    old: u32,
    /// Times that it saw a later state.
    new: u32,
}

impl Left {
    fn count(&mut self, project: &Project, is_new: bool) {
        let [staged, half] = project.unfinished();
        self.staged += u32::from(staged > 0);
        self.half += u32::from(half > 0);
        self.old += u32::from(!is_new);
        self.new += u32::from(is_new);
    }
}

/// Kills each command of the job so many times, at moments that are spread over its length, and looks at the lake after
/// each kill. A command that is killed is started again on what is there, until it ends by itself.
fn kill(course: &Course, kills: &[u32], seed: u64) -> Left {
    let mut stream = Stream(seed);
    let mut left = Left::default();
    for (number, kills) in kills.iter().enumerate() {
        let mut killed = 0;
        let mut chains = 0;
        while killed < *kills {
            let project = course.start(number).copy();
            let mut state = course.start_state(number);
            let ended = loop {
                let mut child = project.start(course.job[number]);
                sleep(course.lengths[number].mul_f64(stream.below(1000) as f64 / 1000.0));
                child.kill().unwrap();
                let status = child.wait().unwrap();
                state = course.whole(&project, state);
                if status.success() {
                    assert_eq!(state, course.ends[number], "a run to the end after kills");
                    break true;
                }
                assert_eq!(status.code(), None, "a run that goes on after kills");
                killed += 1;
                left.count(&project, state > course.start_state(number));
                if killed == *kills {
                    break false;
                }
            };
            chains += 1;
            // A run to the end takes as long as several kills, so not after every chain.
            if !ended || chains % 8 == 0 {
                course.finish(&project);
            }
        }
    }
    left
}

#[test]
fn ninety_seven_kills_of_first_runs_leave_a_whole_lake_and_the_next_run_goes_on() {
    let left = kill(&Course::of(four_days(), PARTS), &[70, 20, 7], 1);
    assert!(left.staged > 5 && left.old > 5 && left.new > 5, "the kills have lost their teeth: {left:?}");
}

#[test]
fn ninety_seven_kills_of_runs_over_known_days_leave_a_whole_lake_and_the_next_run_goes_on() {
    let left = kill(&Course::of(four_days_in_part(), PARTS), &[70, 20, 7], 2);
    assert!(left.staged > 5 && left.old > 5 && left.new > 5, "the kills have lost their teeth: {left:?}");
}

#[test]
fn six_kills_of_the_whole_job_leave_a_whole_lake_and_the_next_run_goes_on() {
    kill(&Course::of(four_days(), WHOLE), &[6], 3);
}

/// Kills the job before each of its steps that change a name, one after the other: a commit that is half carried out lasts
/// too short for a kill at random to find it on every machine.
fn kill_at_each_name(course: &Course) -> Left {
    let mut left = Left::default();
    for number in 0..course.job.len() {
        for nth in 1.. {
            let project = course.start(number).copy_in(&memory());
            let names = "/^rename(at2?)?$,/^link(at)?$,/^unlink(at)?$";
            let inject = format!("inject={names}:signal=SIGKILL:when={nth}");
            let ran = project.run_under(&["strace", "-f", "-qq", "-o", "trace", "-e", &inject], course.job[number]);
            if !project.read("trace").contains("killed by SIGKILL") {
                ran.ok();
                break;
            }
            let state = course.whole(&project, course.start_state(number));
            left.count(&project, state > course.start_state(number));
            course.complete(&project, number);
        }
    }
    left
}

#[test]
#[ignore = "needs strace"]
fn a_first_run_survives_a_kill_before_each_name_that_it_gives_or_takes() {
    let left = kill_at_each_name(&Course::of(Project::calls(), FIRST_CALLS));
    assert!(left.staged > 5 && left.half > 20 && left.old > 5 && left.new > 2, "{left:?}");
}

#[test]
#[ignore = "needs strace"]
fn later_runs_survive_a_kill_before_each_name_that_they_give_or_take() {
    let left = kill_at_each_name(&Course::of(first_calls(), LATER_CALLS));
    assert!(left.staged > 5 && left.half > 20 && left.old > 5 && left.new > 2, "{left:?}");
}
