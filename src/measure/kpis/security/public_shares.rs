//! Shares with the public.

use super::{CLOCK, EXPORTS, done, number, watched_steps};
use crate::event::capability::Question;
use crate::event::taxonomy::{Action, SHARED_PUBLICLY};
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::sql::actions as sql;
use crate::measure::steps::Step;
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::Remark;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "security.public_shares",
        version: 1,
        title: "Shares with the public",
        question: "How often was something shared with everybody?",
        formula: "number of shares of which the log says that the audience is the public; exact 95 % Poisson interval",
        ratio: None,
        source: "Garwood, Biometrika 28 (1936)",
        unit: Unit::Actions,
        better: Better::Lower,
        dimension: None,
        parts: Parts::Apart,
        clock: CLOCK,
        exclusions: "shares that failed; shares of which the log does not tell the audience",
        needs: &[Question::Administration],
        inputs: EXPORTS,
        caveat: "A share may be taken back: security.public_shares_open tells what still stands. Shares without a known audience are counted apart.",
        uncertainty: Uncertainty::Poisson,
        chart: Chart::Rate,
        privacy: Privacy::Open,
        example: "Two shares with the public, one of which the audience is not known: 2.",
    },
    basis: Basis::Quantity,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value { text: |facts| sql::count_all(facts, &[Action::Shared], &sql::public()), scale: 1.0 },
    example: Example {
        daily: "local_day | kind=admin | source=claude_activity | outcome=success | events
                2026-10-05 | 9",
        action: "event_id | local_day | action=shared | outcome=success | actor=p1 | actor_kind=user | source=claude_activity | risk_category
                 a | 2026-10-05 | shared_publicly
                 b | 2026-10-06 | shared_publicly
                 c | 2026-10-06 | -",
        gives: 2.0,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    let shares = match done(facts, &[Action::Shared]) {
        Err(reason) => return vec![Measured::missing(reason)],
        Ok(shares) => shares,
    };
    let public = shares.iter().filter(|share| share.risk.as_deref() == Some(SHARED_PUBLICLY)).count() as i64;
    let unknown = shares.iter().filter(|share| share.risk.is_none()).count();
    let remark = (unknown > 0).then(|| Remark::of("remark-audience-unknown", [("n", unknown.into())]));
    vec![number(public).noting(remark).noting(facts.gaps(Question::Administration))]
}

fn steps(facts: &Facts) -> Vec<Step> {
    watched_steps(facts, &[Action::Shared])
}
