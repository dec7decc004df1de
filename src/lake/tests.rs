//! Crashes at every step of a commit, and lakes that are not as auditpack left them.

mod erasure;
mod rewrites;
#[path = "../../tests/it/sample.rs"]
mod sample;
mod upgrade;

use super::durable::Disk;
use super::state::SchemaFit;
use super::{Author, DataFile, Lake, LakeError, LakeErrorKind, PublicKey, Signer, Snapshot, Transaction, Writer};
use super::{folder, layout, manifest, sign};
use crate::event::name;
use crate::event::table::{Column, Table};
use crate::event::tables::{DAILY, EVENT, EXTRA, TABLES};
use arrow::array::{ArrayRef, RecordBatch};
use sample::{october, rows};
use serde_json::json;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::sync::atomic::AtomicU32;
use tempfile::TempDir;

const ZONE: &str = "Europe/London";
const NOW_US: i64 = 1_793_869_200_000_000;

static KEYS: LazyLock<(Signer, PublicKey)> = LazyLock::new(|| {
    let (secret, public) = Signer::make().unwrap();
    (Signer::parse(&secret).unwrap(), PublicKey::parse(&public).unwrap())
});

/// A lake whose commits are signed.
fn open(root: &Path) -> Lake {
    let author = Author { signer: Some(KEYS.0.clone()), ..Author::default() };
    Lake::open(root, ZONE).unwrap().written_by(author)
}

impl Lake {
    /// The folder of the lake.
    fn root(&self) -> &Path {
        self.store.root()
    }
}

/// One event day and its daily rows; a second run replaces the first day's rollup and adds a day.
fn ingest(writer: &mut Writer, run: u32) -> Result<(), LakeError> {
    let numbers = i64::from(run) * 100..i64::from(run) * 100 + 10;
    let mut transaction = writer.begin("run")?;
    transaction.append(&EVENT, october(run), &rows(&EVENT, october(run), numbers.clone()))?;
    transaction.replace_days(&DAILY, &BTreeSet::from([october(1)]));
    transaction.append(&DAILY, october(1), &rows(&DAILY, october(1), numbers.clone()))?;
    transaction.append(&DAILY, october(run + 1), &rows(&DAILY, october(run + 1), numbers))?;
    transaction.ledger(&EVENT, "source", i64::from(run));
    transaction.commit(json!({ "run": run }), NOW_US)
}

/// What a reader sees: the commit, the ledger and the rows of some tables.
#[derive(PartialEq)]
struct Seen {
    sequence: u64,
    ledger: Option<i64>,
    rows: [Vec<RecordBatch>; 3],
}

fn seen(snapshot: &Snapshot) -> Seen {
    let read = |table, columns: &[&str]| {
        snapshot.read_columns(&snapshot.files(table).iter().collect::<Vec<_>>(), columns).unwrap()
    };
    let event = read(&EVENT, &[name::EVENT_ID, name::TS, name::PROVIDER, name::EXTRA_JSON, name::RUN_ID]);
    let daily = read(&DAILY, &[name::LOCAL_DAY, name::PROJECT, name::TIER, name::EVENTS]);
    let extra = read(&EXTRA, &[name::RECORD_TABLE, name::EXTRA_JSON]);
    Seen { sequence: snapshot.sequence(), ledger: snapshot.ledger(&EVENT, "source"), rows: [event, daily, extra] }
}

/// A folder in memory where there is one: what dies here is the process, not the machine, so syncs need not cost time.
fn folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { TempDir::new_in(memory) } else { TempDir::new() }.unwrap()
}

/// The same rows with other values in a column.
fn with(table: &Table, batch: &RecordBatch, column: &str, values: ArrayRef) -> RecordBatch {
    let mut columns = batch.columns().to_vec();
    columns[table.index(column)] = values;
    RecordBatch::try_new(batch.schema(), columns).unwrap()
}

/// A lake after so many commits, with the rows that `append` gives to each.
fn filled(commits: u32, append: impl Fn(&mut Transaction<'_>, u32) -> Result<(), LakeError>) -> (TempDir, Lake) {
    let folder = folder();
    let lake = open(&folder.path().join("lake"));
    let mut writer = lake.lock("test").unwrap();
    for commit in 0..commits {
        let mut transaction = writer.begin("run").unwrap();
        append(&mut transaction, commit).unwrap();
        transaction.commit(json!({}), NOW_US).unwrap();
    }
    drop(writer);
    (folder, lake)
}

/// A lake after so many runs.
fn lake_after(runs: u32) -> (TempDir, Lake) {
    let folder = folder();
    let lake = open(&folder.path().join("lake"));
    for run in 1..=runs {
        ingest(&mut lake.lock("test").unwrap(), run).unwrap();
    }
    (folder, lake)
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    for entry in fs::read_dir(from).into_iter().flatten() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

fn failing(steps: u32) -> Disk {
    Disk { fail_after: Some(AtomicU32::new(steps)) }
}

/// Files below a folder that end so, relative to it, in order.
fn files(root: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for name in folder::names(root).unwrap() {
        let path = root.join(&name);
        if path.is_dir() {
            found.extend(files(&path, ending).into_iter().map(|file| Path::new(&name).join(file)));
        } else if name.ends_with(ending) {
            found.push(name.into());
        }
    }
    found
}

/// Nothing is left over: the Parquet files are exactly the live ones, staging and intents are gone, and every commit is
/// signed.
fn assert_whole(lake: &Lake, snapshot: &Snapshot) {
    let path = |file: &DataFile| Path::new(&*file.table).join(&file.path);
    let mut live: Vec<PathBuf> = TABLES.iter().flat_map(|table| snapshot.files(table)).map(path).collect();
    live.sort();
    assert_eq!(files(lake.root(), ".parquet"), live);
    for folder in [layout::STAGING, layout::COMMIT] {
        assert_eq!(folder::names(&lake.root().join(folder)).unwrap(), Vec::<String>::new());
    }
    for sequence in 1..=snapshot.sequence() {
        let [manifest, signature] =
            [lake.root().join(layout::manifest(sequence)), lake.root().join(layout::signature(sequence))];
        let [manifest, signature] = [manifest, signature].map(|path| fs::read(path).unwrap());
        assert_eq!(sign::check(std::slice::from_ref(&KEYS.1), &manifest, &signature), Ok(()));
    }
}

/// Lets the `deed` die at every step on the lake that `old` makes, and checks what a reader, a recovery and a second attempt
/// make of it. Returns how many steps there are.
fn die_everywhere(old: impl Fn() -> (TempDir, Lake), deed: impl Fn(&mut Writer) -> Result<(), LakeError>) -> u32 {
    let (_old_folder, old_lake) = old();
    let (_new_folder, new_lake) = old();
    deed(&mut new_lake.lock("test").unwrap()).unwrap();
    let (old, new) = (seen(&old_lake.snapshot().unwrap()), seen(&new_lake.snapshot().unwrap()));
    let mut outcomes = [0, 0];
    for steps in 0.. {
        let folder = folder();
        let root = folder.path().join("lake");
        copy(old_lake.root(), &root);
        let lake = open(&root);
        let died = lake.lock_on(failing(steps), "test").and_then(|mut writer| deed(&mut writer));
        let after = seen(&lake.snapshot().unwrap());
        assert!(after == old || after == new, "a reader after {steps} steps");
        // Recovery may die as well, anywhere.
        drop(lake.lock_on(failing(steps % 23), "test"));
        let mut writer = lake.lock("test").unwrap();
        assert_whole(&lake, writer.snapshot());
        let recovered = seen(writer.snapshot());
        assert!(recovered == old || recovered == new, "a recovery after {steps} steps");
        outcomes[usize::from(recovered == new)] += 1;
        if died.is_ok() {
            assert!(after == new, "a commit that reports success holds");
            assert!(outcomes.iter().all(|count| *count > 3), "both outcomes occur: {outcomes:?}");
            return steps;
        }
        if recovered == old {
            deed(&mut writer).unwrap();
        }
        assert!(seen(writer.snapshot()) == new, "a second attempt after {steps} steps");
        assert!(seen(&lake.snapshot().unwrap()) == new, "read back after {steps} steps");
        assert_whole(&lake, writer.snapshot());
    }
    unreachable!("the loop ends with the first run that does not die")
}

#[test]
fn a_first_commit_survives_death_at_every_step() {
    assert!(die_everywhere(|| lake_after(0), |writer| ingest(writer, 1)) > 100);
}

#[test]
fn a_later_commit_survives_death_at_every_step() {
    assert!(die_everywhere(|| lake_after(1), |writer| ingest(writer, 2)) > 40);
}

#[test]
fn a_writer_whose_commit_failed_refuses_to_go_on() {
    let (_folder, lake) = lake_after(1);
    let mut writer = lake.lock_on(failing(20), "test").unwrap();
    assert!(ingest(&mut writer, 2).is_err());
    let again = ingest(&mut writer, 2).unwrap_err();
    assert!(matches!(again, LakeError::Unfinished { .. } | LakeError::Create { .. }), "{again}");
}

/// Changes a lake by hand and expects a refusal, by readers or by writers, that leaves the files alone.
fn refused(change: impl Fn(&Path)) -> LakeError {
    let (_folder, lake) = lake_after(2);
    change(lake.root());
    let before = files(lake.root(), "");
    let read = lake.snapshot().map(|_| ());
    let error = read.and_then(|()| lake.lock("test").map(|_| ())).unwrap_err();
    assert_eq!(files(lake.root(), ""), before);
    error
}

fn event_log(root: &Path, version: i64) -> PathBuf {
    root.join(layout::log_entry("event", version))
}

fn replace(path: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(path).unwrap();
    assert!(text.contains(from), "{text}");
    fs::write(path, text.replacen(from, to, 1)).unwrap();
}

fn check(error: &LakeError, expected: &str) {
    assert!(error.to_string().contains(expected), "{error}");
    assert_eq!(error.kind(), LakeErrorKind::Corrupt);
    assert!(!error.hint().is_empty());
}

#[test]
fn a_log_that_is_not_ours_is_refused() {
    check(&refused(|root| replace(&event_log(root, 1), "{\"txn\"", "{\"tnx\"")), "line 2 is not a log action");
    check(&refused(|root| replace(&event_log(root, 0), "[]", "[\"day\"]")), "partition columns");
    check(
        &refused(|root| replace(&event_log(root, 0), "\"minReaderVersion\":1", "\"minReaderVersion\":3")),
        "protocol",
    );
    check(&refused(|root| replace(&event_log(root, 0), "dt=2026", "../dt=2026")), "is not a file that auditpack adds");
    check(&refused(|root| replace(&event_log(root, 0), "\"metaData\"", "\"commitInfo\"")), "no `metaData`");
    check(&refused(|root| fs::hard_link(event_log(root, 1), event_log(root, 2)).unwrap()), "someone else wrote it");
}

#[test]
fn a_log_that_is_cut_is_refused() {
    let cut = |root: &Path| {
        let text = fs::read_to_string(event_log(root, 1)).unwrap();
        fs::write(event_log(root, 1), &text[..text.len() - 9]).unwrap();
    };
    check(&refused(cut), "cut off");
    check(&refused(|root| fs::remove_file(event_log(root, 0)).unwrap()), "the log entry is missing, though");
    let checkpoint = |root: &Path| {
        fs::rename(event_log(root, 0), root.join(layout::log("event")).join("00000000000000000000.checkpoint.parquet"))
            .unwrap();
    };
    check(&refused(checkpoint), "behind a checkpoint");
}

#[test]
fn a_manifest_that_is_not_ours_is_refused() {
    let newer = |root: &Path| replace(&root.join(layout::manifest(2)), "auditpack.lake/1", "auditpack.lake/2");
    check(&refused(newer), "expected format `auditpack.lake/1`, found `auditpack.lake/2`");
    check(&refused(|root| fs::write(root.join(layout::manifest(2)), "{").unwrap()), "not a manifest");
    check(
        &refused(|root| fs::rename(root.join(layout::manifest(2)), root.join(layout::manifest(3))).unwrap()),
        "commit 3",
    );
}

#[test]
fn a_folder_of_tables_without_manifests_is_not_swept() {
    let (_folder, lake) = lake_after(1);
    fs::remove_dir_all(lake.root().join(layout::MANIFESTS)).unwrap();
    check(&Lake::open(lake.root(), ZONE).unwrap_err(), "`_manifests` is missing");
}

#[test]
fn manifests_form_a_chain_and_name_every_file() {
    let (_folder, lake) = lake_after(2);
    let (newest, _) = manifest::newest(&*lake.store).unwrap().unwrap();
    let first = fs::read(lake.root().join(layout::manifest(1))).unwrap();
    assert_eq!(newest.previous_sha256, Some(super::log::sha256(&first)));
    assert_eq!((newest.added.len(), newest.removed.len(), newest.facts), (3, 1, json!({ "run": 2 })));
    for file in &newest.added {
        let bytes = fs::read(lake.root().join(&file.table).join(&file.path)).unwrap();
        assert_eq!((file.bytes, &file.sha256), (bytes.len() as u64, &super::log::sha256(&bytes)));
    }
    for entry in &newest.log {
        let bytes = fs::read(lake.root().join(layout::log_entry(&entry.table, entry.version))).unwrap();
        assert_eq!(entry.sha256, super::log::sha256(&bytes));
    }
}

#[test]
fn only_files_with_our_names_are_ours() {
    assert!(layout::is_ours(&layout::data_file("2026-11-05T09:00:00Z", 7, 0)));
    assert!(!layout::is_ours("part-00000-c000.snappy.parquet"));
    assert_eq!(layout::day_of("dt=2026-10-05/a.parquet"), Some(october(5)));
    assert_eq!(layout::day_of("dt=2026-10-5/a.parquet"), None);
    assert_eq!(layout::day_of("dt=2026-10-05/../a.parquet"), None);
}

/// The event table with one more column.
fn widened(nullable: bool) -> Table {
    let extra = Column { name: "extra", nullable, doc: "A later column", since: 2, ..*EVENT.columns.last().unwrap() };
    let columns = EVENT.columns.iter().copied().chain([extra]).collect::<Vec<_>>();
    Table { columns: columns.leak(), ..EVENT }
}

#[test]
fn a_column_that_came_later_is_null_in_older_files() {
    let (_folder, lake) = lake_after(1);
    let snapshot = lake.snapshot().unwrap();
    let wide = widened(true);
    let frame = snapshot.scan(&wide).unwrap().collect().unwrap();
    assert_eq!((frame.height(), frame.column("extra").unwrap().null_count()), (10, 10));
    assert_eq!(snapshot.tables["event"].fit(&wide), SchemaFit::Older);
    assert_eq!(snapshot.tables["event"].fit(&EVENT), SchemaFit::Same);
    let narrow = Table { columns: &EVENT.columns[..EVENT.columns.len() - 1], ..EVENT };
    assert_eq!(snapshot.tables["event"].fit(&narrow), SchemaFit::Newer);
}

#[test]
fn columns_that_do_not_match_are_foreign() {
    let (_folder, lake) = lake_after(1);
    let snapshot = lake.snapshot().unwrap();
    let required = widened(false);
    assert_eq!(snapshot.tables["event"].fit(&required), SchemaFit::Foreign);
    assert_eq!(snapshot.tables["event"].fit(&DAILY), SchemaFit::Foreign);
    check(&snapshot.scan(&required).map(|_| ()).unwrap_err(), "expected the columns of table `event`");
}
