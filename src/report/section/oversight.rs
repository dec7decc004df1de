//! Oversight: what was routed to a human, what was reviewed, against the share that the policy asks for per risk tier.

use super::{funnels, table, trend};
use crate::measure::measurement::Measurement;
use crate::policy::Verdict;
use crate::report::chart::{self, dots};
use crate::report::facts::{self, Facts};
use crate::report::model::{Chart, Section, Table};
use crate::report::{change, prose, statement};
use crate::words::{Arg, Words};

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
        (Some((_, share)), None) => {
            facts.words.say("oversight-reviewed", &[("share", facts.words.share(share).into())])
        }
        (None, None) => facts.words.word("oversight-unknown"),
    });
    let measured = kpis.iter().any(|kpi| facts.measured(kpi).is_some());
    Section { id: "oversight", theme: facts.words.word("theme-oversight"), title, sentences, charts, tables, measured }
}

/// What went out without a review in the first tier that misses its target.
fn unreviewed(facts: &Facts<'_>) -> Option<String> {
    let missed = facts.members(facts::COVERAGE).into_iter().find(|(_, one)| one.verdict == Verdict::NotMet);
    let (tier, one) = missed?;
    let (reviewed, eligible) = (one.numerator?, one.denominator?);
    let args = [
        ("unreviewed", Arg::Count(eligible - reviewed)),
        ("eligible", Arg::Count(eligible)),
        ("tier", prose::name(&facts.member(one, tier)).into()),
    ];
    Some(facts.words.say("oversight-unreviewed", &args))
}

fn by_tier(facts: &Facts<'_>) -> Option<Chart> {
    let words = facts.words;
    let tiers = facts.members(facts::COVERAGE);
    if tiers.iter().all(|(_, one)| one.value.is_none()) {
        return None;
    }
    let with = |verdict| -> Vec<String> {
        let with = tiers.iter().filter(|(_, one)| one.verdict == verdict);
        with.map(|(name, one)| prose::name(&facts.member(one, name))).collect()
    };
    let (missed, unclear) = (with(Verdict::NotMet), with(Verdict::CannotTell));
    let title = match (missed.as_slice(), unclear.as_slice()) {
        ([], []) => words.word("tiers-title"),
        ([], some) => words.say("tiers-unclear", &[("tiers", words.list(some).into())]),
        (some, _) => words.say("tiers-missed", &[("tiers", words.list(some).into())]),
    };
    let dot = |(name, one): &(&str, &Measurement)| dots::Dot {
        name: facts.member(one, name),
        share: one.value,
        words: one.value.map_or_else(|| words.word("not-measurable"), |share| words.share(share)),
        count: counted(words, one).unwrap_or_default(),
        interval: one.ci_low.zip(one.ci_high),
        target: one.target,
        missed: one.verdict == Verdict::NotMet,
    };
    let dots: Vec<dots::Dot> = tiers.iter().map(dot).collect();
    let alt = tiers.iter().map(|(_, one)| statement::found(facts, one)).collect::<Vec<_>>().join(" ");
    let caption = words.word("tiers-caption");
    let drawing = dots::Words { target: words.word("tiers-target"), tick: &|share| words.share(share) };
    let (svg, svg_narrow) =
        chart::both(facts.look, "chart-tiers", |id, sheet| dots::svg(id, sheet, &alt, &dots, &drawing));
    Some(Chart { id: "chart-tiers".to_owned(), title, svg, svg_narrow, alt, caption, table: numbers(facts, &tiers) })
}

/// What a share was counted from.
fn counted(words: &Words, one: &Measurement) -> Option<String> {
    Some(words.say("count-of", &[("part", Arg::Count(one.numerator?)), ("all", Arg::Count(one.denominator?))]))
}

fn numbers(facts: &Facts<'_>, tiers: &[(&str, &Measurement)]) -> Table {
    let words = facts.words;
    let absent = || prose::ABSENT.to_owned();
    let whole = |value: Option<f64>| value.map_or_else(absent, |value| words.count(value));
    let better = facts.better(facts::COVERAGE);
    let row = |(name, one): &(&str, &Measurement)| {
        vec![
            facts.member(one, name),
            whole(one.numerator),
            whole(one.denominator),
            prose::cell(words, one),
            prose::interval(words, one.ci_low, one.ci_high, one.unit).unwrap_or_else(absent),
            one.target.map_or_else(absent, |target| prose::target(words, target, one.unit, better)),
            statement::mark(words, one.verdict).word,
        ]
    };
    let columns = ["tier", "#reviewed", "#eligible", "#coverage", "#interval-95", "#target", "verdict"];
    table(facts, "tiers", words.word("tiers-table"), &columns, tiers.iter().map(row).collect())
}
