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
        with(usage::section(facts), area::section(facts, "adoption")),
        value::section(facts),
        cost::section(facts),
        security::section(facts),
    ]
}

/// Sentences on one page.
const SENTENCES: usize = 5;

/// A theme with what an area of the catalogue adds to it.
fn with(theme: Section, area: Section) -> Section {
    let sentences = theme.sentences.into_iter().chain(area.sentences).take(SENTENCES).collect();
    let tables = theme.tables.into_iter().chain(area.tables).collect();
    let name = if area.measured { format!("{}, {}", theme.theme, area.theme.to_lowercase()) } else { theme.theme };
    Section { theme: name, sentences, tables, measured: theme.measured || area.measured, ..theme }
}

/// A table; column titles that start with `#` hold numbers.
pub(super) fn table(id: &str, caption: &str, titles: &[&'static str], rows: Vec<Vec<String>>) -> Table {
    let column = |title: &&'static str| match title.strip_prefix('#') {
        Some(title) => Column { title, numeric: true },
        None => Column { title, numeric: false },
    };
    Table { id: format!("table-{id}"), caption: caption.to_owned(), columns: titles.iter().map(column).collect(), rows }
}
