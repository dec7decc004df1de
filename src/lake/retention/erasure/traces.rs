//! By what the rows of a person are found: the pseudonym in a column that may name people, the hash of such a row, which
//! rows of other tables may repeat, and the id of an event that its export did not name, which is the hash in hex.

use super::super::super::error::LakeError;
use super::super::super::scan;
use super::super::super::snapshot::Snapshot;
use super::super::ROWS;
use super::super::judge::text;
use crate::event::name as n;
use crate::event::table::Table;
use crate::event::tables::TABLES;
use arrow::array::{ArrayRef, AsArray, BooleanArray, Int64Array, RecordBatch, StringArray};
use arrow::datatypes::Int64Type;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Columns that may hold the id of an event, whole or behind a colon.
const IDS: &[&str] = &[n::EVENT_ID, n::OUTPUT_ID, n::RECORD_ID, n::LINKED_ID];

/// What is looked for.
#[derive(Debug)]
pub(super) struct Traces {
    /// The person's pseudonyms.
    pseudonyms: BTreeSet<String>,
    /// The hashes of all rows that have one.
    pub(super) hashes: BTreeSet<i64>,
}

impl Traces {
    /// Looks through every table whose rows have a hash.
    pub(super) fn of(snapshot: &Snapshot, pseudonyms: &BTreeSet<String>) -> Result<Self, LakeError> {
        let mut traces = Self { pseudonyms: pseudonyms.clone(), hashes: BTreeSet::new() };
        // What lies beside a row comes before the row, and events before the tables that may name them by an id.
        let (beside, rows): (Vec<_>, Vec<_>) =
            TABLES.iter().filter(|table| has_hash(table)).partition(|table| table.is_restricted());
        for table in beside.into_iter().chain(rows) {
            let columns = [named(table), vec![n::CONTENT_HASH]].concat();
            for file in snapshot.files(table) {
                for batch in scan::read(&*snapshot.store, file, &columns, ROWS)? {
                    let batch = batch?;
                    let hashes = batch[n::CONTENT_HASH].as_primitive::<Int64Type>();
                    let found = traces.naming(table, &batch);
                    let found = hashes.values().iter().zip(found).filter(|(_, found)| *found);
                    traces.hashes.extend(found.map(|(hash, _)| *hash));
                }
            }
        }
        Ok(traces)
    }

    /// Which rows of a batch with the table's [`columns`] are to be changed.
    pub(super) fn mask(&self, table: &Table, batch: &RecordBatch) -> BooleanArray {
        match batch.column_by_name(n::CONTENT_HASH) {
            Some(hashes) => {
                let hashes = hashes.as_primitive::<Int64Type>();
                hashes.values().iter().map(|hash| self.hashes.contains(hash)).collect::<Vec<_>>().into()
            }
            None => self.naming(table, batch).into(),
        }
    }

    /// Which rows of a batch have a pseudonym, or the id of an event that does.
    fn naming(&self, table: &Table, batch: &RecordBatch) -> Vec<bool> {
        let mut found = vec![false; batch.num_rows()];
        for name in named(table) {
            let Some(values) = text(batch, name) else { continue };
            for (value, found) in values.iter().zip(&mut found).filter(|(_, found)| !**found) {
                *found = value.is_some_and(|value| {
                    if IDS.contains(&name) {
                        id(value).is_some_and(|(_, hash)| self.hashes.contains(&hash))
                    } else {
                        self.pseudonyms.iter().any(|pseudonym| value.contains(pseudonym.as_str()))
                    }
                });
            }
        }
        found
    }
}

/// The columns that are looked at to tell which rows of a table are to be changed; none where no row ever is.
pub(super) fn columns(table: &Table) -> Vec<&'static str> {
    if has_hash(table) { vec![n::CONTENT_HASH] } else { named(table) }
}

fn has_hash(table: &Table) -> bool {
    table.columns.iter().any(|column| column.name == n::CONTENT_HASH)
}

/// The columns that may name a person, or an event by its hash.
fn named(table: &Table) -> Vec<&'static str> {
    let columns = table.columns.iter().filter(|column| column.names_people() || IDS.contains(&column.name));
    columns.map(|column| column.name).collect()
}

/// The hash that an id ends in, and what stands before it.
fn id(text: &str) -> Option<(&str, i64)> {
    let (before, digits) = text.split_at(text.rfind(':').map_or(0, |colon| colon + 1));
    let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    let is_hash = digits.len() == 16 && digits.bytes().all(is_digit);
    is_hash.then(|| u64::from_str_radix(digits, 16).ok()).flatten().map(|hash| (before, hash.cast_signed()))
}

/// What comes in the place of each trace.
pub(super) struct Successors<'a> {
    /// New pseudonyms.
    pub(super) pseudonyms: &'a BTreeMap<String, String>,
    /// New hashes.
    pub(super) hashes: BTreeMap<i64, i64>,
}

impl Successors<'_> {
    /// Rows of a table that are to be changed, changed.
    pub(super) fn put_into(&self, table: &Table, batch: &RecordBatch) -> RecordBatch {
        let changed = |values: &ArrayRef, change: &dyn Fn(&str) -> String| -> ArrayRef {
            let values = values.as_string::<i32>();
            Arc::new(values.iter().map(|value| value.map(change)).collect::<StringArray>())
        };
        let columns = table.columns.iter().zip(batch.columns()).map(|(column, values)| match column.name {
            n::CONTENT_HASH => {
                let hashes = values.as_primitive::<Int64Type>().values().iter();
                Arc::new(hashes.map(|hash| self.hashes[hash]).collect::<Int64Array>()) as ArrayRef
            }
            name if IDS.contains(&name) => changed(values, &|text| self.in_id(text)),
            _ if column.names_people() => changed(values, &|text| self.in_text(text).into_owned()),
            _ => Arc::clone(values),
        });
        RecordBatch::try_new(table.schema(), columns.collect()).expect("every value keeps its type")
    }

    fn in_text<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let mut text = Cow::Borrowed(text);
        for (old, new) in self.pseudonyms.iter().filter(|(old, _)| text.contains(old.as_str())).collect::<Vec<_>>() {
            text = text.replace(old, new).into();
        }
        text
    }

    fn in_id(&self, text: &str) -> String {
        match id(text).and_then(|(before, hash)| Some((before, self.hashes.get(&hash)?))) {
            Some((before, new)) => format!("{before}{new:016x}"),
            None => text.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_a_hash_whole_or_behind_a_colon() {
        assert_eq!(id("00000000000000ff"), Some(("", 255)));
        assert_eq!(id("link:otlp:ffffffffffffffff"), Some(("link:otlp:", -1)));
        for other in ["", "ff", "00000000000000FF", "x00000000000000ff", "00000000000000ff:", "p_00000000000000ff"] {
            assert_eq!(id(other), None, "{other}");
        }
        let hashes = BTreeMap::from([(255, -1)]);
        let successors = Successors { pseudonyms: &BTreeMap::new(), hashes };
        assert_eq!(successors.in_id("link:otlp:00000000000000ff"), "link:otlp:ffffffffffffffff");
        assert_eq!(successors.in_id("00000000000000fe"), "00000000000000fe");
    }

    #[test]
    fn statistics_of_the_log_are_of_no_column_that_may_name_a_person() {
        for column in TABLES.iter().flat_map(|table| table.columns) {
            let ranged = super::super::super::super::parquet::RANGED.contains(&column.name);
            assert!(!(ranged && column.names_people()), "{}", column.name);
        }
    }
}
