//! A disk that is full, and files that may not grow: a clear error, a whole lake, and the next run goes on.

use super::course::{Course, assert_told};
use super::cut::side_by_side;
use super::disk::{Disk, memory};
use super::{CALLS_TO_NUMBERS, FIRST_CALLS, LATER_CALLS, PARTS, first_calls, four_days};
use crate::bucket::Server;
use crate::project::{Project, below};
use std::fs;
use std::sync::atomic::{AtomicUsize, Ordering};

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

/// Every file under a final name in the cache is what the bucket has, and no other file is left of one that could not be
/// written.
fn assert_whole_copies(project: &Project, disk: &Disk) {
    let mut paths = Vec::new();
    below(&disk.root(), &mut paths);
    for path in paths.iter().filter(|path| path.extension().is_some_and(|end| end == "parquet")) {
        let (_, name) = path.to_str().unwrap().split_once("/files/").unwrap();
        assert_eq!(fs::read(path).ok(), project.in_lake(name).ok(), "{}", path.display());
    }
}

/// Runs a job from one of its commands on over a cache on a small disk that is empty and has so many bytes left. Gives back
/// whether they were too few.
fn with_small_cache(course: &Course, number: usize, bytes: u64) -> bool {
    let disk = Disk::tmpfs(32 << 20);
    let project = course.start(number).copy();
    let cache = format!("[bucket]\ncache = \"{}\"", disk.root().join("cache").display());
    project.write("auditpack.toml", project.read("auditpack.toml").replacen("[bucket]", &cache, 1));
    disk.fill_but(bytes);
    let mut state = course.start_state(number);
    let failed = (number..course.job.len()).any(|number| {
        let ran = project.run(course.job[number]);
        if ran.succeeded() {
            state = course.whole(&project, course.ends[number]);
            return false;
        }
        assert_told(&ran);
        assert!(ran.err().contains(disk.root().to_str().unwrap()), "which file: {}", ran.err());
        true
    });
    course.whole(&project, state);
    assert_whole_copies(&project, &disk);
    disk.make_room();
    course.finish(&project);
    assert_whole_copies(&project, &disk);
    failed
}

#[test]
#[ignore = "needs moto, and root: mounts a small file system"]
fn a_full_disk_under_the_cache_of_a_bucket_stops_a_run_and_harms_nothing() {
    let server = Server::start();
    let course = Course::of(Project::calls().in_bucket(&server), CALLS_TO_NUMBERS);
    let failed = [(); 2].map(|()| AtomicUsize::new(0));
    // From the ingest on, which writes, and from the measuring on, which first copies from the bucket.
    side_by_side(16, |turn| {
        let (number, step) = (turn % 2, turn as u64 / 2);
        if with_small_cache(&course, number, step * ([32, 16][number] << 10)) {
            failed[number].fetch_add(1, Ordering::Relaxed);
        }
    });
    let failed = failed.map(AtomicUsize::into_inner);
    assert!(failed.iter().all(|failed| (2..8).contains(failed)), "from too little to enough: {failed:?} of 8 each");
}
