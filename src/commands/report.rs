//! `auditpack report`: the documents of a measured period.

use super::beside::Beside;
use super::documents::{self, Written};
use super::{World, job, measure, publish};
use crate::cli;
use crate::config::Config;
use crate::event::name as n;
use crate::event::tables::KPI;
use crate::failure::{Exit, Failure};
use crate::lake::Snapshot;
use crate::measure::period::Period;
use crate::words::Words;
use anyhow::{Context, Result};
use arrow::array::AsArray;
use arrow::datatypes::Int64Type;
use serde_json::json;
use std::path::Path;
use std::process::{Command, Stdio};

pub(super) fn execute(args: &cli::Report, world: &mut World<'_>) -> Result<()> {
    let config = job::load(&args.config.config)?;
    let asked_us = job::as_of(&config, &args.when, world)?;
    let period = job::period(&config, &args.when, asked_us)?;
    let mut writer = job::lake(&config)?.lock(&job::holder(world))?;
    let as_of_us = measured_as_of(writer.snapshot(), period)?;
    let findings = measure::findings(&config, period, as_of_us, writer.snapshot())?;
    if measure::stored(writer.snapshot(), period)?.period != Some(crate::measure::kpi_rows(&findings)) {
        let message = format!("cannot report {}: its inputs or its policy changed since it was measured", period.id());
        let hint = format!(
            "measure it again: `auditpack measure --config {} --period {}`",
            args.config.config.display(),
            period.id()
        );
        return Err(Failure::new(Exit::TryAgain, message, hint).into());
    }
    let written = documents::render(&config, &Beside::read(&config)?, &findings, &args.format, &mut writer, world)?;
    say(&config, period, Some(&written), args.json, world)?;
    if args.open {
        let document = args.format.first().map_or(documents::DASHBOARD, |format| documents::named(*format)[0]);
        open(&publish::folder(&config, period).join(document))?;
    }
    Ok(())
}

/// The as-of instant under which a period was measured.
fn measured_as_of(snapshot: &Snapshot, period: Period) -> Result<i64> {
    let Some(rows) = measure::stored(snapshot, period)?.period else {
        let message = format!("cannot report {}: it has not been measured", period.id());
        return Err(Failure::new(
            Exit::InputMissing,
            message,
            "measure it first with `auditpack measure`, or use `auditpack run`",
        )
        .into());
    };
    let instants = rows.column(KPI.index(n::AS_OF_US)).as_primitive::<Int64Type>();
    instants.values().first().copied().context("a measured period has rows")
}

/// Shows a document with whatever the system shows such files with.
fn open(document: &Path) -> Result<()> {
    let (program, first): (&str, &[&str]) = match std::env::consts::OS {
        "macos" => ("open", &[]),
        "windows" => ("cmd", &["/C", "start", ""]),
        _ => ("xdg-open", &[]),
    };
    let quiet = || Stdio::null();
    let started =
        Command::new(program).args(first).arg(document).stdin(quiet()).stdout(quiet()).stderr(quiet()).spawn();
    started.map_err(|error| {
        let message = format!("cannot open `{}` with `{program}`: {error}", document.display());
        Failure::new(Exit::Io, message, "the document is written: open it yourself")
    })?;
    Ok(())
}

/// Where the documents are; `None` if they were not even made again.
pub(super) fn say(
    config: &Config,
    period: Period,
    written: Option<&Written>,
    as_json: bool,
    world: &mut World<'_>,
) -> Result<()> {
    let folder = publish::shown(&publish::folder(config, period));
    let written = written.filter(|written| written.changed);
    if as_json {
        let result = json!({ "period": period.id(), "folder": folder, "changed": written.is_some() });
        writeln!(world.out, "{result}")?;
    } else if let Some(Written { names, .. }) = written {
        let names: Vec<String> = names.iter().map(ToString::to_string).collect();
        writeln!(world.err, "{}: wrote {} to {folder}", period.id(), Words::english().list(&names))?;
    } else {
        writeln!(world.err, "{}: unchanged, see {folder}", period.id())?;
    }
    Ok(())
}
