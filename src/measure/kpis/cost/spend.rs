//! Spend: what the tokens of the period cost by the price book.

use super::{Crowd, TOKEN_EXPORTS, crowds, everybody, money, spent, steps};
use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::sql;
use crate::measure::unit::Unit;
use crate::policy::Basis;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "cost.spend",
        version: 1,
        title: "Spend",
        question: "What did the use of AI cost, and on behalf of which project?",
        formula: "Σ over days, models and classes of tokens × price of a million on that day ÷ 1,000,000, in whole \
                  nano-dollars a million tokens; total = sum over projects",
        ratio: None,
        source: "FinOps practice: tokens of each class at the price that was valid on their day; auditpack \
                 definition 1",
        unit: Unit::Dollars,
        better: Better::Lower,
        dimension: Some("project"),
        parts: Parts::Sum,
        clock: "local day of the call; a vendor's bucket by its own day",
        exclusions: "tokens without a price, which are counted; calls that do not tell their tokens",
        needs: &[Question::Tokens],
        inputs: TOKEN_EXPORTS,
        caveat: "It is as good as the price book: discounts, batch prices, tools and taxes are on the bill only. \
                 Without a price book it is the cost that events recorded, and says so. Amounts in other currencies \
                 are refused when they are read.",
        uncertainty: Uncertainty::Census,
        chart: Chart::PerWorkingDay,
        privacy: Privacy::Spend,
        example: "Claims uses 1,000,000 input tokens at $3 and 200,000 output tokens at $15 a million: 3 + 3 = $6. \
                  Audit uses 500,000 input tokens at $3: $1.5. Another 9 million of a model without a price are not \
                  in it. 6 + 1.5 = $7.5.",
    },
    basis: Basis::Census,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value { text: sql::tokens::spend, scale: 1.0 },
    example: Example {
        daily: "local_day | project | model | tokens_in | tokens_cache_read | tokens_cache_write | tokens_out | events | tokens_count | kind=call | outcome=success | source=litellm
                2026-10-05 | claims | sonnet-4 | 1000000 | 0 | 0 | 200000 | 4 | 4
                2026-10-06 | audit | sonnet-4 | 500000 | 0 | 0 | 0 | 1 | 1
                2026-10-06 | audit | other | 9000000 | 0 | 0 | 0 | 1 | 1
                2026-09-30 | audit | sonnet-4 | 500000 | 0 | 0 | 0 | 1 | 1",
        gives: 7.5,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    let spent = match spent(facts) {
        Err(reason) => return vec![Measured::missing(reason)],
        Ok(spent) => spent,
    };
    let crowds = crowds(facts, Question::Tokens);
    let mut measured = Vec::new();
    for (project, amount) in &spent.projects {
        let crowd = crowds.get(project);
        let (people, largest) = (crowd.map(Crowd::count), crowd.and_then(Crowd::largest));
        measured.push(Measured { people, largest, ..money(*amount) }.of(project));
    }
    let everybody = everybody(crowds.into_values());
    let people = Some(everybody.count()).filter(|people| *people > 0);
    let total = Measured { people, largest: everybody.largest(), ..money(spent.total()) };
    measured.insert(0, total.noting(spent.remarks));
    measured
}
