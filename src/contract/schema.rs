//! The schema of the lake for people (text, Markdown) and for programs (JSON).

use super::node::Node;
use super::written_by;
use crate::event::column::{Column, Privacy, Unit};
use crate::event::table::{SCHEMA_VERSION, Table};
use strum::VariantArray;

/// The schema as plain text: a line per column, its meaning at the end.
#[must_use]
pub fn text(tables: &[&Table]) -> String {
    let name = width(tables, |column| column.name);
    let unit = width(tables, unit);
    let table = |table: &&Table| {
        let line = |column: &Column| {
            let (kind, privacy) = (column.kind.sql(), column.privacy.as_ref());
            let null = if column.nullable { "null" } else { "" };
            format!(
                "  {:name$}  {kind:24}  {null:4}  {:unit$}  {privacy:10}  {:>2}  {}\n",
                column.name,
                self::unit(column),
                column.since,
                meaning(column)
            )
        };
        format!("{}: {}\n{}", table.name, about(table), table.columns.iter().map(line).collect::<String>())
    };
    let tables: Vec<String> = tables.iter().map(table).collect();
    format!("{}\n\n{}\n{}", written_by(), tables.join("\n"), legend("  "))
}

/// The schema as Markdown: a table per table.
#[must_use]
pub fn markdown(tables: &[&Table]) -> String {
    let table = |table: &&Table| {
        let line = |column: &Column| {
            let Column { name, kind, privacy, since, .. } = column;
            let (kind, privacy, unit) = (kind.sql(), privacy.as_ref(), unit(column));
            let null = if column.nullable { "yes" } else { "no" };
            let meaning = meaning(column).replace('|', "\\|");
            format!("| `{name}` | {kind} | {null} | {unit} | {privacy} | {since} | {meaning} |\n")
        };
        let head = "| column | type | null | unit | privacy | since | meaning |\n|---|---|---|---|---|---|---|\n";
        let lines: String = table.columns.iter().map(line).collect();
        format!("## {}\n\n{}\n\n{head}{lines}", table.name, sentence(&about(table)))
    };
    let tables: Vec<String> = tables.iter().map(table).collect();
    format!("# Tables of the lake\n\n{}.\n\n{}\n{}", written_by(), tables.join("\n"), legend("* "))
}

/// The schema as JSON.
#[must_use]
pub fn json(tables: &[&Table]) -> String {
    let column = |column: &Column| {
        Node::Map(vec![
            ("name", column.name.into()),
            ("type", column.kind.sql().into()),
            ("nullable", column.nullable.into()),
            ("unit", column.unit.map_or(Node::Null, |unit| unit.words().into())),
            ("privacy", column.privacy.as_ref().into()),
            ("since", column.since.into()),
            ("written_until_version", column.until.map_or(Node::Null, Node::from)),
            ("words", column.words.into()),
            ("meaning", column.doc.into()),
        ])
    };
    let table = |table: &&Table| {
        Node::Map(vec![
            ("name", table.name.into()),
            ("relation", table.relation().into()),
            ("one_row_per", table.grain.into()),
            ("replaced", table.derived.into()),
            ("restricted", table.is_restricted().into()),
            ("key", table.key.into()),
            ("versions_of", table.versions.into()),
            ("sorted_by", table.sort.into()),
            ("columns", Node::List(table.columns.iter().map(column).collect())),
        ])
    };
    let tables = Node::List(tables.iter().map(table).collect());
    Node::Map(vec![("schema_version", SCHEMA_VERSION.into()), ("tables", tables)]).json()
}

/// What a row is, and how the table changes.
pub(super) fn about(table: &Table) -> String {
    let changes = if table.derived { "rows are replaced day by day" } else { "rows are only ever added" };
    let readers = if table.is_restricted() { "; nobody but the owner of the lake reads its files" } else { "" };
    format!("one row per {}; {changes}{readers}", table.grain)
}

/// A text that begins with a capital and ends with a full stop.
pub(super) fn sentence(text: &str) -> String {
    let first = text.chars().next().into_iter().flat_map(char::to_uppercase);
    first.chain(text.chars().skip(1)).collect::<String>() + "."
}

fn unit(column: &Column) -> &'static str {
    column.unit.map_or("", Unit::words)
}

/// The meaning with the closed list; the unit has a place of its own.
fn meaning(column: &Column) -> String {
    Column { unit: None, ..*column }.comment()
}

fn width(tables: &[&Table], text: fn(&Column) -> &'static str) -> usize {
    tables.iter().flat_map(|table| table.columns).map(|column| text(column).chars().count()).max().unwrap_or_default()
}

/// What the privacy classes mean.
fn legend(before: &str) -> String {
    let line = |class: &Privacy| format!("{before}{}: {}\n", class.as_ref(), class.meaning());
    format!("Privacy classes, from wide to narrow:\n\n{}", Privacy::VARIANTS.iter().map(line).collect::<String>())
}
