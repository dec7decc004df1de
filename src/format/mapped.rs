//! Exports that no other format knows: the configuration says which of their fields is which column.
//!
//! Only a `[[source]]` with a mapping chooses this format. Nothing is kept that the mapping does not name, texts that look
//! like content or like an address are refused outside the columns of persons, and a row without an id of its own is named
//! by its content.

mod answers;
mod column;
mod draft;
mod mapping;
mod path;
mod record;
mod sample;
mod value;

pub use self::draft::Draft;
pub use self::mapping::{Mapping, Problem};
pub use self::sample::sample;

use super::field::Value;
use super::rows::{self, Fault};
use super::{Format, FormatError, Head, Options, Piece, Sink, Unit};
use crate::event::capability::{Evidence, Question};
use crate::event::tables;
use crate::event::taxonomy::RejectReason;

/// The format.
pub static FORMAT: Format = Format {
    id: "mapped",
    title: "Any export, by a mapping",
    looks_for: "the columns that `[source.mapping]` names",
    how_to_export: "export CSV or JSON with one record per call, aggregate, review or case, and map its fields in the configuration",
    gaps: "an export read by a mapping holds no more than the mapping names",
    fills: &[&tables::EVENT, &tables::USAGE, &tables::REVIEW, &tables::CASE],
    answers: &[
        (Question::Calls, Evidence::Rows),
        (Question::Tokens, Evidence::Rows),
        (Question::Cost, Evidence::Rows),
        (Question::Reviews, Evidence::Rows),
        (Question::Cases, Evidence::Rows),
        (Question::Flags, Evidence::Rows),
        (Question::Adoption, Evidence::Rows),
    ],
    // A page is cut nowhere, because any of its keys may hold the records.
    fills_gaps_of: None,
    unit: Unit::Page,
    recognises: |_: &Head| false,
    read,
};

fn read(piece: &Piece<'_>, options: &Options, sink: &mut dyn Sink) -> Result<(), FormatError> {
    let Some(mapping) = options.mapping.as_deref() else {
        return rows::each(piece, sink, &mut |_, _| {
            Err(Fault::new(RejectReason::WrongRecord, "expected a mapping for this source"))
        });
    };
    refuse_header(piece, mapping)?;
    each(piece, mapping, sink, &mut |row, sink| record::map(row.line, &row.fields, mapping, options, sink))
}

/// Maps every record of `piece`, wherever the mapping says that they stand.
fn each(piece: &Piece<'_>, mapping: &Mapping, sink: &mut dyn Sink, map: &mut rows::Map<'_>) -> Result<(), FormatError> {
    if piece.header.is_some() {
        return rows::each(piece, sink, map);
    }
    let Some(records) = &mapping.records else {
        return rows::each_with_errors(piece, Unit::Record, sink, map);
    };
    rows::each_with_errors(piece, Unit::Page, sink, &mut |page, sink| {
        let list = match records.find(&page.fields) {
            Some(path::Found::Plain(Value::Json(list))) if list.starts_with('[') => list,
            _ => {
                let expected = format!("expected a list of records in `{}`", records.written);
                return Err(Fault::new(RejectReason::WrongRecord, expected));
            }
        };
        for row in page.elements(list) {
            let result = if row.raw.starts_with(b"{") { map(&row, sink) } else { Err(not_an_object()) };
            row.settle(result, sink);
        }
        Ok(())
    })
}

fn not_an_object() -> Fault {
    Fault::new(RejectReason::Malformed, "expected a json object")
}

/// A CSV file without a column that every row needs is another export than the mapping's.
fn refuse_header(piece: &Piece<'_>, mapping: &Mapping) -> Result<(), FormatError> {
    let Some(header) = piece.header.and_then(super::csv::names) else { return Ok(()) };
    let mut needed = mapping.rules.iter().filter(|rule| rule.column.required && rule.absent.is_none());
    match needed.find(|rule| !rule.is_in(&header)) {
        Some(rule) => Err(FormatError::MissingColumn { expected: rule.paths() }),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests;
