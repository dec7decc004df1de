//! What an issue's changelog tells: when somebody first worked on it, when it was first decided, when it was closed, and
//! how often it was opened again.
//!
//! A changelog names statuses only. What a status means is told by its category where an issue of the file stands in it
//! now, else by its word; moves to a status that neither tells are not counted.

use crate::event::row::Micros;
use crate::event::taxonomy::CaseState;
use crate::format::rows::{Fault, Row};
use crate::format::ticket;
use chrono_tz::Tz;
use std::collections::HashMap;

/// The three kinds of status; every status of the user's own is of one of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Category {
    /// Nobody works on it.
    ToDo,
    /// Somebody works on it.
    InProgress,
    /// A decision was reached.
    Done,
}

impl Category {
    /// By its key in JSON or its name in CSV.
    pub(super) fn of(word: &str) -> Option<Self> {
        match &*word.to_lowercase() {
            "new" | "to do" => Some(Self::ToDo),
            "indeterminate" | "in progress" => Some(Self::InProgress),
            "done" => Some(Self::Done),
            _ => None,
        }
    }
}

/// The categories of statuses, by lowercase name.
pub(super) type Categories = HashMap<String, Category>;

/// The state of a status: the category decides its kind, the word what the category leaves open.
pub(super) fn state(status: &str, category: Option<Category>) -> Option<CaseState> {
    let told = ticket::state(status);
    match category {
        None => told,
        Some(Category::ToDo) => Some(CaseState::New),
        Some(Category::InProgress) => {
            Some(told.filter(|told| *told == CaseState::Waiting).unwrap_or(CaseState::Active))
        }
        Some(Category::Done) => Some(told.filter(|told| is_done(*told)).unwrap_or(CaseState::Resolved)),
    }
}

/// Whether nobody works on the case any more.
pub(super) fn is_done(state: CaseState) -> bool {
    matches!(state, CaseState::Resolved | CaseState::Closed | CaseState::Cancelled)
}

/// One move from a status to another.
struct Move {
    at: Micros,
    from: Option<CaseState>,
    to: Option<CaseState>,
    /// Whether somebody works on the issue from now on. `Waiting for support` is where a customer's word puts it.
    touches: bool,
}

/// The moves of one issue, oldest first.
#[derive(Default)]
pub(super) struct History {
    moves: Vec<Move>,
    /// Whether the export left out the older moves.
    cut_off: bool,
}

impl History {
    /// The status moves in the `changelog` of `issue`; none where it was exported without.
    pub(super) fn of(issue: &Row<'_, '_>, categories: &Categories, zone: Tz) -> Result<Self, Fault> {
        let Some(changelog) = issue.child("changelog") else { return Ok(Self::default()) };
        let histories = changelog.children("histories");
        let total = changelog.get("total").and_then(|total| total.integer().ok().flatten()).unwrap_or(0);
        let mut moves = Vec::new();
        for history in &histories {
            let items = history.children("items");
            let mut items =
                items.iter().filter(|item| item.text(&["field"]).is_some_and(|name| name == "status")).peekable();
            if items.peek().is_none() {
                continue;
            }
            let at = history.instant(&["created"], zone)?.ok_or_else(|| Fault::missing("created"))?;
            moves.extend(items.map(|item| Move::of(item, at, categories)));
        }
        // Some servers write the newest first.
        moves.sort_by_key(|step| step.at);
        Ok(Self { moves, cut_off: usize::try_from(total).is_ok_and(|total| total > histories.len()) })
    }

    /// The first move to a status in progress. Unknown if the oldest moves are cut off: an earlier one may be among them.
    pub(super) fn acknowledged(&self) -> Option<Micros> {
        let first = self.moves.iter().find(|step| step.touches).map(|step| step.at);
        first.filter(|_| !self.cut_off)
    }

    /// The first move to a status that is a decision.
    pub(super) fn decided(&self) -> Option<Micros> {
        let decides = |step: &&Move| matches!(step.to, Some(CaseState::Resolved | CaseState::Closed));
        self.moves.iter().find(decides).map(|step| step.at)
    }

    /// The last move to where the issue ended as `state`.
    pub(super) fn ended(&self, state: CaseState) -> Option<Micros> {
        let ends =
            |step: &&Move| step.to.is_some_and(|to| to == state || (state == CaseState::Cancelled && is_done(to)));
        self.moves.iter().rev().find(ends).map(|step| step.at)
    }

    /// How often it left a status that is done for one that is not.
    pub(super) fn reopened(&self) -> i64 {
        let open = |state: Option<CaseState>| state.is_some_and(|state| !is_done(state));
        let reopens = |step: &&Move| step.from.is_some_and(is_done) && open(step.to);
        self.moves.iter().filter(reopens).count() as i64
    }

    /// The last move of all.
    pub(super) fn last(&self) -> Option<Micros> {
        self.moves.last().map(|step| step.at)
    }
}

impl Move {
    fn of(item: &Row<'_, '_>, at: Micros, categories: &Categories) -> Self {
        let meant = |name: &str| {
            let status = item.text(&[name])?.trim().to_lowercase();
            Some((state(&status, categories.get(&status).copied())?, status))
        };
        let to = meant("toString");
        let works = |(state, status): &(CaseState, String)| {
            matches!(state, CaseState::Active | CaseState::Waiting) && status != "waiting for support"
        };
        let touches = to.as_ref().is_some_and(works);
        Self { at, from: meant("fromString").map(|(state, _)| state), to: to.map(|(state, _)| state), touches }
    }
}
