//! Commands that keep the lake: `auditpack lake …` and `auditpack prune`.

use super::ConfigFile;
use clap::{Args, Subcommand};

/// `auditpack lake`
#[derive(Args, Debug)]
pub struct Lake {
    /// What to do.
    #[command(subcommand)]
    pub command: LakeCommand,
}

/// What can be done to a lake beside reading exports into it.
#[derive(Debug, Subcommand)]
pub enum LakeCommand {
    /// Merge the small files of each day into few large ones; no row changes
    ///
    /// Every ingest does it for days that collected many. This does it for all days that have more than one, up to files of
    /// about 200 MB. Readers see the lake before or after, and a second time there is nothing to do.
    Compact(Compact),
}

/// `auditpack lake compact`
#[derive(Args, Debug)]
pub struct Compact {
    /// Configuration.
    #[command(flatten)]
    pub config: ConfigFile,
    /// Print the result as JSON
    #[arg(long)]
    pub json: bool,
}

/// `auditpack prune`
#[derive(Args, Debug)]
pub struct Prune {
    /// Configuration.
    #[command(flatten)]
    pub config: ConfigFile,
    /// Carry the plan out
    #[arg(long, requires = "by")]
    pub yes: bool,
    /// Who asked for it: stands in the certificate
    #[arg(long, value_name = "NAME", requires = "yes")]
    pub by: Option<String>,
    /// Print the plan as JSON, day by day
    #[arg(long)]
    pub json: bool,
}
