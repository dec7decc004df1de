//! Integrations that were added and not removed since the log began.

use super::{ADDED, CLOCK_STOCK, EXPORTS, FAILED};
use crate::event::capability::Question;
use crate::event::taxonomy::Action;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Uncertainty};
use crate::measure::facts::{Facts, actions::Deed};
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::sql::actions as sql;
use crate::measure::steps::Step;
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::Remark;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "security.integrations_open",
        version: 1,
        title: "Integrations added and not removed",
        question: "Do open ways in and out pile up?",
        formula: "tool servers, integrations, user connections and tunnels added up to the end of the period, less those removed",
        ratio: None,
        source: "auditpack definition 1",
        unit: Unit::Actions,
        better: Better::Lower,
        dimension: None,
        parts: Parts::Apart,
        clock: CLOCK_STOCK,
        exclusions: FAILED,
        needs: &[Question::Administration],
        inputs: EXPORTS,
        caveat: "It is the change since the log began, not what there is: it may be below zero where more was removed that is older than the log.",
        uncertainty: Uncertainty::Census,
        chart: Chart::Individuals,
        privacy: Privacy::Open,
        example: "Three added in September and October, one removed: 2 more than when the log began.",
    },
    basis: Basis::Census,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value { text: |facts| sql::net(facts, ADDED, REMOVED), scale: 1.0 },
    example: Example {
        daily: "local_day | kind=admin | source=claude_activity | outcome=success | events
                2026-10-05 | 9",
        action: "event_id | local_day | action | outcome | actor | actor_kind=user | source=claude_activity
                 a | 2026-09-05 | server_added | success | p1
                 b | 2026-10-06 | integration_added | success | p1
                 c | 2026-10-06 | integration_added | success | p1
                 d | 2026-10-06 | integration_removed | success | p2
                 e | 2026-11-01 | server_added | success | p2",
        gives: 2.0,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    if let Some(reason) = facts.silence(Question::Administration) {
        return vec![Measured::missing(reason)];
    }
    let number = |actions: &[Action]| until(facts, actions).len() as i64;
    let (added, removed) = (number(ADDED), number(REMOVED));
    let told = Remark::of("remark-integrations", [("added", added.into()), ("removed", removed.into())]);
    let net = Measured::estimate((added - removed) as f64, added + removed);
    vec![net.noting([told]).noting(facts.gaps(Question::Administration))]
}

const REMOVED: &[Action] = &[Action::ServerRemoved, Action::IntegrationRemoved];

/// What was done up to the end of the period.
fn until<'a>(facts: &Facts<'a>, actions: &[Action]) -> Vec<&'a Deed> {
    let wanted = |deed: &&Deed| deed.day < facts.period.end && deed.succeeded() && actions.contains(&deed.action);
    facts.log.actions.iter().filter(wanted).collect()
}

fn steps(facts: &Facts) -> Vec<Step> {
    let (added, removed) = (until(facts, ADDED).len() as i64, until(facts, REMOVED).len() as i64);
    vec![Step::new("added or removed up to the end of the period", added + removed), Step::new("of them added", added)]
}
