//! Export formats: one file each. A format recognises its files by content and turns their bytes into rows and rejects.
//!
//! Nothing here opens a file or knows about the lake. `ingest` finds the files, unpacks them, cuts them into pieces that
//! end where a record ends, and hands each piece to [`Format::read`] together with a [`Sink`] that takes the rows.
//!
//! Adding a format is one file, one line in [`FORMATS`] and one folder under `tests/fixtures/`.

pub mod bedrock;
mod bucket;
mod caller;
pub mod claude_activity;
mod claude_activity_types;
pub mod claude_analytics;
pub mod claude_audit_csv;
pub mod claude_chats;
pub mod claude_code_analytics;
pub mod claude_console_csv;
pub mod claude_cost_report;
pub mod claude_directory;
pub mod claude_hook_frames;
mod claude_message;
pub mod claude_sessions;
pub mod claude_usage_report;
mod csv;
pub mod cut;
mod endpoint;
mod field;
pub mod head;
pub mod helicone;
pub mod jira;
mod key;
pub mod langfuse;
mod link;
pub mod litellm;
pub mod m365_copilot;
pub mod mapped;
pub mod ocsf;
pub mod openai_audit;
pub mod openai_usage;
pub mod otlp;
mod plain;
pub mod portkey;
mod records;
mod rows;
pub mod servicenow;
pub mod splunk;
pub mod thehive;
mod ticket;
mod time;

use crate::event::capability::{Capability, Evidence, Question};
use crate::event::row::{Case, Entity, Event, Reject, Review, Usage};
use crate::event::table::Table;
use chrono_tz::Tz;
use std::sync::Arc;

/// Every format, in the order of precedence: where two answer a question on equal evidence, the earlier one is heard.
/// Gateways see every call that passes them, so they come before what single programs tell; a vendor's interface comes
/// before the same vendor's download.
pub static FORMATS: &[&Format] = &[
    &claude_activity::FORMAT,
    &claude_audit_csv::FORMAT,
    &litellm::FORMAT,
    &langfuse::FORMAT,
    &helicone::FORMAT,
    &portkey::FORMAT,
    &bedrock::FORMAT,
    &otlp::FORMAT,
    &claude_chats::FORMAT,
    &claude_sessions::FORMAT,
    &m365_copilot::FORMAT,
    &claude_hook_frames::FORMAT,
    &claude_usage_report::FORMAT,
    &claude_cost_report::FORMAT,
    &claude_analytics::FORMAT,
    &claude_code_analytics::FORMAT,
    &claude_console_csv::FORMAT,
    &claude_directory::FORMAT,
    &openai_audit::FORMAT,
    &openai_usage::FORMAT,
    &servicenow::FORMAT,
    &jira::FORMAT,
    &thehive::FORMAT,
    &splunk::FORMAT,
    &ocsf::FORMAT,
    &mapped::FORMAT,
];

/// One export format: data and two pure functions.
pub struct Format {
    /// Name in the lake's `source` column and in the configuration.
    pub id: &'static str,
    /// Name for people.
    pub title: &'static str,
    /// What [`Format::recognises`] looks for, as a sentence fragment after "looks for".
    pub looks_for: &'static str,
    /// How a user gets such a file.
    pub how_to_export: &'static str,
    /// What the export does not hold, or holds in a way that misleads, as one sentence.
    pub gaps: &'static str,
    /// The tables that its rows go to.
    pub fills: &'static [&'static Table],
    /// The questions that it answers, and on what evidence.
    pub answers: &'static [(Question, Evidence)],
    /// A format that tells of the same records. It is heard on the days on which it has any, this one on the others.
    pub fills_gaps_of: Option<&'static str>,
    /// What a file may be cut between.
    pub unit: Unit,
    /// Whether the beginning of a file is of this format.
    pub recognises: fn(&Head) -> bool,
    /// Reads one piece. An `Err` stops the run: the file is not what it claims to be.
    pub read: fn(&Piece, &Options, &mut dyn Sink) -> Result<(), FormatError>,
}

/// What a file may be cut between, so that its pieces can be read at the same time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Records: elements of pages and arrays, lines, rows.
    Record,
    /// Values at the top: a page stays whole, because its frame says something about its records.
    Page,
    /// Nothing: a decision needs all rows of the file.
    File,
}

/// The capability table: every question that a format answers, formats in the order of their precedence.
pub fn capabilities() -> impl Iterator<Item = Capability> {
    FORMATS.iter().flat_map(|format| {
        let answer = |(question, evidence): &(Question, Evidence)| Capability {
            source: format.id,
            title: format.title,
            question: *question,
            evidence: *evidence,
        };
        format.answers.iter().map(answer)
    })
}

/// Nano-dollars of an amount of dollars that is written in decimal figures; none if it is no number or beyond nine
/// billion. No binary fraction comes in between.
#[must_use]
pub fn nano_dollars(text: &str) -> Option<i64> {
    field::nano_dollars(text)
}

/// The beginning of a file, unpacked and parsed as far as recognition needs it.
#[derive(Clone, Debug, PartialEq)]
pub enum Head {
    /// JSON in any packing.
    Json(JsonHead),
    /// CSV: the column names of the first line, trimmed and without quotes.
    Csv(Vec<String>),
    /// The file is an API error that was saved as an export: its message.
    ApiError(String),
    /// Nothing but white space.
    Empty,
    /// Neither JSON nor CSV.
    Unknown,
}

/// The first records of a JSON file.
#[derive(Clone, Debug, PartialEq)]
pub struct JsonHead {
    /// The object that opens the file: the record itself, or the page with the fields that stand before its records.
    pub frame: serde_json::Map<String, serde_json::Value>,
    /// The first records (elements of the page or array, else the objects themselves); at least one.
    pub records: Vec<serde_json::Map<String, serde_json::Value>>,
}

impl JsonHead {
    /// The first record.
    #[must_use]
    pub fn first(&self) -> &serde_json::Map<String, serde_json::Value> {
        &self.records[0]
    }
}

/// A piece of one unpacked file that begins and ends at a record boundary.
#[derive(Clone, Copy, Debug)]
pub struct Piece<'a> {
    /// UTF-8 bytes without a byte-order mark.
    pub bytes: &'a [u8],
    /// Line of the file at which `bytes` begins, from 1. For CSV the header is not counted away: the first row is line 2.
    pub first_line: u64,
    /// The CSV header line, present for every piece of a CSV file; `bytes` never holds it.
    pub header: Option<&'a [u8]>,
}

/// Order of day and month in numeric dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DateOrder {
    /// `31-12-2026`
    Dmy,
    /// `12-31-2026`
    Mdy,
}

/// What a source's configuration says about reading it. Each format takes what it needs.
#[derive(Clone, Debug)]
pub struct Options {
    /// Zone of times that carry none.
    pub zone: Tz,
    /// Order of day and month where a format writes dates in figures; `None`: decided from the whole file.
    pub date_order: Option<DateOrder>,
    /// Prefix of the request tags that name a project, such as `project:`; the bare tag is tried as well.
    pub project_tag_prefix: String,
    /// Prefix of the request tags that name a task class, such as `task:`.
    pub task_tag_prefix: String,
    /// Name of the annotation score whose value is the reviewer's decision.
    pub decision_score: String,
    /// Name of the annotation score whose value is the review's working time in minutes.
    pub minutes_score: String,
    /// Column of a ticket export that names the AI event; the known columns and the ticket's text are looked at after it.
    pub link_column: Option<String>,
    /// Which field of an export that no other format knows is which column.
    pub mapping: Option<Arc<mapped::Mapping>>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            zone: Tz::UTC,
            date_order: None,
            project_tag_prefix: "project:".to_owned(),
            task_tag_prefix: "task:".to_owned(),
            decision_score: "review_decision".to_owned(),
            minutes_score: "review_minutes".to_owned(),
            link_column: None,
            mapping: None,
        }
    }
}

/// Takes what a format reads. Every input row ends in exactly one call; a record that holds several rows (a bucket with
/// results, a chat with messages) ends in one call for each of them.
pub trait Sink {
    /// A row of `event`, found at `line`.
    fn event(&mut self, line: u64, event: Event<'_>);
    /// A row of `review`, found at `line`.
    fn review(&mut self, line: u64, review: Review<'_>);
    /// A row of `case`, found at `line`.
    fn case(&mut self, line: u64, case: Case<'_>);
    /// A row of `usage`, found at `line`.
    fn usage(&mut self, line: u64, usage: Usage<'_>);
    /// A row of `entity`, found at `line`.
    fn entity(&mut self, line: u64, entity: Entity<'_>);
    /// A row that could not be accepted; `raw` is its text, used only to recognise the same row again.
    fn reject(&mut self, reject: Reject, raw: &[u8]);
}

/// The file as a whole cannot be read. Each text says what to do next.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FormatError {
    /// An API error stands where a page should.
    #[error("line {line}: the export holds an API error instead of data: {message}")]
    ApiError {
        /// Line of the file.
        line: u64,
        /// Type and message of the error.
        message: String,
    },
    /// Dates in figures can be read in two ways.
    #[error("dates such as `{example}` can be read as day-month or month-day, and no row of the file decides it")]
    AmbiguousDates {
        /// One of them.
        example: String,
    },
    /// Some dates can only be day-month, others only month-day.
    #[error("dates disagree: `{day_first}` can only be day-month, `{month_first}` only month-day")]
    MixedDates {
        /// A date that can only be day-month.
        day_first: String,
        /// A date that can only be month-day.
        month_first: String,
    },
    /// A column that the format cannot do without is missing.
    #[error("the header has no column {expected}")]
    MissingColumn {
        /// The accepted names.
        expected: String,
    },
}

impl FormatError {
    /// What the user can do about it.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::ApiError { .. } => "export the page again; the error text says what the key or the request lacked",
            Self::AmbiguousDates { .. } | Self::MixedDates { .. } => {
                "set `date_order = \"dmy\"` or `date_order = \"mdy\"` in this file's [[source]] section"
            }
            Self::MissingColumn { .. } => "export the table again with this column included",
        }
    }
}
