//! Usage: how much, by whom, how concentrated, and on which days nothing was recorded.

use super::table;
use crate::measure::measurement::Measurement;
use crate::measure::unit::Unit;
use crate::report::chart::{self, days, ranked::Bar};
use crate::report::facts::{self, Facts};
use crate::report::model::{Chart, Section};
use crate::report::{change, prose, statement};
use chrono::{Datelike, NaiveDate, Weekday};
use std::collections::BTreeMap;

/// Bars before the rest is drawn as one.
const BARS: usize = 6;

pub(super) fn section(facts: &Facts<'_>) -> Section {
    let mut sentences: Vec<String> = vec![statement::total(facts, facts::CALLS)];
    sentences.push(statement::total(facts, facts::UNATTRIBUTED));
    if let Some((_, projects)) = facts.measured(facts::EFFECTIVE_PROJECTS) {
        let equal = prose::value(projects, Unit::Projects);
        sentences.push(format!("Calls are spread as if over {equal} of equal size."));
    }
    sentences.extend(change::sentence(facts, facts::UNATTRIBUTED));
    let title = match (facts.measured(facts::CALLS), facts.measured(facts::UNATTRIBUTED)) {
        (Some((_, calls)), Some((_, share))) => {
            let month = prose::period(facts.findings.period);
            format!("{} in {month}; {} belong to no project", prose::value(calls, Unit::Calls), prose::share(share))
        }
        (Some((_, calls)), None) => format!("{} accepted", prose::value(calls, Unit::Calls)),
        (None, _) => "Usage could not be measured".to_owned(),
    };
    let charts = [per_day(facts), by_project(facts)].into_iter().flatten().collect();
    let measured = facts.measured(facts::CALLS).is_some();
    Section { id: "usage", theme: "Usage".to_owned(), title, sentences, charts, tables: Vec::new(), measured }
}

fn per_day(facts: &Facts<'_>) -> Option<Chart> {
    let days = calendar(facts);
    let known: Vec<f64> = days.iter().filter_map(|(_, calls)| *calls).map(|calls| calls.0).collect();
    if known.is_empty() {
        return None;
    }
    let missing = days.len() - known.len();
    let title = match missing {
        0 => "Calls were recorded on every day".to_owned(),
        some => format!("{} without any data", prose::counted(some as f64, "day")),
    };
    let most = known.iter().copied().fold(0.0, f64::max);
    let alt = format!(
        "Bars of accepted calls per day over {}: at most {} a day; {} without data.",
        prose::counted(days.len() as f64, "day"),
        prose::count(most),
        prose::counted(missing as f64, "day")
    );
    let words = |value: Option<f64>| value.map_or_else(|| "no data".to_owned(), prose::count);
    let row = |(day, calls): &(NaiveDate, Option<(f64, f64)>)| {
        vec![prose::day(*day), words(calls.map(|calls| calls.0)), words(calls.map(|calls| calls.1))]
    };
    let rows = days.iter().map(row).collect();
    let caption =
        format!("Local days in {}. Hatched: no row of any kind arrived for the day.", facts.findings.timezone);
    let drawn = drawn(facts, &days);
    let failed: f64 = days.iter().filter_map(|(_, calls)| *calls).map(|(_, failed)| failed).sum();
    let words = days::Words {
        axis: "Accepted calls per day".to_owned(),
        failed: format!("{} failed in all", prose::count(failed)),
        gap: "no data".to_owned(),
        tick: &prose::tick,
    };
    let (svg, svg_narrow) =
        chart::both(facts.look, "chart-days", |id, sheet| days::svg(id, sheet, &alt, &drawn, &words));
    let table = table("days", "Calls per day", &["Day", "#Accepted", "#Failed"], rows);
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
        label: format!("{} {}", day.day(), day.format("%b")),
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
    let bars = bars(&named, &loose);
    if bars.is_empty() || total <= 0.0 {
        return None;
    }
    let share = |value: f64| prose::share(value / total);
    let title = match named.first() {
        Some(first) => format!("{} makes {} of the calls", prose::name(first.0), share(first.2)),
        None => "No call belongs to a project".to_owned(),
    };
    let projects_known = prose::counted(named.len() as f64, "project");
    let alt = prose::sentence(&format!("Bars of calls per project, {projects_known}. {title}"));
    let row =
        |project: &(&str, &Measurement, f64)| vec![project.0.to_owned(), prose::count(project.2), share(project.2)];
    let rows = projects.iter().map(row).collect();
    let caption = format!(
        "{projects_known} by the attribution map. Grey: the remaining projects together, and calls of no project."
    );
    let (svg, svg_narrow) =
        chart::both(facts.look, "chart-projects", |id, sheet| chart::ranked::svg(id, sheet, &alt, &bars));
    let table = table("projects", "Calls per project", &["Project", "#Calls", "#Share"], rows);
    Some(Chart { id: "chart-projects".to_owned(), title, svg, svg_narrow, alt, caption, table })
}

fn bars(named: &[&(&str, &Measurement, f64)], loose: &[&(&str, &Measurement, f64)]) -> Vec<Bar> {
    let bar = |name: &str, value: f64, grey| Bar { name: name.to_owned(), value, words: prose::count(value), grey };
    let shown = if named.len() == BARS + 1 { BARS + 1 } else { BARS };
    let mut bars: Vec<Bar> = named.iter().take(shown).map(|project| bar(project.0, project.2, false)).collect();
    let rest = named.get(shown..).unwrap_or_default();
    if !rest.is_empty() {
        bars.push(bar(&format!("{} others", rest.len()), rest.iter().map(|project| project.2).sum(), true));
    }
    bars.extend(loose.iter().map(|project| bar(project.0, project.2, true)));
    bars
}
