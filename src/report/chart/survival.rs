//! The Kaplan-Meier curve: share of cases without a disposition over the hours since the flag, with its 95 % band,
//! censored cases, the median, the levels and the number at risk. A handful of cases is drawn one by one.

use super::Tick;
use super::canvas::{Canvas, Frame, Label, Scale, Sheet, draw};
use super::strip;
use super::theme;
use crate::measure::findings::{Survival, SurvivalStep};

/// The words of the chart.
pub struct Words<'a> {
    /// Names the vertical axis, above it.
    pub share: String,
    /// Names the horizontal axis.
    pub hours: String,
    /// Names the row of numbers at risk.
    pub at_risk: String,
    /// The median in words; printed where the curve reaches it.
    pub median: String,
    /// What is said of a case that is still open.
    pub open: String,
    /// The levels in hours, each with its name; those of the same hours are best told in one.
    pub levels: Vec<(f64, String)>,
    /// Prints hours.
    pub tick: Tick<'a>,
    /// Prints a share.
    pub percent: Tick<'a>,
}

const PLOT: f64 = 168.0;

/// Where things are.
struct Plot {
    left: f64,
    right: f64,
    top: f64,
    floor: f64,
    x: Scale,
    y: Scale,
}

/// Draws the curve, or each case where they are few. It needs at least one case.
#[must_use]
pub fn svg(id: &str, sheet: Sheet<'_>, alt: &str, survival: &Survival, words: &Words<'_>) -> String {
    if (survival.cases as usize) < theme::FEW {
        return few(id, sheet, alt, survival, words);
    }
    let plot = plot(sheet, survival, words);
    let height = plot.floor + 78.0;
    draw(&Frame { id, sheet, height, alt }, |canvas| {
        band(canvas, &plot, &survival.steps);
        grid(canvas, &plot, words);
        let median = Median::of(&plot, survival, words, sheet);
        levels(canvas, &plot.x, &words.levels, (plot.top, plot.floor, median.as_ref().map(|median| median.name)));
        let curve = staircase(&survival.steps, end(survival, words), |step| step.open);
        canvas.line(&placed(&plot, &curve), theme::MAIN, theme::STROKE);
        for &hours in &survival.censored_hours {
            let (at, level) = (plot.x.at(hours), plot.y.at(open_at(&survival.steps, hours)));
            canvas.line(&[(at, level - 5.0), (at, level + 5.0)], theme::INK, 1.2);
        }
        if let Some(median) = &median {
            median.paint(canvas, &plot, words);
        }
        axis(canvas, &plot, survival, words, height);
    })
}

fn plot(sheet: Sheet<'_>, survival: &Survival, words: &Words<'_>) -> Plot {
    let note = sheet.note();
    let left = note.width(&(words.percent)(1.0)).max(note.width(&(words.percent)(0.25))) + 12.0;
    let right = sheet.width - 12.0;
    let x = Scale::new(0.0, end(survival, words), left, right);
    let top = 22.0 + theme::LINE * rows_of_levels(&x, &words.levels, sheet) as f64;
    let floor = top + PLOT;
    Plot { left, right, top, floor, x, y: Scale::new(0.0, 1.0, floor, top) }
}

fn few(id: &str, sheet: Sheet<'_>, alt: &str, survival: &Survival, words: &Words<'_>) -> String {
    let mut dots: Vec<strip::Dot> = Vec::new();
    for (index, step) in survival.steps.iter().enumerate() {
        let next = survival.steps.get(index + 1);
        let until = next.map_or(f64::INFINITY, |next| next.hours);
        let censored =
            survival.censored_hours.iter().filter(|&&open| open >= step.hours && open < until).count() as i64;
        let decided = step.at_risk - censored - next.map_or(0, |next| next.at_risk);
        dots.extend((0..decided).map(|_| strip::Dot { at: step.hours, open: false }));
    }
    dots.extend(survival.censored_hours.iter().map(|&at| strip::Dot { at, open: true }));
    let strip = strip::Words {
        axis: words.hours.clone(),
        open: words.open.clone(),
        levels: words.levels.clone(),
        tick: words.tick,
    };
    strip::svg(id, sheet, alt, &dots, &strip)
}

fn end(survival: &Survival, words: &Words<'_>) -> f64 {
    let last_step = survival.steps.last().map_or(0.0, |step| step.hours);
    let last_open = survival.censored_hours.last().copied().unwrap_or(0.0);
    let levels = words.levels.iter().map(|(hours, _)| hours * 1.15).fold(1.0, f64::max);
    last_step.max(last_open).max(levels)
}

/// Cases still at risk just before `hours`.
#[must_use]
pub fn at_risk(survival: &Survival, hours: f64) -> i64 {
    let next = survival.steps.iter().find(|step| step.hours >= hours);
    let until = next.map_or(f64::INFINITY, |step| step.hours);
    let censored = survival.censored_hours.iter().filter(|&&open| open >= hours && open < until).count();
    next.map_or(0, |step| step.at_risk) + censored as i64
}

/// Share of cases open just after `hours`.
fn open_at(steps: &[SurvivalStep], hours: f64) -> f64 {
    steps.iter().rev().find(|step| step.hours <= hours).map_or(1.0, |step| step.open)
}

/// The corners of a step function from (0, 1) to `end`.
fn staircase(steps: &[SurvivalStep], end: f64, level: impl Fn(&SurvivalStep) -> f64) -> Vec<(f64, f64)> {
    let mut corners = vec![(0.0, 1.0)];
    let mut now = 1.0;
    for step in steps {
        corners.push((step.hours, now));
        now = level(step);
        corners.push((step.hours, now));
    }
    corners.push((end, now));
    corners
}

fn placed(plot: &Plot, corners: &[(f64, f64)]) -> Vec<(f64, f64)> {
    corners.iter().map(|&(hours, share)| (plot.x.at(hours), plot.y.at(share.clamp(0.0, 1.0)))).collect()
}

/// The band starts where the first case ended and stops at the last: beyond, the interval says nothing.
fn band(canvas: &Canvas<'_>, plot: &Plot, steps: &[SurvivalStep]) {
    let [first, .., last] = steps else { return };
    let from = (first.hours, 1.0);
    let mut upper = staircase(steps, last.hours, |step| step.ci_high);
    let mut lower = staircase(steps, last.hours, |step| step.ci_low);
    upper[0] = from;
    lower[0] = from;
    upper.extend(lower.into_iter().rev());
    canvas.polygon(&placed(plot, &upper), theme::BAND);
}

fn grid(canvas: &Canvas<'_>, plot: &Plot, words: &Words<'_>) {
    canvas.text(&canvas.sheet.note().fit(&words.share, plot.right), (0.0, 8.0), canvas.sheet.note());
    for share in [0.0, 0.25, 0.5, 0.75, 1.0] {
        let color = if share == 0.0 { theme::MUTE } else { theme::GRID };
        canvas.line(&[(plot.left, plot.y.at(share)), (plot.right, plot.y.at(share))], color, 0.8);
        canvas.text(&(words.percent)(share), (plot.left - 8.0, plot.y.at(share)), canvas.sheet.note().right());
    }
}

/// Where the name of each level stands: its left end, its row, the lowest nearest the picture, where its stroke is, and the
/// text. A name hangs right of its stroke like a flag, those further left above those further right: so no stroke runs
/// through a name.
fn named(x: &Scale, levels: &[(f64, String)], sheet: Sheet<'_>) -> Vec<(f64, usize, f64, String)> {
    let (label, width) = (sheet.note(), sheet.width);
    // Where each row's leftmost name begins.
    let mut starts: Vec<f64> = Vec::new();
    let mut ordered: Vec<&(f64, String)> = levels.iter().collect();
    ordered.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut found = Vec::new();
    for (hours, text) in ordered {
        let text = label.fit(text, width * 0.45);
        let (at, size) = (x.at(*hours), label.width(&text));
        let from = if at + 5.0 + size <= width { at + 5.0 } else { at - 5.0 - size };
        let row = starts.iter().position(|start| from + size + 8.0 <= *start).unwrap_or(starts.len());
        match starts.get_mut(row) {
            Some(start) => *start = from,
            None => starts.push(from),
        }
        found.push((from, row, at, text));
    }
    found
}

/// Lines of text that the names of the levels take.
pub(super) fn rows_of_levels(x: &Scale, levels: &[(f64, String)], sheet: Sheet<'_>) -> usize {
    named(x, levels, sheet).iter().map(|(_, row, ..)| row + 1).max().unwrap_or_default()
}

/// An upright stroke for each level, with its name above the picture. `area` is its top, its floor, and the left, top,
/// right and bottom of a text for which the strokes break.
pub(super) fn levels(
    canvas: &Canvas<'_>,
    x: &Scale,
    levels: &[(f64, String)],
    (top, floor, text): (f64, f64, Option<[f64; 4]>),
) {
    for (from, row, at, name) in named(x, levels, canvas.sheet) {
        let middle = top - 10.0 - theme::LINE * row as f64;
        let up = middle - 6.0;
        match text.filter(|[left, _, right, _]| at > left - 4.0 && at < right + 4.0) {
            Some([_, upper, _, lower]) => {
                canvas.dashed((at, up), (at, upper.max(up)), theme::INK);
                canvas.dashed((at, lower), (at, floor), theme::INK);
            }
            None => canvas.dashed((at, up), (at, floor), theme::INK),
        }
        canvas.text(&name, (from, middle), canvas.sheet.label(theme::NOTE, theme::INK));
    }
}

/// The median on the curve, and where its name stands.
struct Median {
    at: (f64, f64),
    name: [f64; 4],
}

impl Median {
    /// The name stands in the free corner right of the curve and above it; without room there, left and below.
    fn of(plot: &Plot, survival: &Survival, words: &Words<'_>, sheet: Sheet<'_>) -> Option<Self> {
        let at = (plot.x.at(survival.median_hours?), plot.y.at(0.5));
        let size = Self::label(sheet).width(&words.median);
        let (left, middle) = if at.0 + 10.0 + size <= plot.right + 10.0 {
            (at.0 + 10.0, at.1 - 13.0)
        } else {
            ((at.0 - 10.0 - size).max(plot.left), at.1 + 14.0)
        };
        Some(Self { at, name: [left, middle - 9.0, left + size, middle + 9.0] })
    }

    fn label(sheet: Sheet<'_>) -> Label<'_> {
        sheet.label(theme::TEXT, theme::MAIN).bold()
    }

    fn paint(&self, canvas: &Canvas<'_>, plot: &Plot, words: &Words<'_>) {
        let (x, y) = self.at;
        canvas.dashed((plot.left, y), (x, y), theme::MAIN);
        canvas.dashed((x, y), (x, plot.floor), theme::MAIN);
        canvas.dot((x, y), theme::MARK, theme::MAIN);
        let [left, upper, _, lower] = self.name;
        canvas.text(&words.median, (left, f64::midpoint(upper, lower)), Self::label(canvas.sheet));
    }
}

fn axis(canvas: &Canvas<'_>, plot: &Plot, survival: &Survival, words: &Words<'_>, height: f64) {
    let hours = canvas.sheet.note().fit(&words.hours, plot.right);
    canvas.text(&hours, (plot.right, plot.floor + 30.0), canvas.sheet.note().right());
    let room = plot.right - canvas.sheet.note().width(&hours) - 12.0;
    canvas.text(
        &canvas.sheet.note().bold().fit(&words.at_risk, room.max(60.0)),
        (0.0, height - 28.0),
        canvas.sheet.note().bold(),
    );
    for hours in plot.x.ticks(((plot.right - plot.left) / 60.0) as usize) {
        let at = plot.x.at(hours);
        canvas.line(&[(at, plot.floor), (at, plot.floor + 4.0)], theme::MUTE, 1.0);
        canvas.text(&(words.tick)(hours), (at, plot.floor + 6.0), canvas.sheet.note().center().below());
        let at_risk = (words.tick)(at_risk(survival, hours) as f64);
        canvas.text(&at_risk, (at, height - 10.0), canvas.sheet.note().center());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn at_risk_counts_open_cases_between_the_steps() {
        let step = |hours, at_risk| SurvivalStep { hours, open: 0.5, ci_low: 0.2, ci_high: 0.8, at_risk };
        let survival = Survival {
            steps: vec![step(2.0, 5), step(6.0, 3)],
            censored_hours: vec![3.0, 7.0, 9.0],
            cases: 5,
            disposed: 2,
            ..Survival::default()
        };
        let counts: Vec<i64> = [0.0, 2.0, 2.5, 6.0, 6.5, 8.0, 10.0].map(|hours| at_risk(&survival, hours)).to_vec();
        assert_eq!(counts, [5, 5, 4, 3, 2, 1, 0]);
    }
}
