//! What stands behind some KPIs besides their own numbers: the projects in a funnel plot, the review funnel, what moves the
//! time saved, the break-even, published multipliers.

use crate::measure::card::Card;
use crate::measure::findings::{BreakEven, Findings, Swing, TaskSaving, Tornado};
use crate::measure::spread::{ReviewFunnel, SpreadPoint};
use std::fmt::Write as _;

/// The KPIs that are shares of two steps of the review funnel.
const OF_REVIEWS: [&str; 4] =
    ["review.routing_rate", "review.completion_rate", "review.coverage", "review.overturn_rate"];

/// Everything that is known besides, ready to be printed.
pub(super) fn detail(card: &Card, findings: &Findings) -> String {
    let value = if card.id.starts_with("value.") { presets(findings) } else { String::new() };
    [spread(card, findings), review_funnel(card, findings), tornado(card, findings), break_even(card, findings), value]
        .concat()
}

fn tornado(card: &Card, findings: &Findings) -> String {
    let Tornado { hours, swings } = &findings.tornado;
    if card.id != "value.time_saved_hours" || swings.is_empty() {
        return String::new();
    }
    let line = |swing: &Swing| {
        let name = format!("{}, {}", swing.class, swing.assumption);
        format!("    {name:44}{:.1} to {:.1} h\n", swing.p10_hours, swing.p90_hours)
    };
    let lines: String = swings.iter().map(line).collect();
    format!("  {hours:.1} h at the medians; with one assumption at its 10th and 90th percentile\n{lines}")
}

fn break_even(card: &Card, findings: &Findings) -> String {
    if card.id != "value.break_even_minutes" || findings.break_even.is_empty() {
        return String::new();
    }
    let line = |one: &BreakEven| {
        let name = one.class.as_deref().unwrap_or("total");
        format!("    {name:24}{:.1} minutes, declared {:.1}\n", one.minutes, one.declared_minutes)
    };
    format!("  break-even beside what is declared\n{}", findings.break_even.iter().map(line).collect::<String>())
}

fn presets(findings: &Findings) -> String {
    let line = |task: &TaskSaving| Some(format!("    {:24}{}\n", task.class, task.preset.as_ref()?.told().english()));
    let lines: String = findings.tasks.iter().filter_map(line).collect();
    if lines.is_empty() { lines } else { format!("  published multipliers in place of assumptions\n{lines}") }
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
