//! `sample-data/` is what the generator writes, and `reports/` is what it renders to, byte for byte. Rewrite both with
//! `UPDATE_EXPECT=1 cargo test sample_data`.

use crate::project::Project;
use auditpack::demo::{self, File, Scale};
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
