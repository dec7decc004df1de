//! Cohen's κ of outputs that two reviewers decided.

use super::{COHORT, REVIEW_EXPORTS, UNCOUNTED, agreement, pair_steps};
use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::sql::agreement as sql;
use crate::measure::stats::agreement::cohen;
use crate::measure::steps::Step;
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::Remark;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "review.kappa",
        version: 1,
        title: "Agreement of reviewers, Cohen's kappa",
        question: "Do two people who judge the same output judge alike?",
        formula: "κ = (po − pe) ÷ (1 − pe) over outputs that two reviewers decided; po the share of pairs that agree, pe = Σ pᵢ·p·ᵢ what chance would give; 95 % interval with the standard error of Fleiss, Cohen and Everitt",
        ratio: None,
        source: "J. Cohen, Educational and Psychological Measurement 20 (1960); Fleiss, Cohen and Everitt, Psychological Bulletin 72 (1969)",
        unit: Unit::Index,
        better: Better::Higher,
        dimension: None,
        parts: Parts::Apart,
        clock: COHORT,
        exclusions: UNCOUNTED,
        needs: &[Question::Reviews],
        inputs: REVIEW_EXPORTS,
        caveat: "Where nearly all outputs are accepted κ falls to nothing however well people agree: with a table of 118, 5, 2 and 0 pairs κ is −0.023 though 94 of 100 agree. Read AC1 beside it. No threshold is given: what is good enough is for the organisation to say.",
        uncertainty: Uncertainty::Normal,
        chart: Chart::None,
        privacy: Privacy::Open,
        example: "Four outputs decided twice: twice both accept, once both reject, once the second rejects what the first accepted. po = 0.75, pe = 0.5, κ = 0.5.",
    },
    basis: Basis::Quantity,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value { text: sql::kappa, scale: 1.0 },
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
        gives: 0.5,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    agreement(facts, cohen, Remark::plain("remark-kappa-undefined"))
}

fn steps(facts: &Facts) -> Vec<Step> {
    pair_steps(facts)
}
