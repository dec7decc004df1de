//! Access that was tried and refused.

use super::{ACTION, CLOCK, EXPORTS, counted, tried};
use crate::event::capability::Question;
use crate::event::taxonomy::Action;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::sql::actions as sql;
use crate::measure::steps::Step;
use crate::measure::unit::Unit;
use crate::policy::Basis;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "security.failed_access",
        version: 1,
        title: "Refused access",
        question: "How often did somebody try to open what is not theirs?",
        formula: "number of accesses to chats, files, projects and artifacts that were refused; exact 95 % Poisson interval",
        ratio: None,
        source: "Garwood, Biometrika 28 (1936)",
        unit: Unit::Actions,
        better: Better::Lower,
        dimension: ACTION,
        parts: Parts::Sum,
        clock: CLOCK,
        exclusions: "accesses that the vendor does not log",
        needs: &[Question::Administration],
        inputs: EXPORTS,
        caveat: "A stale link makes refusals without any intent. The feed names only some kinds of access.",
        uncertainty: Uncertainty::Poisson,
        chart: Chart::Rate,
        privacy: Privacy::Open,
        example: "Two refused accesses in October, and a sign-in that failed, which is none: 2.",
    },
    basis: Basis::Quantity,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value { text: |facts| sql::count(facts, &[Action::AccessFailed], sql::ANY), scale: 1.0 },
    example: Example {
        daily: "local_day | kind=admin | source=claude_activity | outcome=success | events
                2026-10-05 | 9",
        action: "event_id | local_day | action | outcome | actor | actor_kind=user | source=claude_activity
                 a | 2026-10-05 | access_failed | failure | p1
                 b | 2026-10-06 | access_failed | denied | p1
                 c | 2026-10-06 | sign_in_failed | failure | p2",
        gives: 2.0,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    counted(facts, tried(facts, &[Action::AccessFailed]))
}

fn steps(facts: &Facts) -> Vec<Step> {
    let found = tried(facts, &[Action::AccessFailed]).unwrap_or_default();
    vec![Step::new("refused accesses in the period", found.len() as i64)]
}
