//! What the newest manifest pins: every table at one version, seen together.

use super::commit::Intent;
use super::error::LakeError;
use super::manifest::Manifest;
use super::state::{self, DataFile, SchemaFit, TableState};
use super::store::Store;
use super::{layout, log, scan};
use crate::event::table::Table;
use arrow::record_batch::RecordBatch;
use polars::prelude::LazyFrame;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The tables of a lake as of one commit. Later commits do not show in it; files that they replace may vanish.
#[derive(Clone, Debug)]
pub struct Snapshot {
    pub(super) store: Arc<dyn Store>,
    pub(super) sequence: u64,
    /// SHA-256 of the newest manifest, for the next one to name.
    pub(super) manifest_sha256: Option<String>,
    pub(super) tables: BTreeMap<String, TableState>,
}

impl Snapshot {
    /// Replays the logs up to the versions that a manifest pins.
    pub(super) fn read(store: &Arc<dyn Store>, newest: Option<(Manifest, String)>) -> Result<Self, LakeError> {
        let store = Arc::clone(store);
        let Some((manifest, sha256)) = newest else {
            return Ok(Self { store, sequence: 0, manifest_sha256: None, tables: BTreeMap::new() });
        };
        let mut tables = BTreeMap::new();
        for (table, version) in manifest.tables {
            tables.insert(table.clone(), state::replay(&*store, &table, version)?);
        }
        Ok(Self { store, sequence: manifest.sequence, manifest_sha256: Some(sha256), tables })
    }

    /// Number of the newest manifest; 0 for an empty lake.
    #[must_use]
    pub fn sequence(&self) -> u64 {
        self.sequence
    }

    /// SHA-256 of the newest manifest, in hex; none for an empty lake. Through the chain it stands for the whole lake.
    #[must_use]
    pub fn manifest_sha256(&self) -> Option<&str> {
        self.manifest_sha256.as_deref()
    }

    /// The pinned Delta version of a table; `None` before the lake's first commit.
    #[must_use]
    pub fn version(&self, table: &Table) -> Option<i64> {
        Some(self.state(table)?.version)
    }

    /// Whether a table has ever come to a Delta version.
    #[must_use]
    pub fn had(&self, table: &str, version: i64) -> bool {
        self.tables.get(table).is_some_and(|state| (0..=state.version).contains(&version))
    }

    /// The last Delta version that brought, took or changed rows of a table; later ones only moved them to other files.
    #[must_use]
    pub fn rows_version(&self, table: &Table) -> Option<i64> {
        Some(self.state(table)?.rows_version)
    }

    /// The live files of a table, sorted by path.
    #[must_use]
    pub fn files(&self, table: &Table) -> &[DataFile] {
        self.state(table).map_or(&[], |state| &state.files)
    }

    /// The version that a ledger entry of a table has come to.
    #[must_use]
    pub fn ledger(&self, table: &Table, app_id: &str) -> Option<i64> {
        self.state(table)?.ledger.get(app_id).copied()
    }

    /// The live files that were added after a Delta version; all of them for `None`.
    #[must_use]
    pub fn added_since(&self, table: &Table, version: Option<i64>) -> Vec<&DataFile> {
        self.files(table).iter().filter(|file| version.is_none_or(|version| file.version > version)).collect()
    }

    /// Scans a table: exactly its live files. A table without files gives an empty frame with its columns.
    ///
    /// # Errors
    /// If a file is missing or has other columns than the table.
    pub fn scan(&self, table: &Table) -> Result<LazyFrame, LakeError> {
        self.scan_files(table, &self.files(table).iter().collect::<Vec<_>>())
    }

    /// Scans some files of a table.
    ///
    /// # Errors
    /// If a file is missing or has other columns than the table.
    pub fn scan_files(&self, table: &Table, files: &[&DataFile]) -> Result<LazyFrame, LakeError> {
        let fit = self.state(table).map_or(SchemaFit::Same, |state| state.fit(table));
        scan::scan(&*self.store, table, files, fit)
    }

    /// Reads some columns of some files, in the order asked for.
    ///
    /// # Errors
    /// If a file cannot be read or lacks a required column.
    pub fn read_columns(&self, files: &[&DataFile], columns: &[&str]) -> Result<Vec<RecordBatch>, LakeError> {
        let mut batches = Vec::new();
        for file in files {
            scan::read_columns(&*self.store, file, columns, &mut batches)?;
        }
        Ok(batches)
    }

    /// Reads some columns of one file, in the order asked for, so many rows at a time: however large the file, only those are in
    /// memory.
    ///
    /// # Errors
    /// If the file cannot be read or lacks a required column.
    pub fn batches(
        &self,
        file: &DataFile,
        columns: &[&str],
        rows: usize,
    ) -> Result<impl Iterator<Item = Result<RecordBatch, LakeError>> + use<>, LakeError> {
        scan::read(&*self.store, file, columns, rows)
    }

    /// The lake with some tables as they were at earlier versions, by name; `None` if rows of then are gone, or cannot be told
    /// from later ones.
    ///
    /// # Errors
    /// If a log cannot be read, or is shorter than the version asked for.
    pub fn at(&self, versions: &BTreeMap<String, i64>) -> Result<Option<Self>, LakeError> {
        let mut then = self.clone();
        for (table, version) in versions {
            let now = self.tables.get(table);
            if now.is_some_and(|now| (now.rows_version..=now.version).contains(version)) {
                continue;
            }
            let state = state::replay(&*self.store, table, *version)?;
            let there: BTreeSet<String> = self.store.files(table)?.into_iter().collect();
            let is_there = |file: &DataFile| there.contains(&file.path);
            let held = || now.and_then(|now| now.holding(&state));
            let Some(state) = (if state.files.iter().all(is_there) { Some(state) } else { held() }) else {
                return Ok(None);
            };
            then.tables.insert(table.clone(), state);
        }
        Ok(Some(then))
    }

    /// The state after a commit, without reading it all again.
    pub(super) fn advance(&mut self, intent: &Intent) -> Result<(), LakeError> {
        for entry in &intent.log {
            let path = self.store.shown(&layout::log_entry(&entry.table, entry.version));
            let state = state::advance(self.tables.remove(&entry.table), &path, entry)?;
            self.tables.insert(entry.table.clone(), state);
        }
        self.sequence = intent.sequence;
        self.manifest_sha256 = Some(log::sha256(intent.manifest.as_bytes()));
        Ok(())
    }

    fn state(&self, table: &Table) -> Option<&TableState> {
        self.tables.get(table.name)
    }
}
