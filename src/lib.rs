//! # auditpack
//!
//! Exported AI audit logs in; a Parquet lake, oversight KPIs, a leaders' dashboard and a board pack out. A scheduled
//! batch: no server, no network.
//!
//! ```text
//! export files ─ ingest ─► event · review · case ─ rollup ─► daily ─ measure ─► Findings ─ report ─► HTML · PDF
//!                (format,    the lake: Parquet,     one         (polars,          (tera,              JSON · CSV
//!                 privacy,   day by day, every      portable     stats,            plotters,
//!                 dedup)     row traceable)         GROUP BY     policy)           typst)
//! ```
//!
//! ## Map, in the order in which data flows
//!
//! | module | holds | may name |
//! |---|---|---|
//! | [`event`] | the vocabulary: words, rows as found, tables and columns | – |
//! | [`failure`] | errors with a next step and an exit code | – |
//! | [`format`] | one file per export format: recognise and read | event |
//! | [`contract`] | the tables told to others: schema, data contract, dbt sources, load scripts | event |
//! | [`lake`] | the tables on storage: Parquet, Delta log, commit, recovery | event |
//! | [`ingest`] | files → rows: pseudonyms, attribution, deduplication | event, failure, format, lake |
//! | [`words`] | the languages of the reports: messages, remarks, numbers, dates | – |
//! | [`policy`] | targets and service levels → verdicts; controls | event, words |
//! | [`measure`] | rollup, statistics, one file per KPI → [`measure::findings::Findings`] | event, format, policy, words |
//! | [`report`] | findings → one view model → HTML, PDF, JSON, CSV | measure, policy, words |
//! | [`config`] | the configuration file, made of every phase's own options | event, format, measure, policy, report |
//! | [`demo`] | an invented organisation's exports, from a seed | event |
//! | [`cli`] | the command line | – |
//! | [`commands`] | wiring: the only module that sees all phases | everything |
//!
//! ## Invariants, each held by a test
//!
//! * A module names only what the table allows.
//! * `format`, `measure`, `policy`, `words`, `report`, `contract` and `demo` open no file and read no clock: same input, same bytes. Only
//!   `ingest`, `lake` and `commands` touch the file system; only `main` reads the clock and the environment.
//! * Every input row ends as accepted, duplicate or rejected, with file and line.
//! * A write to the lake becomes visible at once or not at all, over all tables.
//! * Column names and taxonomy words are spelled once, in `event`. No polars type crosses into `report`.
//! * Prompts, answers, e-mail and network addresses never reach the lake; people are keyed pseudonyms.
//! * What no list of ours knows about a record lies in a table of its own that nobody but the owner of the lake reads.

// Tests inside the library and tests beside it share sample rows by one path.
#[cfg(test)]
extern crate self as auditpack;

pub mod cli;
pub mod commands;
pub mod config;
pub mod contract;
pub mod demo;
pub mod event;
pub mod failure;
pub mod format;
pub mod ingest;
pub mod lake;
pub mod measure;
pub mod policy;
pub mod report;
pub mod words;
