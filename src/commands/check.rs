//! `auditpack check`: what a run would read, and everything that stands in its way. Writes nothing.

use super::{World, ingest, job, key};
use crate::cli;
use crate::config::Config;
use crate::failure::{Exit, Failure};
use crate::ingest::files::{self, Rule};
use crate::ingest::recognise::{Input, Recognised, recognise};
use anyhow::Result;
use serde_json::json;

pub(super) fn execute(args: &cli::Check, world: &mut World<'_>) -> Result<()> {
    let config = job::read(&args.config.config)?;
    let mut problems = job::problems(&config);
    if let Err(error) = ingest::map(&config) {
        problems.push(format!("{error:#}"));
    }
    let notes = key_note(&config, world, &mut problems);
    let rules = ingest::configured(&config);
    let inputs = recognise_all(&rules, &mut problems);
    if args.json {
        let file = |input: &Input| json!({ "file": input.name, "format": input.format.id, "bytes": input.bytes, "sha256": input.sha256 });
        let files: Vec<_> = inputs.iter().map(file).collect();
        let result = json!({ "files": files, "problems": problems, "notes": notes });
        serde_json::to_writer_pretty(&mut *world.out, &result)?;
        writeln!(world.out)?;
    } else {
        print(&inputs, &notes, world)?;
    }
    if problems.is_empty() {
        return Ok(());
    }
    let message = format!("{} found:\n  {}", counted(problems.len(), "problem"), problems.join("\n  "));
    Err(Failure::new(Exit::Config, message, "mend them and check again; a run with these problems would stop").into())
}

/// Every file that can be recognised; the others become problems.
fn recognise_all(rules: &[Rule], problems: &mut Vec<String>) -> Vec<Input> {
    let mut recognised = Recognised::default();
    if rules.is_empty() {
        problems.push("no [[source]] section: nothing to read".to_owned());
        return recognised.inputs;
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
    recognised.inputs
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

fn print(inputs: &[Input], notes: &[String], world: &mut World<'_>) -> Result<()> {
    let width = inputs.iter().map(|input| input.name.chars().count()).max().unwrap_or(0);
    for input in inputs {
        writeln!(world.out, "{:width$}  {:16} {:>12} bytes", input.name, input.format.id, input.bytes)?;
    }
    for note in notes {
        writeln!(world.out, "{note}")?;
    }
    Ok(writeln!(world.out, "{} to read", counted(inputs.len(), "file"))?)
}

fn counted(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}
