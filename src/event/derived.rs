//! The tables that are rolled up from events: small, made again for every local day that new events fall on. What they are
//! made of stands in `measure::rollup`.

use super::column::Privacy::{Internal, Personal, Public};
use super::column::{Column, Unit, opt, req};
use super::name as n;
use super::table::{Table, Type};
use super::tables::{PROJECT_COLUMN, SOURCE_COLUMN};
use super::taxonomy::{Action, ActorKind, Kind, Outcome};
use strum::VariantNames;

const LOCAL_DAY_COLUMN: Column = req(n::LOCAL_DAY, Type::Date, Public, "Day in the organisation's reporting zone");
const TEAM_COLUMN: Column = opt(n::TEAM, Type::Text, Internal, "Team by the attribution map");
const TIER_COLUMN: Column = opt(n::TIER, Type::Text, Internal, "Risk tier by the attribution map");
const TASK_COLUMN: Column = opt(n::TASK_CLASS, Type::Text, Internal, "Kind of task");
const ACTOR_KIND_COLUMN: Column = req(n::ACTOR_KIND, Type::Text, Public, "What acted").one_of(ActorKind::VARIANTS);
const MODEL_COLUMN: Column = opt(n::MODEL, Type::Text, Internal, "Model");
const KIND_COLUMN: Column = req(n::KIND, Type::Text, Public, "What happened").one_of(Kind::VARIANTS);
const OUTCOME_COLUMN: Column = req(n::OUTCOME, Type::Text, Public, "How it ended").one_of(Outcome::VARIANTS);
const RISK_COLUMN: Column = opt(n::RISK_CATEGORY, Type::Text, Internal, "Category of a risk flag or policy decision");
const TYPE_KNOWN_COLUMN: Column = req(n::TYPE_KNOWN, Type::Bool, Public, "Whether auditpack knows the native type");
const EVENTS_COLUMN: Column = req(n::EVENTS, Type::Int, Internal, "Number of events");
const TOKENS_IN_COLUMN: Column =
    req(n::TOKENS_IN, Type::Int, Internal, "Sum of input not read from a cache").unit(Unit::Tokens);
const CACHE_READ_COLUMN: Column =
    req(n::TOKENS_CACHE_READ, Type::Int, Internal, "Sum of input read from a cache").unit(Unit::Tokens);
const CACHE_WRITE_COLUMN: Column =
    req(n::TOKENS_CACHE_WRITE, Type::Int, Internal, "Sum of input written to a cache").unit(Unit::Tokens);
const TOKENS_OUT_COLUMN: Column = req(n::TOKENS_OUT, Type::Int, Internal, "Sum of output").unit(Unit::Tokens);
const COST_COLUMN: Column = req(n::COST_NANO_USD, Type::Int, Internal, "Sum of cost").unit(Unit::NanoUsd);
const LATENCY_COLUMN: Column = req(n::LATENCY_MS, Type::Int, Internal, "Sum of durations").unit(Unit::Millis);
const LATENCY_COUNT_COLUMN: Column = req(n::LATENCY_COUNT, Type::Int, Internal, "Number of events with a duration");
const TOKENS_COUNT_COLUMN: Column =
    opt(n::TOKENS_COUNT, Type::Int, Internal, "Number of events that tell their output tokens");
const COST_COUNT_COLUMN: Column = opt(n::COST_COUNT, Type::Int, Internal, "Number of events that tell their cost");

/// The compact fact table: events by day and every key. Those below it are made from it.
pub static DAILY: Table = Table {
    name: "daily",
    grain: "local day × every key column",
    columns: &[
        LOCAL_DAY_COLUMN,
        SOURCE_COLUMN,
        PROJECT_COLUMN,
        TEAM_COLUMN,
        opt(n::COST_CENTRE, Type::Text, Internal, "Cost centre by the attribution map"),
        TIER_COLUMN,
        TASK_COLUMN,
        opt(n::ACTOR, Type::Text, Personal, "Who acted; people as keyed pseudonyms"),
        ACTOR_KIND_COLUMN,
        opt(n::SURFACE, Type::Text, Internal, "Where it was used"),
        MODEL_COLUMN,
        KIND_COLUMN,
        OUTCOME_COLUMN,
        RISK_COLUMN,
        TYPE_KNOWN_COLUMN,
        EVENTS_COLUMN,
        TOKENS_IN_COLUMN,
        CACHE_READ_COLUMN,
        CACHE_WRITE_COLUMN,
        TOKENS_OUT_COLUMN,
        COST_COLUMN,
        LATENCY_COLUMN,
        LATENCY_COUNT_COLUMN,
        TOKENS_COUNT_COLUMN,
        COST_COUNT_COLUMN,
    ],
    key: &[],
    versions: &[],
    sort: &[n::LOCAL_DAY, n::PROJECT, n::KIND, n::SOURCE],
    derived: true,
    plain: &[],
    lineage: &[],
};

/// Everything that needs no person: what most KPIs are made from.
pub static TOTALS: Table = Table {
    name: "totals",
    grain: "local day × every key column; no person is a key",
    columns: &[
        LOCAL_DAY_COLUMN,
        SOURCE_COLUMN,
        PROJECT_COLUMN,
        TEAM_COLUMN,
        TIER_COLUMN,
        TASK_COLUMN,
        ACTOR_KIND_COLUMN,
        MODEL_COLUMN,
        KIND_COLUMN,
        OUTCOME_COLUMN,
        RISK_COLUMN,
        TYPE_KNOWN_COLUMN,
        EVENTS_COLUMN,
        TOKENS_IN_COLUMN,
        CACHE_READ_COLUMN,
        CACHE_WRITE_COLUMN,
        TOKENS_OUT_COLUMN,
        COST_COLUMN,
        LATENCY_COLUMN,
        LATENCY_COUNT_COLUMN,
        TOKENS_COUNT_COLUMN,
        COST_COUNT_COLUMN,
    ],
    key: &[],
    versions: &[],
    sort: &[n::LOCAL_DAY, n::PROJECT, n::KIND, n::SOURCE],
    derived: true,
    plain: &[],
    lineage: &[],
};

/// What people did, day by day: who is active, and how many stand behind a number.
pub static PEOPLE: Table = Table {
    name: "people",
    grain: "local day × person × team, project and kind; other actors are left out",
    columns: &[
        LOCAL_DAY_COLUMN,
        SOURCE_COLUMN,
        TEAM_COLUMN,
        req(n::ACTOR, Type::Text, Personal, "The person, as a keyed pseudonym"),
        KIND_COLUMN,
        PROJECT_COLUMN,
        EVENTS_COLUMN,
        req(n::ACCEPTED, Type::Int, Internal, "Number of events that ended in success, refused or fail_open"),
        TOKENS_IN_COLUMN,
        CACHE_READ_COLUMN,
        CACHE_WRITE_COLUMN,
        TOKENS_OUT_COLUMN,
        COST_COLUMN,
    ],
    key: &[],
    versions: &[],
    sort: &[n::LOCAL_DAY, n::ACTOR, n::KIND, n::SOURCE],
    derived: true,
    plain: &[],
    lineage: &[],
};

/// Which keys are in use, and for which projects.
pub static KEYS: Table = Table {
    name: "keys",
    grain: "local day × API key × project; events without a key are left out",
    columns: &[
        LOCAL_DAY_COLUMN,
        SOURCE_COLUMN,
        req(n::API_KEY_ID, Type::Text, Internal, "API key without its kind prefix"),
        PROJECT_COLUMN,
        KIND_COLUMN,
        EVENTS_COLUMN,
    ],
    key: &[],
    versions: &[],
    sort: &[n::LOCAL_DAY, n::API_KEY_ID, n::SOURCE],
    derived: true,
    plain: &[],
    lineage: &[],
};

/// At which hours things happen, and when they became known.
pub static HOURLY: Table = Table {
    name: "hourly",
    grain: "local day × hour × source, kind, what acted and day of the run",
    columns: &[
        LOCAL_DAY_COLUMN,
        req(n::LOCAL_HOUR, Type::Int, Public, "Hour of day (0-23) in the reporting zone"),
        SOURCE_COLUMN,
        KIND_COLUMN,
        ACTOR_KIND_COLUMN,
        EVENTS_COLUMN,
        opt(
            n::RECEIVED_DAY,
            Type::Date,
            Public,
            "Local day of the run that read the events; null where it was not kept",
        ),
    ],
    key: &[],
    versions: &[],
    sort: &[n::LOCAL_DAY, n::LOCAL_HOUR, n::SOURCE, n::KIND],
    derived: true,
    plain: &[],
    lineage: &[],
};

/// The events whose native type is on the watch list, one by one.
pub static ACTION: Table = Table {
    name: "action",
    grain: "event that the watch list names",
    columns: &[
        LOCAL_DAY_COLUMN,
        SOURCE_COLUMN,
        req(n::EVENT_ID, Type::Text, Internal, "The export's own id, unique within source and day"),
        opt(n::REQUEST_ID, Type::Text, Internal, "The vendor's request id"),
        req(n::TS_US, Type::Int, Public, "When it happened").unit(Unit::UnixMicros),
        req(n::NATIVE_TYPE, Type::Text, Public, "The export's own word for it"),
        req(n::ACTION, Type::Text, Public, "What was done").one_of(Action::VARIANTS),
        OUTCOME_COLUMN,
        opt(n::ACTOR, Type::Text, Personal, "Who acted; people as keyed pseudonyms"),
        ACTOR_KIND_COLUMN,
        opt(n::WORKSPACE_ID, Type::Text, Internal, "The vendor's workspace id"),
        RISK_COLUMN,
        opt(
            n::OBJECT_ID,
            Type::Text,
            Internal,
            "What was shared, by the vendor's own opaque id; null where it is not kept",
        ),
    ],
    key: &[],
    versions: &[],
    sort: &[n::LOCAL_DAY, n::SOURCE, n::TS_US, n::EVENT_ID],
    derived: true,
    plain: &[n::EVENT_ID, n::REQUEST_ID],
    lineage: &[],
};
