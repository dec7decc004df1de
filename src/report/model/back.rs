//! What stands at the end of the documents: definitions, where the numbers come from, words, signatures.

use super::Table;
use serde::Serialize;

/// A definition card in words.
#[derive(Clone, Debug, Serialize)]
pub struct Definition {
    /// Whether it belongs into the pack.
    pub headline: bool,
    /// KPI id.
    pub kpi: String,
    /// Title.
    pub title: String,
    /// The question that it answers.
    pub question: String,
    /// What a reader must know, name and text.
    pub lines: Vec<(String, String)>,
    /// What only the dashboard has room for, name and text.
    pub background: Vec<(String, String)>,
}

/// Where the numbers come from and what was refused.
#[derive(Clone, Debug, Serialize)]
pub struct QualityPage {
    /// Plain sentences.
    pub sentences: Vec<String>,
    /// Inputs and what they cover.
    pub inputs: Table,
    /// How each source was heard in the period.
    pub feeds: Table,
    /// The balance per format, over the whole lake.
    pub sources: Table,
    /// The balance per file.
    pub files: Table,
    /// Rejects per file and reason.
    pub rejects: Table,
    /// Characters that the pack cannot show.
    pub characters: String,
}

/// A word of the documents and its meaning.
#[derive(Clone, Debug, Serialize)]
pub struct Term {
    /// The word.
    pub word: String,
    /// What it means here.
    pub meaning: String,
}

/// A line of the sign-off block.
#[derive(Clone, Debug, Serialize)]
pub struct Signature {
    /// The role.
    pub role: String,
    /// What the person confirms.
    pub statement: String,
    /// The name, if known.
    pub name: String,
    /// The date, if the configuration tells it.
    pub date: String,
}
