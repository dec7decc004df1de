//! DuckDB: reads the files by itself, wherever they are.

use super::{Target, create_and_comment, files, literal, nothing, qualify};
use crate::event::table::{Table, Type};

pub(super) static DUCKDB: Target = Target {
    id: "duckdb",
    title: "DuckDB",
    placeholder: "lake",
    notes: &[
        "Run it by: duckdb audit.duckdb -f load.sql",
        "A lake on S3 needs the extension httpfs and a secret; a path is taken from where duckdb is started.",
        "Not to copy anything, query the files instead: SELECT * FROM read_parquet('lake/event/dt=*/*.parquet').",
    ],
    type_name,
    before: nothing,
    create: create_and_comment,
    load,
    latest: qualify,
};

fn type_name(kind: Type) -> &'static str {
    match kind {
        Type::Text => "VARCHAR",
        Type::Int => "BIGINT",
        Type::Bool => "BOOLEAN",
        Type::Date => "DATE",
        Type::Timestamp => "TIMESTAMPTZ",
        Type::Double => "DOUBLE",
    }
}

/// By name, so that files of an older auditpack fit as well: what they lack is null.
fn load(table: &Table, lake: &str) -> String {
    let relation = table.relation();
    format!(
        "BEGIN TRANSACTION;\nDELETE FROM {relation};\nINSERT INTO {relation} BY NAME\nSELECT * FROM read_parquet({}, \
         union_by_name = true, hive_partitioning = false);\nCOMMIT;\n",
        literal(&files(table, lake)),
    )
}
