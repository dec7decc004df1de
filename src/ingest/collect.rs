//! Where the rows of all pieces come together, in input order: deduplicated, gathered by table and day, sorted, and
//! written to the staging folder whenever enough are in memory.

use super::columns::epoch_day;
use super::dedup::{Novelty, Seen};
use super::hash::stored_keys;
use super::rows::{PieceRows, TableRows, date};
use crate::event::name as n;
use crate::event::table::Table;
use crate::event::tables::{EVENT, EXTRA, REJECT};
use crate::lake::{Order, Snapshot, Staged, Stager};
use anyhow::Result;
use arrow::array::{Array, ArrayRef, AsArray, StringArray, new_null_array};
use arrow::compute::interleave;
use arrow::datatypes::Field;
use arrow::record_batch::RecordBatch;
use arrow::row::Rows as SortRows;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// Column bytes in memory at which everything is written out.
const BUFFER_BYTES: usize = 40 << 20;

/// Rows of a file of the lake whose keys are read at a time.
const ROWS: usize = 1 << 16;

/// What became of the rows of one piece.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) read: u64,
    pub(super) accepted: u64,
    pub(super) duplicate: u64,
    pub(super) rejected: u64,
    pub(super) type_unknown: u64,
    /// Accepted rows with a row of table `extra` beside them.
    pub(super) extra: u64,
}

/// New rows of one table, waiting to be written.
#[derive(Default)]
struct Waiting {
    batches: Vec<RecordBatch>,
    /// Day → (batch, row).
    rows: BTreeMap<i32, Vec<(usize, usize)>>,
}

impl Waiting {
    /// Takes the rows of one day out, if they are the smaller part of what waits: what is kept must leave room.
    fn set_aside(&mut self, day: i32) -> Result<Option<Self>> {
        let all: usize = self.rows.values().map(Vec::len).sum();
        if self.rows.get(&day).is_none_or(|rows| rows.len() * 2 > all) {
            return Ok(None);
        }
        let rows = self.rows.remove(&day).unwrap_or_default();
        let batch = gathered(&self.batches, &only(&self.batches), &rows)?;
        let rows = [(day, (0..rows.len()).map(|row| (0, row)).collect())].into();
        Ok(Some(Self { batches: vec![batch], rows }))
    }
}

/// Takes rows in input order; gives staged files.
pub(super) struct Collector<'a> {
    snapshot: &'a Snapshot,
    stager: Stager,
    threads: usize,
    seen: BTreeMap<&'static str, Seen>,
    loaded: BTreeSet<(&'static str, i32)>,
    waiting: BTreeMap<&'static str, (&'static Table, Waiting)>,
    waiting_bytes: usize,
    staged: Vec<Staged>,
    /// Days on which some event has several versions.
    versioned: BTreeSet<i32>,
}

/// What a collector gathered.
pub(super) struct Collected {
    /// The files of all new rows.
    pub(super) staged: Vec<Staged>,
    /// UTC days with new events, on which the lake then holds no event twice.
    pub(super) unversioned: BTreeSet<NaiveDate>,
}

impl<'a> Collector<'a> {
    pub(super) fn new(snapshot: &'a Snapshot, stager: Stager, threads: usize) -> Self {
        Self {
            snapshot,
            stager,
            threads,
            seen: BTreeMap::new(),
            loaded: BTreeSet::new(),
            waiting: BTreeMap::new(),
            waiting_bytes: 0,
            staged: Vec::new(),
            versioned: BTreeSet::new(),
        }
    }

    /// Takes the rows of one piece, and of what is beside them that of the rows that are new.
    pub(super) fn take(&mut self, piece: &mut PieceRows) -> Result<Tally> {
        let mut tally = Tally::default();
        let mut extra = self.waiting.remove(EXTRA.name).map_or_else(Waiting::default, |(_, extra)| extra);
        let mut last = None;
        for rows in std::mem::take(&mut piece.tables) {
            last = Some((rows.table, rows.days.last().copied()));
            self.take_table(rows, &mut extra, &mut tally)?;
        }
        if let Some(batch) = piece.extra.take() {
            self.waiting_bytes += batch.get_array_memory_size();
            extra.batches.push(batch);
        }
        self.waiting.insert(EXTRA.name, (&EXTRA, extra));
        match last {
            Some((table, day)) if self.waiting_bytes > BUFFER_BYTES => self.make_room(table, day)?,
            _ => (),
        }
        Ok(tally)
    }

    /// Takes the rows of one table. The batch of their `extra` comes next to those that wait.
    fn take_table(&mut self, rows: TableRows, extra: &mut Waiting, tally: &mut Tally) -> Result<()> {
        self.load_days(&rows)?;
        let table = rows.table;
        let seen = self.seen.entry(table.name).or_insert_with(Seen::new);
        let (_, waiting) = self.waiting.entry(table.name).or_insert_with(|| (table, Waiting::default()));
        let batch = waiting.batches.len();
        tally.read += rows.keys.len() as u64;
        for (row, key) in rows.keys.iter().enumerate() {
            match seen.insert(*key) {
                Novelty::Known => {
                    tally.duplicate += 1;
                    continue;
                }
                Novelty::Version if table == &EVENT => _ = self.versioned.insert(rows.days[row]),
                Novelty::Version | Novelty::New => (),
            }
            waiting.rows.entry(rows.days[row]).or_default().push((batch, row));
            if let Some(place) = rows.extra[row] {
                extra.rows.entry(rows.days[row]).or_default().push((extra.batches.len(), place));
                tally.extra += 1;
            }
            tally.type_unknown += u64::from(!rows.known[row]);
            if table == &REJECT { tally.rejected += 1 } else { tally.accepted += 1 }
        }
        self.waiting_bytes += rows.batch.get_array_memory_size();
        waiting.batches.push(rows.batch);
        Ok(())
    }

    /// What was gathered, after the last rows are written.
    pub(super) fn finish(mut self) -> Result<Collected> {
        // The last rows need the room.
        self.seen.clear();
        self.flush()?;
        let days = self.loaded.iter().filter(|(table, day)| *table == EVENT.name && !self.versioned.contains(day));
        let unversioned = days.map(|(_, day)| date(*day)).collect();
        Ok(Collected { staged: self.staged, unversioned })
    }

    /// Remembers what the lake already holds for the days of `rows`. Rejects are filed under the day of their run, so
    /// all of them count.
    fn load_days(&mut self, rows: &TableRows) -> Result<()> {
        let table = rows.table;
        let mut days: BTreeSet<i32> = rows.days.iter().copied().collect();
        days.retain(|day| self.loaded.insert((table.name, *day)));
        if days.is_empty() {
            return Ok(());
        }
        let of_these_days = |day: i32| table == &REJECT || days.contains(&day);
        let all = self.snapshot.files(table).iter();
        let files: Vec<_> = all.filter(|file| of_these_days(epoch_day(file.day))).collect();
        let seen = self.seen.entry(table.name).or_insert_with(Seen::new);
        for file in files {
            for batch in self.snapshot.batches(file, table.key, ROWS)? {
                for key in stored_keys(table, &batch?) {
                    if seen.insert(key) == Novelty::Version && table == &EVENT {
                        self.versioned.insert(epoch_day(file.day));
                    }
                }
            }
        }
        Ok(())
    }

    /// Writes what waits, but for the day that is just being filled: exports come in order of time, so that day would be
    /// cut into two files for nothing.
    fn make_room(&mut self, table: &'static Table, filling: Option<i32>) -> Result<()> {
        let mut all_kept = Vec::new();
        for table in [table, &EXTRA] {
            if let (Some((_, waiting)), Some(day)) = (self.waiting.get_mut(table.name), filling) {
                all_kept.extend(waiting.set_aside(day)?.map(|kept| (table, kept)));
            }
        }
        self.flush()?;
        for (table, kept) in all_kept {
            self.waiting_bytes += kept.batches.iter().map(RecordBatch::get_array_memory_size).sum::<usize>();
            self.waiting.insert(table.name, (table, kept));
        }
        Ok(())
    }

    /// Writes everything that waits: one sorted file per table and day, on all threads.
    fn flush(&mut self) -> Result<()> {
        self.waiting_bytes = 0;
        for (table, waiting) in std::mem::take(&mut self.waiting).into_values() {
            let (order, only) = (Order::of(table), only(&waiting.batches));
            let sort_rows: Vec<SortRows> = waiting.batches.iter().map(|batch| order.keys(batch)).collect();
            let days: Vec<_> = waiting.rows.into_iter().collect();
            let next = AtomicUsize::new(0);
            let results = Mutex::new(Vec::new());
            let work = || {
                while let Some((day, rows)) = days.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let written = sorted(&waiting.batches, &only, &sort_rows, rows)
                        .and_then(|batch| Ok(self.stager.write(table, date(*day), &batch)?));
                    results.lock().unwrap_or_else(PoisonError::into_inner).push((*day, written));
                }
            };
            std::thread::scope(|scope| {
                for _ in 1..self.threads.min(days.len()) {
                    scope.spawn(work);
                }
                work();
            });
            let mut written = results.into_inner().unwrap_or_else(PoisonError::into_inner);
            written.sort_unstable_by_key(|(day, _)| *day);
            for (_, staged) in written {
                self.staged.push(staged?);
            }
        }
        Ok(())
    }
}

/// What stands in every row of a column.
#[derive(Clone, Copy)]
enum Only<'a> {
    Null,
    Text(&'a str),
    /// Nothing: its rows differ.
    No,
}

/// What stands in every row of each column of some batches: most columns of most formats hold nothing, and others the same
/// text everywhere. It is found out once, however many days the rows are of.
fn only(batches: &[RecordBatch]) -> Vec<Only<'_>> {
    let columns = batches.first().map_or(0, RecordBatch::num_columns);
    let of_column = |at: usize| {
        let mut parts = batches.iter().map(|batch| batch.column(at));
        if parts.clone().all(|part| part.null_count() == part.len()) {
            return Only::Null;
        }
        let Some(text) = parts.next().and_then(|part| only_text(part)) else { return Only::No };
        if parts.all(|part| only_text(part) == Some(text)) { Only::Text(text) } else { Only::No }
    };
    (0..columns).map(of_column).collect()
}

/// The given rows of the batches as one batch. Of a column whose rows are all the same none is looked at.
fn gathered(batches: &[RecordBatch], only: &[Only<'_>], rows: &[(usize, usize)]) -> Result<RecordBatch> {
    let schema = batches[0].schema();
    let gather = |(at, field): (usize, &Arc<Field>)| match only[at] {
        Only::Null => Ok(new_null_array(field.data_type(), rows.len())),
        Only::Text(text) => Ok(Arc::new(StringArray::new_repeated(text, rows.len())) as ArrayRef),
        Only::No => {
            let columns: Vec<&dyn Array> = batches.iter().map(|batch| &**batch.column(at)).collect();
            interleave(&columns, rows)
        }
    };
    let columns = schema.fields().iter().enumerate().map(gather).collect::<Result<_, _>>()?;
    Ok(RecordBatch::try_new(schema, columns)?)
}

/// The text that stands in every row of a column, if there is one: the bytes then go on as they begin.
fn only_text(column: &dyn Array) -> Option<&str> {
    let column = column.as_string_opt::<i32>().filter(|column| column.null_count() == 0 && !column.is_empty())?;
    let text = column.value(0);
    let offsets = column.value_offsets();
    let bytes = &column.value_data()[offsets[0] as usize..offsets[column.len()] as usize];
    let same_lengths = column.offsets().lengths().all(|length| length == text.len());
    (same_lengths && bytes[text.len()..] == bytes[..bytes.len() - text.len()]).then_some(text)
}

/// The given rows as one batch in sort order; equal rows stay in input order.
fn sorted(
    batches: &[RecordBatch],
    only: &[Only<'_>],
    sort_rows: &[SortRows],
    rows: &[(usize, usize)],
) -> Result<RecordBatch> {
    let mut rows = rows.to_vec();
    let key = |row: &(usize, usize)| sort_rows[row.0].row(row.1);
    rows.sort_unstable_by(|left, right| key(left).cmp(&key(right)).then(left.cmp(right)));
    let batch = gathered(batches, only, &rows)?;
    debug_assert!(batch.column_by_name(n::RUN_ID).is_some_and(|runs| runs.null_count() == 0));
    Ok(batch)
}

#[cfg(test)]
mod tests {
    use super::*;
    use arrow::array::{Int64Array, RecordBatch};
    use arrow::datatypes::Int64Type;

    /// Batches of one column, and each value under the day that is its tens.
    fn waiting(batches: &[&[i64]]) -> Waiting {
        let mut waiting = Waiting::default();
        for values in batches {
            for (row, value) in values.iter().enumerate() {
                waiting.rows.entry((value / 10) as i32).or_default().push((waiting.batches.len(), row));
            }
            let column = Arc::new(Int64Array::from(values.to_vec()));
            waiting.batches.push(RecordBatch::try_from_iter([("value", column as _)]).unwrap());
        }
        waiting
    }

    /// The values of each day.
    fn values(waiting: &Waiting) -> BTreeMap<i32, Vec<i64>> {
        let value =
            |(batch, row): &(usize, usize)| waiting.batches[*batch].column(0).as_primitive::<Int64Type>().value(*row);
        waiting.rows.iter().map(|(day, rows)| (*day, rows.iter().map(value).collect())).collect()
    }

    #[test]
    fn the_day_that_is_being_filled_is_set_aside_and_nothing_is_lost() {
        let mut all = waiting(&[&[11, 12, 13, 21], &[14, 22]]);
        let kept = all.set_aside(2).unwrap().expect("two of six rows");
        assert_eq!(values(&kept), BTreeMap::from([(2, vec![21, 22])]));
        assert_eq!(values(&all), BTreeMap::from([(1, vec![11, 12, 13, 14])]));
    }

    #[test]
    fn a_text_is_the_only_one_if_every_row_has_it() {
        let only = |texts: &[Option<&str>]| only_text(&StringArray::from(texts.to_vec())).map(str::to_owned);
        assert_eq!(only(&[Some("ab"), Some("ab"), Some("ab")]).as_deref(), Some("ab"));
        assert_eq!(only(&[Some(""), Some("")]).as_deref(), Some(""));
        for texts in [&[][..], &[None], &[Some("ab"), None], &[Some("a"), Some("aa")], &[Some("ab"), Some("ba")]] {
            assert_eq!(only(texts), None);
        }
        let texts = StringArray::from(vec!["b", "a", "a", "b"]);
        assert_eq!(only_text(&texts.slice(1, 2)), Some("a"));
        assert_eq!(only_text(&texts.slice(1, 3)), None);
    }

    #[test]
    fn a_day_that_is_most_of_what_waits_is_written() {
        let mut all = waiting(&[&[11, 21, 22]]);
        assert!(all.set_aside(2).unwrap().is_none());
        assert!(all.set_aside(3).unwrap().is_none());
        assert_eq!(values(&all), BTreeMap::from([(1, vec![11]), (2, vec![21, 22])]));
    }
}
