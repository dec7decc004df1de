//! Attributes: names with values of the protocol's union type, and which of them may be kept.
//!
//! Anybody may put anything into an attribute. Numbers and truth values are kept; text only if it is one word under a
//! name that does not stand for content, persons, addresses or secrets.

use crate::event::row::Text;
use crate::format::field::{self, Value};
use crate::format::rows::{Fault, Row};
use std::borrow::Cow;
use std::fmt::Write as _;

/// Attributes in order. Where a name stands twice, the first counts.
#[derive(Clone, Debug, Default)]
pub(super) struct Attributes<'a>(Vec<(Text<'a>, Any<'a>)>);

/// A value of the union type.
#[derive(Clone, Copy, Debug)]
pub(super) enum Any<'a> {
    /// Text.
    Text(Value<'a>),
    /// A truth value or a number; 64-bit numbers stand in quotes.
    Plain(Value<'a>),
    /// A list: its `values`.
    List(&'a str),
    /// Names with values: its `values`.
    Map(&'a str),
    /// Bytes, nothing, or a kind that we do not know.
    Opaque,
}

impl<'a> Any<'a> {
    /// The value that the JSON object `json` wraps.
    pub(super) fn of(json: &'a str) -> Self {
        let fields = field::object(json);
        let Some(wrapped) = fields.iter().find(|field| field.value.text().is_some()) else { return Self::Opaque };
        let values = || match wrapped.value {
            Value::Json(json) => match field::find(&field::object(json), "values") {
                Some(Value::Json(values)) => values,
                _ => "[]",
            },
            Value::Cell(_) => "[]",
        };
        match &*wrapped.name {
            "stringValue" => Self::Text(wrapped.value),
            "boolValue" | "intValue" | "doubleValue" => Self::Plain(wrapped.value),
            "arrayValue" => Self::List(values()),
            "kvlistValue" => Self::Map(values()),
            _ => Self::Opaque,
        }
    }

    /// The text of a value that is no list and no map.
    pub(super) fn text(self) -> Option<Text<'a>> {
        match self {
            Self::Text(value) | Self::Plain(value) => value.text(),
            _ => None,
        }
    }

    /// The names and values of a map.
    pub(super) fn entries(self) -> Attributes<'a> {
        match self {
            Self::Map(values) => Attributes::listed(values),
            _ => Attributes::default(),
        }
    }

    /// The value as plain JSON, if all of it may be kept under this name.
    fn kept(self, name: &str) -> Option<Text<'a>> {
        match self {
            Self::Plain(value) => {
                let text = value.text()?;
                let plain = matches!(&*text, "true" | "false") || serde_json::from_str::<f64>(&text).is_ok();
                Some(if plain { text } else { value.as_json() })
            }
            Self::Text(value) => {
                let word = value.text()?;
                (!is_private(name) && field::is_word(&word)).then(|| value.as_json())
            }
            Self::List(values) => {
                let mut json = "[".to_owned();
                for element in field::elements(values) {
                    let Value::Json(element) = element else { return None };
                    let separator = if json.len() > 1 { "," } else { "" };
                    let _ = write!(json, "{separator}{}", Any::of(element).kept(name)?);
                }
                Some(Cow::Owned(json + "]"))
            }
            Self::Map(_) | Self::Opaque => None,
        }
    }
}

impl<'a> Attributes<'a> {
    /// The attributes of a record, scope or resource.
    pub(super) fn of(row: &Row<'a, '_>) -> Self {
        match row.get("attributes") {
            Some(Value::Json(list)) => Self::listed(list),
            _ => Self::default(),
        }
    }

    fn listed(list: &'a str) -> Self {
        let pair = |element: Value<'a>| {
            let Value::Json(json) = element else { return None };
            let fields = field::object(json);
            let value = match field::find(&fields, "value") {
                Some(Value::Json(json)) => Any::of(json),
                _ => Any::Opaque,
            };
            Some((field::find(&fields, "key")?.text()?, value))
        };
        Self(field::elements(list).into_iter().filter_map(pair).collect())
    }

    /// These attributes and, where they say nothing, those of `wider`.
    pub(super) fn within(mut self, wider: &Self) -> Self {
        self.0.extend(wider.0.iter().cloned());
        self
    }

    fn get(&self, name: &str) -> Option<Any<'a>> {
        self.0.iter().find(|(found, _)| found == name).map(|(_, value)| *value)
    }

    /// The text under the first of `names` that has one.
    pub(super) fn text(&self, names: &[&str]) -> Option<Text<'a>> {
        names.iter().find_map(|name| self.get(name)?.text())
    }

    /// The number under the first of `names` that has one, times ten to the power of `places`.
    pub(super) fn scaled(&self, names: &[&str], places: i64) -> Result<Option<i64>, Fault> {
        let Some((name, text)) = names.iter().find_map(|name| Some((*name, self.get(name)?.text()?))) else {
            return Ok(None);
        };
        field::scaled(&text, places).map(Some).ok_or_else(|| Fault::number(name))
    }

    /// The whole number under the first of `names` that has one.
    pub(super) fn integer(&self, names: &[&str]) -> Result<Option<i64>, Fault> {
        self.scaled(names, 0)
    }

    /// The truth value under `name`; many are written as text.
    pub(super) fn flag(&self, name: &str) -> Option<bool> {
        match &*self.text(&[name])?.to_ascii_lowercase() {
            "true" | "1" => Some(true),
            "false" | "0" => Some(false),
            _ => None,
        }
    }

    /// Whether a name begins like this.
    pub(super) fn any_begins(&self, prefix: &str) -> bool {
        self.0.iter().any(|(name, _)| name.starts_with(prefix))
    }

    /// What may be kept, as plain JSON, except the names in `mapped`.
    pub(super) fn kept(&self, mapped: &[&[&str]]) -> Vec<(Text<'a>, Text<'a>)> {
        let mut kept: Vec<(Text<'a>, Text<'a>)> = Vec::new();
        for (name, value) in &self.0 {
            let told = kept.iter().any(|(told, _)| told == name) || mapped.iter().any(|names| names.contains(&&**name));
            if !told && !INFRASTRUCTURE.iter().any(|begin| name.starts_with(begin)) {
                kept.extend(value.kept(name).map(|json| (name.clone(), json)));
            }
        }
        kept
    }

    /// What may be kept as dimensions of an aggregate: `name=value` in the order of names, joined by `;`.
    pub(super) fn cut(&self, mapped: &[&[&str]]) -> Option<String> {
        let mut dimensions: Vec<String> = Vec::new();
        for (name, value) in &self.0 {
            let named = format!("{name}=");
            let told = dimensions.iter().any(|told| told.starts_with(&named));
            let private = is_private(name) || INFRASTRUCTURE.iter().any(|begin| name.starts_with(begin));
            let text = value.text().filter(|text| text.len() <= 100 && !text.contains('@'));
            if let Some(text) =
                text.filter(|_| !told && !private && !mapped.iter().any(|names| names.contains(&&**name)))
            {
                dimensions.push(named + &text.replace(|mark: char| mark == ';' || mark.is_whitespace(), "_"));
            }
        }
        dimensions.sort_unstable();
        (!dimensions.is_empty()).then(|| dimensions.join(";"))
    }
}

/// Beginnings of the names that describe the machine and the SDK.
const INFRASTRUCTURE: &[&str] =
    &["cloud.", "container.", "device.", "faas.", "host.", "k8s.", "os.", "process.", "service.", "telemetry."];

/// Parts of the names of content, persons, addresses and secrets.
const PRIVATE: &[&str] = &[
    "address",
    "argument",
    "authorization",
    "body",
    "command",
    "completion",
    "content",
    "cookie",
    "credential",
    "description",
    "email",
    "error",
    "exception",
    "explanation",
    "file",
    "header",
    "host",
    "input",
    "instruction",
    "message",
    "output",
    "parameter",
    "password",
    "path",
    "prompt",
    "query",
    "referrer",
    "response",
    "result",
    "secret",
    "stack",
    "text",
    "title",
    "token",
    "url",
    "user",
];

/// Names with such a part whose values are ids or words of a closed list.
const HARMLESS: &[&str] = &[
    "client_request_id",
    "command_name",
    "command_source",
    "error.type",
    "error_category",
    "error_type",
    "gen_ai.output.type",
    "gen_ai.response.finish_reasons",
    "gen_ai.response.id",
    "gen_ai.response.model",
    "gen_ai.token.type",
    "message.uuid",
    "prompt.id",
    "query_source",
];

fn is_private(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    !HARMLESS.contains(&name) && PRIVATE.iter().any(|part| lower.contains(part))
}

#[cfg(test)]
mod tests {
    use super::Any;

    #[test]
    fn values_are_kept_only_if_they_are_numbers_or_harmless_words() {
        for (name, json, kept) in [
            ("attempt", r#"{"intValue":"10"}"#, Some("10")),
            ("attempt", r#"{"intValue":10}"#, Some("10")),
            ("ratio", r#"{"doubleValue":637.704}"#, Some("637.704")),
            ("ratio", r#"{"doubleValue":"NaN"}"#, Some("\"NaN\"")),
            ("prompt_length", r#"{"intValue":"5"}"#, Some("5")),
            ("success", r#"{"boolValue":true}"#, Some("true")),
            ("speed", r#"{"stringValue":"fast"}"#, Some("\"fast\"")),
            (
                "gen_ai.response.finish_reasons",
                r#"{"arrayValue":{"values":[{"stringValue":"stop"}]}}"#,
                Some("[\"stop\"]"),
            ),
            ("steps", r#"{"arrayValue":{"values":[{"stringValue":"two words"}]}}"#, None),
            ("steps", r#"{"arrayValue":{}}"#, Some("[]")),
            ("prompt", r#"{"stringValue":"help"}"#, None),
            ("note", r#"{"stringValue":"two words"}"#, None),
            ("who", r#"{"stringValue":"dana@acme.example"}"#, None),
            ("where", r#"{"stringValue":"198.51.100.7"}"#, None),
            ("map", r#"{"kvlistValue":{"values":[]}}"#, None),
            ("bytes", r#"{"bytesValue":"aGVscA=="}"#, None),
            ("nothing", "{}", None),
        ] {
            assert_eq!(Any::of(json).kept(name).as_deref(), kept, "{name} {json}");
        }
    }
}
