//! What each person did, by surface: one row of the report `users` with everything, and one of `users_by_surface` for each
//! surface that was used.

use super::super::Sink;
use super::super::bucket;
use super::super::field::Value;
use super::super::rows::{Fault, Row};
use super::{DAYS, Frame};
use crate::event::row::{Text, Usage};
use crate::event::taxonomy::ActorKind;
use std::borrow::Cow;

/// Whether a field holds the figures of a surface.
pub(super) fn is_metrics(name: &str) -> bool {
    name.ends_with("_metrics")
}

/// Fields of a person's row that have a column of their own.
const MAPPED: &[&str] = &["user", "rbac_group_id"];

/// Hands on everything that the row says about a person, or about a group if the request was grouped.
pub(super) fn rows(row: &Row<'_, '_>, frame: &Frame, sink: &mut dyn Sink) -> Result<(), Fault> {
    let grouped = row.get("rbac_group_id").is_some();
    let words = if grouped { ["users_by_group", "users_by_group_and_surface"] } else { ["users", "users_by_surface"] };
    let mut all: Usage<'_> = frame.usage(words[0], row)?;
    all.native_team = row.text(&["rbac_group_id"]);
    if let Some(user) = row.child("user") {
        all.actor = user.text(&["id", "email_address"]);
        all.actor_kind = ActorKind::User;
    }
    let blank = Usage { report: words[1], ..all.clone() };
    let mut used = Vec::new();
    for field in row.fields.iter().filter(|field| is_metrics(&field.name)) {
        let Some(metrics) = row.child(&field.name) else { continue };
        let mut one = Usage { surface: Some(surface(&field.name)), ..blank.clone() };
        add(&mut one, &metrics, "", DEPTH)?;
        all.messages = bucket::plus(all.messages, one.messages);
        all.sessions = bucket::plus(all.sessions, one.sessions);
        all.accepted = bucket::plus(all.accepted, one.accepted);
        all.rejected = bucket::plus(all.rejected, one.rejected);
        let counted = [one.messages, one.sessions, one.accepted, one.rejected];
        if !one.extra.is_empty() || counted.iter().any(|count| count.unwrap_or(0) != 0) {
            used.push(one);
        }
    }
    let metrics: Vec<&str> = row.fields.iter().map(|field| &*field.name).filter(|name| is_metrics(name)).collect();
    all.extra = bucket::rest(row, &[DAYS, MAPPED, &metrics]);
    sink.usage(row.line, all);
    for one in used {
        sink.usage(row.line, one);
    }
    Ok(())
}

/// The surface of a metrics field, by the word that usage and cost reports have for it.
fn surface(name: &str) -> Text<'static> {
    match name.strip_suffix("_metrics").unwrap_or(name) {
        "design" => Cow::Borrowed("claude_design"),
        "office" => Cow::Borrowed("office_agent"),
        other => Cow::Owned(other.to_owned()),
    }
}

/// How deep figures stand inside a surface.
const DEPTH: usize = 4;

/// Adds the figures of a surface, however they are nested; those without a column go to the tail unless they are zero.
fn add<'a>(usage: &mut Usage<'a>, metrics: &Row<'a, '_>, path: &str, depth: usize) -> Result<(), Fault> {
    for field in metrics.fields.iter() {
        let name = &*field.name;
        if let Some(inner) = metrics.child(name).filter(|_| depth > 0) {
            add(usage, &inner, &format!("{path}{name}."), depth - 1)?;
            continue;
        }
        let column = match name {
            "message_count" => &mut usage.messages,
            "distinct_session_count" | "distinct_conversation_count" => &mut usage.sessions,
            "accepted_count" => &mut usage.accepted,
            "rejected_count" => &mut usage.rejected,
            _ => {
                let told = field.value.text().is_some() && field.value.integer() != Ok(Some(0));
                usage.extra.extend(told.then(|| (Cow::Owned(format!("{path}{name}")), field.value.as_json())));
                continue;
            }
        };
        let count = Value::integer(field.value).map_err(|_| Fault::number(name))?;
        *column = bucket::plus(*column, count);
    }
    Ok(())
}
