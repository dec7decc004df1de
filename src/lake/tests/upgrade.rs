//! The upgrade of rows that have something restricted among their columns: crashes at every step, many commits, and what the
//! log, the manifests and `verify` say of it.

use super::rewrites::{actions, forge, verified};
use super::sample::{october, rows};
use super::{NOW_US, assert_whole, die_everywhere, failing, filled, with};
use crate::event::name as n;
use crate::event::table::Table;
use crate::event::tables::{ENTITY, EVENT, EXTRA, NOTHING, USAGE};
use crate::lake::log::{APPEND_ONLY, Action};
use crate::lake::upgrade::{Upgraded, upgrade, upgrade_by};
use crate::lake::{DataFile, Fault, Lake, Snapshot};
use arrow::array::{ArrayRef, AsArray, RecordBatch, StringArray};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use std::os::unix::fs::PermissionsExt as _;
use std::sync::Arc;
use tempfile::TempDir;

/// Texts in turns, for forty rows.
fn in_turns(texts: &[&'static str]) -> ArrayRef {
    Arc::new(texts.iter().copied().cycle().map(Some).take(40).collect::<StringArray>())
}

/// Events of two days and two sources, of which every other says something, and one day of which none does; what a vendor
/// counted, with and without; and entities. As version 0.1 has them, by so many commits.
fn of_before(commits: u32) -> (TempDir, Lake) {
    filled(commits, |transaction, commit| {
        let numbers = i64::from(commit) * 40..i64::from(commit) * 40 + 40;
        for day in [october(1), october(2)] {
            let events = rows(&EVENT, day, numbers.clone());
            let events = with(&EVENT, &events, n::SOURCE, in_turns(&["two", "one", "one"]));
            let events = with(&EVENT, &events, n::EXTRA_JSON, in_turns(&["{\"a\":1}", NOTHING]));
            transaction.append(&EVENT, day, &events)?;
            transaction.append(&USAGE, day, &rows(&USAGE, day, numbers.clone()))?;
        }
        let silent = with(&EVENT, &rows(&EVENT, october(3), numbers.clone()), n::EXTRA_JSON, in_turns(&[NOTHING]));
        transaction.append(&EVENT, october(3), &silent)?;
        transaction.append(&ENTITY, october(2), &rows(&ENTITY, october(2), numbers))
    })
}

/// Every row of the three tables with what is restricted in it, wherever that lies.
fn joined(snapshot: &Snapshot) -> Vec<String> {
    let read = |table: &Table, columns: &[&str]| {
        let files: Vec<&DataFile> = snapshot.files(table).iter().collect();
        let batches = snapshot.read_columns(&files, columns).unwrap();
        batches.into_iter().flat_map(|batch| (0..batch.num_rows()).map(move |row| batch.slice(row, 1)))
    };
    let text = |row: &RecordBatch, name: &str| {
        row[name].as_string::<i32>().iter().next().flatten().unwrap_or(NOTHING).to_owned()
    };
    let id = |row: &RecordBatch, table: &str| format!("{table} {:?} {:?}", row[n::DAY], row[n::CONTENT_HASH]);
    let columns: Vec<_> = EXTRA.columns.iter().map(|column| column.name).collect();
    let mut beside = BTreeMap::new();
    for row in read(&EXTRA, &columns) {
        let key = (id(&row, &text(&row, n::RECORD_TABLE)), text(&row, n::SOURCE), text(&row, n::RUN_ID));
        assert_eq!(beside.insert(key, text(&row, n::EXTRA_JSON)), None);
    }
    let mut all = Vec::new();
    for table in [&EVENT, &USAGE, &ENTITY] {
        let columns: Vec<_> = table.columns.iter().map(|column| column.name).collect();
        let others: Vec<_> = columns.iter().filter(|name| **name != n::EXTRA_JSON).collect();
        for row in read(table, &columns) {
            let moved = beside.remove(&(id(&row, table.name), text(&row, n::SOURCE), text(&row, n::RUN_ID)));
            let values: Vec<_> = others.iter().map(|name| &row[**name]).collect();
            all.push(format!("{values:?} {}", moved.unwrap_or_else(|| text(&row, n::EXTRA_JSON))));
        }
    }
    assert!(beside.is_empty(), "{beside:?}");
    all.sort();
    all
}

/// The texts that stand among the columns of the three tables.
fn among_columns(snapshot: &Snapshot) -> BTreeSet<String> {
    let files: Vec<&DataFile> = [&EVENT, &USAGE, &ENTITY].iter().flat_map(|table| snapshot.files(table)).collect();
    let batches = snapshot.read_columns(&files, &[n::EXTRA_JSON]).unwrap();
    let texts = batches.iter().flat_map(|batch| batch.column(0).as_string::<i32>().iter().flatten());
    texts.map(str::to_owned).collect()
}

#[test]
fn an_upgrade_survives_death_at_every_step() {
    assert!(die_everywhere(|| of_before(1), |writer| upgrade(writer, "upgrade", NOW_US).map(|_| ())) > 50);
}

#[test]
fn what_is_restricted_moves_and_nothing_else_changes() {
    let (_folder, lake) = of_before(2);
    let before = lake.snapshot().unwrap();
    let told = joined(&before);
    assert!(among_columns(&before).len() > 50);
    let mut writer = lake.lock("test").unwrap();
    let upgraded = upgrade(&mut writer, "upgrade", NOW_US).unwrap();
    let after = writer.snapshot().clone();
    assert_eq!(joined(&after), told);
    assert_eq!(among_columns(&after), BTreeSet::from([NOTHING.to_owned()]));
    let expected = [
        (EVENT.name, Upgraded { files: 4, rows: 160, moved: 80 }),
        (USAGE.name, Upgraded { files: 4, rows: 160, moved: 106 }),
        (ENTITY.name, Upgraded { files: 2, rows: 80, moved: 80 }),
    ];
    assert_eq!(upgraded, BTreeMap::from(expected));
    // One file beside each day, which the owner alone reads, and those of events of which none said anything are as they were.
    let days: Vec<_> = after.files(&EXTRA).iter().map(|file| (file.day, file.rows)).collect();
    assert_eq!(days, [(october(1), 40 + 53), (october(2), 40 + 53 + 80)]);
    for file in after.files(&EXTRA) {
        let metadata = std::fs::metadata(lake.root().join("extra").join(&file.path)).unwrap();
        assert_eq!(metadata.permissions().mode() & 0o777, 0o600);
    }
    let silent = |snapshot: &Snapshot| snapshot.files(&EVENT)[4..].to_vec();
    assert_eq!((silent(&after), silent(&after).len()), (silent(&before), 2));
    assert_eq!(after.sequence(), before.sequence() + 1);
    assert_eq!(upgrade(&mut writer, "upgrade", NOW_US).unwrap(), BTreeMap::new());
    assert_eq!(writer.snapshot().sequence(), after.sequence(), "a second time there is nothing to commit");
    // Rows that a program of version 0.1 adds to such a lake are found as well.
    let mut transaction = writer.begin("run").unwrap();
    transaction.append(&ENTITY, october(1), &rows(&ENTITY, october(1), 0..5)).unwrap();
    transaction.commit(json!({}), NOW_US).unwrap();
    let upgraded = upgrade(&mut writer, "upgrade", NOW_US).unwrap();
    assert_eq!(upgraded, BTreeMap::from([(ENTITY.name, Upgraded { files: 1, rows: 5, moved: 5 })]));
    assert_eq!(verified(&lake).findings, []);
}

#[test]
fn an_upgrade_is_an_update_of_rows_that_are_as_old_as_they_were() {
    let (_folder, lake) = of_before(2);
    let before = lake.snapshot().unwrap();
    let mut writer = lake.lock("test").unwrap();
    upgrade(&mut writer, "upgrade", NOW_US).unwrap();
    let after = writer.snapshot();
    for table in [&EVENT, &USAGE, &ENTITY] {
        assert_eq!(after.added_since(table, before.version(table)).len(), 0, "nothing is to be derived anew");
        let actions = actions(lake.root(), table.name, after.version(table).unwrap());
        let Action::CommitInfo(info) = &actions[0] else { panic!("{actions:?}") };
        assert_eq!(info["operation"], "UPDATE");
        let moved = |action: &Action| match action {
            Action::Add(add) => !add.data_change,
            Action::Remove(remove) => !remove.data_change,
            _ => false,
        };
        assert!(!actions.iter().any(moved), "what readers see changes");
        assert!(!after.tables[table.name].metadata.configuration.contains_key(APPEND_ONLY));
    }
    assert!(after.tables[EXTRA.name].metadata.configuration.contains_key(APPEND_ONLY));
    // What the lake was can be read from the files that took over its rows.
    let versions = BTreeMap::from([EVENT.name, USAGE.name].map(|table| (table.to_owned(), 0)));
    let then = after.at(&versions).unwrap().unwrap();
    assert_eq!(then.files(&EVENT).iter().map(|file| file.rows).sum::<u64>(), 120);
}

#[test]
fn many_commits_come_to_the_same_and_a_killed_run_is_gone_on_with() {
    let (_folder, lake) = of_before(2);
    let told = joined(&lake.snapshot().unwrap());
    let mut writer = lake.lock("test").unwrap();
    assert_eq!(upgrade_by(&mut writer, 1, "upgrade", NOW_US).unwrap()[EVENT.name].moved, 80);
    assert_eq!(writer.snapshot().sequence(), 2 + 10, "a commit for each file");
    assert_eq!(joined(writer.snapshot()), told);
    assert_eq!(verified(&lake).findings, []);
    let (_folder, lake) = of_before(2);
    let mut sequences = BTreeSet::new();
    for steps in (60..).step_by(25) {
        let died =
            lake.lock_on(failing(steps), "test").and_then(|mut writer| upgrade_by(&mut writer, 1, "upgrade", NOW_US));
        sequences.insert(lake.snapshot().unwrap().sequence());
        assert_eq!(joined(lake.lock("test").unwrap().snapshot()), told);
        if died.is_ok() {
            break;
        }
    }
    assert!(sequences.len() > 3, "{sequences:?}");
    assert_whole(&lake, &lake.snapshot().unwrap());
    assert_eq!(among_columns(&lake.snapshot().unwrap()), BTreeSet::from([NOTHING.to_owned()]));
    assert_eq!(verified(&lake).findings, []);
}

#[test]
fn an_upgrade_that_tells_something_else_is_found() {
    let forged = |from: &str, to: &str| {
        let (_folder, lake) = of_before(2);
        upgrade(&mut lake.lock("test").unwrap(), "upgrade", NOW_US).unwrap();
        forge(&lake, 3, from, to);
        verified(&lake).findings.into_iter().map(|finding| finding.fault).collect::<Vec<_>>()
    };
    assert_eq!(forged("\"moved\": 106", "\"moved\": 105"), [Fault::Unbalanced], "fewer moved than came");
    assert_eq!(forged("\"moved\": 106", "\"moved\": 107"), [Fault::Unbalanced], "some are lost");
    assert_eq!(forged("\"rows\": 160\n", "\"rows\": 159\n"), [Fault::Unbalanced]);
    assert_eq!(forged("\"files\": 2", "\"files\": 3"), [Fault::Unbalanced]);
    assert_eq!(forged("\"upgraded\": {", "\"upgraded\": { \"case\": { \"files\": 1 },"), [Fault::Unbalanced]);
    assert_eq!(forged("\"upgraded\": {", "\"gone\": {"), [Fault::Unbalanced], "rows that nobody tells of");
    assert_eq!(forged("\"upgraded\": {", "\"deleted\": [],\n    \"upgraded\": {"), [Fault::Unbalanced]);
    let entity = |moved: u32| format!("\"moved\": {moved},\n        \"rows\": 80\n      }},\n      \"event\": {{");
    let event = |moved: u32| format!("\n        \"files\": 4,\n        \"moved\": {moved}");
    let [from, to] = [(80, 80), (81, 79)].map(|(one, other)| entity(one) + &event(other));
    assert_eq!(forged(&from, &to), [Fault::Unbalanced], "more than there are");
    // A file of table `extra` with a row less than moved: no other count tells of it.
    assert_eq!(forged("\"rows\": 173", "\"rows\": 172"), [Fault::Unbalanced]);
}
