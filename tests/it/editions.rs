//! Editions of the board pack: what is remembered of them, and how a number is told that changed since.

use crate::project::Project;
use auditpack::event::tables::PUBLISHED;
use chrono::NaiveDate;
use serde_json::Value;

const CONFIG: &str =
    "[organization]\nname = \"Acme\"\ntimezone = \"Europe/London\"\n[[source]]\npaths = [\"exports\"]\n";

/// Accepted calls of September or October 2026, so many on each day; `batch` keeps ids apart.
fn calls(month: &str, a_day: usize, batch: &str) -> String {
    let days = if month == "2026-10" { 31 } else { 30 };
    (1..=days).map(|day| on(&format!("{month}-{day:02}"), a_day, batch)).collect()
}

/// So many accepted calls of one day.
fn on(day: &str, count: usize, batch: &str) -> String {
    let call = |at| {
        let time = format!("{day}T10:{at:02}:00Z");
        format!(
            "{{\"request_id\":\"{day}-{batch}-{at}\",\"call_type\":\"acompletion\",\"startTime\":\"{time}\",\
             \"endTime\":\"{time}\",\"model\":\"claude-sonnet-4-5\",\"status\":\"success\",\"prompt_tokens\":20,\
             \"completion_tokens\":10,\"request_tags\":[\"project:claims\"],\"metadata\":{{}}}}\n"
        )
    };
    (0..count).map(call).collect()
}

fn run(project: &Project, period: &str, as_of: &str) -> String {
    project.run(&["run", "--config", "auditpack.toml", "--period", period, "--as-of", as_of]).ok().err()
}

fn kpis(project: &Project, period: &str) -> Value {
    serde_json::from_str(&project.read(&format!("out/{period}/kpis.json"))).unwrap()
}

fn of_calls<'a>(kpis: &'a Value, list: &str) -> Vec<&'a Value> {
    kpis[list].as_array().unwrap().iter().filter(|one| one["kpi"] == "usage.calls").collect()
}

/// The editions in the lake, such as `2026-09/1`.
fn editions(project: &Project) -> Vec<String> {
    let rows = project.rows(&PUBLISHED);
    let edition = |row: &String| row.split(" | ").skip(1).take(2).collect::<Vec<_>>().join("/");
    let mut editions: Vec<String> = rows.iter().map(edition).collect();
    editions.dedup();
    editions
}

#[test]
fn a_number_that_changed_since_it_was_published_is_told_with_both_values() {
    let project = Project::with(CONFIG, "exports/september.ndjson", calls("2026-09", 2, "a"));
    let (september, october) = ("2026-10-10T09:00:00Z", "2026-11-10T09:00:00Z");
    assert!(run(&project, "2026-09", september).contains("2026-09: wrote"));
    assert!(of_calls(&kpis(&project, "2026-09"), "restatements").is_empty());
    assert_eq!(kpis(&project, "2026-09")["state"], "final");
    assert!(run(&project, "2026-09", september).contains("2026-09: unchanged"));
    assert_eq!(editions(&project), ["2026-09/1"]);

    // Rows of September come late, with those of October.
    project.write("exports/late.ndjson", calls("2026-09", 1, "late"));
    project.write("exports/october.ndjson", calls("2026-10", 3, "a"));
    assert!(run(&project, "2026-10", october).contains("2026-10: wrote"));
    let pack = kpis(&project, "2026-10");
    let before = of_calls(&pack, "comparisons")[0];
    assert_eq!((before["before"].as_str(), before["value"].as_f64()), (Some("2026-09"), Some(90.0)));
    assert_eq!((before["published"].as_f64(), before["delta"].as_f64()), (Some(60.0), Some(3.0)));
    assert!(before["reason"].as_str().unwrap().starts_with("rows came"));
    let restated = of_calls(&pack, "restatements")[0];
    assert_eq!((restated["first"].as_f64(), restated["current"].as_f64()), (Some(60.0), Some(90.0)));
    assert!(of_calls(&pack, "signals").is_empty(), "two periods show no signal");
    let explained = project
        .run(&["explain", "usage.calls", "--config", "auditpack.toml", "--period", "2026-10", "--as-of", october])
        .ok()
        .out();
    assert!(explained.contains("2026-09: published as 60, now 90"), "{explained}");
    let page = project.read("out/2026-10/dashboard.html");
    let restated = page.split("id=\"table-restated\"").nth(1).and_then(|rest| rest.split("</table>").next()).unwrap();
    assert!(restated.contains("60 calls") && restated.contains("90 calls"), "{restated}");

    // The pack of September is made once more: another edition, and then no more.
    assert!(run(&project, "2026-09", september).contains("2026-09: wrote"));
    let again = project.read("out/2026-09/kpis.json");
    assert_eq!(of_calls(&kpis(&project, "2026-09"), "restatements")[0]["first"].as_f64(), Some(60.0));
    assert!(run(&project, "2026-09", september).contains("2026-09: unchanged"));
    std::fs::remove_file(project.path("out/2026-09/manifest.json")).unwrap();
    assert!(run(&project, "2026-09", september).contains("2026-09: wrote"));
    assert_eq!(project.read("out/2026-09/kpis.json"), again, "the same bytes, from a lake that now holds its edition");
    assert_eq!(editions(&project), ["2026-09/1", "2026-09/2", "2026-10/1"]);
}

#[test]
fn what_is_told_of_a_period_stands_around_its_numbers() {
    let project = Project::with(CONFIG, "exports/september.ndjson", calls("2026-09", 1, "a"));
    run(&project, "2026-09", "2026-10-02T09:00:00Z");
    let pack = kpis(&project, "2026-09");
    assert_eq!((&pack["state"], &pack["withheld"]), (&Value::from("provisional"), &Value::from(0)));
    let waited_for = serde_json::json!([{ "source": "litellm", "settled_on": "2026-10-06" }]);
    assert_eq!(pack["unsettled"], waited_for);
    let gaps = pack["controls_without_evidence"].as_array().unwrap();
    let has = |id: &str| gaps.iter().any(|gap| *gap == format!("NIST AI RMF {id}"));
    assert!(has("MEASURE 3.1") && !has("GOVERN 1.6"), "{gaps:?}");
    assert!(of_calls(&pack, "comparisons").is_empty(), "the log begins with this period");
}

#[test]
fn a_change_is_spoken_of_where_a_chart_shows_a_signal() {
    let first: NaiveDate = "2026-07-27".parse().unwrap();
    let week = |(at, a_day): (u64, usize)| {
        let days = first.iter_days().skip(7 * at as usize).take(7);
        days.map(|day| on(&day.to_string(), a_day, "a")).collect::<String>()
    };
    let calm = [2, 3, 2, 2, 3, 2, 3, 3, 2, 3, 2, 3];
    let exports: String = (0..).zip(calm.into_iter().chain([9])).map(week).collect();
    let project = Project::with(CONFIG, "exports/calls.ndjson", exports);
    let run = || {
        run(&project, "2026-W43", "2026-11-10T09:00:00Z");
        kpis(&project, "2026-W43")
    };
    let pack = run();
    let signal = of_calls(&pack, "signals")[0];
    assert_eq!(signal["baseline"], serde_json::json!(["2026-W31", "2026-W42"]));
    assert_eq!((&signal["trial"], &signal["periods_since"]), (&Value::from(false), &Value::from(1)));
    assert_eq!(signal["rules"], serde_json::json!([{ "rule": "beyond_limit", "side": "high" }]));
    assert_eq!(signal["variation"], "neutral", "neither direction is better");
    assert!(pack["false_signals_expected"].as_f64().unwrap() > 0.0);
    let dashboard = project.read("out/2026-W43/dashboard.html");
    assert!(dashboard.contains("a signal of a change: 63 calls, above the upper limit"));
    assert!(dashboard.contains("if nothing had changed at all"));

    let rebase = "[[signals.rebase]]\nkpi = \"usage.calls\"\nfrom = \"2026-09-07\"\nreason = \"a second gateway\"\n\
                  by = \"CISO\"\non = \"2026-09-01\"\n";
    project.write("auditpack.toml", format!("{CONFIG}{rebase}"));
    let pack = run();
    let signal = of_calls(&pack, "signals")[0];
    assert_eq!((&signal["baseline"][0], &signal["trial"]), (&Value::from("2026-W37"), &Value::from(true)));
    assert_eq!(signal["rebased"]["reason"], "a second gateway");
}

#[test]
fn a_source_that_comes_late_keeps_a_period_open() {
    let config = format!("{CONFIG}[periods]\nfinal_after_days_of = {{ litellm = 20 }}\n");
    let project = Project::with(&config, "exports/september.ndjson", calls("2026-09", 1, "a"));
    run(&project, "2026-09", "2026-10-20T09:00:00Z");
    let pack = kpis(&project, "2026-09");
    assert_eq!(pack["state"], "provisional", "others would have settled on the 6th");
    assert_eq!(pack["unsettled"], serde_json::json!([{ "source": "litellm", "settled_on": "2026-10-21" }]));
    let html = project.read("out/2026-09/dashboard.html");
    let told = "The period is provisional until 21 October 2026: rows of";
    assert!(html.contains(told), "the dashboard names what it waits for");
    run(&project, "2026-09", "2026-10-21T09:00:00Z");
    let pack = kpis(&project, "2026-09");
    assert_eq!((&pack["state"], &pack["unsettled"]), (&Value::from("final"), &serde_json::json!([])));
}
