//! The same lake in a bucket: what it holds is what it holds in a folder, whatever happens to writers and network.

use super::course::{Course, assert_told, insist};
use super::{FIRST_CALLS, Job, LATER_CALLS, PARTS, first_calls, four_days};
use crate::bucket::{Fault, LEASE_IS_OVER, Network, PYTHON, Server};
use crate::damage::Stream;
use crate::project::Project;
use auditpack::event::tables::{ENTITY, EVENT, TABLES};
use auditpack::lake::{Lake, LakeError, LakeErrorKind};
use serde_json::json;
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{self, sleep};

/// Whatever is done to lakes in a bucket is mostly waiting for leases to end, so several are done at once.
const SIDE_BY_SIDE: usize = 12;

/// From the first calls to the numbers.
const CALLS_TO_NUMBERS: Job = &[FIRST_CALLS[0], LATER_CALLS[1], LATER_CALLS[2]];

/// Does something with each number up to `count`, several at once.
fn side_by_side(count: usize, deed: impl Fn(usize) + Sync) {
    let next = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..SIDE_BY_SIDE {
            scope.spawn(|| {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= count {
                        return;
                    }
                    deed(number);
                }
            });
        }
    });
}

/// The program's words that send it through a network.
fn through(network: &Network) -> [String; 2] {
    ["env".to_owned(), format!("AWS_ENDPOINT_URL=http://127.0.0.1:{}", network.port)]
}

#[test]
#[ignore = "needs moto"]
fn a_lake_in_a_bucket_holds_what_it_holds_in_a_folder() {
    let server = Server::start();
    let (folder, bucket) = (four_days(), four_days().in_bucket(&server));
    for command in PARTS {
        folder.run(command).ok();
        bucket.run(command).ok();
    }
    assert!(!bucket.path("lake").exists());
    for table in TABLES {
        assert_eq!(bucket.rows(table), folder.rows(table), "{}", table.name);
    }
    let kpis = "out/2026-11/kpis.json";
    assert_eq!(bucket.read(kpis), folder.read(kpis));
    let address = bucket.location().root.display().to_string();
    for command in
        [&["verify", &address][..], &["lake", "status", &address], &["lake", "compact", "-c", "auditpack.toml"]]
    {
        bucket.run(command).ok();
    }
    // Others read it there as well.
    let script = "import sys\nfrom deltalake import DeltaTable\nimport polars\n\
                  table = DeltaTable(sys.argv[1], storage_options={'AWS_ENDPOINT_URL': sys.argv[2], 'AWS_ALLOW_HTTP': 'true',\n\
                  'AWS_ACCESS_KEY_ID': 'test', 'AWS_SECRET_ACCESS_KEY': 'test', 'AWS_REGION': 'us-east-1'})\n\
                  print(table.count(), polars.scan_delta(table).select(polars.len()).collect().item())";
    let endpoint = format!("http://127.0.0.1:{}", server.port);
    let output = Command::new(PYTHON).args(["-c", script, &format!("{address}/event"), &endpoint]).output().unwrap();
    let rows = bucket.rows(&EVENT).len();
    assert_eq!(String::from_utf8_lossy(&output.stdout), format!("{rows} {rows}\n"), "{output:?}");
    // Copies of data files are only copies.
    std::fs::remove_dir_all(bucket.path("lake-cache")).unwrap();
    bucket.run(PARTS[1]).ok();
    bucket.run(PARTS[2]).ok();
    assert_eq!(bucket.read(kpis), folder.read(kpis));
    // One changed byte is found.
    let snapshot = bucket.snapshot();
    let file = &snapshot.files(&ENTITY)[0];
    bucket.change_in_lake(&format!("entity/{}", file.path));
    bucket.run(&["verify", &address]).fails(65, &["1 check differs"]);
}

/// Cuts the network at each request of a job that changes something, by one of these faults in turn.
fn cut_everywhere(before: Project, job: Job, faults: &[&[Fault]], least: usize) {
    let server = Server::start();
    let course = Course::of(before.in_bucket(&server), job);
    for (number, command) in job.iter().enumerate() {
        let counting = Network::to(&server, Fault::Cut, usize::MAX);
        let counted = course.start(number).copy();
        counted.run_under(&through(&counting).each_ref().map(String::as_str), command).ok();
        let changes = counting.changes();
        assert!(number > 0 || changes > least, "{changes}");
        let cuts: Vec<(usize, Fault)> =
            (1..=changes).flat_map(|at| faults[at % faults.len()].iter().map(move |fault| (at, *fault))).collect();
        side_by_side(cuts.len(), |turn| {
            let (at, fault) = cuts[turn];
            let network = Network::to(&server, fault, at);
            let project = course.start(number).copy();
            let ran = project.run_under(&through(&network).each_ref().map(String::as_str), command);
            if ran.succeeded() {
                // What comes last is to give the lease back, and a lease ends by itself.
                assert!(at >= changes, "{fault:?} at {at} of {changes}");
            } else {
                assert_told(&ran);
            }
            course.whole(&project, course.start_state(number));
            course.complete(&project, number);
        });
    }
}

#[test]
#[ignore = "needs moto"]
fn a_first_run_survives_a_network_that_is_cut_at_any_request() {
    cut_everywhere(Project::calls(), FIRST_CALLS, &[&[Fault::Cut, Fault::CutAfter]], 40);
}

#[test]
#[ignore = "needs moto"]
fn a_later_run_survives_a_network_that_is_cut_at_any_request() {
    cut_everywhere(first_calls(), &LATER_CALLS[..1], &[&[Fault::Cut], &[Fault::CutAfter]], 20);
}

#[test]
#[ignore = "needs moto"]
fn two_hundred_kills_leave_a_whole_lake_and_the_next_run_goes_on() {
    let server = Server::start();
    let course = Course::of(Project::calls().in_bucket(&server), CALLS_TO_NUMBERS);
    let [old, new] = [const { AtomicUsize::new(0) }; 2];
    side_by_side(50, |turn| {
        let mut stream = Stream(turn as u64);
        let number = [0, 0, 1, 2][turn % 4];
        let project = course.start(number).copy();
        let mut state = course.start_state(number);
        // The next run is killed as well, after the lease of the one before has ended.
        for _ in 0..4 {
            let mut child = project.start(CALLS_TO_NUMBERS[number]);
            sleep(course.lengths[number].mul_f64(stream.below(6000) as f64 / 1000.0));
            child.kill().unwrap();
            child.wait().unwrap();
            state = course.whole(&project, state);
            let seen = if state > course.start_state(number) { &new } else { &old };
            seen.fetch_add(1, Ordering::Relaxed);
            sleep(LEASE_IS_OVER);
        }
        course.finish(&project);
    });
    let [old, new] = [old, new].map(AtomicUsize::into_inner);
    assert!(old > 0 && new > 0, "the kills have lost their teeth: {old} saw the old state, {new} a new one");
}

#[test]
#[ignore = "needs moto"]
fn four_processes_at_once_lose_nothing_and_double_nothing_in_a_bucket() {
    let server = Server::start();
    let course = Course::of(first_calls().in_bucket(&server), LATER_CALLS);
    let project = course.start(0).copy();
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| insist(&project, LATER_CALLS[0]));
        }
    });
    course.finish(&project);
}

#[test]
#[ignore = "needs moto"]
fn a_held_lease_is_told_with_its_holder_and_its_end() {
    let server = Server::start();
    let project = Project::calls().in_bucket(&server);
    let lake = Lake::open_at(&project.location(), "Europe/London").unwrap();
    let writer = lake.lock("process 17 on host a since 09:00").unwrap();
    // It is renewed for as long as it is held.
    sleep(LEASE_IS_OVER);
    let says = ["held by process 17 on host a since 09:00; its lease ends at 20", "unless it is renewed"];
    project.run(FIRST_CALLS[0]).fails(75, &says);
    drop(writer);
    project.run(FIRST_CALLS[0]).ok();
}

#[test]
#[ignore = "needs moto"]
fn a_writer_that_was_cut_off_for_longer_than_its_lease_cannot_commit() {
    let server = Server::start();
    let course = Course::of(first_calls().in_bucket(&server), &LATER_CALLS[..1]);
    let project = course.start(0).copy();
    // Locking a lake that is in order takes three requests that change something; after the fourth, nobody hears of this writer.
    let network = Network::to(&server, Fault::Held, 4);
    let sleeper = Lake::open_at(&project.location_through(&network), "Europe/London").unwrap();
    let mut writer = sleeper.lock("process 17 on host a").unwrap();
    sleep(LEASE_IS_OVER);
    course.complete(&project, 0);
    network.release();
    let mut transaction = writer.begin("asleep").unwrap();
    transaction.ledger(&ENTITY, "asleep", 1);
    let lost = transaction.commit(json!({ "command": "test" }), 1_793_869_200_000_000).unwrap_err();
    assert!(matches!(lost, LakeError::Lost { .. }), "{lost}");
    assert_eq!(lost.kind(), LakeErrorKind::Locked);
    drop(writer);
    course.complete(&project, 0);
}

#[test]
#[ignore = "needs moto"]
fn a_store_that_ignores_conditions_is_refused() {
    let server = Server::start();
    let project = Project::calls().in_bucket(&server);
    let network = Network::to(&server, Fault::Unconditional, 1);
    let ran = project.run_under(&through(&network).each_ref().map(String::as_str), FIRST_CALLS[0]);
    ran.fails(74, &["its object store ignores conditions on writes", "it overwrote an object"]);
}

#[test]
#[ignore = "needs moto"]
fn what_is_wrong_with_an_address_is_told() {
    let server = Server::start();
    let project = Project::calls().in_bucket(&server);
    let config = project.read("auditpack.toml");
    for (lake, code, says) in [
        ("s3://nowhere/lake", 74, "NoSuchBucket: The specified bucket does not exist"),
        ("s3://", 78, "expected a folder or `s3://BUCKET/PREFIX`"),
        ("gs://audit/lake", 78, "expected a folder or `s3://BUCKET/PREFIX`"),
    ] {
        let address = project.location().root.display().to_string();
        project.write("auditpack.toml", config.replace(&address, lake));
        project.run(FIRST_CALLS[0]).fails(code, &[says]);
    }
    project.write("auditpack.toml", config);
    let nobody = ["env", "AWS_ENDPOINT_URL=http://127.0.0.1:9"];
    project.run_under(&nobody, FIRST_CALLS[0]).fails(74, &["failed to list `s3://audit/", "Connection refused"]);
}
