//! What a mapping makes of the first rows of a file, for people who are writing the mapping.

use super::column::Type;
use super::mapping::Mapping;
use super::record;
use super::value::{Cell, Rule};
use crate::event::row::{Case, Entity, Event, Reject, Review, Usage};
use crate::format::rows::{Fault, Nowhere, Row};
use crate::format::{FormatError, Options, Piece, Sink};
use chrono::{DateTime, SecondsFormat};
use std::cell::RefCell;
use std::fmt::Write;

/// The first rows of `piece` as text, one text for each row and one line for each mapped column: its value, or why the row
/// would be rejected. Persons are not shown.
///
/// # Errors
/// The file is not what it claims to be; without a mapping there is nothing to show.
pub fn sample(piece: &Piece<'_>, options: &Options, rows: usize) -> Result<Vec<String>, FormatError> {
    let Some(mapping) = options.mapping.as_deref() else { return Ok(Vec::new()) };
    super::refuse_header(piece, mapping)?;
    let shown = RefCell::new(Vec::new());
    let mut sink = Shown { shown: &shown, rows };
    super::each(piece, mapping, &mut sink, &mut |row, _| {
        let mut shown = shown.borrow_mut();
        if shown.len() < rows {
            shown.push(told(row, mapping, options));
        }
        Ok(())
    })?;
    Ok(shown.into_inner())
}

/// One row, column by column.
fn told(row: &Row<'_, '_>, mapping: &Mapping, options: &Options) -> String {
    let mut text = format!("line {}", row.line);
    let mut refused = false;
    for rule in &mapping.rules {
        let read = rule.read(&row.fields, options);
        refused |= read.is_err();
        let _ = write!(text, "\n  {} = {}", rule.column.name, value(rule, read));
    }
    for path in mapping.cuts.iter().chain(&mapping.keep) {
        let found = if path.find(&row.fields).is_some() { "(kept)" } else { "(nothing)" };
        let _ = write!(text, "\n  {} = {found}", path.written);
    }
    // What no single column tells: a missing one, a clock that runs backwards.
    if let (false, Err(fault)) = (refused, record::map(row.line, &row.fields, mapping, options, &mut Nowhere)) {
        let _ = write!(text, "\n  rejected: {fault}");
    }
    text
}

/// A column's value as people read it.
fn value(rule: &Rule, read: Result<Option<Cell<'_>>, Fault>) -> String {
    match read {
        Err(fault) => format!("rejected: {fault}"),
        Ok(None) => format!("(nothing at {})", rule.paths()),
        Ok(Some(cell)) => match (cell, rule.column.kind) {
            (_, Type::Person) => "(pseudonym)".to_owned(),
            (Cell::Int(micros), Type::Instant) => DateTime::from_timestamp_micros(micros)
                .map_or_else(|| micros.to_string(), |time| time.to_rfc3339_opts(SecondsFormat::AutoSi, true)),
            (Cell::Int(number), _) => number.to_string(),
            (Cell::Flag(flag), _) => flag.to_string(),
            (Cell::Word(word), _) => word.to_owned(),
            (Cell::Text(text), _) => text.into_owned(),
            (Cell::Texts(texts), _) => texts.join(", "),
        },
    }
}

/// Takes the rows that cannot be read at all, and shows why.
struct Shown<'s> {
    shown: &'s RefCell<Vec<String>>,
    rows: usize,
}

impl Sink for Shown<'_> {
    fn event(&mut self, _: u64, _: Event<'_>) {}
    fn review(&mut self, _: u64, _: Review<'_>) {}
    fn case(&mut self, _: u64, _: Case<'_>) {}
    fn usage(&mut self, _: u64, _: Usage<'_>) {}
    fn entity(&mut self, _: u64, _: Entity<'_>) {}

    fn reject(&mut self, reject: Reject, _: &[u8]) {
        let mut shown = self.shown.borrow_mut();
        if shown.len() < self.rows {
            shown.push(format!("line {}\n  rejected: {}", reject.line, reject.detail));
        }
    }
}
