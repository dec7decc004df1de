//! The command line as a user meets it: help, exit codes, messages with a next step.

use crate::project::Project;

const CONFIG: &str = "[organization]\nname = \"Acme\"\ntimezone = \"Europe/London\"\n";
const ACTIVITY: &str = r#"{"id":"activity_1","created_at":"2026-10-02T09:00:00Z","type":"claude_chat_created","organization_id":null,"actor":{"type":"user_actor","user_id":"user_1","email_address":"a@b.example","ip_address":"198.51.100.7","user_agent":"x"}}"#;

fn acme() -> Project {
    Project::with(CONFIG, "feed.ndjson", ACTIVITY)
}

#[test]
fn help_teaches_and_a_wrong_line_is_a_usage_error() {
    let project = Project::empty();
    let help = project.run(&["--help"]).ok().out();
    for command in [
        "run",
        "ingest",
        "measure",
        "report",
        "check",
        "formats",
        "presets",
        "explain",
        "schema",
        "load-sql",
        "prune",
        "lake",
        "keygen",
        "init",
        "templates",
        "demo",
    ] {
        assert!(help.contains(&format!("\n  {command} ")), "{help}");
        let help = project.run(&[command, "--help"]).ok().out();
        assert!(help.contains("Usage: auditpack"), "{help}");
    }
    for command in ["status", "compact", "upgrade"] {
        assert!(project.run(&["lake", "--help"]).ok().out().contains(&format!("\n  {command} ")), "{command}");
    }
    let help = project.run(&["lake", "upgrade", "--help"]).ok().out();
    assert!(help.contains("No row, no content hash and no KPI changes"), "{help}");
    assert_eq!(project.run(&[]).code(), 64);
    assert_eq!(project.run(&["frobnicate"]).code(), 64);
    assert_eq!(project.run(&["run"]).code(), 64);
}

#[test]
fn init_writes_a_configuration_that_works_as_it_is() {
    let project = Project::empty();
    project.write("feed.ndjson", ACTIVITY);
    project.run(&["init", "new"]).ok();
    project.run(&["ingest", "--config", "new/auditpack.toml", "feed.ndjson"]).ok();
    assert!(project.path("new/lake/event").is_dir());
    project.run(&["init", "new"]).fails(73, &["cannot create `new/auditpack.toml`"]);
}

#[test]
fn a_wrong_configuration_names_the_key_and_what_was_expected() {
    let check = |config: &str, says: &[&str]| {
        let project = Project::with(config, "feed.ndjson", ACTIVITY);
        project.run(&["run", "--config", "auditpack.toml"]).fails(78, says);
    };
    check("[organization]\nname = 1\n", &["auditpack.toml", "name = 1"]);
    check("[organization]\nname = \"A\"\ntimezone = \"Mars/Phobos\"\n", &["unknown time zone `Mars/Phobos`"]);
    check(&format!("{CONFIG}[polciy]\n"), &["unknown field `polciy`", "policy"]);
    check(&format!("{CONFIG}[policy.targets.\"usage.cals\"]\nat_most = 1\n"), &["usage.cals"]);
    Project::empty().run(&["run", "--config", "none.toml"]).fails(78, &["none.toml", "auditpack init"]);
}

#[test]
fn input_that_is_missing_empty_or_unknown_is_said_so() {
    let project = acme();
    let ingest = |path: &str| project.run(&["ingest", "--config", "auditpack.toml", path]);
    ingest("nowhere/*.json").fails(66, &["nothing matches `nowhere/*.json`"]);
    project.write("empty.json", "");
    ingest("empty.json").fails(65, &["`empty.json`", "empty"]);
    project.write("notes.txt", "dear diary");
    ingest("notes.txt").fails(65, &["cannot recognise `notes.txt`", "`auditpack formats`", "[source.mapping]"]);
    project.write("error.json", r#"{"type":"error","error":{"type":"permission_error","message":"Needed scope"}}"#);
    ingest("error.json").fails(65, &["`error.json`", "API error", "Needed scope"]);
    project.run(&["run", "--config", "auditpack.toml"]).fails(66, &["no exports are configured"]);
    project.run(&["measure", "--config", "auditpack.toml"]).fails(66, &["is empty"]);
    assert!(!project.path("lake/event").exists(), "a refused run leaves nothing behind");
}

#[test]
fn periods_and_instants_that_make_no_sense_are_usage_errors() {
    let project = acme();
    let run = |flag: &str, value: &str| project.run(&["measure", "--config", "auditpack.toml", flag, value]);
    run("--period", "2026-13").fails(64, &["cannot read the period `2026-13`", "2026-Q3"]);
    run("--as-of", "yesterday").fails(64, &["--as-of yesterday"]);
}

#[test]
fn bad_rows_are_kept_as_rejects_until_they_are_too_many() {
    let project = acme();
    let bad: String = (0..20).map(|n| format!("{{\"id\":\"activity_{n}\",\"type\":\"x\"}}\n")).collect();
    project.write("bad.ndjson", format!("{ACTIVITY}\n{bad}"));
    let ran = project.run(&["ingest", "--config", "auditpack.toml", "bad.ndjson"]);
    ran.fails(65, &["20 of 21 rows were rejected", "bad.ndjson:2: ", "reject_share"]);
    project.write("few.ndjson", format!("{ACTIVITY}\nnot json\n"));
    let ran = project.run(&["ingest", "--config", "auditpack.toml", "few.ndjson"]).ok();
    assert!(ran.err().contains("2 rows = 1 accepted + 0 duplicate + 1 rejected"), "{}", ran.err());
    assert!(ran.err().contains("rejected few.ndjson:2: "), "{}", ran.err());
    assert_eq!(project.rows(&auditpack::event::tables::REJECT).len(), 1);
}

#[test]
fn a_second_run_at_the_same_time_is_told_to_try_again() {
    let project = acme();
    let lake = auditpack::lake::Lake::open(&project.path("lake"), "Europe/London").unwrap();
    let _writer = lake.lock("process 1 since 2026-11-01").unwrap();
    let ran = project.run(&["ingest", "--config", "auditpack.toml", "feed.ndjson"]);
    ran.fails(75, &["process 1 since 2026-11-01"]);
}

#[test]
fn check_reads_everything_and_writes_nothing() {
    let project = Project::small();
    let before = project.files(".");
    let out = project.run(&["check", "--config", "auditpack.toml"]).ok().out();
    for format in ["claude_activity", "litellm", "langfuse", "servicenow"] {
        assert!(out.contains(format), "{out}");
    }
    let json = project.run(&["check", "--config", "auditpack.toml", "--json"]).ok().out();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["problems"], serde_json::json!([]));
    assert_eq!(project.files("."), before);
}

#[test]
fn explain_prints_the_card_and_the_numbers() {
    let project = Project::small();
    let list = project.run(&["explain"]).ok().out();
    assert!(list.contains("usage.calls") && list.contains("investigation.mtti_median"), "{list}");
    let card = project.run(&["explain", "review.routing_rate"]).ok().out();
    for part in ["question", "formula", "source", "caveat", "example"] {
        assert!(card.contains(part), "{card}");
    }
    project.run(&["explain", "usage.cals"]).fails(64, &["unknown KPI `usage.cals`", "usage.calls"]);
    project.run(&["run", "--config", "auditpack.toml"]).ok();
    let numbers = project.run(&["explain", "usage.calls", "--config", "auditpack.toml"]).ok().out();
    assert!(numbers.contains("project = ") && numbers.contains("inputs"), "{numbers}");
}

#[test]
fn a_key_is_made_once_kept_private_and_warned_about() {
    use std::os::unix::fs::PermissionsExt;
    let project = acme();
    let ingest = || {
        let mut command = project.command(&["ingest", "--config", "auditpack.toml", "feed.ndjson"]);
        String::from_utf8(command.env_remove("AUDITPACK_KEY").output().unwrap().stderr).unwrap()
    };
    assert!(ingest().contains("warning: no pseudonym key"));
    let mode = std::fs::metadata(project.path("auditpack.key")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    assert!(!ingest().contains("warning"));
}

#[test]
fn the_compiled_in_configuration_is_valid_and_tells_the_defaults() {
    use auditpack::config::{Config, DEFAULT};
    let here = std::path::Path::new(".");
    let written = Config::parse(DEFAULT, here).unwrap();
    let bare = Config::parse(CONFIG, here).unwrap();
    assert_eq!(written.paths.lake, bare.paths.lake);
    assert_eq!(written.paths.output, bare.paths.output);
    assert_eq!(written.limits.reject_share.to_bits(), bare.limits.reject_share.to_bits());
    assert_eq!(written.limits.reject_rows, bare.limits.reject_rows);
    assert_eq!(written.report, bare.report);
    // What is commented out is an example that must read as well: only its words are free.
    let example: String =
        DEFAULT.lines().map(|line| format!("{}\n", line.strip_prefix("# ").unwrap_or(line))).collect();
    let example = example
        .lines()
        .filter(|line| !line.starts_with("auditpack configuration") && !line.starts_with("Where exports"));
    let example: Vec<_> = example.filter(|line| !line.starts_with('#')).collect();
    let example = Config::parse(&example.join("\n"), here).unwrap_or_else(|error| panic!("{error}"));
    assert!(example.problems.is_empty(), "{:?}", example.problems);
}

#[test]
fn a_run_with_nothing_new_touches_nothing_and_mends_what_was_touched() {
    let project = Project::small();
    let run = || project.run(&["run", "--config", "auditpack.toml"]).ok().err();
    assert!(run().contains("2026-10: wrote"));
    assert!(run().contains("2026-10: unchanged"));
    let dashboard = project.read("out/2026-10/dashboard.html");
    project.write("out/2026-10/dashboard.html", "scribble");
    assert!(run().contains("2026-10: wrote"));
    assert_eq!(project.read("out/2026-10/dashboard.html"), dashboard);
    let config = project.read("auditpack.toml").replace("Northwind Assurance\"", "Southwind Assurance\"");
    project.write("auditpack.toml", config);
    assert!(run().contains("2026-10: wrote"));
    assert!(project.read("out/2026-10/dashboard.html").contains("Southwind"));
}

#[test]
fn presets_say_what_they_are_worth_and_how_to_take_one() {
    let project = Project::empty();
    let list = project.run(&["presets"]).ok().out();
    for words in [
        "ms_assisted_hours_like: Microsoft, Copilot assisted hours",
        "counts     6 minutes saved by one use",
        "evidence   E0, a vendor's multiplier",
        "use        preset = \"ms_assisted_hours_like\" in a [[value.task]]",
        "counts     19 (2 to 39) % more time for a task",
        "use        to compare with: it is not told per use",
    ] {
        assert!(list.contains(words), "`{words}` is missing: {list}");
    }
    let json: serde_json::Value = serde_json::from_str(&project.run(&["presets", "--json"]).ok().out()).unwrap();
    assert_eq!(json.as_array().unwrap().len(), list.matches("evidence   ").count());
    assert_eq!((json[0]["evidence"].as_str(), json[0]["usable"].as_bool()), (Some("E0"), Some(true)));
}
