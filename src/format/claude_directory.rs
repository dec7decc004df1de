//! Lists of the Compliance and Admin APIs that say what an id is: projects, users, groups and their members, roles,
//! organisations, workspaces and API keys.
//!
//! A time without a zone is UTC here, whatever zone the source has: the vendor leaves it out for some lists. A person's
//! name is never taken, and the ids of persons stay out of the tail, where they would not become pseudonyms.

mod record;

use self::record::Shape;
use super::field::Value;
use super::rows::{self, Fault, Row};
use super::{Format, FormatError, Head, Options, Piece, Sink, Unit, key, time};
use crate::event::capability::{Evidence, Question};
use crate::event::row::{Entity, Micros, Text};
use crate::event::tables;
use crate::event::taxonomy::{EntityKind, RejectReason};
use chrono_tz::Tz;
use std::borrow::Cow;

/// The format.
pub static FORMAT: Format = Format {
    id: "claude_directory",
    title: "Claude projects, workspaces, API keys, users, groups and roles",
    looks_for: "JSON records with `id` and `name` of a project, workspace, API key, group or role, or of a user or member",
    how_to_export: "save the pages of the Compliance API's projects, organizations, users, roles, groups and members, and of the Admin API's workspaces and api_keys; add each group's id as `group_id` to its pages of members",
    gaps: "removed users are not listed and the default workspace is no row; settings of an organisation and collaborators of a project are not kept",
    fills: &[&tables::ENTITY],
    answers: &[(Question::Names, Evidence::Rows)],
    fills_gaps_of: None,
    unit: Unit::Page,
    recognises,
    read,
};

fn recognises(head: &Head) -> bool {
    let Head::Json(head) = head else { return false };
    let record = head.first();
    let text = |name: &str| match record.get(name)? {
        serde_json::Value::Null => None,
        serde_json::Value::String(text) => Some(text.clone()).filter(|text| !text.trim().is_empty()),
        other => Some(other.to_string()),
    };
    record::shape(record.len(), &text).is_some()
}

fn read(piece: &Piece<'_>, _: &Options, sink: &mut dyn Sink) -> Result<(), FormatError> {
    rows::each_page(piece, sink, &mut |page, sink| {
        let listed = matches!(page.get("data"), Some(Value::Json(list)) if list.starts_with('['));
        if !listed {
            return record(page, None, sink);
        }
        // The members of a group do not name it: only the request did, unless whoever saved the page wrote it down.
        let group = page.text(&["group_id"]);
        for row in page.children("data") {
            row.settle(record(&row, group.as_ref(), sink), sink);
        }
        Ok(())
    })
}

fn record<'a>(row: &Row<'a, '_>, group: Option<&Text<'a>>, sink: &mut dyn Sink) -> Result<(), Fault> {
    let text = |name: &str| row.text(&[name]).map(Cow::into_owned);
    match record::shape(row.fields.len(), &text) {
        Some(Shape::Entity(kind)) => sink.entity(row.line, entity(row, kind, group)?),
        Some(Shape::Settings) => {
            for key in row.children("api_keys") {
                let result = entity(&key, EntityKind::ApiKey, None).map(|entity| sink.entity(key.line, entity));
                key.settle(result, sink);
            }
        }
        None => {
            let detail = "expected a project, workspace, api key, user, member, group, role or organisation";
            return Err(Fault::new(RejectReason::WrongRecord, detail));
        }
    }
    Ok(())
}

/// When a record without any time was observed: 2021-01-01, the year in which the vendor was founded. No record is
/// older, so what is known of the same thing with a time is never replaced by it, and the same row has the same time.
const UNDATED_US: Micros = 1_609_459_200_000_000;

fn entity<'a>(row: &Row<'a, '_>, kind: EntityKind, group: Option<&Text<'a>>) -> Result<Entity<'a>, Fault> {
    let names = record::names(kind);
    let id = row.text(names.id).ok_or_else(|| Fault::missing(names.id[0]))?;
    let id = if kind == EntityKind::ApiKey { key::suffix(id) } else { id };
    let created_us = instant(row, names.created)?;
    let [archived_us, deleted_us, updated_us] =
        ["archived_at", "deleted_at", "updated_at"].map(|name| instant(row, &[name]));
    let (archived_us, deleted_us) = (archived_us?, deleted_us?);
    let observed_us = [created_us, updated_us?, archived_us, deleted_us].into_iter().flatten().max();
    let mut entity = Entity::new(kind, id, observed_us.unwrap_or(UNDATED_US));
    entity.created_us = created_us;
    entity.ended_us = archived_us.into_iter().chain(deleted_us).min();
    entity.state = state(row, names.state);
    if record::is_person(kind) {
        entity.alias = row.text(&["email", "email_address"]);
    } else {
        entity.name = row.text(&["name"]);
    }
    let parent = names.parent.iter().find(|name| row.get(name).is_some());
    entity.parent_id = parent.and_then(|name| row.text(&[name]));
    if kind == EntityKind::Member && entity.parent_id.is_none() {
        entity.parent_id = group.cloned();
    }
    if kind == EntityKind::ApiKey {
        expire(&mut entity, row)?;
    }
    entity.extra.extend(record::tail(row, kind, parent.copied()));
    Ok(entity)
}

/// The time under the first of `names` that is there.
fn instant(row: &Row<'_, '_>, names: &[&'static str]) -> Result<Option<Micros>, Fault> {
    let Some(name) = names.iter().find(|name| row.get(name).is_some()) else { return Ok(None) };
    let text = row.text(&[name]).unwrap_or_default();
    time::instant(&text, Tz::UTC).map(Some).ok_or_else(|| Fault::time(name))
}

/// The directory's own word; a key of the Compliance API only says whether it is active.
fn state<'a>(row: &Row<'a, '_>, names: &[&str]) -> Option<Text<'a>> {
    let active = || match row.text(&["is_active"]).as_deref() {
        Some("true") => Some(Cow::Borrowed("active")),
        Some("false") => Some(Cow::Borrowed("inactive")),
        _ => None,
    };
    row.text(names).or_else(active)
}

/// An expiry is an end once the directory says so: until then it is a plan, and stays in the tail.
fn expire<'a>(entity: &mut Entity<'a>, row: &Row<'a, '_>) -> Result<(), Fault> {
    let expires_us = instant(row, &["expires_at"])?;
    if entity.state.as_deref() == Some("expired") {
        entity.ended_us = entity.ended_us.or(expires_us);
    } else if let Some(expires) = row.get("expires_at") {
        entity.extra.push((Cow::Borrowed("expires_at"), expires.as_json()));
    }
    Ok(())
}
