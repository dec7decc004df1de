//! Retention: which rows a policy deletes, told before anything is done; then the deletion, in one commit whose manifest
//! certifies it.
//!
//! A row is as old as its local day, or its UTC day where its table has no other; records about one review or one case go
//! together, when the newest of them is old enough. What a hold names stays, however old. What is restricted in a row lies
//! in table `extra` and goes with it (`beside.rs`). One person's rows are not deleted but made nobody's (`erasure.rs`).

mod beside;
pub mod erasure;
mod judge;

use super::error::LakeError;
use super::scan;
use super::snapshot::Snapshot;
use super::stage::{Staged, Stager};
use super::state::DataFile;
use super::store::Store;
use super::transaction::{Rewrite, Transaction, Writer};
use crate::event::table::Table;
use crate::event::tables::{EXTRA, TABLES};
use arrow::array::{BooleanArray, RecordBatch};
use arrow::compute::filter_record_batch;
use beside::Beside;
use chrono::NaiveDate;
use judge::{Fate, Judge};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// Ledger entry of a table: the last day of which rows were deleted, in days since 1970.
const DELETED_UNTIL: &str = "retention:day";

/// Rows that are judged at a time.
const ROWS: usize = 1 << 14;

/// How long the rows of a table, or of one kind of event, are kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Term {
    /// Rows of days before this one are deleted …
    pub delete_before: Option<NaiveDate>,
    /// … but none of this day or a later one.
    pub keep_from: Option<NaiveDate>,
    /// Where it stands in the policy, for the certificate.
    pub rule: String,
}

/// What must not be deleted, however old it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Held {
    /// The rows of a project.
    Project(String),
    /// The records of a case, and what it names: events, and the reviews of their outputs.
    Case(String),
    /// The rows that name any of these pseudonyms.
    Person(Vec<String>),
}

/// A hold, and how it is called in plans and certificates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hold {
    /// Its name.
    pub name: String,
    /// What it keeps.
    pub held: Held,
}

/// What is deleted, and what never is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Policy {
    /// By name of the table; a table without a term is kept for ever.
    pub tables: BTreeMap<&'static str, Term>,
    /// Terms of single kinds of event, in place of the table's.
    pub kinds: BTreeMap<String, Term>,
    /// The holds.
    pub holds: Vec<Hold>,
}

/// Rows of one kind and day that go together.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Slice {
    /// Name of the table.
    pub table: &'static str,
    /// The day of their folder.
    pub dt: NaiveDate,
    /// The day by which they are old.
    pub day: NaiveDate,
    /// Their kind, where they are events.
    pub kind: Option<String>,
    /// The rule that deletes them.
    pub rule: String,
}

/// Why old rows are kept.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kept {
    /// Another rule asks for it.
    AtLeast,
    /// The case is open.
    Open,
    /// A hold names them, by its name.
    Hold(String),
}

/// What a policy does to a lake.
#[derive(Debug)]
pub struct Plan {
    /// The rows that are deleted.
    pub deleted: BTreeMap<Slice, u64>,
    /// Rows that are old enough and stay, by table.
    pub kept: BTreeMap<(&'static str, Kept), u64>,
    /// Bytes that they take in their files, about, by table.
    pub bytes: BTreeMap<&'static str, u64>,
    /// The files that they lie in, with how many there are in each.
    files: Vec<(&'static Table, DataFile, u64)>,
    /// Who decided, by table.
    judges: BTreeMap<&'static str, Judge>,
}

/// Looks at every row that may be old enough.
///
/// # Errors
/// If a file cannot be read.
pub fn plan(snapshot: &Snapshot, policy: &Policy) -> Result<Plan, LakeError> {
    let mut plan = Plan {
        deleted: BTreeMap::new(),
        kept: BTreeMap::new(),
        bytes: BTreeMap::new(),
        files: Vec::new(),
        judges: BTreeMap::new(),
    };
    for table in TABLES.iter().copied() {
        let Some(judge) = Judge::new(snapshot, table, policy)? else { continue };
        for file in snapshot.files(table).iter().filter(|file| judge.may_hold_old(file)) {
            plan.look(&*snapshot.store, table, file, &judge)?;
        }
        plan.judges.insert(table.name, judge);
    }
    plan.look_beside(snapshot)?;
    Ok(plan)
}

impl Slice {
    fn new(table: &'static Table, file: &DataFile, day: NaiveDate, kind: Option<&str>, rule: &str) -> Self {
        let (kind, rule) = (kind.map(str::to_owned), rule.to_owned());
        Self { table: table.name, dt: file.day, day, kind, rule }
    }
}

impl Plan {
    /// Whether nothing is deleted.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    fn look(
        &mut self,
        store: &dyn Store,
        table: &'static Table,
        file: &DataFile,
        judge: &Judge,
    ) -> Result<(), LakeError> {
        let mut deleted = 0;
        for batch in scan::read(store, file, &judge.columns(), ROWS)? {
            let batch = batch?;
            judge.each(&batch, |kind, fate| match fate {
                Fate::Young => (),
                Fate::Kept(why) => *self.kept.entry((table.name, why)).or_default() += 1,
                Fate::Deleted { day, rule } => {
                    *self.deleted.entry(Slice::new(table, file, day, kind, rule)).or_default() += 1;
                    deleted += 1;
                }
            });
        }
        self.note(table, file, deleted);
        Ok(())
    }

    /// Looks at what is restricted in the rows that go. Its rows follow them in [`Plan::files`].
    fn look_beside(&mut self, snapshot: &Snapshot) -> Result<(), LakeError> {
        let days: BTreeSet<NaiveDate> = self.files.iter().map(|(_, file, _)| file.day).collect();
        let (mut beside, mut found) = (Beside::new(snapshot, self), Vec::new());
        for file in snapshot.files(&EXTRA).iter().filter(|file| days.contains(&file.day)) {
            found.push((file, beside.count(file)?));
        }
        for (file, counts) in found {
            self.note(&EXTRA, file, counts.values().sum());
            for (slice, rows) in counts {
                *self.deleted.entry(slice).or_default() += rows;
            }
        }
        Ok(())
    }

    fn note(&mut self, table: &'static Table, file: &DataFile, deleted: u64) {
        if deleted > 0 {
            *self.bytes.entry(table.name).or_default() += file.bytes * deleted / file.rows;
            self.files.push((table, file.clone(), deleted));
        }
    }

    /// Deletes the rows, in one commit. `facts` is what the run says about itself; the certificate is put beside it.
    ///
    /// # Errors
    /// If the storage fails. Whether the commit holds is then for the next [`super::Lake::lock`] to find out.
    ///
    /// # Panics
    /// If the plan was not made from what the writer sees: a bug of ours.
    pub fn carry_out(&self, writer: &mut Writer, run_id: &str, facts: Value, now_us: i64) -> Result<(), LakeError> {
        let snapshot = writer.snapshot().clone();
        let mut transaction = writer.begin(run_id)?;
        let stager = transaction.stager();
        let (mut beside, mut files) = (Beside::new(&snapshot, self), Vec::new());
        for (table, file, deleted) in &self.files {
            let rest = match (file.rows - deleted, self.judges.get(table.name)) {
                (0, _) => Vec::new(),
                (rows, Some(judge)) => {
                    let stays = |batch: &RecordBatch| judge.stays(batch);
                    vec![rest(&*snapshot.store, (table, file), rows, &stager, &stays)?]
                }
                (rows, None) => vec![beside.rest(file, rows, &stager)?],
            };
            files.push(json!({
                "table": table.name, "path": file.path, "sha256": file.sha256, "rows": file.rows, "deleted": deleted,
                "rewritten_as": rest.first().map(|rest| json!({ "path": rest.path, "sha256": rest.sha256 })),
            }));
            transaction.rewrite(table, std::slice::from_ref(file), rest, Rewrite::Deleted);
        }
        self.remember(&snapshot, &mut transaction);
        let facts = self.certificate(facts, files);
        transaction.commit(facts, now_us)
    }

    /// Keeps in the ledger of each table up to which day rows of it are gone.
    fn remember(&self, snapshot: &Snapshot, transaction: &mut Transaction<'_>) {
        for table in TABLES.iter().copied() {
            let days = self.deleted.keys().filter(|slice| slice.table == table.name).map(|slice| slice.day);
            if let Some(day) = days.max() {
                let day = snapshot.deleted_until(table).map_or(day, |before| before.max(day));
                transaction.ledger(table, DELETED_UNTIL, i64::from(day.to_epoch_days()));
            }
        }
    }

    /// What is certified: every row that was deleted, by which rule, what was kept and why, and the files before and after.
    fn certificate(&self, facts: Value, files: Vec<Value>) -> Value {
        let deleted = self.deleted.iter().map(|(slice, rows)| {
            let Slice { table, dt, day, kind, rule } = slice;
            json!({ "table": table, "dt": dt, "day": day, "kind": kind, "rule": rule, "rows": rows })
        });
        let kept = self
            .kept
            .iter()
            .map(|((table, why), rows)| json!({ "table": table, "why": why.to_string(), "rows": rows }));
        let mut facts = facts;
        facts["deleted"] = deleted.collect();
        facts["kept"] = kept.collect();
        facts["files"] = files.into();
        facts
    }
}

/// Stages a file with the rows of another that stay, of which there are so many. `stays` tells of each row of a batch whether
/// it does.
fn rest(
    store: &dyn Store,
    (table, file): (&'static Table, &DataFile),
    rows: u64,
    stager: &Stager,
    stays: &dyn Fn(&RecordBatch) -> Vec<bool>,
) -> Result<Staged, LakeError> {
    let mut draft = stager.begin(table, file.day, rows)?;
    for batch in scan::read_rows(store, table, file, ROWS)? {
        let batch = batch?;
        let rest = filter_record_batch(&batch, &BooleanArray::from(stays(&batch)));
        draft.write(&rest.expect("there is a choice for each row"))?;
    }
    draft.finish()
}

impl std::fmt::Display for Kept {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::AtLeast => f.write_str("keep_at_least"),
            Self::Open => f.write_str("the case is open"),
            Self::Hold(name) => write!(f, "hold: {name}"),
        }
    }
}

impl Snapshot {
    /// The last day of which rows of a table were deleted; rows of earlier days may be gone as well.
    #[must_use]
    pub fn deleted_until(&self, table: &Table) -> Option<NaiveDate> {
        NaiveDate::from_epoch_days(i32::try_from(self.ledger(table, DELETED_UNTIL)?).ok()?)
    }
}
