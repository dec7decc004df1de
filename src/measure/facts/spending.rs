//! Which source is heard for tokens and for cost, and what the tokens cost by the price book.
//!
//! Tokens and the cost that exports recorded: one source per project and period, single events before a vendor's counts.
//! Bills: one export per bill, because the exports of one bill tell of the same amounts and those of several vendors do
//! not.

use super::choice::{Candidate, Candidates, choose};
use super::tokens::{TokenSum, Tokens};
use super::{Facts, place};
use crate::event::capability::{Evidence, Question};
use crate::measure::Context;
use crate::measure::findings::Choice;
use crate::measure::money::{Amount, NanoUsd};
use crate::measure::period::Period;
use crate::measure::prices::{PriceBook, TokenClass};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};
use strum::VariantArray;

/// One report of a source in buckets of one width in microseconds: the parts that never overlap.
pub(crate) type Report = (String, i64);

/// Tokens of a source that is heard, with the prices of their day.
#[derive(Clone, Debug)]
pub(crate) struct Used {
    /// The tokens.
    pub(crate) sum: TokenSum,
    /// The price of each class, in the order of the classes; none: not in the price book.
    pub(crate) prices: [Option<NanoUsd>; 4],
}

/// What a vendor billed for one day and project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Bill {
    /// Local day.
    pub(crate) day: NaiveDate,
    /// Name of the format.
    pub(crate) source: String,
    /// Nano-dollars; below zero for a credit.
    pub(crate) nano_usd: i64,
}

/// Bills with the report that they were taken from.
type Reported = (Report, Vec<Bill>);

/// What a vendor's aggregates tell of tokens and money: of each source the report that tells of most.
#[derive(Default)]
pub(super) struct Counted {
    /// Tokens by period, source and project.
    pub(super) tokens: BTreeMap<(usize, String, String), (Report, Vec<TokenSum>)>,
    /// Bills by period and source.
    pub(super) bills: BTreeMap<(usize, String), Reported>,
}

/// What is heard, by period.
#[derive(Default)]
pub(crate) struct Spending {
    /// Tokens.
    pub(crate) tokens: Vec<Vec<Used>>,
    /// The sources and projects whose tokens a vendor counted.
    pub(crate) counted: Vec<BTreeSet<(String, String)>>,
    /// Cost as events recorded it.
    pub(crate) recorded: Vec<Vec<TokenSum>>,
    /// Bills.
    pub(crate) bills: Vec<Vec<Bill>>,
    /// The report that each bill was taken from, by source.
    pub(crate) bill_reports: Vec<BTreeMap<String, Report>>,
}

impl Used {
    /// What the tokens cost, as far as they have a price, and how many have none.
    pub(crate) fn cost(&self) -> (Amount, i64) {
        let mut cost = (Amount::default(), 0);
        for (class, price) in TokenClass::VARIANTS.iter().zip(self.prices) {
            let tokens = self.sum.tokens.of(*class);
            match price {
                Some(price) => cost.0 += Amount::of_tokens(tokens, price),
                None => cost.1 += tokens,
            }
        }
        cost
    }

    /// The price of one class.
    pub(crate) fn price(&self, class: TokenClass) -> Option<NanoUsd> {
        self.prices[class as usize]
    }
}

/// The prices of a model on a day.
pub(crate) fn prices(book: &PriceBook, model: Option<&str>, day: NaiveDate) -> [Option<NanoUsd>; 4] {
    let mut prices = [None; 4];
    for (price, class) in prices.iter_mut().zip(TokenClass::VARIANTS) {
        *price = model.and_then(|model| book.price(model, *class, day));
    }
    prices
}

/// Exports that tell of one and the same bill, the better one first.
const ONE_BILL: [(&str, &str); 1] = [("claude_cost_report", "claude_console_csv")];

/// The bill that a source tells of.
fn bill_of(source: &str) -> &str {
    ONE_BILL.iter().find(|(_, other)| *other == source).map_or(source, |(first, _)| first)
}

/// Chooses the sources, and hands the choices to those of each period.
pub(super) fn hear(
    events: &[TokenSum],
    counted: Counted,
    context: &Context,
    periods: &[Period],
    choices: &mut [Vec<Choice>],
) -> Spending {
    let mut heard = Spending {
        tokens: vec![Vec::new(); periods.len()],
        counted: vec![BTreeSet::new(); periods.len()],
        recorded: vec![Vec::new(); periods.len()],
        bills: vec![Vec::new(); periods.len()],
        bill_reports: vec![BTreeMap::new(); periods.len()],
    };
    let recorded = by_project(events, periods, |sum| sum.priced);
    for ((index, project), candidates) in recorded {
        if let Some((choice, sums)) = choose(Question::Cost, Some(&project), candidates, context.precedence) {
            heard.recorded[index].extend(sums);
            choices[index].push(choice);
        }
    }
    let mut by_vendor = BTreeSet::new();
    let mut told = by_project(events, periods, |sum| if sum.counted > 0 { sum.tokens.all() } else { 0 });
    for ((index, source, project), (_, sums)) in counted.tokens {
        let candidates = told.entry((index, project.clone())).or_default();
        // A source of events that also sends counters counts the same tokens twice.
        if candidates.contains_key(&source) {
            continue;
        }
        let number = sums.iter().map(|sum| sum.tokens.all()).sum();
        candidates.insert(source.clone(), Candidate { number, evidence: Evidence::Counts, told: sums });
        by_vendor.insert((index, source, project));
    }
    for ((index, project), candidates) in told {
        let Some((choice, sums)) = choose(Question::Tokens, Some(&project), candidates, context.precedence) else {
            continue;
        };
        let book = &context.settings.prices;
        let used = |sum: TokenSum| Used { prices: prices(book, sum.model.as_deref(), sum.day), sum };
        heard.tokens[index].extend(sums.into_iter().map(used));
        if by_vendor.contains(&(index, choice.source.clone(), project.clone())) {
            heard.counted[index].insert((choice.source.clone(), project));
        }
        choices[index].push(choice);
    }
    hear_bills(counted.bills, context, &mut heard, choices);
    heard
}

/// The events of each period and project that tell a number, by source.
fn by_project(
    events: &[TokenSum],
    periods: &[Period],
    number: fn(&TokenSum) -> i64,
) -> BTreeMap<(usize, String), Candidates<Vec<TokenSum>>> {
    let mut told: BTreeMap<(usize, String), Candidates<Vec<TokenSum>>> = BTreeMap::new();
    for sum in events {
        let Some(index) = place(periods, sum.day) else { continue };
        let candidates = told.entry((index, sum.project.to_string())).or_default();
        let nothing = Candidate { number: 0, evidence: Evidence::Rows, told: Vec::new() };
        let candidate = candidates.entry(sum.source.to_string()).or_insert(nothing);
        candidate.number += number(sum);
        candidate.told.push(sum.clone());
    }
    // A source that does not tell the number of a project is no candidate.
    for candidates in told.values_mut() {
        candidates.retain(|_, candidate| candidate.number > 0);
    }
    told
}

fn hear_bills(
    bills: BTreeMap<(usize, String), Reported>,
    context: &Context,
    heard: &mut Spending,
    choices: &mut [Vec<Choice>],
) {
    let mut same: BTreeMap<(usize, String), Candidates<Reported>> = BTreeMap::new();
    for ((index, source), (report, bills)) in bills {
        let number = bills.len() as i64;
        let candidate = Candidate { number, evidence: Evidence::Counts, told: (report, bills) };
        same.entry((index, bill_of(&source).to_owned())).or_default().insert(source, candidate);
    }
    for ((index, _), candidates) in same {
        if let Some((choice, (report, bills))) = choose(Question::Cost, None, candidates, context.precedence) {
            heard.bills[index].extend(bills);
            heard.bill_reports[index].insert(choice.source.clone(), report);
            choices[index].push(choice);
        }
    }
}

/// The tokens of all, class by class.
pub(crate) fn total<'a>(used: impl Iterator<Item = &'a Used>) -> Tokens {
    let mut total = Tokens::default();
    used.for_each(|used| total.add(&used.sum.tokens));
    total
}

impl<'a> Facts<'a> {
    /// Tokens of the period in the sources that are heard, with their prices.
    pub(crate) fn tokens(&self) -> &'a [Used] {
        &self.log.spending.tokens[self.index]
    }

    /// Cost of the period as the events recorded it.
    pub(crate) fn recorded(&self) -> &'a [TokenSum] {
        &self.log.spending.recorded[self.index]
    }

    /// What vendors billed for the days of the period.
    pub(crate) fn bills(&self) -> &'a [Bill] {
        &self.log.spending.bills[self.index]
    }

    /// Whether a vendor counted the tokens of a project in a source.
    pub(crate) fn is_counted(&self, source: &str, project: &str) -> bool {
        self.log.spending.counted[self.index].contains(&(source.to_owned(), project.to_owned()))
    }

    /// The reports that bills were taken from, by source.
    pub(crate) fn bill_reports(&self) -> &'a BTreeMap<String, Report> {
        &self.log.spending.bill_reports[self.index]
    }
}
