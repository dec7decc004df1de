//! Finding export files and recognising them: by content, never by name.

use crate::failure::{Exit, Failure};
use crate::format::cut::Shape;
use crate::format::{self, FORMATS, Format, Head};
use flate2::read::MultiGzDecoder;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufReader, Read, Seek};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Bytes of a file, unpacked, that recognition may look at.
const HEAD_BYTES: u64 = 1 << 20;
const GZIP_MAGIC: [u8; 2] = [0x1f, 0x8b];

/// Where exports are found and how they are read: one `[[source]]` section, or the paths of the command line.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Files, folders and globs, relative to `folder`.
    pub patterns: Vec<String>,
    /// Where relative patterns start.
    pub folder: PathBuf,
    /// Insist on this format.
    pub format: Option<String>,
    /// What the reader needs to know.
    pub options: format::Options,
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

/// One file, recognised.
#[derive(Clone)]
pub struct Input {
    /// Where it is.
    pub path: PathBuf,
    /// How it is called in messages and in the lake.
    pub name: String,
    /// Its format.
    pub format: &'static Format,
    /// What the lake calls its source: the format's name, unless the configuration gives it one of its own.
    pub source: Arc<str>,
    /// How its records lie in it.
    pub shape: Shape,
    /// What the reader needs to know.
    pub options: format::Options,
    /// SHA-256 of its bytes as delivered, in hex.
    pub sha256: String,
    /// Its size as delivered.
    pub bytes: u64,
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

/// Recognises a file and takes its digest.
///
/// # Errors
/// A file that cannot be read, is empty, is an API error, or is of no known format: each with what was looked for.
pub fn recognise(found: &Found, rule: &Rule) -> Result<Input, Failure> {
    let (sha256, bytes) = digest(&found.path).map_err(|error| Failure::io("read", &found.path, &error))?;
    let mut head = Vec::new();
    let read = open(&found.path).and_then(|reader| reader.take(HEAD_BYTES).read_to_end(&mut head));
    read.map_err(|error| Failure::io("unpack", &found.path, &error))?;
    let format = choose(&found.name, &Head::of(&head), rule.format.as_deref())?;
    Ok(Input {
        path: found.path.clone(),
        name: found.name.clone(),
        format,
        source: format.id.into(),
        shape: Shape::of(&head),
        options: rule.options.clone(),
        sha256,
        bytes,
    })
}

/// The format of a head, or why there is none.
fn choose(name: &str, head: &Head, wanted: Option<&str>) -> Result<&'static Format, Failure> {
    match head {
        Head::Empty => {
            return Err(unrecognised(
                format!("cannot read `{name}`: the file is empty"),
                "export it again, or take it out of `paths`",
            ));
        }
        Head::ApiError(text) => {
            let message = format!("cannot read `{name}`: it holds an API error instead of data: {text}");
            return Err(unrecognised(
                message,
                "export it again; the error text says what the key or the request lacked",
            ));
        }
        _ => (),
    }
    if let Some(id) = wanted {
        let known: Vec<_> = FORMATS.iter().map(|format| format!("`{}`", format.id)).collect();
        let format = FORMATS.iter().find(|format| format.id == id).ok_or_else(|| {
            let message = format!("unknown format `{id}` in [[source]]");
            Failure::new(Exit::Config, message, format!("known formats: {}", known.join(", ")))
        })?;
        return if (format.recognises)(head) {
            Ok(format)
        } else {
            let message = format!("cannot read `{name}` as `{id}`: expected {}", format.looks_for);
            Err(unrecognised(
                message,
                "take `format` out of the [[source]] section to have the file recognised by its content",
            ))
        };
    }
    FORMATS.iter().copied().find(|format| (format.recognises)(head)).ok_or_else(|| {
        let looked: Vec<_> =
            FORMATS.iter().map(|format| format!("{} looks for {}", format.id, format.looks_for)).collect();
        let seen = match head {
            Head::Csv(names) => format!("CSV with the columns {}", shortened(names.iter().map(String::as_str))),
            Head::Json(head) => format!("JSON with the fields {}", shortened(head.first().keys().map(String::as_str))),
            _ => "neither JSON nor CSV".to_owned(),
        };
        unrecognised(format!("cannot recognise `{name}`: {seen}"), &format!("known formats: {}", looked.join("; ")))
    })
}

fn unrecognised(message: String, hint: &str) -> Failure {
    Failure::new(Exit::Input, message, hint)
}

/// The first few names, for a message.
fn shortened<'a>(names: impl Iterator<Item = &'a str>) -> String {
    const SHOWN: usize = 8;
    let mut names = names.map(|name| format!("`{name}`"));
    let first: Vec<_> = names.by_ref().take(SHOWN).collect();
    let more = if names.next().is_some() { ", …" } else { "" };
    format!("{}{more}", first.join(", "))
}

/// SHA-256 and size of a file as delivered.
fn digest(path: &Path) -> io::Result<(String, u64)> {
    let mut file = File::open(path)?;
    let mut hasher = Sha256::new();
    let mut block = vec![0; 1 << 16];
    let mut bytes = 0;
    loop {
        let read = file.read(&mut block)?;
        if read == 0 {
            break;
        }
        hasher.update(&block[..read]);
        bytes += read as u64;
    }
    Ok((hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect(), bytes))
}

/// A file as a stream of unpacked bytes.
pub(super) fn open(path: &Path) -> io::Result<Box<dyn Read>> {
    let mut file = File::open(path)?;
    let mut magic = Vec::new();
    file.by_ref().take(2).read_to_end(&mut magic)?;
    file.rewind()?;
    if magic == GZIP_MAGIC { Ok(Box::new(MultiGzDecoder::new(BufReader::new(file)))) } else { Ok(Box::new(file)) }
}
