//! The SQL that loads the lake into a warehouse. A target is one file here and one line of [`TARGETS`]; what all scripts
//! have in common stands in this one.
//!
//! A script may be run again after every run of auditpack. It replaces the rows of each table instead of adding to them,
//! because files of the lake are replaced as well: derived tables day by day, the others when rows are deleted by law or
//! policy. What an engine remembers of files that it loaded would not tell it so.

mod bigquery;
mod clickhouse;
mod databricks;
mod duckdb;
mod postgresql;
mod redshift;
mod snowflake;
mod spark;

use super::schema::{about, sentence};
use super::{left_out, written_by};
use crate::event::column::{Column, Privacy};
use crate::event::table::{Table, Type};

/// A warehouse and how it is written for.
pub struct Target {
    /// The word on the command line.
    pub id: &'static str,
    /// Its name.
    pub title: &'static str,
    /// Where the lake is taken to be, for the reader to replace.
    pub placeholder: &'static str,
    /// How to run the script, and what to know before.
    pub notes: &'static [&'static str],
    /// The name of a type.
    pub type_name: fn(Type) -> &'static str,
    /// What stands before the first table.
    before: fn(lake: &str) -> String,
    /// The table with its comments.
    create: fn(&Target, &Table) -> String,
    /// The rows of the lake in place of those that the table has.
    load: fn(&Table, lake: &str) -> String,
    /// How the latest version of each thing is selected.
    latest: fn(&Table) -> String,
}

/// Every warehouse, in the order in which the command's help names them.
pub static TARGETS: &[&Target] = &[
    &duckdb::DUCKDB,
    &postgresql::POSTGRESQL,
    &clickhouse::CLICKHOUSE,
    &spark::SPARK,
    &databricks::DATABRICKS,
    &snowflake::SNOWFLAKE,
    &bigquery::BIGQUERY,
    &redshift::REDSHIFT,
];

/// The script for some tables of the lake at `lake`, or at the target's placeholder. A table that `is_empty` has no file
/// yet: it is made, and not loaded.
#[must_use]
pub fn script(target: &Target, lake: Option<&str>, tables: &[&Table], is_empty: &dyn Fn(&Table) -> bool) -> String {
    let notes: String = target.notes.iter().map(|note| format!("-- {note}\n")).collect();
    let replace = match lake {
        Some(_) => String::new(),
        None => format!("-- Replace {} by the place of the lake, or name it by --lake.\n", target.placeholder),
    };
    let left_out = left_out(tables).map_or(String::new(), |names| {
        format!("-- Left out is what is restricted: {names}. --table loads it, for those who investigate.\n")
    });
    let lake = lake.unwrap_or(target.placeholder).trim_end_matches('/');
    let tables: String = tables.iter().map(|table| statements(target, lake, table, is_empty(table))).collect();
    let before = (target.before)(lake);
    format!(
        "-- The lake's tables for {}, by {}.\n--\n{notes}{replace}{left_out}{before}{tables}",
        target.title,
        written_by()
    )
}

/// What makes one table, fills it, and shows the latest versions.
fn statements(target: &Target, lake: &str, table: &Table, is_empty: bool) -> String {
    let relation = table.relation();
    let create = (target.create)(target, table);
    let load = if is_empty { "-- The lake has no row of it yet.\n".to_owned() } else { (target.load)(table, lake) };
    let latest = if table.versions.is_empty() {
        String::new()
    } else {
        format!("\nCREATE OR REPLACE VIEW {relation}_latest AS\n{};\n", (target.latest)(table))
    };
    let grants = if table.is_restricted() {
        "-- Grant it to those who investigate, and to nobody else; loading it takes the rights of the lake's owner.\n"
    } else {
        ""
    };
    format!("\n-- {relation}: {}.\n{grants}\n{create}\n{load}{latest}", about(table))
}

/// Nothing before the first table.
fn nothing(_: &str) -> String {
    String::new()
}

/// What stands beside a column in the warehouse: its meaning, and the privacy class where that asks for care.
fn comment(column: &Column) -> String {
    let comment = column.comment();
    if column.privacy < Privacy::Personal { comment } else { format!("{comment} [{}]", column.privacy.as_ref()) }
}

/// The lines of the columns, comma and all: `NAME TYPE`, `NOT NULL` where no row lacks a value, and what comes after.
fn columns(target: &Target, table: &Table, after: fn(&Column) -> String) -> String {
    let line = |column: &Column| {
        let required = if column.nullable { "" } else { " NOT NULL" };
        format!("  {} {}{required}{}", column.name, (target.type_name)(column.kind), after(column))
    };
    table.columns.iter().map(line).collect::<Vec<_>>().join(",\n")
}

/// A table whose comments are statements of their own: DuckDB, PostgreSQL and Redshift.
fn create_and_comment(target: &Target, table: &Table) -> String {
    let relation = table.relation();
    let columns = columns(target, table, |_| String::new());
    let on_column =
        |column: &Column| format!("COMMENT ON COLUMN {relation}.{} IS {};\n", column.name, literal(&comment(column)));
    format!(
        "CREATE TABLE IF NOT EXISTS {relation} (\n{columns}\n);\nCOMMENT ON TABLE {relation} IS {};\n{}",
        literal(&sentence(&about(table))),
        table.columns.iter().map(on_column).collect::<String>(),
    )
}

/// A text between single quotes, each of its own doubled.
fn literal(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// A text between single quotes, each of its own behind a backslash: Spark and Databricks read two quotes as none.
fn backslashed(text: &str) -> String {
    format!("'{}'", text.replace('\\', "\\\\").replace('\'', "\\'"))
}

/// The data files of a table; nothing else in its folder matches.
fn files(table: &Table, lake: &str) -> String {
    format!("{lake}/{}/dt=*/*.parquet", table.name)
}

/// The latest versions by `QUALIFY`. Redshift wants the alias.
fn qualify(table: &Table) -> String {
    format!("SELECT * FROM {} AS versions\nQUALIFY {} = 1", table.relation(), table.version_rank())
}

/// The latest versions where there is no `QUALIFY`.
fn ranked(table: &Table) -> String {
    let columns: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
    format!(
        "SELECT\n  {}\nFROM (\n  SELECT *, {} AS version_rank\n  FROM {}\n) AS versions\nWHERE version_rank = 1",
        columns.join(",\n  "),
        table.version_rank(),
        table.relation(),
    )
}
