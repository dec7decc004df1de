//! Mean time to investigate of decided cases only: the traditional number, kept for continuity.

use super::{CASE_EXPORTS, CLOCK, cohort, remarks, steps};
use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Uncertainty};
use crate::measure::facts::{Facts, cases::Clock};
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::sql::waits as sql;
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::Remark;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "investigation.mtti_mean_closed",
        version: 2,
        title: "Mean time to decide, decided cases only",
        question: "How long did the cases take that were decided?",
        formula: "mean of (first disposition − flag) over the cases flagged in the period that have a disposition \
                  at the as-of instant",
        ratio: None,
        source: "the traditional mean time to investigate",
        unit: Unit::Hours,
        better: Better::Lower,
        dimension: None,
        parts: Parts::Apart,
        clock: CLOCK,
        exclusions: "open cases; cancelled, merged and auto-closed cases, clocks that run backwards, cases resolved at an unknown time",
        needs: &[Question::Cases],
        inputs: CASE_EXPORTS,
        caveat: "It flatters: slow cases are still open and therefore missing, so it falls when hard cases are left \
                 lying. Read the median first.",
        uncertainty: Uncertainty::Census,
        chart: Chart::LogIndividuals,
        privacy: Privacy::Open,
        example: "Cases decided after 10, 20 and 40 hours, one still open, one cancelled: (10 + 20 + 40) ÷ 3 = \
                  23.3333 hours.",
    },
    basis: Basis::Quantity,
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
        gives: 23.3333,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    let cohort = match cohort(facts, Clock::Decided) {
        Err(reason) => return vec![Measured::missing(reason)],
        Ok(cohort) => cohort,
    };
    let mut hours: Vec<f64> = cohort.hours().iter().filter(|case| case.ended).map(|case| case.time).collect();
    // A sum in ascending order does not depend on the order of the cases.
    hours.sort_by(f64::total_cmp);
    let remarks = remarks(facts, &cohort);
    if hours.is_empty() {
        return vec![Measured::missing(Remark::plain("remark-no-case-decided")).noting(remarks)];
    }
    let open = cohort.cases() - cohort.ended();
    let omits = (open > 0).then(|| Remark::of("remark-leaves-out-open", [("n", open.into())]));
    let mean = hours.iter().sum::<f64>() / hours.len() as f64;
    vec![Measured::estimate(mean, hours.len() as i64).noting(omits).noting(remarks)]
}
