//! Net time saved: time saved minus the time that human reviewers spent.

use super::{estimated, oversight, saved, steps};
use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::sql::worth::{self, Given};
use crate::measure::stats::monte_carlo::Percentiles;
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::Remark;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "value.net_time_saved_hours",
        version: 2,
        title: "Time saved, net of human review",
        question: "How much of the saved time is left after human review?",
        formula: "time saved − working time of the reviews completed in the period",
        ratio: None,
        source: "as for time saved; review time as recorded",
        unit: Unit::Hours,
        better: Better::Higher,
        dimension: None,
        parts: Parts::Apart,
        clock: "local day of the call; reviews by the local day of completion",
        exclusions: "as for time saved; reviews that record no working time",
        needs: &[Question::Calls, Question::Reviews],
        inputs: "a call log with task tags, and a review log with working times",
        caveat: "It subtracts recorded review time only; the remark says how many reviews recorded theirs.",
        uncertainty: Uncertainty::Simulation,
        chart: Chart::None,
        privacy: Privacy::People,
        example: "15 hours saved, as in the example of time saved; two reviews took 60 and 30 minutes: 15 − 1.5 = \
                  13.5 hours.",
    },
    basis: Basis::Scenario,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Inputs(query),
    example: Example {
        daily: "local_day | task_class | events | kind=call | outcome=success | source=litellm
                2026-10-05 | drafting | 100",
        review: "output_id | observed_us | completed_us | review_ms | source=langfuse
                 a | 2026-10-05 09:05 | 2026-10-05 09:05 | 3600000
                 b | 2026-10-05 09:05 | 2026-10-05 09:05 | 9999999
                 b | 2026-10-06 09:05 | 2026-10-05 09:05 | 1800000
                 c | 2026-09-05 09:05 | 2026-09-05 09:05 | 3600000",
        gives: 13.5,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    vec![net(facts).unwrap_or_else(Measured::missing)]
}

fn net(facts: &Facts) -> Result<Measured, Remark> {
    let (Percentiles { p10, p50, p90 }, uses) = saved(facts)?;
    let (spent, remark) = oversight(facts)?;
    let net = Percentiles { p10: p10 - spent, p50: p50 - spent, p90: p90 - spent };
    Ok(estimated(facts, net, uses).noting([remark]))
}

/// What the draws are made from: they are left to the reader.
fn query(facts: &Facts) -> String {
    if measure(facts, &KPI.card)[0].value.is_none() {
        return String::new();
    }
    worth::uses(facts, &[Given::review_millis(facts)])
}
