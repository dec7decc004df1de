//! Recognising files: by content, never by name.

use super::files::{Found, Rule};
use super::unpack::{self, Limits};
use crate::failure::{Exit, Failure};
use crate::format::cut::Shape;
use crate::format::{self, FORMATS, Format, Head, mapped};
use crate::lake::sha256_of;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Bytes of a file, unpacked, that recognition may look at.
const HEAD_BYTES: u64 = 1 << 20;

/// One file, or one member of an archive, recognised.
#[derive(Clone)]
pub struct Input {
    /// Where the file is.
    pub path: PathBuf,
    /// Which part of the file it is.
    pub part: usize,
    /// How it is called in messages and in the lake; a member of an archive by the archive's name and its own.
    pub name: String,
    /// Its format.
    pub format: &'static Format,
    /// What the lake calls its source: the format's name, unless the configuration gives it one of its own.
    pub source: Arc<str>,
    /// How its records lie in it.
    pub shape: Shape,
    /// What the reader needs to know.
    pub options: format::Options,
    /// How much it may grow by unpacking.
    pub limits: Limits,
    /// SHA-256 in hex of the file's bytes as delivered; of a member of an archive, of its text.
    pub sha256: String,
    /// Size of the same bytes.
    pub bytes: u64,
}

/// What recognition made of the files.
#[derive(Default)]
pub struct Recognised {
    /// What is to be read.
    pub inputs: Vec<Input>,
    /// The names of pages and lists without a record in them, as a quiet day gives them.
    pub empty: Vec<String>,
}

/// Recognises every part of a file and takes its digest.
///
/// # Errors
/// A file that cannot be read or unpacked, is empty, is an API error, or is of no known format: each with what was looked
/// for.
pub fn recognise(found: &Found, rule: &Rule, into: &mut Recognised) -> Result<(), Failure> {
    let mut parts = 0;
    unpack::each_part(&found.path, &found.name, rule.limits, &|_| true, &mut |part, text| {
        parts += 1;
        let name = part.member.as_ref().map_or_else(|| found.name.clone(), |member| format!("{}/{member}", found.name));
        let mut head = Vec::new();
        let failed = |error: &io::Error| unpack::unpack_failure(&found.name, error);
        text.take(HEAD_BYTES).read_to_end(&mut head).map_err(|error| failed(&error))?;
        let kind = Head::of(&head);
        if kind == Head::Empty && !head.trim_ascii().is_empty() {
            into.empty.push(name);
            return Ok(());
        }
        let format = choose(&name, &kind, rule)?;
        let (sha256, bytes) = match part.member {
            Some(_) => sha256_of(&mut io::Cursor::new(&head).chain(text)).map_err(|error| failed(&error))?,
            None => digest_of_file(&found.path).map_err(|error| Failure::io("read", &found.path, &error))?,
        };
        into.inputs.push(Input {
            path: found.path.clone(),
            part: part.index,
            name,
            format,
            source: rule.source.as_deref().unwrap_or(format.id).into(),
            shape: Shape::of(&head),
            options: rule.options.clone(),
            limits: rule.limits,
            sha256,
            bytes,
        });
        Ok(())
    })?;
    if parts == 0 {
        let message = format!("cannot read `{}`: the archive holds no file", found.name);
        return Err(unrecognised(message, "export it again, or take it out of `paths`"));
    }
    Ok(())
}

/// The format of a head, or why there is none.
fn choose(name: &str, head: &Head, rule: &Rule) -> Result<&'static Format, Failure> {
    // A mapping says itself what is read; the fields of its records may be called anything, also `error`.
    if rule.options.mapping.is_some() && *head != Head::Empty {
        return Ok(&mapped::FORMAT);
    }
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
    if let Some(id) = &rule.format {
        let format = named(id)?;
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
        let seen = match head {
            Head::Csv(names) => format!("CSV with the columns {}", shortened(names.iter().map(String::as_str))),
            Head::Json(head) => format!("JSON with the fields {}", shortened(head.first().keys().map(String::as_str))),
            _ => "neither JSON nor CSV".to_owned(),
        };
        let hint = "`auditpack formats` lists what is recognised by what; for anything else describe its columns in \
                    [source.mapping]";
        unrecognised(format!("cannot recognise `{name}`: {seen}"), hint)
    })
}

/// The format with this id.
fn named(id: &str) -> Result<&'static Format, Failure> {
    FORMATS.iter().copied().find(|format| format.id == id).ok_or_else(|| {
        let known: Vec<_> = FORMATS.iter().map(|format| format!("`{}`", format.id)).collect();
        let message = format!("unknown format `{id}` in [[source]]");
        Failure::new(Exit::Config, message, format!("known formats: {}", known.join(", ")))
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

fn digest_of_file(path: &Path) -> io::Result<(String, u64)> {
    sha256_of(&mut File::open(path)?)
}
