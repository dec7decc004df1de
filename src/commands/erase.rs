//! `auditpack prune --person`: the rows that name one person, shown; and then, if asked to, made nobody's.

use super::{World, job, key, prune};
use crate::cli;
use crate::config::Config;
use crate::event::name as n;
use crate::event::tables::ENTITY;
use crate::failure::{Exit, Failure};
use crate::ingest::identity::{self, Key};
use crate::lake::Snapshot;
use crate::lake::retention::erasure::{self, Erasure, Nobody};
use anyhow::{Context, Result};
use arrow::array::AsArray;
use chrono::NaiveDate;
use indicatif::HumanCount;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// What a person who was erased must know, and whoever did it.
const AFTERWARDS: &str = "published documents stay as they are; exports that are read again do not bring the rows back\n\
                          hint: what the person does from now on comes under the pseudonym that the key gives: let the vendor \
                          delete the account, and delete the exports that are kept";

pub(super) fn execute(args: &cli::Prune, person: &str, world: &mut World<'_>) -> Result<()> {
    let config = job::load(&args.config.config)?;
    let mut writer = job::lock(&config, world)?;
    let pseudonyms = pseudonyms(person, &config, writer.snapshot(), world)?;
    let holds = prune::holds(&config, writer.snapshot(), world)?;
    let erasure = erasure::plan(writer.snapshot(), &pseudonyms, &holds)?;
    refuse(&erasure, person)?;
    if args.json {
        serde_json::to_writer_pretty(&mut *world.out, &shown(&erasure))?;
        writeln!(world.out)?;
    } else {
        print(&erasure, world)?;
    }
    let Some(by) = &args.by else {
        writeln!(world.err, "nothing was changed\nhint: carry it out with `--yes --by NAME`")?;
        return Ok(());
    };
    let nobody = nobody(&pseudonyms, &config, world)?;
    if nobody.marks.is_empty() {
        let hint = "hint: give the key that the lake was made with, or never read an export of before today again";
        writeln!(world.err, "warning: there is no pseudonym key: later runs cannot know the person again\n{hint}")?;
    }
    let facts = json!({ "command": "erase", "by": by });
    erasure.carry_out(&mut writer, &nobody, &job::run_id(world), facts, world.now_us)?;
    writeln!(world.err, "erased; the certificate is in manifest {}", writer.snapshot().sequence())?;
    writeln!(world.err, "{AFTERWARDS}")?;
    Ok(())
}

/// Stops where there is nothing to erase, and where a hold keeps what there is.
fn refuse(erasure: &Erasure, person: &str) -> Result<(), Failure> {
    if erasure.is_empty() {
        let message = if Key::is_pseudonym(person) {
            format!("cannot erase `{person}`: no row of the lake names this pseudonym")
        } else {
            format!("cannot erase `{person}`: no row of the lake names this person")
        };
        let hint = "give the name in the very spelling of the exports (mostly the e-mail address, or the vendor's user id), \
                    and the key that the lake was made with";
        return Err(Failure::new(Exit::InputMissing, message, hint));
    }
    if erasure.held.is_empty() {
        return Ok(());
    }
    let held =
        erasure.held.iter().map(|((table, hold), rows)| format!("{rows} rows of {table} by the hold \"{hold}\""));
    let held = held.collect::<Vec<_>>().join(", ");
    let message = format!("cannot erase the person: rows that name them are held: {held}");
    let hint = "a held row stays as it is, names included: end the hold under [[retention.hold]] when it is over, and erase \
                the person then";
    Err(Failure::new(Exit::Config, message, hint))
}

/// Who the person is from now on, and by what later runs know them again: only under the key.
fn nobody(known: &BTreeSet<String>, config: &Config, world: &World<'_>) -> Result<Nobody> {
    let mut pseudonyms = BTreeMap::new();
    for old in known {
        let new = identity::drawn().map_err(|error| std::io::Error::other(error.to_string()));
        pseudonyms.insert(old.clone(), new.context("cannot draw a random pseudonym")?);
    }
    let key = key::existing(config, world)?;
    let marks = key.iter().flat_map(|key| known.iter().map(|old| key.mark(old))).collect();
    Ok(Nobody { pseudonyms, marks })
}

/// Every pseudonym of a person that the lake knows: that of the name, or the one given, and those that a directory has for the
/// same person.
pub(super) fn pseudonyms(
    person: &str,
    config: &Config,
    snapshot: &Snapshot,
    world: &World<'_>,
) -> Result<BTreeSet<String>> {
    let first = if Key::is_pseudonym(person) {
        person.to_owned()
    } else {
        let key = key::existing(config, world)?.ok_or_else(|| {
            let message = "cannot tell the pseudonym of a person who is given by name: there is no pseudonym key";
            Failure::new(Exit::Config, message, "give the key that the lake was made with, or name the pseudonym")
        })?;
        key.pseudonym(person)
    };
    let files: Vec<_> = snapshot.files(&ENTITY).iter().collect();
    let mut pairs = Vec::new();
    for batch in snapshot.read_columns(&files, &[n::ENTITY_ID, n::ALIAS])? {
        let (ids, aliases) = (batch.column(0).as_string::<i32>(), batch.column(1).as_string::<i32>());
        let pair = |(id, alias): (Option<&str>, Option<&str>)| Some((id?.to_owned(), alias?.to_owned()));
        pairs.extend(ids.iter().zip(aliases).filter_map(pair));
    }
    let mut known = BTreeSet::from([first]);
    loop {
        let before = known.len();
        for (id, alias) in &pairs {
            if known.contains(id) || known.contains(alias) {
                known.extend([id.clone(), alias.clone()]);
            }
        }
        if known.len() == before {
            return Ok(known);
        }
    }
}

/// The plan, day by day. It names nobody.
fn shown(erasure: &Erasure) -> Value {
    let change = erasure.rows.iter().map(|((table, day), rows)| json!({ "table": table, "day": day, "rows": rows }));
    json!({ "change": change.collect::<Vec<_>>(), "files": erasure.files() })
}

/// The plan, a line for each table.
fn print(erasure: &Erasure, world: &mut World<'_>) -> Result<()> {
    let mut tables: BTreeMap<&str, (NaiveDate, NaiveDate, u64)> = BTreeMap::new();
    for ((table, day), rows) in &erasure.rows {
        let (first, last, all) = tables.entry(table).or_insert((*day, *day, 0));
        (*first, *last, *all) = ((*first).min(*day), (*last).max(*day), *all + rows);
    }
    let files = erasure.files();
    for (table, (first, last, rows)) in tables {
        let (rows, files) = (HumanCount(rows), HumanCount(files[table]));
        writeln!(world.out, "change {table}: {rows} rows in {files} files, {first} to {last}")?;
    }
    Ok(())
}
