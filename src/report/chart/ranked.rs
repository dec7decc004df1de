//! Bars in order of size, with the value at the end of each. What is not one member (the rest, the unattributed) is grey.

use super::canvas::{Frame, Scale, Sheet, draw};
use super::theme;

/// One bar.
pub struct Bar {
    /// Name of the member.
    pub name: String,
    /// Length.
    pub value: f64,
    /// The value in words.
    pub words: String,
    /// Whether it is not one member.
    pub grey: bool,
}

/// Draws the bars in the order given.
#[must_use]
pub fn svg(id: &str, sheet: Sheet<'_>, alt: &str, bars: &[Bar]) -> String {
    let width = sheet.width;
    let label = sheet.label(theme::TEXT, theme::INK);
    let names: Vec<String> = bars.iter().map(|bar| label.fit(&bar.name, width * 0.36)).collect();
    let left = label.widest(&names) + 12.0;
    let words = label.widest(bars.iter().map(|bar| &bar.words)) + 10.0;
    let most = bars.iter().map(|bar| bar.value).fold(0.0, f64::max);
    let x = Scale::new(0.0, most, left, width - words);
    let height = theme::ROW * bars.len() as f64 + 4.0;
    draw(&Frame { id, sheet, height, alt }, |canvas| {
        for (index, (bar, name)) in bars.iter().zip(&names).enumerate() {
            let top = 2.0 + theme::ROW * index as f64;
            let middle = top + theme::ROW / 2.0;
            canvas.text(name, (left - 10.0, middle), label.right());
            let color = if bar.grey { theme::BASE } else { theme::MAIN };
            canvas.rect((left, top + 4.0), (x.at(bar.value), top + theme::ROW - 4.0), color);
            canvas.text(&bar.words, (x.at(bar.value) + 6.0, middle), label);
        }
        canvas.line(&[(left, 2.0), (left, height - 2.0)], theme::MUTE, 1.0);
    })
}
