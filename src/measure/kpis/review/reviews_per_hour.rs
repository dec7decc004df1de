//! Throughput of reviewing: completed reviews for each hour of work.

use super::{COHORT, REVIEW_EXPORTS, completed, narrowed};
use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Ratio, Uncertainty};
use crate::measure::facts::{Facts, cases::HOUR_US};
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::sql::reviews as sql;
use crate::measure::steps::Step;
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::Remark;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "review.reviews_per_hour",
        version: 1,
        title: "Reviews per hour of work",
        question: "How many reviews does an hour of work make?",
        formula: "completed reviews with a known working time ÷ the sum of their working times in hours",
        ratio: Some(Ratio {
            numerator: "completed reviews with a known working time",
            denominator: "their working time in hours",
        }),
        source: "auditpack definition 1",
        unit: Unit::PerHour,
        better: Better::Neither,
        dimension: None,
        parts: Parts::Apart,
        clock: COHORT,
        exclusions: "reviews whose working time is not known; reviews of outputs that are not eligible or not in the call log (where there is none: nothing)",
        needs: &[Question::Reviews],
        inputs: REVIEW_EXPORTS,
        caveat: "Speed is not quality: read it beside the share of approvals that were too fast. Not for comparing people.",
        uncertainty: Uncertainty::Census,
        chart: Chart::LogIndividuals,
        privacy: Privacy::Open,
        example: "Reviews of 10, 20 and 30 minutes: 3 in one hour of work, 3 per hour.",
    },
    basis: Basis::Census,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value { text: sql::per_hour, scale: HOUR_US },
    example: Example {
        review: "output_id | observed_us | completed_us | review_ms | source=langfuse
                 a | 2026-10-05 09:05 | 2026-10-05 09:05 | 600000
                 b | 2026-10-05 09:05 | 2026-10-05 09:05 | 1200000
                 c | 2026-10-05 09:05 | 2026-10-05 09:05 | 1800000",
        gives: 3.0,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    let completed = match completed(facts) {
        Err(reason) => return vec![Measured::missing(reason)],
        Ok(completed) => completed,
    };
    let millis: Vec<i64> = completed.iter().filter_map(|review| Some(review.dwell?.millis)).collect();
    let (number, hours) = (millis.len() as f64, millis.iter().sum::<i64>() as f64 / 3_600_000.0);
    if hours <= 0.0 {
        return vec![Measured::missing(Remark::plain("remark-no-review-timed"))];
    }
    let rate = Measured {
        numerator: Some(number),
        denominator: Some(hours),
        ..Measured::estimate(number / hours, millis.len() as i64)
    };
    let told = Remark::of("remark-times-known", [("n", millis.len().into()), ("all", completed.len().into())]);
    vec![rate.noting([told]).noting(facts.gaps(Question::Reviews))]
}

fn steps(facts: &Facts) -> Vec<Step> {
    narrowed(facts, "of them with a known working time", |review| review.dwell.is_some())
}
