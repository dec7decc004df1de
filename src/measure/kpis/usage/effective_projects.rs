//! Effective number of projects: over how many projects usage behaves as if it were spread evenly.

use super::{CALL_EXPORTS, NO_CALLS, bounds, hidden, spread, sql, steps};
use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::stats::concentration;
use crate::measure::unit::Unit;
use crate::policy::Basis;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "usage.effective_projects",
        version: 3,
        title: "Effective number of projects",
        question: "Over how many projects is the use of AI really spread?",
        formula: "1 ÷ Σ s², with s the share of each project in the attributed accepted calls; bounds over all calls: the \
                  unattributed ones are all the largest project's, or spread over any number of others",
        ratio: None,
        source: "inverse Herfindahl-Hirschman index",
        unit: Unit::Projects,
        better: Better::Neither,
        dimension: None,
        parts: Parts::Apart,
        clock: "local day of the request",
        exclusions: "unattributed calls; not measurable if they are more than 20 % of all",
        needs: &[Question::Calls],
        inputs: CALL_EXPORTS,
        caveat: "It counts calls, not people or risk: one busy batch job can outweigh everybody else.",
        uncertainty: Uncertainty::Bounds,
        chart: Chart::Individuals,
        privacy: Privacy::Open,
        example: "Three projects with 50, 30 and 20 calls: 1 ÷ (0.25 + 0.09 + 0.04) = 2.6316 projects. With the 25 unattributed calls between 2.2563 and \
                  4.1118.",
    },
    basis: Basis::Census,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value { text: query, scale: 1.0 },
    example: Example {
        daily: "local_day | project | outcome | events | kind=call | source=litellm
                2026-10-01 | claims       | success | 50
                2026-10-02 | audit        | success | 30
                2026-10-02 | legal        | success | 20
                2026-10-02 | unattributed | success | 25",
        gives: 2.6316,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    let figure = |counts: &[i64]| {
        let number = concentration::effective_number(counts).ok_or(NO_CALLS)?;
        Ok(Measured::estimate(number, counts.iter().sum()))
    };
    let measured = spread(facts, figure);
    if facts.silence(Question::Calls).is_some() {
        return vec![measured];
    }
    // The more concentrated, the fewer projects; an index of zero would be that of any number of them.
    let ends = bounds(facts);
    let low = ends.map(|ends| 1.0 / ends.high);
    let high = ends.filter(|ends| ends.low > 0.0).map(|ends| 1.0 / ends.low);
    vec![Measured { low, high, ..measured }]
}

fn query(facts: &Facts) -> String {
    let squares = "SUM(calls_made * calls_made)";
    sql::spread(facts, "SUM(calls_made) * SUM(calls_made)", squares, hidden(facts).is_some())
}
