//! Unattributed share: calls that the attribution map ties to no project.

use super::{CALL_EXPORTS, NO_CALLS, sql, steps, unattributed_of_all};
use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Ratio, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::unit::Unit;
use crate::policy::Basis;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "usage.unattributed_share",
        version: 2,
        title: "Unattributed share of calls",
        question: "How much of the use of AI does no project answer for?",
        formula: "accepted calls without a project ÷ accepted calls",
        ratio: Some(Ratio { numerator: "accepted calls without a project", denominator: "accepted calls" }),
        source: "a key risk indicator of its own: what nobody answers for nobody oversees",
        unit: Unit::Share,
        better: Better::Lower,
        dimension: None,
        parts: Parts::Apart,
        clock: "local day of the request",
        exclusions: "as for accepted calls",
        needs: &[Question::Calls],
        inputs: CALL_EXPORTS,
        caveat: "A map that is out of date raises it as much as a missing tag does. Complete counts: there is no \
                 sampling interval.",
        uncertainty: Uncertainty::Census,
        chart: Chart::Proportion,
        privacy: Privacy::Open,
        example: "19 calls of project claims and 1 unattributed call: 1 ÷ 20 = 0.05.",
    },
    basis: Basis::Census,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value { text: query, scale: 1.0 },
    example: Example {
        daily: "local_day | project | outcome | events | kind=call | source=litellm
                2026-10-01 | claims       | success | 19
                2026-10-02 | unattributed | success | 1
                2026-10-02 | unattributed | failure | 7",
        gives: 0.05,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    let measured = match (facts.silence(Question::Calls), unattributed_of_all(facts)) {
        (Some(reason), _) => Measured::missing(reason),
        (None, (_, 0)) => Measured::missing(NO_CALLS),
        (None, (unattributed, all)) => Measured::share(unattributed, all).noting(facts.gaps(Question::Calls)),
    };
    vec![measured]
}

fn query(facts: &Facts) -> String {
    let without = format!("{} AND NOT {}", sql::accepted(), sql::ATTRIBUTED);
    sql::share(facts, &without, &sql::accepted(), None, false)
}
