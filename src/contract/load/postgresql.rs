//! PostgreSQL: cannot read Parquet, so psql has DuckDB's command line turn each table into CSV and copies that.

use super::{Target, create_and_comment, files, literal, nothing, ranked};
use crate::event::table::{Table, Type};

pub(super) static POSTGRESQL: Target = Target {
    id: "postgresql",
    title: "PostgreSQL",
    placeholder: "lake",
    notes: &[
        "Run it by: psql --set=ON_ERROR_STOP=1 --file=load.sql audit",
        "It needs PostgreSQL 15 or later, and on the machine of psql the command line of DuckDB (https://duckdb.org/install):",
        "PostgreSQL cannot read Parquet by itself. A path is taken from where psql is started.",
    ],
    type_name,
    before: nothing,
    create: create_and_comment,
    load,
    latest: ranked,
};

fn type_name(kind: Type) -> &'static str {
    match kind {
        Type::Text => "text",
        Type::Int => "bigint",
        Type::Bool => "boolean",
        Type::Date => "date",
        Type::Timestamp => "timestamptz",
        Type::Double => "double precision",
    }
}

/// `HEADER MATCH` has PostgreSQL refuse the rows if a column is missing or elsewhere. `\copy` must stand on one line.
fn load(table: &Table, lake: &str) -> String {
    let relation = table.relation();
    let rows = format!(
        "COPY (SELECT * FROM read_parquet({}, union_by_name = true, hive_partitioning = false)) TO '/dev/stdout' (FORMAT csv, \
         HEADER)",
        literal(&files(table, lake)),
    );
    let program = literal(&format!("duckdb -c \"{}\"", in_double_quotes(&rows)));
    format!(
        "BEGIN;\nTRUNCATE {relation};\n\\copy {relation} FROM PROGRAM {program} WITH (FORMAT csv, HEADER MATCH)\nCOMMIT;\n"
    )
}

/// A text as a shell wants it between double quotes.
fn in_double_quotes(text: &str) -> String {
    let escape = |letter: char| if matches!(letter, '"' | '$' | '`' | '\\') { Some('\\') } else { None };
    text.chars().flat_map(|letter| escape(letter).into_iter().chain([letter])).collect()
}
