//! The last periods of one KPI as a small line: gaps where it was not measurable, a dot on the period itself.

use super::canvas::{Frame, Scale, draw};
use super::theme;

const WIDTH: f64 = 96.0;
const HEIGHT: f64 = 22.0;

/// Draws the values, oldest first.
pub(in crate::report) fn svg(id: &str, alt: &str, values: &[Option<f64>]) -> String {
    let known: Vec<f64> = values.iter().copied().flatten().collect();
    let low = known.iter().copied().fold(f64::INFINITY, f64::min);
    let high = known.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    // A level line belongs in the middle, not on the floor.
    let room = if high > low { 0.0 } else { 1.0 };
    let x = Scale::new(0.0, (values.len().max(2) - 1) as f64, 4.0, WIDTH - 4.0);
    let y = Scale::new(low - room, high + room, HEIGHT - 4.0, 4.0);
    draw(&Frame { id, width: WIDTH, height: HEIGHT, alt }, |canvas| {
        canvas.line(&[(2.0, HEIGHT - 1.0), (WIDTH - 2.0, HEIGHT - 1.0)], theme::GRID, 1.0);
        if known.is_empty() {
            return;
        }
        let points: Vec<Option<(f64, f64)>> = values
            .iter()
            .enumerate()
            .map(|(index, value)| value.map(|value| (x.at(index as f64), y.at(value))))
            .collect();
        for run in points.split(Option::is_none) {
            let run: Vec<(f64, f64)> = run.iter().copied().flatten().collect();
            match run[..] {
                [] => {}
                [only] => canvas.dot(only, 1.4, theme::BASE),
                _ => canvas.line(&run, theme::BASE, 1.5),
            }
        }
        if let Some(Some(last)) = points.last() {
            canvas.dot(*last, 2.8, theme::MAIN);
        }
    })
}
