//! Tokens by class: what models read and wrote.

use super::{TOKEN_EXPORTS, no_tokens, steps, uncounted};
use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::facts::spending::total;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::prices::TokenClass;
use crate::measure::sql;
use crate::measure::unit::Unit;
use crate::policy::Basis;
use strum::VariantArray;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "cost.tokens",
        version: 1,
        title: "Tokens",
        question: "How many tokens did models read and write?",
        formula: "Σ of input, cache_read, cache_write and output tokens; the classes never overlap",
        ratio: None,
        source: "classes of tokens as vendors price them; auditpack definition 1",
        unit: Unit::Tokens,
        better: Better::Neither,
        dimension: Some("class"),
        parts: Parts::Sum,
        clock: "local day of the call; a vendor's bucket by its own day",
        exclusions: "calls that do not tell their tokens, which are counted",
        needs: &[Question::Tokens],
        inputs: TOKEN_EXPORTS,
        caveat: "Tokens are not work done. A source that does not tell cached tokens apart has none.",
        uncertainty: Uncertainty::Census,
        chart: Chart::PerWorkingDay,
        privacy: Privacy::Open,
        example: "1,000 input tokens not from a cache, 4,000 read from one, 500 written to one, 300 output: 1000 + \
                  4000 + 500 + 300 = 5800 tokens. A call that tells none is left out.",
    },
    basis: Basis::Census,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value { text: sql::tokens::tokens, scale: 1.0 },
    example: Example {
        daily: "local_day | project | model | tokens_in | tokens_cache_read | tokens_cache_write | tokens_out | events | tokens_count | kind=call | outcome=success | source=litellm
                2026-10-05 | claims | sonnet-4 | 1000 | 4000 | 500 | 300 | 2 | 2
                2026-10-06 | claims | sonnet-4 | 0 | 0 | 0 | 0 | 1 | 0",
        gives: 5800.0,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    let used = facts.tokens();
    if used.is_empty() {
        return vec![Measured::missing(no_tokens(facts))];
    }
    let total = total(used.iter());
    let all = Measured::count(total.all()).noting(uncounted(facts)).noting(facts.gaps(Question::Tokens));
    let mut classes = TokenClass::VARIANTS.to_vec();
    classes.sort_by_key(ToString::to_string);
    let members = classes.into_iter().map(|class| Measured::count(total.of(class)).of(class.as_ref()));
    [all].into_iter().chain(members).collect()
}
