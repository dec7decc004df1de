//! `auditpack report`: the documents of a measured period.

use super::{World, edition, job, measure, publish};
use crate::cli;
use crate::config::Config;
use crate::event::name as n;
use crate::event::table::Table;
use crate::event::tables::{KPI, PUBLISHED, TABLES};
use crate::failure::{Exit, Failure};
use crate::lake::{Snapshot, Writer};
use crate::measure::findings::{FileBalance, Findings};
use crate::measure::period::Period;
use crate::report::{self, Attachment};
use anyhow::{Context, Result};
use arrow::array::AsArray;
use arrow::datatypes::Int64Type;
use chrono::{DateTime, SecondsFormat};
use serde_json::json;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

pub(super) fn execute(args: &cli::PeriodOf, world: &mut World<'_>) -> Result<()> {
    let config = job::load(&args.config.config)?;
    let asked_us = job::as_of(&config, &args.when, world)?;
    let period = job::period(&config, &args.when, asked_us)?;
    let mut writer = job::lake(&config)?.lock(&job::holder(world))?;
    let as_of_us = measured_as_of(writer.snapshot(), period)?;
    let findings = measure::findings(&config, period, as_of_us, writer.snapshot())?;
    if measure::stored(writer.snapshot(), period)?.period != Some(crate::measure::kpi_rows(&findings)) {
        let message = format!("cannot report {}: its inputs or its policy changed since it was measured", period.id());
        let hint = format!(
            "measure it again: `auditpack measure --config {} --period {}`",
            args.config.config.display(),
            period.id()
        );
        return Err(Failure::new(Exit::TryAgain, message, hint).into());
    }
    let changed = render(&config, &findings, &mut writer, world)?;
    say(&config, period, changed, args.json, world)
}

/// The as-of instant under which a period was measured.
fn measured_as_of(snapshot: &Snapshot, period: Period) -> Result<i64> {
    let Some(rows) = measure::stored(snapshot, period)?.period else {
        let message = format!("cannot report {}: it has not been measured", period.id());
        return Err(Failure::new(
            Exit::InputMissing,
            message,
            "measure it first with `auditpack measure`, or use `auditpack run`",
        )
        .into());
    };
    let instants = rows.column(KPI.index(n::AS_OF_US)).as_primitive::<Int64Type>();
    instants.values().first().copied().context("a measured period has rows")
}

/// Renders the five files of a period and puts them in place, the manifest last. What they tell is kept before anybody can
/// read it. Says whether any file changed.
pub(super) fn render(config: &Config, findings: &Findings, writer: &mut Writer, world: &World<'_>) -> Result<bool> {
    let cards: Vec<_> = crate::measure::cards().collect();
    let actions = job::actions(config)?;
    let view = report::build(findings, &cards, &config.report, &actions);
    let json = report::kpis_json(findings);
    let csv = report::kpis_csv(findings);
    let attachments = [
        attachment("kpis.json", "application/json", "Every KPI of the period", &json),
        attachment("kpis.csv", "text/csv", "Every KPI of the period, as a table", &csv),
    ];
    let pdf = report::pdf(&view, &attachments).context("cannot render the board pack")?.bytes;
    let html = report::html(&view).context("cannot render the dashboard")?;
    let mut files = vec![
        ("kpis.json", json.into_bytes()),
        ("kpis.csv", csv.into_bytes()),
        ("dashboard.html", html.into_bytes()),
        ("board-pack.pdf", pdf),
    ];
    edition::keep(findings, writer, world)?;
    let snapshot = writer.snapshot();
    let fingerprint = fingerprint(config, findings.period, findings.as_of_us, snapshot)?;
    files.push(("manifest.json", manifest(findings, snapshot, &fingerprint, &files)));
    Ok(publish::publish(&publish::folder(config, findings.period), &files)?)
}

/// A text file inside the pack.
fn attachment(name: &str, mime: &str, description: &str, text: &str) -> Attachment {
    Attachment {
        name: name.to_owned(),
        mime: mime.to_owned(),
        description: description.to_owned(),
        bytes: text.as_bytes().to_vec(),
    }
}

/// Everything that the documents of a period depend on, as one digest: equal digests, equal documents.
pub(super) fn fingerprint(config: &Config, period: Period, as_of_us: i64, snapshot: &Snapshot) -> Result<String> {
    let versions: Vec<_> = tables_behind().map(|table| (table.name, snapshot.version(table))).collect();
    let editions = edition::behind(snapshot, period)?;
    let actions = format!("{:?}", job::actions(config)?);
    let all = json!([env!("CARGO_PKG_VERSION"), config.sha256, actions, period.id(), as_of_us, versions, editions]);
    Ok(hex(&Sha256::digest(all.to_string())))
}

/// The tables whose version tells whether documents must be made again: not those that documents themselves add to.
fn tables_behind() -> impl Iterator<Item = &'static Table> {
    TABLES.iter().copied().filter(|table| *table != &KPI && *table != &PUBLISHED)
}

/// Whether the documents of a period are there, were made from the same, and were not touched since.
pub(super) fn is_current(config: &Config, period: Period, fingerprint: &str) -> bool {
    let folder = publish::folder(config, period);
    let manifest = std::fs::read(folder.join("manifest.json")).ok();
    let Some(manifest) = manifest.and_then(|text| serde_json::from_slice::<serde_json::Value>(&text).ok()) else {
        return false;
    };
    let untouched = |output: &serde_json::Value| {
        let (Some(file), Some(sha256)) = (output["file"].as_str(), output["sha256"].as_str()) else { return false };
        std::fs::read(folder.join(file)).is_ok_and(|bytes| hex(&Sha256::digest(bytes)) == sha256)
    };
    let outputs = manifest["outputs"].as_array();
    manifest["fingerprint"] == fingerprint && outputs.is_some_and(|outputs| outputs.iter().all(untouched))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What the period's documents were made from, and what they are: enough to make them again and to compare.
fn manifest(findings: &Findings, snapshot: &Snapshot, fingerprint: &str, files: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let versions: BTreeMap<_, _> =
        tables_behind().filter_map(|table| Some((table.name, snapshot.version(table)?))).collect();
    let input = |file: &FileBalance| {
        json!({ "file": file.file, "format": file.format, "sha256": file.sha256, "read": file.read,
                "accepted": file.accepted, "duplicate": file.duplicate, "rejected": file.rejected })
    };
    let inputs: Vec<_> = findings.quality.files.iter().map(input).collect();
    let output = |(name, bytes): &(&str, Vec<u8>)| json!({ "file": name, "bytes": bytes.len(), "sha256": hex(&Sha256::digest(bytes)) });
    let outputs: Vec<_> = files.iter().map(output).collect();
    let manifest = json!({
        "schema": "auditpack.manifest/1",
        "tool_version": env!("CARGO_PKG_VERSION"),
        "organization": findings.organization,
        "period": { "id": findings.period.id(), "start": findings.period.start, "end": findings.period.end, "timezone": findings.timezone },
        "as_of": DateTime::from_timestamp_micros(findings.as_of_us).unwrap_or_default().to_rfc3339_opts(SecondsFormat::AutoSi, true),
        "lake": { "versions": versions },
        "fingerprint": fingerprint,
        "inputs": inputs,
        "outputs": outputs,
    });
    let mut text = serde_json::to_vec_pretty(&manifest).expect("a JSON value always has a text");
    text.push(b'\n');
    text
}

/// Where the documents are.
pub(super) fn say(config: &Config, period: Period, changed: bool, as_json: bool, world: &mut World<'_>) -> Result<()> {
    let folder = publish::shown(&publish::folder(config, period));
    if as_json {
        let result = json!({ "period": period.id(), "folder": folder, "changed": changed });
        writeln!(world.out, "{result}")?;
    } else if changed {
        writeln!(
            world.err,
            "{}: wrote dashboard.html, board-pack.pdf, kpis.json, kpis.csv and manifest.json to {}",
            period.id(),
            folder
        )?;
    } else {
        writeln!(world.err, "{}: unchanged, see {}", period.id(), folder)?;
    }
    Ok(())
}
