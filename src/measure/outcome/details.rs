//! What the reports draw besides the KPIs: calls by day, the survival curve, savings by task, the open cases.

use crate::event::taxonomy::Outcome;
use crate::measure::facts::Facts;
use crate::measure::facts::cases::{Clock, Cohort, Seen, Standing};
use crate::measure::findings::{DayCount, OpenCase, Survival, SurvivalStep, TaskSaving};
use crate::measure::kpis::service_level::ServiceLevels;
use crate::measure::kpis::value::{hours, uses};
use crate::measure::stats::kaplan_meier::{Curve, Step};
use crate::measure::stats::monte_carlo::Percentiles;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// Calls of each day on which a source of calls said anything.
pub(super) fn days(facts: &Facts) -> Vec<DayCount> {
    let mut days: BTreeMap<NaiveDate, (i64, i64)> = BTreeMap::new();
    for sum in &facts.log.days {
        if !facts.period.holds(sum.day) || !facts.log.sources.tells_of_calls(&sum.source) {
            continue;
        }
        let counts = days.entry(sum.day).or_default();
        match sum.outcome.parse() {
            Ok(outcome) if sum.is_call() && Outcome::is_accepted(outcome) => counts.0 += sum.events,
            Ok(Outcome::Failure) if sum.is_call() => counts.1 += sum.events,
            _ => {}
        }
    }
    days.into_iter().map(|(day, (calls, failed))| DayCount { day, calls, failed }).collect()
}

/// The Kaplan-Meier curve of the cases flagged in the period.
pub(super) fn survival(facts: &Facts) -> Survival {
    let cohort = facts.cohort(Clock::Decided);
    let curve = Curve::of(&cohort.hours());
    let step = |step: &Step| SurvivalStep {
        hours: step.time,
        open: step.open,
        ci_low: step.interval.low,
        ci_high: step.interval.high,
        at_risk: step.at_risk,
    };
    Survival {
        steps: curve.steps.iter().map(step).collect(),
        cases: cohort.cases(),
        disposed: cohort.ended(),
        median_hours: curve.quantile(0.5).time,
        sla_hours: commonest(
            cohort.seen.iter().filter_map(|seen| facts.clock_sla(&seen.case.severity, seen.case.flagged_day)),
        ),
        levels: levels(facts, &cohort),
        censored_hours: curve.censored,
    }
}

/// The service level of each severity, the shortest first; of a severity whose level changed both.
fn levels(facts: &Facts, cohort: &Cohort) -> Vec<(String, f64)> {
    let level = |seen: &Seen| {
        let hours = facts.clock_sla(&seen.case.severity, seen.case.flagged_day)?;
        // The bits of positive floats are in the order of the floats.
        Some((hours.to_bits(), seen.case.severity.clone()))
    };
    let levels: BTreeSet<(u64, String)> = cohort.seen.iter().filter_map(level).collect();
    levels.into_iter().map(|(bits, severity)| (severity, f64::from_bits(bits))).collect()
}

/// The service level that applies to most cases; the shortest of several.
fn commonest(hours: impl Iterator<Item = f64>) -> Option<f64> {
    // The bits of positive floats are in the order of the floats.
    let mut counts: BTreeMap<u64, usize> = BTreeMap::new();
    for hours in hours {
        *counts.entry(hours.to_bits()).or_default() += 1;
    }
    let most = counts.values().copied().max()?;
    counts.into_iter().find(|(_, count)| *count == most).map(|(bits, _)| f64::from_bits(bits))
}

/// Time saved by each task class that was used and is told, largest first.
pub(super) fn tasks(facts: &Facts, told: &BTreeSet<String>) -> Vec<TaskSaving> {
    let tasks = facts.context.value.task.iter().zip(&facts.log.draws).zip(uses(facts));
    let mut savings: Vec<TaskSaving> = tasks
        .filter(|((task, _), uses)| *uses > 0 && told.contains(&task.class))
        .filter_map(|((task, draws), uses)| {
            let Percentiles { p10, p50, p90 } = Percentiles::of(hours(draws, uses))?;
            Some(TaskSaving {
                class: task.class.clone(),
                title: task.title.clone(),
                evidence: task.evidence.to_string(),
                preset: task.preset.clone(),
                uses,
                p10_hours: p10,
                p50_hours: p50,
                p90_hours: p90,
            })
        })
        .collect();
    savings.sort_by(|a, b| b.p50_hours.total_cmp(&a.p50_hours).then_with(|| a.class.cmp(&b.class)));
    savings
}

/// The cases without a disposition at the as-of instant, oldest first.
pub(super) fn open_cases(facts: &Facts) -> Vec<OpenCase> {
    let as_of = facts.context.as_of_us;
    let cases: Vec<_> = facts.cases().into_iter().filter(|case| case.standing(as_of) == Standing::Open).collect();
    let levels = ServiceLevels::of(facts, cases.iter().copied());
    let mut open: Vec<OpenCase> = cases
        .iter()
        .map(|case| OpenCase {
            case_id: case.id.clone(),
            severity: case.severity.clone(),
            flagged_us: case.flagged_us,
            age_hours: case.age_hours(as_of),
            sla_hours: facts.sla(&case.severity, case.flagged_day),
            sla_used: levels.used(case, as_of),
        })
        .collect();
    open.sort_by(|a, b| (a.flagged_us, &a.case_id).cmp(&(b.flagged_us, &b.case_id)));
    open
}
