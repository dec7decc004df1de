//! What the use of AI costs, by tokens and prices, and how that compares with what was billed.

mod billed_amount;
mod budget_burn;
mod cache_hit_rate;
mod cost_per_accepted_output;
mod cost_per_active_person;
mod cost_per_call;
mod net_cache_saving;
mod reconciliation_gap;
mod recorded_spend;
mod spend;
mod tokens;
mod unpriced_share;
mod variance;

use super::Area;
use super::measured::Measured;
use crate::event::capability::Question;
use crate::event::taxonomy::Kind;
use crate::measure::facts::Facts;
use crate::measure::facts::people::PersonSum;
use crate::measure::facts::tokens::TokenSum;
use crate::measure::money::Amount;
use crate::measure::steps::Step;
use crate::words::Remark;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

pub(super) static AREA: Area = Area {
    id: "cost",
    title: "Cost",
    intro: "What the use of AI costs, by tokens and prices, and how that compares with what was billed.",
    kpis: &[
        &spend::KPI,
        &tokens::KPI,
        &unpriced_share::KPI,
        &recorded_spend::KPI,
        &billed_amount::KPI,
        &reconciliation_gap::KPI,
        &budget_burn::KPI,
        &variance::KPI,
        &cost_per_call::KPI,
        &cost_per_active_person::KPI,
        &cost_per_accepted_output::KPI,
        &cache_hit_rate::KPI,
        &net_cache_saving::KPI,
    ],
};

/// The controls that cost supports.
/// The export that tells of tokens, in words.
const TOKEN_EXPORTS: &str = "an export that tells tokens by model: a gateway's log or a vendor's usage report";

/// What was spent in a period, and how well that is known.
#[derive(Debug, Default)]
pub(crate) struct Spent {
    /// By project.
    pub(crate) projects: BTreeMap<String, Amount>,
    /// By local day.
    pub(crate) days: BTreeMap<NaiveDate, Amount>,
    /// What to know about it.
    pub(crate) remarks: Vec<Remark>,
}

impl Spent {
    /// All projects together.
    pub(crate) fn total(&self) -> Amount {
        self.projects.values().copied().sum()
    }

    fn add(&mut self, sum: &TokenSum, amount: Amount) {
        *self.projects.entry(sum.project.to_string()).or_default() += amount;
        *self.days.entry(sum.day).or_default() += amount;
    }
}

/// What was spent by the price book, or where there is none by what events recorded; the two are never mixed. An error is
/// the reason why nothing can be said.
pub(crate) fn spent(facts: &Facts) -> Result<Spent, Remark> {
    if facts.context.settings.prices.is_empty() {
        let mut found = recorded(facts).map_err(|why| Remark::of("remark-no-prices-and", [("why", why.into())]))?;
        found.remarks.insert(0, Remark::plain("remark-as-recorded"));
        return Ok(found);
    }
    let used = facts.tokens();
    if used.is_empty() {
        return Err(no_tokens(facts));
    }
    let mut found = Spent::default();
    let (mut all, mut unpriced) = (0, 0);
    for used in used {
        let (amount, without) = used.cost();
        found.add(&used.sum, amount);
        all += used.sum.tokens.all();
        unpriced += without;
    }
    if all > 0 && unpriced == all {
        return Err(Remark::of("remark-no-token-priced", [("n", all.into())]));
    }
    let without =
        (unpriced > 0).then(|| Remark::of("remark-tokens-unpriced", [("n", unpriced.into()), ("all", all.into())]));
    found.remarks = without.into_iter().chain(uncounted(facts)).chain(facts.gaps(Question::Tokens)).collect();
    Ok(found)
}

/// What events recorded as their cost. A cost of zero for tokens that were used is an unknown price: gateways write it for
/// models that their own list lacks.
fn recorded(facts: &Facts) -> Result<Spent, Remark> {
    let mut found = Spent::default();
    let (mut calls, mut without) = (0, 0);
    for sum in facts.recorded() {
        let known = if sum.is_free() { 0 } else { sum.priced };
        calls += sum.events;
        without += sum.events - known;
        if known > 0 {
            found.add(sum, Amount::of_nanos(sum.cost_nano_usd));
        }
    }
    if found.days.is_empty() {
        let silence = facts.silence(Question::Cost);
        return Err(silence.unwrap_or_else(|| Remark::plain("remark-no-cost-recorded")));
    }
    let told = || Remark::of("remark-costs-unknown", [("n", without.into()), ("all", calls.into())]);
    found.remarks.extend((without > 0).then(told));
    Ok(found)
}

/// An amount as a value.
fn money(amount: Amount) -> Measured {
    Measured { value: Some(amount.dollars()), ..Measured::default() }
}

/// An amount for each of a number of things, which is above zero.
fn each(amount: Amount, number: f64) -> Measured {
    let dollars = amount.dollars();
    let numbers = Measured { numerator: Some(dollars), denominator: Some(number), ..Measured::default() };
    Measured { value: Some(dollars / number), n: Some(number as i64), ..numbers }
}

/// Why nothing is known of tokens.
fn no_tokens(facts: &Facts) -> Remark {
    facts.silence(Question::Tokens).unwrap_or_else(|| Remark::plain("remark-no-tokens-told"))
}

/// How many calls do not tell their tokens, if there are any: those are unknown, not zero.
fn uncounted(facts: &Facts) -> Option<Remark> {
    let calls = facts.tokens().iter().map(|used| &used.sum).filter(|sum| sum.kind == Kind::Call);
    let (all, counted) = calls.fold((0, 0), |sum, call| (sum.0 + call.events, sum.1 + call.counted.min(call.events)));
    let args = || [("n", (all - counted).into()), ("all", all.into())];
    (counted < all).then(|| Remark::of("remark-tokens-unknown", args()))
}

/// The people behind an amount.
#[derive(Clone, Debug, Default)]
struct Crowd {
    /// Cost and calls of each, as events tell them.
    people: BTreeMap<u32, (i64, i64)>,
}

impl Crowd {
    fn add(&mut self, sum: &PersonSum) {
        let (cost, calls) = self.people.entry(sum.person).or_default();
        *cost += sum.cost_nano_usd;
        *calls += sum.accepted;
    }

    /// Number of people.
    fn count(&self) -> i64 {
        self.people.len() as i64
    }

    /// The largest share of one person in the people's cost, or in their calls where no cost is recorded.
    fn largest(&self) -> Option<f64> {
        let share = |number: fn(&(i64, i64)) -> i64| {
            let all: i64 = self.people.values().map(number).sum();
            let most = self.people.values().map(number).max()?;
            (all > 0).then(|| most as f64 / all as f64)
        };
        share(|(cost, _)| *cost).or_else(|| share(|(_, calls)| *calls))
    }
}

/// The people who used AI in the period, by project, in the sources that are heard for a question.
fn crowds(facts: &Facts, question: Question) -> BTreeMap<String, Crowd> {
    let names = &facts.log.people.names;
    let choices = facts.choices().iter().filter(|choice| choice.question == question);
    let heard = choices.filter_map(|choice| Some((names.find(choice.project.as_ref()?)?, names.find(&choice.source)?)));
    let heard: BTreeSet<(u32, u32)> = heard.collect();
    let mut crowds: BTreeMap<u32, Crowd> = BTreeMap::new();
    for sum in facts.person_sums().iter().filter(|sum| heard.contains(&(sum.project, sum.source))) {
        crowds.entry(sum.project).or_default().add(sum);
    }
    crowds.into_iter().map(|(project, crowd)| (names.name(project).to_owned(), crowd)).collect()
}

/// Everybody who used AI in the period, in the sources that are heard for calls; none where these name nobody.
pub(crate) fn active_people(facts: &Facts) -> Option<i64> {
    let everybody = everybody(crowds(facts, Question::Calls).into_values());
    (everybody.count() > 0).then(|| everybody.count())
}

/// Several crowds as one.
fn everybody(crowds: impl Iterator<Item = Crowd>) -> Crowd {
    let mut all = Crowd::default();
    for (person, (cost, calls)) in crowds.flat_map(|crowd| crowd.people) {
        let sum = all.people.entry(person).or_default();
        *sum = (sum.0 + cost, sum.1 + calls);
    }
    all
}

/// From the rows of tokens to those with a price.
fn steps(facts: &Facts) -> Vec<Step> {
    let used = facts.tokens();
    let all = used.iter().map(|used| used.sum.tokens.all()).sum::<i64>();
    let unpriced: i64 = used.iter().map(|used| used.cost().1).sum();
    vec![
        Step::new("tokens of the period in the sources that are heard", all),
        Step::new("of them with a price on their day", all - unpriced),
    ]
}
