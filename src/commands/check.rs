//! `auditpack check`: what a run would read, what that can answer, and everything that stands in its way. Writes nothing.

use super::beside::Beside;
use super::{World, ingest, job, key};
use crate::cli;
use crate::config::Config;
use crate::event::capability::Question;
use crate::event::taxonomy::AttributedBy;
use crate::failure::{Exit, Failure};
use crate::ingest::attribution::Map;
use crate::ingest::files::{self, Rule};
use crate::ingest::recognise::{Input, Recognised, recognise};
use crate::ingest::survey::{Survey, survey};
use crate::measure;
use anyhow::Result;
use chrono::NaiveDate;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

/// A file and what it holds.
type Surveyed = (Input, Survey);

pub(super) fn execute(args: &cli::Check, world: &mut World<'_>) -> Result<()> {
    let config = job::read(&args.config.config)?;
    let mut problems = job::problems(&config);
    problems.extend(Beside::read(&config).err().map(|error| format!("{error:#}")));
    let map = ingest::map(&config).unwrap_or_else(|error| {
        problems.push(format!("{error:#}"));
        Map::default()
    });
    let mut notes = key_note(&config, world, &mut problems);
    let recognised = recognise_all(&ingest::configured(&config), &mut problems);
    notes.extend(recognised.empty.iter().map(|name| format!("{name}: no record in it")));
    let files = survey_all(recognised.inputs, &config, &map, world, &mut problems);
    notes.extend(unattributed(&files));
    let (sources, kpis) = (sources(&files), kpis(&files, &config));
    if args.json {
        let result = document(&files, &sources, &kpis, &problems, &notes);
        serde_json::to_writer_pretty(&mut *world.out, &result)?;
        writeln!(world.out)?;
    } else {
        print(&files, &sources, &kpis, &notes, world)?;
    }
    if problems.is_empty() {
        return Ok(());
    }
    let message = format!("{} found:\n  {}", counted(problems.len(), "problem"), problems.join("\n  "));
    Err(Failure::new(Exit::Config, message, "mend them and check again; a run with these problems would stop").into())
}

/// Every file that can be recognised; the others become problems.
fn recognise_all(rules: &[Rule], problems: &mut Vec<String>) -> Recognised {
    let mut recognised = Recognised::default();
    if rules.is_empty() {
        problems.push("no [[source]] section: nothing to read".to_owned());
        return recognised;
    }
    match files::find(rules) {
        Ok(found) => {
            for found in found {
                if let Err(failure) = recognise(&found, &rules[found.rule], &mut recognised) {
                    problems.push(format!("{failure} (hint: {})", failure.hint));
                }
            }
        }
        Err(failure) => problems.push(failure.to_string()),
    }
    recognised
}

/// Every file that can be read; the others become problems.
fn survey_all(
    inputs: Vec<Input>,
    config: &Config,
    map: &Map,
    world: &World<'_>,
    problems: &mut Vec<String>,
) -> Vec<Surveyed> {
    let bar = ingest::progress_bar(&inputs, world);
    let mut files = Vec::with_capacity(inputs.len());
    for input in inputs {
        match survey(&input, config.organization.timezone, map) {
            Ok(found) => {
                bar.inc(input.bytes);
                files.push((input, found));
            }
            Err(failure) => problems.push(format!("{failure} (hint: {})", failure.hint)),
        }
    }
    bar.finish_and_clear();
    files
}

/// Rows by day of each source, over all files.
fn sources(files: &[Surveyed]) -> BTreeMap<&str, BTreeMap<NaiveDate, i64>> {
    let mut sources: BTreeMap<&str, BTreeMap<NaiveDate, i64>> = BTreeMap::new();
    for (input, found) in files {
        let days = sources.entry(&input.source).or_default();
        found.days.iter().for_each(|(day, rows)| *days.entry(*day).or_default() += rows);
    }
    sources
}

/// For each KPI whether the files can answer it: by which sources, or what is missing.
fn kpis(files: &[Surveyed], config: &Config) -> Vec<(&'static str, Result<String, String>)> {
    let mut able: BTreeMap<Question, BTreeSet<&str>> = BTreeMap::new();
    for (input, found) in files {
        for (question, _) in &found.answers {
            able.entry(*question).or_default().insert(&input.source);
        }
    }
    let answer = |question: &Question| {
        let sources = able.get(question).into_iter().flatten().copied();
        match config.precedence.order(*question, sources).as_slice() {
            [] => Err(measure::no_source(*question).english()),
            [only] => Ok(format!("{question} from {only}")),
            [first, others @ ..] => Ok(format!("{question} from {first}, then {}", others.join(", "))),
        }
    };
    let kpi = |card: &measure::card::Card| {
        let answers: Vec<Result<String, String>> = card.needs.iter().map(answer).collect();
        let missing: Vec<String> = answers.iter().filter_map(|answer| answer.clone().err()).collect();
        let told: Vec<String> = answers.into_iter().flatten().collect();
        if missing.is_empty() { Ok(told.join("; ")) } else { Err(missing.join("; ")) }
    };
    measure::cards().filter(|card| !card.needs.is_empty()).map(|card| (card.id, kpi(card))).collect()
}

/// What the attribution map does not name yet: the keys with most rows, with their names where a directory has them.
fn unattributed(files: &[Surveyed]) -> Vec<String> {
    const SHOWN: usize = 10;
    let names: BTreeMap<&String, &String> = files.iter().flat_map(|(_, found)| &found.names).collect();
    let mut rows: BTreeMap<(AttributedBy, &String), u64> = BTreeMap::new();
    for ((by, id), number) in files.iter().flat_map(|(_, found)| &found.unattributed) {
        *rows.entry((*by, id)).or_default() += number;
    }
    let mut keys: Vec<_> = rows.into_iter().collect();
    keys.sort_by_key(|((by, id), number)| (std::cmp::Reverse(*number), *by, *id));
    let more = keys.len().saturating_sub(SHOWN);
    let line = |((by, id), number): &((AttributedBy, &String), u64)| {
        let name = names.get(id).map_or(String::new(), |name| format!(" ({name})"));
        format!("not in the attribution map: {by},{id}{name}, {}", counted(*number as usize, "row"))
    };
    let rest =
        (more > 0).then(|| format!("not in the attribution map: {} with fewer rows", counted(more, "other key")));
    keys.iter().take(SHOWN).map(line).chain(rest).collect()
}

/// Where the pseudonym key would come from.
fn key_note(config: &Config, world: &World<'_>, problems: &mut Vec<String>) -> Vec<String> {
    match key::look(config, world) {
        Ok(key::Origin::Environment(_)) => {
            vec![format!("pseudonym key: environment variable `{}`", config.privacy.key_env)]
        }
        Ok(key::Origin::File(_)) => vec![format!("pseudonym key: file `{}`", config.privacy.key_file.display())],
        Ok(key::Origin::Absent) => vec!["pseudonym key: none yet; the first run makes one".to_owned()],
        Err(error) => {
            problems.push(format!("{error:#}"));
            Vec::new()
        }
    }
}

fn document(
    files: &[Surveyed],
    sources: &BTreeMap<&str, BTreeMap<NaiveDate, i64>>,
    kpis: &[(&str, Result<String, String>)],
    problems: &[String],
    notes: &[String],
) -> serde_json::Value {
    let file = |(input, found): &Surveyed| {
        json!({
            "file": input.name,
            "format": input.format.id,
            "source": &*input.source,
            "bytes": input.bytes,
            "sha256": input.sha256,
            "rows": found.rows,
            "rejected": found.rejected,
            "first_day": found.days.first_key_value().map(|(day, _)| day.to_string()),
            "last_day": found.days.last_key_value().map(|(day, _)| day.to_string()),
        })
    };
    let source = |(name, days): (&&str, &BTreeMap<NaiveDate, i64>)| {
        let silent = measure::silent_stretches(days).into_iter().map(|(first, last, expected)| {
            json!({ "first_day": first.to_string(), "last_day": last.to_string(), "expected_days": expected })
        });
        json!({ "source": name, "silent": silent.collect::<Vec<_>>() })
    };
    let kpi = |(id, answer): &(&str, Result<String, String>)| match answer {
        Ok(from) => json!({ "kpi": id, "measurable": true, "from": from }),
        Err(missing) => json!({ "kpi": id, "measurable": false, "missing": missing }),
    };
    json!({
        "files": files.iter().map(file).collect::<Vec<_>>(),
        "sources": sources.iter().map(source).collect::<Vec<_>>(),
        "kpis": kpis.iter().map(kpi).collect::<Vec<_>>(),
        "problems": problems,
        "notes": notes,
    })
}

fn print(
    files: &[Surveyed],
    sources: &BTreeMap<&str, BTreeMap<NaiveDate, i64>>,
    kpis: &[(&str, Result<String, String>)],
    notes: &[String],
    world: &mut World<'_>,
) -> Result<()> {
    let width = files.iter().map(|(input, _)| input.name.chars().count()).max().unwrap_or(0);
    for (input, found) in files {
        let Survey { rows, rejected, days, .. } = found;
        let refused = if *rejected > 0 { format!(", {rejected} would be rejected") } else { String::new() };
        let rows = counted(*rows as usize, "row");
        writeln!(world.out, "{:width$}  {:20} {rows:>14}  {}{refused}", input.name, input.source, span(days))?;
        for reject in &found.first_rejects {
            writeln!(world.out, "  line {}: {} ({})", reject.line, reject.detail, reject.reason)?;
        }
        for row in &found.sample {
            writeln!(world.out, "  {}", row.replace('\n', "\n  "))?;
        }
    }
    writeln!(world.out)?;
    for (source, days) in sources {
        writeln!(world.out, "{source:20} {}{}", span(days), silence(days))?;
    }
    writeln!(world.out)?;
    for (kpi, answer) in kpis {
        match answer {
            Ok(from) => writeln!(world.out, "{kpi:34} measurable: {from}")?,
            Err(missing) => writeln!(world.out, "{kpi:34} not measurable: {missing}")?,
        }
    }
    for note in notes {
        writeln!(world.out, "{note}")?;
    }
    Ok(writeln!(world.out, "{} to read", counted(files.len(), "file"))?)
}

/// The first and the last of some days.
fn span(days: &BTreeMap<NaiveDate, i64>) -> String {
    match (days.first_key_value(), days.last_key_value()) {
        (Some((first, _)), Some((last, _))) => format!("{first} to {last}"),
        _ => "no dated row".to_owned(),
    }
}

/// The longest silences of a source, in words.
fn silence(days: &BTreeMap<NaiveDate, i64>) -> String {
    const SHOWN: usize = 3;
    let mut silent = measure::silent_stretches(days);
    silent.sort_by_key(|(first, _, expected)| (std::cmp::Reverse(*expected), *first));
    let one = |(first, last, expected): &(NaiveDate, NaiveDate, usize)| {
        if first == last { first.to_string() } else { format!("{first} to {last} ({expected} expected days)") }
    };
    let shown: Vec<String> = silent.iter().take(SHOWN).map(one).collect();
    let more = silent.len().saturating_sub(SHOWN);
    let rest = if more > 0 { format!(" and {more} shorter") } else { String::new() };
    if shown.is_empty() { String::new() } else { format!(", silent on {}{rest}", shown.join(", ")) }
}

fn counted(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}
