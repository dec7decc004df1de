//! The last periods of one KPI as a small line: the range of chance as its ground, gaps where it was not measurable, a
//! dot on the period itself, hollow while that may still change.

use super::canvas::{Frame, Scale, Sheet, draw};
use super::theme;
use crate::report::look::Look;

/// What is drawn.
#[derive(Default)]
pub struct Spark<'a> {
    /// The values, oldest first; `None`: not measurable.
    pub values: &'a [Option<f64>],
    /// Lower and upper limit of chance of each period that has them; empty if none has.
    pub limits: &'a [Option<(f64, f64)>],
    /// Whether the scale begins at nought, as for shares that are to be compared.
    pub from_nought: bool,
    /// Whether a rule picked the newest out.
    pub fired: bool,
    /// Whether the newest may still change.
    pub provisional: bool,
}

const WIDTH: f64 = 96.0;
const HEIGHT: f64 = 22.0;
const SIDE: f64 = 6.0;

/// Draws the values.
#[must_use]
pub fn svg(id: &str, look: &Look, alt: &str, spark: &Spark<'_>) -> String {
    let values = spark.values;
    let known: Vec<f64> = values.iter().copied().flatten().collect();
    let limits = || spark.limits.iter().flatten().flat_map(|(low, high)| [*low, *high]).filter(|_| !known.is_empty());
    let nought = spark.from_nought.then_some(0.0);
    let low = known.iter().copied().chain(limits()).chain(nought).fold(f64::INFINITY, f64::min);
    let high = known.iter().copied().chain(limits()).fold(f64::NEG_INFINITY, f64::max);
    // A level line belongs in the middle, not on the floor.
    let room = if high > low { 0.0 } else { 1.0 };
    let step = (WIDTH - 2.0 * SIDE) / (values.len().max(2) - 1) as f64;
    let x = |index: usize| SIDE + step * index as f64;
    let y = Scale::new(low - room, high + room, HEIGHT - 5.0, 5.0);
    draw(&Frame { id, sheet: Sheet::new(WIDTH, look), height: HEIGHT, alt }, |canvas| {
        canvas.line(&[(2.0, HEIGHT - 1.0), (WIDTH - 2.0, HEIGHT - 1.0)], theme::GRID, 1.0);
        if known.is_empty() {
            canvas.hatch((2.0, 3.0), (WIDTH - 2.0, HEIGHT - 2.0), theme::SOFT);
            return;
        }
        for (index, (low, high)) in spark.limits.iter().enumerate().filter_map(|(index, ends)| Some((index, (*ends)?)))
        {
            let (from, to) = ((x(index) - step / 2.0).max(2.0), (x(index) + step / 2.0).min(WIDTH - 2.0));
            canvas.rect((from, y.at(high)), (to, y.at(low)), theme::BAND);
        }
        let points: Vec<Option<(f64, f64)>> =
            values.iter().enumerate().map(|(index, value)| value.map(|value| (x(index), y.at(value)))).collect();
        for run in points.split(Option::is_none) {
            let run: Vec<(f64, f64)> = run.iter().copied().flatten().collect();
            match run[..] {
                [] => {}
                [only] => canvas.dot(only, 1.4, theme::MUTE),
                _ => canvas.line(&run, theme::MUTE, 1.4),
            }
        }
        if let Some(Some(last)) = points.last() {
            if spark.provisional {
                canvas.ring(*last, 2.2, theme::MAIN);
            } else {
                canvas.dot(*last, 2.8, theme::MAIN);
            }
            if spark.fired {
                canvas.circle(*last, 4.6, theme::INK);
            }
        }
    })
}
