//! The four themes: usage, oversight, investigation, value. One file each.

mod investigation;
mod oversight;
mod usage;
mod value;

use super::facts::Facts;
use super::model::{Column, Section, Table};

/// The themes in reading order.
pub(super) fn all(facts: &Facts<'_>) -> Vec<Section> {
    vec![usage::section(facts), oversight::section(facts), investigation::section(facts), value::section(facts)]
}

/// A table; column titles that start with `#` hold numbers.
pub(super) fn table(id: &str, caption: &str, titles: &[&'static str], rows: Vec<Vec<String>>) -> Table {
    let column = |title: &&'static str| match title.strip_prefix('#') {
        Some(title) => Column { title, numeric: true },
        None => Column { title, numeric: false },
    };
    Table { id: format!("table-{id}"), caption: caption.to_owned(), columns: titles.iter().map(column).collect(), rows }
}
