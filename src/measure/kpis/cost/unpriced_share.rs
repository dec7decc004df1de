//! Unpriced share: tokens that the price book has no price for.

use super::{TOKEN_EXPORTS, no_tokens, steps};
use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Ratio, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::sql;
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::Remark;
use std::collections::BTreeMap;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "cost.unpriced_share",
        version: 1,
        title: "Unpriced tokens",
        question: "How much of the use is missing from the spend?",
        formula: "tokens without a price on their day ÷ all tokens",
        ratio: Some(Ratio {
            numerator: "tokens without a price",
            denominator: "all tokens",
        }),
        source: "what is unknown is not free; auditpack definition 1",
        unit: Unit::Share,
        better: Better::Lower,
        dimension: Some("model"),
        parts: Parts::Apart,
        clock: "local day of the call; a vendor's bucket by its own day",
        exclusions: "calls that do not tell their tokens",
        needs: &[Question::Tokens],
        inputs: TOKEN_EXPORTS,
        caveat: "A share of tokens, not of money: what is unpriced may be dear or cheap.",
        uncertainty: Uncertainty::Census,
        chart: Chart::Proportion,
        privacy: Privacy::Open,
        example: "900,000 tokens of a model in the price book, 100,000 of one that is not: 100,000 ÷ 1,000,000 = 0.1.",
    },
    basis: Basis::Census,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value { text: sql::tokens::unpriced, scale: 1.0 },
    example: Example {
        daily: "local_day | project | model | tokens_in | tokens_cache_read | tokens_cache_write | tokens_out | events | tokens_count | kind=call | outcome=success | source=litellm
                2026-10-05 | claims | sonnet-4 | 900000 | 0 | 0 | 0 | 2 | 2
                2026-10-06 | claims | other | 60000 | 0 | 0 | 40000 | 1 | 1",
        gives: 0.1,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    let used = facts.tokens();
    if used.is_empty() {
        return vec![Measured::missing(no_tokens(facts))];
    }
    if facts.context.settings.prices.is_empty() {
        return vec![Measured::missing(Remark::plain("remark-no-prices"))];
    }
    let mut models: BTreeMap<&str, (i64, i64)> = BTreeMap::new();
    for used in used {
        let (unpriced, all) = models.entry(used.sum.model.as_deref().unwrap_or("unknown")).or_default();
        *unpriced += used.cost().1;
        *all += used.sum.tokens.all();
    }
    let (unpriced, all) = models.values().fold((0, 0), |sum, model| (sum.0 + model.0, sum.1 + model.1));
    if all == 0 {
        return vec![Measured::missing(Remark::plain("remark-no-token-used"))];
    }
    let members = models.into_iter().filter(|(_, (_, all))| *all > 0);
    let members = members.map(|(model, (unpriced, all))| Measured::share(unpriced, all).of(model));
    [Measured::share(unpriced, all).noting(facts.gaps(Question::Tokens))].into_iter().chain(members).collect()
}
