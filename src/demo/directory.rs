//! The vendor's directory, as pages of its interfaces: who has a seat, in which group, which workspaces and API keys there
//! are. Removed users are on no page of the vendor's; the organisation keeps their last records with the day of removal.

use super::File;
use super::assistant;
use super::calendar;
use super::json::Object;
use super::people::{Person, REVIEWERS, STAFF};
use super::projects::WORKSPACE;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// The organisation's id in its own list.
const ORGANIZATION: &str = "5d0c1a52-8a0e-4c39-9a11-0d6f2f6b9c10";

/// The pages.
pub(super) fn files() -> Vec<File> {
    let everybody = || STAFF.iter().chain(REVIEWERS);
    let users = everybody().filter(|person| person.left().is_none()).map(user);
    let removed = everybody().filter(|person| person.left().is_some()).map(user);
    let teams: BTreeSet<&str> = everybody().map(|person| person.team).collect();
    let lists: [(&str, Vec<String>); 6] = [
        ("users", users.collect()),
        ("removed-users", removed.collect()),
        ("groups", teams.iter().map(|team| group(team)).collect()),
        ("group-members", everybody().filter(|person| person.left().is_none()).map(member).collect()),
        ("workspaces", WORKSPACES.iter().map(workspace).collect()),
        ("api-keys", KEYS.iter().map(key).collect()),
    ];
    lists.iter().map(|(name, records)| page(name, records)).collect()
}

fn page(name: &str, records: &[String]) -> File {
    let page = Object::new().raw("data", &format!("[\n{}\n]", records.join(",\n"))).raw("has_more", "false");
    File::packed(format!("exports/claude_directory/{name}-2026-11-04.json"), (page.end() + "\n").into_bytes())
}

/// Nine in the morning.
fn morning(day: NaiveDate) -> String {
    calendar::iso_micros(calendar::local_instant(day, 9 * 3600))
}

fn user(person: &Person) -> String {
    let role = if person.team == "Information Technology" { "admin" } else { "user" };
    let user = Object::new()
        .text("id", &person.user_id())
        .text("full_name", &person.full_name())
        .text("email", &person.email())
        .text("organization_role", role)
        .text("organization_uuid", ORGANIZATION)
        .text("created_at", &morning(person.assigned()));
    match person.left() {
        Some(day) => user.text("deleted_at", &calendar::iso_micros(calendar::local_instant(day, 18 * 3600))).end(),
        None => user.end(),
    }
}

fn group_id(team: &str) -> String {
    format!("rbac_group_01Nw{}", team.replace(' ', ""))
}

fn group(team: &str) -> String {
    let created = morning(calendar::day(2025, 3, 3));
    let group = Object::new().text("id", &group_id(team)).text("name", team).text("source_type", "scim");
    group.text("created_at", &created).text("updated_at", &created).end()
}

fn member(person: &Person) -> String {
    let since = morning(person.assigned());
    let member = Object::new().text("user_id", &person.user_id()).text("email", &person.email());
    member.text("created_at", &since).text("updated_at", &since).text("group_id", &group_id(person.team)).end()
}

/// Workspaces: id, name, day of making.
const WORKSPACES: &[(&str, &str, (i32, u32, u32))] = &[
    (WORKSPACE, "Engineering", (2025, 3, 3)),
    (ASSISTANT_WORKSPACE, "Policyholder assistant", (2025, 6, 2)),
    ("wrkspc_01NwFraudSignals2Xp8Wd", "Fraud signals", (2026, 6, 1)),
    ("wrkspc_01NwHackathon4Tz1Rb", "Hackathon 2025", (2025, 5, 12)),
];

/// The workspace of the assistant.
const ASSISTANT_WORKSPACE: &str = "wrkspc_01NwAssistant9Fk3Lm";

fn workspace((id, name, made): &(&str, &str, (i32, u32, u32))) -> String {
    let made = morning(calendar::day(made.0, made.1, made.2));
    Object::new().text("id", id).text("type", "workspace").text("name", name).text("created_at", &made).end()
}

/// One API key.
type Key = (&'static str, &'static str, &'static str, &'static str, (i32, u32, u32));

/// API keys: id, name, workspace, state, day of making. Of the last two nobody has heard for long. The gateway has none:
/// it signs in as a workload, and its own keys are in no directory of the vendor's.
const KEYS: &[Key] = &[
    ("apikey_01NwCompliance8Kd2Tq", "Nightly export of the feed", WORKSPACE, "active", (2025, 4, 7)),
    (assistant::KEY, "Assistant", ASSISTANT_WORKSPACE, "active", (2026, 2, 23)),
    (assistant::OLD_KEY, "Assistant, first year", ASSISTANT_WORKSPACE, "inactive", (2025, 6, 2)),
    ("apikey_01NwHackathon7Pc4Js", "Hackathon", "wrkspc_01NwHackathon4Tz1Rb", "active", (2025, 5, 12)),
    ("apikey_01NwPilot3Wv9Ng", "Pilot of letters", WORKSPACE, "active", (2025, 9, 1)),
];

fn key((id, name, workspace, state, made): &Key) -> String {
    let made = morning(calendar::day(made.0, made.1, made.2));
    let key = Object::new().text("id", id).text("type", "api_key").text("name", name).text("status", state);
    key.text("workspace_id", workspace).text("created_at", &made).end()
}
