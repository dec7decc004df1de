//! Puts the findings of a period together: every KPI with its verdict, the trends, and what the reports draw besides.

mod details;
mod kpi_rows;

pub use kpi_rows::kpi_rows;

use super::card::Card;
use super::facts::{Facts, Log, local_day};
use super::findings::{Findings, Input, Trend, TrendPoint};
use super::kpis::measured::{Measured, join};
use super::kpis::{Kpi, kpis};
use super::measurement::{Measurement, State};
use super::steps::way;
use super::{Context, Tables};
use crate::policy::{Estimate, Verdict, gated, judge};
use anyhow::Result;
use chrono::Days;
use std::collections::BTreeMap;

/// Length of the trends, in periods: a year, and the same period a year ago.
const PERIODS: usize = 13;

/// Measures every KPI of the period and of the twelve before it.
///
/// Earlier periods are computed from the same tables under the same definitions and judged at the same as-of instant, so
/// that a case of March that was decided in May counts as decided. Only stocks, such as open cases, are counted at the
/// instant that lies as long after the end of the earlier period as the as-of instant lies after the end of this one.
///
/// # Errors
/// If a table cannot be read or lacks a column.
pub fn findings(tables: Tables, context: &Context) -> Result<Findings> {
    let log = Log::collect(tables, context, context.calendar.history(context.period, PERIODS))?;
    let facts = Facts::of(&log, context, log.periods.len() - 1);
    let mut measurements = Vec::new();
    let mut trends = Vec::new();
    for kpi in kpis() {
        let measured = (kpi.measure)(&facts, &kpi.card);
        trends.push(trend(kpi, &log, context, measured.first()));
        measurements.extend(measured.into_iter().map(|one| judged(kpi, one, &facts)));
    }
    Ok(Findings {
        organization: context.organization.to_owned(),
        period: context.period,
        timezone: context.zone.name().to_owned(),
        as_of_us: context.as_of_us,
        inputs: inputs(&log),
        choices: facts.choices().to_vec(),
        measurements,
        trends,
        days: details::days(&facts),
        survival: details::survival(&facts),
        tasks: details::tasks(&facts),
        open_cases: details::open_cases(&facts),
        quality: log.runs.quality.clone(),
        ways: kpis().map(|kpi| (kpi.card.id, way(&facts, kpi))).collect(),
    })
}

/// The measurement with its verdict against the policy.
fn judged(kpi: &Kpi, measured: Measured, facts: &Facts) -> Measurement {
    let Card { id, unit, dimension, .. } = kpi.card;
    let Measured { member, value, numerator, denominator, n, low, high, reason, people, largest, grade } = measured;
    let estimate = Estimate { value, low, high, n, basis: kpi.basis };
    let target = facts.terms().target(id, member.as_deref());
    let judgement = match facts.covered(kpi.card.needs) {
        Some(covered) => gated(judge(&estimate, target.as_ref()), covered.heard, covered.expected),
        None => judge(&estimate, target.as_ref()),
    };
    let dimensions: BTreeMap<&'static str, String> = dimension.into_iter().zip(member).collect();
    let mut reason = join(join(judgement.reason, reason), target.and_then(|_| changed(facts)));
    if reason.is_none() && judgement.verdict == Verdict::NotMeasurable {
        reason = Some(format!("the exports that feed it say nothing: {}", kpi.card.inputs));
    }
    Measurement {
        kpi: id,
        dimensions,
        value,
        unit,
        numerator,
        denominator,
        n,
        ci_low: low,
        ci_high: high,
        target: judgement.target,
        verdict: judgement.verdict,
        reason,
        grade,
        withheld: false,
        state: state(facts.context),
        people,
        largest,
    }
}

/// That the policy changed within the period, if it did: a target is that of the period's last day.
fn changed(facts: &Facts) -> Option<String> {
    let days = facts.context.policy.changes_within(facts.period.start, facts.period.end);
    let days: Vec<String> = days.iter().map(ToString::to_string).collect();
    (!days.is_empty()).then(|| format!("the policy changed on {}: judged by the last", days.join(" and ")))
}

/// Whether the sources of the period have had the time to settle.
fn state(context: &Context) -> State {
    let days = u64::from(context.settings.periods.final_after_days);
    let settled = context.period.end.checked_add_days(Days::new(days));
    let today = local_day(context.as_of_us, context.zone);
    if settled.is_some_and(|day| today >= day) { State::Final } else { State::Provisional }
}

/// The totals of all periods; `current` is that of the last. What describes the whole lake has no history.
fn trend(kpi: &'static Kpi, log: &Log, context: &Context, current: Option<&Measured>) -> Trend {
    let last = log.periods.len() - 1;
    let total = |index: usize| {
        if index == last {
            return current.cloned();
        }
        let earlier = || (kpi.measure)(&Facts::of(log, context, index), &kpi.card).into_iter().next();
        if kpi.cumulative { None } else { earlier() }
    };
    let point = |(index, period)| {
        let total = total(index).unwrap_or_default();
        TrendPoint { period, value: total.value, ci_low: total.low, ci_high: total.high }
    };
    Trend { kpi: kpi.card.id, points: log.periods.iter().copied().enumerate().map(point).collect() }
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
