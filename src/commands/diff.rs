//! `auditpack diff`: two packs side by side.

use super::documents::{DEFINITIONS, KPIS};
use super::{World, job, publish};
use crate::cli;
use crate::failure::{Exit, Failure};
use crate::report::compare::{self, Results};
use crate::report::{self, Attachment, Readers};
use anyhow::Result;
use chrono::{DateTime, TimeZone};
use serde_json::Value;
use std::fs;
use std::path::Path;

pub(super) fn execute(args: &cli::Diff, world: &mut World<'_>) -> Result<()> {
    let (before, after) = (results(&args.before, args, world)?, results(&args.after, args, world)?);
    let diff = compare::diff(&before, &after);
    if args.json {
        serde_json::to_writer_pretty(&mut *world.out, &diff)?;
        writeln!(world.out)?;
    } else {
        write!(world.out, "{}", diff.markdown())?;
    }
    Ok(())
}

/// The results of a period, of a board pack, or of an output folder. Only a period needs the configuration.
fn results(which: &str, args: &cli::Diff, world: &World<'_>) -> Result<Results> {
    let path = Path::new(which);
    if path.is_file() {
        return in_pack(path);
    }
    if path.is_dir() {
        return in_folder(path);
    }
    let config = job::load(&args.config)?;
    let now = DateTime::from_timestamp_micros(world.now_us).unwrap_or_default();
    let today = config.organization.timezone.from_utc_datetime(&now.naive_utc()).date_naive();
    let Some(period) = config.calendar.parse(which, today) else {
        let message = format!("cannot compare `{which}`: neither a file nor a period");
        return Err(Failure::new(Exit::Usage, message, "name a period, a board pack or an output folder").into());
    };
    in_folder(&publish::folder(&config, period, Readers::default()))
}

fn in_folder(folder: &Path) -> Result<Results> {
    let read = |name: &str| {
        let path = folder.join(name);
        let text = fs::read(&path).map_err(|error| {
            let message = format!("cannot read `{}`: {error}", path.display());
            Failure::new(Exit::InputMissing, message, "make the documents of that period first: `auditpack run`")
        })?;
        parse(&text, &path.display().to_string())
    };
    Ok(Results { kpis: read(KPIS)?, definitions: read(DEFINITIONS)? })
}

fn in_pack(path: &Path) -> Result<Results> {
    let carried = carried(path)?;
    let read = |name: &str| {
        let found = carried.iter().find(|file| file.name == name);
        let file = found.ok_or_else(|| {
            let message = format!("cannot read `{}`: it carries no `{name}`", path.display());
            Failure::new(Exit::Input, message, "name a board pack that auditpack made")
        })?;
        parse(&file.bytes, &format!("{name} in {}", path.display()))
    };
    Ok(Results { kpis: read(KPIS)?, definitions: read(DEFINITIONS)? })
}

/// What a board pack carries.
pub(super) fn carried(path: &Path) -> Result<Vec<Attachment>> {
    let bytes = fs::read(path).map_err(|error| Failure::io("read", path, &error))?;
    let files = report::attachments(bytes).map_err(|error| {
        let message = format!("cannot read `{}`: {error:#}", path.display());
        Failure::new(Exit::Input, message, "name a board pack that auditpack made")
    })?;
    Ok(files)
}

fn parse(text: &[u8], what: &str) -> Result<Value> {
    let value = serde_json::from_slice(text).map_err(|error| {
        let message = format!("cannot read {what}: {error}");
        Failure::new(Exit::Input, message, "make it again with `auditpack report`")
    })?;
    Ok(value)
}
