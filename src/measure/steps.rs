//! The way from the rows that were read to a number, step by step: what `explain` prints.

use super::facts::Facts;
use super::kpis::{Kpi, Sql};
use crate::event::capability::Question;
use crate::event::table::{Column, Table};
use crate::event::tables::TABLES;
use std::collections::BTreeSet;

/// One step: how many were left, and of what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What is counted, in words.
    pub what: String,
    /// How many.
    pub rows: i64,
}

impl Step {
    /// A step.
    pub(super) fn new(what: impl Into<String>, rows: i64) -> Self {
        Self { what: what.into(), rows }
    }
}

/// How a KPI came from the rows that were read.
#[derive(Clone, Debug, PartialEq)]
pub struct Way {
    /// Step by step.
    pub steps: Vec<Step>,
    /// As one query over the lake, where there is one.
    pub query: Option<Query>,
}

/// A query over the lake, in the SQL that every engine reads.
#[derive(Clone, Debug, PartialEq)]
pub struct Query {
    /// The text; it ends with a newline.
    pub sql: String,
    /// What numerator ÷ denominator is multiplied by for the value; `None` where the query gives only what the value is
    /// computed from.
    pub scale: Option<f64>,
}

impl Query {
    /// The columns of a table that it may name.
    pub fn columns(&self, table: &'static Table) -> impl Iterator<Item = &'static Column> {
        let words = self.sql.split(|c: char| !c.is_alphanumeric() && c != '_');
        let words: BTreeSet<String> = words.map(str::to_owned).collect();
        table.columns.iter().filter(move |column| words.contains(column.name))
    }

    /// The tables that it reads, each with what it calls them.
    #[must_use]
    pub fn tables(&self) -> Vec<(&'static str, &'static Table)> {
        let words: Vec<&str> = self.sql.split(|c: char| c.is_whitespace() || c == '(' || c == ')').collect();
        let from = words.windows(2).filter(|pair| matches!(pair[0], "FROM" | "JOIN"));
        let read: BTreeSet<&str> = from.map(|pair| pair[1]).collect();
        let named = TABLES.iter().map(|table| (table.relation(), *table));
        named.filter(|(name, _)| read.contains(name)).collect()
    }
}

/// How a KPI came about in the period.
pub(super) fn way(facts: &Facts, kpi: &Kpi) -> Way {
    let query = match kpi.sql {
        Sql::Value { text, scale } => Query { sql: text(facts), scale: Some(scale) },
        Sql::Inputs(text) => Query { sql: text(facts), scale: None },
    };
    Way { steps: steps(facts, kpi), query: Some(query).filter(|query| !query.sql.is_empty()) }
}

/// All steps of a KPI: the rows of all files, the rows of the sources that can answer, and then its own. Rows become what
/// it counts between the two: one row of a vendor's report may stand for many calls.
fn steps(facts: &Facts, kpi: &Kpi) -> Vec<Step> {
    let runs = &facts.log.runs;
    let rows = |what: &str, rows: Option<i64>| rows.map(|rows| Step::new(what, rows));
    let read = rows("rows read, over all runs", runs.total(|file| file.read));
    let accepted = rows("of them new to the lake", runs.total(|file| file.accepted));
    let answering = |question: &Question| {
        let rows = facts.log.sources.rows(*question);
        Step::new(format!("rows of sources that are a {}", question.export()), rows)
    };
    let sources = kpi.card.needs.iter().map(answering);
    read.into_iter().chain(accepted).chain(sources).chain((kpi.steps)(facts)).collect()
}
