//! Charts: functions from numbers and finished words to SVG text. One file is one chart; colours and sizes are in
//! `theme`. A chart knows no language: names, values and ticks come in as they are printed.
//!
//! None has a legend: a name stands at its line, on its bar or at its first mark. Bars begin at nought. What is not known
//! is hatched and says why; what may still change is hollow.

mod backend;
pub mod bullet;
mod canvas;
pub mod days;
pub mod dots;
pub mod funnel;
pub mod heat;
pub mod ranges;
pub mod ranked;
pub mod sparkline;
pub mod spread;
pub mod stacked;
pub mod strip;
pub mod survival;
mod theme;
pub mod tornado;
pub mod xmr;

/// Draws a chart twice, for paper and for a telephone: `draw` takes the id and the width in pixels.
pub fn both(id: &str, draw: impl Fn(&str, f64) -> String) -> (String, String) {
    let [wide, narrow] = theme::WIDTHS;
    (draw(id, wide), draw(&format!("{id}-narrow"), narrow))
}

/// How a number on an axis is printed.
pub type Tick<'a> = &'a dyn Fn(f64) -> String;
