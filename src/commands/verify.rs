//! `auditpack verify`: whether a lake is what its runs made it, and whether a board pack can be made again from it.

mod kept;
mod pack;

use super::{World, job};
use crate::cli;
use crate::failure::{Exit, Failure};
use crate::lake::{self, Fault, Finding, Location, PublicKey, Verification};
use anyhow::Result;
use indicatif::{HumanBytes, HumanCount, ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde::Serialize;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use strum::IntoStaticStr;

/// What a check is about, in the order in which checks are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, IntoStaticStr, Serialize)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
enum About {
    /// A file that the pack carries.
    Attachment,
    /// The configuration.
    Configuration,
    /// A file of the own look.
    Look,
    /// An export.
    Input,
    /// A file of the lake.
    Lake,
    /// All numbers of one KPI.
    Kpi,
    /// A document in the output folder, or the pack itself, made again.
    Document,
}

/// What came of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, Serialize)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
enum Outcome {
    /// It is what it was.
    Equal,
    /// It is another.
    Changed,
    /// It is not there, or cannot be made.
    Missing,
}

/// One check.
#[derive(Clone, Debug, Serialize)]
struct Check {
    about: About,
    name: String,
    outcome: Outcome,
    /// What differs, and how; empty for what is equal.
    #[serde(skip_serializing_if = "String::is_empty")]
    detail: String,
}

impl Check {
    fn equal(about: About, name: impl Into<String>) -> Self {
        Self { about, name: name.into(), outcome: Outcome::Equal, detail: String::new() }
    }

    fn changed(about: About, name: impl Into<String>, detail: impl Into<String>) -> Self {
        Self { about, name: name.into(), outcome: Outcome::Changed, detail: detail.into() }
    }

    fn missing(about: About, name: impl Into<String>, detail: impl Into<String>) -> Self {
        Self { about, name: name.into(), outcome: Outcome::Missing, detail: detail.into() }
    }
}

/// All checks, and what could not be checked.
#[derive(Debug, Default, Serialize)]
struct Report {
    checks: Vec<Check>,
    /// What the reader must know to weigh the checks.
    notes: Vec<String>,
}

pub(super) fn execute(args: &cli::Verify, world: &mut World<'_>) -> Result<()> {
    let keys = public_keys(&args.public_key)?;
    let report = if args.path.is_dir() || Location::is_bucket(&args.path) {
        let verification = verify_lake(&job::place(&args.path, world), &keys, world)?;
        let mut report = Report::default();
        report.take(&verification, &keys);
        report
    } else {
        let Some(config) = &args.config else {
            let message = format!("cannot verify `{}`: which configuration was it made with?", args.path.display());
            let hint = "add `--config FILE`; it names the lake, the exports and the policy";
            return Err(Failure::new(Exit::Usage, message, hint).into());
        };
        pack::verify(&args.path, config, &keys, world)?
    };
    if args.json {
        serde_json::to_writer_pretty(&mut *world.out, &report)?;
        writeln!(world.out)?;
    } else {
        report.print(world)?;
    }
    report.end(&args.path)
}

/// The keys that the command line names, each by its file or as it is.
fn public_keys(named: &[String]) -> Result<Vec<PublicKey>> {
    let read = |name: &String| {
        let text = fs::read_to_string(name).unwrap_or_else(|_| name.clone());
        PublicKey::parse(&text).map_err(|problem| {
            let message = format!("cannot use `--public-key {name}`: {problem}");
            let hint = "give the file that `auditpack keygen` wrote beside the secret key, or its second line";
            Failure::new(Exit::Usage, message, hint).into()
        })
    };
    named.iter().map(read).collect()
}

/// Verifies a lake; on a terminal the bytes that were hashed are shown.
fn verify_lake(location: &Location, keys: &[PublicKey], world: &World<'_>) -> Result<Verification> {
    let target = if world.terminal { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
    let style = ProgressStyle::with_template("hashing {bytes} {bytes_per_sec}").expect("the template is a constant");
    let bar = ProgressBar::with_draw_target(None, target).with_style(style);
    let verification = lake::verify(location, keys, world.threads, &|bytes| bar.inc(bytes))?;
    bar.finish_and_clear();
    Ok(verification)
}

impl Report {
    /// What the verification of a lake found; says whether its tables can be read with trust.
    fn take(&mut self, verification: &Verification, keys: &[PublicKey]) -> bool {
        let Verification { commits, signed, files, bytes, rows_read, findings } = verification;
        let (rows, bytes) = (HumanCount(*rows_read), HumanBytes(*bytes));
        self.notes.push(format!(
            "lake: {commits} commits, {} files, {bytes}; {rows} rows of exports = accepted + duplicate + rejected",
            HumanCount(*files)
        ));
        match (keys, *signed) {
            ([], 0) => {}
            ([], signed) => self.notes.push(format!(
                "lake: {signed} of {commits} manifests are signed: by whom, `--public-key KEY` would tell"
            )),
            ([..], signed) => self.notes.push(format!("lake: {signed} of {commits} manifests are signed with the key")),
        }
        if findings.is_empty() {
            self.checks.push(Check::equal(About::Lake, "every manifest, log entry and data file"));
        }
        self.checks.extend(findings.iter().map(|Finding { path, fault, detail }| {
            let word: &str = fault.into();
            let detail = format!("{}: {detail}", word.replace('_', " "));
            match fault {
                Fault::Missing => Check::missing(About::Lake, path, detail),
                _ => Check::changed(About::Lake, path, detail),
            }
        }));
        findings.is_empty()
    }

    /// Every difference and every KPI a line; of what is equal beside them only how much.
    fn print(&self, world: &mut World<'_>) -> Result<()> {
        let mut equal: BTreeMap<About, usize> = BTreeMap::new();
        for check in &self.checks {
            let Check { about, name, outcome, detail } = check;
            if *outcome == Outcome::Equal {
                *equal.entry(*about).or_default() += 1;
                if *about != About::Kpi {
                    continue;
                }
            }
            let (about, outcome): (&str, &str) = (about.into(), outcome.into());
            let detail = if detail.is_empty() { String::new() } else { format!(": {detail}") };
            writeln!(world.out, "{outcome:8} {about:14} {name}{detail}")?;
        }
        let equal: Vec<_> = equal.iter().map(|(about, count)| format!("{count} {}", <&str>::from(about))).collect();
        if !equal.is_empty() {
            writeln!(world.err, "equal: {}", equal.join(", "))?;
        }
        for note in &self.notes {
            writeln!(world.err, "{note}")?;
        }
        Ok(())
    }

    /// Success, or exit code 65 with how many checks failed.
    fn end(&self, path: &Path) -> Result<()> {
        let failed = self.checks.iter().filter(|check| check.outcome != Outcome::Equal).count();
        if failed == 0 {
            return Ok(());
        }
        let differ = if failed == 1 { "1 check differs".to_owned() } else { format!("{failed} checks differ") };
        let message = format!("`{}` is not verified: {differ}", path.display());
        let hint = "each line that begins with `changed` or `missing` says what was expected and what was found";
        Err(Failure::new(Exit::Input, message, hint).into())
    }
}
