//! The `metadata` column of a spend log: project, tags, trace, team and cached tokens, at the several places where
//! releases and callers put them.

use crate::event::row::Text;
use crate::format::caller;
use crate::format::field::{self, Field, Value};
use std::borrow::Cow;

/// What the metadata say.
#[derive(Debug, Default)]
pub(super) struct Metadata<'a> {
    /// The project that the caller named.
    pub(super) project: Option<Text<'a>>,
    /// The caller's tags.
    pub(super) tags: Vec<String>,
    /// The trace that the call belongs to.
    pub(super) trace: Option<Text<'a>>,
    /// Alias or id of the key's team.
    pub(super) team: Option<Text<'a>>,
    /// Success or failure, where the column is absent.
    pub(super) status: Option<Text<'a>>,
    /// Whether an error is described.
    pub(super) failed: bool,
    /// Whether the gateway only checked that a model answers.
    pub(super) health_check: bool,
    /// Prompt tokens read from a cache.
    pub(super) cache_read: Option<i64>,
    /// Prompt tokens written to a cache.
    pub(super) cache_write: Option<i64>,
    /// The rest, without persons, addresses, headers and content.
    pub(super) extra: Vec<(Text<'a>, Text<'a>)>,
}

/// Nested objects in which callers put their own metadata.
const CALLER: &[&str] =
    &["requester_metadata", "spend_logs_metadata", "user_api_key_metadata", "user_api_key_team_metadata"];

impl<'a> Metadata<'a> {
    pub(super) fn of(json: &'a str) -> Metadata<'a> {
        let fields = field::object(json);
        let get = |name: &str| field::find(&fields, name).and_then(Value::text);
        let mut metadata = Metadata {
            project: get("project_id").or_else(|| get("project")),
            trace: get("trace_id").or_else(|| get("litellm_trace_id")),
            team: get("user_api_key_team_alias").or_else(|| get("user_api_key_team_id")),
            status: get("status"),
            failed: get("error_information").is_some_and(|error| error.len() > "{}".len()),
            health_check: get("health_check").is_some_and(|word| word != "false"),
            ..Metadata::default()
        };
        metadata.take_tags(&fields);
        for name in CALLER {
            metadata.take_caller(&get(name).unwrap_or_default());
        }
        for name in ["usage_object", "additional_usage_values"] {
            metadata.take_cache(&get(name).unwrap_or_default());
        }
        metadata.extra = fields.iter().filter(|field| is_kept(field)).map(kept).collect();
        metadata
    }

    fn take_tags(&mut self, fields: &[Field<'_>]) {
        let tags = field::find(fields, "tags").and_then(Value::nested);
        self.tags.extend(tags.map(|json| caller::words(&json)).unwrap_or_default());
    }

    fn take_caller(&mut self, json: &str) {
        let fields = field::object(json);
        self.take_tags(&fields);
        let get =
            |name: &str| field::find(&fields, name).and_then(Value::text).map(|text| Cow::Owned(text.into_owned()));
        self.project = self.project.take().or_else(|| get("project_id")).or_else(|| get("project"));
        self.trace = self.trace.take().or_else(|| get("trace_id"));
    }

    fn take_cache(&mut self, json: &str) {
        let fields = field::object(json);
        let count = |fields: &[Field<'_>], name: &str| field::find(fields, name)?.integer().ok().flatten();
        let details = field::find(&fields, "prompt_tokens_details").and_then(Value::nested).unwrap_or_default();
        let details = field::object(&details);
        let read = count(&fields, "cache_read_input_tokens").or_else(|| count(&details, "cached_tokens"));
        let write = count(&fields, "cache_creation_input_tokens").or_else(|| count(&details, "cache_creation_tokens"));
        self.cache_read = self.cache_read.or(read);
        self.cache_write = self.cache_write.or(write);
    }
}

/// Names that are columns of their own or taken apart above.
const MAPPED: &[&str] = &[
    "project_id",
    "project",
    "trace_id",
    "litellm_trace_id",
    "user_api_key_team_id",
    "status",
    "tags",
    "usage_object",
    "additional_usage_values",
    "user_api_key",
    "health_check",
];

fn is_kept(field: &Field<'_>) -> bool {
    let name = &*field.name;
    let mapped = MAPPED.contains(&name) || CALLER.contains(&name);
    // The error's text may quote the prompt; that there was one is in the outcome.
    let private = name == "error_information" || caller::is_private(name);
    !mapped && !private && field.value.text().is_some_and(|text| text != "{}" && text != "[]")
}

fn kept<'a>(field: &Field<'a>) -> (Text<'a>, Text<'a>) {
    (Cow::Owned(format!("metadata.{}", field.name)), field.value.as_json())
}
