//! A handful of times, each a dot on one line. What was still running is hollow, with an arrow: it will be longer.

use super::Tick;
use super::canvas::{Canvas, Frame, Scale, Sheet, draw};
use super::theme;

/// One time.
pub struct Dot {
    /// The time, in the unit of the axis.
    pub at: f64,
    /// Whether it was still running.
    pub open: bool,
}

/// The words of the chart.
pub struct Words<'a> {
    /// Names the axis.
    pub axis: String,
    /// Stands at the first dot that was still running.
    pub open: String,
    /// The levels, each with its name.
    pub levels: Vec<(f64, String)>,
    /// Prints a time.
    pub tick: Tick<'a>,
}

const BETWEEN: f64 = 9.0;

/// Draws the dots; those of nearly the same time stand on each other.
#[must_use]
pub fn svg(id: &str, sheet: Sheet<'_>, alt: &str, dots: &[Dot], words: &Words<'_>) -> String {
    let width = sheet.width;
    let most = dots.iter().map(|dot| dot.at).chain(words.levels.iter().map(|level| level.0)).fold(0.0, f64::max);
    let x = Scale::new(0.0, most * 1.06, 10.0, width - 10.0);
    let piles = piles(dots, &x);
    let deep = piles.iter().map(|(level, ..)| *level).max().unwrap_or_default();
    let top = super::survival::rows_of_levels(&x, &words.levels, sheet) as f64 * theme::LINE + 6.0;
    let floor = top + BETWEEN * deep as f64 + 44.0;
    draw(&Frame { id, sheet, height: floor + 40.0, alt }, |canvas| {
        super::survival::levels(canvas, &x, &words.levels, (top, floor, None));
        canvas.line(&[(0.0, floor), (width, floor)], theme::MUTE, 1.0);
        for mark in x.ticks((width / 80.0) as usize) {
            canvas.line(&[(x.at(mark), floor), (x.at(mark), floor + 4.0)], theme::MUTE, 1.0);
            canvas.text(&(words.tick)(mark), (x.at(mark), floor + 6.0), sheet.note().center().below());
        }
        canvas.text(&sheet.note().fit(&words.axis, width), (width, floor + 31.0), sheet.note().right());
        for pile in &piles {
            mark(canvas, pile, floor);
        }
        if let Some((_, at, _)) = piles.iter().filter(|(.., open)| *open).min_by(|a, b| a.1.total_cmp(&b.1)) {
            let text = sheet.label(theme::NOTE, theme::MAIN).bold().fit(&words.open, width);
            let half = sheet.note().bold().width(&text) / 2.0;
            let middle = at.max(half).min(width - half);
            // Above every dot that it would cover.
            let under = piles.iter().filter(|(_, at, _)| (at - middle).abs() < half + 8.0);
            let level = under.map(|(level, ..)| *level).max().unwrap_or_default();
            let up = floor - 12.0 - BETWEEN * level as f64 - 14.0;
            canvas.text(&text, (middle, up), sheet.label(theme::NOTE, theme::MAIN).bold().center());
        }
    })
}

/// Each dot's level above the axis, its place, and whether it was still running.
fn piles(dots: &[Dot], x: &Scale) -> Vec<(usize, f64, bool)> {
    let mut places: Vec<(f64, bool)> = dots.iter().map(|dot| (x.at(dot.at), dot.open)).collect();
    places.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut ends: Vec<f64> = Vec::new();
    let mut found = Vec::new();
    for (at, open) in places {
        let room = if open { 18.0 } else { 10.0 };
        let level = ends.iter().position(|end| *end <= at).unwrap_or(ends.len());
        match ends.get_mut(level) {
            Some(end) => *end = at + room,
            None => ends.push(at + room),
        }
        found.push((level, at, open));
    }
    found
}

fn mark(canvas: &Canvas<'_>, &(level, at, open): &(usize, f64, bool), floor: f64) {
    let up = floor - 12.0 - BETWEEN * level as f64;
    if open {
        let tip = at + 13.0;
        canvas.line(&[(at, up), (tip, up)], theme::MAIN, 1.4);
        canvas.line(&[(tip - 3.5, up - 3.5), (tip, up), (tip - 3.5, up + 3.5)], theme::MAIN, 1.4);
        canvas.ring((at, up), theme::MARK, theme::MAIN);
    } else {
        canvas.dot((at, up), theme::MARK + 1.0, theme::MAIN);
    }
}
