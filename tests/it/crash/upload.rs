//! A data file that goes into a bucket in parts.

use super::cut::side_by_side;
use crate::bucket::{Fault, Network, Server};
use crate::lake::{NOW_US, ZONE};
use crate::project::Project;
use crate::sample::{october, rows};
use arrow::array::{AsArray, StringArray};
use arrow::record_batch::RecordBatch;
use auditpack::event::name as n;
use auditpack::event::tables::EVENT;
use auditpack::lake::{self, Lake, LakeError, LakeErrorKind, Location, Writer, sha256};
use rand::{Rng, SeedableRng};
use rand_pcg::Pcg64Mcg;
use serde_json::json;
use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::sleep;
use std::time::Duration;

/// More than goes in one piece.
const BYTES: u64 = 8 << 20;

/// Where the large file lies.
const FOLDER: &str = "event/dt=2026-10-05";

/// Rows that no compression makes small.
fn large() -> RecordBatch {
    let batch = rows(&EVENT, october(5), 0..1500);
    let mut random = Pcg64Mcg::seed_from_u64(1);
    let ids: StringArray = (0..batch.num_rows())
        .map(|_| Some((0..8000).map(|_| char::from(random.random_range(b' '..=b'~'))).collect::<String>()))
        .collect();
    let mut columns = batch.columns().to_vec();
    columns[EVENT.index(n::REQUEST_ID)] = Arc::new(ids);
    RecordBatch::try_new(batch.schema(), columns).unwrap()
}

/// The writer of a lake, as soon as nobody else is.
fn lock(location: &Location) -> Result<Writer, LakeError> {
    let lake = Lake::open_at(location, ZONE)?;
    for _ in 0..100 {
        match lake.lock("process 17 on host a") {
            Err(error) if error.kind() == LakeErrorKind::Locked => sleep(Duration::from_millis(200)),
            locked => return locked,
        }
    }
    panic!("the lake was never free");
}

fn commit(writer: &mut Writer, batch: &RecordBatch) -> Result<(), LakeError> {
    let mut transaction = writer.begin("large")?;
    transaction.append(&EVENT, october(5), batch)?;
    transaction.commit(json!({}), NOW_US)
}

/// A lake in a bucket that has its tables and one commit.
fn before(server: &Arc<Server>) -> Project {
    let project = Project::calls().in_bucket(server);
    let mut writer = lock(&project.location()).unwrap();
    let mut transaction = writer.begin("small").unwrap();
    transaction.append(&EVENT, october(6), &rows(&EVENT, october(6), 0..10)).unwrap();
    transaction.commit(json!({}), NOW_US).unwrap();
    project
}

/// Objects under the name of the large file are it, to the last byte.
fn digests(project: &Project) -> Vec<String> {
    project.in_bucket_below(FOLDER).iter().map(|path| sha256(&project.in_lake(path).unwrap())).collect()
}

#[test]
#[ignore = "needs moto"]
fn a_large_file_goes_up_in_parts_and_comes_back_and_a_cut_at_any_request_leaves_no_part() {
    let (server, batch) = (Server::start(), large());
    let before = before(&server);
    let counting = Network::to(&server, Fault::Cut, usize::MAX);
    let whole = before.copy();
    commit(&mut lock(&whole.location_through(&counting)).unwrap(), &batch).unwrap();
    let snapshot = whole.snapshot();
    let file = snapshot.files(&EVENT).iter().find(|file| file.day == october(5)).unwrap();
    assert!(file.bytes > BYTES, "{}", file.bytes);
    assert_eq!(digests(&whole), [&*file.sha256]);
    // The copy that the writer keeps is not what is read.
    fs::remove_dir_all(whole.path("test-cache")).unwrap();
    let read = snapshot.read_columns(&[file], &[n::REQUEST_ID]).unwrap();
    let read: Vec<_> = read.iter().flat_map(|batch| batch.column(0).as_string::<i32>().iter()).collect();
    assert!(read.into_iter().eq(batch.column(EVENT.index(n::REQUEST_ID)).as_string::<i32>().iter()));
    let (changes, left) = (counting.changes(), AtomicUsize::new(0));
    assert!(changes > 15, "{changes}");
    side_by_side(2 * changes, |turn| {
        let (at, fault) = (turn / 2 + 1, [Fault::Cut, Fault::CutAfter][turn % 2]);
        let (network, project) = (Network::to(&server, fault, at), before.copy());
        let ran = lock(&project.location_through(&network)).and_then(|mut writer| commit(&mut writer, &batch));
        assert!(ran.is_err() || at >= changes, "{fault:?} at {at} of {changes}");
        let committed = project.snapshot().sequence() > 1;
        assert!(digests(&project).iter().all(|digest| *digest == file.sha256), "{fault:?} at {at}");
        left.fetch_add(project.unfinished()[1], Ordering::Relaxed);
        // Whoever comes next ends the upload or carries out the commit.
        let mut writer = lock(&project.location()).unwrap();
        assert_eq!(project.unfinished(), [0, 0], "{fault:?} at {at}");
        if writer.snapshot().sequence() == 1 {
            assert!(!committed && digests(&project).is_empty(), "{fault:?} at {at}");
            commit(&mut writer, &batch).unwrap();
        }
        assert_eq!(digests(&project), [&*file.sha256]);
        drop(writer);
        assert_eq!(project.unfinished(), [0, 0], "{fault:?} at {at}");
        assert_eq!(lake::verify(&project.location(), &[], 1, &|_| ()).unwrap().findings, []);
    });
    let left = left.into_inner();
    assert!(left > 12, "the cuts have lost their teeth: they left {left} unfinished things");
}
