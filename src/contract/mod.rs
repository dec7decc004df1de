//! The tables of the lake told to others: the schema for people and programs, a data contract, dbt sources, and the scripts
//! that load a warehouse. All of it is made from the declarations in `event`, so none of it can disagree with the files.

pub mod dbt;
pub mod load;
mod node;
pub mod odcs;
pub mod schema;

/// Who wrote a document, and of which schema: the first line of each.
fn written_by() -> String {
    format!("auditpack {}, schema version {}", env!("CARGO_PKG_VERSION"), crate::event::table::SCHEMA_VERSION)
}
