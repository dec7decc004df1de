//! Jira issues: when a case was flagged, touched, decided and closed. A CSV row and a JSON issue say the same, but only
//! JSON with its changelog tells when somebody first worked on an issue and when it was first decided.
//!
//! The resolution date is that of the last resolution, so a first decision that the changelog remembers comes before it.
//! An issue that ended as another's duplicate was withdrawn: that ends no investigation. `Won't Do` and the like are
//! decisions.

mod history;
mod issue;

use self::history::{Categories, Category, History};
use self::issue::Issue;
use super::rows::{self, Fault, Row};
use super::{DateOrder, Format, FormatError, Head, Options, Piece, Sink, Unit, link, ticket, time};
use crate::event::capability::{Evidence, Question};
use crate::event::row::{Case, Micros, Text};
use crate::event::tables;
use crate::event::taxonomy::{CaseState, RejectReason, Severity};
use std::borrow::Cow;
use std::collections::HashMap;

/// The format.
pub static FORMAT: Format = Format {
    id: "jira",
    title: "Jira issues",
    looks_for: "CSV rows with `Issue key`, `Status` and `Created`, or JSON issues with `key` and `fields`",
    how_to_export: "save GET /rest/api/3/search/jql?fields=*all&expand=names,changelog (Data Center: /rest/api/2/search), or export the issues as CSV with all fields",
    gaps: "a CSV does not tell when somebody first touched an issue, nor does a changelog that a search cut off at 100 entries",
    fills: &[&tables::CASE],
    answers: &[(Question::Cases, Evidence::Rows)],
    fills_gaps_of: None,
    unit: Unit::File,
    recognises,
    read,
};

/// Columns that a row may have more of than the header.
const LISTS: &[&str] = &["Comment", "Comments", "Labels", "Attachment"];

const KEY: &[&str] = &["issue key", "key"];
const STATUS: &[&str] = &["status"];
const CREATED: &[&str] = &["created"];
const UPDATED: &[&str] = &["updated"];
const RESOLVED: &[&str] = &["resolved", "resolutiondate"];
const RECATEGORISED: &[&str] = &["status category changed", "statuscategorychangedate"];
const TOUCHED: &[&str] = &["custom field (acknowledged)", "custom field (acknowledged at)"];
const HAPPENED: &[&str] = &[
    "custom field (event time)",
    "custom field (time of event)",
    "custom field (occurred)",
    "custom field (occurred at)",
    "custom field (incident time)",
];
const TIMES: &[&[&str]] = &[CREATED, UPDATED, RESOLVED, RECATEGORISED, TOUCHED, HAPPENED];
const LINKS: &[&str] = &[
    "custom field (ai event)",
    "custom field (ai event id)",
    "custom field (activity id)",
    "custom field (request id)",
    "custom field (trace id)",
];

fn recognises(head: &Head) -> bool {
    match head {
        Head::Json(head) => {
            let fields = head.first().get("fields").and_then(serde_json::Value::as_object);
            let told = fields.is_some_and(|fields| fields.contains_key("status") || fields.contains_key("created"));
            told && head.first().get("key").is_some_and(serde_json::Value::is_string)
        }
        Head::Csv(names) => missing(names).is_none(),
        _ => false,
    }
}

/// The columns without which there is no case.
fn missing(names: &[String]) -> Option<&'static str> {
    let has = |name: &str| names.iter().any(|found| found.eq_ignore_ascii_case(name));
    ["Issue key", "Status", "Created"].into_iter().find(|name| !has(name))
}

fn read(piece: &Piece<'_>, options: &Options, sink: &mut dyn Sink) -> Result<(), FormatError> {
    if let Some(column) = piece.header.and_then(super::csv::names).as_deref().and_then(missing) {
        return Err(FormatError::MissingColumn { expected: format!("`{column}`") });
    }
    let survey = Survey::of(piece, options)?;
    rows::each_growing(piece, LISTS, sink, &mut |row, sink| {
        sink.case(row.line, case(row, &survey, options)?);
        Ok(())
    })
}

/// What only the whole file tells.
struct Survey {
    /// The order of day and month.
    order: DateOrder,
    /// Names of custom fields by their key, where the export has them.
    names: HashMap<String, String>,
    /// Categories of the statuses that issues stand in.
    categories: Categories,
}

impl Survey {
    fn of(piece: &Piece<'_>, options: &Options) -> Result<Self, FormatError> {
        let mut survey = Self { order: DateOrder::Dmy, names: HashMap::new(), categories: Categories::new() };
        if piece.header.is_none() {
            rows::survey_pages(piece, &mut |page| survey.learn_names(page))?;
        }
        let mut orders = time::Orders::default();
        rows::survey_growing(piece, LISTS, &mut |row| {
            let issue = Issue::of(row, &survey, options.zone);
            TIMES.iter().filter_map(|names| issue.text(names)).for_each(|text| orders.look(&text));
            if let (Some(status), Some(category)) = (issue.text(STATUS), category(&issue)) {
                survey.categories.entry(status.to_lowercase()).or_insert(category);
            }
        })?;
        survey.order = match options.date_order {
            Some(order) => order,
            None => orders.decide()?,
        };
        Ok(survey)
    }

    /// The names of custom fields that a page has for all its issues. Those that an issue brings are its own.
    fn learn_names(&mut self, page: &Row<'_, '_>) {
        if page.get("fields").is_some() {
            return;
        }
        for field in page.child("names").iter().flat_map(|names| names.fields.iter()) {
            if let (true, Some(name)) = (field.name.starts_with("customfield_"), field.value.text()) {
                self.names.entry(field.name.clone().into_owned()).or_insert_with(|| name.into_owned());
            }
        }
    }
}

/// The category of the status that the issue stands in.
fn category(issue: &Issue<'_>) -> Option<Category> {
    let nested = issue.part(STATUS, &["statusCategory"]).and_then(|status| {
        let category = super::field::object(&status);
        super::field::find(&category, "key")?.text().map(Cow::into_owned)
    });
    let word = nested.map(Cow::Owned).or_else(|| issue.text(&["status category"]))?;
    Category::of(&word)
}

fn case<'a>(row: &Row<'a, '_>, survey: &Survey, options: &Options) -> Result<Case<'a>, Fault> {
    let issue = Issue::of(row, survey, options.zone);
    let case_id = issue.text(KEY).ok_or_else(|| Fault::missing(KEY[1]))?;
    let native_state = issue.text(STATUS).ok_or_else(|| Fault::missing(STATUS[0]))?;
    let opened = issue.time(CREATED)?.ok_or_else(|| Fault::missing(CREATED[0]))?;
    let history = History::of(row, &survey.categories, options.zone)?;
    let (resolved, updated) = (issue.time(RESOLVED)?, issue.time(UPDATED)?);
    let recategorised = issue.time(RECATEGORISED)?;
    let resolution = issue.text(&["resolution"]).filter(|word| *word != "Unresolved");
    let state = state(&issue, &native_state, survey, resolved, resolution.as_deref());
    let changed = recategorised.or(updated);
    let done = history::is_done(state);
    let decided = match state {
        CaseState::Cancelled => None,
        // The time of the last change stands in for the decision only where nothing tells it.
        _ => resolved.into_iter().chain(history.decided()).min().or(if done { changed } else { None }),
    };
    if decided.is_some_and(|decided| decided < opened) {
        return Err(Fault::new(RejectReason::NegativeClock, "expected the resolution at or after `created`"));
    }
    let ended = || history.ended(state).or(resolved).or(changed);
    let touched = issue.time(TOUCHED)?.or_else(|| history.acknowledged()).map(|touched| touched.max(opened));
    let latest = [resolved, recategorised, touched, history.last()].into_iter().flatten().fold(opened, Micros::max);
    Ok(Case {
        case_id,
        observed_us: updated.unwrap_or(latest),
        state,
        native_state,
        severity: severity(&issue),
        event_us: issue.time(HAPPENED)?,
        flagged_us: opened,
        acknowledged_us: touched,
        disposed_us: decided,
        closed_us: if matches!(state, CaseState::Closed | CaseState::Cancelled) { ended() } else { None },
        reopen_count: history.reopened(),
        disposition: if done { resolution } else { None },
        owner: issue
            .text(&["assignee id"])
            .or_else(|| issue.part(&["assignee"], &["accountId", "key", "name", "displayName"])),
        category: issue.text(&["issue type", "issuetype"]),
        linked_id: linked_id(&issue, options),
    })
}

/// Where the issue stands. A status of the user's own without a category is open, unless the issue has been resolved.
fn state(
    issue: &Issue<'_>,
    status: &str,
    survey: &Survey,
    resolved: Option<Micros>,
    resolution: Option<&str>,
) -> CaseState {
    let category = category(issue).or_else(|| survey.categories.get(&status.to_lowercase()).copied());
    let open = if resolved.is_some() { CaseState::Resolved } else { CaseState::Active };
    let state = history::state(status, category).unwrap_or(open);
    let withdrawn = resolution.and_then(ticket::state) == Some(CaseState::Cancelled);
    if history::is_done(state) && withdrawn { CaseState::Cancelled } else { state }
}

/// The severity that somebody chose, else that of the priority: by its word, or as `P1` to `P5`.
fn severity(issue: &Issue<'_>) -> Severity {
    let scale = [Severity::Critical, Severity::High, Severity::Medium, Severity::Low, Severity::Low];
    let rated = |name: &str| {
        let text = issue.text(&[name])?;
        let place = || text.strip_prefix(['P', 'p'])?.trim().parse::<usize>().ok()?.checked_sub(1);
        ticket::severity(&text).or_else(|| scale.get(place()?).copied())
    };
    ["custom field (severity)", "severity", "priority"].into_iter().find_map(rated).unwrap_or(Severity::Unrated)
}

/// The event that the issue names: in the configured field or one of its own, else in its labels and its text.
fn linked_id<'a>(issue: &Issue<'a>, options: &Options) -> Option<Text<'a>> {
    let configured = || {
        let name = options.link_column.as_ref()?;
        issue.text(&[&name.trim().to_lowercase(), &issue::custom(name)])
    };
    let told = || {
        let labels = issue.texts(&["labels"]);
        let prose = ["summary", "description"].iter().filter_map(|name| issue.prose(name));
        labels.into_iter().chain(prose).find_map(|text| link::find(&text))
    };
    configured().or_else(|| issue.text(LINKS)).or_else(|| told().map(Cow::Owned))
}
