//! The lake as its users see it: what is written is read back, together or not at all, by us and by other readers.

use crate::sample::{october, rows};
use arrow::array::AsArray;
use arrow::record_batch::RecordBatch;
use auditpack::event::name;
use auditpack::event::tables::{DAILY, EVENT, KPI, RUN, TABLES};
use auditpack::lake::{Lake, LakeError, LakeErrorKind, Snapshot};
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs::{self, File};
use tempfile::TempDir;

pub(crate) const ZONE: &str = "Europe/London";
pub(crate) const NOW_US: i64 = 1_793_869_200_000_000;

fn empty_lake() -> (TempDir, Lake) {
    let folder = TempDir::new().unwrap();
    let lake = Lake::open(&folder.path().join("lake [1]"), ZONE).unwrap();
    (folder, lake)
}

/// A lake with forty rows in each table, on two days.
pub(crate) fn full_lake() -> (TempDir, Lake) {
    let (folder, lake) = empty_lake();
    let mut writer = lake.lock("test").unwrap();
    let mut transaction = writer.begin("run-1").unwrap();
    for table in TABLES {
        transaction.append(table, october(5), &rows(table, october(5), 0..30)).unwrap();
        transaction.append(table, october(6), &rows(table, october(6), 30..40)).unwrap();
    }
    transaction.commit(Value::Null, NOW_US).unwrap();
    (folder, lake)
}

/// Where the lake lies in its folder.
pub(crate) fn root(folder: &TempDir) -> std::path::PathBuf {
    folder.path().join("lake [1]")
}

fn height(snapshot: &Snapshot, table: &'static auditpack::event::table::Table) -> usize {
    snapshot.scan(table).unwrap().collect().unwrap().height()
}

#[test]
fn an_empty_lake_has_every_schema_and_writes_nothing() {
    let (folder, lake) = empty_lake();
    let snapshot = lake.snapshot().unwrap();
    assert_eq!(snapshot.sequence(), 0);
    for table in TABLES {
        assert_eq!(snapshot.version(table), None);
        let frame = snapshot.scan(table).unwrap().collect().unwrap();
        let columns: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
        assert_eq!(frame.get_column_names(), columns);
        assert_eq!(frame.height(), 0);
    }
    assert!(!root(&folder).exists());
}

#[test]
fn every_table_comes_back_as_it_was_written() {
    let (folder, lake) = full_lake();
    let snapshot = lake.snapshot().unwrap();
    for table in TABLES {
        assert_eq!((snapshot.version(table), snapshot.files(table).len()), (Some(0), 2));
        let first = &snapshot.files(table)[0];
        assert_eq!((first.day, first.rows, first.version), (october(5), 30, 0));
        let columns: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
        let read = snapshot.read_columns(&[first], &columns).unwrap();
        let written = rows(table, october(5), 0..30);
        assert_eq!(read.iter().map(RecordBatch::num_rows).sum::<usize>(), 30);
        assert_eq!(read[0].columns(), written.columns(), "{}", table.name);
        assert_eq!(height(&snapshot, table), 40);
        let frame = snapshot.scan(table).unwrap().collect().unwrap();
        let empty = lake_schema(table);
        assert_eq!(frame.schema().as_ref(), &empty, "{}", table.name);
    }
    drop(folder);
}

/// The schema that a scan of a table without files has.
fn lake_schema(table: &'static auditpack::event::table::Table) -> polars::prelude::Schema {
    let (_folder, lake) = empty_lake();
    let frame = lake.snapshot().unwrap().scan(table).unwrap().collect().unwrap();
    frame.schema().as_ref().clone()
}

#[test]
fn the_log_knows_the_local_days_of_a_file() {
    let (_folder, lake) = full_lake();
    let snapshot = lake.snapshot().unwrap();
    assert_eq!(snapshot.files(&EVENT)[1].local_days, Some((october(6), october(6))));
    assert_eq!(snapshot.files(&RUN)[1].local_days, None);
}

#[test]
fn columns_come_in_the_order_asked_for() {
    let (_folder, lake) = full_lake();
    let snapshot = lake.snapshot().unwrap();
    let files: Vec<_> = snapshot.files(&EVENT).iter().collect();
    let batches = snapshot.read_columns(&files, &[name::CONTENT_HASH, name::EVENT_ID]).unwrap();
    assert_eq!(batches[0].schema().field(0).name(), name::CONTENT_HASH);
    assert_eq!(batches[1].column(1).as_string::<i32>().value(9), "event_id-000039");
    let error = snapshot.read_columns(&files, &["nonsense"]).unwrap_err();
    assert!(error.to_string().contains("has no column `nonsense`"), "{error}");
}

#[test]
fn tables_are_seen_together_and_a_snapshot_stays_as_it_is() {
    let (_folder, lake) = full_lake();
    let before = lake.snapshot().unwrap();
    let mut writer = lake.lock("test").unwrap();
    let mut transaction = writer.begin("run-2").unwrap();
    transaction.append(&EVENT, october(7), &rows(&EVENT, october(7), 40..45)).unwrap();
    transaction.append(&KPI, october(1), &rows(&KPI, october(1), 40..45)).unwrap();
    assert_eq!(height(&lake.snapshot().unwrap(), &EVENT), 40);
    transaction.commit(json!({}), NOW_US).unwrap();
    let after = lake.snapshot().unwrap();
    assert_eq!((height(&after, &EVENT), height(&after, &KPI), height(&after, &RUN)), (45, 45, 40));
    assert_eq!((height(&before, &EVENT), height(&before, &KPI)), (40, 40));
    assert_eq!((after.sequence(), after.version(&EVENT), after.version(&RUN)), (2, Some(1), Some(0)));
    assert_eq!(writer.snapshot().files(&EVENT), after.files(&EVENT));
    let added = after.added_since(&EVENT, before.version(&EVENT));
    assert_eq!(added.iter().map(|file| file.day).collect::<Vec<_>>(), [october(7)]);
    assert_eq!(after.added_since(&EVENT, None).len(), 3);
    assert_eq!(after.scan_files(&EVENT, &added).unwrap().collect().unwrap().height(), 5);
}

#[test]
fn replaced_days_are_gone_with_their_files() {
    let (folder, lake) = full_lake();
    let old = root(&folder).join("daily").join(&lake.snapshot().unwrap().files(&DAILY)[1].path);
    assert!(old.exists());
    let mut writer = lake.lock("test").unwrap();
    let mut transaction = writer.begin("run-2").unwrap();
    assert!(transaction.is_empty());
    transaction.replace_days(&DAILY, &BTreeSet::from([october(6), october(9)]));
    transaction.append(&DAILY, october(6), &rows(&DAILY, october(6), 50..53)).unwrap();
    assert!(!transaction.is_empty());
    transaction.commit(Value::Null, NOW_US).unwrap();
    assert_eq!(height(&lake.snapshot().unwrap(), &DAILY), 33);
    assert!(!old.exists());
}

#[test]
fn the_ledger_is_in_the_commit() {
    let (_folder, lake) = full_lake();
    let mut writer = lake.lock("test").unwrap();
    let mut abandoned = writer.begin("run-2").unwrap();
    abandoned.ledger(&EVENT, "source", 7);
    abandoned.append(&EVENT, october(7), &rows(&EVENT, october(7), 0..1)).unwrap();
    drop(abandoned);
    assert_eq!(writer.snapshot().ledger(&EVENT, "source"), None);
    let mut transaction = writer.begin("run-2").unwrap();
    transaction.append(&EVENT, october(7), &rows(&EVENT, october(7), 0..1)).unwrap();
    transaction.ledger(&EVENT, "source", 8);
    transaction.commit(Value::Null, NOW_US).unwrap();
    let snapshot = lake.snapshot().unwrap();
    assert_eq!((snapshot.ledger(&EVENT, "source"), snapshot.ledger(&RUN, "source")), (Some(8), None));
}

#[test]
fn threads_stage_side_by_side() {
    let (_folder, lake) = empty_lake();
    let mut writer = lake.lock("test").unwrap();
    let mut transaction = writer.begin("run-1").unwrap();
    let staged: Vec<_> = std::thread::scope(|scope| {
        let write = |day: u32| {
            let stager = transaction.stager();
            move || stager.write(&EVENT, october(day % 3 + 1), &rows(&EVENT, october(day % 3 + 1), 0..10)).unwrap()
        };
        let threads: Vec<_> = (0..8).map(|day| scope.spawn(write(day))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    for file in staged {
        transaction.add(file);
    }
    transaction.commit(Value::Null, NOW_US).unwrap();
    assert_eq!(height(&lake.snapshot().unwrap(), &EVENT), 80);
}

#[test]
fn one_writer_at_a_time() {
    let (_folder, lake) = full_lake();
    let writer = lake.lock("process 17 on host a since 09:00").unwrap();
    let error = lake.lock("process 18").unwrap_err();
    assert_eq!(error.kind(), LakeErrorKind::Locked);
    assert!(error.to_string().ends_with("held by process 17 on host a since 09:00"), "{error}");
    drop(writer);
    lake.lock("process 18").unwrap();
}

#[test]
fn a_lake_that_cannot_be_made_says_so() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("file"), "").unwrap();
    let error = Lake::open(&folder.path().join("file/lake"), ZONE).unwrap().lock("test").unwrap_err();
    assert_eq!(error.kind(), LakeErrorKind::Create);
    assert!(error.to_string().starts_with("failed to create `"), "{error}");
}

#[test]
fn a_lake_keeps_its_zone() {
    let (folder, _lake) = full_lake();
    let error = Lake::open(&root(&folder), "America/New_York").unwrap_err();
    assert_eq!(error.kind(), LakeErrorKind::Zone);
    assert!(error.to_string().contains("is `Europe/London`, asked for `America/New_York`"), "{error}");
}

#[test]
fn a_file_with_other_columns_is_refused() {
    let (folder, lake) = full_lake();
    let snapshot = lake.snapshot().unwrap();
    let path = |table: &str, file: &str| root(&folder).join(table).join(file);
    let (event, run) = (&snapshot.files(&EVENT)[0].path, &snapshot.files(&RUN)[0].path);
    fs::copy(path("run", run), path("event", event)).unwrap();
    let Err(LakeError::Corrupt { problem, .. }) = snapshot.scan(&EVENT).map(|_| ()) else { panic!("not refused") };
    assert!(problem.starts_with("expected the columns of table `event`, found run_id Utf8"), "{problem}");
}

#[test]
#[should_panic(expected = "is sorted by")]
fn an_unsorted_batch_is_our_bug() {
    let (_folder, lake) = empty_lake();
    let mut writer = lake.lock("test").unwrap();
    let (a, b) = (rows(&RUN, october(5), 5..6), rows(&RUN, october(5), 3..4));
    let batch = arrow::compute::concat_batches(&RUN.schema(), [&a, &b]).unwrap();
    drop(writer.begin("run-1").unwrap().append(&RUN, october(5), &batch));
}

#[test]
fn the_same_rows_give_the_same_bytes() {
    let ((a, _), (b, _)) = (full_lake(), full_lake());
    let path = "event/dt=2026-10-05/run-1-00000001-0000.parquet";
    assert_eq!(fs::read(root(&a).join(path)).unwrap(), fs::read(root(&b).join(path)).unwrap());
}

#[test]
fn a_file_of_many_rows_is_compressed() {
    let (folder, lake) = full_lake();
    let mut writer = lake.lock("test").unwrap();
    let mut transaction = writer.begin("run-2").unwrap();
    transaction.append(&EVENT, october(8), &rows(&EVENT, october(8), 0..256)).unwrap();
    transaction.commit(Value::Null, NOW_US).unwrap();
    let day = fs::read_dir(root(&folder).join("event/dt=2026-10-08")).unwrap().next().unwrap().unwrap().path();
    let metadata = ParquetRecordBatchReaderBuilder::try_new(File::open(day).unwrap()).unwrap().metadata().clone();
    let group = metadata.row_group(0);
    assert_eq!(group.num_rows(), 256);
    assert!(group.columns().iter().all(|column| format!("{:?}", column.compression()).starts_with("ZSTD")));
}
