//! Whatever an export comes in, the lake has the same rows, and a damaged container leaves no trace.

use crate::project::{Project, rows};
use auditpack::event::tables::{EVENT, RUN};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;
use std::process::Stdio;

const CONFIG: &str = "[organization]\nname = \"Acme\"\ntimezone = \"Europe/London\"\n";

fn calls() -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/litellm/spend_logs.csv");
    fs::read(path).unwrap()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn zip(name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
    writer.write_all(bytes).unwrap();
    writer.finish().unwrap().into_inner()
}

fn tar(name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut header = tar::Header::new_gnu();
    header.set_size(bytes.len() as u64);
    header.set_cksum();
    let mut builder = tar::Builder::new(Vec::new());
    builder.append_data(&mut header, name, bytes).unwrap();
    builder.into_inner().unwrap()
}

fn utf16(bytes: &[u8]) -> Vec<u8> {
    let text = std::str::from_utf8(bytes).unwrap();
    std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

/// The events of a lake that read one file, which must have been a CSV of the gateway's.
fn ingested(name: &str, bytes: &[u8]) -> Vec<String> {
    let project = Project::with(CONFIG, name, bytes);
    project.run(&["ingest", "--config", "auditpack.toml", name]).ok();
    project.rows(&EVENT)
}

#[test]
fn every_container_gives_the_same_lake() {
    let plain = calls();
    let expected = ingested("calls.csv", &plain);
    assert!(expected.len() > 5);
    // Line ends inside cells end no row: without them the file can be told again with other line ends.
    let returns = String::from_utf8(plain.clone()).unwrap().replace("\r\n", "\n").replace('\n', "\r").into_bytes();
    let packed: [(&str, Vec<u8>); 8] = [
        ("calls-returns.csv", returns),
        ("calls.csv.gz", gzip(&plain)),
        ("calls.csv.zst", zstd::encode_all(&plain[..], 3).unwrap()),
        ("calls.zip", zip("deep/in/calls.csv", &plain)),
        ("calls.tar.gz", gzip(&tar("calls.csv", &plain))),
        ("calls-utf16.csv", utf16(&plain)),
        ("no-extension", gzip(&utf16(&plain))),
        ("calls-twice.zip", zip("calls.csv.gz", &gzip(&plain))),
    ];
    for (name, bytes) in packed {
        assert_eq!(ingested(name, &bytes), expected, "{name}");
    }
}

#[test]
fn standard_input_is_an_export_too() {
    let project = Project::with(CONFIG, "calls.csv.gz", gzip(&calls()));
    let mut child =
        project.command(&["ingest", "--config", "auditpack.toml", "-"]).stdin(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(&gzip(&calls())).unwrap();
    assert!(child.wait().unwrap().success());
    assert_eq!(project.rows(&EVENT), ingested("calls.csv", &calls()));
    let run = project.snapshot();
    assert!(rows(&run, &RUN).iter().all(|row| row.contains("litellm")));
    // The same bytes from a file are known by their content.
    let err = project.run(&["ingest", "--config", "auditpack.toml", "calls.csv.gz"]).ok().err();
    assert!(err.contains("1 of 1 files were read before"), "{err}");
}

#[test]
fn a_bomb_or_a_broken_archive_stops_the_run_and_leaves_no_trace() {
    let row =
        b"{\"request_id\":\"a\",\"call_type\":\"completion\",\"startTime\":\"2026-10-01T00:00:00Z\",\"spend\":1}\n";
    let same = row.repeat((70 << 20) / row.len());
    let config = format!("{CONFIG}[limits]\nunpack_ratio = 100\n");
    for (name, bytes, says) in [
        ("bomb.gz", gzip(&same), "more than 100 times its size"),
        ("bomb.zip", zip("same.ndjson", &same), "more than 100 times its size"),
        ("cut.gz", gzip(&calls())[..200].to_vec(), "cut off or damaged"),
        ("cut.zip", zip("calls.csv", &calls())[..300].to_vec(), "cut off or damaged"),
    ] {
        let project = Project::with(&config, name, bytes);
        project.run(&["ingest", "--config", "auditpack.toml", name]).fails(65, &[name, says]);
        assert!(project.files("lake").iter().all(|path| path.extension().is_none_or(|end| end != "parquet")), "{name}");
    }
}

#[test]
fn a_page_without_a_record_is_a_quiet_day_and_no_error() {
    let project = Project::with(CONFIG, "page.json", r#"{"data":[],"has_more":false,"first_id":null,"last_id":null}"#);
    let ran = project.run(&["ingest", "--config", "auditpack.toml", "page.json"]).ok();
    assert!(ran.err().contains("page.json: no record in it"), "{}", ran.err());
}
