//! Integrations and tool servers that were added.

use super::{ACTION, ADDED, CLOCK, EXPORTS, FAILED, counted, done, watched_steps};
use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::sql::actions as sql;
use crate::measure::steps::Step;
use crate::measure::unit::Unit;
use crate::policy::Basis;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "security.integrations_added",
        version: 1,
        title: "Integrations added",
        question: "Which new ways in and out were opened?",
        formula: "number of tool servers, integrations, user connections and tunnels that were added; exact 95 % Poisson interval",
        ratio: None,
        source: "Garwood, Biometrika 28 (1936)",
        unit: Unit::Actions,
        better: Better::Lower,
        dimension: ACTION,
        parts: Parts::Sum,
        clock: CLOCK,
        exclusions: FAILED,
        needs: &[Question::Administration],
        inputs: EXPORTS,
        caveat: "A connection of one user counts like an integration for all.",
        uncertainty: Uncertainty::Poisson,
        chart: Chart::Rate,
        privacy: Privacy::Open,
        example: "A tool server and an integration were added, another was removed: 2 added.",
    },
    basis: Basis::Quantity,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value { text: |facts| sql::count(facts, ADDED, sql::SUCCEEDED), scale: 1.0 },
    example: Example {
        daily: "local_day | kind=admin | source=claude_activity | outcome=success | events
                2026-10-05 | 9",
        action: "event_id | local_day | action | outcome | actor | actor_kind=user | source=claude_activity
                 a | 2026-10-05 | server_added | success | p1
                 b | 2026-10-06 | integration_added | success | p1
                 c | 2026-10-06 | integration_removed | success | p2",
        gives: 2.0,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    counted(facts, done(facts, ADDED))
}

fn steps(facts: &Facts) -> Vec<Step> {
    watched_steps(facts, ADDED)
}
