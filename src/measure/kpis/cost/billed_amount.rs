//! Billed amount: what vendors' cost reports say.

use super::money;
use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Uncertainty};
use crate::measure::facts::Facts;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::money::Amount;
use crate::measure::sql;
use crate::measure::steps::Step;
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::Remark;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "cost.billed_amount",
        version: 1,
        title: "Billed amount",
        question: "What do the vendors bill for the period?",
        formula: "Σ of the amounts of the vendors' cost reports; of each bill one export is heard",
        ratio: None,
        source: "vendors' cost reports, as they are",
        unit: Unit::Dollars,
        better: Better::Lower,
        dimension: None,
        parts: Parts::Apart,
        clock: "the vendor's own day of the amount",
        exclusions: "reports by groups, which overlap; reports of estimates; buckets that reach out of the period",
        needs: &[Question::Cost],
        inputs: "a vendor's cost report",
        caveat: "A cost report is not yet the invoice: credits, taxes and discounts may follow. Vendors count days \
                 in UTC.",
        uncertainty: Uncertainty::Census,
        chart: Chart::PerWorkingDay,
        privacy: Privacy::Open,
        example: "The cost report says $4 on one day; a later copy of it says $4.5 for that day and $3 for another. \
                  4.5 + 3 = $7.5.",
    },
    basis: Basis::Census,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value { text: sql::tokens::billed, scale: 1.0 },
    example: Example {
        usage: "bucket_start_us | bucket_end_us | local_day | project | cost_nano_usd | observed_us | content_hash | source=claude_cost_report | report=cost
                2026-10-05 00:00 | 2026-10-06 00:00 | 2026-10-05 | claims | 4000000000 | 2026-10-06 00:00 | 1
                2026-10-05 00:00 | 2026-10-06 00:00 | 2026-10-05 | claims | 4500000000 | 2026-10-07 00:00 | 2
                2026-10-06 00:00 | 2026-10-07 00:00 | 2026-10-06 | claims | 3000000000 | 2026-10-07 00:00 | 3",
        gives: 7.5,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    let bills = facts.bills();
    if bills.is_empty() {
        let silence = facts.silence(Question::Cost);
        return vec![Measured::missing(silence.unwrap_or_else(|| Remark::plain("remark-no-cost-of-period")))];
    }
    vec![money(bills.iter().map(|bill| Amount::of_nanos(bill.nano_usd)).sum())]
}

fn steps(facts: &Facts) -> Vec<Step> {
    vec![Step::new("rows of the cost reports that are heard, in the period", facts.bills().len() as i64)]
}
