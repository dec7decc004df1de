//! Reopen rate: decided cases that had to be opened again.

use super::{CASE_EXPORTS, narrowed};
use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Ratio, Uncertainty};
use crate::measure::facts::{
    Facts,
    cases::{Case, DAY_US, Reopening, Standing},
};
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::sql::cases as sql;
use crate::measure::steps::Step;
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::Remark;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "investigation.reopen_rate",
        version: 1,
        title: "Decided cases that were reopened",
        question: "How many decisions do not hold?",
        formula: "cases with a record in an open state within policy.investigation.reopened_within_days of their \
                  first disposition ÷ cases whose first disposition became that old in the period; 95 % Wilson \
                  interval",
        ratio: Some(Ratio {
            numerator: "cases reopened in time",
            denominator: "cases whose first disposition became old enough in the period",
        }),
        source: "Wilson, JASA 22 (1927)",
        unit: Unit::Share,
        better: Better::Lower,
        dimension: None,
        parts: Parts::Apart,
        clock: "the instant at which the first disposition is policy.investigation.reopened_within_days old (30 if \
                not set): every case is watched for equally long",
        exclusions: "cases that are counted as reopened while no record shows whether it was in time; cancelled, \
                     merged and auto-closed cases, clocks that run backwards",
        needs: &[Question::Cases],
        inputs: CASE_EXPORTS,
        caveat: "Tickets of which only the last state is exported show a reopening by its count alone, or not at all.",
        uncertainty: Uncertainty::Wilson,
        chart: Chart::Proportion,
        privacy: Privacy::Open,
        example: "Four cases decided in September, one of them open again five days later and decided once more: 1 of \
                  4, 0.25.",
    },
    basis: Basis::Share,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value { text: |facts| sql::reopened(facts, window_us(facts)), scale: 1.0 },
    example: Example {
        case: "case_id | flagged_us | disposed_us | observed_us | state | severity=high | source=servicenow
               A | 2026-09-05 00:00 | 2026-09-05 10:00 | 2026-09-05 10:00 | resolved
               B | 2026-09-10 00:00 | 2026-09-10 20:00 | 2026-09-10 20:00 | resolved
               B | 2026-09-10 00:00 | -                | 2026-09-15 20:00 | active
               B | 2026-09-10 00:00 | 2026-09-16 20:00 | 2026-09-16 20:00 | resolved
               C | 2026-09-17 00:00 | 2026-09-18 16:00 | 2026-09-18 16:00 | resolved
               D | 2026-09-18 00:00 | 2026-09-19 16:00 | 2026-09-19 16:00 | resolved
               E | 2026-10-05 00:00 | 2026-10-06 16:00 | 2026-10-06 16:00 | resolved",
        gives: 0.25,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    if let Some(reason) = facts.silence(Question::Cases) {
        return vec![Measured::missing(reason)];
    }
    let grown = grown(facts);
    let again: Vec<bool> = grown.iter().filter_map(|(case, us)| reopened(case, *us, window_us(facts))).collect();
    let unknown = grown.len() - again.len();
    let unknown = (unknown > 0).then(|| Remark::of("remark-reopened-undated", [("n", unknown.into())]));
    let nothing = Remark::plain("remark-no-disposition-old-enough");
    let held = again.iter().filter(|again| **again).count() as i64;
    let rate = Measured::sampled_share(held, again.len() as i64, nothing);
    vec![rate.noting(unknown).noting(facts.gaps(Question::Cases))]
}

fn window_us(facts: &Facts) -> i64 {
    let terms = facts.context.policy.at(facts.context.period.last_day());
    i64::from(terms.investigation.reopened_within_days) * DAY_US
}

/// The cases whose first disposition became as old as the window in the period, with the time of that disposition.
fn grown<'a>(facts: &Facts<'a>) -> Vec<(&'a Case, i64)> {
    let (start, end) = facts.span_us();
    let window = window_us(facts);
    let decided = |case: &'a Case| match case.standing(facts.stock_us) {
        Standing::Decided(us) if (start..end).contains(&(us + window)) && us + window <= facts.stock_us => {
            Some((case, us))
        }
        _ => None,
    };
    facts.cases().into_iter().filter_map(decided).collect()
}

/// Whether a case was open again in time; none where only a count tells that it was, and a record after the window has it.
fn reopened(case: &Case, decided_us: i64, window: i64) -> Option<bool> {
    match case.reopening {
        Reopening::Never => Some(false),
        Reopening::At(us) => Some(us <= decided_us + window),
        Reopening::Undated => (case.changed_us <= decided_us + window).then_some(true),
    }
}

fn steps(facts: &Facts) -> Vec<Step> {
    let grown = grown(facts);
    let known = grown.iter().filter(|(case, us)| reopened(case, *us, window_us(facts)).is_some()).count();
    let parts = [
        ("of them decided one window before an instant of the period", grown.len()),
        ("of them known to be reopened in time or not", known),
    ];
    narrowed(facts, parts)
}
