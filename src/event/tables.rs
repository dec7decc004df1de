//! The tables of the lake: one schema each. Columns are only ever added at the end. Those that are rolled up from others
//! stand in [`super::derived`], and what was published in [`super::published`].

use super::column::Privacy::{Internal, Personal, Public, Restricted};
use super::column::{Column, Unit, opt, req};
pub use super::derived::{ACTION, DAILY, HOURLY, KEYS, PEOPLE, TOTALS};
use super::name as n;
pub use super::published::{KPI, PUBLISHED};
use super::table::{Table, Type};
use super::taxonomy::{
    ActorKind, AttributedBy, CaseState, Decision, EntityKind, Kind, Outcome, RejectReason, Severity,
};
use strum::VariantNames;

pub(super) const DAY_COLUMN: Column = req(n::DAY, Type::Date, Public, "UTC day; the folder dt= names the same day");
pub(super) const SOURCE_COLUMN: Column = req(n::SOURCE, Type::Text, Public, "Format that the row was read from");
const HASH_COLUMN: Column =
    req(n::CONTENT_HASH, Type::Int, Public, "Hash of the row's content: two versions of one id differ here");
const FILE_COLUMN: Column = req(n::SOURCE_FILE, Type::Text, Internal, "Input file, as given");
const LINE_COLUMN: Column = req(n::SOURCE_LINE, Type::Int, Public, "Line of the input file, from 1");
const RUN_COLUMN: Column = req(n::RUN_ID, Type::Text, Public, "Run that wrote the row");
pub(super) const PROJECT_COLUMN: Column =
    req(n::PROJECT, Type::Text, Internal, "Project by the attribution map, or 'unattributed'");

/// A column that versions after 0.1 write nothing in: what stood there is in [`EXTRA`], where `lake upgrade` moves it of older
/// rows as well.
const fn emptied(column: Column) -> Column {
    Column { until: Some("0.1"), ..column }
}

const LINEAGE: &[&str] = &[n::SOURCE_FILE, n::SOURCE_LINE, n::RUN_ID];
const EVENT_LINEAGE: &[&str] = &[n::SOURCE_FILE, n::SOURCE_LINE, n::RUN_ID, n::RECEIVED_DAY];

/// One row per thing that happened.
pub static EVENT: Table = Table {
    name: "event",
    grain: "thing that happened (one version; per source, event_id and day the latest observed counts, then the largest \
            content_hash)",
    columns: &[
        req(n::EVENT_ID, Type::Text, Internal, "The export's own id, unique within source and day"),
        SOURCE_COLUMN,
        req(n::TS, Type::Timestamp, Public, "When it happened"),
        req(n::TS_US, Type::Int, Public, "When it happened, as a whole number").unit(Unit::UnixMicros),
        DAY_COLUMN,
        req(n::LOCAL_DAY, Type::Date, Public, "Day in the organisation's reporting zone"),
        req(n::LOCAL_HOUR, Type::Int, Public, "Hour of day (0-23) in the reporting zone"),
        req(n::KIND, Type::Text, Public, "What happened").one_of(Kind::VARIANTS),
        req(n::NATIVE_TYPE, Type::Text, Public, "The export's own word for it"),
        req(n::TYPE_KNOWN, Type::Bool, Public, "Whether auditpack knows native_type"),
        req(n::OUTCOME, Type::Text, Public, "How it ended").one_of(Outcome::VARIANTS),
        opt(n::PROVIDER, Type::Text, Internal, "Who answered: anthropic, openai, bedrock, …"),
        opt(n::SURFACE, Type::Text, Internal, "Where it was used: chat, claude_code, api, …"),
        opt(n::ORG_ID, Type::Text, Internal, "The vendor's organisation id"),
        PROJECT_COLUMN,
        opt(n::TEAM, Type::Text, Internal, "Team by the attribution map"),
        opt(n::COST_CENTRE, Type::Text, Internal, "Cost centre by the attribution map"),
        opt(n::TIER, Type::Text, Internal, "Risk tier by the attribution map"),
        req(n::ATTRIBUTED_BY, Type::Text, Public, "Key of the attribution map that named the project")
            .one_of(AttributedBy::VARIANTS),
        opt(n::WORKSPACE_ID, Type::Text, Internal, "The vendor's workspace id"),
        opt(n::NATIVE_PROJECT, Type::Text, Internal, "The vendor's project id"),
        opt(n::ACTOR, Type::Text, Personal, "Who acted; people as keyed pseudonyms"),
        req(n::ACTOR_KIND, Type::Text, Public, "What acted").one_of(ActorKind::VARIANTS),
        opt(n::API_KEY_ID, Type::Text, Internal, "API key without its kind prefix"),
        opt(n::SESSION_ID, Type::Text, Personal, "Conversation or session"),
        opt(n::REQUEST_ID, Type::Text, Internal, "The vendor's request id"),
        opt(n::TRACE_ID, Type::Text, Internal, "Trace that the event belongs to"),
        opt(n::MODEL, Type::Text, Internal, "Model as the export names it"),
        opt(n::TASK_CLASS, Type::Text, Internal, "Kind of task, for time saved"),
        opt(n::TOKENS_IN, Type::Int, Internal, "Input not read from a cache").unit(Unit::Tokens),
        opt(n::TOKENS_CACHE_READ, Type::Int, Internal, "Input read from a cache").unit(Unit::Tokens),
        opt(n::TOKENS_CACHE_WRITE, Type::Int, Internal, "Input written to a cache").unit(Unit::Tokens),
        opt(n::TOKENS_OUT, Type::Int, Internal, "Output").unit(Unit::Tokens),
        opt(n::COST_NANO_USD, Type::Int, Internal, "Cost").unit(Unit::NanoUsd),
        opt(n::LATENCY_MS, Type::Int, Internal, "Duration of the call").unit(Unit::Millis),
        opt(n::RISK_CATEGORY, Type::Text, Internal, "Category of a risk flag or policy decision"),
        emptied(req(
            n::EXTRA_JSON,
            Type::Text,
            Restricted,
            "Every other field as canonical JSON in rows of version 0.1; '{}' in later ones and after lake upgrade, which have it in table extra",
        )),
        HASH_COLUMN,
        FILE_COLUMN,
        LINE_COLUMN,
        RUN_COLUMN,
        opt(
            n::OBSERVED_US,
            Type::Int,
            Public,
            "When the record last changed at its source; null where it is delivered once",
        )
        .unit(Unit::UnixMicros),
        opt(
            n::RECEIVED_DAY,
            Type::Date,
            Public,
            "Local day of the run that wrote the row; null in rows of older versions",
        ),
        opt(
            n::OBJECT_ID,
            Type::Text,
            Internal,
            "What was shared, by the vendor's own opaque id; null in rows of older versions",
        ),
    ],
    key: &[n::SOURCE, n::EVENT_ID, n::CONTENT_HASH],
    versions: &[n::SOURCE, n::EVENT_ID, n::DAY],
    sort: &[n::PROJECT, n::TS_US, n::EVENT_ID, n::CONTENT_HASH],
    derived: false,
    plain: &[n::EVENT_ID, n::TS, n::TS_US, n::REQUEST_ID, n::CONTENT_HASH, n::SOURCE_LINE],
    lineage: EVENT_LINEAGE,
};

/// One row per aggregate that a vendor already made. Never exploded into events.
pub static USAGE: Table = Table {
    name: "usage",
    grain: "aggregate that a vendor already made (one version; per bucket and cuts the latest observed counts)",
    columns: &[
        SOURCE_COLUMN,
        DAY_COLUMN,
        req(n::BUCKET_START_US, Type::Int, Public, "Start of the bucket").unit(Unit::UnixMicros),
        req(n::BUCKET_END_US, Type::Int, Public, "End of the bucket (exclusive)").unit(Unit::UnixMicros),
        req(
            n::LOCAL_DAY,
            Type::Date,
            Public,
            "Day of the bucket: in the reporting zone if shorter than a day, else its own UTC day",
        ),
        PROJECT_COLUMN,
        opt(n::WORKSPACE_ID, Type::Text, Internal, "The vendor's workspace, by id or by name"),
        opt(n::API_KEY_ID, Type::Text, Internal, "API key by id without its kind prefix, or by name"),
        opt(n::ACTOR, Type::Text, Personal, "Who acted; people as keyed pseudonyms"),
        opt(n::MODEL, Type::Text, Internal, "Model as the report names it"),
        opt(n::REQUESTS, Type::Int, Internal, "Requests; null if the report does not count them"),
        opt(n::TOKENS_IN, Type::Int, Internal, "Input not read from a cache").unit(Unit::Tokens),
        opt(n::TOKENS_CACHE_READ, Type::Int, Internal, "Input read from a cache").unit(Unit::Tokens),
        opt(n::TOKENS_CACHE_WRITE, Type::Int, Internal, "Input written to a cache").unit(Unit::Tokens),
        opt(n::TOKENS_OUT, Type::Int, Internal, "Output").unit(Unit::Tokens),
        opt(n::COST_NANO_USD, Type::Int, Internal, "Cost").unit(Unit::NanoUsd),
        HASH_COLUMN,
        FILE_COLUMN,
        LINE_COLUMN,
        RUN_COLUMN,
        opt(n::REPORT, Type::Text, Internal, "Which of the source's reports: rows of two reports are never added"),
        opt(n::OBSERVED_US, Type::Int, Public, "When the source computed the row").unit(Unit::UnixMicros),
        opt(n::ORG_ID, Type::Text, Internal, "The vendor's organisation id"),
        opt(n::NATIVE_PROJECT, Type::Text, Internal, "The vendor's project, by id or by name"),
        opt(n::TEAM, Type::Text, Internal, "Team by the attribution map"),
        opt(n::COST_CENTRE, Type::Text, Internal, "Cost centre by the attribution map"),
        opt(n::TIER, Type::Text, Internal, "Risk tier by the attribution map"),
        opt(n::ATTRIBUTED_BY, Type::Text, Public, "Key of the attribution map that named the project")
            .one_of(AttributedBy::VARIANTS),
        opt(n::ACTOR_KIND, Type::Text, Public, "What acted").one_of(ActorKind::VARIANTS),
        opt(n::SURFACE, Type::Text, Internal, "Where it was used: chat, claude_code, api, …"),
        opt(n::CUT, Type::Text, Internal, "Everything else that the row is cut by, as name=value joined by ;"),
        opt(n::MESSAGES, Type::Int, Internal, "Messages; null if the report does not count them"),
        opt(n::SESSIONS, Type::Int, Internal, "Sessions or conversations; null if the report does not count them"),
        opt(n::ACCEPTED, Type::Int, Internal, "Suggestions that a person accepted"),
        opt(n::REJECTED, Type::Int, Internal, "Suggestions that a person rejected"),
        opt(n::ACTIVE_MS, Type::Int, Internal, "Time that people were active, as the vendor measured it")
            .unit(Unit::Millis),
        emptied(opt(
            n::EXTRA_JSON,
            Type::Text,
            Restricted,
            "Every other field as canonical JSON in rows of version 0.1; null in later ones and after lake upgrade, which have it in table extra",
        )),
    ],
    key: &[n::SOURCE, n::CONTENT_HASH],
    versions: &[
        n::SOURCE,
        n::REPORT,
        n::BUCKET_START_US,
        n::BUCKET_END_US,
        n::ORG_ID,
        n::WORKSPACE_ID,
        n::NATIVE_PROJECT,
        n::API_KEY_ID,
        n::ACTOR,
        n::ACTOR_KIND,
        n::SURFACE,
        n::MODEL,
        n::CUT,
    ],
    sort: &[n::PROJECT, n::BUCKET_START_US, n::CONTENT_HASH],
    derived: false,
    plain: &[n::CONTENT_HASH, n::SOURCE_LINE],
    lineage: LINEAGE,
};

/// One row per record about the review of an output.
pub static REVIEW: Table = Table {
    name: "review",
    grain: "record about the review of one output (fold by output_id: earliest clocks, latest decision)",
    columns: &[
        req(n::OUTPUT_ID, Type::Text, Internal, "Output under review: a call's event_id or a trace_id"),
        req(n::RECORD_ID, Type::Text, Internal, "The export's own id of this record"),
        SOURCE_COLUMN,
        DAY_COLUMN,
        req(n::OBSERVED_US, Type::Int, Public, "When the record last changed").unit(Unit::UnixMicros),
        opt(n::QUEUE, Type::Text, Internal, "Queue that the output waits in"),
        opt(n::ROUTED_US, Type::Int, Public, "When it was routed to a human").unit(Unit::UnixMicros),
        opt(n::STARTED_US, Type::Int, Public, "When the human began").unit(Unit::UnixMicros),
        opt(n::COMPLETED_US, Type::Int, Public, "When the review was complete").unit(Unit::UnixMicros),
        opt(n::DECISION, Type::Text, Public, "What the reviewer decided").one_of(Decision::VARIANTS),
        opt(n::REVIEWER, Type::Text, Personal, "Who decided; a keyed pseudonym"),
        opt(n::REVIEW_MS, Type::Int, Internal, "Working time of the review").unit(Unit::Millis),
        opt(n::OUTPUT_US, Type::Int, Public, "When the output was made; only in rows that link a review to its output")
            .unit(Unit::UnixMicros),
        opt(n::OUTPUT_DAY, Type::Date, Public, "Local day of the output; only in linking rows"),
        opt(n::PROJECT, Type::Text, Internal, "Project of the output; only in linking rows"),
        opt(n::TEAM, Type::Text, Internal, "Team of the output; only in linking rows"),
        opt(n::TIER, Type::Text, Internal, "Risk tier of the output; only in linking rows"),
        HASH_COLUMN,
        FILE_COLUMN,
        LINE_COLUMN,
        RUN_COLUMN,
        opt(n::RELEASED_US, Type::Int, Public, "When the output was released").unit(Unit::UnixMicros),
        opt(
            n::AUTHOR,
            Type::Text,
            Personal,
            "Who asked for the output; people as keyed pseudonyms; only in linking rows",
        ),
        opt(n::AUTHOR_KIND, Type::Text, Public, "What asked for it, only in linking rows").one_of(ActorKind::VARIANTS),
    ],
    key: &[n::SOURCE, n::OUTPUT_ID, n::RECORD_ID, n::CONTENT_HASH],
    versions: &[],
    sort: &[n::OUTPUT_ID, n::OBSERVED_US, n::RECORD_ID, n::CONTENT_HASH],
    derived: false,
    plain: &[n::OUTPUT_ID, n::RECORD_ID, n::CONTENT_HASH, n::SOURCE_LINE],
    lineage: LINEAGE,
};

/// One row per record about a case.
pub static CASE: Table = Table {
    name: "case",
    grain: "record about one case (fold by source and case_id: earliest clocks, latest state)",
    columns: &[
        req(n::CASE_ID, Type::Text, Internal, "Number of the ticket"),
        SOURCE_COLUMN,
        DAY_COLUMN,
        req(n::OBSERVED_US, Type::Int, Public, "When the record last changed").unit(Unit::UnixMicros),
        req(n::STATE, Type::Text, Public, "Where the case stands").one_of(CaseState::VARIANTS),
        req(n::NATIVE_STATE, Type::Text, Internal, "The export's own word for the state"),
        req(n::SEVERITY, Type::Text, Public, "How bad the case could be").one_of(Severity::VARIANTS),
        opt(n::EVENT_US, Type::Int, Public, "When the activity happened").unit(Unit::UnixMicros),
        req(n::FLAGGED_US, Type::Int, Public, "When it was flagged").unit(Unit::UnixMicros),
        opt(n::ACKNOWLEDGED_US, Type::Int, Public, "When a human first touched it").unit(Unit::UnixMicros),
        opt(n::DISPOSED_US, Type::Int, Public, "When a disposition was reached").unit(Unit::UnixMicros),
        opt(n::CLOSED_US, Type::Int, Public, "When all actions were done").unit(Unit::UnixMicros),
        req(n::REOPEN_COUNT, Type::Int, Internal, "How often it was reopened"),
        opt(n::DISPOSITION, Type::Text, Internal, "Disposition as the export names it"),
        opt(n::OWNER, Type::Text, Personal, "Who holds it; a keyed pseudonym"),
        opt(n::CATEGORY, Type::Text, Internal, "Category as the export names it"),
        opt(n::LINKED_ID, Type::Text, Internal, "Event, request, trace or chat that the ticket names"),
        HASH_COLUMN,
        FILE_COLUMN,
        LINE_COLUMN,
        RUN_COLUMN,
    ],
    key: &[n::SOURCE, n::CASE_ID, n::CONTENT_HASH],
    versions: &[],
    sort: &[n::CASE_ID, n::OBSERVED_US, n::CONTENT_HASH],
    derived: false,
    plain: &[n::CONTENT_HASH, n::SOURCE_LINE],
    lineage: LINEAGE,
};

/// Rows that could not be accepted.
pub static REJECT: Table = Table {
    name: "reject",
    grain: "input row that could not be accepted",
    columns: &[
        req(n::REJECT_ID, Type::Text, Internal, "SHA-256 of the row's bytes, first 32 hex digits"),
        SOURCE_COLUMN,
        DAY_COLUMN,
        req(n::REASON, Type::Text, Public, "Why the row was rejected").one_of(RejectReason::VARIANTS),
        req(n::DETAIL, Type::Text, Internal, "What was expected and what was found, without content"),
        FILE_COLUMN,
        LINE_COLUMN,
        RUN_COLUMN,
    ],
    key: &[n::SOURCE, n::REJECT_ID, n::REASON],
    versions: &[],
    sort: &[n::SOURCE_FILE, n::SOURCE_LINE],
    derived: false,
    plain: &[n::REJECT_ID, n::SOURCE_LINE],
    lineage: LINEAGE,
};

/// The row balance: one row per run and input file.
pub static RUN: Table = Table {
    name: "run",
    grain: "run × input file",
    columns: &[
        RUN_COLUMN,
        DAY_COLUMN,
        FILE_COLUMN,
        req(n::FILE_SHA256, Type::Text, Public, "SHA-256 of the file's bytes as delivered"),
        req(n::FORMAT, Type::Text, Public, "Format that the file was recognised as"),
        req(n::BYTES, Type::Int, Public, "Size of the file as delivered").unit(Unit::Bytes),
        req(n::ROWS_READ, Type::Int, Public, "Rows read: accepted + duplicate + rejected"),
        req(n::ROWS_ACCEPTED, Type::Int, Public, "Rows that entered the lake"),
        req(n::ROWS_DUPLICATE, Type::Int, Public, "Rows that the lake already had"),
        req(n::ROWS_REJECTED, Type::Int, Public, "Rows rejected with a reason"),
        req(n::ROWS_TYPE_UNKNOWN, Type::Int, Public, "Accepted rows whose native type is not known"),
        opt(n::FIRST_US, Type::Int, Public, "Earliest time in the file").unit(Unit::UnixMicros),
        opt(n::LAST_US, Type::Int, Public, "Latest time in the file").unit(Unit::UnixMicros),
        req(n::TOOL_VERSION, Type::Text, Public, "Version of auditpack"),
    ],
    key: &[n::RUN_ID, n::SOURCE_FILE],
    versions: &[],
    sort: &[n::SOURCE_FILE],
    derived: false,
    plain: &[],
    lineage: &[n::RUN_ID, n::SOURCE_FILE],
};

/// One row per record of a directory: the names of ids.
pub static ENTITY: Table = Table {
    name: "entity",
    grain: "record of a directory about one entity (per source, entity_kind, entity_id and parent_id the latest observed counts)",
    columns: &[
        req(n::ENTITY_KIND, Type::Text, Public, "What it is").one_of(EntityKind::VARIANTS),
        req(n::ENTITY_ID, Type::Text, Personal, "Id as the other tables have it; people as keyed pseudonyms"),
        SOURCE_COLUMN,
        DAY_COLUMN,
        req(n::OBSERVED_US, Type::Int, Public, "When the record last changed").unit(Unit::UnixMicros),
        opt(n::ENTITY_NAME, Type::Text, Internal, "Name; null for people"),
        opt(
            n::ALIAS,
            Type::Text,
            Personal,
            "The pseudonym under which exports that know only the e-mail have the same person",
        ),
        opt(n::STATE, Type::Text, Internal, "State or role, in the directory's own word"),
        opt(n::PARENT_ID, Type::Text, Internal, "Entity that it belongs to: workspace of a key, group of a member"),
        opt(n::CREATED_US, Type::Int, Public, "When it was made").unit(Unit::UnixMicros),
        opt(n::ENDED_US, Type::Int, Public, "When it was archived, deleted or expired").unit(Unit::UnixMicros),
        emptied(req(
            n::EXTRA_JSON,
            Type::Text,
            Restricted,
            "Every other field as canonical JSON in rows of version 0.1; '{}' in later ones and after lake upgrade, which have it in table extra",
        )),
        HASH_COLUMN,
        FILE_COLUMN,
        LINE_COLUMN,
        RUN_COLUMN,
    ],
    key: &[n::ENTITY_KIND, n::ENTITY_ID, n::SOURCE, n::CONTENT_HASH],
    versions: &[n::SOURCE, n::ENTITY_KIND, n::ENTITY_ID, n::PARENT_ID],
    sort: &[n::ENTITY_KIND, n::ENTITY_ID, n::OBSERVED_US, n::CONTENT_HASH],
    derived: false,
    plain: &[n::CONTENT_HASH, n::SOURCE_LINE],
    lineage: LINEAGE,
};

/// A text of [`n::EXTRA_JSON`] that says nothing: it stands where the column must have a value, and never in [`EXTRA`].
pub const NOTHING: &str = "{}";

/// The tables whose rows may have one of [`EXTRA`] beside them.
pub const WITH_EXTRA: &[&str] = &[EVENT.name, USAGE.name, ENTITY.name];

/// What is restricted in the rows of other tables. It lies apart, so that those can be shown to more people.
pub static EXTRA: Table = Table {
    name: "extra",
    grain: "row of event, usage or entity whose export said more than its columns hold; the row that has this source, day \
            and content_hash",
    columns: &[
        req(n::RECORD_TABLE, Type::Text, Public, "Table of the row").one_of(WITH_EXTRA),
        SOURCE_COLUMN,
        DAY_COLUMN,
        req(n::CONTENT_HASH, Type::Int, Public, "content_hash of the row"),
        req(
            n::EXTRA_JSON,
            Type::Text,
            Restricted,
            "Every field of the record that has no column, as canonical JSON; content, e-mail and IP redacted",
        ),
        RUN_COLUMN,
    ],
    key: &[n::RECORD_TABLE, n::SOURCE, n::CONTENT_HASH],
    versions: &[],
    sort: &[n::RECORD_TABLE, n::SOURCE],
    derived: false,
    plain: &[n::CONTENT_HASH],
    lineage: &[n::RUN_ID],
};

/// Every table of the lake.
pub static TABLES: &[&Table] = &[
    &EVENT, &USAGE, &REVIEW, &CASE, &ENTITY, &EXTRA, &DAILY, &TOTALS, &PEOPLE, &KEYS, &HOURLY, &ACTION, &KPI,
    &PUBLISHED, &REJECT, &RUN,
];
