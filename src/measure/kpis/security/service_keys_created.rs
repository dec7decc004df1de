//! Keys of services and programming interfaces that were made.

use super::{ACTION, CLOCK, EXPORTS, FAILED, KEYS_MADE, counted, done, watched_steps};
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
        id: "security.service_keys_created",
        version: 1,
        title: "Keys created",
        question: "How many new keys open the door?",
        formula: "number of service, programming interface and administration keys that were made; exact 95 % Poisson interval",
        ratio: None,
        source: "Garwood, Biometrika 28 (1936)",
        unit: Unit::Actions,
        better: Better::Neither,
        dimension: ACTION,
        parts: Parts::Sum,
        clock: CLOCK,
        exclusions: FAILED,
        needs: &[Question::Administration],
        inputs: EXPORTS,
        caveat: "New keys may be good hygiene, if old ones are revoked: read it beside the keys that nobody uses.",
        uncertainty: Uncertainty::Poisson,
        chart: Chart::Rate,
        privacy: Privacy::Open,
        example: "A key and an administration key were made, another was revoked: 2.",
    },
    basis: Basis::Quantity,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value { text: |facts| sql::count(facts, KEYS_MADE, sql::SUCCEEDED), scale: 1.0 },
    example: Example {
        daily: "local_day | kind=admin | source=claude_activity | outcome=success | events
                2026-10-05 | 9",
        action: "event_id | local_day | action | outcome | actor | actor_kind=user | source=claude_activity
                 a | 2026-10-05 | key_created | success | p1
                 b | 2026-10-06 | admin_key_created | success | p1
                 c | 2026-10-06 | key_revoked | success | p2",
        gives: 2.0,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    counted(facts, done(facts, KEYS_MADE))
}

fn steps(facts: &Facts) -> Vec<Step> {
    watched_steps(facts, KEYS_MADE)
}
