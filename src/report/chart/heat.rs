//! How much happens on which weekday at which hour: the darker the more, with the number in the darkest.

use super::Tick;
use super::canvas::{Frame, Sheet, draw};
use super::theme;

/// The words of the chart.
pub struct HeatLabels<'a> {
    /// Names of the weekdays, Monday first.
    pub weekdays: [String; 7],
    /// Hours that are named below, each with its name; an hour of 24 is the end of the day.
    pub hours: Vec<(usize, String)>,
    /// Heading of the sums at the right.
    pub total: String,
    /// Prints a number.
    pub tick: Tick<'a>,
}

const TOP: f64 = 20.0;
const CELL: f64 = 22.0;

/// Draws what happened by weekday, Monday first, and hour.
#[must_use]
pub fn svg(id: &str, sheet: Sheet<'_>, alt: &str, counts: &[[f64; 24]; 7], labels: &HeatLabels<'_>) -> String {
    let width = sheet.width;
    let most = counts.iter().flatten().copied().fold(0.0, f64::max);
    let name = sheet.label(theme::TEXT, theme::INK);
    let days: Vec<String> = labels.weekdays.iter().map(|day| name.fit(day, width * 0.2)).collect();
    let sums: Vec<String> = counts.iter().map(|day| (labels.tick)(day.iter().sum())).collect();
    let left = name.widest(&days) + 10.0;
    let total = sheet.note().fit(&labels.total, width * 0.25);
    let right = width - name.widest(&sums).max(sheet.note().width(&total)) - 8.0;
    let step = (right - left) / 24.0;
    let height = TOP + CELL * 7.0 + 24.0;
    draw(&Frame { id, sheet, height, alt }, |canvas| {
        canvas.text(&total, (width, 8.0), sheet.note().right());
        for (row, day) in counts.iter().enumerate() {
            let top = TOP + CELL * row as f64;
            let middle = top + CELL / 2.0;
            canvas.text(&days[row], (left - 10.0, middle), name.right());
            canvas.text(&sums[row], (width, middle), name.right());
            for (hour, &count) in day.iter().enumerate() {
                let (from, to) = (left + step * hour as f64, left + step * (hour + 1) as f64);
                let Some(class) = class(count, most) else {
                    canvas.rect((from + 0.5, middle - 0.5), (to - 0.5, middle + 0.5), theme::GRID);
                    continue;
                };
                canvas.rect((from + 0.5, top + 0.5), (to - 0.5, top + CELL - 0.5), theme::HEAT[class]);
                let number = sheet.label(theme::NOTE, theme::PAPER).center();
                let text = (labels.tick)(count);
                if class + 2 >= theme::HEAT.len() && number.width(&text) < step - 3.0 {
                    canvas.text(&text, (f64::midpoint(from, to), middle), number);
                }
            }
        }
        for (hour, text) in &labels.hours {
            let at = left + step * (*hour).min(24) as f64;
            canvas.line(&[(at, height - 23.0), (at, height - 19.0)], theme::MUTE, 1.0);
            canvas.text(text, (at, height - 18.0), sheet.note().center().below());
        }
    })
}

/// The class of a count, 0 to 6; none for nothing.
fn class(count: f64, most: f64) -> Option<usize> {
    let classes = theme::HEAT.len();
    (count > 0.0).then(|| ((count / most * classes as f64).ceil() as usize).clamp(1, classes) - 1)
}
