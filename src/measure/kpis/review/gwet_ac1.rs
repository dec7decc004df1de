//! Gwet's AC1 of outputs that two reviewers decided.

use super::{COHORT, REVIEW_EXPORTS, UNCOUNTED, agreement, pair_steps};
use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::sql::agreement as sql;
use crate::measure::stats::agreement::gwet_ac1;
use crate::measure::steps::Step;
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::Remark;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "review.gwet_ac1",
        version: 1,
        title: "Agreement of reviewers, Gwet's AC1",
        question: "Do two people judge alike where nearly all outputs are of one kind?",
        formula: "AC1 = (po − pe) ÷ (1 − pe) over outputs that two reviewers decided; po the share of pairs that agree, pe = Σ πₖ(1−πₖ)/(q−1) with πₖ the mean share of decision k and q the number of decisions in use; 95 % interval with the standard error of Gwet",
        ratio: None,
        source: "K. L. Gwet, British Journal of Mathematical and Statistical Psychology 61 (2008)",
        unit: Unit::Index,
        better: Better::Higher,
        dimension: None,
        parts: Parts::Apart,
        clock: COHORT,
        exclusions: UNCOUNTED,
        needs: &[Question::Reviews],
        inputs: REVIEW_EXPORTS,
        caveat: "It is higher than κ where one decision is rare: with a table of 118, 5, 2 and 0 pairs AC1 is 0.941 and κ is −0.023. Of more than two reviewers the first two count.",
        uncertainty: Uncertainty::Normal,
        chart: Chart::None,
        privacy: Privacy::Open,
        example: "Four outputs decided twice: twice both accept, once both reject, once the second rejects what the first accepted. po = 0.75, π = 0.625 and 0.375, pe = 0.46875, AC1 = 0.5294.",
    },
    basis: Basis::Quantity,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value { text: sql::gwet, scale: 1.0 },
    example: Example {
        review: "output_id | observed_us | completed_us | decision | reviewer | source=langfuse
                 a | 2026-10-05 09:05 | 2026-10-05 09:05 | accepted | p1
                 a | 2026-10-05 10:05 | 2026-10-05 10:05 | accepted | p2
                 b | 2026-10-05 09:05 | 2026-10-05 09:05 | accepted | p1
                 b | 2026-10-05 10:05 | 2026-10-05 10:05 | accepted | p2
                 c | 2026-10-05 09:05 | 2026-10-05 09:05 | rejected | p1
                 c | 2026-10-05 10:05 | 2026-10-05 10:05 | rejected | p2
                 d | 2026-10-05 09:05 | 2026-10-05 09:05 | accepted | p1
                 d | 2026-10-05 10:05 | 2026-10-05 10:05 | rejected | p2",
        gives: 0.5294,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    agreement(facts, gwet_ac1, Remark::plain("remark-ac1-undefined"))
}

fn steps(facts: &Facts) -> Vec<Step> {
    pair_steps(facts)
}
