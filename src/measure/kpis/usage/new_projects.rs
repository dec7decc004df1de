//! Projects that used AI for the first time.

use super::{CALL_EXPORTS, by_project, sql, steps};
use crate::event::capability::Question;
use crate::event::taxonomy::UNATTRIBUTED;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::Remark;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "usage.new_projects",
        version: 1,
        title: "New projects",
        question: "How many projects began to use AI?",
        formula: "number of projects of the attribution map whose first accepted call lies in the period",
        ratio: None,
        source: "first seen in the period: auditpack definition 1",
        unit: Unit::Projects,
        better: Better::Neither,
        dimension: None,
        parts: Parts::Apart,
        clock: "local day of the first request",
        exclusions: "unattributed calls; projects that were seen in any earlier period by any source",
        needs: &[Question::Calls],
        inputs: CALL_EXPORTS,
        caveat: "A project is new when the map gives it a name: a tag that is finally set, or a renamed \
                  project, looks like a new one.",
        uncertainty: Uncertainty::Census,
        chart: Chart::None,
        privacy: Privacy::Open,
        example: "claims had calls in September already, audit and legal have their first in October: 2 \
                  projects.",
    },
    basis: Basis::Census,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value { text: query, scale: 1.0 },
    example: Example {
        daily: "local_day | project | outcome | events | kind=call | source=litellm
                2026-09-01 | claims       | success | 50
                2026-10-01 | claims       | success | 45
                2026-10-02 | audit        | success | 4
                2026-10-02 | legal        | success | 40
                2026-10-02 | unattributed | success | 1",
        gives: 2.0,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    if let Some(reason) = facts.silence(Question::Calls) {
        return vec![Measured::missing(reason)];
    }
    let mut before = facts.callers_before();
    before.remove(UNATTRIBUTED);
    if before.is_empty() {
        return vec![Measured::missing(Remark::plain("remark-no-earlier-call"))];
    }
    let now = by_project(facts);
    let new = now.keys().filter(|project| **project != UNATTRIBUTED && !before.contains(*project)).count();
    vec![Measured::count(new as i64).noting(facts.gaps(Question::Calls))]
}

fn query(facts: &Facts) -> String {
    sql::newcomers(facts, measure(facts, &KPI.card)[0].value.is_none())
}
