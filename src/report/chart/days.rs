//! Calls per day as bars. A day without data is a gap on grey ground, never a bar of height nought.

use super::canvas::{Canvas, Frame, Label, Scale, draw, tick};
use super::theme;
use crate::report::prose;
use chrono::{Datelike, NaiveDate};

/// One day.
pub(in crate::report) struct Day {
    /// Local day.
    pub(in crate::report) day: NaiveDate,
    /// Accepted and failed calls; `None`: no data.
    pub(in crate::report) calls: Option<(f64, f64)>,
}

const HEIGHT: f64 = 200.0;
const LEFT: f64 = 52.0;
const TOP: f64 = 24.0;
const BOTTOM: f64 = 26.0;

/// Draws the days in order.
pub(in crate::report) fn svg(id: &str, width: f64, alt: &str, days: &[Day]) -> String {
    let most = days.iter().filter_map(|day| day.calls).map(|(calls, failed)| calls + failed).fold(1.0, f64::max);
    let x = Scale::new(0.0, days.len() as f64, LEFT, width - 4.0);
    let y = Scale::new(0.0, most * 1.05, HEIGHT - BOTTOM, TOP);
    draw(&Frame { id, width, height: HEIGHT, alt }, |canvas| {
        gaps(canvas, &x, days);
        for value in y.ticks(5) {
            let level = y.at(value);
            canvas.line(&[(LEFT, level), (width - 4.0, level)], theme::GRID, 0.75);
            canvas.text(&tick(value), (LEFT - 8.0, level), Label::note().right());
        }
        bars(canvas, &x, &y, days);
        canvas.line(&[(LEFT, y.at(0.0)), (width - 4.0, y.at(0.0))], theme::MUTE, 1.0);
        axis(canvas, &x, days, width);
        legend(canvas, days);
    })
}

/// Grey ground under runs of days without data.
fn gaps(canvas: &Canvas<'_>, x: &Scale, days: &[Day]) {
    let mut start = 0;
    for run in days.chunk_by(|a, b| a.calls.is_none() == b.calls.is_none()) {
        let end = start + run.len();
        if run[0].calls.is_none() {
            let (from, to) = (x.at(start as f64), x.at(end as f64));
            canvas.rect((from, TOP), (to, HEIGHT - BOTTOM), theme::GRID);
            if to - from > Label::note().width("no data") + 4.0 {
                canvas.text("no data", (f64::midpoint(from, to), TOP + 12.0), Label::note().center());
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
        let (from, to) = (x.at(index as f64) + inset, x.at(index as f64 + 1.0) - inset);
        canvas.rect((from, y.at(calls)), (to, y.at(0.0)), theme::MAIN);
        if failed > 0.0 {
            canvas.rect((from, y.at(calls + failed)), (to, y.at(calls)), theme::WARN);
        }
    }
}

/// Day of the month under every few bars; the month where it begins.
fn axis(canvas: &Canvas<'_>, x: &Scale, days: &[Day], width: f64) {
    let room = Label::note().width("30 Sep") + 14.0;
    let every = (room / ((width - LEFT) / days.len().max(1) as f64)).ceil().max(1.0) as usize;
    for (index, day) in days.iter().enumerate().step_by(every) {
        let text = format!("{} {}", day.day.day(), day.day.format("%b"));
        let at = (x.at(index as f64 + 0.5), HEIGHT - BOTTOM + 6.0);
        let half = Label::note().width(&text) / 2.0;
        canvas.text(&text, (at.0.min(width - 4.0 - half), at.1), Label::note().center().below());
    }
}

fn legend(canvas: &Canvas<'_>, days: &[Day]) {
    let failed: f64 = days.iter().filter_map(|day| day.calls).map(|(_, failed)| failed).sum();
    let label = Label::new(theme::NOTE, theme::MAIN).bold();
    canvas.text("Accepted calls per day", (LEFT, 8.0), label);
    if failed > 0.0 {
        let text = format!("failed ({})", prose::count(failed));
        let at = LEFT + label.width("Accepted calls per day") + 14.0;
        canvas.text(&text, (at, 8.0), Label::new(theme::NOTE, theme::WARN).bold());
    }
}
