//! Completion rate: the share of routed outputs whose review is complete.

use super::{COHORT, REVIEW_EXPORTS, TIER, UNCOUNTED, by_tier, counted, silence, steps};
use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Ratio, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::sql::reviews as sql;
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::Remark;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "review.completion_rate",
        version: 2,
        title: "Reviews completed",
        question: "Does what is put before a human get reviewed?",
        formula: "outputs whose review is complete at the as-of instant ÷ outputs routed to review; 95 % Wilson \
                  interval",
        ratio: Some(Ratio {
            numerator: "routed outputs whose review is complete",
            denominator: "outputs routed to review",
        }),
        source: "E. B. Wilson, JASA 22 (1927)",
        unit: Unit::Share,
        better: Better::Higher,
        dimension: TIER,
        parts: Parts::Apart,
        clock: COHORT,
        exclusions: UNCOUNTED,
        needs: &[Question::Reviews],
        inputs: REVIEW_EXPORTS,
        caveat: "Reviews that are still open may yet be completed: the share rises when the period is measured again. \
                 Earlier periods are judged after as long a time.",
        uncertainty: Uncertainty::Wilson,
        chart: Chart::Proportion,
        privacy: Privacy::Open,
        example: "4 outputs were routed; 3 reviews were complete by the as-of instant, one only the day after: 3 ÷ \
                  4 = 0.75.",
    },
    basis: Basis::Share,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value { text: sql::completed, scale: 1.0 },
    example: Example {
        review: "output_id | observed_us | routed_us | completed_us | source=langfuse
                 a | 2026-10-05 09:05 | 2026-10-05 09:00 | 2026-10-05 09:05
                 b | 2026-10-06 09:05 | 2026-10-05 09:00 | 2026-10-06 09:05
                 c | 2026-11-04 09:05 | 2026-10-05 09:00 | 2026-11-04 09:05
                 d | 2026-10-05 09:00 | 2026-10-05 09:00 | -
                 d | 2026-11-06 09:05 | 2026-10-05 09:00 | 2026-11-06 09:05",
        gives: 0.75,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    if let Err(reason) = silence(facts) {
        return vec![Measured::missing(reason)];
    }
    by_tier(facts, &counted(facts), |reviews| {
        let completed = reviews.iter().filter(|review| review.completed_by(facts.stock_us)).count() as i64;
        Measured::sampled_share(completed, reviews.len() as i64, Remark::plain("remark-none-routed"))
    })
}
