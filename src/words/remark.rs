//! Remarks: what there is to say beside a number, before any language says it. Where the number is made, nobody knows which
//! language will tell it.

use super::{Arg, Words};
use serde::Serializer;

/// Why a number is not there, or what to know about it: a message of the languages and what it says beside its own words.
#[derive(Clone, Debug, PartialEq)]
pub struct Remark {
    /// The message; begins with `remark-`.
    id: &'static str,
    /// Its arguments.
    args: Vec<(&'static str, Arg)>,
}

impl Remark {
    /// A message without arguments.
    #[must_use]
    pub const fn plain(id: &'static str) -> Self {
        Self { id, args: Vec::new() }
    }

    /// A message and its arguments.
    #[must_use]
    pub fn of<const N: usize>(id: &'static str, args: [(&'static str, Arg); N]) -> Self {
        Self { id, args: args.into() }
    }

    /// In English, as the files and tables tell it.
    #[must_use]
    pub fn english(&self) -> String {
        Words::english().remark(std::slice::from_ref(self))
    }
}

impl Words {
    /// Remarks in a row; an empty text if there are none.
    #[must_use]
    pub fn remark(&self, remarks: &[Remark]) -> String {
        let said: Vec<String> = remarks.iter().map(|remark| self.say(remark.id, &remark.args)).collect();
        said.join("; ")
    }
}

/// Remarks as one English text; `None` if there are none.
#[must_use]
pub fn english(remarks: &[Remark]) -> Option<String> {
    (!remarks.is_empty()).then(|| Words::english().remark(remarks))
}

/// Remarks as the files tell them: one English text, or null.
///
/// # Errors
/// If the serializer fails.
pub fn serialize_english<S: Serializer>(remarks: &[Remark], serializer: S) -> Result<S::Ok, S::Error> {
    match english(remarks) {
        Some(text) => serializer.serialize_str(&text),
        None => serializer.serialize_none(),
    }
}
