//! Oversight hours: what human review took.

use super::oversight;
use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::sql::worth;
use crate::measure::steps::Step;
use crate::measure::unit::Unit;
use crate::policy::Basis;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "value.oversight_hours",
        version: 2,
        title: "Hours of human review",
        question: "How much working time did human review take?",
        formula: "Σ of the recorded working time of the reviews completed in the period; of each project as one source tells it",
        ratio: None,
        source: "review time as recorded",
        unit: Unit::Hours,
        better: Better::Lower,
        dimension: None,
        parts: Parts::Apart,
        clock: "local day of completion",
        exclusions: "reviews that record no working time, which are counted",
        needs: &[Question::Reviews],
        inputs: "a review log with working times",
        caveat: "Less is better only as long as the same is reviewed as well.",
        uncertainty: Uncertainty::Census,
        chart: Chart::PerWorkingDay,
        privacy: Privacy::Open,
        example: "Two reviews took 60 and 30 minutes; a third was completed in September. 1 + 0.5 = 1.5 hours.",
    },
    basis: Basis::Census,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value { text: query, scale: 1.0 },
    example: Example {
        review: "output_id | observed_us | completed_us | review_ms | source=langfuse
                 a | 2026-10-05 09:05 | 2026-10-05 09:05 | 3600000
                 b | 2026-10-05 09:05 | 2026-10-05 09:05 | 1800000
                 c | 2026-09-05 09:05 | 2026-09-05 09:05 | 3600000",
        gives: 1.5,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    let measured = match oversight(facts) {
        Err(reason) => Measured::missing(reason),
        Ok((hours, remark)) => Measured::estimate(hours, facts.review_time().timed).noting([remark]),
    };
    vec![measured]
}

fn steps(facts: &Facts) -> Vec<Step> {
    let time = facts.review_time();
    vec![
        Step::new("reviews completed in the period", time.completed),
        Step::new("of them with a recorded working time", time.timed),
    ]
}

fn query(facts: &Facts) -> String {
    worth::oversight(facts, oversight(facts).is_err())
}
