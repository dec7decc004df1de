//! The configuration file: one TOML document, one section per concern. Each phase owns the type of its own section;
//! this module puts them together, fills in defaults and resolves paths against the file's folder.
//!
//! `default.toml` is the commented reference: it is compiled in, written by `auditpack init`, and a test reads it back.

mod retention;
mod section;

pub use retention::{Bounds, Hold, Retention};
pub use section::{Attribution, Bucket, Limits, Organization, Paths, Privacy, Run, Signing, Source};

use crate::measure::Precedence;
use crate::measure::assumptions::Assumptions;
use crate::measure::calendar::Calendar;
use crate::measure::prices::{Budgets, PriceBook};
use crate::measure::settings::{Adoption, Periods, Quality, Security, Settings, Signals, Suppression};
use crate::policy::Policy;
use crate::report;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};

/// The commented reference configuration.
pub const DEFAULT: &str = include_str!("default.toml");

/// Everything that a run is told.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Folder of the configuration file: every relative path starts here.
    #[serde(skip)]
    pub folder: PathBuf,
    /// SHA-256 of the file's text, in hex: two runs under equal text are asked for the same.
    #[serde(skip)]
    pub sha256: String,
    /// What is wrong with sources that read well as TOML, each with its line and column.
    #[serde(skip)]
    pub problems: Vec<String>,
    /// Who is reported on, and in which time zone.
    pub organization: Organization,
    /// Where the lake and the reports live.
    #[serde(default)]
    pub paths: Paths,
    /// How a lake in a bucket is worked on.
    #[serde(default)]
    pub bucket: Bucket,
    /// Fixes what is else taken from the clock.
    #[serde(default)]
    pub run: Run,
    /// Where the pseudonym key comes from.
    #[serde(default)]
    pub privacy: Privacy,
    /// Whether commits of the lake are signed, and with which key.
    #[serde(default)]
    pub signing: Signing,
    /// The map from keys to projects.
    #[serde(default)]
    pub attribution: Attribution,
    /// When bad input stops a run.
    #[serde(default)]
    pub limits: Limits,
    /// Where exports are found and how they are read.
    #[serde(default, rename = "source")]
    pub sources: Vec<Source>,
    /// Which source is heard where several answer one question.
    #[serde(default)]
    pub precedence: Precedence,
    /// The fiscal year, working days and business hours.
    #[serde(default)]
    pub calendar: Calendar,
    /// Targets and service levels.
    #[serde(default)]
    pub policy: Policy,
    /// Assumptions for time saved.
    #[serde(default)]
    pub value: Assumptions,
    /// What tokens cost.
    #[serde(default, rename = "price")]
    pub prices: PriceBook,
    /// What may be spent.
    #[serde(default, rename = "budget")]
    pub budgets: Budgets,
    /// When a number would tell of too few people.
    #[serde(default)]
    pub suppression: Suppression,
    /// What changed on purpose.
    #[serde(default)]
    pub signals: Signals,
    /// How periods are closed.
    #[serde(default)]
    pub periods: Periods,
    /// What is unusual enough to be counted.
    #[serde(default)]
    pub security: Security,
    /// How seats are counted.
    #[serde(default)]
    pub adoption: Adoption,
    /// What is expected of a feed.
    #[serde(default)]
    pub quality: Quality,
    /// How long rows are kept.
    #[serde(default)]
    pub retention: Retention,
    /// What stands on the documents.
    #[serde(default)]
    pub report: report::Options,
}

impl Config {
    /// Reads a configuration; `folder` is where its file lies.
    ///
    /// # Errors
    /// What is wrong, with line and column, as the TOML reader says it. What it cannot know stands in `problems`.
    pub fn parse(text: &str, folder: &Path) -> Result<Self, String> {
        let mut config: Self = toml::from_str(text).map_err(|error| error.to_string().trim_end().to_owned())?;
        folder.clone_into(&mut config.folder);
        let problems = config.sources.iter().flat_map(Source::problems).chain(config.retention.problems());
        config.problems =
            problems.map(|problem| format!("{}: {}", place(text, problem.span.start), problem.text)).collect();
        let of_bucket = match address(&config.paths.lake) {
            None => None,
            Some(("s3", bucket)) if !bucket.is_empty() && !bucket.starts_with('/') => None,
            Some(_) => Some(format!(
                "`paths.lake` is `{}`, expected a folder or `s3://BUCKET/PREFIX`",
                config.paths.lake.display()
            )),
        };
        config.problems.extend(of_bucket);
        config.sha256 = Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(config)
    }

    /// The sections that measuring goes by, besides calendar, policy and assumptions.
    #[must_use]
    pub fn settings(&self) -> Settings {
        Settings {
            prices: self.prices.clone(),
            budgets: self.budgets.clone(),
            suppression: self.suppression,
            signals: self.signals.clone(),
            periods: self.periods.clone(),
            security: self.security.clone(),
            adoption: self.adoption,
            quality: self.quality,
        }
    }

    /// The folder of the lake, or its address.
    #[must_use]
    pub fn lake(&self) -> PathBuf {
        if address(&self.paths.lake).is_some() { self.paths.lake.clone() } else { self.resolve(&self.paths.lake) }
    }

    /// A path of the configuration, resolved against its folder.
    #[must_use]
    pub fn resolve(&self, path: &Path) -> PathBuf {
        self.folder.join(path)
    }
}

/// How an address begins, and the rest of it; none for a path.
fn address(path: &Path) -> Option<(&str, &str)> {
    path.to_str()?.split_once("://")
}

/// Line and column, from 1, of a byte of the text.
fn place(text: &str, at: usize) -> String {
    let before = text.get(..at).unwrap_or(text);
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    let (line, column) = (before.matches('\n').count() + 1, before[start..].chars().count() + 1);
    format!("line {line}, column {column}")
}

#[cfg(test)]
mod tests;
