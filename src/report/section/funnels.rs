//! The review funnel, and the funnel plots of rates by project: who differs by more than chance, instead of a league table.

use super::table;
use crate::measure::spread::{ReviewFunnel, Spread, SpreadPoint};
use crate::measure::stats::funnel::Funnel;
use crate::report::chart::{self, funnel, spread};
use crate::report::facts::Facts;
use crate::report::model::{Chart, Table};
use crate::report::prose;
use crate::words::Arg;

/// Names of projects in one sentence.
const NAMED: usize = 3;

/// What became of the outputs that the policy asks to review.
pub(super) fn passage(facts: &Facts<'_>) -> Option<Chart> {
    let words = facts.words;
    let found = facts.findings.review_funnel.as_ref()?;
    let [eligible, decided, changed] =
        [found.eligible, found.decided, found.changed].map(|count| Arg::Count(count as f64));
    let title = match found.decided {
        0 => words.say("passage-none", &[("eligible", eligible)]),
        _ => words.say("passage", &[("decided", decided), ("eligible", eligible), ("changed", changed)]),
    };
    let stages = stages(found);
    let name = |stage: &str| words.word(&format!("stage-{stage}"));
    let drawn: Vec<funnel::Stage> = stages
        .iter()
        .map(|(stage, count, share)| funnel::Stage {
            name: name(stage),
            count: *count as f64,
            words: words.count(*count as f64),
            share: share
                .map(|share| words.say("passage-share", &[("share", words.share(share).into())]))
                .unwrap_or_default(),
        })
        .collect();
    let alt = prose::sentence(&words.say("passage-alt", &[("title", title.clone().into())]));
    let row = |(stage, count, share): &(&str, i64, Option<f64>)| {
        let share = share.map_or_else(|| prose::ABSENT.to_owned(), |share| words.share(share));
        vec![name(stage), words.word(&format!("stage-{stage}-means")), words.count(*count as f64), share]
    };
    let columns = ["step", "what-is-counted", "#outputs", "#of-step-before"];
    let rows = stages.iter().map(row).collect();
    let table = table(facts, "passage", words.word("passage-table"), &columns, rows);
    let (svg, svg_narrow) = chart::both(facts.look, "chart-passage", |id, sheet| funnel::svg(id, sheet, &alt, &drawn));
    let caption = words.word("passage-caption");
    Some(Chart { id: "chart-passage".to_owned(), title, svg, svg_narrow, alt, caption, table })
}

/// Message, count and share of the step before, step by step.
fn stages(found: &ReviewFunnel) -> Vec<(&'static str, i64, Option<f64>)> {
    let ReviewFunnel { eligible, routed, started, decided, changed } = *found;
    let steps = [
        ("eligible", eligible, None),
        ("routed", routed, Some(eligible)),
        ("started", started, Some(routed)),
        ("decided", decided, Some(started)),
        ("changed", changed, Some(decided)),
    ];
    let share = |count: i64, before: Option<i64>| before.filter(|n| *n > 0).map(|n| count as f64 / n as f64);
    steps.map(|(stage, count, before)| (stage, count, share(count, before))).to_vec()
}

/// The funnel plot of one rate.
pub(super) fn plot(facts: &Facts<'_>, kpi: &str, id: &str) -> Option<Chart> {
    let words = facts.words;
    let found = facts.findings.spreads.iter().find(|one| one.kpi == kpi)?;
    let outside = found.points.iter().filter(|point| point.outside).count();
    let mut args = vec![("rate", facts.title(found.kpi).into()), ("judged", Arg::Count(found.judged as f64))];
    let title = if outside == 0 {
        words.say("spread-none", &args)
    } else {
        args.push(("outside", prose::many(outside)));
        words.say("spread", &args)
    };
    let point = |point: &SpreadPoint| spread::Point {
        name: facts.words.called(found.dimension, &point.member),
        n: point.denominator as f64,
        share: point.share,
        outside: point.outside,
    };
    let drawn: Vec<spread::Point> = found.points.iter().map(point).collect();
    let limits = |n: f64| {
        let interval = funnel_of(found).limits((n.round() as i64).max(1), found.z);
        (interval.low, interval.high)
    };
    let drawing = spread::Words {
        axis: words.word("spread-axis"),
        centre: words.say("spread-centre", &[("share", words.share(found.centre).into())]),
        share: &|share| words.share(share),
        size: &|size| words.count(size),
        limits: &limits,
    };
    let alt = prose::sentence(&words.say("spread-alt", &[("title", title.clone().into())]));
    let draw = |id: &str, sheet| spread::svg(id, sheet, &alt, found.centre, &drawn, &drawing);
    let (svg, svg_narrow) = chart::both(facts.look, id, draw);
    let (caption, table) = (caption(facts, found), points(facts, found, id));
    Some(Chart { id: id.to_owned(), title, svg, svg_narrow, alt, caption, table })
}

fn funnel_of(found: &Spread) -> Funnel {
    Funnel { centre: found.centre, inflation: found.inflation }
}

/// How to read the plot.
fn caption(facts: &Facts<'_>, found: &Spread) -> String {
    let id = if found.inflation > 1.0 { "spread-caption-inflated" } else { "spread-caption" };
    let read = facts.words.say(id, &[("expected", facts.words.tick(found.outside_expected).into())]);
    match found.withheld {
        0 => read,
        some => format!("{read} {}", facts.words.say("spread-withheld", &[("withheld", prose::many(some))])),
    }
}

/// The same numbers.
fn points(facts: &Facts<'_>, found: &Spread, id: &str) -> Table {
    let words = facts.words;
    let row = |point: &SpreadPoint| {
        let limits = [point.limit_low, point.limit_high].map(|limit| Arg::from(words.share(limit)));
        let [low, high] = limits;
        vec![
            words.called(found.dimension, &point.member),
            words.count(point.numerator as f64),
            words.count(point.denominator as f64),
            words.share(point.share),
            words.say("interval", &[("low", low), ("high", high)]),
            words.word(side(point)),
        ]
    };
    let columns = ["project", "#counted", "#out-of", "#share", "#size-limits", "outside"];
    let rows = found.points.iter().map(row).collect();
    table(facts, id.trim_start_matches("chart-"), words.word("spread-table"), &columns, rows)
}

/// The message for where a point lies.
const fn side(point: &SpreadPoint) -> &'static str {
    match (point.outside, point.share > point.limit_high) {
        (false, _) => "no",
        (true, true) => "spread-above",
        (true, false) => "spread-below",
    }
}

/// Every rate whose projects were compared, in one row each.
pub(super) fn rates(facts: &Facts<'_>) -> Option<Table> {
    let words = facts.words;
    if facts.findings.spreads.is_empty() {
        return None;
    }
    let row = |found: &Spread| {
        let outside: Vec<&SpreadPoint> = found.points.iter().filter(|point| point.outside).collect();
        let named = |point: &&SpreadPoint| {
            let member = prose::short(&words.called(found.dimension, &point.member), 30);
            words.say("spread-named", &[("member", member.into()), ("side", words.word(side(point)).into())])
        };
        let mut names: Vec<String> = outside.iter().take(NAMED).map(named).collect();
        if outside.len() > NAMED {
            names.push(words.say("spread-more", &[("more", prose::many(outside.len() - NAMED))]));
        }
        vec![
            facts.title(found.kpi),
            words.share(found.centre),
            words.count(found.judged as f64),
            words.tick(found.outside_expected),
            words.count(outside.len() as f64),
            if names.is_empty() { prose::ABSENT.to_owned() } else { words.row(&names) },
        ]
    };
    let columns = ["rate", "#all-shown", "#projects-judged", "#outside-by-chance", "#outside", "which"];
    let rows = facts.findings.spreads.iter().map(row).collect();
    Some(table(facts, "spreads", words.word("spreads-caption"), &columns, rows))
}
