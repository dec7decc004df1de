//! Cache hit rate: input tokens that came from the cache.

use super::{TOKEN_EXPORTS, no_tokens, steps};
use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Ratio, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::facts::tokens::Tokens;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::sql;
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::Remark;
use std::collections::BTreeMap;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "cost.cache_hit_rate",
        version: 1,
        title: "Cache hit rate",
        question: "How much of the input came from the cache?",
        formula: "cache_read ÷ (cache_read + cache_write + input) tokens",
        ratio: Some(Ratio {
            numerator: "input tokens read from the cache",
            denominator: "all input tokens",
        }),
        source: "auditpack definition 1, after the vendors' classes of input tokens",
        unit: Unit::Share,
        better: Better::Higher,
        dimension: Some("project"),
        parts: Parts::Apart,
        clock: "local day of the call; a vendor's bucket by its own day",
        exclusions: "output tokens; calls that do not tell their tokens",
        needs: &[Question::Tokens],
        inputs: TOKEN_EXPORTS,
        caveat: "A source that does not tell cached tokens apart looks as if it had no cache.",
        uncertainty: Uncertainty::Census,
        chart: Chart::Proportion,
        privacy: Privacy::Open,
        example: "2,000,000 input tokens from no cache, 1,000,000 read from it, 500,000 written to it: 1 ÷ 3.5 = \
                  0.2857.",
    },
    basis: Basis::Census,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value { text: sql::tokens::cache_hits, scale: 1.0 },
    example: Example {
        daily: "local_day | project | model | tokens_in | tokens_cache_read | tokens_cache_write | tokens_out | events | tokens_count | kind=call | outcome=success | source=litellm
                2026-10-05 | claims | sonnet-4 | 2000000 | 1000000 | 500000 | 70000 | 4 | 4",
        gives: 0.2857,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    let mut projects: BTreeMap<&str, Tokens> = BTreeMap::new();
    let mut total = Tokens::default();
    for used in facts.tokens() {
        projects.entry(&used.sum.project).or_default().add(&used.sum.tokens);
        total.add(&used.sum.tokens);
    }
    if projects.is_empty() {
        return vec![Measured::missing(no_tokens(facts))];
    }
    let input = |tokens: &Tokens| tokens.input + tokens.cache_read + tokens.cache_write;
    if input(&total) == 0 {
        return vec![Measured::missing(Remark::plain("remark-no-input-token"))];
    }
    let share = |tokens: &Tokens| Measured::share(tokens.cache_read, input(tokens));
    let members = projects.iter().filter(|(_, tokens)| input(tokens) > 0);
    let members = members.map(|(project, tokens)| share(tokens).of(*project));
    [share(&total).noting(facts.gaps(Question::Tokens))].into_iter().chain(members).collect()
}
