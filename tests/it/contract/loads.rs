//! The generated scripts run on real engines, over a lake with versions, nulls, an empty table, and files that an older
//! auditpack wrote; the documents held against those who define them.

use crate::project::Project;
use crate::sample::{october, rows};
use arrow::array::{ArrayRef, AsArray, Int64Array};
use arrow::datatypes::Int64Type;
use arrow::record_batch::RecordBatch;
use auditpack::contract::load::TARGETS;
use auditpack::event::name as n;
use auditpack::event::table::Table;
use auditpack::event::tables::{ENTITY, EVENT, REJECT, TABLES, USAGE};
use auditpack::lake::Lake;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

/// Event rows as a version wrote them that had three columns fewer.
fn older() -> &'static Table {
    let columns = &EVENT.columns[..EVENT.columns.len() - 3];
    Box::leak(Box::new(Table { columns, lineage: &[n::RUN_ID], ..EVENT }))
}

/// The same rows once more, each observed again with other content.
fn again(batch: &RecordBatch) -> RecordBatch {
    let changed = |name: &str, values: &ArrayRef| -> ArrayRef {
        let numbers =
            values.as_primitive_opt::<Int64Type>().filter(|_| [n::CONTENT_HASH, n::OBSERVED_US].contains(&name));
        numbers.map_or_else(
            || values.clone(),
            |numbers| Arc::new(numbers.unary::<_, Int64Type>(|number| number + 1000) as Int64Array),
        )
    };
    let schema = batch.schema();
    let columns = schema.fields().iter().zip(batch.columns()).map(|(field, values)| changed(field.name(), values));
    RecordBatch::try_new(batch.schema(), columns.collect()).unwrap()
}

/// A lake in the project's folder `lake`, and its schema in `schema.json`.
fn filled() -> Project {
    let project = Project::empty();
    let lake = Lake::open(&project.path("lake"), "Europe/London").unwrap();
    let mut writer = lake.lock("test").unwrap();
    let mut transaction = writer.begin("run-1").unwrap();
    let old = older();
    transaction.append(old, october(4), &rows(old, october(4), 0..9)).unwrap();
    for table in TABLES.iter().copied().filter(|table| *table != &REJECT) {
        let batch = rows(table, october(5), 0..30);
        transaction.append(table, october(5), &batch).unwrap();
        transaction.append(table, october(6), &rows(table, october(6), 30..40)).unwrap();
        if [&EVENT, &USAGE, &ENTITY].contains(&table) {
            transaction.append(table, october(5), &again(&batch.slice(3, 9))).unwrap();
        }
    }
    transaction.commit(serde_json::Value::Null, 1_793_869_200_000_000).unwrap();
    project.write("schema.json", project.run(&["schema", "--format", "json"]).ok().out());
    project
}

fn python(program: Option<&'static str>, script: &str, args: &[&Path]) -> String {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/readers").join(script);
    let output = Command::new(program.unwrap_or("python3")).arg(script).args(args).output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{text}\n{}", String::from_utf8_lossy(&output.stderr));
    text
}

/// Loads the lake by the target's script twice, and compares every column with what pyarrow reads.
fn loads(target: &str, program: Option<&'static str>, lake: Option<&str>) {
    let project = filled();
    let lake_path = project.path("lake");
    let lake = lake.unwrap_or_else(|| lake_path.to_str().unwrap());
    // All of them, also what is restricted.
    let all = TABLES.iter().map(|table| table.name).collect::<Vec<_>>().join(",");
    project.write("load.sql", project.run(&["load-sql", target, "--lake", lake, "--table", &all]).ok().out());
    let (script, schema) = (project.path("load.sql"), project.path("schema.json"));
    let text = python(program, "load_sql.py", &[Path::new(target), &script, &lake_path, &schema]);
    let columns: usize = TABLES.iter().map(|table| table.columns.len()).sum();
    assert!(text.ends_with(&format!("{target}: {columns} columns ok\n")), "{text}");
    assert_eq!(text.lines().filter(|line| line.contains("event_latest: ")).count(), 2, "{text}");
}

const PYTHON: Option<&str> = option_env!("AUDITPACK_LOAD_PYTHON");

#[test]
#[ignore = "needs python3 with requirements-load.txt"]
fn duckdb_loads_the_lake() {
    loads("duckdb", PYTHON, None);
}

#[test]
#[ignore = "needs python3 with requirements-load.txt, and a PostgreSQL server of version 15"]
fn postgresql_loads_the_lake() {
    loads("postgresql", PYTHON, None);
}

#[test]
#[ignore = "needs python3 with requirements-load.txt"]
fn clickhouse_loads_the_lake() {
    loads("clickhouse", PYTHON, None);
}

#[test]
#[ignore = "needs python3 with requirements-load.txt, and Java"]
fn spark_loads_the_lake() {
    loads("spark", PYTHON, None);
}

#[test]
#[ignore = "needs python3 with requirements-snowflake.txt"]
fn snowflake_loads_the_lake() {
    // Where a stage has no address to look at, every table is loaded: one without a file is loaded as empty.
    loads("snowflake", option_env!("AUDITPACK_SNOWFLAKE_PYTHON"), Some("@audit_lake"));
}

#[test]
#[ignore = "needs python3 with requirements-load.txt"]
fn every_script_is_of_its_dialect() {
    let project = Project::empty();
    for target in TARGETS.iter().filter(|target| target.id != "postgresql") {
        project.write("load.sql", project.run(&["load-sql", target.id]).ok().out());
        let text = python(PYTHON, "contract.py", &[Path::new("sql"), Path::new(target.id), &project.path("load.sql")]);
        assert!(text.contains(" statements ok"), "{text}");
    }
}

#[test]
#[ignore = "needs python3 with requirements-load.txt"]
fn the_data_contract_is_one_by_its_standard() {
    let project = Project::empty();
    project.write("contract.yaml", project.run(&["schema", "--format", "odcs"]).ok().out());
    let text = python(PYTHON, "contract.py", &[Path::new("odcs"), &project.path("contract.yaml")]);
    assert_eq!(text, format!("{} objects ok\n", TABLES.len()));
}

#[test]
#[ignore = "needs python3 with requirements-load.txt"]
fn dbt_holds_the_sample_to_its_sources() {
    let project = Project::small();
    project.run(&["run", "--config", "auditpack.toml"]).ok();
    project.write("sources.yml", project.run(&["schema", "--format", "dbt"]).ok().out());
    let lake = project.path("lake");
    project.write("load.sql", project.run(&["load-sql", "duckdb", "--lake", lake.to_str().unwrap()]).ok().out());
    let files = [project.path("sources.yml"), project.path("load.sql")];
    let text = python(PYTHON, "contract.py", &[Path::new("dbt"), &files[0], &files[1]]);
    assert!(text.ends_with("dbt ok\n"), "{text}");
}
