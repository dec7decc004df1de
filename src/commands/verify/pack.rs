//! Re-performance of a board pack: everything that it says it was made from is looked at again, every KPI is computed
//! again, and the pack is rendered again.

use super::super::beside::{self, Beside};
use super::super::documents::{self, CARRIED, KPIS, MANIFEST, PACK, Told};
use super::super::{World, diff, edition, ingest, job, measure};
use super::{About, Check, Outcome, Report, kept, verify_lake};
use crate::config::Config;
use crate::failure::{Exit, Failure};
use crate::ingest::files::{self, Found, Rule};
use crate::ingest::recognise::{Recognised, recognise};
use crate::lake::{PublicKey, Snapshot, sha256};
use crate::measure::edition::Published;
use crate::measure::findings::{FileBalance, Findings};
use crate::measure::period::Period;
use crate::report::{self, Attachment, Readers, compare};
use anyhow::{Context, Result};
use chrono::{DateTime, Utc};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

pub(super) fn verify(path: &Path, config: &Path, keys: &[PublicKey], world: &mut World<'_>) -> Result<Report> {
    let config = job::load(config)?;
    let carried = diff::carried(path)?;
    let manifest = manifest(path, &carried)?;
    let mut report = Report::default();
    attachments(&carried, &manifest, &mut report);
    beside(path, &mut report);
    configuration(&config, &manifest, &mut report);
    look(&config, &manifest, &mut report);
    let inputs = Inputs::named(&manifest);
    inputs.check(&config, &mut report);
    let location = job::location(&config, world);
    let is_whole = report.take(&verify_lake(&location, keys, world)?, keys);
    let told = carried.iter().find(|file| file.name == KPIS);
    let told = told.and_then(|file| serde_json::from_slice(&file.bytes).ok()).unwrap_or(Value::Null);
    if !is_whole {
        let kpis = compare::differences(&told, &Value::Null);
        let why = "not computed again, because the lake is not what it was";
        report.checks.extend(kpis.into_keys().map(|kpi| Check::missing(About::Kpi, kpi, why)));
        return Ok(report);
    }
    let then = Then::new(&config, &manifest, &mut report, world)?;
    if let Some(from) = measure::kept(&then.snapshot).numbers_from.filter(|from| then.period.start < *from) {
        kept::check(&told, then.period, from, &edition::published(&then.snapshot)?, &mut report);
        return Ok(report);
    }
    let findings = then.findings(&config)?;
    if then.exact {
        report.checks.push(all_inputs(&manifest, &findings.quality.files));
    }
    if inputs.0.is_empty() {
        // These readers are not told the names: those that the lake knows are looked at instead.
        Inputs::of(&findings.quality.files).check(&config, &mut report);
    }
    // Numbers do not depend on how documents look, and where the look is another one the pack is not rendered again.
    let is_dressed = |check: &Check| !matches!(check.about, About::Look) || check.outcome == Outcome::Equal;
    let lying_beside = if report.checks.iter().all(is_dressed) { Beside::read(&config)? } else { Beside::house() };
    let again = Told::new(&config, &lying_beside, &findings, readers(path, &manifest)?);
    kpis(&told, &again.findings, &mut report)?;
    pack(path, &again, &manifest, &then, &mut report)?;
    Ok(report)
}

/// For whom the pack says that it was written.
fn readers(path: &Path, manifest: &Value) -> Result<Readers> {
    let readers = documents::readers(manifest).ok_or_else(|| {
        let message = format!("cannot verify `{}`: it does not say for whom it was written", path.display());
        Failure::new(Exit::Input, message, "make the pack again with this version: `auditpack report`")
    })?;
    Ok(readers)
}

/// The manifest that the pack carries: without it nothing can be said.
fn manifest(path: &Path, carried: &[Attachment]) -> Result<Value> {
    let found = carried.iter().find(|file| file.name == MANIFEST);
    let manifest = found.and_then(|file| serde_json::from_slice::<Value>(&file.bytes).ok());
    let manifest = manifest.filter(|manifest| manifest["schema"] == documents::MANIFEST_SCHEMA).ok_or_else(|| {
        let message = format!("cannot verify `{}`: it carries no `{MANIFEST}` that can be read", path.display());
        Failure::new(Exit::Input, message, "name a board pack as auditpack made it, not one printed or saved anew")
    })?;
    Ok(manifest)
}

/// What is carried, against the digests in the carried manifest.
fn attachments(carried: &[Attachment], manifest: &Value, report: &mut Report) {
    for (name, ..) in CARRIED.iter().filter(|(name, ..)| *name != MANIFEST) {
        let expected = output(manifest, name);
        report.checks.push(match (carried.iter().find(|file| file.name == *name), expected) {
            (None, _) => Check::missing(About::Attachment, *name, "the pack does not carry it"),
            (Some(file), Some(digest)) if sha256(&file.bytes) == digest => Check::equal(About::Attachment, *name),
            (Some(_), _) => Check::changed(About::Attachment, *name, "its hash is not the one in the carried manifest"),
        });
    }
    let known = |file: &&Attachment| !CARRIED.iter().any(|(name, ..)| *name == file.name);
    let strange = carried.iter().filter(known);
    report
        .checks
        .extend(strange.map(|file| Check::changed(About::Attachment, &file.name, "auditpack did not put it there")));
}

/// The digest of a document in a manifest.
fn output<'a>(manifest: &'a Value, name: &str) -> Option<&'a str> {
    let outputs = manifest["outputs"].as_array()?;
    outputs.iter().find(|output| output["file"] == name)?["sha256"].as_str()
}

/// The documents beside the pack, if it lies where it was put: against the manifest there.
fn beside(path: &Path, report: &mut Report) {
    let Some(folder) = path.parent() else { return };
    let manifest = fs::read(folder.join(MANIFEST)).ok();
    let Some(manifest) = manifest.and_then(|text| serde_json::from_slice::<Value>(&text).ok()) else {
        report.notes.push(format!("no `{MANIFEST}` lies beside the pack: the documents around it were not looked at"));
        return;
    };
    for output in manifest["outputs"].as_array().into_iter().flatten() {
        let (name, digest) = (output["file"].as_str().unwrap_or_default(), &output["sha256"]);
        // The pack may have been given another name.
        let file = if name == PACK { path.to_owned() } else { folder.join(name) };
        report.checks.push(match fs::read(file) {
            Ok(bytes) if sha256(&bytes) == *digest => Check::equal(About::Document, name),
            Ok(_) => Check::changed(About::Document, name, "its hash is not the one in the manifest beside it"),
            Err(error) => Check::missing(About::Document, name, error.to_string()),
        });
    }
}

fn configuration(config: &Config, manifest: &Value, report: &mut Report) {
    report.checks.push(if manifest["config_sha256"] == config.sha256 {
        Check::equal(About::Configuration, "configuration")
    } else {
        let detail = "the pack was made with another: policy, calendar or assumptions may differ";
        Check::changed(About::Configuration, "configuration", detail)
    });
}

/// The files of the look: those that the pack was made with, and those that the configuration names now.
fn look(config: &Config, manifest: &Value, report: &mut Report) {
    let told = manifest["look"].as_array().into_iter().flatten();
    let told = told.filter_map(|file| Some((file["file"].as_str()?, file["sha256"].as_str()?)));
    let mut then: BTreeMap<&str, &str> = told.collect();
    for name in beside::names(config) {
        let now = fs::read(config.resolve(Path::new(&name))).map(|bytes| sha256(&bytes));
        report.checks.push(match (then.remove(name.as_str()), now) {
            (Some(then), Ok(now)) if then == now => Check::equal(About::Look, name),
            (Some(_), Ok(now)) => Check::changed(About::Look, name, format!("its hash is {now}")),
            (_, Err(error)) => Check::missing(About::Look, name, error.to_string()),
            (None, Ok(_)) => Check::changed(About::Look, name, "the pack was made without it"),
        });
    }
    let gone = then.into_keys().map(|name| Check::missing(About::Look, name, "the configuration does not lead to it"));
    report.checks.extend(gone);
}

/// What the lake had read when the pack was made, held against the digest of all of it.
fn all_inputs(manifest: &Value, files: &[FileBalance]) -> Check {
    let name = "all exports together";
    if manifest["inputs_sha256"] == documents::digest(files) {
        Check::equal(About::Input, name)
    } else {
        Check::changed(About::Input, name, "the lake has read others")
    }
}

/// The exports that a pack was made from: the digests of each by its name.
#[derive(Default)]
struct Inputs<'a>(BTreeMap<&'a str, BTreeSet<&'a str>>);

impl<'a> Inputs<'a> {
    /// Those that a manifest names: all or none of them.
    fn named(manifest: &'a Value) -> Self {
        let mut known = Self::default();
        for input in manifest["inputs"].as_array().into_iter().flatten() {
            if let (Some(name), Some(sha256)) = (input["file"].as_str(), input["sha256"].as_str()) {
                known.0.entry(name).or_default().insert(sha256);
            }
        }
        known
    }

    /// Those that the lake has read.
    fn of(files: &'a [FileBalance]) -> Self {
        let mut known = Self::default();
        for file in files {
            known.0.entry(&file.file).or_default().insert(&file.sha256);
        }
        known
    }

    /// Looks at the exports, wherever the configuration finds them or where their names lead. A file that was delivered anew
    /// under its old name counts if the lake has read it.
    fn check(&self, config: &Config, report: &mut Report) {
        let present = present(config, self.0.keys().copied());
        for (&name, digests) in &self.0 {
            let archive = || {
                present
                    .iter()
                    .find(|(found, _)| name.strip_prefix(found.as_str()).is_some_and(|rest| rest.starts_with('/')))
            };
            let found = present.get(name).or_else(|| archive().map(|(_, found)| found).filter(|found| found.is_err()));
            report.checks.push(match found {
                Some(Ok(sha256)) if digests.contains(sha256.as_str()) => Check::equal(About::Input, name),
                Some(Ok(sha256)) => Check::changed(About::Input, name, format!("its hash is {sha256}")),
                Some(Err(problem)) => Check::changed(About::Input, name, problem),
                None => Check::missing(About::Input, name, "neither the configuration nor its name leads to it"),
            });
        }
    }
}

/// The digests of the exports that are there, by name; the reason for one that can no longer be read.
fn present<'a>(config: &Config, names: impl Iterator<Item = &'a str>) -> BTreeMap<String, Result<String, String>> {
    let mut rules = ingest::configured(config);
    // A source that finds nothing any more takes none of the others with it.
    let of = |at: usize, rule: &Rule| -> Vec<Found> {
        let found = files::find(std::slice::from_ref(rule)).unwrap_or_default();
        found.into_iter().map(|found| Found { rule: at, ..found }).collect()
    };
    let mut found: Vec<Found> = rules.iter().enumerate().flat_map(|(at, rule)| of(at, rule)).collect();
    let known: BTreeSet<String> = found.iter().map(|found| found.name.clone()).collect();
    for name in names.filter(|name| !known.contains(*name)) {
        let path = config.folder.join(name);
        if path.is_file() {
            found.push(Found { path, name: name.to_owned(), rule: rules.len() });
        }
    }
    rules.push(ingest::any(config));
    let mut present = BTreeMap::new();
    for found in found {
        let mut recognised = Recognised::default();
        match recognise(&found, &rules[found.rule], &mut recognised) {
            Ok(()) => {
                let inputs = recognised.inputs.into_iter();
                present.extend(inputs.map(|input| (input.name, Ok(input.sha256))));
            }
            Err(failure) => _ = present.insert(found.name, Err(failure.message)),
        }
    }
    present
}

/// The lake as the pack saw it, as far as it can be had.
struct Then {
    period: Period,
    as_of_us: i64,
    snapshot: Snapshot,
    behind: Published,
    /// Whether it is the very state, not a later one.
    exact: bool,
}

impl Then {
    fn new(config: &Config, manifest: &Value, report: &mut Report, world: &World<'_>) -> Result<Self> {
        let broken = || {
            let message = "cannot verify the pack: its manifest names no period, instant or state of the lake";
            Failure::new(Exit::Input, message, "name a board pack as auditpack made it")
        };
        let as_of =
            manifest["as_of"].as_str().and_then(|text| text.parse::<DateTime<Utc>>().ok()).ok_or_else(broken)?;
        let id = manifest["period"]["id"].as_str().ok_or_else(broken)?;
        let period = config.calendar.parse(id, as_of.date_naive()).ok_or_else(broken)?;
        let versions: BTreeMap<String, i64> =
            serde_json::from_value(manifest["lake"]["versions"].clone()).map_err(|_| broken())?;
        let packs: Vec<(String, i64)> =
            serde_json::from_value(manifest["lake"]["published"].clone()).map_err(|_| broken())?;
        let packs = packs.iter().map(|(pack, edition)| (pack.as_str(), *edition)).collect();
        let now = job::lake(config, world)?.snapshot()?;
        if let Some((table, version)) = versions.iter().find(|(table, version)| !now.had(table, **version)) {
            let message = format!(
                "cannot verify the pack: it was made from version {version} of table `{table}`, which the lake `{}` never had",
                config.lake().display()
            );
            let hint = "name the configuration of the lake that it was made from; if that is this one, the pack was tampered with";
            return Err(Failure::new(Exit::Input, message, hint).into());
        }
        let then = now.at(&versions)?;
        let exact = then.is_some();
        if !exact {
            let note = "the lake has moved on since the pack was made, and files of then were replaced: \
                        the KPIs are compared with the lake as it is now";
            report.notes.push(note.to_owned());
        }
        let snapshot = then.unwrap_or(now);
        let behind = edition::behind_then(&snapshot, period, &packs)?;
        Ok(Self { period, as_of_us: as_of.timestamp_micros(), snapshot, behind, exact })
    }

    fn findings(&self, config: &Config) -> Result<Findings> {
        measure::findings_after(self.behind.clone(), config, self.period, self.as_of_us, &self.snapshot)
    }
}

/// Every KPI, computed again.
fn kpis(told: &Value, findings: &Findings, report: &mut Report) -> Result<()> {
    let now = serde_json::from_str(&report::kpis_json(findings)).context("our own JSON can be read")?;
    report.checks.extend(compare::differences(told, &now).into_iter().map(|(kpi, differences)| match differences {
        None => Check::equal(About::Kpi, kpi),
        Some(differences) => Check::changed(About::Kpi, kpi, differences.join("; ")),
    }));
    Ok(())
}

/// The pack, rendered again from the same: byte for byte, which also finds a change that no reader would see.
fn pack(path: &Path, told: &Told<'_>, manifest: &Value, then: &Then, report: &mut Report) -> Result<()> {
    let same_means = manifest["tool_version"] == env!("CARGO_PKG_VERSION") && then.exact;
    let own = |check: &&Check| !matches!(check.about, About::Input | About::Lake);
    let differs = report.checks.iter().filter(own).any(|check| check.outcome != Outcome::Equal);
    if differs || !same_means {
        let why =
            if differs { "it cannot be equal" } else { "its version of auditpack or its state of the lake is gone" };
        report.notes.push(format!("the pack was not rendered again: {why}"));
        return Ok(());
    }
    let name = "the pack, rendered again";
    let again = told.documents(&[], &then.snapshot, &then.behind)?;
    let again = again.iter().find(|(document, _)| *document == PACK).context("a pack is among the documents")?;
    let bytes = fs::read(path).map_err(|error| Failure::io("read", path, &error))?;
    let at = bytes.iter().zip(&again.1).position(|(one, other)| one != other);
    report.checks.push(match at {
        None if bytes.len() == again.1.len() => Check::equal(About::Document, name),
        at => {
            let at = at.unwrap_or_else(|| bytes.len().min(again.1.len()));
            Check::changed(About::Document, name, format!("it differs from byte {at} on"))
        }
    });
    Ok(())
}
