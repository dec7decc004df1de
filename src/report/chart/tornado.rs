//! How much each assumption moves a result: bars to both sides of it, the widest first.

use super::Tick;
use super::canvas::{Canvas, Frame, Scale, Sheet, draw};
use super::theme;

/// One assumption.
pub struct Swing {
    /// Its name.
    pub name: String,
    /// The result with it at its low end.
    pub low: f64,
    /// The result with it at its high end.
    pub high: f64,
}

/// The words of the chart.
pub struct Words<'a> {
    /// The result with every assumption at its middle, above the line.
    pub centre: String,
    /// Names the bar of the low end, at the first row.
    pub low: String,
    /// Names the bar of the high end, at the first row.
    pub high: String,
    /// Prints a result.
    pub tick: Tick<'a>,
}

const TOP: f64 = 22.0;
const FIRST: f64 = 18.0;

/// Draws the assumptions in the order given around the result `centre`.
#[must_use]
pub fn svg(id: &str, sheet: Sheet<'_>, alt: &str, centre: f64, swings: &[Swing], words: &Words<'_>) -> String {
    let width = sheet.width;
    let label = sheet.label(theme::TEXT, theme::INK);
    let names: Vec<String> = swings.iter().map(|swing| label.fit(&swing.name, width * 0.38)).collect();
    let left = label.widest(&names) + 12.0;
    let ends: Vec<String> =
        swings.iter().flat_map(|swing| [swing.low, swing.high]).map(|end| (words.tick)(end)).collect();
    let room = sheet.note().widest(&ends) + 8.0;
    let values = || swings.iter().flat_map(|swing| [swing.low, swing.high]).chain([centre]);
    let (low, high) = (values().fold(f64::INFINITY, f64::min), values().fold(f64::NEG_INFINITY, f64::max));
    // Around one value alone there is as much room on both sides.
    let (low, high) = if high > low { (low, high) } else { (centre - 1.0, centre + 1.0) };
    let x = Scale::new(low, high, left + room, width - room);
    let height = TOP + FIRST + theme::ROW * swings.len() as f64 + 6.0;
    draw(&Frame { id, sheet, height, alt }, |canvas| {
        let text = label.bold().fit(&words.centre, width);
        let half = label.bold().width(&text) / 2.0;
        let at = x.at(centre).min(width - half).max(half);
        canvas.text(&text, (at, 9.0), label.bold().center());
        if let Some(first) = swings.first() {
            heads(canvas, first, (x.at(centre), width), words);
        }
        for (index, swing) in swings.iter().enumerate() {
            let top = TOP + FIRST + theme::ROW * index as f64;
            canvas.text(&names[index], (left - 8.0, top + theme::ROW / 2.0), label.right());
            for (end, color) in [(swing.low, theme::BASE), (swing.high, theme::MAIN)] {
                canvas.rect((x.at(centre), top + 5.0), (x.at(end), top + theme::ROW - 5.0), color);
            }
            let (least, most) = (swing.low.min(swing.high).min(centre), swing.low.max(swing.high).max(centre));
            let middle = top + theme::ROW / 2.0;
            canvas.text(&(words.tick)(least), (x.at(least) - 5.0, middle), sheet.note().right());
            canvas.text(&(words.tick)(most), (x.at(most) + 5.0, middle), sheet.note());
        }
        canvas.line(&[(x.at(centre), TOP - 2.0), (x.at(centre), height - 2.0)], theme::INK, 1.2);
    })
}

/// Names the two colours over the first pair of bars, each on the side of its bar.
fn heads(canvas: &Canvas<'_>, first: &Swing, (centre, width): (f64, f64), words: &Words<'_>) {
    let middle = TOP + FIRST / 2.0;
    let low = (&words.low, canvas.sheet.label(theme::NOTE, theme::MUTE));
    let high = (&words.high, canvas.sheet.label(theme::NOTE, theme::MAIN).bold());
    let (before, after) = if first.low > first.high { (high, low) } else { (low, high) };
    canvas.text(&before.1.fit(before.0, centre - 6.0), (centre - 6.0, middle), before.1.right());
    canvas.text(&after.1.fit(after.0, width - centre - 6.0), (centre + 6.0, middle), after.1);
}
