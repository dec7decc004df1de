//! Files that take over the rows of others: crashes at every step of a compaction and of a deletion, and what the log, the
//! manifests and `verify` say of them.

use super::sample::{october, rows};
use super::{NOW_US, die_everywhere, filled, with};
use crate::event::name;
use crate::event::table::Table;
use crate::event::tables::{EVENT, EXTRA, REVIEW};
use crate::lake::compact::compact;
use crate::lake::log::{APPEND_ONLY, Action, decode};
use crate::lake::retention::{Policy, Term, plan};
use crate::lake::{Fault, Lake, LakeError, Snapshot, Verification, Writer, layout, verify};
use arrow::array::StringArray;
use arrow::compute::concat_batches;
use arrow::record_batch::RecordBatch;
use serde_json::json;
use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::sync::Arc;
use tempfile::TempDir;

/// What is restricted in the events with these numbers.
fn extra(day: u32, numbers: Range<i64>) -> RecordBatch {
    let batch = rows(&EXTRA, october(day), numbers);
    let tables = StringArray::from(vec![EVENT.name; batch.num_rows()]);
    with(&EXTRA, &batch, name::RECORD_TABLE, Arc::new(tables))
}

/// A lake whose first day has eight files of events, the next two one each; what is restricted in them, and reviews.
fn many_files() -> (TempDir, Lake) {
    filled(8, |transaction, run| {
        let first = i64::from(run % 4) * 50 + i64::from(run) * 3;
        transaction.append(&EVENT, october(1), &rows(&EVENT, october(1), first..first + 40))?;
        if run < 2 {
            transaction.append(&EVENT, october(run + 2), &rows(&EVENT, october(run + 2), 0..5))?;
            transaction.append(&REVIEW, october(1), &rows(&REVIEW, october(1), first..first + 3))?;
        }
        transaction.append(&EXTRA, october(1), &extra(1, first..first + 40))
    })
}

fn compact_all(writer: &mut Writer) -> Result<(), LakeError> {
    compact(writer, 1, "compaction", NOW_US).map(|_| ())
}

/// Deletes the events of the first of October, but for half of the kinds, and those of the second.
fn delete(writer: &mut Writer) -> Result<(), LakeError> {
    let term = Term { delete_before: Some(october(3)), keep_from: None, rule: "table.event".to_owned() };
    let kept = |number: u32| (format!("kind-{number:06}"), Term::default());
    let kinds = (0..400).filter(|number| number % 2 == 0).map(kept).collect();
    let policy = Policy { tables: [(EVENT.name, term)].into(), kinds, holds: Vec::new() };
    plan(writer.snapshot(), &policy)?.carry_out(writer, "prune", json!({ "command": "prune" }), NOW_US)
}

/// All rows of a table as one batch, in no order but that of `event_id`s.
fn sorted_rows(snapshot: &Snapshot, table: &'static Table) -> Vec<String> {
    let columns: Vec<_> = table.columns.iter().map(|column| column.name).collect();
    let files: Vec<_> = snapshot.files(table).iter().collect();
    let mut all = Vec::new();
    for batch in snapshot.read_columns(&files, &columns).unwrap() {
        all.extend((0..batch.num_rows()).map(|row| format!("{:?}", batch.slice(row, 1).columns())));
    }
    all.sort();
    all
}

pub(super) fn verified(lake: &Lake) -> Verification {
    verify(&lake.root().into(), &[], 1, &|_| ()).unwrap()
}

pub(super) fn actions(root: &Path, table: &str, version: i64) -> Vec<Action> {
    let path = root.join(layout::log_entry(table, version));
    decode(&path, &fs::read_to_string(&path).unwrap()).unwrap()
}

#[test]
fn a_compaction_survives_death_at_every_step() {
    assert!(die_everywhere(many_files, compact_all) > 30);
}

#[test]
fn a_deletion_survives_death_at_every_step() {
    assert!(die_everywhere(many_files, delete) > 30);
}

#[test]
fn a_compaction_moves_every_row_and_is_done_once() {
    let (_folder, lake) = many_files();
    let before = lake.snapshot().unwrap();
    let rows_before = [&EVENT, &REVIEW].map(|table| sorted_rows(&before, table));
    let mut writer = lake.lock("test").unwrap();
    let compacted = compact(&mut writer, 1, "compaction", NOW_US).unwrap();
    let told = |table: &Table| compacted[table.name];
    assert_eq!((told(&EVENT).files_before, told(&EVENT).files_after, told(&EVENT).rows), (8, 1, 320));
    assert_eq!((told(&REVIEW).files_before, told(&REVIEW).files_after, told(&REVIEW).rows), (2, 1, 6));
    let after = writer.snapshot().clone();
    for (table, rows) in [&EVENT, &REVIEW].into_iter().zip(rows_before) {
        assert_eq!(sorted_rows(&after, table), rows, "{}", table.name);
        // Nothing is new: what is derived from the rows need not be made again.
        assert_eq!(after.added_since(table, before.version(table)).len(), 0);
        assert_eq!(after.rows_version(table), before.version(table));
        assert!(after.version(table) > before.version(table));
    }
    assert!(compact(&mut writer, 1, "compaction", NOW_US).unwrap().is_empty());
    assert_eq!(writer.snapshot().sequence(), after.sequence());
    assert_eq!(verified(&lake).findings, []);
    let actions = actions(lake.root(), "event", 8);
    let changes = actions.iter().filter(|action| match action {
        Action::Add(add) => add.data_change,
        Action::Remove(remove) => remove.data_change,
        other => !matches!(other, Action::CommitInfo(_)),
    });
    assert_eq!((actions.len(), changes.count()), (10, 0), "{actions:?}");
}

#[test]
fn the_lake_as_it_was_can_be_read_from_the_files_that_took_over_its_rows() {
    let (_folder, lake) = many_files();
    let before = sorted_rows(&lake.snapshot().unwrap(), &EVENT);
    let versions = BTreeMap::from([("event".to_owned(), 7), ("review".to_owned(), 1)]);
    let mut writer = lake.lock("test").unwrap();
    compact_all(&mut writer).unwrap();
    let then = writer.snapshot().at(&versions).unwrap().unwrap();
    assert_eq!(sorted_rows(&then, &EVENT), before);
    let earlier = BTreeMap::from([("event".to_owned(), 6)]);
    assert!(writer.snapshot().at(&earlier).unwrap().is_none(), "its rows lie in one file with later ones");
    delete(&mut writer).unwrap();
    assert!(writer.snapshot().at(&versions).unwrap().is_none(), "some of its rows are deleted");
}

#[test]
fn the_same_files_are_merged_to_the_same_bytes_in_the_order_of_the_table() {
    let merged = || {
        let (folder, lake) = many_files();
        compact_all(&mut lake.lock("test").unwrap()).unwrap();
        let snapshot = lake.snapshot().unwrap();
        let file = &snapshot.files(&EVENT)[0];
        let columns: Vec<_> = EVENT.sort.to_vec();
        let batches = snapshot.read_columns(&[file], &columns).unwrap();
        let rows = concat_batches(&batches[0].schema(), &batches).unwrap();
        let bytes = fs::read(lake.root().join("event").join(&file.path)).unwrap();
        drop(folder);
        (bytes, rows)
    };
    let (one, other): ((Vec<u8>, RecordBatch), _) = (merged(), merged());
    assert!(one.0 == other.0 && one.1 == other.1);
    let key = |row: usize| format!("{:?}", one.1.slice(row, 1).columns());
    assert!((1..320).all(|row| key(row - 1) <= key(row)), "rows of equal length compare like their text");
}

#[test]
fn a_deletion_takes_what_its_certificate_names_and_withdraws_the_promise_to_append_only() {
    let (_folder, lake) = many_files();
    let before = lake.snapshot().unwrap();
    let all = sorted_rows(&before, &EVENT);
    assert_eq!(before.tables["event"].metadata.configuration[APPEND_ONLY], "true");
    let mut writer = lake.lock("test").unwrap();
    compact_all(&mut writer).unwrap();
    assert_eq!(writer.snapshot().tables["event"].metadata.configuration[APPEND_ONLY], "true");
    delete(&mut writer).unwrap();
    let after = writer.snapshot().clone();
    assert!(!after.tables["event"].metadata.configuration.contains_key(APPEND_ONLY));
    assert_eq!(after.tables["review"].metadata.configuration[APPEND_ONLY], "true");
    let stayed = |row: &String| {
        row.contains("2026-10-03") || (0..400).any(|kind| row.contains(&format!("kind-{:06}", kind * 2)))
    };
    assert_eq!(sorted_rows(&after, &EVENT), all.into_iter().filter(stayed).collect::<Vec<_>>());
    let rows = |snapshot: &Snapshot| snapshot.files(&EVENT).iter().map(|file| file.rows).sum::<u64>();
    assert_eq!(rows(&after), 160 + 3 + 5);
    assert_eq!(after.deleted_until(&EVENT), Some(october(2)));
    assert_eq!(after.added_since(&EVENT, before.version(&EVENT)).len(), 0, "what is left is not new");
    assert_eq!(verified(&lake).findings, []);
}

/// The hashes by which the rows of a table are told apart, in order.
fn hashes(snapshot: &Snapshot, table: &Table) -> Vec<String> {
    let files: Vec<_> = snapshot.files(table).iter().filter(|file| file.day == october(1)).collect();
    let mut all = Vec::new();
    for batch in snapshot.read_columns(&files, &[name::CONTENT_HASH]).unwrap() {
        all.extend((0..batch.num_rows()).map(|row| format!("{:?}", batch.slice(row, 1).columns())));
    }
    all.sort();
    all.dedup();
    all
}

#[test]
fn what_is_beside_deleted_rows_goes_with_them_also_where_nothing_was_compacted() {
    for compacted in [false, true] {
        let (_folder, lake) = many_files();
        let mut writer = lake.lock("test").unwrap();
        if compacted {
            compact_all(&mut writer).unwrap();
        }
        let before = hashes(writer.snapshot(), &EXTRA);
        assert_eq!(before, hashes(writer.snapshot(), &EVENT));
        delete(&mut writer).unwrap();
        let after = hashes(writer.snapshot(), &EXTRA);
        assert_eq!(after, hashes(writer.snapshot(), &EVENT));
        assert!(!after.is_empty() && after.len() < before.len());
        assert_eq!(verified(&lake).findings, []);
    }
}

#[test]
fn a_file_of_what_is_restricted_is_its_owners_from_its_first_byte_to_its_last_place() {
    let (_folder, lake) = many_files();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let mut writer = lake.lock("test").unwrap();
    let stager = writer.begin("run").unwrap().stager();
    let staged = |table| {
        let draft = stager.begin(table, october(1), 9).unwrap();
        drop(draft);
        let names = crate::lake::folder::names(&lake.root().join(layout::STAGING)).unwrap();
        let name = names.iter().find(|name| name.starts_with(&format!("{}.", table.name))).unwrap();
        mode(&lake.root().join(layout::STAGING).join(name))
    };
    assert_eq!((staged(&EXTRA), staged(&EVENT) & !0o640), (0o600, 0));
    compact_all(&mut writer).unwrap();
    let modes = |table: &Table| {
        let file = lake.root().join(table.name).join(&writer.snapshot().files(table)[0].path);
        (mode(&file), mode(file.parent().unwrap()))
    };
    assert_eq!(modes(&EXTRA), (0o600, 0o700), "rows that moved");
    assert_eq!(modes(&EVENT).0 & !0o640, 0);
}

/// Changes one manifest and makes every hash of the chain fit.
pub(super) fn forge(lake: &Lake, sequence: u64, from: &str, to: &str) {
    let newest = lake.snapshot().unwrap().sequence();
    let mut swapped: Option<(String, String)> = None;
    for number in sequence..=newest {
        let path = lake.root().join(layout::manifest(number));
        let old = fs::read_to_string(&path).unwrap();
        let mut new = old.clone();
        if number == sequence {
            assert!(old.contains(from), "{old}");
            new = old.replacen(from, to, 1);
        }
        if let Some((before, after)) = &swapped {
            new = new.replace(before, after);
        }
        let digest = |text: &str| crate::lake::sha256(text.as_bytes());
        swapped = Some((digest(&old), digest(&new)));
        fs::write(lake.root().join(layout::digest(number)), layout::digest_line(number, &digest(&new))).unwrap();
        fs::write(path, new).unwrap();
    }
}

/// What `verify` finds then.
fn forged(sequence: u64, from: &str, to: &str) -> Vec<Fault> {
    let (_folder, lake) = many_files();
    let mut writer = lake.lock("test").unwrap();
    compact_all(&mut writer).unwrap();
    delete(&mut writer).unwrap();
    forge(&lake, sequence, from, to);
    verified(&lake).findings.into_iter().map(|finding| finding.fault).collect()
}

#[test]
fn rows_that_a_commit_lost_or_made_are_found() {
    // The compaction is commit 9, the deletion 10.
    assert_eq!(forged(9, "\"rows\": 320", "\"rows\": 319"), [Fault::Unbalanced, Fault::OutOfOrder]);
    assert_eq!(forged(10, "\"rows\": 1,\n        \"rule\"", "\"rows\": 2,\n        \"rule\""), [Fault::Unbalanced]);
    assert_eq!(forged(10, "\"deleted\": [", "\"inputs\": [],\n    \"deleted\": ["), [Fault::Unbalanced; 3]);
    assert_eq!(forged(10, "\"deleted\": [", "\"spared\": [], \"gone\": ["), [Fault::Unbalanced; 3]);
}
