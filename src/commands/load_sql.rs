//! `auditpack load-sql`: the script that loads the lake into a warehouse.

use super::{World, schema};
use crate::cli;
use crate::contract;
use crate::contract::load::{TARGETS, Target, script};
use crate::event::table::Table;
use crate::failure::{Exit, Failure};
use anyhow::Result;
use std::path::Path;

pub(super) fn execute(args: &cli::LoadSql, world: &mut World<'_>) -> Result<()> {
    let target = named(&args.target)?;
    let mut tables = contract::shared();
    if !args.table.is_empty() {
        tables = args.table.iter().map(|name| schema::named(name)).collect::<Result<_, _>>()?;
    }
    let lake = args.lake.as_deref();
    let here = lake.map(Path::new).filter(|lake| lake.is_dir());
    let is_empty = |table: &Table| here.is_some_and(|lake| !has_file(&lake.join(table.name)));
    write!(world.out, "{}", script(target, lake, &tables, &is_empty))?;
    Ok(())
}

fn named(id: &str) -> Result<&'static Target, Failure> {
    TARGETS.iter().copied().find(|target| target.id == id).ok_or_else(|| {
        let known: Vec<&str> = TARGETS.iter().map(|target| target.id).collect();
        Failure::new(Exit::Usage, format!("no warehouse `{id}`"), format!("the warehouses are {}", known.join(", ")))
    })
}

/// Whether there is a data file in the folder of a table.
fn has_file(table: &Path) -> bool {
    let folders = std::fs::read_dir(table).into_iter().flatten().filter_map(Result::ok);
    let days = folders.filter(|entry| entry.file_name().to_string_lossy().starts_with("dt="));
    let mut files = days.flat_map(|day| std::fs::read_dir(day.path()).into_iter().flatten()).filter_map(Result::ok);
    files.any(|file| file.path().extension().is_some_and(|extension| extension == "parquet"))
}
