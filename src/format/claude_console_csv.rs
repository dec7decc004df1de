//! Usage and cost as the Claude Console downloads them: CSV rows per UTC day, model, key and workspace.
//!
//! Keys and workspaces are names here, not ids, and are kept as they stand (the default workspace is `Default`), so that
//! an attribution map can name them. Two keys of one name give two rows that nothing else tells apart: rows of a file
//! with the same day and cuts but other numbers are numbered, else only the last would count.

use super::field::{self, Value};
use super::rows::{self, Fault, Row};
use super::{Format, FormatError, Head, Options, Piece, Sink, Unit, time};
use crate::event::capability::{Evidence, Question};
use crate::event::row::{Micros, Text, Usage};
use crate::event::tables;
use crate::event::taxonomy::{ActorKind, RejectReason};
use chrono_tz::Tz;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// The format.
pub static FORMAT: Format = Format {
    id: "claude_console_csv",
    title: "Claude Console usage and cost (CSV)",
    looks_for: "CSV rows with `usage_date_utc` and `usage_output_tokens` or `cost_usd`",
    how_to_export: "in the Claude Console, choose Export on the Usage page and on the Cost page, once the last day is over",
    gaps: "requests are not counted; keys and workspaces are names, not ids; a day downloaded before its end looks like a whole one",
    fills: &[&tables::USAGE],
    answers: &[(Question::Tokens, Evidence::Counts), (Question::Cost, Evidence::Counts)],
    fills_gaps_of: None,
    unit: Unit::File,
    recognises,
    read,
};

fn recognises(head: &Head) -> bool {
    let Head::Csv(names) = head else { return false };
    let has = |name: &str| names.iter().any(|found| found == name);
    has("usage_date_utc") && (has("usage_output_tokens") || has("usage_input_tokens_no_cache") || has("cost_usd"))
}

fn read(piece: &Piece<'_>, _: &Options, sink: &mut dyn Sink) -> Result<(), FormatError> {
    let mut seen = Seen::new();
    rows::each(piece, &mut rows::Nowhere, &mut |row, _| {
        let usage = usage(row)?;
        let numbers = numbers(&usage);
        // Nearly every row is alone: a list of one takes no more room than its row.
        match seen.entry(identity(&usage)) {
            Entry::Vacant(first) => drop(first.insert(vec![numbers])),
            Entry::Occupied(others) => others.into_mut().push(numbers),
        }
        Ok(())
    })?;
    for rows in seen.values_mut() {
        rows.sort_unstable_by(|one, next| next.cmp(one));
        rows.dedup();
    }
    rows::each(piece, sink, &mut |row, sink| {
        let mut usage = usage(row)?;
        number(&mut usage, &seen);
        sink.usage(row.line, usage);
        Ok(())
    })
}

/// Columns that a row is cut by beside those with a column of their own, in the order of names.
const CUTS: &[&str] = &["context_window", "cost_type", "inference_geo", "speed", "token_type", "usage_type"];
/// The input tokens written to a cache: one column in older files, one for each lifetime since.
const CACHE_WRITES: &[&str] =
    &["usage_input_tokens_cache_write", "usage_input_tokens_cache_write_5m", "usage_input_tokens_cache_write_1h"];
/// The other columns that are mapped.
const MAPPED: &[&str] = &[
    "usage_date_utc",
    "model_version",
    "model",
    "api_key",
    "workspace",
    "usage_input_tokens_no_cache",
    "usage_input_tokens_cache_read",
    "usage_output_tokens",
    "cost_usd",
];

/// Microseconds of a day.
const DAY_US: Micros = 86_400_000_000;

fn usage<'a>(row: &Row<'a, '_>) -> Result<Usage<'a>, Fault> {
    let date = cell(row, "usage_date_utc").ok_or_else(|| Fault::missing("usage_date_utc"))?;
    // Whatever time of day stands there, the row counts the whole day.
    let instant = time::instant(&date, Tz::UTC).ok_or_else(|| Fault::time("usage_date_utc"))?;
    let start = instant.div_euclid(DAY_US) * DAY_US;
    let cost = cell(row, "cost_usd");
    let report = if row.fields.iter().any(|field| field.name == "cost_usd") { "cost" } else { "usage" };
    let mut usage = Usage::new(report, start, start + DAY_US);
    usage.cost_nano_usd =
        cost.map(|cost| field::nano_dollars(&cost).ok_or_else(|| Fault::number("cost_usd"))).transpose()?;
    if report == "cost" && usage.cost_nano_usd.is_none() {
        return Err(Fault::missing("cost_usd"));
    }
    usage.tokens_in = tokens(row, "usage_input_tokens_no_cache")?;
    usage.tokens_cache_read = tokens(row, "usage_input_tokens_cache_read")?;
    usage.tokens_out = tokens(row, "usage_output_tokens")?;
    for name in CACHE_WRITES {
        if let Some(written) = tokens(row, name)? {
            let sum = usage.tokens_cache_write.unwrap_or(0).checked_add(written);
            usage.tokens_cache_write = Some(sum.ok_or_else(|| Fault::number(name))?);
        }
    }
    usage.model = cell(row, "model_version").or_else(|| cell(row, "model"));
    usage.workspace_id = cell(row, "workspace");
    usage.surface = Some(Cow::Borrowed("api"));
    set_key(&mut usage, cell(row, "api_key"));
    let cuts = CUTS.iter().filter_map(|name| Some(format!("{name}={}", cell(row, name)?)));
    let cuts = cuts.collect::<Vec<_>>().join(";");
    usage.cut = (!cuts.is_empty()).then_some(Cow::Owned(cuts));
    usage.extra = tail(row);
    Ok(usage)
}

/// A cell that holds something: `--` stands for what does not apply.
fn cell<'a>(row: &Row<'a, '_>, name: &str) -> Option<Text<'a>> {
    row.text(&[name]).filter(|text| text != "--")
}

fn tokens(row: &Row<'_, '_>, name: &str) -> Result<Option<i64>, Fault> {
    if cell(row, name).is_none() {
        return Ok(None);
    }
    let count = row.get(name).map_or(Ok(None), Value::integer).map_err(|_| Fault::number(name))?;
    match count {
        Some(count) if count < 0 => {
            Err(Fault::new(RejectReason::BadNumber, format!("expected no negative number in `{name}`")))
        }
        count => Ok(count),
    }
}

/// The key by its name. One that names a person by an e-mail address is an actor, which becomes a pseudonym; a key in
/// clear text is a secret and is left out.
fn set_key<'a>(usage: &mut Usage<'a>, name: Option<Text<'a>>) {
    let Some(name) = name.filter(|name| !name.starts_with("sk-")) else { return };
    if name.contains('@') {
        usage.actor = Some(name);
        usage.actor_kind = ActorKind::ApiKey;
    } else {
        usage.api_key_id = Some(name);
    }
}

/// The columns that are not mapped, numbers as numbers. How much of the cache was written for an hour is kept beside the
/// sum, because it costs more.
fn tail<'a>(row: &Row<'a, '_>) -> Vec<(Text<'a>, Text<'a>)> {
    let mut tail = Vec::new();
    for field in &*row.fields {
        let name = &*field.name;
        let mapped = MAPPED.contains(&name) || CUTS.contains(&name) || CACHE_WRITES[..2].contains(&name);
        if let Some(text) = cell(row, name).filter(|_| !mapped) {
            let number = serde_json::from_str::<serde_json::Number>(&text).is_ok();
            tail.push((field.name.clone(), if number { text } else { field.value.as_json() }));
        }
    }
    tail
}

/// What a row counts, as far as rows of one identity may differ in it.
type Numbers = ([Option<i64>; 5], String);
/// The numbers of the rows of a file, the largest first, by what identifies a row.
type Seen = BTreeMap<String, Vec<Numbers>>;

fn identity(usage: &Usage<'_>) -> String {
    let Usage { report, bucket_start_us, workspace_id, api_key_id, actor, model, cut, .. } = usage;
    let parts = [workspace_id, api_key_id, actor, model, cut].map(|part| part.as_deref().unwrap_or_default());
    // The separator of units is in no name.
    format!("{report}\u{1f}{bucket_start_us}\u{1f}{}", parts.join("\u{1f}"))
}

fn numbers(usage: &Usage<'_>) -> Numbers {
    let Usage { tokens_in, tokens_cache_read, tokens_cache_write, tokens_out, cost_nano_usd, extra, .. } = usage;
    let extra = extra.iter().map(|(name, value)| format!("{name}={value};")).collect();
    ([*cost_nano_usd, *tokens_in, *tokens_cache_read, *tokens_cache_write, *tokens_out], extra)
}

/// Adds its rank to the cuts of a row whose day and cuts stand in the file with other numbers too. The largest comes
/// first, in whatever order the rows stand.
fn number(usage: &mut Usage<'_>, seen: &Seen) {
    let Some(all) = seen.get(&identity(usage)) else { return };
    let larger = all.iter().position(|other| *other == numbers(usage)).unwrap_or(0);
    if larger > 0 {
        // The cuts stay in the order of their names.
        let mut cuts: Vec<String> = usage.cut.iter().flat_map(|cut| cut.split(';')).map(str::to_owned).collect();
        cuts.push(format!("row={}", larger + 1));
        cuts.sort_unstable();
        usage.cut = Some(Cow::Owned(cuts.join(";")));
    }
}
