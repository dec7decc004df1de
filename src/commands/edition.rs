//! Editions of the board pack: what each told and withheld, kept in table `published`, so that no pack gives away what
//! another withheld and every number that changed since can be told.

use super::{World, job};
use crate::event::name as n;
use crate::event::tables::PUBLISHED;
use crate::lake::{Snapshot, Writer};
use crate::measure::card::Privacy;
use crate::measure::edition::{Published, Record};
use crate::measure::findings::Findings;
use crate::measure::period::Period;
use crate::measure::{card, published_rows};
use anyhow::Result;
use arrow::array::{ArrayRef, AsArray, RecordBatch};
use arrow::compute::{concat_batches, filter_record_batch};
use arrow::datatypes::Int64Type;
use std::collections::BTreeSet;

/// Every number that a pack ever told or withheld.
pub(super) fn published(snapshot: &Snapshot) -> Result<Published> {
    Ok(Published::read(&[all(snapshot)?]))
}

fn all(snapshot: &Snapshot) -> Result<RecordBatch> {
    let files: Vec<_> = snapshot.files(&PUBLISHED).iter().collect();
    let names: Vec<_> = PUBLISHED.columns.iter().map(|column| column.name).collect();
    // What Parquet hands back carries the file's metadata; the table's own schema makes batches comparable.
    let own = |batch: RecordBatch| RecordBatch::try_new(PUBLISHED.schema(), batch.columns().to_vec());
    let batches: Vec<RecordBatch> =
        snapshot.read_columns(&files, &names)?.into_iter().map(own).collect::<Result<_, _>>()?;
    Ok(concat_batches(&PUBLISHED.schema(), &batches)?)
}

/// An edition that documents are about to be made for.
pub(super) struct Edition {
    /// Its number, from 1.
    number: i64,
    /// What it tells; none if the newest edition that is kept tells the same.
    rows: Option<RecordBatch>,
}

/// The edition that the pack of a period is: a new one, unless its newest tells the same.
pub(super) fn next(findings: &Findings, snapshot: &Snapshot, now_us: i64) -> Result<Edition> {
    let newest = newest(&all(snapshot)?, findings.period)?;
    let number = newest.as_ref().map_or(0, |(edition, _)| *edition);
    let rows = published_rows(findings, number + 1, now_us);
    if newest.is_some_and(|(_, newest)| told(&newest) == told(&rows)) {
        return Ok(Edition { number, rows: None });
    }
    Ok(Edition { number: number + 1, rows: Some(rows) })
}

impl Edition {
    /// Keeps what it tells.
    pub(super) fn keep(&self, period: Period, writer: &mut Writer, world: &World<'_>) -> Result<()> {
        let Some(rows) = &self.rows else { return Ok(()) };
        let mut transaction = writer.begin(&job::run_id(world))?;
        transaction.append(&PUBLISHED, period.start, rows)?;
        let facts = serde_json::json!({ "command": "report", "period": period.id(), "edition": self.number });
        transaction.commit(facts, world.now_us)?;
        Ok(())
    }

    /// What its documents depend on among the editions that were kept before.
    pub(super) fn behind(&self, snapshot: &Snapshot, period: Period) -> Result<Published> {
        Ok(behind_edition(published(snapshot)?, period, self.number))
    }
}

/// The newest edition of a period's pack and its number.
fn newest(all: &RecordBatch, period: Period) -> Result<Option<(i64, RecordBatch)>> {
    let packs = all.column(PUBLISHED.index(n::PACK)).as_string::<i32>();
    let editions = all.column(PUBLISHED.index(n::EDITION)).as_primitive::<Int64Type>();
    let id = period.id();
    let own = || packs.iter().zip(editions.values()).filter(|(pack, _)| *pack == Some(id.as_str()));
    let Some(newest) = own().map(|(_, edition)| *edition).max() else { return Ok(None) };
    let of_newest = packs.iter().zip(editions.values());
    let of_newest = of_newest.map(|(pack, edition)| Some(pack == Some(id.as_str()) && *edition == newest)).collect();
    Ok(Some((newest, filter_record_batch(all, &of_newest)?)))
}

/// The columns that tell something: not which edition it is, nor when it was made.
fn told(rows: &RecordBatch) -> Vec<ArrayRef> {
    let about = [n::EDITION, n::PUBLISHED_US, n::AS_OF_US];
    let columns = PUBLISHED.columns.iter().zip(rows.columns());
    columns.filter(|(column, _)| !about.contains(&column.name)).map(|(_, array)| array.clone()).collect()
}

/// What the documents of a period depend on among the editions: its own before the newest, which is that of the documents
/// themselves; packs of earlier periods; and of later ones what may have to be withheld.
pub(super) fn behind(snapshot: &Snapshot, period: Period) -> Result<Published> {
    let published = published(snapshot)?;
    let id = period.id();
    let newest = published.0.iter().filter(|record| record.pack == id).map(|record| record.edition).max();
    Ok(behind_edition(published, period, newest.unwrap_or_default()))
}

/// The same for documents that knew only these packs, each given by its period and edition.
pub(super) fn behind_then(snapshot: &Snapshot, period: Period, packs: &BTreeSet<(&str, i64)>) -> Result<Published> {
    let mut published = published(snapshot)?;
    published.0.retain(|record| packs.contains(&(record.pack.as_str(), record.edition)));
    Ok(behind_edition(published, period, i64::MAX))
}

fn behind_edition(mut published: Published, period: Period, edition: i64) -> Published {
    let id = period.id();
    let is_protected = |kpi: &str| card(kpi).is_some_and(|card| card.privacy != Privacy::Open);
    let other = |record: &Record| record.start < period.start || is_protected(&record.kpi);
    published.0.retain(|record| if record.pack == id { record.edition < edition } else { other(record) });
    published
}

/// The packs that some records come from, each by its period and edition.
pub(super) fn packs(published: &Published) -> BTreeSet<(&str, i64)> {
    published.0.iter().map(|record| (record.pack.as_str(), record.edition)).collect()
}
