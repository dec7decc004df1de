//! `sample-data/` is what the generator writes, and `reports/` is what it renders to, byte for byte. Rewrite both with
//! `UPDATE_EXPECT=1 cargo test sample_data`.

use crate::languages::english_in;
use crate::project::Project;
use auditpack::demo::{self, File, Scale};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// What the repository's copy says about its reports: they lie beside `sample-data/`.
const OUTPUT: &str = "../reports";

/// Bytes that the sample may take in the repository.
const BUDGET: usize = 8_000_000;

#[test]
fn sample_data_is_what_the_generator_writes() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data");
    let files = demo::files(demo::SEED, Scale::Full, OUTPUT);
    assert!(files.iter().map(|file| file.bytes.len()).sum::<usize>() <= BUDGET);
    if option_env!("UPDATE_EXPECT").is_some() {
        write(&root, &files);
    }
    for File { path, bytes } in &files {
        let committed = fs::read(root.join(path)).unwrap_or_default();
        assert!(&committed == bytes, "sample-data/{path} differs: run `UPDATE_EXPECT=1 cargo test sample_data`");
    }
    let known: Vec<PathBuf> = files.iter().map(|file| root.join(&file.path)).collect();
    for path in files_below(&root.join("exports")) {
        assert!(known.contains(&path), "{} is not made by the generator", path.display());
    }
}

#[test]
fn reports_are_what_the_sample_renders_to() {
    let project = Project::empty();
    for file in demo::files(demo::SEED, Scale::Full, OUTPUT) {
        project.write(&format!("sample-data/{}", file.path), &file.bytes);
    }
    project.run(&["run", "--config", "sample-data/auditpack.toml"]).ok();
    let committed = Path::new(env!("CARGO_MANIFEST_DIR")).join("reports/2026-10");
    for name in ["dashboard.html", "board-pack.pdf", "kpis.json", "kpis.csv", "definitions.json", "manifest.json"] {
        let rendered = fs::read(project.path(&format!("reports/2026-10/{name}"))).unwrap();
        if option_env!("UPDATE_EXPECT").is_some() {
            fs::create_dir_all(&committed).unwrap();
            fs::write(committed.join(name), &rendered).unwrap();
        }
        let same = fs::read(committed.join(name)).unwrap_or_default() == rendered;
        assert!(same, "reports/2026-10/{name} differs: run `UPDATE_EXPECT=1 cargo test sample_data`");
    }
    // A second run finds nothing new and touches nothing.
    let again = project.run(&["run", "--config", "sample-data/auditpack.toml"]).ok();
    assert!(again.err().contains("2026-10: unchanged"), "{}", again.err());
    in_german(&project);
}

/// The documents of the same lake in German: no English of ours, and no more pages than the committee reads.
fn in_german(project: &Project) {
    let english = project.read("sample-data/auditpack.toml");
    let titled = |line: &&str| !line.starts_with("title = \"AI ") && !line.starts_with("classification = ");
    let config: Vec<&str> = english.lines().filter(titled).collect();
    let config =
        config.join("\n").replace("[report]\n", "[report]\nlanguage = \"de\"\n").replace(OUTPUT, "../berichte");
    project.write("sample-data/deutsch.toml", &config);
    for format in ["html", "md", "pdf"] {
        project.run(&["report", "--config", "sample-data/deutsch.toml", "--format", format]).ok();
    }
    let kpis: Value = serde_json::from_str(&project.read("reports/2026-10/kpis.json")).unwrap();
    let definitions: Value = serde_json::from_str(&project.read("reports/2026-10/definitions.json")).unwrap();
    let mut foreign: Vec<String> = config.split('"').skip(1).step_by(2).map(str::to_owned).collect();
    // Charts cut long names.
    let long = foreign.iter().filter(|name| name.len() > 15 && name.contains(' '));
    let head = |name: &str, letters: usize| name.chars().take(letters).collect::<String>() + "…";
    let cut = |name: &String| (12..name.chars().count()).map(|letters| head(name, letters)).collect::<Vec<_>>();
    let cuts: Vec<String> = long.flat_map(cut).collect();
    foreign.extend(cuts);
    foreign.extend(project.read("sample-data/actions.csv").split([',', '\n', '"']).map(str::to_owned));
    let sources = list(&definitions["definitions"]).iter().filter_map(|card| card["source"].as_str());
    foreign.extend(sources.map(str::to_owned));
    // What a reader of exports says of a row that it refused.
    foreign.extend(["not well-formed json", "expected a time in startTime"].map(str::to_owned));
    texts(&kpis, &mut foreign);
    let page = project.read("berichte/2026-10/dashboard.html");
    assert!(page.contains("<html lang=\"de-DE\"") && page.contains("Oktober 2026"));
    let text = text_of(&page);
    assert_eq!(english_in(&text, "de", &foreign), Vec::<String>::new());
    let markdown = project.read("berichte/2026-10/report.md").replace('\\', "");
    assert_eq!(english_in(&markdown, "de", &foreign), Vec::<String>::new());
    let pack = fs::read(project.path("berichte/2026-10/board-pack.pdf")).unwrap();
    assert!(pack.windows(12).any(|window| window == b"/Lang(de-DE)"));
    let pages = pack.windows(11).filter(|window| window == b"/Type/Page/").count();
    assert!((8..=21).contains(&pages), "{pages} pages");
}

/// Every text in a JSON value.
fn texts(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| texts(item, found)),
        Value::Object(fields) => fields.values().for_each(|field| texts(field, found)),
        _ => {}
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// What a reader of a page reads or hears: the text between its tags and the names in them, without style and script.
fn text_of(page: &str) -> String {
    let body = page.split_once("</style>").map_or(page, |(_, body)| body);
    let body = body.split_once("<script>").map_or(body, |(body, _)| body);
    let mut text = String::new();
    for part in body.split('<').skip(1) {
        let (tag, said) = part.split_once('>').unwrap_or((part, ""));
        for name in ["aria-label=\"", "data-search=\"", "data-all=\"", "data-shown=\""] {
            text.extend(tag.split(name).skip(1).filter_map(|rest| rest.split('"').next()));
        }
        text.push(' ');
        text.push_str(said);
    }
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'"), ("&amp;", "&")]
        .iter()
        .fold(text, |text, (entity, plain)| text.replace(entity, plain))
}

/// Replaces the exports, so that no file of an earlier story is left.
fn write(root: &Path, files: &[File]) {
    let exports = root.join("exports");
    if exports.exists() {
        fs::remove_dir_all(&exports).expect("the exports can be removed");
    }
    for File { path, bytes } in files {
        let path = root.join(path);
        fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("the folder can be made");
        fs::write(path, bytes).expect("the file can be written");
    }
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder is there");
    let paths = entries.map(|entry| entry.expect("the folder can be read").path());
    paths.flat_map(|path| if path.is_dir() { files_below(&path) } else { vec![path] }).collect()
}
