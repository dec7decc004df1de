//! Restricted mean time to investigate: the honest mean where some cases are open.

use super::{CASE_EXPORTS, CLOCK, CONTROLS, EXCLUSIONS, cohort, remark, steps};
use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::stats::{Interval, Z_95, kaplan_meier::Curve};
use crate::measure::unit::Unit;
use crate::policy::Basis;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "investigation.mtti_restricted_mean",
        version: 1,
        title: "Mean time to decide, restricted",
        question: "How long does a flagged case wait on average, open cases included?",
        formula: "area under the Kaplan-Meier curve up to policy.investigation.horizon_hours, or up to the longest \
                  time seen if that is shorter and cases are open; 95 % interval ± 1.96 standard errors",
        ratio: None,
        source: "Klein and Moeschberger, Survival analysis, 4.5",
        unit: Unit::Hours,
        better: Better::Lower,
        dimension: None,
        parts: Parts::Apart,
        clock: CLOCK,
        exclusions: EXCLUSIONS,
        needs: &[Question::Cases],
        inputs: CASE_EXPORTS,
        caveat: "Waiting beyond the horizon does not count: compare only values with the same horizon.",
        uncertainty: Uncertainty::KaplanMeier,
        chart: Chart::LogIndividuals,
        privacy: Privacy::Open,
        controls: CONTROLS,
        example: "Horizon 720 hours. One case decided after 10 hours, one after 30, and one still open after the \
                  horizon: (10 + 30 + 720) ÷ 3 = 253.3333 hours.",
    },
    basis: Basis::Quantity,
    cumulative: false,
    measure,
    steps,
    sql: Sql::None,
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
    let cohort = match cohort(facts) {
        Err(reason) => return vec![Measured::missing(reason)],
        Ok(cohort) => cohort,
    };
    let curve = Curve::of(&cohort.hours());
    // One horizon for all points of the history: means up to different horizons do not compare.
    let terms = facts.context.policy.at(facts.context.period.last_day());
    let horizon = terms.investigation.horizon_hours;
    let all_decided = cohort.decided() == cohort.cases();
    let seen = if all_decided { horizon } else { horizon.min(curve.longest()) };
    let found = curve.restricted_mean(seen);
    let half = Z_95 * found.standard_error;
    let interval = Interval { low: (found.mean - half).max(0.0), high: (found.mean + half).min(seen) };
    let shorter = (seen < horizon).then(|| format!("restricted to {seen:.1} h, the longest time seen so far"));
    let mean = Measured::estimate(found.mean, cohort.cases());
    vec![mean.within(interval).noting(shorter).noting(remark(facts, &cohort))]
}
