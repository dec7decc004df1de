//! Documents for further readers: what they are told, that it is a part of what everybody is told, and that a run knows them.

use crate::project::Project;
use auditpack::event::tables::{CASE, KEYS, PUBLISHED, REVIEW};
use auditpack::report::{attachments, profile};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

const PERIOD: &str = "out/2026-10";
const RUN: [&str; 3] = ["run", "--config", "auditpack.toml"];
const DOCUMENTS: [&str; 6] =
    ["board-pack.pdf", "dashboard.html", "definitions.json", "kpis.csv", "kpis.json", "manifest.json"];

/// The small organisation with more people in its report section.
fn with(report: &str) -> Project {
    let project = Project::small();
    let config = project.read("auditpack.toml").replacen("[report]\n", &format!("[report]\n{report}\n"), 1);
    project.write("auditpack.toml", config);
    project
}

fn json(project: &Project, name: &str) -> Value {
    serde_json::from_str(&project.read(&format!("{PERIOD}/{name}"))).unwrap()
}

/// The measurements of a document by KPI and member.
fn measurements(document: &Value) -> BTreeMap<(String, String), Value> {
    let all = document["measurements"].as_array().unwrap().iter();
    all.map(|one| ((one["kpi"].as_str().unwrap().to_owned(), one["dimensions"].to_string()), one.clone())).collect()
}

/// Everything that a folder says, each document and each file that the pack carries, with the pack's pages as text.
fn texts(project: &Project, profile: &str) -> Vec<(String, String)> {
    project.run(&["report", "--config", "auditpack.toml", "--profile", profile, "--format", "md"]).ok();
    let folder = format!("{PERIOD}/{profile}");
    let read = |name: &&str| ((*name).to_owned(), project.read(&format!("{folder}/{name}")));
    let mut texts: Vec<_> = DOCUMENTS[1..].iter().chain(&["report.md"]).map(read).collect();
    let carried = attachments(fs::read(project.path(&format!("{folder}/board-pack.pdf"))).unwrap()).unwrap();
    assert_eq!(carried.len(), 4);
    let carried = carried.into_iter().map(|file| (format!("carried {}", file.name), file.bytes));
    texts.extend(carried.map(|(name, bytes)| (name, String::from_utf8(bytes).unwrap())));
    texts
}

/// The members that everybody is told of a dimension.
fn members(base: &Value, dimension: &str) -> BTreeSet<String> {
    let all = base["measurements"].as_array().unwrap().iter();
    all.filter_map(|one| one["dimensions"][dimension].as_str()).map(str::to_owned).collect()
}

/// What must not be told to a works council: projects, cases, files and people.
fn names(project: &Project, base: &Value) -> BTreeSet<String> {
    let mut names = members(base, "project");
    names.remove("unattributed");
    let manifest = json(project, "manifest.json");
    names.extend(manifest["inputs"].as_array().unwrap().iter().map(|input| input["file"].as_str().unwrap().to_owned()));
    let cases = project.rows(&CASE).join("\n");
    names
        .extend(cases.split(|c: char| !c.is_alphanumeric()).filter(|word| word.starts_with("INC0")).map(str::to_owned));
    assert!(names.iter().any(|name| name.starts_with("INC00")) && names.len() > 10, "{names:?}");
    let people = [&REVIEW, &KEYS].map(|table| project.rows(table).join("\n")).join("\n");
    let ids = people.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| word.len() >= 16);
    names.extend(ids.map(str::to_owned));
    assert!(names.iter().any(|name| name.starts_with("p_")), "{names:?}");
    names.extend(["Head of".to_owned(), "Finance partner".to_owned()]);
    names
}

#[test]
fn a_works_council_is_told_of_teams_and_of_nobody() {
    let project = with("profiles = [\"works-council\"]");
    project.run(&RUN).ok();
    let base = json(&project, "kpis.json");
    let names = names(&project, &base);
    let all = texts(&project, "works-council");
    for (document, text) in &all {
        for name in &names {
            let place = text.find(name.as_str()).map(|at| &text[at.saturating_sub(80)..(at + 80).min(text.len())]);
            // What a definition says is the same for every organisation.
            let is_fiction = document.ends_with("definitions.json");
            assert!(is_fiction || place.is_none(), "`{name}` is in {document}: {place:?}");
        }
    }
    let (told, before) = (measurements(&json(&project, "works-council/kpis.json")), measurements(&base));
    let people = |team: &str| before.get(&("adoption.active_people".to_owned(), team.to_owned()));
    let mut teams = 0;
    for ((kpi, cut), one) in &told {
        let was = &before[&(kpi.clone(), cut.clone())];
        assert!(one == was || one["withheld"] == true && one["value"].is_null(), "{one} instead of {was}");
        assert!(was["withheld"] == false || one["withheld"] == true, "{one} instead of {was}");
        let dimension = one["dimensions"].as_object().unwrap().keys().next();
        assert!(dimension.is_none_or(|name| ["source", "team"].contains(&name.as_str())), "{one}");
        if dimension.is_some_and(|name| name == "team") {
            teams += 1;
            let enough = people(cut).is_some_and(|all| all["value"].as_f64().is_some_and(|all| all >= 10.0));
            assert!(enough || one["value"].is_null(), "{one}");
        }
    }
    assert!(teams > 0, "no number of a team is left to look at");
    let narrow = json(&project, "works-council/kpis.json");
    for emptied in ["spreads", "break_even", "presets"] {
        let classes = narrow[emptied].as_array().unwrap().iter().filter(|one| !one["class"].is_null());
        assert!(emptied == "break_even" || narrow[emptied] == Value::Array(Vec::new()), "{emptied}");
        assert_eq!(classes.count(), 0, "{emptied}");
    }
    assert_eq!(narrow["time_saved_assumptions"]["swings"], Value::Array(Vec::new()));
}

#[test]
fn auditors_are_told_all_that_everybody_is() {
    let project = with("profiles = [\"audit\"]");
    project.run(&RUN).ok();
    let both =
        |name: &str| [name.to_owned(), format!("audit/{name}")].map(|one| project.read(&format!("{PERIOD}/{one}")));
    for name in ["kpis.json", "kpis.csv", "definitions.json"] {
        let [base, audit] = both(name);
        assert!(base == audit, "{name}");
    }
    let [base, audit] = both("dashboard.html");
    assert!(base.contains("<dd>the leaders</dd>") && audit.contains("<dd>the auditors</dd>"));
    // Who decides is asked; others read what was asked.
    let asked = "<h2 id=\"matters\">What the risk committee is asked</h2>";
    assert!(base.contains("<h2 id=\"matters\">For decision</h2>") && audit.contains(asked));
    let size = |name: &str| fs::metadata(project.path(&format!("{PERIOD}/{name}"))).unwrap().len();
    assert!(size("audit/board-pack.pdf") > size("board-pack.pdf"), "every definition and every file is in it");
    let profiles = json(&project, "manifest.json")["profiles"].clone();
    assert_eq!(profiles, serde_json::json!({ "board-pack.pdf": "committee", "dashboard.html": "leaders" }));
    let profiles = json(&project, "audit/manifest.json")["profiles"].clone();
    assert_eq!(profiles, serde_json::json!({ "board-pack.pdf": "audit", "dashboard.html": "audit" }));
}

#[test]
fn a_run_knows_its_further_documents_and_verify_makes_them_again() {
    let project = with("profiles = [\"works-council\"]");
    let first = project.run(&RUN).ok().err();
    assert_eq!(first.matches("2026-10: wrote ").count(), 2, "{first}");
    let folder = project.files(&format!("{PERIOD}/works-council"));
    let names: Vec<_> = folder.iter().map(|path| path.file_name().unwrap().to_str().unwrap()).collect();
    assert_eq!(names, DOCUMENTS);
    let bytes: Vec<_> = folder.iter().map(|path| fs::read(path).unwrap()).collect();
    let again = project.run(&RUN).ok().err();
    assert_eq!(again.matches("2026-10: unchanged").count(), 2, "{again}");
    fs::remove_file(&folder[1]).unwrap();
    fs::write(&folder[4], "touched").unwrap();
    let repaired = project.run(&[&RUN[..], &["--json"]].concat()).ok().out();
    let repaired: Value = serde_json::from_str(&repaired).unwrap();
    assert_eq!((&repaired["changed"], &repaired["further"][0]["profile"]), (&true.into(), &"works-council".into()));
    assert_eq!(folder.iter().map(|path| fs::read(path).unwrap()).collect::<Vec<_>>(), bytes, "the same bytes");
    // The pack of the period is the only edition that is remembered.
    let editions = project.rows(&PUBLISHED);
    let plain = Project::small();
    plain.run(&RUN).ok();
    assert!(!editions.is_empty() && editions.len() == plain.rows(&PUBLISHED).len());

    let verify =
        || project.run(&["verify", &format!("{PERIOD}/works-council/board-pack.pdf"), "--config", "auditpack.toml"]);
    let equal = verify().ok();
    assert!(equal.out().lines().all(|line| line.starts_with("equal    kpi ")), "{}", equal.out());
    assert!(equal.err().contains(", 6 document"), "{}", equal.err());
    let export = project.path("exports/servicenow/incidents.csv");
    fs::write(&export, fs::read_to_string(&export).unwrap() + "\n").unwrap();
    let changed = verify().fails(65, &["1 check differs"]);
    assert!(
        changed.out().contains("input          exports/servicenow/incidents.csv: its hash is "),
        "{}",
        changed.out()
    );
}

#[test]
fn whom_a_document_is_written_for_is_printed_with_what_is_left_out() {
    let project = with("profiles = [\"works-council\"]\nprofile = { works-council = { people = 12 } }");
    project.run(&RUN).ok();
    let page = |name: &str| project.read(&format!("{PERIOD}/{name}"));
    let base = page("dashboard.html");
    assert!(base.contains("<dt>Written for</dt><dd>the leaders</dd>"));
    assert!(base.contains("Left out: numbers about fewer than 5 people and what would give them away."));
    let council = page("works-council/dashboard.html");
    assert!(council.contains("<dt>Written for</dt><dd>the works council</dd>"));
    assert!(council.contains("numbers about fewer than 12 people") && council.contains("single cases"));
    assert!(!council.contains("<dt>Distribution</dt>"), "that of the committee is another");
    project.run(&["report", "--config", "auditpack.toml", "--format", "md"]).ok();
    assert!(page("report.md").contains("Written for: the risk committee"));
}

#[test]
fn a_profile_that_does_not_exist_or_tells_too_much_is_refused() {
    let project = Project::small();
    let ids: Vec<&str> = profile::further().iter().map(|profile| profile.id).collect();
    assert_eq!(ids, ["audit", "works-council"]);
    let known = "expected `audit` or `works-council`";
    let report = |profile: &str| project.run(&["report", "--config", "auditpack.toml", "--profile", profile]);
    report("board").fails(64, &["no profile of that name", "`board`", known]);
    report("committee").fails(64, &["`committee`", known]);
    let refused = |report: &str, says: &[&str]| _ = with(report).run(&RUN).fails(78, says);
    refused("profiles = [\"audit\", \"unions\"]", &["`report.profiles`: no profile `unions`", known]);
    refused("profile = { unions = {} }", &["`report.profile.unions`: no profile `unions`", known]);
    refused("profile = { audit = { people = 4 } }", &["`report.profile.audit.people`", "at least 5", "found 4"]);
    refused("profile = { audit = { k = 9 } }", &["unknown field `k`", "people"]);
}
