//! Two packs side by side.

use crate::project::Project;
use serde_json::{Value, json};
use std::collections::BTreeSet;

fn two_months() -> Project {
    let project = Project::small();
    for period in ["2026-09", "2026-10"] {
        project.run(&["run", "--config", "auditpack.toml", "--period", period]).ok();
    }
    project
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// Value and verdict of every number, by KPI and member.
fn told(project: &Project, period: &str) -> BTreeSet<String> {
    let kpis = json(&project.read(&format!("out/{period}/kpis.json")));
    let measurements = kpis["measurements"].as_array().unwrap().iter();
    measurements
        .map(|one| format!("{} {} {} {}", one["kpi"], one["dimensions"], one["value"], one["verdict"]))
        .collect()
}

#[test]
fn periods_packs_and_folders_compare_alike() {
    let project = two_months();
    let by_period = project.run(&["diff", "2026-09", "2026-10", "--json"]).ok().out();
    let packs = ["diff", "out/2026-09/board-pack.pdf", "out/2026-10/board-pack.pdf", "--json"];
    assert_eq!(project.run(&packs).ok().out(), by_period);
    assert_eq!(project.run(&["diff", "out/2026-09", "out/2026-10", "--json"]).ok().out(), by_period);

    let diff = json(&by_period);
    assert_eq!((&diff["before"]["period"], &diff["after"]["period"]), (&json!("2026-09"), &json!("2026-10")));
    let (old, new) = (told(&project, "2026-09"), told(&project, "2026-10"));
    assert_eq!(diff["equal"], json!(old.intersection(&new).count()));
    let numbers = diff["numbers"].as_array().unwrap();
    assert_eq!(numbers.len(), {
        let keys =
            |all: &BTreeSet<String>| all.iter().map(|one| one.rsplitn(3, ' ').last().unwrap().to_owned()).collect();
        let (old, new): (BTreeSet<String>, BTreeSet<String>) = (keys(&old), keys(&new));
        old.union(&new).count() - diff["equal"].as_u64().unwrap() as usize
    });
    for (side, verdict, all) in [("before", "verdict_before", &old), ("after", "verdict_after", &new)] {
        for one in numbers.iter().filter(|one| !one[verdict].is_null()) {
            let known = all.iter().any(|known| {
                let is_same = known.starts_with(&format!("{} ", one["kpi"]))
                    && known.ends_with(&format!(" {} {}", one[side], one[verdict]));
                is_same && (known.contains(":\"") == (one["member"] != ""))
            });
            assert!(known, "{one}");
        }
    }

    let text = project.run(&["diff", "2026-09", "2026-10"]).ok().out();
    assert!(text.starts_with("# 2026-09 (final, as of "), "{text}");
    assert!(text.contains("| usage.calls ") && text.contains(" calls "), "{text}");
    let nothing = project.run(&["diff", "2026-10", "2026-10"]).ok().out();
    assert!(nothing.contains("0 numbers differ") && nothing.lines().count() == 3, "{nothing}");
}

#[test]
fn a_definition_that_changed_is_told_with_what_changed_in_it() {
    let project = two_months();
    let name = "out/2026-09/definitions.json";
    let mut definitions = json(&project.read(name));
    let cards = definitions["definitions"].as_array_mut().unwrap();
    let card = cards.iter_mut().find(|card| card["kpi"] == "review.routing_rate").unwrap();
    card["version"] = json!(0);
    card["formula"] = json!("routed over all");
    card["caveat"] = json!("another caveat is no other definition, but is told with it");
    cards.retain(|card| card["kpi"] != "usage.gini");
    project.write(name, definitions.to_string());
    let diff = json(&project.run(&["diff", "2026-09", "2026-10", "--json"]).ok().out());
    let redefined = diff["definitions"].as_array().unwrap();
    let [routing, gini] = redefined.as_slice() else { panic!("{redefined:?}") };
    assert_eq!(routing["parts"], json!(["caveat", "formula", "version"]));
    assert_eq!((&gini["kpi"], &gini["before"]), (&json!("usage.gini"), &Value::Null));
    let text = project.run(&["diff", "2026-09", "2026-10"]).ok().out();
    assert!(text.contains("* review.routing_rate: version 0, "), "{text}");
    assert!(text.contains("* usage.gini: not there → version 1, "), "{text}");
}

#[test]
fn what_cannot_be_compared_is_refused_with_the_next_step() {
    let project = Project::small();
    project.run(&["diff", "2026-09", "2026-10"]).fails(66, &["kpis.json", "make the documents of that period first"]);
    project.run(&["diff", "yesterday", "2026-10"]).fails(64, &["neither a file nor a period"]);
    project.run(&["diff", "auditpack.toml", "2026-10"]).fails(65, &["not a PDF"]);
    let elsewhere = Project::empty();
    elsewhere.run(&["diff", "2026-09", "2026-10"]).fails(78, &["auditpack.toml"]);
}
