//! What every command on a configuration begins with: the configuration itself, the period, the clock and the lake.

use super::{World, key};
use crate::cli::When;
use crate::config::Config;
use crate::failure::{Exit, Failure};
use crate::format::FORMATS;
use crate::lake::{self, Author, Lake, Location, Snapshot, VARIABLES, Writer};
use crate::measure;
use crate::measure::period::{FORMS, Period};
use crate::report;
use anyhow::Result;
use chrono::{DateTime, TimeZone, Utc};
use std::fs;
use std::path::Path;
use std::time::Duration;

/// Reads the configuration and refuses one that contradicts itself.
pub(super) fn load(path: &Path) -> Result<Config> {
    let config = read(path)?;
    let problems = problems(&config);
    if problems.is_empty() {
        return Ok(config);
    }
    let message = format!("cannot use `{}`: {}", path.display(), problems.join("; "));
    Err(Failure::new(Exit::Config, message, "`auditpack check` lists every problem of a configuration").into())
}

/// Reads the configuration as far as TOML and types go.
pub(super) fn read(path: &Path) -> Result<Config> {
    let text = fs::read_to_string(path).map_err(|error| {
        let missing = error.kind() == std::io::ErrorKind::NotFound;
        let exit = if missing { Exit::Config } else { Exit::Io };
        let hint = "`auditpack init DIR` writes a commented configuration";
        Failure::new(exit, format!("cannot read the configuration `{}`: {error}", path.display()), hint)
    })?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let config = Config::parse(&text, folder).map_err(|error| {
        let message = format!("cannot read the configuration `{}`: {error}", path.display());
        Failure::new(Exit::Config, message, "`auditpack init DIR` writes a configuration with every key explained")
    })?;
    Ok(config)
}

/// What is wrong with a configuration that reads well.
pub(super) fn problems(config: &Config) -> Vec<String> {
    let units = measure::cards().map(|card| (card.id, card.unit.as_str())).collect();
    let mut problems = config.policy.check(&units);
    problems.extend(config.calendar.check());
    problems.extend(config.report.check(&config.suppression));
    problems.extend(config.value.check());
    let is_source = |name: &str| {
        let named = config.sources.iter().filter_map(|source| source.name.as_ref());
        FORMATS.iter().any(|format| format.id == name) || named.into_iter().any(|own| own.get_ref() == name)
    };
    problems.extend(config.settings().check(&config.calendar, |id| measure::card(id).is_some(), is_source));
    problems.extend(config.problems.iter().cloned());
    if !(0.0..=1.0).contains(&config.limits.reject_share) {
        problems.push("`limits.reject_share` must lie between 0 and 1".to_owned());
    }
    problems
}

/// The instant that open work is judged at, microseconds since 1970 UTC.
pub(super) fn as_of(config: &Config, when: &When, world: &World<'_>) -> Result<i64> {
    let instant = match &when.as_of {
        Some(text) => Some(text.parse::<DateTime<Utc>>().map_err(|_| {
            let message = format!("cannot read `--as-of {text}`");
            Failure::new(Exit::Usage, message, "write it as 2026-11-05T09:00:00Z")
        })?),
        None => config.run.as_of,
    };
    Ok(instant.map_or(world.now_us, |instant| instant.timestamp_micros()))
}

/// The period to report.
pub(super) fn period(config: &Config, when: &When, as_of_us: i64) -> Result<Period> {
    let now = DateTime::from_timestamp_micros(as_of_us).unwrap_or_default();
    let today = config.organization.timezone.from_utc_datetime(&now.naive_utc()).date_naive();
    let (text, exit) = match (&when.period, &config.run.period) {
        (Some(text), _) => (text.as_str(), Exit::Usage),
        (None, Some(text)) => (text.as_str(), Exit::Config),
        (None, None) => ("last-month", Exit::Usage),
    };
    let period = config.calendar.parse(text, today);
    period.ok_or_else(|| {
        Failure::new(exit, format!("cannot read the period `{text}`"), format!("write it as {FORMS}")).into()
    })
}

/// Where the lake of a configuration lies.
pub(super) fn location(config: &Config, world: &World<'_>) -> Location {
    Location {
        cache: config.resolve(&config.bucket.cache),
        lease: Duration::from_secs(u64::from(config.bucket.lease_seconds.get())),
        ..place(&config.lake(), world)
    }
}

/// Where a lake lies that is named without a configuration.
pub(super) fn place(root: &Path, world: &World<'_>) -> Location {
    let variables = VARIABLES.iter().filter_map(|name| Some((*name, (world.env)(name)?))).collect();
    Location { variables, ..root.into() }
}

/// The lake of a configuration.
pub(super) fn lake(config: &Config, world: &World<'_>) -> Result<Lake> {
    Ok(Lake::open_at(&location(config, world), config.organization.timezone.name())?)
}

/// The one writer of the lake of a configuration.
pub(super) fn lock(config: &Config, world: &World<'_>) -> Result<Writer> {
    let cards: Vec<_> = measure::cards().collect();
    let author = Author {
        configuration_sha256: Some(config.sha256.clone()),
        definitions_sha256: Some(lake::sha256(report::definitions_json(&cards).as_bytes())),
        signer: key::signer(config, world)?,
    };
    Ok(lake(config, world)?.written_by(author).lock(&holder(world))?)
}

/// The state that a run left the lake in: whoever keeps this line elsewhere can prove later what the lake held.
pub(super) fn tell_head(snapshot: &Snapshot, world: &mut World<'_>) -> Result<()> {
    if let Some(sha256) = snapshot.manifest_sha256() {
        writeln!(world.err, "lake: commit {}, SHA-256 {sha256}", snapshot.sequence())?;
    }
    Ok(())
}

/// What there is to do about a lake that an older version began.
pub(super) fn tell_age(snapshot: &Snapshot, world: &mut World<'_>) -> Result<()> {
    if snapshot.needs_upgrade() {
        writeln!(
            world.err,
            "hint: rows of version 0.1 may have what is restricted in files that the group reads: `auditpack lake upgrade \
             --config FILE` moves it to table `extra`"
        )?;
    }
    Ok(())
}

/// Who holds a lock, for the message of whoever finds it taken.
fn holder(world: &World<'_>) -> String {
    let since = DateTime::from_timestamp_micros(world.now_us).unwrap_or_default();
    let host = if world.host.is_empty() { String::new() } else { format!(" on {}", world.host) };
    format!("process {}{host} since {}", world.process, since.format("%Y-%m-%dT%H:%M:%SZ"))
}

/// Name of this run: when it began, and which process it is.
pub(super) fn run_id(world: &World<'_>) -> String {
    let began = DateTime::from_timestamp_micros(world.now_us).unwrap_or_default();
    format!("{}-{}", began.format("%Y%m%dT%H%M%S%6fZ"), world.process)
}
