//! Shares as dots with their intervals, each against its own target. What misses its target is a diamond.

use super::Tick;
use super::canvas::{Canvas, Frame, Scale, Sheet, draw};
use super::theme;

/// One share.
#[derive(Default)]
pub struct Dot {
    /// Name of the member.
    pub name: String,
    /// The share; `None`: not measurable.
    pub share: Option<f64>,
    /// The share in words, or why there is none.
    pub words: String,
    /// What it was counted from, such as `277 of 287`.
    pub count: String,
    /// The interval.
    pub interval: Option<(f64, f64)>,
    /// The target.
    pub target: Option<f64>,
    /// Whether the whole interval misses the target.
    pub missed: bool,
}

/// The words of the chart.
pub struct Words<'a> {
    /// Names the stroke of a target, above the first.
    pub target: String,
    /// Prints a share on the axis.
    pub tick: Tick<'a>,
}

const TOP: f64 = 22.0;
const BOTTOM: f64 = 24.0;
const HEIGHT_OF_ROW: f64 = 38.0;

/// Draws the rows in the order given.
#[must_use]
pub fn svg(id: &str, sheet: Sheet<'_>, alt: &str, dots: &[Dot], words: &Words<'_>) -> String {
    let width = sheet.width;
    let label = sheet.label(theme::TEXT, theme::INK);
    let names: Vec<String> = dots.iter().map(|dot| label.fit(&dot.name, width * 0.26)).collect();
    let left = label.widest(&names) + 14.0;
    let known = || dots.iter().filter(|dot| dot.share.is_some());
    let room =
        label.bold().widest(known().map(|dot| &dot.words)).max(sheet.note().widest(known().map(|dot| &dot.count)));
    let right = width - room.min(width * 0.3) - 14.0;
    let x = Scale::new(0.0, 1.0, left, right);
    let height = TOP + HEIGHT_OF_ROW * dots.len() as f64 + BOTTOM;
    draw(&Frame { id, sheet, height, alt }, |canvas| {
        let floor = height - BOTTOM;
        let shares: &[f64] = if right - left < 180.0 { &[0.0, 0.5, 1.0] } else { &[0.0, 0.25, 0.5, 0.75, 1.0] };
        for &share in shares {
            canvas.line(&[(x.at(share), TOP), (x.at(share), floor)], theme::GRID, 0.75);
            canvas.text(&(words.tick)(share), (x.at(share), floor + 5.0), sheet.note().center().below());
        }
        if let Some(target) = dots.iter().find_map(|dot| dot.target) {
            let half = sheet.note().width(&words.target) / 2.0;
            let at = x.at(target).min(width - half).max(half);
            canvas.text(&words.target, (at, TOP - 12.0), sheet.label(theme::NOTE, theme::INK).center());
        }
        for (index, (dot, name)) in dots.iter().zip(&names).enumerate() {
            let middle = TOP + HEIGHT_OF_ROW * (index as f64 + 0.5);
            canvas.text(name, (left - 12.0, middle), label.right());
            row(canvas, &x, dot, middle, (right, width));
        }
    })
}

fn row(canvas: &Canvas<'_>, x: &Scale, dot: &Dot, middle: f64, (right, width): (f64, f64)) {
    let Some(share) = dot.share else {
        let from = x.at(0.0);
        canvas.hatch((from, middle - 9.0), (right, middle + 9.0), theme::SOFT);
        let text = canvas.sheet.note().fit(&dot.words, right - from - 20.0);
        let end = from + 8.0 + canvas.sheet.note().width(&text) + 4.0;
        canvas.rect((from + 4.0, middle - 9.0), (end, middle + 9.0), theme::PAPER);
        canvas.text(&text, (from + 8.0, middle), canvas.sheet.note());
        return;
    };
    if let Some(target) = dot.target {
        canvas.line(&[(x.at(target), middle - 12.0), (x.at(target), middle + 12.0)], theme::INK, 2.0);
    }
    let color = if dot.missed { theme::WARN } else { theme::MAIN };
    if let Some((low, high)) = dot.interval {
        canvas.line(&[(x.at(low), middle), (x.at(high), middle)], color, 2.0);
        for end in [low, high] {
            canvas.line(&[(x.at(end), middle - 4.0), (x.at(end), middle + 4.0)], color, 1.5);
        }
    }
    if dot.missed {
        canvas.diamond((x.at(share), middle), 6.5, color);
    } else {
        canvas.dot((x.at(share), middle), 4.5, color);
    }
    let label = canvas.sheet.label(theme::TEXT, color).bold();
    let room = width - right - 12.0;
    let up = if dot.count.is_empty() { 0.0 } else { 7.5 };
    canvas.text(&label.fit(&dot.words, room), (right + 12.0, middle - up), label);
    canvas.text(&canvas.sheet.note().fit(&dot.count, room), (right + 12.0, middle + 8.0), canvas.sheet.note());
}
