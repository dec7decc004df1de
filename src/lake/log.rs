//! Entries of a table's Delta log: the actions that we write, and nothing else. Protocol reader 1, writer 2, no partition
//! columns; whatever asks for more is refused, because reading it by our rules would give wrong rows.

use super::error::LakeError;
use crate::event::table::{Table, Type};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::io::{self, Read};
use std::path::Path;

/// Key of the reporting zone in a table's configuration.
pub(super) const ZONE_KEY: &str = "auditpack.timezone";
/// Key of a file's SHA-256 in its tags.
pub(super) const SHA256_TAG: &str = "sha256";
/// Key, in a file's tags, of the Delta version that brought its newest rows: where it took them over from other files.
pub(super) const ROWS_TAG: &str = "rowsVersion";
/// Key of Delta's promise that rows are never taken back. It holds until the first deletion or erasure, which withdraws
/// it.
pub(super) const APPEND_ONLY: &str = "delta.appendOnly";
/// Who writes, in `commitInfo` and in Parquet footers.
pub(super) const ENGINE: &str = concat!("auditpack/", env!("CARGO_PKG_VERSION"));

/// One line of a log entry.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) enum Action {
    /// About the commit; for people.
    CommitInfo(Value),
    /// What a reader and a writer must know.
    Protocol(Protocol),
    /// Schema and settings of the table.
    MetaData(MetaData),
    /// The ledger: how far an application has come.
    Txn(Txn),
    /// A file enters the table.
    Add(Add),
    /// A file leaves the table.
    Remove(Remove),
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Protocol {
    pub(super) min_reader_version: u32,
    pub(super) min_writer_version: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct MetaData {
    /// A UUID that stays with the table.
    pub(super) id: String,
    pub(super) name: String,
    pub(super) description: String,
    pub(super) format: Format,
    /// The schema as JSON in a string, as Delta wants it.
    pub(super) schema_string: String,
    pub(super) partition_columns: Vec<String>,
    pub(super) configuration: BTreeMap<String, String>,
    /// Milliseconds since 1970 UTC.
    pub(super) created_time: i64,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Format {
    pub(super) provider: String,
    pub(super) options: BTreeMap<String, String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Txn {
    pub(super) app_id: String,
    pub(super) version: i64,
    /// Milliseconds since 1970 UTC.
    pub(super) last_updated: i64,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Add {
    /// Relative to the table; of letters that need no escape.
    pub(super) path: String,
    pub(super) partition_values: BTreeMap<String, String>,
    /// Bytes.
    pub(super) size: u64,
    /// Milliseconds since 1970 UTC.
    pub(super) modification_time: i64,
    pub(super) data_change: bool,
    /// [`Stats`] as JSON in a string, as Delta wants it.
    pub(super) stats: String,
    pub(super) tags: BTreeMap<String, String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Remove {
    pub(super) path: String,
    /// Milliseconds since 1970 UTC.
    pub(super) deletion_timestamp: i64,
    pub(super) data_change: bool,
    pub(super) extended_file_metadata: bool,
    pub(super) partition_values: BTreeMap<String, String>,
    /// Bytes.
    pub(super) size: u64,
}

/// What a file holds, so that a reader can skip it. Only columns that are filtered on; no timestamp, because Delta cuts
/// those to milliseconds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Stats {
    pub(super) num_records: u64,
    pub(super) min_values: BTreeMap<String, Value>,
    pub(super) max_values: BTreeMap<String, Value>,
    pub(super) null_count: BTreeMap<String, u64>,
}

/// The settings of a new table. `created_ms` is milliseconds since 1970 UTC.
pub(super) fn metadata(table: &Table, zone: &str, run_id: &str, created_ms: i64) -> MetaData {
    let mut configuration = BTreeMap::from([(ZONE_KEY.to_owned(), zone.to_owned())]);
    if !table.derived {
        configuration.insert(APPEND_ONLY.to_owned(), "true".to_owned());
    }
    MetaData {
        id: uuid(&format!("{}\n{run_id}\n{created_ms}", table.name)),
        name: table.name.to_owned(),
        description: format!("one row per {}", table.grain),
        format: Format { provider: "parquet".to_owned(), options: BTreeMap::new() },
        schema_string: schema_string(table),
        partition_columns: Vec::new(),
        configuration,
        created_time: created_ms,
    }
}

/// Delta's form of a table's schema; every column carries its meaning as a comment.
pub(super) fn schema_string(table: &Table) -> String {
    let field = |column: &crate::event::table::Column| {
        let metadata = json!({ "comment": column.comment() });
        json!({ "name": column.name, "type": type_name(column.kind), "nullable": column.nullable, "metadata": metadata })
    };
    json!({ "type": "struct", "fields": table.columns.iter().map(field).collect::<Vec<_>>() }).to_string()
}

/// Name, type and nullability of each column of a schema string, in order; `None` if it is none.
pub(super) fn schema_columns(schema: &str) -> Option<Vec<(String, String, bool)>> {
    let schema: Value = serde_json::from_str(schema).ok()?;
    let field = |field: &Value| {
        let text = |key: &str| Some(field.get(key)?.as_str()?.to_owned());
        Some((text("name")?, text("type")?, field.get("nullable")?.as_bool()?))
    };
    schema.get("fields")?.as_array()?.iter().map(field).collect()
}

/// Delta's word for a type.
fn type_name(kind: Type) -> &'static str {
    match kind {
        Type::Text => "string",
        Type::Int => "long",
        Type::Bool => "boolean",
        Type::Date => "date",
        Type::Timestamp => "timestamp",
        Type::Double => "double",
    }
}

/// The bytes of a log entry: one action a line.
pub(super) fn encode(actions: &[Action]) -> String {
    let line = |action: &Action| serde_json::to_string(action).expect("actions hold text and numbers only") + "\n";
    actions.iter().map(line).collect()
}

/// The actions of a log entry. `path` is for the message.
pub(super) fn decode(path: &Path, text: &str) -> Result<Vec<Action>, LakeError> {
    let line = |(index, line): (usize, &str)| {
        serde_json::from_str(line).map_err(|error| {
            LakeError::corrupt(path, format!("line {} is not a log action that auditpack writes: {error}", index + 1))
        })
    };
    if !text.ends_with('\n') {
        return Err(LakeError::corrupt(path, "the log entry does not end in a newline: it is cut off"));
    }
    text.lines().enumerate().map(line).collect()
}

/// A UUID (version 8: ours) made from text.
fn uuid(text: &str) -> String {
    let hash = Sha256::digest(text.as_bytes());
    let mut bytes: [u8; 16] = hash[..16].try_into().expect("a SHA-256 has 32 bytes");
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let hex = hex(&bytes);
    [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]].join("-")
}

/// Lower-case hex digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The SHA-256 of bytes, in hex.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// The SHA-256 of a stream in hex, and how many bytes it has.
///
/// # Errors
/// If the stream cannot be read.
pub fn sha256_of(stream: &mut dyn Read) -> io::Result<(String, u64)> {
    let mut hasher = Sha256::new();
    let mut block = vec![0; 1 << 16];
    let mut bytes = 0;
    loop {
        let read = stream.read(&mut block)?;
        if read == 0 {
            return Ok((hex(&hasher.finalize()), bytes));
        }
        hasher.update(&block[..read]);
        bytes += read as u64;
    }
}
