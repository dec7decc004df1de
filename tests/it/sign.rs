//! Commits that are signed: who wrote a lake can be told by auditpack and by minisign itself.

use crate::project::{MAPPED_CALLS, Project};
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;
use std::process::Command;

const CALLS: &str = "{\"id\":\"c1\",\"at\":\"2026-10-05T08:00:00Z\"}\n";

const SIGNING: &str = r#"
[organization]
name = "Signed"
timezone = "Europe/London"
[paths]
lake = "lake"
[signing]
key_file = "keys/signing.key"
"#;

fn config() -> String {
    format!("{SIGNING}{MAPPED_CALLS}")
}

/// A lake of some signed commits, and the public key.
fn signed() -> (Project, String) {
    let project = Project::with(&config(), "calls.ndjson", CALLS);
    fs::create_dir(project.path("keys")).unwrap();
    let key = project.run(&["keygen", "keys/signing.key"]).ok().out().trim().to_owned();
    project.run(&["ingest", "--config", "auditpack.toml"]).ok();
    (project, key)
}

fn verify(project: &Project, key: &str) -> (i32, String) {
    let ran = project.run(&["verify", "lake", "--public-key", key]);
    (ran.code(), ran.out() + &ran.err())
}

fn signatures(project: &Project) -> Vec<PathBuf> {
    let mut files = project.files("lake/_manifests");
    files.retain(|file| file.extension().is_some_and(|end| end == "minisig"));
    files
}

#[test]
fn a_signed_lake_is_verified_by_the_key_and_by_its_file() {
    let (project, key) = signed();
    let mode = |name: &str| fs::metadata(project.path(name)).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode("keys/signing.key"), 0o600);
    let commits = signatures(&project).len();
    assert!(commits > 1);
    for key in [key.as_str(), "keys/signing.key.pub"] {
        let (code, said) = verify(&project, key);
        assert_eq!(code, 0, "{said}");
        assert!(said.contains(&format!("{commits} of {commits} manifests are signed with the key")), "{said}");
    }
    // Without the key a lake verifies as ever, and says what is missing.
    let said = project.run(&["verify", "lake"]).ok().err();
    assert!(said.contains("by whom, `--public-key KEY` would tell"), "{said}");
}

#[test]
fn a_key_in_the_environment_signs_as_well() {
    let (project, key) = signed();
    let secret = project.read("keys/signing.key").lines().nth(1).unwrap().to_owned();
    project.write("auditpack.toml", config().replace("key_file = \"keys/signing.key\"\n", ""));
    project.write("calls-2.ndjson", CALLS.replace("c1", "c2"));
    let before = signatures(&project).len();
    let status =
        project.command(&["ingest", "--config", "auditpack.toml"]).env("AUDITPACK_SIGNING_KEY", secret).status();
    assert!(status.unwrap().success());
    assert!(signatures(&project).len() > before);
    assert_eq!(verify(&project, &key).0, 0);
}

#[test]
fn what_was_not_written_with_the_key_is_found() {
    let (project, key) = signed();
    let other = project.run(&["keygen", "keys/other.key"]).ok().out().trim().to_owned();
    let (code, said) = verify(&project, &other);
    assert_eq!(code, 65);
    assert!(said.contains("it was made with another key"), "{said}");

    // A signature of another commit does not fit, and none is not enough.
    let files = signatures(&project);
    let [first, last] = [&files[0], &files[files.len() - 1]];
    let kept = fs::read(last).unwrap();
    fs::copy(first, last).unwrap();
    let (code, said) = verify(&project, &key);
    assert_eq!(code, 65);
    assert!(said.contains("changed  lake           _manifests/"), "{said}");
    fs::remove_file(last).unwrap();
    let (code, said) = verify(&project, &key);
    assert_eq!(code, 65);
    assert!(said.contains("commits before it are signed, it is not"), "{said}");
    fs::write(last, kept).unwrap();
    assert_eq!(verify(&project, &key).0, 0);

    // A run without the key leaves a commit that nobody signed.
    project.write("auditpack.toml", config().replace("key_file = \"keys/signing.key\"\n", ""));
    project.write("calls-2.ndjson", CALLS.replace("c1", "c2"));
    project.run(&["ingest", "--config", "auditpack.toml"]).ok();
    assert_eq!(verify(&project, &key).0, 65);
    for file in signatures(&project) {
        fs::remove_file(file).unwrap();
    }
    let (code, said) = verify(&project, &key);
    assert_eq!(code, 65);
    assert!(said.contains("no manifest has a signature by the key"), "{said}");
    project.run(&["verify", "lake"]).ok();
}

#[test]
fn keys_that_cannot_be_used_are_refused_with_what_to_do() {
    let (project, _) = signed();
    let refused = |args: &[&str], code: i32, says: &str| {
        let ran = project.run(args);
        assert_eq!(ran.code(), code, "{}", ran.err());
        assert!(ran.err().contains(says), "{}", ran.err());
    };
    refused(&["keygen", "keys/signing.key"], 73, "cannot create `keys/signing.key`");
    refused(
        &["verify", "lake", "--public-key", "RWQ"],
        64,
        "cannot use `--public-key RWQ`: it is no minisign public key",
    );
    project.write("keys/signing.key", "untrusted comment: x\nnonsense\n");
    project.write("calls-2.ndjson", CALLS.replace("c1", "c2"));
    refused(&["ingest", "--config", "auditpack.toml"], 78, "cannot use the signing key in");
    fs::remove_file(project.path("keys/signing.key")).unwrap();
    refused(&["ingest", "--config", "auditpack.toml"], 78, "`auditpack keygen FILE` makes a key");
}

#[test]
#[ignore = "needs minisign"]
fn minisign_itself_verifies_every_signature() {
    let (project, key) = signed();
    let minisign = |signature: &PathBuf| {
        let manifest = signature.with_extension("");
        Command::new("minisign").args(["-V", "-q", "-P", &key, "-m"]).arg(manifest).status().unwrap().success()
    };
    for signature in signatures(&project) {
        assert!(minisign(&signature), "{}", signature.display());
        let manifest = signature.with_extension("");
        let kept = fs::read_to_string(&manifest).unwrap();
        fs::write(&manifest, kept.replace("2026", "2027")).unwrap();
        assert!(!minisign(&signature), "a changed {}", manifest.display());
        fs::write(&manifest, kept).unwrap();
    }
}

#[test]
fn every_commit_says_under_which_configuration_and_definitions_it_was_made() {
    let (project, _) = signed();
    let manifests = || -> Vec<serde_json::Value> {
        let files = project
            .files("lake/_manifests")
            .into_iter()
            .filter(|file| file.extension().is_some_and(|end| end == "json"));
        files.map(|file| serde_json::from_slice(&fs::read(file).unwrap()).unwrap()).collect()
    };
    let before = manifests();
    project.write("auditpack.toml", config() + "# a comment\n");
    project.write("calls-2.ndjson", CALLS.replace("c1", "c2"));
    project.run(&["ingest", "--config", "auditpack.toml"]).ok();
    let after = manifests();
    let told = |manifest: &serde_json::Value, field: &str| manifest[field].as_str().unwrap().to_owned();
    let (first, last) = (&before[0], &after[after.len() - 1]);
    assert_eq!(told(first, "configuration_sha256"), auditpack::lake::sha256(config().as_bytes()));
    assert_ne!(told(first, "configuration_sha256"), told(last, "configuration_sha256"));
    assert_eq!(told(first, "definitions_sha256"), told(last, "definitions_sha256"));
    assert_eq!(told(first, "definitions_sha256").len(), 64);
}
