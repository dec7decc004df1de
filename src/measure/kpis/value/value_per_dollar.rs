//! Value per dollar: gross value over spend.

use super::{declared, estimated, gross_draws, percentiles, steps};
use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Ratio, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::kpis::cost::spent;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::sql::worth::{self, Given};
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::Remark;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "value.value_per_dollar",
        version: 1,
        title: "Value per dollar of spend",
        question: "How much value does a dollar of spend bring?",
        formula: "gross value ÷ spend",
        ratio: Some(Ratio {
            numerator: "gross value in dollars, median",
            denominator: "spend in dollars",
        }),
        source: "as for time saved; the share put to other use is an input that somebody must approve",
        unit: Unit::Ratio,
        better: Better::Higher,
        dimension: None,
        parts: Parts::Apart,
        clock: "local day of the call",
        exclusions: "as for time saved; what spend leaves out",
        needs: &[Question::Calls, Question::Tokens],
        inputs: "a call log with task tags and tokens, an approved realised share and an hourly rate",
        caveat: "Seats and the labour of reviewers are not in the spend: see net value.",
        uncertainty: Uncertainty::Simulation,
        chart: Chart::None,
        privacy: Privacy::People,
        example: "$450 gross for $6 of tokens: 450 ÷ 6 = 75.",
    },
    basis: Basis::Scenario,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Inputs(query),
    example: Example {
        daily: "local_day | task_class | events | model | tokens_in | tokens_count | kind=call | outcome=success | source=litellm
                2026-10-05 | drafting | 100 | sonnet-4 | 2000000 | 100",
        gives: 75.0,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    vec![ratio(facts).unwrap_or_else(Measured::missing)]
}

fn ratio(facts: &Facts) -> Result<Measured, Remark> {
    let (mut draws, uses) = gross_draws(facts)?;
    let spent = spent(facts)?;
    let dollars = spent.total().dollars();
    if dollars <= 0.0 {
        return Err(Remark::plain("remark-nothing-spent"));
    }
    for value in &mut draws {
        *value /= dollars;
    }
    let found = estimated(facts, percentiles(draws)?, uses);
    Ok(Measured { denominator: Some(dollars), numerator: found.value.map(|value| value * dollars), ..found }
        .noting(spent.remarks))
}

/// What the draws are made from: they are left to the reader.
fn query(facts: &Facts) -> String {
    if measure(facts, &KPI.card)[0].value.is_none() {
        return String::new();
    }
    let Some(spend) = Given::spend(facts) else { return String::new() };
    worth::uses(facts, &declared(facts, true).into_iter().chain(spend).collect::<Vec<_>>())
}
