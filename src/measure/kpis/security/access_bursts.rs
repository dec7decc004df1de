//! Bursts of refused access: many refusals of one actor on one day.

use super::{CLOCK, EXPORTS, number, tried};
use crate::event::capability::Question;
use crate::event::taxonomy::Action;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::sql::actors as sql;
use crate::measure::steps::Step;
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::Remark;
use chrono::NaiveDate;
use std::collections::BTreeMap;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "security.access_bursts",
        version: 1,
        title: "Bursts of refused access",
        question: "Does anybody try one door after the other?",
        formula: "number of pairs of actor and local day with more refused accesses than security.failed_access_burst; exact 95 % Poisson interval",
        ratio: None,
        source: "Garwood, Biometrika 28 (1936); threshold: security.failed_access_burst, the organisation's own choice",
        unit: Unit::Actions,
        better: Better::Lower,
        dimension: None,
        parts: Parts::Apart,
        clock: CLOCK,
        exclusions: "refusals without a known actor",
        needs: &[Question::Administration],
        inputs: EXPORTS,
        caveat: "Whoever spreads the attempts over days stays below. A broken script makes bursts without intent.",
        uncertainty: Uncertainty::Poisson,
        chart: Chart::Rate,
        privacy: Privacy::Open,
        example: "One actor is refused 51 times on one day, another 50 times: with a threshold of 50 that is 1 burst.",
    },
    basis: Basis::Quantity,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value { text: |facts| sql::bursts(facts, most(facts)), scale: 1.0 },
    example: Example {
        daily: "local_day | kind=admin | source=claude_activity | outcome=success | events
                2026-10-05 | 9",
        action: "event_id | local_day | action | outcome | actor | actor_kind=user | source=claude_activity
                 a0 | 2026-10-05 | access_failed | failure | p1
                 a1 | 2026-10-05 | access_failed | failure | p1
                 a2 | 2026-10-05 | access_failed | failure | p1
                 a3 | 2026-10-05 | access_failed | failure | p1
                 a4 | 2026-10-05 | access_failed | failure | p1
                 a5 | 2026-10-05 | access_failed | failure | p1
                 a6 | 2026-10-05 | access_failed | failure | p1
                 a7 | 2026-10-05 | access_failed | failure | p1
                 a8 | 2026-10-05 | access_failed | failure | p1
                 a9 | 2026-10-05 | access_failed | failure | p1
                 a10 | 2026-10-05 | access_failed | failure | p1
                 a11 | 2026-10-05 | access_failed | failure | p1
                 a12 | 2026-10-05 | access_failed | failure | p1
                 a13 | 2026-10-05 | access_failed | failure | p1
                 a14 | 2026-10-05 | access_failed | failure | p1
                 a15 | 2026-10-05 | access_failed | failure | p1
                 a16 | 2026-10-05 | access_failed | failure | p1
                 a17 | 2026-10-05 | access_failed | failure | p1
                 a18 | 2026-10-05 | access_failed | failure | p1
                 a19 | 2026-10-05 | access_failed | failure | p1
                 a20 | 2026-10-05 | access_failed | failure | p1
                 a21 | 2026-10-05 | access_failed | failure | p1
                 a22 | 2026-10-05 | access_failed | failure | p1
                 a23 | 2026-10-05 | access_failed | failure | p1
                 a24 | 2026-10-05 | access_failed | failure | p1
                 a25 | 2026-10-05 | access_failed | failure | p1
                 a26 | 2026-10-05 | access_failed | failure | p1
                 a27 | 2026-10-05 | access_failed | failure | p1
                 a28 | 2026-10-05 | access_failed | failure | p1
                 a29 | 2026-10-05 | access_failed | failure | p1
                 a30 | 2026-10-05 | access_failed | failure | p1
                 a31 | 2026-10-05 | access_failed | failure | p1
                 a32 | 2026-10-05 | access_failed | failure | p1
                 a33 | 2026-10-05 | access_failed | failure | p1
                 a34 | 2026-10-05 | access_failed | failure | p1
                 a35 | 2026-10-05 | access_failed | failure | p1
                 a36 | 2026-10-05 | access_failed | failure | p1
                 a37 | 2026-10-05 | access_failed | failure | p1
                 a38 | 2026-10-05 | access_failed | failure | p1
                 a39 | 2026-10-05 | access_failed | failure | p1
                 a40 | 2026-10-05 | access_failed | failure | p1
                 a41 | 2026-10-05 | access_failed | failure | p1
                 a42 | 2026-10-05 | access_failed | failure | p1
                 a43 | 2026-10-05 | access_failed | failure | p1
                 a44 | 2026-10-05 | access_failed | failure | p1
                 a45 | 2026-10-05 | access_failed | failure | p1
                 a46 | 2026-10-05 | access_failed | failure | p1
                 a47 | 2026-10-05 | access_failed | failure | p1
                 a48 | 2026-10-05 | access_failed | failure | p1
                 a49 | 2026-10-05 | access_failed | failure | p1
                 a50 | 2026-10-05 | access_failed | failure | p1
                 b0 | 2026-10-05 | access_failed | failure | p2
                 b1 | 2026-10-05 | access_failed | failure | p2
                 b2 | 2026-10-05 | access_failed | failure | p2
                 b3 | 2026-10-05 | access_failed | failure | p2
                 b4 | 2026-10-05 | access_failed | failure | p2
                 b5 | 2026-10-05 | access_failed | failure | p2
                 b6 | 2026-10-05 | access_failed | failure | p2
                 b7 | 2026-10-05 | access_failed | failure | p2
                 b8 | 2026-10-05 | access_failed | failure | p2
                 b9 | 2026-10-05 | access_failed | failure | p2
                 b10 | 2026-10-05 | access_failed | failure | p2
                 b11 | 2026-10-05 | access_failed | failure | p2
                 b12 | 2026-10-05 | access_failed | failure | p2
                 b13 | 2026-10-05 | access_failed | failure | p2
                 b14 | 2026-10-05 | access_failed | failure | p2
                 b15 | 2026-10-05 | access_failed | failure | p2
                 b16 | 2026-10-05 | access_failed | failure | p2
                 b17 | 2026-10-05 | access_failed | failure | p2
                 b18 | 2026-10-05 | access_failed | failure | p2
                 b19 | 2026-10-05 | access_failed | failure | p2
                 b20 | 2026-10-05 | access_failed | failure | p2
                 b21 | 2026-10-05 | access_failed | failure | p2
                 b22 | 2026-10-05 | access_failed | failure | p2
                 b23 | 2026-10-05 | access_failed | failure | p2
                 b24 | 2026-10-05 | access_failed | failure | p2
                 b25 | 2026-10-05 | access_failed | failure | p2
                 b26 | 2026-10-05 | access_failed | failure | p2
                 b27 | 2026-10-05 | access_failed | failure | p2
                 b28 | 2026-10-05 | access_failed | failure | p2
                 b29 | 2026-10-05 | access_failed | failure | p2
                 b30 | 2026-10-05 | access_failed | failure | p2
                 b31 | 2026-10-05 | access_failed | failure | p2
                 b32 | 2026-10-05 | access_failed | failure | p2
                 b33 | 2026-10-05 | access_failed | failure | p2
                 b34 | 2026-10-05 | access_failed | failure | p2
                 b35 | 2026-10-05 | access_failed | failure | p2
                 b36 | 2026-10-05 | access_failed | failure | p2
                 b37 | 2026-10-05 | access_failed | failure | p2
                 b38 | 2026-10-05 | access_failed | failure | p2
                 b39 | 2026-10-05 | access_failed | failure | p2
                 b40 | 2026-10-05 | access_failed | failure | p2
                 b41 | 2026-10-05 | access_failed | failure | p2
                 b42 | 2026-10-05 | access_failed | failure | p2
                 b43 | 2026-10-05 | access_failed | failure | p2
                 b44 | 2026-10-05 | access_failed | failure | p2
                 b45 | 2026-10-05 | access_failed | failure | p2
                 b46 | 2026-10-05 | access_failed | failure | p2
                 b47 | 2026-10-05 | access_failed | failure | p2
                 b48 | 2026-10-05 | access_failed | failure | p2
                 b49 | 2026-10-05 | access_failed | failure | p2",
        gives: 1.0,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    match bursts(facts) {
        Err(reason) => vec![Measured::missing(reason)],
        Ok(bursts) => vec![number(bursts).noting(facts.gaps(Question::Administration))],
    }
}

/// Refused accesses above which they are a burst.
fn most(facts: &Facts) -> i64 {
    facts.context.settings.security.failed_access_burst.into()
}

fn bursts(facts: &Facts) -> Result<i64, Remark> {
    let most = most(facts);
    let mut days: BTreeMap<(&str, NaiveDate), i64> = BTreeMap::new();
    for deed in tried(facts, &[Action::AccessFailed])? {
        if let Some(actor) = deed.actor.as_deref() {
            *days.entry((actor, deed.day)).or_default() += 1;
        }
    }
    Ok(days.values().filter(|refused| **refused > most).count() as i64)
}

fn steps(facts: &Facts) -> Vec<Step> {
    let refused = tried(facts, &[Action::AccessFailed]).unwrap_or_default().len() as i64;
    vec![
        Step::new("refused accesses in the period", refused),
        Step::new("actors and days above the threshold", bursts(facts).unwrap_or_default()),
    ]
}
