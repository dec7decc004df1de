//! Requests that passed because the control was not there.

use super::{EVENT_CLOCK, number};
use crate::event::capability::Question;
use crate::event::taxonomy::Outcome;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Uncertainty};
use crate::measure::facts::{Facts, calls::DaySum};
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::sql::actions as sql;
use crate::measure::steps::Step;
use crate::measure::unit::Unit;
use crate::policy::Basis;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "security.unchecked_requests",
        version: 1,
        title: "Requests that passed unchecked",
        question: "How much passed because a control was unavailable?",
        formula: "number of events that ended in fail_open; exact 95 % Poisson interval",
        ratio: None,
        source: "Garwood, Biometrika 28 (1936)",
        unit: Unit::Actions,
        better: Better::Lower,
        dimension: None,
        parts: Parts::Apart,
        clock: EVENT_CLOCK,
        exclusions: "the self-audit of the feed; records that a second export tells of the same day",
        needs: &[Question::Flags],
        inputs: "a log of risk flags",
        caveat: "A request that is told of by two systems, such as a gateway and a hook, counts twice.",
        uncertainty: Uncertainty::Poisson,
        chart: Chart::Rate,
        privacy: Privacy::Open,
        example: "Two requests passed while the hook did not answer, nine were checked: 2.",
    },
    basis: Basis::Quantity,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value { text: query, scale: 1.0 },
    example: Example {
        daily: "local_day=2026-10-05 | kind=risk_flag | source=claude_activity | outcome | events
                fail_open | 2
                success   | 9",
        gives: 2.0,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    let unchecked: i64 = unchecked(facts).iter().map(|sum| sum.events).sum();
    match facts.silence(Question::Flags) {
        Some(reason) if unchecked == 0 => vec![Measured::missing(reason)],
        _ => vec![number(unchecked).noting(facts.gaps(Question::Flags))],
    }
}

fn query(facts: &Facts) -> String {
    sql::unchecked(facts, facts.silence(Question::Flags).is_some() && unchecked(facts).is_empty())
}

fn unchecked<'a>(facts: &Facts<'a>) -> Vec<&'a DaySum> {
    let passed = |sum: &&DaySum| facts.period.holds(sum.day) && sum.outcome.parse() == Ok(Outcome::FailOpen);
    facts.log.days.iter().filter(passed).collect()
}

fn steps(facts: &Facts) -> Vec<Step> {
    vec![Step::new("events that ended in fail_open", unchecked(facts).iter().map(|sum| sum.events).sum())]
}
