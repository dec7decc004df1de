//! Net cache saving: what the cache saved, less what filling it cost.

use super::{TOKEN_EXPORTS, money, no_tokens, steps};
use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::money::Amount;
use crate::measure::prices::TokenClass;
use crate::measure::sql::tokens;
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::Remark;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "cost.net_cache_saving",
        version: 1,
        title: "Net cache saving",
        question: "Does the cache save more than filling it costs?",
        formula: "Σ cache_read × (input price − cache_read price) − Σ cache_write × (cache_write price − input price)",
        ratio: None,
        source: "vendors' prices of cached tokens; auditpack definition 1",
        unit: Unit::Dollars,
        better: Better::Higher,
        dimension: None,
        parts: Parts::Apart,
        clock: "local day of the call; a vendor's bucket by its own day",
        exclusions: "tokens of which one of the two prices is missing",
        needs: &[Question::Tokens],
        inputs: TOKEN_EXPORTS,
        caveat: "Tokens written to a cache for an hour cost more than those for five minutes, but one column holds \
                 both: all are priced as the price book prices a cache write. It may be below zero.",
        uncertainty: Uncertainty::Census,
        chart: Chart::None,
        privacy: Privacy::Open,
        example: "1,000,000 tokens read from the cache at $0.30 in place of $3 save $2.7; 500,000 written to it at \
                  $3.75 in place of $3 cost $0.375. 2.7 − 0.375 = $2.325.",
    },
    basis: Basis::Census,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value { text: query, scale: 1.0 },
    example: Example {
        daily: "local_day | project | model | tokens_in | tokens_cache_read | tokens_cache_write | tokens_out | events | tokens_count | kind=call | outcome=success | source=litellm
                2026-10-05 | claims | sonnet-4 | 2000000 | 1000000 | 500000 | 70000 | 4 | 4",
        gives: 2.325,
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
    let mut saving = Amount::default();
    let (mut cached, mut unpriced) = (0, 0);
    for used in used {
        for class in [TokenClass::CacheRead, TokenClass::CacheWrite] {
            let tokens = used.sum.tokens.of(class);
            cached += tokens;
            match used.price(TokenClass::Input).zip(used.price(class)) {
                Some((input, price)) => saving += Amount::of_tokens(tokens, input) - Amount::of_tokens(tokens, price),
                None => unpriced += tokens,
            }
        }
    }
    if cached > 0 && unpriced == cached {
        return vec![Measured::missing(Remark::of("remark-no-cached-token-priced", [("n", cached.into())]))];
    }
    let args = || [("n", unpriced.into()), ("all", cached.into())];
    let without = (unpriced > 0).then(|| Remark::of("remark-cached-tokens-unpriced", args()));
    vec![money(saving).noting(without).noting(facts.gaps(Question::Tokens))]
}

fn query(facts: &Facts) -> String {
    tokens::cache_saving(facts, measure(facts, &KPI.card)[0].value.is_none())
}
