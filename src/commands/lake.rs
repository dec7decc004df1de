//! `auditpack lake`: what a lake holds, and what keeps it in shape.

mod status;

use super::{World, job};
use crate::cli::{self, LakeCommand};
use crate::lake;
use anyhow::Result;
use indicatif::{HumanBytes, HumanCount};

pub(super) fn execute(args: &cli::Lake, world: &mut World<'_>) -> Result<()> {
    match &args.command {
        LakeCommand::Status(args) => status::execute(args, world),
        LakeCommand::Compact(args) => compact(args, world),
        LakeCommand::Upgrade(args) => upgrade(args, world),
    }
}

fn compact(args: &cli::Compact, world: &mut World<'_>) -> Result<()> {
    let config = job::load(&args.config.config)?;
    let mut writer = job::lock(&config, world)?;
    let compacted = lake::compact(&mut writer, 1, &job::run_id(world), world.now_us)?;
    if args.json {
        serde_json::to_writer_pretty(&mut *world.out, &compacted)?;
        writeln!(world.out)?;
        return Ok(());
    }
    for (table, lake::Compacted { files_before, files_after, rows, bytes_before }) in &compacted {
        let (rows, bytes) = (HumanCount(*rows), HumanBytes(*bytes_before));
        writeln!(world.err, "{table}: {files_before} files of {bytes} became {files_after}, with all {rows} rows")?;
    }
    if compacted.is_empty() {
        writeln!(world.err, "no day has more than one small file")?;
    }
    Ok(())
}

fn upgrade(args: &cli::Upgrade, world: &mut World<'_>) -> Result<()> {
    let config = job::load(&args.config.config)?;
    let mut writer = job::lock(&config, world)?;
    let upgraded = lake::upgrade(&mut writer, &job::run_id(world), world.now_us)?;
    if args.json {
        serde_json::to_writer_pretty(&mut *world.out, &upgraded)?;
        writeln!(world.out)?;
        return Ok(());
    }
    for (table, lake::Upgraded { files, rows, moved }) in &upgraded {
        let (rows, moved) = (HumanCount(*rows), HumanCount(*moved));
        writeln!(
            world.err,
            "{table}: {moved} of {rows} rows moved what is restricted to table `extra`; {files} files are new"
        )?;
    }
    if upgraded.is_empty() {
        writeln!(world.err, "no row has anything restricted among its columns")?;
    }
    Ok(())
}
