//! What `action` says: the watched things that somebody did, one by one.

use super::names::Words;
use crate::event::name as n;
use crate::event::taxonomy::{Action, ActorKind, Outcome};
use crate::measure::Parts;
use crate::measure::frame::{Rows, calendar_day, required};
use anyhow::Result;
use chrono::NaiveDate;
use polars::prelude::{LazyFrame, col, lit};
use std::collections::BTreeSet;
use std::sync::Arc;

/// One thing that somebody did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Deed {
    /// Local day.
    pub(crate) day: NaiveDate,
    /// When, microseconds since 1970 UTC.
    pub(crate) us: i64,
    /// Name of the format.
    pub(crate) source: Arc<str>,
    /// The export's own id.
    pub(crate) event_id: String,
    /// The vendor's request id.
    pub(crate) request_id: Option<String>,
    /// What was done.
    pub(crate) action: Action,
    /// How it ended.
    pub(crate) outcome: Outcome,
    /// Who did it.
    pub(crate) actor: Option<Arc<str>>,
    /// What did it.
    pub(crate) actor_kind: ActorKind,
    /// The vendor's workspace id.
    pub(crate) workspace: Option<Arc<str>>,
    /// Category of a risk, such as what is shared with whom.
    pub(crate) risk: Option<Arc<str>>,
    /// What was shared, by the vendor's own id.
    pub(crate) object: Option<Arc<str>>,
}

impl Deed {
    /// Whether it is not known to have failed or to have been refused.
    pub(crate) fn succeeded(&self) -> bool {
        !matches!(self.outcome, Outcome::Failure | Outcome::Denied)
    }
}

/// Reads from `case` which events, requests and the like any case names, up to the as-of instant.
pub(super) fn tickets(case: Parts, as_of_us: i64) -> Result<BTreeSet<String>> {
    let mut named = BTreeSet::new();
    for part in case {
        let seen = col(n::OBSERVED_US).lt_eq(lit(as_of_us)).and(col(n::LINKED_ID).is_not_null());
        let rows = Rows::collect(part.filter(seen).select([col(n::LINKED_ID)]))?;
        let ids = rows.text(n::LINKED_ID)?;
        named.extend((0..rows.len()).map(|row| required(ids, row).to_owned()));
    }
    Ok(named)
}

/// Reads `action` up to the as-of instant, in the order of time, source and id. What is no action of ours is left out: the
/// table is made by the watch list and has none.
pub(super) fn collect(action: LazyFrame, as_of_us: i64) -> Result<Vec<Deed>> {
    const TAKEN: [&str; 12] = [
        n::TS_US,
        n::SOURCE,
        n::EVENT_ID,
        n::LOCAL_DAY,
        n::REQUEST_ID,
        n::ACTION,
        n::OUTCOME,
        n::ACTOR,
        n::ACTOR_KIND,
        n::WORKSPACE_ID,
        n::RISK_CATEGORY,
        n::OBJECT_ID,
    ];
    let seen = action.filter(col(n::TS_US).lt_eq(lit(as_of_us)));
    let rows = Rows::collect(seen.select(TAKEN.map(col)).sort(TAKEN, super::nulls_last()))?;
    let text = |name| rows.text(name);
    let (us, day, source, id) = (rows.int(n::TS_US)?, rows.day(n::LOCAL_DAY)?, text(n::SOURCE)?, text(n::EVENT_ID)?);
    let (request, action, outcome) = (text(n::REQUEST_ID)?, text(n::ACTION)?, text(n::OUTCOME)?);
    let (actor, actor_kind) = (text(n::ACTOR)?, text(n::ACTOR_KIND)?);
    let (workspace, risk, object) = (text(n::WORKSPACE_ID)?, text(n::RISK_CATEGORY)?, text(n::OBJECT_ID)?);
    let mut words = Words::default();
    let of = |row| {
        Some(Deed {
            day: calendar_day(day.get(row).unwrap_or_default()),
            us: us.get(row).unwrap_or_default(),
            source: words.keep(required(source, row)),
            event_id: required(id, row).to_owned(),
            request_id: request.get(row).map(str::to_owned),
            action: required(action, row).parse().ok()?,
            outcome: required(outcome, row).parse().unwrap_or(Outcome::Unknown),
            actor: actor.get(row).map(|word| words.keep(word)),
            actor_kind: required(actor_kind, row).parse().unwrap_or(ActorKind::Unknown),
            workspace: workspace.get(row).map(|word| words.keep(word)),
            risk: risk.get(row).map(|word| words.keep(word)),
            object: object.get(row).map(|word| words.keep(word)),
        })
    };
    Ok((0..rows.len()).filter_map(of).collect())
}
