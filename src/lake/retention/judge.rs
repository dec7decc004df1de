//! What becomes of each row of one table.

use super::super::error::LakeError;
use super::super::scan;
use super::super::snapshot::Snapshot;
use super::super::state::DataFile;
use super::beside::{ID, Ids, Known, mentioned};
use super::{Held, Kept, Policy, ROWS, Term};
use crate::event::column::Privacy;
use crate::event::name as n;
use crate::event::table::Table;
use crate::event::tables::{CASE, EVENT, REVIEW};
use arrow::array::{Array, AsArray, RecordBatch, StringArray};
use arrow::datatypes::Date32Type;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// Columns by which a case may name a row.
const IDS: &[&str] = &[n::EVENT_ID, n::REQUEST_ID, n::TRACE_ID, n::SESSION_ID, n::OUTPUT_ID];

/// What becomes of a row.
pub(super) enum Fate<'a> {
    /// It is not old enough.
    Young,
    /// It is, and stays.
    Kept(Kept),
    /// It goes.
    Deleted {
        /// The day by which it is old.
        day: NaiveDate,
        /// The rule.
        rule: &'a str,
    },
}

/// Decides on the rows of one table.
#[derive(Debug)]
pub(super) struct Judge {
    table: &'static Table,
    term: Term,
    /// Terms of kinds.
    kinds: BTreeMap<String, Term>,
    /// The holds.
    holds: Vec<Holding>,
    /// Where records go together: what is known of each group.
    groups: Option<BTreeMap<String, Group>>,
}

/// Records about one review or one case.
#[derive(Debug, Default)]
struct Group {
    /// The day of the newest.
    newest: NaiveDate,
    /// The hold that names any of them, by its place.
    hold: Option<usize>,
    /// Whether any of them says that it is over.
    over: bool,
}

/// A hold as one table sees it.
#[derive(Debug)]
struct Holding {
    name: String,
    /// The columns that may hold one of the values.
    columns: Vec<&'static str>,
    values: BTreeSet<String>,
    /// Text that may mention one of them: where an export tells whom something was done to. Only rows of version 0.1 have it …
    mentioned_in: Option<&'static str>,
    /// … later ones have it beside them: the rows where it mentions one.
    mentioned_beside: Known<()>,
}

/// A hold beside some rows.
struct Look<'a> {
    columns: Vec<&'a StringArray>,
    values: &'a BTreeSet<String>,
    mentioned_in: Option<&'a StringArray>,
    mentioned_beside: Option<(&'a Known<()>, Ids<'a>)>,
}

impl Judge {
    /// `None` if nothing of the table is ever deleted.
    pub(super) fn new(snapshot: &Snapshot, table: &'static Table, policy: &Policy) -> Result<Option<Self>, LakeError> {
        let term = policy.tables.get(table.name).cloned().unwrap_or_default();
        let kinds = if table == &EVENT { policy.kinds.clone() } else { BTreeMap::new() };
        let mut judge = Self { table, term, kinds, holds: Vec::new(), groups: None };
        if judge.terms().all(|term| term.delete_before.is_none()) {
            return Ok(None);
        }
        let days = snapshot.files(table).iter().filter(|file| judge.may_hold_old(file)).map(|file| file.day).collect();
        for hold in &policy.holds {
            let (columns, values, mentioned_in) = match &hold.held {
                Held::Project(project) => (vec![n::PROJECT], BTreeSet::from([project.clone()]), None),
                Held::Case(case) => ([IDS, &[n::CASE_ID]].concat(), named_by(snapshot, case)?, None),
                Held::Person(people) => {
                    let mentioned_in = people_in(table, Privacy::Restricted).next();
                    (people_in(table, Privacy::Personal).collect(), people.iter().cloned().collect(), mentioned_in)
                }
            };
            let columns = columns.into_iter().filter(|name| judge.has(name)).collect();
            let mentioned_in = mentioned_in.filter(|name| judge.has(name));
            let mentioned_beside = match mentioned_in {
                Some(_) => mentioned(snapshot, table, &days, &values)?,
                None => Known::new(),
            };
            judge.holds.push(Holding { name: hold.name.clone(), columns, values, mentioned_in, mentioned_beside });
        }
        judge.groups = judge.grouped(snapshot)?;
        Ok(Some(judge))
    }

    fn terms(&self) -> impl Iterator<Item = &Term> {
        self.kinds.values().chain([&self.term])
    }

    fn has(&self, column: &str) -> bool {
        self.table.columns.iter().any(|known| known.name == column)
    }

    fn day_column(&self) -> &'static str {
        if self.has(n::LOCAL_DAY) { n::LOCAL_DAY } else { n::DAY }
    }

    /// The columns that are looked at.
    pub(super) fn columns(&self) -> Vec<&'static str> {
        let kind: &[_] = if self.table == &EVENT { &[n::KIND] } else { &[] };
        let over: &[_] = if self.table == &CASE { &[n::DISPOSED_US, n::CLOSED_US] } else { &[] };
        let own = [&[self.day_column()], kind, over, group_columns(self.table)].concat();
        let held = self.holds.iter().flat_map(|hold| {
            let id: &[_] = if hold.mentioned_beside.is_empty() { &[] } else { &ID };
            hold.columns.iter().chain(id).copied().chain(hold.mentioned_in)
        });
        let all: BTreeSet<_> = own.into_iter().chain(held).collect();
        all.into_iter().collect()
    }

    /// Whether a file may hold a row that is old enough.
    pub(super) fn may_hold_old(&self, file: &DataFile) -> bool {
        let before = self.terms().filter_map(|term| term.delete_before).max();
        file.rows > 0 && before.is_some_and(|before| file.local_days.map_or(file.day, |(first, _)| first) < before)
    }

    /// What is known of the records that go together.
    fn grouped(&self, snapshot: &Snapshot) -> Result<Option<BTreeMap<String, Group>>, LakeError> {
        if group_columns(self.table).is_empty() {
            return Ok(None);
        }
        let mut groups: BTreeMap<String, Group> = BTreeMap::new();
        for file in snapshot.files(self.table) {
            for batch in scan::read(&*snapshot.store, file, &self.columns(), ROWS)? {
                let batch = batch?;
                let (days, looks) = (self.days(&batch), self.looks(&batch));
                for (row, name) in self.group_names(&batch).into_iter().enumerate() {
                    let group = groups.entry(name).or_default();
                    group.newest = group.newest.max(days(row));
                    group.hold = group.hold.or_else(|| held(&looks, row));
                    group.over |= self.is_over(&batch, row);
                }
            }
        }
        Ok(Some(groups))
    }

    /// By which its records of a batch go together, row by row.
    fn group_names(&self, batch: &RecordBatch) -> Vec<String> {
        let columns: Vec<_> = group_columns(self.table).iter().filter_map(|name| text(batch, name)).collect();
        let name = |row| columns.iter().map(|column| column.value(row)).collect::<Vec<_>>().join("\n");
        (0..batch.num_rows()).map(name).collect()
    }

    /// Whether a record says that its case is decided or closed; any other record is over when it is written.
    fn is_over(&self, batch: &RecordBatch, row: usize) -> bool {
        let told = |name| batch.column_by_name(name).is_some_and(|column| column.is_valid(row));
        self.table != &CASE || told(n::DISPOSED_US) || told(n::CLOSED_US)
    }

    fn days<'a>(&self, batch: &'a RecordBatch) -> impl Fn(usize) -> NaiveDate + use<'a> {
        let column = batch.column_by_name(self.day_column()).expect("the reader was asked for this column");
        let days = column.as_primitive::<Date32Type>();
        |row| Date32Type::to_naive_date_opt(days.value(row)).expect("days of the lake lie within the calendar")
    }

    fn looks<'a>(&'a self, batch: &'a RecordBatch) -> Vec<Look<'a>> {
        let look = |hold: &'a Holding| Look {
            columns: hold.columns.iter().filter_map(|name| text(batch, name)).collect(),
            values: &hold.values,
            mentioned_in: hold.mentioned_in.and_then(|name| text(batch, name)),
            mentioned_beside: Some(&hold.mentioned_beside)
                .filter(|known| !known.is_empty())
                .map(|known| (known, Ids::of(batch))),
        };
        self.holds.iter().map(look).collect()
    }

    /// Tells of every row of a batch its kind, where it is an event, and its fate.
    pub(super) fn each<'a>(&'a self, batch: &'a RecordBatch, mut tell: impl FnMut(Option<&str>, Fate<'a>)) {
        let (days, looks) = (self.days(batch), self.looks(batch));
        let kinds = text(batch, n::KIND).filter(|_| self.table == &EVENT);
        let mut names = self.group_names(batch).into_iter();
        for row in 0..batch.num_rows() {
            let kind = kinds.map(|kinds| kinds.value(row));
            let term = kind.and_then(|kind| self.kinds.get(kind)).unwrap_or(&self.term);
            let name = names.next();
            let group = self.groups.as_ref().zip(name).and_then(|(groups, name)| groups.get(&name));
            let day = group.map_or_else(|| days(row), |group| group.newest);
            let hold = || group.map_or_else(|| held(&looks, row), |group| group.hold);
            let fate = if term.delete_before.is_none_or(|before| day >= before) {
                Fate::Young
            } else if term.keep_from.is_some_and(|from| day >= from) {
                Fate::Kept(Kept::AtLeast)
            } else if let Some(hold) = hold() {
                Fate::Kept(Kept::Hold(self.holds[hold].name.clone()))
            } else if group.is_some_and(|group| !group.over) {
                Fate::Kept(Kept::Open)
            } else {
                Fate::Deleted { day, rule: &term.rule }
            };
            tell(kind, fate);
        }
    }

    /// Whether each row of a batch stays.
    pub(super) fn stays(&self, batch: &RecordBatch) -> Vec<bool> {
        let mut stays = Vec::with_capacity(batch.num_rows());
        self.each(batch, |_, fate| stays.push(!matches!(fate, Fate::Deleted { .. })));
        stays
    }
}

/// The columns whose values make records of a table go together; none where each is on its own.
pub(super) fn group_columns(table: &Table) -> &'static [&'static str] {
    match table.name {
        name if name == REVIEW.name => &[n::OUTPUT_ID],
        name if name == CASE.name => &[n::SOURCE, n::CASE_ID],
        _ => &[],
    }
}

/// The columns of a table that may name a person, of one class: as their value, or within their text.
fn people_in(table: &Table, privacy: Privacy) -> impl Iterator<Item = &'static str> {
    table
        .columns
        .iter()
        .filter(move |column| column.names_people() && column.privacy == privacy)
        .map(|column| column.name)
}

/// The place of the first hold that names a row.
fn held(looks: &[Look<'_>], row: usize) -> Option<usize> {
    let names = |look: &Look<'_>| {
        let is = |column: &&StringArray| column.is_valid(row) && look.values.contains(column.value(row));
        let mentions = |text: &StringArray| look.values.iter().any(|value| text.value(row).contains(value.as_str()));
        look.columns.iter().any(is)
            || look.mentioned_in.is_some_and(mentions)
            || look.mentioned_beside.as_ref().is_some_and(|(known, ids)| known.get(ids.at(row)).is_some())
    };
    looks.iter().position(names)
}

pub(super) fn text<'a>(batch: &'a RecordBatch, name: &str) -> Option<&'a StringArray> {
    batch.column_by_name(name)?.as_string_opt::<i32>()
}

/// The ids by which a case is held: its own, and those that its records name.
fn named_by(snapshot: &Snapshot, case: &str) -> Result<BTreeSet<String>, LakeError> {
    let mut ids = BTreeSet::from([case.to_owned()]);
    for file in snapshot.files(&CASE) {
        for batch in scan::read(&*snapshot.store, file, &[n::CASE_ID, n::LINKED_ID], ROWS)? {
            let batch = batch?;
            let (Some(cases), Some(linked)) = (text(&batch, n::CASE_ID), text(&batch, n::LINKED_ID)) else { continue };
            let own = cases.iter().zip(linked).filter(|(id, _)| *id == Some(case));
            ids.extend(own.filter_map(|(_, linked)| linked.map(str::to_owned)));
        }
    }
    Ok(ids)
}
