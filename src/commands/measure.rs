//! `auditpack measure`: the KPIs of a period, into the lake's `kpi` table and into kpis.json and kpis.csv.

use super::{World, edition, job, publish, rollup};
use crate::cli;
use crate::config::Config;
use crate::event::name as n;
use crate::event::table::Table;
use crate::event::tables::{
    ACTION, CASE, DAILY, ENTITY, EVENT, HOURLY, KEYS, KPI, PEOPLE, REJECT, REVIEW, RUN, TABLES, TOTALS, USAGE,
};
use crate::failure::{Exit, Failure};
use crate::lake::{Snapshot, Writer};
use crate::measure::edition::Published;
use crate::measure::findings::{Findings, Kept};
use crate::measure::period::Period;
use crate::measure::{self, Context, Parts, Tables};
use crate::report::{self, Readers};
use anyhow::Result;
use arrow::array::AsArray;
use arrow::compute::{concat_batches, filter_record_batch};
use arrow::record_batch::RecordBatch;
use chrono::Datelike;
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn execute(args: &cli::PeriodOf, world: &mut World<'_>) -> Result<()> {
    let config = job::load(&args.config.config)?;
    let as_of_us = job::as_of(&config, &args.when, world)?;
    let period = job::period(&config, &args.when, as_of_us)?;
    let mut writer = job::lock(&config, world)?;
    rollup::bring_up_to_date(&mut writer, &BTreeSet::new(), &job::run_id(world), world.now_us)?;
    let findings = into_lake(&config, period, as_of_us, &mut writer, world)?;
    let json = report::kpis_json(&findings);
    let files = [("kpis.json", json.clone().into_bytes()), ("kpis.csv", report::kpis_csv(&findings).into_bytes())];
    let folder = publish::folder(&config, period, Readers::default());
    publish::publish(&folder, &files)?;
    if args.json {
        write!(world.out, "{json}")?;
    } else {
        writeln!(world.err, "measured {} into {}", period.id(), publish::shown(&folder))?;
    }
    Ok(())
}

/// Measures a period and makes its rows the current ones of the `kpi` table.
pub(super) fn into_lake(
    config: &Config,
    period: Period,
    as_of_us: i64,
    writer: &mut Writer,
    world: &World<'_>,
) -> Result<Findings> {
    let findings = findings(config, period, as_of_us, writer.snapshot())?;
    let rows = measure::kpi_rows(&findings);
    let stored = stored(writer.snapshot(), period)?;
    if stored.period.as_ref() == Some(&rows) {
        return Ok(findings);
    }
    let mut transaction = writer.begin(&job::run_id(world))?;
    // Periods of other lengths may begin on the same day and share its folder: they are written again unchanged.
    transaction.replace_days(&KPI, &[period.start].into());
    let kept = stored.others.into_iter().chain([rows]);
    let together = concat_batches(&KPI.schema(), &kept.collect::<Vec<_>>())?;
    for (day, rows) in rollup::by_day(&together, n::DAY)? {
        transaction.append(&KPI, day, &rows)?;
    }
    transaction.commit(serde_json::json!({ "command": "measure", "period": period.id() }), world.now_us)?;
    Ok(findings)
}

/// Everything that the lake says about a period.
pub(super) fn findings(config: &Config, period: Period, as_of_us: i64, snapshot: &Snapshot) -> Result<Findings> {
    findings_after(edition::published(snapshot)?, config, period, as_of_us, snapshot)
}

/// The same to somebody who knows of no other packs than these.
pub(super) fn findings_after(
    published: Published,
    config: &Config,
    period: Period,
    as_of_us: i64,
    snapshot: &Snapshot,
) -> Result<Findings> {
    if snapshot.sequence() == 0 {
        let message = format!("cannot measure {}: the lake `{}` is empty", period.id(), config.lake().display());
        return Err(
            Failure::new(Exit::InputMissing, message, "read exports first: `auditpack ingest --config FILE`").into()
        );
    }
    if !rollup::is_up_to_date(snapshot) {
        let message = format!("cannot measure {}: events of the lake are not rolled up yet", period.id());
        return Err(Failure::new(Exit::TryAgain, message, "roll them up: `auditpack measure --config FILE`").into());
    }
    let kept = kept(snapshot);
    if let Some(from) = kept.numbers_from.filter(|from| period.start < *from) {
        let message = format!(
            "cannot measure {}: rows of days before {from} were deleted by retention, and what is left is not the period",
            period.id()
        );
        let hint = "what was told of it stays: its documents, and tables `kpi` and `published` of the lake";
        return Err(Failure::new(Exit::InputMissing, message, hint).into());
    }
    let tables = Tables {
        kept,
        totals: by_month(snapshot, &TOTALS)?,
        daily: within(snapshot, &DAILY, period, config)?,
        people: by_month(snapshot, &PEOPLE)?,
        keys: snapshot.scan(&KEYS)?,
        hourly: snapshot.scan(&HOURLY)?,
        action: snapshot.scan(&ACTION)?,
        usage: snapshot.scan(&USAGE)?,
        review: by_month(snapshot, &REVIEW)?,
        case: by_month(snapshot, &CASE)?,
        entity: snapshot.scan(&ENTITY)?,
        run: snapshot.scan(&RUN)?,
        reject: snapshot.scan(&REJECT)?,
        published,
    };
    let settings = config.settings();
    let context = Context {
        organization: &config.organization.name,
        period,
        zone: config.organization.timezone,
        calendar: &config.calendar,
        as_of_us,
        precedence: &config.precedence,
        policy: &config.policy,
        value: &config.value,
        settings: &settings,
    };
    measure::findings(tables, &context)
}

/// What retention has left of all that KPIs are made from. Events are told apart, because what is rolled up from them stays; and
/// no KPI reads what is restricted.
pub(super) fn kept(snapshot: &Snapshot) -> Kept {
    let whole_from = |table: &Table| snapshot.deleted_until(table)?.succ_opt();
    let measured = TABLES.iter().filter(|table| **table != &EVENT && !table.is_restricted());
    Kept { events_from: whole_from(&EVENT), numbers_from: measured.filter_map(|table| whole_from(table)).max() }
}

/// The rows of a table of the days of a period, file by file, if task classes are declared; else none.
fn within(snapshot: &Snapshot, table: &Table, period: Period, config: &Config) -> Result<Parts> {
    let files = snapshot.files(table).iter().filter(|file| period.holds(file.day) && !config.value.task.is_empty());
    files.map(|file| Ok(snapshot.scan_files(table, &[file])?)).collect()
}

/// A table in parts: the files of one month each, and one part of a table without files.
fn by_month(snapshot: &Snapshot, table: &Table) -> Result<Parts> {
    let mut months: BTreeMap<(i32, u32), Vec<_>> = BTreeMap::new();
    for file in snapshot.files(table) {
        months.entry((file.day.year(), file.day.month())).or_default().push(file);
    }
    if months.is_empty() {
        return Ok(vec![snapshot.scan(table)?]);
    }
    months.into_values().map(|files| Ok(snapshot.scan_files(table, &files)?)).collect()
}

/// Rows of the `kpi` table that lie in the folder of a period's first day.
pub(super) struct Stored {
    /// Those of the period itself.
    pub(super) period: Option<RecordBatch>,
    /// Those of other periods that begin on the same day.
    others: Option<RecordBatch>,
}

/// Whether the lake holds the KPIs of a period.
pub(super) fn is_stored(snapshot: &Snapshot, period: Period) -> Result<bool> {
    Ok(stored(snapshot, period)?.period.is_some())
}

pub(super) fn stored(snapshot: &Snapshot, period: Period) -> Result<Stored> {
    let files: Vec<_> = snapshot.files(&KPI).iter().filter(|file| file.day == period.start).collect();
    let names: Vec<_> = KPI.columns.iter().map(|column| column.name).collect();
    let batches = snapshot.read_columns(&files, &names)?;
    // What Parquet hands back carries the file's metadata; the table's own schema makes batches comparable.
    let all: Vec<RecordBatch> = batches
        .into_iter()
        .map(|batch| RecordBatch::try_new(KPI.schema(), batch.columns().to_vec()))
        .collect::<Result<_, _>>()?;
    let all = concat_batches(&KPI.schema(), &all)?;
    let id = period.id();
    let periods = all.column(KPI.index(n::PERIOD)).as_string::<i32>();
    let of_period = periods.iter().map(|text| Some(text == Some(id.as_str()))).collect();
    let of_others = periods.iter().map(|text| Some(text != Some(id.as_str()))).collect();
    let some = |rows: RecordBatch| (rows.num_rows() > 0).then_some(rows);
    Ok(Stored {
        period: some(filter_record_batch(&all, &of_period)?),
        others: some(filter_record_batch(&all, &of_others)?),
    })
}
