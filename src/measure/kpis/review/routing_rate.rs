//! Routing rate: the share of eligible outputs that was put into a human's queue.

use super::{BOTH_EXPORTS, ELIGIBLE, Outputs, ROUTED, TIER, steps};
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
        id: "review.routing_rate",
        version: 2,
        title: "Outputs routed to human review",
        question: "How much of what the policy covers was put before a human?",
        formula: "distinct eligible outputs with a review item ÷ eligible outputs; 95 % Wilson interval",
        ratio: Some(Ratio {
            numerator: "distinct eligible outputs with a review item",
            denominator: "eligible outputs",
        }),
        source: "E. B. Wilson, JASA 22 (1927)",
        unit: Unit::Share,
        better: Better::Higher,
        dimension: TIER,
        parts: Parts::Apart,
        clock: "local day of the output",
        exclusions: "outputs of risk tiers that the policy does not name; reviews whose output is not in the call log",
        needs: &[Question::Calls, Question::Reviews],
        inputs: BOTH_EXPORTS,
        caveat: "Being routed is not being reviewed. The counts are complete: read the interval as that of the \
                 process, not of this period.",
        uncertainty: Uncertainty::Wilson,
        chart: Chart::Proportion,
        privacy: Privacy::Open,
        example: "8 eligible calls, of which 2 have a review item: 2 ÷ 8 = 0.25. A call of a tier outside the \
                  policy counts nowhere.",
    },
    basis: Basis::Share,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value { text: |facts| sql::routed(facts, Outputs::of(facts).is_err()), scale: 1.0 },
    example: Example {
        daily: "local_day | project | tier | events | kind=call | outcome=success | source=litellm
                2026-10-05 | claims | high  | 3
                2026-10-05 | claims | low   | 5
                2026-10-05 | toys   | -     | 9",
        review: "output_id | source | observed_us | routed_us | output_us | output_day | tier
                 a | langfuse | 2026-10-05 09:05 | 2026-10-05 09:05 | -                | -          | -
                 a | link     | 2026-10-05 09:00 | -                | 2026-10-05 09:00 | 2026-10-05 | high
                 b | langfuse | 2026-11-01 10:05 | 2026-11-01 10:05 | -                | -          | -
                 b | link     | 2026-10-05 10:00 | -                | 2026-10-05 10:00 | 2026-10-05 | low",
        gives: 0.25,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    let outputs = match Outputs::of(facts) {
        Err(reason) => return vec![Measured::missing(reason)],
        Ok(outputs) => outputs,
    };
    let share = |routed, eligible| Measured::sampled_share(routed, eligible, Remark::plain("remark-none-eligible"));
    let total = share(outputs.total(ROUTED), outputs.total(ELIGIBLE))
        .noting(outputs.remark())
        .noting(facts.gaps(Question::Calls));
    let members = outputs.tiers.iter().map(|(tier, counts)| share(counts[ROUTED], counts[ELIGIBLE]).of(*tier));
    std::iter::once(total).chain(members).collect()
}
