//! Paths into a record: `cost`, `usage.input_tokens`, `choices.0.index`, and `a."b.c"` where a name holds a dot.
//!
//! A field whose name is the whole path is taken first: flattened exports have columns named `usage.input_tokens`. JSON
//! inside text is entered as well.

use crate::event::row::Text;
use crate::format::field::{self, Field, Value};
use std::borrow::Cow;

/// Where in a record a value stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Path {
    /// As the configuration writes it.
    pub(super) written: String,
    /// The names (or positions in lists) on the way, the outermost first; at least one.
    steps: Vec<String>,
}

/// A value that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Found<'a> {
    /// It stands in the record.
    Plain(Value<'a>),
    /// It stood in JSON that text of the record held in escaped form: its own JSON.
    Unescaped(String),
}

impl Path {
    /// Reads a path; the error says what was expected.
    pub(super) fn parse(written: &str) -> Result<Self, String> {
        let mut steps = Vec::new();
        let mut rest = written.trim();
        loop {
            let (step, after) = match rest.strip_prefix('"') {
                Some(quoted) => {
                    quoted.split_once('"').ok_or_else(|| format!("expected a closing quote in the path `{written}`"))?
                }
                None => rest.split_at(rest.find('.').unwrap_or(rest.len())),
            };
            if step.is_empty() {
                return Err(format!("expected names joined by dots in the path `{written}`, such as `usage.cost`"));
            }
            steps.push(step.to_owned());
            match after.strip_prefix('.') {
                Some(next) => rest = next,
                None if after.is_empty() => return Ok(Self { written: written.to_owned(), steps }),
                None => return Err(format!("expected a dot after the quoted name in the path `{written}`")),
            }
        }
    }

    /// The value in a record, if it is there and not null.
    pub(super) fn find<'a>(&self, fields: &[Field<'a>]) -> Option<Found<'a>> {
        if let Some(whole) = field::find(fields, &self.written) {
            return Some(Found::Plain(whole));
        }
        let (first, rest) = self.steps.split_first()?;
        descend(field::find(fields, first)?, rest)
    }

    /// Whether a CSV file with these columns can hold the value.
    pub(super) fn is_in(&self, header: &[String]) -> bool {
        header.iter().any(|name| *name == self.written || *name == self.steps[0])
    }
}

fn descend<'a>(value: Value<'a>, steps: &[String]) -> Option<Found<'a>> {
    let Some((step, rest)) = steps.split_first() else { return Some(Found::Plain(value)) };
    match value.nested()? {
        Cow::Borrowed(json) => descend(inside(json, step)?, rest),
        Cow::Owned(json) => Some(Found::Unescaped(descend(inside(&json, step)?, rest)?.json().into_owned())),
    }
}

fn inside<'a>(json: &'a str, step: &str) -> Option<Value<'a>> {
    if json.trim_start().starts_with('{') {
        return field::find(&field::object(json), step);
    }
    let index: usize = step.parse().ok()?;
    field::elements(json).get(index).copied().filter(|value| value.text().is_some())
}

impl<'a> Found<'a> {
    /// Its text, without white space around it.
    pub(super) fn text(self) -> Option<Text<'a>> {
        let text = match self {
            Self::Plain(value) => value.text()?,
            Self::Unescaped(json) => Cow::Owned(Value::Json(&json).text()?.into_owned()),
        };
        match text {
            Cow::Borrowed(text) => Some(Cow::Borrowed(text.trim())),
            Cow::Owned(text) if text.trim().len() == text.len() => Some(Cow::Owned(text)),
            Cow::Owned(text) => Some(Cow::Owned(text.trim().to_owned())),
        }
    }

    /// Its JSON.
    pub(super) fn json(self) -> Text<'a> {
        match self {
            Self::Plain(value) => value.as_json(),
            Self::Unescaped(json) => Cow::Owned(json),
        }
    }

    /// Whether it is a JSON object or list and not a value of its own.
    pub(super) fn is_nested(&self) -> bool {
        match self {
            Self::Plain(Value::Json(json)) => json.starts_with(['{', '[']),
            Self::Plain(Value::Cell(_)) => false,
            Self::Unescaped(json) => json.starts_with(['{', '[']),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(record: &str, path: &str, expected: Option<&str>) {
        let found = Path::parse(path).unwrap().find(&field::object(record)).and_then(Found::text);
        assert_eq!(found.as_deref(), expected, "{path}");
    }

    #[test]
    fn a_path_goes_through_objects_lists_quotes_and_text() {
        let record = r#"{"a":{"b":{"c":1}},"l":[{"n":"x"},[null,"y"]],"q":{"b.c":2},"x.y":3,"t":"{\"k\":{\"v\":\"é\"}}",
            "two words":" z ","none":null,"whole.path":4,"whole":{"path":5}}"#;
        check(record, "a.b.c", Some("1"));
        check(record, "l.0.n", Some("x"));
        check(record, "l.1.1", Some("y"));
        check(record, "l.1.0", None);
        check(record, "l.2", None);
        check(record, "l.x", None);
        check(record, "q.\"b.c\"", Some("2"));
        check(record, "\"x.y\"", Some("3"));
        check(record, "x.y", Some("3"));
        check(record, "t.k.v", Some("é"));
        check(record, "two words", Some("z"));
        check(record, "none", None);
        check(record, "whole.path", Some("4"));
        check(record, "\"whole\".path", Some("5"));
        check(record, "a.b.c.d", None);
    }

    #[test]
    fn what_is_no_path_says_what_was_expected() {
        for (path, expected) in [
            ("", "expected names joined by dots in the path ``, such as `usage.cost`"),
            ("a..b", "expected names joined by dots in the path `a..b`, such as `usage.cost`"),
            ("a.", "expected names joined by dots in the path `a.`, such as `usage.cost`"),
            ("a.\"b", "expected a closing quote in the path `a.\"b`"),
            ("\"a\"b", "expected a dot after the quoted name in the path `\"a\"b`"),
        ] {
            assert_eq!(Path::parse(path).unwrap_err(), expected);
        }
    }
}
