//! Whatever is in a file, no reader panics, exhausts the stack or takes more than its share of time. `fuzz/` asks the
//! same of inputs that nobody thought of; these are the ones that somebody did.

use crate::formats::watch::{self, Watch};
use crate::formats::{all_fixtures, blocks, is_small, options_beside};
use auditpack::format::{FORMATS, Format, Head, Options};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

#[path = "damage/containers.rs"]
mod containers;
#[path = "damage/places.rs"]
mod places;

/// A small generator with a fixed stream: the same damage on every machine.
pub(crate) struct Stream(pub(crate) u64);

impl Stream {
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound.max(1)
    }
}

/// One to four faults: cut off, a bit turned, a part of another file, a part left out.
fn damaged(bytes: &[u8], other: &[u8], stream: &mut Stream) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=stream.below(3) {
        let at = stream.below(bytes.len());
        match stream.below(4) {
            0 => bytes.truncate(at),
            1 if at < bytes.len() => bytes[at] ^= 1 << stream.below(8),
            2 => {
                let from = stream.below(other.len());
                let part = &other[from..(from + stream.below(200)).min(other.len())];
                bytes.splice(at..at, part.iter().copied());
            }
            _ => {
                let end = (at + stream.below(100)).min(bytes.len());
                bytes.drain(at..end);
            }
        }
    }
    bytes
}

/// A fixture, its format, and the mapping beside it.
struct Sample {
    format: &'static Format,
    path: PathBuf,
    bytes: Vec<u8>,
    options: Options,
}

fn samples() -> Vec<Sample> {
    let small = all_fixtures().into_iter().filter(|(_, path)| is_small(path));
    let sample = |(format, path): (&'static Format, PathBuf)| {
        let (bytes, options) = (fs::read(&path).unwrap(), options_beside(&path));
        Sample { format, path, bytes, options }
    };
    small.map(sample).collect()
}

/// Reads `bytes` as a file of `sample`'s format; each call is held to what every row promises.
fn read(sample: &Sample, bytes: &[u8], size: usize) {
    let _ = blocks::read(sample.format, bytes, size, &sample.options, &mut Watch::of(bytes));
}

/// Recognises `bytes` as any format, and reads them as each of them, whatever they are.
fn read_as_any(bytes: &[u8], size: usize, options: &Options) {
    let head = Head::of(bytes);
    for format in FORMATS {
        let _ = (format.recognises)(&head);
        watch::hold(format, bytes, size, options);
    }
}

#[test]
fn damaged_files_never_stop_the_reader() {
    let samples = samples();
    let mappings: Vec<_> = samples.iter().filter(|sample| sample.options.mapping.is_some()).collect();
    let mut stream = Stream(7);
    for round in 0..400 {
        let (one, other) = (&samples[round % samples.len()], &samples[stream.below(samples.len())]);
        let bytes = damaged(&one.bytes, &other.bytes, &mut stream);
        read_as_any(&bytes, 1 + stream.below(5_000), &mappings[round % mappings.len()].options);
    }
}

/// What stands in a place where something else is expected.
const ODD: &[&str] = &[
    "null",
    "\"\"",
    "[]",
    "{}",
    "true",
    "[[],{},[null]]",
    "1e400",
    "1e999999",
    "-1e-999999",
    "-0",
    "NaN",
    "9223372036854775808",
    "-9223372036854775809",
    "\"9999-12-31T23:59:59.999999-23:59\"",
    "\"0000-01-01T00:00:00+23:59\"",
    "\"\\ud800\"",
    "\"\\u0000é\u{2028}\u{10ffff}\"",
    "\",;=:@/.-_\"",
];

#[test]
fn every_value_may_be_anything() {
    let giant = "9".repeat(400);
    let nested = format!("{}{}", "[".repeat(300), "]".repeat(300));
    let odd = ODD.iter().copied().chain([giant.as_str(), nested.as_str()]);
    let mut turns = odd.clone().cycle();
    let mut done = BTreeSet::new();
    for sample in samples() {
        for place in places::of(&sample.bytes) {
            // All of them where a format first has the place; one in turn, in blocks as well, in every file.
            if done.insert((sample.format.id, place.name.clone())) {
                odd.clone().for_each(|value| read(&sample, &place.with(value), usize::MAX >> 1));
            }
            let value = turns.next().unwrap();
            watch::hold(sample.format, &place.with(value), 777, &sample.options);
        }
    }
}

#[test]
fn no_value_is_too_deep() {
    let text = |open: &str, times: usize| serde_json::to_string(&open.repeat(times)).unwrap();
    let closed = |open: &str, close: &str| open.repeat(10_000) + "1" + &close.repeat(10_000);
    let deep = [
        "[".repeat(10_000),
        // Inside a string, where nothing but the reader that unwraps it can tell.
        text("[", 20_000),
        closed("[", "]"),
        text("{\"a\":[", 2_500),
        "{\"a\":".repeat(10_000),
    ];
    let mut turns = deep.iter().cycle();
    let mut done = BTreeSet::new();
    for sample in samples() {
        for place in places::of(&sample.bytes) {
            if done.insert((sample.format.id, place.name.clone())) {
                turns.by_ref().take(2).for_each(|value| read(&sample, &place.with_first(value), usize::MAX >> 1));
            }
        }
    }
    for value in &deep {
        read_as_any(value.as_bytes(), 777, &Options::default());
    }
}

#[test]
fn bytes_that_are_no_text_may_stand_anywhere() {
    for sample in samples() {
        for (part, bytes) in [&b"\xff"[..], b"\0", b"\xed\xa0\x80", b"\\ud800", b"\"", b"\n", b"\r", b"\xef\xbb\xbf"]
            .into_iter()
            .enumerate()
        {
            let step = (sample.bytes.len() / 12).max(1);
            for at in (part % step..=sample.bytes.len()).step_by(step) {
                let found = [&sample.bytes[..at], bytes, &sample.bytes[at..]].concat();
                read(&sample, &found, 500);
            }
        }
    }
}

/// Ten megabytes, of which most readers see only where they end.
const LONG: usize = 10 << 20;
/// A megabyte of parts that are each looked at.
const SHORTER: usize = 1 << 20;

#[test]
fn a_long_line_is_read_to_its_end() {
    let mut done = BTreeMap::new();
    for sample in samples() {
        let end = sample.path.extension().map(std::borrow::ToOwned::to_owned);
        if *done.entry((sample.format.unit as u8, end)).and_modify(|count| *count += 1).or_insert(1) > 1 {
            continue;
        }
        let Some(place) = places::of(&sample.bytes).into_iter().next() else { continue };
        // What is not linear in the length would not end.
        for value in [text_of(LONG), list_of(LONG / 10), "\"\"\"a".to_owned()] {
            read(&sample, &place.with_first(&value), 1 << 20);
        }
    }
    for (id, bytes) in long_files() {
        let format = FORMATS.iter().find(|format| format.id == id).unwrap();
        let _ = Head::of(&bytes[..bytes.len().min(1 << 20)]);
        let _ = blocks::read(format, &bytes, 1 << 20, &Options::default(), &mut Watch::of(&bytes));
    }
}

fn text_of(bytes: usize) -> String {
    format!("\"{}\"", "long ".repeat(bytes / 5))
}

fn list_of(bytes: usize) -> String {
    format!("[{}1]", "{},".repeat(bytes / 3))
}

/// Files of one long line, whole and broken, and a format to read each: what is not linear in their length does not end.
fn long_files() -> Vec<(&'static str, Vec<u8>)> {
    let many = |part: &str, bytes: usize| part.repeat(bytes / part.len());
    let fields: String = (0..LONG / 20).map(|field| format!("\"field{field:07}\":{},", field % 10)).collect();
    let (lines, pages, tickets) = ("claude_activity", "claude_analytics", "servicenow");
    vec![
        (lines, format!("{{\"id\":\"a\",{fields}\"z\":1}}").into()),
        (lines, many("{\"a\":1", SHORTER).into()),
        (lines, many("{\"data\":[", SHORTER).into()),
        (pages, many("{\"data\":[", SHORTER).into()),
        (lines, many("[", SHORTER).into()),
        (lines, format!("{{}}{}", many(" 1", SHORTER)).into()),
        (lines, format!("{{}}{}", many("\"\"\"", SHORTER)).into()),
        (lines, many("{\"id\":1,},", SHORTER).into()),
        (lines, format!("{{}}{}", many(",\"a\":1", SHORTER)).into()),
        (tickets, format!("number,opened_at\n1,{}\n1,2\n", many("x", LONG)).into()),
        (tickets, format!("number,opened_at\n1,\"{}\"\n1,2\n", many("x\n", LONG)).into()),
        (tickets, format!("number,opened_at\n1,\"{}", many("x\n", LONG)).into()),
        (tickets, format!("number,opened_at{0}\n1,2{0}\n", many(",x", SHORTER)).into()),
    ]
}
