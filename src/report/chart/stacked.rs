//! One whole in at most four parts, as a bar of its full length. Names stand under their parts; where they have no room
//! the bar stands upright and its names beside it.

use super::canvas::{Canvas, Frame, Label, Sheet, draw, spread};
use super::theme;

/// One part.
pub struct Part {
    /// Its name.
    pub name: String,
    /// Its share of the whole, 0 to 1.
    pub share: f64,
    /// Its size in words.
    pub words: String,
}

const BAR: f64 = 30.0;
const UPRIGHT: f64 = 150.0;

/// Draws the parts in the order given; the first is the one that matters. More than four parts are for ranked bars.
#[must_use]
pub fn svg(id: &str, sheet: Sheet<'_>, alt: &str, parts: &[Part]) -> String {
    let width = sheet.width;
    let parts = &parts[..parts.len().min(theme::PARTS.len())];
    let shown: Vec<&Part> = parts.iter().filter(|part| part.share > 0.0).collect();
    let sizes: Vec<f64> = shown.iter().map(|part| block(part, sheet) + 14.0).collect();
    if sizes.iter().sum::<f64>() > width {
        upright(id, sheet, alt, parts)
    } else {
        level(id, sheet, alt, parts, &sizes)
    }
}

fn name(sheet: Sheet<'_>) -> Label<'_> {
    sheet.label(theme::TEXT, theme::INK)
}

/// Width of a part's text.
fn block(part: &Part, sheet: Sheet<'_>) -> f64 {
    name(sheet).bold().width(&part.words).max(name(sheet).width(&part.name))
}

/// The drawn parts, each with its ends along a bar of `length` and its colour.
fn ends(parts: &[Part], length: f64) -> Vec<(&Part, f64, f64, plotters::style::RGBColor)> {
    let whole: f64 = parts.iter().map(|part| part.share).sum::<f64>().max(f64::MIN_POSITIVE);
    let mut from = 0.0;
    let mut found = Vec::new();
    for (part, color) in parts.iter().zip(theme::PARTS) {
        let to = from + part.share / whole * length;
        if part.share > 0.0 {
            found.push((part, from, to, color));
        }
        from = to;
    }
    found
}

fn level(id: &str, sheet: Sheet<'_>, alt: &str, parts: &[Part], sizes: &[f64]) -> String {
    let width = sheet.width;
    let height = BAR + 48.0;
    draw(&Frame { id, sheet, height, alt }, |canvas| {
        let ends = ends(parts, width - 2.0);
        let middles: Vec<f64> = ends.iter().map(|(_, from, to, _)| f64::midpoint(*from, *to) + 1.0).collect();
        let places = spread(&middles, sizes, 0.0, width);
        for ((part, from, to, color), (middle, place)) in ends.iter().zip(middles.iter().zip(places)) {
            fill(canvas, (from + 1.0, 1.0), (to + 1.0, BAR), *color, *to < width - 3.0);
            canvas.line(&[(*middle, BAR + 1.0), (*middle, BAR + 5.0), (place, BAR + 9.0)], theme::MUTE, 1.0);
            canvas.text(&part.words, (place, BAR + 20.0), name(sheet).bold().center());
            canvas.text(&part.name, (place, BAR + 37.0), name(sheet).center());
        }
        canvas.outline((1.0, 1.0), (width - 1.0, BAR), theme::MUTE);
    })
}

fn upright(id: &str, sheet: Sheet<'_>, alt: &str, parts: &[Part]) -> String {
    let width = sheet.width;
    let height = UPRIGHT + 4.0;
    draw(&Frame { id, sheet, height, alt }, |canvas| {
        let ends = ends(parts, UPRIGHT);
        let middles: Vec<f64> = ends.iter().map(|(_, from, to, _)| f64::midpoint(*from, *to) + 2.0).collect();
        let places = spread(&middles, &vec![34.0; ends.len()], 0.0, height);
        let (right, text) = (2.0 + BAR * 1.6, 2.0 + BAR * 1.6 + 22.0);
        for ((part, from, to, color), (middle, place)) in ends.iter().zip(middles.iter().zip(places)) {
            let area = ((2.0, from + 2.0), (right, to + 2.0));
            canvas.rect(area.0, area.1, *color);
            if to + 3.0 < UPRIGHT {
                canvas.line(&[(2.0, to + 2.0), (right, to + 2.0)], theme::PAPER, 1.5);
            }
            canvas.line(&[(right + 2.0, *middle), (right + 7.0, *middle), (text - 5.0, place)], theme::MUTE, 1.0);
            canvas.text(&name(sheet).bold().fit(&part.words, width - text), (text, place - 8.0), name(sheet).bold());
            canvas.text(&name(sheet).fit(&part.name, width - text), (text, place + 8.0), name(sheet));
        }
        canvas.outline((2.0, 2.0), (right, UPRIGHT + 2.0), theme::MUTE);
    })
}

fn fill(canvas: &Canvas<'_>, from: (f64, f64), to: (f64, f64), color: plotters::style::RGBColor, parted: bool) {
    canvas.rect(from, to, color);
    if parted {
        canvas.line(&[(to.0, from.1), (to.0, to.1)], theme::PAPER, 1.5);
    }
}
