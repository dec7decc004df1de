//! Oversight: what was routed to a human, what was reviewed, against the share that the policy asks for per risk tier.

use super::{funnels, table, trend};
use crate::policy::Verdict;
use crate::report::chart::{self, dots};
use crate::report::facts::{self, Facts};
use crate::report::model::{Chart, Section};
use crate::report::{change, prose, statement};
use crate::words::Arg;

pub(super) fn section(facts: &Facts<'_>) -> Section {
    let kpis = [facts::ROUTING, facts::COMPLETION, facts::COVERAGE, facts::OVERTURN];
    let mut sentences: Vec<String> = kpis.iter().map(|kpi| statement::total(facts, kpi)).collect();
    sentences.extend([facts::COVERAGE, facts::OVERTURN].into_iter().filter_map(|kpi| change::sentence(facts, kpi)));
    let charts = [
        by_tier(facts),
        funnels::passage(facts),
        funnels::plot(facts, facts::ROUTING, "chart-routing-projects"),
        trend::chart(facts, facts::ROUTING, "chart-routing"),
    ];
    let charts: Vec<Chart> = charts.into_iter().flatten().collect();
    let tables = funnels::rates(facts).into_iter().collect();
    let title = unreviewed(facts).unwrap_or_else(|| match (facts.measured(facts::COVERAGE), charts.first()) {
        (_, Some(chart)) => chart.title.clone(),
        (Some((_, share)), None) => format!("Humans reviewed {} of eligible outputs", prose::share(share)),
        (None, None) => "Human review could not be measured".to_owned(),
    });
    let measured = kpis.iter().any(|kpi| facts.measured(kpi).is_some());
    Section { id: "oversight", theme: "Oversight".to_owned(), title, sentences, charts, tables, measured }
}

/// What went out without a review in the first tier that misses its target.
fn unreviewed(facts: &Facts<'_>) -> Option<String> {
    let missed = facts.members(facts::COVERAGE).into_iter().find(|(_, one)| one.verdict == Verdict::NotMet);
    let (tier, one) = missed?;
    let (reviewed, eligible) = (one.numerator?, one.denominator?);
    let args = [
        ("unreviewed", Arg::Count(eligible - reviewed)),
        ("eligible", Arg::Count(eligible)),
        ("tier", prose::name(tier).into()),
    ];
    Some(facts.words.say("oversight-unreviewed", &args))
}

fn by_tier(facts: &Facts<'_>) -> Option<Chart> {
    let tiers = facts.members(facts::COVERAGE);
    if tiers.iter().all(|(_, one)| one.value.is_none()) {
        return None;
    }
    let with = |verdict| -> Vec<String> {
        tiers.iter().filter(|(_, one)| one.verdict == verdict).map(|(name, _)| prose::name(name)).collect()
    };
    let (missed, unclear) = (with(Verdict::NotMet), with(Verdict::CannotTell));
    let title = match (missed.as_slice(), unclear.as_slice()) {
        ([], []) => "Review coverage by risk tier".to_owned(),
        ([], some) => format!("Whether review coverage is enough cannot be told for tier {}", prose::list(some)),
        (some, _) => format!("Review coverage is below target in tier {}", prose::list(some)),
    };
    let dot = |(name, one): &(&str, &crate::measure::measurement::Measurement)| dots::Dot {
        name: (*name).to_owned(),
        share: one.value,
        words: one.value.map_or_else(|| "not measurable".to_owned(), prose::share),
        count: counted(one).unwrap_or_default(),
        interval: one.ci_low.zip(one.ci_high),
        target: one.target,
        missed: one.verdict == Verdict::NotMet,
    };
    let dots: Vec<dots::Dot> = tiers.iter().map(dot).collect();
    let alt = tiers.iter().map(|(_, one)| statement::found(facts, one)).collect::<Vec<_>>().join(" ");
    let caption = "Completed reviews over eligible outputs, with Wilson 95% intervals. The upright stroke is the target of the policy.".to_owned();
    let words = dots::Words { target: "target".to_owned(), tick: &prose::share };
    let (svg, svg_narrow) =
        chart::both(facts.look, "chart-tiers", |id, sheet| dots::svg(id, sheet, &alt, &dots, &words));
    Some(Chart { id: "chart-tiers".to_owned(), title, svg, svg_narrow, alt, caption, table: numbers(facts, &tiers) })
}

/// What a share was counted from.
fn counted(one: &crate::measure::measurement::Measurement) -> Option<String> {
    Some(format!("{} of {}", prose::count(one.numerator?), prose::count(one.denominator?)))
}

fn numbers(
    facts: &Facts<'_>,
    tiers: &[(&str, &crate::measure::measurement::Measurement)],
) -> crate::report::model::Table {
    let absent = || prose::ABSENT.to_owned();
    let whole = |value: Option<f64>| value.map_or_else(absent, prose::count);
    let better = facts.better(facts::COVERAGE);
    let row = |(name, one): &(&str, &crate::measure::measurement::Measurement)| {
        vec![
            (*name).to_owned(),
            whole(one.numerator),
            whole(one.denominator),
            prose::cell(one),
            prose::interval(one.ci_low, one.ci_high, one.unit).unwrap_or_else(absent),
            one.target.map_or_else(absent, |target| prose::target(target, one.unit, better)),
            statement::mark(one.verdict).word,
        ]
    };
    let titles = ["Tier", "#Reviewed", "#Eligible", "#Coverage", "#95% interval", "#Target", "Verdict"];
    table("tiers", "Review coverage per risk tier", &titles, tiers.iter().map(row).collect())
}
