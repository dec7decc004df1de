//! Writing: the holder of the lock, and one commit at a time.

use super::Author;
use super::commit::{self, Entry, Intent};
use super::error::LakeError;
use super::layout;
use super::log::{self, APPEND_ONLY, Action, Add, ENGINE, Protocol, ROWS_TAG, Remove, SHA256_TAG, Txn};
use super::manifest::{self, FORMAT, LogEntry, Manifest, ManifestFile};
use super::snapshot::Snapshot;
use super::stage::{Origin, Staged, Stager};
use super::state::{DataFile, SchemaFit};
use super::store::Hand;
use crate::event::table::Table;
use crate::event::tables::TABLES;
use arrow::record_batch::RecordBatch;
use chrono::{DateTime, NaiveDate, SecondsFormat};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

/// The one writer of a lake: holds the lock until it is dropped, or its process ends.
#[derive(Debug)]
pub struct Writer {
    pub(super) snapshot: Snapshot,
    pub(super) zone: String,
    pub(super) author: Author,
    /// Holds the lock.
    pub(super) hand: Box<dyn Hand>,
    /// A commit has begun and not ended: what is on disk is known only after recovery.
    pub(super) unfinished: bool,
    /// Transactions begun, so that the files of an abandoned one stay out of the way.
    pub(super) begun: u32,
}

impl Writer {
    /// The state that the next transaction builds on.
    #[must_use]
    pub fn snapshot(&self) -> &Snapshot {
        &self.snapshot
    }

    /// Starts a transaction. Dropped without a commit, it leaves nothing but staged files, which the next lock sweeps.
    ///
    /// # Errors
    /// If an earlier commit of this writer failed: only a new lock knows how it ended.
    pub fn begin(&mut self, run_id: &str) -> Result<Transaction<'_>, LakeError> {
        if self.unfinished {
            return Err(LakeError::Unfinished { path: self.snapshot.store.root().to_owned() });
        }
        let stager = Stager::new(self.hand.staging(), run_id, self.snapshot.sequence + 1, self.begun);
        self.begun += 1;
        Ok(Transaction {
            writer: self,
            run_id: run_id.to_owned(),
            stager,
            staged: Vec::new(),
            changes: BTreeMap::new(),
        })
    }
}

/// Changes to many tables that become visible together.
#[derive(Debug)]
pub struct Transaction<'a> {
    writer: &'a mut Writer,
    run_id: String,
    stager: Stager,
    staged: Vec<Staged>,
    /// By table name, beside the staged files.
    changes: BTreeMap<&'static str, Change>,
}

/// What a transaction does to a table beside adding files.
#[derive(Debug, Default)]
struct Change {
    removed: Vec<Removed>,
    ledger: BTreeMap<String, i64>,
}

/// A file that leaves its table.
#[derive(Debug)]
struct Removed {
    file: DataFile,
    /// What becomes of its rows, where other files take them over; nothing does where they are made again.
    rewrite: Option<Rewrite>,
}

impl Removed {
    /// Whether any of its rows leave with it, or change.
    fn data_change(&self) -> bool {
        self.rewrite != Some(Rewrite::Moved)
    }
}

/// What becomes of rows whose files are rewritten.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rewrite {
    /// All of them stay, in fewer files.
    Moved,
    /// All of them stay, some with other values.
    Changed,
    /// Some of them are deleted, or all.
    Deleted,
}

impl Transaction<'_> {
    /// Writes files for this transaction; may be cloned into threads.
    #[must_use]
    pub fn stager(&self) -> Stager {
        self.stager.clone()
    }

    /// Takes a staged file into the commit.
    pub fn add(&mut self, staged: Staged) {
        self.staged.push(staged);
    }

    /// Writes rows of one day and takes them into the commit. See [`Stager::write`].
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn append(&mut self, table: &'static Table, day: NaiveDate, batch: &RecordBatch) -> Result<(), LakeError> {
        let staged = self.stager.write(table, day, batch)?;
        self.add(staged);
        Ok(())
    }

    /// Drops the current files of these days (folders `dt=`) in the same commit. Only for derived tables.
    ///
    /// # Panics
    /// If the table is not derived: its rows are the record and are never taken back.
    pub fn replace_days(&mut self, table: &'static Table, days: &BTreeSet<NaiveDate>) {
        assert!(table.derived, "table {} only ever grows", table.name);
        let removed = &mut self.changes.entry(table.name).or_default().removed;
        for file in self.writer.snapshot.files(table).iter().filter(|file| days.contains(&file.day)) {
            if !removed.iter().any(|known| known.file == *file) {
                removed.push(Removed { file: file.clone(), rewrite: None });
            }
        }
    }

    /// Replaces live files of one day of a table by files that took over their rows. Unlike with [`Transaction::replace_days`]
    /// the rows stay as new as they were, so that nothing is derived from them once more; a deletion or a change goes on record
    /// in the `facts` of the commit, by which `verify` holds the rows against each other.
    ///
    /// # Panics
    /// If the files that come have not the rows of those that go: a bug of ours.
    pub(super) fn rewrite(&mut self, table: &'static Table, gone: &[DataFile], come: Vec<Staged>, what: Rewrite) {
        let rows_gone: u64 = gone.iter().map(|file| file.rows).sum();
        let rows_come: u64 = come.iter().map(|file| file.stats.num_records).sum();
        match what {
            Rewrite::Moved | Rewrite::Changed => {
                assert_eq!(rows_come, rows_gone, "rows of {} are taken over, all of them", table.name);
            }
            Rewrite::Deleted => assert!(rows_come < rows_gone, "rows of {} are deleted, none is made", table.name),
        }
        let version = gone.iter().map(|file| file.version).max().expect("some files are replaced");
        let data_change = what != Rewrite::Moved;
        for staged in come {
            assert!(gone.iter().all(|file| file.day == staged.day), "rows of {} stay in their day", table.name);
            self.staged.push(Staged { origin: Origin::Moved { version, data_change }, ..staged });
        }
        let removed = gone.iter().map(|file| Removed { file: file.clone(), rewrite: Some(what) });
        self.changes.entry(table.name).or_default().removed.extend(removed);
    }

    /// Sets a ledger entry of one table.
    pub fn ledger(&mut self, table: &'static Table, app_id: &str, version: i64) {
        self.changes.entry(table.name).or_default().ledger.insert(app_id.to_owned(), version);
    }

    /// Whether a commit would change no table.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let none = |change: &Change| change.removed.is_empty() && change.ledger.is_empty();
        self.staged.is_empty() && self.changes.values().all(none)
    }

    /// Makes everything visible at once. `facts` is what the run says about itself, for the manifest; `now_us` is the
    /// clock in microseconds since 1970 UTC. Afterwards [`Writer::snapshot`] shows the new state.
    ///
    /// # Errors
    /// If the storage fails. Whether the commit holds is then for the next [`super::Lake::lock`] to find out.
    pub fn commit(mut self, facts: serde_json::Value, now_us: i64) -> Result<(), LakeError> {
        // Threads may have handed their files over in any order.
        self.staged.sort_by(|a, b| (a.table.name, &a.path).cmp(&(b.table.name, &b.path)));
        let mut entries = Vec::new();
        for table in TABLES {
            entries.extend(self.entry(table, now_us.div_euclid(1000))?);
        }
        let manifest = self.manifest(&entries, facts, now_us);
        let trusted = format!("commit {} of {}", manifest.sequence, manifest.created_at);
        let manifest = manifest::encode(&manifest);
        let signer = self.writer.author.signer.as_ref();
        let signature = signer.map(|signer| signer.sign(&manifest, &trusted)).transpose();
        let signature = signature.map_err(LakeError::io("sign the manifest of", self.writer.snapshot.store.root()))?;
        let replaced = self
            .changes
            .iter()
            .flat_map(|(table, change)| change.removed.iter().map(move |gone| format!("{table}/{}", gone.file.path)));
        let sequence = self.writer.snapshot.sequence + 1;
        let intent = Intent { sequence, log: entries, manifest, signature, replaced: replaced.collect() };
        self.writer.unfinished = true;
        commit::commit(&*self.writer.hand, &self.staged, &intent)?;
        self.writer.snapshot.advance(&intent)?;
        self.writer.unfinished = false;
        Ok(())
    }

    /// The next log entry of a table; `None` if nothing changes. The first commit makes every table, so that loaders
    /// find each with its schema.
    fn entry(&self, table: &'static Table, now_ms: i64) -> Result<Option<Entry>, LakeError> {
        let changes = self.changes(table, now_ms);
        let current = self.writer.snapshot.tables.get(table.name);
        let mut head = Vec::new();
        match current {
            None => {
                head.push(Action::Protocol(Protocol { min_reader_version: 1, min_writer_version: 2 }));
                head.push(Action::MetaData(log::metadata(table, &self.writer.zone, &self.run_id, now_ms)));
            }
            Some(current) if !changes.is_empty() => {
                let mut metadata = current.metadata.clone();
                match current.fit(table) {
                    SchemaFit::Same => {}
                    SchemaFit::Older => metadata.schema_string = log::schema_string(table),
                    SchemaFit::Newer | SchemaFit::Foreign => {
                        let path = self.writer.snapshot.store.shown(&layout::log(table.name));
                        let problem = "the table has columns that this version does not know".to_owned();
                        return Err(LakeError::Unknown { path, problem });
                    }
                }
                if changes.iter().any(|action| matches!(action, Action::Remove(gone) if gone.data_change)) {
                    metadata.configuration.remove(APPEND_ONLY);
                }
                if metadata != current.metadata {
                    head.push(Action::MetaData(metadata));
                }
            }
            Some(_) => return Ok(None),
        }
        let version = current.map_or(0, |current| current.version + 1);
        let actions: Vec<Action> = [self.commit_info(table, now_ms)].into_iter().chain(head).chain(changes).collect();
        Ok(Some(Entry { table: table.name.to_owned(), version, text: log::encode(&actions) }))
    }

    fn commit_info(&self, table: &Table, now_ms: i64) -> Action {
        let removed = self.changes.get(table.name).map_or(&[][..], |change| &change.removed);
        let (operation, parameters) = match removed.first().map(|gone| gone.rewrite) {
            None => ("WRITE", json!({ "mode": "Append" })),
            Some(None) => ("WRITE", json!({ "mode": "Overwrite" })),
            Some(Some(Rewrite::Moved)) => ("OPTIMIZE", json!({})),
            Some(Some(Rewrite::Changed)) => ("UPDATE", json!({})),
            Some(Some(Rewrite::Deleted)) => ("DELETE", json!({})),
        };
        Action::CommitInfo(json!({
            "timestamp": now_ms,
            "operation": operation,
            "operationParameters": parameters,
            "isBlindAppend": removed.is_empty(),
            "engineInfo": ENGINE,
            "userMetadata": self.run_id,
        }))
    }

    /// Ledger, removed and added files of a table.
    fn changes(&self, table: &Table, now_ms: i64) -> Vec<Action> {
        let mut actions = Vec::new();
        if let Some(change) = self.changes.get(table.name) {
            actions.extend(change.ledger.iter().map(|(app_id, version)| {
                Action::Txn(Txn { app_id: app_id.clone(), version: *version, last_updated: now_ms })
            }));
            actions.extend(change.removed.iter().map(|gone| remove(gone, now_ms)));
        }
        let staged = self.staged.iter().filter(|file| file.table.name == table.name);
        actions.extend(staged.map(|file| add(file, now_ms)));
        actions
    }

    fn manifest(&self, entries: &[Entry], facts: serde_json::Value, now_us: i64) -> Manifest {
        let snapshot = &self.writer.snapshot;
        let mut tables: BTreeMap<String, i64> =
            snapshot.tables.iter().map(|(table, state)| (table.clone(), state.version)).collect();
        tables.extend(entries.iter().map(|entry| (entry.table.clone(), entry.version)));
        let log = entries.iter().map(|entry| LogEntry {
            table: entry.table.clone(),
            version: entry.version,
            sha256: log::sha256(entry.text.as_bytes()),
        });
        let now = DateTime::from_timestamp_micros(now_us).expect("the clock lies within the calendar");
        Manifest {
            format: FORMAT.to_owned(),
            sequence: snapshot.sequence + 1,
            run_id: self.run_id.clone(),
            created_at: now.to_rfc3339_opts(SecondsFormat::Micros, true),
            tool_version: env!("CARGO_PKG_VERSION").to_owned(),
            timezone: self.writer.zone.clone(),
            configuration_sha256: self.writer.author.configuration_sha256.clone(),
            definitions_sha256: self.writer.author.definitions_sha256.clone(),
            previous_sha256: snapshot.manifest_sha256.clone(),
            tables,
            log: log.collect(),
            added: self.staged.iter().map(added).collect(),
            removed: self.changes.values().flat_map(|change| &change.removed).map(|gone| removed(&gone.file)).collect(),
            facts,
        }
    }
}

fn add(staged: &Staged, now_ms: i64) -> Action {
    let mut tags = BTreeMap::from([(SHA256_TAG.to_owned(), staged.sha256.clone())]);
    let data_change = match staged.origin {
        Origin::New => true,
        Origin::Moved { version, data_change } => {
            tags.insert(ROWS_TAG.to_owned(), version.to_string());
            data_change
        }
    };
    Action::Add(Add {
        path: staged.path.clone(),
        partition_values: BTreeMap::new(),
        size: staged.bytes,
        modification_time: now_ms,
        data_change,
        stats: serde_json::to_string(&staged.stats).expect("statistics hold text and numbers only"),
        tags,
    })
}

fn remove(gone: &Removed, now_ms: i64) -> Action {
    Action::Remove(Remove {
        path: gone.file.path.clone(),
        deletion_timestamp: now_ms,
        data_change: gone.data_change(),
        extended_file_metadata: true,
        partition_values: BTreeMap::new(),
        size: gone.file.bytes,
    })
}

fn added(staged: &Staged) -> ManifestFile {
    ManifestFile {
        table: staged.table.name.to_owned(),
        path: staged.path.clone(),
        day: staged.day,
        bytes: staged.bytes,
        rows: staged.stats.num_records,
        sha256: staged.sha256.clone(),
    }
}

fn removed(file: &DataFile) -> ManifestFile {
    ManifestFile {
        table: file.table.to_string(),
        path: file.path.clone(),
        day: file.day,
        bytes: file.bytes,
        rows: file.rows,
        sha256: file.sha256.clone(),
    }
}
