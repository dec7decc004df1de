//! Whether a lake still is what its commits made it. Every manifest is held against the hash beside it and the one in the
//! manifest after it, every log entry and data file against the hash in the manifest that brought it in, and the rows of
//! every ingest against what its exports held, those included that moved or were deleted since. Nothing is written, so a
//! lake on read-only storage can be checked.
//!
//! The README says how to check the same with `sha256sum` and `jq` alone.

mod balance;

use super::error::LakeError;
use super::log::sha256;
use super::manifest::{self, Manifest, ManifestFile};
use super::sign::{self, PublicKey};
use super::store::{Location, Store};
use super::{layout, state};
use crate::event::tables::TABLES;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use strum::IntoStaticStr;

/// What is wrong with a file of the lake.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Fault {
    /// It should be there.
    Missing,
    /// Its bytes are not those that were written.
    Changed,
    /// Nothing says that it belongs here.
    Added,
    /// It contradicts its neighbours in the chain.
    OutOfOrder,
    /// The rows of an ingest do not add up.
    Unbalanced,
    /// A commit was begun and not ended.
    Unfinished,
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// The file, relative to the lake.
    pub path: String,
    /// What is wrong with it.
    pub fault: Fault,
    /// What was expected and what was found.
    pub detail: String,
}

/// What a verification looked at, and what it found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verification {
    /// Commits in the chain.
    pub commits: u64,
    /// Manifests with a signature: one that holds, if it was asked for keys.
    pub signed: u64,
    /// Live data files.
    pub files: u64,
    /// Bytes of data files that were read.
    pub bytes: u64,
    /// Rows of the exports that the balances account for.
    pub rows_read: u64,
    /// What is wrong, by path.
    pub findings: Vec<Finding>,
}

/// Verifies a lake on so many threads; `progress` is told the bytes of each data file that was read. Signatures
/// are held against `keys`; without any they are only counted.
///
/// # Errors
/// If a folder cannot be listed or a file cannot be read, and if another run committed meanwhile.
pub fn verify(
    location: &Location,
    keys: &[PublicKey],
    threads: usize,
    progress: &(dyn Fn(u64) + Sync),
) -> Result<Verification, LakeError> {
    let store = location.store()?;
    let newest = manifest::numbers(&*store, layout::MANIFESTS)?.pop().unwrap_or_default();
    if newest == 0 {
        return Err(LakeError::corrupt(store.root(), "there is no lake here: no manifest in `_manifests`"));
    }
    let mut check =
        Check { store: &*store, keys, verification: Verification { commits: newest, ..Verification::default() } };
    let chain = check.chain(newest)?;
    let live = check.live(&chain);
    check.unfinished()?;
    let tables = tables(&chain);
    check.strangers(&tables)?;
    for table in tables {
        check.log(table, &chain)?;
        check.table(table, &live)?;
    }
    check.replays(&chain, &live);
    check.data(&live, threads, progress)?;
    for manifest in &chain {
        check.balance(manifest);
    }
    if manifest::numbers(&*store, layout::MANIFESTS)?.pop() > Some(newest) {
        return Err(LakeError::Moved { path: store.root().to_owned() });
    }
    check.verification.findings.sort();
    Ok(check.verification)
}

/// The tables of the lake: ours, and those of later versions, which are what the manifests say they are.
fn tables(chain: &[Manifest]) -> BTreeSet<&str> {
    let named = chain.last().into_iter().flat_map(|newest| newest.tables.keys().map(String::as_str));
    named.chain(TABLES.iter().map(|table| table.name)).collect()
}

/// Live files by table and path.
type Live = BTreeMap<(String, String), ManifestFile>;

struct Check<'a> {
    store: &'a dyn Store,
    keys: &'a [PublicKey],
    verification: Verification,
}

impl Check<'_> {
    fn find(&mut self, path: impl Into<String>, fault: Fault, detail: impl Into<String>) {
        self.verification.findings.push(Finding { path: path.into(), fault, detail: detail.into() });
    }

    /// A file's bytes; `None`, and a finding, if it is not there.
    fn read(&mut self, path: &str, why: &str) -> Result<Option<Vec<u8>>, LakeError> {
        let bytes = self.store.read(path)?;
        if bytes.is_none() {
            self.find(path, Fault::Missing, why);
        }
        Ok(bytes)
    }

    /// The manifests from the first to the newest, as far as they are there and can be read.
    fn chain(&mut self, newest: u64) -> Result<Vec<Manifest>, LakeError> {
        let mut chain = Vec::new();
        let mut previous: Option<String> = None;
        for sequence in 1..=newest {
            let path = layout::manifest(sequence);
            let Some(bytes) = self.read(&path, "the chain of manifests has a gap here")? else {
                previous = None;
                continue;
            };
            let digest = sha256(&bytes);
            let beside = format!("{path}.{}", layout::DIGEST);
            if let Some(text) = self.read(&beside, "the hash of the manifest is missing")?
                && text != layout::digest_line(sequence, &digest).as_bytes()
            {
                self.find(&path, Fault::Changed, format!("its hash is {digest}, not that in `{beside}`"));
            }
            self.signature(&path, &bytes)?;
            match manifest::decode(&self.store.shown(&path), &bytes) {
                Ok(manifest) => {
                    if manifest.sequence != sequence {
                        let detail = format!("it is the manifest of commit {}", manifest.sequence);
                        self.find(&path, Fault::OutOfOrder, detail);
                    }
                    let first = sequence == 1;
                    if first && manifest.previous_sha256.is_some()
                        || !first && previous.is_some() && manifest.previous_sha256 != previous
                    {
                        self.find(
                            &path,
                            Fault::OutOfOrder,
                            "it names another manifest before it than the one that is there",
                        );
                    }
                    chain.push(manifest);
                }
                Err(error) => self.find(&path, Fault::Changed, error.to_string()),
            }
            previous = Some(digest);
        }
        if !self.keys.is_empty() && self.verification.signed == 0 {
            self.find(layout::MANIFESTS, Fault::Missing, "no manifest has a signature by the key");
        }
        Ok(chain)
    }

    /// A manifest's signature. A lake may be signed from some commit on; from then on every commit is.
    fn signature(&mut self, manifest: &str, bytes: &[u8]) -> Result<(), LakeError> {
        let path = format!("{manifest}.{}", layout::SIGNATURE);
        let Some(signature) = self.store.read(&path)? else {
            if !self.keys.is_empty() && self.verification.signed > 0 {
                self.find(path, Fault::Missing, "commits before it are signed, it is not");
            }
            return Ok(());
        };
        match sign::check(self.keys, bytes, &signature) {
            Err(problem) if !self.keys.is_empty() => self.find(path, Fault::Changed, problem),
            _ => self.verification.signed += 1,
        }
        Ok(())
    }

    /// The files that the manifests leave live.
    fn live(&mut self, chain: &[Manifest]) -> Live {
        let mut live = Live::new();
        for manifest in chain {
            for file in &manifest.removed {
                let what = match live.remove(&(file.table.clone(), file.path.clone())) {
                    Some(added) if added == *file => continue,
                    Some(_) => "it was another when it was added",
                    None => "it was not there",
                };
                let detail = format!("commit {} removed it, but {what}", manifest.sequence);
                self.find(format!("{}/{}", file.table, file.path), Fault::OutOfOrder, detail);
            }
            live.extend(manifest.added.iter().map(|file| ((file.table.clone(), file.path.clone()), file.clone())));
        }
        live
    }

    /// A commit that is being finished, or was left by a killed run.
    fn unfinished(&mut self) -> Result<(), LakeError> {
        for name in self.store.names(layout::COMMIT)? {
            let detail = "a run is committing or was killed in it: the next run finishes it";
            self.find(format!("{}/{name}", layout::COMMIT), Fault::Unfinished, detail);
        }
        Ok(())
    }

    /// What lies in the lake's own folder or among its manifests without being part of them. The staging folder is not
    /// looked into: nothing in it is ever read.
    fn strangers(&mut self, tables: &BTreeSet<&str>) -> Result<(), LakeError> {
        let own = [layout::LOCK, layout::MANIFESTS, layout::COMMIT, layout::STAGING];
        let is_known = |name: &str| own.contains(&name) || tables.contains(name);
        for name in self.store.names("")?.into_iter().filter(|name| !is_known(name)) {
            self.find(name, Fault::Added, "it is no part of a lake");
        }
        for name in self.store.names(layout::MANIFESTS)? {
            let beside = name.rsplit_once('.').filter(|(_, end)| [layout::DIGEST, layout::SIGNATURE].contains(end));
            let number = layout::number_of(beside.map_or(&*name, |(manifest, _)| manifest));
            if number.is_none_or(|number| number == 0 || number > self.verification.commits) {
                self.find(format!("{}/{name}", layout::MANIFESTS), Fault::Added, "it belongs to no commit");
            }
        }
        Ok(())
    }

    /// The log of one table against the hashes in the manifests.
    fn log(&mut self, table: &str, chain: &[Manifest]) -> Result<(), LakeError> {
        let mut known = BTreeSet::new();
        for entry in chain.iter().flat_map(|manifest| &manifest.log).filter(|entry| entry.table == table) {
            let name = layout::numbered(entry.version as u64);
            let path = format!("{table}/{}/{name}", layout::LOG);
            if let Some(bytes) = self.read(&path, "a manifest names this log entry")?
                && sha256(&bytes) != entry.sha256
            {
                self.find(&path, Fault::Changed, "its hash is not the one in the manifest");
            }
            known.insert(name);
        }
        for name in self.store.names(&layout::log(table))?.into_iter().filter(|name| !known.contains(name)) {
            self.find(format!("{table}/{}/{name}", layout::LOG), Fault::Added, "no manifest names this log entry");
        }
        Ok(())
    }

    /// What lies in a table's folders without being live.
    fn table(&mut self, table: &str, live: &Live) -> Result<(), LakeError> {
        for path in self.store.files(table)?.into_iter().filter(|path| !path.starts_with(layout::LOG)) {
            let shown = format!("{table}/{path}");
            if !path.contains('/') {
                self.find(shown, Fault::Added, "it is no part of a table");
            } else if !live.contains_key(&(table.to_owned(), path)) {
                self.find(shown, Fault::Added, "no manifest names this file as live");
            }
        }
        Ok(())
    }

    /// What a Delta reader sees must be what the manifests say.
    fn replays(&mut self, chain: &[Manifest], live: &Live) {
        let Some(newest) = chain.last() else { return };
        for (table, version) in &newest.tables {
            let path = format!("{table}/{}", layout::LOG);
            match state::replay(self.store, table, *version) {
                Ok(state) => {
                    let logged = state.files.iter().map(|file| (&file.path, &file.sha256));
                    let listed =
                        live.values().filter(|file| file.table == *table).map(|file| (&file.path, &file.sha256));
                    if !logged.eq(listed) {
                        self.find(path, Fault::OutOfOrder, "its live files are not those of the manifests");
                    }
                }
                Err(error) => self.find(path, Fault::OutOfOrder, error.to_string()),
            }
        }
    }

    /// Hashes every live file.
    fn data(&mut self, live: &Live, threads: usize, progress: &(dyn Fn(u64) + Sync)) -> Result<(), LakeError> {
        let (store, files) = (self.store, live.values().collect::<Vec<_>>());
        let (next, found) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
        let work = || {
            while let Some(file) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
                let path = format!("{}/{}", file.table, file.path);
                let hashed = store.digest(&path);
                progress(file.bytes);
                if matches!(&hashed, Ok(Some((digest, bytes))) if *digest == file.sha256 && *bytes == file.bytes) {
                    continue;
                }
                found.lock().unwrap_or_else(PoisonError::into_inner).push((*file, path, hashed));
            }
        };
        std::thread::scope(|scope| {
            for _ in 1..store.side_by_side(threads).min(files.len()) {
                scope.spawn(work);
            }
            work();
        });
        self.verification.files = files.len() as u64;
        self.verification.bytes = files.iter().map(|file| file.bytes).sum();
        for (file, shown, hashed) in found.into_inner().unwrap_or_else(PoisonError::into_inner) {
            match hashed? {
                Some((_, bytes)) if bytes != file.bytes => {
                    self.find(shown, Fault::Changed, format!("{bytes} bytes instead of {}", file.bytes));
                }
                Some((digest, _)) => {
                    self.find(shown, Fault::Changed, format!("its hash is {digest}, not {}", file.sha256));
                }
                None => self.find(shown, Fault::Missing, format!("{} rows were in it", file.rows)),
            }
        }
        Ok(())
    }
}
