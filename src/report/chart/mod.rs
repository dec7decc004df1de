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
pub(in crate::report) mod theme;
pub mod tornado;
pub mod xmr;

use super::look::Look;

/// Draws a chart twice, for paper and for a telephone: `draw` takes the id and what to draw on.
pub fn both<'a>(look: &'a Look, id: &str, draw: impl Fn(&str, Sheet<'a>) -> String) -> (String, String) {
    let [wide, narrow] = theme::WIDTHS.map(|width| Sheet::new(width, look));
    (draw(id, wide), draw(&format!("{id}-narrow"), narrow))
}

/// What a chart is drawn on.
pub use canvas::Sheet;

/// How a number on an axis is printed.
pub type Tick<'a> = &'a dyn Fn(f64) -> String;
