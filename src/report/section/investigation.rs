//! Investigation: how long flagged cases stay open, counting those that still are.

use super::table;
use crate::measure::findings::Survival;
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
        sentences.push(
            "The mean of closed cases comes last: it leaves out the cases that are still open and so flatters."
                .to_owned(),
        );
    }
    sentences.extend([facts::MTTI_MEDIAN, facts::SLA].into_iter().filter_map(|kpi| change::sentence(facts, kpi)));
    let survival = &facts.findings.survival;
    let over = facts.findings.open_cases.iter().filter(|case| case.sla_used.is_some_and(|used| used > 1.0));
    let over: Vec<f64> = over.map(|case| case.age_hours).collect();
    let oldest = over.iter().copied().fold(0.0, f64::max);
    let title = match (survival.cases, survival.median_hours) {
        _ if !over.is_empty() => facts.words.say(
            "investigation-over",
            &[("cases", Arg::Count(over.len() as f64)), ("age", facts.words.value(oldest / 24.0, "days").into())],
        ),
        (0, _) => match facts.total(facts::OPEN_CASES).and_then(|one| one.value) {
            Some(_) => "No case was flagged in the period".to_owned(),
            None => "Investigation could not be measured".to_owned(),
        },
        (cases, Some(hours)) => format!(
            "Half of {} had a disposition within {}",
            prose::counted(cases as f64, "flagged case"),
            prose::hours(hours)
        ),
        (cases, None) => {
            format!("Fewer than half of {} have a disposition so far", prose::counted(cases as f64, "flagged case"))
        }
    };
    let charts = curve(facts, survival).into_iter().collect();
    let tables = open_cases(facts).into_iter().collect();
    let measured = kpis.iter().any(|kpi| facts.measured(kpi).is_some());
    Section { id: "investigation", theme: "Investigation".to_owned(), title, sentences, charts, tables, measured }
}

fn curve(facts: &Facts<'_>, survival: &Survival) -> Option<Chart> {
    if survival.cases == 0 {
        return None;
    }
    let open = survival.censored_hours.len();
    let title = format!(
        "{} of {} have a disposition, {} still open",
        prose::count(survival.disposed as f64),
        prose::counted(survival.cases as f64, "case"),
        prose::count(open as f64)
    );
    let median = match survival.median_hours {
        Some(hours) => format!("The median is {}.", prose::hours(hours)),
        None => "The curve does not reach one half, so there is no median yet.".to_owned(),
    };
    let level =
        survival.sla_hours.map(|hours| format!(" The service level is {}.", prose::hours(hours))).unwrap_or_default();
    let alt = format!("Kaplan-Meier curve of the share of cases without a disposition. {title}. {median}{level}");
    let caption = "Kaplan-Meier estimate with 95% band (log(-log)); upright strokes are cases still open, counted up to the as-of instant; reopened cases count to their first disposition.".to_owned();
    let level = |hours: f64| format!("Service level {}", prose::hours(hours));
    let words = Words {
        share: "Share of cases still open".to_owned(),
        hours: "Hours since the flag".to_owned(),
        at_risk: "Cases at risk".to_owned(),
        median: survival.median_hours.map(|hours| format!("Median {}", prose::hours(hours))).unwrap_or_default(),
        open: "still open".to_owned(),
        levels: levels(survival, level),
        tick: &prose::tick,
        percent: &prose::share,
    };
    let (svg, svg_narrow) =
        chart::both(facts.look, "chart-survival", |id, sheet| chart::survival::svg(id, sheet, &alt, survival, &words));
    Some(Chart { id: "chart-survival".to_owned(), title, svg, svg_narrow, alt, caption, table: steps(survival) })
}

/// The levels of the severities that were met, those of the same hours in one; of a curve that knows of none the one
/// that applies to most cases.
fn levels(survival: &Survival, most: impl Fn(f64) -> String) -> Vec<(f64, String)> {
    let mut told: Vec<(f64, Vec<String>)> = Vec::new();
    for (severity, hours) in &survival.levels {
        match told.iter_mut().find(|(same, _)| same.total_cmp(hours).is_eq()) {
            Some((_, names)) => names.push(severity.clone()),
            None => told.push((*hours, vec![severity.clone()])),
        }
    }
    if told.is_empty() {
        return survival.sla_hours.map(|hours| (hours, most(hours))).into_iter().collect();
    }
    let name = |(hours, names): (f64, Vec<String>)| (hours, format!("{}: {}", names.join(", "), prose::hours(hours)));
    told.into_iter().map(name).collect()
}

fn steps(survival: &Survival) -> Table {
    let every = survival.steps.len().div_ceil(STEPS_MAX).max(1);
    let last = survival.steps.len().saturating_sub(1);
    let shown = survival.steps.iter().enumerate().filter(|(index, _)| index % every == 0 || *index == last);
    let row = |(_, step): (usize, &crate::measure::findings::SurvivalStep)| {
        let interval = prose::interval(Some(step.ci_low), Some(step.ci_high), Unit::Share).unwrap_or_default();
        vec![prose::hours(step.hours), prose::share(step.open), interval, prose::count(step.at_risk as f64)]
    };
    let caption = if every == 1 {
        "Every step of the curve".to_owned()
    } else {
        format!("One step in {every} of the curve, and the last")
    };
    let rows: Vec<Vec<String>> = shown.map(row).collect();
    table("survival", &caption, &["Time since the flag", "#Still open", "#95% interval", "#At risk before"], rows)
}

fn open_cases(facts: &Facts<'_>) -> Option<Table> {
    let cases = &facts.findings.open_cases;
    if cases.is_empty() {
        return None;
    }
    let row = |case: &crate::measure::findings::OpenCase| {
        let over = case.sla_used.map(|used| used > 1.0);
        let state = match over {
            Some(true) => "Over",
            Some(false) => "Within",
            None => "No level set",
        };
        vec![
            case.case_id.clone(),
            case.severity.clone(),
            prose::instant(case.flagged_us, &facts.findings.timezone),
            prose::hours(case.age_hours),
            case.sla_hours.map_or_else(|| prose::ABSENT.to_owned(), prose::hours),
            state.to_owned(),
        ]
    };
    let caption = match cases.len() {
        few if few <= OPEN_MAX => "Open cases at the as-of instant, oldest first".to_owned(),
        all => format!("The {OPEN_MAX} oldest of {} open cases at the as-of instant", prose::count(all as f64)),
    };
    let titles = ["Case", "Severity", "Flagged", "#Age", "#Service level", "State"];
    Some(table("open-cases", &caption, &titles, cases.iter().take(OPEN_MAX).map(row).collect()))
}
