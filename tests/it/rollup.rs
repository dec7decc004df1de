//! Derived tables over the life of a lake: one that other rules rolled up is rolled up once more.

use crate::project::Project;
use arrow::compute::concat_batches;
use auditpack::event::tables::{DAILY, EVENT, TOTALS};
use auditpack::lake::Lake;
use auditpack::measure::example;
use auditpack::measure::rollup::ROLLUPS;

/// The exit code of what will do after another command.
const TRY_AGAIN: i32 = 75;

const MEASURE: &[&str] = &["measure", "--config", "auditpack.toml", "--period", "2026-10"];
const EXPLAIN: &[&str] = &["explain", "usage.calls", "--config", "auditpack.toml", "--period", "2026-10"];

/// A lake with the events of another and what an earlier version made of them: a `daily` of its own and nothing else.
fn aged(young: &Project) -> Project {
    let old = Project::empty();
    old.write("auditpack.toml", young.read("auditpack.toml"));
    let snapshot = young.snapshot();
    let names: Vec<&str> = EVENT.columns.iter().map(|column| column.name).collect();
    let lake = Lake::open(&old.path("lake"), "Europe/London").unwrap();
    let mut writer = lake.lock("test").unwrap();
    let mut transaction = writer.begin("run-1").unwrap();
    for file in snapshot.files(&EVENT) {
        let batches = snapshot.read_columns(&[file], &names).unwrap();
        let rows = concat_batches(&batches[0].schema(), &batches).unwrap();
        let rows = arrow::record_batch::RecordBatch::try_new(EVENT.schema(), rows.columns().to_vec()).unwrap();
        transaction.append(&EVENT, file.day, &rows).unwrap();
    }
    let wrong = "local_day | project | kind=call | source=litellm | outcome=success | events\n2026-10-05 | claims | 7";
    transaction.append(&DAILY, "2026-10-05".parse().unwrap(), &example::rows(&DAILY, wrong)).unwrap();
    transaction.ledger(&DAILY, "rollup:event", 0);
    transaction.commit(serde_json::Value::Null, 1_793_869_200_000_000).unwrap();
    old
}

#[test]
fn a_lake_that_an_earlier_version_rolled_up_is_rolled_up_once_more() {
    let young = Project::small();
    young.run(&["ingest", "--config", "auditpack.toml"]).ok();
    let old = aged(&young);
    assert_eq!(old.rows(&TOTALS).len(), 0);
    old.run(EXPLAIN).fails(TRY_AGAIN, &["not rolled up yet", "auditpack measure"]);
    old.run(MEASURE).ok();
    for rollup in ROLLUPS {
        assert_eq!(old.rows(rollup.table), young.rows(rollup.table), "{}", rollup.table.name);
    }
    assert!(!old.rows(&TOTALS).is_empty());
    let versions = old.snapshot().version(&DAILY);
    old.run(MEASURE).ok();
    assert_eq!(old.snapshot().version(&DAILY), versions, "once, and not again");
}
