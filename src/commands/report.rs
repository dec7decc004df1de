//! `auditpack report`: the documents of a measured period.

use super::{World, documents, job, measure, publish};
use crate::cli;
use crate::config::Config;
use crate::event::name as n;
use crate::event::tables::KPI;
use crate::failure::{Exit, Failure};
use crate::lake::Snapshot;
use crate::measure::period::Period;
use anyhow::{Context, Result};
use arrow::array::AsArray;
use arrow::datatypes::Int64Type;
use serde_json::json;

pub(super) fn execute(args: &cli::PeriodOf, world: &mut World<'_>) -> Result<()> {
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
    let changed = documents::render(&config, &findings, &mut writer, world)?;
    say(&config, period, changed, args.json, world)
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

/// Where the documents are.
pub(super) fn say(config: &Config, period: Period, changed: bool, as_json: bool, world: &mut World<'_>) -> Result<()> {
    let folder = publish::shown(&publish::folder(config, period));
    if as_json {
        let result = json!({ "period": period.id(), "folder": folder, "changed": changed });
        writeln!(world.out, "{result}")?;
    } else if changed {
        writeln!(
            world.err,
            "{}: wrote dashboard.html, board-pack.pdf, kpis.json, kpis.csv, definitions.json and manifest.json to {}",
            period.id(),
            folder
        )?;
    } else {
        writeln!(world.err, "{}: unchanged, see {}", period.id(), folder)?;
    }
    Ok(())
}
