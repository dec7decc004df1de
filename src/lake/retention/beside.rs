//! The rows of table `extra`: each goes with the row that it is beside, in the same commit, and a person whom it mentions
//! holds that row.

use super::super::error::LakeError;
use super::super::scan;
use super::super::snapshot::Snapshot;
use super::super::stage::{Staged, Stager};
use super::super::state::DataFile;
use super::judge::Fate;
use super::{Plan, ROWS, Slice, rest};
use crate::event::name as n;
use crate::event::table::Table;
use crate::event::tables::{EXTRA, WITH_EXTRA};
use arrow::array::{AsArray, Int64Array, RecordBatch, StringArray};
use arrow::datatypes::Int64Type;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// The columns that tell a row from the others of its table and day.
pub(super) const ID: [&str; 2] = [n::SOURCE, n::CONTENT_HASH];

/// Some rows of one table, by source and content hash, each with something that is known of it.
#[derive(Debug)]
pub(super) struct Known<T>(BTreeMap<String, BTreeMap<i64, T>>);

impl<T> Known<T> {
    pub(super) const fn new() -> Self {
        Self(BTreeMap::new())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn get(&self, (source, hash): (&str, i64)) -> Option<&T> {
        self.0.get(source)?.get(&hash)
    }

    fn insert(&mut self, (source, hash): (&str, i64), what: T) {
        match self.0.get_mut(source) {
            Some(rows) => _ = rows.insert(hash, what),
            None => _ = self.0.insert(source.to_owned(), BTreeMap::from([(hash, what)])),
        }
    }
}

/// What identifies the rows of a batch that has the columns [`ID`].
pub(super) struct Ids<'a> {
    sources: &'a StringArray,
    hashes: &'a Int64Array,
}

impl<'a> Ids<'a> {
    pub(super) fn of(batch: &'a RecordBatch) -> Self {
        let column = |name| batch.column_by_name(name).expect("the reader was asked for this column");
        Self { sources: column(n::SOURCE).as_string(), hashes: column(n::CONTENT_HASH).as_primitive::<Int64Type>() }
    }

    pub(super) fn at(&self, row: usize) -> (&'a str, i64) {
        (self.sources.value(row), self.hashes.value(row))
    }
}

/// The rows of a table, of some days, beside which any of the values is mentioned.
pub(super) fn mentioned(
    snapshot: &Snapshot,
    table: &Table,
    days: &BTreeSet<NaiveDate>,
    values: &BTreeSet<String>,
) -> Result<Known<()>, LakeError> {
    let mut known = Known::new();
    let with_extra = WITH_EXTRA.contains(&table.name);
    for file in snapshot.files(&EXTRA).iter().filter(|file| with_extra && days.contains(&file.day)) {
        let columns = [n::RECORD_TABLE, n::SOURCE, n::CONTENT_HASH, n::EXTRA_JSON];
        for batch in scan::read(&*snapshot.store, file, &columns, ROWS)? {
            let batch = batch?;
            let (tables, texts) = (batch.column(0).as_string::<i32>(), batch.column(3).as_string::<i32>());
            let ids = Ids::of(&batch);
            for row in (0..batch.num_rows()).filter(|row| tables.value(*row) == table.name) {
                if values.iter().any(|value| texts.value(row).contains(value.as_str())) {
                    known.insert(ids.at(row), ());
                }
            }
        }
    }
    Ok(known)
}

/// Which rows of `extra` go with the rows that a plan deletes. It is found out day by day, so that no more than the rows of
/// one day are in memory.
pub(super) struct Beside<'a> {
    snapshot: &'a Snapshot,
    plan: &'a Plan,
    day: Option<(NaiveDate, Going)>,
}

/// The rows that are deleted of one day: by table, each with the place of its slice.
#[derive(Default)]
struct Going {
    slices: BTreeMap<Slice, usize>,
    rows: BTreeMap<&'static str, Known<usize>>,
}

impl<'a> Beside<'a> {
    pub(super) fn new(snapshot: &'a Snapshot, plan: &'a Plan) -> Self {
        Self { snapshot, plan, day: None }
    }

    /// How many rows of a file of `extra` go, by the slice that they are counted in.
    pub(super) fn count(&mut self, file: &DataFile) -> Result<BTreeMap<Slice, u64>, LakeError> {
        let (store, going) = (&*self.snapshot.store, self.going(file.day)?);
        let mut counts = vec![0; going.slices.len()];
        for batch in scan::read(store, file, &[n::RECORD_TABLE, n::SOURCE, n::CONTENT_HASH], ROWS)? {
            going.places(&batch?).into_iter().flatten().for_each(|place| counts[place] += 1);
        }
        let slices =
            going.slices.iter().map(|(slice, place)| (Slice { table: EXTRA.name, ..slice.clone() }, counts[*place]));
        // Slices of several tables may be one slice of this.
        let mut all = BTreeMap::new();
        for (slice, count) in slices.filter(|(_, count)| *count > 0) {
            *all.entry(slice).or_default() += count;
        }
        Ok(all)
    }

    /// Stages a file with the rows of another that stay, of which there are so many.
    pub(super) fn rest(&mut self, file: &DataFile, rows: u64, stager: &Stager) -> Result<Staged, LakeError> {
        let (store, going) = (&*self.snapshot.store, self.going(file.day)?);
        let stays = |batch: &RecordBatch| going.places(batch).into_iter().map(|place| place.is_none()).collect();
        rest(store, (&EXTRA, file), rows, stager, &stays)
    }

    fn going(&mut self, day: NaiveDate) -> Result<&Going, LakeError> {
        let known = self.day.take().filter(|(known, _)| *known == day);
        let going = match known {
            Some((_, going)) => going,
            None => Going::of(self.snapshot, self.plan, day)?,
        };
        Ok(&self.day.insert((day, going)).1)
    }
}

impl Going {
    fn of(snapshot: &Snapshot, plan: &Plan, day: NaiveDate) -> Result<Self, LakeError> {
        let mut going = Self::default();
        let has_extra = |table: &Table| WITH_EXTRA.contains(&table.name);
        for (table, file, _) in plan.files.iter().filter(|(table, file, _)| file.day == day && has_extra(table)) {
            let judge = &plan.judges[table.name];
            let columns: BTreeSet<&str> = judge.columns().into_iter().chain(ID).collect();
            let columns: Vec<&str> = columns.into_iter().collect();
            let rows = going.rows.entry(table.name).or_insert_with(Known::new);
            for batch in scan::read(&*snapshot.store, file, &columns, ROWS)? {
                let batch = batch?;
                let ids = Ids::of(&batch);
                let mut row = 0;
                judge.each(&batch, |kind, fate| {
                    if let Fate::Deleted { day, rule } = fate {
                        let slice = Slice::new(table, file, day, kind, rule);
                        let next = going.slices.len();
                        rows.insert(ids.at(row), *going.slices.entry(slice).or_insert(next));
                    }
                    row += 1;
                });
            }
        }
        Ok(going)
    }

    /// The place of the slice of each row of a batch of `extra`; `None` for those that stay.
    fn places(&self, batch: &RecordBatch) -> Vec<Option<usize>> {
        let tables = batch.column_by_name(n::RECORD_TABLE).expect("the reader was asked for this column");
        let (tables, ids) = (tables.as_string::<i32>(), Ids::of(batch));
        let place = |row| self.rows.get(tables.value(row))?.get(ids.at(row)).copied();
        (0..batch.num_rows()).map(place).collect()
    }
}
