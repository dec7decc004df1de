//! Net value: gross value less spend, seats and the labour of reviewers.

use super::{Costs, estimated, gross_draws, percentiles, priced_uses, steps};
use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::findings::FullCost;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::measurement::Measurement;
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::Remark;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "value.net_value",
        version: 1,
        title: "Net value",
        question: "What is left of the value once everything is paid for?",
        formula: "gross value − spend − seats at the end of the period × price of a seat × months − hours of review \
                  × rate of reviewers",
        ratio: None,
        source: "as for time saved; the share put to other use is an input that somebody must approve",
        unit: Unit::Dollars,
        better: Better::Higher,
        dimension: None,
        parts: Parts::Apart,
        clock: "local day of the call; reviews by the local day of completion",
        exclusions: "as for time saved; what spend and review time leave out",
        needs: &[Question::Calls, Question::Tokens, Question::Reviews],
        inputs: "a call log with task tags and tokens, a review log with working times, a directory, and the rates \
                 and prices",
        caveat: "An input that is not known makes it not measurable; set a price to zero where there is nothing to \
                 pay. Training, licences and staff are not in it.",
        uncertainty: Uncertainty::Simulation,
        chart: Chart::None,
        privacy: Privacy::People,
        example: "$450 gross; 2,000,000 tokens at $3 a million cost $6, two seats at $25 cost $50, 1.5 hours of \
                  review at $80 cost $120: 450 − 6 − 50 − 120 = $274.",
    },
    basis: Basis::Scenario,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Inputs(query),
    example: Example {
        daily: "local_day | task_class | events | model | tokens_in | tokens_count | kind=call | outcome=success | source=litellm
                2026-10-05 | drafting | 100 | sonnet-4 | 2000000 | 100",
        review: "output_id | observed_us | completed_us | review_ms | source=langfuse
                 a | 2026-10-05 09:05 | 2026-10-05 09:05 | 3600000
                 b | 2026-10-05 09:05 | 2026-10-05 09:05 | 1800000
                 c | 2026-09-05 09:05 | 2026-09-05 09:05 | 3600000",
        entity: "entity_id | entity_kind | observed_us | created_us | ended_us | source=claude_directory
                 u1 | user | 2026-10-01 09:00 | 2026-01-01 09:00 | -
                 u2 | user | 2026-10-01 09:00 | -                | -
                 u3 | user | 2026-10-01 09:00 | 2026-01-01 09:00 | 2026-10-20 09:00",
        gives: 274.0,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    vec![net(facts).unwrap_or_else(Measured::missing)]
}

fn net(facts: &Facts) -> Result<Measured, Remark> {
    let (mut draws, uses) = gross_draws(facts)?;
    let costs = Costs::of(facts)?;
    for dollars in &mut draws {
        *dollars -= costs.all();
    }
    Ok(estimated(facts, percentiles(draws)?, uses).noting(costs.remarks))
}

/// What the draws are made from: they are left to the reader.
fn query(facts: &Facts) -> String {
    if measure(facts, &KPI.card)[0].value.is_none() {
        return String::new();
    }
    priced_uses(facts)
}

/// The KPI of what tokens cost.
const SPEND: &str = "cost.spend";

/// What the net value sets against the value; none where it, or the spend in it, is not told.
pub(crate) fn told_costs(facts: &Facts, measurements: &[Measurement]) -> Option<FullCost> {
    let told =
        |kpi: &str| measurements.iter().any(|one| one.kpi == kpi && one.dimensions.is_empty() && one.value.is_some());
    if !told(KPI.card.id) || !told(SPEND) {
        return None;
    }
    let costs = Costs::of(facts).ok()?;
    Some(FullCost { spend_usd: costs.spend, seats_usd: costs.seats, review_usd: costs.oversight })
}
