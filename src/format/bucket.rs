//! What the vendors' usage and cost reports share: buckets of time that hold results, and what a result says: counts,
//! tokens, money, and the dimensions that it is cut by.

use super::field::{self, Value};
use super::rows::{Fault, Map, Row};
use super::{Head, JsonHead, Sink, time};
use crate::event::row::{Micros, Text, Usage};
use crate::event::taxonomy::RejectReason;
use chrono_tz::Tz;
use serde_json::Map as Object;
use std::borrow::Cow;

/// Microseconds of a day.
const DAY: Micros = 86_400_000_000;

/// Names of the start and the end of Anthropic's buckets.
pub(super) const CLAUDE: [&str; 2] = ["starting_at", "ending_at"];

/// Fields of one of Anthropic's results that [`set_claude_tokens`] reads, all but the split of the cache writes.
pub(super) const CLAUDE_TOKENS: &[&str] =
    &["uncached_input_tokens", "cache_read_input_tokens", "output_tokens", "server_tool_use"];

/// Start and end (exclusive) of a bucket, from the fields of these names.
pub(super) fn bounds(bucket: &Row<'_, '_>, [start, end]: [&str; 2]) -> Result<(Micros, Micros), Fault> {
    let start_us = instant(bucket, start)?.ok_or_else(|| Fault::missing(start))?;
    let end_us = instant(bucket, end)?.ok_or_else(|| Fault::missing(end))?;
    ordered(start_us, end_us, [start, end])
}

/// The days that a row or page speaks of: `date`, or `starting_at` and `ending_at`, without which it is one day.
pub(super) fn days(row: &Row<'_, '_>) -> Result<Option<(Micros, Micros)>, Fault> {
    if let Some(date) = instant(row, "date")? {
        let start = date - date.rem_euclid(DAY);
        return Ok(Some((start, start + DAY)));
    }
    let Some(start) = instant(row, CLAUDE[0])? else { return Ok(None) };
    let end = instant(row, CLAUDE[1])?.unwrap_or(start + DAY);
    ordered(start, end, CLAUDE).map(Some)
}

fn ordered(start: Micros, end: Micros, names: [&str; 2]) -> Result<(Micros, Micros), Fault> {
    if end < start {
        let detail = format!("expected `{}` at or after `{}`", names[1], names[0]);
        return Err(Fault::new(RejectReason::NegativeClock, detail));
    }
    Ok((start, end))
}

/// A time; reports count in UTC, whatever the organisation's zone is.
pub(super) fn instant(row: &Row<'_, '_>, name: &str) -> Result<Option<Micros>, Fault> {
    let Some(text) = row.text(&[name]) else { return Ok(None) };
    time::instant(&text, Tz::UTC).map(Some).ok_or_else(|| Fault::time(name))
}

/// Maps every result of a bucket; each ends as a row or as a reject of its own. A bucket without results is no fault.
pub(super) fn each_result(bucket: &Row<'_, '_>, sink: &mut dyn Sink, map: &mut Map<'_>) -> Result<(), Fault> {
    if !has_list(bucket, "results") {
        return Err(Fault::new(RejectReason::WrongRecord, "expected a bucket with a list in `results`"));
    }
    for result in bucket.children("results") {
        result.settle(map(&result, sink), sink);
    }
    Ok(())
}

/// Whether a list stands under `name`.
pub(super) fn has_list(row: &Row<'_, '_>, name: &str) -> bool {
    row.get(name).is_some_and(|value| value.as_json().starts_with('['))
}

/// A count, if the row has it.
pub(super) fn count(row: &Row<'_, '_>, name: &str) -> Result<Option<i64>, Fault> {
    row.get(name).map_or(Ok(None), Value::integer).map_err(|_| Fault::number(name))
}

/// The sum of what is counted; unknown only if neither is.
pub(super) fn plus(left: Option<i64>, right: Option<i64>) -> Option<i64> {
    match (left, right) {
        (Some(left), Some(right)) => Some(left.saturating_add(right)),
        _ => left.or(right),
    }
}

/// The tokens of one of Anthropic's results, whose input never includes what a cache gave. Cache writes are counted by
/// their lifetime and added here; the tail keeps them apart, because they differ in price.
pub(super) fn set_claude_tokens<'a>(usage: &mut Usage<'a>, result: &Row<'a, '_>) -> Result<(), Fault> {
    usage.tokens_in = count(result, "uncached_input_tokens")?;
    usage.tokens_cache_read = count(result, "cache_read_input_tokens")?;
    usage.tokens_out = count(result, "output_tokens")?;
    if let Some(written) = result.child("cache_creation") {
        for field in written.fields.iter().filter(|field| field.name.ends_with("_tokens")) {
            usage.tokens_cache_write = plus(usage.tokens_cache_write, count(&written, &field.name)?);
        }
    }
    if let Some(tools) = result.child("server_tool_use") {
        usage.extra.extend(rest(&tools, &[]));
    }
    Ok(())
}

/// The nano-dollars of an `amount` in cents. A cost without an amount would be a hole in every sum, so it is a fault.
pub(super) fn cost_of_cents(row: &Row<'_, '_>) -> Result<i64, Fault> {
    in_dollars(row)?;
    let amount = row.text(&["amount"]).ok_or_else(|| Fault::missing("amount"))?;
    field::nano_dollars_of_cents(&amount).ok_or_else(|| Fault::number("amount"))
}

/// Whether the row's `currency` is the dollar, as vendors bill where they name none. Others are not converted.
pub(super) fn in_dollars(row: &Row<'_, '_>) -> Result<(), Fault> {
    match row.text(&["currency"]) {
        Some(word) if !word.eq_ignore_ascii_case("usd") => {
            let detail = "expected `USD` in `currency`: other currencies are not converted";
            Err(Fault::new(RejectReason::BadValue, detail))
        }
        _ => Ok(()),
    }
}

/// What a row is cut by: `name=value` of those `names` that have a value, joined by `;` in the order of names.
pub(super) fn cut<'a>(row: &Row<'_, '_>, names: &[&str]) -> Option<Text<'a>> {
    let named = |name: &&str| Some(format!("{name}={}", row.text(&[*name])?));
    let mut parts: Vec<String> = names.iter().filter_map(named).collect();
    parts.sort_unstable();
    (!parts.is_empty()).then(|| Cow::Owned(parts.join(";")))
}

/// Every field that has a value and whose name is in none of the lists.
pub(super) fn rest<'a>(row: &Row<'a, '_>, mapped: &[&[&str]]) -> Vec<(Text<'a>, Text<'a>)> {
    let kept = row
        .fields
        .iter()
        .filter(|field| !mapped.iter().any(|names| names.contains(&&*field.name)) && field.value.text().is_some());
    kept.map(|field| (field.name.clone(), field.value.as_json())).collect()
}

/// Anthropic's reports in buckets, which look alike until they hold a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ClaudeReport {
    /// Tokens of the Messages API.
    Usage,
    /// Cost of the API.
    Cost,
    /// Enterprise Analytics, by product and group.
    Analytics,
}

/// Fields that only Enterprise Analytics has in a result; they stand there even if they are null.
const ANALYTICS: &[&str] = &["requests", "product", "rbac_group_id", "slack_channel_id", "list_amount"];

/// Which of the reports a file holds, if it holds Anthropic's buckets. Empty buckets say nothing, so all that are known
/// are looked at; if all are empty, there is no row to be read wrongly.
pub(super) fn claude_report(head: &Head) -> Option<ClaudeReport> {
    let Head::Json(head) = head else { return None };
    let buckets: Vec<_> = records(head).into_iter().filter_map(results).collect();
    let first = buckets.first()?;
    let of = |names: &[&str]| {
        let result = |list: &&Vec<serde_json::Value>| {
            list.iter().any(|result| names.iter().any(|name| result.get(name).is_some()))
        };
        buckets.iter().any(result)
    };
    let framed = |name: &str| head.frame.contains_key(name);
    if framed("data_refreshed_at") || of(ANALYTICS) {
        Some(ClaudeReport::Analytics)
    } else if of(&["amount"]) {
        Some(ClaudeReport::Cost)
    } else if of(&["uncached_input_tokens"]) {
        Some(ClaudeReport::Usage)
    } else if buckets.iter().any(|list| !list.is_empty()) {
        None
    } else if framed("organization_id") {
        Some(ClaudeReport::Analytics)
    } else {
        first.is_empty().then_some(ClaudeReport::Usage)
    }
}

/// The records at the beginning of a file, and all of its first page as far as it is whole.
pub(super) fn records(head: &JsonHead) -> Vec<&Object<String, serde_json::Value>> {
    let inside = |object| match Object::get(object, "data").and_then(serde_json::Value::as_array) {
        Some(list) => list.iter().filter_map(serde_json::Value::as_object).collect(),
        None => vec![object],
    };
    head.records.iter().chain([&head.frame]).flat_map(inside).collect()
}

fn results(record: &Object<String, serde_json::Value>) -> Option<&Vec<serde_json::Value>> {
    let bucket = CLAUDE.iter().all(|name| record.contains_key(*name));
    record.get("results").filter(|_| bucket)?.as_array()
}
