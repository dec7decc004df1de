//! Refusals: how often the model declines.

use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Ratio, Uncertainty};
use crate::measure::facts::{Facts, calls::Calls};
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::sql::calls as sql;
use crate::measure::steps::Step;
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::Remark;
use std::collections::BTreeMap;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "security.refusal_rate",
        version: 1,
        title: "Calls that the model declined",
        question: "How often does the model decline?",
        formula: "calls that the model declined ÷ accepted calls; 95 % Wilson interval",
        ratio: Some(Ratio {
            numerator: "calls that the model declined",
            denominator: "accepted calls of sources that tell how calls end",
        }),
        source: "E. B. Wilson, JASA 22 (1927)",
        unit: Unit::Share,
        better: Better::Neither,
        dimension: Some("project"),
        parts: Parts::Apart,
        clock: "local day of the call",
        exclusions: "failed and denied calls; calls that a vendor counted without telling how they ended",
        needs: &[Question::Calls],
        inputs: "a call log that tells how calls end",
        caveat: "A refusal may protect or hinder. Gateways that do not read the stop reason tell of none: a share of 0 may mean that.",
        uncertainty: Uncertainty::Wilson,
        chart: Chart::Proportion,
        privacy: Privacy::Open,
        example: "95 calls answered and 5 declined: 5 ÷ 100 = 0.05.",
    },
    basis: Basis::Share,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value {
        text: |facts| sql::share(facts, sql::REFUSED, &sql::accepted(), Some("in_project"), false),
        scale: 1.0,
    },
    example: Example {
        daily: "local_day=2026-10-05 | project=claims | kind=call | source=litellm | outcome | events
                success | 95
                refused | 5
                failure | 9",
        gives: 0.05,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    if let Some(reason) = facts.silence(Question::Calls) {
        return vec![Measured::missing(reason)];
    }
    let mut projects: BTreeMap<&str, (i64, i64)> = BTreeMap::new();
    for (calls, refused) in told(facts) {
        let sums = projects.entry(&calls.project).or_default();
        *sums = (sums.0 + refused, sums.1 + calls.accepted);
    }
    let share = |(refused, accepted): (i64, i64)| {
        Measured::sampled_share(refused, accepted, Remark::plain("remark-no-source-tells-ends"))
    };
    let sum = projects.values().fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    let counted: i64 = facts.calls().iter().filter(|calls| calls.attempts.is_none()).map(|calls| calls.accepted).sum();
    let remark = (counted > 0).then(|| Remark::of("remark-counted-without-ends", [("n", counted.into())]));
    let total = share(sum).noting(remark).noting(facts.gaps(Question::Calls));
    std::iter::once(total).chain(projects.iter().map(|(project, sums)| share(*sums).of(*project))).collect()
}

/// The calls whose ends are told, each with the number of refusals.
fn told<'a>(facts: &Facts<'a>) -> impl Iterator<Item = (&'a Calls, i64)> {
    facts.calls().iter().filter_map(|calls| Some((calls, calls.attempts?.refused)))
}

fn steps(facts: &Facts) -> Vec<Step> {
    vec![
        Step::new(
            "accepted calls of sources that tell how calls end",
            told(facts).map(|(calls, _)| calls.accepted).sum(),
        ),
        Step::new("of them declined", told(facts).map(|(_, refused)| refused).sum()),
    ]
}
