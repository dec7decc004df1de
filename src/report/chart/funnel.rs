//! What is left after each step: bars from nought, each with its count, and between them the share that went on.

use super::canvas::{Frame, Scale, Sheet, draw};
use super::theme;

/// One step.
pub struct Stage {
    /// Its name.
    pub name: String,
    /// What is left.
    pub count: f64,
    /// The count in words.
    pub words: String,
    /// The share of the step before, in words; empty for the first.
    pub share: String,
}

const BAR: f64 = 24.0;
const BETWEEN: f64 = 18.0;

/// Draws the steps in the order given.
#[must_use]
pub fn svg(id: &str, sheet: Sheet<'_>, alt: &str, stages: &[Stage]) -> String {
    let width = sheet.width;
    let label = sheet.label(theme::TEXT, theme::INK);
    let names: Vec<String> = stages.iter().map(|stage| label.fit(&stage.name, width * 0.34)).collect();
    let left = label.widest(&names) + 12.0;
    let words = label.bold().widest(stages.iter().map(|stage| &stage.words)) + 10.0;
    let most = stages.iter().map(|stage| stage.count).fold(0.0, f64::max);
    let x = Scale::new(0.0, most, left, width - words);
    let height = 4.0 + (BAR + BETWEEN) * stages.len() as f64 - BETWEEN.min(BAR);
    draw(&Frame { id, sheet, height: height.max(BAR), alt }, |canvas| {
        for (index, stage) in stages.iter().enumerate() {
            let top = 2.0 + (BAR + BETWEEN) * index as f64;
            let middle = top + BAR / 2.0;
            canvas.text(&names[index], (left - 10.0, middle), label.right());
            if let Some(before) = index.checked_sub(1).map(|before| &stages[before]) {
                // The slope from one end to the other is what was lost on the way.
                let corners =
                    [(left, top - BETWEEN), (x.at(before.count), top - BETWEEN), (x.at(stage.count), top), (left, top)];
                canvas.polygon(&corners, theme::BAND);
                let text = sheet.note().fit(&stage.share, width - left - 8.0);
                canvas.text(&text, (left + 8.0, top - BETWEEN / 2.0), sheet.label(theme::NOTE, theme::INK));
            }
            let color = if index + 1 == stages.len() { theme::MAIN } else { theme::BASE };
            canvas.rect((left, top), (x.at(stage.count), top + BAR), color);
            canvas.text(&stage.words, (x.at(stage.count) + 6.0, middle), label.bold());
        }
        canvas.line(&[(left, 2.0), (left, height - 2.0)], theme::MUTE, 1.0);
    })
}
