//! `auditpack run`: the scheduled job.

use super::beside::Beside;
use super::documents::{self, Written};
use super::{World, ingest, job, measure, report};
use crate::cli;
use crate::report::Readers;
use anyhow::Result;

pub(super) fn execute(args: &cli::Run, world: &mut World<'_>) -> Result<()> {
    let config = job::load(&args.config.config)?;
    let beside = Beside::read(&config)?;
    let as_of_us = job::as_of(&config, &args.when, world)?;
    let period = job::period(&config, &args.when, as_of_us)?;
    let rules = ingest::configured(&config);
    let inputs = ingest::recognised(&ingest::find(&rules)?, &rules, world)?;
    let mut writer = job::lock(&config, world)?;
    let results = ingest::into_lake(&config, &inputs, &mut writer, world)?;
    if !args.json {
        ingest::print(&results, world)?;
    }
    let fingerprint = documents::fingerprint(&config, &beside, period, as_of_us, writer.snapshot())?;
    let readers = documents::every_run(&config);
    let is_current = |readers: &Readers| documents::is_current(&config, period, &fingerprint, *readers);
    if readers.iter().all(is_current) && measure::is_stored(writer.snapshot(), period)? {
        let unchanged = |readers: &Readers| Written { readers: *readers, names: Vec::new(), changed: false };
        return report::say(&config, period, &readers.iter().map(unchanged).collect::<Vec<_>>(), args.json, world);
    }
    let findings = measure::into_lake(&config, period, as_of_us, &mut writer, world)?;
    if !args.json {
        for sentence in findings.heard() {
            writeln!(world.err, "{}", sentence.english())?;
        }
    }
    let written = documents::render(&config, &beside, &findings, &[], &readers, &mut writer, world)?;
    job::tell_head(writer.snapshot(), world)?;
    report::say(&config, period, &written, args.json, world)
}
