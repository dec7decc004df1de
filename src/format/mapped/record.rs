//! One record as a row of its table: the columns read by their rules, and what a row makes of what is not there.

use super::column::{NATIVE_TEAM, TAGS, Target};
use super::mapping::{Bucket, Mapping};
use super::value::{Cell, may_stand_in_the_lake};
use crate::event::name as n;
use crate::event::row::{Case, Event, Micros, Review, Text, Usage};
use crate::event::taxonomy::{ActorKind, Kind, Outcome, RejectReason, Severity};
use crate::format::field::Field;
use crate::format::rows::Fault;
use crate::format::{Options, Sink};
use chrono::{DateTime, Months};
use std::borrow::Cow;
use std::str::FromStr;

const HOUR: i64 = 3_600_000_000;
const DAY: i64 = 24 * HOUR;
/// The one report of a source: another report is another source with a name of its own.
const REPORT: &str = "mapped";

/// Reads a record and hands it to the sink as a row.
pub(super) fn map<'a>(
    line: u64,
    fields: &[Field<'a>],
    mapping: &'a Mapping,
    options: &Options,
    sink: &mut dyn Sink,
) -> Result<(), Fault> {
    let mut cells = Cells::read(fields, mapping, options)?;
    match mapping.target {
        Target::Event => sink.event(line, event(&mut cells, fields)?),
        Target::Usage => sink.usage(line, usage(&mut cells, fields)?),
        Target::Review => sink.review(line, review(&mut cells)?),
        Target::Case => sink.case(line, case(&mut cells, fields)?),
    }
    Ok(())
}

/// The columns of one row that have a value.
struct Cells<'a> {
    mapping: &'a Mapping,
    cells: Vec<(&'static str, Cell<'a>)>,
}

impl<'a> Cells<'a> {
    fn read(fields: &[Field<'a>], mapping: &'a Mapping, options: &Options) -> Result<Self, Fault> {
        let mut cells = Vec::with_capacity(mapping.rules.len());
        for rule in &mapping.rules {
            match rule.read(fields, options)? {
                Some(cell) => cells.push((rule.column.name, cell)),
                None if rule.column.required => return Err(rule.missing()),
                None => {}
            }
        }
        Ok(Self { mapping, cells })
    }

    fn take(&mut self, name: &str) -> Option<Cell<'a>> {
        let at = self.cells.iter().position(|(column, _)| *column == name)?;
        Some(self.cells.swap_remove(at).1)
    }

    fn text(&mut self, name: &str) -> Option<Text<'a>> {
        match self.take(name)? {
            Cell::Text(text) => Some(text),
            _ => None,
        }
    }

    fn texts(&mut self, name: &str) -> Vec<Text<'a>> {
        match self.take(name) {
            Some(Cell::Texts(texts)) => texts,
            _ => Vec::new(),
        }
    }

    fn int(&mut self, name: &str) -> Option<i64> {
        match self.take(name)? {
            Cell::Int(number) => Some(number),
            _ => None,
        }
    }

    fn word<T: FromStr>(&mut self, name: &str) -> Option<T> {
        match self.take(name)? {
            Cell::Word(word) => word.parse().ok(),
            _ => None,
        }
    }

    /// The value of a column that the table cannot do without.
    fn needed<T>(name: &str, value: Option<T>) -> Result<T, Fault> {
        value.ok_or_else(|| Fault::missing(name))
    }

    /// The export's own word for a column that holds a closed list, else our word for it.
    fn native(&mut self, own: &str, column: &str, fields: &[Field<'a>], word: &'static str) -> Text<'a> {
        let found = |cells: &Self| cells.mapping.rule(column)?.native(fields);
        self.text(own).or_else(|| found(self)).unwrap_or(Cow::Borrowed(word))
    }

    /// A person unless the mapping says otherwise.
    fn actor(&mut self) -> (Option<Text<'a>>, ActorKind) {
        let actor = self.text(n::ACTOR);
        let kind = if actor.is_some() { ActorKind::User } else { ActorKind::Unknown };
        (actor, self.word(n::ACTOR_KIND).unwrap_or(kind))
    }

    fn kept(&self, fields: &[Field<'a>]) -> Vec<(Text<'a>, Text<'a>)> {
        let kept = self.mapping.keep.iter();
        kept.filter_map(|path| Some((Cow::Borrowed(&*path.written), path.find(fields)?.json()))).collect()
    }
}

/// Without a mapped id the row has none: `ingest` names it by its content, under which persons are pseudonyms already.
fn event<'a>(cells: &mut Cells<'a>, fields: &[Field<'a>]) -> Result<Event<'a>, Fault> {
    let ts_us = Cells::needed(n::TS, cells.int(n::TS))?;
    let kind: Kind = Cells::needed(n::KIND, cells.word(n::KIND))?;
    let native = cells.native(n::NATIVE_TYPE, n::KIND, fields, kind.into());
    let mut event = Event::new(cells.text(n::EVENT_ID).unwrap_or_default(), ts_us, kind, native);
    event.observed_us = cells.int(n::OBSERVED_US);
    event.type_known = !matches!(cells.take(n::TYPE_KNOWN), Some(Cell::Flag(false)));
    event.outcome = cells.word(n::OUTCOME).unwrap_or(Outcome::Unknown);
    event.provider = cells.text(n::PROVIDER);
    event.surface = cells.text(n::SURFACE);
    event.org_id = cells.text(n::ORG_ID);
    event.workspace_id = cells.text(n::WORKSPACE_ID);
    event.native_project = cells.text(n::NATIVE_PROJECT);
    event.tags = cells.texts(TAGS);
    event.native_team = cells.text(NATIVE_TEAM);
    (event.actor, event.actor_kind) = cells.actor();
    event.api_key_id = cells.text(n::API_KEY_ID);
    event.session_id = cells.text(n::SESSION_ID);
    event.request_id = cells.text(n::REQUEST_ID);
    event.trace_id = cells.text(n::TRACE_ID);
    event.model = cells.text(n::MODEL);
    event.task_class = cells.text(n::TASK_CLASS);
    event.tokens_in = cells.int(n::TOKENS_IN);
    event.tokens_cache_read = cells.int(n::TOKENS_CACHE_READ);
    event.tokens_cache_write = cells.int(n::TOKENS_CACHE_WRITE);
    event.tokens_out = cells.int(n::TOKENS_OUT);
    event.cost_nano_usd = cells.int(n::COST_NANO_USD);
    event.latency_ms = cells.int(n::LATENCY_MS);
    event.risk_category = cells.text(n::RISK_CATEGORY);
    event.extra = cells.kept(fields);
    Ok(event)
}

fn usage<'a>(cells: &mut Cells<'a>, fields: &[Field<'a>]) -> Result<Usage<'a>, Fault> {
    let start = Cells::needed(n::BUCKET_START_US, cells.int(n::BUCKET_START_US))?;
    let end = match cells.mapping.bucket {
        Some(bucket) => bucket.end(start),
        None => cells.int(n::BUCKET_END_US),
    };
    let end = Cells::needed(n::BUCKET_END_US, end)?;
    if end <= start {
        let (start, end) = (n::BUCKET_START_US, n::BUCKET_END_US);
        return Err(Fault::new(RejectReason::NegativeClock, format!("expected `{end}` after `{start}`")));
    }
    let mut usage = Usage::new(REPORT, start, end);
    usage.observed_us = cells.int(n::OBSERVED_US).unwrap_or(end);
    usage.org_id = cells.text(n::ORG_ID);
    usage.workspace_id = cells.text(n::WORKSPACE_ID);
    usage.native_project = cells.text(n::NATIVE_PROJECT);
    usage.native_team = cells.text(NATIVE_TEAM);
    usage.api_key_id = cells.text(n::API_KEY_ID);
    (usage.actor, usage.actor_kind) = cells.actor();
    usage.surface = cells.text(n::SURFACE);
    usage.model = cells.text(n::MODEL);
    usage.cut = cut(cells.mapping, fields)?;
    usage.requests = cells.int(n::REQUESTS);
    usage.messages = cells.int(n::MESSAGES);
    usage.sessions = cells.int(n::SESSIONS);
    usage.accepted = cells.int(n::ACCEPTED);
    usage.rejected = cells.int(n::REJECTED);
    usage.tokens_in = cells.int(n::TOKENS_IN);
    usage.tokens_cache_read = cells.int(n::TOKENS_CACHE_READ);
    usage.tokens_cache_write = cells.int(n::TOKENS_CACHE_WRITE);
    usage.tokens_out = cells.int(n::TOKENS_OUT);
    usage.cost_nano_usd = cells.int(n::COST_NANO_USD);
    usage.active_ms = cells.int(n::ACTIVE_MS);
    usage.extra = cells.kept(fields);
    Ok(usage)
}

fn review<'a>(cells: &mut Cells<'a>) -> Result<Review<'a>, Fault> {
    let output_id = Cells::needed(n::OUTPUT_ID, cells.text(n::OUTPUT_ID))?;
    let (routed_us, started_us) = (cells.int(n::ROUTED_US), cells.int(n::STARTED_US));
    let completed_us = cells.int(n::COMPLETED_US);
    for (name, earlier) in [(n::ROUTED_US, routed_us), (n::STARTED_US, started_us)] {
        in_order((name, earlier), (n::COMPLETED_US, completed_us))?;
    }
    let latest = [routed_us, started_us, completed_us].into_iter().flatten().max();
    let observed_us = Cells::needed(n::OBSERVED_US, cells.int(n::OBSERVED_US).or(latest))?;
    let record_id = cells.text(n::RECORD_ID).unwrap_or_else(|| Cow::Owned(format!("{output_id}:{observed_us}")));
    Ok(Review {
        output_id,
        record_id,
        observed_us,
        queue: cells.text(n::QUEUE),
        routed_us,
        started_us,
        completed_us,
        decision: cells.word(n::DECISION),
        reviewer: cells.text(n::REVIEWER),
        review_ms: cells.int(n::REVIEW_MS),
        released_us: cells.int(n::RELEASED_US),
    })
}

fn case<'a>(cells: &mut Cells<'a>, fields: &[Field<'a>]) -> Result<Case<'a>, Fault> {
    let case_id = Cells::needed(n::CASE_ID, cells.text(n::CASE_ID))?;
    let word = cells.take(n::STATE);
    let Some(Cell::Word(word)) = word else { return Err(Fault::missing(n::STATE)) };
    let state = Cells::needed(n::STATE, word.parse().ok())?;
    let flagged_us = Cells::needed(n::FLAGGED_US, cells.int(n::FLAGGED_US))?;
    let clocks = [n::ACKNOWLEDGED_US, n::DISPOSED_US, n::CLOSED_US].map(|name| (name, cells.int(name)));
    for clock in clocks {
        in_order((n::FLAGGED_US, Some(flagged_us)), clock)?;
    }
    let [acknowledged_us, disposed_us, closed_us] = clocks.map(|(_, clock)| clock);
    let latest = clocks.into_iter().filter_map(|(_, clock)| clock).fold(flagged_us, i64::max);
    Ok(Case {
        case_id,
        observed_us: cells.int(n::OBSERVED_US).unwrap_or(latest),
        state,
        native_state: cells.native(n::NATIVE_STATE, n::STATE, fields, word),
        severity: cells.word(n::SEVERITY).unwrap_or(Severity::Unrated),
        event_us: cells.int(n::EVENT_US),
        flagged_us,
        acknowledged_us,
        disposed_us,
        closed_us,
        reopen_count: cells.int(n::REOPEN_COUNT).unwrap_or(0),
        disposition: cells.text(n::DISPOSITION),
        owner: cells.text(n::OWNER),
        category: cells.text(n::CATEGORY),
        linked_id: cells.text(n::LINKED_ID),
    })
}

/// Refuses a clock that runs backwards.
fn in_order(earlier: (&str, Option<Micros>), later: (&str, Option<Micros>)) -> Result<(), Fault> {
    match (earlier.1, later.1) {
        (Some(first), Some(second)) if second < first => {
            let detail = format!("expected `{}` at or after `{}`", later.0, earlier.0);
            Err(Fault::new(RejectReason::NegativeClock, detail))
        }
        _ => Ok(()),
    }
}

/// The other dimensions as `name=value`.
fn cut<'a>(mapping: &Mapping, fields: &[Field<'a>]) -> Result<Option<Text<'a>>, Fault> {
    let mut parts = Vec::new();
    for path in &mapping.cuts {
        let Some(found) = path.find(fields) else { continue };
        let fault =
            || Fault::new(RejectReason::BadValue, format!("expected a short text in the cut `{}`", path.written));
        if found.is_nested() {
            return Err(fault());
        }
        let Some(text) = found.text() else { continue };
        if !may_stand_in_the_lake(&text) {
            return Err(fault());
        }
        parts.push(format!("{}={text}", path.written));
    }
    Ok((!parts.is_empty()).then(|| Cow::Owned(parts.join(";"))))
}

impl Bucket {
    /// The end of a bucket that begins at `start`; days, weeks and months are those of the calendar.
    fn end(self, start: Micros) -> Option<Micros> {
        match self {
            Self::Hour => start.checked_add(HOUR),
            Self::Day => start.checked_add(DAY),
            Self::Week => start.checked_add(7 * DAY),
            Self::Month => {
                let day = DateTime::from_timestamp_micros(start)?;
                Some(day.checked_add_months(Months::new(1))?.timestamp_micros())
            }
        }
    }
}
