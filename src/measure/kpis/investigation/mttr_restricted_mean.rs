//! Restricted mean time to close: the honest mean where some cases are open.

use super::{CASE_EXPORTS, SEVERITY, restricted_mean, steps};
use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Uncertainty};
use crate::measure::facts::{Facts, cases::Clock};
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::sql::waits as sql;
use crate::measure::unit::Unit;
use crate::policy::Basis;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "investigation.mttr_restricted_mean",
        version: 1,
        title: "Mean time to close, restricted",
        question: "How long does a flagged case take on average until all its actions are done?",
        formula: "area under the Kaplan-Meier curve up to policy.investigation.horizon_hours, or up to the longest \
                  time seen of the period reported on if that is shorter and cases of it are not closed; one horizon \
                  for all periods of a history; 95 % interval ± 1.96 standard errors",
        ratio: None,
        source: "Klein and Moeschberger, Survival analysis, 4.5",
        unit: Unit::Hours,
        better: Better::Lower,
        dimension: SEVERITY,
        parts: Parts::Apart,
        clock: "from flag to the last closing, in elapsed hours; cases by the local day of the flag, as they stand at \
                the as-of instant, or as long after the end of an earlier period",
        exclusions: "cancelled, merged and auto-closed cases (competing exits, by policy.investigation.exits), clocks \
                     that run backwards, cases closed at an unknown time; a case that is resolved and not yet closed \
                     is still running",
        needs: &[Question::Cases],
        inputs: CASE_EXPORTS,
        caveat: "Waiting beyond the horizon does not count: compare only values with the same horizon.",
        uncertainty: Uncertainty::KaplanMeier,
        chart: Chart::LogIndividuals,
        privacy: Privacy::Open,
        example: "Horizon 720 hours. One case closed after 10 hours, one after 30, and one still open after the \
                  horizon: (10 + 30 + 720) ÷ 3 = 253.3333 hours.",
    },
    basis: Basis::Quantity,
    cumulative: false,
    measure,
    steps: |facts| steps(facts, Clock::Closed),
    sql: Sql::Inputs(|facts| sql::times_up_to(facts, Clock::Closed)),
    example: Example {
        case: "case_id | flagged_us | disposed_us | closed_us | observed_us | state | severity=high | source=servicenow
               A | 2026-10-05 00:00 | 2026-10-05 09:00 | 2026-10-05 10:00 | 2026-10-05 10:00 | closed
               B | 2026-10-05 00:00 | 2026-10-06 05:00 | 2026-10-06 06:00 | 2026-10-06 06:00 | closed
               C | 2026-10-05 00:00 | -                | -                | 2026-10-08 00:00 | active",
        gives: 253.3333,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    restricted_mean(facts, Clock::Closed)
}
