//! `auditpack schema`: the tables of the lake, told to people, to programs, and to a data catalogue.

use super::World;
use crate::cli;
use crate::contract::{self, dbt, odcs, schema};
use crate::event::table::Table;
use crate::event::tables::TABLES;
use crate::failure::{Exit, Failure};
use anyhow::Result;

pub(super) fn execute(args: &cli::Schema, world: &mut World<'_>) -> Result<()> {
    let tables = match &args.table {
        Some(name) => vec![named(name)?],
        // Its sources are the tables that `load-sql` loads.
        None if args.format == cli::SchemaFormat::Dbt => contract::shared(),
        None => TABLES.to_vec(),
    };
    let written = match args.format {
        cli::SchemaFormat::Text => schema::text(&tables),
        cli::SchemaFormat::Json => schema::json(&tables),
        cli::SchemaFormat::Markdown => schema::markdown(&tables),
        cli::SchemaFormat::Odcs => odcs::contract(&tables),
        cli::SchemaFormat::Dbt => dbt::sources(&tables),
    };
    write!(world.out, "{written}")?;
    Ok(())
}

/// The table of that name.
pub(super) fn named(name: &str) -> Result<&'static Table, Failure> {
    TABLES.iter().copied().find(|table| table.name == name).ok_or_else(|| {
        let known: Vec<&str> = TABLES.iter().map(|table| table.name).collect();
        Failure::new(Exit::Usage, format!("no table `{name}`"), format!("the tables are {}", known.join(", ")))
    })
}
