//! Investigation: how long flagged cases stay open, counting those that still are.

use super::table;
use crate::measure::findings::{OpenCase, SurvivalStep};
use crate::measure::narrow::Part;
use crate::measure::unit::Unit;
use crate::report::chart::{self, survival::Words};
use crate::report::facts::{self, Facts};
use crate::report::model::{Chart, Section, Table};
use crate::report::{change, prose, statement};
use crate::words::Arg;

/// Rows of the curve's table: steps beyond are thinned out evenly.
const STEPS_MAX: usize = 24;

/// Open cases listed.
const OPEN_MAX: usize = 15;

pub(super) fn section(facts: &Facts<'_>) -> Section {
    let kpis =
        [facts::MTTI_MEDIAN, facts::MTTI_P90, facts::MTTI_RESTRICTED, facts::SLA, facts::OPEN_CASES, facts::MTTI_MEAN];
    let mut sentences: Vec<String> = kpis.iter().map(|kpi| statement::total(facts, kpi)).collect();
    if facts.measured(facts::MTTI_MEAN).is_some() {
        sentences.push(facts.words.word("investigation-mean-last"));
    }
    sentences.extend([facts::MTTI_MEDIAN, facts::SLA].into_iter().filter_map(|kpi| change::sentence(facts, kpi)));
    let survival = &facts.findings.survival;
    let over = facts.findings.open_cases.iter().filter(|case| case.sla_used.is_some_and(|used| used > 1.0));
    let over: Vec<f64> = over.map(|case| case.age_hours).collect();
    let oldest = over.iter().copied().fold(0.0, f64::max);
    let title = match (survival.cases, survival.median_hours) {
        _ if !over.is_empty() => facts.words.say(
            "investigation-over",
            &[("cases", prose::many(over.len())), ("age", facts.words.value(oldest / 24.0, "days").into())],
        ),
        (0, _) => match facts.total(facts::OPEN_CASES).and_then(|one| one.value) {
            Some(_) => facts.words.word("investigation-none"),
            None => facts.words.word("investigation-unknown"),
        },
        (cases, Some(hours)) => {
            let args = [("cases", Arg::Count(cases as f64)), ("hours", facts.words.hours(hours).into())];
            facts.words.say("investigation-half", &args)
        }
        (cases, None) => facts.words.say("investigation-below-half", &[("cases", Arg::Count(cases as f64))]),
    };
    let charts = if facts.has(Part::Cases) { curve(facts).into_iter().collect() } else { Vec::new() };
    let tables = open_cases(facts).into_iter().collect();
    let measured = kpis.iter().any(|kpi| facts.measured(kpi).is_some());
    Section {
        id: "investigation",
        theme: facts.words.word("theme-investigation"),
        title,
        sentences,
        charts,
        tables,
        measured,
    }
}

fn curve(facts: &Facts<'_>) -> Option<Chart> {
    let (words, survival) = (facts.words, &facts.findings.survival);
    if survival.cases == 0 {
        return None;
    }
    let args = [
        ("disposed", Arg::Count(survival.disposed as f64)),
        ("cases", Arg::Count(survival.cases as f64)),
        ("open", prose::many(survival.censored_hours.len())),
    ];
    let title = words.say("survival-title", &args);
    let in_hours = |id: &str, hours: f64| words.say(id, &[("hours", words.hours(hours).into())]);
    let median = match survival.median_hours {
        Some(hours) => in_hours("survival-median-is", hours),
        None => words.word("survival-no-median"),
    };
    let level = survival.sla_hours.map(|hours| format!(" {}", in_hours("survival-level-is", hours)));
    let alt = words.say("survival-alt", &[("title", title.clone().into()), ("median", median.into())]);
    let alt = alt + &level.unwrap_or_default();
    let drawing = Words {
        share: words.word("survival-share"),
        hours: words.word("survival-hours"),
        at_risk: words.word("survival-at-risk"),
        median: survival.median_hours.map(|hours| in_hours("survival-median", hours)).unwrap_or_default(),
        open: words.word("survival-open"),
        levels: levels(facts, |hours| in_hours("survival-level", hours)),
        tick: &|hours| words.tick(hours),
        percent: &|share| words.share(share),
    };
    let (svg, svg_narrow) = chart::both(facts.look, "chart-survival", |id, sheet| {
        chart::survival::svg(id, sheet, &alt, survival, &drawing)
    });
    let (caption, table) = (words.word("survival-caption"), steps(facts));
    Some(Chart { id: "chart-survival".to_owned(), title, svg, svg_narrow, alt, caption, table })
}

/// The levels of the severities that were met, those of the same hours in one; of a curve that knows of none the one
/// that applies to most cases.
fn levels(facts: &Facts<'_>, most: impl Fn(f64) -> String) -> Vec<(f64, String)> {
    let (words, survival) = (facts.words, &facts.findings.survival);
    let mut told: Vec<(f64, Vec<String>)> = Vec::new();
    for (severity, hours) in &survival.levels {
        let severity = words.called("severity", severity);
        match told.iter_mut().find(|(same, _)| same.total_cmp(hours).is_eq()) {
            Some((_, names)) => names.push(severity),
            None => told.push((*hours, vec![severity])),
        }
    }
    if told.is_empty() {
        return survival.sla_hours.map(|hours| (hours, most(hours))).into_iter().collect();
    }
    let name = |(hours, names): (f64, Vec<String>)| {
        let args = [("severities", words.row(&names).into()), ("hours", words.hours(hours).into())];
        (hours, words.say("survival-level-of", &args))
    };
    told.into_iter().map(name).collect()
}

fn steps(facts: &Facts<'_>) -> Table {
    let (words, survival) = (facts.words, &facts.findings.survival);
    let every = survival.steps.len().div_ceil(STEPS_MAX).max(1);
    let last = survival.steps.len().saturating_sub(1);
    let shown = survival.steps.iter().enumerate().filter(|(index, _)| index % every == 0 || *index == last);
    let row = |(_, step): (usize, &SurvivalStep)| {
        let interval = prose::interval(words, Some(step.ci_low), Some(step.ci_high), Unit::Share).unwrap_or_default();
        vec![words.hours(step.hours), words.share(step.open), interval, words.count(step.at_risk as f64)]
    };
    let caption = if every == 1 {
        words.word("survival-steps")
    } else {
        words.say("survival-steps-thinned", &[("every", prose::many(every))])
    };
    let rows: Vec<Vec<String>> = shown.map(row).collect();
    table(facts, "survival", caption, &["since-flag", "#still-open", "#interval-95", "#at-risk-before"], rows)
}

fn open_cases(facts: &Facts<'_>) -> Option<Table> {
    let (words, cases) = (facts.words, &facts.findings.open_cases);
    if cases.is_empty() {
        return None;
    }
    let row = |case: &OpenCase| {
        let state = match case.sla_used.map(|used| used > 1.0) {
            Some(true) => "open-case-over",
            Some(false) => "open-case-within",
            None => "open-case-no-level",
        };
        vec![
            case.case_id.clone(),
            words.called("severity", &case.severity),
            words.instant(case.flagged_us, &facts.findings.timezone),
            words.hours(case.age_hours),
            case.sla_hours.map_or_else(|| prose::ABSENT.to_owned(), |hours| words.hours(hours)),
            words.word(state),
        ]
    };
    let caption = match cases.len() {
        few if few <= OPEN_MAX => words.word("open-cases"),
        all => words.say("open-cases-oldest", &[("shown", prose::many(OPEN_MAX)), ("cases", prose::many(all))]),
    };
    let columns = ["case", "severity", "flagged", "#age", "#service-level", "state"];
    Some(table(facts, "open-cases", caption, &columns, cases.iter().take(OPEN_MAX).map(row).collect()))
}
