//! What `totals` says: events of each day, and the calls of each period by source and by how they ended.

use super::totals::Grouping;
use crate::event::capability::{Evidence, Question};
use crate::event::name as n;
use crate::event::taxonomy::{Kind, Outcome, UNATTRIBUTED};
use crate::measure::frame::{Rows, calendar_day, day_literal, required};
use crate::measure::period::Period;
use crate::measure::precedence::Precedence;
use crate::policy::Policy;
use anyhow::Result;
use chrono::NaiveDate;
use polars::prelude::{DataType, Expr, col, lit, when};

/// Calls of one project, tier and task class in one period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Calls {
    /// Project by the attribution map.
    pub(crate) project: String,
    /// Risk tier.
    pub(crate) tier: Option<String>,
    /// Kind of task.
    pub(crate) task_class: Option<String>,
    /// The day from which the policy was the one of the days of these calls.
    pub(crate) policy_of: NaiveDate,
    /// Accepted calls: see [`Outcome::is_accepted`].
    pub(crate) accepted: i64,
    /// All calls by how they ended; `None` where the source counts requests and not how they end.
    pub(crate) attempts: Option<Attempts>,
}

/// Calls by how they ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Attempts {
    /// Every call.
    pub(crate) all: i64,
    /// Failed for a technical reason.
    pub(crate) failed: i64,
    /// Stopped by a rule or permission.
    pub(crate) denied: i64,
    /// Declined by the model; they are accepted calls.
    pub(crate) refused: i64,
    /// The export does not say how they ended.
    pub(crate) unknown: i64,
}

impl Attempts {
    /// That many calls that ended in one way.
    fn of(outcome: Outcome, number: i64) -> Self {
        let mut attempts = Self { all: number, ..Self::default() };
        match outcome {
            Outcome::Failure => attempts.failed = number,
            Outcome::Denied => attempts.denied = number,
            Outcome::Refused => attempts.refused = number,
            Outcome::Unknown => attempts.unknown = number,
            Outcome::Success | Outcome::FailOpen => {}
        }
        attempts
    }

    fn add(&mut self, other: Self) {
        self.all += other.all;
        self.failed += other.failed;
        self.denied += other.denied;
        self.refused += other.refused;
        self.unknown += other.unknown;
    }
}

impl Calls {
    /// Whether the attribution map knows the project.
    pub(crate) fn attributed(&self) -> bool {
        self.project != UNATTRIBUTED
    }
}

/// Events of one day, source, kind, outcome and risk.
pub(crate) struct DaySum {
    /// Local day.
    pub(crate) day: NaiveDate,
    /// Name of the format.
    pub(crate) source: String,
    /// What happened.
    pub(crate) kind: String,
    /// How it ended.
    pub(crate) outcome: String,
    /// Category of a risk.
    pub(crate) risk: Option<String>,
    /// Whether the native type is known.
    pub(crate) type_known: bool,
    /// Number of events.
    pub(crate) events: i64,
}

impl DaySum {
    /// Whether these are calls.
    pub(crate) fn is_call(&self) -> bool {
        self.kind == Kind::Call.as_ref()
    }

    /// Whether these are answers, which stand in for calls where a source has no calls.
    pub(crate) fn is_output(&self) -> bool {
        self.kind == Kind::Output.as_ref()
    }
}

/// Calls as one source tells them.
pub(super) struct Told {
    /// Place of the period.
    pub(super) place: usize,
    /// Name of the source.
    pub(super) source: String,
    /// What they rest on.
    pub(super) evidence: Evidence,
    /// The calls.
    pub(super) calls: Calls,
}

/// By day, source, kind, outcome and risk.
pub(super) fn by_day() -> Grouping {
    const KEYS: &[&str] = &[n::LOCAL_DAY, n::SOURCE, n::KIND, n::OUTCOME, n::RISK_CATEGORY, n::TYPE_KNOWN];
    Grouping::new(KEYS, &[n::EVENTS], |rows| rows)
}

/// The sums of [`by_day`].
pub(super) fn days(rows: &Rows) -> Result<Vec<DaySum>> {
    let (risk, known) = (rows.text(n::RISK_CATEGORY)?, rows.bool(n::TYPE_KNOWN)?);
    let (day, events) = (rows.day(n::LOCAL_DAY)?, rows.int(n::EVENTS)?);
    let (source, kind, outcome) = (rows.text(n::SOURCE)?, rows.text(n::KIND)?, rows.text(n::OUTCOME)?);
    let sum = |row| DaySum {
        day: calendar_day(day.get(row).unwrap_or_default()),
        source: required(source, row).to_owned(),
        kind: required(kind, row).to_owned(),
        outcome: required(outcome, row).to_owned(),
        risk: risk.get(row).map(str::to_owned),
        type_known: known.get(row).unwrap_or(true),
        events: events.get(row).unwrap_or_default(),
    };
    Ok((0..rows.len()).map(sum).collect())
}

const PLACE: &str = "place";
const VERSION: &str = "policy_version";

/// The first days of the versions of the policy that count in some periods.
pub(super) fn versions(policy: &Policy, periods: &[Period]) -> Vec<NaiveDate> {
    let within = |(first, last): (&Period, &Period)| policy.within(first.start, last.end);
    let versions = periods.first().zip(periods.last()).map(within).unwrap_or_default();
    versions.into_iter().map(|(day, _)| day).collect()
}

/// Calls and answers by period, source, project, tier, task class, version of the policy and how they ended. `versions` are
/// the first days of these.
pub(super) fn by_period(periods: &[Period], versions: &[NaiveDate]) -> Grouping {
    const KEYS: &[&str] = &[PLACE, n::SOURCE, n::KIND, n::PROJECT, n::TIER, n::TASK_CLASS, VERSION, n::OUTCOME];
    let day = || col(n::LOCAL_DAY);
    let of_kind = |kind: Kind| col(n::KIND).eq(lit(kind.as_ref()));
    let within = match (periods.first(), periods.last()) {
        (Some(first), Some(last)) => day().gt_eq(day_literal(first.start)).and(day().lt(day_literal(last.end))),
        _ => lit(false),
    };
    let counted = within.and(of_kind(Kind::Call).or(of_kind(Kind::Output)));
    let ends: Vec<NaiveDate> = periods.iter().map(|period| period.end).collect();
    // A version ends where the next begins, and the last one does not.
    let begun = versions.get(1..).unwrap_or_default();
    let named = |place: Expr, name: &str| place.cast(DataType::Int64).alias(name);
    let (place, version) = (named(place(&ends[..ends.len().saturating_sub(1)]), PLACE), named(place(begun), VERSION));
    Grouping::new(KEYS, &[n::EVENTS], move |rows| {
        rows.filter(counted.clone()).with_columns([place.clone(), version.clone()])
    })
}

/// The calls of [`by_period`].
pub(super) fn told(rows: &Rows, versions: &[NaiveDate], precedence: &Precedence) -> Result<Vec<Told>> {
    let mut told = Vec::new();
    let (source, kind, outcome) = (rows.text(n::SOURCE)?, rows.text(n::KIND)?, rows.text(n::OUTCOME)?);
    let (place, version, events) = (rows.int(PLACE)?, rows.int(VERSION)?, rows.int(n::EVENTS)?);
    let (project, tier, task) = (rows.text(n::PROJECT)?, rows.text(n::TIER)?, rows.text(n::TASK_CLASS)?);
    for row in 0..rows.len() {
        let source = required(source, row);
        // One kind counts: answers only where the source has no calls.
        if (required(kind, row) == Kind::Output.as_ref()) != stands_in(precedence, source) {
            continue;
        }
        let number = events.get(row).unwrap_or_default();
        let outcome: Outcome = required(outcome, row).parse().unwrap_or(Outcome::Unknown);
        let calls = Calls {
            project: required(project, row).to_owned(),
            tier: tier.get(row).map(str::to_owned),
            task_class: task.get(row).map(str::to_owned),
            policy_of: versions.get(version.get(row).unwrap_or_default() as usize).copied().unwrap_or_default(),
            accepted: if outcome.is_accepted() { number } else { 0 },
            attempts: Some(Attempts::of(outcome, number)),
        };
        let place = place.get(row).unwrap_or_default() as usize;
        told.push(Told { place, source: source.to_owned(), evidence: Evidence::Rows, calls });
    }
    Ok(merged(told))
}

/// One entry for calls that differ in how they ended only; the rows are sorted by everything else first.
fn merged(told: Vec<Told>) -> Vec<Told> {
    let mut kept: Vec<Told> = Vec::with_capacity(told.len());
    for next in told {
        match kept.last_mut() {
            Some(last) if last.is_alike(&next) => {
                last.calls.accepted += next.calls.accepted;
                if let (Some(all), Some(more)) = (&mut last.calls.attempts, next.calls.attempts) {
                    all.add(more);
                }
            }
            _ => kept.push(next),
        }
    }
    kept
}

impl Told {
    fn is_alike(&self, other: &Self) -> bool {
        let key = |told: &Self| {
            let Calls { project, tier, task_class, policy_of, .. } = &told.calls;
            (told.place, project.clone(), tier.clone(), task_class.clone(), *policy_of)
        };
        self.source == other.source && key(self) == key(other)
    }
}

/// Whether the source's answers stand in for its calls.
pub(crate) fn stands_in(precedence: &Precedence, source: &str) -> bool {
    precedence.rank(Question::Calls, source).evidence == Evidence::Proxy
}

/// The place of the local day between some days, the earliest first: how many of them it is not before.
fn place(days: &[NaiveDate]) -> Expr {
    days.iter().enumerate().rev().fold(lit(days.len() as i64), |later, (index, day)| {
        when(col(n::LOCAL_DAY).lt(day_literal(*day))).then(lit(index as i64)).otherwise(later)
    })
}
