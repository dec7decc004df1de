//! Hours per person and week: time saved, spread over those who use AI.

use super::{estimated, percentiles, saved_draws, steps};
use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::kpis::cost::active_people;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::sql::worth::{self, Given};
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::Remark;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "value.hours_per_person_week",
        version: 1,
        title: "Time saved per person and week",
        question: "How much time does a person who uses AI save in a week?",
        formula: "time saved ÷ active people ÷ (days of the period ÷ 7); active: a call, prompt or answer in the \
                  sources that are heard for calls",
        ratio: None,
        source: "as for time saved",
        unit: Unit::Hours,
        better: Better::Higher,
        dimension: None,
        parts: Parts::Apart,
        clock: "local day of the call",
        exclusions: "as for time saved; people known only to other sources",
        needs: &[Question::Calls],
        inputs: "a call log with task tags that names people",
        caveat: "A mean over unlike people. People whom two exports name differently count twice, so it is a lower \
                 bound.",
        uncertainty: Uncertainty::Simulation,
        chart: Chart::None,
        privacy: Privacy::People,
        example: "15 hours saved in the 31 days of October by 2 people: 15 ÷ 2 ÷ (31 ÷ 7) = 1.6935 hours.",
    },
    basis: Basis::Scenario,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Inputs(query),
    example: Example {
        daily:
            "local_day | actor | task_class | events | kind=call | outcome=success | source=litellm | actor_kind=user
                2026-10-05 | p1 | drafting | 60
                2026-10-06 | p2 | drafting | 40",
        gives: 1.6935,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    vec![each(facts).unwrap_or_else(Measured::missing)]
}

fn each(facts: &Facts) -> Result<Measured, Remark> {
    let (mut draws, uses) = saved_draws(facts)?;
    let people = active_people(facts).ok_or(Remark::plain("remark-no-source-names-person"))?;
    let weeks = facts.period.days() as f64 / 7.0;
    for hours in &mut draws {
        *hours /= people as f64 * weeks;
    }
    let told = Remark::of("remark-active-people", [("n", people.into())]);
    Ok(Measured { people: Some(people), ..estimated(facts, percentiles(draws)?, uses) }.noting([told]))
}

/// What the draws are made from: they are left to the reader.
fn query(facts: &Facts) -> String {
    if measure(facts, &KPI.card)[0].value.is_none() {
        return String::new();
    }
    worth::uses(facts, &[Given::people(facts), Given::number("days", facts.period.days() as f64)])
}
