//! Lakes of other versions of the program: an older one is read, verified and extended; of a newer one whatever cannot be
//! understood is refused with the way out, and nothing is harmed.

use crate::lake::{full_lake, root};
use crate::project::{Project, rows_of};
use arrow::array::Int64Array;
use arrow::datatypes::{DataType, Field, Schema};
use arrow::record_batch::RecordBatch;
use auditpack::event::table::Table;
use auditpack::event::tables::{DAILY, EVENT, REJECT, RUN, TABLES};
use auditpack::lake::{self, Fault, sha256};
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use parquet::arrow::arrow_writer::ArrowWriterOptions;
use serde_json::{Value, json};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A lake that version 0.1 wrote from the first of [`Project::calls`]. It is never made anew: every later version must
/// take it as it is.
pub(crate) const FIRST: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/lake-0001");

const INGEST: [&str; 5] = ["ingest", "--config", "auditpack.toml", "--format", "litellm"];
const MEASURE: [&str; 7] =
    ["measure", "--config", "auditpack.toml", "--period", "2026-10", "--as-of", "2026-11-05T09:00:00Z"];

/// Ingests one of the logs.
fn ingest(project: &Project, log: &str) {
    project.run(&[&INGEST[..], &[log]].concat()).ok();
}

/// The columns of a table in the lake of the first version.
fn first_columns(table: &Table) -> Vec<String> {
    let columns = metadata(&fs::read_to_string(entry(Path::new(FIRST), table, 0)).unwrap());
    columns["fields"].as_array().unwrap().iter().map(|field| field["name"].as_str().unwrap().to_owned()).collect()
}

/// An entry of a table's log.
fn entry(lake: &Path, table: &Table, version: i64) -> PathBuf {
    lake.join(table.name).join(format!("_delta_log/{version:020}.json"))
}

/// The schema in a log entry.
fn metadata(entry: &str) -> Value {
    let mut actions = entry.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let action = actions.find(|action| action.get("metaData").is_some()).unwrap();
    serde_json::from_str(action["metaData"]["schemaString"].as_str().unwrap()).unwrap()
}

fn assert_verifies(project: &Project) {
    assert_eq!(lake::verify(&project.path("lake").as_path().into(), &[], 1, &|_| ()).unwrap().findings, []);
}

#[test]
fn the_lake_of_the_first_version_is_read_verified_and_extended() {
    let (old, new) = (Project::calls(), Project::calls());
    old.take(Path::new(FIRST), "lake");
    assert_verifies(&old);
    assert_eq!(old.snapshot().files(&EVENT).iter().map(|file| file.rows).collect::<Vec<_>>(), [1, 1, 1]);
    // Known exports are known, and the days that are there get more rows.
    ingest(&old, "first.ndjson");
    ingest(&new, "first.ndjson");
    for project in [&old, &new] {
        ingest(project, "second.ndjson");
        project.run(&MEASURE).ok();
        assert_verifies(project);
    }
    assert_eq!(old.read("out/2026-10/kpis.json"), new.read("out/2026-10/kpis.json"));
    for table in [&EVENT, &RUN, &REJECT] {
        let columns = first_columns(table);
        let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
        let rows = |project: &Project| rows_of(&project.snapshot(), table, &columns);
        assert_eq!(rows(&old), rows(&new), "{}", table.name);
    }
    for table in TABLES.iter().filter(|table| table.derived) {
        assert_eq!(old.rows(table), new.rows(table), "{}", table.name);
    }
}

/// One more commit, as a newer version would make it: table `event` gets a column, one of its files is replaced by one that
/// has values there, and the manifest has a field that we do not know.
fn commit_of_a_newer_version(lake: &Path) {
    let manifests = lake.join("_manifests");
    let newest = fs::read_dir(&manifests).unwrap().count() / 2;
    let before = fs::read(manifests.join(format!("{newest:020}.json"))).unwrap();
    let mut manifest: Value = serde_json::from_slice(&before).unwrap();
    let version = manifest["tables"]["event"].as_i64().unwrap() + 1;
    let first = fs::read_to_string(entry(lake, &EVENT, 0)).unwrap();
    let action = first.lines().find(|line| line.contains("\"metaData\"")).unwrap();
    let mut action: Value = serde_json::from_str(action).unwrap();
    let mut schema = metadata(&first);
    let later = json!({ "name": "later", "type": "long", "nullable": true, "metadata": {} });
    schema["fields"].as_array_mut().unwrap().push(later);
    action["metaData"]["schemaString"] = schema.to_string().into();
    let add = first.lines().find(|line| line.contains("\"add\"")).unwrap();
    let mut add: Value = serde_json::from_str(add).unwrap();
    let old = manifest_file(&add["add"]);
    let path = lake.join("event").join(old["path"].as_str().unwrap());
    let wider = path.with_file_name(format!("later-{}", path.file_name().unwrap().to_str().unwrap()));
    fs::rename(path, &wider).unwrap();
    widen(&wider);
    let bytes = fs::read(&wider).unwrap();
    add["add"]["path"] = wider.strip_prefix(lake.join("event")).unwrap().to_str().unwrap().into();
    add["add"]["size"] = bytes.len().into();
    add["add"]["tags"]["sha256"] = sha256(&bytes).into();
    let new = manifest_file(&add["add"]);
    let remove = json!({ "remove": { "path": old["path"], "deletionTimestamp": 0, "dataChange": true,
        "extendedFileMetadata": true, "partitionValues": {}, "size": old["bytes"] } });
    let text = format!("{action}\n{remove}\n{add}\n");
    fs::write(entry(lake, &EVENT, version), &text).unwrap();

    manifest["sequence"] = json!(newest + 1);
    manifest["previous_sha256"] = json!(sha256(&before));
    manifest["tables"]["event"] = json!(version);
    manifest["log"] = json!([{ "table": "event", "version": version, "sha256": sha256(text.as_bytes()) }]);
    manifest["added"] = json!([new]);
    manifest["removed"] = json!([old]);
    manifest["facts"] = json!({ "command": "a later one" });
    manifest["later"] = json!({ "field": [1, 2] });
    let (name, text) = (format!("{:020}.json", newest + 1), format!("{manifest}\n"));
    fs::write(manifests.join(format!("{name}.sha256")), format!("{}  {name}\n", sha256(text.as_bytes()))).unwrap();
    fs::write(manifests.join(name), text).unwrap();
}

/// A file of an `add` action as a manifest names it.
fn manifest_file(add: &Value) -> Value {
    let path = add["path"].as_str().unwrap();
    let stats: Value = serde_json::from_str(add["stats"].as_str().unwrap()).unwrap();
    json!({ "table": "event", "path": path, "day": &path["dt=".len()..][..10], "bytes": add["size"],
        "rows": stats["numRecords"], "sha256": add["tags"]["sha256"] })
}

/// Gives a file of `event` a column that came later.
fn widen(path: &Path) {
    let batches = ParquetRecordBatchReaderBuilder::try_new(File::open(path).unwrap()).unwrap().build().unwrap();
    let batch = batches.map(Result::unwrap).next().unwrap();
    let mut fields: Vec<_> = EVENT.schema().fields().iter().cloned().collect();
    fields.push(Arc::new(Field::new("later", DataType::Int64, true)));
    let mut arrays = batch.columns().to_vec();
    arrays.push(Arc::new(Int64Array::from(vec![7; batch.num_rows()])));
    let wide = RecordBatch::try_new(Arc::new(Schema::new(fields)), arrays).unwrap();
    let options = ArrowWriterOptions::new().with_skip_arrow_metadata(true);
    let file = File::create(path).unwrap();
    let mut writer = ArrowWriter::try_new_with_options(file, wide.schema(), options).unwrap();
    writer.write(&wide).unwrap();
    writer.close().unwrap();
}

#[test]
fn a_lake_that_a_newer_version_has_written_to_is_read_and_not_written_to() {
    let project = Project::calls();
    ingest(&project, "first.ndjson");
    let rows = project.rows(&EVENT);
    commit_of_a_newer_version(&project.path("lake"));
    assert_verifies(&project);
    assert_eq!(project.rows(&EVENT), rows);
    // Nothing changes in table `event`, so the numbers can still be measured.
    project.run(&MEASURE).ok();
    assert_eq!(project.rows(&DAILY).len(), 3);
    let frame = project.snapshot().scan(&EVENT).unwrap().collect().unwrap();
    assert_eq!((frame.height(), frame.width()), (3, EVENT.columns.len()));
    project
        .run(&[&INGEST[..], &["second.ndjson"]].concat())
        .fails(74, &["columns that this version does not know", "use the version of auditpack that wrote the lake"]);
    assert_verifies(&project);
    assert_eq!(project.rows(&EVENT), rows);
}

#[test]
fn a_table_of_a_newer_version_is_verified_by_what_the_manifests_say_of_it() {
    let project = Project::calls();
    ingest(&project, "first.ndjson");
    let lake = project.path("lake");
    // Table `run` under another name is one that we do not know.
    let manifests = project.files("lake/_manifests");
    let rename = |text: &str| {
        let text = text.replace("\"table\": \"run\"", "\"table\": \"later\"");
        text.replace("    \"run\": 0", "    \"later\": 0").replace("\"inputs\"", "\"later_inputs\"")
    };
    let mut hashes: Vec<(String, String)> = Vec::new();
    for path in manifests.iter().filter(|path| path.extension().is_some_and(|end| end == "json")) {
        let old = fs::read_to_string(path).unwrap();
        let new = hashes.iter().fold(rename(&old), |text, (from, to)| text.replace(from, to));
        fs::write(path, &new).unwrap();
        let name = path.file_name().unwrap().to_str().unwrap();
        let hash = sha256(new.as_bytes());
        fs::write(path.with_file_name(format!("{name}.sha256")), format!("{hash}  {name}\n")).unwrap();
        hashes.push((sha256(old.as_bytes()), hash));
    }
    fs::rename(lake.join("run"), lake.join("later")).unwrap();
    assert_verifies(&project);
    let data =
        project.files("lake/later").into_iter().find(|path| path.extension().is_some_and(|end| end == "parquet"));
    let data = data.unwrap();
    let faults = || {
        let findings = lake::verify(&lake.as_path().into(), &[], 1, &|_| ()).unwrap().findings;
        findings.into_iter().map(|finding| (finding.path, finding.fault)).collect::<Vec<_>>()
    };
    let path = data.strip_prefix(&lake).unwrap().to_str().unwrap().to_owned();
    fs::copy(&data, data.with_file_name("stranger.parquet")).unwrap();
    let stranger = path.rsplit_once('/').unwrap().0.to_owned() + "/stranger.parquet";
    assert_eq!(faults(), [(stranger, Fault::Added)]);
    fs::remove_file(data.with_file_name("stranger.parquet")).unwrap();
    fs::write(&data, fs::read(&data).unwrap().repeat(2)).unwrap();
    assert_eq!(faults(), [(path, Fault::Changed)]);
    fs::rename(lake.join("later"), lake.join("latest")).unwrap();
    assert!(faults().contains(&("latest".to_owned(), Fault::Added)), "no manifest names it");
}

#[test]
fn a_file_with_a_column_that_no_log_tells_of_is_refused_with_the_way_out() {
    let (folder, lake) = full_lake();
    let snapshot = lake.snapshot().unwrap();
    let path = root(&folder).join("event").join(&snapshot.files(&EVENT)[0].path);
    let columns: Vec<&str> = EVENT.columns.iter().map(|column| column.name).collect();
    let batch = snapshot.read_columns(&[&snapshot.files(&EVENT)[0]], &columns).unwrap().remove(0);
    widen(&path);
    let error = snapshot.scan(&EVENT).map(|_| ()).unwrap_err();
    assert!(error.to_string().contains("columns that this version does not know: later"), "{error}");
    assert!(error.hint().starts_with("use the version of auditpack that wrote the lake"), "{}", error.hint());
    // Single columns are found by name, whatever else is there.
    assert_eq!(snapshot.read_columns(&[&snapshot.files(&EVENT)[0]], &columns).unwrap().remove(0), batch);
}
