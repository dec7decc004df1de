//! `auditpack lake status`: what a lake holds, table by table, and which run wrote it last.

use super::super::{World, job};
use crate::cli;
use crate::event::table::Table;
use crate::event::tables::TABLES;
use crate::failure::{Exit, Failure};
use crate::lake::{Lake, LastRun, Location, Snapshot};
use anyhow::Result;
use chrono::{Days, NaiveDate};
use indicatif::{HumanBytes, HumanCount};
use serde::Serialize;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// A lake at a glance.
#[derive(Debug, Serialize)]
struct Status {
    path: PathBuf,
    #[serde(flatten)]
    last: LastRun,
    /// SHA-256 of the newest manifest.
    manifest_sha256: String,
    /// Whether `auditpack lake upgrade` may have something to move.
    needs_upgrade: bool,
    tables: Vec<TableStatus>,
}

/// One table of it.
#[derive(Debug, Serialize)]
struct TableStatus {
    table: &'static str,
    rows: u64,
    files: usize,
    bytes: u64,
    /// Days with rows.
    days: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    first_day: Option<NaiveDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_day: Option<NaiveDate>,
    /// Days without a row between the first and the last, first and last day of each gap.
    gaps: Vec<[NaiveDate; 2]>,
}

pub(super) fn execute(args: &cli::LakeStatus, world: &mut World<'_>) -> Result<()> {
    let location = match (&args.lake, &args.config) {
        (Some(root), _) => job::place(root, world),
        (None, Some(config)) => job::location(&job::load(config)?, world),
        (None, None) => {
            let hint = "name its folder, or the configuration that names it: `--config FILE`";
            return Err(Failure::new(Exit::Usage, "cannot look into a lake: which one?", hint).into());
        }
    };
    let (status, snapshot) = status(&location)?;
    if args.json {
        serde_json::to_writer_pretty(&mut *world.out, &status)?;
        writeln!(world.out)?;
        return Ok(());
    }
    print(&status, world)?;
    job::tell_age(&snapshot, world)
}

fn status(location: &Location) -> Result<(Status, Snapshot)> {
    let Some((lake, last)) = Lake::find(location)? else {
        let message = format!("cannot look into `{}`: there is no lake with a commit", location.root.display());
        return Err(
            Failure::new(Exit::InputMissing, message, "read exports first: `auditpack ingest --config FILE`").into()
        );
    };
    let snapshot = lake.snapshot()?;
    let manifest_sha256 = snapshot.manifest_sha256().unwrap_or_default().to_owned();
    let tables = TABLES.iter().map(|table| of_table(&snapshot, table)).collect();
    let (path, needs_upgrade) = (location.root.clone(), snapshot.needs_upgrade());
    Ok((Status { path, last, manifest_sha256, needs_upgrade, tables }, snapshot))
}

fn of_table(snapshot: &Snapshot, table: &'static Table) -> TableStatus {
    let files = snapshot.files(table);
    let days: BTreeSet<NaiveDate> = files.iter().filter(|file| file.rows > 0).map(|file| file.day).collect();
    let steps = days.iter().zip(days.iter().skip(1));
    let gap = |(before, after): (&NaiveDate, &NaiveDate)| {
        let (first, last) = (before.checked_add_days(Days::new(1))?, after.checked_sub_days(Days::new(1))?);
        (first <= last).then_some([first, last])
    };
    TableStatus {
        table: table.name,
        rows: files.iter().map(|file| file.rows).sum(),
        files: files.len(),
        bytes: files.iter().map(|file| file.bytes).sum(),
        days: days.len(),
        first_day: days.first().copied(),
        last_day: days.last().copied(),
        gaps: steps.filter_map(gap).collect(),
    }
}

fn print(status: &Status, world: &mut World<'_>) -> Result<()> {
    writeln!(
        world.out,
        "{:10} {:>13} {:>7} {:>12} {:>6} {:10} {:10} gaps",
        "table", "rows", "files", "size", "days", "first day", "last day"
    )?;
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    for TableStatus { table, rows, files, bytes, days, first_day, last_day, gaps } in &status.tables {
        let (rows, bytes) = (HumanCount(*rows).to_string(), HumanBytes(*bytes).to_string());
        let (first, last) = (day(*first_day), day(*last_day));
        let missing: i64 = gaps.iter().map(|[first, last]| (*last - *first).num_days() + 1).sum();
        let gaps = match gaps.as_slice() {
            [] => String::new(),
            [[first, last]] if first == last => format!("1 day: {first}"),
            [.., [first, _]] => format!("{missing} days, the last from {first}"),
        };
        let line = format!("{table:10} {rows:>13} {files:>7} {bytes:>12} {days:>6} {first:10} {last:10} {gaps}");
        writeln!(world.out, "{}", line.trim_end())?;
    }
    let LastRun { commits, signed, run_id, created_at, command, tool_version, timezone } = &status.last;
    let signed = if *signed { ", signed" } else { "" };
    writeln!(
        world.err,
        "commit {commits} at {created_at} by `{command}` of auditpack {tool_version}, run {run_id}{signed}\n\
         its manifest has SHA-256 {}; local days are those of {timezone}",
        status.manifest_sha256
    )?;
    Ok(())
}
