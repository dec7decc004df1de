//! Reconciliation gap: how far the computed spend is from what was billed.

use super::{spent, steps};
use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Ratio, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::money::Amount;
use crate::measure::sql::costs;
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::{Arg, Remark};
use chrono::NaiveDate;
use std::collections::BTreeMap;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "cost.reconciliation_gap",
        version: 1,
        title: "Gap between spend and bill",
        question: "How far is the computed spend from what was billed?",
        formula: "|spend − billed| ÷ billed, over the days on which there are both",
        ratio: Some(Ratio {
            numerator: "difference between computed and billed dollars",
            denominator: "billed dollars",
        }),
        source: "reconciliation as accountants do it; auditpack definition 1",
        unit: Unit::Ratio,
        better: Better::Lower,
        dimension: None,
        parts: Parts::Apart,
        clock: "local day of the spend against the vendor's own day",
        exclusions: "days on which there is only one of the two",
        needs: &[Question::Tokens, Question::Cost],
        inputs: "an export that tells tokens by model, and a vendor's cost report",
        caveat: "It sets everything that is computed against everything that is billed: a vendor whose bill is \
                 missing makes a gap. Days in UTC and in the reporting zone differ at their ends. It may exceed 1.",
        uncertainty: Uncertainty::Census,
        chart: Chart::Individuals,
        privacy: Privacy::Open,
        example: "1,000,000 input tokens at $3 on a day that was billed with $4; a day without a bill is left out. \
                  |3 − 4| ÷ 4 = 0.25.",
    },
    basis: Basis::Census,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value { text: query, scale: 1.0 },
    example: Example {
        daily: "local_day | project | model | tokens_in | tokens_cache_read | tokens_cache_write | tokens_out | events | tokens_count | kind=call | outcome=success | source=litellm
                2026-10-05 | claims | sonnet-4 | 1000000 | 0 | 0 | 0 | 4 | 4
                2026-10-06 | claims | sonnet-4 | 1000000 | 0 | 0 | 0 | 4 | 4",
        usage: "bucket_start_us | bucket_end_us | local_day | project | cost_nano_usd | observed_us | content_hash | source=claude_cost_report | report=cost
                2026-10-05 00:00 | 2026-10-06 00:00 | 2026-10-05 | claims | 4000000000 | 2026-10-06 00:00 | 1",
        gives: 0.25,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    let spent = match spent(facts) {
        Err(reason) => return vec![Measured::missing(reason)],
        Ok(spent) => spent,
    };
    let mut billed: BTreeMap<NaiveDate, Amount> = BTreeMap::new();
    for bill in facts.bills() {
        *billed.entry(bill.day).or_default() += Amount::of_nanos(bill.nano_usd);
    }
    let both: Vec<NaiveDate> = billed.keys().copied().filter(|day| spent.days.contains_key(day)).collect();
    let (bill, spend) = both
        .iter()
        .fold((Amount::default(), Amount::default()), |sum, day| (sum.0 + billed[day], sum.1 + spent.days[day]));
    if bill <= Amount::default() {
        let silence = facts.silence(Question::Cost).filter(|_| billed.is_empty());
        let nothing = || Remark::plain("remark-nothing-billed");
        return vec![Measured::missing(silence.unwrap_or_else(nothing))];
    }
    let gap = (spend.dollars() - bill.dollars()).abs();
    let alone = billed.len() + spent.days.len() - 2 * both.len();
    let days = both.len();
    let dollars = |amount: Amount| Arg::Dollars(amount.dollars());
    let args = [("spend", dollars(spend)), ("bill", dollars(bill)), ("days", Arg::Value(days as f64, "days"))];
    let told = Remark::of("remark-computed-and-billed", args);
    let alone = (alone > 0).then(|| Remark::of("remark-days-alone", [("n", alone.into())]));
    let measured = Measured::estimate(gap / bill.dollars(), days as i64);
    let numbers = Measured { numerator: Some(gap), denominator: Some(bill.dollars()), ..measured };
    vec![numbers.noting([told]).noting(alone).noting(spent.remarks)]
}

fn query(facts: &Facts) -> String {
    costs::gap(facts, measure(facts, &KPI.card)[0].value.is_none())
}
