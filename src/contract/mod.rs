//! The tables of the lake told to others: the schema for people and programs, a data contract, dbt sources, and the scripts
//! that load a warehouse. All of it is made from the declarations in `event`, so none of it can disagree with the files.

pub mod dbt;
pub mod load;
mod node;
pub mod odcs;
pub mod schema;

use crate::event::table::Table;
use crate::event::tables::TABLES;

/// The tables for a whole data team: all but those that hold something for those who investigate. Scripts and sources of these
/// say what they leave out.
#[must_use]
pub fn shared() -> Vec<&'static Table> {
    TABLES.iter().copied().filter(|table| !table.is_restricted()).collect()
}

/// The names of the tables that [`shared`] leaves out, for whoever is told of those; `None` if others are told of.
fn left_out(tables: &[&Table]) -> Option<String> {
    let restricted = TABLES.iter().filter(|table| table.is_restricted()).map(|table| table.name);
    (tables == shared()).then(|| restricted.collect::<Vec<_>>().join(", "))
}

/// Who wrote a document, and of which schema: the first line of each.
fn written_by() -> String {
    format!("auditpack {}, schema version {}", env!("CARGO_PKG_VERSION"), crate::event::table::SCHEMA_VERSION)
}
