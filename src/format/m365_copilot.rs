//! Microsoft 365 Copilot interactions from the Purview audit log: who asked which application's Copilot, and when. One
//! record is one interaction; each message of it is a row of its own.
//!
//! File names, sites, addresses and what a record says in fields that we do not know never leave this file: the audit log
//! of other workloads puts paths and titles there. `CreationTime` is UTC although it has no offset; the `CreationDate` of
//! the CSV is written for the eye of whoever exported it, and is not read.

use super::field::{self, Value};
use super::rows::{self, Fault, Row};
use super::{Format, FormatError, Head, Options, Piece, Sink, Unit};
use crate::event::capability::{Evidence, Question};
use crate::event::row::{Event, Text};
use crate::event::tables;
use crate::event::taxonomy::{ActorKind, Kind, Outcome, RejectReason};
use chrono_tz::Tz;
use std::borrow::Cow;

/// The format.
pub static FORMAT: Format = Format {
    id: "m365_copilot",
    title: "Microsoft 365 Copilot audit log",
    looks_for: "CSV rows with `AuditData`, or JSON records with `CreationTime`, `Operation` and `RecordType`",
    how_to_export: "search the Purview audit log for the activity \"Interacted with Copilot\" and download all results",
    gaps: "an interaction is told by its messages, not by calls to a model: no token, no cost, no latency; a search shows at \
           most 180 days unless audit retention was bought",
    fills: &[&tables::EVENT],
    answers: &[(Question::Adoption, Evidence::Rows), (Question::Calls, Evidence::Proxy)],
    fills_gaps_of: None,
    unit: Unit::Record,
    recognises,
    read,
};

fn recognises(head: &Head) -> bool {
    let wrapped = head.has("AuditData") && head.has_any(&["CreationDate", "RecordId", "RecordType", "Operation"]);
    wrapped || (head.has("CreationTime") && head.has("Operation") && head.has_any(&["RecordType", "Workload"]))
}

fn read(piece: &Piece<'_>, _: &Options, sink: &mut dyn Sink) -> Result<(), FormatError> {
    rows::each(piece, sink, &mut |row, sink| {
        let Some(wrapper) = row.get("AuditData") else { return interaction(row, row, sink) };
        let json = wrapper.nested();
        let data = json.as_deref().and_then(|json| Row::wrapped(row.line, json));
        let data = data.ok_or_else(|| Fault::new(RejectReason::Malformed, "expected a json object in `AuditData`"))?;
        interaction(&data, row, sink)
    })
}

/// Calls the sink for every message of the audit record `data`; `outer` is the row that holds it.
fn interaction(data: &Row<'_, '_>, outer: &Row<'_, '_>, sink: &mut dyn Sink) -> Result<(), Fault> {
    let record = Record::of(data, outer)?;
    let Some(copilot) = data.child("CopilotEventData").filter(|_| record.is_interaction()) else {
        let mut event = record.event(record.id.clone(), Kind::Other);
        event.type_known = false;
        event.outcome = outcome(data);
        event.extra = kept(data);
        sink.event(outer.line, event);
        return Ok(());
    };
    // What the interaction touched is told with its first row, so that it is told once.
    let mut about = kept(data);
    about.extend(touched(&copilot));
    let messages = copilot.children("Messages");
    if messages.is_empty() {
        // Somebody asked and was answered, and the record does not say in how many messages: question and answer in one.
        let mut event = record.interaction_event(record.id.clone(), Kind::Call, &copilot);
        event.extra = std::mem::take(&mut about);
        sink.event(outer.line, event);
    }
    for (index, message) in messages.iter().enumerate() {
        let id = message.text(&["Id"]).unwrap_or_else(|| Cow::Owned(format!("#{index}")));
        let kind = match message.text(&["isPrompt", "IsPrompt"]).as_deref().map(str::to_ascii_lowercase).as_deref() {
            Some("true") => Kind::Prompt,
            Some("false") => Kind::Output,
            _ => Kind::Other,
        };
        let mut event = record.interaction_event(Cow::Owned(format!("{}:{id}", record.id)), kind, &copilot);
        event.extra = std::mem::take(&mut about);
        event.extra.extend(message.tail(&["Id", "isPrompt", "IsPrompt"]));
        sink.event(outer.line, event);
    }
    Ok(())
}

/// What every row of an audit record has in common.
struct Record<'a> {
    id: Text<'a>,
    ts_us: i64,
    operation: Text<'a>,
    org: Option<Text<'a>>,
    actor: Option<Text<'a>>,
    actor_kind: ActorKind,
}

impl<'a> Record<'a> {
    fn of<'d: 'a, 'o: 'a>(data: &Row<'d, '_>, outer: &Row<'o, '_>) -> Result<Self, Fault> {
        let id: Option<Text<'a>> = data.text(&["Id"]).or_else(|| outer.text(&["RecordId", "Identity"]));
        let operation = data.text(&["Operation"]).or_else(|| outer.text(&["Operation", "Operations"]));
        let ts_us = data.instant(&["CreationTime"], Tz::UTC)?;
        // The key stays when a person's address changes.
        let actor = data.text(&["UserKey", "UserId"]).or_else(|| outer.text(&["UserId", "UserIds"]));
        Ok(Self {
            id: id.ok_or_else(|| Fault::missing("Id"))?,
            ts_us: ts_us.ok_or_else(|| Fault::missing("CreationTime"))?,
            operation: operation.ok_or_else(|| Fault::missing("Operation"))?,
            org: data.text(&["OrganizationId"]),
            actor,
            actor_kind: actor_kind(data.text(&["UserType"]).as_deref()),
        })
    }

    fn is_interaction(&self) -> bool {
        self.operation.ends_with("Interaction")
    }

    fn event(&self, id: Text<'a>, kind: Kind) -> Event<'a> {
        let mut event = Event::new(id, self.ts_us, kind, self.operation.clone());
        event.provider = Some(Cow::Borrowed("microsoft"));
        event.org_id.clone_from(&self.org);
        event.actor.clone_from(&self.actor);
        event.actor_kind = self.actor_kind;
        event
    }

    fn interaction_event<'d: 'a>(&self, id: Text<'a>, kind: Kind, copilot: &Row<'d, '_>) -> Event<'a> {
        let mut event = self.event(id, kind);
        event.type_known = self.operation == "CopilotInteraction" && kind != Kind::Other;
        let host = copilot.text(&["AppHost"]).map(|host| host.to_lowercase());
        event.surface = Some(host.map_or(Cow::Borrowed("copilot"), |host| Cow::Owned(format!("copilot:{host}"))));
        event.session_id = copilot.text(&["ThreadId"]);
        let models = copilot.children("ModelTransparencyDetails");
        event.model = models.iter().find_map(|model| model.text(&["ModelName"]));
        event
    }
}

/// The types of user that the audit log knows, by number or by word.
fn actor_kind(native: Option<&str>) -> ActorKind {
    match native {
        Some("0" | "2" | "Regular" | "Admin") => ActorKind::User,
        Some("3" | "DcAdmin") => ActorKind::VendorStaff,
        Some("4" | "7" | "8" | "System" | "CustomPolicy" | "SystemPolicy") => ActorKind::System,
        Some("5" | "6" | "Application" | "ServicePrincipal") => ActorKind::ServiceAccount,
        _ => ActorKind::Unknown,
    }
}

fn outcome(data: &Row<'_, '_>) -> Outcome {
    let word = data.text(&["ResultStatus"]).unwrap_or_default().to_lowercase();
    match &*word {
        "true" | "success" | "succeeded" => Outcome::Success,
        "false" | "failed" | "failure" => Outcome::Failure,
        _ => Outcome::Unknown,
    }
}

/// Fields without persons, addresses or content. All others are left out.
const KEPT: &[&str] =
    &["RecordType", "Workload", "Version", "UserType", "ClientRegion", "ResultStatus", "CopilotLogVersion", "AgentId"];

fn kept<'a>(data: &Row<'a, '_>) -> Vec<(Text<'a>, Text<'a>)> {
    KEPT.iter().filter_map(|name| Some((Cow::Borrowed(*name), data.get(name)?.as_json()))).collect()
}

/// How many things the interaction touched, and how many of them carry a sensitivity label; the plug-ins by their ids.
fn touched<'a>(copilot: &Row<'a, '_>) -> Vec<(Text<'a>, Text<'a>)> {
    let resources = copilot.children("AccessedResources");
    let labelled = resources.iter().filter(|resource| resource.text(&["SensitivityLabelId"]).is_some()).count();
    let plugins = copilot.children("AISystemPlugin");
    let ids: Vec<String> = plugins.iter().filter_map(|plugin| Some(field::quote(&plugin.text(&["Id"])?))).collect();
    let contexts = copilot.get("Contexts").and_then(Value::nested).map_or(0, |list| field::elements(&list).len());
    let counts = [
        ("accessed_resources", resources.len()),
        ("labelled_resources", labelled),
        ("contexts", contexts),
        ("models", copilot.children("ModelTransparencyDetails").len()),
    ];
    let counted = counts.into_iter().filter(|(_, count)| *count > 0);
    let mut touched: Vec<(Text<'a>, Text<'a>)> =
        counted.map(|(name, count)| (Cow::Borrowed(name), Cow::Owned(count.to_string()))).collect();
    if !ids.is_empty() {
        touched.push((Cow::Borrowed("plugins"), Cow::Owned(format!("[{}]", ids.join(",")))));
    }
    touched
}
