//! Folds the records of `case` into cases.

use super::{Case, Exit, Reopening};
use crate::event::capability::{Evidence, Question};
use crate::event::name as n;
use crate::event::tables::CASE;
use crate::event::taxonomy::CaseState;
use crate::measure::facts::choice::{Candidate, Candidates, choose};
use crate::measure::facts::clocks::Clocks;
use crate::measure::facts::reviews::earliest;
use crate::measure::facts::sources::Sources;
use crate::measure::facts::{local_day, place};
use crate::measure::findings::Choice;
use crate::measure::frame::{Rows, required};
use crate::measure::period::Period;
use crate::measure::{Context, Parts};
use crate::policy::Exits;
use anyhow::Result;
use polars::prelude::{LazyFrame, col, lit};
use std::collections::BTreeMap;

/// What the records of one case add up to.
#[derive(Default)]
struct Fold {
    /// Earliest of each.
    event_us: Option<i64>,
    flagged_us: Option<i64>,
    acknowledged_us: Option<i64>,
    disposed_us: Option<i64>,
    /// Latest of each.
    redisposed_us: Option<i64>,
    closed_us: Option<i64>,
    /// When records were made in which it was open.
    open_us: Vec<i64>,
    /// The largest count of reopenings.
    reopened: i64,
    latest: Option<Latest>,
}

/// What the latest record says.
struct Latest {
    /// When it was made, and its hash.
    age: (i64, i64),
    state: String,
    native_state: String,
    severity: String,
    disposition: Option<String>,
}

/// What the records say, by source and case.
type Folds = BTreeMap<(String, String), Fold>;

/// Reads `case`: the cases in the order of source and number.
pub(in super::super) fn collect(
    parts: Parts,
    context: &Context,
    (sources, clocks): (&mut Sources, &mut Clocks),
) -> Result<Vec<Case>> {
    let mut folds = Folds::new();
    for part in parts {
        fold(part, context, (sources, clocks), &mut folds)?;
    }
    Ok(folds.into_iter().filter_map(|((source, id), fold)| fold.finish(source, id, context)).collect())
}

fn fold(
    case: LazyFrame,
    context: &Context,
    (sources, told): (&mut Sources, &mut Clocks),
    folds: &mut Folds,
) -> Result<()> {
    const TAKEN: [&str; 14] = [
        n::CASE_ID,
        n::SOURCE,
        n::OBSERVED_US,
        n::STATE,
        n::NATIVE_STATE,
        n::SEVERITY,
        n::EVENT_US,
        n::FLAGGED_US,
        n::ACKNOWLEDGED_US,
        n::DISPOSED_US,
        n::CLOSED_US,
        n::REOPEN_COUNT,
        n::DISPOSITION,
        n::CONTENT_HASH,
    ];
    let seen = col(n::OBSERVED_US).lt_eq(lit(context.as_of_us));
    let rows = Rows::collect(case.filter(seen).select(TAKEN.map(col)))?;
    let (id, source) = (rows.text(n::CASE_ID)?, rows.text(n::SOURCE)?);
    let (state, severity) = (rows.text(n::STATE)?, rows.text(n::SEVERITY)?);
    let (native_state, disposition) = (rows.text(n::NATIVE_STATE)?, rows.text(n::DISPOSITION)?);
    let (observed, hash) = (rows.int(n::OBSERVED_US)?, rows.int(n::CONTENT_HASH)?);
    let (event, flagged) = (rows.int(n::EVENT_US)?, rows.int(n::FLAGGED_US)?);
    let (acknowledged, reopened) = (rows.int(n::ACKNOWLEDGED_US)?, rows.int(n::REOPEN_COUNT)?);
    let (disposed, closed) = (rows.int(n::DISPOSED_US)?, rows.int(n::CLOSED_US)?);
    for row in 0..rows.len() {
        let name = required(source, row);
        let age = (observed.get(row).unwrap_or_default(), hash.get(row).unwrap_or_default());
        // A clock after the as-of instant has not happened yet.
        let past = |us: Option<i64>| us.filter(|us| *us <= context.as_of_us);
        let clocks = [flagged, acknowledged, disposed, closed].map(|column| past(column.get(row)));
        let days = clocks.into_iter().flatten().chain([age.0]).map(|us| local_day(us, context.zone));
        sources.hear_row(CASE.name, name, days);
        let all = [event, flagged, acknowledged, disposed, closed].map(|column| column.get(row));
        let [event_us, flagged_us, ends @ ..] = all;
        let orders = ends.map(|end| (flagged_us, end));
        let day = local_day(clocks[0].unwrap_or(age.0), context.zone);
        let orders = [[(event_us, flagged_us)].as_slice(), &orders].concat();
        told.note((CASE.name, name), day, (&all, context.as_of_us), &orders);
        let fold = folds.entry((name.to_owned(), required(id, row).to_owned())).or_default();
        earliest(&mut fold.event_us, past(event.get(row)));
        earliest(&mut fold.flagged_us, clocks[0]);
        earliest(&mut fold.acknowledged_us, clocks[1]);
        earliest(&mut fold.disposed_us, clocks[2]);
        fold.redisposed_us = fold.redisposed_us.max(clocks[2]);
        fold.closed_us = fold.closed_us.max(clocks[3]);
        fold.reopened = fold.reopened.max(reopened.get(row).unwrap_or_default());
        if is_open(required(state, row)) {
            fold.open_us.push(age.0);
        }
        if fold.latest.as_ref().is_none_or(|latest| latest.age < age) {
            let text = |column| required(column, row).to_owned();
            let disposition = disposition.get(row).map(str::to_owned);
            let (state, native_state, severity) = (text(state), text(native_state), text(severity));
            fold.latest = Some(Latest { age, state, native_state, severity, disposition });
        }
    }
    Ok(())
}

fn is_open(state: &str) -> bool {
    matches!(state.parse(), Ok(CaseState::New | CaseState::Active | CaseState::Waiting))
}

/// The source whose cases are heard, by the period in which cases were flagged: two ticket systems often hold the same
/// cases under two numbers.
pub(in super::super) fn choices(cases: &[Case], context: &Context, periods: &[Period]) -> Vec<Vec<Choice>> {
    let mut by_period: Vec<Candidates<()>> = periods.iter().map(|_| BTreeMap::new()).collect();
    for case in cases {
        if let Some(index) = place(periods, case.flagged_day) {
            let candidate = by_period[index].entry(case.source.clone());
            let candidate = candidate.or_insert(Candidate { number: 0, evidence: Evidence::Rows, told: () });
            candidate.number += 1;
        }
    }
    let heard = |candidates| choose(Question::Cases, None, candidates, context.precedence).map(|(choice, ())| choice);
    by_period.into_iter().map(|candidates| heard(candidates).into_iter().collect()).collect()
}

impl Fold {
    /// The case, if it was flagged by the as-of instant. The words of the ticket system mean what the policy says at the
    /// end of the period that is reported on, whenever the case was flagged: they are a vocabulary, not a duty.
    fn finish(self, source: String, id: String, context: &Context) -> Option<Case> {
        let words = &context.policy.at(context.period.last_day()).investigation.exits;
        let (decided_us, left) = self.ended(words);
        let (reopening, redecided_us) = self.reopening(decided_us);
        let latest = self.latest?;
        let flagged_us = self.flagged_us?;
        Some(Case {
            source,
            id,
            severity: latest.severity,
            event_us: self.event_us,
            flagged_us,
            flagged_day: local_day(flagged_us, context.zone),
            acknowledged_us: self.acknowledged_us,
            decided_us,
            redecided_us,
            closed_us: self.closed_us,
            left,
            reopening,
            disposition: latest.disposition,
            // A word that the lake should not hold is taken for an open case: that hides nothing.
            state: latest.state.parse().unwrap_or(CaseState::Active),
            changed_us: latest.age.0,
        })
    }

    /// When it was decided, or when and how it went without a disposition.
    fn ended(&self, words: &Exits) -> (Option<i64>, Option<(i64, Exit)>) {
        let decided = self.disposed_us.or(self.closed_us);
        let (Some(latest), Some(flagged_us)) = (&self.latest, self.flagged_us) else { return (decided, None) };
        let named = |is: fn(&Exits, &str) -> bool| {
            latest.disposition.as_deref().is_some_and(|word| is(words, word)) || is(words, &latest.native_state)
        };
        let exit = if named(Exits::is_auto_closed) {
            Some(Exit::AutoClosed)
        } else if named(Exits::is_merged) {
            Some(Exit::Merged)
        } else {
            None
        };
        match latest.state.parse() {
            Ok(CaseState::Cancelled) => {
                // Some records were last changed before the flag that they tell of.
                let gone = self.closed_us.unwrap_or(latest.age.0).max(flagged_us);
                match self.disposed_us.filter(|disposed| *disposed < gone) {
                    Some(disposed) => (Some(disposed), None),
                    None => (None, Some((gone, exit.unwrap_or(Exit::Withdrawn)))),
                }
            }
            Ok(CaseState::Resolved | CaseState::Closed) => match (exit, decided) {
                (Some(exit), Some(gone)) => (None, Some((gone, exit))),
                _ => (decided, None),
            },
            _ => (decided, None),
        }
    }

    /// Whether it was opened again after its first disposition, and when it was decided last.
    fn reopening(&self, decided_us: Option<i64>) -> (Reopening, Option<i64>) {
        let Some(first) = decided_us else { return (Reopening::Never, None) };
        let reopening = match self.open_us.iter().copied().filter(|us| *us > first).min() {
            Some(us) => Reopening::At(us),
            None if self.reopened > 0 => Reopening::Undated,
            None => Reopening::Never,
        };
        let last = [self.redisposed_us, self.closed_us].into_iter().flatten().find(|us| *us > first);
        (reopening, last.filter(|_| reopening != Reopening::Never))
    }
}
