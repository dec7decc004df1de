//! Cases flagged: what came in.

use super::{CASE_EXPORTS, SEVERITY, counted, flagged, narrowed};
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
        id: "investigation.cases_flagged",
        version: 1,
        title: "Cases flagged",
        question: "How many cases were flagged?",
        formula: "number of cases by the local day of the flag; exact 95 % Poisson interval",
        ratio: None,
        source: "Garwood, Biometrika 28 (1936)",
        unit: Unit::Cases,
        better: Better::Neither,
        dimension: SEVERITY,
        parts: Parts::Sum,
        clock: "local day of the flag",
        exclusions: "none: cancelled, merged and auto-closed cases were flagged too",
        needs: &[Question::Cases],
        inputs: CASE_EXPORTS,
        caveat: "More flags may mean more trouble, more use or a sharper rule: read them beside the calls and the \
                 precision.",
        uncertainty: Uncertainty::Poisson,
        chart: Chart::Rate,
        privacy: Privacy::Open,
        example: "Two cases decided, one open and one cancelled, all flagged in October; one flagged in September: 4 \
                  cases.",
    },
    basis: Basis::Quantity,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value { text: |facts| sql::count_by_severity(facts, &sql::flagged(facts)), scale: 1.0 },
    example: Example {
        case: "case_id | flagged_us | disposed_us | observed_us | state | severity=high | source=servicenow
               A | 2026-10-05 00:00 | 2026-10-05 10:00 | 2026-10-05 10:00 | resolved
               B | 2026-10-06 00:00 | 2026-10-06 20:00 | 2026-10-06 20:00 | resolved
               D | 2026-10-08 00:00 | -                | 2026-10-08 00:00 | active
               E | 2026-10-09 00:00 | -                | 2026-10-09 01:00 | cancelled
               F | 2026-09-07 00:00 | -                | 2026-10-08 16:00 | waiting",
        gives: 4.0,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    match facts.silence(Question::Cases) {
        Some(reason) => vec![Measured::missing(reason)],
        None => counted(facts, &flagged(facts)),
    }
}

fn steps(facts: &Facts) -> Vec<Step> {
    narrowed(facts, [("of them flagged in the period", flagged(facts).len())])
}
