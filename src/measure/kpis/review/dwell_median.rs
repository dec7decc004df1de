//! Dwell: how long a human typically works on a review.

use super::{COHORT, REVIEW_EXPORTS, completed, narrowed};
use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::facts::reviews::Dwell;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::sql::reviews as sql;
use crate::measure::stats::{monte_carlo::percentile, order_statistic};
use crate::measure::steps::Step;
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::Remark;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "review.dwell_median",
        version: 1,
        title: "Median working time of a review",
        question: "How long does a human look before deciding?",
        formula: "median (type 7) of the working time of completed reviews: as the tool measured it, else from start to completion; 95 % interval between order statistics",
        ratio: None,
        source: "H. A. David and H. N. Nagaraja, \"Order statistics\", 3rd ed., 7.1",
        unit: Unit::Seconds,
        better: Better::Neither,
        dimension: None,
        parts: Parts::Apart,
        clock: COHORT,
        exclusions: "reviews of outputs that are not eligible or not in the call log (where there is none: nothing); reviews whose working time is not known",
        needs: &[Question::Reviews],
        inputs: REVIEW_EXPORTS,
        caveat: "A review that lies open over lunch is long. Longer is not better: hard cases take longer, and so do bad tools.",
        uncertainty: Uncertainty::OrderStatistic,
        chart: Chart::LogIndividuals,
        privacy: Privacy::Open,
        example: "Working times of 30, 40 and 95 seconds, the last from start to completion, and one unknown: the median of three is 40.",
    },
    basis: Basis::Quantity,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value { text: sql::dwell, scale: 1e-6 },
    example: Example {
        review: "output_id | observed_us | started_us | completed_us | review_ms | source=langfuse
                 a | 2026-10-05 09:05 | -                | 2026-10-05 09:05 | 30000
                 b | 2026-10-05 09:05 | 2026-10-05 09:00 | 2026-10-05 09:05 | 40000
                 c | 2026-10-05 09:05 | 2026-10-05 09:00 | 2026-10-05 09:05 | -
                 d | 2026-10-05 09:05 | -                | 2026-10-05 09:05 | -",
        gives: 40.0,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, card: &Card) -> Vec<Measured> {
    let completed = match completed(facts) {
        Err(reason) => return vec![Measured::missing(reason)],
        Ok(completed) => completed,
    };
    let dwells: Vec<Dwell> = completed.iter().filter_map(|review| review.dwell).collect();
    let mut seconds: Vec<f64> = dwells.iter().map(|dwell| dwell.millis as f64 / 1000.0).collect();
    seconds.sort_by(f64::total_cmp);
    let Some(median) = percentile(&seconds, 0.5) else {
        let reason = if completed.is_empty() {
            Remark::plain("remark-none-completed")
        } else {
            Remark::of("remark-no-dwell", [("n", completed.len().into()), ("inputs", card.inputs_told())])
        };
        return vec![Measured::missing(reason)];
    };
    let (low, high) = order_statistic::interval(&seconds, 0.5);
    let measured = dwells.iter().filter(|dwell| dwell.measured).count();
    let args = [
        ("n", dwells.len().into()),
        ("all", completed.len().into()),
        ("measured", measured.into()),
        ("spanned", (dwells.len() - measured).into()),
    ];
    let told = Remark::of("remark-dwell-known", args);
    let estimate = Measured { low, high, ..Measured::estimate(median, dwells.len() as i64) };
    vec![estimate.noting([told]).noting(facts.gaps(Question::Reviews))]
}

fn steps(facts: &Facts) -> Vec<Step> {
    narrowed(facts, "of them with a known working time", |review| review.dwell.is_some())
}
