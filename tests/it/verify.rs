//! Re-performance: a lake and a pack that nobody touched verify, and nothing that was touched does.

use crate::damage::Stream;
use crate::project::{Project, Ran};
use auditpack::lake;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const PACK: &str = "out/2026-10/board-pack.pdf";

/// The small organisation with its documents of October.
fn reported() -> Project {
    let project = Project::small();
    project.run(&["run", "--config", "auditpack.toml"]).ok();
    project
}

fn verified(project: &Project, pack: &str) -> Ran {
    project.run(&["verify", pack, "--config", "auditpack.toml", "--json"])
}

/// The checks that did not come out equal, as `about name`.
fn differing(ran: &Ran) -> BTreeSet<String> {
    let report: Value = serde_json::from_str(&ran.out()).unwrap_or_else(|_| panic!("{}", ran.err()));
    let checks = report["checks"].as_array().unwrap().iter();
    let failed = checks.filter(|check| check["outcome"] != "equal");
    let name = |check: &Value| format!("{} {}", check["about"].as_str().unwrap(), check["name"].as_str().unwrap());
    failed.map(name).collect()
}

/// Changes one byte of a file, whose old content is given back.
fn change(path: &Path, at: usize, stream: &mut Stream) -> Vec<u8> {
    let old = fs::read(path).unwrap();
    let mut new = old.clone();
    new[at] ^= 1 << stream.below(8);
    fs::write(path, new).unwrap();
    old
}

/// A random byte of a file.
fn any_byte(path: &Path, stream: &mut Stream) -> usize {
    stream.below(fs::metadata(path).unwrap().len() as usize)
}

/// Some different items, in random order.
fn some<T: Clone>(items: &[T], count: usize, stream: &mut Stream) -> Vec<T> {
    let mut left = items.to_vec();
    (0..count.min(items.len())).map(|_| left.swap_remove(stream.below(left.len()))).collect()
}

/// The files of a lake that its chain of hashes covers.
fn covered(project: &Project) -> Vec<PathBuf> {
    project.files("lake").into_iter().filter(|path| !path.ends_with(".lock")).collect()
}

fn shown(path: &Path, project: &Project, folder: &str) -> String {
    path.strip_prefix(project.path(folder)).unwrap().to_string_lossy().into_owned()
}

#[test]
fn a_pack_that_nobody_touched_is_equal_in_every_respect() {
    let project = reported();
    let ran = project.run(&["verify", PACK, "--config", "auditpack.toml"]).ok();
    let lines = ran.out();
    assert!(lines.lines().all(|line| line.starts_with("equal    kpi ")), "{lines}");
    assert_eq!(lines.lines().count(), auditpack::measure::cards().count(), "a line for each KPI");
    assert!(
        ran.err().contains("3 attachment, 1 configuration, ") && ran.err().contains(", 6 document"),
        "{}",
        ran.err()
    );
    project.run(&["verify", "lake"]).ok();
    project.run(&["verify", PACK]).fails(64, &["which configuration", "add `--config FILE`"]);
    project.run(&["verify", "auditpack.toml", "--config", "auditpack.toml"]).fails(65, &["not a PDF"]);
    project.run(&["verify", "exports"]).fails(74, &["no lake here"]);
}

/// 100 bytes of lake files and 60 of exports, twenty files at a time; each must be named.
#[test]
fn each_of_160_changed_bytes_of_lake_and_exports_is_found() {
    let project = reported();
    let mut stream = Stream(20);
    let lake = covered(&project);
    let exports = project.files("exports");
    for (folder, files, rounds) in [("lake", &lake, 5), ("", &exports, 3)] {
        for _ in 0..rounds {
            let mut before = Vec::new();
            let chosen = some(files, 20, &mut stream);
            assert_eq!(chosen.len(), 20);
            for path in chosen {
                let at = any_byte(&path, &mut stream);
                before.push((path.clone(), change(&path, at, &mut stream)));
            }
            let ran = verified(&project, PACK);
            assert_eq!(ran.code(), 65, "{}", ran.err());
            let found = differing(&ran);
            for (path, old) in before {
                let name = shown(&path, &project, folder);
                // The hash that lies beside a manifest accuses the manifest.
                let name = name.trim_end_matches(".sha256");
                let told = found.iter().any(|check| check.ends_with(name) || check.contains(&format!(" {name}/")));
                assert!(told, "{name} is not in {found:?}");
                fs::write(path, old).unwrap();
            }
        }
    }
}

/// 40 bytes of a pack, one at a time, nearly all of them in what it carries.
#[test]
fn each_of_40_changed_bytes_of_a_pack_is_found() {
    let project = few_days();
    for command in ["measure", "report"] {
        let when = ["--period", "2026-10", "--as-of", "2026-11-05T09:00:00Z"];
        project.run(&[&[command, "--config", "auditpack.toml"], &when[..]].concat()).ok();
    }
    verified(&project, PACK).ok();
    let mut stream = Stream(40);
    let pack = project.path(PACK);
    let carried = embedded(&fs::read(&pack).unwrap());
    // Where no manifest lies beside it, what the pack carries and its second rendering must tell.
    let alone = project.path("alone.pdf");
    for round in 0..40 {
        let at = if round < 36 { carried[stream.below(carried.len())] } else { any_byte(&pack, &mut stream) };
        let old = change(&pack, at, &mut stream);
        if round % 10 == 0 {
            fs::copy(&pack, &alone).unwrap();
            assert_eq!(verified(&project, "alone.pdf").code(), 65, "byte {at}");
        } else {
            let ran = verified(&project, PACK);
            assert_eq!(ran.code(), 65, "byte {at}: {}", ran.err());
        }
        fs::write(&pack, old).unwrap();
    }
    fs::copy(&pack, &alone).unwrap();
    verified(&project, "alone.pdf").ok();
}

/// The places of all bytes of embedded files in a PDF.
fn embedded(pdf: &[u8]) -> Vec<usize> {
    let find = |what: &[u8], from: usize| {
        pdf[from..].windows(what.len()).position(|window| window == what).map(|at| from + at)
    };
    let mut places = Vec::new();
    let mut from = 0;
    while let Some(at) = find(b"/Type/EmbeddedFile/", from) {
        let (begin, object_end) = (find(b"stream", at).unwrap() + 7, find(b"endobj", at).unwrap());
        let end = find(b"endstream", at).unwrap();
        if begin < object_end {
            places.extend(begin..end);
        }
        from = at + 13;
    }
    assert!(places.len() > 10_000, "four files are embedded");
    places
}

#[test]
fn what_is_gone_late_or_configured_anew_is_told_as_such() {
    let project = reported();
    let export = project.files("exports").into_iter().find(|path| path.to_string_lossy().contains("2026-10")).unwrap();
    let name = shown(&export, &project, "");
    let kept = fs::read(&export).unwrap();
    fs::remove_file(&export).unwrap();
    assert_eq!(differing(&verified(&project, PACK)), BTreeSet::from([format!("input {name}")]));
    fs::write(&export, kept).unwrap();

    fs::copy(project.path(PACK), project.path("copy.pdf")).unwrap();
    let alone = verified(&project, "copy.pdf").ok();
    assert!(alone.out().contains("no `manifest.json` lies beside the pack"), "{}", alone.out());

    let config = project.read("auditpack.toml");
    project.write("auditpack.toml", format!("{config}\n# another line\n"));
    let changed = verified(&project, PACK);
    assert_eq!(differing(&changed), BTreeSet::from(["configuration configuration".to_owned()]));
    assert!(changed.out().contains("not rendered again: it cannot be equal"), "{}", changed.out());
    project.write("auditpack.toml", config);
    verified(&project, PACK).ok();
}

#[test]
fn a_pack_of_a_lake_that_moved_on_is_compared_with_the_lake_as_it_is() {
    let project = few_days();
    let of_october = ["--config", "auditpack.toml", "--period", "2026-10", "--as-of", "2026-11-05T09:00:00Z"];
    for command in ["measure", "report"] {
        project.run(&[&[command], &of_october[..]].concat()).ok();
    }
    let late =
        project.read("first.ndjson").lines().next().unwrap().replace("\"request_id\":\"1\"", "\"request_id\":\"late\"");
    project.write("late.ndjson", late + "\n");
    let before = project.copy();
    project.run(&["ingest", "--config", "auditpack.toml", "late.ndjson"]).ok();
    let ran = verified(&project, PACK);
    assert!(ran.code() == 65 && ran.out().contains("the lake has moved on since the pack was made"), "{}", ran.out());
    let found = differing(&ran);
    assert!(found.contains("kpi usage.calls") && found.iter().all(|check| check.starts_with("kpi ")), "{found:?}");
    // The other way round, it is a pack of a lake that is not there.
    for command in ["measure", "report"] {
        project.run(&[&[command], &of_october[..]].concat()).ok();
    }
    fs::copy(project.path(PACK), before.path("later.pdf")).unwrap();
    verified(&before, "later.pdf").fails(65, &["it was made from version ", "which the lake ", " never had"]);
}

#[test]
fn one_document_alone_can_be_written_and_leaves_the_others_and_their_manifest_alone() {
    let project = reported();
    let before: Vec<Vec<u8>> = project.files("out").iter().map(|path| fs::read(path).unwrap()).collect();
    let md = ["report", "--config", "auditpack.toml", "--format", "md,csv", "--json"];
    assert!(project.run(&md).ok().out().contains("\"changed\":true"));
    assert!(project.read("out/2026-10/report.md").starts_with("# AI oversight board pack"));
    fs::remove_file(project.path("out/2026-10/report.md")).unwrap();
    let after: Vec<Vec<u8>> = project.files("out").iter().map(|path| fs::read(path).unwrap()).collect();
    assert!(before == after, "only report.md was written");
    let unknown = project.run(&["report", "--config", "auditpack.toml", "--format", "docx"]);
    assert!(unknown.code() == 64 && unknown.err().contains("html, pdf, json, csv, md"), "{}", unknown.err());
}

/// A lake of a few days, in two commits of exports.
fn few_days() -> Project {
    let project = Project::calls();
    for file in ["first.ndjson", "second.ndjson"] {
        project.run(&["ingest", "--config", "auditpack.toml", "--format", "litellm", file]).ok();
    }
    project
}

fn findings(project: &Project) -> Vec<String> {
    let verification = lake::verify(&project.path("lake").as_path().into(), &[], 1, &|_| ()).unwrap();
    verification.findings.into_iter().map(|finding| finding.path).collect()
}

/// What is done to one file of a lake, or to two.
#[derive(Clone, Copy, Debug)]
enum Deed {
    ChangeByte,
    Delete,
    Add,
    Swap,
    Shorten,
}

#[test]
fn each_of_500_changes_to_a_lake_is_found_and_there_is_no_false_alarm() {
    let project = few_days();
    let files = covered(&project);
    assert_eq!(findings(&project), Vec::<String>::new());
    let mut stream = Stream(6);
    let deeds = [Deed::ChangeByte, Deed::Delete, Deed::Add, Deed::Swap, Deed::Shorten];
    for round in 0..500 {
        let deed = deeds[round % deeds.len()];
        let [one, other] = some(&files, 2, &mut stream).try_into().unwrap();
        let (old, old_other) = (fs::read(&one).unwrap(), fs::read(&other).unwrap());
        let added = one.with_file_name(format!("more-{round}.parquet"));
        match deed {
            Deed::ChangeByte => {
                let at = any_byte(&one, &mut stream);
                change(&one, at, &mut stream);
            }
            Deed::Delete => fs::remove_file(&one).unwrap(),
            Deed::Add => fs::write(&added, &old).unwrap(),
            Deed::Swap => {
                assert_ne!(old, old_other, "no two files of a lake are the same");
                fs::write(&one, &old_other).unwrap();
                fs::write(&other, &old).unwrap();
            }
            Deed::Shorten => fs::write(&one, &old[..old.len() - 1]).unwrap(),
        }
        let found = findings(&project);
        assert!(!found.is_empty(), "{deed:?} of {}, {}", one.display(), other.display());
        fs::write(&one, old).unwrap();
        fs::write(&other, old_other).unwrap();
        _ = fs::remove_file(added);
    }
    assert_eq!(findings(&project), Vec::<String>::new());
}

/// The commands that the README gives to auditors, run on the lake.
pub(crate) fn by_hand(project: &Project) -> bool {
    let readme = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    let section = readme.split("### Whether it is true").nth(1).expect("the README has the section");
    let commands = section.split("```sh\n").nth(1).and_then(|rest| rest.split("```").next()).expect("and its commands");
    let script = format!("set -euo pipefail\n{commands}");
    let mut bash = Command::new("bash");
    bash.args(["-c", &script]).current_dir(project.path("lake")).stdout(Stdio::null()).stderr(Stdio::null());
    bash.status().unwrap().success()
}

#[test]
#[ignore = "needs bash, sha256sum and jq"]
fn an_auditor_finds_every_changed_byte_with_sha256sum_and_jq() {
    let project = reported();
    assert!(by_hand(&project), "a lake that nobody touched");
    let mut stream = Stream(7);
    for path in some(&covered(&project), 30, &mut stream) {
        let at = any_byte(&path, &mut stream);
        let old = change(&path, at, &mut stream);
        assert!(!by_hand(&project), "byte {at} of {}", path.display());
        fs::write(&path, old).unwrap();
    }
}

#[test]
fn the_rows_of_every_ingest_are_proven_to_add_up() {
    let verification = lake::verify(&few_days().path("lake").as_path().into(), &[], 1, &|_| ()).unwrap();
    assert_eq!((verification.rows_read, verification.findings), (7, Vec::new()));
    // The second ingest tells one accepted row more.
    let sum = "`second.ndjson`: 4 rows read, 3 accepted, 1 duplicate, 1 rejected";
    let kept = "3 rows were accepted, the lake got 2";
    assert_eq!(forged("\"accepted\": 2", "\"accepted\": 3"), [kept, sum]);
    // Each ingest tells that something restricted was kept apart, which is not there.
    let beside = "1 rows have something beside them, the lake got 0";
    assert_eq!(forged("\"extra\": 0,\n        \"file\"", "\"extra\": 1,\n        \"file\""), [beside, beside]);
}

/// How the rows do not add up when manifests are changed and every hash of the chain is made to fit.
fn forged(from: &str, to: &str) -> Vec<String> {
    let project = few_days();
    let mut swapped: Option<(String, String)> = None;
    let manifests = project.files("lake/_manifests");
    for path in manifests.iter().filter(|path| path.extension().is_some_and(|extension| extension == "json")) {
        let old = fs::read_to_string(path).unwrap();
        let mut new = old.replace(from, to);
        if let Some((before, after)) = &swapped {
            new = new.replace(before, after);
        }
        swapped = Some((digest(&old), digest(&new)));
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        fs::write(path.with_file_name(format!("{name}.sha256")), format!("{}  {name}\n", digest(&new))).unwrap();
        fs::write(path, new).unwrap();
    }
    let findings = lake::verify(&project.path("lake").as_path().into(), &[], 1, &|_| ()).unwrap().findings;
    assert!(findings.iter().all(|finding| finding.fault == lake::Fault::Unbalanced), "{findings:?}");
    findings.into_iter().map(|finding| finding.detail).collect()
}

fn digest(text: &str) -> String {
    Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()
}
