//! `auditpack report`: the documents of a measured period.

use super::beside::Beside;
use super::documents::{self, Written};
use super::{World, job, measure, publish, watch};
use crate::cli;
use crate::config::Config;
use crate::event::name as n;
use crate::event::tables::{KPI, PUBLISHED};
use crate::failure::{Exit, Failure};
use crate::lake::Snapshot;
use crate::measure::findings::Findings;
use crate::measure::period::Period;
use crate::report::{self, Readers, profile};
use crate::words::Words;
use anyhow::{Context, Result};
use arrow::array::AsArray;
use arrow::datatypes::Int64Type;
use serde_json::json;
use std::process::{Command, Stdio};

pub(super) fn execute(args: &cli::Report, world: &mut World<'_>) -> Result<()> {
    if args.watch {
        return watch::execute(args, world);
    }
    let (config, period, written) = render(args, &mut None, world)?;
    say(&config, period, &written, args.json, world)?;
    if args.open { open(&config, &written, period, args) } else { Ok(()) }
}

/// Findings, and what they were measured from: what follows from the same need not be measured again.
pub(super) struct Measured {
    /// Equal for equal sources: the lake's versions, the period, the as-of instant and the configuration of measuring.
    pub(super) from: String,
    findings: Findings,
}

/// Renders the documents once. Findings that were measured before, from the same, are shown as they are.
pub(super) fn render(
    args: &cli::Report,
    measured: &mut Option<Measured>,
    world: &mut World<'_>,
) -> Result<(Config, Period, Vec<Written>)> {
    let config = job::load(&args.config.config)?;
    let readers = readers(&args.profile, &config)?;
    let beside = Beside::read(&config)?;
    let asked_us = job::as_of(&config, &args.when, world)?;
    let period = job::period(&config, &args.when, asked_us)?;
    let mut writer = job::lock(&config, world)?;
    let as_of_us = measured_as_of(writer.snapshot(), period)?;
    let from = |snapshot: &Snapshot| {
        // Everything but how the documents look and what they say of themselves.
        let told = Config { report: report::Options::default(), sha256: String::new(), ..config.clone() };
        let versions = (documents::versions(snapshot), snapshot.version(&PUBLISHED));
        format!("{told:?} {} {as_of_us} {versions:?}", period.id())
    };
    let known = measured.take().filter(|known| known.from == from(writer.snapshot()));
    let findings = match known {
        Some(known) => known.findings,
        None => measure(args, &config, period, as_of_us, writer.snapshot())?,
    };
    let written = documents::render(&config, &beside, &findings, &args.format, &readers, &mut writer, world);
    *measured = Some(Measured { from: from(writer.snapshot()), findings });
    Ok((config, period, written?))
}

fn measure(
    args: &cli::Report,
    config: &Config,
    period: Period,
    as_of_us: i64,
    snapshot: &Snapshot,
) -> Result<Findings> {
    let findings = measure::findings(config, period, as_of_us, snapshot)?;
    if measure::stored(snapshot, period)?.period == Some(crate::measure::kpi_rows(&findings)) {
        return Ok(findings);
    }
    let message = format!("cannot report {}: its inputs or its policy changed since it was measured", period.id());
    let hint = format!(
        "measure it again: `auditpack measure --config {} --period {}`",
        args.config.config.display(),
        period.id()
    );
    Err(Failure::new(Exit::TryAgain, message, hint).into())
}

/// The readers that are asked for; without any, those of every run.
fn readers(profiles: &[String], config: &Config) -> Result<Vec<Readers>> {
    if profiles.is_empty() {
        return Ok(documents::every_run(config));
    }
    let readers = |id: &String| {
        let known = profile::known();
        let message = format!("cannot report for `{id}`: no profile of that name, expected {known}");
        let hint = "the documents for the leaders and the committee are written without `--profile`";
        Readers::further(id).ok_or_else(|| Failure::new(Exit::Usage, message, hint).into())
    };
    profiles.iter().map(readers).collect()
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

/// Shows the dashboard, or the first document asked for, with whatever the system shows such files with.
pub(super) fn open(config: &Config, written: &[Written], period: Period, args: &cli::Report) -> Result<()> {
    let Some(first) = written.first() else { return Ok(()) };
    let document = args.format.first().map_or(documents::DASHBOARD, |format| documents::named(*format)[0]);
    let document = publish::folder(config, period, first.readers).join(document);
    let (program, first): (&str, &[&str]) = match std::env::consts::OS {
        "macos" => ("open", &[]),
        "windows" => ("cmd", &["/C", "start", ""]),
        _ => ("xdg-open", &[]),
    };
    let quiet = || Stdio::null();
    let started =
        Command::new(program).args(first).arg(&document).stdin(quiet()).stdout(quiet()).stderr(quiet()).spawn();
    started.map_err(|error| {
        let message = format!("cannot open `{}` with `{program}`: {error}", document.display());
        Failure::new(Exit::Io, message, "the document is written: open it yourself")
    })?;
    Ok(())
}

/// Where the documents are, for each kind of readers.
pub(super) fn say(
    config: &Config,
    period: Period,
    written: &[Written],
    as_json: bool,
    world: &mut World<'_>,
) -> Result<()> {
    let folder = |readers| publish::shown(&publish::folder(config, period, readers));
    if as_json {
        let own = folder(Readers::default());
        let further = written.iter().filter_map(|one| Some((one.readers.folder()?, one)));
        let further: Vec<_> = further
            .map(|(profile, one)| json!({ "profile": profile, "folder": folder(one.readers), "changed": one.changed }))
            .collect();
        let changed = written.iter().any(|one| one.changed);
        let result = json!({ "period": period.id(), "folder": own, "changed": changed, "further": further });
        writeln!(world.out, "{result}")?;
        return Ok(());
    }
    for Written { readers, names, changed } in written {
        let folder = folder(*readers);
        if *changed {
            let names: Vec<String> = names.iter().map(ToString::to_string).collect();
            writeln!(world.err, "{}: wrote {} to {folder}", period.id(), Words::english().list(&names))?;
        } else {
            writeln!(world.err, "{}: unchanged, see {folder}", period.id())?;
        }
    }
    Ok(())
}
