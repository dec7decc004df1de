//! The columns that a mapping may fill, by table: their types, and which a row cannot do without.

use crate::event::name as n;
use crate::event::table::Table;
use crate::event::tables;
use crate::event::taxonomy::{ActorKind, CaseState, Decision, Kind, Outcome, Severity};
use strum::VariantArray;

/// Project tags, which `ingest` looks up in the attribution map; the lake keeps what they led to.
pub(super) const TAGS: &str = "tags";
/// The caller's team, which `ingest` looks up in the attribution map.
pub(super) const NATIVE_TEAM: &str = "native_team";

/// What a column holds.
#[derive(Clone, Copy, Debug)]
pub(super) enum Type {
    /// An id, a name or a word of the export's own.
    Text,
    /// A person, who becomes a pseudonym downstream.
    Person,
    /// An API key, without its kind prefix.
    Key,
    /// A list of texts.
    Texts,
    /// A time, as microseconds since 1970 UTC.
    Instant,
    /// A whole number from zero.
    Count,
    /// Money, as nano-dollars.
    Money,
    /// A span of time, as milliseconds.
    Duration,
    /// True or false.
    Flag,
    /// One of a closed list of words.
    Word(fn() -> Vec<&'static str>),
}

/// One column.
#[derive(Debug)]
pub(super) struct Column {
    /// Its name.
    pub(super) name: &'static str,
    /// What it holds.
    pub(super) kind: Type,
    /// Whether a mapping must name it.
    pub(super) required: bool,
}

/// A table that a mapping may fill.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Target {
    Event,
    Usage,
    Review,
    Case,
}

/// Every table that a mapping may fill.
pub(super) const TARGETS: &[Target] = &[Target::Event, Target::Usage, Target::Review, Target::Case];

impl Target {
    /// The table in the lake.
    pub(super) fn table(self) -> &'static Table {
        match self {
            Self::Event => &tables::EVENT,
            Self::Usage => &tables::USAGE,
            Self::Review => &tables::REVIEW,
            Self::Case => &tables::CASE,
        }
    }

    /// Its columns.
    pub(super) fn columns(self) -> &'static [Column] {
        match self {
            Self::Event => EVENT,
            Self::Usage => USAGE,
            Self::Review => REVIEW,
            Self::Case => CASE,
        }
    }
}

/// The words of a closed list.
fn words<T: VariantArray + Copy + Into<&'static str>>() -> Vec<&'static str> {
    T::VARIANTS.iter().map(|word| (*word).into()).collect()
}

const fn req(name: &'static str, kind: Type) -> Column {
    Column { name, kind, required: true }
}

const fn opt(name: &'static str, kind: Type) -> Column {
    Column { name, kind, required: false }
}

static EVENT: &[Column] = &[
    req(n::TS, Type::Instant),
    req(n::KIND, Type::Word(words::<Kind>)),
    opt(n::EVENT_ID, Type::Text),
    opt(n::OBSERVED_US, Type::Instant),
    opt(n::NATIVE_TYPE, Type::Text),
    opt(n::TYPE_KNOWN, Type::Flag),
    opt(n::OUTCOME, Type::Word(words::<Outcome>)),
    opt(n::PROVIDER, Type::Text),
    opt(n::SURFACE, Type::Text),
    opt(n::ORG_ID, Type::Text),
    opt(n::WORKSPACE_ID, Type::Text),
    opt(n::NATIVE_PROJECT, Type::Text),
    opt(TAGS, Type::Texts),
    opt(NATIVE_TEAM, Type::Text),
    opt(n::ACTOR, Type::Person),
    opt(n::ACTOR_KIND, Type::Word(words::<ActorKind>)),
    opt(n::API_KEY_ID, Type::Key),
    opt(n::SESSION_ID, Type::Text),
    opt(n::REQUEST_ID, Type::Text),
    opt(n::TRACE_ID, Type::Text),
    opt(n::MODEL, Type::Text),
    opt(n::TASK_CLASS, Type::Text),
    opt(n::TOKENS_IN, Type::Count),
    opt(n::TOKENS_CACHE_READ, Type::Count),
    opt(n::TOKENS_CACHE_WRITE, Type::Count),
    opt(n::TOKENS_OUT, Type::Count),
    opt(n::COST_NANO_USD, Type::Money),
    opt(n::LATENCY_MS, Type::Duration),
    opt(n::RISK_CATEGORY, Type::Text),
];

static USAGE: &[Column] = &[
    req(n::BUCKET_START_US, Type::Instant),
    opt(n::BUCKET_END_US, Type::Instant),
    opt(n::OBSERVED_US, Type::Instant),
    opt(n::ORG_ID, Type::Text),
    opt(n::WORKSPACE_ID, Type::Text),
    opt(n::NATIVE_PROJECT, Type::Text),
    opt(NATIVE_TEAM, Type::Text),
    opt(n::API_KEY_ID, Type::Key),
    opt(n::ACTOR, Type::Person),
    opt(n::ACTOR_KIND, Type::Word(words::<ActorKind>)),
    opt(n::SURFACE, Type::Text),
    opt(n::MODEL, Type::Text),
    opt(n::REQUESTS, Type::Count),
    opt(n::MESSAGES, Type::Count),
    opt(n::SESSIONS, Type::Count),
    opt(n::ACCEPTED, Type::Count),
    opt(n::REJECTED, Type::Count),
    opt(n::TOKENS_IN, Type::Count),
    opt(n::TOKENS_CACHE_READ, Type::Count),
    opt(n::TOKENS_CACHE_WRITE, Type::Count),
    opt(n::TOKENS_OUT, Type::Count),
    opt(n::COST_NANO_USD, Type::Money),
    opt(n::ACTIVE_MS, Type::Duration),
];

static REVIEW: &[Column] = &[
    req(n::OUTPUT_ID, Type::Text),
    opt(n::RECORD_ID, Type::Text),
    opt(n::OBSERVED_US, Type::Instant),
    opt(n::QUEUE, Type::Text),
    opt(n::ROUTED_US, Type::Instant),
    opt(n::STARTED_US, Type::Instant),
    opt(n::COMPLETED_US, Type::Instant),
    opt(n::DECISION, Type::Word(words::<Decision>)),
    opt(n::REVIEWER, Type::Person),
    opt(n::REVIEW_MS, Type::Duration),
    opt(n::RELEASED_US, Type::Instant),
];

static CASE: &[Column] = &[
    req(n::CASE_ID, Type::Text),
    req(n::STATE, Type::Word(words::<CaseState>)),
    req(n::FLAGGED_US, Type::Instant),
    opt(n::OBSERVED_US, Type::Instant),
    opt(n::NATIVE_STATE, Type::Text),
    opt(n::SEVERITY, Type::Word(words::<Severity>)),
    opt(n::EVENT_US, Type::Instant),
    opt(n::ACKNOWLEDGED_US, Type::Instant),
    opt(n::DISPOSED_US, Type::Instant),
    opt(n::CLOSED_US, Type::Instant),
    opt(n::REOPEN_COUNT, Type::Count),
    opt(n::DISPOSITION, Type::Text),
    opt(n::OWNER, Type::Person),
    opt(n::CATEGORY, Type::Text),
    opt(n::LINKED_ID, Type::Text),
];
