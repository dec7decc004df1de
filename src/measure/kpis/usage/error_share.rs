//! Error share: calls that failed or that a rule stopped.

use super::{CALL_LOGS, CLOCK, sql, steps};
use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Ratio, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::Remark;
use std::collections::BTreeMap;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "usage.error_share",
        version: 1,
        title: "Error share of calls",
        question: "How many calls came to nothing?",
        formula: "(failed + stopped by a rule or limit) ÷ calls of which it is known how they ended; per \
                  project",
        ratio: Some(Ratio {
            numerator: "calls that failed or were stopped",
            denominator: "calls of which it is known how they ended",
        }),
        source: "errors beside the headline of accepted calls: auditpack definition 1",
        unit: Unit::Share,
        better: Better::Lower,
        dimension: Some("project"),
        parts: Parts::Apart,
        clock: CLOCK,
        exclusions: "calls of which the export does not say how they ended; calls that a vendor counted",
        needs: &[Question::Calls],
        inputs: CALL_LOGS,
        caveat: "A call that the model declined to answer is no error: see the refusals. One client that \
                  repeats a failing call moves it.",
        uncertainty: Uncertainty::Census,
        chart: Chart::Proportion,
        privacy: Privacy::Open,
        example: "Of 20 calls 1 failed and 1 was stopped; of 3 more it is not known how they ended. 2 ÷ 20 = \
                  0.1.",
    },
    basis: Basis::Census,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value { text: query, scale: 1.0 },
    example: Example {
        daily: "local_day | project | outcome | events | kind=call | source=litellm
                2026-10-01 | claims | success | 17
                2026-10-02 | claims | failure | 1
                2026-10-02 | audit  | denied  | 1
                2026-10-02 | audit  | refused | 1
                2026-10-02 | audit  | unknown | 3",
        gives: 0.1,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    if let Some(reason) = facts.silence(Question::Calls) {
        return vec![Measured::missing(reason)];
    }
    let mut projects: BTreeMap<&str, (i64, i64)> = BTreeMap::new();
    let mut unknown = 0;
    for calls in facts.calls() {
        let Some(attempts) = calls.attempts else { continue };
        let counts = projects.entry(&calls.project).or_default();
        counts.0 += attempts.failed + attempts.denied;
        counts.1 += attempts.all - attempts.unknown;
        unknown += attempts.unknown;
    }
    projects.retain(|_, (_, known)| *known > 0);
    let (errors, known) = projects.values().fold((0, 0), |sum, counts| (sum.0 + counts.0, sum.1 + counts.1));
    if known == 0 {
        return vec![Measured::missing(Remark::plain("remark-no-end-known"))];
    }
    let left_out = (unknown > 0).then(|| Remark::of("remark-ends-unknown", [("n", unknown.into())]));
    let total = Measured::share(errors, known).noting(left_out).noting(facts.gaps(Question::Calls));
    let members = projects.into_iter().map(|(project, (errors, known))| Measured::share(errors, known).of(project));
    [total].into_iter().chain(members).collect()
}

fn query(facts: &Facts) -> String {
    sql::share(facts, sql::ERROR, sql::KNOWN, Some("in_project"), false)
}
