//! Overturn rate: the share of outputs that a human changes or rejects, weighted by what each risk tier stands for.

use super::{COHORT, Outputs, REVIEW_EXPORTS, TIER, completed, narrowed, tiers};
use crate::event::capability::Question;
use crate::event::taxonomy::Decision;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Ratio, Uncertainty};
use crate::measure::facts::{Facts, reviews::Review};
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::sql::outputs as sql;
use crate::measure::stats::stratified::{Stratum, estimate};
use crate::measure::steps::Step;
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::{Arg, Remark};

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "review.overturn_rate",
        version: 2,
        title: "Outputs changed or rejected",
        question: "How often does the human disagree with the model?",
        formula: "Σ (Nₕ/N)·(xₕ/nₕ) over the risk tiers h: Nₕ eligible outputs, nₕ completed reviews that tell a decision, xₕ of them changed or rejected; 95 % Wilson interval at n = p(1−p)/Var p with Var p = Σ (Nₕ/N)²·(1−nₕ/Nₕ)·pₕ(1−pₕ)/(nₕ−1)",
        ratio: Some(Ratio {
            numerator: "share of outputs that would be changed or rejected, times the effective sample",
            denominator: "effective sample: the simple sample that would be as good",
        }),
        source: "Cochran, \"Sampling techniques\", 3rd ed., 5.3 and 5.10; Kish, \"Survey sampling\", 11.2; E. B. Wilson, JASA 22 (1927)",
        unit: Unit::Share,
        better: Better::Neither,
        dimension: TIER,
        parts: Parts::Apart,
        clock: COHORT,
        exclusions: "reviews of outputs that are not eligible or not in the call log (where there is none: nothing), reviews without a known decision, tiers of which nothing was reviewed; records made after the as-of instant",
        needs: &[Question::Reviews],
        inputs: REVIEW_EXPORTS,
        caveat: "A low rate may mean good outputs or tired reviewers, a high one bad outputs or a strict sample: it has no good direction. Without a call log tiers cannot be weighted and the raw share is told.",
        uncertainty: Uncertainty::StratifiedWilson,
        chart: Chart::Proportion,
        privacy: Privacy::Open,
        example: "Tier high: 2 outputs, both reviewed, 1 changed. Tier low: 8 outputs, 2 reviewed, both accepted. 0.2 · 0.5 + 0.8 · 0 = 0.1; of 4 reviews 1 was overturned, 0.25.",
    },
    basis: Basis::Share,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Inputs(|facts| sql::overturned(facts, Outputs::of(facts).is_ok())),
    example: Example {
        daily: "local_day | project | tier | events | kind=call | outcome=success | source=litellm
                2026-10-05 | claims | high  | 2
                2026-10-05 | claims | low   | 8",
        review: "output_id | source | observed_us | completed_us | decision | output_us | output_day | tier
                 a | langfuse | 2026-10-05 09:05 | 2026-10-05 09:05 | changed  | - | - | -
                 b | langfuse | 2026-10-05 09:05 | 2026-10-05 09:05 | accepted | - | - | -
                 c | langfuse | 2026-10-05 09:05 | 2026-10-05 09:05 | accepted | - | - | -
                 d | langfuse | 2026-10-05 09:05 | 2026-10-05 09:05 | accepted | - | - | -
                 a | link | 2026-10-05 09:00 | - | - | 2026-10-05 09:00 | 2026-10-05 | high
                 b | link | 2026-10-05 09:00 | - | - | 2026-10-05 09:00 | 2026-10-05 | high
                 c | link | 2026-10-05 09:00 | - | - | 2026-10-05 09:00 | 2026-10-05 | low
                 d | link | 2026-10-05 09:00 | - | - | 2026-10-05 09:00 | 2026-10-05 | low",
        gives: 0.1,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, card: &Card) -> Vec<Measured> {
    let completed = match completed(facts) {
        Err(reason) => return vec![Measured::missing(reason)],
        Ok(completed) => completed,
    };
    let decided: Vec<&Review> = completed.iter().copied().filter(|review| review.decision.is_some()).collect();
    if !completed.is_empty() && decided.is_empty() {
        return vec![Measured::missing(Remark::of("remark-no-decision-told", [("inputs", card.inputs_told())]))];
    }
    let undecided = completed.len() - decided.len();
    let remark = (undecided > 0).then(|| Remark::of("remark-undecided", [("n", undecided.into())]));
    let members = tiers(facts, &decided).into_iter().map(|(tier, reviews)| raw(&reviews).of(tier));
    let total = total(facts, &decided).noting(remark).noting(facts.gaps(Question::Reviews));
    std::iter::once(total).chain(members).collect()
}

/// Whether the human did not release the output as it was.
pub(in crate::measure::kpis) fn overturned(review: &Review) -> bool {
    matches!(review.decision, Some(Decision::Changed | Decision::Rejected))
}

/// The share among some reviews, each counting as one.
fn raw(decided: &[&Review]) -> Measured {
    let part = decided.iter().filter(|review| overturned(review)).count() as i64;
    Measured::sampled_share(part, decided.len() as i64, Remark::plain("remark-none-completed"))
}

/// The share over all tiers: weighted where the calls tell what each stands for.
fn total(facts: &Facts, decided: &[&Review]) -> Measured {
    let raw = raw(decided);
    let outputs = match Outputs::of(facts) {
        Err(why) => return raw.noting([Remark::of("remark-not-weighted", [("why", why.into())])]),
        Ok(outputs) => outputs,
    };
    let by_tier = tiers(facts, decided);
    let stratum = |(tier, size): (&&str, i64)| {
        let reviews = by_tier.get(tier).map(Vec::as_slice).unwrap_or_default();
        let hits = reviews.iter().filter(|review| overturned(review)).count() as i64;
        Stratum { size, sample: reviews.len() as i64, hits }
    };
    let strata: Vec<Stratum> = outputs.tiers.iter().map(|(tier, counts)| stratum((tier, counts[0]))).collect();
    let Some(found) = estimate(&strata) else { return raw };
    let unseen = (found.unseen > 0).then(|| Remark::of("remark-unseen-tiers", [("n", found.unseen.into())]));
    let told = raw.value.map(|share| Remark::of("remark-unweighted", [("share", Arg::Number(share, 4))]));
    let numbers = Measured {
        numerator: Some(found.share * found.effective_size),
        denominator: Some(found.effective_size),
        ..Measured::estimate(found.share, decided.len() as i64)
    };
    numbers.within(found.interval).noting(told).noting(unseen)
}

fn steps(facts: &Facts) -> Vec<Step> {
    narrowed(facts, "of them with a known decision", |review| review.decision.is_some())
}
