//! Charts: functions from numbers to SVG text. One file is one chart; colours and sizes are in `theme`.

mod backend;
mod canvas;
pub(super) mod coverage;
pub(super) mod days;
pub(super) mod ranked;
pub(super) mod savings;
pub(super) mod sparkline;
pub(super) mod survival;
mod theme;

/// Draws a chart twice, for paper and for a telephone: `draw` takes the id and the width.
pub(super) fn both(id: &str, draw: impl Fn(&str, f64) -> String) -> (String, String) {
    let [wide, narrow] = theme::WIDTHS;
    (draw(id, wide), draw(&format!("{id}-narrow"), narrow))
}
