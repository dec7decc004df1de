//! `auditpack report --watch`: the documents, and again whenever something changes that decides how they look.

use super::{World, beside, job, report, verdict};
use crate::cli;
use crate::config::Config;
use anyhow::Result;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, SystemTime};

/// Between two looks at the files.
const PAUSE: Duration = Duration::from_millis(250);

/// A path with the time of its last change and its size; none where it is not there.
type Stamp = (PathBuf, Option<(SystemTime, u64)>);

/// Renders, waits for a change, and renders again, until the process is ended.
pub(super) fn execute(args: &cli::Report, world: &mut World<'_>) -> Result<()> {
    let mut measured: Option<report::Measured> = None;
    let mut opened = !args.open;
    loop {
        // Looked at first, so that what changes meanwhile is rendered next.
        let seen = stamps(&args.config.config);
        let from = |measured: &Option<report::Measured>| measured.as_ref().map(|measured| measured.from.clone());
        let before = from(&measured);
        let rendered = report::render(args, &mut measured, world);
        if measured.is_some() && from(&measured) != before {
            writeln!(world.err, "measured")?;
        }
        match rendered {
            Ok((config, period, written)) => {
                report::say(&config, period, &written, false, world)?;
                if !opened {
                    opened = true;
                    report::open(&config, &written, period, args)?;
                }
            }
            Err(error) => {
                writeln!(world.err, "error: {error:#}")?;
                if let (_, Some(hint)) = verdict(&error) {
                    writeln!(world.err, "hint: {hint}")?;
                }
            }
        }
        let files = seen.len();
        writeln!(world.err, "watching {files} paths; Ctrl-C ends")?;
        world.err.flush()?;
        wait(&args.config.config, &seen);
    }
}

/// Until something differs from what was seen, and then until nothing more does: an editor writes in pieces.
fn wait(config: &Path, seen: &[Stamp]) {
    let mut now = stamps(config);
    while now == seen {
        sleep(PAUSE);
        now = stamps(config);
    }
    loop {
        sleep(PAUSE);
        let next = stamps(config);
        if next == now {
            return;
        }
        now = next;
    }
}

/// The configuration and, as far as it reads, every file that it leads documents to.
fn stamps(config: &Path) -> Vec<Stamp> {
    let named = job::read(config).map(|config| paths(&config)).unwrap_or_default();
    let stamp = |path: PathBuf| {
        let stamp = fs::metadata(&path).and_then(|about| Ok((about.modified()?, about.len()))).ok();
        (path, stamp)
    };
    [config.to_owned()].into_iter().chain(named).map(stamp).collect()
}

fn paths(config: &Config) -> Vec<PathBuf> {
    let folder = config.report.look.templates.iter().chain(&config.report.actions);
    let files = beside::names(config).into_iter().map(PathBuf::from);
    folder.cloned().chain(files).map(|path| config.resolve(&path)).collect()
}
