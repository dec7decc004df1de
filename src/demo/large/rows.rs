//! Rows of a table, column by column, and those of the events of one file.

use super::calls::{Actor, Event, MODELS, PROJECTS, TEAMS};
use super::{DAY_US, Day, DayRows, mixed};
use crate::event::name as n;
use crate::event::table::{Table, Type};
use crate::event::tables::{EVENT, RUN};
use crate::event::taxonomy::{ActorKind, AttributedBy, Outcome, UNATTRIBUTED};
use arrow::array::{
    ArrayRef, BooleanArray, Date32Array, Int64Array, StringArray, TimestampMicrosecondArray, new_null_array,
};
use arrow::record_batch::RecordBatch;
use chrono::NaiveDate;
use std::sync::Arc;

/// Rows that are to become a batch.
pub(super) struct Cells<'a, T> {
    pub(super) table: &'static Table,
    /// In the order of the table.
    pub(super) rows: &'a [T],
    /// The file that they were read from.
    pub(super) file: String,
    /// The run that read it.
    pub(super) run: &'a str,
}

#[expect(clippy::unnecessary_wraps, reason = "columns that a row does not fill are none")]
impl<T> Cells<'_, T> {
    /// The batch: `column` has the values of a column by its name; lineage is added, and what has none is empty.
    pub(super) fn batch(&self, column: impl Fn(&str) -> Option<ArrayRef>) -> RecordBatch {
        let lineage = |name: &str| match name {
            n::SOURCE_FILE => self.same(&self.file),
            n::SOURCE_LINE => self.int(|_, row| Some(row as i64 + 1)),
            n::RUN_ID => self.same(self.run),
            _ => None,
        };
        let empty = |kind: Type| new_null_array(&kind.arrow(), self.rows.len());
        let values = self.table.columns.iter().map(|declared| {
            column(declared.name).or_else(|| lineage(declared.name)).unwrap_or_else(|| empty(declared.kind))
        });
        let values = values.collect();
        RecordBatch::try_new(self.table.schema(), values).expect("every required column has its values")
    }

    pub(super) fn text(&self, value: impl Fn(&T, usize) -> Option<String>) -> Option<ArrayRef> {
        Some(Arc::new(self.rows.iter().zip(0..).map(|(one, row)| value(one, row)).collect::<StringArray>()))
    }

    pub(super) fn word(&self, value: impl Fn(&T) -> Option<&'static str>) -> Option<ArrayRef> {
        Some(Arc::new(self.rows.iter().map(value).collect::<StringArray>()))
    }

    pub(super) fn same(&self, text: &str) -> Option<ArrayRef> {
        Some(Arc::new(StringArray::from_iter_values(self.rows.iter().map(|_| text))))
    }

    pub(super) fn int(&self, value: impl Fn(&T, usize) -> Option<i64>) -> Option<ArrayRef> {
        Some(Arc::new(self.rows.iter().zip(0..).map(|(one, row)| value(one, row)).collect::<Int64Array>()))
    }

    pub(super) fn day(&self, day: NaiveDate) -> Option<ArrayRef> {
        Some(Arc::new(Date32Array::from(vec![day.to_epoch_days(); self.rows.len()])))
    }
}

/// The events of one file, and its line in the row balance.
pub(super) fn events(day: &Day, mut events: Vec<Event>, number: usize, run: &str) -> Vec<DayRows> {
    events.sort_unstable_by_key(|event| (event.project, event.at_us, event.id));
    let source = events.first().map_or("", |event| event.source);
    let file = format!("exports/{source}/{}-{number:03}.ndjson.gz", day.date);
    let cells = Cells { table: &EVENT, rows: &events, file: file.clone(), run };
    let batch = cells.batch(|column| event_column(&cells, day, column));
    vec![(&EVENT, batch), (&RUN, balance(day, &events, file, run))]
}

fn event_column(cells: &Cells<Event>, day: &Day, column: &str) -> Option<ArrayRef> {
    match column {
        n::TS => {
            let instants: TimestampMicrosecondArray = cells.rows.iter().map(|event| Some(event.at_us)).collect();
            Some(Arc::new(instants.with_timezone("UTC")))
        }
        n::TS_US => cells.int(|event, _| Some(event.at_us)),
        n::DAY | n::LOCAL_DAY => cells.day(day.date),
        n::LOCAL_HOUR => cells.int(|event, _| Some((event.at_us - day.begins_us()) * 24 / DAY_US)),
        n::TYPE_KNOWN => Some(Arc::new(BooleanArray::from(vec![true; cells.rows.len()]))),
        n::TOKENS_IN => cells.int(|event, _| Some(event.work?.tokens_in)),
        n::TOKENS_CACHE_READ => cells.int(|event, _| Some(event.work?.tokens_cached)),
        n::TOKENS_OUT => cells.int(|event, _| Some(event.work?.tokens_out)),
        n::COST_NANO_USD => cells.int(|event, _| cost(event)),
        n::LATENCY_MS => cells.int(|event, _| Some(event.work?.millis)),
        n::CONTENT_HASH => cells.int(|event, _| Some(mixed(event.id ^ 1).cast_signed())),
        _ => event_text(cells, column),
    }
}

fn event_text(cells: &Cells<Event>, column: &str) -> Option<ArrayRef> {
    let known = |event: &Event| event.project < PROJECTS;
    match column {
        n::EVENT_ID => cells.text(|event, _| Some(event.name())),
        n::SOURCE => cells.word(|event| Some(event.source)),
        n::KIND => cells.word(|event| Some(event.kind.into())),
        n::NATIVE_TYPE => cells.word(|event| Some(event.native_type)),
        n::OUTCOME => cells.word(|event| Some(event.outcome.into())),
        n::PROVIDER => cells.word(|event| Some(MODELS[event.work?.model].1)),
        n::SURFACE => cells.word(|event| Some(if event.work.is_some() { "api" } else { "chat" })),
        n::PROJECT => cells.text(|event, _| Some(event.project_name())),
        n::TEAM => cells.text(|event, _| {
            Some(if known(event) { format!("team-{:02}", event.project % TEAMS) } else { UNATTRIBUTED.to_owned() })
        }),
        n::COST_CENTRE => cells.text(|event, _| {
            Some(if known(event) { format!("CC-{}", 4000 + event.project % TEAMS) } else { UNATTRIBUTED.to_owned() })
        }),
        n::TIER => cells.word(Event::tier),
        n::ATTRIBUTED_BY => {
            cells.word(|event| Some(if known(event) { AttributedBy::Tag } else { AttributedBy::None }.into()))
        }
        n::ACTOR => cells.text(|event, _| Some(event.actor_name())),
        n::ACTOR_KIND => cells.word(|event| {
            Some(if event.actor == Actor::Service { ActorKind::ServiceAccount } else { ActorKind::User }.into())
        }),
        n::API_KEY_ID => cells.text(|event, _| event.work.map(|_| format!("{:064x}", mixed(event.project)))),
        n::MODEL => cells.word(|event| Some(MODELS[event.work?.model].0)),
        n::TASK_CLASS => cells.word(|event| event.work?.task),
        n::EXTRA_JSON => cells.same("{}"),
        _ => None,
    }
}

/// What the gateway says that a call cost.
fn cost(event: &Event) -> Option<i64> {
    let work = event.work?;
    let (token_in, token_out) = MODELS[work.model].2;
    let answered = !matches!(event.outcome, Outcome::Failure | Outcome::Denied);
    Some(if answered { work.tokens_in * token_in + work.tokens_out * token_out } else { 0 })
}

/// Every row of the file was accepted.
fn balance(day: &Day, events: &[Event], file: String, run: &str) -> RecordBatch {
    let digest = events.iter().fold(0, |sum: u64, event| sum ^ event.id);
    let source = events.first().map_or("", |event| event.source);
    let (number, times) = (events.len() as i64, || events.iter().map(|event| event.at_us));
    let cells = Cells { table: &RUN, rows: &[()], file, run };
    cells.batch(|column| match column {
        n::DAY => cells.day(day.date),
        n::FILE_SHA256 => cells.text(|(), _| Some(format!("{:064x}", mixed(digest)))),
        n::FORMAT => cells.same(source),
        n::BYTES => cells.int(|(), _| Some(1_500 * number)),
        n::ROWS_READ | n::ROWS_ACCEPTED => cells.int(|(), _| Some(number)),
        n::ROWS_DUPLICATE | n::ROWS_REJECTED | n::ROWS_TYPE_UNKNOWN => cells.int(|(), _| Some(0)),
        n::FIRST_US => cells.int(|(), _| times().min()),
        n::LAST_US => cells.int(|(), _| times().max()),
        n::TOOL_VERSION => cells.same(env!("CARGO_PKG_VERSION")),
        _ => None,
    })
}
