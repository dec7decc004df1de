//! Derived tables over the life of a lake: one that other rules rolled up is rolled up once more.

use crate::project::{Project, rows_of};
use arrow::compute::concat_batches;
use auditpack::event::name as n;
use auditpack::event::table::Table;
use auditpack::event::tables::{DAILY, EVENT, TOTALS};
use auditpack::lake::Lake;
use auditpack::measure::example;
use auditpack::measure::rollup::ROLLUPS;

/// The exit code of what will do after another command.
const TRY_AGAIN: i32 = 75;

const MEASURE: &[&str] = &["measure", "--config", "auditpack.toml", "--period", "2026-10"];
const EXPLAIN: &[&str] = &["explain", "usage.calls", "--config", "auditpack.toml", "--period", "2026-10"];

/// A lake with the events of another, of which an earlier version kept the columns of `event`, and what it made of them: a
/// `daily` of its own and nothing else.
fn aged(young: &Project, event: &'static Table) -> Project {
    let old = Project::empty();
    old.write("auditpack.toml", young.read("auditpack.toml"));
    let snapshot = young.snapshot();
    let names: Vec<&str> = event.columns.iter().map(|column| column.name).collect();
    let lake = Lake::open(&old.path("lake"), "Europe/London").unwrap();
    let mut writer = lake.lock("test").unwrap();
    let mut transaction = writer.begin("run-1").unwrap();
    for file in snapshot.files(&EVENT) {
        let batches = snapshot.read_columns(&[file], &names).unwrap();
        let rows = concat_batches(&batches[0].schema(), &batches).unwrap();
        let rows = arrow::record_batch::RecordBatch::try_new(event.schema(), rows.columns().to_vec()).unwrap();
        transaction.append(event, file.day, &rows).unwrap();
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
    let old = aged(&young, &EVENT);
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

/// Many calls of one day, by several people, keys and models; some failed.
fn calls(numbers: std::ops::Range<u32>) -> String {
    let call = |at: u32| {
        let (second, person, key, model) = (at % 60, at % 7, at % 5, at % 3);
        let (hour, minute) = (at / 3600 % 24, at / 60 % 60);
        let status = if at.is_multiple_of(11) { "failure" } else { "success" };
        format!(
            "{{\"request_id\":\"{at}\",\"call_type\":\"acompletion\",\"startTime\":\"2026-10-05T{hour:02}:{minute:02}:{second:02}Z\",\
             \"endTime\":\"2026-10-05T23:59:59Z\",\"model\":\"claude-{model}\",\"status\":\"{status}\",\"api_key\":\"key-{key}\",\
             \"user\":\"person-{person}\",\"prompt_tokens\":20,\"completion_tokens\":{at},\"request_tags\":[],\"metadata\":{{}}}}\n"
        )
    };
    numbers.map(call).collect()
}

#[test]
fn a_day_in_one_large_file_is_rolled_up_part_by_part_to_the_same_rows() {
    const PARTS_FROM: u64 = 200_000;
    const ALL: u32 = 210_000;
    let config = "[organization]\nname = \"Acme\"\ntimezone = \"Europe/London\"\n";
    let [large, small] = [(); 2].map(|()| Project::with(config, "all.ndjson", calls(0..ALL)));
    let ingest = |project: &Project, files: &[&str]| {
        let command = ["ingest", "--config", "auditpack.toml", "--format", "litellm"];
        project.run(&[&command, files].concat()).ok();
    };
    let most = |project: &Project| project.snapshot().files(&EVENT).iter().map(|file| file.rows).max().unwrap();
    ingest(&large, &["all.ndjson"]);
    large.run(&["lake", "compact", "--config", "auditpack.toml"]).ok();
    assert!(most(&large) > PARTS_FROM);
    for project in [&large, &small] {
        project.write("late.ndjson", calls(ALL..ALL + 1));
    }
    ingest(&large, &["late.ndjson"]);
    ingest(&small, &["all.ndjson", "late.ndjson"]);
    assert!(most(&small) <= PARTS_FROM);
    for rollup in ROLLUPS {
        assert_eq!(large.rows(rollup.table), small.rows(rollup.table), "{}", rollup.table.name);
    }
    assert!(!large.rows(&TOTALS).is_empty());
}

#[test]
fn late_and_corrected_rows_open_only_their_own_day_again() {
    let project = Project::calls();
    let ingest = |file: &str| {
        project.run(&["ingest", "--config", "auditpack.toml", "--format", "litellm", file]).ok();
    };
    let derived = |day: &str| -> Vec<(&str, String)> {
        let snapshot = project.snapshot();
        let of = |table: &'static Table| -> Vec<_> {
            let files = snapshot.files(table).iter().filter(|file| file.day.to_string() == day);
            files.map(|file| (table.name, file.path.clone())).collect()
        };
        ROLLUPS.iter().flat_map(|rollup| of(rollup.table)).collect()
    };
    ingest("first.ndjson");
    let first = project.read("first.ndjson");
    let call = |day: usize| first.lines().nth(day - 1).unwrap();
    let late = call(2).replace("\"request_id\":\"2\"", "\"request_id\":\"late\"");
    let corrected = call(1).replace("\"prompt_tokens\":20", "\"prompt_tokens\":30");
    let days = ["2026-10-01", "2026-10-02", "2026-10-03"];
    for (row, touched) in [(late, days[1]), (corrected, days[0])] {
        let before = days.map(derived);
        project.write("more.ndjson", row + "\n");
        ingest("more.ndjson");
        for (day, before) in days.iter().zip(before) {
            assert!(!before.is_empty());
            assert_eq!(derived(day) == before, *day != touched, "{day}, touched was {touched}");
        }
    }
    let events = rows_of(&project.snapshot(), &TOTALS, &[n::LOCAL_DAY, n::EVENTS]);
    assert_eq!(events, ["2026-10-01 | 1", "2026-10-02 | 2", "2026-10-03 | 1"], "a correction is no second call");
}

/// The table of events without the columns that came after `last`.
fn before(last: &str) -> &'static Table {
    let end = EVENT.columns.iter().position(|column| column.name == last).unwrap() + 1;
    let columns = &EVENT.columns[..end];
    Box::leak(Box::new(Table { columns, lineage: &[n::RUN_ID], ..EVENT }))
}

/// A change of sharing that tells the public or nobody.
fn shared(id: &str, day: u32, project: &str, audience: &str) -> String {
    format!(
        r#"{{"id":"{id}","created_at":"2026-10-{day:02}T09:00:00Z","organization_id":"org_1","actor":{{"type":"user_actor","user_id":"user_1","email_address":null}},"type":"claude_project_sharing_updated","claude_project_id":"{project}","audience":[{audience}]}}
"#
    )
}

#[test]
fn a_lake_of_before_a_column_is_read_and_grows_on() {
    let config = "[organization]\nname = \"Acme\"\ntimezone = \"Europe/London\"\n[[source]]\npaths = [\"exports\"]\n";
    let public = r#"{"type":"public"}"#;
    let young = Project::with(config, "exports/early.ndjson", shared("a1", 5, "proj_1", public));
    young.run(&["ingest", "--config", "auditpack.toml"]).ok();
    let old = aged(&young, before(n::OBSERVED_US));
    old.run(MEASURE).ok();
    assert_eq!(old.rows(&TOTALS), young.rows(&TOTALS));
    let explain = |kpi: &str| {
        let asked = ["explain", kpi, "--config", "auditpack.toml", "--period", "2026-10"];
        old.run(&asked).ok().out()
    };
    let holds = |kpi: &str, told: &str| {
        let out = explain(kpi);
        assert!(out.contains(told), "`{told}` is missing in:\n{out}");
    };
    holds("quality.lateness_days", "the lake does not know when the events of the period were read");
    holds("security.public_shares_open", "no public share tells what was shared");
    let later = shared("a2", 6, "proj_2", public) + &shared("a3", 7, "proj_3", public) + &shared("a4", 8, "proj_3", "");
    old.write("exports/late.ndjson", later);
    old.run(&["ingest", "--config", "auditpack.toml"]).ok();
    old.run(MEASURE).ok();
    holds("quality.lateness_days", "it is known of 3 of 4 events when they were read");
    holds("security.public_shares_open", "what was shared is not known of 1 more public share");
}
