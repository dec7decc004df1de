//! Puts the findings of a period together: every KPI with its verdict, what its history says, what is withheld, and what
//! the reports draw besides.

mod compared;
mod details;
mod feeds;
mod grounds;
mod history;
mod hours;
mod incidents;
mod kpi_rows;
mod spreads;
mod tornado;

pub use kpi_rows::{kpi_rows, published_rows};

use super::card::Card;
use super::edition::Grounds;
use super::facts::{Facts, Log, local_day};
use super::findings::{Evidenced, Findings, Input, Kept, Trend, TrendPoint, Unsettled};
use super::kpis::measured::Measured;
use super::kpis::passage::passages;
use super::kpis::value::break_even_minutes::beside_declared;
use super::kpis::value::net_value::told_costs;
use super::kpis::{Kpi, kpis};
use super::measurement::{Measurement, State};
use super::period::Period;
use super::privacy::{Memory, look, withhold, withhold_earlier};
use super::signal::{Signal, budget, signal};
use super::steps::{Way, way};
use super::{Context, Tables};
use crate::policy::controls::{self, Control};
use crate::policy::{Estimate, Verdict, doubted, gated, judge};
use crate::words::{Arg, Remark};
use anyhow::Result;
use chrono::NaiveDate;
use history::{PERIODS_MAX, SHOWN, Total};
use std::collections::{BTreeMap, BTreeSet};

/// The KPI of time saved by task class.
const TIME_SAVED: &str = "value.time_saved_hours";

/// A KPI with its totals over the periods, oldest first.
type History = (&'static Kpi, Vec<Total>);

/// Measures every KPI of the period and of those before it, back to the first in which any source was heard.
///
/// Earlier periods are computed from the same tables under the same definitions and judged at the same as-of instant, so
/// that a case of March that was decided in May counts as decided. Only stocks, such as open cases, are counted at the
/// instant that lies as long after the end of the earlier period as the as-of instant lies after the end of this one.
///
/// # Errors
/// If a table cannot be read or lacks a column.
pub fn findings(mut tables: Tables, context: &Context) -> Result<Findings> {
    let published = std::mem::take(&mut tables.published);
    let periods = measurable(&mut tables.kept, context);
    let log = Log::collect(tables, context, periods)?;
    let facts = Facts::of(&log, context, log.periods.len() - 1);
    let policy = context.policy.as_on(context.period.last_day());
    let restated = Context { policy: &policy, ..*context };
    let first = history::anchor(&log);
    let state = state(&facts);
    let mut measurements = Vec::new();
    let mut histories: Vec<History> = Vec::new();
    for kpi in kpis() {
        let measured = (kpi.measure)(&facts, &kpi.card);
        histories.push((kpi, history::totals(kpi, &facts, &restated, first, measured.first())));
        measurements.extend(measured.into_iter().map(|one| judged(kpi, one, &facts, state)));
    }
    let mut memory = Memory::of(&published);
    look(&measured_before(&histories, state), &context.settings.suppression, &mut memory);
    withhold(&mut measurements, context.period, &context.settings.suppression, &mut memory);
    let earlier = withheld_history(&mut histories, &measurements, (context, state), &mut memory);
    let signals: Vec<Signal> = histories.iter().filter_map(|(kpi, totals)| signal_of(kpi, totals, &facts)).collect();
    let (passages, classes) = (passages(&facts), told_classes(&measurements));
    let grounds: BTreeMap<&str, Grounds> = kpis().map(|kpi| (kpi.card.id, grounds::grounds(kpi, &facts))).collect();
    Ok(Findings {
        organization: context.organization.to_owned(),
        period: context.period,
        timezone: context.zone.name().to_owned(),
        as_of_us: context.as_of_us,
        rules: context.settings.suppression,
        inputs: inputs(&log),
        choices: facts.choices().to_vec(),
        trends: histories.iter().map(|(kpi, totals)| trend(kpi, totals, context)).collect(),
        days: details::days(&facts),
        survival: details::survival(&facts),
        tasks: details::tasks(&facts, &classes),
        open_cases: details::open_cases(&facts),
        quality: log.runs.quality.clone(),
        ways: kpis().map(|kpi| (kpi.card.id, told_way(&facts, kpi, &measurements))).collect(),
        state,
        unsettled: unsettled(&log, context),
        false_signals_expected: budget::expected(&signals),
        signals,
        comparisons: compared::comparisons(&histories, &published, &grounds),
        restatements: compared::restatements(&histories, &measurements, &published, &grounds),
        controls: evidenced(&measurements, context.period.last_day()),
        tornado: tornado::tornado(&facts, &classes),
        break_even: beside_declared(&facts, &measurements),
        spreads: spreads::spreads(&facts, &passages, &measurements),
        review_funnel: spreads::review_funnel(&passages),
        grounds,
        earlier,
        incidents: incidents::incidents(&facts),
        hours: hours::hours(&facts),
        feeds: feeds::feeds(&facts, &measurements),
        full_cost: told_costs(&facts, &measurements),
        measurements,
    })
}

/// The period and those before it that can be measured, oldest first. What is gone of no day of them is of no matter to them.
fn measurable(kept: &mut Kept, context: &Context) -> Vec<Period> {
    let mut periods = context.calendar.history(context.period, PERIODS_MAX);
    let all = periods.len();
    // What is left of a period whose rows were deleted is no number to set beside another.
    periods.retain(|period| *period == context.period || kept.numbers_from.is_none_or(|from| period.start >= from));
    let first = periods.first().map_or(context.period.start, |period| period.start);
    kept.events_from = kept.events_from.filter(|from| first < *from);
    kept.numbers_from = kept.numbers_from.filter(|_| periods.len() < all);
    periods
}

/// The task classes whose savings are told; none where even the total is withheld.
fn told_classes(measurements: &[Measurement]) -> BTreeSet<String> {
    let saved = || measurements.iter().filter(|one| one.kpi == TIME_SAVED && one.value.is_some());
    if saved().all(|one| !one.dimensions.is_empty()) {
        return BTreeSet::new();
    }
    saved().filter_map(|one| one.dimensions.values().next().cloned()).collect()
}

/// What supports each control: the KPIs whose total has a value, be it withheld. Controls that ended before `day` are left out.
fn evidenced(measurements: &[Measurement], day: NaiveDate) -> Vec<Evidenced> {
    let totals = measurements.iter().filter(|one| one.dimensions.is_empty() && (one.value.is_some() || one.withheld));
    let with_value: Vec<&'static str> = totals.map(|one| one.kpi).collect();
    let one = |control: &Control| Evidenced {
        control: control.name(),
        applies_from: control.applies_from,
        only: control.only.clone(),
        supported_by: with_value.iter().copied().filter(|kpi| control.is_supported_by(kpi)).collect(),
    };
    controls::current(day).map(one).collect()
}

/// The numbers of earlier periods that may have to be withheld.
fn measured_before(histories: &[History], state: State) -> Vec<(Period, Measurement)> {
    let mut found = Vec::new();
    for (kpi, totals) in histories.iter().filter(|(kpi, _)| history::is_protected(kpi)) {
        for total in &totals[..totals.len().saturating_sub(1)] {
            let all = std::iter::once(&total.measured).chain(&total.members);
            found.extend(all.map(|one| (total.period, measurement(kpi, one.clone(), state))));
        }
    }
    found
}

/// Takes what must be withheld out of the histories. Hands back the earlier totals of the trends that were looked at.
fn withheld_history(
    histories: &mut [History],
    measurements: &[Measurement],
    (context, state): (&Context, State),
    memory: &mut Memory,
) -> Vec<(Period, Measurement)> {
    let rules = &context.settings.suppression;
    let mut told = Vec::new();
    for (kpi, totals) in histories.iter_mut().filter(|(kpi, _)| history::is_protected(kpi)) {
        let is_withheld = measurements.iter().any(|one| is_total(one, kpi) && one.withheld);
        let Some((newest, before)) = totals.split_last_mut() else { continue };
        if is_withheld {
            newest.measured = Measured::default();
        }
        let plain = |total: &Total| (total.period, measurement(kpi, total.measured.clone(), state));
        let mut earlier: Vec<(Period, Measurement)> = before.iter().map(plain).collect();
        withhold_earlier(&mut earlier, rules, memory);
        for (total, _) in before.iter_mut().zip(&earlier).filter(|(_, (_, one))| one.withheld) {
            total.measured = Measured::default();
        }
        let shown = earlier.len().saturating_sub(SHOWN - 1);
        told.extend(earlier.into_iter().skip(shown).filter(|(_, one)| one.withheld || one.value.is_some()));
    }
    told
}

fn is_total(one: &Measurement, kpi: &Kpi) -> bool {
    one.kpi == kpi.card.id && one.dimensions.is_empty()
}

/// What the chart of a KPI says of its newest total.
fn signal_of(kpi: &Kpi, totals: &[Total], facts: &Facts) -> Option<Signal> {
    let points: Vec<_> = totals.iter().map(|total| history::point(kpi, total)).collect();
    let target = facts.terms().target(kpi.card.id, None);
    signal(&kpi.card, &points, target.as_ref(), &facts.context.settings.signals.rebase)
}

/// How a KPI came about; without the counts where its total is withheld, because the last of them is what it is made from.
fn told_way(facts: &Facts, kpi: &Kpi, measurements: &[Measurement]) -> Way {
    let mut way = way(facts, kpi);
    if measurements.iter().any(|one| is_total(one, kpi) && one.withheld) {
        way.steps.clear();
    }
    way
}

/// How the KPIs begin that are made from the clocks of cases.
const INVESTIGATION: &str = "investigation.";

/// The measurement with its verdict against the policy.
fn judged(kpi: &Kpi, measured: Measured, facts: &Facts, state: State) -> Measurement {
    let Card { id, .. } = kpi.card;
    let Measured { value, low, high, n, .. } = measured;
    let estimate = Estimate { value, low, high, n, basis: kpi.basis };
    let target = facts.target(id, measured.member.as_deref());
    let judgement = match facts.covered(kpi.card.needs) {
        Some(covered) => gated(judge(&estimate, target.as_ref()), covered.heard, covered.expected),
        None => judge(&estimate, target.as_ref()),
    };
    let doubt = if id.starts_with(INVESTIGATION) { facts.doubt() } else { None };
    let judgement = doubted(judgement, doubt);
    let mut reason = judgement.reason;
    reason.extend(measured.reason.iter().cloned());
    reason.extend(target.and_then(|_| changed(facts, &measured)));
    if reason.is_empty() && judgement.verdict == Verdict::NotMeasurable {
        reason.push(Remark::of("remark-inputs-silent", [("inputs", kpi.card.inputs_told())]));
    }
    let plain = measurement(kpi, measured, state);
    Measurement { target: judgement.target, verdict: judgement.verdict, reason, ..plain }
}

/// The measurement before any target is looked at.
fn measurement(kpi: &Kpi, measured: Measured, state: State) -> Measurement {
    let Card { id, unit, dimension, .. } = kpi.card;
    let Measured { member, value, numerator, denominator, n, low, high, reason, people, largest, grade } = measured;
    Measurement {
        kpi: id,
        dimensions: dimension.into_iter().zip(member).collect(),
        value,
        unit,
        numerator,
        denominator,
        n,
        ci_low: low,
        ci_high: high,
        target: None,
        verdict: if value.is_some() { Verdict::NoTarget } else { Verdict::NotMeasurable },
        reason,
        grade,
        withheld: false,
        state,
        people,
        largest,
    }
}

/// That the policy changed within the period, if it did: the target of a total is that of the period's last day, and that of
/// a risk tier is what was asked of the outputs of each day.
fn changed(facts: &Facts, measured: &Measured) -> Option<Remark> {
    let days = facts.context.policy.changes_within(facts.period.start, facts.period.end);
    let told = || Arg::List(days.iter().map(|day| Arg::from(*day)).collect());
    (!days.is_empty()).then(|| match measured.member {
        Some(_) => Remark::of("remark-policy-of-each-day", [("days", told())]),
        None => Remark::of("remark-policy-of-the-last", [("days", told())]),
    })
}

/// The sources that have not had the time to settle, by name: of those that were heard before the end of the period or in it,
/// whether they said anything of it or not.
fn unsettled(log: &Log, context: &Context) -> Vec<Unsettled> {
    let (periods, end, today) =
        (&context.settings.periods, context.period.end, local_day(context.as_of_us, context.zone));
    let heard = log.sources.0.iter().filter(|(_, source)| source.days.range(..end).next().is_some());
    let heard: BTreeSet<&String> = heard.map(|((_, name), _)| name).collect();
    let settled =
        heard.into_iter().map(|name| Unsettled { source: name.clone(), settled_on: periods.settled_on(name, end) });
    settled.filter(|one| today < one.settled_on).collect()
}

/// Whether the period is over and no source is unsettled. Without any source it is as if there were one like all others.
fn state(facts: &Facts) -> State {
    let (log, context) = (facts.log, facts.context);
    let is_heard = log.sources.0.values().any(|source| source.days.range(..context.period.end).next().is_some());
    let nobody = || facts.today() < context.settings.periods.settled_on("", context.period.end);
    let is_open = if is_heard { !unsettled(log, context).is_empty() } else { nobody() };
    if is_open { State::Provisional } else { State::Final }
}

/// The newest totals as a trend; periods from before the history have no value.
fn trend(kpi: &Kpi, totals: &[Total], context: &Context) -> Trend {
    let point = |period: Period| {
        let measured = totals.iter().find(|total| total.period == period).map(|total| &total.measured);
        TrendPoint {
            period,
            value: measured.and_then(|measured| measured.value),
            ci_low: measured.and_then(|measured| measured.low),
            ci_high: measured.and_then(|measured| measured.high),
        }
    };
    let periods = context.calendar.history(context.period, SHOWN);
    Trend { kpi: kpi.card.id, points: periods.into_iter().map(point).collect() }
}

/// What fed the numbers, by source and table.
fn inputs(log: &Log) -> Vec<Input> {
    let mut inputs: Vec<Input> = log
        .sources
        .0
        .iter()
        .map(|((table, source), heard)| Input {
            source: source.clone(),
            table: (*table).to_owned(),
            rows: heard.rows,
            first_day: heard.span().map(|(first, _)| first),
            last_day: heard.span().map(|(_, last)| last),
        })
        .collect();
    inputs.sort_by(|a, b| (&a.source, &a.table).cmp(&(&b.source, &b.table)));
    inputs
}
