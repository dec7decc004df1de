//! How much of what AI produced a human looked at, and what came of it.

mod completion_rate;
mod coverage;
mod cycle_time_median;
mod cycle_time_p85;
mod dwell_median;
mod escape_rate;
mod fast_share;
mod gwet_ac1;
mod kappa;
pub(super) mod overturn_rate;
mod queue_age_p90;
mod reviewers_outside;
mod reviews_per_hour;
mod routing_rate;
mod self_review_share;

use super::Area;
use super::measured::Measured;
use super::survival::{self, Asked};
use crate::event::capability::Question;
use crate::event::taxonomy::{Decision, Severity};
use crate::measure::facts::cases::{HOUR_US, left_out};
use crate::measure::facts::{Facts, reviews::Review};
use crate::measure::stats::agreement::{Agreement, table};
use crate::measure::stats::kaplan_meier::Observation;
use crate::measure::steps::Step;
use crate::words::Remark;
use chrono::NaiveDate;
use std::collections::BTreeMap;
use strum::VariantArray;

pub(super) static AREA: Area = Area {
    id: "review",
    title: "Human review",
    intro: "Which outputs were put before a human, how many of them were looked at, and how often the human disagreed.",
    kpis: &[
        &routing_rate::KPI,
        &completion_rate::KPI,
        &coverage::KPI,
        &overturn_rate::KPI,
        &escape_rate::KPI,
        &queue_age_p90::KPI,
        &cycle_time_median::KPI,
        &cycle_time_p85::KPI,
        &dwell_median::KPI,
        &fast_share::KPI,
        &kappa::KPI,
        &gwet_ac1::KPI,
        &self_review_share::KPI,
        &reviewers_outside::KPI,
        &reviews_per_hour::KPI,
    ],
};

/// The exports that tell of reviews.
const REVIEW_EXPORTS: &str = "a review log";

/// The exports that a rate over all eligible outputs needs.
const BOTH_EXPORTS: &str = "a call log and a review log";

/// The clock of rates whose denominator is reviews.
const COHORT: &str = "local day of the output; of the routing where the output is not in the log; reviews as they stand at \
                      the as-of instant, those of an earlier period at the instant that lies as long after its end";

/// What rates over reviews leave out.
const UNCOUNTED: &str = "reviews of outputs that are not eligible or not in the call log (where there is none: nothing); \
                         records made after the as-of instant";

/// The name of the dimension of the rates here.
const TIER: Option<&str> = Some("tier");

/// Reviews in words.
fn reviews(count: i64) -> Remark {
    Remark::of("remark-reviews", [("n", count.into())])
}

/// Which outputs the policy asks to review, and how many of them were.
pub(super) struct Outputs<'a> {
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
    pub(super) fn of(facts: &Facts<'a>) -> Result<Self, Remark> {
        if let Some(reason) = facts.silence(Question::Calls) {
            return Err(reason);
        }
        silence(facts)?;
        let required = facts.review_policies().into_iter().flat_map(|(_, policy)| policy.coverage.keys());
        let mut tiers: BTreeMap<&str, [i64; 3]> = required.map(|tier| (tier.as_str(), [0; 3])).collect();
        for calls in facts.calls() {
            if let Some(tier) = eligible_tier(facts, calls.policy_of, calls.tier.as_deref()) {
                tiers.entry(tier).or_default()[ELIGIBLE] += calls.accepted;
            }
        }
        for review in facts.reviews().iter().filter(|review| review.linked) {
            if let Some(tier) = eligible_tier(facts, review.day, review.tier.as_deref()) {
                let counts = tiers.entry(tier).or_default();
                counts[ROUTED] += 1;
                counts[COMPLETED] += i64::from(review.completed_by(facts.stock_us));
            }
        }
        let outputs = Self { tiers, unlinked: facts.reviews().iter().filter(|review| !review.linked).count() };
        outputs.check(facts.reviews())
    }

    /// Counts that contradict each other are no basis for a rate.
    fn check(self, reviews: &[Review]) -> Result<Self, Remark> {
        if !reviews.is_empty() && self.unlinked == reviews.len() {
            return Err(Remark::of("remark-none-in-call-log", [("n", self.unlinked.into())]));
        }
        for (tier, [eligible, routed, _]) in &self.tiers {
            if routed > eligible {
                let args = [("n", (*routed).into()), ("tier", (*tier).into()), ("eligible", (*eligible).into())];
                return Err(Remark::of("remark-more-routed", args));
            }
        }
        Ok(self)
    }

    /// One count over all tiers.
    fn total(&self, count: usize) -> i64 {
        self.tiers.values().map(|counts| counts[count]).sum()
    }

    /// A remark on reviews that could not be counted.
    fn remark(&self) -> Option<Remark> {
        (self.unlinked > 0).then(|| Remark::of("remark-unlinked", [("n", self.unlinked.into())]))
    }
}

/// The tier under which an output of a day is eligible for review; `None` if the policy of that day does not ask for its
/// review. Without a policy every output is eligible, and the tier of one that has none is not rated.
pub(super) fn eligible_tier<'a>(facts: &Facts, day: NaiveDate, tier: Option<&'a str>) -> Option<&'a str> {
    let required = &facts.context.policy.at(day).review.coverage;
    if required.is_empty() {
        return Some(tier.unwrap_or(Severity::Unrated.into()));
    }
    tier.filter(|tier| required.contains_key(*tier))
}

/// The reviews behind a rate over reviews: those of eligible outputs. Where no review can be linked to an output, because
/// there is no call log, all of them.
fn counted<'a>(facts: &'a Facts) -> Vec<&'a Review> {
    let reviews = facts.reviews();
    let eligible =
        |review: &&Review| review.linked && eligible_tier(facts, review.day, review.tier.as_deref()).is_some();
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
    let completed = counted.iter().filter(|review| review.completed_by(facts.stock_us)).count();
    let step = |what: &str, rows: usize| Step::new(what, rows as i64);
    vec![
        step("reviews of the period's outputs in the sources that are heard", reviews.len()),
        step("of them of eligible outputs", counted.len()),
        step("of them complete", completed),
    ]
}

/// Why nothing can be said about reviews, as an error. Reviews of the period's outputs suffice, whenever they were made.
fn silence(facts: &Facts) -> Result<(), Remark> {
    match facts.silence(Question::Reviews) {
        Some(reason) if facts.reviews().is_empty() => Err(reason),
        _ => Ok(()),
    }
}

/// The reviews behind a rate over reviews that are complete at the stock instant; an error is why nothing can be said.
fn completed<'a>(facts: &'a Facts) -> Result<Vec<&'a Review>, Remark> {
    silence(facts)?;
    Ok(counted(facts).into_iter().filter(|review| review.completed_by(facts.stock_us)).collect())
}

/// A number over some reviews, in all and by the tier of their outputs. Reviews whose output is not in the log are of no
/// tier.
fn by_tier(facts: &Facts, reviews: &[&Review], measure: impl Fn(&[&Review]) -> Measured) -> Vec<Measured> {
    let total = measure(reviews).noting(facts.gaps(Question::Reviews));
    let members = tiers(facts, reviews).into_iter().map(|(tier, reviews)| measure(&reviews).of(tier));
    std::iter::once(total).chain(members).collect()
}

/// The reviews of each tier.
fn tiers<'r>(facts: &Facts, reviews: &[&'r Review]) -> BTreeMap<&'r str, Vec<&'r Review>> {
    let mut tiers: BTreeMap<&str, Vec<&Review>> = BTreeMap::new();
    for review in reviews.iter().filter(|review| review.linked) {
        if let Some(tier) = eligible_tier(facts, review.day, review.tier.as_deref()) {
            tiers.entry(tier).or_default().push(review);
        }
    }
    tiers
}

/// From the reviews of the period's outputs to those that are complete and of which something more holds.
fn narrowed(facts: &Facts, what: &str, holds: impl Fn(&Review) -> bool) -> Vec<Step> {
    let complete = completed(facts).unwrap_or_default();
    let held = complete.iter().filter(|review| holds(review)).count();
    steps(facts).into_iter().chain([Step::new(what, held as i64)]).collect()
}

/// The time from routing to completion, in hours; of an open review the time so far, censored. The second number counts
/// reviews whose clocks run backwards, which are left out.
fn cycle(facts: &Facts) -> Result<(Vec<Observation>, i64), Remark> {
    silence(facts)?;
    let (mut seen, mut backwards) = (Vec::new(), 0);
    for review in counted(facts) {
        let done = review.completed_us.filter(|us| *us <= facts.stock_us);
        let time = (done.unwrap_or(facts.stock_us) - review.routed_us) as f64 / HOUR_US;
        match (time >= 0.0, done) {
            (true, _) => seen.push(Observation { time, ended: done.is_some() }),
            (false, Some(_)) => backwards += 1,
            // Routed after the stock instant: not yet in the queue.
            (false, None) => {}
        }
    }
    Ok((seen, backwards))
}

/// A quantile of the time from routing to completion.
fn cycle_time(facts: &Facts, asked: Asked) -> Vec<Measured> {
    let (seen, backwards) = match cycle(facts) {
        Err(reason) => return vec![Measured::missing(reason)],
        Ok(found) => found,
    };
    if seen.is_empty() {
        return vec![Measured::missing(Remark::plain("remark-none-routed"))];
    }
    let backwards = (backwards > 0).then(|| Remark::of("remark-left-backwards", [("n", backwards.into())]));
    vec![
        survival::quantile(&seen, asked)
            .noting(left_out(backwards.into_iter().collect()))
            .noting(facts.gaps(Question::Reviews)),
    ]
}

/// From the reviews of the period's outputs to those that are timed from routing on.
fn cycle_steps(facts: &Facts) -> Vec<Step> {
    let (seen, _) = cycle(facts).unwrap_or_default();
    let step = |what: &str, count: usize| Step::new(what, count as i64);
    let done = seen.iter().filter(|one| one.ended).count();
    vec![
        step("reviews of the period's outputs in the sources that are heard", facts.reviews().len()),
        step("of them of eligible outputs", counted(facts).len()),
        step("of them timed", seen.len()),
        step("of them complete", done),
    ]
}

/// How well two people who judged the same outputs agree, by one coefficient; `undefined` says when it has no value.
fn agreement(facts: &Facts, coefficient: fn(&[Vec<i64>]) -> Option<Agreement>, undefined: Remark) -> Vec<Measured> {
    const FEW: i64 = 10;
    if let Err(reason) = silence(facts) {
        return vec![Measured::missing(reason)];
    }
    let pairs: Vec<_> = counted(facts).into_iter().filter_map(|review| review.pair).collect();
    let place = |decision| Decision::VARIANTS.iter().position(|one| *one == decision).unwrap_or_default();
    let places: Vec<(usize, usize)> = pairs.iter().map(|pair| (place(pair.first), place(pair.second))).collect();
    let n = pairs.len() as i64;
    if n == 0 {
        return vec![Measured::missing(Remark::plain("remark-no-pair"))];
    }
    let Some(found) = coefficient(&table(&places, Decision::VARIANTS.len())) else {
        return vec![Measured { n: Some(n), ..Measured::missing(undefined) }];
    };
    let alike = pairs.iter().filter(|pair| pair.first == pair.second).count();
    let more = pairs.iter().filter(|pair| pair.more).count();
    let few = (n < FEW).then(|| Remark::of("remark-few-pairs", [("n", n.into())]));
    let third = (more > 0).then(|| Remark::of("remark-third-reviewers", [("n", more.into())]));
    let told = Remark::of("remark-pairs-agree", [("n", alike.into()), ("all", n.into())]);
    let estimate = Measured::estimate(found.value, n);
    let with = found.interval().map_or(estimate.clone(), |interval| estimate.within(interval));
    vec![with.noting([told]).noting(few).noting(third).noting(facts.gaps(Question::Reviews))]
}

/// From the reviews of the period's outputs to those that two reviewers decided.
fn pair_steps(facts: &Facts) -> Vec<Step> {
    let counted = counted(facts);
    let pairs = counted.iter().filter(|review| review.pair.is_some()).count();
    vec![
        Step::new("reviews of the period's outputs in the sources that are heard", facts.reviews().len() as i64),
        Step::new("of them of eligible outputs", counted.len() as i64),
        Step::new("of them decided by two reviewers or more", pairs as i64),
    ]
}
