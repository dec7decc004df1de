//! `auditpack lake upgrade` as users meet it: what version 0.1 kept among the columns lies apart afterwards, and nothing else
//! has changed.

use crate::project::{Project, rows_of};
use crate::restricted::{among_readers, cells};
use crate::verify::by_hand;
use crate::versions::FIRST;
use arrow::array::{Array as _, AsArray, RecordBatch, StringArray};
use arrow::datatypes::Int64Type;
use auditpack::event::name as n;
use auditpack::event::table::Table;
use auditpack::event::tables::{ENTITY, EVENT, EXTRA, NOTHING, TABLES, USAGE, WITH_EXTRA};
use auditpack::lake::{self, Lake, Snapshot, sha256};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::sync::Arc;

/// The texts of table `extra` by the row that they belong to.
fn beside(snapshot: &Snapshot) -> BTreeMap<(String, String, i64), String> {
    let files: Vec<_> = snapshot.files(&EXTRA).iter().collect();
    let columns = [n::RECORD_TABLE, n::SOURCE, n::EXTRA_JSON, n::CONTENT_HASH];
    let mut texts = BTreeMap::new();
    for batch in snapshot.read_columns(&files, &columns).unwrap() {
        let [table, source, text] = [0, 1, 2].map(|column| batch.column(column).as_string::<i32>());
        let hashes = batch.column(3).as_primitive::<Int64Type>();
        let key = |row| (table.value(row).to_owned(), source.value(row).to_owned(), hashes.value(row));
        texts.extend((0..batch.num_rows()).map(|row| (key(row), text.value(row).to_owned())));
    }
    texts
}

/// The rows of a file as version 0.1 has them: with what is restricted among their columns.
fn of_before(batch: &RecordBatch, table: &Table, beside: &mut BTreeMap<(String, String, i64), String>) -> RecordBatch {
    let mut columns = batch.columns().to_vec();
    if WITH_EXTRA.contains(&table.name) {
        let sources = batch[n::SOURCE].as_string::<i32>();
        let hashes = batch[n::CONTENT_HASH].as_primitive::<Int64Type>();
        let mut text = |row| {
            let key = (table.name.to_owned(), sources.value(row).to_owned(), hashes.value(row));
            beside.remove(&key).unwrap_or_else(|| NOTHING.to_owned())
        };
        let texts = (0..batch.num_rows()).map(|row| Some(text(row))).collect::<StringArray>();
        columns[table.index(n::EXTRA_JSON)] = Arc::new(texts);
    }
    RecordBatch::try_new(table.schema(), columns).unwrap()
}

/// The small organisation's rows in the lake that version 0.1 wrote, as that would have written them. The ledger does not know
/// their exports.
fn old_lake() -> Project {
    let project = Project::small();
    project.run(&["ingest", "--config", "auditpack.toml"]).ok();
    let new = project.snapshot();
    let mut texts = beside(&new);
    assert!(texts.len() > 100);
    project.take(Path::new(FIRST), "old");
    project.write("first.ndjson", Project::calls().read("first.ndjson"));
    let mut writer = Lake::open(&project.path("old"), "Europe/London").unwrap().lock("test").unwrap();
    let mut transaction = writer.begin("before").unwrap();
    for table in TABLES.iter().copied().filter(|table| !table.derived && *table != &EXTRA) {
        let columns: Vec<_> = table.columns.iter().map(|column| column.name).collect();
        for file in new.files(table) {
            for batch in new.read_columns(&[file], &columns).unwrap() {
                transaction.append(table, file.day, &of_before(&batch, table, &mut texts)).unwrap();
            }
        }
    }
    transaction.commit(Value::Null, crate::lake::NOW_US).unwrap();
    assert_eq!(texts, BTreeMap::new());
    fs::remove_dir_all(project.path("lake")).unwrap();
    fs::rename(project.path("old"), project.path("lake")).unwrap();
    for path in WITH_EXTRA.iter().flat_map(|table| project.files(&format!("lake/{table}"))) {
        fs::set_permissions(path, fs::Permissions::from_mode(0o644)).unwrap();
    }
    project
}

/// Every row with all that it says, wherever that lies.
fn everything(project: &Project) -> Vec<String> {
    let snapshot = project.snapshot();
    let mut beside = beside(&snapshot);
    let mut rows = Vec::new();
    for table in TABLES.iter().copied().filter(|table| !table.derived && *table != &EXTRA) {
        let columns: Vec<_> = table.columns.iter().map(|column| column.name).collect();
        for batch in snapshot.read_columns(&snapshot.files(table).iter().collect::<Vec<_>>(), &columns).unwrap() {
            let among = WITH_EXTRA.contains(&table.name).then(|| batch[n::EXTRA_JSON].as_string::<i32>().clone());
            let whole = if let Some(among) = among.filter(|texts| texts.iter().flatten().any(|text| text != NOTHING)) {
                assert_eq!(among.null_count(), 0);
                batch
            } else {
                of_before(&batch, table, &mut beside)
            };
            rows.extend((0..whole.num_rows()).map(|row| format!("{} {:?}", table.name, whole.slice(row, 1).columns())));
        }
    }
    assert_eq!(beside, BTreeMap::new());
    rows.sort();
    rows
}

/// What stands among the columns of the tables that may have something beside them.
fn texts(project: &Project) -> BTreeSet<String> {
    let of = |table| cells(project, table, &[n::EXTRA_JSON]).concat();
    let says = |text: &String| text != NOTHING && text != "∅";
    [&EVENT, &USAGE, &ENTITY].into_iter().flat_map(of).filter(says).collect()
}

fn assert_verified(project: &Project) {
    assert_eq!(lake::verify(&project.path("lake").as_path().into(), &[], 1, &|_| ()).unwrap().findings, []);
}

/// What a command says on standard error.
fn told(project: &Project, args: &[&str]) -> String {
    project.run(&[args, &["--config", "auditpack.toml"]].concat()).ok().err()
}

#[test]
fn what_an_older_version_kept_among_the_columns_is_for_the_owner_alone_afterwards() {
    let project = old_lake();
    assert!(told(&project, &["run"]).contains("hint: rows of version 0.1 may have"));
    assert!(told(&project, &["lake", "status"]).contains("`auditpack lake upgrade --config FILE` moves it"));
    let needs_upgrade = || {
        let status = project.run(&["lake", "status", "lake", "--json"]).ok().out();
        serde_json::from_str::<Value>(&status).unwrap()["needs_upgrade"].clone()
    };
    assert_eq!(needs_upgrade(), true);
    let (rows, restricted) = (everything(&project), texts(&project));
    let documents = || {
        ["kpis.json", "kpis.csv", "board-pack.pdf"]
            .map(|name| fs::read(project.path(&format!("out/2026-10/{name}"))).unwrap())
    };
    let before = documents();
    assert!(restricted.len() > 10);
    assert!(!among_readers(&project, &restricted).found.is_empty(), "the files of before are looked into");

    let said = told(&project, &["lake", "upgrade"]);
    assert!(said.contains("event: ") && said.contains(" moved what is restricted to table `extra`"), "{said}");
    assert_eq!(texts(&project), BTreeSet::new());
    let looked = among_readers(&project, &restricted);
    assert_eq!(looked.found, BTreeSet::new());
    assert!(looked.own > 50 && looked.others > 100, "{looked:?}");
    assert_eq!(everything(&project), rows);
    assert_verified(&project);
    for line in [told(&project, &["lake", "status"]), told(&project, &["ingest"])] {
        assert!(!line.contains("hint: "), "{line}");
    }
    assert_eq!(needs_upgrade(), false);

    project.run(&["verify", "out/2026-10/board-pack.pdf", "--config", "auditpack.toml"]).ok();
    told(&project, &["measure"]);
    let after = documents();
    assert!(after == before);
    let commits = project.snapshot().sequence();
    assert!(told(&project, &["lake", "upgrade"]).contains("no row has anything restricted among its columns"));
    assert_eq!(project.run(&["lake", "upgrade", "--json", "--config", "auditpack.toml"]).ok().out(), "{}\n");
    assert_eq!(project.snapshot().sequence(), commits);
}

#[test]
fn exports_that_are_read_again_are_known_after_an_upgrade() {
    let project = old_lake();
    told(&project, &["lake", "upgrade"]);
    let rows = everything(&project);
    let ran = project.run(&["ingest", "--json", "--config", "auditpack.toml"]).ok();
    let files: Value = serde_json::from_str(&ran.out()).unwrap();
    let sum = |field: &str| files.as_array().unwrap().iter().map(|file| file[field].as_u64().unwrap()).sum::<u64>();
    assert!(sum("duplicate") > 1000);
    assert_eq!((sum("accepted"), sum("extra")), (0, 0));
    let of_run = |row: &&String| !row.starts_with("run ") && !row.starts_with("reject ");
    let (again, before) = (everything(&project), rows);
    assert!(again.iter().filter(of_run).eq(before.iter().filter(of_run)));
    assert_verified(&project);
}

#[test]
fn a_lake_of_which_no_row_says_anything_is_done_at_once() {
    let project = Project::calls();
    project.take(Path::new(FIRST), "lake");
    let before = rows_of(&project.snapshot(), &EVENT, &[n::EVENT_ID]);
    assert!(told(&project, &["lake", "status"]).contains("hint: rows of version 0.1"));
    assert!(told(&project, &["lake", "upgrade"]).contains("no row has anything restricted among its columns"));
    assert!(!told(&project, &["lake", "status"]).contains("hint: "));
    let commits = project.snapshot().sequence();
    told(&project, &["lake", "upgrade"]);
    assert_eq!(project.snapshot().sequence(), commits);
    assert_eq!(rows_of(&project.snapshot(), &EVENT, &[n::EVENT_ID]), before);
    assert_verified(&project);
    let manifest = project.read(&format!("lake/_manifests/{commits:020}.json"));
    let facts = &serde_json::from_str::<Value>(&manifest).unwrap()["facts"];
    assert_eq!(*facts, json!({ "command": "upgrade", "upgraded": {} }));
    // A lake that this version began needs none.
    let project = Project::calls();
    let ingest = told(&project, &["ingest", "--format", "litellm", "first.ndjson"]);
    assert!(!ingest.contains("hint: "), "{ingest}");
    let commits = project.snapshot().sequence();
    told(&project, &["lake", "upgrade"]);
    assert_eq!(project.snapshot().sequence(), commits);
}

#[test]
#[ignore = "needs bash, sha256sum and jq"]
fn an_auditor_counts_with_jq_what_an_upgrade_moved() {
    let project = old_lake();
    told(&project, &["lake", "upgrade"]);
    assert!(by_hand(&project));
    let name = format!("{:020}.json", project.snapshot().sequence());
    let manifest = project.read(&format!("lake/_manifests/{name}"));
    let told: Value = serde_json::from_str(&manifest).unwrap();
    let moved = told["facts"]["upgraded"]["entity"]["moved"].as_u64().unwrap();
    let forged = manifest.replacen(&format!("\"moved\": {moved}"), &format!("\"moved\": {}", moved - 1), 1);
    project.write(&format!("lake/_manifests/{name}"), &forged);
    project.write(&format!("lake/_manifests/{name}.sha256"), format!("{}  {name}\n", sha256(forged.as_bytes())));
    assert!(!by_hand(&project));
}
