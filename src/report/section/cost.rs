//! Cost: what AI costs besides tokens, and how much of the budget is spent.

use super::{area, table};
use crate::measure::unit::Unit;
use crate::policy::Verdict;
use crate::report::chart::{self, bullet, stacked};
use crate::report::facts::{self, Facts};
use crate::report::model::{Chart, Section};
use crate::report::prose;

/// The scale of a budget ends this far beyond the larger of budget and spend.
const ROOM: f64 = 1.15;

pub(super) fn section(facts: &Facts<'_>) -> Section {
    let charts = [parts(facts), budget(facts)].into_iter().flatten().collect();
    Section { charts, ..area::section(facts, "cost") }
}

/// What everything together is made of, the largest part first.
fn parts(facts: &Facts<'_>) -> Option<Chart> {
    let words = facts.words;
    let costs = facts.findings.full_cost?;
    let total = costs.total();
    if total <= 0.0 {
        return None;
    }
    let mut parts = [("spend", costs.spend_usd), ("seats", costs.seats_usd), ("review", costs.review_usd)];
    parts.sort_by(|a, b| b.1.total_cmp(&a.1));
    let dollars = |usd: f64| words.value(usd, Unit::Dollars.as_str());
    let name = |part: &str| words.word(&format!("cost-part-{part}"));
    let (first, most) = parts[0];
    let args =
        [("part", name(first).into()), ("share", words.share(most / total).into()), ("total", dollars(total).into())];
    let title = words.say("cost-parts", &args);
    let drawn: Vec<stacked::Part> = parts
        .iter()
        .map(|(part, usd)| stacked::Part { name: name(part), share: usd / total, words: dollars(*usd) })
        .collect();
    let row = |(part, usd): &(&str, f64)| vec![name(part), dollars(*usd), words.share(usd / total)];
    let alt = words.say("cost-parts-alt", &[("title", title.clone().into())]);
    let (svg, svg_narrow) =
        chart::both(facts.look, "chart-cost-parts", |id, sheet| stacked::svg(id, sheet, &alt, &drawn));
    Some(Chart {
        id: "chart-cost-parts".to_owned(),
        title,
        svg,
        svg_narrow,
        alt,
        caption: words.word("cost-parts-caption"),
        table: table(
            facts,
            "cost-parts",
            words.word("cost-parts-table"),
            &["part", "#amount", "#share"],
            parts.iter().map(row).collect(),
        ),
    })
}

/// The spend against the budget.
fn budget(facts: &Facts<'_>) -> Option<Chart> {
    let words = facts.words;
    let (burn, used) = facts.measured(facts::BUDGET)?;
    let (spent, budget) = (burn.numerator?, burn.denominator?);
    let missed = burn.verdict == Verdict::NotMet;
    let drawn = bullet::Bullet {
        value: Some(spent),
        interval: None,
        inside: (None, Some(burn.target.unwrap_or(1.0) * budget)),
        tolerated: (None, None),
        range: (0.0, spent.max(budget) * ROOM),
        missed,
    };
    let dollars = |usd: f64| words.value(usd, Unit::Dollars.as_str());
    let args =
        [("spent", dollars(spent).into()), ("budget", dollars(budget).into()), ("share", words.share(used).into())];
    let title = words.say("cost-budget", &args);
    let alt = words.say("cost-budget-alt", &[("title", title.clone().into())]);
    let decimals = if drawn.range.1 < 10.0 { 2 } else { 0 };
    let tick = |usd: f64| words.money(usd, decimals);
    let (svg, svg_narrow) =
        chart::both(facts.look, "chart-budget", |id, sheet| bullet::svg(id, sheet, &alt, &drawn, &tick));
    let row = vec![dollars(spent), dollars(budget), prose::value(words, used, burn.unit)];
    Some(Chart {
        id: "chart-budget".to_owned(),
        title,
        svg,
        svg_narrow,
        alt,
        caption: words.word("cost-budget-caption"),
        table: table(facts, "budget", words.word("cost-budget-table"), &["#spend", "#budget", "#used"], vec![row]),
    })
}
