//! Variance of spend: why it is not what it was in the period before.

use super::{TOKEN_EXPORTS, no_tokens, steps};
use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::facts::spending::{Used, prices};
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::money::Amount;
use crate::measure::prices::TokenClass;
use crate::measure::sql::costs;
use crate::measure::stats::decompose::{self, Item};
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::{Arg, Remark};
use std::collections::{BTreeMap, BTreeSet};
use strum::VariantArray;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "cost.variance",
        version: 1,
        title: "Change in spend",
        question: "Why is the spend not what it was in the period before?",
        formula: "spend − spend of the period before, of which volume = (Q₁ − Q₀) × mean price before, mix = Σ (q₁ − \
                  Q₁ × q₀ ÷ Q₀) × p₀, price = Σ q₁ × (p₁ − p₀); items are model and class of token",
        ratio: None,
        source: "variance analysis of management accounting",
        unit: Unit::Dollars,
        better: Better::Neither,
        dimension: Some("part"),
        parts: Parts::Sum,
        clock: "local day of the call; a vendor's bucket by its own day",
        exclusions: "tokens without a price",
        needs: &[Question::Tokens],
        inputs: TOKEN_EXPORTS,
        caveat: "A model that is new has the price that the book had for it before, or else today's: it adds to the \
                 mix. Periods of different length differ in volume for that alone.",
        uncertainty: Uncertainty::Census,
        chart: Chart::None,
        privacy: Privacy::Open,
        example: "September: 100 million input tokens at $3 and 50 million output tokens at $15 a million, $1,050. \
                  October: 80 million and 100 million, the latter at $12, $1,440. Volume 210, mix 480, price −300: \
                  390 dollars more.",
    },
    basis: Basis::Census,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Inputs(query),
    example: Example {
        daily: "local_day | project | model | tokens_in | tokens_cache_read | tokens_cache_write | tokens_out | events | tokens_count | kind=call | outcome=success | source=litellm
                2026-09-05 | claims | falling | 100000000 | 0 | 0 | 50000000 | 4 | 4
                2026-10-05 | claims | falling | 80000000 | 0 | 0 | 100000000 | 4 | 4",
        gives: 390.0,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    let change = match change(facts) {
        Err(reason) => return vec![Measured::missing(reason)],
        Ok(change) => change,
    };
    let members = [("mix", change.mix), ("price", change.price), ("volume", change.volume)];
    let value = |value: f64| Measured { value: Some(value), ..Measured::default() };
    let members = members.into_iter().map(|(part, dollars)| value(dollars).of(part));
    let unpriced =
        (change.unpriced > 0).then(|| Remark::of("remark-unpriced-left-out", [("n", change.unpriced.into())]));
    [value(change.total.dollars()).noting(unpriced)].into_iter().chain(members).collect()
}

/// The change of spend and its parts, in dollars.
struct Change {
    total: Amount,
    price: f64,
    volume: f64,
    mix: f64,
    /// Tokens of either period that have no price.
    unpriced: i64,
}

fn change(facts: &Facts) -> Result<Change, Remark> {
    if facts.context.settings.prices.is_empty() {
        return Err(Remark::plain("remark-no-prices"));
    }
    let earlier = facts.previous().ok_or(Remark::plain("remark-no-period-to-compare"))?;
    let (now, before) = (facts.tokens(), earlier.tokens());
    if now.is_empty() {
        return Err(no_tokens(facts));
    }
    if before.is_empty() {
        return Err(Remark::of("remark-nothing-to-compare-with", [("why", no_tokens(&earlier).into())]));
    }
    let (heard, was) = (sources(now), sources(before));
    if heard != was {
        let names = |sources: &BTreeSet<&str>| Arg::Row(sources.iter().map(|name| (*name).into()).collect());
        return Err(Remark::of("remark-other-token-sources", [("is", names(&heard)), ("was", names(&was))]));
    }
    let book = &facts.context.settings.prices;
    let (quantities, earlier_quantities) = (Quantities::of(now), Quantities::of(before));
    let keys: BTreeSet<_> = quantities.items.keys().chain(earlier_quantities.items.keys()).collect();
    let items = keys.into_iter().map(|key| {
        let (now, before) = (quantities.items.get(key), earlier_quantities.items.get(key));
        let in_book = || prices(book, key.0, earlier.period.last_day())[key.1 as usize].map(|usd| usd.dollars() / 1e6);
        let price = |sum: &(i64, Amount)| sum.1.dollars() / sum.0 as f64;
        Item {
            quantity_before: before.map_or(0.0, |sum| sum.0 as f64),
            price_before: before.map(price).or_else(in_book),
            quantity_now: now.map_or(0.0, |sum| sum.0 as f64),
            price_now: now.map(price),
        }
    });
    let items: Vec<Item> = items.collect();
    let parts = decompose::variance(&items).ok_or(Remark::plain("remark-no-price-of-any"))?;
    if items.is_empty() {
        return Err(Remark::plain("remark-no-price-of-any"));
    }
    Ok(Change {
        total: quantities.spent() - earlier_quantities.spent(),
        price: parts.price,
        volume: parts.volume,
        mix: parts.mix,
        unpriced: quantities.unpriced + earlier_quantities.unpriced,
    })
}

/// Tokens and their cost by model and class, of those that have a price.
#[derive(Default)]
struct Quantities<'a> {
    items: BTreeMap<(Option<&'a str>, TokenClass), (i64, Amount)>,
    unpriced: i64,
}

impl<'a> Quantities<'a> {
    fn of(used: &'a [Used]) -> Self {
        let mut found = Self::default();
        for used in used {
            for class in TokenClass::VARIANTS {
                let tokens = used.sum.tokens.of(*class);
                match used.price(*class) {
                    Some(price) if tokens > 0 => {
                        let sum = found.items.entry((used.sum.model.as_deref(), *class)).or_default();
                        *sum = (sum.0 + tokens, sum.1 + Amount::of_tokens(tokens, price));
                    }
                    Some(_) => {}
                    None => found.unpriced += tokens,
                }
            }
        }
        found
    }

    fn spent(&self) -> Amount {
        self.items.values().map(|(_, amount)| *amount).sum()
    }
}

/// The sources that are heard.
fn sources(used: &[Used]) -> BTreeSet<&str> {
    used.iter().map(|used| &*used.sum.source).collect()
}

/// The items: how their change splits is left to the reader.
fn query(facts: &Facts) -> String {
    let earlier = facts.previous().filter(|_| change(facts).is_ok());
    earlier.map_or_else(String::new, |earlier| costs::items(facts, &earlier))
}
