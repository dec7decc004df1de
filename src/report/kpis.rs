//! The KPI table: every total, and the members of dimensions that are few.

use super::facts::Facts;
use super::model::{KpiRow, Mark, Picture};
use super::{chart, prose, statement};
use crate::measure::findings::TrendPoint;
use crate::measure::measurement::{Measurement, State};
use crate::measure::signal::Signal;
use crate::measure::signal::assurance::{Assurance, Variation};
use crate::measure::signal::rules::Side;

/// More members than this have a table of their own.
const MEMBERS_MAX: usize = 8;

/// The rows in the order of the findings.
pub(super) fn rows(facts: &Facts<'_>) -> Vec<KpiRow> {
    let mut rows = Vec::new();
    for kpi in facts.kpis() {
        rows.extend(facts.total(kpi).map(|total| row(facts, total, None)));
        let members = facts.members(kpi);
        // Projects are ranked in the section on usage.
        if members.len() <= MEMBERS_MAX && kpi != super::facts::CALLS {
            rows.extend(members.into_iter().map(|(name, one)| row(facts, one, Some(name))));
        }
    }
    rows
}

fn row(facts: &Facts<'_>, one: &Measurement, member: Option<&str>) -> KpiRow {
    let absent = || prose::ABSENT.to_owned();
    let target = |target| prose::target(facts.words, target, one.unit, facts.better(one.kpi));
    KpiRow {
        // Members without a target of their own would drown the rest.
        headline: facts.is_headline(one.kpi) && (member.is_none() || one.target.is_some() || facts.is_everything()),
        kpi: one.kpi.to_owned(),
        title: member.map_or_else(|| facts.title(one.kpi), |name| facts.member(one, name)),
        member: member.is_some(),
        value: prose::cell(facts.words, one),
        interval: prose::interval(facts.words, one.ci_low, one.ci_high, one.unit).unwrap_or_else(absent),
        n: one.n.map_or_else(absent, |n| facts.words.count(n as f64)),
        target: one.target.map_or_else(String::new, target),
        verdict: statement::mark(facts.words, one.verdict),
        reason: statement::reason(facts, one).as_deref().map(prose::sentence).unwrap_or_default(),
        variation: if member.is_none() { signal(facts, one).map(|signal| variation(facts, signal)) } else { None },
        assurance: if member.is_none() { signal(facts, one).and_then(|signal| assurance(facts, signal)) } else { None },
        owner: facts.owner(one.kpi).to_owned(),
        grade: grade(facts, one),
        sparkline: if member.is_none() { sparkline(facts, one) } else { None },
    }
}

/// The chart of a KPI's total.
fn signal<'a>(facts: &Facts<'a>, one: &Measurement) -> Option<&'a Signal> {
    facts.findings.signals.iter().find(|signal| signal.kpi == one.kpi)
}

/// What the chart shows, as shape and word.
fn variation(facts: &Facts<'_>, signal: &Signal) -> Mark {
    let shape = match signal.rules.first().map(|fired| fired.side) {
        None => "–",
        Some(Side::High) => "▲",
        Some(Side::Low) => "▼",
    };
    let id = match signal.variation {
        Variation::Concern => "not_met",
        Variation::Improvement => "met",
        Variation::CommonCause | Variation::Neutral => "no_target",
    };
    let word: &'static str = signal.variation.into();
    Mark { id, word: facts.words.word(&format!("variation-{}", word.replace('_', "-"))), shape }
}

/// Whether the target will be kept if nothing changes.
fn assurance(facts: &Facts<'_>, signal: &Signal) -> Option<Mark> {
    let assurance = signal.assurance?;
    let (id, shape) = match assurance {
        Assurance::Passes => ("met", "✓"),
        Assurance::Fails => ("not_met", "✗"),
        Assurance::HitOrMiss => ("cannot_tell", "?"),
    };
    let word: &'static str = assurance.into();
    Some(Mark { id, word: facts.words.word(&format!("assurance-{}", word.replace('_', "-"))), shape })
}

/// What a KPI rests on: the declared assumptions, else the weakest of the sources that are heard for it.
fn grade(facts: &Facts<'_>, one: &Measurement) -> String {
    if one.value.is_none() {
        return String::new();
    }
    if let Some(grade) = one.grade {
        return facts.words.say("grade-assumed", &[("grade", grade.as_ref().into())]);
    }
    let needs = facts.card(one.kpi).map_or(&[][..], |card| card.needs);
    let heard = facts.findings.choices.iter().filter(|choice| needs.contains(&choice.question));
    let weakest = heard.map(|choice| choice.evidence).max();
    weakest.map(|evidence| facts.words.word(&format!("grade-{}", evidence.as_ref()))).unwrap_or_default()
}

fn sparkline(facts: &Facts<'_>, one: &Measurement) -> Option<Picture> {
    let points = facts.trend(one.kpi);
    let known: Vec<f64> = points.iter().filter_map(|point| point.value).collect();
    if points.len() < 2 || known.is_empty() {
        return None;
    }
    let id = format!("spark-{}", one.kpi.replace(['.', '_'], "-"));
    let alt = in_words(facts, one, points, &known);
    let values: Vec<Option<f64>> = points.iter().map(|point| point.value).collect();
    let signal = facts.findings.signals.iter().find(|signal| signal.kpi == one.kpi);
    let expected = |point: &TrendPoint| {
        let expected = signal?.expected.iter().find(|expected| expected.period == point.period)?;
        Some((expected.limits.low, expected.limits.high))
    };
    let limits: Vec<Option<(f64, f64)>> = points.iter().map(expected).collect();
    let spark = chart::sparkline::Spark {
        values: &values,
        limits: &limits,
        from_nought: false,
        fired: signal.is_some_and(|signal| !signal.rules.is_empty()),
        provisional: facts.findings.state == State::Provisional,
    };
    Some(Picture { svg: chart::sparkline::svg(&id, facts.look, &alt, &spark), id, alt })
}

fn in_words(facts: &Facts<'_>, one: &Measurement, points: &[TrendPoint], known: &[f64]) -> String {
    let words = facts.words;
    let low = known.iter().copied().fold(f64::INFINITY, f64::min);
    let high = known.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let missing = points.len() - known.len();
    let mut args = vec![
        ("title", facts.title(one.kpi).into()),
        ("periods", prose::many(points.len())),
        ("first", points.first().map(|point| prose::period(words, point.period)).unwrap_or_default().into()),
        ("low", prose::value(words, low, one.unit).into()),
        ("high", prose::value(words, high, one.unit).into()),
    ];
    if missing == 0 {
        return words.say("spark", &args);
    }
    args.push(("missing", prose::many(missing)));
    words.say("spark-with-gaps", &args)
}
