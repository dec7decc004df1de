//! Escape rate: outputs that had to be reviewed and were released before they were.

use super::{COHORT, REVIEW_EXPORTS, TIER, by_tier, counted, silence};
use crate::event::capability::Question;
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
        id: "review.escape_rate",
        version: 1,
        title: "Outputs released before their review",
        question: "Does anything that must be reviewed get out before it was?",
        formula: "outputs of tiers of which the policy asks to review all, released before their review was complete ÷ outputs of these tiers with a known release; 95 % Wilson interval",
        ratio: Some(Ratio {
            numerator: "required outputs released before their review was complete",
            denominator: "required outputs with a known release",
        }),
        source: "E. B. Wilson, JASA 22 (1927); required: policy.review.coverage = 1",
        unit: Unit::Share,
        better: Better::Lower,
        dimension: TIER,
        parts: Parts::Apart,
        clock: COHORT,
        exclusions: "outputs of tiers with a lesser duty, outputs whose release is unknown, outputs without any review record, outputs that are not in the call log",
        needs: &[Question::Reviews],
        inputs: REVIEW_EXPORTS,
        caveat: "Only a mapped review log tells when outputs were released. An output that no review record names is not seen here: routing shows those.",
        uncertainty: Uncertainty::Wilson,
        chart: Chart::Proportion,
        privacy: Privacy::Open,
        example: "3 outputs of tier high with a known release: one released after its review, one before it, one whose review is still open. 2 ÷ 3 = 0.6667. One of tier low counts nowhere.",
    },
    basis: Basis::Share,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value { text: sql::escaped, scale: 1.0 },
    example: Example {
        review: "output_id | source | observed_us | completed_us | released_us | output_us | output_day | tier
                 a | mapped | 2026-10-05 09:05 | 2026-10-05 09:05 | 2026-10-05 09:30 | - | - | -
                 b | mapped | 2026-10-05 10:05 | 2026-10-05 10:05 | 2026-10-05 09:30 | - | - | -
                 c | mapped | 2026-10-05 09:05 | -                | 2026-10-05 09:30 | - | - | -
                 d | mapped | 2026-10-05 09:05 | -                | 2026-10-05 09:30 | - | - | -
                 a | link | 2026-10-05 09:00 | - | - | 2026-10-05 09:00 | 2026-10-05 | high
                 b | link | 2026-10-05 09:00 | - | - | 2026-10-05 09:00 | 2026-10-05 | high
                 c | link | 2026-10-05 09:00 | - | - | 2026-10-05 09:00 | 2026-10-05 | high
                 d | link | 2026-10-05 09:00 | - | - | 2026-10-05 09:00 | 2026-10-05 | low",
        gives: 0.6667,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    if let Err(reason) = silence(facts) {
        return vec![Measured::missing(reason)];
    }
    let required: Vec<&Review> = required(facts);
    let released: Vec<&Review> = released(facts, &required);
    if released.is_empty() {
        let told = facts.reviews().iter().any(|review| review.released_us.is_some());
        let policies = facts.review_policies();
        let no_duty = !policies.iter().any(|(_, policy)| policy.coverage.values().any(|share| *share >= 1.0));
        return vec![Measured::missing(Remark::plain(match (no_duty, told) {
            (true, _) => "remark-no-tier-in-full",
            (false, false) => "remark-no-release-told",
            (false, true) => "remark-none-released",
        }))];
    }
    let unknown = required.len() - released.len();
    let remark = (unknown > 0).then(|| Remark::of("remark-releases-unknown", [("n", unknown.into())]));
    let mut all = by_tier(facts, &released, |released| {
        let escaped = released.iter().filter(|review| escaped(facts, review)).count() as i64;
        Measured::sampled_share(escaped, released.len() as i64, Remark::plain("remark-no-required-released"))
    });
    let total = all.remove(0).noting(remark);
    all.insert(0, total);
    all
}

/// The reviews of outputs of tiers of which all must be reviewed by the policy of the day.
fn required<'a>(facts: &'a Facts) -> Vec<&'a Review> {
    let whole = |review: &Review| {
        let coverage = &facts.context.policy.at(review.day).review.coverage;
        review.tier.as_deref().and_then(|tier| coverage.get(tier)).is_some_and(|share| *share >= 1.0)
    };
    let duty = |review: &&Review| review.linked && whole(review);
    counted(facts).into_iter().filter(duty).collect()
}

/// Those of them whose output is known to be released at the stock instant.
fn released<'r>(facts: &Facts, required: &[&'r Review]) -> Vec<&'r Review> {
    let known = |review: &&&Review| review.released_us.is_some_and(|us| us <= facts.stock_us);
    required.iter().filter(known).copied().collect()
}

fn escaped(facts: &Facts, review: &Review) -> bool {
    let completed = review.completed_us.filter(|us| *us <= facts.stock_us);
    review.released_us.is_some_and(|released| completed.is_none_or(|completed| released < completed))
}

fn steps(facts: &Facts) -> Vec<Step> {
    let required = required(facts);
    vec![
        Step::new("reviews of the period's outputs in the sources that are heard", facts.reviews().len() as i64),
        Step::new("of them of tiers of which all must be reviewed", required.len() as i64),
        Step::new("of them with a known release", released(facts, &required).len() as i64),
    ]
}
