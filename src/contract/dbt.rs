//! The lake's tables as sources of a dbt project, with tests, for a warehouse that `load-sql` filled.

use super::node::Node;
use super::schema::{about, sentence};
use super::{left_out, written_by};
use crate::event::column::Column;
use crate::event::name as n;
use crate::event::table::Table;
use crate::event::tables::RUN;

/// The longest month and a day: how old the last run may be where auditpack runs monthly.
pub(super) const DAYS_BETWEEN_RUNS: i64 = 32;

/// A `sources.yml` for some tables.
#[must_use]
pub fn sources(tables: &[&Table]) -> String {
    let source = Node::Map(vec![
        ("name", "auditpack".into()),
        ("description", "The lake of auditpack, as load-sql loads it.".into()),
        ("schema", "{{ var('auditpack_schema', target.schema) }}".into()),
        ("tables", Node::List(tables.iter().map(|table| entry(table)).collect())),
    ]);
    let document = Node::Map(vec![("version", Node::Int(2)), ("sources", Node::List(vec![source]))]);
    let left_out = left_out(tables).map_or(String::new(), |names| {
        format!("# Left out, as load-sql does, is what is restricted: {names}. auditpack schema TABLE --format dbt describes it.\n")
    });
    format!(
        "# {}; for dbt 1.10.5 or later.\n# The tables are looked for in the target's schema, or in that of the variable auditpack_schema.\n{left_out}{}",
        written_by(),
        document.yaml()
    )
}

fn entry(table: &Table) -> Node {
    let mut fields = vec![("name", table.relation().into()), ("description", sentence(&about(table)).into())];
    if table.name == RUN.name {
        let after = Node::Map(vec![("count", Node::Int(DAYS_BETWEEN_RUNS)), ("period", "day".into())]);
        let config = vec![
            ("loaded_at_field", format!("cast({} as timestamp)", n::DAY).into()),
            ("freshness", Node::Map(vec![("warn_after", after)])),
        ];
        fields.push(("config", Node::Map(config)));
    }
    if !table.key.is_empty() {
        fields.push(("data_tests", Node::List(vec![unique(table)])));
    }
    fields.push(("columns", Node::List(table.columns.iter().map(column).collect())));
    Node::Map(fields)
}

/// dbt's own test of uniqueness takes one expression, and renders nothing in it. `concat` makes texts of numbers everywhere
/// but in Redshift, where it takes two texts.
fn unique(table: &Table) -> Node {
    let key = format!("concat({})", table.key.join(", '|', "));
    let elsewhere = Node::Map(vec![("enabled", "{{ target.type != 'redshift' }}".into())]);
    let test = Node::Map(vec![
        ("name", format!("{}_key_is_unique", table.name).into()),
        ("arguments", Node::Map(vec![("column_name", key.into())])),
        ("config", elsewhere),
    ]);
    Node::Map(vec![("unique", test)])
}

fn column(column: &Column) -> Node {
    let mut fields = vec![("name", column.name.into()), ("description", column.comment().into())];
    let meta = Node::Map(vec![("privacy", column.privacy.as_ref().into())]);
    fields.push(("config", Node::Map(vec![("meta", meta)])));
    let mut tests = Vec::new();
    if !column.nullable {
        tests.push("not_null".into());
    }
    if !column.words.is_empty() {
        let arguments = Node::Map(vec![("arguments", Node::Map(vec![("values", column.words.into())]))]);
        tests.push(Node::Map(vec![("accepted_values", arguments)]));
    }
    if !tests.is_empty() {
        fields.push(("data_tests", Node::List(tests)));
    }
    Node::Map(fields)
}
