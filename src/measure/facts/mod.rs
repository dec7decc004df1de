//! What the KPIs are made from: the lake's tables reduced to the columns and rows in use, collected once for all periods
//! of the trends, as plain values.

pub(crate) mod actions;
pub(crate) mod call_days;
pub(crate) mod calls;
pub(crate) mod cases;
pub(crate) mod choice;
pub(crate) mod classes;
pub(crate) mod clocks;
pub(crate) mod entities;
pub(crate) mod hours;
pub(crate) mod keys;
pub(crate) mod names;
pub(crate) mod people;
pub(crate) mod reviews;
pub(crate) mod runs;
pub(crate) mod seats;
pub(crate) mod sources;
pub(crate) mod spending;
pub(crate) mod tokens;
mod totals;
mod usage;

use super::calendar::day_begins_us;
use super::findings::Choice;
use super::period::Period;
use super::{Context, Tables};
use crate::event::capability::Question;
use crate::policy::{ReviewPolicy, Target, Terms};
use crate::words::Remark;
use actions::Deed;
use anyhow::{Context as _, Result};
use call_days::CallDay;
use calls::{Calls, DaySum};
use cases::{Case, Clock, Cohort};
use chrono::{DateTime, NaiveDate};
use chrono_tz::Tz;
use classes::ClassUse;
use clocks::Clocks;
use entities::Entity;
use hours::HourSum;
use keys::KeyDay;
use people::{People, PersonSum};
use polars::prelude::SortMultipleOptions;
use reviews::{Queued, Review, ReviewTime};
use runs::Runs;
use seats::Seat;
use sources::{Coverage, Sources};
use spending::Spending;
use std::cell::OnceCell;
use std::collections::BTreeSet;

/// Everything collected, for all periods.
pub(crate) struct Log {
    /// The periods, oldest first; the last is the one that is reported on.
    pub(crate) periods: Vec<Period>,
    /// Events of each day, source, kind, outcome and risk, over the whole log; each record of one source only.
    pub(crate) days: Vec<DaySum>,
    /// Calls of the sources that are heard, by period.
    pub(crate) calls: Vec<Vec<Calls>>,
    /// Accepted calls of every source that tells of single ones, day by day over the whole log.
    pub(crate) call_days: Vec<CallDay>,
    /// Reviews of the sources that are heard, by the period of their output.
    pub(crate) reviews: Vec<Vec<Review>>,
    /// Working time of the reviews that were completed in each period.
    pub(crate) review_times: Vec<ReviewTime>,
    /// Every review of the sources that are heard, whenever its output was made.
    pub(crate) queue: Vec<Queued>,
    /// Which sources these are.
    pub(crate) queue_choices: Vec<Choice>,
    /// Every case.
    pub(crate) cases: Vec<Case>,
    /// How many records of cases and reviews have a wrong clock.
    pub(crate) clocks: Clocks,
    /// Which source is heard for what, by period.
    pub(crate) choices: Vec<Vec<Choice>>,
    /// Which source was heard on which day.
    pub(crate) sources: Sources,
    /// The row balance.
    pub(crate) runs: Runs,
    /// Who did what on which day, over the whole log.
    pub(crate) people: People,
    /// What people did in each period, added up when it is first asked for.
    pub(crate) person_sums: Vec<OnceCell<Vec<PersonSum>>>,
    /// Who has a seat.
    pub(crate) seats: Vec<Seat>,
    /// Which key was used on which day, over the whole log.
    pub(crate) keys: Vec<KeyDay>,
    /// At which hours things happened, over the whole log.
    pub(crate) hours: Vec<HourSum>,
    /// What is watched, one by one, over the whole log.
    pub(crate) actions: Vec<Deed>,
    /// The ids of events and requests that cases name.
    pub(crate) tickets: BTreeSet<String>,
    /// The latest record of everything that a directory names.
    pub(crate) entities: Vec<Entity>,
    /// Tokens, recorded cost and bills of the sources that are heard, by period.
    pub(crate) spending: Spending,
    /// What people did in the declared task classes in the period that is reported on.
    pub(crate) class_uses: Vec<ClassUse>,
    /// Minutes saved by one use, drawn once: by task class in the order of the configuration.
    pub(crate) draws: Vec<Vec<f64>>,
    /// The share of the time saved that is put to other use, drawn once; none if it is not declared.
    pub(crate) realised: Option<Vec<f64>>,
}

impl Log {
    /// Runs the queries.
    pub(crate) fn collect(tables: Tables, context: &Context, periods: Vec<Period>) -> Result<Self> {
        let today = local_day(context.as_of_us, context.zone);
        let mut sources = Sources::default();
        let precedence = context.precedence;
        let versions = calls::versions(context.policy, &periods);
        let totals =
            totals::collect(tables.totals, (&periods, &versions), today, precedence).context("reading `totals`")?;
        for sum in &totals.days {
            sources.hear_events(sum, precedence);
        }
        let (counted, spent) =
            usage::collect(tables.usage, context, &periods, &mut sources).context("reading `usage`")?;
        let told = totals.calls.into_iter().chain(counted).collect();
        let (calls, mut choices) = choice::calls(told, periods.len(), precedence);
        let spending = spending::hear(&totals.tokens, spent, context, &periods, &mut choices);
        let mut clocks = Clocks::default();
        let reviews = reviews::collect(tables.review, context, &periods, (&mut sources, &mut clocks))
            .context("reading `review`")?;
        choices.iter_mut().zip(reviews.choices).for_each(|(choices, heard)| choices.extend(heard));
        let tickets = actions::tickets(tables.case.clone(), context.as_of_us).context("reading `case`")?;
        let cases = cases::collect(tables.case, context, (&mut sources, &mut clocks)).context("reading `case`")?;
        let heard = cases::choices(&cases, context, &periods);
        choices.iter_mut().zip(heard).for_each(|(choices, heard)| choices.extend(heard));
        let runs = runs::collect(tables.run, tables.reject, tables.kept).context("reading `run` and `reject`")?;
        let value = context.value;
        let draws = value.task.iter().map(|task| task.draw(value.seed, value.draws)).collect();
        let mut hours = hours::collect(tables.hourly, today).context("reading `hourly`")?;
        hours.retain(|sum| choice::told_before(&sources, &sum.source, sum.day).is_none());
        let mut actions = actions::collect(tables.action, context.as_of_us).context("reading `action`")?;
        actions.retain(|deed| choice::told_before(&sources, &deed.source, deed.day).is_none());
        let (days, heard) = choice::administration(totals.days, &sources, &periods, precedence);
        choices.iter_mut().zip(heard).for_each(|(choices, heard)| choices.extend(heard));
        let mut people = people::collect(tables.people, today).context("reading `people`")?;
        let entities = entities::collect(tables.entity, context.as_of_us).context("reading `entity`")?;
        let seats = seats::join(&mut people, &entities);
        let heard = choice::adoption(&people, &periods, today, precedence);
        choices.iter_mut().zip(heard).for_each(|(choices, heard)| choices.extend(heard));
        let person_sums = periods.iter().map(|_| OnceCell::new()).collect();
        Ok(Self {
            periods,
            days,
            calls,
            call_days: totals.call_days,
            reviews: reviews.reviews,
            review_times: reviews.times,
            queue: reviews.queue,
            queue_choices: reviews.queue_choices,
            cases,
            clocks,
            choices,
            sources,
            runs,
            people,
            person_sums,
            seats,
            keys: keys::collect(tables.keys, today).context("reading `keys`")?,
            hours,
            actions,
            tickets,
            entities,
            spending,
            class_uses: classes::collect(tables.daily, context).context("reading `daily`")?,
            draws,
            realised: value.draw_realised(),
        })
    }
}

/// The log as one period sees it.
#[derive(Clone, Copy)]
pub(crate) struct Facts<'a> {
    /// Everything collected.
    pub(crate) log: &'a Log,
    /// Policy, assumptions, zone and as-of instant.
    pub(crate) context: &'a Context<'a>,
    /// The period.
    pub(crate) period: Period,
    /// Its place among the periods of the log.
    index: usize,
    /// The instant at which stocks are counted, microseconds since 1970 UTC: the as-of instant for the period reported
    /// on, and for an earlier one the instant that lies as long after its end.
    pub(crate) stock_us: i64,
}

impl<'a> Facts<'a> {
    /// The facts of the period at `index`.
    pub(crate) fn of(log: &'a Log, context: &'a Context<'a>, index: usize) -> Self {
        let period = log.periods[index];
        let back = context.period.end - period.end;
        let stock_us = context.as_of_us - back.num_microseconds().unwrap_or_default();
        Self { log, context, period, index, stock_us }
    }

    /// Accepted calls of the period, by project, tier and task class.
    pub(crate) fn calls(&self) -> &'a [Calls] {
        &self.log.calls[self.index]
    }

    /// What is known of the period before, unless this one is the first that was collected.
    pub(crate) fn previous(&self) -> Option<Self> {
        Some(Self::of(self.log, self.context, self.index.checked_sub(1)?))
    }

    /// Reviews of the period's outputs. A review whose output is not in the log goes by the day of its routing.
    pub(crate) fn reviews(&self) -> &'a [Review] {
        &self.log.reviews[self.index]
    }

    /// Working time of the reviews that were completed in the period.
    pub(crate) fn review_time(&self) -> &'a ReviewTime {
        &self.log.review_times[self.index]
    }

    /// The facts of the period that is reported on.
    pub(crate) fn newest(&self) -> Self {
        Self::of(self.log, self.context, self.log.periods.len() - 1)
    }

    /// The instants at which the period begins and ends, microseconds since 1970 UTC.
    pub(crate) fn span_us(&self) -> (i64, i64) {
        let zone = self.context.zone;
        (day_begins_us(self.period.start, zone), day_begins_us(self.period.end, zone))
    }

    /// The cases that were flagged in the period, timed to where `clock` stopped, as they stand at the stock instant.
    pub(crate) fn cohort(&self, clock: Clock) -> Cohort<'a> {
        Cohort::of(&self.cases(), self, clock)
    }

    /// What the policy says of the period: the version in force on its last day.
    pub(crate) fn terms(&self) -> &'a Terms {
        self.context.policy.at(self.period.last_day())
    }

    /// The target of a KPI's total by the policy of the period's last day, or of one member of its dimension: of a risk
    /// tier what the policy asks to review of its outputs, each counted under the policy of its day.
    pub(crate) fn target(&self, kpi: &str, member: Option<&str>) -> Option<Target> {
        let last = self.terms().target(kpi, member);
        if member.is_none() || self.review_policies().len() < 2 {
            return last;
        }
        let of_member = self.calls().iter().filter(|calls| calls.accepted > 0 && calls.tier.as_deref() == member);
        let asked = of_member.filter_map(|calls| {
            let share = self.context.policy.at(calls.policy_of).target(kpi, member)?.at_least?;
            Some((share, calls.accepted as f64))
        });
        let asked: Vec<(f64, f64)> = asked.collect();
        let (least, most) =
            asked.iter().fold((f64::INFINITY, 0.0_f64), |(low, high), (share, _)| (low.min(*share), high.max(*share)));
        let all: f64 = asked.iter().map(|(_, calls)| calls).sum();
        let mean = asked.iter().map(|(share, calls)| share * calls).sum::<f64>() / all;
        // Digits must not make another target of one that is the same on all days.
        if all > 0.0 { Some(Target::at_least(mean.clamp(least, most))) } else { last }
    }

    /// What the policy says of reviews in the period: each of its versions that differ in that, with its first day there.
    pub(crate) fn review_policies(&self) -> Vec<(NaiveDate, &'a ReviewPolicy)> {
        self.review_policies_since(self.period.start)
    }

    /// The same of all days up to the end of the period.
    pub(crate) fn review_policies_until_now(&self) -> Vec<(NaiveDate, &'a ReviewPolicy)> {
        self.review_policies_since(NaiveDate::MIN)
    }

    fn review_policies_since(&self, start: NaiveDate) -> Vec<(NaiveDate, &'a ReviewPolicy)> {
        let within = self.context.policy.within(start, self.period.end);
        let mut policies: Vec<_> = within.into_iter().map(|(day, terms)| (day, &terms.review)).collect();
        policies.dedup_by(|next, before| next.1 == before.1);
        policies
    }

    /// The service level of a case by the policy of the day on which it was flagged, in hours.
    pub(crate) fn sla(&self, severity: &str, flagged: NaiveDate) -> Option<f64> {
        self.context.policy.at(flagged).investigation.sla(severity)
    }

    /// The same, for a severity whose hours pass day and night; none where they are business hours.
    pub(crate) fn clock_sla(&self, severity: &str, flagged: NaiveDate) -> Option<f64> {
        let policy = &self.context.policy.at(flagged).investigation;
        policy.sla(severity).filter(|_| !policy.in_business_hours(severity))
    }

    /// Why nothing answers `question` for the period, if so, and what to export.
    pub(crate) fn silence(&self, question: Question) -> Option<Remark> {
        self.log.sources.silence(question, self.period)
    }

    /// What to know about the sources of `question`: which say nothing about the period while others do, which only
    /// stand in, and which were left aside.
    pub(crate) fn gaps(&self, question: Question) -> Vec<Remark> {
        let silent = self.log.sources.gaps(question, self.period);
        silent.into_iter().chain(choice::remark(self.choices(), question)).collect()
    }

    /// How completely the sources were heard that some questions rest on: the least complete of them.
    pub(crate) fn covered(&self, needs: &[Question]) -> Option<Coverage> {
        let heard = |question: Question| {
            let of_question = self.choices().iter().filter(move |choice| choice.question == question);
            of_question.map(|choice| choice.source.as_str()).collect::<BTreeSet<_>>()
        };
        let one =
            |question: &Question| self.log.sources.covered(*question, &heard(*question), self.period, self.today());
        needs.iter().filter_map(one).min_by(Coverage::compare)
    }

    /// Which source is heard for what in the period.
    pub(crate) fn choices(&self) -> &'a [Choice] {
        &self.log.choices[self.index]
    }

    /// The cases of the source that is heard.
    pub(crate) fn cases(&self) -> Vec<&'a Case> {
        let source = self.case_source();
        self.log.cases.iter().filter(|case| Some(case.source.as_str()) == source).collect()
    }

    /// The source whose cases are heard: the period's, or where the period has none the best that there is.
    pub(crate) fn case_source(&self) -> Option<&'a str> {
        let of_period = self.choices().iter().find(|choice| choice.question == Question::Cases);
        let any = || {
            let named = self.log.cases.iter().map(|case| case.source.as_str());
            named.min_by_key(|source| self.context.precedence.rank(Question::Cases, source))
        };
        of_period.map(|choice| choice.source.as_str()).or_else(any)
    }

    /// The last day that can have been seen: that of the as-of instant.
    pub(crate) fn today(&self) -> NaiveDate {
        local_day(self.context.as_of_us, self.context.zone)
    }
}

/// The day of an instant in the reporting zone.
pub(crate) fn local_day(micros: i64, zone: Tz) -> NaiveDate {
    DateTime::from_timestamp_micros(micros).unwrap_or_default().with_timezone(&zone).date_naive()
}

/// The order in which every collection is read: the same for the same rows.
fn nulls_last() -> SortMultipleOptions {
    SortMultipleOptions::default().with_nulls_last(true)
}

/// The place of the period that holds `day`; `periods` follow each other without a gap.
fn place(periods: &[Period], day: NaiveDate) -> Option<usize> {
    let index = periods.partition_point(|period| period.end <= day);
    periods.get(index).is_some_and(|period| period.holds(day)).then_some(index)
}

#[cfg(test)]
mod tests;
