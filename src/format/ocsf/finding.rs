//! Detection findings (2004) and incident findings (2005): what was flagged, and where it stands.
//!
//! `time` is the moment of a change with some products, the creation of the finding with others. The moment of a change is
//! therefore the latest that the event tells of; a change that is not after the creation has no known moment.

use super::{Record, text_in, time_in};
use crate::event::row::{Case, Micros, Text};
use crate::event::taxonomy::{CaseState, RejectReason, Severity};
use crate::format::field::{self, Value};
use crate::format::link;
use crate::format::rows::{Fault, Row};
use std::borrow::Cow;

/// The states of a detection finding, their numbers and their words.
const DETECTION: &[(&str, &str, CaseState)] = &[
    ("1", "New", CaseState::New),
    ("2", "In Progress", CaseState::Active),
    // The rule or a person decided not to look.
    ("3", "Suppressed", CaseState::Cancelled),
    ("4", "Resolved", CaseState::Resolved),
    ("5", "Archived", CaseState::Closed),
    ("6", "Deleted", CaseState::Cancelled),
];

/// The states of an incident finding.
const INCIDENT: &[(&str, &str, CaseState)] = &[
    ("1", "New", CaseState::New),
    ("2", "In Progress", CaseState::Active),
    ("3", "On Hold", CaseState::Waiting),
    ("4", "Resolved", CaseState::Resolved),
    ("5", "Closed", CaseState::Closed),
];

/// What was found, by number.
const VERDICTS: &[(&str, &str)] = &[
    ("1", "False Positive"),
    ("2", "True Positive"),
    ("3", "Disregard"),
    ("4", "Suspicious"),
    ("5", "Benign"),
    ("6", "Test"),
    ("7", "Insufficient Data"),
    ("8", "Security Risk"),
    ("9", "Managed Externally"),
    ("10", "Duplicate"),
];

/// A change of a finding.
struct Change<'a> {
    /// The finding, or the first of an incident.
    info: Option<Row<'a, 'a>>,
    /// When the finding was made, if the event says so.
    created_us: Option<Micros>,
    /// The latest moment that the event tells of.
    moment_us: Micros,
    /// Whether this is the creation itself.
    creation: bool,
    /// Whether this is the end.
    closing: bool,
}

impl Change<'_> {
    /// The moment of a state that was reached, if it is known.
    fn reached(&self) -> Option<Micros> {
        let known = self.creation || self.created_us.is_none_or(|created| self.moment_us > created);
        known.then_some(self.moment_us)
    }
}

impl<'a> Record<'a, '_> {
    /// The row of a case that a finding's event gives.
    pub(super) fn case(&self, class: &str) -> Result<Case<'a>, Fault> {
        let change = self.change()?;
        let (native_state, state) = self.state(class, &change);
        let verdict = self.verdict();
        let decided = matches!(state, CaseState::Resolved | CaseState::Closed);
        // A duplicate is decided with the case that it repeats.
        let merged = decided && verdict.as_deref().is_some_and(|verdict| verdict.eq_ignore_ascii_case("duplicate"));
        let state = if merged { CaseState::Cancelled } else { state };
        let decided = decided && !merged;
        let flagged_us = change.created_us.unwrap_or(change.moment_us);
        if change.moment_us < flagged_us {
            let detail = "expected `time` at or after the creation of the finding";
            return Err(Fault::new(RejectReason::NegativeClock, detail));
        }
        Ok(Case {
            case_id: self.case_id(&change)?,
            observed_us: change.moment_us,
            state,
            native_state,
            severity: self.severity(),
            event_us: self.of_finding(&change, "first_seen_time")?,
            flagged_us,
            acknowledged_us: if state == CaseState::Active { change.reached() } else { None },
            disposed_us: if decided { change.reached() } else { None },
            closed_us: if state == CaseState::Closed { change.reached() } else { None },
            reopen_count: 0,
            disposition: if decided || state == CaseState::Cancelled { verdict } else { None },
            owner: ["uid", "name", "email_addr"].iter().find_map(|name| self.text(&["assignee", name])),
            category: change.info.as_ref().and_then(category),
            linked_id: self.linked_id(&change),
        })
    }

    fn change(&self) -> Result<Change<'a>, Fault> {
        let activity = self.row.text(&["activity_id"]);
        let info = self.row.child("finding_info").or_else(|| self.row.children("finding_info_list").into_iter().next());
        let creation = activity.as_deref() == Some("1");
        let closing = activity.as_deref() == Some("3");
        let mut change = Change { info, created_us: None, moment_us: self.instant()?, creation, closing };
        change.created_us = self.of_finding(&change, "created_time")?;
        if creation {
            // The creation is told at once; a finding may have been made before it was told.
            change.created_us = change.created_us.map(|created| created.min(change.moment_us));
        } else {
            change.moment_us = change.moment_us.max(self.of_finding(&change, "modified_time")?.unwrap_or(Micros::MIN));
            if change.created_us.is_some_and(|created| change.moment_us <= created) {
                let logged = self.time(&["metadata", "logged_time"])?.unwrap_or(Micros::MIN);
                change.moment_us = change.moment_us.max(logged);
            }
        }
        Ok(change)
    }

    fn of_finding(&self, change: &Change<'a>, name: &'static str) -> Result<Option<Micros>, Fault> {
        change.info.as_ref().map_or(Ok(None), |info| time_in(info, &[name], self.options))
    }

    /// The id that stays the same over all changes: of the finding. An incident has none of its own and goes by its first
    /// finding, else by its ticket or by what correlates its events.
    fn case_id(&self, change: &Change<'a>) -> Result<Text<'a>, Fault> {
        let finding = change.info.as_ref().and_then(|info| info.text(&["uid"]));
        let ticket = || self.text(&["ticket", "uid"]);
        let id = finding.or_else(ticket).or_else(|| self.text(&["metadata", "correlation_uid"]));
        id.ok_or_else(|| Fault::missing("finding_info.uid"))
    }

    /// The state's own word and ours. A state that we do not know is told by the activity.
    fn state(&self, class: &str, change: &Change<'a>) -> (Text<'a>, CaseState) {
        let states = if class == "2004" { DETECTION } else { INCIDENT };
        let word = self.row.text(&["status"]);
        let by_number = self.row.text(&["status_id"]);
        let listed = states.iter().find(|(number, ..)| by_number.as_deref() == Some(number)).or_else(|| {
            states.iter().find(|(_, caption, _)| word.as_deref().is_some_and(|word| word.eq_ignore_ascii_case(caption)))
        });
        let state = match listed {
            Some((.., CaseState::Cancelled)) => CaseState::Cancelled,
            _ if change.closing => CaseState::Closed,
            Some((.., state)) => *state,
            None if change.creation => CaseState::New,
            // Something changed, but nothing says that a person looked at it.
            None => CaseState::New,
        };
        let caption = listed.map_or("Unknown", |(_, caption, _)| *caption);
        (word.unwrap_or(Cow::Borrowed(caption)), state)
    }

    fn verdict(&self) -> Option<Text<'a>> {
        let number = self.row.text(&["verdict_id"])?;
        let listed = VERDICTS.iter().find(|(verdict, _)| *verdict == number).map(|(_, word)| Cow::Borrowed(*word));
        listed.or_else(|| self.row.text(&["verdict"]))
    }

    fn severity(&self) -> Severity {
        match self.row.text(&["severity_id"]).as_deref() {
            Some("1" | "2") => Severity::Low,
            Some("3") => Severity::Medium,
            Some("4") => Severity::High,
            Some("5" | "6") => Severity::Critical,
            _ => Severity::Unrated,
        }
    }

    /// The event that the finding is about: in a place of its own, else in its text.
    fn linked_id(&self, change: &Change<'a>) -> Option<Text<'a>> {
        let related = || {
            let events = change.info.as_ref()?.children("related_events");
            events.iter().find_map(|event| event.text(&["uid"]))
        };
        let evidence = || {
            let evidences = self.row.children("evidences");
            evidences.iter().find_map(|evidence| text_in(evidence, &["api", "request", "uid"]))
        };
        let unmapped = || LINKS.iter().find_map(|name| self.text(&["unmapped", name]));
        let told = || {
            let texts = ["desc", "title"].map(|name| change.info.as_ref()?.text(&[name]));
            texts.into_iter().flatten().find_map(|text| link::find(&text)).map(Cow::Owned)
        };
        related().or_else(evidence).or_else(unmapped).or_else(told)
    }
}

/// Names under which producers keep the id of an event that the classes have no place for.
const LINKS: &[&str] = &["ai_event_id", "event_id", "activity_id", "request_id", "trace_id"];

/// The first of the finding's types; a title would quote what was found.
fn category<'a>(info: &Row<'a, '_>) -> Option<Text<'a>> {
    let Some(Value::Json(types)) = info.get("types") else { return None };
    let first = field::elements(types).into_iter().next()?.text()?;
    (first.len() <= 100).then_some(first)
}
