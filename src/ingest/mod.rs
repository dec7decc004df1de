//! Export files into the lake: found, recognised, cut into pieces, read on all cores, deduplicated, staged.
//!
//! ```text
//! files → pieces → [ format::read → rows ] × cores → collect (dedup, by day, sorted) → staged Parquet
//! ```
//!
//! Every input row ends as accepted, duplicate or rejected; the sum is asserted for each file. Nothing is visible until
//! the caller commits the transaction.

pub mod attribution;
mod clock;
mod collect;
mod columns;
mod dedup;
mod extra;
pub mod files;
mod hash;
pub mod identity;
mod pieces;
mod pool;
mod privacy;
pub mod recognise;
mod rows;
pub mod survey;
pub mod unpack;

use crate::event::name as n;
use crate::event::row::Reject;
use crate::event::tables::RUN;
use crate::failure::{Exit, Failure};
use crate::lake::{Snapshot, Transaction};
use anyhow::{Context, Result};
use chrono::NaiveDate;
use chrono_tz::Tz;
use collect::{Collected, Collector, Tally};
use columns::Columns;
use recognise::Input;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What a run needs to know beside its files.
pub struct Settings {
    /// Name of the run: unique in its lake.
    pub run_id: String,
    /// The run's clock, microseconds since 1970 UTC.
    pub now_us: i64,
    /// The reporting zone.
    pub zone: Tz,
    /// The key of the pseudonyms.
    pub key: identity::Key,
    /// The attribution map.
    pub map: attribution::Map,
    /// Share of rejected rows above which nothing is written …
    pub reject_share: f64,
    /// … unless no more than this many rows are rejected.
    pub reject_rows: u64,
    /// Threads that read and write.
    pub threads: usize,
}

/// What became of one file.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct FileResult {
    /// The file's name.
    pub file: String,
    /// Its format.
    pub format: &'static str,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// Its size.
    pub bytes: u64,
    /// Whether its very bytes were read by an earlier run or under another name: then it was not read again.
    pub known: bool,
    /// Rows read.
    pub read: u64,
    /// Rows that entered the lake.
    pub accepted: u64,
    /// Rows that the lake had.
    pub duplicate: u64,
    /// Rows rejected.
    pub rejected: u64,
    /// Accepted rows whose native type is not known.
    pub type_unknown: u64,
    /// Accepted rows that have a row of table `extra` beside them.
    pub extra: u64,
    /// Earliest time, microseconds since 1970 UTC.
    pub first_us: Option<i64>,
    /// Latest time, microseconds since 1970 UTC.
    pub last_us: Option<i64>,
    /// The first few rejects.
    #[serde(skip)]
    pub first_rejects: Vec<Reject>,
}

impl FileResult {
    fn new(input: &Input, known: bool) -> Self {
        Self {
            file: input.name.clone(),
            format: input.format.id,
            sha256: input.sha256.clone(),
            bytes: input.bytes,
            known,
            read: 0,
            accepted: 0,
            duplicate: 0,
            rejected: 0,
            type_unknown: 0,
            extra: 0,
            first_us: None,
            last_us: None,
            first_rejects: Vec::new(),
        }
    }

    fn count(&mut self, tally: Tally) {
        self.read += tally.read;
        self.accepted += tally.accepted;
        self.duplicate += tally.duplicate;
        self.rejected += tally.rejected;
        self.type_unknown += tally.type_unknown;
        self.extra += tally.extra;
    }
}

/// What a run read.
pub struct Ingested {
    /// File by file, in input order.
    pub files: Vec<FileResult>,
    /// UTC days with new events, on which the lake will hold no event in several versions.
    pub unversioned: BTreeSet<NaiveDate>,
}

/// Name of a file's entry in the ledger: its content decides, not its name.
fn ledger_id(input: &Input) -> String {
    format!("src:{}", input.sha256)
}

/// Reads the inputs into the transaction: their rows, the row balance and the ledger. `progress` is told the unpacked
/// bytes of every piece that was read.
///
/// # Errors
/// A file that cannot be read as its format, more rejects than the settings allow, or a lake that cannot be written.
/// Nothing becomes visible then.
pub fn ingest(
    transaction: &mut Transaction<'_>,
    snapshot: &Snapshot,
    inputs: &[Input],
    settings: &Settings,
    progress: &dyn Fn(u64),
) -> Result<Ingested> {
    let mut digests = BTreeSet::new();
    let mut results = Vec::with_capacity(inputs.len());
    for input in inputs {
        let in_lake = snapshot.ledger(&RUN, &ledger_id(input)).is_some();
        let first = digests.insert(&input.sha256);
        results.push(FileResult::new(input, in_lake || !first));
    }
    let fresh: Vec<(usize, &Input)> = inputs.iter().enumerate().filter(|(at, _)| !results[*at].known).collect();
    if fresh.is_empty() {
        return Ok(Ingested { files: results, unversioned: BTreeSet::new() });
    }
    let shared = Arc::new(rows::Shared {
        run_id: settings.run_id.clone(),
        zone: settings.zone,
        key: settings.key.clone(),
        erased: Arc::new(snapshot.erased()),
        map: settings.map.clone(),
        run_day: settings.now_us.div_euclid(clock::DAY_US) as i32,
        received_day: clock::LocalClock::new(settings.zone).at(settings.now_us).0,
    });
    let mut collector = Collector::new(snapshot, transaction.stager(), settings.threads);
    pool::read_all(&fresh, &shared, settings.threads, &mut |at, bytes, mut rows| {
        progress(bytes);
        let result = &mut results[at];
        result.count(collector.take(&mut rows)?);
        if let Some((first, last)) = rows.span {
            result.first_us = Some(result.first_us.map_or(first, |us| us.min(first)));
            result.last_us = Some(result.last_us.map_or(last, |us| us.max(last)));
        }
        let room = rows::SHOWN_REJECTS.saturating_sub(result.first_rejects.len());
        result.first_rejects.extend(rows.first_rejects.into_iter().take(room));
        Ok(())
    })?;
    check_rejects(&results, settings)?;
    let Collected { staged, unversioned } = collector.finish()?;
    for staged in staged {
        transaction.add(staged);
    }
    for (_, input) in &fresh {
        transaction.ledger(&RUN, &ledger_id(input), 1);
    }
    write_balance(transaction, &results, settings)?;
    Ok(Ingested { files: results, unversioned })
}

/// Stops the run when more rows were rejected than the settings allow.
fn check_rejects(results: &[FileResult], settings: &Settings) -> Result<(), Failure> {
    let read: u64 = results.iter().map(|result| result.read).sum();
    let rejected: u64 = results.iter().map(|result| result.rejected).sum();
    if rejected <= settings.reject_rows || rejected as f64 <= read as f64 * settings.reject_share {
        return Ok(());
    }
    let shown = results.iter().flat_map(|result| {
        result.first_rejects.iter().map(|reject| format!("{}:{}: {}", result.file, reject.line, reject.detail))
    });
    let shown: Vec<_> = shown.take(5).collect();
    let message = format!(
        "{rejected} of {read} rows were rejected, more than `reject_share = {}` allows; nothing was written\n  {}",
        settings.reject_share,
        shown.join("\n  ")
    );
    Err(Failure::new(
        Exit::Input,
        message,
        "mend the export, or raise `reject_share` in [limits] to go on and keep the rejects in the lake",
    ))
}

/// Asserts the balance of every file and writes it to the `run` table.
fn write_balance(transaction: &mut Transaction<'_>, results: &[FileResult], settings: &Settings) -> Result<()> {
    let mut columns = Columns::new(&RUN);
    let day = settings.now_us.div_euclid(clock::DAY_US) as i32;
    for result in results.iter().filter(|result| !result.known) {
        assert_eq!(
            result.read,
            result.accepted + result.duplicate + result.rejected,
            "every row of {} is accounted for",
            result.file
        );
        columns.text(n::RUN_ID, settings.run_id.as_str());
        columns.date(n::DAY, day);
        columns.text(n::SOURCE_FILE, result.file.as_str());
        columns.text(n::FILE_SHA256, result.sha256.as_str());
        columns.text(n::FORMAT, result.format);
        columns.int(n::BYTES, result.bytes as i64);
        columns.int(n::ROWS_READ, result.read as i64);
        columns.int(n::ROWS_ACCEPTED, result.accepted as i64);
        columns.int(n::ROWS_DUPLICATE, result.duplicate as i64);
        columns.int(n::ROWS_REJECTED, result.rejected as i64);
        columns.int(n::ROWS_TYPE_UNKNOWN, result.type_unknown as i64);
        columns.int(n::FIRST_US, result.first_us);
        columns.int(n::LAST_US, result.last_us);
        columns.text(n::TOOL_VERSION, env!("CARGO_PKG_VERSION"));
    }
    transaction.append(&RUN, rows::date(day), &columns.finish()).context("cannot write the row balance")
}
