//! `auditpack explain`: what a KPI means, its worked example, and its numbers for a period.

mod detail;

use super::{World, job, measure};
use crate::cli::{self, When};
use crate::event::table::{Column, Table};
use crate::failure::{Exit, Failure};
use crate::lake::Snapshot;
use crate::measure::card::{Better, Card};
use crate::measure::edition::Change;
use crate::measure::findings::Findings;
use crate::measure::measurement::Measurement;
use crate::measure::steps::{Query, Step, Way};
use crate::policy::controls;
use crate::words::{Remark, Words};
use anyhow::Result;
use chrono::{DateTime, NaiveDate};
use std::path::Path;

pub(super) fn execute(args: &cli::Explain, world: &mut World<'_>) -> Result<()> {
    let Some(id) = &args.kpi else {
        for card in crate::measure::cards() {
            writeln!(world.out, "{:34} {}", card.id, card.question)?;
        }
        return Ok(());
    };
    let card = crate::measure::card(id).ok_or_else(|| {
        let known: Vec<_> = crate::measure::cards().map(|card| format!("`{}`", card.id)).collect();
        Failure::new(Exit::Usage, format!("unknown KPI `{id}`"), format!("known KPIs: {}", known.join(", ")))
    })?;
    let today = DateTime::from_timestamp_micros(world.now_us).unwrap_or_default().date_naive();
    write!(world.out, "{}", definition(card, today))?;
    if let Some(config) = &args.config {
        numbers(card, config, &args.when, world)?;
    }
    Ok(())
}

/// The definition card as text, with the controls as they stand on a day.
fn definition(card: &Card, day: NaiveDate) -> String {
    let better = match card.better {
        Better::Higher => "more is better",
        Better::Lower => "less is better",
        Better::Neither => "describes; neither direction is better",
    };
    let cut = card.dimension.map_or(String::new(), |dimension| format!(", also by {dimension}"));
    let supports: Vec<String> = controls::supporting(card.id, day).map(|control| control.name_on(day)).collect();
    let lines = [
        ("question", card.question.to_owned()),
        ("formula", card.formula.to_owned()),
        ("source", card.source.to_owned()),
        ("counts", card.ratio.map_or(String::new(), |ratio| format!("{} ÷ {}", ratio.numerator, ratio.denominator))),
        ("unit", format!("{}{cut}", card.unit)),
        ("direction", better.to_owned()),
        ("clock", card.clock.to_owned()),
        ("left out", card.exclusions.to_owned()),
        ("inputs", card.inputs.to_owned()),
        ("interval", card.uncertainty.method().to_owned()),
        ("caveat", card.caveat.to_owned()),
        ("supports", supports.join(", ")),
        ("example", card.example.to_owned()),
        ("definition", format!("version {}, {}", card.version, card.fingerprint())),
    ];
    let lines = lines.iter().filter(|(_, text)| !text.is_empty()).map(|(name, text)| format!("  {name:11}{text}\n"));
    format!("{} ({})\n{}", card.title, card.id, lines.collect::<String>())
}

/// The numbers of one period: every step that the value was made from.
fn numbers(card: &Card, config: &Path, when: &When, world: &mut World<'_>) -> Result<()> {
    let config = job::load(config)?;
    let as_of_us = job::as_of(&config, when, world)?;
    let period = job::period(&config, when, as_of_us)?;
    let snapshot = job::lake(&config, world)?.snapshot()?;
    let findings = measure::findings(&config, period, as_of_us, &snapshot)?;
    writeln!(
        world.out,
        "\n{} for {} ({} to {}, {})",
        card.id,
        period.id(),
        period.start,
        period.end,
        findings.timezone
    )?;
    for measurement in findings.measurements.iter().filter(|measurement| measurement.kpi == card.id) {
        write!(world.out, "{}", steps(measurement))?;
    }
    write!(world.out, "{}{}", history(card, &findings), detail::detail(card, &findings))?;
    // The query is run from wherever its reader stands.
    let lake = config.lake();
    write!(world.out, "{}", way(card, &findings, &snapshot, &lake.canonicalize().unwrap_or(lake)))?;
    write!(world.out, "{}", inputs(&findings))?;
    Ok(())
}

/// One measurement, step by step.
fn steps(measurement: &Measurement) -> String {
    let name = match measurement.dimensions.first_key_value() {
        Some((dimension, member)) => format!("{dimension} = {member}"),
        None => "total".to_owned(),
    };
    let steps = [
        ("numerator", measurement.numerator),
        ("denominator", measurement.denominator),
        ("n", measurement.n.map(|n| n as f64)),
        ("value", measurement.value),
        ("lower end", measurement.ci_low),
        ("upper end", measurement.ci_high),
        ("target", measurement.target),
    ];
    let steps = steps.iter().filter_map(|(name, value)| value.map(|value| format!("    {name:12}{value}\n")));
    let reason = measurement.told().map_or(String::new(), |reason| format!(": {reason}"));
    format!("  {name}\n{}    {:12}{}{reason}\n", steps.collect::<String>(), "verdict", measurement.verdict.as_str())
}

/// What the history of the total says: its chart, the period before, and what was published otherwise.
fn history(card: &Card, findings: &Findings) -> String {
    let mut lines = Vec::new();
    let said = |remarks: &[Remark]| Words::english().remark(remarks);
    for signal in findings.signals.iter().filter(|signal| signal.kpi == card.id) {
        let rules: Vec<&str> = signal.rules.iter().map(|fired| fired.rule.into()).collect();
        let rules = if rules.is_empty() { "no signal".to_owned() } else { rules.join(", ") };
        let (from, to) = (signal.baseline.0.id(), signal.baseline.1.id());
        let trial = if signal.trial { ", on trial" } else { "" };
        let limits = signal.expected.last().map(|newest| (newest.limits.low, newest.limits.high));
        let limits = limits.map_or(String::new(), |(low, high)| format!(", limits {low} to {high}"));
        lines.push(("chart", format!("{rules}{limits} from {from} to {to}{trial}")));
    }
    if let Some(comparison) = findings.comparison(card.id) {
        let told = match &comparison.change {
            Change::Delta { from, delta } => format!("{from}, a difference of {delta}"),
            Change::Restated { first, current, delta, reason } => {
                format!("{current}, a difference of {delta}; published as {first}: {}", said(reason))
            }
            Change::Refused { reason } => format!("not compared: {}", said(reason)),
        };
        lines.push(("before", format!("{}: {told}", comparison.before.id())));
    }
    for one in findings.restatements.iter().filter(|one| one.kpi == card.id) {
        let member = one.member.as_ref().map_or(String::new(), |member| format!(", {member}"));
        let current = one.current.map_or("no value".to_owned(), |value| value.to_string());
        let (period, first, reason) = (one.period.id(), one.first, said(&one.reason));
        lines.push(("restated", format!("{period}{member}: published as {first}, now {current}: {reason}")));
    }
    let lines: String = lines.iter().map(|(name, text)| format!("    {name:12}{text}\n")).collect();
    if lines.is_empty() { lines } else { format!("  over time\n{lines}") }
}

/// How the total came from the rows that were read, and the query with the views that let DuckDB run it as it stands.
fn way(card: &Card, findings: &Findings, snapshot: &Snapshot, lake: &Path) -> String {
    let Some(Way { steps, query }) = findings.ways.get(card.id) else { return String::new() };
    let line = |step: &Step| format!("    {:>12}  {}\n", step.rows, step.what);
    let sql = |query: &Query| {
        let what = match query.scale {
            None => "what it is computed from".to_owned(),
            Some(1.0) => "numerator ÷ denominator".to_owned(),
            Some(scale) => format!("numerator ÷ denominator × {scale}"),
        };
        let lake = lake.display().to_string().replace('\'', "''");
        let view = |(name, table): (&str, &'static Table)| {
            let rows = if snapshot.files(table).is_empty() {
                // DuckDB refuses to read no files: the columns stand without a row.
                let column = |column: &Column| format!("CAST(NULL AS {}) AS {}", column.kind.sql(), column.name);
                let columns: Vec<String> = query.columns(table).map(column).collect();
                format!("{} WHERE 1 = 0", columns.join(", "))
            } else {
                format!("* FROM read_parquet('{lake}/{}/**/*.parquet', union_by_name = true)", table.name)
            };
            format!("    CREATE OR REPLACE VIEW {name} AS SELECT {rows};\n")
        };
        let views: String = query.tables().into_iter().map(view).collect();
        let lines: String = query.sql.lines().map(|line| format!("    {line}\n")).collect();
        format!("  as SQL over the lake, here for DuckDB: {what}\n{views}{lines}")
    };
    let steps: String = steps.iter().map(line).collect();
    format!("  from rows to the total\n{steps}{}", query.as_ref().map(sql).unwrap_or_default())
}

/// What the lake held.
fn inputs(findings: &Findings) -> String {
    let day = |day: Option<chrono::NaiveDate>| day.map_or("-".to_owned(), |day| day.to_string());
    let line = |input: &crate::measure::findings::Input| {
        let (first, last) = (day(input.first_day), day(input.last_day));
        format!("    {:18}{:8} {:>9} rows, {first} to {last}\n", input.source, input.table, input.rows)
    };
    let told = findings.heard().into_iter().chain(findings.deleted());
    let told: String = told.map(|sentence| format!("    {}\n", sentence.english())).collect();
    format!("  inputs\n{}{told}", findings.inputs.iter().map(line).collect::<String>())
}
