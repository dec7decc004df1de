//! One indicator over its periods: a line with the limits of chance, the periods that they are made from, and rings
//! around what a rule picked out. A period without a value breaks the line and says why.

use super::Tick;
use super::canvas::{Canvas, Frame, Label, Scale, Sheet, draw, spread};
use super::theme;

/// The periods, oldest first, and what stands beside them.
pub struct Xmr<'a> {
    /// The periods.
    pub points: Vec<XmrPoint>,
    /// The target and its words.
    pub target: Option<(f64, String)>,
    /// The usual range in words, such as `usually 830 to 1,216`; printed where the newest period has limits.
    pub usual: String,
    /// The periods that the limits are made from: first and last place, and words.
    pub baseline: Option<(usize, usize, String)>,
    /// The first place after the limits were set anew, and the reason.
    pub rebased: Option<(usize, String)>,
    /// What is said of a period that may still change, such as `so far`.
    pub so_far: String,
    /// Prints a value on the axis.
    pub tick: Tick<'a>,
}

/// One period.
#[derive(Default)]
pub struct XmrPoint {
    /// Name of the period.
    pub label: String,
    /// The value; `None`: not measurable.
    pub value: Option<f64>,
    /// The value in words.
    pub words: String,
    /// Lower and upper limit of chance.
    pub limits: Option<(f64, f64)>,
    /// The centre.
    pub centre: Option<f64>,
    /// Whether a rule picked it out.
    pub fired: bool,
    /// Why there is no value.
    pub gap: Option<String>,
    /// Whether it may still change.
    pub provisional: bool,
}

const TOP: f64 = 26.0;
const PLOT: f64 = 150.0;
const FLOOR: f64 = TOP + PLOT;

/// Where things are.
struct Plot {
    left: f64,
    right: f64,
    step: f64,
    y: Scale,
}

impl Plot {
    fn x(&self, index: usize) -> f64 {
        self.left + self.step * (index as f64 + 0.5)
    }

    fn edge(&self, index: usize) -> f64 {
        self.left + self.step * index as f64
    }
}

/// Draws the line.
#[must_use]
pub fn svg(id: &str, sheet: Sheet<'_>, alt: &str, xmr: &Xmr<'_>) -> String {
    let width = sheet.width;
    let y = scale(xmr);
    let is_known = xmr.points.iter().any(|point| point.value.is_some());
    let ticks = if is_known { y.ticks(5) } else { Vec::new() };
    let names: Vec<String> = ticks.iter().map(|value| (xmr.tick)(*value)).collect();
    let left = sheet.note().widest(&names) + 10.0;
    let margin = margin(xmr, sheet, width * 0.3);
    let words = margin.iter().map(|(_, lines, label)| label.widest(lines)).fold(0.0, f64::max);
    let right = width - words - 12.0;
    let plot = Plot { left, right, step: (right - left) / xmr.points.len().max(1) as f64, y };
    let notes = notes(xmr, &plot, sheet);
    let height = FLOOR + 24.0 + theme::LINE * notes.len() as f64;
    draw(&Frame { id, sheet, height, alt }, |canvas| {
        ground(canvas, xmr, &plot);
        for (value, name) in ticks.iter().zip(&names) {
            let level = plot.y.at(*value);
            canvas.line(&[(left, level), (right, level)], theme::GRID, 0.75);
            canvas.text(name, (left - 8.0, level), sheet.note().right());
        }
        canvas.line(&[(left, FLOOR), (right, FLOOR)], theme::MUTE, 1.0);
        if let Some((target, _)) = xmr.target {
            canvas.dashed((left, plot.y.at(target)), (right, plot.y.at(target)), theme::INK);
        }
        line(canvas, xmr, &plot);
        gaps(canvas, xmr, &plot);
        axis(canvas, xmr, &plot);
        beside(canvas, &margin, &plot);
        canvas.lines(&notes, (0.0, FLOOR + 32.0), sheet.note());
    })
}

/// From nought where the values come near it, else around them.
fn scale(xmr: &Xmr<'_>) -> Scale {
    let of_point = |point: &XmrPoint| {
        let limits = point.limits.filter(|_| point.value.is_some());
        [point.value, limits.map(|ends| ends.0), limits.map(|ends| ends.1)]
    };
    let target = xmr.target.as_ref().map(|(target, _)| *target);
    let all: Vec<f64> = xmr.points.iter().flat_map(of_point).chain([target]).flatten().collect();
    if all.is_empty() {
        return Scale::new(0.0, 1.0, FLOOR, TOP);
    }
    let low = all.iter().copied().fold(f64::INFINITY, f64::min);
    let high = all.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let room = if high > low { (high - low) * 0.08 } else { (high.abs() * 0.1).max(0.5) };
    let floor = if low >= 0.0 && low < high * 0.4 { 0.0 } else { low - room };
    Scale::new(floor, high + room, FLOOR, TOP)
}

/// The range of chance, its centre, and what it is made from.
fn ground(canvas: &Canvas<'_>, xmr: &Xmr<'_>, plot: &Plot) {
    let limits = |index: &usize| xmr.points[*index].limits.filter(|_| xmr.points[*index].value.is_some());
    let places: Vec<usize> = (0..xmr.points.len()).collect();
    for run in places.chunk_by(|a, b| limits(a).is_some() == limits(b).is_some()) {
        let corners = |index: &usize, level: f64| {
            let y = plot.y.at(level);
            [(plot.edge(*index), y), (plot.edge(index + 1), y)]
        };
        let upper = run.iter().filter_map(|index| Some(corners(index, limits(index)?.1))).flatten();
        let lower = run.iter().filter_map(|index| Some(corners(index, limits(index)?.0))).flatten();
        let mut outline: Vec<(f64, f64)> = lower.collect();
        outline.reverse();
        let outline: Vec<(f64, f64)> = upper.chain(outline).collect();
        if !outline.is_empty() {
            canvas.polygon(&outline, theme::BAND);
        }
    }
    for (first, last, _) in runs(xmr) {
        canvas.hatch((plot.edge(first), TOP), (plot.edge(last + 1), FLOOR), theme::SOFT);
    }
    for (index, point) in xmr.points.iter().enumerate() {
        if let Some(centre) = point.centre.filter(|_| point.value.is_some()) {
            let level = plot.y.at(centre);
            canvas.line(&[(plot.edge(index), level), (plot.edge(index + 1), level)], theme::BASE, 1.2);
        }
    }
    if let Some((first, last, words)) = &xmr.baseline {
        let (from, to) = (plot.edge(*first) + 2.0, plot.edge(*last + 1) - 2.0);
        canvas.line(&[(from, TOP - 1.0), (from, TOP - 6.0), (to, TOP - 6.0), (to, TOP - 1.0)], theme::MUTE, 1.0);
        let words = canvas.sheet.note().fit(words, to - from);
        canvas.text(&words, (f64::midpoint(from, to), TOP - 15.0), canvas.sheet.note().center());
    }
    if let Some((first, _)) = xmr.rebased {
        canvas.dashed((plot.edge(first), TOP - 6.0), (plot.edge(first), FLOOR), theme::MUTE);
    }
}

fn line(canvas: &Canvas<'_>, xmr: &Xmr<'_>, plot: &Plot) {
    let place = |index: usize| xmr.points[index].value.map(|value| (plot.x(index), plot.y.at(value)));
    for index in 1..xmr.points.len() {
        if let (Some(from), Some(to)) = (place(index - 1), place(index)) {
            if xmr.points[index].provisional {
                canvas.dashed(from, to, theme::MAIN);
            } else {
                canvas.line(&[from, to], theme::MAIN, theme::STROKE);
            }
        }
    }
    for (index, point) in xmr.points.iter().enumerate() {
        let Some(at) = place(index) else { continue };
        if point.provisional {
            canvas.ring(at, theme::MARK, theme::MAIN);
        } else {
            canvas.dot(at, theme::MARK, theme::MAIN);
        }
        if point.fired {
            canvas.circle(at, theme::MARK + 4.0, theme::INK);
        }
    }
}

/// Runs of places that lack a value for the same reason.
fn runs<'x>(xmr: &'x Xmr<'_>) -> Vec<(usize, usize, &'x str)> {
    let mut found: Vec<(usize, usize, &str)> = Vec::new();
    for (index, point) in xmr.points.iter().enumerate().filter(|(_, point)| point.value.is_none()) {
        let reason = point.gap.as_deref().unwrap_or_default();
        match found.last_mut() {
            Some((_, last, same)) if *last + 1 == index && *same == reason => *last = index,
            _ => found.push((index, index, reason)),
        }
    }
    found
}

/// Whether the reason fits into its gap.
fn is_inside(sheet: Sheet<'_>, plot: &Plot, (first, last, reason): (usize, usize, &str)) -> bool {
    !reason.is_empty() && sheet.note().width(reason) + 12.0 < plot.edge(last + 1) - plot.edge(first)
}

fn gaps(canvas: &Canvas<'_>, xmr: &Xmr<'_>, plot: &Plot) {
    for run in runs(xmr).into_iter().filter(|run| is_inside(canvas.sheet, plot, *run)) {
        let middle = f64::midpoint(plot.edge(run.0), plot.edge(run.1 + 1));
        let (half, level) = (canvas.sheet.note().width(run.2) / 2.0 + 4.0, f64::midpoint(TOP, FLOOR));
        canvas.rect((middle - half, level - 9.0), (middle + half, level + 9.0), theme::PAPER);
        canvas.text(run.2, (middle, level), canvas.sheet.note().center());
    }
}

/// What does not fit into the picture: reasons of gaps, and of new limits.
fn notes(xmr: &Xmr<'_>, plot: &Plot, sheet: Sheet<'_>) -> Vec<String> {
    let name = |index: usize| xmr.points.get(index).map_or("", |point| point.label.as_str());
    let gap = |&(first, last, reason): &(usize, usize, &str)| {
        if first == last {
            format!("{}: {reason}", name(first))
        } else {
            format!("{}–{}: {reason}", name(first), name(last))
        }
    };
    let mut said: Vec<String> = Vec::new();
    let outside = runs(xmr).into_iter().filter(|run| !run.2.is_empty() && !is_inside(sheet, plot, *run));
    said.extend(outside.map(|run| gap(&run)));
    said.extend(xmr.rebased.iter().map(|(first, reason)| format!("{}: {reason}", name(*first))));
    said.iter().flat_map(|text| sheet.note().wrap(text, sheet.width, 2)).take(5).collect()
}

/// Names of periods; the last always, and as many before it as there is room for.
fn axis(canvas: &Canvas<'_>, xmr: &Xmr<'_>, plot: &Plot) {
    let labels: Vec<String> = xmr.points.iter().map(|point| canvas.sheet.note().fit(&point.label, 90.0)).collect();
    let every = ((canvas.sheet.note().widest(&labels) + 10.0) / plot.step).ceil().max(1.0) as usize;
    for (index, text) in labels.iter().enumerate().rev().step_by(every) {
        let half = canvas.sheet.note().width(text) / 2.0;
        let at = plot.x(index).max(half).min(plot.right.max(half));
        canvas.text(text, (at, FLOOR + 6.0), canvas.sheet.note().center().below());
    }
}

/// A block of text right of the picture: where it wants to stand, its lines, and how they look.
type Beside<'a> = (f64, Vec<String>, Label<'a>);

fn margin<'a>(xmr: &Xmr<'_>, sheet: Sheet<'a>, room: f64) -> Vec<Beside<'a>> {
    let Some(newest) = xmr.points.last() else { return Vec::new() };
    let mut blocks = Vec::new();
    if let Some(value) = newest.value {
        let label = sheet.label(theme::TEXT, theme::MAIN).bold();
        let mut lines = label.wrap(&newest.words, room, 2);
        lines.extend(newest.provisional.then(|| label.fit(&xmr.so_far, room)).filter(|text| !text.is_empty()));
        blocks.push((value, lines, label));
        if let Some(centre) = newest.centre.filter(|_| newest.limits.is_some() && !xmr.usual.is_empty()) {
            blocks.push((centre, sheet.note().wrap(&xmr.usual, room, 3), sheet.note()));
        }
    }
    if let Some((target, words)) = &xmr.target {
        let label = sheet.label(theme::NOTE, theme::INK);
        blocks.push((*target, label.wrap(words, room, 3), label));
    }
    blocks
}

fn beside(canvas: &Canvas<'_>, margin: &[Beside<'_>], plot: &Plot) {
    let wanted: Vec<f64> = margin.iter().map(|(value, ..)| plot.y.at(*value)).collect();
    let sizes: Vec<f64> = margin.iter().map(|(_, lines, _)| theme::LINE * lines.len() as f64 + 3.0).collect();
    let places = spread(&wanted, &sizes, 0.0, FLOOR + 20.0);
    for ((_, lines, label), place) in margin.iter().zip(places) {
        let first = place - theme::LINE * (lines.len() as f64 - 1.0) / 2.0;
        canvas.lines(lines, (plot.right + 10.0, first), *label);
    }
}
