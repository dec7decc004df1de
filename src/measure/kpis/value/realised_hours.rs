//! Realised hours: time saved that is put to other use.

use super::{declared, estimated, percentiles, realised_draws, steps};
use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::sql::worth;
use crate::measure::unit::Unit;
use crate::policy::Basis;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "value.realised_hours",
        version: 1,
        title: "Time saved, realised",
        question: "How much of the saved time is put to other use?",
        formula: "time saved × realised share, drawn together; median of the simulation, P10 and P90 as interval",
        ratio: None,
        source: "as for time saved; the share put to other use is an input that somebody must approve",
        unit: Unit::Hours,
        better: Better::Higher,
        dimension: None,
        parts: Parts::Apart,
        clock: "local day of the call",
        exclusions: "as for time saved",
        needs: &[Question::Calls],
        inputs: "a call log with task tags, and an approved share of time that is put to other use",
        caveat: "The share is declared, not measured: where did the time go?",
        uncertainty: Uncertainty::Simulation,
        chart: Chart::None,
        privacy: Privacy::People,
        example: "15 hours saved, as in the example of time saved, half of them put to other use: 15 × 0.5 = 7.5 \
                  hours.",
    },
    basis: Basis::Scenario,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Inputs(query),
    example: Example {
        daily: "local_day | task_class | events | kind=call | outcome=success | source=litellm
                2026-10-05 | drafting | 100",
        gives: 7.5,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    let found = realised_draws(facts).and_then(|(draws, uses)| Ok(estimated(facts, percentiles(draws)?, uses)));
    vec![found.unwrap_or_else(Measured::missing)]
}

/// What the draws are made from: they are left to the reader.
fn query(facts: &Facts) -> String {
    if measure(facts, &KPI.card)[0].value.is_none() {
        return String::new();
    }
    worth::uses(facts, &declared(facts, false))
}
