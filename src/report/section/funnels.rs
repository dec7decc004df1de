//! The review funnel, and the funnel plots of rates by project: who differs by more than chance, instead of a league table.

use super::table;
use crate::measure::spread::{ReviewFunnel, Spread, SpreadPoint};
use crate::measure::stats::funnel::Funnel;
use crate::report::chart::{self, funnel, spread};
use crate::report::facts::Facts;
use crate::report::model::{Chart, Table};
use crate::report::prose;

/// Names of projects in one sentence.
const NAMED: usize = 3;

/// What became of the outputs that the policy asks to review.
pub(super) fn passage(facts: &Facts<'_>) -> Option<Chart> {
    let found = facts.findings.review_funnel.as_ref()?;
    let title = match (found.decided, found.eligible) {
        (0, eligible) => format!("Humans decided on none of {} eligible outputs", prose::count(eligible as f64)),
        (decided, eligible) => format!(
            "Humans decided on {} of {} eligible outputs and changed {}",
            prose::count(decided as f64),
            prose::count(eligible as f64),
            prose::count(found.changed as f64)
        ),
    };
    let stages = stages(found);
    let drawn: Vec<funnel::Stage> = stages
        .iter()
        .map(|(name, _, count, share)| funnel::Stage {
            name: (*name).to_owned(),
            count: *count as f64,
            words: prose::count(*count as f64),
            share: share.map(|share| format!("{} of them", prose::share(share))).unwrap_or_default(),
        })
        .collect();
    let alt = prose::sentence(&format!("Bars of what is left after each step. {title}"));
    let caption = "Each step is a part of the one before. Reviews as they stand at the as-of instant.".to_owned();
    let row = |(name, what, count, share): &(&str, &str, i64, Option<f64>)| {
        let share = share.map_or_else(|| prose::ABSENT.to_owned(), prose::share);
        vec![(*name).to_owned(), (*what).to_owned(), prose::count(*count as f64), share]
    };
    let titles = ["Step", "What is counted", "#Outputs", "#Of the step before"];
    let table = table("passage", "From eligible outputs to changed ones", &titles, stages.iter().map(row).collect());
    let (svg, svg_narrow) = chart::both(facts.look, "chart-passage", |id, sheet| funnel::svg(id, sheet, &alt, &drawn));
    Some(Chart { id: "chart-passage".to_owned(), title, svg, svg_narrow, alt, caption, table })
}

/// Name, meaning, count and share of the step before, step by step.
fn stages(found: &ReviewFunnel) -> Vec<(&'static str, &'static str, i64, Option<f64>)> {
    let ReviewFunnel { eligible, routed, started, decided, changed } = *found;
    let steps = [
        ("eligible", "the policy asks for their review", eligible, None),
        ("routed", "put before a human", routed, Some(eligible)),
        ("started", "review begun", started, Some(routed)),
        ("decided", "review complete, decision known", decided, Some(started)),
        ("changed", "changed or rejected by the human", changed, Some(decided)),
    ];
    let share = |count: i64, before: Option<i64>| before.filter(|n| *n > 0).map(|n| count as f64 / n as f64);
    steps.map(|(name, what, count, before)| (name, what, count, share(count, before))).to_vec()
}

/// The funnel plot of one rate.
pub(super) fn plot(facts: &Facts<'_>, kpi: &str, id: &str) -> Option<Chart> {
    let found = facts.findings.spreads.iter().find(|one| one.kpi == kpi)?;
    let rate = facts.title(found.kpi);
    let outside: Vec<&SpreadPoint> = found.points.iter().filter(|point| point.outside).collect();
    let judged = prose::counted(found.judged as f64, found.dimension);
    let title = match outside.len() {
        0 => format!("{rate}: none of {judged} is unlike the others"),
        many => format!("{rate}: {} of {judged} unlike the others", prose::count(many as f64)),
    };
    let point = |point: &SpreadPoint| spread::Point {
        name: point.member.clone(),
        n: point.denominator as f64,
        share: point.share,
        outside: point.outside,
    };
    let drawn: Vec<spread::Point> = found.points.iter().map(point).collect();
    let limits = |n: f64| {
        let interval = funnel_of(found).limits((n.round() as i64).max(1), found.z);
        (interval.low, interval.high)
    };
    let words = spread::Words {
        axis: "number of outputs, on a log scale".to_owned(),
        centre: format!("together {}; curves: 99.8% limits", prose::share(found.centre)),
        share: &prose::share,
        size: &prose::count,
        limits: &limits,
    };
    let alt = prose::sentence(&format!("Shares by {} against limits for their size. {title}", found.dimension));
    let draw = |id: &str, sheet| spread::svg(id, sheet, &alt, found.centre, &drawn, &words);
    let (svg, svg_narrow) = chart::both(facts.look, id, draw);
    Some(Chart { id: id.to_owned(), title, svg, svg_narrow, alt, caption: caption(found), table: points(found, id) })
}

fn funnel_of(found: &Spread) -> Funnel {
    Funnel { centre: found.centre, inflation: found.inflation }
}

/// How to read the plot.
fn caption(found: &Spread) -> String {
    let what = if found.inflation > 1.0 { "chance and the usual differences" } else { "chance alone" };
    let left = match found.withheld {
        0 => String::new(),
        some => format!(" {} left out: too few people.", prose::counted(some as f64, found.dimension)),
    };
    format!(
        "Limits allow for {what}: {} expected outside. A diamond is outside. Projects differ in risk tier: ask why before judging.{left}",
        prose::tick(found.outside_expected)
    )
}

/// The same numbers.
fn points(found: &Spread, id: &str) -> Table {
    let row = |point: &SpreadPoint| {
        vec![
            point.member.clone(),
            prose::count(point.numerator as f64),
            prose::count(point.denominator as f64),
            prose::share(point.share),
            format!("{} to {}", prose::share(point.limit_low), prose::share(point.limit_high)),
            side(point).to_owned(),
        ]
    };
    let titles = ["Project", "#Counted", "#Out of", "#Share", "#Limits for its size", "Outside"];
    let id = id.trim_start_matches("chart-");
    table(id, "Shares by project and their limits", &titles, found.points.iter().map(row).collect())
}

fn side(point: &SpreadPoint) -> &'static str {
    match (point.outside, point.share > point.limit_high) {
        (false, _) => "no",
        (true, true) => "above",
        (true, false) => "below",
    }
}

/// Every rate whose projects were compared, in one row each.
pub(super) fn rates(facts: &Facts<'_>) -> Option<Table> {
    if facts.findings.spreads.is_empty() {
        return None;
    }
    let row = |found: &Spread| {
        let outside: Vec<&SpreadPoint> = found.points.iter().filter(|point| point.outside).collect();
        let named =
            outside.iter().take(NAMED).map(|point| format!("{} ({})", prose::short(&point.member, 30), side(point)));
        let mut names: Vec<String> = named.collect();
        if outside.len() > NAMED {
            names.push(format!("{} more", outside.len() - NAMED));
        }
        vec![
            facts.title(found.kpi).to_owned(),
            prose::share(found.centre),
            prose::count(found.judged as f64),
            prose::tick(found.outside_expected),
            prose::count(outside.len() as f64),
            if names.is_empty() { prose::ABSENT.to_owned() } else { names.join(", ") },
        ]
    };
    let titles = ["Rate", "#All shown", "#Projects judged", "#Outside by chance", "#Outside", "Which"];
    let caption = "Projects beyond the 99.8% limits for their size";
    Some(table("spreads", caption, &titles, facts.findings.spreads.iter().map(row).collect()))
}
