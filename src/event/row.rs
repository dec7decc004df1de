//! What a format reader hands on: one plain record per row of `event`, `usage`, `review`, `case` and `entity`, borrowed from the
//! input.
//!
//! These are the *found* values. Pseudonyms, attribution, local time and lineage are added by `ingest`.

use super::taxonomy::{ActorKind, CaseState, Decision, EntityKind, Kind, Outcome, RejectReason, Severity};
use std::borrow::Cow;

/// Text borrowed from the input where it needs no unescaping.
pub type Text<'a> = Cow<'a, str>;

/// Microseconds since 1970-01-01T00:00:00Z.
pub type Micros = i64;

/// One thing that happened.
#[derive(Clone, Debug)]
pub struct Event<'a> {
    /// The export's own id: unique within its source and day. Empty where the export has none: `ingest` names the row by
    /// its content, in which persons are pseudonyms already.
    pub event_id: Text<'a>,
    /// When it happened.
    pub ts_us: Micros,
    /// When the record was last changed at its source, where records are delivered again after a change: the latest
    /// counts.
    pub observed_us: Option<Micros>,
    /// What happened.
    pub kind: Kind,
    /// The export's own word for it.
    pub native_type: Text<'a>,
    /// Whether we know that word.
    pub type_known: bool,
    /// How it ended.
    pub outcome: Outcome,
    /// Who answered: `anthropic`, `openai`, `bedrock`, ….
    pub provider: Option<Text<'a>>,
    /// Where it was used: `chat`, `claude_code`, `api`, ….
    pub surface: Option<Text<'a>>,
    /// The vendor's organisation id.
    pub org_id: Option<Text<'a>>,
    /// The vendor's workspace id.
    pub workspace_id: Option<Text<'a>>,
    /// The vendor's project id.
    pub native_project: Option<Text<'a>>,
    /// Project tags, as found, most specific first.
    pub tags: Vec<Text<'a>>,
    /// The caller's team, as found.
    pub native_team: Option<Text<'a>>,
    /// Who acted. A person's id becomes a pseudonym before it reaches the lake.
    pub actor: Option<Text<'a>>,
    /// What acted.
    pub actor_kind: ActorKind,
    /// The API key, without its kind prefix (`admin_api_key_01J…` and `apikey_01J…` are one key).
    pub api_key_id: Option<Text<'a>>,
    /// Conversation or session.
    pub session_id: Option<Text<'a>>,
    /// The vendor's request id.
    pub request_id: Option<Text<'a>>,
    /// The trace that the event belongs to.
    pub trace_id: Option<Text<'a>>,
    /// The model as the export names it.
    pub model: Option<Text<'a>>,
    /// The kind of task, for time saved.
    pub task_class: Option<Text<'a>>,
    /// Input tokens that were not read from a cache.
    pub tokens_in: Option<i64>,
    /// Input tokens read from a cache.
    pub tokens_cache_read: Option<i64>,
    /// Input tokens written to a cache.
    pub tokens_cache_write: Option<i64>,
    /// Output tokens.
    pub tokens_out: Option<i64>,
    /// Cost in nano-dollars (10⁻⁹ USD).
    pub cost_nano_usd: Option<i64>,
    /// Duration of the call in milliseconds.
    pub latency_ms: Option<i64>,
    /// Category of a risk flag or policy decision.
    pub risk_category: Option<Text<'a>>,
    /// What was shared, by the vendor's own opaque id. It may stand in `extra` as well, and is no part of the content.
    pub object_id: Option<Text<'a>>,
    /// Every field not mapped above: name and raw JSON value. Redacted and made canonical by `ingest`.
    pub extra: Vec<(Text<'a>, Text<'a>)>,
}

impl<'a> Event<'a> {
    /// An event with the required fields; everything else empty.
    #[must_use]
    pub fn new(event_id: Text<'a>, ts_us: Micros, kind: Kind, native_type: Text<'a>) -> Self {
        Self {
            event_id,
            ts_us,
            observed_us: None,
            kind,
            native_type,
            type_known: true,
            outcome: Outcome::Unknown,
            provider: None,
            surface: None,
            org_id: None,
            workspace_id: None,
            native_project: None,
            tags: Vec::new(),
            native_team: None,
            actor: None,
            actor_kind: ActorKind::Unknown,
            api_key_id: None,
            session_id: None,
            request_id: None,
            trace_id: None,
            model: None,
            task_class: None,
            tokens_in: None,
            tokens_cache_read: None,
            tokens_cache_write: None,
            tokens_out: None,
            cost_nano_usd: None,
            latency_ms: None,
            risk_category: None,
            object_id: None,
            extra: Vec::new(),
        }
    }
}

/// One aggregate that a vendor already made: a bucket of time and everything that it is cut by. Never exploded into
/// events. The same bucket and cuts delivered again are another version: the one that was observed last counts.
#[derive(Clone, Debug)]
pub struct Usage<'a> {
    /// Which of the source's reports this is, such as `messages` or `cost`: rows of two reports are never added.
    pub report: &'static str,
    /// Start of the bucket.
    pub bucket_start_us: Micros,
    /// End of the bucket, exclusive.
    pub bucket_end_us: Micros,
    /// When the source computed it; the end of the bucket where it does not say.
    pub observed_us: Micros,
    /// The vendor's organisation id.
    pub org_id: Option<Text<'a>>,
    /// The vendor's workspace, by id or by name, as the report has it.
    pub workspace_id: Option<Text<'a>>,
    /// The vendor's project, by id or by name.
    pub native_project: Option<Text<'a>>,
    /// The caller's team, as found.
    pub native_team: Option<Text<'a>>,
    /// The API key, by id without its kind prefix or by name.
    pub api_key_id: Option<Text<'a>>,
    /// Who acted. A person's id becomes a pseudonym before it reaches the lake.
    pub actor: Option<Text<'a>>,
    /// What acted.
    pub actor_kind: ActorKind,
    /// Where it was used: `chat`, `claude_code`, `api`, ….
    pub surface: Option<Text<'a>>,
    /// The model as the report names it.
    pub model: Option<Text<'a>>,
    /// Everything else that the row is cut by (tier, region, token type, …), as `name=value` joined by `;` in the order of names.
    pub cut: Option<Text<'a>>,
    /// Requests, if the report counts them. Unknown is not zero.
    pub requests: Option<i64>,
    /// Messages of people and answers to them, if the report counts them.
    pub messages: Option<i64>,
    /// Sessions or conversations, if the report counts them.
    pub sessions: Option<i64>,
    /// Suggestions that a person accepted.
    pub accepted: Option<i64>,
    /// Suggestions that a person rejected.
    pub rejected: Option<i64>,
    /// Input tokens that were not read from a cache.
    pub tokens_in: Option<i64>,
    /// Input tokens read from a cache.
    pub tokens_cache_read: Option<i64>,
    /// Input tokens written to a cache.
    pub tokens_cache_write: Option<i64>,
    /// Output tokens.
    pub tokens_out: Option<i64>,
    /// Cost in nano-dollars (10⁻⁹ USD).
    pub cost_nano_usd: Option<i64>,
    /// Time that people were active, in milliseconds, as the vendor measured it.
    pub active_ms: Option<i64>,
    /// Every field not mapped above: name and raw JSON value. Redacted and made canonical by `ingest`.
    pub extra: Vec<(Text<'a>, Text<'a>)>,
}

impl Usage<'_> {
    /// A row for one bucket of one report; everything else empty.
    #[must_use]
    pub fn new(report: &'static str, bucket_start_us: Micros, bucket_end_us: Micros) -> Self {
        Self {
            report,
            bucket_start_us,
            bucket_end_us,
            observed_us: bucket_end_us,
            org_id: None,
            workspace_id: None,
            native_project: None,
            native_team: None,
            api_key_id: None,
            actor: None,
            actor_kind: ActorKind::Unknown,
            surface: None,
            model: None,
            cut: None,
            requests: None,
            messages: None,
            sessions: None,
            accepted: None,
            rejected: None,
            tokens_in: None,
            tokens_cache_read: None,
            tokens_cache_write: None,
            tokens_out: None,
            cost_nano_usd: None,
            active_ms: None,
            extra: Vec::new(),
        }
    }
}

/// What one record of a directory says about a thing that other rows name by its id. The latest observed counts.
#[derive(Clone, Debug)]
pub struct Entity<'a> {
    /// What it is.
    pub kind: EntityKind,
    /// Its id, as the other rows have it: keys without their kind prefix. A person's id becomes a pseudonym.
    pub entity_id: Text<'a>,
    /// When the record was last changed at its source.
    pub observed_us: Micros,
    /// Its name. Never set for a person.
    pub name: Option<Text<'a>>,
    /// A person's e-mail address, by which other exports name the same person. Becomes a pseudonym.
    pub alias: Option<Text<'a>>,
    /// Its state or role, in the directory's own word.
    pub state: Option<Text<'a>>,
    /// The entity that it belongs to: the workspace of a key, the group of a member.
    pub parent_id: Option<Text<'a>>,
    /// When it was made.
    pub created_us: Option<Micros>,
    /// When it was archived, deleted or expired.
    pub ended_us: Option<Micros>,
    /// Every field not mapped above: name and raw JSON value. Redacted and made canonical by `ingest`.
    pub extra: Vec<(Text<'a>, Text<'a>)>,
}

impl<'a> Entity<'a> {
    /// An entity with the required fields; everything else empty.
    #[must_use]
    pub fn new(kind: EntityKind, entity_id: Text<'a>, observed_us: Micros) -> Self {
        let (name, alias, state, parent_id) = (None, None, None, None);
        let (created_us, ended_us, extra) = (None, None, Vec::new());
        Self { kind, entity_id, observed_us, name, alias, state, parent_id, created_us, ended_us, extra }
    }
}

/// What one record says about the review of one output. Several records fold into one review: by `output_id`,
/// the earliest of each clock, the decision of the latest record.
#[derive(Clone, Debug, Default)]
pub struct Review<'a> {
    /// The output under review: the call's id or its trace.
    pub output_id: Text<'a>,
    /// The export's own id of this record.
    pub record_id: Text<'a>,
    /// When the record was last changed at its source.
    pub observed_us: Micros,
    /// The queue that it waits in.
    pub queue: Option<Text<'a>>,
    /// When the output was routed to a human.
    pub routed_us: Option<Micros>,
    /// When the human began.
    pub started_us: Option<Micros>,
    /// When the review was complete.
    pub completed_us: Option<Micros>,
    /// What the human decided.
    pub decision: Option<Decision>,
    /// Who decided. Becomes a pseudonym.
    pub reviewer: Option<Text<'a>>,
    /// Working time that the review took, in milliseconds.
    pub review_ms: Option<i64>,
    /// When the output was released to whoever waits for it.
    pub released_us: Option<Micros>,
}

/// What one record says about one case. Several records fold into one case: by `case_id`, the earliest of each
/// clock up to `disposed_us`, the latest `closed_us`, and the state of the latest record.
#[derive(Clone, Debug)]
pub struct Case<'a> {
    /// The ticket's number.
    pub case_id: Text<'a>,
    /// When the record was last changed at its source.
    pub observed_us: Micros,
    /// Where the case stood at `observed_us`.
    pub state: CaseState,
    /// The export's own word for the state.
    pub native_state: Text<'a>,
    /// How bad it could be.
    pub severity: Severity,
    /// When the activity itself happened, if the ticket says so.
    pub event_us: Option<Micros>,
    /// When it was flagged: the start of every clock.
    pub flagged_us: Micros,
    /// When a human first touched it.
    pub acknowledged_us: Option<Micros>,
    /// When a disposition was reached.
    pub disposed_us: Option<Micros>,
    /// When all actions were done.
    pub closed_us: Option<Micros>,
    /// How often it was reopened, as the record says.
    pub reopen_count: i64,
    /// The disposition as the export names it.
    pub disposition: Option<Text<'a>>,
    /// Who holds it. Becomes a pseudonym.
    pub owner: Option<Text<'a>>,
    /// The category as the export names it.
    pub category: Option<Text<'a>>,
    /// The event, request, trace or chat that the ticket names.
    pub linked_id: Option<Text<'a>>,
}

/// A row that could not be accepted. The text says what was expected and what was found, never the content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reject {
    /// Line of the input file, from 1.
    pub line: u64,
    /// The stable word for the reason.
    pub reason: RejectReason,
    /// What was expected and what was found, in one lowercase sentence without a full stop.
    pub detail: String,
}
