//! The state of one table: its log, replayed up to a version. What auditpack does not write is refused, not guessed at.

use super::commit::Entry;
use super::error::LakeError;
use super::layout;
use super::log::{self, Action, Add, MetaData, ROWS_TAG, SHA256_TAG, Stats};
use super::store::Store;
use crate::event::{name, table::Table};
use chrono::NaiveDate;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// A live data file.
#[derive(Clone, Debug, PartialEq)]
pub struct DataFile {
    /// Name of the table.
    pub table: Arc<str>,
    /// Path relative to the table's folder: `dt=YYYY-MM-DD/….parquet`.
    pub path: String,
    /// Size in bytes.
    pub bytes: u64,
    /// Number of rows.
    pub rows: u64,
    /// The day of its folder.
    pub day: NaiveDate,
    /// First and last `local_day` in the file; none for a table without that column and for a file without rows.
    pub local_days: Option<(NaiveDate, NaiveDate)>,
    /// Delta version that brought its newest rows: the one that added it, or where it took over the rows of other files the
    /// newest of theirs.
    pub version: i64,
    /// SHA-256 of its bytes, in hex.
    pub sha256: String,
}

/// A table at one version.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct TableState {
    pub(super) version: i64,
    /// The last version that brought, took or changed rows: later ones only moved them.
    pub(super) rows_version: i64,
    pub(super) metadata: MetaData,
    /// By path.
    pub(super) files: Vec<DataFile>,
    pub(super) ledger: BTreeMap<String, i64>,
}

/// Replays a table's log from its beginning up to `version`.
pub(super) fn replay(store: &dyn Store, table: &str, version: i64) -> Result<TableState, LakeError> {
    let mut replay = Replay::new(table);
    let paths: Vec<String> = (0..=version).map(|number| layout::log_entry(table, number)).collect();
    for ((number, path), bytes) in (0..).zip(&paths).zip(store.read_each(&paths)?) {
        let shown = store.shown(path);
        let Some(bytes) = bytes else { return Err(missing_entry(store, table, &shown)?) };
        let text = String::from_utf8(bytes).map_err(|_| LakeError::corrupt(&shown, "the log entry is not UTF-8"))?;
        for action in log::decode(&shown, &text)? {
            replay.apply(&shown, number, action)?;
        }
    }
    replay.finish(&store.shown(&layout::log(table)), version)
}

/// The state after one more log entry, as just written.
pub(super) fn advance(state: Option<TableState>, path: &Path, entry: &Entry) -> Result<TableState, LakeError> {
    let mut replay = Replay::new(&entry.table);
    if let Some(state) = state {
        replay.metadata = Some(state.metadata);
        replay.files = state.files.into_iter().map(|file| (file.path.clone(), file)).collect();
        replay.ledger = state.ledger;
        replay.rows_version = state.rows_version;
    }
    for action in log::decode(path, &entry.text)? {
        replay.apply(path, entry.version, action)?;
    }
    replay.finish(path, entry.version)
}

/// How a table's recorded schema relates to ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SchemaFit {
    /// The same columns.
    Same,
    /// We have more columns at the end, all optional: the next commit writes our schema.
    Older,
    /// It has more columns at the end: a later version wrote it. We read ours and write nothing.
    Newer,
    /// Anything else.
    Foreign,
}

impl TableState {
    /// Compares the recorded schema with the table's.
    pub(super) fn fit(&self, table: &Table) -> SchemaFit {
        let columns = |schema: &str| log::schema_columns(schema);
        let ours = columns(&log::schema_string(table)).expect("our own schema is one");
        match columns(&self.metadata.schema_string) {
            Some(theirs) if theirs == ours => SchemaFit::Same,
            Some(theirs)
                if ours.starts_with(&theirs) && ours[theirs.len()..].iter().all(|(_, _, nullable)| *nullable) =>
            {
                SchemaFit::Older
            }
            Some(theirs) if theirs.starts_with(&ours) => SchemaFit::Newer,
            _ => SchemaFit::Foreign,
        }
    }

    /// An earlier state of the table whose files are gone, read from those that took over its rows; `None` if some of the rows
    /// were deleted since, or now lie in one file with later ones.
    pub(super) fn holding(&self, then: &Self) -> Option<Self> {
        let files: Vec<DataFile> = self.files.iter().filter(|file| file.version <= then.version).cloned().collect();
        let rows = |files: &[DataFile]| files.iter().map(|file| file.rows).sum::<u64>();
        (rows(&files) == rows(&then.files)).then(|| Self { files, ..then.clone() })
    }
}

/// What is wrong with a log that lacks an entry; says so if the history was cut off behind a checkpoint.
fn missing_entry(store: &dyn Store, table: &str, shown: &Path) -> Result<LakeError, LakeError> {
    let checkpoint = |name: &String| name.contains(".checkpoint") || name == "_last_checkpoint";
    let problem = if store.names(&layout::log(table))?.iter().any(checkpoint) {
        "the log entry is missing behind a checkpoint: someone else cut off the history, which auditpack needs"
    } else {
        "the log entry is missing, though the newest manifest counts on it"
    };
    Ok(LakeError::corrupt(shown, problem))
}

struct Replay {
    table: Arc<str>,
    metadata: Option<MetaData>,
    files: BTreeMap<String, DataFile>,
    ledger: BTreeMap<String, i64>,
    rows_version: i64,
}

impl Replay {
    fn new(table: &str) -> Self {
        Self { table: table.into(), metadata: None, files: BTreeMap::new(), ledger: BTreeMap::new(), rows_version: 0 }
    }

    fn apply(&mut self, path: &Path, version: i64, action: Action) -> Result<(), LakeError> {
        match action {
            Action::CommitInfo(_) => {}
            Action::Protocol(protocol) if protocol.min_reader_version == 1 && protocol.min_writer_version <= 2 => {}
            Action::Protocol(protocol) => {
                let (reader, writer) = (protocol.min_reader_version, protocol.min_writer_version);
                let problem = format!("expected Delta protocol 1/2, found {reader}/{writer}");
                return Err(LakeError::Unknown { path: path.to_owned(), problem });
            }
            Action::MetaData(metadata) if !metadata.partition_columns.is_empty() => {
                let problem = format!("expected no partition columns, found {:?}", metadata.partition_columns);
                return Err(LakeError::Unknown { path: path.to_owned(), problem });
            }
            Action::MetaData(metadata) => self.metadata = Some(metadata),
            Action::Txn(txn) => {
                self.ledger.insert(txn.app_id, txn.version);
            }
            Action::Add(add) => {
                let file = data_file(&self.table, version, &add).ok_or_else(|| {
                    LakeError::corrupt(path, format!("`{}` is not a file that auditpack adds", add.path))
                })?;
                self.rows_version = if add.data_change { version } else { self.rows_version };
                self.files.insert(add.path, file);
            }
            Action::Remove(remove) => {
                self.rows_version = if remove.data_change { version } else { self.rows_version };
                if self.files.remove(&remove.path).is_none() {
                    let problem = format!("`{}` is removed but was never added", remove.path);
                    return Err(LakeError::corrupt(path, problem));
                }
            }
        }
        Ok(())
    }

    fn finish(self, path: &Path, version: i64) -> Result<TableState, LakeError> {
        let metadata = self.metadata.ok_or_else(|| LakeError::corrupt(path, "the log has no `metaData` action"))?;
        let files = self.files.into_values().collect();
        Ok(TableState { version, rows_version: self.rows_version, metadata, files, ledger: self.ledger })
    }
}

/// The file of an `add`; `None` if it lacks what we always write.
fn data_file(table: &Arc<str>, version: i64, add: &Add) -> Option<DataFile> {
    let stats: Stats = serde_json::from_str(&add.stats).ok()?;
    let local_day =
        |values: &BTreeMap<String, Value>| -> Option<NaiveDate> { values.get(name::LOCAL_DAY)?.as_str()?.parse().ok() };
    Some(DataFile {
        table: Arc::clone(table),
        path: add.path.clone(),
        bytes: add.size,
        rows: stats.num_records,
        day: layout::day_of(&add.path)?,
        local_days: local_day(&stats.min_values).zip(local_day(&stats.max_values)),
        version: add.tags.get(ROWS_TAG).map_or(Some(version), |tag| tag.parse().ok())?,
        sha256: add.tags.get(SHA256_TAG)?.clone(),
    })
}
