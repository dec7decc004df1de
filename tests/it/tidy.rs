//! The house rules that a machine can hold: module edges, file sizes, opening comments, forgotten files.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// A module may name only these others; the same table stands in `src/lib.rs`.
const EDGES: &[(&str, &[&str])] = &[
    ("event", &[]),
    ("failure", &[]),
    ("format", &["event"]),
    ("contract", &["event"]),
    ("lake", &["event"]),
    ("ingest", &["event", "failure", "format", "lake"]),
    ("words", &[]),
    ("policy", &["event", "words"]),
    ("measure", &["event", "format", "policy", "words"]),
    ("report", &["measure", "policy", "words"]),
    ("config", &["event", "format", "measure", "policy", "report"]),
    ("demo", &["event"]),
    ("cli", &[]),
];

/// The modules that must stay pure.
const PURE: &[&str] = &["event", "format", "policy", "measure", "words", "report", "config", "contract", "demo"];

/// What a pure module must not name.
const IMPURE: &[&str] = &[
    "std::fs",
    "TcpStream",
    "TcpListener",
    "UdpSocket",
    "std::process",
    "std::env",
    "SystemTime",
    "Instant::now",
    "Utc::now",
];

const LINES_MAX: usize = 400;

pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

pub(crate) fn rust_files(folder: &str) -> BTreeMap<PathBuf, String> {
    fn walk(folder: &Path, found: &mut BTreeMap<PathBuf, String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.insert(path.strip_prefix(root()).unwrap().to_owned(), fs::read_to_string(&path).unwrap());
            }
        }
    }
    let mut found = BTreeMap::new();
    walk(&root().join(folder), &mut found);
    found
}

/// The top-level module that a file of `src/` belongs to.
fn module(path: &Path) -> String {
    let first = path.iter().nth(1).unwrap().to_string_lossy();
    first.trim_end_matches(".rs").to_owned()
}

/// The top-level modules that a text names by `crate::`.
fn named(text: &str) -> Vec<String> {
    let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    let code: String = code.collect::<Vec<_>>().join("\n");
    let words = code.split("crate::").skip(1);
    words.map(|rest| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()).collect()
}

#[test]
fn a_module_names_only_what_is_upstream_of_it() {
    let table: BTreeMap<_, _> = EDGES.iter().copied().collect();
    for (path, text) in rust_files("src") {
        let from = module(&path);
        if ["main", "lib", "commands"].contains(&from.as_str()) {
            continue;
        }
        let allowed = table.get(from.as_str()).unwrap_or_else(|| panic!("{}: module without a row", path.display()));
        for to in named(&text) {
            let fine = to == from || allowed.contains(&to.as_str());
            assert!(fine, "{}: `{from}` must not name `{to}`", path.display());
        }
    }
}

#[test]
fn the_architecture_document_has_the_same_edges() {
    let text = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    for (from, to) in EDGES {
        let row = text.lines().find(|line| line.contains(&format!("| [`{from}`] |")));
        let row = row.unwrap_or_else(|| panic!("src/lib.rs has no row for `{from}`"));
        let listed = row.trim_end_matches(" |").rsplit('|').next().unwrap().trim();
        let expected = if to.is_empty() { "–".to_owned() } else { to.join(", ") };
        assert_eq!(listed, expected, "row of `{from}` in src/lib.rs");
    }
}

#[test]
fn pure_modules_open_no_file_and_read_no_clock() {
    for (path, text) in rust_files("src") {
        if PURE.contains(&module(&path).as_str()) {
            for word in IMPURE {
                assert!(!text.contains(word), "{}: a pure module names `{word}`", path.display());
            }
        }
    }
}

#[test]
fn polars_stays_in_lake_and_measure() {
    for (path, text) in rust_files("src") {
        let module = module(&path);
        if !["lake", "measure"].contains(&module.as_str()) {
            assert!(!text.contains("polars::"), "{}: `{module}` names polars", path.display());
        }
    }
}

#[test]
fn files_are_short_and_say_what_they_are_for() {
    for folder in ["src", "tests", "benches", "fuzz/readers", "fuzz/targets"] {
        for (path, text) in rust_files(folder) {
            let lines = text.lines().count();
            assert!(lines <= LINES_MAX, "{}: {lines} lines, at most {LINES_MAX}", path.display());
            assert!(text.starts_with("//!"), "{}: a file opens with `//!`", path.display());
        }
    }
}

#[test]
fn no_room_without_a_name_of_its_own() {
    for path in rust_files("src").keys().chain(rust_files("tests").keys()) {
        for part in path.iter().map(|part| part.to_string_lossy()) {
            let name = part.trim_end_matches(".rs");
            assert!(!["util", "utils", "helper", "helpers", "common", "misc"].contains(&name), "{}", path.display());
        }
    }
}

#[test]
fn no_test_module_is_forgotten() {
    let main = fs::read_to_string(root().join("tests/it/main.rs")).unwrap();
    for path in rust_files("tests/it").keys() {
        let name = path.file_stem().unwrap().to_string_lossy();
        let top = path.components().count() == 3;
        assert!(!top || name == "main" || main.contains(&format!("mod {name};")), "{}", path.display());
    }
}

#[test]
fn words_of_the_lake_are_spelled_once() {
    // A column name in quotes anywhere else would be a second spelling.
    let names = fs::read_to_string(root().join("src/event/name.rs")).unwrap();
    let distinctive = names.lines().filter_map(|line| line.split('"').nth(1)).filter(|name| name.contains('_'));
    let distinctive: Vec<_> = distinctive.map(|name| format!("\"{name}\"")).collect();
    for (path, text) in rust_files("src") {
        if ["measure", "ingest"].contains(&module(&path).as_str()) {
            for name in &distinctive {
                assert!(!text.contains(name.as_str()), "{}: column {name} is spelled again", path.display());
            }
        }
    }
}

#[test]
fn every_format_is_fuzzed() {
    let families = fs::read_to_string(root().join("fuzz/readers/family.rs")).unwrap();
    let table = families.split("FAMILIES").nth(1).unwrap().split("];").next().unwrap();
    let words: Vec<&str> = table.split('"').skip(1).step_by(2).collect();
    for format in auditpack::format::FORMATS {
        assert!(words.contains(&format.id), "{}: no family in fuzz/readers/family.rs", format.id);
    }
    let manifest = fs::read_to_string(root().join("fuzz/Cargo.toml")).unwrap();
    for path in rust_files("fuzz/targets").keys() {
        let name = path.file_stem().unwrap().to_string_lossy();
        assert!(manifest.contains(&format!("path = \"targets/{name}.rs\"")), "{name}: no target in fuzz/Cargo.toml");
        assert!(name == "cutting" || words.contains(&&*name), "{name}: a target without a family");
    }
}

#[test]
fn what_the_readers_need_is_there_when_they_are_fuzzed() {
    let manifest = |path: &str| fs::read_to_string(root().join(path)).unwrap();
    let (program, fuzz) = (manifest("Cargo.toml"), manifest("fuzz/Cargo.toml"));
    let needs = |manifest: &str, name: &str| manifest.lines().any(|line| line.starts_with(&format!("{name} = ")));
    let program = program.split("[dev-dependencies]").next().unwrap();
    let texts = || rust_files("src/event").into_values().chain(rust_files("src/format").into_values());
    for name in program.lines().filter_map(|line| line.split_once(" = {")).map(|(name, _)| name) {
        let named = format!("{}::", name.replace('-', "_"));
        // Of arrow they name the types of columns alone.
        if name != "arrow" && texts().any(|text| text.contains(&named)) {
            assert!(needs(&fuzz, name), "fuzz/Cargo.toml lacks `{name}`");
        }
    }
}
