//! Content hashes: what makes two deliveries of one row equal, and two versions of it differ.
//!
//! XXH3-64 over the row's values as they will stand in the lake, each closed by a separator, so that neighbouring
//! values cannot run together. Owner, local time and lineage are left out: they say how a row was read, not what it says.

use super::dedup::RowKey;
use crate::event::row::{Case, Entity, Event, Review, Usage};
use crate::event::table::Table;
use crate::event::tables::USAGE;
use arrow::array::{Array, AsArray};
use arrow::datatypes::Int64Type;
use arrow::record_batch::RecordBatch;
use xxhash_rust::xxh3::xxh3_64;

/// Closes a present value; no export can hold it, because JSON and CSV text is UTF-8.
const PRESENT: u8 = 0xff;
/// Stands for an absent value.
const ABSENT: u8 = 0xfe;

/// Gathers the bytes of one row. Kept between rows for its buffer.
#[derive(Default)]
pub(super) struct Content {
    bytes: Vec<u8>,
}

impl Content {
    fn text<'a>(&mut self, value: impl Into<Option<&'a str>>) -> &mut Self {
        match value.into() {
            Some(text) => {
                self.bytes.extend_from_slice(text.as_bytes());
                self.bytes.push(PRESENT);
            }
            None => self.bytes.push(ABSENT),
        }
        self
    }

    fn int(&mut self, value: impl Into<Option<i64>>) -> &mut Self {
        match value.into() {
            Some(number) => {
                self.bytes.extend_from_slice(&number.to_le_bytes());
                self.bytes.push(PRESENT);
            }
            None => self.bytes.push(ABSENT),
        }
        self
    }

    /// The hash of what was gathered, and an empty buffer again.
    fn take(&mut self) -> u64 {
        let hash = xxh3_64(&self.bytes);
        self.bytes.clear();
        hash
    }

    /// Identity of an event.
    pub(super) fn event_identity(&mut self, source: &str, event_id: &str) -> u64 {
        self.text(source).text(event_id).take()
    }

    /// Identity and content of an event, with its actor and tail as they will stand in the lake.
    pub(super) fn event(&mut self, source: &str, event: &Event<'_>, actor: Option<&str>, tail: &str) -> (u64, u64) {
        let identity = self.event_identity(source, &event.event_id);
        self.text(&*event.event_id).int(event.ts_us).text(event.kind.as_ref()).text(&*event.native_type);
        self.text(event.outcome.as_ref()).text(event.actor_kind.as_ref()).text(actor).text(tail);
        let texts = [
            &event.provider,
            &event.surface,
            &event.org_id,
            &event.workspace_id,
            &event.native_project,
            &event.native_team,
            &event.api_key_id,
            &event.session_id,
            &event.request_id,
            &event.trace_id,
            &event.model,
            &event.task_class,
            &event.risk_category,
        ];
        for text in texts {
            self.text(text.as_deref());
        }
        for tag in &event.tags {
            self.text(&**tag);
        }
        self.int(event.tokens_in).int(event.tokens_cache_read).int(event.tokens_cache_write).int(event.tokens_out);
        // Absent nearly everywhere, and hashed only where it is there: no other format pays for it.
        if event.observed_us.is_some() {
            self.int(event.observed_us);
        }
        let content = self.int(event.cost_nano_usd).int(event.latency_ms).take();
        (identity, content)
    }

    /// Identity and content of a review record.
    pub(super) fn review(&mut self, source: &str, review: &Review<'_>, reviewer: Option<&str>) -> (u64, u64) {
        let identity = self.text(source).text(&*review.output_id).text(&*review.record_id).take();
        self.text(&*review.output_id).text(&*review.record_id).int(review.observed_us).text(review.queue.as_deref());
        self.int(review.routed_us).int(review.started_us).int(review.completed_us);
        let decision = review.decision.as_ref().map(AsRef::as_ref);
        self.text(decision).text(reviewer).int(review.review_ms);
        // A record without it has the hash that it had before there was such a column.
        if review.released_us.is_some() {
            self.int(review.released_us);
        }
        (identity, self.take())
    }

    /// Identity and content of a case record.
    pub(super) fn case(&mut self, source: &str, case: &Case<'_>, owner: Option<&str>) -> (u64, u64) {
        let identity = self.text(source).text(&*case.case_id).take();
        self.text(&*case.case_id).int(case.observed_us).text(case.state.as_ref()).text(&*case.native_state);
        self.text(case.severity.as_ref()).int(case.event_us).int(case.flagged_us).int(case.acknowledged_us);
        self.int(case.disposed_us).int(case.closed_us).int(case.reopen_count).text(owner);
        let texts = [&case.disposition, &case.category, &case.linked_id];
        for text in texts {
            self.text(text.as_deref());
        }
        (identity, self.take())
    }

    /// Identity and content of an aggregate, with its actor and tail as they will stand in the lake. The columns that
    /// tell buckets and cuts apart are too many to be read back, so the content is the identity: a later version of a
    /// bucket is another row, and reading takes the latest.
    pub(super) fn usage(&mut self, source: &str, usage: &Usage<'_>, actor: Option<&str>, tail: &str) -> (u64, u64) {
        self.text(usage.report).int(usage.bucket_start_us).int(usage.bucket_end_us).int(usage.observed_us);
        self.text(actor).text(usage.actor_kind.as_ref()).text(tail);
        let texts = [
            &usage.org_id,
            &usage.workspace_id,
            &usage.native_project,
            &usage.native_team,
            &usage.api_key_id,
            &usage.surface,
            &usage.model,
            &usage.cut,
        ];
        for text in texts {
            self.text(text.as_deref());
        }
        self.int(usage.requests).int(usage.messages).int(usage.sessions).int(usage.accepted).int(usage.rejected);
        self.int(usage.tokens_in).int(usage.tokens_cache_read).int(usage.tokens_cache_write).int(usage.tokens_out);
        let content = self.int(usage.cost_nano_usd).int(usage.active_ms).take();
        (self.usage_identity(source, content as i64), content)
    }

    fn usage_identity(&mut self, source: &str, content: i64) -> u64 {
        self.text(source).int(content).take()
    }

    /// Identity and content of a directory's record, with the id and the alias as they will stand in the lake.
    pub(super) fn entity(
        &mut self,
        source: &str,
        entity: &Entity<'_>,
        id: &str,
        alias: Option<&str>,
        tail: &str,
    ) -> (u64, u64) {
        let identity = self.text(entity.kind.as_ref()).text(id).text(source).take();
        self.text(entity.kind.as_ref()).text(id).int(entity.observed_us).text(alias).text(tail);
        self.text(entity.name.as_deref()).text(entity.state.as_deref()).text(entity.parent_id.as_deref());
        (identity, self.int(entity.created_us).int(entity.ended_us).take())
    }

    /// Identity of a reject.
    pub(super) fn reject(&mut self, source: &str, id: &str, reason: &str) -> u64 {
        self.text(source).text(id).text(reason).take()
    }
}

/// The keys of rows that are already in the lake, from a batch of their table's key.
pub(super) fn stored_keys(table: &Table, batch: &RecordBatch) -> Vec<RowKey> {
    let column = |name: &str| batch.column_by_name(name).expect("the reader was asked for this column");
    let mut texts = Vec::new();
    let mut hashes = None;
    for name in table.key {
        match column(name).as_primitive_opt::<Int64Type>() {
            Some(hash) => hashes = Some(hash),
            None => texts.push(column(name).as_string::<i32>()),
        }
    }
    let mut content = Content::default();
    let key = |row: usize| {
        for text in &texts {
            content.text((!text.is_null(row)).then(|| text.value(row)));
        }
        let hash = hashes.map_or(0, |hash| hash.value(row));
        if table == &USAGE {
            content.int(hash);
        }
        RowKey::new(content.take(), hash as u64)
    };
    (0..batch.num_rows()).map(key).collect()
}
