//! Overturn rate: the share of reviewed outputs that the human changed or rejected.

use super::{COHORT, UNCOUNTED, counted, silence, steps};
use crate::event::capability::Question;
use crate::event::taxonomy::Decision;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Ratio, Uncertainty};
use crate::measure::facts::{Facts, reviews::Review};
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::unit::Unit;
use crate::policy::Basis;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "review.overturn_rate",
        version: 1,
        title: "Outputs changed or rejected",
        question: "How often does the human disagree with the model?",
        formula: "completed reviews that ended in changed or rejected ÷ completed reviews; 95 % Wilson interval",
        ratio: Some(Ratio {
            numerator: "completed reviews that ended in changed or rejected",
            denominator: "completed reviews",
        }),
        source: "E. B. Wilson, JASA 22 (1927)",
        unit: Unit::Share,
        better: Better::Neither,
        dimension: None,
        parts: Parts::Apart,
        clock: COHORT,
        exclusions: UNCOUNTED,
        needs: &[Question::Reviews],
        inputs: "a review log with decisions",
        caveat: "A low rate may mean good outputs or tired reviewers, a high one bad outputs or a strict sample: it \
                 has no good direction.",
        uncertainty: Uncertainty::Wilson,
        chart: Chart::Proportion,
        privacy: Privacy::Open,
        example: "5 completed reviews: 3 accepted, 1 changed, 1 rejected after it had first been accepted; a sixth \
                  is open. 2 ÷ 5 = 0.4.",
    },
    basis: Basis::Share,
    cumulative: false,
    measure,
    steps,
    sql: Sql::None,
    example: Example {
        review: "output_id | observed_us | completed_us | decision | routed_us=2026-10-05 08:00 | source=langfuse
                 a | 2026-10-05 09:05 | 2026-10-05 09:05 | accepted
                 b | 2026-10-05 09:05 | 2026-10-05 09:05 | accepted
                 c | 2026-10-05 09:05 | 2026-10-05 09:05 | accepted
                 d | 2026-10-05 09:05 | 2026-10-05 09:05 | changed
                 e | 2026-10-07 09:05 | 2026-10-05 09:05 | rejected
                 e | 2026-10-05 09:05 | 2026-10-05 09:05 | accepted
                 f | 2026-10-05 09:05 | -                | rejected",
        gives: 0.4,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, card: &Card) -> Vec<Measured> {
    if let Err(reason) = silence(facts) {
        return vec![Measured::missing(reason)];
    }
    let completed: Vec<&Review> = counted(facts).into_iter().filter(|review| review.completed).collect();
    let undecided = completed.iter().filter(|review| review.decision.is_none()).count();
    if !completed.is_empty() && undecided == completed.len() {
        return vec![Measured::missing(format!("no completed review tells its decision: export {}", card.inputs))];
    }
    let overturned = |review: &&&Review| matches!(review.decision, Some(Decision::Changed | Decision::Rejected));
    let part = completed.iter().filter(overturned).count() as i64;
    let remark = (undecided > 0).then(|| format!("{undecided} completed reviews tell no decision"));
    let share = Measured::sampled_share(part, completed.len() as i64, "no review was completed in the period");
    vec![share.noting(remark).noting(facts.gaps(Question::Reviews))]
}
