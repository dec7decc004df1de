//! Ranges of a result, one a row: the median as a dot, the tenth to the ninetieth percentile as a line, nought marked.
//! A range that holds nought is hollow.

use super::Tick;
use super::canvas::{Canvas, Frame, Scale, Sheet, draw};
use super::theme;

/// One range.
pub struct Range {
    /// Name for people.
    pub name: String,
    /// Tenth percentile.
    pub p10: f64,
    /// Median.
    pub p50: f64,
    /// Ninetieth percentile.
    pub p90: f64,
    /// The median in words.
    pub words: String,
}

/// The words of the chart.
pub struct Words<'a> {
    /// Names the low end, the median and the high end, at the first row.
    pub ends: [String; 3],
    /// Prints a value on the axis.
    pub tick: Tick<'a>,
}

const TOP: f64 = 22.0;
const BOTTOM: f64 = 24.0;
const HEIGHT_OF_ROW: f64 = 32.0;

/// Draws the rows in the order given.
#[must_use]
pub fn svg(id: &str, sheet: Sheet<'_>, alt: &str, ranges: &[Range], words: &Words<'_>) -> String {
    let width = sheet.width;
    let label = sheet.label(theme::TEXT, theme::INK);
    let names: Vec<String> = ranges.iter().map(|range| label.fit(&range.name, width * 0.36)).collect();
    let left = label.widest(&names) + 18.0;
    let right = width - label.bold().widest(ranges.iter().map(|range| &range.words)) - 14.0;
    let low = ranges.iter().map(|range| range.p10).fold(0.0, f64::min);
    let high = ranges.iter().map(|range| range.p90).fold(0.0, f64::max);
    let x = Scale::new(low, high, left, right);
    let height = TOP + HEIGHT_OF_ROW * ranges.len() as f64 + BOTTOM;
    draw(&Frame { id, sheet, height, alt }, |canvas| {
        let floor = height - BOTTOM;
        for value in x.ticks(((right - left) / 50.0).max(3.0) as usize) {
            canvas.line(&[(x.at(value), TOP), (x.at(value), floor)], theme::GRID, 0.75);
            canvas.text(&(words.tick)(value), (x.at(value), floor + 5.0), sheet.note().center().below());
        }
        canvas.line(&[(x.at(0.0), TOP), (x.at(0.0), floor)], theme::MUTE, 1.2);
        for (index, range) in ranges.iter().enumerate() {
            let middle = TOP + HEIGHT_OF_ROW * (index as f64 + 0.5);
            canvas.text(&names[index], (left - 14.0, middle), label.right());
            row(canvas, &x, range, middle);
            canvas.text(&range.words, (right + 12.0, middle), label.bold());
        }
        if let Some(first) = ranges.first() {
            heads(canvas, &x, first, width, &words.ends);
        }
    })
}

fn row(canvas: &Canvas<'_>, x: &Scale, range: &Range, middle: f64) {
    let may_be_nothing = range.p10 <= 0.0;
    let color = if may_be_nothing { theme::BASE } else { theme::MAIN };
    canvas.line(&[(x.at(range.p10), middle), (x.at(range.p90), middle)], color, 3.0);
    for end in [range.p10, range.p90] {
        canvas.line(&[(x.at(end), middle - 4.0), (x.at(end), middle + 4.0)], color, 1.5);
    }
    if may_be_nothing {
        canvas.ring((x.at(range.p50), middle), 4.0, color);
    } else {
        canvas.dot((x.at(range.p50), middle), 5.0, color);
    }
}

/// Names the three marks above the first row, as far as they have room.
fn heads(canvas: &Canvas<'_>, x: &Scale, first: &Range, width: f64, ends: &[String; 3]) {
    let wanted = [first.p10, first.p50, first.p90].map(|value| x.at(value));
    let sizes: Vec<f64> = ends.iter().map(|text| canvas.sheet.note().width(text) + 10.0).collect();
    let places = super::canvas::spread(&wanted, &sizes, 0.0, width);
    for ((text, place), at) in ends.iter().zip(places).zip(wanted) {
        canvas.text(text, (place, 8.0), canvas.sheet.note().center());
        canvas.line(&[(place, 16.0), (at, TOP + HEIGHT_OF_ROW / 2.0 - 8.0)], theme::SOFT, 1.0);
    }
}
