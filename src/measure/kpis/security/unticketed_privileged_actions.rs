//! Privileged actions that no ticket names.

use super::{ACTION, CLOCK, PRIVILEGED, by_action, done, watched_steps};
use crate::event::capability::Question;
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
        id: "security.unticketed_privileged_actions",
        version: 1,
        title: "Privileged actions without a ticket",
        question: "Was power used that nobody had asked for?",
        formula: "number of privileged actions whose event or request id no case names as its linked id",
        ratio: None,
        source: "auditpack definition 1",
        unit: Unit::Actions,
        better: Better::Lower,
        dimension: ACTION,
        parts: Parts::Sum,
        clock: CLOCK,
        exclusions: "actions that failed or were refused; cases that became known after the as-of instant",
        needs: &[Question::Administration, Question::Cases],
        inputs: "an administration log and a ticket export that names events",
        caveat: "A ticket that describes the action in words and does not name its id is not found.",
        uncertainty: Uncertainty::Census,
        chart: Chart::Individuals,
        privacy: Privacy::Open,
        example: "Three privileged actions; a case names the event of one and another the request of the second: 1 is without a ticket.",
    },
    basis: Basis::Census,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value { text: |facts| sql::unticketed(facts, PRIVILEGED), scale: 1.0 },
    example: Example {
        daily: "local_day | kind=admin | source=claude_activity | outcome=success | events
                2026-10-05 | 9",
        action: "event_id | request_id | local_day=2026-10-05 | action=role_granted | outcome=success | actor=p1 | actor_kind=user | source=claude_activity
                 a | -
                 b | r1
                 c | -",
        case: "case_id | flagged_us | observed_us | state=active | severity=high | source=servicenow | linked_id
               A | 2026-10-05 00:00 | 2026-10-05 10:00 | a
               B | 2026-10-05 00:00 | 2026-10-05 10:00 | r1",
        gives: 1.0,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    if let Some(reason) = facts.silence(Question::Cases) {
        return vec![Measured::missing(reason)];
    }
    match unticketed(facts) {
        Err(reason) => vec![Measured::missing(reason)],
        Ok(deeds) => by_action(facts, &deeds, Measured::count),
    }
}

fn unticketed<'a>(facts: &Facts<'a>) -> Result<Vec<&'a Deed>, Remark> {
    let named = |id: &str| facts.log.tickets.contains(id);
    let ticketed = |deed: &Deed| named(&deed.event_id) || deed.request_id.as_deref().is_some_and(named);
    Ok(done(facts, PRIVILEGED)?.into_iter().filter(|deed| !ticketed(deed)).collect())
}

fn steps(facts: &Facts) -> Vec<Step> {
    let without = unticketed(facts).unwrap_or_default().len() as i64;
    watched_steps(facts, PRIVILEGED).into_iter().chain([Step::new("of them without a ticket", without)]).collect()
}
