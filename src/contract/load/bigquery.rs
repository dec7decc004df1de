//! BigQuery: loads from Cloud Storage, in partitions by day.

use super::{Target, columns, comment, nothing, qualify};
use crate::contract::schema::{about, sentence};
use crate::event::table::{Table, Type};

/// As many columns as a table may be clustered by.
const CLUSTERED: usize = 4;

pub(super) static BIGQUERY: Target = Target {
    id: "bigquery",
    title: "BigQuery",
    placeholder: "gs://BUCKET/lake",
    notes: &[
        "Run it by: bq query --use_legacy_sql=false --dataset_id=audit < load.sql",
        "While it runs, each table is empty until its rows are there.",
        "A table without a row has no file, which is an error here: leave it out by --table.",
        "A load by wildcard wants the same columns in every file: load what an older auditpack wrote by a call of its own.",
    ],
    type_name,
    before: nothing,
    create,
    load,
    latest: qualify,
};

fn type_name(kind: Type) -> &'static str {
    match kind {
        Type::Text => "STRING",
        Type::Int => "INT64",
        Type::Bool => "BOOL",
        Type::Date => "DATE",
        Type::Timestamp => "TIMESTAMP",
        Type::Double => "FLOAT64",
    }
}

fn create(target: &Target, table: &Table) -> String {
    let columns = columns(target, table, |column| format!(" OPTIONS (description = {})", quoted(&comment(column))));
    let order: Vec<&str> = table.sort.iter().filter(|name| **name != table.day()).take(CLUSTERED).copied().collect();
    format!(
        "CREATE OR REPLACE TABLE {} (\n{columns}\n)\nPARTITION BY {}\nCLUSTER BY {}\nOPTIONS (description = {});\n",
        table.relation(),
        table.day(),
        order.join(", "),
        quoted(&sentence(&about(table))),
    )
}

/// One star is all that an address may have; it spans folders.
fn load(table: &Table, lake: &str) -> String {
    let files = quoted(&format!("{lake}/{}/dt=*.parquet", table.name));
    format!("LOAD DATA INTO {}\nFROM FILES (format = 'PARQUET', uris = [{files}]);\n", table.relation())
}

/// A text between double quotes.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
