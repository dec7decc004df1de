//! Cases decided: what was finished, whenever it was flagged.

use super::{CASE_EXPORTS, SEVERITY, counted, narrowed};
use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Uncertainty};
use crate::measure::facts::{
    Facts,
    cases::{Case, Standing},
};
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::sql::cases as sql;
use crate::measure::steps::Step;
use crate::measure::unit::Unit;
use crate::policy::Basis;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "investigation.cases_decided",
        version: 1,
        title: "Cases decided",
        question: "How many cases were decided?",
        formula: "number of cases by the local day of the first disposition; exact 95 % Poisson interval",
        ratio: None,
        source: "Garwood, Biometrika 28 (1936)",
        unit: Unit::Cases,
        better: Better::Neither,
        dimension: SEVERITY,
        parts: Parts::Sum,
        clock: "local day of the first disposition",
        exclusions: "cancelled, merged and auto-closed cases, clocks that run backwards, cases resolved at an unknown \
                     time; later dispositions of reopened cases",
        needs: &[Question::Cases],
        inputs: CASE_EXPORTS,
        caveat: "What is decided in a month was flagged in many: its durations say less than those of the cases \
                 flagged in the month.",
        uncertainty: Uncertainty::Poisson,
        chart: Chart::Rate,
        privacy: Privacy::Open,
        example: "Three cases decided in October, one of them flagged in September; one decided in November, one \
                  cancelled: 3 cases.",
    },
    basis: Basis::Quantity,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value { text: |facts| sql::count_by_severity(facts, &sql::decided(facts)), scale: 1.0 },
    example: Example {
        case: "case_id | flagged_us | disposed_us | observed_us | state | severity=high | source=servicenow
               A | 2026-10-05 00:00 | 2026-10-05 10:00 | 2026-10-05 10:00 | resolved
               B | 2026-10-06 00:00 | 2026-10-06 20:00 | 2026-10-06 20:00 | resolved
               C | 2026-09-07 00:00 | 2026-10-08 16:00 | 2026-10-08 16:00 | resolved
               D | 2026-10-08 00:00 | 2026-11-02 00:00 | 2026-11-02 00:00 | resolved
               E | 2026-10-09 00:00 | -                | 2026-10-09 01:00 | cancelled",
        gives: 3.0,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    match facts.silence(Question::Cases) {
        Some(reason) => vec![Measured::missing(reason)],
        None => counted(facts, &decided(facts)),
    }
}

fn decided<'a>(facts: &Facts<'a>) -> Vec<&'a Case> {
    let (start, end) = facts.span_us();
    let within = |case: &&Case| match case.standing(facts.stock_us) {
        Standing::Decided(us) => start <= us && us < end,
        _ => false,
    };
    facts.cases().into_iter().filter(within).collect()
}

fn steps(facts: &Facts) -> Vec<Step> {
    narrowed(facts, [("of them first decided in the period", decided(facts).len())])
}
