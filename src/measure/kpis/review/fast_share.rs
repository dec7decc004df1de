//! Fast approvals: how often an output is released sooner than anybody could have read it.

use super::{COHORT, REVIEW_EXPORTS, completed, narrowed};
use crate::event::capability::Question;
use crate::event::taxonomy::Decision;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Ratio, Uncertainty};
use crate::measure::facts::{Facts, reviews::Review};
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::sql::reviews as sql;
use crate::measure::steps::Step;
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::Remark;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "review.fast_share",
        version: 1,
        title: "Approvals that were too fast",
        question: "How often does a human approve sooner than anybody could read?",
        formula: "reviews that ended in accepted with a working time below policy.review.fast_seconds ÷ reviews that ended in accepted with a known working time; 95 % Wilson interval",
        ratio: Some(Ratio {
            numerator: "accepted reviews with a working time below the threshold",
            denominator: "accepted reviews with a known working time",
        }),
        source: "E. B. Wilson, JASA 22 (1927); threshold: policy.review.fast_seconds, the organisation's own choice",
        unit: Unit::Share,
        better: Better::Lower,
        dimension: None,
        parts: Parts::Apart,
        clock: COHORT,
        exclusions: "reviews that ended otherwise, reviews whose working time is not known; reviews of outputs that are not eligible or not in the call log (where there is none: nothing)",
        needs: &[Question::Reviews],
        inputs: REVIEW_EXPORTS,
        caveat: "A short text may be read in seconds. A tool that measures time from the opening of a page to the click counts reading elsewhere as nothing.",
        uncertainty: Uncertainty::Wilson,
        chart: Chart::Proportion,
        privacy: Privacy::Open,
        example: "Accepted after 4, 9 and 10 seconds and 15 minutes, rejected after 2 seconds: 2 of 4 accepted were faster than 10 seconds, 0.5.",
    },
    basis: Basis::Share,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value { text: sql::fast, scale: 1.0 },
    example: Example {
        review: "output_id | observed_us | completed_us | decision | review_ms | source=langfuse
                 a | 2026-10-05 09:05 | 2026-10-05 09:05 | accepted | 4000
                 b | 2026-10-05 09:05 | 2026-10-05 09:05 | accepted | 9000
                 c | 2026-10-05 09:05 | 2026-10-05 09:05 | accepted | 10000
                 d | 2026-10-05 09:05 | 2026-10-05 09:05 | accepted | 900000
                 e | 2026-10-05 09:05 | 2026-10-05 09:05 | rejected | 2000",
        gives: 0.5,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    let completed = match completed(facts) {
        Err(reason) => return vec![Measured::missing(reason)],
        Ok(completed) => completed,
    };
    let timed: Vec<&Review> = completed.iter().copied().filter(|review| is_timed_approval(review)).collect();
    let seconds = |review: &Review| facts.context.policy.at(review.day).review.fast_seconds;
    let is_fast =
        |review: &&&Review| review.dwell.is_some_and(|dwell| (dwell.millis as f64) < seconds(review) * 1000.0);
    let fast = timed.iter().filter(is_fast).count() as i64;
    let untimed = completed.iter().filter(|review| review.decision == Some(Decision::Accepted)).count() - timed.len();
    let remark = (untimed > 0).then(|| Remark::of("remark-approvals-untimed", [("n", untimed.into())]));
    let share = Measured::sampled_share(fast, timed.len() as i64, Remark::plain("remark-no-approval-timed"));
    vec![share.noting(remark).noting(facts.gaps(Question::Reviews))]
}

fn is_timed_approval(review: &Review) -> bool {
    review.decision == Some(Decision::Accepted) && review.dwell.is_some()
}

fn steps(facts: &Facts) -> Vec<Step> {
    narrowed(facts, "of them accepted, with a known working time", is_timed_approval)
}
