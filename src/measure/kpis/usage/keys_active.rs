//! API keys in use.

use super::{CLOCK, KEY_EXPORTS, key_days, key_sql, key_steps, keyless};
use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::unit::Unit;
use crate::policy::Basis;
use std::collections::BTreeSet;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "usage.keys_active",
        version: 1,
        title: "API keys in use",
        question: "How many API keys can reach a model, and do?",
        formula: "number of distinct API keys with at least one call in the period",
        ratio: None,
        source: "part of the exposed surface: auditpack definition 1",
        unit: Unit::Keys,
        better: Better::Neither,
        dimension: None,
        parts: Parts::Apart,
        clock: CLOCK,
        exclusions: "calls that name no key; calls that a vendor counted",
        needs: &[Question::Calls],
        inputs: KEY_EXPORTS,
        caveat: "A key is counted as the gateway names it: the same key in two gateways is two.",
        uncertainty: Uncertainty::Census,
        chart: Chart::Individuals,
        privacy: Privacy::Open,
        example: "Keys k1 and k2 made calls in October, k3 only in September: 2 keys.",
    },
    basis: Basis::Census,
    cumulative: false,
    measure,
    steps: key_steps,
    sql: Sql::Value { text: query, scale: 1.0 },
    example: Example {
        daily: "local_day | project | events | kind=call | outcome=success | source=litellm
                2026-10-01 | claims | 5
                2026-10-02 | audit  | 1",
        keys: "local_day | api_key_id | project | events | kind=call | source=litellm
               2026-10-01 | k1 | claims | 5
               2026-10-02 | k2 | audit  | 1
               2026-09-30 | k3 | audit  | 1",
        gives: 2.0,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    if let Some(reason) = keyless(facts) {
        return vec![Measured::missing(reason)];
    }
    let keys: BTreeSet<&str> = key_days(facts).into_iter().map(|day| day.key.as_str()).collect();
    vec![Measured::count(keys.len() as i64).noting(facts.gaps(Question::Calls))]
}

fn query(facts: &Facts) -> String {
    key_sql::in_use(facts, false, keyless(facts).is_some())
}
