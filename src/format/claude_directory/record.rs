//! What a record of a directory describes, told from its type, the prefix of its id or its fields, and where its facts stand.

use crate::event::row::Text;
use crate::event::taxonomy::EntityKind;
use crate::format::field::Field;
use crate::format::rows::Row;
use std::borrow::Cow;

/// What a record is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// One entry.
    Entity(EntityKind),
    /// The settings of an organisation, with a list of API keys. Only the keys are entries: the rest has no id, name or
    /// time, and a row of it would stand before the organisation's own.
    Settings,
}

/// Prefixes of ids that tell what the record is. Documents of a project share the beginning of its prefix.
const PREFIXES: &[(&str, EntityKind)] = &[
    ("claude_proj_", EntityKind::Project),
    ("rbac_group_", EntityKind::Group),
    ("rbac_role_", EntityKind::Role),
    ("wrkspc_", EntityKind::Workspace),
    ("apikey_", EntityKind::ApiKey),
];

/// What a record with this number of fields is; `text` gives the value of a field. `None` if it belongs to no directory
/// of the vendor's.
pub(super) fn shape(fields: usize, text: &dyn Fn(&str) -> Option<String>) -> Option<Shape> {
    let has = |name: &str| text(name).is_some();
    let (id, word) = (text("id"), text("type").unwrap_or_default());
    let named = has("name");
    let email = has("email") || has("email_address");
    if has("object") || has("filename") || has("actor") {
        // Another vendor's list, a file of a project, an activity.
        return None;
    }
    let kind = match (&*word, &id) {
        ("effective_organization_settings", _) => return Some(Shape::Settings),
        ("api_key" | "compliance_api_key", Some(_)) => EntityKind::ApiKey,
        ("workspace", Some(_)) => EntityKind::Workspace,
        ("organization", Some(_)) if named => EntityKind::Organization,
        ("user", Some(_)) if email && has("role") => EntityKind::User,
        ("workspace_member", None) if has("user_id") && has("workspace_id") => EntityKind::Member,
        // What was deleted is told by id and type alone.
        (_, Some(id)) if (named || has("created_at")) && prefixed(id).is_some() => prefixed(id)?,
        (_, Some(_)) if named && has("is_private") && has("organization_uuid") => EntityKind::Project,
        (_, Some(_)) if named && has("source_type") => EntityKind::Group,
        (_, Some(_)) if email && (has("organization_role") || has("full_name")) => EntityKind::User,
        // Few fields tell these two apart from the records of other exports that name a person or have a name.
        ("", None) if fields <= 5 && email && has("user_id") && (has("created_at") || has("updated_at")) => {
            EntityKind::Member
        }
        ("", None) if fields <= 3 && named && has("uuid") && has("created_at") => EntityKind::Organization,
        _ => return None,
    };
    Some(Shape::Entity(kind))
}

fn prefixed(id: &str) -> Option<EntityKind> {
    let found = PREFIXES.iter().find(|(prefix, _)| id.starts_with(prefix));
    found.filter(|_| !id.starts_with("claude_proj_doc_")).map(|(_, kind)| *kind)
}

/// Where the facts of a kind stand: the names of fields, the preferred before the others.
pub(super) struct Names {
    /// The id.
    pub(super) id: &'static [&'static str],
    /// When it was made.
    pub(super) created: &'static [&'static str],
    /// State or role.
    pub(super) state: &'static [&'static str],
    /// What it belongs to.
    pub(super) parent: &'static [&'static str],
}

/// An organisation's uuid is the id that its own list has; `organization_id` is that uuid in one place and `org_…` in
/// another.
const ORGANIZATION: &[&str] = &["organization_uuid", "organization_id"];

/// Where the facts of `kind` stand.
pub(super) fn names(kind: EntityKind) -> Names {
    let created: &[&str] = &["created_at"];
    let names = |id, state, parent| Names { id, created, state, parent };
    match kind {
        EntityKind::Organization => names(&["uuid", "id"], &[], &[]),
        EntityKind::ApiKey => names(&["id"], &["status"], &["workspace_id"]),
        EntityKind::User => Names {
            created: &["created_at", "added_at"],
            ..names(&["id"], &["organization_role", "role"], ORGANIZATION)
        },
        EntityKind::Member => names(&["user_id"], &["workspace_role", "role"], &["group_id", "workspace_id"]),
        EntityKind::Workspace | EntityKind::Project | EntityKind::Group | EntityKind::Role => {
            names(&["id"], &[], ORGANIZATION)
        }
    }
}

/// Whether entries of this kind are persons.
pub(super) fn is_person(kind: EntityKind) -> bool {
    matches!(kind, EntityKind::User | EntityKind::Member)
}

/// Fields that are mapped, that hold what people wrote or a part of a secret, or that name a person.
const NOT_IN_TAIL: &[&str] = &[
    "id",
    "name",
    "type",
    "created_at",
    "updated_at",
    "archived_at",
    "deleted_at",
    "description",
    "instructions",
    "prompt_template",
    "partial_key_hint",
    "user",
    "creator",
    "created_by_id",
];

/// Parts of names of fields that hold a person's name or address.
const OF_PERSONS: &[&str] = &["name", "email", "phone"];

/// Fields of API keys that are mapped.
const OF_KEYS: &[&str] = &["is_active", "expires_at"];

/// The fields of `row` that are not mapped; `parent` is the field that its parent was found in.
pub(super) fn tail<'a>(row: &Row<'a, '_>, kind: EntityKind, parent: Option<&str>) -> Vec<(Text<'a>, Text<'a>)> {
    let names = names(kind);
    let person = is_person(kind);
    let mut tail = Vec::new();
    for field in &*row.fields {
        let name = &*field.name;
        let mapped = [names.id, names.created, names.state].iter().any(|names| names.contains(&name));
        let mapped = mapped || Some(name) == parent || (kind == EntityKind::ApiKey && OF_KEYS.contains(&name));
        let private = person && OF_PERSONS.iter().any(|part| name.contains(part));
        if mapped || private || NOT_IN_TAIL.contains(&name) || field.value.text().is_none() {
            continue;
        }
        if CREATORS.contains(&name) {
            tail.extend(creator(row, field));
        } else {
            tail.push((field.name.clone(), field.value.as_json()));
        }
    }
    tail
}

/// Fields that hold type and id of who made or uses an API key.
const CREATORS: &[&str] = &["created_by", "principal"];

/// Of a person only that it was one; a service account as it stands.
fn creator<'a>(row: &Row<'a, '_>, field: &Field<'a>) -> Option<(Text<'a>, Text<'a>)> {
    let of = row.child(&field.name)?;
    let kind = of.get("type")?;
    if kind.text().is_some_and(|word| word == "service_account") {
        return Some((field.name.clone(), field.value.as_json()));
    }
    Some((Cow::Owned(format!("{}.type", field.name)), kind.as_json()))
}
