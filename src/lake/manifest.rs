//! A run's manifest: what one commit did, and the version of every table after it. The newest manifest is the lake's
//! state. Each names the SHA-256 of the one before, so that a change to an old one shows.

use super::error::LakeError;
use super::store::Store;
use super::{layout, log};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

/// The format of the lake as a whole: layout, log and manifests.
pub(super) const FORMAT: &str = "auditpack.lake/1";

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Manifest {
    pub(super) format: String,
    /// 1 for the first commit of the lake, then without gaps.
    pub(super) sequence: u64,
    pub(super) run_id: String,
    /// RFC 3339, UTC.
    pub(super) created_at: String,
    pub(super) tool_version: String,
    /// The reporting zone of the lake's local days.
    pub(super) timezone: String,
    /// SHA-256 of the configuration that the run had; none in manifests of before it was kept.
    #[serde(default)]
    pub(super) configuration_sha256: Option<String>,
    /// SHA-256 of the definitions of all KPIs that the run had.
    #[serde(default)]
    pub(super) definitions_sha256: Option<String>,
    /// SHA-256 of the previous manifest's bytes; none for the first.
    pub(super) previous_sha256: Option<String>,
    /// Delta version of every table.
    pub(super) tables: BTreeMap<String, i64>,
    /// The log entries of this commit.
    pub(super) log: Vec<LogEntry>,
    pub(super) added: Vec<ManifestFile>,
    pub(super) removed: Vec<ManifestFile>,
    /// What the run says about itself.
    pub(super) facts: Value,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct LogEntry {
    pub(super) table: String,
    pub(super) version: i64,
    pub(super) sha256: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct ManifestFile {
    pub(super) table: String,
    /// Relative to the table.
    pub(super) path: String,
    pub(super) day: NaiveDate,
    pub(super) bytes: u64,
    pub(super) rows: u64,
    pub(super) sha256: String,
}

/// What the newest manifest says of the run that wrote it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LastRun {
    /// Commits of the lake.
    pub commits: u64,
    /// Whether the newest is signed.
    pub signed: bool,
    /// The run.
    pub run_id: String,
    /// When it committed, RFC 3339, UTC.
    pub created_at: String,
    /// What it did: ingest, rollup, measure, …
    pub command: String,
    /// The version of auditpack.
    pub tool_version: String,
    /// The reporting zone of the lake's local days.
    pub timezone: String,
}

impl LastRun {
    pub(super) fn of(manifest: Manifest, signed: bool) -> Self {
        let Manifest { sequence: commits, run_id, created_at, tool_version, timezone, facts, .. } = manifest;
        let command = facts["command"].as_str().unwrap_or("?").to_owned();
        Self { commits, signed, run_id, created_at, command, tool_version, timezone }
    }
}

/// The newest manifest and the SHA-256 of its bytes; `None` for a lake without a commit.
pub(super) fn newest(store: &dyn Store) -> Result<Option<(Manifest, String)>, LakeError> {
    let Some(sequence) = numbers(store, layout::MANIFESTS)?.pop() else { return Ok(None) };
    let path = layout::manifest(sequence);
    let shown = store.shown(&path);
    let bytes = store.read(&path)?.ok_or_else(|| LakeError::corrupt(&shown, "the manifest was listed and is gone"))?;
    let manifest = decode(&shown, &bytes)?;
    if manifest.sequence != sequence {
        let problem = format!("the file's name says commit {sequence}, its content says {}", manifest.sequence);
        return Err(LakeError::corrupt(&shown, problem));
    }
    Ok(Some((manifest, log::sha256(&bytes))))
}

/// The manifest as bytes, readable for people.
pub(super) fn encode(manifest: &Manifest) -> String {
    serde_json::to_string_pretty(manifest).expect("a manifest has text keys") + "\n"
}

/// Reads a manifest. `path` is for the message.
pub(super) fn decode(path: &Path, bytes: &[u8]) -> Result<Manifest, LakeError> {
    let broken = |error| LakeError::corrupt(path, format!("not a manifest that auditpack writes: {error}"));
    let value: Value = serde_json::from_slice(bytes).map_err(broken)?;
    // The format comes first: the manifest of a newer version may have other fields.
    match value.get("format").and_then(Value::as_str) {
        Some(FORMAT) => serde_json::from_value(value).map_err(broken),
        Some(other) => {
            let problem = format!("expected format `{FORMAT}`, found `{other}`");
            Err(LakeError::Unknown { path: path.to_owned(), problem })
        }
        None => Err(LakeError::corrupt(path, "not a manifest: `format` is missing")),
    }
}

/// The numbers of the numbered files in a folder, in order; none if there is no such folder.
pub(super) fn numbers(store: &dyn Store, folder: &str) -> Result<Vec<u64>, LakeError> {
    // Names of twenty digits are in the order of their numbers.
    Ok(store.names(folder)?.iter().filter_map(|name| layout::number_of(name)).collect())
}
