//! Restricted mean time to investigate: the honest mean where some cases are open.

use super::{CASE_EXPORTS, CLOCK, EXCLUSIONS, SEVERITY, restricted_mean, steps};
use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Uncertainty};
use crate::measure::facts::{Facts, cases::Clock};
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::sql::waits as sql;
use crate::measure::unit::Unit;
use crate::policy::Basis;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "investigation.mtti_restricted_mean",
        version: 2,
        title: "Mean time to decide, restricted",
        question: "How long does a flagged case wait on average, open cases included?",
        formula: "area under the Kaplan-Meier curve up to policy.investigation.horizon_hours, or up to the longest \
                  time seen of the period reported on if that is shorter and cases of it are open; one horizon for \
                  all periods of a history; 95 % interval ± 1.96 standard errors",
        ratio: None,
        source: "Klein and Moeschberger, Survival analysis, 4.5",
        unit: Unit::Hours,
        better: Better::Lower,
        dimension: SEVERITY,
        parts: Parts::Apart,
        clock: CLOCK,
        exclusions: EXCLUSIONS,
        needs: &[Question::Cases],
        inputs: CASE_EXPORTS,
        caveat: "Waiting beyond the horizon does not count: compare only values with the same horizon.",
        uncertainty: Uncertainty::KaplanMeier,
        chart: Chart::LogIndividuals,
        privacy: Privacy::Open,
        example: "Horizon 720 hours. One case decided after 10 hours, one after 30, and one still open after the \
                  horizon: (10 + 30 + 720) ÷ 3 = 253.3333 hours.",
    },
    basis: Basis::Quantity,
    cumulative: false,
    measure,
    steps: |facts| steps(facts, Clock::Decided),
    sql: Sql::Inputs(|facts| sql::times_up_to(facts, Clock::Decided)),
    example: Example {
        case: "case_id | flagged_us | disposed_us | observed_us | state | severity=high | source=servicenow
               A | 2026-10-05 00:00 | 2026-10-05 10:00 | 2026-10-05 10:00 | resolved
               B | 2026-10-05 00:00 | 2026-10-06 06:00 | 2026-10-06 06:00 | closed
               C | 2026-10-05 00:00 | -                | 2026-10-08 00:00 | active",
        gives: 253.3333,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    restricted_mean(facts, Clock::Decided)
}
