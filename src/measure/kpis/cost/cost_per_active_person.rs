//! Cost per active person: spend over the people who used AI.

use super::{active_people, each, spent, steps};
use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Ratio, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::sql::costs;
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::Remark;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "cost.cost_per_active_person",
        version: 1,
        title: "Cost per active person",
        question: "What does the use of AI cost for each person who uses it?",
        formula: "spend ÷ distinct people with a call, prompt or answer in the period",
        ratio: Some(Ratio {
            numerator: "spend in dollars",
            denominator: "people",
        }),
        source: "auditpack definition 1",
        unit: Unit::Dollars,
        better: Better::Lower,
        dimension: None,
        parts: Parts::Apart,
        clock: "local day of the call",
        exclusions: "as for spend; people known only to sources that are not heard for calls",
        needs: &[Question::Tokens, Question::Calls],
        inputs: "an export that tells tokens by model, and a call log that names people",
        caveat: "Spend of service accounts is in it. People whom two exports name differently count twice, so it is \
                 a lower bound.",
        uncertainty: Uncertainty::Census,
        chart: Chart::LogIndividuals,
        privacy: Privacy::People,
        example: "Two people and a service account use 2,000,000 input tokens at $3 a million: 6 ÷ 2 = $3.",
    },
    basis: Basis::Census,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value { text: query, scale: 1.0 },
    example: Example {
        daily: "local_day | actor | actor_kind | model | tokens_in | events | tokens_count | kind=call | outcome=success | source=litellm | project=claims
                2026-10-05 | p1 | user            | sonnet-4 | 500000  | 4 | 4
                2026-10-06 | p1 | user            | sonnet-4 | 500000  | 4 | 4
                2026-10-05 | p2 | user            | sonnet-4 | 500000  | 1 | 1
                2026-10-05 | s1 | service_account | sonnet-4 | 500000  | 1 | 1",
        gives: 3.0,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    let spent = match spent(facts) {
        Err(reason) => return vec![Measured::missing(reason)],
        Ok(spent) => spent,
    };
    let measured = match active_people(facts) {
        None => Measured::missing(Remark::plain("remark-no-source-names-person")),
        Some(people) => Measured { people: Some(people), ..each(spent.total(), people as f64) }.noting(spent.remarks),
    };
    vec![measured]
}

fn query(facts: &Facts) -> String {
    costs::per_person(facts, measure(facts, &KPI.card)[0].value.is_none())
}
