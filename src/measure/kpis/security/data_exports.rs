//! Exports of data in bulk.

use super::{ACTION, CLOCK, EXPORTED, EXPORTS, FAILED, counted, done, watched_steps};
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
        id: "security.data_exports",
        version: 1,
        title: "Exports of data",
        question: "How often did data leave in bulk?",
        formula: "number of exports of data, audit logs, members or files that were started or completed and did not fail; exact 95 % Poisson interval",
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
        caveat: "The feed tells of the start and of the completion of one export as two actions. An export may be the duty of whoever made it.",
        uncertainty: Uncertainty::Poisson,
        chart: Chart::Rate,
        privacy: Privacy::Open,
        example: "Two exports succeeded and one failed: 2.",
    },
    basis: Basis::Quantity,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value { text: |facts| sql::count(facts, EXPORTED, sql::SUCCEEDED), scale: 1.0 },
    example: Example {
        daily: "local_day | kind=admin | source=claude_activity | outcome=success | events
                2026-10-05 | 9",
        action: "event_id | local_day | action | outcome | actor | actor_kind=user | source=claude_activity
                 a | 2026-10-05 | data_exported | success | p1
                 b | 2026-10-06 | data_exported | failure | p1
                 c | 2026-10-06 | data_exported | success | p2
                 d | 2026-10-06 | shared | success | p2",
        gives: 2.0,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    counted(facts, done(facts, EXPORTED))
}

fn steps(facts: &Facts) -> Vec<Step> {
    watched_steps(facts, EXPORTED)
}
