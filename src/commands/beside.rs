//! What lies beside the configuration and goes into documents: the file of actions, and the files of an own look.

use crate::config::Config;
use crate::failure::{Exit, Failure};
use crate::report::look::{File, Files, Look};
use crate::report::{self, Action};
use anyhow::Result;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What documents need besides findings.
pub(super) struct Beside {
    /// The actions that the organisation keeps; none if the configuration names no file.
    pub(super) actions: Vec<Action>,
    /// How documents look.
    pub(super) look: Arc<Look>,
}

impl Beside {
    /// Reads and checks everything that the configuration names.
    pub(super) fn read(config: &Config) -> Result<Self> {
        Ok(Self { actions: actions(config)?, look: look(config)? })
    }

    /// Nothing of an organisation's own.
    pub(super) fn house() -> Self {
        Self { actions: Vec::new(), look: Look::house() }
    }
}

/// The files of the look, as the configuration leads to them, each once; those of a folder that cannot be read are not among
/// them.
pub(super) fn names(config: &Config) -> BTreeSet<String> {
    let look = &config.report.look;
    let single = [&look.logo, &look.font_text, &look.font_text_bold, &look.font_heading, &look.words];
    let named = single.into_iter().flatten().cloned();
    let folder = look.templates.as_ref();
    let inside = folder.into_iter().flat_map(|folder| inside(config, folder).unwrap_or_default());
    named.chain(inside).map(|path| path.display().to_string()).collect()
}

fn actions(config: &Config) -> Result<Vec<Action>> {
    let Some(path) = &config.report.actions else { return Ok(Vec::new()) };
    let path = config.resolve(path);
    let hint = format!("`actions` under `[report]` names a CSV file with the columns {}", report::actions::COLUMNS);
    let text = fs::read_to_string(&path).map_err(|error| {
        let message = format!("cannot read the actions `{}`: {error}", path.display());
        Failure::new(Exit::Config, message, hint.clone())
    })?;
    let actions = report::actions::parse(&text).map_err(|problems| {
        let message = format!("cannot read the actions `{}`: {}", path.display(), problems.join("; "));
        Failure::new(Exit::Config, message, hint)
    })?;
    Ok(actions)
}

fn look(config: &Config) -> Result<Arc<Look>> {
    let options = &config.report.look;
    let read = |key: &str, path: &Option<PathBuf>| path.as_ref().map(|path| file(config, key, path)).transpose();
    let files = Files {
        logo: read("logo", &options.logo)?,
        font_text: read("font_text", &options.font_text)?,
        font_text_bold: read("font_text_bold", &options.font_text_bold)?,
        font_heading: read("font_heading", &options.font_heading)?,
        words: read("words", &options.words)?,
        templates: options.templates.as_ref().map_or(Ok(Vec::new()), |folder| templates(config, folder))?,
    };
    let look = Look::read(options, config.report.words().tag(), files).map_err(|problems| {
        let message = format!("cannot use the look under [report.look]: {}", problems.join("; "));
        Failure::new(Exit::Config, message, "mend the file, or leave its key out: then the document looks as ours do")
    })?;
    Ok(look)
}

fn file(config: &Config, key: &str, path: &Path) -> Result<File, Failure> {
    let bytes = fs::read(config.resolve(path)).map_err(|error| cannot_read(key, path, &error))?;
    Ok(File { name: path.display().to_string(), bytes })
}

/// The files of a folder of templates, by name; what a system or an editor keeps out of sight is left alone.
fn templates(config: &Config, folder: &Path) -> Result<Vec<File>, Failure> {
    let paths = inside(config, folder).map_err(|error| cannot_read("templates", folder, &error))?;
    paths.iter().map(|path| file(config, "templates", path)).collect()
}

fn inside(config: &Config, folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let entries = fs::read_dir(config.resolve(folder))?;
    let mut names: Vec<_> = entries.map(|entry| Ok(entry?.file_name())).collect::<std::io::Result<_>>()?;
    names.retain(|name| !name.to_string_lossy().starts_with('.'));
    names.sort();
    Ok(names.into_iter().map(|name| folder.join(name)).collect())
}

fn cannot_read(key: &str, path: &Path, error: &std::io::Error) -> Failure {
    let message = format!("cannot read `{}`, which `{key}` under [report.look] names: {error}", path.display());
    Failure::new(Exit::Config, message, "paths are relative to the configuration file")
}
