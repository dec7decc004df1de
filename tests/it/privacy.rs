//! What people wrote, who they are and where they sat never reaches the lake.

use crate::project::Project;
use auditpack::event::tables::TABLES;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Every invented prompt, answer and comment holds a claim number; every address is of a documentation range.
const FORBIDDEN: &[&str] = &["NWA-", "@northwind", "192.0.2.", "198.51.100.", "203.0.113.", "2001:db8", "Mozilla/"];

#[test]
fn no_content_no_e_mail_and_no_address_is_in_the_lake_or_the_reports() {
    let project = Project::small();
    let delivered: String = project.files("exports").iter().map(|path| unpacked(path)).collect();
    for word in ["NWA-", "@northwind", "198.51.100."] {
        assert!(delivered.contains(word), "the exports hold no `{word}`: the test has lost its teeth");
    }
    project.run(&["run", "--config", "auditpack.toml"]).ok();
    for table in TABLES {
        let rows = project.rows(table).join("\n");
        for word in FORBIDDEN {
            assert!(!rows.contains(word), "`{word}` is in the table {}", table.name);
        }
    }
    for name in ["kpis.json", "kpis.csv", "definitions.json", "dashboard.html", "manifest.json"] {
        let text = project.read(&format!("out/2026-10/{name}"));
        for word in FORBIDDEN {
            assert!(!text.contains(word), "`{word}` is in {name}");
        }
    }
}

#[test]
fn another_key_gives_other_pseudonyms_and_the_same_numbers() {
    let project = Project::small();
    project.run(&["run", "--config", "auditpack.toml"]).ok();
    let other = Project::small();
    let mut command = other.command(&["run", "--config", "auditpack.toml"]);
    assert!(command.env("AUDITPACK_KEY", "quite another key for tests").status().unwrap().success());
    let actors = |project: &Project| project.rows(&auditpack::event::tables::EVENT).join("\n").matches("p_").count();
    assert_eq!(actors(&project), actors(&other));
    assert_ne!(project.rows(&auditpack::event::tables::EVENT), other.rows(&auditpack::event::tables::EVENT));
    assert_eq!(project.read("out/2026-10/kpis.json"), other.read("out/2026-10/kpis.json"));
}

#[test]
fn nobody_but_owner_and_group_can_read_what_is_written() {
    let project = Project::small();
    // Not even where the umask would allow it.
    let program = env!("CARGO_BIN_EXE_auditpack");
    let script = format!("umask 000; exec {program} run --config auditpack.toml");
    let mut shell = Command::new("sh");
    let status =
        shell.args(["-c", &script]).current_dir(project.path("")).env_remove("AUDITPACK_KEY").status().unwrap();
    assert!(status.success());
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let mut files = [project.files("lake"), project.files("out")].concat();
    assert!(files.len() > 100);
    let apart = |file: &Path| file.starts_with(project.path("lake/extra")) && !file.starts_with(log(&project));
    assert!(files.iter().filter(|file| apart(file)).count() > 50);
    files.retain(|file| mode(file) != if apart(file) { 0o600 } else { 0o640 });
    assert_eq!(files, Vec::<PathBuf>::new(), "files of another mode than 0640, or 0600 where they are restricted");
    for folder in
        ["lake", "lake/event", "lake/event/dt=2026-10-05", "lake/_manifests", "lake/extra", "out", "out/2026-10"]
    {
        assert_eq!(mode(&project.path(folder)), 0o750, "{folder}");
    }
    for folder in ["lake/_staging", "lake/extra/dt=2026-10-05"] {
        assert_eq!(mode(&project.path(folder)), 0o700, "{folder}");
    }
    assert_eq!(mode(&project.path("auditpack.key")), 0o600);
}

#[test]
fn what_is_begun_for_people_is_for_owner_and_group_as_well() {
    let project = Project::empty();
    let program = env!("CARGO_BIN_EXE_auditpack");
    let script = format!(
        "umask 000; {program} init made/audit && {program} templates made/look && {program} demo made/demo --files-only"
    );
    assert!(Command::new("sh").args(["-c", &script]).current_dir(project.path("")).status().unwrap().success());
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let files = project.files("made");
    assert!(files.len() > 50);
    for file in files {
        assert_eq!((mode(&file), mode(file.parent().unwrap())), (0o640, 0o750), "{}", file.display());
    }
}

/// The log of the restricted table, which tells no more than the manifests.
fn log(project: &Project) -> PathBuf {
    project.path("lake/extra/_delta_log")
}

fn unpacked(path: &std::path::Path) -> String {
    let bytes = std::fs::read(path).unwrap();
    if bytes.starts_with(&[0x1f, 0x8b]) {
        return std::io::read_to_string(flate2::read::MultiGzDecoder::new(&*bytes)).unwrap();
    }
    String::from_utf8(bytes).unwrap()
}
