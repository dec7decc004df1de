//! A value against what is allowed: a bar with its interval on the ground of the allowed range, and a stroke at each bound.

use super::Tick;
use super::canvas::{Canvas, Frame, Scale, Sheet, draw};
use super::theme;

/// The value and its bounds.
#[derive(Clone, Default)]
pub struct Bullet {
    /// The value; `None`: not measurable.
    pub value: Option<f64>,
    /// The interval.
    pub interval: Option<(f64, f64)>,
    /// The least and the most that is allowed.
    pub inside: (Option<f64>, Option<f64>),
    /// The least and the most that is tolerated.
    pub tolerated: (Option<f64>, Option<f64>),
    /// The ends of the scale. From nought the value is a bar, else a dot.
    pub range: (f64, f64),
    /// Whether it misses its bounds.
    pub missed: bool,
}

/// Drawings narrower than this stand in a table: no scale, and the height of a line.
const SMALL: f64 = 200.0;

/// Draws the value. `tick` prints the scale of a large drawing.
#[must_use]
pub fn svg(id: &str, sheet: Sheet<'_>, alt: &str, bullet: &Bullet, tick: Tick<'_>) -> String {
    let width = sheet.width;
    let is_small = width < SMALL;
    let bar = if is_small { 16.0 } else { 30.0 };
    let height = if is_small { bar } else { bar + 20.0 };
    let side = if is_small { 2.0 } else { 22.0 };
    let (low, high) = bullet.range;
    let x = Scale::new(low, high, side, width - side);
    draw(&Frame { id, sheet, height, alt }, |canvas| {
        ground(canvas, &x, bullet, (side, width - side), bar);
        value(canvas, &x, bullet, bar);
        let bounds = [bullet.inside.0, bullet.inside.1].into_iter().flatten();
        for bound in bounds.filter(|bound| (low..=high).contains(bound)) {
            canvas.line(&[(x.at(bound), 1.0), (x.at(bound), bar - 1.0)], theme::INK, 2.2);
        }
        if is_small {
            return;
        }
        for mark in x.ticks(((width - 2.0 * side) / 70.0).max(2.0) as usize) {
            canvas.line(&[(x.at(mark), bar), (x.at(mark), bar + 4.0)], theme::MUTE, 1.0);
            let text = tick(mark);
            let half = sheet.note().width(&text) / 2.0;
            let at = x.at(mark).max(half).min(width - half);
            canvas.text(&text, (at, bar + 5.0), sheet.note().center().below());
        }
    })
}

/// Grey where the value may be, hatched where it is tolerated.
fn ground(canvas: &Canvas<'_>, x: &Scale, bullet: &Bullet, (left, right): (f64, f64), bar: f64) {
    let place = |end: Option<f64>, open: f64| end.map_or(open, |end| x.at(end).clamp(left, right));
    let inside = (place(bullet.inside.0, left), place(bullet.inside.1, right));
    if bullet.inside != (None, None) && inside.1 > inside.0 {
        canvas.rect((inside.0, 2.0), (inside.1, bar - 2.0), theme::GRID);
    }
    let below = (place(bullet.tolerated.0, inside.0), inside.0);
    let above = (inside.1, place(bullet.tolerated.1, inside.1));
    for (from, to) in [below, above].into_iter().filter(|(from, to)| to > from) {
        canvas.hatch((from, 2.0), (to, bar - 2.0), theme::BASE);
    }
    canvas.outline((left, 2.0), (right, bar - 2.0), theme::SOFT);
}

fn value(canvas: &Canvas<'_>, x: &Scale, bullet: &Bullet, bar: f64) {
    let Some(value) = bullet.value else { return };
    let (low, high) = bullet.range;
    let at = |value: f64| x.at(value.clamp(low, high));
    let color = if bullet.missed { theme::WARN } else { theme::MAIN };
    let middle = bar / 2.0;
    if low == 0.0 {
        canvas.rect((at(0.0), middle - bar * 0.16), (at(value).max(at(0.0) + 2.0), middle + bar * 0.16), color);
    }
    if let Some((from, to)) = bullet.interval {
        canvas.line(&[(at(from), middle), (at(to), middle)], theme::INK, 1.2);
        for end in [from, to] {
            canvas.line(&[(at(end), middle - bar * 0.16), (at(end), middle + bar * 0.16)], theme::INK, 1.2);
        }
    }
    if bullet.missed {
        canvas.diamond((at(value), middle), bar * 0.28, color);
    } else if low != 0.0 || bullet.interval.is_some() {
        canvas.dot((at(value), middle), bar * 0.2, color);
    }
}
