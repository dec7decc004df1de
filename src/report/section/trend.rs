//! The history of one indicator as a chart: the line, the range of chance, what a rule picked out, and which periods are
//! missing.

use super::table;
use crate::measure::findings::TrendPoint;
use crate::measure::measurement::State;
use crate::measure::period::{Grain, Period};
use crate::measure::signal::{Expected, Signal};
use crate::report::chart::{self, xmr};
use crate::report::facts::Facts;
use crate::report::model::{Chart, Table};
use crate::report::{change, prose, statement};

/// The chart of a KPI's total; none where its history has no range of chance, so that nothing could be read from it.
pub(super) fn chart(facts: &Facts<'_>, kpi: &'static str, id: &str) -> Option<Chart> {
    let words = facts.words;
    let signal = facts.findings.signals.iter().find(|signal| signal.kpi == kpi)?;
    let (total, points) = (facts.total(kpi)?, facts.trend(kpi));
    let unit = total.unit;
    let newest = signal.expected.last()?;
    let title = words.say("trend-title", &[("title", facts.title(kpi).into()), ("periods", prose::many(points.len()))]);
    let range = prose::interval(words, Some(newest.limits.low), Some(newest.limits.high), unit)?;
    let sentence = change::sentence(facts, kpi).unwrap_or_default();
    let alt = words.say("trend-alt", &[("title", title.clone().into()), ("sentence", sentence.into())]);
    let alt = prose::sentence(&alt);
    let tick = |value: f64| prose::value(words, value, unit).split(' ').next().unwrap_or_default().to_owned();
    let place = |period: Period| points.iter().position(|point| point.period == period);
    let first = place(signal.baseline.0).unwrap_or_default();
    let drawn = xmr::Xmr {
        points: points
            .iter()
            .enumerate()
            .map(|(index, one)| point(facts, signal, points.len(), (index, one)))
            .collect(),
        target: total.target.zip(statement::aim(facts, total)),
        usual: words.say("trend-usual", &[("range", range.into())]),
        baseline: place(signal.baseline.1).map(|last| (first, last, words.word("trend-baseline"))),
        rebased: signal.rebased.as_ref().zip(place(signal.baseline.0)).map(|(one, at)| (at, one.reason.clone())),
        so_far: words.word("trend-so-far"),
        tick: &tick,
    };
    let (svg, svg_narrow) = chart::both(facts.look, id, |id, sheet| xmr::svg(id, sheet, &alt, &drawn));
    let caption = words.say("trend-caption", &[("periods", prose::many(signal.baseline_points))]);
    Some(Chart { id: id.to_owned(), title, svg, svg_narrow, alt, caption, table: numbers(facts, signal, points, id) })
}

fn expected(signal: &Signal, period: Period) -> Option<&Expected> {
    signal.expected.iter().find(|expected| expected.period == period)
}

fn point(facts: &Facts<'_>, signal: &Signal, count: usize, (index, point): (usize, &TrendPoint)) -> xmr::XmrPoint {
    let expected = expected(signal, point.period);
    let unit = facts.total(signal.kpi).map(|total| total.unit);
    let is_newest = index + 1 == count;
    xmr::XmrPoint {
        label: short(facts, point.period),
        value: point.value,
        words: point.value.zip(unit).map(|(value, unit)| prose::value(facts.words, value, unit)).unwrap_or_default(),
        limits: expected.map(|expected| (expected.limits.low, expected.limits.high)),
        centre: expected.map(|expected| expected.centre),
        fired: is_newest && !signal.rules.is_empty(),
        gap: point.value.is_none().then(|| facts.words.word("not-measurable")),
        provisional: is_newest && facts.findings.state == State::Provisional,
    }
}

/// A period on an axis.
fn short(facts: &Facts<'_>, period: Period) -> String {
    match period.grain {
        Grain::Month => facts.words.month_short(period.start),
        _ => period.id(),
    }
}

fn numbers(facts: &Facts<'_>, signal: &Signal, points: &[TrendPoint], id: &str) -> Table {
    let Some(unit) = facts.total(signal.kpi).map(|total| total.unit) else { return Table::default() };
    let words = facts.words;
    let row = |point: &TrendPoint| {
        let limits = expected(signal, point.period).map(|expected| expected.limits);
        let range = limits.and_then(|limits| prose::interval(words, Some(limits.low), Some(limits.high), unit));
        vec![
            prose::period(words, point.period),
            point.value.map_or_else(|| words.word("not-measurable"), |value| prose::value(words, value, unit)),
            range.unwrap_or_else(|| prose::ABSENT.to_owned()),
        ]
    };
    let rows = points.iter().map(row).collect();
    let columns = ["period", "#value", "#usual-range"];
    table(facts, id.trim_start_matches("chart-"), words.word("trend-table"), &columns, rows)
}
