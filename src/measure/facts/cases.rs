//! Folds the records of `case` into cases, and a period's cases into what survival analysis takes.

use super::choice::{Candidate, Candidates, choose};
use super::reviews::earliest;
use super::sources::Sources;
use super::{Facts, local_day, place};
use crate::event::capability::{Evidence, Question};
use crate::event::name as n;
use crate::event::tables::CASE;
use crate::event::taxonomy::CaseState;
use crate::measure::findings::Choice;
use crate::measure::frame::{Rows, required};
use crate::measure::period::Period;
use crate::measure::stats::kaplan_meier::Observation;
use crate::measure::{Context, Parts};
use anyhow::Result;
use chrono::NaiveDate;
use chrono_tz::Tz;
use polars::prelude::{LazyFrame, col, lit};
use std::collections::BTreeMap;

/// Microseconds of one hour.
pub(crate) const HOUR_US: f64 = 3_600_000_000.0;

/// One case as its records up to the as-of instant tell it.
#[derive(Clone, Debug)]
pub(crate) struct Case {
    /// Name of the format.
    pub(crate) source: String,
    /// Number of the ticket.
    pub(crate) id: String,
    /// Severity word of the latest record.
    pub(crate) severity: String,
    /// When it was flagged.
    pub(crate) flagged_us: i64,
    /// The local day of the flag: worked out once, for every KPI and period asks for it.
    pub(crate) flagged_day: NaiveDate,
    /// When a disposition was first reached; a case that was closed without one was decided when it was closed.
    decided_us: Option<i64>,
    /// State of the latest record.
    state: CaseState,
    /// When the latest record was made.
    changed_us: i64,
}

/// Where a case stands at an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Not yet flagged.
    Unknown,
    /// Without a disposition.
    Open,
    /// Decided at this time.
    Decided(i64),
    /// Withdrawn or merged: neither open nor decided.
    Cancelled,
    /// Decided before it was flagged: one of its clocks is wrong.
    Backwards,
    /// Resolved or closed, but no record says when.
    Undated,
}

impl Case {
    /// Where the case stands at `instant`, microseconds since 1970 UTC.
    pub(crate) fn standing(&self, instant: i64) -> Standing {
        if self.flagged_us > instant {
            return Standing::Unknown;
        }
        if self.state == CaseState::Cancelled && self.changed_us <= instant {
            return Standing::Cancelled;
        }
        match self.decided_us {
            Some(us) if us < self.flagged_us => Standing::Backwards,
            Some(us) if us <= instant => Standing::Decided(us),
            None if matches!(self.state, CaseState::Resolved | CaseState::Closed) => Standing::Undated,
            // Not yet decided, or not yet cancelled.
            Some(_) | None => Standing::Open,
        }
    }

    /// Hours from the flag to `instant`.
    pub(crate) fn age_hours(&self, instant: i64) -> f64 {
        (instant - self.flagged_us) as f64 / HOUR_US
    }
}

/// A case that is open or decided.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    /// Severity word.
    pub(crate) severity: String,
    /// Local day of the flag.
    pub(crate) flagged: NaiveDate,
    /// Hours from the flag to the disposition, or to the as-of instant.
    pub(crate) hours: Observation,
}

/// The cases that were flagged in one period.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cohort {
    /// Each case that is open or decided.
    pub(crate) seen: Vec<Seen>,
    /// Left out: withdrawn.
    pub(crate) cancelled: i64,
    /// Left out: a clock that runs backwards.
    pub(crate) backwards: i64,
    /// Left out: resolved at an unknown time.
    pub(crate) undated: i64,
}

impl Cohort {
    /// The cohort of a period at the as-of instant.
    pub(super) fn of(cases: &[&Case], facts: &Facts) -> Self {
        let as_of = facts.context.as_of_us;
        let mut cohort = Self::default();
        for case in cases.iter().filter(|case| facts.period.holds(case.flagged_day)) {
            let (until, ended) = match case.standing(as_of) {
                Standing::Unknown => continue,
                Standing::Open => (as_of, false),
                Standing::Decided(us) => (us, true),
                Standing::Cancelled => {
                    cohort.cancelled += 1;
                    continue;
                }
                Standing::Backwards => {
                    cohort.backwards += 1;
                    continue;
                }
                Standing::Undated => {
                    cohort.undated += 1;
                    continue;
                }
            };
            let hours = Observation { time: case.age_hours(until), ended };
            cohort.seen.push(Seen { severity: case.severity.clone(), flagged: case.flagged_day, hours });
        }
        cohort
    }

    /// The hours of every case, open ones censored.
    pub(crate) fn hours(&self) -> Vec<Observation> {
        self.seen.iter().map(|seen| seen.hours).collect()
    }

    /// Number of cases.
    pub(crate) fn cases(&self) -> i64 {
        self.seen.len() as i64
    }

    /// Number of decided cases.
    pub(crate) fn decided(&self) -> i64 {
        self.seen.iter().filter(|seen| seen.hours.ended).count() as i64
    }

    /// What was left out, in words.
    pub(crate) fn left_out(&self) -> Option<String> {
        let kinds = [
            (self.cancelled, "cancelled"),
            (self.backwards, "with a clock that runs backwards"),
            (self.undated, "resolved at an unknown time"),
        ];
        let parts: Vec<String> =
            kinds.iter().filter(|(count, _)| *count > 0).map(|(count, kind)| format!("{count} {kind}")).collect();
        (!parts.is_empty()).then(|| format!("left out: {}", parts.join(", ")))
    }
}

/// What the records of one case add up to.
#[derive(Default)]
struct Fold {
    flagged_us: Option<i64>,
    disposed_us: Option<i64>,
    closed_us: Option<i64>,
    /// (observed, hash), state and severity of the latest record.
    latest: Option<((i64, i64), String, String)>,
}

/// What the records say, by source and case.
type Folds = BTreeMap<(String, String), Fold>;

/// Reads `case`: the cases in the order of source and number.
pub(super) fn collect(case: Parts, context: &Context, sources: &mut Sources) -> Result<Vec<Case>> {
    let mut folds = Folds::new();
    for part in case {
        fold(part, context, sources, &mut folds)?;
    }
    Ok(folds.into_iter().filter_map(|((source, id), fold)| fold.finish(source, id, context.zone)).collect())
}

fn fold(case: LazyFrame, context: &Context, sources: &mut Sources, folds: &mut Folds) -> Result<()> {
    const TAKEN: [&str; 10] = [
        n::CASE_ID,
        n::SOURCE,
        n::OBSERVED_US,
        n::STATE,
        n::SEVERITY,
        n::FLAGGED_US,
        n::ACKNOWLEDGED_US,
        n::DISPOSED_US,
        n::CLOSED_US,
        n::CONTENT_HASH,
    ];
    let seen = col(n::OBSERVED_US).lt_eq(lit(context.as_of_us));
    let rows = Rows::collect(case.filter(seen).select(TAKEN.map(col)))?;
    let (id, source) = (rows.text(n::CASE_ID)?, rows.text(n::SOURCE)?);
    let (state, severity) = (rows.text(n::STATE)?, rows.text(n::SEVERITY)?);
    let (observed, hash) = (rows.int(n::OBSERVED_US)?, rows.int(n::CONTENT_HASH)?);
    let (flagged, acknowledged) = (rows.int(n::FLAGGED_US)?, rows.int(n::ACKNOWLEDGED_US)?);
    let (disposed, closed) = (rows.int(n::DISPOSED_US)?, rows.int(n::CLOSED_US)?);
    for row in 0..rows.len() {
        let name = required(source, row);
        let age = (observed.get(row).unwrap_or_default(), hash.get(row).unwrap_or_default());
        // A clock after the as-of instant has not happened yet.
        let past = |us: Option<i64>| us.filter(|us| *us <= context.as_of_us);
        let clocks = [flagged, acknowledged, disposed, closed].map(|column| past(column.get(row)));
        let days = clocks.into_iter().flatten().chain([age.0]).map(|us| local_day(us, context.zone));
        sources.hear_row(CASE.name, name, days);
        let fold = folds.entry((name.to_owned(), required(id, row).to_owned())).or_default();
        earliest(&mut fold.flagged_us, clocks[0]);
        earliest(&mut fold.disposed_us, clocks[2]);
        fold.closed_us = fold.closed_us.max(clocks[3]);
        if fold.latest.as_ref().is_none_or(|(latest, ..)| *latest < age) {
            fold.latest = Some((age, required(state, row).to_owned(), required(severity, row).to_owned()));
        }
    }
    Ok(())
}

/// The source whose cases are heard, by the period in which cases were flagged: two ticket systems often hold the same
/// investigation.
pub(super) fn choices(cases: &[Case], context: &Context, periods: &[Period]) -> Vec<Vec<Choice>> {
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
    /// The case, if it was flagged by the as-of instant.
    fn finish(self, source: String, id: String, zone: Tz) -> Option<Case> {
        let ((changed_us, _), state, severity) = self.latest?;
        // A word that the lake should not hold is taken for an open case: that hides nothing.
        let state = state.parse().unwrap_or(CaseState::Active);
        let decided_us = self.disposed_us.or(self.closed_us);
        let flagged_us = self.flagged_us?;
        let flagged_day = local_day(flagged_us, zone);
        Some(Case { source, id, severity, flagged_us, flagged_day, decided_us, state, changed_us })
    }
}
