//! Recorded spend: what events say that they cost.

use super::{money, recorded};
use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::sql;
use crate::measure::steps::Step;
use crate::measure::unit::Unit;
use crate::policy::Basis;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "cost.recorded_spend",
        version: 1,
        title: "Recorded spend",
        question: "What did events record as their cost?",
        formula: "Σ of the cost that events record, in nano-dollars",
        ratio: None,
        source: "as gateways compute it from their own price lists",
        unit: Unit::Dollars,
        better: Better::Lower,
        dimension: None,
        parts: Parts::Apart,
        clock: "local day of the call",
        exclusions: "events that record no cost; a cost of zero for tokens that were used, which is an unknown price",
        needs: &[Question::Cost],
        inputs: "a gateway's log with the cost of each call",
        caveat: "Gateways price by lists of their own and write zero for models that these lack: compare it with the \
                 spend by the price book.",
        uncertainty: Uncertainty::Census,
        chart: Chart::PerWorkingDay,
        privacy: Privacy::Open,
        example: "Two calls record $1.25 each; one of a model that the gateway does not know records 0 for its 9,000 \
                  tokens and is left out. 1.25 + 1.25 = $2.5.",
    },
    basis: Basis::Census,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value { text: sql::tokens::recorded, scale: 1.0 },
    example: Example {
        daily: "local_day | model | tokens_out | tokens_count | cost_nano_usd | events | cost_count | kind=call | outcome=success | source=litellm | project=claims
                2026-10-05 | sonnet-4 | 500  | 2 | 2500000000 | 2 | 2
                2026-10-05 | other    | 9000 | 1 | 0          | 1 | 1",
        gives: 2.5,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    match recorded(facts) {
        Err(reason) => vec![Measured::missing(reason)],
        Ok(spent) => vec![money(spent.total()).noting(spent.remarks)],
    }
}

fn steps(facts: &Facts) -> Vec<Step> {
    let events = |known: fn(i64, i64, bool) -> i64| {
        facts.recorded().iter().map(|sum| known(sum.events, sum.priced, sum.is_free())).sum()
    };
    vec![
        Step::new("events of the period in the sources that are heard", events(|all, _, _| all)),
        Step::new("of them with a recorded cost", events(|_, priced, _| priced)),
        Step::new(
            "of them not zero for tokens that were used",
            events(|_, priced, free| if free { 0 } else { priced }),
        ),
    ]
}
