//! What is restricted lies apart, where nobody but the owner reads it, and goes with the rows that it belongs to.

use crate::lake::{NOW_US, full_lake};
use crate::project::{Project, rows};
use crate::sample;
use arrow::array::{ArrayRef, AsArray, RecordBatch, StringArray};
use auditpack::event::name as n;
use auditpack::event::table::Table;
use auditpack::event::tables::{ENTITY, EVENT, EXTRA, TABLES, USAGE};
use auditpack::lake::retention::erasure::{self, Nobody};
use auditpack::lake::retention::{self, Held, Hold, Kept, Policy, Term};
use auditpack::lake::{self, Lake, Writer};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::sync::Arc;

const CONFIG: &str = "[organization]\nname = \"Acme\"\ntimezone = \"Europe/London\"\n[paths]\noutput = \"out\"\n";
const INGEST: [&str; 5] = ["ingest", "--config", "auditpack.toml", "--format", "litellm"];

/// A call of a person on a day of October, with fields that have no column.
fn call(id: &str, user: &str, day: u32, more: &str) -> String {
    format!(
        "{{\"request_id\":\"{id}\",\"call_type\":\"acompletion\",\"startTime\":\"2026-10-{day:02}T10:00:00Z\",\
         \"endTime\":\"2026-10-{day:02}T10:00:01Z\",\"model\":\"claude-sonnet-4-5\",\"status\":\"success\",\
         \"user\":\"{user}@acme.example\",\"prompt_tokens\":20,\"completion_tokens\":10,\"request_tags\":[],\
         \"metadata\":{{}}{more}}}\n"
    )
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

/// What others than the owner may read in the lake and in the documents.
#[derive(Debug)]
pub(crate) struct Looked {
    /// The texts that stand in such a file, each with the file.
    pub(crate) found: BTreeSet<String>,
    /// Files that the owner alone reads.
    pub(crate) own: usize,
    /// Files that others read as well.
    pub(crate) others: usize,
}

/// Looks for texts in every file that others than the owner may read.
pub(crate) fn among_readers(project: &Project, texts: &BTreeSet<String>) -> Looked {
    let mut looked = Looked { found: BTreeSet::new(), own: 0, others: 0 };
    for path in [project.files("lake"), project.files("out")].concat() {
        if mode(&path) == 0o600 {
            looked.own += 1;
            continue;
        }
        looked.others += 1;
        let bytes = fs::read(&path).unwrap();
        let is_there = |text: &&String| memchr::memmem::find(&bytes, text.as_bytes()).is_some();
        looked.found.extend(texts.iter().filter(is_there).map(|text| format!("{text} is in {}", path.display())));
    }
    looked
}

/// The values of some columns in every row of a table.
pub(crate) fn cells(project: &Project, table: &Table, columns: &[&str]) -> Vec<Vec<String>> {
    crate::project::rows_of(&project.snapshot(), table, columns)
        .iter()
        .map(|row| row.split(" | ").map(str::to_owned).collect())
        .collect()
}

fn assert_verified(project: &Project) {
    assert_eq!(lake::verify(&project.path("lake").as_path().into(), &[], 1, &|_| ()).unwrap().findings, []);
}

#[test]
fn what_is_restricted_is_in_no_file_that_others_may_read() {
    let project = Project::small();
    let mark = "keptapart17";
    let calls: String = (1..=9)
        .map(|day| call(&format!("call-{day}"), "lee", day, &format!(",\"shade\":\"{mark}\"")))
        .chain([call("plain", "lee", 9, "")])
        .collect();
    project.write("more.ndjson", &calls);
    project.run(&[&INGEST[..], &["more.ndjson"]].concat()).ok();
    project.run(&["run", "--config", "auditpack.toml"]).ok();
    project.run(&["lake", "compact", "--config", "auditpack.toml"]).ok();
    let extra = project.rows(&EXTRA);
    assert_eq!(extra.iter().filter(|row| row.contains(mark)).count(), 9, "one row for each that has something");
    for table in TABLES.iter().filter(|table| !table.is_restricted()) {
        assert!(!project.rows(table).join("\n").contains(mark), "the mark is in {}", table.name);
    }
    let mut texts: BTreeSet<String> = cells(&project, &EXTRA, &[n::EXTRA_JSON]).concat().into_iter().collect();
    assert!(texts.len() > 10);
    texts.insert(mark.to_owned());
    let looked = among_readers(&project, &texts);
    assert_eq!(looked.found, BTreeSet::new());
    assert!(looked.own > 50 && looked.others > 100, "{looked:?}");
    // Without the rights of the owner nobody comes to the files either.
    let day = project.path("lake/extra/dt=2026-10-05");
    assert_eq!((mode(&day), mode(&project.path("lake/extra/_delta_log"))), (0o700, 0o750));
    assert_verified(&project);
}

#[test]
fn every_row_beside_belongs_to_one_row_and_its_column_of_before_is_empty() {
    let project = crate::everything::project();
    project.run(&["ingest", "--config", "auditpack.toml"]).ok();
    let mut owners: BTreeMap<Vec<String>, u32> = BTreeMap::new();
    for table in [&EVENT, &USAGE, &ENTITY] {
        for mut id in cells(&project, table, &[n::SOURCE, n::DAY, n::CONTENT_HASH]) {
            id.insert(0, table.name.to_owned());
            *owners.entry(id).or_default() += 1;
        }
        let empty = if table.columns[table.index(n::EXTRA_JSON)].nullable { "∅" } else { "{}" };
        assert!(cells(&project, table, &[n::EXTRA_JSON]).iter().all(|cell| cell[0] == empty), "{}", table.name);
    }
    let beside = cells(&project, &EXTRA, &[n::RECORD_TABLE, n::SOURCE, n::DAY, n::CONTENT_HASH]);
    let tables: BTreeSet<&str> = beside.iter().map(|id| id[0].as_str()).collect();
    assert_eq!(tables, BTreeSet::from([EVENT.name, USAGE.name, ENTITY.name]));
    for id in &beside {
        assert_eq!(owners.get(id), Some(&1), "{id:?}");
    }
    assert_eq!(beside.iter().collect::<BTreeSet<_>>().len(), beside.len());
    assert!(cells(&project, &EXTRA, &[n::EXTRA_JSON]).iter().all(|cell| cell[0].starts_with("{\"")));
}

#[test]
fn an_ingest_writes_one_file_beside_a_day_and_none_for_what_the_lake_has() {
    let project = Project::small();
    project.run(&["ingest", "--config", "auditpack.toml"]).ok();
    let days = || project.snapshot().files(&EXTRA).iter().map(|file| file.day).collect::<Vec<_>>();
    let before = days();
    assert!(before.windows(2).all(|pair| pair[0] < pair[1]), "{before:?}");
    let tables: BTreeSet<String> = cells(&project, &EXTRA, &[n::RECORD_TABLE]).concat().into_iter().collect();
    assert!(tables.len() > 1, "{tables:?}");
    let calls = (5..8).map(|day| call(&format!("call-{day}"), "lee", day, ",\"shade\":1")).collect::<String>();
    for (name, more) in [("one.ndjson", ""), ("other.ndjson", "\n")] {
        project.write(name, format!("{calls}{more}"));
        project.run(&[&INGEST[..], &[name]].concat()).ok();
        assert_eq!(days().len(), before.len() + 3);
    }
}

#[test]
fn rows_beside_go_with_theirs_and_a_person_whom_only_they_mention_holds_both() {
    let about = |person: &str| format!(",\"on_behalf\":\"{person}@acme.example\"");
    let calls = [
        call("own", "dana", 5, ""),
        call("about", "lee", 5, &about("dana")),
        call("other", "lee", 5, &about("kim")),
        call("plain", "lee", 5, ""),
        call("late", "lee", 6, &about("kim")),
    ];
    let project = Project::with(CONFIG, "calls.ndjson", calls.concat());
    project.run(&[&INGEST[..], &["calls.ndjson"]].concat()).ok();
    let extra = project.rows(&EXTRA);
    assert_eq!(extra.len(), 3);
    let hold = "[retention.table.event]\nkeep_at_most = 1\n[[retention.hold]]\nperson = \"dana@acme.example\"\n\
                reason = \"litigation 17\"\nby = \"Legal\"\nsince = \"2026-05-01\"\n";
    project.write("auditpack.toml", format!("{CONFIG}{hold}"));
    let plan = project.run(&["prune", "--config", "auditpack.toml"]).ok().out();
    assert!(
        plan.contains("delete extra call: 2 rows of 2 days, 2026-10-05 to 2026-10-06 (retention.table.event)"),
        "{plan}"
    );
    assert_eq!(project.rows(&EXTRA), extra);
    project.run(&["prune", "--config", "auditpack.toml", "--yes", "--by", "Dana Reed"]).ok();
    assert_eq!(cells(&project, &EVENT, &[n::EVENT_ID]).concat(), ["about", "own"]);
    let left = cells(&project, &EXTRA, &[n::CONTENT_HASH]).concat();
    let owners = cells(&project, &EVENT, &[n::EVENT_ID, n::CONTENT_HASH]);
    assert_eq!(left, [owners.iter().find(|row| row[0] == "about").unwrap()[1].clone()]);
    let file = project.path("lake/extra").join(&project.snapshot().files(&EXTRA)[0].path);
    assert_eq!((mode(&file), mode(file.parent().unwrap())), (0o600, 0o700), "a file that took over rows");
    assert_eq!(project.files("lake/extra/dt=2026-10-06").len(), 0);
    assert_verified(&project);
    let path = format!("lake/_manifests/{:020}.json", project.snapshot().sequence());
    let manifest: Value = serde_json::from_str(&project.read(&path)).unwrap();
    let of = |table: &str| {
        let of_table = |entry: &&Value| entry["table"] == table;
        let deleted = manifest["facts"]["deleted"].as_array().unwrap().iter().filter(of_table);
        deleted.map(|entry| entry["rows"].as_u64().unwrap()).sum::<u64>()
    };
    assert_eq!((of("event"), of("extra")), (3, 2), "both are certified in one commit");
    // What comes again is new, and has its row beside it again.
    project.write("again.ndjson", calls.concat() + "\n");
    project.run(&[&INGEST[..], &["again.ndjson"]].concat()).ok();
    assert_eq!(project.rows(&EXTRA), extra);
    assert_verified(&project);
}

/// Events as version 0.1 wrote them: the restricted text stands among the columns, of the person in the row with the number 3
/// and of somebody else in the next.
fn of_before(person: &str) -> RecordBatch {
    let batch = sample::rows(&EVENT, sample::october(5), 0..9);
    let text = |row| match row {
        3 => format!("{{\"peer\":\"{person}\"}}"),
        4 => "{\"peer\":\"p_fedcba9876543210\"}".to_owned(),
        _ => "{}".to_owned(),
    };
    let texts: ArrayRef = Arc::new((0..9).map(|row| Some(text(row))).collect::<StringArray>());
    let mut columns = batch.columns().to_vec();
    columns[EVENT.index(n::EXTRA_JSON)] = texts;
    RecordBatch::try_new(batch.schema(), columns).unwrap()
}

#[test]
fn a_person_is_held_and_erased_by_the_column_of_before_and_by_what_an_upgrade_moved_alike() {
    let person = "p_0123456789abcdef".to_owned();
    for upgraded in [false, true] {
        let folder = tempfile::TempDir::new().unwrap();
        let lake = Lake::open(folder.path(), "Europe/London").unwrap();
        let mut writer = lake.lock("test").unwrap();
        let mut transaction = writer.begin("run-1").unwrap();
        transaction.append(&EVENT, sample::october(5), &of_before(&person)).unwrap();
        transaction.commit(Value::Null, NOW_US).unwrap();
        if upgraded {
            assert_eq!(lake::upgrade(&mut writer, "run-2", NOW_US).unwrap()[EVENT.name].moved, 2);
        }
        let term = Term { delete_before: Some(sample::october(20)), keep_from: None, rule: "rule".to_owned() };
        let held = Held::Person(vec![person.clone()]);
        let policy = Policy {
            tables: BTreeMap::from([(EVENT.name, term)]),
            kinds: BTreeMap::new(),
            holds: vec![Hold { name: "hold".to_owned(), held }],
        };
        let plan = retention::plan(writer.snapshot(), &policy).unwrap();
        assert_eq!(plan.kept, BTreeMap::from([((EVENT.name, Kept::Hold("hold".to_owned())), 1)]));
        let deleted = |table: &Table| {
            plan.deleted.iter().filter(|(slice, _)| slice.table == table.name).map(|(_, rows)| rows).sum::<u64>()
        };
        assert_eq!((deleted(&EVENT), deleted(&EXTRA)), (8, u64::from(upgraded)));
        plan.carry_out(&mut writer, "run-3", serde_json::json!({}), NOW_US).unwrap();
        let left = |writer: &Writer| [&EVENT, &EXTRA].map(|table| rows(writer.snapshot(), table));
        let [event, extra] = left(&writer);
        assert_eq!((event.len(), extra.len()), (1, usize::from(upgraded)));
        assert_eq!([&event, &extra].map(|rows| rows.concat().contains(&person)), [!upgraded, upgraded]);
        let erasure = erasure::plan(writer.snapshot(), &BTreeSet::from([person.clone()]), &[]).unwrap();
        let pseudonyms = BTreeMap::from([(person.clone(), "p_nobody".to_owned())]);
        let nobody = Nobody { pseudonyms, marks: Vec::new() };
        erasure.carry_out(&mut writer, &nobody, "run-4", serde_json::json!({}), NOW_US).unwrap();
        let now = left(&writer).concat().concat();
        assert!(now.contains("p_nobody") && !now.contains(&person), "{now}");
        assert_eq!(lake::verify(&folder.path().into(), &[], 1, &|_| ()).unwrap().findings, []);
    }
}

#[test]
fn the_log_of_a_restricted_table_tells_no_value_of_it() {
    let (folder, lake) = full_lake();
    let root = crate::lake::root(&folder);
    let snapshot = lake.snapshot().unwrap();
    for file in snapshot.files(&EXTRA) {
        assert_eq!(mode(&root.join("extra").join(&file.path)), 0o600);
        let batches = snapshot.read_columns(&[file], &[n::EXTRA_JSON]).unwrap();
        let values = batches[0].column(0).as_string::<i32>().iter().flatten();
        let log = fs::read_to_string(root.join("extra/_delta_log/00000000000000000000.json")).unwrap();
        assert!(log.contains(&file.path));
        for value in values {
            assert!(!log.contains(value), "{value}");
        }
    }
}
