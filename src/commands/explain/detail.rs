//! What stands behind some KPIs besides their own numbers: the projects in a funnel plot, the review funnel.

use crate::measure::card::Card;
use crate::measure::findings::Findings;
use crate::measure::spread::{ReviewFunnel, SpreadPoint};
use std::fmt::Write as _;

/// The KPIs that are shares of two steps of the review funnel.
const OF_REVIEWS: [&str; 4] =
    ["review.routing_rate", "review.completion_rate", "review.coverage", "review.overturn_rate"];

/// Everything that is known besides, ready to be printed.
pub(super) fn detail(card: &Card, findings: &Findings) -> String {
    [spread(card, findings), review_funnel(card, findings)].concat()
}

fn spread(card: &Card, findings: &Findings) -> String {
    let Some(found) = findings.spreads.iter().find(|one| one.kpi == card.id) else { return String::new() };
    let line = |point: &SpreadPoint| {
        let place = if point.outside { "outside" } else { "inside" };
        format!(
            "    {:24}{} ÷ {} = {:.6}, limits {:.6} to {:.6}: {place}\n",
            point.member, point.numerator, point.denominator, point.share, point.limit_low, point.limit_high
        )
    };
    let mut text = format!(
        "  by {}, against 99.8 % limits around {:.6}, φ {:.6}; by chance alone {:.3} of {} outside\n",
        found.dimension, found.centre, found.inflation, found.outside_expected, found.judged
    );
    text.extend(found.points.iter().map(line));
    if found.withheld > 0 {
        writeln!(text, "    {:24}withheld: too few people", format!("{} more", found.withheld)).expect("in memory");
    }
    text
}

fn review_funnel(card: &Card, findings: &Findings) -> String {
    let Some(found) = findings.review_funnel.filter(|_| OF_REVIEWS.contains(&card.id)) else { return String::new() };
    let ReviewFunnel { eligible, routed, started, decided, changed } = found;
    let steps =
        [("eligible", eligible), ("routed", routed), ("started", started), ("decided", decided), ("changed", changed)];
    let lines: String = steps.iter().map(|(name, count)| format!("    {count:>12}  {name}\n")).collect();
    format!("  what became of the outputs\n{lines}")
}
