//! A sink that holds each call to what every row promises. `fuzz/` compiles this file as well.

use super::blocks::{self, newlines};
use super::well_formed::is_well_formed;
use auditpack::event::row::{Case, Entity, Event, Micros, Reject, Review, Usage};
use auditpack::event::taxonomy::RejectReason;
use auditpack::format::{Format, Options, Sink};

/// Instants that exports write: the years 0 to 9999, with room for an offset. Days of the lake lie within them.
const FIRST: Micros = -62_168_000_000_000_000;
const LAST: Micros = 253_403_000_000_000_000;

/// The calls of one file.
pub(crate) struct Watch {
    /// Line and table of each.
    calls: Vec<(u64, &'static str)>,
    /// Whether something was no record at all.
    malformed: bool,
    lines: u64,
    bytes: usize,
}

impl Watch {
    /// The calls that reading `bytes` will make.
    pub(crate) fn of(bytes: &[u8]) -> Self {
        Self { calls: Vec::new(), malformed: false, lines: 1 + newlines(bytes), bytes: bytes.len() }
    }

    fn call(&mut self, line: u64, table: &'static str) {
        assert!((1..=self.lines).contains(&line), "line {line} of {}", self.lines);
        self.calls.push((line, table));
        // A row takes at least a byte of the file: the rows are bounded by what was read.
        assert!(self.calls.len() <= self.bytes, "more rows than bytes");
    }
}

/// Reads `bytes` whole and in blocks of `size`. Well-formed text that is read without a malformed part gives the same rows
/// either way; what is broken may be told in other parts when it is cut elsewhere.
pub(crate) fn hold(format: &Format, bytes: &[u8], size: usize, options: &Options) {
    let (mut whole, mut cut) = (Watch::of(bytes), Watch::of(bytes));
    let done = blocks::read(format, bytes, usize::MAX >> 1, options, &mut whole);
    let done_cut = blocks::read(format, bytes, size, options, &mut cut);
    if done.is_ok() && !whole.malformed && is_well_formed(bytes) {
        assert_eq!(done_cut, Ok(()), "{} in blocks of {size}", format.id);
        assert_eq!(cut.calls, whole.calls, "{} in blocks of {size}", format.id);
    }
}

/// Each of these has a day in the calendar.
#[track_caller]
fn within(instants: &[Option<Micros>]) {
    for instant in instants.iter().flatten() {
        assert!((FIRST..=LAST).contains(instant), "{instant} is no time of any export");
    }
}

impl Sink for Watch {
    fn event(&mut self, line: u64, event: Event<'_>) {
        within(&[Some(event.ts_us), event.observed_us]);
        self.call(line, "event");
    }

    fn review(&mut self, line: u64, review: Review<'_>) {
        assert!(!review.output_id.is_empty(), "a review of nothing");
        within(&[Some(review.observed_us), review.routed_us, review.started_us, review.completed_us]);
        self.call(line, "review");
    }

    fn case(&mut self, line: u64, case: Case<'_>) {
        assert!(!case.case_id.is_empty(), "a case without a number");
        within(&[Some(case.observed_us), case.event_us, Some(case.flagged_us)]);
        within(&[case.acknowledged_us, case.disposed_us, case.closed_us]);
        self.call(line, "case");
    }

    fn usage(&mut self, line: u64, usage: Usage<'_>) {
        assert!(!usage.report.is_empty(), "a bucket of no report");
        within(&[Some(usage.bucket_start_us), Some(usage.bucket_end_us), Some(usage.observed_us)]);
        self.call(line, "usage");
    }

    fn entity(&mut self, line: u64, entity: Entity<'_>) {
        assert!(!entity.entity_id.is_empty(), "an entity without an id");
        within(&[Some(entity.observed_us), entity.created_us, entity.ended_us]);
        self.call(line, "entity");
    }

    fn reject(&mut self, reject: Reject, raw: &[u8]) {
        assert!(!reject.detail.is_empty() && !reject.detail.ends_with('.'), "{}", reject.detail);
        assert!(raw.len() <= self.bytes, "a reject longer than the file");
        self.malformed |= reject.reason == RejectReason::Malformed;
        self.call(reject.line, "reject");
    }
}
