//! Security and administration, and when AI is used: the hours beside which an unusual hour can be seen.

use super::area;
use crate::report::chart::{self, heat};
use crate::report::facts::Facts;
use crate::report::model::{Chart, Column, Section, Table};
use crate::words::{Arg, Words};

/// The hours that are named below the chart.
const NAMED: [usize; 5] = [0, 6, 12, 18, 24];

pub(super) fn section(facts: &Facts<'_>) -> Section {
    Section { charts: hours(facts).into_iter().collect(), ..area::section(facts, "security") }
}

/// Calls by weekday and hour.
fn hours(facts: &Facts<'_>) -> Option<Chart> {
    let words = facts.words;
    let busiest =
        facts.findings.hours.iter().max_by_key(|one| (one.calls, std::cmp::Reverse((one.weekday, one.hour))))?;
    let mut counts = [[0.0; 24]; 7];
    for one in &facts.findings.hours {
        counts[usize::from(one.weekday)][usize::from(one.hour)] = one.calls as f64;
    }
    let (from, to) = (usize::from(busiest.hour), usize::from(busiest.hour) + 1);
    let args = [
        ("weekday", words.word(&format!("weekday-{}", busiest.weekday + 1)).into()),
        ("from", clock(from).into()),
        ("to", clock(to).into()),
        ("calls", Arg::Count(busiest.calls as f64)),
    ];
    let title = words.say("hours-busiest", &args);
    let alt = words.say("hours-alt", &[("title", title.clone().into())]);
    let labels = heat::HeatLabels {
        weekdays: std::array::from_fn(|day| short(words, day)),
        hours: NAMED.map(|hour| (hour, format!("{hour:02}"))).to_vec(),
        total: words.word("hours-total"),
        tick: &|count| words.tick(count),
    };
    let (svg, svg_narrow) =
        chart::both(facts.look, "chart-hours", |id, sheet| heat::svg(id, sheet, &alt, &counts, &labels));
    let row = |hour: usize| {
        let days = counts.iter().map(|day| words.count(day[hour]));
        let all = words.count(counts.iter().map(|day| day[hour]).sum());
        [format!("{}–{}", clock(hour), clock(hour + 1))].into_iter().chain(days).chain([all]).collect()
    };
    let zone = [("zone", facts.findings.timezone.clone().into())];
    Some(Chart {
        id: "chart-hours".to_owned(),
        title,
        svg,
        svg_narrow,
        alt,
        caption: words.say("hours-caption", &zone),
        table: Table {
            id: "table-hours".to_owned(),
            caption: words.word("hours-table"),
            columns: columns(words),
            rows: (0..24).map(row).collect(),
        },
    })
}

/// The hour, each weekday, and all of them.
fn columns(words: &Words) -> Vec<Column> {
    let number = |title| Column { title, numeric: true };
    let days = (0..7).map(|day| number(short(words, day)));
    let hour = Column { title: words.word("column-hour"), numeric: false };
    [hour].into_iter().chain(days).chain([number(words.word("hours-total"))]).collect()
}

/// A full hour of the day.
fn clock(hour: usize) -> String {
    format!("{hour:02}:00")
}

/// The short name of a weekday, 0 for Monday.
fn short(words: &Words, day: usize) -> String {
    words.word(&format!("weekday-short-{}", day + 1))
}
