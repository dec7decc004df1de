//! The order in which a run syncs, renames and links, read from a trace of its system calls.

use super::disk::memory;
use super::{FIRST_CALLS, Job, LATER_CALLS, first_calls};
use crate::project::Project;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What a trace shows of one call: between which lines it ran, and what it did.
#[derive(Clone, Debug)]
struct Call {
    begun: usize,
    ended: usize,
    deed: Deed,
}

#[derive(Clone, Debug, PartialEq)]
enum Deed {
    Write(PathBuf),
    Sync(PathBuf),
    Rename(PathBuf, PathBuf),
    Link(PathBuf, PathBuf),
    Folder(PathBuf),
    Remove(PathBuf),
}

/// The calls that are looked at, as strace selects them.
const TRACED: &str = "trace=/^(p?write(v|64|v2)?|f(data)?sync|rename(at2?)?|link(at)?|unlink(at)?|mkdir(at)?)$";

/// Runs each command of a job under strace. Gives back the calls of each that succeeded.
fn traces(project: &Project, job: Job) -> Vec<Vec<Call>> {
    let trace = |command: &&[&str]| {
        let strace = ["strace", "-f", "-y", "-qq", "-s", "0", "-o", "trace", "-e", TRACED, "-e", "signal=none"];
        project.run_under(&strace, command).ok();
        parse(&project.read("trace"), &project.path(""))
    };
    job.iter().map(trace).collect()
}

fn parse(trace: &str, folder: &Path) -> Vec<Call> {
    let mut begun: BTreeMap<&str, (usize, &str)> = BTreeMap::new();
    let mut calls = Vec::new();
    for (number, line) in trace.lines().enumerate() {
        let (process, text) = line.split_once(' ').unwrap();
        let text = text.trim_start();
        if let Some(first) = text.strip_suffix(" <unfinished ...>") {
            begun.insert(process, (number, first));
        } else if let Some(rest) = text.strip_prefix("<... ") {
            let (first_line, first) = begun.remove(process).expect("a call is begun before it is resumed");
            let (_, rest) = rest.split_once(" resumed>").unwrap();
            calls.extend(call(&format!("{first}{rest}"), folder, (first_line, number)));
        } else {
            calls.extend(call(text, folder, (number, number)));
        }
    }
    calls
}

/// A call that succeeded, if it is about a file.
fn call(text: &str, folder: &Path, (begun, ended): (usize, usize)) -> Option<Call> {
    let (name, rest) = text.split_once('(').unwrap_or_else(|| panic!("not a system call: {text}"));
    let (arguments, result) = rest.rsplit_once(" = ").unwrap_or_else(|| panic!("without a result: {text}"));
    if result.starts_with('-') {
        return None;
    }
    // A file is told by its path behind its number, or by its name in quotes.
    let file = || arguments.split_once('<')?.1.split_once('>').map(|(path, _)| PathBuf::from(path));
    let named = |which: usize| folder.join(arguments.split('"').nth(2 * which + 1).expect("a name in quotes"));
    let deed = match name {
        "fsync" | "fdatasync" => Deed::Sync(file()?),
        _ if name.contains("write") => Deed::Write(file()?),
        _ if name.starts_with("rename") => Deed::Rename(named(0), named(1)),
        _ if name.starts_with("link") => Deed::Link(named(0), named(1)),
        _ if name.starts_with("unlink") => Deed::Remove(named(0)),
        _ if name.starts_with("mkdir") => Deed::Folder(named(0)),
        _ => panic!("an unknown call: {text}"),
    };
    Some(Call { begun, ended, deed })
}

/// The steps of a commit by what they link, in their order; `src/lake/commit.rs` has the protocol.
fn step(path: &Path) -> usize {
    let folder = path.parent().and_then(Path::file_name).unwrap_or_default();
    match (folder.to_str(), path.extension().and_then(|extension| extension.to_str())) {
        (Some("_commit"), _) => 1,
        (Some("_delta_log"), _) => 2,
        (Some("_manifests"), Some("sha256")) => 3,
        (Some("_manifests"), _) => 4,
        _ => 5,
    }
}

/// What is wrong with the order of the calls.
fn faults(calls: &[Call]) -> Vec<String> {
    let mut check = Check::default();
    let mut calls: Vec<&Call> = calls.iter().collect();
    calls.sort_by_key(|call| call.ended);
    for call in calls {
        check.see(call);
    }
    for (_, entry, _) in &check.entries {
        check.faults.push(format!("the run ends before the folder of {} is synced", entry.display()));
    }
    check.faults
}

#[derive(Default)]
struct Check {
    /// The line of the last write to each file that was not synced since.
    written: BTreeMap<PathBuf, usize>,
    /// New, moved and removed names that are not durable yet: the line, the name, and whether it was removed.
    entries: Vec<(usize, PathBuf, bool)>,
    /// The last step of the commit.
    step: usize,
    faults: Vec<String>,
}

impl Check {
    fn see(&mut self, call: &Call) {
        match &call.deed {
            Deed::Write(path) => drop(self.written.insert(path.clone(), call.ended)),
            Deed::Sync(path) => {
                self.written.retain(|written, line| written != path || *line > call.begun);
                self.entries.retain(|(line, entry, _)| entry.parent() != Some(path) || *line > call.begun);
            }
            Deed::Rename(from, to) => {
                self.source(from, call);
                self.entries.push((call.ended, to.clone(), false));
            }
            Deed::Link(from, to) => {
                self.source(from, call);
                self.durable_before(to, |_| true);
                self.next(step(to), to);
                self.entries.push((call.ended, to.clone(), false));
            }
            Deed::Folder(path) => self.entries.push((call.ended, path.clone(), false)),
            // What is only staged may vanish at any time.
            Deed::Remove(path) if is_staged(path) => {}
            Deed::Remove(path) => {
                let is_intent = step(path) == 1;
                self.durable_before(path, |removed| is_intent || !removed);
                self.next(5, path);
                self.step = if is_intent { 0 } else { 5 };
                self.entries.push((call.ended, path.clone(), true));
            }
        }
    }

    /// A file gets a name only when its bytes are durable.
    fn source(&mut self, path: &Path, call: &Call) {
        if self.written.get(path).is_some_and(|line| *line < call.begun) {
            self.faults.push(format!("{} gets a name before it is synced", path.display()));
        }
    }

    /// What came before must be durable; `counts` says of which names, by whether they were removed.
    fn durable_before(&mut self, path: &Path, counts: impl Fn(bool) -> bool) {
        for (_, entry, removed) in &self.entries {
            if counts(*removed) {
                let (path, entry) = (path.display(), entry.display());
                self.faults.push(format!("{path} is touched before the folder of {entry} is synced"));
            }
        }
    }

    fn next(&mut self, step: usize, path: &Path) {
        if step < self.step || step > self.step + 1 && step != 5 {
            self.faults.push(format!("{} comes after step {} of the commit", path.display(), self.step));
        }
        self.step = step;
    }
}

fn is_staged(path: &Path) -> bool {
    path.parent().is_some_and(|folder| folder.ends_with("_staging"))
}

#[test]
#[ignore = "needs strace"]
fn every_name_is_given_after_its_bytes_and_before_the_next_step_is_durable() {
    let first = Project::calls().copy_in(&memory());
    let later = first_calls().copy_in(&memory());
    let traces = [traces(&first, FIRST_CALLS), traces(&later, LATER_CALLS)].concat();
    let mut seen = 0;
    for calls in &traces {
        assert_eq!(faults(calls), Vec::<String>::new());
        // The check has teeth: without any one sync that orders something, it finds a fault.
        let recovery =
            calls.iter().position(|call| matches!(&call.deed, Deed::Sync(path) if path.ends_with("_commit")));
        for (number, call) in calls.iter().enumerate() {
            let Deed::Sync(path) = &call.deed else { continue };
            if !is_for_another_run(path) && Some(number) != recovery {
                assert_ne!(
                    faults(&[&calls[..number], &calls[number + 1..]].concat()),
                    Vec::<String>::new(),
                    "{call:?}"
                );
                seen += 1;
            }
        }
    }
    assert!(seen > 100, "only {seen} syncs order anything");
    let replaces = |call: &Call| matches!(&call.deed, Deed::Remove(path) if !is_staged(path) && step(path) == 5);
    assert!(traces.iter().flatten().any(replaces), "a day that the lake has is written anew");
}

/// The lake and the tables are synced for the sake of a run that made a folder and died before it could, as the folder of
/// intents is when a run begins.
fn is_for_another_run(path: &Path) -> bool {
    let is_lake = |path: &Path| path.ends_with("lake");
    is_lake(path) || path.parent().is_some_and(is_lake) && !path.to_string_lossy().contains("/_")
}
