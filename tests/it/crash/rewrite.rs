//! Commands that write the lake anew, in a bucket whose network is cut at any of their requests.

use super::Job;
use super::course::Course;
use super::cut::cut_everywhere;
use crate::bucket::{Fault, Server};
use crate::erase::{call, pseudonyms, rows_without_hash};
use crate::project::{KEY, Project, rows};
use auditpack::event::table::Table;
use auditpack::event::tables::EVENT;
use auditpack::ingest::identity::Key;
use auditpack::lake::Snapshot;
use std::fs;
use std::sync::Arc;

/// Whose rows stay, or become nobody's …
const DANA: &str = "dana@acme.example";
/// … and whose go.
const LEE: &str = "lee@acme.example";

const COMPACT: Job = &[&["lake", "compact", "--config", "auditpack.toml"]];
const PRUNE: Job = &[&["prune", "--config", "auditpack.toml", "--yes", "--by", "Dana Reed"]];
const ERASE: Job = &[&["prune", "--config", "auditpack.toml", "--person", DANA, "--yes", "--by", "Dana Reed"]];

/// Every cut, before a request arrives and after.
const FAULTS: &[&[Fault]] = &[&[Fault::Cut, Fault::CutAfter]];

/// A lake in a bucket with the calls of two people: each of two days has a file of both and one of either. Retention deletes
/// what is older than a day, but for one of them.
fn two_people(server: &Arc<Server>) -> Project {
    let config = "[organization]\nname = \"Acme\"\ntimezone = \"Europe/London\"\n[paths]\noutput = \"out\"\n\
                  [retention.table.event]\nkeep_at_most = 1\n[[retention.hold]]\n";
    let hold = format!("person = \"{DANA}\"\nreason = \"litigation 17\"\nby = \"Legal\"\nsince = \"2026-05-01\"\n");
    let [first, second] = ["2026-03-01", "2026-03-02"];
    let both = [call("1", "dana", first), call("2", "lee", first), call("3", "dana", second), call("4", "lee", second)];
    let project = Project::with(&format!("{config}{hold}"), "both.ndjson", both.concat()).in_bucket(server);
    project.write("either.ndjson", call("5", "dana", first) + &call("6", "lee", second));
    for file in ["both.ndjson", "either.ndjson"] {
        project.run(&["ingest", "--config", "auditpack.toml", "--format", "litellm", file]).ok();
    }
    assert_eq!(project.snapshot().files(&EVENT).len(), 4);
    project
}

/// The rows of a table, and how many files they lie in.
fn rows_and_files(snapshot: &Snapshot, table: &Table) -> Vec<String> {
    [rows(snapshot, table), vec![format!("{} files", snapshot.files(table).len())]].concat()
}

fn pseudonym(name: &str) -> String {
    Key::new(KEY.as_bytes()).pseudonym(name)
}

/// The rows of a table without what an erasure draws at random.
fn rows_of_nobody(snapshot: &Snapshot, table: &Table) -> Vec<String> {
    let known = [DANA, LEE].map(pseudonym);
    let mut rows = rows_without_hash(snapshot, table);
    for row in &mut rows {
        let drawn = pseudonyms(row).into_iter().filter(|name| !known.iter().any(|known| known == name));
        *row = drawn
            .map(str::to_owned)
            .collect::<Vec<_>>()
            .iter()
            .fold(row.clone(), |row, name| row.replace(name, "nobody"));
    }
    rows.sort();
    rows
}

#[test]
#[ignore = "needs moto"]
fn a_compaction_survives_a_network_that_is_cut_at_any_request() {
    let server = Server::start();
    let course = Course::told_by(rows_and_files, two_people(&server), COMPACT);
    cut_everywhere(&server, &course, FAULTS, 12, |project| {
        assert_eq!(project.snapshot().files(&EVENT).len(), 2);
    });
}

#[test]
#[ignore = "needs moto"]
fn a_deletion_survives_a_network_that_is_cut_at_any_request() {
    let server = Server::start();
    let course = Course::told_by(rows_and_files, two_people(&server), PRUNE);
    cut_everywhere(&server, &course, FAULTS, 12, |project| {
        let left = project.rows(&EVENT);
        assert!(left.len() == 3 && left.iter().all(|row| row.contains(&pseudonym(DANA))), "{left:?}");
    });
}

#[test]
#[ignore = "needs moto"]
fn an_erasure_survives_a_network_that_is_cut_at_any_request() {
    let server = Server::start();
    let before = two_people(&server);
    let config = before.read("auditpack.toml");
    before.write("auditpack.toml", &config[..config.find("[retention").unwrap()]);
    // The copies of an earlier address are not those of the lake.
    fs::remove_dir_all(before.path("lake-cache")).unwrap();
    let course = Course::told_by(rows_of_nobody, before, ERASE);
    let erased = pseudonym(DANA);
    let names = |bytes: &[u8]| memchr::memmem::find(bytes, erased.as_bytes()).is_some();
    let named = course
        .start(0)
        .in_bucket_below("")
        .iter()
        .filter(|path| names(&course.start(0).in_lake(path).unwrap()))
        .count();
    assert!(named >= 4, "{named} files name who is erased");
    cut_everywhere(&server, &course, FAULTS, 12, |project| {
        for path in project.in_bucket_below("") {
            assert!(!names(&project.in_lake(&path).unwrap()), "{path} names who was erased");
        }
        for path in project.files("lake-cache") {
            assert!(!names(&fs::read(&path).unwrap()), "{} names who was erased", path.display());
        }
        assert_eq!(project.rows(&EVENT).iter().filter(|row| row.contains(&pseudonym(LEE))).count(), 3);
    });
}
