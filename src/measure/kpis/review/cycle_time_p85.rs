//! The 85th percentile of the time from routing to completion, open reviews included.

use super::{COHORT, REVIEW_EXPORTS, cycle_steps, cycle_time, reviews};
use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::kpis::survival::{Asked, elapsed};
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::sql::reviews as sql;
use crate::measure::steps::Step;
use crate::measure::unit::Unit;
use crate::policy::Basis;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "review.cycle_time_p85",
        version: 1,
        title: "Time from queue to review, p85",
        question: "How long do 85 of 100 reviews take at most?",
        formula: "first time at which the Kaplan-Meier share of incomplete reviews is at most 0.15; open reviews censored; 95 % interval from the log(-log) interval of the curve",
        ratio: None,
        source: "Kaplan and Meier, JASA 53 (1958); Brookmeyer and Crowley, Biometrics 38 (1982)",
        unit: Unit::Hours,
        better: Better::Lower,
        dimension: None,
        parts: Parts::Apart,
        clock: COHORT,
        exclusions: "reviews of outputs that are not eligible or not in the call log (where there is none: nothing); clocks that run backwards",
        needs: &[Question::Reviews],
        inputs: REVIEW_EXPORTS,
        caveat: "Elapsed hours, nights and weekends included. Where no export tells of the routing, the time runs from when the review was begun or first seen, and is then too short.",
        uncertainty: Uncertainty::KaplanMeier,
        chart: Chart::LogIndividuals,
        privacy: Privacy::Open,
        example: "Ten reviews took 1 to 10 hours, one each: the share still open falls to 0.15 or less after 9 hours.",
    },
    basis: Basis::Quantity,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Inputs(sql::times),
    example: Example {
        review: "output_id | observed_us | routed_us | completed_us | source=langfuse
                 r1 | 2026-10-05 09:00 | 2026-10-05 08:00 | 2026-10-05 09:00
                 r2 | 2026-10-05 10:00 | 2026-10-05 08:00 | 2026-10-05 10:00
                 r3 | 2026-10-05 11:00 | 2026-10-05 08:00 | 2026-10-05 11:00
                 r4 | 2026-10-05 12:00 | 2026-10-05 08:00 | 2026-10-05 12:00
                 r5 | 2026-10-05 13:00 | 2026-10-05 08:00 | 2026-10-05 13:00
                 r6 | 2026-10-05 14:00 | 2026-10-05 08:00 | 2026-10-05 14:00
                 r7 | 2026-10-05 15:00 | 2026-10-05 08:00 | 2026-10-05 15:00
                 r8 | 2026-10-05 16:00 | 2026-10-05 08:00 | 2026-10-05 16:00
                 r9 | 2026-10-05 17:00 | 2026-10-05 08:00 | 2026-10-05 17:00
                 r10 | 2026-10-05 18:00 | 2026-10-05 08:00 | 2026-10-05 18:00",
        gives: 9.0,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    cycle_time(facts, Asked { share: 0.85, ..Asked::p90(elapsed, reviews) })
}

fn steps(facts: &Facts) -> Vec<Step> {
    cycle_steps(facts)
}
