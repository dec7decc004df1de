//! Canaries: marked e-mail addresses, network addresses, keys and texts are planted into the exports of every format, and
//! looked for in everything that a run leaves behind.

use crate::everything;
use crate::project::{Ran, rows};
use auditpack::event::tables::TABLES;
use std::collections::BTreeMap;
use std::fs;
use std::net::Ipv4Addr;

/// What every planted value holds; in no fixture as it is.
const MARKS: &[&str] = &["canary.example", "203.0.113.", "sk-canary", "CANARYTEXT"];

/// Fields whose text people wrote or a model answered.
const WRITTEN: &[&str] = &["text", "content", "prompt", "completion", "message", "title", "description"];

/// The planted text of a token; equal tokens get equal canaries, so that records still belong together.
fn canary(token: &str, known: &mut BTreeMap<String, String>) -> Option<String> {
    let next = known.len();
    // The ids of Teams conversations have an @ and are no addresses.
    let is_host = |host: &str| host.contains('.') && !host.starts_with("thread.") && !host.starts_with("unq.gbl.");
    let plant = if token.split_once('@').is_some_and(|(name, host)| !name.is_empty() && is_host(host)) {
        format!("person{next}@canary.example")
    } else if token.parse::<Ipv4Addr>().is_ok() {
        format!("203.0.113.{}", next % 256)
    } else if token.starts_with("sk-") {
        format!("sk-canary{next:020}")
    } else {
        return None;
    };
    Some(known.entry(token.to_owned()).or_insert(plant).clone())
}

/// An export with canaries in the place of its addresses and keys, and at the front of each text.
fn planted(text: &str, known: &mut BTreeMap<String, String>) -> String {
    let is_part = |letter: char| letter.is_ascii_alphanumeric() || "@._-+".contains(letter);
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(is_part) {
        out.push_str(&rest[..at]);
        let end = rest[at..].find(|letter| !is_part(letter)).map_or(rest.len(), |length| at + length);
        let token = &rest[at..end];
        out.push_str(&canary(token, known).unwrap_or_else(|| token.to_owned()));
        rest = &rest[end..];
    }
    out.push_str(rest);
    // What a bill calls its own items was written by no user.
    let is_bill = text.contains("\"cost_type\"");
    for field in WRITTEN.iter().filter(|field| !is_bill || **field != "description") {
        for colon in [":", ": "] {
            let start = format!("\"{field}\"{colon}\"");
            out = out.replace(&start, &format!("{start}CANARYTEXT "));
            // A record that is packed into a text stays one.
            out = out.replace(&format!("{start}CANARYTEXT {{"), &format!("{start}{{"));
        }
    }
    out
}

fn nowhere(what: &str, bytes: &[u8]) {
    for mark in MARKS {
        let found = memchr::memmem::find(bytes, mark.as_bytes());
        assert!(found.is_none(), "`{mark}` is in {what}");
    }
}

#[test]
fn no_canary_is_found_in_what_a_run_leaves_behind() {
    let plain = everything::project();
    let project = everything::project();
    let mut known = BTreeMap::new();
    let mut marks = [0; 4];
    for path in project.files("all") {
        let Ok(text) = fs::read_to_string(&path) else { continue };
        let text = planted(&text, &mut known);
        for (count, mark) in marks.iter_mut().zip(MARKS) {
            *count += text.matches(mark).count();
        }
        fs::write(&path, text).unwrap();
    }
    assert!(marks.iter().all(|count| *count > 5), "{marks:?} canaries: the test has lost its teeth");

    fs::create_dir(project.path("tmp")).unwrap();
    let run = |args: &[&str]| {
        let ran = Ran::of(project.command(args).env("TMPDIR", project.path("tmp")));
        nowhere("what it said", ran.out().as_bytes());
        nowhere("what it complained of", ran.err().as_bytes());
        ran.ok().err()
    };
    let period = ["--config", "auditpack.toml", "--period", "2026-07", "--as-of", "2026-11-05T09:00:00Z"];
    let first = run(&[&["run"][..], &period].concat());
    run(&[&["report", "--format", "md", "--profile", "audit"][..], &period].concat());
    run(&["check", "--config", "auditpack.toml"]);
    // As many rows are accepted as without canaries: they stand in rows that were read.
    let balances =
        |said: &str| said.lines().filter(|line| line.contains(" rows = ")).map(str::to_owned).collect::<Vec<_>>();
    let (read, expected) =
        (balances(&first), balances(&plain.run(&["ingest", "--config", "auditpack.toml"]).ok().err()));
    let other: Vec<_> = read.iter().zip(&expected).filter(|(read, expected)| read != expected).collect();
    assert!(other.is_empty(), "{other:#?}");
    assert!(read.len() == expected.len() && read.len() > 50, "{} files", read.len());

    let snapshot = project.snapshot();
    for table in TABLES {
        for row in rows(&snapshot, table) {
            nowhere(&format!("a row of {}: {row}", table.name), row.as_bytes());
        }
    }
    for folder in ["lake", "out", "tmp"] {
        for path in project.files(folder) {
            nowhere(&path.display().to_string(), &fs::read(&path).unwrap());
        }
    }
    let pack = fs::read(project.path("out/2026-07/board-pack.pdf")).unwrap();
    let carried = auditpack::report::attachments(pack).unwrap();
    assert!(!carried.is_empty());
    for file in carried {
        nowhere(&format!("{} of the pack", file.name), &file.bytes);
    }
}
