//! Links reviews to the outputs that they are about: rows of `review` that carry an output's time, local day, project,
//! team, tier and author, so that the oversight KPIs need no join with the whole log.

use super::Parts;
use super::frame::{Rows, calendar_day, required};
use crate::event::name as n;
use crate::event::tables::REVIEW;
use crate::event::taxonomy::Kind;
use anyhow::Result;
use arrow::array::{ArrayRef, Date32Array, Int64Array, RecordBatch, StringArray, new_null_array};
use chrono::DateTime;
use polars::prelude::{DataFrame, Expr, IntoLazy, JoinArgs, JoinType, LazyFrame, NamedFrom as _, Series, col, lit};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use xxhash_rust::xxh3::xxh3_64;

/// The `source` of linking rows.
pub const SOURCE: &str = "link";

/// One linking row: its output id, record id and content hash.
type LinkId = (String, String, i64);

/// The linking rows to write.
type Links = BTreeMap<LinkId, Output>;

/// The output that a review is about.
struct Output {
    ts_us: i64,
    local_day: i32,
    project: String,
    team: Option<String>,
    tier: Option<String>,
    /// Who asked for it, and what that is.
    author: Option<(String, String)>,
}

/// The linking rows that are still missing: one for each output among `events` that a review is about, by its id or by
/// its trace. A trace may have several; reading takes the earliest, so that it does not matter which of them arrives
/// first. `source_file` and `run_id` are the rows' lineage.
///
/// # Errors
/// If a frame cannot be read or lacks a column.
pub fn links(reviews: LazyFrame, events: Parts, source_file: &str, run_id: &str) -> Result<RecordBatch> {
    let (ids, present) = reviewed(reviews)?;
    if ids.is_empty() {
        return Ok(RecordBatch::new_empty(REVIEW.schema()));
    }
    let mut found = Links::new();
    for part in events {
        for key in [n::EVENT_ID, n::TRACE_ID] {
            matches(part.clone(), &ids, key, &mut found)?;
        }
    }
    found.retain(|link, _| !present.contains(link));
    rows(&found, source_file, run_id)
}

/// The output ids that have a review, in order, and the linking rows that are there already.
fn reviewed(reviews: LazyFrame) -> Result<(Vec<String>, BTreeSet<LinkId>)> {
    let taken = [
        n::OUTPUT_ID,
        n::RECORD_ID,
        n::SOURCE,
        n::OUTPUT_US,
        n::OUTPUT_DAY,
        n::PROJECT,
        n::TEAM,
        n::TIER,
        n::AUTHOR,
        n::AUTHOR_KIND,
    ];
    let rows = Rows::collect(reviews.select(taken.map(col)))?;
    let (ids, records, sources) = (rows.text(n::OUTPUT_ID)?, rows.text(n::RECORD_ID)?, rows.text(n::SOURCE)?);
    let output = outputs(&rows, [n::OUTPUT_US, n::OUTPUT_DAY, n::AUTHOR, n::AUTHOR_KIND])?;
    let (mut wanted, mut present) = (BTreeSet::new(), BTreeSet::new());
    for row in 0..rows.len() {
        let id = required(ids, row);
        if required(sources, row) == SOURCE {
            let record = required(records, row).to_owned();
            // An erasure gives a row another hash, and its author another name, as it does to the output.
            let hash = output(row).row_hash(id, &record);
            present.insert((id.to_owned(), record, hash));
        } else {
            wanted.insert(id);
        }
    }
    Ok((wanted.into_iter().map(str::to_owned).collect(), present))
}

/// Adds the outputs whose `key` is one of `ids`.
fn matches(events: LazyFrame, ids: &[String], key: &str, found: &mut Links) -> Result<()> {
    const WANTED: &str = "wanted_id";
    let wanted = DataFrame::new(ids.len(), vec![Series::new(WANTED.into(), ids).into()])?.lazy();
    let taken: [&str; 9] =
        [n::SOURCE, n::EVENT_ID, n::TS_US, n::LOCAL_DAY, n::PROJECT, n::TEAM, n::TIER, n::ACTOR, n::ACTOR_KIND];
    let columns: Vec<Expr> = taken.iter().map(|name| col(*name)).chain([col(key).alias(WANTED)]).collect();
    let is_output = col(n::KIND).eq(lit(Kind::Call.as_ref())).or(col(n::KIND).eq(lit(Kind::Output.as_ref())));
    let candidates = events.filter(is_output).select(columns);
    let joined = candidates.join(wanted, [col(WANTED)], [col(WANTED)], JoinArgs::new(JoinType::Inner));
    let rows = Rows::collect(joined)?;
    let (id, source, event_id) = (rows.text(WANTED)?, rows.text(n::SOURCE)?, rows.text(n::EVENT_ID)?);
    let output = outputs(&rows, [n::TS_US, n::LOCAL_DAY, n::ACTOR, n::ACTOR_KIND])?;
    for row in 0..rows.len() {
        let output = output(row);
        let record = format!("{SOURCE}:{}:{}", required(source, row), required(event_id, row));
        let id = required(id, row).to_owned();
        let hash = output.row_hash(&id, &record);
        found.insert((id, record, hash), output);
    }
    Ok(())
}

/// Reads an output from its row. The columns are those of its time, its local day, who asked for it, and what that is.
fn outputs<'a>(rows: &'a Rows, [time, day, author, kind]: [&str; 4]) -> Result<impl Fn(usize) -> Output + use<'a>> {
    let (project, team, tier) = (rows.text(n::PROJECT)?, rows.text(n::TEAM)?, rows.text(n::TIER)?);
    let (author, kind) = (rows.text(author)?, rows.text(kind)?);
    let (day, time) = (rows.day(day)?, rows.int(time)?);
    Ok(move |row| Output {
        ts_us: time.get(row).unwrap_or_default(),
        local_day: day.get(row).unwrap_or_default(),
        project: required(project, row).to_owned(),
        team: team.get(row).map(str::to_owned),
        tier: tier.get(row).map(str::to_owned),
        author: author.get(row).map(|author| (author.to_owned(), required(kind, row).to_owned())),
    })
}

impl Output {
    /// A hash of everything that the linking row says, fixed by specification.
    fn row_hash(&self, output_id: &str, record_id: &str) -> i64 {
        let (time, day) = (self.ts_us.to_string(), calendar_day(self.local_day).to_string());
        // A field that is absent differs from an empty one.
        let (team, tier) = (self.team.as_deref().unwrap_or("\u{0}"), self.tier.as_deref().unwrap_or("\u{0}"));
        let mut parts = vec![SOURCE, output_id, record_id, &time, &day, &self.project, team, tier];
        // A row without it has the hash that it had before there was such a column.
        if let Some((author, kind)) = &self.author {
            parts.extend([author.as_str(), kind]);
        }
        let text = parts.join("\u{1f}");
        xxh3_64(text.as_bytes()).cast_signed()
    }
}

/// The rows of the table, in its order.
fn rows(found: &Links, source_file: &str, run_id: &str) -> Result<RecordBatch> {
    let mut found: Vec<_> = found.iter().map(|((id, record, hash), output)| (id, record, *hash, output)).collect();
    found.sort_by_key(|(id, record, hash, output)| (*id, output.ts_us, *record, *hash));
    let text = |values: Vec<Option<&str>>| -> ArrayRef { Arc::new(StringArray::from(values)) };
    let int = |values: Vec<i64>| -> ArrayRef { Arc::new(Int64Array::from(values)) };
    let day = |values: Vec<i32>| -> ArrayRef { Arc::new(Date32Array::from(values)) };
    let of = |value: &dyn Fn(&Output) -> i64| int(found.iter().map(|(.., output)| value(output)).collect());
    let same = |value: &str| -> ArrayRef { Arc::new(StringArray::from_iter_values(found.iter().map(|_| value))) };
    let columns = REVIEW.columns.iter().map(|column| match column.name {
        n::OUTPUT_ID => text(found.iter().map(|(id, ..)| Some(id.as_str())).collect()),
        n::RECORD_ID => text(found.iter().map(|(_, record, ..)| Some(record.as_str())).collect()),
        n::SOURCE => same(SOURCE),
        n::DAY => day(found.iter().map(|(.., output)| utc_day(output.ts_us)).collect()),
        n::OBSERVED_US | n::OUTPUT_US => of(&|output| output.ts_us),
        n::OUTPUT_DAY => day(found.iter().map(|(.., output)| output.local_day).collect()),
        n::PROJECT => text(found.iter().map(|(.., output)| Some(output.project.as_str())).collect()),
        n::TEAM => text(found.iter().map(|(.., output)| output.team.as_deref()).collect()),
        n::TIER => text(found.iter().map(|(.., output)| output.tier.as_deref()).collect()),
        n::CONTENT_HASH => int(found.iter().map(|(_, _, hash, _)| *hash).collect()),
        n::AUTHOR => text(found.iter().map(|(.., output)| Some(output.author.as_ref()?.0.as_str())).collect()),
        n::AUTHOR_KIND => text(found.iter().map(|(.., output)| Some(output.author.as_ref()?.1.as_str())).collect()),
        n::SOURCE_FILE => same(source_file),
        n::SOURCE_LINE => of(&|_| 0),
        n::RUN_ID => same(run_id),
        _ => new_null_array(&column.kind.arrow(), found.len()),
    });
    let columns: Vec<ArrayRef> = columns.collect();
    Ok(RecordBatch::try_new(REVIEW.schema(), columns)?)
}

fn utc_day(micros: i64) -> i32 {
    DateTime::from_timestamp_micros(micros).unwrap_or_default().date_naive().to_epoch_days()
}

#[cfg(test)]
mod tests;
