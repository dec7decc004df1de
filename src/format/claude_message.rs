//! What Claude's chats, sessions and hook frames have in common: messages and the people behind them.
//!
//! Of what a message holds only counts are taken; nothing that was written leaves this file.

use super::field::{self, Value};
use super::rows::{Fault, Row};
use crate::event::row::{Micros, Text};
use crate::event::taxonomy::Kind;
use chrono_tz::Tz;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Name and raw JSON value of fields without a column.
pub(super) type Tail<'a> = Vec<(Text<'a>, Text<'a>)>;

/// What a message of this role is; `None` for a role that we do not know.
pub(super) fn kind_of_role(role: &str) -> Option<Kind> {
    match role {
        "user" => Some(Kind::Prompt),
        "assistant" => Some(Kind::Output),
        _ => None,
    }
}

/// The person under `name`: by the stable id, else by the address.
pub(super) fn person<'a>(row: &Row<'a, '_>, name: &str) -> Option<Text<'a>> {
    row.child(name)?.text(&["id", "email_address"])
}

/// The time under `created_at`, which every record has.
pub(super) fn created(row: &Row<'_, '_>, zone: Tz) -> Result<Micros, Fault> {
    row.instant(&["created_at"], zone)?.ok_or_else(|| Fault::missing("created_at"))
}

/// Ids for messages of a revision that had none: whose they are, when they were made, by which role, and which of those
/// that agree in all three they are. A conversation that comes in pages has the same ids as in one piece, unless two
/// messages of one role and one microsecond stand on two pages.
#[derive(Default)]
pub(super) struct Numbering {
    seen: BTreeMap<(Micros, String), usize>,
}

impl Numbering {
    /// The id of the next message of this time and role.
    pub(super) fn id(&mut self, owner: &str, ts_us: Micros, role: &str) -> String {
        let seen = self.seen.entry((ts_us, role.to_owned())).or_default();
        *seen += 1;
        format!("{owner}:{ts_us}:{role}:{seen}")
    }
}

/// Counts of what messages hold.
#[derive(Default)]
pub(super) struct Parts {
    /// Whether any content was there to count.
    known: bool,
    /// Characters of the text parts.
    chars: usize,
    /// Text parts.
    texts: usize,
    /// Uses of a tool that the model asked for.
    tool_uses: usize,
    /// Answers of tools.
    tool_results: usize,
    /// Answers of tools that say that it failed.
    tool_errors: usize,
    /// Files inside the conversation.
    attachments: usize,
    /// Parts of a type that we do not know.
    others: usize,
    /// Parts that the export cut off: the characters are then a lower bound.
    truncated: usize,
}

impl Parts {
    /// What one message holds.
    pub(super) fn of(message: &Row<'_, '_>) -> Self {
        let mut parts = Self::default();
        parts.add(message);
        parts
    }

    /// Adds what a further message holds.
    pub(super) fn add(&mut self, message: &Row<'_, '_>) {
        let Some(content) = message.get("content") else { return };
        self.known = true;
        let Value::Json(json) = content else { return };
        if json.starts_with('[') {
            for part in field::elements(json) {
                self.add_part(part);
            }
        } else {
            self.add_text(content);
        }
    }

    fn add_part(&mut self, part: Value<'_>) {
        let Value::Json(json) = part else { return };
        let fields = field::object(json);
        let text = |name| field::find(&fields, name).and_then(Value::text);
        match text("type").as_deref() {
            Some("text") => match field::find(&fields, "text") {
                Some(written) => self.add_text(written),
                None => self.texts += 1,
            },
            Some("tool_use") => self.tool_uses += 1,
            Some("tool_result") => {
                self.tool_results += 1;
                self.tool_errors += usize::from(text("is_error").as_deref() == Some("true"));
            }
            Some("attachment") => self.attachments += 1,
            _ => self.others += 1,
        }
        self.truncated += usize::from(text("truncated").as_deref() == Some("true"));
    }

    fn add_text(&mut self, written: Value<'_>) {
        self.texts += 1;
        self.chars += written.text().map_or(0, |text| text.chars().count());
    }

    /// Whether there is nothing but answers of tools: no person wrote this, though it stands in a person's role.
    pub(super) fn are_tool_results(&self) -> bool {
        self.tool_results > 0 && self.texts + self.tool_uses + self.attachments + self.others == 0
    }

    /// The counts for the tail. Without content there are none; of what is not there, only the characters are said.
    pub(super) fn tail(&self) -> Tail<'static> {
        let counts = [
            ("tool_uses", self.tool_uses),
            ("tool_results", self.tool_results),
            ("tool_errors", self.tool_errors),
            ("attachments", self.attachments),
            ("other_parts", self.others),
            ("truncated_parts", self.truncated),
        ];
        let chars = self.known.then(|| count("content_chars", self.chars));
        let others = counts.into_iter().filter(|(_, number)| *number > 0).map(|(name, number)| count(name, number));
        chars.into_iter().chain(others).collect()
    }
}

/// A count for the tail.
pub(super) fn count(name: &'static str, number: usize) -> (Text<'static>, Text<'static>) {
    (Cow::Borrowed(name), Cow::Owned(number.to_string()))
}
