//! Finding export files: files, folders and globs.

use super::unpack::Limits;
use crate::failure::{Exit, Failure};
use crate::format;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// What stands for a path: standard input.
pub const STDIN: &str = "-";

/// Where exports are found and how they are read: one `[[source]]` section, or the paths of the command line.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Files, folders and globs, relative to `folder`.
    pub patterns: Vec<String>,
    /// Where relative patterns start.
    pub folder: PathBuf,
    /// Insist on this format.
    pub format: Option<String>,
    /// What the lake calls the source; without it, the name of the format.
    pub source: Option<String>,
    /// What the reader needs to know.
    pub options: format::Options,
    /// How much a file may grow by unpacking.
    pub limits: Limits,
}

/// One file that was found.
#[derive(Clone, Debug)]
pub struct Found {
    /// Where it is.
    pub path: PathBuf,
    /// How it is called in messages and in the lake: relative to its rule's folder where it lies inside.
    pub name: String,
    /// The rule that found it first.
    pub rule: usize,
}

/// The files of all rules, each once, ordered by name.
///
/// # Errors
/// A pattern that finds nothing, or a folder that cannot be read.
pub fn find(rules: &[Rule]) -> Result<Vec<Found>, Failure> {
    let mut found = BTreeMap::new();
    for (index, rule) in rules.iter().enumerate() {
        for pattern in &rule.patterns {
            let before = found.len();
            let full = rule.folder.join(pattern);
            let matched = matches(&full)?;
            let none = matched.is_empty();
            for path in matched {
                let name = path.strip_prefix(&rule.folder).unwrap_or(&path).display().to_string();
                found.entry(name.clone()).or_insert(Found { path, name, rule: index });
            }
            if none && found.len() == before {
                let message = format!("cannot find any export: nothing matches `{}`", full.display());
                return Err(Failure::new(
                    Exit::InputMissing,
                    message,
                    "check `paths` in [[source]] or the PATH arguments",
                ));
            }
        }
    }
    Ok(found.into_values().collect())
}

/// What one pattern stands for: the file itself, every file below a folder, or the matches of a glob.
fn matches(pattern: &Path) -> Result<Vec<PathBuf>, Failure> {
    if pattern.is_file() {
        return Ok(vec![pattern.to_owned()]);
    }
    if pattern.is_dir() {
        return below(pattern);
    }
    let bad = |error: glob::PatternError| {
        Failure::new(
            Exit::Config,
            format!("cannot read the pattern `{}`: {error}", pattern.display()),
            "see `paths` in [[source]]",
        )
    };
    let mut files = Vec::new();
    for entry in glob::glob(&pattern.to_string_lossy()).map_err(bad)? {
        let path = entry.map_err(|error| Failure::io("read", error.path(), &io::Error::other(error.to_string())))?;
        if path.is_dir() { files.extend(below(&path)?) } else { files.push(path) }
    }
    Ok(files)
}

/// Every file below a folder, but for hidden ones.
fn below(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let failed = |error: io::Error| Failure::io("list", folder, &error);
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if hidden {
            continue;
        }
        if path.is_dir() { files.extend(below(&path)?) } else { files.push(path) }
    }
    files.sort();
    Ok(files)
}
