//! Value: time saved per task class, as a range, with the grade of the evidence behind it.

use super::table;
use crate::measure::findings::{Swing, TaskSaving};
use crate::report::chart::{self, ranges, tornado};
use crate::report::facts::{self, Facts};
use crate::report::model::{Chart, Section};
use crate::report::{prose, statement};
use crate::words::Arg;

/// Task classes drawn; all are in the table.
const DRAWN: usize = 12;

/// Assumptions drawn; all are in the table.
const SWINGS: usize = 5;

pub(super) fn section(facts: &Facts<'_>) -> Section {
    let words = facts.words;
    let mut sentences: Vec<String> =
        [facts::TIME_SAVED, facts::NET_TIME_SAVED].iter().map(|kpi| statement::total(facts, kpi)).collect();
    if !facts.findings.tasks.is_empty() {
        sentences.extend(["value-modelled", "value-grades"].map(|id| words.word(id)));
    }
    sentences.extend(facts.findings.tasks.iter().filter_map(|task| borrowed(facts, task)));
    let weak = facts.findings.tasks.iter().filter(|task| matches!(task.evidence.as_str(), "E0" | "E1")).count();
    if weak > 0 {
        let args = [("weak", prose::many(weak)), ("classes", prose::many(facts.findings.tasks.len()))];
        sentences.push(words.say("value-weak", &args));
    }
    let withheld = facts.members(facts::TIME_SAVED).iter().filter(|(_, one)| one.withheld).count();
    if withheld > 0 {
        sentences.push(words.say("value-withheld", &[("classes", prose::many(withheld))]));
    }
    let title = match facts.measured(facts::TIME_SAVED) {
        Some((one, hours)) => {
            let hours = ("hours", words.hours(hours).into());
            match one.ci_low.zip(one.ci_high) {
                Some((low, high)) => {
                    let range = words.between(low, high, one.unit.as_str());
                    words.say("value-title-range", &[hours, ("range", range.into())])
                }
                None => words.say("value-title", &[hours]),
            }
        }
        None => words.word("value-unknown"),
    };
    let charts = [by_task(facts), swings(facts)].into_iter().flatten().collect();
    let measured = facts.measured(facts::TIME_SAVED).is_some();
    Section { id: "value", theme: words.word("theme-value"), title, sentences, charts, tables: Vec::new(), measured }
}

/// That a published multiplier stands in for assumptions about a class, and which.
fn borrowed(facts: &Facts<'_>, task: &TaskSaving) -> Option<String> {
    let preset = task.preset.as_ref()?;
    let args = [("task", prose::name(&task.title).into()), ("preset", facts.words.remark(&[preset.told()]).into())];
    Some(prose::sentence(&facts.words.say("value-borrowed", &args)))
}

fn by_task(facts: &Facts<'_>) -> Option<Chart> {
    let (words, tasks) = (facts.words, &facts.findings.tasks);
    let first = tasks.first()?;
    let args = [("task", prose::name(&first.title).into()), ("hours", words.hours(first.p50_hours).into())];
    let title = words.say("tasks-title", &args);
    let range = |task: &TaskSaving| ranges::Range {
        name: words.say("tasks-name", &[("task", task.title.clone().into()), ("grade", task.evidence.clone().into())]),
        p10: task.p10_hours,
        p50: task.p50_hours,
        p90: task.p90_hours,
        words: words.hours(task.p50_hours),
    };
    let ends = ["tasks-low", "tasks-median", "tasks-high"].map(|id| words.word(id));
    let drawing = ranges::Words { ends, tick: &|value| words.tick(value) };
    let ranges: Vec<ranges::Range> = tasks.iter().take(DRAWN).map(range).collect();
    let args = [("classes", prose::many(tasks.len())), ("title", title.clone().into())];
    let alt = prose::sentence(&words.say("tasks-alt", &args));
    let row = |task: &TaskSaving| {
        vec![
            task.title.clone(),
            task.class.clone(),
            task.evidence.clone(),
            words.count(task.uses as f64),
            words.hours(task.p10_hours),
            words.hours(task.p50_hours),
            words.hours(task.p90_hours),
        ]
    };
    let columns = ["task", "class", "evidence", "#uses", "#p10", "#median", "#p90"];
    let table = table(facts, "tasks", words.word("tasks-table"), &columns, tasks.iter().map(row).collect());
    let caption = words.word("tasks-caption");
    let (svg, svg_narrow) =
        chart::both(facts.look, "chart-tasks", |id, sheet| ranges::svg(id, sheet, &alt, &ranges, &drawing));
    Some(Chart { id: "chart-tasks".to_owned(), title, svg, svg_narrow, alt, caption, table })
}

/// What moves the hours most.
fn swings(facts: &Facts<'_>) -> Option<Chart> {
    let (words, found) = (facts.words, &facts.findings.tornado);
    let first = found.swings.first()?;
    let assumption = |swing: &Swing| words.called("assumption", &swing.assumption.replace('_', " "));
    let name = |swing: &Swing| {
        words.say("swings-name", &[("task", swing.title.clone().into()), ("assumption", assumption(swing).into())])
    };
    let (low, high) = (first.p10_hours.min(first.p90_hours), first.p10_hours.max(first.p90_hours));
    let args = [
        ("assumption", prose::name(&name(first)).into()),
        ("low", Arg::Count(low)),
        ("high", words.hours(high).into()),
    ];
    let title = words.say("swings-title", &args);
    let swing = |swing: &Swing| tornado::Swing { name: name(swing), low: swing.p10_hours, high: swing.p90_hours };
    let drawn: Vec<tornado::Swing> = found.swings.iter().take(SWINGS).map(swing).collect();
    let drawing = tornado::Words {
        centre: words.say("swings-centre", &[("hours", words.hours(found.hours).into())]),
        low: words.word("swings-low"),
        high: words.word("swings-high"),
        tick: &|value| words.count(value),
    };
    let alt = prose::sentence(&words.say("swings-alt", &[("title", title.clone().into())]));
    let draw = |id: &str, sheet| tornado::svg(id, sheet, &alt, found.hours, &drawn, &drawing);
    let (svg, svg_narrow) = chart::both(facts.look, "chart-assumptions", draw);
    let row = |swing: &Swing| {
        let (low, high) = (words.hours(swing.p10_hours), words.hours(swing.p90_hours));
        vec![swing.title.clone(), assumption(swing), low, high]
    };
    let columns = ["task", "assumption", "#at-p10", "#at-p90"];
    let rows = found.swings.iter().map(row).collect();
    let table = table(facts, "assumptions", words.word("swings-table"), &columns, rows);
    let caption = words.word("swings-caption");
    Some(Chart { id: "chart-assumptions".to_owned(), title, svg, svg_narrow, alt, caption, table })
}
