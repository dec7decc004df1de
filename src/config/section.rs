//! The sections that belong to no single phase: organisation, paths, fixed run, privacy, signing, attribution, limits, sources.

use crate::format::mapped::{Draft, Mapping, Problem};
use crate::format::{self, DateOrder, FORMATS};
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Deserializer};
use std::num::NonZeroU32;
use std::path::PathBuf;
use std::sync::Arc;
use toml::Spanned;

/// Who is reported on.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organization {
    /// The name that stands on every document.
    pub name: String,
    /// The reporting zone: days, weeks and months are counted in it. Fixed for the life of a lake.
    #[serde(deserialize_with = "zone")]
    pub timezone: Tz,
}

/// Where things are written.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Paths {
    /// Folder of the lake, or its address in a bucket.
    pub lake: PathBuf,
    /// Folder of the reports: one folder per period.
    pub output: PathBuf,
}

impl Default for Paths {
    fn default() -> Self {
        Self { lake: "lake".into(), output: "out".into() }
    }
}

/// How a lake in a bucket is worked on.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Bucket {
    /// Folder for copies of its data files.
    pub cache: PathBuf,
    /// How long the lock outlives a run that is killed, in seconds.
    pub lease_seconds: NonZeroU32,
}

impl Default for Bucket {
    fn default() -> Self {
        Self { cache: "lake-cache".into(), lease_seconds: const { NonZeroU32::new(60).expect("sixty is not zero") } }
    }
}

/// Fixes what is else taken from the clock, for output that is the same on any day.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Run {
    /// The period that is reported when none is asked for.
    pub period: Option<String>,
    /// The instant that open work is judged at.
    pub as_of: Option<DateTime<Utc>>,
}

/// Where the key of the pseudonyms comes from. The environment wins.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Privacy {
    /// Environment variable that holds the key, at least 16 characters.
    pub key_env: String,
    /// File that holds the key; made with mode 0600 when neither exists.
    pub key_file: PathBuf,
}

impl Default for Privacy {
    fn default() -> Self {
        Self { key_env: "AUDITPACK_KEY".to_owned(), key_file: "auditpack.key".into() }
    }
}

/// The secret key that signs each commit of the lake. The environment wins; without either, nothing is signed.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Signing {
    /// Environment variable that holds the key: the second line of its file.
    pub key_env: String,
    /// File that holds the key, as `auditpack keygen` writes it.
    pub key_file: Option<PathBuf>,
}

impl Default for Signing {
    fn default() -> Self {
        Self { key_env: "AUDITPACK_SIGNING_KEY".to_owned(), key_file: None }
    }
}

/// The map from keys to projects.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Attribution {
    /// CSV file `valid_from,valid_to,key,value,project,team,cost_centre,tier`.
    pub map: Option<PathBuf>,
}

/// When bad input stops a run.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Limits {
    /// Share of rejected rows above which nothing is written.
    pub reject_share: f64,
    /// Rejected rows that are tolerated whatever their share.
    pub reject_rows: u64,
    /// Unpacked bytes for one packed byte above which a file is refused.
    pub unpack_ratio: u64,
    /// Unpacked bytes of one file above which it is refused.
    pub unpack_bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { reject_share: 0.01, reject_rows: 10, unpack_ratio: 300, unpack_bytes: 256 << 30 }
    }
}

/// Where one kind of export is found and how it is read.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Files, folders and globs.
    pub paths: Vec<String>,
    /// Format id; without it, each file is recognised by its content.
    pub format: Option<String>,
    /// What the lake calls the source, if it is not the name of its format.
    pub name: Option<Spanned<String>>,
    /// Zone of times that carry none; without it, UTC.
    #[serde(default, deserialize_with = "optional_zone")]
    pub timezone: Option<Tz>,
    /// Order of day and month in dates written in figures.
    pub date_order: Option<DateOrder>,
    /// Prefix of request tags that name a project.
    pub project_tag_prefix: Option<String>,
    /// Prefix of request tags that name a task class.
    pub task_tag_prefix: Option<String>,
    /// Annotation score that holds the reviewer's decision.
    pub decision_score: Option<String>,
    /// Annotation score that holds the review's working time in minutes.
    pub minutes_score: Option<String>,
    /// Column of a ticket export that names the AI event.
    pub link_column: Option<String>,
    /// Which field is which column, for an export that no format knows.
    pub mapping: Option<Draft>,
}

impl Source {
    /// What the format readers need to know.
    #[must_use]
    pub fn options(&self) -> format::Options {
        let or = |own: &Option<String>, other: String| own.clone().unwrap_or(other);
        let default = format::Options::default();
        format::Options {
            zone: self.timezone.unwrap_or(default.zone),
            date_order: self.date_order.or(default.date_order),
            project_tag_prefix: or(&self.project_tag_prefix, default.project_tag_prefix),
            task_tag_prefix: or(&self.task_tag_prefix, default.task_tag_prefix),
            decision_score: or(&self.decision_score, default.decision_score),
            minutes_score: or(&self.minutes_score, default.minutes_score),
            link_column: self.link_column.clone().or(default.link_column),
            mapping: self.mapping.as_ref().and_then(|draft| Mapping::of(draft).ok()).map(Arc::new),
        }
    }

    /// What is wrong with the name and the mapping, each with its place in the configuration.
    pub(super) fn problems(&self) -> Vec<Problem> {
        let mapped = format::mapped::FORMAT.id;
        let mut problems: Vec<Problem> = self.name.iter().filter_map(name_problem).collect();
        if self.mapping.is_none()
            && let Some(name) = &self.name
        {
            let text = "a `name` goes with a [source.mapping]; any other source is called by its format".to_owned();
            problems.push(Problem { span: name.span(), text });
        }
        if let Some(draft) = &self.mapping {
            let mut wrong = |text: String| problems.push(Problem { span: draft.place(), text });
            if self.name.is_none() {
                wrong("a source with a mapping needs a `name`: what the lake calls it".to_owned());
            }
            if let Some(other) = self.format.as_ref().filter(|format| *format != mapped) {
                wrong(format!("a source with a mapping has the format `{mapped}`, not `{other}`"));
            }
            problems.extend(Mapping::of(draft).err().into_iter().flatten());
        }
        problems
    }
}

/// Why a name cannot stand in the lake's `source` column beside the names of the formats.
fn name_problem(name: &Spanned<String>) -> Option<Problem> {
    let own = name.get_ref();
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    let text = if FORMATS.iter().any(|format| format.id == own) {
        format!("the name `{own}` is that of a format; choose another")
    } else if own.is_empty() || !own.bytes().all(plain) {
        format!("the name `{own}` must be lower-case letters, digits and `_`")
    } else {
        return None;
    };
    Some(Problem { span: name.span(), text })
}

/// An IANA zone name.
fn zone<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Tz, D::Error> {
    let name = String::deserialize(deserializer)?;
    let unknown = || format!("unknown time zone `{name}`, expected an IANA name such as `Europe/London`");
    name.parse().map_err(|_| serde::de::Error::custom(unknown()))
}

/// An IANA zone name where one is given.
fn optional_zone<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Tz>, D::Error> {
    zone(deserializer).map(Some)
}
