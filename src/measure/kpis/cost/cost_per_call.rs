//! Cost per call: spend over accepted calls.

use super::{each, spent, steps};
use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Ratio, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::sql::costs;
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::Remark;
use std::collections::BTreeMap;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "cost.cost_per_call",
        version: 1,
        title: "Cost per call",
        question: "What does an accepted call cost?",
        formula: "spend ÷ accepted calls",
        ratio: Some(Ratio {
            numerator: "spend in dollars",
            denominator: "accepted calls",
        }),
        source: "auditpack definition 1",
        unit: Unit::Dollars,
        better: Better::Lower,
        dimension: Some("project"),
        parts: Parts::Apart,
        clock: "local day of the call",
        exclusions: "as for spend; the cost of calls that failed is in it",
        needs: &[Question::Tokens, Question::Calls],
        inputs: "an export that tells tokens by model, and a call log",
        caveat: "A mean: a few long calls weigh more than many short ones. Spend and calls may come from two sources.",
        uncertainty: Uncertainty::Census,
        chart: Chart::LogIndividuals,
        privacy: Privacy::Open,
        example: "2,000,000 input tokens at $3 a million in 4 accepted calls and 1 that failed: 6 ÷ 4 = $1.5.",
    },
    basis: Basis::Census,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value { text: query, scale: 1.0 },
    example: Example {
        daily: "local_day | model | tokens_in | events | outcome | tokens_count | kind=call | source=litellm | project=claims
                2026-10-05 | sonnet-4 | 1900000 | 4 | success | 4
                2026-10-05 | sonnet-4 | 100000  | 1 | failure | 1",
        gives: 1.5,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    let spent = match spent(facts) {
        Err(reason) => return vec![Measured::missing(reason)],
        Ok(spent) => spent,
    };
    if let Some(reason) = facts.silence(Question::Calls) {
        return vec![Measured::missing(reason)];
    }
    let mut calls: BTreeMap<&str, i64> = BTreeMap::new();
    for one in facts.calls() {
        *calls.entry(&one.project).or_default() += one.accepted;
    }
    let all: i64 = calls.values().sum();
    if all == 0 {
        return vec![Measured::missing(Remark::plain("remark-no-call-accepted"))];
    }
    let members = spent.projects.iter().filter_map(|(project, amount)| {
        let calls = calls.get(project.as_str()).filter(|calls| **calls > 0)?;
        Some(each(*amount, *calls as f64).of(project))
    });
    let members: Vec<Measured> = members.collect();
    [each(spent.total(), all as f64).noting(spent.remarks)].into_iter().chain(members).collect()
}

fn query(facts: &Facts) -> String {
    costs::per_call(facts, measure(facts, &KPI.card)[0].value.is_none())
}
