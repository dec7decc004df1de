//! The rows of every commit: an ingest brings what it read, a compaction moves all rows of the files that it replaces, a
//! deletion takes exactly those that its certificate names, an erasure changes those that its own names and takes none, and an
//! upgrade keeps all and adds to table `extra` as many as it tells. So the rows of an ingest are accounted for wherever they lie.

use super::super::layout;
use super::super::manifest::{Manifest, ManifestFile};
use super::{Check, Fault};
use crate::event::tables::{CASE, ENTITY, EVENT, EXTRA, REJECT, REVIEW, RUN, TABLES, USAGE, WITH_EXTRA};
use chrono::NaiveDate;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Rows by table and day.
type Rows<'a> = BTreeMap<(&'a str, NaiveDate), u64>;

impl Check<'_> {
    /// Rows in = accepted + duplicate + rejected, file by file, and in the lake lie the accepted and the rejected ones.
    pub(super) fn balance(&mut self, manifest: &Manifest) {
        let path = layout::manifest(manifest.sequence);
        self.moved(&path, manifest);
        self.upgraded(&path, manifest);
        let Some(inputs) = manifest.facts["inputs"].as_array() else { return };
        let number = |input: &Value, field: &str| input[field].as_u64().unwrap_or_default();
        let (mut accepted, mut rejected, mut extra) = (0, 0, 0);
        for input in inputs {
            let [read, taken, known, refused] =
                ["read", "accepted", "duplicate", "rejected"].map(|field| number(input, field));
            if read != taken + known + refused {
                let name = input["file"].as_str().unwrap_or("?");
                let detail =
                    format!("`{name}`: {read} rows read, {taken} accepted, {known} duplicate, {refused} rejected");
                self.find(&path, Fault::Unbalanced, detail);
            }
            (accepted, rejected) = (accepted + taken, rejected + refused);
            // Nothing was kept apart before there was a table for it, and manifests of then do not count it.
            extra += number(input, "extra");
            self.verification.rows_read += read;
        }
        let rows = |tables: &[&str]| -> u64 {
            manifest.added.iter().filter(|file| tables.contains(&file.table.as_str())).map(|file| file.rows).sum()
        };
        let read = inputs.iter().filter(|input| input["known"] == false).count() as u64;
        // A table of a later version may hold accepted rows as well, or others.
        let later = manifest.added.iter().filter(|file| TABLES.iter().all(|table| table.name != file.table));
        let later = later.map(|file| file.rows).sum::<u64>();
        let sums = [
            (
                "rows were accepted",
                accepted,
                rows(&[EVENT.name, USAGE.name, REVIEW.name, CASE.name, ENTITY.name]),
                later,
            ),
            ("rows were rejected", rejected, rows(&[REJECT.name]), 0),
            ("rows have something beside them", extra, rows(&[EXTRA.name]), later),
            ("files were read", read, rows(&[RUN.name]), 0),
        ];
        let differ = |(_, told, kept, more): &(&str, u64, u64, u64)| !(*kept..=kept + more).contains(told);
        for (what, told, kept, _) in sums.into_iter().filter(differ) {
            self.find(&path, Fault::Unbalanced, format!("{told} {what}, the lake got {kept}"));
        }
    }

    /// The rows of the files that a commit replaced: they are in those that it added for the same days, or its certificate names
    /// them as deleted. The derived tables, and those of later versions, are made again as often as one likes, and only a certificate
    /// speaks of their rows.
    fn moved(&mut self, path: &str, manifest: &Manifest) {
        let (deleted, erased) = (certified(manifest, "deleted"), certified(manifest, "erased"));
        let is_certified = !deleted.is_empty() || !erased.is_empty();
        let only_grow: BTreeSet<&str> = TABLES.iter().filter(|table| !table.derived).map(|table| table.name).collect();
        let (gone, come) = (rows(&manifest.removed), rows(&manifest.added));
        let days: BTreeSet<_> = gone.keys().chain(deleted.keys()).collect();
        for &&(table, day) in &days {
            let of = |rows: &Rows| rows.get(&(table, day)).copied().unwrap_or_default();
            let (gone, come, told) = (of(&gone), of(&come), of(&deleted));
            if gone == come + told || !is_certified && !only_grow.contains(table) {
                continue;
            }
            let what =
                format!("{table} {day}: {gone} rows were replaced by {come}, and {told} are certified as deleted");
            self.find(path, Fault::Unbalanced, what);
        }
        for (&(table, day), told) in &erased {
            let gone = gone.get(&(table, day)).copied().unwrap_or_default();
            if *told > gone {
                let what = format!("{table} {day}: {told} rows are certified as changed, of {gone} that were replaced");
                self.find(path, Fault::Unbalanced, what);
            }
        }
        if is_certified && manifest.facts["inputs"].is_array() {
            self.find(path, Fault::Unbalanced, "an ingest deletes and changes no rows");
        }
    }

    /// What moved out of the rows of other tables: of the commits that replace files an upgrade alone adds rows to table `extra`, as
    /// many as it tells. Beside that it writes anew the files and rows that it tells of, and does nothing else.
    fn upgraded(&mut self, path: &str, manifest: &Manifest) {
        let told = &manifest.facts["upgraded"];
        let is_ingest = manifest.facts["inputs"].is_array();
        let of = |files: &[ManifestFile], table: &str| -> [u64; 2] {
            let rows = files.iter().filter(|file| file.table == table).map(|file| file.rows);
            [rows.clone().count() as u64, rows.sum()]
        };
        let number = |table: &str, field: &str| told[table][field].as_u64().unwrap_or_default();
        let moved: u64 = WITH_EXTRA.iter().map(|table| number(table, "moved")).sum();
        let [[_, gone], [_, come]] = [&manifest.removed, &manifest.added].map(|files| of(files, EXTRA.name));
        // Rows that take the place of others are looked at with those of all tables.
        let adds = told.is_object() || gone == 0 && !is_ingest && !manifest.removed.is_empty();
        if adds && (gone, come) != (0, moved) {
            let what =
                format!("{moved} rows are told to have moved to table {}, which got {come} for {gone}", EXTRA.name);
            self.find(path, Fault::Unbalanced, what);
        }
        let Some(tables) = told.as_object() else { return };
        if is_ingest || ["deleted", "erased"].iter().any(|what| !manifest.facts[*what].is_null()) {
            self.find(path, Fault::Unbalanced, "an upgrade reads, deletes and erases no rows");
        }
        let changed = manifest.removed.iter().chain(&manifest.added).map(|file| file.table.as_str());
        let tables: BTreeSet<&str> = tables.keys().map(String::as_str).chain(changed).collect();
        for table in tables.into_iter().filter(|table| *table != EXTRA.name) {
            let told @ [files, rows] = ["files", "rows"].map(|field| number(table, field));
            let [gone, come] = [&manifest.removed, &manifest.added].map(|files| of(files, table));
            if [gone, come] != [told; 2] || number(table, "moved") > rows {
                let what = format!(
                    "{table}: {files} files with {rows} rows are told to be new, {gone:?} went and {come:?} came"
                );
                self.find(path, Fault::Unbalanced, what);
            }
        }
    }
}

fn rows(files: &[ManifestFile]) -> Rows<'_> {
    let mut rows = Rows::new();
    for file in files {
        *rows.entry((file.table.as_str(), file.day)).or_default() += file.rows;
    }
    rows
}

/// The rows that a certificate says this of.
fn certified<'a>(manifest: &'a Manifest, what: &str) -> Rows<'a> {
    let mut rows = Rows::new();
    for entry in manifest.facts[what].as_array().into_iter().flatten() {
        let day = entry["dt"].as_str().and_then(|day| day.parse().ok());
        if let (Some(table), Some(day), Some(count)) = (entry["table"].as_str(), day, entry["rows"].as_u64()) {
            *rows.entry((table, day)).or_default() += count;
        }
    }
    rows
}
