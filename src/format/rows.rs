//! The rows of a piece, JSON or CSV alike: each is handed to a format's mapping and ends in one call of the sink.

use super::field::Field;
use super::records::{Found, Records};
use super::{FormatError, Piece, Sink, csv};
use crate::event::row::Reject;
use crate::event::taxonomy::RejectReason;

/// Why a row is not accepted: the reason and, in one lowercase sentence, what was expected and what was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    reason: RejectReason,
    detail: String,
}

impl Fault {
    /// A fault with a text of its own.
    pub(super) fn new(reason: RejectReason, detail: impl Into<String>) -> Self {
        Self { reason, detail: detail.into() }
    }

    /// A required field that is absent or empty.
    pub(super) fn missing(name: &str) -> Self {
        Self::new(RejectReason::MissingField, format!("expected a value in `{name}`"))
    }

    /// A time that cannot be read.
    pub(super) fn time(name: &str) -> Self {
        Self::new(RejectReason::BadTime, format!("expected a time in `{name}`"))
    }

    /// A number that cannot be read.
    pub(super) fn number(name: &str) -> Self {
        Self::new(RejectReason::BadNumber, format!("expected a number in `{name}`"))
    }
}

/// A mapping of one row: its line, its fields, and where the result goes. On success it has called the sink once,
/// on a fault not at all.
pub(super) type Map<'m> = dyn FnMut(u64, &[Field<'_>], &mut dyn Sink) -> Result<(), Fault> + 'm;

/// Maps every row of `piece`.
///
/// # Errors
/// [`FormatError::ApiError`] if an API error stands between the records.
pub(super) fn each(piece: &Piece<'_>, sink: &mut dyn Sink, map: &mut Map<'_>) -> Result<(), FormatError> {
    if piece.header.is_some() {
        each_csv(piece, sink, map);
        return Ok(());
    }
    let mut records = Records::new(piece.bytes, piece.first_line);
    while let Some(found) = records.next_found()? {
        match found {
            Found::Record { line, raw, fields } => settle(map(line, fields, sink), line, raw.as_bytes(), sink),
            Found::Malformed { line, raw, detail } => malformed(line, raw, detail.to_owned(), sink),
        }
    }
    Ok(())
}

fn each_csv(piece: &Piece<'_>, sink: &mut dyn Sink, map: &mut Map<'_>) {
    csv::each(piece, &mut |found| match found {
        csv::Found::Row { line, raw, fields } => settle(map(line, fields, sink), line, raw, sink),
        csv::Found::Malformed { line, raw, detail } => malformed(line, raw, detail, sink),
    });
}

fn settle(result: Result<(), Fault>, line: u64, raw: &[u8], sink: &mut dyn Sink) {
    if let Err(Fault { reason, detail }) = result {
        sink.reject(Reject { line, reason, detail }, raw);
    }
}

fn malformed(line: u64, raw: &[u8], detail: String, sink: &mut dyn Sink) {
    sink.reject(Reject { line, reason: RejectReason::Malformed, detail }, raw);
}
