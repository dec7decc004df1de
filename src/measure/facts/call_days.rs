//! Accepted calls day by day: what growth and throughput are made from. Calls that a vendor counted are not among them, as a
//! report's bucket may be longer than a day.

use super::Facts;
use super::calls::stands_in;
use super::people::PersonDay;
use super::totals::Grouping;
use crate::event::capability::Question;
use crate::event::name as n;
use crate::event::tables::EVENT;
use crate::event::taxonomy::{Kind, Outcome};
use crate::measure::findings::Choice;
use crate::measure::frame::{Rows, calendar_day, required};
use crate::measure::precedence::Precedence;
use crate::words::Remark;
use anyhow::Result;
use chrono::NaiveDate;
use polars::prelude::{col, lit, when};
use std::collections::{BTreeMap, BTreeSet};
use strum::VariantArray;

/// Accepted calls of one day, source, project and team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CallDay {
    /// Local day.
    pub(crate) day: NaiveDate,
    /// Name of the format.
    pub(crate) source: String,
    /// Project by the attribution map.
    pub(crate) project: String,
    /// Team by the attribution map.
    pub(crate) team: Option<String>,
    /// Number of calls.
    pub(crate) calls: i64,
    /// Number of calls that are tagged with a kind of task.
    pub(crate) tasks: i64,
}

const TASKS: &str = "tasks";

/// By day, source, project and team, over the whole log: which project is new can only be told from what was before.
pub(super) fn grouping() -> Grouping {
    const KEYS: &[&str] = &[n::LOCAL_DAY, n::SOURCE, n::KIND, n::PROJECT, n::TEAM];
    let of_kind = |kind: Kind| col(n::KIND).eq(lit(kind.as_ref()));
    let ended = |outcome: &Outcome| col(n::OUTCOME).eq(lit(outcome.as_ref()));
    let accepted = Outcome::VARIANTS.iter().filter(|outcome| outcome.is_accepted()).map(ended);
    let accepted = accepted.reduce(polars::prelude::Expr::or).unwrap_or_else(|| lit(false));
    let counted = of_kind(Kind::Call).or(of_kind(Kind::Output)).and(accepted);
    let tagged = when(col(n::TASK_CLASS).is_not_null()).then(col(n::EVENTS)).otherwise(lit(0_i64)).alias(TASKS);
    Grouping::new(KEYS, &[n::EVENTS, TASKS], move |rows| rows.filter(counted.clone()).with_column(tagged.clone()))
}

/// The calls of [`grouping`], in the order of the days.
pub(super) fn read(rows: &Rows, precedence: &Precedence) -> Result<Vec<CallDay>> {
    let (day, source, kind) = (rows.day(n::LOCAL_DAY)?, rows.text(n::SOURCE)?, rows.text(n::KIND)?);
    let (project, team) = (rows.text(n::PROJECT)?, rows.text(n::TEAM)?);
    let (events, tasks) = (rows.int(n::EVENTS)?, rows.int(TASKS)?);
    // One kind counts: answers only where the source has no calls.
    let counts =
        |row: &usize| (required(kind, *row) == Kind::Output.as_ref()) == stands_in(precedence, required(source, *row));
    let of = |row: usize| CallDay {
        day: calendar_day(day.get(row).unwrap_or_default()),
        source: required(source, row).to_owned(),
        project: required(project, row).to_owned(),
        team: team.get(row).map(str::to_owned),
        calls: events.get(row).unwrap_or_default(),
        tasks: tasks.get(row).unwrap_or_default(),
    };
    Ok((0..rows.len()).filter(counts).map(of).filter(|day| day.calls > 0).collect())
}

/// Accepted calls of each working day of a period.
pub(crate) struct WorkingDays {
    /// The working days up to the as-of instant on which a source that is heard has a row, in their order.
    pub(crate) days: Vec<NaiveDate>,
    /// Accepted calls of each of them.
    pub(crate) calls: Vec<i64>,
    /// Working days on which none has: their calls are not known.
    pub(crate) silent: i64,
}

impl WorkingDays {
    /// Those of a period, or why there are none.
    pub(crate) fn of(facts: &Facts) -> Result<Self, Remark> {
        if let Some(reason) = facts.silence(Question::Calls) {
            return Err(reason);
        }
        let sources: BTreeSet<&str> = facts.callers().into_values().collect();
        let heard = |day: &NaiveDate| sources.iter().any(|source| facts.log.sources.heard_on(EVENT.name, source, *day));
        let all = facts.period.start.iter_days().take_while(|day| *day < facts.period.end && *day <= facts.today());
        let (days, silent): (Vec<_>, Vec<_>) =
            all.filter(|day| facts.context.calendar.is_working(*day)).partition(heard);
        if days.is_empty() {
            return Err(Remark::plain("remark-no-working-day"));
        }
        let mut calls: BTreeMap<NaiveDate, i64> = days.iter().map(|day| (*day, 0)).collect();
        for day in facts.call_days() {
            calls.entry(day.day).and_modify(|calls| *calls += day.calls);
        }
        Ok(Self { days, calls: calls.into_values().collect(), silent: silent.len() as i64 })
    }

    /// The median of their calls.
    pub(crate) fn median(&self) -> f64 {
        let mut calls = self.calls.clone();
        calls.sort_unstable();
        let middle = calls.len() / 2;
        if calls.len() % 2 == 1 { calls[middle] as f64 } else { (calls[middle - 1] + calls[middle]) as f64 / 2.0 }
    }

    /// What to know about them.
    pub(crate) fn remark(&self) -> Option<Remark> {
        (self.silent > 0).then(|| Remark::of("remark-silent-working-days", [("n", self.silent.into())]))
    }
}

impl<'a> Facts<'a> {
    /// The source that is heard for the calls of each project.
    pub(crate) fn callers(&self) -> BTreeMap<&'a str, &'a str> {
        let of_calls = self.choices().iter().filter(|choice| choice.question == Question::Calls);
        of_calls.filter_map(|choice| Some((choice.project.as_deref()?, choice.source.as_str()))).collect()
    }

    /// Accepted calls of the period, day by day, of the sources that are heard.
    pub(crate) fn call_days(&self) -> Vec<&'a CallDay> {
        let heard = self.callers();
        let place = |day: NaiveDate| self.log.call_days.partition_point(|one| one.day < day);
        let days = &self.log.call_days[place(self.period.start)..place(self.period.end)];
        days.iter().filter(|day| heard.get(day.project.as_str()) == Some(&day.source.as_str())).collect()
    }

    /// What people did in the period with calls that were accepted, of the sources that are heard.
    pub(crate) fn calling_days(&self) -> Vec<&'a PersonDay> {
        let (people, precedence) = (&self.log.people, self.context.precedence);
        let place = |name: &str| people.names.find(name);
        let heard: BTreeSet<(u32, u32)> = self
            .callers()
            .into_iter()
            .filter_map(|(project, source)| Some((place(project)?, place(source)?)))
            .collect();
        let standing: BTreeSet<u32> = heard
            .iter()
            .map(|(_, source)| *source)
            .filter(|source| stands_in(precedence, people.names.name(*source)))
            .collect();
        let counts = |day: &&PersonDay| {
            let kind = if standing.contains(&day.source) { Kind::Output } else { Kind::Call };
            day.accepted > 0 && day.kind == kind && heard.contains(&(day.project, day.source))
        };
        people.between(self.period.start, self.period.end).filter(counts).collect()
    }

    /// The projects that made a call before the period, as any source tells.
    pub(crate) fn callers_before(&self) -> BTreeSet<&'a str> {
        let days = self.log.call_days.iter().take_while(|day| day.day < self.period.start);
        let counted = self.log.calls[..self.index].iter().flatten().filter(|calls| calls.accepted > 0);
        days.map(|day| day.project.as_str()).chain(counted.map(|calls| calls.project.as_str())).collect()
    }

    /// The source that is heard for who uses AI.
    pub(crate) fn adoption(&self) -> Option<&'a Choice> {
        self.choices().iter().find(|choice| choice.question == Question::Adoption)
    }
}
