//! Databricks: reads the lake by its Delta log, which says which files count.

use super::{Target, nothing, qualify, spark};
use crate::event::table::Table;

pub(super) static DATABRICKS: Target = Target {
    id: "databricks",
    title: "Databricks",
    placeholder: "s3://BUCKET/lake",
    notes: &[
        "Run it in the SQL editor, in the catalog and schema that shall hold the tables.",
        "The place of the lake must be an external location that the warehouse may read.",
    ],
    type_name: spark::type_name,
    before: nothing,
    create,
    load,
    latest: qualify,
};

/// Clustered by day, which is what is asked for.
fn create(target: &Target, table: &Table) -> String {
    spark::table_using(target, table, "DELTA", &format!("CLUSTER BY ({})\n", table.day()))
}

fn load(table: &Table, lake: &str) -> String {
    format!("INSERT OVERWRITE {} BY NAME\nSELECT * FROM delta.`{lake}/{}`;\n", table.relation(), table.name)
}
