//! Calls per day as bars, weekends lighter, what failed in grey above them. A day without data is a hatched gap with its
//! reason, never a bar of height nought; a day that is not over is hollow.

use super::Tick;
use super::canvas::{Canvas, Frame, Scale, Sheet, draw};
use super::theme;

/// One day.
#[derive(Clone, Default)]
pub struct Day {
    /// Its name on the axis.
    pub label: String,
    /// Whether it is a day of rest.
    pub rest: bool,
    /// Accepted and failed calls; `None`: no data.
    pub calls: Option<(f64, f64)>,
    /// Whether it is not over.
    pub unfinished: bool,
}

/// The words of the chart.
pub struct Words<'a> {
    /// What is counted, above the axis.
    pub axis: String,
    /// Stands above the day with the most failed calls; empty if none failed.
    pub failed: String,
    /// Stands in gaps, such as `no data`.
    pub gap: String,
    /// Prints a number of calls.
    pub tick: Tick<'a>,
}

const HEIGHT: f64 = 208.0;
const TOP: f64 = 44.0;
const BOTTOM: f64 = 26.0;
const FLOOR: f64 = HEIGHT - BOTTOM;

/// Draws the days in order.
#[must_use]
pub fn svg(id: &str, sheet: Sheet<'_>, alt: &str, days: &[Day], words: &Words<'_>) -> String {
    let width = sheet.width;
    let most = days.iter().filter_map(|day| day.calls).map(|(calls, failed)| calls + failed).fold(0.0, f64::max);
    let y = Scale::new(0.0, most * 1.02, FLOOR, TOP);
    let ticks = if most > 0.0 { y.ticks(5) } else { vec![0.0] };
    let names: Vec<String> = ticks.iter().map(|value| (words.tick)(*value)).collect();
    let left = sheet.note().widest(&names) + 12.0;
    let x = Scale::new(0.0, days.len() as f64, left, width - 4.0);
    draw(&Frame { id, sheet, height: HEIGHT, alt }, |canvas| {
        canvas.text(&sheet.note().fit(&words.axis, width), (0.0, 8.0), sheet.note());
        for (value, name) in ticks.iter().zip(&names) {
            let level = y.at(*value);
            canvas.line(&[(left, level), (width - 4.0, level)], theme::GRID, 0.75);
            canvas.text(name, (left - 8.0, level), sheet.note().right());
        }
        gaps(canvas, &x, days, &words.gap);
        bars(canvas, &x, &y, days);
        canvas.line(&[(left, FLOOR), (width - 4.0, FLOOR)], theme::MUTE, 1.0);
        axis(canvas, &x, days, (left, width));
        failed(canvas, &x, &y, days, (left, width), &words.failed);
    })
}

/// Hatched ground under runs of days without data.
fn gaps(canvas: &Canvas<'_>, x: &Scale, days: &[Day], words: &str) {
    let mut start = 0;
    for run in days.chunk_by(|a, b| a.calls.is_none() == b.calls.is_none()) {
        let end = start + run.len();
        if run[0].calls.is_none() {
            let (from, to) = (x.at(start as f64), x.at(end as f64));
            canvas.hatch((from, TOP), (to, FLOOR), theme::SOFT);
            let (half, level) = (canvas.sheet.note().width(words) / 2.0 + 4.0, f64::midpoint(TOP, FLOOR));
            if to - from > half * 2.0 {
                let middle = f64::midpoint(from, to);
                canvas.rect((middle - half, level - 9.0), (middle + half, level + 9.0), theme::PAPER);
                canvas.text(words, (middle, level), canvas.sheet.note().center());
            }
        }
        start = end;
    }
}

fn bars(canvas: &Canvas<'_>, x: &Scale, y: &Scale, days: &[Day]) {
    let step = x.at(1.0) - x.at(0.0);
    let inset = (step * 0.14).min(6.0);
    for (index, day) in days.iter().enumerate() {
        let Some((calls, failed)) = day.calls else { continue };
        // One bar in an empty chart is no wall.
        let spare = ((step - 2.0 * inset - 60.0) / 2.0).max(0.0);
        let (from, to) = (x.at(index as f64) + inset + spare, x.at(index as f64 + 1.0) - inset - spare);
        let color = if day.rest { theme::LIGHT } else { theme::MAIN };
        canvas.rect((from, y.at(calls)), (to, FLOOR), color);
        if day.unfinished && calls > 0.0 {
            let inner = (to - from).min(3.0) / 2.0;
            canvas.rect((from + inner, y.at(calls) + inner), (to - inner, FLOOR), theme::PAPER);
        }
        if failed > 0.0 {
            canvas.rect((from, y.at(calls + failed)), (to, y.at(calls)), theme::BASE);
        }
    }
}

/// Names under every few bars.
fn axis(canvas: &Canvas<'_>, x: &Scale, days: &[Day], (left, width): (f64, f64)) {
    let labels: Vec<String> = days.iter().map(|day| canvas.sheet.note().fit(&day.label, 90.0)).collect();
    let room = canvas.sheet.note().widest(&labels) + 12.0;
    let every = (room / ((width - left) / days.len().max(1) as f64)).ceil().max(1.0) as usize;
    for (index, label) in labels.iter().enumerate().step_by(every) {
        let half = canvas.sheet.note().width(label) / 2.0;
        let at = x.at(index as f64 + 0.5).max(half).min(width - half);
        canvas.text(label, (at, FLOOR + 6.0), canvas.sheet.note().center().below());
    }
}

/// Names the grey tops, over the tallest of them.
fn failed(canvas: &Canvas<'_>, x: &Scale, y: &Scale, days: &[Day], (left, width): (f64, f64), words: &str) {
    let tops = days.iter().enumerate().filter_map(|(index, day)| Some((index, day.calls?)));
    let Some((index, (calls, failed))) = tops.max_by(|a, b| a.1.1.total_cmp(&b.1.1)).filter(|(_, day)| day.1 > 0.0)
    else {
        return;
    };
    let label = canvas.sheet.label(theme::NOTE, theme::MUTE).bold();
    let text = label.fit(words, width - left);
    let half = label.width(&text) / 2.0;
    let (place, top) = (x.at(index as f64 + 0.5), y.at(calls + failed));
    let at = place.max(left + half).min(width - half);
    canvas.line(&[(place, top - 2.0), (place, TOP - 5.0)], theme::BASE, 1.0);
    canvas.text(&text, (at, TOP - 13.0), label.center());
}
