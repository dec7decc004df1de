//! A machine whose power is cut: what a run has acknowledged is there afterwards.

use super::course::Course;
use super::disk::{Disk, must};
use super::{PARTS, four_days};
use crate::damage::Stream;
use crate::project::Project;
use std::fs;
use std::thread::{self, sleep};
use std::time::Duration;
use tempfile::TempDir;

/// Cuts the power while the job runs, at a moment that is drawn over its length. Gives back how many commands had
/// been acknowledged.
fn cut(disk: &Disk, course: &Course, project: &Project, starter: &[&str], moment: Duration) -> usize {
    thread::scope(|scope| {
        let cutter = scope.spawn(|| {
            sleep(moment);
            disk.cut();
        });
        let done = course.job.iter().take_while(|command| project.run_under(starter, command).succeeded()).count();
        cutter.join().unwrap();
        done
    })
}

/// Cuts the power so many times and says what was lost at each cut; a lake that has come to its end makes room for another.
fn cuts(times: u32, seed: u64, starter: &[&str]) -> Vec<String> {
    let course = Course::of(four_days(), &PARTS[..2]);
    let disk = Disk::ext4();
    let whole: Duration = course.lengths.iter().sum();
    let mut stream = Stream(seed);
    let mut lost = Vec::new();
    let mut current: Option<(Project, usize)> = None;
    for _ in 0..times {
        let (project, state) = current.take().unwrap_or_else(|| {
            let project = course.start(0).copy_in(&disk.root());
            must(&["sync", "--file-system", disk.root().to_str().unwrap()]);
            (project, 0)
        });
        let moment = whole.mul_f64(stream.below(1000) as f64 / 1000.0);
        let done = cut(&disk, &course, &project, starter, moment);
        disk.restart();
        let promised = done.checked_sub(1).map_or(0, |last| course.ends[last]).max(state);
        match course.look(&project, promised) {
            Err(problem) => lost.push(problem),
            Ok(_) if done == course.job.len() && !course.has_documents_of(&project, done - 1) => {
                lost.push("documents".to_owned());
            }
            Ok(_) if done == course.job.len() => course.finish(&project),
            Ok(state) => current = Some((project, state)),
        }
    }
    if let Some((project, _)) = current {
        course.finish(&project);
    }
    lost
}

#[test]
#[ignore = "needs root: loop mounts and cuts the power of an ext4 file system"]
fn after_25_power_cuts_all_that_was_acknowledged_is_there() {
    assert_eq!(cuts(25, 4, &[]), Vec::<String>::new());
}

#[test]
#[ignore = "needs root: loop mounts and cuts the power of an ext4 file system"]
fn without_syncs_power_cuts_lose_what_was_acknowledged() {
    let folder = TempDir::new().unwrap();
    let (source, library) = (folder.path().join("nosync.c"), folder.path().join("nosync.so"));
    let text = "int fsync(int file) { (void)file; return 0; }\nint fdatasync(int file) { (void)file; return 0; }\n";
    fs::write(&source, text).unwrap();
    must(&["cc", "-shared", "-fPIC", "-o", library.to_str().unwrap(), source.to_str().unwrap()]);
    let preload = format!("LD_PRELOAD={}", library.display());
    let lost = cuts(8, 5, &["env", &preload]);
    assert!(!lost.is_empty(), "cuts that lose nothing prove nothing");
}
