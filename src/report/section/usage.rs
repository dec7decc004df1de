//! Usage: how much, by whom, how concentrated, and on which days nothing was recorded.

use super::table;
use crate::measure::measurement::Measurement;
use crate::report::chart::{self, days, ranked::Bar};
use crate::report::facts::{self, Facts};
use crate::report::model::{Chart, Section};
use crate::report::{change, prose, statement};
use crate::words::Arg;
use chrono::{Datelike, NaiveDate, Weekday};
use std::collections::BTreeMap;

/// Bars before the rest is drawn as one.
const BARS: usize = 6;

pub(super) fn section(facts: &Facts<'_>) -> Section {
    let mut sentences: Vec<String> = vec![statement::total(facts, facts::CALLS)];
    sentences.push(statement::total(facts, facts::UNATTRIBUTED));
    if let Some((_, projects)) = facts.measured(facts::EFFECTIVE_PROJECTS) {
        sentences.push(facts.words.say("usage-spread", &[("projects", Arg::Number(projects, 1))]));
    }
    sentences.extend(change::sentence(facts, facts::UNATTRIBUTED));
    let title = match (facts.measured(facts::CALLS), facts.measured(facts::UNATTRIBUTED)) {
        (Some((_, calls)), Some((_, share))) => {
            let args = [
                ("calls", Arg::Count(calls)),
                ("period", prose::period(facts.words, facts.findings.period).into()),
                ("share", facts.words.share(share).into()),
            ];
            facts.words.say("usage-title", &args)
        }
        (Some((_, calls)), None) => facts.words.say("usage-accepted", &[("calls", Arg::Count(calls))]),
        (None, _) => facts.words.word("usage-unknown"),
    };
    let charts = [per_day(facts), by_project(facts)].into_iter().flatten().collect();
    let measured = facts.measured(facts::CALLS).is_some();
    Section {
        id: "usage",
        theme: facts.words.word("theme-usage"),
        title,
        sentences,
        charts,
        tables: Vec::new(),
        measured,
    }
}

fn per_day(facts: &Facts<'_>) -> Option<Chart> {
    let words = facts.words;
    let days = calendar(facts);
    let known: Vec<f64> = days.iter().filter_map(|(_, calls)| *calls).map(|calls| calls.0).collect();
    if known.is_empty() {
        return None;
    }
    let missing = prose::many(days.len() - known.len());
    let title = match days.len() - known.len() {
        0 => words.word("days-complete"),
        _ => words.say("days-missing", &[("missing", missing.clone())]),
    };
    let most = Arg::Count(known.iter().copied().fold(0.0, f64::max));
    let alt = words.say("days-alt", &[("days", prose::many(days.len())), ("most", most), ("missing", missing)]);
    let calls = |value: Option<f64>| value.map_or_else(|| words.word("days-gap"), |value| words.count(value));
    let row = |(day, found): &(NaiveDate, Option<(f64, f64)>)| {
        vec![words.day(*day), calls(found.map(|found| found.0)), calls(found.map(|found| found.1))]
    };
    let rows = days.iter().map(row).collect();
    let caption = words.say("days-caption", &[("zone", facts.findings.timezone.clone().into())]);
    let drawn = drawn(facts, &days);
    let failed: f64 = days.iter().filter_map(|(_, calls)| *calls).map(|(_, failed)| failed).sum();
    let drawing = days::Words {
        axis: words.word("days-axis"),
        failed: words.say("days-failed", &[("failed", Arg::Count(failed))]),
        gap: words.word("days-gap"),
        tick: &|value| words.tick(value),
    };
    let (svg, svg_narrow) =
        chart::both(facts.look, "chart-days", |id, sheet| days::svg(id, sheet, &alt, &drawn, &drawing));
    let table = table(facts, "days", words.word("days-table"), &["day", "#accepted", "#failed"], rows);
    Some(Chart { id: "chart-days".to_owned(), title, svg, svg_narrow, alt, caption, table })
}

/// Every day of the period that has begun by the as-of instant, with its accepted and failed calls.
fn calendar(facts: &Facts<'_>) -> Vec<(NaiveDate, Option<(f64, f64)>)> {
    let findings = facts.findings;
    let counts: BTreeMap<_, _> =
        findings.days.iter().map(|count| (count.day, (count.calls as f64, count.failed as f64))).collect();
    let today = prose::local_day(findings.as_of_us, &findings.timezone);
    let all = findings.period.start.iter_days().take_while(|&day| day < findings.period.end && day <= today);
    all.map(|day| (day, counts.get(&day).copied())).collect()
}

fn drawn(facts: &Facts<'_>, days: &[(NaiveDate, Option<(f64, f64)>)]) -> Vec<days::Day> {
    let today = prose::local_day(facts.findings.as_of_us, &facts.findings.timezone);
    let day = |(day, calls): &(NaiveDate, Option<(f64, f64)>)| days::Day {
        label: facts.words.day_short(*day),
        rest: matches!(day.weekday(), Weekday::Sat | Weekday::Sun),
        calls: *calls,
        unfinished: *day == today,
    };
    days.iter().map(day).collect()
}

fn by_project(facts: &Facts<'_>) -> Option<Chart> {
    let mut projects: Vec<(&str, &Measurement, f64)> =
        facts.members(facts::CALLS).into_iter().filter_map(|(name, one)| Some((name, one, one.value?))).collect();
    projects.sort_by(|a, b| b.2.total_cmp(&a.2).then_with(|| a.0.cmp(b.0)));
    let total: f64 = projects.iter().map(|project| project.2).sum();
    let (named, loose): (Vec<_>, Vec<_>) =
        projects.iter().partition::<Vec<_>, _>(|project| project.0 != facts::UNATTRIBUTED_MEMBER);
    let bars = bars(facts, &named, &loose);
    if bars.is_empty() || total <= 0.0 {
        return None;
    }
    let words = facts.words;
    let share = |value: f64| words.share(value / total);
    let title = match named.first() {
        Some(first) => {
            let args = [("project", prose::name(first.0).into()), ("share", share(first.2).into())];
            words.say("projects-title", &args)
        }
        None => words.word("projects-none"),
    };
    let projects_known = prose::many(named.len());
    let args = [("projects", projects_known.clone()), ("title", title.clone().into())];
    let alt = prose::sentence(&words.say("projects-alt", &args));
    let row = |(name, one, calls): &(&str, &Measurement, f64)| {
        vec![facts.member(one, name), words.count(*calls), share(*calls)]
    };
    let rows = projects.iter().map(row).collect();
    let caption = words.say("projects-caption", &[("projects", projects_known)]);
    let (svg, svg_narrow) =
        chart::both(facts.look, "chart-projects", |id, sheet| chart::ranked::svg(id, sheet, &alt, &bars));
    let table = table(facts, "projects", words.word("projects-table"), &["project", "#calls", "#share"], rows);
    Some(Chart { id: "chart-projects".to_owned(), title, svg, svg_narrow, alt, caption, table })
}

/// A project, its measurement and its calls.
type Project<'a> = (&'a str, &'a Measurement, f64);

fn bars(facts: &Facts<'_>, named: &[&Project<'_>], loose: &[&Project<'_>]) -> Vec<Bar> {
    let bar = |name: String, value: f64, grey| Bar { name, value, words: facts.words.count(value), grey };
    let shown = if named.len() == BARS + 1 { BARS + 1 } else { BARS };
    let mut bars: Vec<Bar> =
        named.iter().take(shown).map(|project| bar(project.0.to_owned(), project.2, false)).collect();
    let rest = named.get(shown..).unwrap_or_default();
    if !rest.is_empty() {
        let others = facts.words.say("projects-others", &[("others", prose::many(rest.len()))]);
        bars.push(bar(others, rest.iter().map(|project| project.2).sum(), true));
    }
    bars.extend(loose.iter().map(|(name, one, calls)| bar(facts.member(one, name), *calls, true)));
    bars
}
