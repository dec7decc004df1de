//! Hours saved per task class: the median as a dot, the tenth to the ninetieth percentile as a line, zero marked.

use super::canvas::{Frame, Label, Scale, draw, tick};
use super::theme;
use crate::report::prose;

/// One task class.
pub(in crate::report) struct Range {
    /// Name for people, with the evidence grade.
    pub(in crate::report) name: String,
    /// Tenth percentile, hours.
    pub(in crate::report) p10: f64,
    /// Median, hours.
    pub(in crate::report) p50: f64,
    /// Ninetieth percentile, hours.
    pub(in crate::report) p90: f64,
}

const TOP: f64 = 6.0;
const BOTTOM: f64 = 44.0;
const HEIGHT_OF_ROW: f64 = 32.0;

/// Draws the rows in the order given.
pub(in crate::report) fn svg(id: &str, width: f64, alt: &str, ranges: &[Range]) -> String {
    let label = Label::new(theme::TEXT, theme::INK);
    let names: Vec<String> = ranges.iter().map(|range| label.fit(&range.name, width * 0.36)).collect();
    let left = names.iter().map(|name| label.width(name)).fold(0.0, f64::max) + 14.0;
    let words: Vec<String> = ranges.iter().map(|range| prose::hours(range.p50)).collect();
    let right = width - words.iter().map(|text| label.bold().width(text)).fold(0.0, f64::max) - 12.0;
    let low = ranges.iter().map(|range| range.p10).fold(0.0, f64::min);
    let high = ranges.iter().map(|range| range.p90).fold(0.0, f64::max);
    let x = Scale::new(low, high, left, right);
    let height = TOP + HEIGHT_OF_ROW * ranges.len() as f64 + BOTTOM;
    draw(&Frame { id, width, height, alt }, |canvas| {
        let floor = height - BOTTOM;
        for value in x.ticks(((right - left) / 50.0).max(3.0) as usize) {
            canvas.line(&[(x.at(value), TOP), (x.at(value), floor)], theme::GRID, 0.75);
            canvas.text(&tick(value), (x.at(value), floor + 5.0), Label::note().center().below());
        }
        canvas.line(&[(x.at(0.0), TOP), (x.at(0.0), floor)], theme::MUTE, 1.2);
        for (index, range) in ranges.iter().enumerate() {
            let middle = TOP + HEIGHT_OF_ROW * (index as f64 + 0.5);
            let color = if range.p10 <= 0.0 { theme::BASE } else { theme::MAIN };
            canvas.text(&names[index], (left - 12.0, middle), label.right());
            canvas.line(&[(x.at(range.p10), middle), (x.at(range.p90), middle)], color, 3.0);
            canvas.dot((x.at(range.p50), middle), 4.5, color);
            canvas.text(&words[index], (right + 10.0, middle), label.bold());
        }
        let reading = "hours saved: median, 10th to 90th percentile; grey: may be nothing";
        canvas.text(&Label::note().fit(reading, width), (0.0, height - 9.0), Label::note());
    })
}
