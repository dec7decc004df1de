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
use crate::report::{self, Attachment, Readers, Relationship, Report};
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

/// What was written for some readers.
pub(super) struct Written {
    /// Who reads it.
    pub(super) readers: Readers,
    /// The names of the documents, in the order in which they were put in place.
    pub(super) names: Vec<&'static str>,
    /// Whether any of them changed.
    pub(super) changed: bool,
}

/// The readers of every run: those of the period's own folder, and those that the configuration names.
pub(super) fn every_run(config: &Config) -> Vec<Readers> {
    [vec![Readers::default()], config.report.further()].concat()
}

/// Renders the documents of a period, or those of some formats, for some readers, and puts them in place, the manifest last.
/// What they tell is kept before anybody can read it, and nothing is kept if they cannot be rendered; further readers are told
/// a part of it.
pub(super) fn render(
    config: &Config,
    beside: &Beside,
    findings: &Findings,
    formats: &[DocumentFormat],
    readers: &[Readers],
    writer: &mut Writer,
    world: &World<'_>,
) -> Result<Vec<Written>> {
    let period = findings.period;
    let edition = edition::next(findings, writer.snapshot(), world.now_us)?;
    let behind = edition.behind(writer.snapshot(), period)?;
    let render = |readers: &Readers| {
        let told = Told::new(config, beside, findings, *readers);
        let mut documents = told.documents(formats, writer.snapshot(), &behind)?;
        if formats.contains(&DocumentFormat::Md) {
            let markdown = report::markdown(&told.view).context("cannot render the Markdown report")?;
            documents.push((MARKDOWN, markdown.into_bytes()));
        }
        if !formats.is_empty() {
            documents.retain(|(name, _)| formats.iter().any(|format| named(*format).contains(name)));
        }
        Ok((*readers, documents))
    };
    let rendered: Vec<(Readers, Vec<Document>)> = readers.iter().map(render).collect::<Result<_>>()?;
    edition.keep(period, writer, world)?;
    let put = |(readers, documents): (Readers, Vec<Document>)| {
        let changed = publish::publish(&publish::folder(config, period, readers), &documents)?;
        Ok(Written { readers, names: documents.iter().map(|(name, _)| *name).collect(), changed })
    };
    rendered.into_iter().map(put).collect()
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

/// What some readers are told of a period.
pub(super) struct Told<'a> {
    config: &'a Config,
    beside: &'a Beside,
    readers: Readers,
    /// The findings as far as they are told them.
    pub(super) findings: Findings,
    /// Every file that was read, whether they are told its name or not.
    files: &'a [FileBalance],
    view: Report,
}

impl<'a> Told<'a> {
    pub(super) fn new(config: &'a Config, beside: &'a Beside, findings: &'a Findings, readers: Readers) -> Self {
        let files = findings.quality.files.as_slice();
        let findings = findings.within(&readers.reach(&config.report, &findings.rules));
        let cards: Vec<_> = measure::cards().collect();
        let view = report::build(&findings, &cards, &config.report.of(readers), &beside.actions, &beside.look);
        Self { config, beside, readers, findings, files, view }
    }

    /// The documents, the manifest last; `behind` are the editions that they depend on. The pack carries the machine-readable
    /// ones and a manifest of its own, which knows all of them but the pack.
    pub(super) fn documents(
        &self,
        formats: &[DocumentFormat],
        snapshot: &Snapshot,
        behind: &Published,
    ) -> Result<Vec<Document>> {
        let cards: Vec<_> = measure::cards().collect();
        let mut documents: Vec<Document> = vec![
            (KPIS, report::kpis_json(&self.findings).into_bytes()),
            (TABLE, report::kpis_csv(&self.findings).into_bytes()),
            (DEFINITIONS, report::definitions_json(&cards).into_bytes()),
            (DASHBOARD, report::html(&self.view).context("cannot render the dashboard")?.into_bytes()),
        ];
        // The pack is most of the work: whoever watches a page does not wait for it.
        if !formats.is_empty() && !formats.contains(&DocumentFormat::Pdf) {
            return Ok(documents);
        }
        let made_from = self.made_from(snapshot, behind);
        let carried = manifest(&made_from, &documents);
        let attachments: Vec<Attachment> = CARRIED
            .iter()
            .map(|(name, mime, relationship)| {
                let own = documents.iter().find(|(document, _)| document == name).map(|(_, bytes)| bytes);
                let bytes = own.unwrap_or(&carried).clone();
                let description = self
                    .view
                    .look
                    .words(self.config.report.words())
                    .word(&format!("attached-{}", name.replace('.', "-")));
                let (name, mime) = ((*name).to_owned(), (*mime).to_owned());
                Attachment { name, mime, description, relationship: *relationship, bytes }
            })
            .collect();
        let pack = report::pdf(&self.view, &attachments).context("cannot render the board pack")?;
        documents.push((PACK, pack.bytes));
        documents.push((MANIFEST, manifest(&made_from, &documents)));
        Ok(documents)
    }

    /// What the documents were made from: enough to make them again and to compare.
    fn made_from(&self, snapshot: &Snapshot, behind: &Published) -> Value {
        let (config, beside, findings) = (self.config, self.beside, &self.findings);
        let versions: BTreeMap<_, _> =
            versions(snapshot).into_iter().filter_map(|(table, version)| Some((table, version?))).collect();
        let look = beside.look.files().iter().map(|(file, sha256)| json!({ "file": file, "sha256": sha256 }));
        let as_of = DateTime::from_timestamp_micros(findings.as_of_us).unwrap_or_default();
        let period = findings.period;
        let fingerprint = fingerprint_behind(config, beside, period, findings.as_of_us, snapshot, behind);
        json!({
            "schema": MANIFEST_SCHEMA,
            "tool_version": env!("CARGO_PKG_VERSION"),
            "organization": findings.organization,
            "period": { "id": period.id(), "start": period.start, "end": period.end, "timezone": findings.timezone },
            "as_of": as_of.to_rfc3339_opts(SecondsFormat::AutoSi, true),
            "profiles": { DASHBOARD: self.readers.dashboard.id, PACK: self.readers.pack.id },
            "lake": { "versions": versions, "published": edition::packs(behind) },
            "config_sha256": config.sha256,
            "look": look.collect::<Vec<_>>(),
            "fingerprint": of_readers(&fingerprint, self.readers),
            "inputs": findings.quality.files.iter().map(input).collect::<Vec<_>>(),
            "inputs_sha256": digest(self.files),
            "rejects": findings.quality.rejects,
        })
    }
}

/// A file that was read; without its name where that is not told.
fn input(file: &FileBalance) -> Value {
    let mut input = json!({ "format": file.format, "read": file.read, "accepted": file.accepted,
                            "duplicate": file.duplicate, "rejected": file.rejected,
                            "type_unknown": file.type_unknown });
    if !file.file.is_empty() {
        input["file"] = json!(file.file);
        input["sha256"] = json!(file.sha256);
    }
    input
}

/// All files that were read, as one digest of their names and contents.
pub(super) fn digest(files: &[FileBalance]) -> String {
    let lines: String = files.iter().map(|file| format!("{} {}\n", file.sha256, file.file)).collect();
    sha256(lines.as_bytes())
}

/// What the pack carries: name, media type, and what it is to the pack. What it holds is a message of the language.
pub(super) const CARRIED: [(&str, &str, Relationship); 4] = [
    (KPIS, "application/json", Relationship::Data),
    (TABLE, "text/csv", Relationship::Data),
    (DEFINITIONS, "application/json", Relationship::Supplement),
    (MANIFEST, "application/json", Relationship::Source),
];

/// The readers of the pack that a manifest belongs to; none if this version of auditpack does not know them.
pub(super) fn readers(manifest: &Value) -> Option<Readers> {
    Readers::of_pack(manifest["profiles"][PACK].as_str()?)
}

/// Everything that the documents of a period depend on, as one digest: equal digests and equal readers, equal documents.
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

/// The versions of the tables that documents are made from: those whose rows they have.
pub(super) fn versions(snapshot: &Snapshot) -> Vec<(&'static str, Option<i64>)> {
    tables_behind().map(|table| (table.name, snapshot.rows_version(table))).collect()
}

/// The tables whose version tells whether documents must be made again: not those that documents themselves add to, and
/// none that no document may show.
fn tables_behind() -> impl Iterator<Item = &'static Table> {
    TABLES.iter().copied().filter(|table| *table != &KPI && *table != &PUBLISHED && !table.is_restricted())
}

/// The digest for some readers.
fn of_readers(fingerprint: &str, readers: Readers) -> String {
    sha256(format!("{fingerprint} {} {}", readers.dashboard.id, readers.pack.id).as_bytes())
}

/// Whether the documents of a period for some readers are there, were made from the same, and were not touched since.
pub(super) fn is_current(config: &Config, period: Period, fingerprint: &str, readers: Readers) -> bool {
    let folder = publish::folder(config, period, readers);
    let manifest = std::fs::read(folder.join(MANIFEST)).ok();
    let Some(manifest) = manifest.and_then(|text| serde_json::from_slice::<Value>(&text).ok()) else {
        return false;
    };
    let untouched = |output: &Value| {
        let (Some(file), Some(digest)) = (output["file"].as_str(), output["sha256"].as_str()) else { return false };
        std::fs::read(folder.join(file)).is_ok_and(|bytes| sha256(&bytes) == digest)
    };
    let outputs = manifest["outputs"].as_array();
    manifest["fingerprint"] == of_readers(fingerprint, readers)
        && outputs.is_some_and(|outputs| outputs.iter().all(untouched))
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
