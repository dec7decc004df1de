//! The erasure of a person: crashes at every step, what the log, the manifests and `verify` say of it, and what stays of
//! them.

use super::rewrites::{actions, forge, verified};
use super::sample::{october, rows};
use super::{NOW_US, die_everywhere, files, filled, with};
use crate::event::name as n;
use crate::event::table::Table;
use crate::event::tables::{DAILY, EVENT, EXTRA, PEOPLE, REVIEW, RUN, TABLES};
use crate::lake::log::{APPEND_ONLY, Action};
use crate::lake::retention::erasure::{Erasure, Nobody, plan};
use crate::lake::retention::{Held, Hold};
use crate::lake::{Fault, Lake, LakeError, Snapshot, Writer};
use arrow::array::{ArrayRef, AsArray, Int64Array, StringArray};
use arrow::datatypes::Int64Type;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::Arc;
use tempfile::TempDir;

/// Who is erased. Their event of number 7 is on two days; the hash of all rows of this number is 7.
const OLD: &str = "actor-000007";
/// Who they are then: it stands before all others.
const NEW: &str = "a new one";

/// Events of three days, of which the last has none of the person, reviews, and what is derived.
fn lake() -> (TempDir, Lake) {
    filled(2, |transaction, commit| {
        let day = october(commit + 1);
        transaction.append(&EVENT, day, &rows(&EVENT, day, 0..40))?;
        transaction.append(&REVIEW, day, &rows(&REVIEW, day, 5..9))?;
        transaction.append(&PEOPLE, day, &rows(&PEOPLE, day, 0..20))?;
        transaction.append(&DAILY, day, &rows(&DAILY, day, 0..20))?;
        transaction.append(&EVENT, october(3), &rows(&EVENT, october(3), 10..20))
    })
}

/// One text.
fn text(text: &str) -> ArrayRef {
    Arc::new(StringArray::from(vec![text]))
}

fn planned(snapshot: &Snapshot, holds: &[Hold]) -> Erasure {
    plan(snapshot, &BTreeSet::from([OLD.to_owned()]), holds).unwrap()
}

fn erase(writer: &mut Writer) -> Result<(), LakeError> {
    let pseudonyms = BTreeMap::from([(OLD.to_owned(), NEW.to_owned())]);
    let nobody = Nobody { pseudonyms, marks: vec!["p_mark".to_owned()] };
    let erasure = planned(writer.snapshot(), &[]);
    erasure.carry_out(writer, &nobody, "erasure", json!({ "command": "erase" }), NOW_US)
}

/// Every row of a table but for its hash, in the order of files and rows.
fn told(snapshot: &Snapshot, table: &Table) -> Vec<String> {
    let files: Vec<_> = snapshot.files(table).iter().collect();
    let columns: Vec<_> =
        table.columns.iter().map(|column| column.name).filter(|name| *name != n::CONTENT_HASH).collect();
    let batches = snapshot.read_columns(&files, &columns).unwrap();
    let rows = batches.iter().flat_map(|batch| (0..batch.num_rows()).map(|row| batch.slice(row, 1)));
    rows.map(|row| format!("{:?}", row.columns())).collect()
}

#[test]
fn an_erasure_survives_death_at_every_step() {
    assert!(die_everywhere(lake, erase) > 50);
}

#[test]
fn nothing_is_changed_but_pseudonyms_and_hashes_and_nothing_of_the_person_is_left() {
    let (_folder, lake) = lake();
    let before = lake.snapshot().unwrap();
    let rows: Vec<_> = TABLES.iter().map(|table| told(&before, table)).collect();
    let mut writer = lake.lock("test").unwrap();
    erase(&mut writer).unwrap();
    let after = writer.snapshot().clone();
    for (table, rows) in TABLES.iter().zip(rows) {
        let mut expected: Vec<_> = rows.into_iter().map(|row| row.replace(OLD, NEW)).collect();
        let mut found = told(&after, table);
        // The rows of `people` are sorted by person.
        expected.sort();
        found.sort();
        assert_eq!(found, expected, "{}", table.name);
    }
    for path in files(lake.root(), "") {
        let bytes = fs::read(lake.root().join(&path)).unwrap();
        assert!(memchr::memmem::find(&bytes, OLD.as_bytes()).is_none(), "{}", path.display());
    }
    let first = &told(&after, &PEOPLE)[0];
    assert!(first.contains(NEW), "{first}");
    assert_eq!(planned(&after, &[]).rows, BTreeMap::new());
    assert_eq!(after.erased(), BTreeMap::from([("p_mark".to_owned(), NOW_US)]));
    assert_eq!(before.erased(), BTreeMap::new());
    assert_eq!(verified(&lake).findings, []);
}

#[test]
fn a_hash_that_is_made_of_the_person_is_drawn_anew_wherever_it_stands() {
    let hashes = |snapshot: &Snapshot, table: &Table| -> BTreeSet<i64> {
        let files: Vec<_> = snapshot.files(table).iter().collect();
        let batches = snapshot.read_columns(&files, &[n::CONTENT_HASH]).unwrap();
        batches.iter().flat_map(|batch| batch.column(0).as_primitive::<Int64Type>().values().to_vec()).collect()
    };
    let (_folder, lake) = lake();
    let mut writer = lake.lock("test").unwrap();
    erase(&mut writer).unwrap();
    let [event, review] = [&EVENT, &REVIEW].map(|table| hashes(writer.snapshot(), table));
    assert_eq!((event.len(), review.len()), (40, 4));
    assert!(!event.contains(&7) && !review.contains(&7) && event.contains(&6) && review.contains(&6));
    let new: Vec<_> = event.iter().filter(|hash| !(0..40).contains(*hash)).collect();
    assert!(new.len() == 1 && review.contains(new[0]), "rows of two tables that belong together still do");
}

#[test]
fn of_several_versions_that_counts_which_counted_before() {
    let (_folder, lake) = lake();
    let mut writer = lake.lock("test").unwrap();
    // Two more versions of the person's event: one of theirs with a smaller hash, and one of somebody else's with a larger.
    let version = |hash: i64, actor: &str, latency_ms: i64| {
        let batch = rows(&EVENT, october(1), 7..8);
        let batch = with(&EVENT, &batch, n::CONTENT_HASH, Arc::new(Int64Array::from(vec![hash])));
        let batch = with(&EVENT, &batch, n::ACTOR, text(actor));
        with(&EVENT, &batch, n::LATENCY_MS, Arc::new(Int64Array::from(vec![latency_ms])))
    };
    let mut transaction = writer.begin("run").unwrap();
    for batch in [version(-5_000, OLD, -5), version(1_000, "somebody", 1)] {
        transaction.append(&EVENT, october(1), &batch).unwrap();
    }
    transaction.commit(json!({}), NOW_US).unwrap();
    erase(&mut writer).unwrap();
    let snapshot = writer.snapshot();
    let files: Vec<_> = snapshot.files(&EVENT).iter().filter(|file| file.day == october(1)).collect();
    let mut versions = Vec::new();
    for batch in snapshot.read_columns(&files, &[n::EVENT_ID, n::CONTENT_HASH, n::LATENCY_MS]).unwrap() {
        let [hash, latency] = [1, 2].map(|column| batch.column(column).as_primitive::<Int64Type>().clone());
        let ids = batch.column(0).as_string::<i32>().iter().enumerate();
        let theirs = ids.filter(|(_, id)| id.is_some_and(|id| id.ends_with("000007")));
        versions.extend(theirs.map(|(row, _)| (hash.value(row), latency.value(row))));
    }
    versions.sort_unstable();
    assert_eq!(versions.iter().map(|(_, latency)| *latency).collect::<Vec<_>>(), [-5, 7, 1]);
    assert!(versions[0].0 != -5_000 && versions[1].0 != 7 && versions[2].0 == 1_000, "{versions:?}");
}

#[test]
fn an_event_that_is_named_only_beside_itself_is_found_before_what_refers_to_it() {
    let (day, id) = (october(1), format!("{:016x}", 8));
    // The export gave somebody else's event no id, so that it has its hash for one; what lies beside it mentions the person,
    // and a review that names nobody is about it.
    let (_folder, lake) = filled(1, |transaction, _| {
        let event = with(&EVENT, &rows(&EVENT, day, 8..9), n::EVENT_ID, text(&id));
        let beside = with(&EXTRA, &rows(&EXTRA, day, 8..9), n::RECORD_TABLE, text(EVENT.name));
        let beside = with(&EXTRA, &beside, n::EXTRA_JSON, text(&format!("{{\"peer\":\"{OLD}\"}}")));
        transaction.append(&EVENT, day, &event)?;
        transaction.append(&EXTRA, day, &beside)?;
        transaction.append(&REVIEW, day, &with(&REVIEW, &rows(&REVIEW, day, 9..10), n::OUTPUT_ID, text(&id)))
    });
    let mut writer = lake.lock("test").unwrap();
    erase(&mut writer).unwrap();
    let snapshot = writer.snapshot();
    let [event, review] = [(&EVENT, n::EVENT_ID), (&REVIEW, n::OUTPUT_ID)].map(|(table, column)| {
        let batches = snapshot.read_columns(&[&snapshot.files(table)[0]], &[column]).unwrap();
        batches[0].column(0).as_string::<i32>().value(0).to_owned()
    });
    assert_ne!(event, id);
    assert_eq!(review, event, "the review still is about the event");
}

#[test]
fn an_erasure_is_an_update_that_is_certified_without_naming_anybody() {
    let (_folder, lake) = lake();
    let before = lake.snapshot().unwrap();
    let mut writer = lake.lock("test").unwrap();
    let counted = planned(&before, &[]).rows;
    let of = |table: &'static str, day| ((table, october(day)), 1);
    let all = [EVENT.name, REVIEW.name, DAILY.name, PEOPLE.name];
    assert_eq!(counted, all.into_iter().flat_map(|table| [of(table, 1), of(table, 2)]).collect());
    erase(&mut writer).unwrap();
    let after = writer.snapshot().clone();
    assert_eq!(after.rows_version(&EVENT), after.version(&EVENT));
    assert_eq!(after.added_since(&EVENT, before.version(&EVENT)).len(), 0, "nothing is new");
    for table in [&EVENT, &REVIEW, &DAILY, &PEOPLE] {
        let actions = actions(lake.root(), table.name, after.version(table).unwrap());
        let Action::CommitInfo(info) = &actions[0] else { panic!("{actions:?}") };
        assert_eq!(info["operation"], "UPDATE", "{}", table.name);
        let changes = actions.iter().filter(|action| match action {
            Action::Add(add) => add.data_change,
            Action::Remove(remove) => remove.data_change,
            _ => false,
        });
        assert_eq!(changes.count(), 4, "two files go and two come, of {}", table.name);
        assert!(!after.tables[table.name].metadata.configuration.contains_key(APPEND_ONLY));
    }
    assert!(after.tables[RUN.name].metadata.configuration.contains_key(APPEND_ONLY));
    let path = lake.root().join(crate::lake::layout::manifest(after.sequence()));
    let manifest = fs::read_to_string(path).unwrap();
    assert!(!manifest.contains(OLD) && !manifest.contains(NEW), "{manifest}");
    let facts = &serde_json::from_str::<serde_json::Value>(&manifest).unwrap()["facts"];
    assert_eq!(facts["erased"].as_array().unwrap().len(), 8);
    let file = &facts["files"][0];
    assert_eq!((&file["table"], &file["rows"], &file["changed"]), (&json!("event"), &json!(40), &json!(1)));
    for file in [file, &file["rewritten_as"]] {
        assert_eq!(file["sha256"].as_str().unwrap().len(), 64);
    }
}

#[test]
fn a_certificate_that_says_something_else_is_found() {
    let forged = |from: &str, to: &str| {
        let (_folder, lake) = lake();
        erase(&mut lake.lock("test").unwrap()).unwrap();
        forge(&lake, 3, from, to);
        verified(&lake).findings.into_iter().map(|finding| finding.fault).collect::<Vec<_>>()
    };
    let entry = "\"rows\": 1,\n        \"table\": \"daily\"";
    assert_eq!(forged(entry, "\"rows\": 21,\n        \"table\": \"daily\""), [Fault::Unbalanced]);
    assert_eq!(forged("\"erased\": [", "\"inputs\": [],\n    \"erased\": ["), [Fault::Unbalanced; 2]);
    // A file of a derived table that lost a row: without a certificate it would only have been made again.
    assert_eq!(forged("\"rows\": 20", "\"rows\": 19"), [Fault::Unbalanced]);
}

#[test]
fn a_row_that_a_hold_names_is_told() {
    let (_folder, lake) = lake();
    let snapshot = lake.snapshot().unwrap();
    let held = |held: Held| planned(&snapshot, &[Hold { name: "hold".to_owned(), held }]).held;
    let of = |table: &'static str, rows| ((table, "hold".to_owned()), rows);
    let project = held(Held::Project("project-000007".to_owned()));
    assert_eq!(project, [EVENT.name, REVIEW.name, DAILY.name, PEOPLE.name].map(|table| of(table, 2)).into());
    assert_eq!(held(Held::Project("project-000008".to_owned())), BTreeMap::new());
    assert_eq!(
        held(Held::Person(vec![OLD.to_owned()])),
        [EVENT.name, DAILY.name, PEOPLE.name].map(|table| of(table, 2)).into()
    );
    assert_eq!(held(Held::Case("output_id-000007".to_owned())), [of(REVIEW.name, 2)].into());
}
