//! The row balance: what `run` and `reject` say about every file that was ever read.

use crate::event::name as n;
use crate::event::taxonomy::RejectReason;
use crate::measure::findings::{FileBalance, Kept, Quality, RejectCount};
use crate::measure::frame::{Rows, required};
use anyhow::Result;
use polars::prelude::{LazyFrame, col};
use std::collections::BTreeMap;

/// The row balance of the lake.
pub(crate) struct Runs {
    /// By file, for the data-quality page.
    pub(crate) quality: Quality,
    /// Rejected rows by source and reason.
    refused: BTreeMap<(String, String), i64>,
}

impl Runs {
    /// The sum of one column over all files; none if nothing was ever read.
    pub(crate) fn total(&self, rows: fn(&FileBalance) -> i64) -> Option<i64> {
        let files = &self.quality.files;
        (!files.is_empty()).then(|| files.iter().map(rows).sum())
    }

    /// How many rows of a source were rejected for a reason.
    pub(crate) fn refused(&self, source: &str, reason: RejectReason) -> i64 {
        self.refused.get(&(source.to_owned(), reason.to_string())).copied().unwrap_or_default()
    }
}

/// Reads both tables; `kept` is known of all of them.
pub(super) fn collect(run: LazyFrame, reject: LazyFrame, kept: Kept) -> Result<Runs> {
    let refused = refused(reject.clone())?;
    Ok(Runs { quality: Quality { files: files(run)?, rejects: rejects(reject)?, kept }, refused })
}

fn files(run: LazyFrame) -> Result<Vec<FileBalance>> {
    const TAKEN: [&str; 9] = [
        n::RUN_ID,
        n::SOURCE_FILE,
        n::FILE_SHA256,
        n::FORMAT,
        n::ROWS_READ,
        n::ROWS_ACCEPTED,
        n::ROWS_DUPLICATE,
        n::ROWS_REJECTED,
        n::ROWS_TYPE_UNKNOWN,
    ];
    let rows = Rows::collect(run.select(TAKEN.map(col)))?;
    let (run, file) = (rows.text(n::RUN_ID)?, rows.text(n::SOURCE_FILE)?);
    let (sha256, format) = (rows.text(n::FILE_SHA256)?, rows.text(n::FORMAT)?);
    let (read, accepted) = (rows.int(n::ROWS_READ)?, rows.int(n::ROWS_ACCEPTED)?);
    let (duplicate, rejected) = (rows.int(n::ROWS_DUPLICATE)?, rows.int(n::ROWS_REJECTED)?);
    let unknown = rows.int(n::ROWS_TYPE_UNKNOWN)?;
    let mut files: Vec<(String, FileBalance)> = Vec::with_capacity(rows.len());
    for row in 0..rows.len() {
        let balance = FileBalance {
            file: required(file, row).to_owned(),
            sha256: required(sha256, row).to_owned(),
            format: required(format, row).to_owned(),
            read: read.get(row).unwrap_or_default(),
            accepted: accepted.get(row).unwrap_or_default(),
            duplicate: duplicate.get(row).unwrap_or_default(),
            rejected: rejected.get(row).unwrap_or_default(),
            type_unknown: unknown.get(row).unwrap_or_default(),
        };
        files.push((required(run, row).to_owned(), balance));
    }
    files.sort_by(|(run, a), (other, b)| (run, &a.file, &a.sha256).cmp(&(other, &b.file, &b.sha256)));
    Ok(files.into_iter().map(|(_, balance)| balance).collect())
}

fn refused(reject: LazyFrame) -> Result<BTreeMap<(String, String), i64>> {
    let rows = Rows::collect(reject.select([n::SOURCE, n::REASON].map(col)))?;
    let (source, reason) = (rows.text(n::SOURCE)?, rows.text(n::REASON)?);
    let mut refused = BTreeMap::new();
    for row in 0..rows.len() {
        let key = (required(source, row).to_owned(), required(reason, row).to_owned());
        *refused.entry(key).or_default() += 1;
    }
    Ok(refused)
}

fn rejects(reject: LazyFrame) -> Result<Vec<RejectCount>> {
    const TAKEN: [&str; 4] = [n::SOURCE_FILE, n::REASON, n::DETAIL, n::SOURCE_LINE];
    let rows = Rows::collect(reject.select(TAKEN.map(col)))?;
    let (file, reason) = (rows.text(n::SOURCE_FILE)?, rows.text(n::REASON)?);
    let (detail, line) = (rows.text(n::DETAIL)?, rows.int(n::SOURCE_LINE)?);
    let mut counts: BTreeMap<(&str, &str), Vec<(i64, &str)>> = BTreeMap::new();
    for row in 0..rows.len() {
        let found = (line.get(row).unwrap_or_default(), required(detail, row));
        counts.entry((required(file, row), required(reason, row))).or_default().push(found);
    }
    let mut rejects = Vec::with_capacity(counts.len());
    for ((file, reason), found) in counts {
        let (first_line, detail) = found.iter().min().copied().unwrap_or_default();
        rejects.push(RejectCount {
            file: file.to_owned(),
            reason: reason.to_owned(),
            detail: detail.to_owned(),
            first_line,
            rows: found.len() as i64,
        });
    }
    Ok(rejects)
}
