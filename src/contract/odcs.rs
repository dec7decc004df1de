//! The lake as a data contract: Open Data Contract Standard 3.1.0, in YAML.

use super::node::Node;
use super::schema::{about, sentence};
use super::written_by;
use crate::event::column::{Column, Privacy};
use crate::event::name as n;
use crate::event::table::{SCHEMA_VERSION, Table, Type};
use crate::event::tables::RUN;

/// The contract about some tables. Whoever publishes it adds owner, support and service levels of their own.
#[must_use]
pub fn contract(tables: &[&Table]) -> String {
    let description = Node::Map(vec![
        ("purpose", "Exported AI audit logs as tables: what happened, who reviewed it, what it cost, and the oversight KPIs made from it.".into()),
        ("limitations", "Prompts, answers, e-mail and network addresses are not in it; people are keyed pseudonyms. Files of restricted tables are readable by nobody but the owner of the lake.".into()),
        ("usage", "Columns are only ever added at the end of a table. Rows of event, usage and entity are versions: the one that was observed last counts.".into()),
    ]);
    let server = Node::Map(vec![
        ("server", "lake".into()),
        ("type", "local".into()),
        (
            "description",
            "The folder of the lake: Parquet with a Delta log per table. Replace the path by where yours is.".into(),
        ),
        ("path", "lake/{model}/dt=*/*.parquet".into()),
        ("format", "parquet".into()),
    ]);
    let document = Node::Map(vec![
        ("version", format!("{SCHEMA_VERSION}.0.0").into()),
        ("apiVersion", "v3.1.0".into()),
        ("kind", "DataContract".into()),
        ("id", "auditpack-lake".into()),
        ("name", "auditpack lake".into()),
        ("status", "active".into()),
        ("description", description),
        ("servers", Node::List(vec![server])),
        ("schema", Node::List(tables.iter().map(|table| object(table)).collect())),
        ("slaProperties", Node::List(levels(tables))),
    ]);
    format!("# {}.\n{}", written_by(), document.yaml())
}

/// A table.
fn object(table: &Table) -> Node {
    let mut fields = vec![
        ("name", table.name.into()),
        ("logicalType", "object".into()),
        ("physicalName", table.name.into()),
        ("physicalType", "table".into()),
        ("description", sentence(&about(table)).into()),
        ("dataGranularityDescription", format!("One row per {}", table.grain).into()),
        ("properties", Node::List(table.columns.iter().map(|column| property(table, column)).collect())),
    ];
    if table.is_restricted() {
        fields.push(("tags", ["restricted"].as_slice().into()));
    }
    if !table.key.is_empty() {
        let rule = Node::Map(vec![
            ("name", format!("{}_is_unique", table.key.join("_")).into()),
            ("description", "No two rows share all of these.".into()),
            ("type", "library".into()),
            ("metric", "duplicateValues".into()),
            ("arguments", Node::Map(vec![("properties", table.key.into())])),
            ("mustBe", Node::Int(0)),
        ]);
        fields.push(("quality", Node::List(vec![rule])));
    }
    Node::Map(fields)
}

/// A column.
fn property(table: &Table, column: &Column) -> Node {
    let mut fields = vec![
        ("name", column.name.into()),
        ("logicalType", logical(column.kind).into()),
        ("physicalType", physical(column.kind).into()),
        ("required", (!column.nullable).into()),
        ("classification", column.privacy.as_ref().into()),
        ("description", column.comment().into()),
    ];
    if column.name == table.day() {
        fields.push(("partitioned", true.into()));
        fields.push(("partitionKeyPosition", Node::Int(1)));
    }
    if column.privacy == Privacy::Personal {
        fields.push(("tags", ["pseudonym"].as_slice().into()));
    }
    if !column.words.is_empty() {
        let rule = Node::Map(vec![
            ("type", "library".into()),
            ("metric", "invalidValues".into()),
            ("arguments", Node::Map(vec![("validValues", column.words.into())])),
            ("mustBe", Node::Int(0)),
        ]);
        fields.push(("quality", Node::List(vec![rule])));
    }
    let custom = |name: &str, value: Node| Node::Map(vec![("property", name.into()), ("value", value)]);
    let mut own = vec![custom("sinceSchemaVersion", column.since.into())];
    own.extend(column.until.map(|version| custom("writtenUntilVersion", version.into())));
    own.extend(column.unit.map(|unit| custom("unit", unit.words().into())));
    fields.push(("customProperties", Node::List(own)));
    Node::Map(fields)
}

fn logical(kind: Type) -> &'static str {
    match kind {
        Type::Text => "string",
        Type::Int => "integer",
        Type::Bool => "boolean",
        Type::Date => "date",
        Type::Timestamp => "timestamp",
        Type::Double => "number",
    }
}

/// The type in the Parquet file.
fn physical(kind: Type) -> &'static str {
    match kind {
        Type::Text => "BYTE_ARRAY (STRING)",
        Type::Int => "INT64",
        Type::Bool => "BOOLEAN",
        Type::Date => "INT32 (DATE)",
        Type::Timestamp => "INT64 (TIMESTAMP MICROS UTC)",
        Type::Double => "DOUBLE",
    }
}

/// How old the last run may be: as it is where auditpack runs monthly.
fn levels(tables: &[&Table]) -> Vec<Node> {
    let tells = tables.iter().any(|table| table.name == RUN.name);
    let level = Node::Map(vec![
        ("property", "latency".into()),
        ("value", Node::Int(super::dbt::DAYS_BETWEEN_RUNS)),
        ("unit", "d".into()),
        ("element", format!("{}.{}", RUN.name, n::DAY).into()),
        ("description", "A monthly run; set it to your schedule.".into()),
    ]);
    tells.then_some(level).into_iter().collect()
}
