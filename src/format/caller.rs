//! What a caller says about its own call: tags and properties that name the project, the task, the team and the person.
//! Every gateway lets its callers say this in words of their own; here they are read alike for all of them.

use super::Options;
use super::field::{self, Field, Value};
use crate::event::row::{Event, Text};
use crate::event::taxonomy::ActorKind;
use std::borrow::Cow;

/// Parts of names whose values are persons, addresses, secrets or content.
const PRIVATE: &[&str] = &[
    "ip_address",
    "email",
    "user_id",
    "header",
    "message",
    "response",
    "prompt",
    "proxy_server_request",
    "requester_",
    "user_agent",
    "secret",
    "password",
    "user_api_key_hash",
];

/// Whether what stands under this name may be a person, an address, a secret or content.
pub(super) fn is_private(name: &str) -> bool {
    PRIVATE.iter().any(|part| name.contains(part))
}

/// The texts of a JSON list; other elements are no tags.
pub(super) fn words(json: &str) -> Vec<String> {
    let values: Vec<serde_json::Value> = serde_json::from_str(json).unwrap_or_default();
    values.into_iter().filter_map(|value| value.as_str().map(|text| text.trim().to_owned())).collect()
}

/// Project tags, most specific first: tags with the project prefix (without it), the projects that are named outright,
/// every tag as it is. The first tag with the task prefix names the task class.
pub(super) fn set_tags<'e>(
    event: &mut Event<'e>,
    listed: Vec<String>,
    projects: impl IntoIterator<Item = Text<'e>>,
    options: &Options,
) {
    let (project, task) = (&*options.project_tag_prefix, &*options.task_tag_prefix);
    let after = |tag: &String, prefix: &str| {
        let rest = if prefix.is_empty() { None } else { tag.strip_prefix(prefix) };
        rest.filter(|rest| !rest.is_empty()).map(str::to_owned)
    };
    event.task_class = listed.iter().find_map(|tag| after(tag, task)).map(Cow::Owned);
    let named: Vec<String> = listed.iter().filter_map(|tag| after(tag, project)).collect();
    let bare = listed.into_iter().filter(|tag| after(tag, task).is_none());
    for tag in named.into_iter().map(Cow::Owned).chain(projects).chain(bare.map(Cow::Owned)) {
        if !event.tags.contains(&tag) {
            event.tags.push(tag);
        }
    }
}

/// Names under which callers put the project.
const PROJECT: &[&str] = &["project_id", "projectid", "project", "project_name"];
/// Names under which callers put the kind of task.
const TASK: &[&str] = &["task_class", "task", "task_type"];
/// Names under which callers put their team.
const TEAM: &[&str] = &["team_id", "teamid", "team", "team_name"];
/// Names under which callers put the person that they act for.
const USER: &[&str] = &["_user", "user_id", "userid", "user", "end_user"];

/// Parts of names that, in a caller's own words, stand for persons or content, beyond [`PRIVATE`].
const PERSONAL: &[&str] =
    &["user", "customer", "phone", "title", "file", "query", "question", "text", "content", "input", "output"];

/// Longest value of a property that is kept as it is: a longer one may be what a person wrote.
const SHORT: usize = 64;

/// The properties of one call.
#[derive(Debug, Default)]
pub(super) struct Properties {
    projects: Vec<String>,
    task: Option<String>,
    team: Option<String>,
    user: Option<String>,
    /// Short single values under other names: name and raw JSON.
    rest: Vec<(String, String)>,
}

impl Properties {
    /// Reads a map of properties, as an object or as JSON text. Their names are compared without case, and with `_` for
    /// `-`, ` ` and `.`; the name in a configured tag prefix (`cost-project:`) is looked for before the usual ones.
    pub(super) fn of(map: Option<Value<'_>>, options: &Options) -> Self {
        let Some(json) = map.and_then(Value::nested) else { return Self::default() };
        let fields = field::entries(&json);
        let single = fields.iter().filter(|field| field.value.nested().is_none());
        let values: Vec<(String, Text<'_>, &Field<'_>)> =
            single.filter_map(|field| Some((plain(&field.name), field.value.text()?, field))).collect();
        let (project, task) = (plain(&options.project_tag_prefix), plain(&options.task_tag_prefix));
        let all = |first: Option<&str>, names: &[&str]| -> Vec<String> {
            let names = first.into_iter().chain(names.iter().copied());
            let found = names.filter_map(|name| values.iter().find(|(word, _, _)| word == name));
            found.map(|(_, text, _)| text.trim().to_owned()).collect()
        };
        let is_mapped = |word: &String| {
            let mut lists = [PROJECT, TASK, TEAM, USER].into_iter();
            lists.any(|names| names.contains(&&**word)) || *word == project || *word == task
        };
        let is_kept = |(word, text, _): &&(String, Text<'_>, &Field<'_>)| {
            let personal = is_private(word) || PERSONAL.iter().any(|part| word.contains(part));
            !is_mapped(word) && !personal && text.len() <= SHORT
        };
        let kept = values.iter().filter(is_kept);
        Self {
            projects: all(Some(&project), PROJECT),
            task: all(Some(&task), TASK).into_iter().next(),
            team: all(None, TEAM).into_iter().next(),
            user: all(None, USER).into_iter().next(),
            rest: kept.map(|(_, _, field)| (field.name.to_string(), field.value.as_json().into_owned())).collect(),
        }
    }

    /// Writes what the caller said, with the tags listed elsewhere, into the event. What the export says itself in a
    /// column of its own (actor, team) stays.
    pub(super) fn describe(self, event: &mut Event<'_>, listed: Vec<String>, options: &Options) {
        set_tags(event, listed, self.projects.into_iter().map(Cow::Owned), options);
        event.task_class = event.task_class.take().or(self.task.map(Cow::Owned));
        event.native_team = event.native_team.take().or(self.team.map(Cow::Owned));
        if let (None, Some(user)) = (&event.actor, self.user) {
            event.actor = Some(Cow::Owned(user));
            event.actor_kind = ActorKind::User;
        }
        let rest = self.rest.into_iter();
        event.extra.extend(rest.map(|(name, json)| (Cow::Owned(format!("metadata.{name}")), Cow::Owned(json))));
    }
}

/// A name as it is compared: small letters, words joined by `_`, without the colon of a prefix.
fn plain(name: &str) -> String {
    let name = name.trim().trim_end_matches([':', '=']).to_lowercase();
    name.replace(['-', ' ', '.'], "_")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn described(json: &str, options: &Options) -> Event<'static> {
        let mut event = Event::new("e".into(), 0, crate::event::taxonomy::Kind::Call, "call".into());
        Properties::of(Some(Value::Cell(json)), options).describe(&mut event, Vec::new(), options);
        event
    }

    #[test]
    fn names_are_found_in_any_case_and_the_configured_one_first() {
        let json = r#"{"Project":"claims","Cost-Project":"c-7","TEAM":"red","Task":"drafting","UserId":"u-1"}"#;
        let event = described(json, &Options::default());
        assert_eq!(event.tags, ["claims"]);
        assert_eq!((event.native_team.as_deref(), event.task_class.as_deref()), (Some("red"), Some("drafting")));
        assert_eq!((event.actor.as_deref(), event.actor_kind), (Some("u-1"), ActorKind::User));
        let options = Options { project_tag_prefix: "cost-project:".to_owned(), ..Options::default() };
        assert_eq!(described(json, &options).tags, ["c-7", "claims"]);
    }

    #[test]
    fn what_may_be_a_person_or_content_is_left_out_of_the_tail() {
        let json = r#"{"channel":42,"customer_name":"Fake","note":"LONG","messages":["x"],"user_email":"x@y.example"}"#;
        let event = described(&json.replace("LONG", &"long ".repeat(20)), &Options::default());
        assert_eq!(event.extra, [("metadata.channel".into(), "42".into())]);
    }
}
