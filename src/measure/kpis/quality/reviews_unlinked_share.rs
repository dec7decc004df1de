//! Unlinked reviews: how many of the reviews are of outputs that no log has.

use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Ratio, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::sql::reviews as sql;
use crate::measure::steps::Step;
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::Remark;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "quality.reviews_unlinked_share",
        version: 1,
        title: "Reviews without an output in the log",
        question: "Can the reviews be told from the outputs that they are of?",
        formula: "reviews whose output is in no event ÷ reviews, of the sources that are heard",
        ratio: Some(Ratio { numerator: "reviews whose output is in no event", denominator: "reviews" }),
        source: "auditpack definition 1",
        unit: Unit::Share,
        better: Better::Lower,
        dimension: None,
        parts: Parts::Apart,
        clock: "local day of the output; of the routing where the output is not in the log",
        exclusions: "records made after the as-of instant",
        needs: &[Question::Calls, Question::Reviews],
        inputs: "a call log and a review log",
        caveat: "Either the call log has a hole or the two exports name outputs differently. Rates of human review leave such reviews out.",
        uncertainty: Uncertainty::Census,
        chart: Chart::Proportion,
        privacy: Privacy::Open,
        example: "Four outputs are reviewed, and one of them is in no call log: 1 ÷ 4 = 0.25.",
    },
    basis: Basis::Census,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value { text: sql::unlinked, scale: 1.0 },
    example: Example {
        daily: "local_day | project | tier | events | kind=call | outcome=success | source=litellm
                2026-10-05 | claims | high | 3",
        review: "output_id | source | observed_us | routed_us | output_us | output_day | tier
                 a | langfuse | 2026-10-05 09:05 | 2026-10-05 09:05 | - | - | -
                 b | langfuse | 2026-10-05 09:05 | 2026-10-05 09:05 | - | - | -
                 c | langfuse | 2026-10-05 09:05 | 2026-10-05 09:05 | - | - | -
                 d | langfuse | 2026-10-05 09:05 | 2026-10-05 09:05 | - | - | -
                 a | link | 2026-10-05 09:00 | - | 2026-10-05 09:00 | 2026-10-05 | high
                 b | link | 2026-10-05 09:00 | - | 2026-10-05 09:00 | 2026-10-05 | high
                 c | link | 2026-10-05 09:00 | - | 2026-10-05 09:00 | 2026-10-05 | high",
        gives: 0.25,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    if let Some(reason) = silence(facts) {
        return vec![Measured::missing(reason)];
    }
    let (unlinked, all) = counts(facts);
    if all == 0 {
        return vec![Measured::missing(Remark::plain("remark-none-reviewed"))];
    }
    vec![Measured::share(unlinked, all).noting(facts.gaps(Question::Reviews))]
}

/// Why nothing can be said: without a call log no output could be found, without a review log none is looked for.
fn silence(facts: &Facts) -> Option<Remark> {
    let reviews = || facts.silence(Question::Reviews).filter(|_| facts.reviews().is_empty());
    facts.silence(Question::Calls).or_else(reviews)
}

/// The reviews of the period whose output is not in the log, and all.
fn counts(facts: &Facts) -> (i64, i64) {
    let reviews = facts.reviews();
    (reviews.iter().filter(|review| !review.linked).count() as i64, reviews.len() as i64)
}

fn steps(facts: &Facts) -> Vec<Step> {
    let (unlinked, all) = counts(facts);
    vec![
        Step::new("reviews of the period's outputs in the sources that are heard", all),
        Step::new("of them of outputs that are not in the log", unlinked),
    ]
}
