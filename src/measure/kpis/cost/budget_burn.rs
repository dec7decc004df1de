//! Budget burn: how much of the budget is spent.

use super::{each, spent, steps};
use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Ratio, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::money::NanoUsd;
use crate::measure::sql::costs;
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::Remark;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "cost.budget_burn",
        version: 2,
        title: "Budget used",
        question: "How much of the period's budget is spent?",
        formula: "spend ÷ budget of the period",
        ratio: Some(Ratio {
            numerator: "spend in dollars",
            denominator: "budget in dollars",
        }),
        source: "[[budget]] of the configuration",
        unit: Unit::Utilisation,
        better: Better::Lower,
        dimension: Some("project"),
        parts: Parts::Apart,
        clock: "local day of the call; a vendor's bucket by its own day",
        exclusions: "tokens without a price, which are counted; calls that do not tell their tokens",
        needs: &[Question::Tokens],
        inputs: "a token report, and a budget for the period",
        caveat: "A period that is not over has not spent everything. It may exceed 100 %.",
        uncertainty: Uncertainty::Census,
        chart: Chart::None,
        privacy: Privacy::Spend,
        example: "The budget of October is $40. 2,000,000 input tokens at $3 a million cost $6: 6 ÷ 40 = 0.15.",
    },
    basis: Basis::Census,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value { text: query, scale: 1.0 },
    example: Example {
        daily: "local_day | project | model | tokens_in | tokens_cache_read | tokens_cache_write | tokens_out | events | tokens_count | kind=call | outcome=success | source=litellm
                2026-10-05 | claims | sonnet-4 | 2000000 | 0 | 0 | 0 | 4 | 4",
        gives: 0.15,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    let budgets = &facts.context.settings.budgets;
    let spent = match spent(facts) {
        Err(reason) => return vec![Measured::missing(reason)],
        Ok(spent) => spent,
    };
    let budget = |project| budgets.of(facts.period, project).map(NanoUsd::dollars).filter(|usd| *usd > 0.0);
    let total = match budget(None) {
        Some(usd) => each(spent.total(), usd).noting(spent.remarks),
        None => Measured::missing(Remark::of("remark-no-budget", [("period", facts.period.id().into())])),
    };
    let members = spent
        .projects
        .iter()
        .filter_map(|(project, amount)| Some(each(*amount, budget(Some(project.as_str()))?).of(project)));
    let members: Vec<Measured> = members.collect();
    [total].into_iter().chain(members).map(|one| Measured { n: None, ..one }).collect()
}

fn query(facts: &Facts) -> String {
    let Ok(spent) = spent(facts) else { return costs::burn(facts, &[], true) };
    let projects = [None].into_iter().chain(spent.projects.keys().map(|project| Some(project.as_str())));
    let budget = |project| Some((project, facts.context.settings.budgets.of(facts.period, project)?));
    let set: Vec<_> = projects.filter_map(budget).filter(|(_, usd)| usd.0 > 0).collect();
    costs::burn(facts, &set, false)
}
