//! Open cases: what is waiting for a decision.

use super::{CASE_EXPORTS, STOCK_CLOCK, STOCK_EXCLUSIONS, narrowed, open};
use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::sql::cases as sql;
use crate::measure::steps::Step;
use crate::measure::unit::Unit;
use crate::policy::Basis;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "investigation.open_cases",
        version: 1,
        title: "Open cases",
        question: "How many flagged cases are waiting for a decision?",
        formula: "number of cases flagged by the as-of instant, in any period, without a disposition at it",
        ratio: None,
        source: "stock at an instant; auditpack definition 1",
        unit: Unit::Cases,
        better: Better::Lower,
        dimension: None,
        parts: Parts::Apart,
        clock: STOCK_CLOCK,
        exclusions: STOCK_EXCLUSIONS,
        needs: &[Question::Cases],
        inputs: CASE_EXPORTS,
        caveat: "A stock, not a flow: it falls when cases are decided and when fewer are flagged.",
        uncertainty: Uncertainty::Census,
        chart: Chart::Individuals,
        privacy: Privacy::Open,
        example: "Two cases decided, one cancelled, one flagged in September and one in October without a \
                  disposition; one flagged after the as-of instant. 2 cases are open.",
    },
    basis: Basis::Census,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value { text: |facts| sql::count(facts, sql::OPEN), scale: 1.0 },
    example: Example {
        case: "case_id | flagged_us | disposed_us | observed_us | state | severity=high | source=servicenow
               A | 2026-10-05 00:00 | 2026-10-05 10:00 | 2026-10-05 10:00 | resolved
               B | 2026-10-06 00:00 | 2026-10-06 20:00 | 2026-10-09 20:00 | active
               C | 2026-09-07 00:00 | -                | 2026-10-08 16:00 | waiting
               D | 2026-10-08 00:00 | 2026-11-06 00:00 | 2026-10-08 00:00 | active
               E | 2026-10-09 00:00 | -                | 2026-10-09 01:00 | cancelled
               F | 2026-11-06 00:00 | -                | 2026-11-06 00:00 | new",
        gives: 2.0,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    if let Some(reason) = facts.silence(Question::Cases) {
        return vec![Measured::missing(reason)];
    }
    vec![Measured::count(open(facts).len() as i64).noting(facts.gaps(Question::Cases))]
}

fn steps(facts: &Facts) -> Vec<Step> {
    narrowed(facts, [("of them without a disposition", open(facts).len())])
}
