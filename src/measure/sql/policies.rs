//! What the policy asks of reviews, in SQL: on each day by the version that counts on it.

use super::literal;
use crate::measure::calendar::day_begins_us;
use crate::measure::facts::Facts;
use crate::policy::ReviewPolicy;
use chrono::NaiveDate;

/// The reviewed outputs of which the policy asks the review; all where it names no tier.
pub(super) fn eligible(facts: &Facts) -> String {
    of_outputs(facts, &facts.review_policies(), |policy| asked("linked_tier", policy))
}

/// The same of reviews whenever they were routed.
pub(super) fn eligible_ever(facts: &Facts) -> String {
    of_outputs(facts, &facts.review_policies_until_now(), |policy| asked("linked_tier", policy))
}

/// The same of calls.
pub(super) fn eligible_calls(facts: &Facts) -> String {
    let is_before = |day| format!("in_day < DATE '{day}'");
    by_day(&facts.review_policies(), is_before, |policy| asked("in_tier", policy))
}

/// A condition over the reviews of the period that the policy sets.
pub(super) fn of_reviews(facts: &Facts, condition: impl Fn(&ReviewPolicy) -> String) -> String {
    of_outputs(facts, &facts.review_policies(), condition)
}

/// A column with one of some tiers.
pub(super) fn one_of(tier: &str, tiers: &[&String]) -> String {
    let words: Vec<String> = tiers.iter().map(|tier| literal(tier)).collect();
    if words.is_empty() { "1 = 0".to_owned() } else { format!("{tier} IN ({})", words.join(", ")) }
}

fn asked(tier: &str, policy: &ReviewPolicy) -> String {
    let tiers: Vec<&String> = policy.coverage.keys().collect();
    if tiers.is_empty() { "1 = 1".to_owned() } else { one_of(tier, &tiers) }
}

/// By the day of the output, or of the routing where the output is in no event.
fn of_outputs(
    facts: &Facts,
    policies: &[(NaiveDate, &ReviewPolicy)],
    condition: impl Fn(&ReviewPolicy) -> String,
) -> String {
    let is_before = |day| {
        let begins_us = day_begins_us(day, facts.context.zone);
        format!("(linked_day < DATE '{day}' OR linked_id IS NULL AND queue_us < {begins_us})")
    };
    by_day(policies, is_before, condition)
}

/// A condition that each version of the policy sets for its days; `is_before` tells the rows of the days before one.
fn by_day(
    policies: &[(NaiveDate, &ReviewPolicy)],
    is_before: impl Fn(NaiveDate) -> String,
    condition: impl Fn(&ReviewPolicy) -> String,
) -> String {
    let until: Vec<NaiveDate> = policies.iter().skip(1).map(|(day, _)| *day).collect();
    let one = |(place, (first, policy)): (usize, &(NaiveDate, &ReviewPolicy))| {
        let from = if place > 0 { format!("NOT {} AND ", is_before(*first)) } else { String::new() };
        let until = until.get(place).map(|day| format!("{} AND ", is_before(*day))).unwrap_or_default();
        format!("{from}{until}({})", condition(policy))
    };
    match policies {
        [(_, policy)] => condition(policy),
        several => format!("({})", several.iter().enumerate().map(one).collect::<Vec<_>>().join(" OR ")),
    }
}
