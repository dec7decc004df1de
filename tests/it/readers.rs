//! Other programs read every table of a lake, and agree with us and with each other on every column.

use crate::lake::{NOW_US, ZONE, full_lake, root};
use crate::project::Project;
use crate::sample::{october, rows};
use arrow::array::{Array, ArrayRef, AsArray};
use arrow::datatypes::{Date32Type, Float64Type, Int64Type, TimestampMicrosecondType};
use auditpack::event::table::{Table, Type};
use auditpack::event::tables::{DAILY, EVENT, EXTRA, TABLES};
use auditpack::lake::{Lake, Snapshot};
use chrono::NaiveDate;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// Ways of reading in `tests/readers/readers.py`.
const READERS: usize = 11;

/// A lake of made-up rows, with nulls wherever there may be some, and with files that were replaced.
fn made_up(folder: &Path) -> PathBuf {
    let (old, lake) = full_lake();
    let mut writer = lake.lock("test").unwrap();
    let mut transaction = writer.begin("run-2").unwrap();
    transaction.replace_days(&DAILY, &BTreeSet::from([october(6)]));
    transaction.append(&DAILY, october(6), &rows(&DAILY, october(6), 50..53)).unwrap();
    transaction.append(&EVENT, october(7), &rows(&EVENT, october(7), 0..7)).unwrap();
    transaction.ledger(&EVENT, "source", 8);
    transaction.commit(Value::Null, NOW_US).unwrap();
    // A plain path: what is tested here is the format, not how readers treat brackets.
    let path = folder.join("plain");
    fs::rename(root(&old), &path).unwrap();
    path
}

#[test]
#[ignore = "needs Java 17 and the packages of tests/readers/requirements.txt"]
fn eleven_readers_agree_with_us_on_every_column() {
    let folder = TempDir::new().unwrap();
    let project = Project::small();
    for command in [&["ingest"][..], &["measure"], &["report", "--format", "json"]] {
        project.run(&[command, &["--config", "auditpack.toml"]].concat()).ok();
    }
    let python = option_env!("AUDITPACK_PYTHON").unwrap_or("python3");
    let mut script = Command::new(python);
    script.arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/readers/readers.py"));
    let mut readings = 0;
    for (name, lake) in [("made-up.json", made_up(folder.path())), ("real.json", project.path("lake"))] {
        let expected = folder.path().join(name);
        let snapshot = Lake::open(&lake, ZONE).unwrap().snapshot().unwrap();
        let tables = expectations(&snapshot);
        readings += tables.len() * READERS;
        fs::write(&expected, Value::from(tables).to_string()).unwrap();
        script.arg(lake).arg(expected);
    }
    let output = script.output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{text}\n{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(text.lines().filter(|line| line.ends_with(" ok")).count(), readings, "{text}");
}

#[test]
#[ignore = "needs the packages of tests/readers/requirements.txt"]
fn the_queries_of_the_readme_run_as_they_stand() {
    let project = Project::small();
    project.run(&["ingest", "--config", "auditpack.toml"]).ok();
    fs::create_dir(project.path("sample-data")).unwrap();
    std::os::unix::fs::symlink(project.path("lake"), project.path("sample-data/lake")).unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut script = Command::new(option_env!("AUDITPACK_PYTHON").unwrap_or("python3"));
    script.arg(root.join("tests/readers/readme.py")).arg(root.join("README.md")).current_dir(project.path(""));
    let output = script.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    let rows: Vec<(usize, &str)> = text
        .lines()
        .map(|line| line.split_once(' ').map(|(rows, first)| (rows.parse().unwrap(), first)).unwrap())
        .collect();
    let [calls, counted, beside] = rows[..] else { panic!("{text}") };
    assert!(calls.0 > 3 && calls.1.starts_with("('"), "projects with their calls: {text}");
    assert_eq!(counted, (1, &*format!("({},)", project.rows(&EVENT).len())), "{text}");
    // Each event that has something beside it once, and no other.
    let of_events = project.rows(&EXTRA).iter().filter(|row| row.starts_with("event | ")).count();
    assert_eq!(beside.0, of_events, "{text}");
}

/// What readers must find: `{table: {rows, columns: [[name, type, nulls, least, greatest]]}}`.
fn expectations(snapshot: &Snapshot) -> Map<String, Value> {
    let told = |table: &&'static Table| {
        let names: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
        let batches = snapshot.read_columns(&snapshot.files(table).iter().collect::<Vec<_>>(), &names).unwrap();
        let all = arrow::compute::concat_batches(&batches[0].schema(), &batches).unwrap();
        let column = |(column, values): (&auditpack::event::table::Column, &ArrayRef)| {
            let (least, greatest) = ends(column.kind, values).unzip();
            json!([column.name, format!("{:?}", column.kind), values.null_count(), least, greatest])
        };
        let columns: Vec<Value> = table.columns.iter().zip(all.columns()).map(column).collect();
        (table.name.to_owned(), json!({ "rows": all.num_rows(), "columns": columns }))
    };
    // A table without files is a log without files: there is nothing in it to compare.
    TABLES.iter().filter(|table| !snapshot.files(table).is_empty()).map(told).collect()
}

/// The least and the greatest value, in the form that `readers.py` describes.
fn ends(kind: Type, values: &ArrayRef) -> Option<(String, String)> {
    fn of<T: PartialOrd + Copy>(
        values: impl Iterator<Item = T>,
        text: impl Fn(T) -> String,
    ) -> Option<(String, String)> {
        let ends = values.fold(None, |ends, value| match ends {
            None => Some((value, value)),
            Some((least, greatest)) => {
                Some((if value < least { value } else { least }, if value > greatest { value } else { greatest }))
            }
        });
        ends.map(|(least, greatest)| (text(least), text(greatest)))
    }
    match kind {
        Type::Text => of(values.as_string::<i32>().iter().flatten(), str::to_owned),
        Type::Bool => of(values.as_boolean().iter().flatten(), |value| value.to_string()),
        Type::Int => of(values.as_primitive::<Int64Type>().iter().flatten(), |value| value.to_string()),
        Type::Timestamp => {
            of(values.as_primitive::<TimestampMicrosecondType>().iter().flatten(), |value| value.to_string())
        }
        Type::Date => of(values.as_primitive::<Date32Type>().iter().flatten(), |days| {
            NaiveDate::from_epoch_days(days).unwrap().to_string()
        }),
        Type::Double => {
            of(values.as_primitive::<Float64Type>().iter().flatten(), |value| format!("{:016x}", value.to_bits()))
        }
    }
}
