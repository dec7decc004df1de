//! `TheHive` cases and alerts, as its API and its exports write them: every clock is a field of its own.
//!
//! The tool measures its times to detect and to acknowledge from when the event occurred, its time to triage from the
//! `New` stage: our flag is the latter. An alert that became a case goes on there, so it is withdrawn here.

use super::rows::{self, Fault, Row};
use super::{Format, FormatError, Head, Options, Piece, Sink, Unit, link};
use crate::event::capability::{Evidence, Question};
use crate::event::row::{Case, Micros, Text};
use crate::event::tables;
use crate::event::taxonomy::{CaseState, RejectReason, Severity};
use std::borrow::Cow;

/// The format.
pub static FORMAT: Format = Format {
    id: "thehive",
    title: "TheHive cases and alerts",
    looks_for: "JSON records with `_id`, `status`, `stage` and `newDate` or `_createdAt`",
    how_to_export: "save POST /api/v1/query with `listCase` or `listAlert`, or GET /api/v1/case/{id}",
    gaps: "a case keeps the first time of each stage only, so neither its reopenings nor its assignments are known",
    fills: &[&tables::CASE],
    answers: &[(Question::Cases, Evidence::Rows)],
    fills_gaps_of: None,
    unit: Unit::Record,
    recognises,
    read,
};

/// When the event occurred, in cases and in alerts.
const HAPPENED: &[&str] = &["startDate", "date"];
const NEW: &[&str] = &["newDate", "_createdAt"];
const TOUCHED: &[&str] = &["inProgressDate"];
const DECIDED: &[&str] = &["closedDate", "endDate"];
const CLOSED: &[&str] = &["endDate", "closedDate", "importedDate"];
const UPDATED: &[&str] = &["_updatedAt"];

fn recognises(head: &Head) -> bool {
    let Head::Json(head) = head else { return false };
    let has = |name: &str| head.first().contains_key(name);
    has("_id") && has("status") && has("stage") && (has("newDate") || has("_createdAt"))
}

fn read(piece: &Piece<'_>, options: &Options, sink: &mut dyn Sink) -> Result<(), FormatError> {
    rows::each(piece, sink, &mut |row, sink| {
        sink.case(row.line, case(row, options)?);
        Ok(())
    })
}

fn case<'a>(row: &Row<'a, '_>, options: &Options) -> Result<Case<'a>, Fault> {
    let time = |names: &[&str]| row.instant(names, options.zone);
    let case_id = row.text(&["_id"]).ok_or_else(|| Fault::missing("_id"))?;
    let status = row.text(&["status"]).ok_or_else(|| Fault::missing("status"))?;
    let stage = row.text(&["stage"]).ok_or_else(|| Fault::missing("stage"))?;
    let state = state(&stage, &status).ok_or_else(|| {
        Fault::new(RejectReason::BadValue, "expected a stage of `New`, `InProgress`, `Imported` or `Closed`")
    })?;
    let flagged = time(NEW)?.ok_or_else(|| Fault::missing(NEW[0]))?;
    let touched = time(TOUCHED)?.map(|touched| touched.max(flagged));
    // A case that is open again was decided all the same.
    let decided = if state == CaseState::Cancelled { None } else { time(&DECIDED[..1])? };
    let closed = state == CaseState::Closed;
    let decided = if closed && decided.is_none() { time(DECIDED)? } else { decided };
    if decided.is_some_and(|decided| decided < flagged) {
        return Err(Fault::new(RejectReason::NegativeClock, "expected `closedDate` at or after `newDate`"));
    }
    let ended = if closed || state == CaseState::Cancelled { time(CLOSED)? } else { None };
    let latest = [touched, decided, ended].into_iter().flatten().fold(flagged, Micros::max);
    Ok(Case {
        case_id,
        observed_us: time(UPDATED)?.unwrap_or(latest),
        state,
        native_state: stage,
        severity: severity(row),
        event_us: time(HAPPENED)?,
        flagged_us: flagged,
        acknowledged_us: touched,
        disposed_us: decided,
        // The end of the event can be set by hand, also to before the decision.
        closed_us: ended.max(decided.filter(|_| closed)),
        reopen_count: 0,
        disposition: (closed || state == CaseState::Cancelled).then_some(status),
        owner: row.text(&["assignee"]),
        category: row.text(&["type"]),
        linked_id: linked_id(row, options),
    })
}

/// The stage; statuses are the user's own, but for `Duplicated`, which ends nothing.
fn state(stage: &str, status: &str) -> Option<CaseState> {
    match stage {
        "New" => Some(CaseState::New),
        "InProgress" => Some(CaseState::Active),
        "Closed" if status.starts_with("Duplicate") => Some(CaseState::Cancelled),
        "Closed" => Some(CaseState::Closed),
        "Imported" => Some(CaseState::Cancelled),
        _ => None,
    }
}

/// One to four, the last the worst.
fn severity(row: &Row<'_, '_>) -> Severity {
    match row.text(&["severity"]).as_deref() {
        Some("1") => Severity::Low,
        Some("2") => Severity::Medium,
        Some("3") => Severity::High,
        Some("4") => Severity::Critical,
        _ => Severity::Unrated,
    }
}

/// The event that the record names: in the configured custom field or field, else where an alert says what raised it, in
/// its tags and in its text.
fn linked_id<'a>(row: &Row<'a, '_>, options: &Options) -> Option<Text<'a>> {
    let configured = || {
        let name = options.link_column.as_deref()?.trim();
        let custom =
            row.children("customFields").into_iter().find(|field| field.text(&["name"]).as_deref() == Some(name));
        custom.and_then(|field| field.text(&["value"])).or_else(|| row.text(&[name]))
    };
    let told = || ["sourceRef", "tags", "title", "description"].iter().find_map(|name| link::find(&row.text(&[name])?));
    configured().or_else(|| told().map(Cow::Owned))
}
