//! Commands that keep the lake: `auditpack lake …`, `auditpack prune` and `auditpack keygen`.

use super::ConfigFile;
use clap::{Args, Subcommand};
use std::path::PathBuf;

/// `auditpack lake`
#[derive(Args, Debug)]
pub struct Lake {
    /// What to do.
    #[command(subcommand)]
    pub command: LakeCommand,
}

/// What can be done with a lake beside reading exports into it.
#[derive(Debug, Subcommand)]
pub enum LakeCommand {
    /// What each table holds: rows, files, size, days and gaps; and which run wrote last
    Status(LakeStatus),
    /// Merge the small files of each day into few large ones; no row changes
    ///
    /// Every ingest does it for days that collected many. This does it for all days that have more than one, up to files of
    /// about 200 MB. Readers see the lake before or after, and a second time there is nothing to do.
    Compact(Compact),
    /// Move what is restricted in rows of version 0.1 to table `extra`, which the owner alone reads
    ///
    /// Version 0.1 kept `extra_json`, whatever an export says beside its columns, among the columns of event, usage and entity,
    /// in files that the group may read. This writes those files anew without it and puts it where later versions put it at once. No row,
    /// no content hash and no KPI changes. The replaced files are deleted: copies and backups of the lake still have them. If a run is
    /// killed, the next one goes on; a second time there is nothing to do.
    Upgrade(Upgrade),
}

/// `auditpack lake status`
#[derive(Args, Debug)]
pub struct LakeStatus {
    /// The folder of a lake, or its address `s3://BUCKET/PREFIX` [default: that of the configuration]
    #[arg(value_name = "LAKE")]
    pub lake: Option<PathBuf>,
    /// The configuration that names the lake
    #[arg(long, short, value_name = "FILE", conflicts_with = "lake")]
    pub config: Option<PathBuf>,
    /// Print as JSON, with every gap
    #[arg(long)]
    pub json: bool,
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

/// `auditpack lake upgrade`
#[derive(Args, Debug)]
pub struct Upgrade {
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
    /// In place of old rows, erase one person: the pseudonym in all their rows becomes one that leads to nobody. The name as
    /// exports know it, or a pseudonym
    #[arg(long, value_name = "NAME_OR_PSEUDONYM")]
    pub person: Option<String>,
}

/// `auditpack keygen`
#[derive(Args, Debug)]
pub struct Keygen {
    /// File for the secret key; must not exist
    #[arg(value_name = "FILE", default_value = "auditpack-signing.key")]
    pub file: PathBuf,
}
