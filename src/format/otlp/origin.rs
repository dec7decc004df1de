//! Where a record comes from: project, team, person, session and model, by the names that Claude Code, the `GenAI`
//! conventions and a company's own resource attributes give them.

use super::attributes::Attributes;
use crate::event::row::{Event, Text, Usage};
use crate::event::taxonomy::ActorKind;
use std::borrow::Cow;

/// Names of a project that somebody set on purpose.
const PROJECT: &[&str] = &["project", "project.id", "project_id", "project.name"];
/// The repository that Claude Code works in.
const REPOSITORY: &[&str] = &["vcs.repository.name"];
/// The program: of Claude Code it names no project, of an application it does.
const SERVICE: &[&str] = &["service.name"];
const TEAM: &[&str] = &["team.id", "team", "team_id", "department"];
const ORGANISATION: &[&str] = &["organization.id"];
const WORKSPACE: &[&str] = &["workspace.id", "workspace_id"];
/// Names of a person, the one that other exports know best first. `user.id` is often made up anew at every installation.
const PERSON: &[&str] = &["user.account_id", "user.account_uuid", "user.email", "user.id", "enduser.id"];
const SESSION: &[&str] = &["session.id", "gen_ai.conversation.id"];
const REQUEST: &[&str] = &["request_id", "gen_ai.response.id"];
const MODEL: &[&str] = &["model", "gen_ai.response.model", "gen_ai.request.model"];
/// The vendor that answers.
const PROVIDER: &[&str] = &["gen_ai.provider.name", "gen_ai.system"];
/// Names that say again what the record's own fields say.
const REPEATED: &[&str] = &["event.name", "event.timestamp", "event.sequence"];

/// The names with a column of their own in every event.
pub(super) const MAPPED: &[&[&str]] =
    &[PROJECT, SERVICE, TEAM, ORGANISATION, WORKSPACE, PERSON, SESSION, REQUEST, MODEL, PROVIDER, REPEATED];

/// The names with a column of their own in every aggregate. The session is none of them: it tells buckets apart.
pub(super) const MAPPED_OF_USAGE: &[&[&str]] =
    &[PROJECT, SERVICE, TEAM, ORGANISATION, WORKSPACE, PERSON, MODEL, REPEATED];

/// The names of the project, the most specific first.
fn projects<'a>(attributes: &Attributes<'a>, claude_code: bool) -> Vec<Text<'a>> {
    let last = if claude_code { REPOSITORY } else { SERVICE };
    let named = PROJECT.iter().filter_map(|name| attributes.text(&[name]));
    let unnamed = |name: &Text<'a>| !name.starts_with("unknown_service");
    let mut projects: Vec<Text<'a>> = Vec::new();
    for project in named.chain(attributes.text(last).filter(unnamed)) {
        if !projects.contains(&project) {
            projects.push(project);
        }
    }
    projects
}

/// Fills in what the attributes say about an event's origin.
pub(super) fn of_event<'a>(event: &mut Event<'a>, attributes: &Attributes<'a>, claude_code: bool) {
    event.tags = projects(attributes, claude_code);
    event.native_project = event.tags.first().cloned();
    event.native_team = attributes.text(TEAM);
    event.org_id = attributes.text(ORGANISATION);
    event.workspace_id = attributes.text(WORKSPACE);
    (event.actor, event.actor_kind) = person(attributes);
    event.session_id = attributes.text(SESSION);
    event.request_id = attributes.text(REQUEST);
    event.model = attributes.text(MODEL);
    event.provider = attributes.text(PROVIDER);
    if claude_code {
        event.surface = Some(Cow::Borrowed("claude_code"));
        event.provider = Some(Cow::Borrowed("anthropic"));
    }
}

/// Fills in what the attributes say about the origin of an aggregate of Claude Code.
pub(super) fn of_usage<'a>(usage: &mut Usage<'a>, attributes: &Attributes<'a>) {
    usage.native_project = projects(attributes, true).into_iter().next();
    usage.native_team = attributes.text(TEAM);
    usage.org_id = attributes.text(ORGANISATION);
    usage.workspace_id = attributes.text(WORKSPACE);
    (usage.actor, usage.actor_kind) = person(attributes);
    usage.surface = Some(Cow::Borrowed("claude_code"));
    usage.model = attributes.text(MODEL);
    usage.cut = attributes.cut(MAPPED_OF_USAGE).map(Cow::Owned);
}

/// Who acted.
pub(super) fn person<'a>(attributes: &Attributes<'a>) -> (Option<Text<'a>>, ActorKind) {
    let person = attributes.text(PERSON);
    let kind = if person.is_some() { ActorKind::User } else { ActorKind::Unknown };
    (person, kind)
}
