//! The tables of the lake: one schema each. Columns are only ever added at the end. Those that are rolled up from others
//! stand in [`super::derived`], and what was published in [`super::published`].

pub use super::derived::{ACTION, DAILY, HOURLY, KEYS, PEOPLE, TOTALS};
use super::name as n;
pub use super::published::PUBLISHED;
use super::table::{Column, Table, Type};

/// A required column.
pub(super) const fn req(name: &'static str, kind: Type, doc: &'static str) -> Column {
    Column { name, kind, nullable: false, doc }
}

/// An optional column.
pub(super) const fn opt(name: &'static str, kind: Type, doc: &'static str) -> Column {
    Column { name, kind, nullable: true, doc }
}

pub(super) const DAY_COLUMN: Column = req(n::DAY, Type::Date, "UTC day; the folder dt= names the same day");
pub(super) const SOURCE_COLUMN: Column = req(n::SOURCE, Type::Text, "Format that the row was read from");
const HASH_COLUMN: Column =
    req(n::CONTENT_HASH, Type::Int, "Hash of the row's content: two versions of one id differ here");
const FILE_COLUMN: Column = req(n::SOURCE_FILE, Type::Text, "Input file, as given");
const LINE_COLUMN: Column = req(n::SOURCE_LINE, Type::Int, "Line of the input file, from 1");
const RUN_COLUMN: Column = req(n::RUN_ID, Type::Text, "Run that wrote the row");
pub(super) const PROJECT_COLUMN: Column =
    req(n::PROJECT, Type::Text, "Project by the attribution map, or 'unattributed'");
const LINEAGE: &[&str] = &[n::SOURCE_FILE, n::SOURCE_LINE, n::RUN_ID];
const EVENT_LINEAGE: &[&str] = &[n::SOURCE_FILE, n::SOURCE_LINE, n::RUN_ID, n::RECEIVED_DAY];

/// One row per thing that happened.
pub static EVENT: Table = Table {
    name: "event",
    grain: "thing that happened (one version; per source, event_id and day the latest observed counts, then the largest \
            content_hash)",
    columns: &[
        req(n::EVENT_ID, Type::Text, "The export's own id, unique within source and day"),
        SOURCE_COLUMN,
        req(n::TS, Type::Timestamp, "When it happened"),
        req(n::TS_US, Type::Int, "ts as microseconds since 1970 UTC"),
        DAY_COLUMN,
        req(n::LOCAL_DAY, Type::Date, "Day in the organisation's reporting zone"),
        req(n::LOCAL_HOUR, Type::Int, "Hour of day (0-23) in the reporting zone"),
        req(n::KIND, Type::Text, "What happened: one of the closed list of kinds"),
        req(n::NATIVE_TYPE, Type::Text, "The export's own word for it"),
        req(n::TYPE_KNOWN, Type::Bool, "Whether auditpack knows native_type"),
        req(n::OUTCOME, Type::Text, "success, failure, denied, fail_open, refused or unknown"),
        opt(n::PROVIDER, Type::Text, "Who answered: anthropic, openai, bedrock, …"),
        opt(n::SURFACE, Type::Text, "Where it was used: chat, claude_code, api, …"),
        opt(n::ORG_ID, Type::Text, "The vendor's organisation id"),
        PROJECT_COLUMN,
        opt(n::TEAM, Type::Text, "Team by the attribution map"),
        opt(n::COST_CENTRE, Type::Text, "Cost centre by the attribution map"),
        opt(n::TIER, Type::Text, "Risk tier by the attribution map"),
        req(n::ATTRIBUTED_BY, Type::Text, "Key that named the project: tag, api_key, workspace, team or none"),
        opt(n::WORKSPACE_ID, Type::Text, "The vendor's workspace id"),
        opt(n::NATIVE_PROJECT, Type::Text, "The vendor's project id"),
        opt(n::ACTOR, Type::Text, "Who acted; people as keyed pseudonyms"),
        req(n::ACTOR_KIND, Type::Text, "What acted: user, api_key, service_account, …"),
        opt(n::API_KEY_ID, Type::Text, "API key without its kind prefix"),
        opt(n::SESSION_ID, Type::Text, "Conversation or session"),
        opt(n::REQUEST_ID, Type::Text, "The vendor's request id"),
        opt(n::TRACE_ID, Type::Text, "Trace that the event belongs to"),
        opt(n::MODEL, Type::Text, "Model as the export names it"),
        opt(n::TASK_CLASS, Type::Text, "Kind of task, for time saved"),
        opt(n::TOKENS_IN, Type::Int, "Input tokens not read from a cache"),
        opt(n::TOKENS_CACHE_READ, Type::Int, "Input tokens read from a cache"),
        opt(n::TOKENS_CACHE_WRITE, Type::Int, "Input tokens written to a cache"),
        opt(n::TOKENS_OUT, Type::Int, "Output tokens"),
        opt(n::COST_NANO_USD, Type::Int, "Cost in nano-dollars (10⁻⁹ USD)"),
        opt(n::LATENCY_MS, Type::Int, "Duration of the call in milliseconds"),
        opt(n::RISK_CATEGORY, Type::Text, "Category of a risk flag or policy decision"),
        req(n::EXTRA_JSON, Type::Text, "Every other field as canonical JSON; content, e-mail and IP redacted"),
        HASH_COLUMN,
        FILE_COLUMN,
        LINE_COLUMN,
        RUN_COLUMN,
        opt(n::OBSERVED_US, Type::Int, "When the record last changed at its source, where it is delivered again then"),
        opt(n::RECEIVED_DAY, Type::Date, "Local day of the run that wrote the row; null in rows of older versions"),
        opt(n::OBJECT_ID, Type::Text, "What was shared, by the vendor's own opaque id; null in rows of older versions"),
    ],
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
        req(n::BUCKET_START_US, Type::Int, "Start of the bucket, microseconds since 1970 UTC"),
        req(n::BUCKET_END_US, Type::Int, "End of the bucket (exclusive), microseconds since 1970 UTC"),
        req(
            n::LOCAL_DAY,
            Type::Date,
            "Day of the bucket: in the reporting zone if shorter than a day, else its own UTC day",
        ),
        PROJECT_COLUMN,
        opt(n::WORKSPACE_ID, Type::Text, "The vendor's workspace, by id or by name"),
        opt(n::API_KEY_ID, Type::Text, "API key by id without its kind prefix, or by name"),
        opt(n::ACTOR, Type::Text, "Who acted; people as keyed pseudonyms"),
        opt(n::MODEL, Type::Text, "Model as the report names it"),
        opt(n::REQUESTS, Type::Int, "Requests; null if the report does not count them"),
        opt(n::TOKENS_IN, Type::Int, "Input tokens not read from a cache"),
        opt(n::TOKENS_CACHE_READ, Type::Int, "Input tokens read from a cache"),
        opt(n::TOKENS_CACHE_WRITE, Type::Int, "Input tokens written to a cache"),
        opt(n::TOKENS_OUT, Type::Int, "Output tokens"),
        opt(n::COST_NANO_USD, Type::Int, "Cost in nano-dollars (10⁻⁹ USD)"),
        HASH_COLUMN,
        FILE_COLUMN,
        LINE_COLUMN,
        RUN_COLUMN,
        opt(n::REPORT, Type::Text, "Which of the source's reports: rows of two reports are never added"),
        opt(n::OBSERVED_US, Type::Int, "When the source computed the row, microseconds since 1970 UTC"),
        opt(n::ORG_ID, Type::Text, "The vendor's organisation id"),
        opt(n::NATIVE_PROJECT, Type::Text, "The vendor's project, by id or by name"),
        opt(n::TEAM, Type::Text, "Team by the attribution map"),
        opt(n::COST_CENTRE, Type::Text, "Cost centre by the attribution map"),
        opt(n::TIER, Type::Text, "Risk tier by the attribution map"),
        opt(n::ATTRIBUTED_BY, Type::Text, "Key that named the project: tag, api_key, workspace, team or none"),
        opt(n::ACTOR_KIND, Type::Text, "What acted: user, api_key, service_account, …"),
        opt(n::SURFACE, Type::Text, "Where it was used: chat, claude_code, api, …"),
        opt(n::CUT, Type::Text, "Everything else that the row is cut by, as name=value joined by ;"),
        opt(n::MESSAGES, Type::Int, "Messages; null if the report does not count them"),
        opt(n::SESSIONS, Type::Int, "Sessions or conversations; null if the report does not count them"),
        opt(n::ACCEPTED, Type::Int, "Suggestions that a person accepted"),
        opt(n::REJECTED, Type::Int, "Suggestions that a person rejected"),
        opt(n::ACTIVE_MS, Type::Int, "Time that people were active, in milliseconds, as the vendor measured it"),
        opt(n::EXTRA_JSON, Type::Text, "Every other field as canonical JSON; content, e-mail and IP redacted"),
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
        req(n::OUTPUT_ID, Type::Text, "Output under review: a call's event_id or a trace_id"),
        req(n::RECORD_ID, Type::Text, "The export's own id of this record"),
        SOURCE_COLUMN,
        DAY_COLUMN,
        req(n::OBSERVED_US, Type::Int, "When the record last changed, microseconds since 1970 UTC"),
        opt(n::QUEUE, Type::Text, "Queue that the output waits in"),
        opt(n::ROUTED_US, Type::Int, "When it was routed to a human, microseconds since 1970 UTC"),
        opt(n::STARTED_US, Type::Int, "When the human began, microseconds since 1970 UTC"),
        opt(n::COMPLETED_US, Type::Int, "When the review was complete, microseconds since 1970 UTC"),
        opt(n::DECISION, Type::Text, "accepted, changed, rejected or escalated"),
        opt(n::REVIEWER, Type::Text, "Who decided; a keyed pseudonym"),
        opt(n::REVIEW_MS, Type::Int, "Working time of the review in milliseconds"),
        opt(n::OUTPUT_US, Type::Int, "When the output was made; only in rows that link a review to its output"),
        opt(n::OUTPUT_DAY, Type::Date, "Local day of the output; only in linking rows"),
        opt(n::PROJECT, Type::Text, "Project of the output; only in linking rows"),
        opt(n::TEAM, Type::Text, "Team of the output; only in linking rows"),
        opt(n::TIER, Type::Text, "Risk tier of the output; only in linking rows"),
        HASH_COLUMN,
        FILE_COLUMN,
        LINE_COLUMN,
        RUN_COLUMN,
        opt(n::RELEASED_US, Type::Int, "When the output was released, microseconds since 1970 UTC"),
        opt(n::AUTHOR, Type::Text, "Who asked for the output; people as keyed pseudonyms; only in linking rows"),
        opt(n::AUTHOR_KIND, Type::Text, "What asked for it: user, api_key, service_account, …; only in linking rows"),
    ],
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
        req(n::CASE_ID, Type::Text, "Number of the ticket"),
        SOURCE_COLUMN,
        DAY_COLUMN,
        req(n::OBSERVED_US, Type::Int, "When the record last changed, microseconds since 1970 UTC"),
        req(n::STATE, Type::Text, "new, active, waiting, resolved, closed or cancelled"),
        req(n::NATIVE_STATE, Type::Text, "The export's own word for the state"),
        req(n::SEVERITY, Type::Text, "critical, high, medium, low or unrated"),
        opt(n::EVENT_US, Type::Int, "When the activity happened, microseconds since 1970 UTC"),
        req(n::FLAGGED_US, Type::Int, "When it was flagged, microseconds since 1970 UTC"),
        opt(n::ACKNOWLEDGED_US, Type::Int, "When a human first touched it, microseconds since 1970 UTC"),
        opt(n::DISPOSED_US, Type::Int, "When a disposition was reached, microseconds since 1970 UTC"),
        opt(n::CLOSED_US, Type::Int, "When all actions were done, microseconds since 1970 UTC"),
        req(n::REOPEN_COUNT, Type::Int, "How often it was reopened"),
        opt(n::DISPOSITION, Type::Text, "Disposition as the export names it"),
        opt(n::OWNER, Type::Text, "Who holds it; a keyed pseudonym"),
        opt(n::CATEGORY, Type::Text, "Category as the export names it"),
        opt(n::LINKED_ID, Type::Text, "Event, request, trace or chat that the ticket names"),
        HASH_COLUMN,
        FILE_COLUMN,
        LINE_COLUMN,
        RUN_COLUMN,
    ],
    sort: &[n::CASE_ID, n::OBSERVED_US, n::CONTENT_HASH],
    derived: false,
    plain: &[n::CONTENT_HASH, n::SOURCE_LINE],
    lineage: LINEAGE,
};

/// What is told of one number.
pub(super) const KPI_COLUMNS: &[Column] = &[
    DAY_COLUMN,
    req(n::PERIOD, Type::Text, "Period id, such as 2026-10"),
    req(n::PERIOD_END, Type::Date, "First day after the period"),
    req(n::KPI, Type::Text, "KPI id, area.name"),
    opt(n::DIMENSION, Type::Text, "Name of the dimension; null for the total"),
    opt(n::MEMBER, Type::Text, "Member of the dimension; null for the total"),
    opt(n::VALUE, Type::Double, "The value, in unit; null if not measurable"),
    req(n::UNIT, Type::Text, "Unit of the value"),
    opt(n::NUMERATOR, Type::Double, "Numerator of a rate"),
    opt(n::DENOMINATOR, Type::Double, "Denominator of a rate"),
    opt(n::N, Type::Int, "Number of observations"),
    opt(n::CI_LOW, Type::Double, "Lower end of the interval"),
    opt(n::CI_HIGH, Type::Double, "Upper end of the interval"),
    opt(n::TARGET, Type::Double, "Target of the policy"),
    req(n::VERDICT, Type::Text, "met, not_met, cannot_tell, no_target or not_measurable"),
    opt(n::REASON, Type::Text, "Why the verdict is what it is"),
    req(n::AS_OF_US, Type::Int, "Instant that open work was judged at, microseconds since 1970 UTC"),
    req(n::DEFINITION, Type::Text, "First 12 hex digits of the definition card's SHA-256"),
    opt(n::STATE, Type::Text, "provisional or final"),
    opt(n::WITHHELD, Type::Bool, "Whether there is a value that is not told, because too few people stand behind it"),
];

/// Tidy results: one row per period, KPI and member of a dimension.
pub static KPI: Table = Table {
    name: "kpi",
    grain: "period × KPI × member of a dimension",
    columns: KPI_COLUMNS,
    sort: &[n::PERIOD, n::KPI, n::DIMENSION, n::MEMBER],
    derived: true,
    plain: &[],
    lineage: &[],
};

/// Rows that could not be accepted.
pub static REJECT: Table = Table {
    name: "reject",
    grain: "input row that could not be accepted",
    columns: &[
        req(n::REJECT_ID, Type::Text, "SHA-256 of the row's bytes, first 32 hex digits"),
        SOURCE_COLUMN,
        DAY_COLUMN,
        req(n::REASON, Type::Text, "Stable word for the reason"),
        req(n::DETAIL, Type::Text, "What was expected and what was found, without content"),
        FILE_COLUMN,
        LINE_COLUMN,
        RUN_COLUMN,
    ],
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
        req(n::FILE_SHA256, Type::Text, "SHA-256 of the file's bytes as delivered"),
        req(n::FORMAT, Type::Text, "Format that the file was recognised as"),
        req(n::BYTES, Type::Int, "Size of the file as delivered"),
        req(n::ROWS_READ, Type::Int, "Rows read: accepted + duplicate + rejected"),
        req(n::ROWS_ACCEPTED, Type::Int, "Rows that entered the lake"),
        req(n::ROWS_DUPLICATE, Type::Int, "Rows that the lake already had"),
        req(n::ROWS_REJECTED, Type::Int, "Rows rejected with a reason"),
        req(n::ROWS_TYPE_UNKNOWN, Type::Int, "Accepted rows whose native type is not known"),
        opt(n::FIRST_US, Type::Int, "Earliest time in the file, microseconds since 1970 UTC"),
        opt(n::LAST_US, Type::Int, "Latest time in the file, microseconds since 1970 UTC"),
        req(n::TOOL_VERSION, Type::Text, "Version of auditpack"),
    ],
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
        req(n::ENTITY_KIND, Type::Text, "organization, workspace, project, api_key, user, group, member or role"),
        req(n::ENTITY_ID, Type::Text, "Id as the other tables have it; people as keyed pseudonyms"),
        SOURCE_COLUMN,
        DAY_COLUMN,
        req(n::OBSERVED_US, Type::Int, "When the record last changed, microseconds since 1970 UTC"),
        opt(n::ENTITY_NAME, Type::Text, "Name; null for people"),
        opt(n::ALIAS, Type::Text, "The pseudonym under which exports that know only the e-mail have the same person"),
        opt(n::STATE, Type::Text, "State or role, in the directory's own word"),
        opt(n::PARENT_ID, Type::Text, "Entity that it belongs to: workspace of a key, group of a member"),
        opt(n::CREATED_US, Type::Int, "When it was made, microseconds since 1970 UTC"),
        opt(n::ENDED_US, Type::Int, "When it was archived, deleted or expired, microseconds since 1970 UTC"),
        req(n::EXTRA_JSON, Type::Text, "Every other field as canonical JSON; content, e-mail and IP redacted"),
        HASH_COLUMN,
        FILE_COLUMN,
        LINE_COLUMN,
        RUN_COLUMN,
    ],
    sort: &[n::ENTITY_KIND, n::ENTITY_ID, n::OBSERVED_US, n::CONTENT_HASH],
    derived: false,
    plain: &[n::CONTENT_HASH, n::SOURCE_LINE],
    lineage: LINEAGE,
};

/// Every table of the lake.
pub static TABLES: &[&Table] = &[
    &EVENT, &USAGE, &REVIEW, &CASE, &ENTITY, &DAILY, &TOTALS, &PEOPLE, &KEYS, &HOURLY, &ACTION, &KPI, &PUBLISHED,
    &REJECT, &RUN,
];
