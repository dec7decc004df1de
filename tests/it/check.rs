//! `auditpack check` on what users have: every format at once with foreign files between them, archives, and a mapping.

use crate::project::Project;
use auditpack::format::FORMATS;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

const HEAD: &str = "[organization]\nname = \"Acme\"\ntimezone = \"Europe/London\"\n";

/// Files that are nothing of ours, though some look like it.
const FOREIGN: &[(&str, &[u8])] = &[
    ("notes.txt", b"dear diary"),
    ("package.json", br#"{"name":"app","version":"1.0.0","dependencies":{"left-pad":"1.3.0"}}"#),
    ("shopping.csv", b"item,amount,price\nbread,2,1.80\n"),
    ("geo.json", br#"{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null}]}"#),
    ("access.ndjson", b"{\"ts\":1,\"method\":\"GET\",\"path\":\"/\",\"status\":200}\n"),
    ("people.csv", b"id,name,email,created_at\n1,Fake,fake@acme.example,2026-10-01\n"),
    ("image.png", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01"),
    ("events.json", br#"[{"id":"1","type":"click","created_at":"2026-10-01T00:00:00Z","page":"/"}]"#),
    ("manifest.json", br#"{"version":1,"window":{},"files":[{"key":"a","table":"traces","fileType":"JSONL"}]}"#),
];

/// Every fixture that is recognised by its content, with its format.
fn fixtures() -> Vec<(&'static str, PathBuf)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut found = Vec::new();
    for format in FORMATS.iter().filter(|format| format.id != "mapped") {
        for entry in fs::read_dir(root.join(format.id)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|end| end == "json" || end == "ndjson" || end == "csv") {
                found.push((format.id, path));
            }
        }
    }
    found
}

/// What `check --json` says, whatever it finds.
fn checked(project: &Project) -> Value {
    serde_json::from_str(&project.run(&["check", "--config", "auditpack.toml", "--json"]).out()).unwrap()
}

#[test]
fn a_folder_of_everything_is_told_apart() {
    let project = Project::with("auditpack.toml", "auditpack.toml", format!("{HEAD}[[source]]\npaths = [\"all\"]\n"));
    let mut expected = BTreeMap::new();
    for (format, path) in fixtures() {
        let name = format!("all/{format}-{}", path.file_name().unwrap().to_string_lossy());
        project.write(&name, fs::read(&path).unwrap());
        expected.insert(name, format);
    }
    for (name, bytes) in FOREIGN {
        project.write(&format!("all/{name}"), bytes);
    }
    let result = checked(&project);
    let mut found: BTreeMap<&str, &str> = BTreeMap::new();
    for file in result["files"].as_array().unwrap() {
        found.insert(file["file"].as_str().unwrap(), file["format"].as_str().unwrap());
    }
    let problems: Vec<&str> = result["problems"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    for (name, format) in &expected {
        // A fixture may stand for a file that cannot be read as a whole; it is told so by its name.
        let refused = problems.iter().any(|problem| problem.contains(name.as_str()) && !problem.contains("recognise"));
        let seen = found.get(name.as_str());
        assert!(seen == Some(format) || (seen.is_none() && refused), "{name}: {seen:?}");
    }
    for (name, _) in FOREIGN {
        assert!(!found.contains_key(format!("all/{name}").as_str()), "{name} was taken for an export");
        assert!(problems.iter().any(|problem| problem.contains(&format!("cannot recognise `all/{name}`"))), "{name}");
    }
    let kpis = result["kpis"].as_array().unwrap();
    assert!(kpis.iter().all(|kpi| kpi["measurable"] == Value::Bool(true)), "{kpis:?}");
}

#[test]
fn what_cannot_be_measured_names_what_to_export() {
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/claude_activity/actors.ndjson");
    let config = format!("{HEAD}[[source]]\npaths = [\"feed.ndjson\"]\n");
    let project = Project::with(&config, "feed.ndjson", fs::read(fixture).unwrap());
    let out = project.run(&["check", "--config", "auditpack.toml"]).ok().out();
    for says in [
        "claude_activity",
        "13 rows",
        "usage.calls                        not measurable: no call log: export LiteLLM spend logs",
        "investigation.mtti_median          not measurable: no ticket export: export ServiceNow incidents",
    ] {
        assert!(out.contains(says), "`{says}` is missing in:\n{out}");
    }
    assert!(project.files("lake").is_empty(), "check writes nothing");
}

#[test]
fn a_mapping_is_shown_on_the_first_rows() {
    let config = format!(
        "{HEAD}[[source]]\npaths = [\"calls.csv\"]\nname = \"own_gateway\"\n[source.mapping]\ntable = \"event\"\n\
         [source.mapping.columns]\nts = \"when\"\nkind = {{ constant = \"call\" }}\nactor = \"who\"\n\
         outcome = {{ constant = \"success\" }}\n"
    );
    let project =
        Project::with(&config, "calls.csv", "when,who\n2026-10-01T10:00:00Z,dana@acme.example\nyesterday,x\n");
    let out = project.run(&["check", "--config", "auditpack.toml"]).ok().out();
    for says in ["own_gateway", "2 rows", "1 would be rejected", "2026-10-01T10:00:00Z", "calls from own_gateway"] {
        assert!(out.contains(says), "`{says}` is missing in:\n{out}");
    }
    assert!(!out.contains("dana@"), "a person is shown:\n{out}");
}

#[test]
fn a_file_that_a_mapping_names_is_read_by_it_when_it_is_named_alone() {
    let config = format!(
        "{HEAD}[[source]]\npaths = [\"own/*\"]\nname = \"own_gateway\"\n[source.mapping]\ntable = \"event\"\n\
         [source.mapping.columns]\nts = \"when\"\nkind = {{ constant = \"call\" }}\n"
    );
    let project = Project::with(&config, "own/calls.csv", "when,who\n2026-10-01T10:00:00Z,x\n");
    let ran = project.run(&["ingest", "--config", "auditpack.toml", "own"]).ok();
    assert!(ran.err().contains("own/calls.csv: mapped, 1 rows = 1 accepted"), "{}", ran.err());
    let event = &project.rows(&auditpack::event::tables::EVENT)[0];
    assert!(event.contains("own_gateway"), "{event}");
}

#[test]
fn the_table_of_the_readme_is_the_registry() {
    let table = Project::empty().run(&["formats", "--markdown"]).ok().out();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(&path).unwrap();
    let begin = readme.find("| format | how to export it |").expect("the README has the table of formats");
    let end = begin + readme[begin..].find("\n\n").expect("text follows the table") + 1;
    if option_env!("UPDATE_EXPECT").is_some() {
        fs::write(&path, format!("{}{table}{}", &readme[..begin], &readme[end..])).unwrap();
    } else {
        assert!(readme[begin..end] == table, "README differs: run `UPDATE_EXPECT=1 cargo test check`");
    }
}

#[test]
fn what_the_attribution_map_lacks_is_named_by_its_directory() {
    let config = format!("{HEAD}[attribution]\nmap = \"map.csv\"\n[[source]]\npaths = [\"in\"]\n");
    let bucket = |workspace: &str| {
        format!(
            "{{\"starting_at\":\"2026-10-01T00:00:00Z\",\"ending_at\":\"2026-10-02T00:00:00Z\",\"results\":[{{\"workspace_id\":\
             \"{workspace}\",\"uncached_input_tokens\":1,\"output_tokens\":1}}]}}\n"
        )
    };
    let report = bucket("wrkspc_01FakeA") + &bucket("wrkspc_01FakeB");
    let project = Project::with(&config, "in/usage.ndjson", report);
    project.write(
        "map.csv",
        "valid_from,valid_to,key,value,project,team,cost_centre,tier\n,,workspace,wrkspc_01FakeA,Claims,,,\n",
    );
    let workspace = r#"{"data":[{"id":"wrkspc_01FakeB","type":"workspace","name":"Pricing","created_at":"2026-01-01T00:00:00Z","display_color":"blue","archived_at":null}],"has_more":false}"#;
    project.write("in/workspaces.json", workspace);
    let out = project.run(&["check", "--config", "auditpack.toml"]).ok().out();
    assert!(out.contains("not in the attribution map: workspace,wrkspc_01FakeB (Pricing), 1 row"), "{out}");
    assert!(!out.contains("wrkspc_01FakeA"), "{out}");
}
