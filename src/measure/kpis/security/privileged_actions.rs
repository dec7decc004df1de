//! Privileged actions: grants of power and switched off protections.

use super::{ACTION, CLOCK, EXPORTS, FAILED, PRIVILEGED, counted, done, watched_steps};
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
        id: "security.privileged_actions",
        version: 1,
        title: "Privileged actions",
        question: "How often was power granted or a protection taken away?",
        formula: "number of actions that succeeded: role granted, owner transferred, single sign-on off, spend limit or network restriction removed, administration key made or removed, organisation settings or retention changed, audit feed switched; exact 95 % Poisson interval",
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
        caveat: "Each may be right: read it beside those without a ticket. What the vendor does not log is not seen.",
        uncertainty: Uncertainty::Poisson,
        chart: Chart::Rate,
        privacy: Privacy::Open,
        example: "One role granted and single sign-on switched off in October: 2. A grant that failed, an export and one of September count nowhere.",
    },
    basis: Basis::Quantity,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value { text: |facts| sql::count(facts, PRIVILEGED, sql::SUCCEEDED), scale: 1.0 },
    example: Example {
        daily: "local_day | kind=admin | source=claude_activity | outcome=success | events
                2026-10-05 | 9",
        action: "event_id | local_day | action | outcome | actor | actor_kind=user | source=claude_activity
                 a | 2026-10-05 | role_granted | success | p1
                 b | 2026-10-05 | sso_off | success | p1
                 c | 2026-10-06 | role_granted | failure | p1
                 d | 2026-10-06 | data_exported | success | p1
                 e | 2026-09-06 | sso_off | success | p1",
        gives: 2.0,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    counted(facts, done(facts, PRIVILEGED))
}

fn steps(facts: &Facts) -> Vec<Step> {
    watched_steps(facts, PRIVILEGED)
}
