//! Review coverage: the share of eligible outputs that a human has reviewed, by risk tier.

use super::{BOTH_EXPORTS, COMPLETED, ELIGIBLE, Outputs, steps};
use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Ratio, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::sql::outputs as sql;
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::Remark;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "review.coverage",
        version: 3,
        title: "Human review coverage",
        question: "How much of what the policy covers did a human review, in each risk tier?",
        formula: "distinct eligible outputs with a completed review ÷ eligible outputs; 95 % Wilson interval",
        ratio: Some(Ratio {
            numerator: "distinct eligible outputs with a completed review",
            denominator: "eligible outputs",
        }),
        source: "E. B. Wilson, JASA 22 (1927); required shares: policy.review.coverage",
        unit: Unit::Share,
        better: Better::Higher,
        dimension: Some("tier"),
        parts: Parts::Apart,
        clock: "local day of the output; reviews completed by the as-of instant, those of an earlier period by the instant that \
                lies as long after its end",
        exclusions: "outputs of risk tiers that the policy does not name; reviews whose output is not in the call log",
        needs: &[Question::Calls, Question::Reviews],
        inputs: BOTH_EXPORTS,
        caveat: "Tiers have different duties, so the total says little. The counts are complete: read the interval \
                 as that of the process.",
        uncertainty: Uncertainty::Wilson,
        chart: Chart::Proportion,
        privacy: Privacy::Open,
        example: "2 eligible calls of tier high, both reviewed, and 2 of tier low, one routed but still open: 2 ÷ 4 \
                  = 0.5 in total.",
    },
    basis: Basis::Share,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value { text: |facts| sql::covered(facts, Outputs::of(facts).is_err()), scale: 1.0 },
    example: Example {
        daily: "local_day | project | tier | events | kind=call | outcome=success | source=litellm
                2026-10-05 | claims | high  | 2
                2026-10-05 | claims | low   | 2",
        review: "output_id | source | observed_us | completed_us | output_us | output_day | tier
                 a | langfuse | 2026-10-05 09:05 | 2026-10-05 09:05 | -                | -          | -
                 a | link     | 2026-10-05 09:00 | -                | 2026-10-05 09:00 | 2026-10-05 | high
                 b | langfuse | 2026-11-01 10:05 | 2026-11-01 10:05 | -                | -          | -
                 b | link     | 2026-10-05 10:00 | -                | 2026-10-05 10:00 | 2026-10-05 | high
                 c | langfuse | 2026-10-06 10:05 | -                | -                | -          | -
                 c | langfuse | 2026-11-07 10:05 | 2026-11-07 10:05 | -                | -          | -
                 c | link     | 2026-10-05 10:00 | -                | 2026-10-05 10:00 | 2026-10-05 | low",
        gives: 0.5,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    let outputs = match Outputs::of(facts) {
        Err(reason) => return vec![Measured::missing(reason)],
        Ok(outputs) => outputs,
    };
    let share =
        |completed, eligible| Measured::sampled_share(completed, eligible, Remark::plain("remark-none-eligible"));
    let total = share(outputs.total(COMPLETED), outputs.total(ELIGIBLE))
        .noting(outputs.remark())
        .noting(facts.gaps(Question::Calls));
    let members = outputs.tiers.iter().map(|(tier, counts)| share(counts[COMPLETED], counts[ELIGIBLE]).of(*tier));
    [total].into_iter().chain(members).collect()
}
