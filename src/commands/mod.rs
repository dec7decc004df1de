//! The commands: the only module that sees all phases, and the only one that writes files outside the lake.

mod beside;
mod check;
mod demo;
mod diff;
mod documents;
mod edition;
mod erase;
mod explain;
mod formats;
mod ingest;
mod init;
mod job;
mod key;
mod keygen;
mod lake;
mod large_lake;
mod load_sql;
mod measure;
mod presets;
mod prune;
mod publish;
mod report;
mod rollup;
mod run;
mod schema;
mod templates;
mod verify;
mod watch;

use crate::cli::Command;
use crate::failure::{Exit, Failure};
use crate::format::FormatError;
use crate::lake::{LakeError, LakeErrorKind};
use crate::report::look::TemplateError;
use anyhow::Result;
use std::io::{Read, Write};

/// The world outside, handed in by `main`.
pub struct World<'a> {
    /// The clock, microseconds since 1970 UTC.
    pub now_us: i64,
    /// The environment.
    pub env: &'a dyn Fn(&str) -> Option<String>,
    /// Where `-` is read from.
    pub input: &'a mut dyn Read,
    /// Where data goes.
    pub out: &'a mut dyn Write,
    /// Where chatter goes.
    pub err: &'a mut dyn Write,
    /// Whether chatter goes to a terminal, which alone sees progress.
    pub terminal: bool,
    /// Processor cores to use.
    pub threads: usize,
    /// Id of this process.
    pub process: u32,
    /// Name of this machine; empty if it has none.
    pub host: String,
}

/// Does what the command line asks.
///
/// # Errors
/// Whatever went wrong; [`verdict`] gives its exit code and its hint.
pub fn execute(command: &Command, world: &mut World<'_>) -> Result<()> {
    match command {
        Command::Run(args) => run::execute(args, world),
        Command::Ingest(args) => ingest::execute(args, world),
        Command::Measure(args) => measure::execute(args, world),
        Command::Report(args) => report::execute(args, world),
        Command::Check(args) => check::execute(args, world),
        Command::Verify(args) => verify::execute(args, world),
        Command::Lake(args) => lake::execute(args, world),
        Command::Keygen(args) => keygen::execute(args, world),
        Command::Diff(args) => diff::execute(args, world),
        Command::Formats(args) => formats::execute(args, world),
        Command::Presets(args) => presets::execute(args, world),
        Command::Explain(args) => explain::execute(args, world),
        Command::Schema(args) => schema::execute(args, world),
        Command::LoadSql(args) => load_sql::execute(args, world),
        Command::Prune(args) => prune::execute(args, world),
        Command::Init(args) => init::execute(args, world),
        Command::Templates(args) => templates::execute(args, world),
        Command::Demo(args) => demo::execute(args, world),
    }
}

/// The exit code and the hint of an error, from the first cause that knows them.
#[must_use]
pub fn verdict(error: &anyhow::Error) -> (Exit, Option<String>) {
    for cause in error.chain() {
        if let Some(failure) = cause.downcast_ref::<Failure>() {
            return (failure.exit, Some(failure.hint.clone()));
        }
        if let Some(lake) = cause.downcast_ref::<LakeError>() {
            return (lake_exit(lake.kind()), Some(lake.hint().to_owned()));
        }
        if let Some(format) = cause.downcast_ref::<FormatError>() {
            return (Exit::Input, Some(format.hint().to_owned()));
        }
        if cause.downcast_ref::<TemplateError>().is_some_and(|template| template.own) {
            let hint = "mend the template; `auditpack templates DIR` writes ours to compare with";
            return (Exit::Config, Some(hint.to_owned()));
        }
    }
    (Exit::Internal, None)
}

fn lake_exit(kind: LakeErrorKind) -> Exit {
    match kind {
        LakeErrorKind::Locked => Exit::TryAgain,
        LakeErrorKind::Create => Exit::CannotCreate,
        LakeErrorKind::Zone => Exit::Config,
        LakeErrorKind::Io | LakeErrorKind::Corrupt => Exit::Io,
    }
}
