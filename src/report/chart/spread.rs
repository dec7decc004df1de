//! A funnel plot: shares of units of different size against the limits for each size. A unit beyond them is a diamond with
//! its name; the others are dots.

use super::Tick;
use super::canvas::{Canvas, Frame, Scale, Sheet, draw};
use super::theme;

/// One unit.
pub struct Point {
    /// Its name.
    pub name: String,
    /// Observations, more than none.
    pub n: f64,
    /// The share.
    pub share: f64,
    /// Whether it lies beyond the limits.
    pub outside: bool,
}

/// The words of the chart, and the limits that it draws.
pub struct Words<'a> {
    /// Names the axis of sizes.
    pub axis: String,
    /// Names the line of the pooled share.
    pub centre: String,
    /// Prints a share.
    pub share: Tick<'a>,
    /// Prints a size.
    pub size: Tick<'a>,
    /// The limits at a size.
    pub limits: &'a dyn Fn(f64) -> (f64, f64),
}

const TOP: f64 = 24.0;
const BOTTOM: f64 = 42.0;
const PLOT: f64 = 170.0;
/// Points of a limit: so many that it looks like a curve.
const STEPS: u32 = 48;

/// Draws the units around the pooled share `centre`.
#[must_use]
pub fn svg(id: &str, sheet: Sheet<'_>, alt: &str, centre: f64, points: &[Point], words: &Words<'_>) -> String {
    let width = sheet.width;
    // Sizes differ by powers of ten: the axis is one of their logarithms.
    let sizes = || points.iter().map(|point| point.n.max(1.0).log10());
    let (low, high) = (sizes().fold(f64::INFINITY, f64::min), sizes().fold(0.0, f64::max));
    let (low, high) = if points.is_empty() { (0.0, 1.0) } else { ((low - 0.2).max(0.0), high + 0.2) };
    let most = points.iter().map(|point| point.share).fold(centre, f64::max);
    let top = most.max((words.limits)(10_f64.powf(low)).1.min(most * 1.6)).clamp(0.001, 1.0);
    let marks = Scale::new(0.0, top, 0.0, 1.0).ticks(5);
    let printed: Vec<String> = marks.iter().map(|mark| (words.share)(*mark)).collect();
    let left = sheet.note().widest(&printed) + 10.0;
    let floor = TOP + PLOT;
    let x = Scale::new(low, high, left, width - 8.0);
    let y = Scale::new(0.0, top * 1.04, floor, TOP);
    draw(&Frame { id, sheet, height: floor + BOTTOM, alt }, |canvas| {
        for (mark, text) in marks.iter().zip(&printed) {
            canvas.line(&[(left, y.at(*mark)), (width, y.at(*mark))], theme::GRID, 0.75);
            canvas.text(text, (left - 6.0, y.at(*mark)), sheet.note().right());
        }
        sizes_axis(canvas, &x, (low, high), (left, width, floor), words);
        limits(canvas, (&x, &y), (low, high), top * 1.04, words);
        canvas.line(&[(left, y.at(centre)), (width, y.at(centre))], theme::MUTE, 1.2);
        let text = sheet.note().fit(&words.centre, width - left);
        canvas.text(&text, (width, 9.0), sheet.note().right());
        marks_of(canvas, (&x, &y), points, (left, width));
    })
}

/// Round sizes, each with its number, and the name of the axis.
fn sizes_axis(
    canvas: &Canvas<'_>,
    x: &Scale,
    (low, high): (f64, f64),
    (left, width, floor): (f64, f64, f64),
    words: &Words<'_>,
) {
    canvas.line(&[(left, floor), (width, floor)], theme::MUTE, 1.0);
    let mut free = 0.0;
    // Over few powers of ten their halves and fifths stand beside them.
    let steps: &[f64] = if high - low > 2.5 { &[1.0] } else { &[1.0, 2.0, 5.0] };
    let powers = (low.floor() as i32)..=(high.floor() as i32);
    let sizes = powers.flat_map(|power| steps.iter().map(move |step| step * 10_f64.powi(power)));
    for size in sizes.filter(|size| (low..=high).contains(&size.log10())) {
        let at = x.at(size.log10());
        let text = (words.size)(size);
        let half = canvas.sheet.note().width(&text) / 2.0;
        canvas.line(&[(at, floor), (at, floor + 4.0)], theme::MUTE, 1.0);
        // A number that has no room is left out; its stroke stays.
        if at - half >= free && at + half <= width {
            canvas.text(&text, (at, floor + 6.0), canvas.sheet.note().center().below());
            free = at + half + 6.0;
        }
    }
    let text = canvas.sheet.note().fit(&words.axis, width);
    canvas.text(&text, (width, floor + 32.0), canvas.sheet.note().right());
}

/// The two limits as far as they are inside the picture.
fn limits(canvas: &Canvas<'_>, (x, y): (&Scale, &Scale), (low, high): (f64, f64), top: f64, words: &Words<'_>) {
    let at = |step: u32| low + (high - low) * f64::from(step) / f64::from(STEPS);
    let place = |step: u32, pick: fn((f64, f64)) -> f64| {
        (x.at(at(step)), y.at(pick((words.limits)(10_f64.powf(at(step)))).clamp(0.0, top)))
    };
    for pick in [|ends: (f64, f64)| ends.0, |ends: (f64, f64)| ends.1] {
        let curve: Vec<(f64, f64)> = (0..=STEPS).map(|step| place(step, pick)).collect();
        canvas.line(&curve, theme::BASE, 1.4);
    }
}

/// The units, and the names of those outside as far as they have room beside each other.
fn marks_of(canvas: &Canvas<'_>, (x, y): (&Scale, &Scale), points: &[Point], (left, width): (f64, f64)) {
    let place = |point: &Point| (x.at(point.n.max(1.0).log10()), y.at(point.share));
    for point in points.iter().filter(|point| !point.outside) {
        canvas.dot(place(point), theme::MARK + 0.6, theme::BASE);
    }
    for point in points.iter().filter(|point| point.outside) {
        canvas.diamond(place(point), 6.0, theme::MAIN);
    }
    let label = canvas.sheet.label(theme::NOTE, theme::MAIN).bold();
    // What a name must not cover: every mark, the axis, and the names before it.
    let box_of = |(at, level): (f64, f64)| [at - 7.0, level - 7.0, at + 7.0, level + 7.0];
    let mut taken: Vec<[f64; 4]> = points.iter().map(|point| box_of(place(point))).collect();
    // Letters reach less far down than their line does.
    taken.push([left, y.at(0.0) + 3.0, width, y.at(0.0) + 20.0]);
    for point in points.iter().filter(|point| point.outside) {
        let (at, level) = place(point);
        let text = label.fit(&point.name, (width - left) * 0.4);
        let long = label.width(&text);
        let spots =
            [(10.0, 0.0), (-10.0 - long, 0.0), (8.0, -14.0), (-8.0 - long, -14.0), (8.0, 14.0), (-8.0 - long, 14.0)];
        let area = |(right, down): (f64, f64)| {
            let (from, middle) = (at + right, level + down);
            [from, middle - 7.0, from + long, middle + 7.0]
        };
        let is_free = |area: &[f64; 4]| {
            let [from, above, to, below] = *area;
            let apart = |other: &[f64; 4]| from > other[2] || to < other[0] || above > other[3] || below < other[1];
            from >= 0.0 && to <= width && above >= TOP - 8.0 && taken.iter().all(apart)
        };
        // A name without room stands in the table only.
        if let Some(found) = spots.into_iter().map(area).find(is_free) {
            canvas.text(&text, (found[0], f64::midpoint(found[1], found[3])), label);
            taken.push(found);
        }
    }
}
