//! Cost per accepted output: spend over the outputs that would pass human review unchanged.

use super::{each, spent, steps};
use crate::event::capability::Question;
use crate::event::taxonomy::Decision;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Ratio, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::sql::costs;
use crate::measure::stats::Interval;
use crate::measure::stats::stratified::{Stratum, estimate};
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::{Arg, Remark};
use std::collections::BTreeMap;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "cost.cost_per_accepted_output",
        version: 1,
        title: "Cost per accepted output",
        question: "What does an output cost that a human accepts as it is?",
        formula: "spend ÷ (accepted calls × share accepted unchanged); the share is estimated from the reviews, each \
                  risk tier weighted by its calls",
        ratio: Some(Ratio {
            numerator: "spend in dollars",
            denominator: "outputs accepted as they were",
        }),
        source: "weights of strata after W. G. Cochran, Sampling techniques, 5.3; auditpack definition 1",
        unit: Unit::Dollars,
        better: Better::Lower,
        dimension: None,
        parts: Parts::Apart,
        clock: "local day of the call",
        exclusions: "as for spend; reviews that were passed on to somebody else",
        needs: &[Question::Tokens, Question::Calls, Question::Reviews],
        inputs: "an export that tells tokens by model, a call log, and a review log",
        caveat: "Tiers without a decided review are taken to be accepted as often as the others. The interval is \
                 that of the share alone.",
        uncertainty: Uncertainty::StratifiedWilson,
        chart: Chart::LogIndividuals,
        privacy: Privacy::Open,
        example: "2,000,000 input tokens at $3 a million in 10 calls of one tier; of 4 reviewed outputs 3 were \
                  accepted as they were: 6 ÷ (10 × 0.75) = $0.8.",
    },
    basis: Basis::Quantity,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Inputs(query),
    example: Example {
        daily: "local_day | tier | model | tokens_in | events | tokens_count | kind=call | outcome=success | source=litellm | project=claims
                2026-10-05 | high | sonnet-4 | 2000000 | 10 | 10",
        review: "output_id | observed_us | source | decision | completed_us | output_us | output_day | tier
                 a | 2026-10-05 09:05 | langfuse | accepted | 2026-10-05 09:05 | - | - | -
                 b | 2026-10-05 09:05 | langfuse | accepted | 2026-10-05 09:05 | - | - | -
                 c | 2026-10-05 09:05 | langfuse | accepted | 2026-10-05 09:05 | - | - | -
                 d | 2026-10-05 09:05 | langfuse | changed  | 2026-10-05 09:05 | - | - | -
                 a | 2026-10-05 09:00 | link     | -        | - | 2026-10-05 09:00 | 2026-10-05 | high
                 b | 2026-10-05 09:00 | link     | -        | - | 2026-10-05 09:00 | 2026-10-05 | high
                 c | 2026-10-05 09:00 | link     | -        | - | 2026-10-05 09:00 | 2026-10-05 | high
                 d | 2026-10-05 09:00 | link     | -        | - | 2026-10-05 09:00 | 2026-10-05 | high",
        gives: 0.8,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    let spent = match spent(facts) {
        Err(reason) => return vec![Measured::missing(reason)],
        Ok(spent) => spent,
    };
    if let Some(reason) = facts.silence(Question::Calls).or_else(|| facts.silence(Question::Reviews)) {
        return vec![Measured::missing(reason)];
    }
    let strata = strata(facts);
    if strata.iter().any(|stratum| stratum.sample > stratum.size) {
        return vec![Measured::missing(Remark::plain("remark-more-reviews-than-calls"))];
    }
    let calls: i64 = strata.iter().map(|stratum| stratum.size).sum();
    let Some(accepted) = estimate(&strata).filter(|accepted| accepted.share > 0.0) else {
        return vec![Measured::missing(Remark::plain("remark-none-accepted"))];
    };
    let at = |share: f64| spent.total().dollars() / (calls as f64 * share);
    let reviewed: i64 = strata.iter().map(|stratum| stratum.sample).sum();
    let share = Arg::Value(accepted.share, "share");
    let told = Remark::of("remark-accepted-as-they-were", [("share", share), ("n", reviewed.into())]);
    let measured = Measured { n: Some(reviewed), ..each(spent.total(), calls as f64 * accepted.share) };
    // A greater share makes an output cheaper. A lower end of zero has no greatest cost.
    let high = (accepted.interval.low > 0.0).then(|| at(accepted.interval.low));
    let interval = Interval { low: at(accepted.interval.high), high: at(accepted.share) };
    let within = Measured { high, ..measured.within(interval) };
    vec![within.noting([told]).noting(spent.remarks)]
}

/// Accepted calls, decided reviews and outputs accepted as they were, by risk tier.
fn strata(facts: &Facts) -> Vec<Stratum> {
    let nothing = Stratum { size: 0, sample: 0, hits: 0 };
    let mut tiers: BTreeMap<Option<&str>, Stratum> = BTreeMap::new();
    for calls in facts.calls() {
        tiers.entry(calls.tier.as_deref()).or_insert(nothing).size += calls.accepted;
    }
    let decided = [Decision::Accepted, Decision::Changed, Decision::Rejected];
    for review in facts.reviews().iter().filter(|review| review.linked) {
        let Some(decision) = review.decision.filter(|decision| decided.contains(decision)) else { continue };
        let stratum = tiers.entry(review.tier.as_deref()).or_insert(nothing);
        stratum.sample += 1;
        stratum.hits += i64::from(decision == Decision::Accepted);
    }
    tiers.into_values().filter(|stratum| stratum.size > 0 || stratum.sample > 0).collect()
}

/// The strata: their weighted share is left to the reader.
fn query(facts: &Facts) -> String {
    if measure(facts, &KPI.card)[0].value.is_none() { String::new() } else { costs::accepted_outputs(facts) }
}
