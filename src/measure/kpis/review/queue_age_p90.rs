//! Age of the review queue: how long nearly all of what waits has waited.

use super::{REVIEW_EXPORTS, TIER, eligible_tier};
use crate::event::capability::Question;
use crate::measure::card::{Better, Card, Chart, Parts, Privacy, Uncertainty};
use crate::measure::facts::cases::HOUR_US;
use crate::measure::facts::{Facts, reviews::Queued};
use crate::measure::kpis::survival::elapsed;
use crate::measure::kpis::{Example, Kpi, Sql, measured::Measured};
use crate::measure::sql::reviews as sql;
use crate::measure::stats::monte_carlo::percentile;
use crate::measure::steps::Step;
use crate::measure::unit::Unit;
use crate::policy::Basis;
use crate::words::Remark;
use std::collections::BTreeMap;

pub(super) static KPI: Kpi = Kpi {
    card: Card {
        id: "review.queue_age_p90",
        version: 1,
        title: "Age of the review queue, p90",
        question: "How long has what waits for review been waiting?",
        formula: "90th percentile (type 7: linear between order statistics) of the hours since routing, over the reviews that are open at the instant",
        ratio: None,
        source: "R. J. Hyndman and Y. Fan, The American Statistician 50 (1996), type 7",
        unit: Unit::Hours,
        better: Better::Lower,
        dimension: TIER,
        parts: Parts::Apart,
        clock: "state at the as-of instant; for an earlier period at the instant that lies as long after its end",
        exclusions: "complete reviews; where outputs are linked to calls, reviews of outputs that are not eligible or not in the call log",
        needs: &[Question::Reviews],
        inputs: REVIEW_EXPORTS,
        caveat: "It looks at what is still waiting, so a queue that is emptied from the newest end looks old. With fewer than ten waiting read them one by one.",
        uncertainty: Uncertainty::Census,
        chart: Chart::LogIndividuals,
        privacy: Privacy::Open,
        example: "Reviews routed 10, 20, 30 and 40 hours before the as-of instant are open, a fifth is complete: the 90th percentile of 10, 20, 30, 40 is 37.",
    },
    basis: Basis::Census,
    cumulative: false,
    measure,
    steps,
    sql: Sql::Value { text: sql::waiting, scale: 1.0 / HOUR_US },
    example: Example {
        review: "output_id | observed_us | routed_us | completed_us | source=langfuse
                 a | 2026-11-04 23:00 | 2026-11-04 23:00 | -
                 b | 2026-11-04 13:00 | 2026-11-04 13:00 | -
                 c | 2026-11-04 03:00 | 2026-11-04 03:00 | -
                 d | 2026-11-03 17:00 | 2026-11-03 17:00 | -
                 e | 2026-10-05 09:00 | 2026-10-05 09:00 | 2026-10-06 09:00",
        gives: 37.0,
        ..Example::EMPTY
    },
};

fn measure(facts: &Facts, _: &Card) -> Vec<Measured> {
    if let Some(reason) = facts.silence(Question::Reviews) {
        return vec![Measured::missing(reason)];
    }
    let open = open(facts);
    let mut tiers: BTreeMap<&str, Vec<&Queued>> = BTreeMap::new();
    for queued in open.iter().filter(|queued| queued.linked) {
        if let Some(tier) = eligible_tier(facts, queued.day, queued.tier.as_deref()) {
            tiers.entry(tier).or_default().push(queued);
        }
    }
    let members = tiers.into_iter().map(|(tier, open)| age(facts, &open).of(tier));
    let total = age(facts, &open).noting(facts.gaps(Question::Reviews));
    std::iter::once(total).chain(members).collect()
}

/// The reviews in the queue at the stock instant, whenever their outputs were made.
fn open<'a>(facts: &'a Facts) -> Vec<&'a Queued> {
    let queue = &facts.log.queue;
    let links = queue.iter().any(|queued| queued.linked);
    let eligible =
        |queued: &Queued| queued.linked && eligible_tier(facts, queued.day, queued.tier.as_deref()).is_some();
    let waits = |queued: &&Queued| {
        queued.routed_us <= facts.stock_us && queued.completed_us.is_none_or(|completed| completed > facts.stock_us)
    };
    queue.iter().filter(waits).filter(|queued| !links || eligible(queued)).collect()
}

fn age(facts: &Facts, open: &[&Queued]) -> Measured {
    const FEW: usize = 10;
    let mut hours: Vec<f64> = open.iter().map(|queued| (facts.stock_us - queued.routed_us) as f64 / HOUR_US).collect();
    hours.sort_by(f64::total_cmp);
    let n = hours.len();
    let (Some(p90), Some(median), Some(oldest)) = (percentile(&hours, 0.9), percentile(&hours, 0.5), hours.last())
    else {
        return Measured { n: Some(0), ..Measured::missing(Remark::plain("remark-no-review-waiting")) };
    };
    let few = (n < FEW).then(|| Remark::of("remark-few-waiting", [("n", n.into())]));
    let args = [("n", n.into()), ("median", elapsed(median)), ("oldest", elapsed(*oldest))];
    let told = Remark::of("remark-waiting", args);
    Measured::estimate(p90, n as i64).noting([told]).noting(few)
}

fn steps(facts: &Facts) -> Vec<Step> {
    vec![
        Step::new("reviews of the sources that are heard, whenever made", facts.log.queue.len() as i64),
        Step::new("of them in the queue at the instant and of eligible outputs", open(facts).len() as i64),
    ]
}
