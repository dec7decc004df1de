//! Sign-ins that failed.

use super::{CLOCK, EXPORTS, tried};
use crate::event::capability::Question;
use crate::event::taxonomy::Action;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Ratio, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::sql::actions as sql;
use crate::measure::steps::Step;
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::Remark;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "security.failed_sign_in_share",
        version: 1,
        title: "Sign-ins that failed",
        question: "How often does a sign-in fail?",
        formula: "failed sign-ins ÷ failed and successful sign-ins; 95 % Wilson interval",
        ratio: Some(Ratio { numerator: "failed sign-ins", denominator: "sign-ins that failed or succeeded" }),
        source: "E. B. Wilson, JASA 22 (1927)",
        unit: Unit::Share,
        better: Better::Lower,
        dimension: None,
        parts: Parts::Apart,
        clock: CLOCK,
        exclusions: "sign-outs, and sign-ins through an identity provider that logs them itself",
        needs: &[Question::Administration],
        inputs: EXPORTS,
        caveat: "Forgotten passwords make most of them. An attack that succeeds at once is not in it.",
        uncertainty: Uncertainty::Wilson,
        chart: Chart::Proportion,
        privacy: Privacy::Open,
        example: "One failed and three successful sign-ins: 1 ÷ 4 = 0.25.",
    },
    basis: Basis::Share,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value {
        text: |facts| sql::share(facts, &[Action::SignInFailed], &[Action::SignInFailed, Action::SignIn]),
        scale: 1.0,
    },
    example: Example {
        daily: "local_day | kind=admin | source=claude_activity | outcome=success | events
                2026-10-05 | 9",
        action: "event_id | local_day | action | outcome | actor | actor_kind=user | source=claude_activity
                 a | 2026-10-05 | sign_in_failed | failure | p1
                 b | 2026-10-06 | sign_in | success | p1
                 c | 2026-10-06 | sign_in | success | p1
                 d | 2026-10-06 | sign_in | success | p2",
        gives: 0.25,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    let number = |action| Ok::<i64, Remark>(tried(facts, &[action])?.len() as i64);
    match number(Action::SignInFailed).and_then(|failed| Ok((failed, number(Action::SignIn)?))) {
        Err(reason) => vec![Measured::missing(reason)],
        Ok((failed, succeeded)) => {
            let share = Measured::sampled_share(failed, failed + succeeded, Remark::plain("remark-no-sign-in"));
            vec![share.noting(facts.gaps(Question::Administration))]
        }
    }
}

fn steps(facts: &Facts) -> Vec<Step> {
    let all = tried(facts, &[Action::SignInFailed, Action::SignIn]).unwrap_or_default();
    let failed = all.iter().filter(|deed| deed.action == Action::SignInFailed).count();
    vec![Step::new("sign-ins in the period", all.len() as i64), Step::new("of them failed", failed as i64)]
}
