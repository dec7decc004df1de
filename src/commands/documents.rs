//! The documents of a period: made from the findings, told in a manifest, put in place.

use super::beside::Beside;
use super::{World, edition, publish};
use crate::cli::DocumentFormat;
use crate::config::Config;
use crate::event::table::Table;
use crate::event::tables::{KPI, PUBLISHED, TABLES};
use crate::lake::{Snapshot, Writer, sha256};
use crate::measure;
use crate::measure::edition::Published;
use crate::measure::findings::{FileBalance, Findings};
use crate::measure::period::Period;
use crate::report::{self, Attachment, Relationship};
use anyhow::{Context, Result};
use chrono::{DateTime, SecondsFormat};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The pack's file name.
pub(super) const PACK: &str = "board-pack.pdf";
/// The dashboard.
pub(super) const DASHBOARD: &str = "dashboard.html";
/// The report as Markdown.
const MARKDOWN: &str = "report.md";
/// The results as a table.
const TABLE: &str = "kpis.csv";
/// The results.
pub(super) const KPIS: &str = "kpis.json";
/// What the results mean.
pub(super) const DEFINITIONS: &str = "definitions.json";
/// What everything was made from.
pub(super) const MANIFEST: &str = "manifest.json";

/// Name and version of the manifest's layout.
pub(super) const MANIFEST_SCHEMA: &str = "auditpack.manifest/1";

/// A document: its name and its bytes.
pub(super) type Document = (&'static str, Vec<u8>);

/// What was written.
pub(super) struct Written {
    /// The names of the documents, in the order in which they were put in place.
    pub(super) names: Vec<&'static str>,
    /// Whether any of them changed.
    pub(super) changed: bool,
}

/// Renders the documents of a period, or those of some formats, and puts them in place, the manifest last. What they tell
/// is kept before anybody can read it, and nothing is kept if they cannot be rendered.
pub(super) fn render(
    config: &Config,
    beside: &Beside,
    findings: &Findings,
    formats: &[DocumentFormat],
    writer: &mut Writer,
    world: &World<'_>,
) -> Result<Written> {
    let period = findings.period;
    let edition = edition::next(findings, writer.snapshot(), world.now_us)?;
    let behind = edition.behind(writer.snapshot(), period)?;
    let mut documents = documents(config, beside, findings, formats, writer.snapshot(), &behind)?;
    if formats.contains(&DocumentFormat::Md) {
        let markdown =
            report::markdown(&view(config, beside, findings)).context("cannot render the Markdown report")?;
        documents.push((MARKDOWN, markdown.into_bytes()));
    }
    edition.keep(period, writer, world)?;
    if !formats.is_empty() {
        documents.retain(|(name, _)| formats.iter().any(|format| named(*format).contains(name)));
    }
    let changed = publish::publish(&publish::folder(config, period), &documents)?;
    Ok(Written { names: documents.iter().map(|(name, _)| *name).collect(), changed })
}

/// The documents of a format; the first is what people open.
pub(super) const fn named(format: DocumentFormat) -> &'static [&'static str] {
    match format {
        DocumentFormat::Html => &[DASHBOARD],
        DocumentFormat::Pdf => &[PACK],
        DocumentFormat::Json => &[KPIS, DEFINITIONS],
        DocumentFormat::Csv => &[TABLE],
        DocumentFormat::Md => &[MARKDOWN],
    }
}

/// The report of a period.
fn view(config: &Config, beside: &Beside, findings: &Findings) -> report::Report {
    let cards: Vec<_> = measure::cards().collect();
    report::build(findings, &cards, &config.report, &beside.actions, &beside.look)
}

/// The documents of a period, the manifest last; `behind` are the editions that they depend on. The pack carries the machine-readable ones and a manifest of its own, which
/// knows all of them but the pack.
pub(super) fn documents(
    config: &Config,
    beside: &Beside,
    findings: &Findings,
    formats: &[DocumentFormat],
    snapshot: &Snapshot,
    behind: &Published,
) -> Result<Vec<Document>> {
    let cards: Vec<_> = measure::cards().collect();
    let view = view(config, beside, findings);
    let mut documents: Vec<Document> = vec![
        (KPIS, report::kpis_json(findings).into_bytes()),
        (TABLE, report::kpis_csv(findings).into_bytes()),
        (DEFINITIONS, report::definitions_json(&cards).into_bytes()),
        (DASHBOARD, report::html(&view).context("cannot render the dashboard")?.into_bytes()),
    ];
    // The pack is most of the work: whoever watches a page does not wait for it.
    if !formats.is_empty() && !formats.contains(&DocumentFormat::Pdf) {
        return Ok(documents);
    }
    let made_from = made_from(config, beside, findings, snapshot, behind);
    let carried = manifest(&made_from, &documents);
    let attachments: Vec<Attachment> = CARRIED
        .iter()
        .map(|(name, mime, relationship, description)| {
            let own = documents.iter().find(|(document, _)| document == name).map(|(_, bytes)| bytes);
            let bytes = own.unwrap_or(&carried).clone();
            let (name, mime, description) = ((*name).to_owned(), (*mime).to_owned(), (*description).to_owned());
            Attachment { name, mime, description, relationship: *relationship, bytes }
        })
        .collect();
    let pack = report::pdf(&view, &attachments).context("cannot render the board pack")?;
    documents.push((PACK, pack.bytes));
    documents.push((MANIFEST, manifest(&made_from, &documents)));
    Ok(documents)
}

/// What the pack carries: name, media type, what it is to the pack, and what it holds.
pub(super) const CARRIED: [(&str, &str, Relationship, &str); 4] = [
    (KPIS, "application/json", Relationship::Data, "Every KPI of the period"),
    (TABLE, "text/csv", Relationship::Data, "Every KPI of the period, as a table"),
    (DEFINITIONS, "application/json", Relationship::Supplement, "What every KPI means and how it is computed"),
    (
        MANIFEST,
        "application/json",
        Relationship::Source,
        "The exports and the state of the lake that this was made from",
    ),
];

/// Everything that the documents of a period depend on, as one digest: equal digests, equal documents.
pub(super) fn fingerprint(
    config: &Config,
    beside: &Beside,
    period: Period,
    as_of_us: i64,
    snapshot: &Snapshot,
) -> Result<String> {
    Ok(fingerprint_behind(config, beside, period, as_of_us, snapshot, &edition::behind(snapshot, period)?))
}

fn fingerprint_behind(
    config: &Config,
    beside: &Beside,
    period: Period,
    as_of_us: i64,
    snapshot: &Snapshot,
    behind: &Published,
) -> String {
    let versions = versions(snapshot);
    let editions: String = behind.0.iter().map(|record| format!("{record:?}\n")).collect();
    let actions = format!("{:?}", beside.actions);
    let look = beside.look.files();
    let all =
        json!([env!("CARGO_PKG_VERSION"), config.sha256, actions, look, period.id(), as_of_us, versions, editions]);
    sha256(all.to_string().as_bytes())
}

/// The versions of the tables that documents are made from.
pub(super) fn versions(snapshot: &Snapshot) -> Vec<(&'static str, Option<i64>)> {
    tables_behind().map(|table| (table.name, snapshot.version(table))).collect()
}

/// The tables whose version tells whether documents must be made again: not those that documents themselves add to.
fn tables_behind() -> impl Iterator<Item = &'static Table> {
    TABLES.iter().copied().filter(|table| *table != &KPI && *table != &PUBLISHED)
}

/// Whether the documents of a period are there, were made from the same, and were not touched since.
pub(super) fn is_current(config: &Config, period: Period, fingerprint: &str) -> bool {
    let folder = publish::folder(config, period);
    let manifest = std::fs::read(folder.join(MANIFEST)).ok();
    let Some(manifest) = manifest.and_then(|text| serde_json::from_slice::<Value>(&text).ok()) else {
        return false;
    };
    let untouched = |output: &Value| {
        let (Some(file), Some(digest)) = (output["file"].as_str(), output["sha256"].as_str()) else { return false };
        std::fs::read(folder.join(file)).is_ok_and(|bytes| sha256(&bytes) == digest)
    };
    let outputs = manifest["outputs"].as_array();
    manifest["fingerprint"] == fingerprint && outputs.is_some_and(|outputs| outputs.iter().all(untouched))
}

/// What a period's documents were made from: enough to make them again and to compare.
fn made_from(config: &Config, beside: &Beside, findings: &Findings, snapshot: &Snapshot, behind: &Published) -> Value {
    let versions: BTreeMap<_, _> =
        versions(snapshot).into_iter().filter_map(|(table, version)| Some((table, version?))).collect();
    let look = beside.look.files().iter().map(|(file, sha256)| json!({ "file": file, "sha256": sha256 }));
    let input = |file: &FileBalance| {
        json!({ "file": file.file, "format": file.format, "sha256": file.sha256, "read": file.read,
                "accepted": file.accepted, "duplicate": file.duplicate, "rejected": file.rejected })
    };
    let inputs: Vec<_> = findings.quality.files.iter().map(input).collect();
    let as_of = DateTime::from_timestamp_micros(findings.as_of_us).unwrap_or_default();
    let period = findings.period;
    json!({
        "schema": MANIFEST_SCHEMA,
        "tool_version": env!("CARGO_PKG_VERSION"),
        "organization": findings.organization,
        "period": { "id": period.id(), "start": period.start, "end": period.end, "timezone": findings.timezone },
        "as_of": as_of.to_rfc3339_opts(SecondsFormat::AutoSi, true),
        "lake": { "versions": versions, "published": edition::packs(behind) },
        "config_sha256": config.sha256,
        "look": look.collect::<Vec<_>>(),
        "fingerprint": fingerprint_behind(config, beside, period, findings.as_of_us, snapshot, behind),
        "inputs": inputs,
    })
}

/// What documents were made from, and what they are.
fn manifest(made_from: &Value, documents: &[Document]) -> Vec<u8> {
    let output = |(name, bytes): &Document| json!({ "file": name, "bytes": bytes.len(), "sha256": sha256(bytes) });
    let mut manifest = made_from.clone();
    manifest["outputs"] = documents.iter().map(output).collect();
    let mut text = serde_json::to_vec_pretty(&manifest).expect("a JSON value always has a text");
    text.push(b'\n');
    text
}
