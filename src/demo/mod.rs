//! An invented organisation, made from a seed: Northwind Assurance, a mid-size insurer in London, and thirteen months
//! of its AI exports in every format that we read. Input of the README's tour, of `auditpack demo` and of the
//! benchmark.
//!
//! The parts refer to each other as real ones do: reviews name calls, cases name calls and activities. They also hold
//! what real exports hold and readers must survive; `sample-data/README.md` lists it.

mod activity;
mod admin;
mod assistant;
mod billing;
mod calendar;
mod calls;
mod cases;
mod dice;
mod directory;
mod feed;
mod frames;
mod gateway;
mod json;
pub mod large;
mod letters;
mod models;
mod people;
mod projects;
mod reference;
mod requests;
mod reviews;
mod stream;
mod tickets;

pub use stream::activity_ndjson;

use flate2::{Compression, GzBuilder};
use std::ffi::OsStr;
use std::io::Write as _;
use std::path::Path;

/// The seed of `sample-data/`.
pub const SEED: u64 = 20_251_001;

/// One file of the organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Path inside the folder that the organisation is written to, with forward slashes.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// How much traffic the organisation has. Stories, reviews per call and traps stay as they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// About 1,400 calls a month: `sample-data/`.
    Full,
    /// A tenth of it, for tests that run the whole pipeline more than once.
    Tenth,
}

/// All files of the organisation, by path. `output` is the folder for reports as its configuration names it, relative
/// to the configuration file. The same arguments give the same bytes.
#[must_use]
pub fn files(seed: u64, scale: Scale, output: &str) -> Vec<File> {
    let (share, whole) = match scale {
        Scale::Full => (1, 1),
        Scale::Tenth => (1, 10),
    };
    let calls = calls::all(seed, share, whole);
    let activities = activity::all(seed, share, whole);
    let mut files = vec![
        File { path: "auditpack.toml".to_owned(), bytes: reference::configuration(output).into_bytes() },
        File { path: "actions.csv".to_owned(), bytes: include_bytes!("actions.csv").to_vec() },
        File { path: "projects.csv".to_owned(), bytes: projects::map_csv().into_bytes() },
    ];
    files.extend(directory::files());
    files.extend(feed::files(seed, &activities));
    files.extend(frames::files(seed, share, whole, &activities));
    files.extend(requests::files(seed, &activities));
    files.extend(gateway::files(seed, &calls));
    files.extend(assistant::files(&calls));
    files.extend(billing::files(seed, &calls));
    files.extend(reviews::files(seed, &calls));
    files.extend(letters::files(seed, &calls));
    files.extend(tickets::files(seed, &cases::all(seed, &calls, &activities)));
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

impl File {
    /// A file whose name says whether it is compressed. The compressed form carries no time and no name, so that the
    /// same text gives the same bytes.
    fn packed(path: String, bytes: Vec<u8>) -> Self {
        if Path::new(&path).extension() != Some(OsStr::new("gz")) {
            return Self { path, bytes };
        }
        let mut writer = GzBuilder::new().mtime(0).write(Vec::new(), Compression::new(9));
        writer.write_all(&bytes).expect("memory takes every byte");
        Self { path, bytes: writer.finish().expect("memory takes every byte") }
    }
}

#[cfg(test)]
mod tests;
