//! Gross value: realised hours at the loaded rate.

use super::{declared, estimated, gross_draws, percentiles, steps};
use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::sql::worth;
use crate::measure::unit::Unit;
use crate::policy::Basis;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "value.gross_value",
        version: 1,
        title: "Gross value",
        question: "What are the realised hours worth?",
        formula: "realised hours × hourly rate, everything included",
        ratio: None,
        source: "as for time saved; the share put to other use is an input that somebody must approve",
        unit: Unit::Dollars,
        better: Better::Higher,
        dimension: None,
        parts: Parts::Apart,
        clock: "local day of the call",
        exclusions: "as for time saved",
        needs: &[Question::Calls],
        inputs: "a call log with task tags, an approved realised share and an hourly rate",
        caveat: "Hours that are put to other use are worth what they cost only if that use is. No cost is taken off.",
        uncertainty: Uncertainty::Simulation,
        chart: Chart::None,
        privacy: Privacy::People,
        example: "7.5 realised hours at $60 an hour: 7.5 × 60 = $450.",
    },
    basis: Basis::Scenario,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Inputs(query),
    example: Example {
        daily: "local_day | task_class | events | kind=call | outcome=success | source=litellm
                2026-10-05 | drafting | 100",
        gives: 450.0,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    let found = gross_draws(facts).and_then(|(draws, uses)| Ok(estimated(facts, percentiles(draws)?, uses)));
    vec![found.unwrap_or_else(Measured::missing)]
}

/// What the draws are made from: they are left to the reader.
fn query(facts: &Facts) -> String {
    if measure(facts, &KPI.card)[0].value.is_none() {
        return String::new();
    }
    worth::uses(facts, &declared(facts, true))
}
