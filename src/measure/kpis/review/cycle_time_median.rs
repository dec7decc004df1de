//! The median of the time from routing to completion, open reviews included.

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
        id: "review.cycle_time_median",
        version: 1,
        title: "Median time from queue to review",
        question: "How long does the typical output wait for its review to be complete?",
        formula: "first time at which the Kaplan-Meier share of incomplete reviews is at most 0.5; open reviews censored; 95 % interval from the log(-log) interval of the curve",
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
        example: "Reviews took 2, 4 and 8 hours, a fourth is still open: half of four are complete after 4 hours.",
    },
    basis: Basis::Quantity,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Inputs(sql::times),
    example: Example {
        review: "output_id | observed_us | routed_us | completed_us | source=langfuse
                 a | 2026-10-05 10:00 | 2026-10-05 08:00 | 2026-10-05 10:00
                 b | 2026-10-05 12:00 | 2026-10-05 08:00 | 2026-10-05 12:00
                 c | 2026-10-05 16:00 | 2026-10-05 08:00 | 2026-10-05 16:00
                 d | 2026-10-05 08:00 | 2026-10-05 08:00 | -",
        gives: 4.0,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    cycle_time(facts, Asked::median(elapsed, reviews))
}

fn steps(facts: &Facts) -> Vec<Step> {
    cycle_steps(facts)
}
