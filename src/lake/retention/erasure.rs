//! Erasure of one person. Rows are not deleted: their pseudonym becomes one that was drawn at random and that no name and no
//! key leads to, everywhere at once, so that rows, distinct persons and sums stay what they were and nobody can tell whose
//! the rows are. All is told before anything is done, then done in one commit whose manifest certifies it.
//!
//! A content hash is made of what a row says, the person included: whoever has the key could try names until it fits. So the
//! rows get other hashes as well, and other ids where an id is made of the hash ([`traces`]); those of one thing keep their
//! order ([`hashes`]), by which the newest version is told. An export that is read again is told by the mark in the ledger.
//!
//! Which columns may name a person, each column says itself ([`Column::names_people`](crate::event::table::Column)).

mod hashes;
mod traces;

use super::super::error::LakeError;
use super::super::merge::{Batches, merge_sorted};
use super::super::order::Order;
use super::super::scan;
use super::super::snapshot::Snapshot;
use super::super::stage::{Staged, Stager};
use super::super::state::DataFile;
use super::super::store::Store;
use super::super::transaction::{Rewrite, Writer};
use super::judge::{Fate, Judge};
use super::{Hold, Kept, Policy, ROWS, Term};
use crate::event::table::Table;
use crate::event::tables::{RUN, TABLES};
use arrow::array::{BooleanArray, RecordBatch, UInt32Array};
use arrow::compute::{filter_record_batch, not, take_record_batch};
use chrono::NaiveDate;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use traces::{Successors, Traces};

/// How the entry of an erased person begins in the ledger; their mark follows.
const ERASED: &str = "erased:";

/// The rows that name a person.
#[derive(Debug)]
pub struct Erasure {
    /// How many there are, by table and day of their folder.
    pub rows: BTreeMap<(&'static str, NaiveDate), u64>,
    /// Those of them that must stay as they are, by table and name of the hold.
    pub held: BTreeMap<(&'static str, String), u64>,
    /// By what they are found.
    traces: Traces,
    /// The files that they lie in, with how many there are in each.
    files: Vec<(&'static Table, DataFile, u64)>,
}

/// What takes the place of a person.
#[derive(Clone, Debug)]
pub struct Nobody {
    /// A new pseudonym for each that the person had.
    pub pseudonyms: BTreeMap<String, String>,
    /// By what later ingests know the person again.
    pub marks: Vec<String>,
}

/// Finds every row that has one of a person's pseudonyms.
///
/// # Errors
/// If a file cannot be read.
pub fn plan(snapshot: &Snapshot, pseudonyms: &BTreeSet<String>, holds: &[Hold]) -> Result<Erasure, LakeError> {
    let traces = Traces::of(snapshot, pseudonyms)?;
    let mut erasure = Erasure { rows: BTreeMap::new(), held: BTreeMap::new(), traces, files: Vec::new() };
    for table in TABLES.iter().copied() {
        let mut columns = traces::columns(table);
        if columns.is_empty() {
            continue;
        }
        let judge = keeper(snapshot, table, holds)?;
        columns.extend(judge.iter().flat_map(Judge::columns));
        columns.sort_unstable();
        columns.dedup();
        for file in snapshot.files(table) {
            erasure.look((&*snapshot.store, &columns), table, file, judge.as_ref())?;
        }
    }
    Ok(erasure)
}

/// Tells what holds keep in a table, as retention would if every row were old.
fn keeper(snapshot: &Snapshot, table: &'static Table, holds: &[Hold]) -> Result<Option<Judge>, LakeError> {
    if holds.is_empty() {
        return Ok(None);
    }
    let term = Term { delete_before: Some(NaiveDate::MAX), ..Term::default() };
    let policy = Policy { tables: [(table.name, term)].into(), kinds: BTreeMap::new(), holds: holds.to_vec() };
    Judge::new(snapshot, table, &policy)
}

impl Erasure {
    /// Whether no row names the person.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// Number of files that are written anew, by table.
    #[must_use]
    pub fn files(&self) -> BTreeMap<&'static str, u64> {
        let mut files = BTreeMap::new();
        for (table, ..) in &self.files {
            *files.entry(table.name).or_default() += 1;
        }
        files
    }

    fn look(
        &mut self,
        (store, columns): (&dyn Store, &[&str]),
        table: &'static Table,
        file: &DataFile,
        judge: Option<&Judge>,
    ) -> Result<(), LakeError> {
        let mut found = 0;
        for batch in scan::read(store, file, columns, ROWS)? {
            let batch = batch?;
            let mask = self.traces.mask(table, &batch);
            found += mask.true_count() as u64;
            if let Some(judge) = judge.filter(|_| mask.true_count() > 0) {
                let mut rows = mask.values().iter();
                judge.each(&batch, |_, fate| {
                    if let (Some(true), Fate::Kept(Kept::Hold(name))) = (rows.next(), fate) {
                        *self.held.entry((table.name, name)).or_default() += 1;
                    }
                });
            }
        }
        if found > 0 {
            *self.rows.entry((table.name, file.day)).or_default() += found;
            self.files.push((table, file.clone(), found));
        }
        Ok(())
    }

    /// Changes the rows, in one commit. `facts` is what the run says about itself; the certificate is put beside it, and has
    /// neither the person's pseudonyms nor the new ones.
    ///
    /// # Errors
    /// If the storage fails. Whether the commit holds is then for the next [`super::super::Lake::lock`] to find out.
    ///
    /// # Panics
    /// If the plan was not made from what the writer sees, or a pseudonym has no successor: bugs of ours.
    pub fn carry_out(
        &self,
        writer: &mut Writer,
        nobody: &Nobody,
        run_id: &str,
        facts: Value,
        now_us: i64,
    ) -> Result<(), LakeError> {
        let snapshot = writer.snapshot().clone();
        let successors = Successors {
            pseudonyms: &nobody.pseudonyms,
            hashes: hashes::drawn(&snapshot, &self.files, &self.traces.hashes)?,
        };
        let mut transaction = writer.begin(run_id)?;
        let stager = transaction.stager();
        let mut files = Vec::new();
        for (table, file, changed) in &self.files {
            let new = self.rewritten(&*snapshot.store, table, file, &successors, &stager)?;
            files.push(json!({
                "table": table.name, "path": file.path, "sha256": file.sha256, "rows": file.rows, "changed": changed,
                "rewritten_as": { "path": new.path, "sha256": new.sha256 },
            }));
            transaction.rewrite(table, std::slice::from_ref(file), vec![new], Rewrite::Changed);
        }
        for mark in &nobody.marks {
            transaction.ledger(&RUN, &format!("{ERASED}{mark}"), now_us);
        }
        let erased = self.rows.iter().map(|((table, day), rows)| json!({ "table": table, "dt": day, "rows": rows }));
        let mut facts = facts;
        facts["erased"] = erased.collect();
        facts["files"] = files.into();
        transaction.commit(facts, now_us)
    }

    /// Stages a file with the rows of another, those that name the person changed and put where they then belong.
    fn rewritten(
        &self,
        store: &dyn Store,
        table: &'static Table,
        file: &DataFile,
        successors: &Successors<'_>,
        stager: &Stager,
    ) -> Result<Staged, LakeError> {
        let order = Order::of(table);
        let some = |batch: &RecordBatch, mask: &BooleanArray| {
            filter_record_batch(batch, mask).expect("there is a choice for each row")
        };
        let mut sources: Vec<Batches<'_>> = Vec::new();
        for batch in scan::read_rows(store, table, file, ROWS)? {
            let batch = batch?;
            let changed = successors.put_into(table, &some(&batch, &self.traces.mask(table, &batch)));
            sources.push(Box::new(std::iter::once(Ok(sorted(&order, &changed)))));
        }
        let stay = move |batch: Result<RecordBatch, LakeError>| {
            let batch = batch?;
            let mask = not(&self.traces.mask(table, &batch)).expect("a mask can be turned round");
            Ok(some(&batch, &mask))
        };
        sources.push(Box::new(scan::read_rows(store, table, file, ROWS)?.map(stay)));
        merge_sorted((table, file.day), file.rows, sources, stager)
    }
}

/// The rows of a batch in the order of their table.
fn sorted(order: &Order, batch: &RecordBatch) -> RecordBatch {
    let keys = order.keys(batch);
    let mut rows: Vec<u32> = (0..batch.num_rows() as u32).collect();
    rows.sort_by(|left, right| keys.row(*left as usize).cmp(&keys.row(*right as usize)));
    take_record_batch(batch, &UInt32Array::from(rows)).expect("every row is one of the batch")
}

impl Snapshot {
    /// The persons who were erased, by their marks, and until when: rows of before that are not theirs any more.
    #[must_use]
    pub fn erased(&self) -> BTreeMap<String, i64> {
        let ledger = self.tables.get(RUN.name).map(|state| &state.ledger);
        let entry = |(id, until): (&String, &i64)| Some((id.strip_prefix(ERASED)?.to_owned(), *until));
        ledger.into_iter().flatten().filter_map(entry).collect()
    }
}
