//! `auditpack demo --lake`: the lake of a large organisation, made without any export, and beside it its configuration and
//! the rollup as queries: input for benchmarks.

use super::publish::make_folder;
use super::{World, job, rollup};
use crate::cli;
use crate::demo::{self, large};
use crate::lake::Writer;
use crate::measure::rollup::ROLLUPS;
use anyhow::{Context, Result};
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeSet;
use std::fs;

pub(super) fn execute(args: &cli::Demo, world: &mut World<'_>) -> Result<()> {
    let folder = &args.dir;
    let failed = || format!("cannot write the large organisation to `{}`", folder.display());
    make_folder(&folder.join("rollup")).with_context(failed)?;
    for rollup in ROLLUPS {
        let path = folder.join("rollup").join(format!("{}.sql", rollup.table.name));
        fs::write(path, rollup.sql()).with_context(failed)?;
    }
    let path = folder.join("auditpack.toml");
    fs::write(&path, large::configuration()).with_context(failed)?;
    let config = job::load(&path)?;
    let last = config.run.as_of.context("the configuration fixes the clock")?.date_naive();
    let last = last.with_day(1).and_then(|first| first.pred_opt()).context("there is a day before each month")?;
    let organisation = large::Organisation::new(demo::SEED, args.calls, args.days, last);
    let mut writer = job::lock(&config, world)?;
    let days: Vec<NaiveDate> = organisation.days().collect();
    for month in days.chunk_by(|day, next| day.month() == next.month()) {
        write(&organisation, month, &mut writer, world)?;
        writeln!(world.err, "wrote the rows up to {}", month[month.len() - 1])?;
    }
    if !args.events_only {
        // Every id is drawn once.
        let unversioned: BTreeSet<NaiveDate> = days.into_iter().collect();
        rollup::bring_up_to_date(&mut writer, &unversioned, &job::run_id(world), world.now_us)?;
    }
    writeln!(world.err, "wrote {} calls to {}", args.calls, folder.display())?;
    Ok(())
}

/// Commits the rows of some days.
fn write(organisation: &large::Organisation, days: &[NaiveDate], writer: &mut Writer, world: &World<'_>) -> Result<()> {
    let run_id = job::run_id(world);
    let mut transaction = writer.begin(&run_id)?;
    for day in days {
        for (table, rows) in organisation.rows(*day, &run_id) {
            transaction.append(table, *day, &rows)?;
        }
    }
    transaction.commit(serde_json::json!({ "command": "demo", "days": days.len() }), world.now_us)?;
    Ok(())
}
