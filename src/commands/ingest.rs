//! `auditpack ingest`: find, recognise, read, commit, and bring the daily table up to date.

use super::{World, job, key, rollup};
use crate::cli::{self, DateOrder};
use crate::config::Config;
use crate::event::tables::EVENT;
use crate::failure::{Exit, Failure};
use crate::format;
use crate::ingest::attribution::Map;
use crate::ingest::files::{self, Found, Rule, STDIN};
use crate::ingest::recognise::{Input, Recognised, recognise};
use crate::ingest::unpack::Limits;
use crate::ingest::{self, FileResult, Ingested, Settings};
use crate::lake::{self, Writer};
use anyhow::{Context, Result};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::{NamedTempFile, TempPath};

/// Small files of a day above which an ingest merges them. A job that runs every day and whose rows are up to a week late
/// writes at most so many, so that their days are never written again. Up to fifty cost our own reading nothing that could be
/// measured (200 late rows beside 50 000: 0.1 to 0.3 s of processor time with 2 files as with 49); other readers pay for each.
const SMALL_FILES: usize = 8;

pub(super) fn execute(args: &cli::Ingest, world: &mut World<'_>) -> Result<()> {
    let config = job::load(&args.config.config)?;
    let mut rules = if args.paths.is_empty() { configured(&config) } else { vec![given(args, &config)] };
    let mut found = find(&rules)?;
    if !args.paths.is_empty() && args.format.is_none() {
        adopt_mappings(&mut found, &mut rules, &config);
    }
    // The file lives as long as this variable.
    let kept = if args.paths.iter().any(|path| path == STDIN) { Some(keep(world)?) } else { None };
    found.extend(kept.as_ref().map(|file| Found { path: file.to_path_buf(), name: "standard input".into(), rule: 0 }));
    let mut inputs = recognised(&found, &rules, world)?;
    if !args.paths.is_empty() {
        adopt_options(&mut inputs, args, &config);
    }
    let mut writer = job::lock(&config, world)?;
    let results = into_lake(&config, &inputs, &mut writer, world)?;
    if args.json {
        serde_json::to_writer_pretty(&mut *world.out, &results)?;
        writeln!(world.out)?;
    } else {
        print(&results, world)?;
    }
    job::tell_head(writer.snapshot(), world)
}

/// The rules of the configuration's sources.
pub(super) fn configured(config: &Config) -> Vec<Rule> {
    let rule = |source: &crate::config::Source| Rule {
        patterns: source.paths.clone(),
        folder: config.folder.clone(),
        format: source.format.clone(),
        source: source.name.as_ref().map(|name| name.get_ref().clone()),
        options: source.options(),
        limits: limits(config),
    };
    config.sources.iter().map(rule).collect()
}

/// The rule of the command line's paths.
fn given(args: &cli::Ingest, config: &Config) -> Rule {
    Rule {
        patterns: args.paths.iter().filter(|path| *path != STDIN).cloned().collect(),
        format: args.format.clone(),
        ..any(config)
    }
}

/// The rule of a file that no source names: recognised by its content alone.
pub(super) fn any(config: &Config) -> Rule {
    Rule {
        patterns: Vec::new(),
        folder: Path::new("").to_owned(),
        format: None,
        source: None,
        options: format::Options::default(),
        limits: limits(config),
    }
}

fn limits(config: &Config) -> Limits {
    Limits { ratio: config.limits.unpack_ratio, bytes: config.limits.unpack_bytes }
}

/// Standard input as a file, because it is read twice: recognised, then read. It is gone when its path is dropped.
fn keep(world: &mut World<'_>) -> Result<TempPath> {
    let mut file = NamedTempFile::new().context("cannot keep standard input in a file")?;
    std::io::copy(world.input, &mut file).context("cannot read standard input")?;
    Ok(file.into_temp_path())
}

/// Nothing but its mapping recognises an export of the user's own: a file of the command line that a source with a mapping
/// names is read by it.
fn adopt_mappings(found: &mut [Found], rules: &mut Vec<Rule>, config: &Config) {
    for rule in configured(config).into_iter().filter(|rule| rule.options.mapping.is_some()) {
        // A source that finds nothing is no reason to refuse files that were named.
        let own = files::find(std::slice::from_ref(&rule)).unwrap_or_default();
        let own: BTreeSet<PathBuf> = own.iter().map(|file| whole(&file.path)).collect();
        for file in found.iter_mut().filter(|file| own.contains(&whole(&file.path))) {
            file.rule = rules.len();
        }
        rules.push(rule);
    }
}

/// Files of the command line are read with the options of the source that names them, else of a source that insists on
/// their format, and then with the flags.
fn adopt_options(inputs: &mut [Input], args: &cli::Ingest, config: &Config) {
    let rules = configured(config);
    let mut named = BTreeMap::new();
    for rule in rules.iter().rev() {
        // A source that finds nothing is no reason to refuse files that were named.
        for found in files::find(std::slice::from_ref(rule)).unwrap_or_default() {
            named.insert(whole(&found.path), &rule.options);
        }
    }
    for input in inputs {
        let of_format = || rules.iter().find(|rule| rule.format.as_deref() == Some(input.format.id));
        let options = named.get(&whole(&input.path)).copied().or_else(|| of_format().map(|rule| &rule.options));
        input.options = options.cloned().unwrap_or_default();
        if let Some(zone) = args.timezone {
            input.options.zone = zone;
        }
        input.options.date_order = match args.date_order {
            Some(DateOrder::Dmy) => Some(format::DateOrder::Dmy),
            Some(DateOrder::Mdy) => Some(format::DateOrder::Mdy),
            None => input.options.date_order,
        };
    }
}

/// The one absolute path of a file, however it was named.
fn whole(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}

/// Every file of the rules.
pub(super) fn find(rules: &[Rule]) -> Result<Vec<Found>> {
    if rules.is_empty() {
        let hint =
            "add a [[source]] section to the configuration, or name files: `auditpack ingest --config FILE PATH…`";
        return Err(Failure::new(Exit::InputMissing, "cannot ingest: no exports are configured", hint).into());
    }
    Ok(files::find(rules)?)
}

/// Recognises every file; nothing is read before all are known.
pub(super) fn recognised(found: &[Found], rules: &[Rule], world: &mut World<'_>) -> Result<Vec<Input>> {
    let mut recognised = Recognised::default();
    for found in found {
        recognise(found, &rules[found.rule], &mut recognised)?;
    }
    for name in &recognised.empty {
        writeln!(world.err, "{name}: no record in it")?;
    }
    Ok(recognised.inputs)
}

/// The attribution map of a configuration; empty if none is configured.
pub(super) fn map(config: &Config) -> Result<Map> {
    let Some(path) = &config.attribution.map else { return Ok(Map::default()) };
    let path = config.resolve(path);
    let text = fs::read_to_string(&path).map_err(|error| Failure::io("read the attribution map", &path, &error))?;
    let map = Map::parse(&text).map_err(|problems| {
        let message = format!("cannot read the attribution map `{}`: {problems}", path.display());
        Failure::new(Exit::Config, message, format!("the columns are {}", ingest::attribution::COLUMNS))
    })?;
    Ok(map)
}

/// Ingests, commits, and brings the derived tables up to date.
pub(super) fn into_lake(
    config: &Config,
    inputs: &[Input],
    writer: &mut Writer,
    world: &mut World<'_>,
) -> Result<Vec<FileResult>> {
    let settings = Settings {
        run_id: job::run_id(world),
        now_us: world.now_us,
        zone: config.organization.timezone,
        key: key::obtain(config, world)?,
        map: map(config)?,
        reject_share: config.limits.reject_share,
        reject_rows: config.limits.reject_rows,
        threads: world.threads,
    };
    let bar = progress_bar(inputs, world);
    let snapshot = writer.snapshot().clone();
    let mut transaction = writer.begin(&settings.run_id)?;
    let Ingested { files, unversioned } =
        ingest::ingest(&mut transaction, &snapshot, inputs, &settings, &|bytes| bar.inc(bytes))?;
    bar.finish_and_clear();
    if !transaction.is_empty() {
        let facts = serde_json::json!({ "command": "ingest", "inputs": files });
        transaction.commit(facts, world.now_us)?;
    }
    debug_assert!(snapshot.version(&EVENT) <= writer.snapshot().version(&EVENT), "a table only moves on");
    if rollup::came_too_late(writer.snapshot(), snapshot.version(&EVENT)) {
        let closed = rollup::closed_until(writer.snapshot()).unwrap_or_default();
        writeln!(
            world.err,
            "warning: there are new rows of days up to {closed}, of which retention has deleted others: they are kept, and \
             count in no KPI"
        )?;
    }
    rollup::bring_up_to_date(writer, &unversioned, &settings.run_id, world.now_us)?;
    lake::compact(writer, SMALL_FILES, &settings.run_id, world.now_us)?;
    job::tell_age(writer.snapshot(), world)?;
    Ok(files)
}

/// A bar over the bytes to read, on a terminal only.
pub(super) fn progress_bar(inputs: &[Input], world: &World<'_>) -> ProgressBar {
    let target = if world.terminal { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
    let bytes = inputs.iter().map(|input| input.bytes).sum();
    let style = ProgressStyle::with_template("reading {bar:32} {bytes}/{total_bytes} {bytes_per_sec} {eta} left");
    let style = style.expect("the template is a constant");
    ProgressBar::with_draw_target(Some(bytes), target).with_style(style)
}

/// One line per file that was read, and the balance.
pub(super) fn print(results: &[FileResult], world: &mut World<'_>) -> Result<()> {
    let known = results.iter().filter(|result| result.known).count();
    for result in results.iter().filter(|result| !result.known) {
        let FileResult { file, format, read, accepted, duplicate, rejected, .. } = result;
        writeln!(
            world.err,
            "{file}: {format}, {read} rows = {accepted} accepted + {duplicate} duplicate + {rejected} rejected"
        )?;
        for reject in &result.first_rejects {
            writeln!(world.err, "  rejected {file}:{}: {} ({})", reject.line, reject.detail, reject.reason)?;
        }
    }
    if known > 0 {
        writeln!(world.err, "{known} of {} files were read before and are unchanged", results.len())?;
    }
    Ok(())
}
