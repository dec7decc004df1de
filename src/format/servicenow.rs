//! `ServiceNow` incidents: when a case was flagged, touched, decided and closed. Two shapes: a snapshot with one row per
//! incident, and an audit export with a row per change.
//!
//! An audit export writes the final `resolved_at` and `closed_at` on every row, also on those of the past. So a row speaks
//! only of its own moment, the time of its last update: it has a disposition only if its own state is resolved or closed,
//! and then not later than that moment. Folding the rows of an incident gives its clocks, wherever the file was split. One
//! thing depends on the shape: in a snapshot an active row does not tell when somebody first touched the case.

mod row;

use self::row::{Columns, Row, Times};
use super::rows::{self, Fault};
use super::{DateOrder, Format, FormatError, Head, Options, Piece, Sink, Unit, link, ticket, time};
use crate::event::capability::{Evidence, Question};
use crate::event::row::{Case, Micros, Text};
use crate::event::tables;
use crate::event::taxonomy::{CaseState, RejectReason, Severity};
use std::borrow::Cow;
use std::collections::HashMap;

/// The format.
pub static FORMAT: Format = Format {
    id: "servicenow",
    title: "ServiceNow incidents",
    looks_for: "CSV or JSON rows with `number`, `state` or `incident_state`, and `opened_at`",
    how_to_export: "export the incident list as CSV or JSON, or save GET /api/now/table/incident",
    gaps: "a snapshot does not tell when somebody first touched a case; an audit export does",
    fills: &[&tables::CASE],
    answers: &[(Question::Cases, Evidence::Rows)],
    fills_gaps_of: None,
    unit: Unit::File,
    recognises,
    read,
};

const NUMBER: &[&str] = &["number"];
const STATE: &[&str] = &["incident_state", "state"];
const OPENED: &[&str] = &["opened_at", "opened", "sys_created_at", "sys_created_on", "created"];
const UPDATED: &[&str] = &["sys_updated_at", "sys_updated_on", "updated"];
const RESOLVED: &[&str] = &["resolved_at", "resolved"];
const CLOSED: &[&str] = &["closed_at", "closed"];
const TOUCHED: &[&str] = &["acknowledged_at", "u_acknowledged_at", "work_start"];
const HAPPENED: &[&str] = &["u_event_time", "u_event_at", "u_occurred_at", "event_time"];
const TIMES: &[&[&str]] = &[OPENED, UPDATED, RESOLVED, CLOSED, TOUCHED, HAPPENED];
const DISPOSITION: &[&str] = &["close_code", "closed_code", "resolution_code"];
const LINKS: &[&str] =
    &["u_ai_event", "u_ai_event_id", "u_event_id", "u_activity_id", "u_request_id", "u_trace_id", "correlation_id"];

fn recognises(head: &Head) -> bool {
    let names: Vec<String> = match head {
        Head::Json(head) => head.first().keys().map(|name| row::column(name)).collect(),
        Head::Csv(names) => names.iter().map(|name| row::column(name)).collect(),
        _ => return false,
    };
    missing(&names).is_none()
}

/// The columns without which there is no case.
fn missing(names: &[String]) -> Option<&'static [&'static str]> {
    [NUMBER, STATE, OPENED].into_iter().find(|any| !any.iter().any(|name| names.iter().any(|found| found == name)))
}

fn read(piece: &Piece<'_>, options: &Options, sink: &mut dyn Sink) -> Result<(), FormatError> {
    if let Some(names) = piece.header.and_then(super::csv::names) {
        let names: Vec<String> = names.iter().map(|name| row::column(name)).collect();
        if let Some(expected) = missing(&names) {
            let expected = expected.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" or ");
            return Err(FormatError::MissingColumn { expected });
        }
    }
    let survey = Survey::of(piece, options)?;
    let mut columns = Columns::default();
    rows::each(piece, sink, &mut |found, sink| {
        let row = columns.row(&found.fields, Times { zone: options.zone, order: survey.order });
        sink.case(found.line, case(&row, &survey, options)?);
        Ok(())
    })
}

/// What only the whole file tells.
struct Survey {
    /// The order of day and month.
    order: DateOrder,
    /// Whether an incident has rows of several moments.
    audit: bool,
}

impl Survey {
    fn of(piece: &Piece<'_>, options: &Options) -> Result<Self, FormatError> {
        let mut moments: HashMap<String, String> = HashMap::new();
        let mut audit = false;
        let mut orders = time::Orders::default();
        let mut columns = Columns::default();
        rows::survey(piece, &mut |found| {
            let row = columns.row(&found.fields, Times { zone: options.zone, order: DateOrder::Dmy });
            TIMES.iter().flat_map(|names| row.texts(names)).for_each(|text| orders.look(&text));
            if !audit {
                let number = row.text(NUMBER).unwrap_or_default().into_owned();
                let moment = row.text(UPDATED).unwrap_or_default().into_owned();
                audit = moments.insert(number, moment.clone()).is_some_and(|before| before != moment);
            }
        })?;
        let order = match options.date_order {
            Some(order) => order,
            None => orders.decide()?,
        };
        Ok(Self { order, audit })
    }
}

/// The clocks of one row, as the export writes them.
struct Clocks {
    opened: Micros,
    observed: Micros,
    resolved: Option<Micros>,
    closed: Option<Micros>,
    touched: Option<Micros>,
}

impl Clocks {
    fn of(row: &Row<'_, '_>) -> Result<Self, Fault> {
        let opened = row.time(OPENED)?.ok_or_else(|| Fault::missing(OPENED[0]))?;
        let (resolved, closed, touched) = (row.time(RESOLVED)?, row.time(CLOSED)?, row.time(TOUCHED)?);
        let latest = [resolved, closed, touched].into_iter().flatten().fold(opened, Micros::max);
        let observed = row.time(UPDATED)?.unwrap_or(latest);
        Ok(Self { opened, observed, resolved, closed, touched })
    }

    /// A clock that the row may speak of: not in its own future.
    fn past(&self, clock: Option<Micros>) -> Option<Micros> {
        clock.filter(|clock| *clock <= self.observed)
    }

    fn disposed(&self, state: CaseState, reopened: bool) -> Option<Micros> {
        match state {
            CaseState::Resolved => self.past(self.resolved).or(Some(self.observed)),
            CaseState::Closed => self.past(self.resolved).or_else(|| self.past(self.closed)).or(Some(self.observed)),
            // Open again: the first disposition was reached all the same.
            CaseState::New | CaseState::Active | CaseState::Waiting if reopened => self.past(self.resolved),
            _ => None,
        }
    }

    fn ended(&self, state: CaseState) -> Option<Micros> {
        let ended = matches!(state, CaseState::Closed | CaseState::Cancelled);
        if ended { self.past(self.closed).or(Some(self.observed)) } else { None }
    }

    fn acknowledged(&self, state: CaseState, audit: bool) -> Option<Micros> {
        let seen = if audit && state == CaseState::Active { Some(self.observed) } else { None };
        // Some rows were last updated minutes before they say they were opened: nobody is that early.
        self.past(self.touched).or(seen).map(|instant| instant.max(self.opened))
    }
}

fn case<'a>(row: &Row<'a, '_>, survey: &Survey, options: &Options) -> Result<Case<'a>, Fault> {
    let case_id = row.text(NUMBER).ok_or_else(|| Fault::missing(NUMBER[0]))?;
    let native_state = row.text(STATE).ok_or_else(|| Fault::missing(STATE[0]))?;
    let state = state(&native_state).ok_or_else(|| {
        Fault::new(RejectReason::BadValue, "expected a state such as `New`, `In Progress`, `On Hold` or `Resolved`")
    })?;
    let clocks = Clocks::of(row)?;
    let reopen_count = row.count("reopen_count")?;
    let disposed_us = clocks.disposed(state, reopen_count > 0);
    if disposed_us.is_some_and(|disposed| disposed < clocks.opened) {
        return Err(Fault::new(RejectReason::NegativeClock, "expected the resolution at or after `opened_at`"));
    }
    let decided = disposed_us.is_some() || state == CaseState::Cancelled;
    Ok(Case {
        case_id,
        observed_us: clocks.observed,
        state,
        native_state,
        severity: severity(row),
        event_us: row.time(HAPPENED)?,
        flagged_us: clocks.opened,
        acknowledged_us: clocks.acknowledged(state, survey.audit),
        disposed_us,
        closed_us: clocks.ended(state),
        reopen_count,
        disposition: if decided { row.text(DISPOSITION) } else { None },
        owner: row.key("assigned_to"),
        category: row.text(&["category"]),
        linked_id: linked_id(row, options),
    })
}

/// The state's number in the base system, or its word.
fn state(native: &str) -> Option<CaseState> {
    match native.trim() {
        "1" => Some(CaseState::New),
        "2" => Some(CaseState::Active),
        "3" | "4" | "5" => Some(CaseState::Waiting),
        "6" => Some(CaseState::Resolved),
        "7" => Some(CaseState::Closed),
        "8" => Some(CaseState::Cancelled),
        word => ticket::state(word),
    }
}

/// The first of severity, priority and impact that has a value, by its word or its figure.
fn severity(row: &Row<'_, '_>) -> Severity {
    let scales: [(&str, &[Severity]); 3] = [
        ("severity", &[Severity::High, Severity::Medium, Severity::Low]),
        ("priority", &[Severity::Critical, Severity::High, Severity::Medium, Severity::Low, Severity::Low]),
        ("impact", &[Severity::High, Severity::Medium, Severity::Low]),
    ];
    let rated = |(column, scale): (&str, &[Severity])| {
        let text = row.text(&[column])?;
        let place = || text.trim().parse::<usize>().ok()?.checked_sub(1);
        ticket::severity(&text).or_else(|| scale.get(place()?).copied())
    };
    scales.into_iter().find_map(rated).unwrap_or(Severity::Unrated)
}

/// The event that the ticket names: in the configured column or one of its own, else in its text.
fn linked_id<'a>(row: &Row<'a, '_>, options: &Options) -> Option<Text<'a>> {
    let configured = || row.text(&[&row::column(options.link_column.as_ref()?)]);
    let told = || ["short_description", "description"].iter().find_map(|name| link::find(&row.text(&[name])?));
    configured().or_else(|| row.text(LINKS)).or_else(|| told().map(Cow::Owned))
}
