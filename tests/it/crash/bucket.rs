//! The same lake in a bucket: what it holds is what it holds in a folder, whatever happens to writers and network.

use super::course::{Course, insist};
use super::cut::{side_by_side, through};
use super::{CALLS_TO_NUMBERS, FIRST_CALLS, LATER_CALLS, PARTS, first_calls, four_days};
use crate::bucket::{Fault, LEASE_IS_OVER, Network, PYTHON, Server};
use crate::damage::Stream;
use crate::project::Project;
use auditpack::event::tables::{ENTITY, EVENT, TABLES};
use auditpack::lake::{Lake, LakeError, LakeErrorKind};
use serde_json::json;
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{self, sleep};
use std::time::Instant;

/// Runs that are killed …
const KILLS: usize = 200;
/// … and how many of them one after the other on the same lake.
const KILLS_OF_A_CHAIN: usize = 8;

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

#[test]
#[ignore = "needs moto"]
#[expect(clippy::disallowed_methods, reason = "how long a lease has still to go is what is asked")]
fn two_hundred_kills_leave_a_whole_lake_and_the_next_run_goes_on() {
    let server = Server::start();
    let course = Course::of(Project::calls().in_bucket(&server), CALLS_TO_NUMBERS);
    let [all, old, new] = [const { AtomicUsize::new(0) }; 3];
    // Runs of a chain are killed and started again, and the next command follows when one has ended by itself; at the end of a
    // chain another begins, as long as there are kills left.
    side_by_side(KILLS, |turn| {
        let is_enough = || all.load(Ordering::Relaxed) >= KILLS;
        if is_enough() {
            return;
        }
        let mut stream = Stream(turn as u64);
        let mut number = [0, 0, 1, 2][turn % 4];
        let project = course.start(number).copy();
        let mut state = course.start_state(number);
        let mut killed = 0;
        while killed < KILLS_OF_A_CHAIN && number < course.job.len() && !is_enough() {
            let mut child = project.start(course.job[number]);
            sleep(course.lengths[number].mul_f64(stream.below(5000) as f64 / 1000.0));
            child.kill().unwrap();
            let status = child.wait().unwrap();
            let clock = Instant::now();
            state = course.whole(&project, state);
            if status.success() {
                assert_eq!(state, course.ends[number], "a run to the end after kills");
                number += 1;
                continue;
            }
            assert_eq!(status.code(), None, "a run that goes on after kills");
            killed += 1;
            all.fetch_add(1, Ordering::Relaxed);
            let seen = if state > course.start_state(number) { &new } else { &old };
            seen.fetch_add(1, Ordering::Relaxed);
            // The next one finds the lake free.
            sleep(LEASE_IS_OVER.saturating_sub(clock.elapsed()));
        }
        course.finish(&project);
    });
    let [all, old, new] = [all, old, new].map(AtomicUsize::into_inner);
    assert!(
        all >= KILLS && old > 50 && new > 9,
        "the kills have lost their teeth: of {all}, {old} saw the old state, {new} a new one"
    );
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
