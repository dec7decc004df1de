//! The themes in the order of the pages: oversight, investigation, usage and adoption, value, cost, security.

mod area;
mod cost;
mod funnels;
mod investigation;
mod oversight;
mod security;
mod trend;
mod usage;
mod value;

use super::facts::Facts;
use super::model::{Column, Section, Table};

/// The themes in reading order.
pub(super) fn all(facts: &Facts<'_>) -> Vec<Section> {
    vec![
        oversight::section(facts),
        investigation::section(facts),
        usage_and_adoption(facts),
        value::section(facts),
        cost::section(facts),
        security::section(facts),
    ]
}

/// Sentences on one page.
const SENTENCES: usize = 5;

/// Usage with what the area of adoption adds to it.
fn usage_and_adoption(facts: &Facts<'_>) -> Section {
    let (theme, area) = (usage::section(facts), area::section(facts, "adoption"));
    let sentences = theme.sentences.into_iter().chain(area.sentences).take(SENTENCES).collect();
    let tables = theme.tables.into_iter().chain(area.tables).collect();
    let name = if area.measured { facts.words.word("theme-usage-and-adoption") } else { theme.theme };
    Section { theme: name, sentences, tables, measured: theme.measured || area.measured, ..theme }
}

/// A table; `columns` are the messages `column-…` of its headings, and those that start with `#` hold numbers.
pub(super) fn table(facts: &Facts<'_>, id: &str, caption: String, columns: &[&str], rows: Vec<Vec<String>>) -> Table {
    let column = |name: &&str| Column {
        title: facts.words.word(&format!("column-{}", name.trim_start_matches('#'))),
        numeric: name.starts_with('#'),
    };
    Table { id: format!("table-{id}"), caption, columns: columns.iter().map(column).collect(), rows }
}
