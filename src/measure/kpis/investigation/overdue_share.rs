//! Overdue share: open cases that are older than their severity allows.

use super::{CASE_EXPORTS, SEVERITY, STOCK_CLOCK, narrowed, open};
use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Ratio, Uncertainty};
use crate::measure::facts::{Facts, cases::Case};
use crate::measure::kpis::service_level::ServiceLevels;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::sql::waits as sql;
use crate::measure::steps::Step;
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::Remark;
use std::collections::BTreeMap;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "investigation.overdue_share",
        version: 1,
        title: "Open cases that are overdue",
        question: "How much of what is open should have been decided already?",
        formula: "open cases whose time since the flag exceeds the hours that their severity allows ÷ open cases with \
                  a service level; 95 % Wilson interval",
        ratio: Some(Ratio {
            numerator: "open cases older than their service level",
            denominator: "open cases with a service level",
        }),
        source: "Wilson, JASA 22 (1927); hours: policy.investigation",
        unit: Unit::Share,
        better: Better::Lower,
        dimension: SEVERITY,
        parts: Parts::Apart,
        clock: STOCK_CLOCK,
        exclusions: "severities without a service level, and those with one in business hours where the calendar \
                     names none; cancelled, merged and auto-closed cases, cases resolved at an unknown time",
        needs: &[Question::Cases],
        inputs: CASE_EXPORTS,
        caveat: "All open cases are counted, so that the interval speaks of the process behind them. It says nothing \
                 about how late they are.",
        uncertainty: Uncertainty::Wilson,
        chart: Chart::Proportion,
        privacy: Privacy::Open,
        example: "Service level 24 hours. Cases open for 9 hours and for 28 days, one of a severity without a service \
                  level: 1 of 2 is overdue, 0.5.",
    },
    basis: Basis::Share,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value {
        text: |facts| sql::overdue(facts, ServiceLevels::of(facts, open(facts).into_iter()).business()),
        scale: 1.0,
    },
    example: Example {
        case: "case_id | flagged_us | disposed_us | observed_us | state | severity | source=servicenow
               A | 2026-10-08 00:00 | - | 2026-10-08 00:00 | active | high
               B | 2026-11-05 00:00 | - | 2026-11-05 00:00 | new    | high
               C | 2026-10-08 00:00 | - | 2026-10-08 00:00 | active | low",
        gives: 0.5,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    if let Some(reason) = facts.silence(Question::Cases) {
        return vec![Measured::missing(reason)];
    }
    let open = open(facts);
    let rated = rated(facts, &open);
    let mut severities: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
    for (case, used) in &rated {
        severities.entry(&case.severity).or_default().push(*used);
    }
    let all: Vec<f64> = rated.iter().map(|(_, used)| *used).collect();
    let without = open.len() - rated.len();
    let unrated = (without > 0).then(|| Remark::of("remark-cases-without-level", [("n", without.into())]));
    let total = overdue(&all).noting(unrated).noting(facts.gaps(Question::Cases));
    let members = severities.iter().map(|(severity, used)| overdue(used).of(*severity));
    std::iter::once(total).chain(members).collect()
}

/// The cases that have a service level, with how much of it they have used.
fn rated<'a>(facts: &Facts, open: &[&'a Case]) -> Vec<(&'a Case, f64)> {
    let levels = ServiceLevels::of(facts, open.iter().copied());
    open.iter().filter_map(|case| Some((*case, levels.used(case, facts.stock_us)?))).collect()
}

fn overdue(used: &[f64]) -> Measured {
    let late = used.iter().filter(|used| **used > 1.0).count();
    Measured::sampled_share(late as i64, used.len() as i64, Remark::plain("remark-no-open-case-with-level"))
}

fn steps(facts: &Facts) -> Vec<Step> {
    let open = open(facts);
    let rated = rated(facts, &open).len();
    narrowed(facts, [("of them without a disposition", open.len()), ("of them with a service level", rated)])
}
