//! `auditpack prune`: what retention deletes, shown; and then, if asked to, deleted.

use super::{World, erase, job, rollup};
use crate::cli;
use crate::config::{Bounds, Config, Hold};
use crate::event::tables::TABLES;
use crate::lake::Snapshot;
use crate::lake::retention::{self, Held, Plan, Policy, Slice, Term};
use anyhow::Result;
use chrono::{DateTime, Days, NaiveDate, TimeZone};
use indicatif::{HumanBytes, HumanCount};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn execute(args: &cli::Prune, world: &mut World<'_>) -> Result<()> {
    if let Some(person) = &args.person {
        return erase::execute(args, person, world);
    }
    let config = job::load(&args.config.config)?;
    let mut writer = job::lock(&config, world)?;
    if args.yes {
        // What a killed run left to be rolled up must not be lost with its events.
        rollup::bring_up_to_date(&mut writer, &BTreeSet::new(), &job::run_id(world), world.now_us)?;
    }
    let policy = policy(&config, writer.snapshot(), world)?;
    let plan = retention::plan(writer.snapshot(), &policy)?;
    if args.json {
        serde_json::to_writer_pretty(&mut *world.out, &shown(&plan))?;
        writeln!(world.out)?;
    } else {
        print(&plan, world)?;
    }
    match &args.by {
        _ if plan.is_empty() => writeln!(world.err, "there is nothing to delete")?,
        None => writeln!(world.err, "nothing was deleted\nhint: carry it out with `--yes --by NAME`")?,
        Some(by) => {
            let holds: Vec<Value> = config.retention.hold.iter().map(|hold| named(hold.get_ref())).collect();
            let facts = json!({ "command": "prune", "by": by, "holds": holds });
            plan.carry_out(&mut writer, &job::run_id(world), facts, world.now_us)?;
            writeln!(world.err, "deleted; the certificate is in manifest {}", writer.snapshot().sequence())?;
        }
    }
    Ok(())
}

/// The policy on the day of the run.
fn policy(config: &Config, snapshot: &Snapshot, world: &World<'_>) -> Result<Policy> {
    let now = DateTime::from_timestamp_micros(world.now_us).unwrap_or_default();
    let today = config.organization.timezone.from_utc_datetime(&now.naive_utc()).date_naive();
    let rules = &config.retention;
    let mut policy = Policy::default();
    for table in TABLES {
        let found = rules.table.iter().find(|(name, _)| name.get_ref() == table.name);
        policy.tables.extend(found.map(|(name, bounds)| {
            let rule = format!("retention.table.{}", name.get_ref());
            (table.name, term(bounds, &Bounds::default(), today, rule))
        }));
    }
    let of_event = rules.table.iter().find(|(name, _)| name.get_ref() == crate::event::tables::EVENT.name);
    let of_event = of_event.map(|(_, bounds)| bounds.clone()).unwrap_or_default();
    policy.kinds.extend(rules.event_kind.iter().map(|(name, bounds)| {
        let rule = format!("retention.event_kind.{}", name.get_ref());
        (name.get_ref().clone(), term(bounds, &of_event, today, rule))
    }));
    policy.holds = holds(config, snapshot, world)?;
    Ok(policy)
}

/// The holds as the lake knows them.
pub(super) fn holds(config: &Config, snapshot: &Snapshot, world: &World<'_>) -> Result<Vec<retention::Hold>> {
    config.retention.hold.iter().map(|hold| held(hold.get_ref(), config, snapshot, world)).collect()
}

/// What bounds mean today; those that a kind does not set are the table's.
fn term(own: &Bounds, table: &Bounds, today: NaiveDate, rule: String) -> Term {
    let first = |days: i64| u64::try_from(days).ok().and_then(|days| today.checked_sub_days(Days::new(days)));
    let bound = |own: &Option<toml::Spanned<i64>>, table: &Option<toml::Spanned<i64>>| {
        own.as_ref().or(table.as_ref()).and_then(|days| first(*days.get_ref()))
    };
    Term {
        delete_before: bound(&own.keep_at_most, &table.keep_at_most),
        keep_from: bound(&own.keep_at_least, &table.keep_at_least),
        rule,
    }
}

/// A hold as the lake knows it; a person by every pseudonym.
fn held(hold: &Hold, config: &Config, snapshot: &Snapshot, world: &World<'_>) -> Result<retention::Hold> {
    let Hold { project, case, person, reason, by, since } = hold;
    let held = match (project, case, person) {
        (Some(project), ..) => Held::Project(project.clone()),
        (_, Some(case), _) => Held::Case(case.clone()),
        (_, _, Some(person)) => Held::Person(erase::pseudonyms(person, config, snapshot, world)?.into_iter().collect()),
        (None, None, None) => unreachable!("a hold that names nothing is refused with the configuration"),
    };
    Ok(retention::Hold { name: format!("{reason} ({by}, since {since})"), held })
}

/// A hold for the certificate. Whom it names is not told there: names never enter the lake.
fn named(hold: &Hold) -> Value {
    let Hold { project, case, person, reason, by, since } = hold;
    json!({ "project": project, "case": case, "person": person.is_some(), "reason": reason, "by": by, "since": since })
}

/// The plan, day by day.
fn shown(plan: &Plan) -> Value {
    let delete = plan.deleted.iter().map(|(slice, rows)| {
        let Slice { table, day, kind, rule, .. } = slice;
        json!({ "table": table, "day": day, "kind": kind, "rule": rule, "rows": rows })
    });
    let keep =
        plan.kept.iter().map(|((table, why), rows)| json!({ "table": table, "why": why.to_string(), "rows": rows }));
    json!({ "delete": delete.collect::<Vec<_>>(), "keep": keep.collect::<Vec<_>>(), "bytes": plan.bytes })
}

/// The plan, a line for each table, kind and rule, and what is kept.
fn print(plan: &Plan, world: &mut World<'_>) -> Result<()> {
    /// First day, last day, days, rows.
    type Span = (NaiveDate, NaiveDate, BTreeSet<NaiveDate>, u64);
    let mut lines: BTreeMap<(&str, Option<&str>, &str), Span> = BTreeMap::new();
    for (Slice { table, day, kind, rule, .. }, rows) in &plan.deleted {
        let span = lines.entry((table, kind.as_deref(), rule)).or_insert((*day, *day, BTreeSet::new(), 0));
        (span.0, span.1, span.3) = (span.0.min(*day), span.1.max(*day), span.3 + rows);
        span.2.insert(*day);
    }
    for ((table, kind, rule), (first, last, days, rows)) in lines {
        let kind = kind.map(|kind| format!(" {kind}")).unwrap_or_default();
        let (days, rows) = (HumanCount(days.len() as u64), HumanCount(rows));
        writeln!(world.out, "delete {table}{kind}: {rows} rows of {days} days, {first} to {last} ({rule})")?;
    }
    for ((table, why), rows) in &plan.kept {
        writeln!(world.out, "keep   {table}: {} rows ({why})", HumanCount(*rows))?;
    }
    for (table, bytes) in &plan.bytes {
        writeln!(world.err, "{table}: about {} are freed", HumanBytes(*bytes))?;
    }
    Ok(())
}
