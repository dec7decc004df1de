//! Service level attainment: the share of cases decided within the time that their severity allows.

use super::{CASE_EXPORTS, CLOCK, SEVERITY, cohort, remarks, steps};
use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Uncertainty};
use crate::measure::facts::{
    Facts,
    cases::{Clock, Cohort, Seen},
};
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured, service_level::ServiceLevels};
use crate::measure::sql::waits as sql;
use crate::measure::stats::kaplan_meier::{Curve, Observation};
use crate::measure::stats::{Interval, wilson};
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::{Arg, Remark};
use std::collections::BTreeMap;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "investigation.sla_attainment",
        version: 2,
        title: "Cases decided within service level",
        question: "Are flagged cases decided within the time that the policy allows?",
        formula: "1 − S(1), with S the Kaplan-Meier curve of (hours from flag to disposition ÷ hours that the \
                  severity allows); business hours for the severities in policy.investigation.business_hours; \
                  open cases censored at the as-of instant; 95 % interval on the log(-log) scale, by Wilson where \
                  S(1) is 0 or 1",
        ratio: None,
        source: "Kaplan and Meier, JASA 53 (1958); hours: policy.investigation",
        unit: Unit::Share,
        better: Better::Higher,
        dimension: SEVERITY,
        parts: Parts::Apart,
        clock: CLOCK,
        exclusions: "severities without a service level; cancelled, merged and auto-closed cases, clocks that run backwards, cases resolved \
                     at an unknown time",
        needs: &[Question::Cases],
        inputs: CASE_EXPORTS,
        caveat: "Cases that are open but not yet due are taken to fare like the others. It says nothing about how \
                 late the late ones are.",
        uncertainty: Uncertainty::KaplanMeier,
        chart: Chart::Individuals,
        privacy: Privacy::Open,
        example: "Service level 24 hours. Cases decided after 10 and 20 hours, one after 40, one still open after \
                  weeks: 2 of 4 are in time, 0.5.",
    },
    basis: Basis::Share,
    cumulative: false,
    measure,
    steps: |facts| steps(facts, Clock::Decided),
    sql: Sql::Inputs(|facts| sql::times(facts, Clock::Decided)),
    example: Example {
        case: "case_id | flagged_us | disposed_us | observed_us | state | severity=high | source=servicenow
               A | 2026-10-05 00:00 | 2026-10-05 10:00 | 2026-10-05 10:00 | resolved
               B | 2026-10-06 00:00 | 2026-10-06 20:00 | 2026-10-06 20:00 | resolved
               C | 2026-10-07 00:00 | 2026-10-08 16:00 | 2026-10-08 16:00 | resolved
               D | 2026-10-08 00:00 | -                | 2026-10-08 00:00 | active
               E | 2026-10-09 00:00 | -                | 2026-10-09 01:00 | cancelled",
        gives: 0.5,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    let cohort = match cohort(facts, Clock::Decided) {
        Err(reason) => return vec![Measured::missing(reason)],
        Ok(cohort) => cohort,
    };
    let rated = rated(facts, &cohort);
    let mut severities: BTreeMap<&str, Vec<Observation>> = BTreeMap::new();
    for (severity, ratio) in &rated {
        severities.entry(severity).or_default().push(*ratio);
    }
    let ratios: Vec<Observation> = rated.iter().map(|(_, ratio)| *ratio).collect();
    let without = cohort.cases() - ratios.len() as i64;
    let unrated = (without > 0).then(|| Remark::of("remark-cases-without-level", [("n", without.into())]));
    let total = attainment(&ratios).noting(bounds(&ratios)).noting(unrated).noting(remarks(facts, &cohort));
    let members = severities.iter().map(|(severity, ratios)| attainment(ratios).noting(bounds(ratios)).of(*severity));
    std::iter::once(total).chain(members).collect()
}

/// Severity of each case that has a service level, and its time as a multiple of what that allows.
fn rated<'a>(facts: &Facts, cohort: &Cohort<'a>) -> Vec<(&'a str, Observation)> {
    let levels = ServiceLevels::of(facts, cohort.seen.iter().map(|seen| seen.case));
    let ratio = |seen: &Seen<'a>| {
        let time = levels.used(seen.case, seen.until_us)?;
        Some((seen.case.severity.as_str(), Observation { time, ended: seen.hours.ended }))
    };
    cohort.seen.iter().filter_map(ratio).collect()
}

/// What is certain whatever becomes of the open cases: all of them late, or all in time that are not yet due.
fn bounds(ratios: &[Observation]) -> Option<Remark> {
    let open = ratios.iter().filter(|case| !case.ended);
    let due = open.clone().filter(|case| case.time < 1.0).count();
    let met = ratios.iter().filter(|case| case.ended && case.time <= 1.0).count();
    let share = |part: usize| Arg::Value(part as f64 / ratios.len() as f64, "share");
    let args = || [("least", share(met)), ("most", share(met + due))];
    (open.count() > 0).then(|| Remark::of("remark-with-open-cases", args()))
}

fn attainment(ratios: &[Observation]) -> Measured {
    if ratios.is_empty() {
        return Measured::missing(Remark::plain("remark-no-service-level"));
    }
    // Known are cases that were decided, in time or not, and cases that are overdue.
    let known = ratios.iter().filter(|case| case.ended || case.time >= 1.0).count() as i64;
    let curve = Curve::of(ratios);
    let overdue = curve.at(1.0).map_or(1.0, |step| step.open);
    if known == 0 || (overdue > 0.0 && curve.longest() < 1.0) {
        return Measured::missing(Remark::plain("remark-none-watched-long-enough"));
    }
    let met = 1.0 - overdue;
    let certain = |met| wilson::interval(met, known).unwrap_or(Interval { low: 0.0, high: 1.0 });
    let interval = match curve.at(1.0) {
        None => certain(0),
        Some(step) if step.open <= 0.0 => certain(known),
        Some(step) => Interval { low: 1.0 - step.interval.high, high: 1.0 - step.interval.low },
    };
    Measured::estimate(met, ratios.len() as i64).within(interval)
}
