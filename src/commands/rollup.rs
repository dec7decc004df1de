//! Keeps the derived rows of the lake up to date: links from reviews to outputs, and the tables that
//! are rolled up from events.
//!
//! Both are computed only for what is new. How far they have come stands in the ledger of their own tables, in the same
//! commit as their rows, so that a run that was killed in between simply goes on.

use crate::event::name as n;
use crate::event::table::Table;
use crate::event::tables::{DAILY, EVENT, REVIEW};
use crate::lake::{DataFile, Snapshot, Transaction, Writer};
use crate::measure::{link, rollup};
use anyhow::{Context, Result};
use arrow::array::{AsArray, UInt32Array};
use arrow::compute::take_record_batch;
use arrow::datatypes::Date32Type;
use arrow::record_batch::RecordBatch;
use chrono::{Days, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};

/// Ledger entries: the version of the other table that was consumed. Each carries what the rows were made by: under another
/// rule there is no entry yet, and every row is made once more.
const ROLLUP_OF_EVENT: &str = "rollup:event";
const LINK_OF_EVENT: &str = "link:event:2";
const LINK_OF_REVIEW: &str = "link:review:2";

/// What stands for the file of a linking row: it was read from no export.
const LINK_FILE: &str = "rollup";

/// Rows of `event` that are rolled up at a time: bounds the memory.
const ROWS_AT_A_TIME: u64 = 100_000;

/// Derived rows of one day and table that wait at a time, each from other events: bounds the memory as well.
const PARTS_AT_A_TIME: usize = 4;

/// Commits whatever derived rows are missing; nothing if none are. On the `unversioned` UTC days no event has several
/// versions, so none is looked for.
pub(super) fn bring_up_to_date(
    writer: &mut Writer,
    unversioned: &BTreeSet<NaiveDate>,
    run_id: &str,
    now_us: i64,
) -> Result<()> {
    let snapshot = writer.snapshot().clone();
    let mut transaction = writer.begin(run_id)?;
    let links = links(&snapshot, run_id)?;
    let event_version = snapshot.version(&EVENT);
    if let Some(links) = &links {
        for (day, rows) in by_day(links, n::DAY)? {
            transaction.append(&REVIEW, day, &rows)?;
        }
        let review_version = snapshot.version(&REVIEW).unwrap_or(-1) + 1;
        transaction.ledger(&REVIEW, LINK_OF_REVIEW, review_version);
        if let Some(version) = event_version {
            transaction.ledger(&REVIEW, LINK_OF_EVENT, version);
        }
    }
    let touched = touched_days(&snapshot);
    if !touched.is_empty() {
        for rollup in rollup::ROLLUPS {
            transaction.replace_days(rollup.table, &touched);
        }
        let mut parts = Parts::new();
        for (files, open_from) in batches(&touched, unversioned, snapshot.files(&EVENT)) {
            let versioned: BTreeSet<_> =
                files.iter().map(|file| file.day).filter(|day| !unversioned.contains(day)).collect();
            match files[..] {
                [file] if versioned.is_empty() && file.rows > 2 * ROWS_AT_A_TIME => {
                    for batch in snapshot.batches(file, &rollup::columns(), ROWS_AT_A_TIME as usize)? {
                        take(&mut parts, rollup::roll_batch(&batch?, &touched))?;
                    }
                }
                _ => take(&mut parts, rollup::roll(snapshot.scan_files(&EVENT, &files)?, &touched, &versioned))?,
            }
            append_complete(&mut transaction, &mut parts, open_from)?;
        }
        if let Some(version) = event_version {
            transaction.ledger(&DAILY, &rollup_of_event(), version);
        }
    }
    if !transaction.is_empty() {
        transaction.commit(serde_json::json!({ "command": "rollup", "days": touched.len() }), now_us)?;
    }
    Ok(())
}

/// Derived rows that wait, by local day and table: the files of a UTC day reach into two or three local days.
type Parts = BTreeMap<NaiveDate, BTreeMap<&'static str, Vec<RecordBatch>>>;

/// Puts derived rows to those of the same local day and table that wait, in order.
fn take(parts: &mut Parts, rolled: Result<Vec<(&'static Table, RecordBatch)>>) -> Result<()> {
    for (rollup, (_, rows)) in rollup::ROLLUPS.iter().zip(rolled.context("cannot roll up the days")?) {
        for (day, rows) in by_day(&rows, n::LOCAL_DAY)? {
            let waiting = parts.entry(day).or_default().entry(rollup.table.name).or_default();
            waiting.push(rows);
            if waiting.len() == PARTS_AT_A_TIME {
                *waiting = vec![rollup.merged(waiting)?];
            }
        }
    }
    Ok(())
}

/// Appends the rows of all local days before `open_from`, or of all days, to which no more rows will come.
fn append_complete(transaction: &mut Transaction<'_>, parts: &mut Parts, open_from: Option<NaiveDate>) -> Result<()> {
    while let Some(first) = parts.first_entry() {
        let day = *first.key();
        if open_from.is_some_and(|open| open <= day) {
            return Ok(());
        }
        let tables = first.remove();
        for rollup in rollup::ROLLUPS {
            if let Some(rows) = tables.get(rollup.table.name) {
                transaction.append(rollup.table, day, &rollup.merged(rows)?)?;
            }
        }
    }
    Ok(())
}

fn rollup_of_event() -> String {
    format!("{ROLLUP_OF_EVENT}:{}", rollup::version())
}

/// Whether the derived rows are those of every event, made by the rules of today.
pub(super) fn is_up_to_date(snapshot: &Snapshot) -> bool {
    touched_days(snapshot).is_empty()
}

/// Linking rows for reviews that have none yet; `None` when neither reviews nor events are new.
fn links(snapshot: &Snapshot, run_id: &str) -> Result<Option<RecordBatch>> {
    let new_reviews = !snapshot.added_since(&REVIEW, snapshot.ledger(&REVIEW, LINK_OF_REVIEW)).is_empty();
    let new_events = snapshot.added_since(&EVENT, snapshot.ledger(&REVIEW, LINK_OF_EVENT));
    if snapshot.files(&REVIEW).is_empty() || !new_reviews && new_events.is_empty() {
        return Ok(None);
    }
    // A new review may be of an old output; an old review can only be waiting for a new event.
    let events = if new_reviews { snapshot.files(&EVENT).iter().collect() } else { new_events };
    let parts = events.chunk_by(|one, next| one.day == next.day);
    let parts = parts.map(|files| snapshot.scan_files(&EVENT, files)).collect::<Result<_, _>>()?;
    let links =
        link::links(snapshot.scan(&REVIEW)?, parts, LINK_FILE, run_id).context("cannot link reviews to outputs")?;
    Ok(Some(links))
}

/// The last local day of which events or what was rolled up from them are deleted. What there is of it and of the days before
/// is all that is left of them: it is never made again from what remains.
pub(super) fn closed_until(snapshot: &Snapshot) -> Option<NaiveDate> {
    rollup::ROLLUPS
        .iter()
        .map(|rollup| rollup.table)
        .chain([&EVENT])
        .filter_map(|table| snapshot.deleted_until(table))
        .max()
}

/// The local days that new events fall on, or the events whose new versions they are: those of the whole UTC days. Not those
/// that retention has closed.
fn touched_days(snapshot: &Snapshot) -> BTreeSet<NaiveDate> {
    let new = snapshot.added_since(&EVENT, snapshot.ledger(&DAILY, &rollup_of_event()));
    let new: BTreeSet<NaiveDate> = new.into_iter().map(|file| file.day).collect();
    let mut days = BTreeSet::new();
    for file in snapshot.files(&EVENT).iter().filter(|file| new.contains(&file.day)) {
        let (first, last) = local_days(file);
        days.extend(first.iter_days().take_while(|day| *day <= last));
    }
    let closed = closed_until(snapshot);
    days.retain(|day| closed.is_none_or(|closed| *day > closed));
    days
}

/// Whether a version of the lake has events of days that retention has closed, which came after an earlier version.
pub(super) fn came_too_late(snapshot: &Snapshot, before: Option<i64>) -> bool {
    let closed = closed_until(snapshot);
    let new = snapshot.added_since(&EVENT, before);
    closed.is_some_and(|closed| new.into_iter().any(|file| file.local_days.is_some_and(|(first, _)| first <= closed)))
}

/// The local days of a file: from its statistics, else the UTC day and its neighbours.
fn local_days(file: &DataFile) -> (NaiveDate, NaiveDate) {
    let around = || {
        let one = Days::new(1);
        (file.day.checked_sub_days(one).unwrap_or(file.day), file.day.checked_add_days(one).unwrap_or(file.day))
    };
    file.local_days.unwrap_or_else(around)
}

/// The files of the UTC days that reach into touched days, in groups of bounded size, oldest first; and with each group the
/// first local day that later ones reach, if there are any. A day with versions stays in one group.
fn batches<'a>(
    touched: &BTreeSet<NaiveDate>,
    unversioned: &BTreeSet<NaiveDate>,
    files: &'a [DataFile],
) -> Vec<(Vec<&'a DataFile>, Option<NaiveDate>)> {
    let mut by_day: BTreeMap<NaiveDate, Vec<&DataFile>> = BTreeMap::new();
    for file in files {
        by_day.entry(file.day).or_default().push(file);
    }
    let reaches = |file: &&DataFile| {
        let (first, last) = local_days(file);
        touched.range(first..=last).next().is_some()
    };
    by_day.retain(|_, files| files.iter().any(reaches));
    let rows = |files: &[&DataFile]| files.iter().map(|file| file.rows).sum::<u64>();
    let mut groups: Vec<Vec<&DataFile>> = Vec::new();
    for (day, files) in by_day {
        let at_once = if unversioned.contains(&day) { 1 } else { files.len() };
        for files in files.chunks(at_once) {
            match groups.last_mut() {
                Some(group) if rows(group) + rows(files) <= ROWS_AT_A_TIME => group.extend(files),
                _ => groups.push(files.to_vec()),
            }
        }
    }
    let mut open_from = None;
    let mut batches = Vec::with_capacity(groups.len());
    for group in groups.into_iter().rev() {
        let first = group.iter().map(|file| local_days(file).0).min();
        batches.push((group, open_from));
        open_from = first.into_iter().chain(open_from).min();
    }
    batches.reverse();
    batches
}

/// A batch cut by its date column, in order of days; rows keep their order.
pub(super) fn by_day(batch: &RecordBatch, column: &str) -> Result<Vec<(NaiveDate, RecordBatch)>> {
    let days = batch.column_by_name(column).context("the batch has its date column")?.as_primitive::<Date32Type>();
    let mut rows: BTreeMap<i32, Vec<u32>> = BTreeMap::new();
    for (row, day) in days.values().iter().enumerate() {
        rows.entry(*day).or_default().push(row as u32);
    }
    let cut = |(day, rows): (i32, Vec<u32>)| {
        let day = Date32Type::to_naive_date_opt(day).context("a date lies in chrono's range")?;
        Ok((day, take_record_batch(batch, &UInt32Array::from(rows))?))
    };
    rows.into_iter().map(cut).collect()
}
