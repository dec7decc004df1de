//! The command line. The doc comments are the manual.

mod lake;

pub use lake::{Compact, Keygen, Lake, LakeCommand, LakeStatus, Prune, Upgrade};

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// AI audit logs in; oversight KPIs, a leaders' dashboard and a board pack out.
///
/// auditpack reads exported AI audit logs, keeps them as Parquet, computes oversight KPIs and renders an HTML dashboard
/// and a PDF board pack. Everything is local: no server, no network.
///
/// Exit codes: 0 done or unchanged, 1 internal error, 64 usage, 65 bad input, 66 input missing, 73 cannot create output,
/// 74 I/O error, 75 try again (another run holds the lake), 78 configuration.
#[derive(Debug, Parser)]
#[command(name = "auditpack", version, max_term_width = 110, subcommand_required = true, arg_required_else_help = true)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands, in the order in which a user meets them.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Ingest, measure and report: the scheduled job
    ///
    /// Reads every configured export that the lake does not have yet, brings the KPIs of the period up to date, and
    /// renders the reports. Running it again changes nothing unless there is something new.
    Run(Run),
    /// Read exports into the lake
    ///
    /// Without PATH, reads what the [[source]] sections of the configuration name. A file that was read before is known
    /// by its content and skipped; a row that was read before is counted as duplicate.
    Ingest(Ingest),
    /// Compute the KPIs of a period
    ///
    /// Writes them to the lake's `kpi` table and to kpis.json and kpis.csv in the period's output folder.
    Measure(PeriodOf),
    /// Render the dashboard and the board pack of a measured period
    ///
    /// Writes all documents and their manifest. With --format only the documents named, and no manifest: it would no longer
    /// tell of all of them.
    Report(Report),
    /// Show what would be read, what it can answer, and every problem of configuration and policy; writes nothing
    ///
    /// Reads every configured export: how each file is recognised, its rows and days, the days on which a source was
    /// silent, and KPI by KPI whether it can be measured or what to export for it. A [source.mapping] is shown on the
    /// first rows of each file.
    Check(Check),
    /// List the formats that are recognised: how to export each, what it answers, and what it lacks
    Formats(Formats),
    /// List published multipliers of time saved: what each counts, its grade of evidence, and how far to trust it
    Presets(Presets),
    /// Explain a KPI: its definition, its worked example and, for a period, its numbers
    ///
    /// Without KPI, lists them all.
    Explain(Explain),
    /// Re-perform a board pack, or re-hash a lake; a difference ends with exit code 65
    ///
    /// A board pack: reads what it carries, hashes its inputs and the lake again, computes every KPI again from the lake as
    /// it was then, renders the pack again, and says what is equal, changed or missing. A lake: hashes every manifest, log
    /// entry and data file, proves that rows in = accepted + duplicate + rejected, and with --public-key that the manifests
    /// are signed by its owner. Writes nothing.
    Verify(Verify),
    /// Look into a lake, or keep it in shape
    Lake(Lake),
    /// Make a pair of keys that sign each commit of the lake
    ///
    /// Writes the secret key to FILE, readable for its owner alone, and the public one to FILE.pub, and prints the latter. Both
    /// are keys of minisign, without a password, because a scheduled run has nobody to ask. With `key_file` under [signing]
    /// every commit is signed; `auditpack verify LAKE --public-key FILE.pub`, or minisign itself, says whether by this key.
    Keygen(Keygen),
    /// What differs between two packs: values, verdicts, definitions and restatements
    Diff(Diff),
    /// Describe the tables of the lake: every column with its type, unit, privacy class and meaning
    ///
    /// Without TABLE, describes all; as dbt sources those that are not restricted. The formats odcs (a data contract by the
    /// Open Data Contract Standard) and dbt (a sources.yml with tests) are YAML to keep beside one's own.
    Schema(Schema),
    /// Write the SQL that loads the lake into a warehouse: tables with comments, their rows, and views of latest versions
    ///
    /// The script goes to standard output and begins with how to run it. It may be run again after every run of auditpack:
    /// each table's rows are replaced by those that the lake has now, so that corrections and deletions arrive as well.
    ///
    /// What is restricted, table `extra`, is left out unless --table names it.
    ///
    /// Tables have the lake's names, except `case`, which is a word of SQL: it becomes `cases`, as in the queries that
    /// `auditpack explain` prints.
    LoadSql(LoadSql),
    /// Delete old rows by the policy of [retention]: shows the plan, and carries it out with --yes
    ///
    /// What a hold names stays. The deletion is one commit; its manifest certifies which rows of which tables, days and kinds
    /// were deleted by which rule, who asked for it, and the files before and after. What was rolled up and published stays.
    ///
    /// With --person, one person is erased instead: in every table their pseudonyms become others that were drawn at random and
    /// are kept nowhere, so that rows, distinct people and sums stay what they were, and nobody can tell whose the rows are, not
    /// even with the pseudonym key. Nothing is changed while a hold keeps any of the rows. Exports that are read again do not
    /// bring the rows back; what the person does after the erasure comes under the pseudonym that the key gives.
    Prune(Prune),
    /// Write a commented configuration into a new folder
    Init(Init),
    /// Write the templates of all documents into a folder, to start one's own from
    ///
    /// A folder that `templates` under [report.look] names may hold files of these names: each replaces ours. Keep only those
    /// that you change, and let `auditpack report --watch` show each change.
    Templates(Templates),
    /// Make an invented organisation with a year of exports, and run everything on it
    Demo(Demo),
}

/// The configuration file.
#[derive(Args, Debug)]
pub struct ConfigFile {
    /// The configuration file (`auditpack init` writes one)
    #[arg(long, short, value_name = "FILE")]
    pub config: PathBuf,
}

/// The period and the clock.
#[derive(Args, Debug)]
pub struct When {
    /// Period: 2026-10, 2026-Q3, 2026-W39, 2026-10-05, 2026, FY2027, FY2027-Q1, FY2027-P03 or last-month [default: as configured, else last-month]
    #[arg(long, value_name = "PERIOD")]
    pub period: Option<String>,
    /// Instant that open work is judged at, such as 2026-11-05T09:00:00Z [default: as configured, else now]
    #[arg(long, value_name = "INSTANT")]
    pub as_of: Option<String>,
}

/// `auditpack run`
#[derive(Args, Debug)]
pub struct Run {
    /// Configuration.
    #[command(flatten)]
    pub config: ConfigFile,
    /// Period and clock.
    #[command(flatten)]
    pub when: When,
    /// Print the result as JSON
    #[arg(long)]
    pub json: bool,
}

/// `auditpack ingest`
#[derive(Args, Debug)]
pub struct Ingest {
    /// Configuration.
    #[command(flatten)]
    pub config: ConfigFile,
    /// Files, folders or globs to read instead of the configured sources; `-` is standard input
    #[arg(value_name = "PATH")]
    pub paths: Vec<String>,
    /// Insist on this format instead of recognising each file by its content
    #[arg(long, value_name = "FORMAT", requires = "paths")]
    pub format: Option<String>,
    /// Zone of times that carry none, such as Europe/London
    #[arg(long, value_name = "ZONE", requires = "paths")]
    pub timezone: Option<chrono_tz::Tz>,
    /// Order of day and month in dates written in figures
    #[arg(long, value_name = "ORDER", requires = "paths")]
    pub date_order: Option<DateOrder>,
    /// Print the result as JSON
    #[arg(long)]
    pub json: bool,
}

/// Order of day and month in dates written in figures.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum DateOrder {
    /// 31-12-2026
    Dmy,
    /// 12-31-2026
    Mdy,
}

/// `auditpack measure`
#[derive(Args, Debug)]
pub struct PeriodOf {
    /// Configuration.
    #[command(flatten)]
    pub config: ConfigFile,
    /// Period and clock.
    #[command(flatten)]
    pub when: When,
    /// Print the result as JSON
    #[arg(long)]
    pub json: bool,
}

/// `auditpack report`
#[derive(Args, Debug)]
pub struct Report {
    /// Configuration.
    #[command(flatten)]
    pub config: ConfigFile,
    /// Period and clock.
    #[command(flatten)]
    pub when: When,
    /// Write only these, such as html,pdf; md is a Markdown report that is written on demand
    #[arg(long, value_name = "FORMAT", value_delimiter = ',')]
    pub format: Vec<DocumentFormat>,
    /// Write for these readers instead, such as audit,works-council: each into a folder of its own, and told no more than
    /// its profile allows
    #[arg(long, value_name = "PROFILE", value_delimiter = ',')]
    pub profile: Vec<String>,
    /// Open the dashboard, or the first document named, when it is written
    #[arg(long)]
    pub open: bool,
    /// Render again whenever the configuration, the actions, or a file of the look changes, until Ctrl-C
    ///
    /// For authors of templates: what is wrong is told with file and line, and watching goes on. The numbers are measured
    /// once, and again only when the lake or another section of the configuration changes.
    #[arg(long, conflicts_with = "json")]
    pub watch: bool,
    /// Print the result as JSON
    #[arg(long)]
    pub json: bool,
}

/// What a period is reported as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DocumentFormat {
    /// dashboard.html
    Html,
    /// board-pack.pdf
    Pdf,
    /// kpis.json and definitions.json
    Json,
    /// kpis.csv
    Csv,
    /// report.md
    Md,
}

/// `auditpack check`
#[derive(Args, Debug)]
pub struct Check {
    /// Configuration.
    #[command(flatten)]
    pub config: ConfigFile,
    /// Print the result as JSON
    #[arg(long)]
    pub json: bool,
}

/// `auditpack formats`
#[derive(Args, Debug)]
pub struct Formats {
    /// Print as JSON
    #[arg(long, conflicts_with = "markdown")]
    pub json: bool,
    /// Print as a Markdown table
    #[arg(long)]
    pub markdown: bool,
}

/// `auditpack presets`
#[derive(Args, Debug)]
pub struct Presets {
    /// Print as JSON
    #[arg(long)]
    pub json: bool,
}

/// `auditpack explain`
#[derive(Args, Debug)]
pub struct Explain {
    /// KPI id, such as usage.calls
    #[arg(value_name = "KPI")]
    pub kpi: Option<String>,
    /// Configuration, to print the numbers of a period as well
    #[arg(long, short, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Period and clock.
    #[command(flatten)]
    pub when: When,
}

/// `auditpack verify`
#[derive(Args, Debug)]
pub struct Verify {
    /// A board pack, the folder of a lake, or its address `s3://BUCKET/PREFIX`
    #[arg(value_name = "PATH")]
    pub path: PathBuf,
    /// The configuration that the pack was made with; a lake needs none
    #[arg(long, short, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Public key that the lake's manifests are signed with: its file, or the key itself; again for a key of before
    #[arg(long, value_name = "KEY")]
    pub public_key: Vec<String>,
    /// Print everything that was checked as JSON
    #[arg(long)]
    pub json: bool,
}

/// `auditpack diff`
#[derive(Args, Debug)]
pub struct Diff {
    /// The earlier: a period such as 2026-09, a board pack, or an output folder
    #[arg(value_name = "BEFORE")]
    pub before: String,
    /// The later
    #[arg(value_name = "AFTER")]
    pub after: String,
    /// The configuration whose output folder holds the periods
    #[arg(long, short, value_name = "FILE", default_value = "auditpack.toml")]
    pub config: PathBuf,
    /// Print as JSON
    #[arg(long)]
    pub json: bool,
}

/// `auditpack schema`
#[derive(Args, Debug)]
pub struct Schema {
    /// Table, such as event
    #[arg(value_name = "TABLE")]
    pub table: Option<String>,
    /// How to write it
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: SchemaFormat,
}

/// What the schema is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SchemaFormat {
    /// A line per column
    Text,
    /// For programs
    Json,
    /// A Markdown table per table
    Markdown,
    /// A data contract, Open Data Contract Standard 3.1, as YAML
    Odcs,
    /// sources.yml of a dbt project, with tests and freshness
    Dbt,
}

/// `auditpack load-sql`
#[derive(Args, Debug)]
pub struct LoadSql {
    /// Warehouse: duckdb, postgresql, clickhouse, spark, databricks, snowflake, bigquery or redshift
    #[arg(value_name = "TARGET")]
    pub target: String,
    /// Where the warehouse finds the lake: a folder, a URL such as `s3://bucket/lake`, or for Snowflake a stage such
    /// as `@audit_lake` [default: a placeholder to replace]
    ///
    /// In a folder on this machine, tables that have no file yet are made and left empty, because most engines refuse to
    /// read no files. Elsewhere nobody looks: name the tables that have rows by --table.
    #[arg(long, value_name = "PATH_OR_URL")]
    pub lake: Option<String>,
    /// Only these tables, such as event,daily [default: all that are not restricted]
    #[arg(long, value_name = "TABLE", value_delimiter = ',')]
    pub table: Vec<String>,
}

/// `auditpack init`
#[derive(Args, Debug)]
pub struct Init {
    /// Folder to write auditpack.toml into; made if absent
    #[arg(value_name = "DIR")]
    pub dir: PathBuf,
}

/// `auditpack templates`
#[derive(Args, Debug)]
pub struct Templates {
    /// Folder to write them into; made if absent
    #[arg(value_name = "DIR")]
    pub dir: PathBuf,
}

/// `auditpack demo`
#[derive(Args, Debug)]
pub struct Demo {
    /// Folder to write the organisation into; must be new or empty
    #[arg(value_name = "DIR", default_value = "auditpack-demo")]
    pub dir: PathBuf,
    /// Only write the exports and the configuration; run nothing
    #[arg(long)]
    pub files_only: bool,
    /// Write this many rows of an Activity Feed to standard output instead: input for benchmarks
    #[arg(long, value_name = "ROWS", hide = true)]
    pub activity_rows: Option<u64>,
    /// Write the lake and the configuration of a large organisation into DIR instead: input for benchmarks
    #[arg(long, hide = true)]
    pub lake: bool,
    /// Calls of the large organisation, over all days
    #[arg(long, value_name = "CALLS", default_value_t = 100_000_000, hide = true)]
    pub calls: u64,
    /// Days of the large organisation; the last is 2026-10-31
    #[arg(long, value_name = "DAYS", default_value_t = 31, hide = true)]
    pub days: u64,
    /// Leave the derived tables of the large organisation to the next command that needs them
    #[arg(long, hide = true)]
    pub events_only: bool,
}
