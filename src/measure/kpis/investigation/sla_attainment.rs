//! Service level attainment: the share of cases decided within the time that their severity allows.

use super::{CASE_EXPORTS, CLOCK, CONTROLS, cases, cohort, remark, steps};
use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Uncertainty};
use crate::measure::facts::{Facts, cases::Cohort, cases::Seen};
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::stats::kaplan_meier::{Curve, Observation};
use crate::measure::stats::{Interval, wilson};
use crate::measure::unit::Unit;
use crate::policy::Basis;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "investigation.sla_attainment",
        version: 1,
        title: "Cases decided within service level",
        question: "Are flagged cases decided within the time that the policy allows?",
        formula: "1 − S(1), with S the Kaplan-Meier curve of (hours from flag to disposition ÷ hours that the \
                  severity allows); open cases censored at the as-of instant; 95 % interval on the log(-log) scale, \
                  by Wilson where S(1) is 0 or 1",
        ratio: None,
        source: "Kaplan and Meier, JASA 53 (1958); hours: policy.investigation",
        unit: Unit::Share,
        better: Better::Higher,
        dimension: None,
        parts: Parts::Apart,
        clock: CLOCK,
        exclusions: "severities without a service level; cancelled cases, clocks that run backwards, cases resolved \
                     at an unknown time",
        needs: &[Question::Cases],
        inputs: CASE_EXPORTS,
        caveat: "Cases that are open but not yet due are taken to fare like the others. It says nothing about how \
                 late the late ones are.",
        uncertainty: Uncertainty::KaplanMeier,
        chart: Chart::Proportion,
        privacy: Privacy::Open,
        controls: CONTROLS,
        example: "Service level 24 hours. Cases decided after 10 and 20 hours, one after 40, one still open after \
                  weeks: 2 of 4 are in time, 0.5.",
    },
    basis: Basis::Share,
    cumulative: false,
    measure,
    steps,
    sql: Sql::None,
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
    let cohort = match cohort(facts) {
        Err(reason) => return vec![Measured::missing(reason)],
        Ok(cohort) => cohort,
    };
    let ratios = ratios(facts, &cohort);
    let without = cohort.cases() - ratios.len() as i64;
    let unrated = (without > 0).then(|| format!("{} without a service level", cases(without)));
    vec![attainment(&ratios).noting(unrated).noting(remark(facts, &cohort))]
}

/// Each case's hours as a multiple of what its severity allows.
fn ratios(facts: &Facts, cohort: &Cohort) -> Vec<Observation> {
    let ratio = |seen: &Seen| {
        let sla = facts.sla(&seen.severity, seen.flagged)?;
        Some(Observation { time: seen.hours.time / sla, ended: seen.hours.ended })
    };
    cohort.seen.iter().filter_map(ratio).collect()
}

fn attainment(ratios: &[Observation]) -> Measured {
    if ratios.is_empty() {
        return Measured::missing("the policy sets no service level: fill in `policy.investigation`");
    }
    // Known are cases that were decided, in time or not, and cases that are overdue.
    let known = ratios.iter().filter(|case| case.ended || case.time >= 1.0).count() as i64;
    let curve = Curve::of(ratios);
    let overdue = curve.at(1.0).map_or(1.0, |step| step.open);
    if known == 0 || (overdue > 0.0 && curve.longest() < 1.0) {
        return Measured::missing("no case has been watched for as long as its service level yet");
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
