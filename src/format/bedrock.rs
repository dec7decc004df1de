//! Amazon Bedrock model invocation logs: one record per call, from S3 or, wrapped in log events, from `CloudWatch`.
//!
//! The bodies of requests and answers never leave this file.

use super::caller::Properties;
use super::rows::{self, Fault, Row};
use super::{Format, FormatError, Head, Options, Piece, Sink, Unit};
use crate::event::capability::{Evidence, Question};
use crate::event::row::{Event, Text};
use crate::event::tables;
use crate::event::taxonomy::{ActorKind, Kind, Outcome, RejectReason};
use serde_json::{Map, Value};
use std::borrow::Cow;

/// The format.
pub static FORMAT: Format = Format {
    id: "bedrock",
    title: "Amazon Bedrock model invocation logs",
    looks_for: "JSON records with `schemaType` \"ModelInvocationLog\", also inside the `message` of log events",
    how_to_export: "copy the BedrockModelInvocationLogs/ folder of the bucket that model invocation logging writes to",
    gaps: "no latency and no cost; the vendor does not say whether `inputTokenCount` counts cached tokens, so nothing is \
           taken off; without `requestMetadata` a project is known by role or account only",
    fills: &[&tables::EVENT],
    answers: &[
        (Question::Calls, Evidence::Rows),
        (Question::Tokens, Evidence::Rows),
        (Question::Adoption, Evidence::Rows),
    ],
    fills_gaps_of: None,
    unit: Unit::Record,
    recognises,
    read,
};

/// What every record says it is.
const SCHEMA: &str = "ModelInvocationLog";
/// Lists of log events: of a subscription and of an API page.
const LOG_EVENTS: [&str; 2] = ["logEvents", "events"];

fn recognises(head: &Head) -> bool {
    let Head::Json(head) = head else { return false };
    let wraps = |value: Option<&Value>| value.and_then(Value::as_str).is_some_and(|text| text.contains(SCHEMA));
    let is_log = |record: &Map<String, Value>| {
        let lists = |name: &str| {
            let events = record.get(name).and_then(Value::as_array);
            events.is_some_and(|events| events.iter().any(|event| wraps(event.get("message"))))
        };
        record.get("schemaType").and_then(Value::as_str) == Some(SCHEMA)
            || wraps(record.get("message"))
            || LOG_EVENTS.into_iter().any(lists)
    };
    // A log group may hold other messages too.
    head.records.iter().any(is_log)
}

fn read(piece: &Piece<'_>, options: &Options, sink: &mut dyn Sink) -> Result<(), FormatError> {
    rows::each(piece, sink, &mut |row, sink| {
        let listed: Vec<Row<'_, '_>> = LOG_EVENTS.into_iter().flat_map(|name| row.children(name)).collect();
        if listed.is_empty() {
            return unwrapped(row, options, sink);
        }
        for logged in &listed {
            logged.settle(unwrapped(logged, options, sink), sink);
        }
        Ok(())
    })
}

/// Reads a record, or the record that the message of a log event holds.
fn unwrapped(row: &Row<'_, '_>, options: &Options, sink: &mut dyn Sink) -> Result<(), Fault> {
    let message = row.text(&["message"]).filter(|_| row.get("schemaType").is_none());
    match message.as_deref().and_then(|json| Row::wrapped(row.line, json)) {
        Some(inner) => sink.event(row.line, event(&inner, options)?),
        None => sink.event(row.line, event(row, options)?),
    }
    Ok(())
}

/// Fields with a column of their own, or taken apart.
const MAPPED: &[&str] = &[
    "schemaType",
    "timestamp",
    "accountId",
    "requestId",
    "operation",
    "modelId",
    "identity",
    "requestMetadata",
    "input",
    "output",
];

/// Operations that ask a model.
const OPERATIONS: &[&str] = &[
    "InvokeModel",
    "InvokeModelWithResponseStream",
    "InvokeModelWithBidirectionalStream",
    "Converse",
    "ConverseStream",
];

fn event<'a>(row: &Row<'a, '_>, options: &Options) -> Result<Event<'a>, Fault> {
    if row.text(&["schemaType"]).is_none_or(|schema| schema != SCHEMA) {
        return Err(Fault::new(RejectReason::WrongRecord, "expected a record with `schemaType` ModelInvocationLog"));
    }
    let id = row.required(&["requestId"])?;
    let ts_us = row.instant(&["timestamp"], options.zone)?.ok_or_else(|| Fault::missing("timestamp"))?;
    let native = row.text(&["operation"]).unwrap_or(Cow::Borrowed("unspecified"));
    let known = OPERATIONS.contains(&&*native);
    let input = row.child("input");
    let output = row.child("output");
    let count = |part: &Option<Row<'a, 'a>>, name: &str| part.as_ref().map_or(Ok(None), |part| part.scaled(&[name], 0));
    let (tokens_in, tokens_out) = (count(&input, "inputTokenCount")?, count(&output, "outputTokenCount")?);
    // A record of an operation that we do not know is a call if tokens flowed.
    let flowed = tokens_in.unwrap_or(0).saturating_add(tokens_out.unwrap_or(0)) > 0;
    let kind = if known || flowed { Kind::Call } else { Kind::Other };
    let mut event = Event::new(id.clone(), ts_us, kind, native);
    event.type_known = known;
    event.request_id = Some(id);
    event.outcome = outcome(row);
    event.provider = Some(Cow::Borrowed("bedrock"));
    event.surface = Some(Cow::Borrowed("api"));
    event.org_id = row.text(&["accountId"]);
    event.model = row.text(&["modelId"]);
    event.tokens_in = tokens_in;
    event.tokens_cache_read = count(&input, "cacheReadInputTokenCount")?;
    event.tokens_cache_write = count(&input, "cacheWriteInputTokenCount")?;
    event.tokens_out = tokens_out;
    event.extra = row.tail(MAPPED);
    describe_caller(&mut event, row.child("identity").and_then(|identity| identity.text(&["arn"])));
    Properties::of(row.get("requestMetadata"), options).describe(&mut event, Vec::new(), options);
    Ok(event)
}

fn outcome(row: &Row<'_, '_>) -> Outcome {
    match row.text(&["errorCode"]).as_deref() {
        None => Outcome::Success,
        Some(code) if code.starts_with("AccessDenied") => Outcome::Denied,
        Some(_) => Outcome::Failure,
    }
}

/// The caller from its ARN. An assumed role is the workspace, without the session; else the account is. A session is named
/// by whoever opened it, often by their e-mail address: then it is a person, known by it elsewhere too.
fn describe_caller<'a>(event: &mut Event<'a>, arn: Option<Text<'a>>) {
    event.workspace_id.clone_from(&event.org_id);
    let Some(arn) = arn else { return };
    event.actor_kind = if arn.contains(":user/") { ActorKind::User } else { ActorKind::Federated };
    let role = arn.find(":assumed-role/").and_then(|at| {
        let name = at + ":assumed-role/".len();
        Some(name + arn.get(name..)?.find('/')?)
    });
    let session = role.map(|end| arn[end + 1..].to_owned()).filter(|session| session.contains('@'));
    if let Some(end) = role {
        event.workspace_id = Some(Cow::Owned(arn[..end].to_owned()));
    } else if arn.contains(":assumed-role/") {
        event.workspace_id = Some(arn.clone());
    }
    if session.is_some() {
        event.actor_kind = ActorKind::User;
    }
    event.actor = session.map(Cow::Owned).or(Some(arn));
}
