//! Spark SQL without Delta: reads the files, keeps Parquet tables of its own.

use super::{Target, backslashed, columns, comment, ranked};
use crate::contract::schema::{about, sentence};
use crate::event::table::{Table, Type};

pub(super) static SPARK: Target = Target {
    id: "spark",
    title: "Spark",
    placeholder: "s3a://BUCKET/lake",
    notes: &[
        "Run it by: spark-sql -f load.sql (Spark 3.5 or later)",
        "A table without a row has no file, which is an error here: leave it out by --table.",
        "A Spark with Delta can query the lake as it stands: SELECT * FROM delta.`s3a://BUCKET/lake/event`.",
    ],
    type_name,
    before,
    create,
    load,
    latest: ranked,
};

pub(super) fn type_name(kind: Type) -> &'static str {
    match kind {
        Type::Text => "STRING",
        Type::Int => "BIGINT",
        Type::Bool => "BOOLEAN",
        Type::Date => "DATE",
        Type::Timestamp => "TIMESTAMP",
        Type::Double => "DOUBLE",
    }
}

fn before(_: &str) -> String {
    "\n-- Files of an older auditpack lack columns: they are null there.\nSET spark.sql.parquet.mergeSchema = true;\n"
        .to_owned()
}

fn create(target: &Target, table: &Table) -> String {
    table_using(target, table, "PARQUET", "")
}

/// A table of that format, each column with its comment.
pub(super) fn table_using(target: &Target, table: &Table, format: &str, options: &str) -> String {
    let columns = columns(target, table, |column| format!(" COMMENT {}", backslashed(&comment(column))));
    format!(
        "CREATE TABLE IF NOT EXISTS {} (\n{columns}\n)\nUSING {format}\n{options}COMMENT {};\n",
        table.relation(),
        backslashed(&sentence(&about(table))),
    )
}

/// The star in the path keeps Spark from taking `dt` for a column.
fn load(table: &Table, lake: &str) -> String {
    format!("INSERT OVERWRITE {} BY NAME\nSELECT * FROM parquet.`{lake}/{}/dt=*`;\n", table.relation(), table.name)
}
