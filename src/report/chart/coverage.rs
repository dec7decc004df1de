//! Shares as dots with their intervals, each against its own target.

use super::canvas::{Canvas, Frame, Label, Scale, draw};
use super::theme;
use crate::report::prose;

/// One share.
pub(in crate::report) struct Dot {
    /// Name of the member.
    pub(in crate::report) name: String,
    /// The share; `None`: not measurable.
    pub(in crate::report) share: Option<f64>,
    /// The interval.
    pub(in crate::report) interval: Option<(f64, f64)>,
    /// The target.
    pub(in crate::report) target: Option<f64>,
    /// Whether the whole interval misses the target.
    pub(in crate::report) missed: bool,
}

const TOP: f64 = 8.0;
const BOTTOM: f64 = 44.0;
const HEIGHT_OF_ROW: f64 = 34.0;

/// Draws the rows in the order given.
pub(in crate::report) fn svg(id: &str, width: f64, alt: &str, dots: &[Dot]) -> String {
    let label = Label::new(theme::TEXT, theme::INK);
    let names: Vec<String> = dots.iter().map(|dot| label.fit(&dot.name, width * 0.26)).collect();
    let left = names.iter().map(|name| label.width(name)).fold(0.0, f64::max) + 14.0;
    let right = width - label.bold().width("less than 0.1%") - 12.0;
    let x = Scale::new(0.0, 1.0, left, right);
    let height = TOP + HEIGHT_OF_ROW * dots.len() as f64 + BOTTOM;
    draw(&Frame { id, width, height, alt }, |canvas| {
        let floor = height - BOTTOM;
        for share in [0.0, 0.25, 0.5, 0.75, 1.0] {
            canvas.line(&[(x.at(share), TOP), (x.at(share), floor)], theme::GRID, 0.75);
            canvas.text(&prose::share(share), (x.at(share), floor + 5.0), Label::note().center().below());
        }
        for (index, (dot, name)) in dots.iter().zip(&names).enumerate() {
            let middle = TOP + HEIGHT_OF_ROW * (index as f64 + 0.5);
            canvas.text(name, (left - 12.0, middle), label.right());
            row(canvas, &x, dot, middle, right + 10.0);
        }
        legend(canvas, left, height - 10.0);
    })
}

fn row(canvas: &Canvas<'_>, x: &Scale, dot: &Dot, middle: f64, words_at: f64) {
    if let Some(target) = dot.target {
        canvas.line(&[(x.at(target), middle - 11.0), (x.at(target), middle + 11.0)], theme::INK, 2.0);
    }
    let Some(share) = dot.share else {
        canvas.text("not measurable", (x.at(0.0) + 8.0, middle), Label::note());
        return;
    };
    let color = if dot.missed { theme::WARN } else { theme::MAIN };
    if let Some((low, high)) = dot.interval {
        canvas.line(&[(x.at(low), middle), (x.at(high), middle)], color, 2.5);
        for end in [low, high] {
            canvas.line(&[(x.at(end), middle - 4.0), (x.at(end), middle + 4.0)], color, 1.5);
        }
    }
    canvas.dot((x.at(share), middle), 4.5, color);
    canvas.text(&prose::share(share), (words_at, middle), Label::new(theme::TEXT, color).bold());
}

fn legend(canvas: &Canvas<'_>, left: f64, middle: f64) {
    canvas.dot((left + 6.0, middle), 3.5, theme::MAIN);
    canvas.line(&[(left, middle), (left + 12.0, middle)], theme::MAIN, 2.0);
    let interval = "share with 95% interval";
    canvas.text(interval, (left + 18.0, middle), Label::note());
    let at = left + 18.0 + Label::note().width(interval) + 18.0;
    canvas.line(&[(at, middle - 7.0), (at, middle + 7.0)], theme::INK, 2.0);
    canvas.text("target", (at + 7.0, middle), Label::note());
}
