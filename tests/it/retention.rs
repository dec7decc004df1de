//! Retention as users meet it: a plan that changes nothing, a deletion of exactly that, and what stays of it.

use crate::project::{Project, rows};
use auditpack::event::name as n;
use auditpack::event::table::Table;
use auditpack::event::tables::{CASE, DAILY, EVENT, PEOPLE, REVIEW, TABLES, TOTALS, USAGE};
use auditpack::lake::{self, Lake};
use chrono::NaiveDate;
use serde_json::{Value, json};
use std::fs;

/// A policy that deletes every event but those of a project.
fn all_but(project: &str) -> String {
    format!(
        "[retention.table.event]\nkeep_at_most = 1\n[retention.event_kind.call]\nkeep_at_most = 10\nkeep_at_least = 5\n\
         [[retention.hold]]\nproject = \"{project}\"\n{REASON}"
    )
}

const REASON: &str = "reason = \"litigation 17\"\nby = \"Legal\"\nsince = \"2026-05-01\"\n";

/// The small organisation's lake.
fn ingested() -> Project {
    let project = Project::small();
    project.run(&["ingest", "--config", "auditpack.toml"]).ok();
    project
}

/// Puts a policy of retention into the configuration.
fn adopt(project: &Project, retention: &str) {
    let config = project.read("auditpack.toml");
    project.write("auditpack.toml", format!("{config}\n{retention}"));
}

fn prune(project: &Project) {
    project.run(&["prune", "--config", "auditpack.toml", "--yes", "--by", "Dana Reed"]).ok();
}

fn planned(project: &Project) -> Value {
    let ran = project.run(&["prune", "--config", "auditpack.toml", "--json"]).ok();
    assert!(ran.err().contains("nothing"), "{}", ran.err());
    serde_json::from_str(&ran.out()).unwrap()
}

/// The manifest of the newest commit.
fn newest_manifest(project: &Project) -> Value {
    let path = format!("lake/_manifests/{:020}.json", project.snapshot().sequence());
    serde_json::from_str(&project.read(&path)).unwrap()
}

fn assert_verified(project: &Project) {
    let findings = lake::verify(&project.path("lake").as_path().into(), &[], 1, &|_| ()).unwrap().findings;
    assert_eq!(findings, []);
}

/// The value that a column has in a row of [`Project::rows`].
fn value<'a>(table: &Table, row: &'a str, column: &str) -> &'a str {
    let told = |name: &&str| !table.lineage.contains(name) && *name != n::TS;
    let place = table.columns.iter().map(|column| column.name).filter(told).position(|name| name == column);
    row.split(" | ").nth(place.unwrap()).unwrap()
}

#[test]
fn a_plan_changes_nothing_and_is_carried_out_to_the_row() {
    let project = ingested();
    let rows = project.rows(&EVENT);
    let name = rows.iter().map(|row| value(&EVENT, row, n::PROJECT)).find(|name| *name != "unattributed").unwrap();
    let of_project = |rows: &[String]| rows.iter().filter(|row| value(&EVENT, row, n::PROJECT) == name).count();
    adopt(&project, &all_but(name));
    let before = project.files("lake");
    let plan = planned(&project);
    assert_eq!(project.files("lake"), before);
    let shown = project.run(&["prune", "--config", "auditpack.toml"]).ok();
    assert!(shown.out().contains("delete event call: "), "{}", shown.out());
    assert!(shown.out().contains("(hold: litigation 17 (Legal, since 2026-05-01))"), "{}", shown.out());
    let derived = [&DAILY, &TOTALS, &PEOPLE].map(|table| project.rows(table));
    prune(&project);
    assert_verified(&project);
    let sum = |list: &Value| list.as_array().unwrap().iter().map(|entry| entry["rows"].as_u64().unwrap()).sum::<u64>();
    let left = project.rows(&EVENT);
    let of_events = plan["delete"].as_array().unwrap().iter().filter(|entry| entry["table"] == "event");
    assert_eq!(rows.len() - left.len(), sum(&of_events.cloned().collect()) as usize);
    assert_eq!(left.len(), sum(&plan["keep"]) as usize, "every row is old: what is left is held");
    assert!(!left.is_empty() && left.len() == of_project(&left) && left.len() == of_project(&rows));
    assert!(left.iter().all(|row| rows.binary_search(row).is_ok()), "no row is changed");
    assert_eq!([&DAILY, &TOTALS, &PEOPLE].map(|table| project.rows(table)), derived, "what was rolled up stays");
    let manifest = newest_manifest(&project);
    let facts = &manifest["facts"];
    assert_eq!((&facts["command"], &facts["by"]), (&json!("prune"), &json!("Dana Reed")));
    assert_eq!(sum(&facts["deleted"]), sum(&plan["delete"]));
    let of_calls = |entry: &&Value| entry["kind"] == "call";
    let calls = facts["deleted"].as_array().unwrap().iter().find(of_calls).unwrap();
    assert_eq!(calls["rule"], "retention.event_kind.call");
    assert_eq!(facts["files"].as_array().unwrap().len(), manifest["removed"].as_array().unwrap().len());
    // Once more there is nothing to do.
    let commits = project.snapshot().sequence();
    assert_eq!(planned(&project)["delete"], json!([]));
    prune(&project);
    assert_eq!(project.snapshot().sequence(), commits);
    // Plain files are those of the log.
    let live: usize = TABLES.iter().map(|table| project.snapshot().files(table).len()).sum();
    let plain =
        project.files("lake").iter().filter(|path| path.extension().is_some_and(|end| end == "parquet")).count();
    assert_eq!(plain, live);
}

#[test]
fn kpis_of_deleted_events_stay_and_late_rows_of_closed_days_do_not_change_them() {
    let project = ingested();
    let measure = || project.run(&["measure", "--config", "auditpack.toml"]).ok();
    measure();
    let kpis = project.read("out/2026-10/kpis.json");
    adopt(&project, &all_but("none"));
    prune(&project);
    assert_eq!(project.rows(&EVENT).len(), 0);
    measure();
    // The numbers are what they were, and say that the events behind them are gone.
    let from = project.snapshot().deleted_until(&EVENT).unwrap().succ_opt().unwrap();
    let says = kpis.replace("\"events_from\": null", &format!("\"events_from\": \"{from}\""));
    assert_ne!(says, kpis);
    assert_eq!(project.read("out/2026-10/kpis.json"), says);
    project.run(&["report", "--config", "auditpack.toml"]).ok();
    let told =
        format!("Single events of days before {} were deleted by the retention policy", from.format("%-d %B %Y"));
    assert!(project.read("out/2026-10/dashboard.html").contains(&told), "{told}");
    let explained = project.run(&["explain", "usage.calls", "--config", "auditpack.toml"]).ok();
    assert!(explained.out().contains("deleted by the retention policy"), "{}", explained.out());
    let late = "{\"request_id\":\"late\",\"call_type\":\"acompletion\",\"startTime\":\"2026-10-05T10:00:00Z\",\
         \"endTime\":\"2026-10-05T10:00:01Z\",\"model\":\"claude-sonnet-4-5\",\"status\":\"success\",\
         \"prompt_tokens\":20,\"completion_tokens\":10,\"request_tags\":[],\"metadata\":{}}\n";
    project.write("late.ndjson", late);
    let daily = project.rows(&DAILY);
    let ran = project.run(&["ingest", "--config", "auditpack.toml", "--format", "litellm", "late.ndjson"]).ok();
    assert!(ran.err().contains("warning: there are new rows of days up to "), "{}", ran.err());
    assert_eq!(project.rows(&DAILY), daily);
    assert_verified(&project);
}

#[test]
fn a_period_whose_rows_are_gone_is_not_measured_again_and_its_pack_is_held_against_what_was_published() {
    let project = Project::small();
    project.run(&["run", "--config", "auditpack.toml"]).ok();
    adopt(&project, "[retention.table.review]\nkeep_at_most = 1\n[retention.table.usage]\nkeep_at_most = 1\n");
    let published = project.read("out/2026-10/kpis.json");
    prune(&project);
    assert_eq!(project.rows(&REVIEW).len() + project.rows(&USAGE).len(), 0);
    for command in ["measure", "run", "report"] {
        let ran = project.run(&[command, "--config", "auditpack.toml"]);
        ran.fails(66, &["cannot measure 2026-10: rows of days before ", "deleted by retention", "`published`"]);
    }
    assert_eq!(project.read("out/2026-10/kpis.json"), published);
    // A later period stands alone and says why.
    project.run(&["run", "--config", "auditpack.toml", "--period", "2026-W46"]).ok();
    let later: Value = serde_json::from_str(&project.read("out/2026-W46/kpis.json")).unwrap();
    let from = [&REVIEW, &USAGE].map(|table| project.snapshot().deleted_until(table)).into_iter().max().flatten();
    assert_eq!(later["kept"], json!({ "events_from": null, "numbers_from": from.unwrap().succ_opt() }));
    assert!(project.read("out/2026-W46/dashboard.html").contains("is set beside this one: rows behind its numbers"));
    let config = project.read("auditpack.toml");
    let verify = || project.run(&["verify", "out/2026-10/board-pack.pdf", "--config", "auditpack.toml"]);
    // The policy of retention came into the configuration after the pack.
    let changed = verify();
    assert!(changed.out().contains("changed  configuration"), "{}", changed.out());
    let (old, _) = config.split_once("\n[retention").unwrap();
    project.write("auditpack.toml", old);
    let ran = verify().ok();
    assert!(ran.err().contains("were deleted by retention: no KPI was computed again"), "{}", ran.err());
    assert!(ran.out().contains("equal    kpi            review.coverage"), "{}", ran.out());
    assert_verified(&project);
}

#[test]
fn a_case_stays_with_all_its_records_until_it_is_over_and_a_held_one_with_what_it_names() {
    let config = "[organization]\nname = \"Acme\"\ntimezone = \"Europe/London\"\n[[source]]\npaths = [\"cases.csv\"]\n\
                  name = \"own\"\n[source.mapping]\ntable = \"case\"\ncolumns = { case_id = \"id\", state = \"state\", \
                  flagged_us = \"flagged\", observed_us = \"seen\", disposed_us = \"decided\", linked_id = \"event\" }\n\
                  [[source]]\npaths = [\"calls.ndjson\"]\nformat = \"litellm\"\n[retention.table.case]\nkeep_at_most = 100\n\
                  [retention.table.event]\nkeep_at_most = 100\n";
    // One is open, one over, one was over long ago but somebody has touched it yesterday, one is over and held.
    let now = format!("{}T10:00:00Z", yesterday());
    let cases = format!(
        "id,state,flagged,seen,decided,event\n\
         open,active,2024-03-01T10:00:00Z,2024-03-01T10:00:00Z,,\n\
         over,new,2024-03-02T10:00:00Z,2024-03-02T10:00:00Z,,\n\
         over,closed,2024-03-02T10:00:00Z,2024-03-04T10:00:00Z,2024-03-04T09:00:00Z,\n\
         fresh,closed,2024-03-03T10:00:00Z,2024-03-05T10:00:00Z,2024-03-05T09:00:00Z,\n\
         fresh,closed,2024-03-03T10:00:00Z,{now},2024-03-05T09:00:00Z,\n\
         held,new,2024-03-04T10:00:00Z,2024-03-04T10:00:00Z,,call-2\n\
         held,closed,2024-03-04T10:00:00Z,2024-03-06T10:00:00Z,2024-03-06T09:00:00Z,\n"
    );
    let call = |id: &str| {
        format!(
            "{{\"request_id\":\"{id}\",\"call_type\":\"acompletion\",\"startTime\":\"2024-03-01T10:00:00Z\",\
             \"endTime\":\"2024-03-01T10:00:01Z\",\"model\":\"claude-sonnet-4-5\",\"status\":\"success\",\
             \"prompt_tokens\":20,\"completion_tokens\":10,\"request_tags\":[],\"metadata\":{{}}}}\n"
        )
    };
    let hold = format!("[[retention.hold]]\ncase = \"held\"\n{REASON}");
    let project = Project::with(&format!("{config}{hold}"), "cases.csv", cases);
    project.write("calls.ndjson", call("call-1") + &call("call-2"));
    project.run(&["ingest", "--config", "auditpack.toml"]).ok();
    let rows = project.rows(&CASE);
    assert_eq!(rows.len(), 7);
    let plan = planned(&project);
    let why: Vec<&str> = plan["keep"].as_array().unwrap().iter().map(|kept| kept["why"].as_str().unwrap()).collect();
    let hold = "hold: litigation 17 (Legal, since 2026-05-01)";
    assert_eq!(why, ["the case is open", hold, hold]);
    prune(&project);
    let left: Vec<String> = rows.iter().filter(|row| value(&CASE, row, n::CASE_ID) != "over").cloned().collect();
    assert_eq!(project.rows(&CASE), left);
    let events = project.rows(&EVENT);
    assert_eq!(events.iter().map(|row| value(&EVENT, row, n::EVENT_ID)).collect::<Vec<_>>(), ["call-2"]);
    assert_verified(&project);
}

/// The day before today, by the clock of the machine.
fn yesterday() -> NaiveDate {
    let seconds = std::time::UNIX_EPOCH.elapsed().unwrap().as_secs();
    NaiveDate::from_epoch_days((seconds / 86_400) as i32 - 1).unwrap()
}

#[test]
fn a_person_is_held_wherever_a_row_names_them() {
    let project = ingested();
    let people = project.rows(&PEOPLE);
    let person = value(&PEOPLE, &people[0], n::ACTOR);
    let hold = format!("[[retention.hold]]\nperson = \"{person}\"\n{REASON}");
    adopt(&project, &format!("[retention.table.event]\nkeep_at_most = 1\n{hold}"));
    let events = project.rows(&EVENT);
    prune(&project);
    let left = project.rows(&EVENT);
    assert!(!left.is_empty() && left.len() < events.len());
    let of_person = |rows: &[String]| rows.iter().filter(|row| row.contains(person)).count();
    assert_eq!(of_person(&left), of_person(&events));
}

#[test]
fn a_person_is_held_by_the_name_that_exports_know() {
    let config =
        "[organization]\nname = \"Acme\"\ntimezone = \"Europe/London\"\n[retention.table.event]\nkeep_at_most = 1\n";
    let call = |user: &str| {
        format!(
            "{{\"request_id\":\"id-{user}\",\"call_type\":\"acompletion\",\"startTime\":\"2024-03-01T10:00:00Z\",\
             \"endTime\":\"2024-03-01T10:00:01Z\",\"model\":\"claude-sonnet-4-5\",\"status\":\"success\",\
             \"user\":\"{user}@acme.example\",\"prompt_tokens\":20,\"completion_tokens\":10,\"request_tags\":[],\"metadata\":{{}}}}\n"
        )
    };
    let project = Project::with(config, "calls.ndjson", call("dana") + &call("lee"));
    project.run(&["ingest", "--config", "auditpack.toml", "--format", "litellm", "calls.ndjson"]).ok();
    adopt(&project, &format!("[[retention.hold]]\nperson = \"dana@acme.example\"\n{REASON}"));
    prune(&project);
    let left = project.rows(&EVENT);
    assert_eq!(left.iter().map(|row| value(&EVENT, row, n::EVENT_ID)).collect::<Vec<_>>(), ["id-dana"]);
    let certificate = newest_manifest(&project).to_string();
    assert!(certificate.contains("litigation 17") && !certificate.contains("dana@"), "{certificate}");
}

#[test]
fn what_was_not_rolled_up_yet_is_before_its_events_go() {
    let project = Project::empty();
    project.run(&["demo", "big", "--lake", "--calls", "300", "--days", "2", "--events-only"]).ok();
    let snapshot = || Lake::open(&project.path("big/lake"), "UTC").unwrap().snapshot().unwrap();
    let events = rows(&snapshot(), &EVENT).len();
    assert!(events > 0 && rows(&snapshot(), &DAILY).is_empty());
    let config = project.read("big/auditpack.toml");
    project.write("big/auditpack.toml", format!("{config}\n[retention.table.event]\nkeep_at_most = 1\n"));
    project.run(&["prune", "--config", "big/auditpack.toml", "--yes", "--by", "Dana Reed"]).ok();
    assert!(rows(&snapshot(), &EVENT).is_empty() && !rows(&snapshot(), &DAILY).is_empty());
}

#[test]
fn what_is_wrong_with_the_policy_has_its_line() {
    let check = |retention: &str, says: &[&str]| {
        let config = format!("[organization]\nname = \"Acme\"\ntimezone = \"UTC\"\n{retention}");
        let project = Project::with(&config, "none", "");
        project.run(&["prune", "--config", "auditpack.toml"]).fails(78, says);
    };
    check(
        "[retention.table.evnt]\nkeep_at_most = 1\n",
        &["line 4, column 18: `evnt` is not a table that is pruned", "`review`"],
    );
    check("[retention.table.run]\nkeep_at_most = 1\n", &["line 4, column 18: `run` is not a table that is pruned"]);
    check("[retention.event_kind.cal]\n", &["line 4, column 23: `cal` is not a kind of event, expected one of `call`"]);
    check("[retention.table.event]\nkeep_at_most = 0\n", &["line 5, column 16: expected a number of days from 1"]);
    let both = "[retention.table.event]\nkeep_at_least = 9\nkeep_at_most = 8\n";
    check(both, &["line 6, column 16: `keep_at_most = 8` deletes what `keep_at_least = 9` keeps"]);
    check("[retention.table.event]\nkeep = 8\n", &["unknown field `keep`"]);
    let hold = "reason = \"r\"\nby = \"b\"\nsince = \"2026-05-01\"\n";
    check(
        &format!("[[retention.hold]]\n{hold}"),
        &["line 4, column 1: a hold names one of `project`, `case` and `person`, this one 0"],
    );
    check(&format!("[[retention.hold]]\ncase = \"1\"\nproject = \"p\"\n{hold}"), &["this one 2 of them"]);
    let project = Project::with("[organization]\nname = \"Acme\"\ntimezone = \"Europe/London\"\n", "none", "");
    assert_eq!(project.run(&["prune", "--config", "auditpack.toml", "--yes"]).code(), 64, "somebody asks for it");
    let nothing = project.run(&["prune", "--config", "auditpack.toml"]).ok();
    assert!(nothing.err().contains("there is nothing to delete"), "{}", nothing.err());
}

#[test]
fn what_a_deletion_left_cannot_be_tampered_with() {
    let project = ingested();
    adopt(&project, &all_but("none"));
    prune(&project);
    let files = project.files("lake").into_iter().filter(|path| !path.ends_with(".lock")).step_by(23);
    for path in files {
        let old = fs::read(&path).unwrap();
        let mut new = old.clone();
        let middle = new.len() / 2;
        new[middle] ^= 1;
        fs::write(&path, new).unwrap();
        let findings = lake::verify(&project.path("lake").as_path().into(), &[], 1, &|_| ()).unwrap().findings;
        assert!(!findings.is_empty(), "{}", path.display());
        fs::write(&path, old).unwrap();
    }
    assert_verified(&project);
}
