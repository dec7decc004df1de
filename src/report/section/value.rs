//! Value: time saved per task class, as a range, with the grade of the evidence behind it.

use super::table;
use crate::measure::findings::{Swing, TaskSaving};
use crate::report::chart::{self, ranges, tornado};
use crate::report::facts::{self, Facts};
use crate::report::model::{Chart, Section};
use crate::report::{prose, statement};

/// Task classes drawn; all are in the table.
const DRAWN: usize = 12;

/// Assumptions drawn; all are in the table.
const SWINGS: usize = 5;

pub(super) fn section(facts: &Facts<'_>) -> Section {
    let mut sentences: Vec<String> =
        [facts::TIME_SAVED, facts::NET_TIME_SAVED].iter().map(|kpi| statement::total(facts, kpi)).collect();
    if !facts.findings.tasks.is_empty() {
        sentences.push("Time saved is modelled from declared minutes per task and the share of results that were used; it was not clocked.".to_owned());
        sentences.push("Evidence grades: E0 vendor multiplier, E1 self-report, E2 telemetry with a local time study, E3 matched comparison of before and after, E4 randomised.".to_owned());
    }
    sentences.extend(facts.findings.tasks.iter().filter_map(borrowed));
    let weak = facts.findings.tasks.iter().filter(|task| matches!(task.evidence.as_str(), "E0" | "E1")).count();
    if weak > 0 {
        let all = facts.findings.tasks.len();
        sentences.push(format!("{weak} of {all} task classes rest on evidence below E2: read them as a capacity scenario, not as time saved."));
    }
    let withheld = facts.members(facts::TIME_SAVED).iter().filter(|(_, one)| one.withheld).count();
    if withheld > 0 {
        let left = prose::counted(withheld as f64, "task class").replace("classs", "classes");
        sentences.push(format!("{left} left out: too few people, or it would give such a class away."));
    }
    let title = match facts.measured(facts::TIME_SAVED) {
        Some((one, hours)) => {
            let range = prose::interval(one.ci_low, one.ci_high, one.unit);
            let range = range.map(|range| format!(", between {range} at 80%")).unwrap_or_default();
            format!("An estimated {} saved{}", prose::hours(hours), range.replace(" to ", " and "))
        }
        None => "Time saved could not be estimated".to_owned(),
    };
    let charts = [by_task(facts), swings(facts)].into_iter().flatten().collect();
    let measured = facts.measured(facts::TIME_SAVED).is_some();
    Section { id: "value", theme: "Value".to_owned(), title, sentences, charts, tables: Vec::new(), measured }
}

/// That a published multiplier stands in for assumptions about a class, and which.
fn borrowed(task: &TaskSaving) -> Option<String> {
    let preset = task.preset.as_ref()?;
    let name = prose::name(&task.title);
    Some(prose::sentence(&format!("{name} is not timed but borrowed from {}", preset.told())))
}

fn by_task(facts: &Facts<'_>) -> Option<Chart> {
    let tasks = &facts.findings.tasks;
    let first = tasks.first()?;
    let title = format!("{} saves most: {}", prose::name(&first.title), prose::hours(first.p50_hours));
    let range = |task: &TaskSaving| ranges::Range {
        name: format!("{} ({})", task.title, task.evidence),
        p10: task.p10_hours,
        p50: task.p50_hours,
        p90: task.p90_hours,
        words: prose::hours(task.p50_hours),
    };
    let words = ranges::Words { ends: ["10th percentile", "median", "90th"].map(str::to_owned), tick: &prose::tick };
    let ranges: Vec<ranges::Range> = tasks.iter().take(DRAWN).map(range).collect();
    let alt = prose::sentence(&format!(
        "Ranges of hours saved for {}. {title}",
        prose::counted(tasks.len() as f64, "task class").replace("classs", "classes")
    ));
    let row = |task: &TaskSaving| {
        vec![
            task.title.clone(),
            task.class.clone(),
            task.evidence.clone(),
            prose::count(task.uses as f64),
            prose::hours(task.p10_hours),
            prose::hours(task.p50_hours),
            prose::hours(task.p90_hours),
        ]
    };
    let titles = ["Task", "Class", "Evidence", "#Uses", "#10th percentile", "#Median", "#90th percentile"];
    let table = table("tasks", "Time saved per task class", &titles, tasks.iter().map(row).collect());
    let caption = "Monte Carlo with a fixed seed over the distributions declared in the configuration. In brackets: grade of the evidence.".to_owned();
    let (svg, svg_narrow) =
        chart::both(facts.look, "chart-tasks", |id, sheet| ranges::svg(id, sheet, &alt, &ranges, &words));
    Some(Chart { id: "chart-tasks".to_owned(), title, svg, svg_narrow, alt, caption, table })
}

/// What moves the hours most.
fn swings(facts: &Facts<'_>) -> Option<Chart> {
    let found = &facts.findings.tornado;
    let first = found.swings.first()?;
    let name = |swing: &Swing| format!("{}: {}", swing.title, swing.assumption.replace('_', " "));
    let (low, high) = (first.p10_hours.min(first.p90_hours), first.p10_hours.max(first.p90_hours));
    let title =
        format!("{} moves the result most: {} to {}", prose::name(&name(first)), prose::count(low), prose::hours(high));
    let swing = |swing: &Swing| tornado::Swing { name: name(swing), low: swing.p10_hours, high: swing.p90_hours };
    let drawn: Vec<tornado::Swing> = found.swings.iter().take(SWINGS).map(swing).collect();
    let words = tornado::Words {
        centre: format!("{} with every assumption at its median", prose::hours(found.hours)),
        low: "at its 10th percentile".to_owned(),
        high: "at its 90th".to_owned(),
        tick: &prose::count,
    };
    let alt = prose::sentence(&format!("Bars of the hours saved by each assumption. {title}"));
    let draw = |id: &str, sheet| tornado::svg(id, sheet, &alt, found.hours, &drawn, &words);
    let (svg, svg_narrow) = chart::both(facts.look, "chart-assumptions", draw);
    let row = |swing: &Swing| {
        let (low, high) = (prose::hours(swing.p10_hours), prose::hours(swing.p90_hours));
        vec![swing.title.clone(), swing.assumption.replace('_', " "), low, high]
    };
    let titles = ["Task", "Assumption", "#At its 10th percentile", "#At its 90th percentile"];
    let table = table("assumptions", "Hours saved by assumption", &titles, found.swings.iter().map(row).collect());
    let caption = "One assumption at a time, all others at their medians.".to_owned();
    Some(Chart { id: "chart-assumptions".to_owned(), title, svg, svg_narrow, alt, caption, table })
}
