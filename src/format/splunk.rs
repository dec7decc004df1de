//! Splunk Enterprise Security: notable events and the edits that reviewers made to them, as searches export them.
//!
//! A notable row tells when the case was flagged, and where it stands now. A review row is one edit: it tells that the
//! case stood so at that moment, and folding the edits gives the clocks. An edit seldom knows when its case was flagged;
//! then it says "at this moment at the latest", and the notable row, or the first edit, says when.

use super::rows::{self, Fault, Row};
use super::{Format, FormatError, Head, Options, Piece, Sink, Unit, link, ticket};
use crate::event::capability::{Evidence, Question};
use crate::event::row::{Case, Text};
use crate::event::tables;
use crate::event::taxonomy::{CaseState, Severity};
use serde_json::Value;
use std::borrow::Cow;

/// The format.
pub static FORMAT: Format = Format {
    id: "splunk",
    title: "Splunk ES notables and incident reviews",
    looks_for: "CSV or JSON rows with `event_id` or `rule_id`, `status`, `_time` or `time`, and `owner` or `urgency`",
    how_to_export: "run `notable` and `| inputlookup incident_review_lookup` as searches and export both as JSON or CSV",
    gaps: "without the review rows a notable does not tell when it was first touched, and without the notables a case begins with its first edit",
    fills: &[&tables::CASE],
    answers: &[(Question::Cases, Evidence::Rows)],
    fills_gaps_of: None,
    unit: Unit::Page,
    recognises,
    read,
};

/// Where a page holds its rows; one row alone is a `result` as well.
const LISTS: &[&str] = &["results", "result", "data", "records"];
const ID: &[&str] = &["event_id", "rule_id"];
/// The label first: the number of a status of the user's own says nothing.
const STATUS: &[&str] = &["status_label", "status"];
/// When a notable's own event was raised, where an edit knows it.
const FLAGGED: &[&str] = &["notable_time", "event_time", "orig_time"];
/// Fields that only a notable has.
const NOTABLE: &[&str] = &["event_hash", "search_name", "orig_sid", "info_search_time", "review_time", "notable_type"];
const LINKS: &[&str] = &["ai_event", "ai_event_id", "activity_id", "request_id", "trace_id", "reference_id"];

fn recognises(head: &Head) -> bool {
    let told = |names: &[&str]| {
        let any = |wanted: &[&str]| wanted.iter().any(|name| names.contains(name));
        any(ID) && any(STATUS) && any(&["_time", "time", "review_time"]) && any(&["owner", "urgency"])
    };
    match head {
        Head::Csv(names) => told(&names.iter().map(String::as_str).collect::<Vec<_>>()),
        Head::Json(head) => {
            let own: Vec<&str> = head.first().keys().map(String::as_str).collect();
            // A page of results lists their fields before them.
            let list = |name: &str| head.frame.get(name).and_then(Value::as_array).into_iter().flatten();
            let listed: Vec<&str> = list("fields").filter_map(|field| field.get("name")?.as_str()).collect();
            let inner = list("results").next().and_then(Value::as_object);
            let inner: Vec<&str> = inner.into_iter().flat_map(|row| row.keys().map(String::as_str)).collect();
            [own, listed, inner].iter().any(|names| told(names))
        }
        _ => false,
    }
}

fn read(piece: &Piece<'_>, options: &Options, sink: &mut dyn Sink) -> Result<(), FormatError> {
    rows::each_page(piece, sink, &mut |page, sink| {
        let opens = |name: &&&str| page.get(name).is_some_and(|value| value.as_json().starts_with(['[', '{']));
        let Some(list) = LISTS.iter().find(opens).filter(|_| page.text(ID).is_none()) else {
            sink.case(page.line, case(page, options)?);
            return Ok(());
        };
        for row in page.children(list).into_iter().chain(page.child(list)) {
            let case = case(&row, options).map(|case| sink.case(row.line, case));
            row.settle(case, sink);
        }
        Ok(())
    })
}

fn case<'a>(row: &Row<'a, '_>, options: &Options) -> Result<Case<'a>, Fault> {
    let clock = |names: &[&str]| row.instant(names, options.zone);
    let case_id = row.text(ID).ok_or_else(|| Fault::missing(ID[0]))?;
    let native_state = row.text(STATUS).ok_or_else(|| Fault::missing(STATUS[1]))?;
    // A status of the user's own that has no group is taken for open.
    let known = state(row, &native_state);
    let state = known.unwrap_or(CaseState::Active);
    let review = is_review(row);
    let own = if review { clock(&["time", "_time"])? } else { clock(&["_time"])? };
    let own = own.ok_or_else(|| Fault::missing(if review { "time" } else { "_time" }))?;
    // A notable speaks of the moment when it was edited last.
    let reviewed = if review { Some(own) } else { clock(&["review_time"])? };
    let flagged = if review { clock(FLAGGED)?.map_or(own, |flagged| flagged.min(own)) } else { own };
    // A closed notable without a time of its review was decided at some time: not in the moment when it was raised.
    let at = reviewed.filter(|reviewed| *reviewed >= flagged);
    let done = matches!(state, CaseState::Resolved | CaseState::Closed);
    let touched = review && matches!(known, Some(CaseState::Active | CaseState::Waiting));
    Ok(Case {
        case_id,
        observed_us: reviewed.unwrap_or(own),
        state,
        native_state,
        severity: row.text(&["urgency"]).and_then(|word| ticket::severity(&word)).unwrap_or(Severity::Unrated),
        event_us: clock(&["orig_time"])?,
        flagged_us: flagged,
        acknowledged_us: at.filter(|_| touched),
        disposed_us: at.filter(|_| done),
        closed_us: at.filter(|_| matches!(state, CaseState::Closed | CaseState::Cancelled)),
        reopen_count: 0,
        disposition: if done { row.text(&["disposition_label", "disposition"]) } else { None },
        owner: row.text(&["owner"]).filter(|owner| *owner != "unassigned"),
        category: row.text(&["security_domain"]),
        linked_id: linked_id(row, options),
    })
}

/// Whether the row is an edit. In doubt it is a notable: that makes no clock too short.
fn is_review(row: &Row<'_, '_>) -> bool {
    let has = |name: &str| row.get(name).is_some();
    let edited = (has("reviewer") || has("user")) && !has("event_id");
    !NOTABLE.iter().any(|name| has(name)) && (has("time") || edited)
}

/// The state by the number that it has in every installation, by its word, or by the group that it belongs to.
fn state(row: &Row<'_, '_>, status: &str) -> Option<CaseState> {
    match status.trim() {
        "0" | "1" => Some(CaseState::New),
        "2" => Some(CaseState::Active),
        "3" => Some(CaseState::Waiting),
        "4" => Some(CaseState::Resolved),
        "5" => Some(CaseState::Closed),
        word => ticket::state(word).or_else(|| match row.text(&["status_group"])?.as_ref() {
            "New" => Some(CaseState::New),
            "Open" => Some(CaseState::Active),
            "Closed" => Some(CaseState::Closed),
            _ => None,
        }),
    }
}

/// The event that the row names: in the configured field or one of its own, else in what people wrote.
fn linked_id<'a>(row: &Row<'a, '_>, options: &Options) -> Option<Text<'a>> {
    let configured = || row.text(&[options.link_column.as_deref()?.trim()]);
    let told = || ["rule_title", "rule_description", "comment"].iter().find_map(|name| link::find(&row.text(&[name])?));
    configured().or_else(|| row.text(LINKS)).or_else(|| told().map(Cow::Owned))
}
