//! What undisturbed runs do to a lake, and how a disturbed one is held against it.

use super::Job;
use crate::bucket::LEASE_IS_OVER;
use crate::project::{Project, Ran, rows};
use auditpack::event::table::Table;
use auditpack::event::tables::TABLES;
use auditpack::lake::{self, Lake, Snapshot, sha256};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// The rows of every table, as a digest.
type State = BTreeMap<&'static str, String>;

/// What is told of a table: what must be the same in the end, however a run got there.
type Told = fn(&Snapshot, &Table) -> Vec<String>;

/// The way of a lake through a job when nothing disturbs.
pub(super) struct Course {
    /// The commands, one after the other.
    pub(super) job: Job,
    told: Told,
    /// The project before the job.
    before: Project,
    /// The project after each command.
    after: Vec<Project>,
    /// How long each command took.
    pub(super) lengths: Vec<Duration>,
    /// What a reader can see, in order; the first is what there was before.
    states: Vec<State>,
    /// The state that each command ends in.
    pub(super) ends: Vec<usize>,
}

impl Course {
    /// Runs the job undisturbed and notes every state that a reader could see: the rows of every table.
    pub(super) fn of(before: Project, job: Job) -> Self {
        Self::told_by(rows, before, job)
    }

    /// The same of states that are told in another way.
    #[expect(clippy::disallowed_methods, reason = "how long a run takes is what is asked")]
    pub(super) fn told_by(told: Told, before: Project, job: Job) -> Self {
        let mut known = Known { told, digests: BTreeMap::new() };
        known.learn(&before.snapshot());
        let states = vec![seen(&before, told).unwrap()];
        let mut course = Self { job, told, before, after: vec![], lengths: vec![], states, ends: vec![] };
        for (number, command) in job.iter().enumerate() {
            let project = course.start(number).copy();
            let since = project.snapshot().sequence();
            let clock = Instant::now();
            project.run(command).ok();
            course.lengths.push(clock.elapsed());
            for sequence in since + 1..=project.snapshot().sequence() {
                course.states.push(known.state(&project, sequence));
            }
            course.ends.push(course.states.len() - 1);
            assert_eq!(
                seen(&project, told).as_ref(),
                Ok(&course.states[course.states.len() - 1]),
                "the states lead here"
            );
            course.after.push(project);
        }
        course
    }

    /// The project that a command of the job begins with.
    pub(super) fn start(&self, number: usize) -> &Project {
        number.checked_sub(1).map_or(&self.before, |before| &self.after[before])
    }

    /// The state that a command of the job begins with.
    pub(super) fn start_state(&self, number: usize) -> usize {
        number.checked_sub(1).map_or(0, |before| self.ends[before])
    }

    /// Reads the lake as another program would, and says which state it is in. What it shows must be whole, and not older
    /// than what was seen or promised before.
    pub(super) fn look(&self, project: &Project, least: usize) -> Result<usize, String> {
        let seen = seen(project, self.told)?;
        let found = (least..self.states.len()).find(|state| self.states[*state] == seen);
        found.ok_or_else(|| {
            let strange = |state: &State| state.iter().filter(|(table, rows)| seen[*table] != **rows).count();
            let strange: Vec<usize> = self.states.iter().map(strange).collect();
            format!("no state from number {least} on; of each state, so many tables differ: {strange:?}")
        })
    }

    /// The same of a lake that must be in order.
    #[track_caller]
    pub(super) fn whole(&self, project: &Project, least: usize) -> usize {
        self.look(project, least).unwrap_or_else(|problem| panic!("{problem}"))
    }

    /// Runs a command to its end: lake and documents are those of the undisturbed run, and nothing is left behind.
    #[track_caller]
    pub(super) fn complete(&self, project: &Project, number: usize) {
        insist(project, self.job[number]);
        assert_eq!(self.whole(project, self.ends[number]), self.ends[number]);
        assert!(self.has_documents_of(project, number));
        let verified = lake::verify(&project.location(), &[], 1, &|_| ()).unwrap();
        assert_eq!(verified.findings, [], "no file of the lake is left behind, missing or changed");
        assert_eq!(project.unfinished(), [0, 0]);
    }

    /// Runs the whole job to its end, wherever it was.
    #[track_caller]
    pub(super) fn finish(&self, project: &Project) {
        let last = self.job.len() - 1;
        for command in &self.job[..last] {
            insist(project, command);
        }
        self.complete(project, last);
    }

    /// Whether the documents are those of the undisturbed command.
    pub(super) fn has_documents_of(&self, project: &Project, number: usize) -> bool {
        documents(project) == documents(&self.after[number])
    }
}

/// Runs a command to its end, as soon as nobody holds the lake: in a bucket a lock outlives a killed run for a while.
#[track_caller]
pub(super) fn insist(project: &Project, command: &[&str]) {
    for _ in 0..100 {
        let ran = project.run(command);
        // Nobody can be erased twice.
        let is_erased = || ran.code() == 66 && ran.err().contains("no row of the lake names this person");
        if ran.succeeded() || command.contains(&"--person") && is_erased() {
            return;
        }
        ran.fails(75, &["failed to lock the lake", "held by process "]);
        // To ask again and again costs more than to wait.
        sleep(LEASE_IS_OVER);
    }
    panic!("the lake was never free");
}

/// A run that failed as it should: it says what is wrong and what to do, and its exit code says that it was the disk.
#[track_caller]
pub(super) fn assert_told(ran: &Ran) {
    let err = ran.err();
    assert!([73, 74].contains(&ran.code()), "exit code {}: {err}", ran.code());
    assert!(err.contains("error: ") && err.contains("hint: "), "{err}");
}

/// Names of all files that were written for people, and the bytes of the numbers among them: the others name the run.
fn documents(project: &Project) -> BTreeMap<PathBuf, String> {
    let document = |path: PathBuf| {
        let bytes = if path.ends_with("kpis.json") { fs::read(&path).unwrap() } else { Vec::new() };
        (path.strip_prefix(project.path("")).unwrap().to_owned(), sha256(&bytes))
    };
    project.files("out").into_iter().map(document).collect()
}

/// The digests of tables at their versions: what a later commit replaces can be read no more.
struct Known {
    told: Told,
    /// By name and version.
    digests: BTreeMap<(&'static str, Option<i64>), String>,
}

impl Known {
    /// Reads every table of a snapshot.
    fn learn(&mut self, snapshot: &Snapshot) {
        for table in TABLES {
            let digest = || digest(&(self.told)(snapshot, table));
            self.digests.entry((table.name, snapshot.version(table))).or_insert_with(digest);
        }
    }

    /// The state that a manifest pins.
    fn state(&mut self, project: &Project, sequence: u64) -> State {
        let manifest = project.in_lake(&format!("_manifests/{sequence:020}.json")).unwrap();
        let versions = &serde_json::from_slice::<Value>(&manifest).unwrap()["tables"];
        let mut state = State::new();
        for table in TABLES {
            let version = versions[table.name].as_i64().expect("a manifest pins every table");
            let digest = self.digests.entry((table.name, Some(version))).or_insert_with(|| {
                let then = project.snapshot().at(&BTreeMap::from([(table.name.to_owned(), version)])).unwrap();
                digest(&(self.told)(&then.expect("a command replaces a file once"), table))
            });
            state.insert(table.name, digest.clone());
        }
        state
    }
}

fn digest(told: &[String]) -> String {
    sha256(told.join("\n").as_bytes())
}

/// What a reader sees: every file that the newest manifest pins is there, with its hash.
fn seen(project: &Project, told: Told) -> Result<State, String> {
    let lake = Lake::open_at(&project.location(), "Europe/London").and_then(|lake| lake.snapshot());
    let snapshot = lake.map_err(|error| error.to_string())?;
    for file in TABLES.iter().flat_map(|table| snapshot.files(table)) {
        let name = format!("{}/{}", file.table, file.path);
        let bytes = project.in_lake(&name).map_err(|error| format!("{name}: {error}"))?;
        if sha256(&bytes) != file.sha256 {
            return Err(format!("{name}: not the bytes that were written"));
        }
    }
    Ok(TABLES.iter().map(|table| (table.name, digest(&told(&snapshot, table)))).collect())
}
