//! Concentration of calls over projects: the Herfindahl-Hirschman index.

use super::{CALL_EXPORTS, CLOCK, NO_CALLS, SPREAD_EXCLUSIONS, bounds, hidden, spread, sql, steps};
use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::stats::concentration;
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::{Arg, Remark};

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "usage.hhi",
        version: 1,
        title: "Concentration over projects (HHI)",
        question: "How strongly is the use of AI concentrated on few projects?",
        formula: "Σ s², with s the share of each project in the attributed accepted calls, 0 to 1; bounds over \
                  all calls: the unattributed ones are spread over any number of others, or all the largest \
                  project's",
        ratio: None,
        source: "Herfindahl-Hirschman index; normalised: (HHI − 1/N) ÷ (1 − 1/N)",
        unit: Unit::Index,
        better: Better::Neither,
        dimension: None,
        parts: Parts::Apart,
        clock: CLOCK,
        exclusions: SPREAD_EXCLUSIONS,
        needs: &[Question::Calls],
        inputs: CALL_EXPORTS,
        caveat: "It counts calls, not people or risk. On the scale of competition authorities it is 10,000 \
                  times as large.",
        uncertainty: Uncertainty::Bounds,
        chart: Chart::Individuals,
        privacy: Privacy::Open,
        example: "Six projects with 500, 300, 100, 50, 30 and 20 calls: 0.25 + 0.09 + 0.01 + 0.0025 + 0.0009 + \
                  0.0004 = 0.3538.",
    },
    basis: Basis::Census,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value { text: query, scale: 1.0 },
    example: Example {
        daily: "local_day | project | outcome | events | kind=call | source=litellm
                2026-10-01 | a            | success | 500
                2026-10-02 | b            | success | 300
                2026-10-02 | c            | success | 100
                2026-10-05 | d            | success | 50
                2026-10-06 | e            | success | 30
                2026-10-06 | f            | success | 20
                2026-10-07 | unattributed | success | 150",
        gives: 0.3538,
        ..Example::EMPTY
    },
};

/// The end of the scale on which competition authorities tell the index.
const SCALE: f64 = 10_000.0;

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    let figure = |counts: &[i64]| {
        let index = concentration::herfindahl(counts).ok_or(NO_CALLS)?;
        let normalised = concentration::normalised(counts)
            .map(|star| Remark::of("remark-normalised", [("index", Arg::Number(star, 4))]));
        let scale = Remark::of("remark-scale", [("index", Arg::Number(index * SCALE, 0)), ("most", Arg::Count(SCALE))]);
        Ok(Measured::estimate(index, counts.iter().sum()).noting([scale]).noting(normalised))
    };
    let measured = spread(facts, figure);
    if facts.silence(Question::Calls).is_some() {
        return vec![measured];
    }
    vec![bounds(facts).map_or(measured.clone(), |ends| measured.within(ends))]
}

fn query(facts: &Facts) -> String {
    let squares = "SUM(calls_made * calls_made)";
    sql::spread(facts, squares, "SUM(calls_made) * SUM(calls_made)", hidden(facts).is_some())
}
