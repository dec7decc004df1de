//! ClickHouse: a plain `MergeTree`. A `ReplacingMergeTree` would have to choose versions by one column without nulls, and
//! would do so whenever it merges; the view chooses them by the lake's own rule, at once.

use super::{Target, comment, files, literal, nothing};
use crate::contract::schema::{about, sentence};
use crate::event::column::Column;
use crate::event::name as n;
use crate::event::table::{Table, Type};

pub(super) static CLICKHOUSE: Target = Target {
    id: "clickhouse",
    title: "ClickHouse",
    placeholder: "s3://BUCKET/lake",
    notes: &[
        "Run it by: clickhouse client --queries-file load.sql",
        "While it runs, each table is empty until its rows are there.",
        "A path is taken from the server's user_files folder; clickhouse local takes it from where it is started.",
    ],
    type_name,
    before: nothing,
    create,
    load,
    latest,
};

fn type_name(kind: Type) -> &'static str {
    match kind {
        Type::Text => "String",
        Type::Int => "Int64",
        Type::Bool => "Bool",
        Type::Date => "Date32",
        Type::Timestamp => "DateTime64(6, 'UTC')",
        Type::Double => "Float64",
    }
}

/// In months, and in the order in which the files are sorted; columns that may be null cannot be part of that.
fn create(target: &Target, table: &Table) -> String {
    let line = |column: &Column| {
        let kind = (target.type_name)(column.kind);
        let kind = if column.nullable { format!("Nullable({kind})") } else { kind.to_owned() };
        format!("  {} {kind} COMMENT {}", column.name, literal(&comment(column)))
    };
    let columns: Vec<String> = table.columns.iter().map(line).collect();
    let required = |name: &&&str| !table.columns[table.index(name)].nullable;
    let order: Vec<&str> = table.sort.iter().filter(required).copied().collect();
    format!(
        "CREATE TABLE IF NOT EXISTS {} (\n{}\n)\nENGINE = MergeTree\nPARTITION BY toYYYYMM({})\nORDER BY ({})\nCOMMENT {};\n",
        table.relation(),
        columns.join(",\n"),
        table.day(),
        order.join(", "),
        literal(&sentence(&about(table))),
    )
}

/// The types of what is read are those of the table that is filled.
fn load(table: &Table, lake: &str) -> String {
    let relation = table.relation();
    let function = match lake.split_once("://").map(|(scheme, _)| scheme) {
        None => "file",
        Some("gs") => "gcs",
        Some(_) => "s3",
    };
    format!(
        "TRUNCATE TABLE {relation};\nINSERT INTO {relation}\nSELECT * FROM {function}({}, 'Parquet');\n",
        literal(&files(table, lake)),
    )
}

/// By `LIMIT … BY`, ClickHouse's own way.
fn latest(table: &Table) -> String {
    format!(
        "SELECT * FROM {}\nORDER BY coalesce({}, 0) DESC, {} DESC\nLIMIT 1 BY {}",
        table.relation(),
        n::OBSERVED_US,
        n::CONTENT_HASH,
        table.versions.join(", "),
    )
}
