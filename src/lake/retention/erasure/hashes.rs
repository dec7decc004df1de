//! New content hashes for rows that are changed: drawn at random, because one that is made of the row could be made again
//! by whoever guesses the person. Only the order among the rows of one thing is kept: of versions that were observed at one
//! time, that with the largest hash counts.

use super::super::super::error::LakeError;
use super::super::super::scan;
use super::super::super::snapshot::Snapshot;
use super::super::super::state::DataFile;
use super::super::ROWS;
use super::super::judge::group_columns;
use crate::event::name as n;
use crate::event::table::Table;
use arrow::array::AsArray;
use arrow::datatypes::Int64Type;
use arrow::row::{RowConverter, SortField};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};
use std::io;

/// A new hash for each that goes. `files` are those with rows that are changed.
pub(super) fn drawn(
    snapshot: &Snapshot,
    files: &[(&'static Table, DataFile, u64)],
    gone: &BTreeSet<i64>,
) -> Result<BTreeMap<i64, i64>, LakeError> {
    let mut days: BTreeMap<(&str, NaiveDate), &'static Table> = BTreeMap::new();
    for (table, file, _) in files {
        if !together(table).is_empty() {
            days.insert((table.name, file.day), table);
        }
    }
    let failed = |source| LakeError::io("draw random numbers for", snapshot.store.root())(source);
    let mut drawn = BTreeMap::new();
    for ((_, day), table) in days {
        for thing in things(snapshot, table, day, gone)? {
            draw(&thing, gone, &mut drawn).map_err(failed)?;
        }
    }
    for hash in gone {
        draw(&BTreeSet::from([*hash]), gone, &mut drawn).map_err(failed)?;
    }
    Ok(drawn)
}

/// The columns that name the thing of which several rows tell; none where each row is on its own.
fn together(table: &Table) -> &'static [&'static str] {
    if table.versions.is_empty() { group_columns(table) } else { table.versions }
}

/// The hashes of all rows about each thing that any changed row of a day is about. Rows that were observed at one time lie in
/// one day.
fn things(
    snapshot: &Snapshot,
    table: &'static Table,
    day: NaiveDate,
    gone: &BTreeSet<i64>,
) -> Result<Vec<BTreeSet<i64>>, LakeError> {
    let names = together(table);
    let fields = names.iter().map(|name| SortField::new(table.columns[table.index(name)].kind.arrow()));
    let converter = RowConverter::new(fields.collect()).expect("text and numbers have an order");
    let columns = [names, &[n::CONTENT_HASH]].concat();
    let each = |tell: &mut dyn FnMut(&[u8], i64)| -> Result<(), LakeError> {
        for file in snapshot.files(table).iter().filter(|file| file.day == day) {
            for batch in scan::read(&*snapshot.store, file, &columns, ROWS)? {
                let batch = batch?;
                let (hashes, names) = batch.columns().split_last().expect("the reader was asked for columns");
                let things = converter.convert_columns(names).expect("the columns are those of the table");
                for (thing, hash) in things.iter().zip(hashes.as_primitive::<Int64Type>().values()) {
                    tell(thing.as_ref(), *hash);
                }
            }
        }
        Ok(())
    };
    let mut things: BTreeMap<Vec<u8>, BTreeSet<i64>> = BTreeMap::new();
    each(&mut |thing, hash| {
        if gone.contains(&hash) {
            things.entry(thing.to_vec()).or_default().insert(hash);
        }
    })?;
    each(&mut |thing, hash| _ = things.get_mut(thing).map(|hashes| hashes.insert(hash)))?;
    Ok(things.into_values().collect())
}

/// Draws for those hashes of one thing that go and have no successor yet, so that the order of all stays what it was.
fn draw(all: &BTreeSet<i64>, gone: &BTreeSet<i64>, drawn: &mut BTreeMap<i64, i64>) -> io::Result<()> {
    let (mut before, mut run) = (None, Vec::new());
    let ends = all.iter().map(|hash| Some(*hash)).chain([None]);
    for end in ends {
        match end {
            Some(hash) if gone.contains(&hash) => run.extend((!drawn.contains_key(&hash)).then_some(hash)),
            end => {
                let new = between(before, end, run.len())?;
                drawn.extend(run.drain(..).zip(new));
                before = end;
            }
        }
    }
    Ok(())
}

/// So many different numbers between two, in order; anywhere if there is no room.
fn between(low: Option<i64>, high: Option<i64>, count: usize) -> io::Result<BTreeSet<i64>> {
    let (all_low, all_high) = (i128::from(i64::MIN), i128::from(i64::MAX));
    let mut low = low.map_or(all_low, |low| i128::from(low) + 1);
    let mut room = high.map_or(all_high, |high| i128::from(high) - 1) - low + 1;
    if room < 2 * count as i128 {
        (low, room) = (all_low, all_high - all_low + 1);
    }
    let mut numbers = BTreeSet::new();
    while numbers.len() < count {
        let random = getrandom::u64().map_err(|error| io::Error::other(error.to_string()))?;
        numbers.insert(i64::try_from(low + i128::from(random) % room).expect("the number lies between two others"));
    }
    Ok(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_keep_their_order_beside_those_that_stay() {
        let all: Vec<i64> = vec![-9_000_000, -8_000_000, 5, 1 << 40, 1 << 50, i64::MAX];
        let gone = BTreeSet::from([-8_000_000, 5, 1 << 50, i64::MAX]);
        for _ in 0..100 {
            let mut drawn = BTreeMap::new();
            draw(&all.iter().copied().collect(), &gone, &mut drawn).unwrap();
            assert!(drawn.keys().eq(&gone), "{drawn:?}");
            let after: Vec<i64> = all.iter().map(|hash| drawn.get(hash).copied().unwrap_or(*hash)).collect();
            assert!(after.is_sorted_by(|left, right| left < right), "{after:?}");
            assert!(drawn.iter().all(|(old, new)| old != new));
        }
    }

    #[test]
    fn where_there_is_no_room_any_number_will_do() {
        assert_eq!(between(Some(4), Some(6), 3).unwrap().len(), 3);
        assert_eq!(between(None, None, 2).unwrap().len(), 2);
        assert!(between(Some(4), Some(5), 0).unwrap().is_empty());
    }
}
