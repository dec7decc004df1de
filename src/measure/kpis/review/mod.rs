//! How much of what AI produced a human looked at, and what came of it.

mod completion_rate;
mod coverage;
mod overturn_rate;
mod routing_rate;

use super::Area;
use crate::event::capability::Question;
use crate::event::taxonomy::Severity;
use crate::measure::facts::{Facts, reviews::Review};
use crate::measure::steps::Step;
use std::collections::BTreeMap;

pub(super) static AREA: Area = Area {
    id: "review",
    title: "Human review",
    intro: "Which outputs were put before a human, how many of them were looked at, and how often the human disagreed.",
    kpis: &[&routing_rate::KPI, &completion_rate::KPI, &coverage::KPI, &overturn_rate::KPI],
};

/// The exports that tell of reviews.
const REVIEW_EXPORTS: &str = "a review log";

/// The exports that a rate over all eligible outputs needs.
const BOTH_EXPORTS: &str = "a call log and a review log";

/// The clock of rates whose denominator is reviews.
const COHORT: &str = "local day of the output; of the routing where the output is not in the log";

/// What rates over reviews leave out.
const UNCOUNTED: &str = "reviews of outputs that are not eligible or not in the call log (where there is none: nothing); \
                         records made after the as-of instant";

/// Which outputs the policy asks to review, and how many of them were.
struct Outputs<'a> {
    /// By tier: eligible outputs, of these routed, of these completed.
    tiers: BTreeMap<&'a str, [i64; 3]>,
    /// Reviews whose output is not in the log.
    unlinked: usize,
}

/// Places of the counts in [`Outputs::tiers`].
const ELIGIBLE: usize = 0;
const ROUTED: usize = 1;
const COMPLETED: usize = 2;

impl<'a> Outputs<'a> {
    /// The period's outputs; an error is the reason why nothing can be said.
    fn of(facts: &Facts<'a>) -> Result<Self, String> {
        if let Some(reason) = facts.silence(Question::Calls) {
            return Err(reason);
        }
        silence(facts)?;
        let required = &facts.terms().review.coverage;
        let mut tiers: BTreeMap<&str, [i64; 3]> = required.keys().map(|tier| (tier.as_str(), [0; 3])).collect();
        for calls in facts.calls() {
            if let Some(tier) = eligible_tier(facts, calls.tier.as_deref()) {
                tiers.entry(tier).or_default()[ELIGIBLE] += calls.accepted;
            }
        }
        for review in facts.reviews().iter().filter(|review| review.linked) {
            if let Some(tier) = eligible_tier(facts, review.tier.as_deref()) {
                let counts = tiers.entry(tier).or_default();
                counts[ROUTED] += 1;
                counts[COMPLETED] += i64::from(review.completed);
            }
        }
        let outputs = Self { tiers, unlinked: facts.reviews().iter().filter(|review| !review.linked).count() };
        outputs.check(facts.reviews())
    }

    /// Counts that contradict each other are no basis for a rate.
    fn check(self, reviews: &[Review]) -> Result<Self, String> {
        if !reviews.is_empty() && self.unlinked == reviews.len() {
            return Err(format!("none of the {} reviewed outputs is in the call log", self.unlinked));
        }
        for (tier, [eligible, routed, _]) in &self.tiers {
            if routed > eligible {
                return Err(format!(
                    "{routed} outputs of tier `{tier}` were routed but only {eligible} are in the call log"
                ));
            }
        }
        Ok(self)
    }

    /// One count over all tiers.
    fn total(&self, count: usize) -> i64 {
        self.tiers.values().map(|counts| counts[count]).sum()
    }

    /// A remark on reviews that could not be counted.
    fn remark(&self) -> Option<String> {
        (self.unlinked > 0).then(|| format!("{} reviewed outputs are not in the call log", self.unlinked))
    }
}

/// The tier under which an output is eligible for review; `None` if the policy does not ask for its review. Without a
/// policy every output is eligible, and the tier of one that has none is not rated.
fn eligible_tier<'a>(facts: &Facts, tier: Option<&'a str>) -> Option<&'a str> {
    let required = &facts.terms().review.coverage;
    if required.is_empty() {
        return Some(tier.unwrap_or(Severity::Unrated.into()));
    }
    tier.filter(|tier| required.contains_key(*tier))
}

/// The reviews behind a rate over reviews: those of eligible outputs. Where no review can be linked to an output, because
/// there is no call log, all of them.
fn counted<'a>(facts: &'a Facts) -> Vec<&'a Review> {
    let reviews = facts.reviews();
    let eligible = |review: &&Review| review.linked && eligible_tier(facts, review.tier.as_deref()).is_some();
    if reviews.iter().any(|review| review.linked) {
        reviews.iter().filter(eligible).collect()
    } else {
        reviews.iter().collect()
    }
}

/// From the reviews of the period's outputs to those that are complete.
fn steps(facts: &Facts) -> Vec<Step> {
    let reviews = facts.reviews();
    let counted = counted(facts);
    let completed = counted.iter().filter(|review| review.completed).count();
    let step = |what: &str, rows: usize| Step::new(what, rows as i64);
    vec![
        step("reviews of the period's outputs in the sources that are heard", reviews.len()),
        step("of them of eligible outputs", counted.len()),
        step("of them complete", completed),
    ]
}

/// Why nothing can be said about reviews, as an error. Reviews of the period's outputs suffice, whenever they were made.
fn silence(facts: &Facts) -> Result<(), String> {
    match facts.silence(Question::Reviews) {
        Some(reason) if facts.reviews().is_empty() => Err(reason),
        _ => Ok(()),
    }
}
