//! What one piece of a file becomes: the sink that format readers write to. Here a row gets its pseudonyms, its owner,
//! its local time, its content hash and its lineage.

use super::attribution::{Keys, Map, project};
use super::clock::{DAY_US, LocalClock};
use super::columns::Columns;
use super::dedup::RowKey;
use super::extra::{Extra, Record};
use super::hash::Content;
use super::identity::{Erased, Key, Pseudonyms};
use super::privacy::canonical_tail;
use crate::event::name as n;
use crate::event::row::{Case, Entity, Event, Reject, Review, Usage};
use crate::event::table::Table;
use crate::event::tables::{CASE, ENTITY, EVENT, NOTHING, REJECT, REVIEW, USAGE};
use crate::event::taxonomy::{ActorKind, EntityKind};
use crate::format::Sink;
use arrow::record_batch::RecordBatch;
use chrono::{Days, NaiveDate};
use chrono_tz::Tz;
use sha2::{Digest, Sha256};
use std::sync::Arc;

/// What is the same for every row of a run.
pub(super) struct Shared {
    /// The run that writes the rows.
    pub(super) run_id: String,
    /// The reporting zone.
    pub(super) zone: Tz,
    /// The key of the pseudonyms.
    pub(super) key: Key,
    /// The persons whose rows of before some instant are not taken in again.
    pub(super) erased: Erased,
    /// The attribution map.
    pub(super) map: Map,
    /// Day of the run (days since 1970-01-01), under which rejects are filed.
    pub(super) run_day: i32,
    /// Local day of the run (days since 1970-01-01).
    pub(super) received_day: i32,
}

/// Rows of one table from one piece, with what deduplication needs to know about each.
pub(super) struct TableRows {
    pub(super) table: &'static Table,
    pub(super) batch: RecordBatch,
    pub(super) keys: Vec<RowKey>,
    /// UTC day of each row, as days since 1970-01-01.
    pub(super) days: Vec<i32>,
    /// Whether each row's native type is known; all true but for events.
    pub(super) known: Vec<bool>,
    /// The place of each row's tail in [`PieceRows::extra`].
    pub(super) extra: Vec<Option<usize>>,
}

/// Everything from one piece.
pub(super) struct PieceRows {
    /// Only tables with rows.
    pub(super) tables: Vec<TableRows>,
    /// What is restricted in their rows, as rows of table `extra`.
    pub(super) extra: Option<RecordBatch>,
    /// Earliest and latest time seen.
    pub(super) span: Option<(i64, i64)>,
    /// The first rejects, for messages.
    pub(super) first_rejects: Vec<Reject>,
}

/// Rejects that are shown when a run stops because of them.
pub(super) const SHOWN_REJECTS: usize = 3;

/// One table being filled.
struct Filling {
    table: &'static Table,
    columns: Columns,
    keys: Vec<RowKey>,
    days: Vec<i32>,
    known: Vec<bool>,
    extra: Vec<Option<usize>>,
}

impl Filling {
    fn new(table: &'static Table) -> Self {
        let (keys, days, known, extra) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Self { table, columns: Columns::new(table), keys, days, known, extra }
    }

    fn note(&mut self, key: RowKey, day: i32, known: bool, extra: Option<usize>) {
        self.keys.push(key);
        self.days.push(day);
        self.known.push(known);
        self.extra.push(extra);
    }

    fn finish(self) -> Option<TableRows> {
        let Self { table, columns, keys, days, known, extra } = self;
        (columns.rows() > 0).then(|| TableRows { table, batch: columns.finish(), keys, days, known, extra })
    }
}

/// The sink for one piece.
pub(super) struct Rows<'a> {
    shared: Arc<Shared>,
    source: Arc<str>,
    file: Arc<str>,
    people: &'a mut Pseudonyms,
    clock: LocalClock,
    content: Content,
    tail: String,
    extra: Extra,
    event: Filling,
    usage: Filling,
    review: Filling,
    case: Filling,
    entity: Filling,
    reject: Filling,
    span: Option<(i64, i64)>,
    first_rejects: Vec<Reject>,
}

impl<'a> Rows<'a> {
    pub(super) fn new(shared: Arc<Shared>, source: Arc<str>, file: Arc<str>, people: &'a mut Pseudonyms) -> Self {
        Self {
            people,
            clock: LocalClock::new(shared.zone),
            shared,
            source,
            file,
            content: Content::default(),
            tail: String::new(),
            extra: Extra::new(),
            event: Filling::new(&EVENT),
            usage: Filling::new(&USAGE),
            review: Filling::new(&REVIEW),
            case: Filling::new(&CASE),
            entity: Filling::new(&ENTITY),
            reject: Filling::new(&REJECT),
            span: None,
            first_rejects: Vec::new(),
        }
    }

    pub(super) fn finish(self) -> PieceRows {
        let tables = [self.event, self.usage, self.review, self.case, self.entity, self.reject];
        let tables = tables.into_iter().filter_map(Filling::finish);
        let (tables, extra) = (tables.collect(), self.extra.finish());
        PieceRows { tables, extra, span: self.span, first_rejects: self.first_rejects }
    }

    /// By what a row of this time is told from others. One that names a person who was erased later is in the lake already,
    /// under another pseudonym and another hash.
    fn key(&mut self, ts_us: i64, identity: u64, content: u64) -> RowKey {
        if ts_us < self.people.take_erased() { RowKey::ERASED } else { RowKey::new(identity, content) }
    }

    fn stretch(&mut self, ts_us: i64) {
        let (first, last) = self.span.unwrap_or((ts_us, ts_us));
        self.span = Some((first.min(ts_us), last.max(ts_us)));
    }
}

/// File, line and run: the same three columns in every table of rows.
fn lineage(columns: &mut Columns, file: &str, line: u64, run_id: &str) {
    columns.text(n::SOURCE_FILE, file);
    columns.int(n::SOURCE_LINE, line as i64);
    columns.text(n::RUN_ID, run_id);
}

impl Sink for Rows<'_> {
    fn event(&mut self, line: u64, mut event: Event<'_>) {
        self.stretch(event.ts_us);
        canonical_tail(&mut event.extra, self.people, &mut self.tail);
        let actor = event.actor.as_deref().map(|actor| self.people.actor(event.actor_kind, actor));
        let (mut identity, content) = self.content.event(&self.source, &event, actor, &self.tail);
        if event.event_id.is_empty() {
            // An export without ids: equal rows are one row, and no person can be read or guessed from the name.
            event.event_id = format!("{content:016x}").into();
            identity = self.content.event_identity(&self.source, &event.event_id);
        }
        let (local_day, local_hour) = self.clock.at(event.ts_us);
        let day = event.ts_us.div_euclid(DAY_US) as i32;
        let (owner, by) = self.shared.map.owner(&Keys::from(&event), date(local_day));
        let columns = &mut self.event.columns;
        columns.text(n::EVENT_ID, &*event.event_id);
        columns.text(n::SOURCE, &*self.source);
        columns.instant(n::TS, event.ts_us);
        columns.int(n::TS_US, event.ts_us);
        columns.date(n::DAY, day);
        columns.date(n::LOCAL_DAY, local_day);
        columns.int(n::LOCAL_HOUR, local_hour);
        columns.text(n::KIND, event.kind.as_ref());
        columns.text(n::NATIVE_TYPE, &*event.native_type);
        columns.bool(n::TYPE_KNOWN, event.type_known);
        columns.text(n::OUTCOME, event.outcome.as_ref());
        columns.text(n::PROVIDER, event.provider.as_deref());
        columns.text(n::SURFACE, event.surface.as_deref());
        columns.text(n::ORG_ID, event.org_id.as_deref());
        columns.text(n::PROJECT, project(owner));
        columns.text(n::TEAM, owner.and_then(|owner| owner.team.as_deref()));
        columns.text(n::COST_CENTRE, owner.and_then(|owner| owner.cost_centre.as_deref()));
        columns.text(n::TIER, owner.and_then(|owner| owner.tier.as_deref()));
        columns.text(n::ATTRIBUTED_BY, by.as_ref());
        columns.text(n::WORKSPACE_ID, event.workspace_id.as_deref());
        columns.text(n::NATIVE_PROJECT, event.native_project.as_deref());
        columns.text(n::ACTOR, actor);
        columns.text(n::ACTOR_KIND, event.actor_kind.as_ref());
        columns.text(n::API_KEY_ID, event.api_key_id.as_deref());
        columns.text(n::SESSION_ID, event.session_id.as_deref());
        columns.text(n::REQUEST_ID, event.request_id.as_deref());
        columns.text(n::TRACE_ID, event.trace_id.as_deref());
        columns.text(n::MODEL, event.model.as_deref());
        columns.text(n::TASK_CLASS, event.task_class.as_deref());
        columns.int(n::TOKENS_IN, event.tokens_in);
        columns.int(n::TOKENS_CACHE_READ, event.tokens_cache_read);
        columns.int(n::TOKENS_CACHE_WRITE, event.tokens_cache_write);
        columns.int(n::TOKENS_OUT, event.tokens_out);
        columns.int(n::COST_NANO_USD, event.cost_nano_usd);
        columns.int(n::LATENCY_MS, event.latency_ms);
        columns.text(n::RISK_CATEGORY, event.risk_category.as_deref());
        columns.text(n::EXTRA_JSON, NOTHING);
        columns.int(n::CONTENT_HASH, content as i64);
        lineage(columns, &self.file, line, &self.shared.run_id);
        columns.int(n::OBSERVED_US, event.observed_us);
        columns.date(n::RECEIVED_DAY, self.shared.received_day);
        columns.text(n::OBJECT_ID, event.object_id.as_deref());
        let record = Record { table: &EVENT, day, content };
        let extra = self.extra.take(&record, &self.tail, &self.source, &self.shared.run_id);
        let key = self.key(event.ts_us, identity, content);
        self.event.note(key, day, event.type_known, extra);
    }

    fn review(&mut self, line: u64, review: Review<'_>) {
        self.stretch(review.observed_us);
        let reviewer = review.reviewer.as_deref().map(|name| self.people.actor(ActorKind::User, name));
        let (identity, content) = self.content.review(&self.source, &review, reviewer);
        let day = review.observed_us.div_euclid(DAY_US) as i32;
        let columns = &mut self.review.columns;
        columns.text(n::OUTPUT_ID, &*review.output_id);
        columns.text(n::RECORD_ID, &*review.record_id);
        columns.text(n::SOURCE, &*self.source);
        columns.date(n::DAY, day);
        columns.int(n::OBSERVED_US, review.observed_us);
        columns.text(n::QUEUE, review.queue.as_deref());
        columns.int(n::ROUTED_US, review.routed_us);
        columns.int(n::STARTED_US, review.started_us);
        columns.int(n::COMPLETED_US, review.completed_us);
        columns.text(n::DECISION, review.decision.as_ref().map(AsRef::as_ref));
        columns.text(n::REVIEWER, reviewer);
        columns.int(n::REVIEW_MS, review.review_ms);
        columns.int(n::OUTPUT_US, None);
        columns.date(n::OUTPUT_DAY, None);
        columns.text(n::PROJECT, None);
        columns.text(n::TEAM, None);
        columns.text(n::TIER, None);
        columns.int(n::CONTENT_HASH, content as i64);
        lineage(columns, &self.file, line, &self.shared.run_id);
        columns.int(n::RELEASED_US, review.released_us);
        columns.text(n::AUTHOR, None);
        columns.text(n::AUTHOR_KIND, None);
        let key = self.key(review.observed_us, identity, content);
        self.review.note(key, day, true, None);
    }

    fn case(&mut self, line: u64, case: Case<'_>) {
        self.stretch(case.observed_us);
        let owner = case.owner.as_deref().map(|name| self.people.actor(ActorKind::User, name));
        let (identity, content) = self.content.case(&self.source, &case, owner);
        let day = case.observed_us.div_euclid(DAY_US) as i32;
        let columns = &mut self.case.columns;
        columns.text(n::CASE_ID, &*case.case_id);
        columns.text(n::SOURCE, &*self.source);
        columns.date(n::DAY, day);
        columns.int(n::OBSERVED_US, case.observed_us);
        columns.text(n::STATE, case.state.as_ref());
        columns.text(n::NATIVE_STATE, &*case.native_state);
        columns.text(n::SEVERITY, case.severity.as_ref());
        columns.int(n::EVENT_US, case.event_us);
        columns.int(n::FLAGGED_US, case.flagged_us);
        columns.int(n::ACKNOWLEDGED_US, case.acknowledged_us);
        columns.int(n::DISPOSED_US, case.disposed_us);
        columns.int(n::CLOSED_US, case.closed_us);
        columns.int(n::REOPEN_COUNT, case.reopen_count);
        columns.text(n::DISPOSITION, case.disposition.as_deref());
        columns.text(n::OWNER, owner);
        columns.text(n::CATEGORY, case.category.as_deref());
        columns.text(n::LINKED_ID, case.linked_id.as_deref());
        columns.int(n::CONTENT_HASH, content as i64);
        lineage(columns, &self.file, line, &self.shared.run_id);
        let key = self.key(case.observed_us, identity, content);
        self.case.note(key, day, true, None);
    }

    fn usage(&mut self, line: u64, mut usage: Usage<'_>) {
        self.stretch(usage.bucket_start_us);
        canonical_tail(&mut usage.extra, self.people, &mut self.tail);
        let actor = usage.actor.as_deref().map(|actor| self.people.actor(usage.actor_kind, actor));
        let (identity, content) = self.content.usage(&self.source, &usage, actor, &self.tail);
        let day = usage.bucket_start_us.div_euclid(DAY_US) as i32;
        // A bucket of whole days belongs to its own calendar day, wherever the organisation reports.
        let whole_days = usage.bucket_end_us - usage.bucket_start_us >= DAY_US;
        let local_day = if whole_days { day } else { self.clock.at(usage.bucket_start_us).0 };
        let (owner, by) = self.shared.map.owner(&Keys::from(&usage), date(local_day));
        let columns = &mut self.usage.columns;
        columns.text(n::SOURCE, &*self.source);
        columns.date(n::DAY, day);
        columns.int(n::BUCKET_START_US, usage.bucket_start_us);
        columns.int(n::BUCKET_END_US, usage.bucket_end_us);
        columns.date(n::LOCAL_DAY, local_day);
        columns.text(n::PROJECT, project(owner));
        columns.text(n::WORKSPACE_ID, usage.workspace_id.as_deref());
        columns.text(n::API_KEY_ID, usage.api_key_id.as_deref());
        columns.text(n::ACTOR, actor);
        columns.text(n::MODEL, usage.model.as_deref());
        columns.int(n::REQUESTS, usage.requests);
        columns.int(n::TOKENS_IN, usage.tokens_in);
        columns.int(n::TOKENS_CACHE_READ, usage.tokens_cache_read);
        columns.int(n::TOKENS_CACHE_WRITE, usage.tokens_cache_write);
        columns.int(n::TOKENS_OUT, usage.tokens_out);
        columns.int(n::COST_NANO_USD, usage.cost_nano_usd);
        columns.int(n::CONTENT_HASH, content as i64);
        lineage(columns, &self.file, line, &self.shared.run_id);
        columns.text(n::REPORT, usage.report);
        columns.int(n::OBSERVED_US, usage.observed_us);
        columns.text(n::ORG_ID, usage.org_id.as_deref());
        columns.text(n::NATIVE_PROJECT, usage.native_project.as_deref());
        columns.text(n::TEAM, owner.and_then(|owner| owner.team.as_deref()));
        columns.text(n::COST_CENTRE, owner.and_then(|owner| owner.cost_centre.as_deref()));
        columns.text(n::TIER, owner.and_then(|owner| owner.tier.as_deref()));
        columns.text(n::ATTRIBUTED_BY, by.as_ref());
        columns.text(n::ACTOR_KIND, usage.actor_kind.as_ref());
        columns.text(n::SURFACE, usage.surface.as_deref());
        columns.text(n::CUT, usage.cut.as_deref());
        columns.int(n::MESSAGES, usage.messages);
        columns.int(n::SESSIONS, usage.sessions);
        columns.int(n::ACCEPTED, usage.accepted);
        columns.int(n::REJECTED, usage.rejected);
        columns.int(n::ACTIVE_MS, usage.active_ms);
        columns.text(n::EXTRA_JSON, None);
        let record = Record { table: &USAGE, day, content };
        let extra = self.extra.take(&record, &self.tail, &self.source, &self.shared.run_id);
        let key = self.key(usage.bucket_start_us, identity, content);
        self.usage.note(key, day, true, extra);
    }

    fn entity(&mut self, line: u64, mut entity: Entity<'_>) {
        self.stretch(entity.observed_us);
        canonical_tail(&mut entity.extra, self.people, &mut self.tail);
        let alias = entity.alias.as_deref().map(|alias| self.people.person(alias).to_owned());
        let person = matches!(entity.kind, EntityKind::User | EntityKind::Member);
        let id = if person { self.people.person(&entity.entity_id) } else { &entity.entity_id };
        let (identity, content) = self.content.entity(&self.source, &entity, id, alias.as_deref(), &self.tail);
        let day = entity.observed_us.div_euclid(DAY_US) as i32;
        let columns = &mut self.entity.columns;
        columns.text(n::ENTITY_KIND, entity.kind.as_ref());
        columns.text(n::ENTITY_ID, id);
        columns.text(n::SOURCE, &*self.source);
        columns.date(n::DAY, day);
        columns.int(n::OBSERVED_US, entity.observed_us);
        columns.text(n::ENTITY_NAME, entity.name.as_deref().filter(|_| !person));
        columns.text(n::ALIAS, alias.as_deref());
        columns.text(n::STATE, entity.state.as_deref());
        columns.text(n::PARENT_ID, entity.parent_id.as_deref());
        columns.int(n::CREATED_US, entity.created_us);
        columns.int(n::ENDED_US, entity.ended_us);
        columns.text(n::EXTRA_JSON, NOTHING);
        columns.int(n::CONTENT_HASH, content as i64);
        lineage(columns, &self.file, line, &self.shared.run_id);
        let record = Record { table: &ENTITY, day, content };
        let extra = self.extra.take(&record, &self.tail, &self.source, &self.shared.run_id);
        let key = self.key(entity.observed_us, identity, content);
        self.entity.note(key, day, true, extra);
    }

    fn reject(&mut self, reject: Reject, raw: &[u8]) {
        let digest = Sha256::digest(raw);
        let id: String = digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
        let identity = self.content.reject(&self.source, &id, reject.reason.as_ref());
        let columns = &mut self.reject.columns;
        columns.text(n::REJECT_ID, id.as_str());
        columns.text(n::SOURCE, &*self.source);
        columns.date(n::DAY, self.shared.run_day);
        columns.text(n::REASON, reject.reason.as_ref());
        columns.text(n::DETAIL, reject.detail.as_str());
        lineage(columns, &self.file, reject.line, &self.shared.run_id);
        self.reject.note(RowKey::new(identity, 0), self.shared.run_day, true, None);
        if self.first_rejects.len() < SHOWN_REJECTS {
            self.first_rejects.push(reject);
        }
    }
}

/// A day from days since 1970-01-01.
pub(super) fn date(epoch_day: i32) -> NaiveDate {
    let epoch = NaiveDate::default();
    let days = Days::new(u64::from(epoch_day.unsigned_abs()));
    let day = if epoch_day < 0 { epoch.checked_sub_days(days) } else { epoch.checked_add_days(days) };
    day.unwrap_or(epoch)
}

#[cfg(test)]
mod tests;
