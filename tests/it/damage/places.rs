//! The places of a file where a value stands, and its records with another value there.

use super::{BTreeSet, Value};
use auditpack::format::cut::Shape;

/// Stands in a place until the other value is put there.
const HERE: &str = "@here@";
/// Records of a file that are kept, of those that have the place.
const ROWS: usize = 2;

/// A name and its places in some of the records: `actor.type` in each record, or a column in each row.
pub(super) struct Place {
    /// The keys that lead there; places in a list have no number.
    pub(super) name: String,
    /// These records, [`HERE`] in each of the places.
    text: String,
}

impl Place {
    /// The records with `json` in these places. In a CSV file it is a cell in quotes.
    pub(super) fn with(&self, json: &str) -> Vec<u8> {
        self.text.replace(&format!("\"{HERE}\""), json).into_bytes()
    }

    /// The records with `json` in the first of these places.
    pub(super) fn with_first(&self, json: &str) -> Vec<u8> {
        self.text.replacen(&format!("\"{HERE}\""), json, 1).into_bytes()
    }
}

/// Every place of a file.
pub(super) fn of(bytes: &[u8]) -> Vec<Place> {
    match Shape::of(bytes) {
        Shape::CsvRows => columns(bytes),
        Shape::Lines | Shape::Values => values(bytes),
    }
}

fn columns(bytes: &[u8]) -> Vec<Place> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(bytes);
    let names = reader.byte_headers().unwrap().clone();
    let rows: Vec<csv::ByteRecord> = reader.into_byte_records().filter_map(Result::ok).collect();
    let quoted = |cell: &[u8]| format!("\"{}\"", String::from_utf8_lossy(cell).replace('"', "\"\""));
    let place = |column: usize| {
        let row = |row: &csv::ByteRecord| {
            let cell = |(at, cell)| if at == column { format!("\"{HERE}\"") } else { quoted(cell) };
            row.iter().enumerate().map(cell).collect::<Vec<_>>().join(",")
        };
        let header = names.iter().map(quoted).collect::<Vec<_>>().join(",");
        let lines = [header].into_iter().chain(rows.iter().take(ROWS).map(row));
        Place { name: column.to_string(), text: lines.collect::<Vec<_>>().join("\n") }
    };
    (0..names.len()).map(place).collect()
}

fn values(bytes: &[u8]) -> Vec<Place> {
    // What is broken in a fixture is left out: it has no places.
    let values: Vec<Value> =
        serde_json::Deserializer::from_slice(bytes).into_iter::<Value>().map_while(Result::ok).collect();
    let mut names = BTreeSet::new();
    for value in &values {
        collect(value, String::new(), &mut names);
    }
    let place = |name: String| {
        let steps: Vec<&str> = name.split('\0').skip(1).collect();
        let mut values: Vec<Value> = values.iter().filter(|value| has(value, &steps)).take(ROWS).cloned().collect();
        for value in &mut values {
            put(value, &steps);
        }
        let text = values.iter().map(|value| format!("{value}\n")).collect();
        Place { name, text }
    };
    names.into_iter().map(place).collect()
}

/// The names of all places inside `value`, their steps divided by NUL; a step of a list is empty.
fn collect(value: &Value, name: String, names: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            for (key, field) in fields {
                collect(field, format!("{name}\0{key}"), names);
            }
        }
        Value::Array(elements) => elements.iter().for_each(|element| collect(element, format!("{name}\0"), names)),
        _ => {}
    }
    names.insert(name);
}

fn has(value: &Value, steps: &[&str]) -> bool {
    let Some((step, rest)) = steps.split_first() else { return true };
    match value {
        Value::Object(fields) => fields.get(*step).is_some_and(|field| has(field, rest)),
        Value::Array(elements) => step.is_empty() && elements.iter().any(|element| has(element, rest)),
        _ => false,
    }
}

fn put(value: &mut Value, steps: &[&str]) {
    let Some((step, rest)) = steps.split_first() else {
        *value = Value::from(HERE);
        return;
    };
    match value {
        Value::Object(fields) => fields.get_mut(*step).into_iter().for_each(|field| put(field, rest)),
        Value::Array(elements) if step.is_empty() => {
            elements.retain(|element| has(element, rest));
            elements.truncate(ROWS);
            for element in elements {
                put(element, rest);
            }
        }
        _ => {}
    }
}
