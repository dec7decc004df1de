//! What a chart draws with: lines, shapes and labels in pixels, and scales with round ticks.

use super::backend::{Svg, units};
use super::theme;
use crate::report::look::Look;
use plotters::coord::Shift;
use plotters::coord::ranged1d::{KeyPointHint, KeyPointWeight, Ranged};
use plotters::coord::types::RangedCoordf64;
use plotters::element::{Circle, PathElement, Polygon, Rectangle, Text};
use plotters::prelude::{DrawingArea, FontStyle, IntoDrawingArea, IntoFont, RGBColor, ShapeStyle};
use plotters::style::Color;
use plotters::style::text_anchor::{HPos, Pos, VPos};

/// What a chart is drawn on: a width, with an organisation's fonts and colours.
#[derive(Clone, Copy)]
pub struct Sheet<'a> {
    /// Width in pixels.
    pub width: f64,
    /// Fonts and colours.
    pub(super) look: &'a Look,
}

/// Names a drawing and gives its size in pixels.
pub(super) struct Frame<'a> {
    /// Unique on the page.
    pub(super) id: &'a str,
    /// What it is drawn on.
    pub(super) sheet: Sheet<'a>,
    /// Height in pixels.
    pub(super) height: f64,
    /// What the drawing says.
    pub(super) alt: &'a str,
}

/// How a label looks and which of its points is placed.
#[derive(Clone, Copy)]
pub(super) struct Label<'a> {
    look: &'a Look,
    size: f64,
    color: RGBColor,
    bold: bool,
    horizontal: HPos,
    vertical: VPos,
}

/// A drawing under construction.
pub(super) struct Canvas<'a> {
    /// What it is drawn on.
    pub(super) sheet: Sheet<'a>,
    area: DrawingArea<Svg<'a>, Shift>,
}

const IN_MEMORY: &str = "drawing into memory does not fail";

/// Draws one picture.
pub(super) fn draw(frame: &Frame<'_>, paint: impl FnOnce(&Canvas<'_>)) -> String {
    let mut text = String::new();
    let svg = Svg::new(&mut text, frame);
    let canvas = Canvas { sheet: frame.sheet, area: svg.into_drawing_area() };
    paint(&canvas);
    canvas.area.present().expect(IN_MEMORY);
    drop(canvas);
    text
}

impl<'a> Sheet<'a> {
    /// A sheet of `width` pixels.
    #[must_use]
    pub fn new(width: f64, look: &'a Look) -> Self {
        Self { width, look }
    }

    /// A label that starts at its point, centred on the line.
    pub(super) const fn label(self, size: f64, color: RGBColor) -> Label<'a> {
        Label { look: self.look, size, color, bold: false, horizontal: HPos::Left, vertical: VPos::Center }
    }

    /// Axis text.
    pub(super) const fn note(self) -> Label<'a> {
        self.label(theme::NOTE, theme::MUTE)
    }
}

impl Label<'_> {
    /// Semibold.
    pub(super) const fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    /// Ends at its point.
    pub(super) const fn right(self) -> Self {
        Self { horizontal: HPos::Right, ..self }
    }

    /// Centred on its point.
    pub(super) const fn center(self) -> Self {
        Self { horizontal: HPos::Center, ..self }
    }

    /// Hangs from its point.
    pub(super) const fn below(self) -> Self {
        Self { vertical: VPos::Top, ..self }
    }

    /// Width of the widest of some texts in pixels.
    pub(super) fn widest<'t>(self, texts: impl IntoIterator<Item = &'t String>) -> f64 {
        texts.into_iter().map(|text| self.width(text)).fold(0.0, f64::max)
    }

    /// `text` broken at spaces to fit `width` pixels, in at most `most` lines; the last is cut where that is not enough.
    pub(super) fn wrap(self, text: &str, width: f64, most: usize) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        // A space that keeps two words together is no place to break.
        for word in text.split(' ').filter(|word| !word.is_empty()) {
            let joined = lines.last().map(|line| format!("{line} {word}"));
            let is_last = lines.len() == most;
            match joined.filter(|joined| is_last || self.width(joined) <= width) {
                Some(joined) => *lines.last_mut().expect("there is a line to join") = joined,
                None => lines.push(word.to_owned()),
            }
        }
        lines.iter().map(|line| self.fit(line, width)).collect()
    }

    /// Width of `text` in pixels.
    pub(super) fn width(self, text: &str) -> f64 {
        self.look.fonts.width(text, self.bold) * self.size
    }

    /// `text`, cut with an ellipsis to fit `width` pixels.
    pub(super) fn fit(self, text: &str, width: f64) -> String {
        let text: String = text.chars().filter(|&c| !crate::report::glyphs::is_invisible(c)).collect();
        if self.width(&text) <= width {
            return text;
        }
        let mut fitted = String::new();
        for c in text.chars() {
            if self.width(&fitted) + self.width(&format!("{c}…")) > width {
                break;
            }
            fitted.push(c);
        }
        format!("{}…", fitted.trim_end())
    }
}

impl Canvas<'_> {
    /// A line through points.
    pub(super) fn line(&self, points: &[(f64, f64)], color: RGBColor, width: f64) {
        let style = ShapeStyle { color: color.into(), filled: false, stroke_width: units(width) as u32 };
        self.area.draw(&PathElement::new(placed(points), style)).expect(IN_MEMORY);
    }

    /// A dashed line.
    pub(super) fn dashed(&self, from: (f64, f64), to: (f64, f64), color: RGBColor) {
        let length = (to.0 - from.0).hypot(to.1 - from.1).max(f64::MIN_POSITIVE);
        let at = |way: f64| (from.0 + (to.0 - from.0) * way / length, from.1 + (to.1 - from.1) * way / length);
        let dashes = (length / 8.0).ceil() as u32;
        for dash in (0..dashes).map(|index| f64::from(index) * 8.0) {
            self.line(&[at(dash), at((dash + 4.5).min(length))], color, 1.2);
        }
    }

    /// A filled rectangle.
    pub(super) fn rect(&self, from: (f64, f64), to: (f64, f64), color: RGBColor) {
        let corners = [(units(from.0), units(from.1)), (units(to.0), units(to.1))];
        self.area.draw(&Rectangle::new(corners, color.filled())).expect(IN_MEMORY);
    }

    /// A filled shape.
    pub(super) fn polygon(&self, points: &[(f64, f64)], color: RGBColor) {
        self.area.draw(&Polygon::new(placed(points), color.filled())).expect(IN_MEMORY);
    }

    /// The outline of a rectangle.
    pub(super) fn outline(&self, from: (f64, f64), to: (f64, f64), color: RGBColor) {
        let corners = [from, (to.0, from.1), to, (from.0, to.1), from];
        self.line(&corners, color, 1.0);
    }

    /// Slanting strokes over a rectangle: what is not known.
    pub(super) fn hatch(&self, from: (f64, f64), to: (f64, f64), color: RGBColor) {
        let (width, height) = (to.0 - from.0, to.1 - from.1);
        let strokes = ((width + height) / 7.0).ceil() as u32;
        for way in (1..strokes).map(|index| f64::from(index) * 7.0) {
            let start = if way < height { (0.0, way) } else { (way - height, height) };
            let end = if way < width { (way, 0.0) } else { (width, way - width) };
            self.line(&[(from.0 + start.0, from.1 + start.1), (from.0 + end.0, from.1 + end.1)], color, 0.9);
        }
    }

    /// A hollow dot: what may still change.
    pub(super) fn ring(&self, at: (f64, f64), radius: f64, color: RGBColor) {
        self.dot(at, radius + 1.0, color);
        self.dot(at, radius - 0.8, theme::PAPER);
    }

    /// A circle around a dot: what a rule picked out.
    pub(super) fn circle(&self, at: (f64, f64), radius: f64, color: RGBColor) {
        let style = ShapeStyle { color: color.into(), filled: false, stroke_width: units(1.4) as u32 };
        self.area.draw(&Circle::new((units(at.0), units(at.1)), units(radius), style)).expect(IN_MEMORY);
    }

    /// A filled diamond: what misses a target.
    pub(super) fn diamond(&self, at: (f64, f64), radius: f64, color: RGBColor) {
        let (x, y) = at;
        self.polygon(&[(x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)], color);
    }

    /// Lines of text under each other, the first at `at`.
    pub(super) fn lines(&self, lines: &[String], at: (f64, f64), label: Label<'_>) {
        for (index, line) in lines.iter().enumerate() {
            self.text(line, (at.0, at.1 + theme::LINE * index as f64), label);
        }
    }

    /// A filled dot.
    pub(super) fn dot(&self, at: (f64, f64), radius: f64, color: RGBColor) {
        self.area.draw(&Circle::new((units(at.0), units(at.1)), units(radius), color.filled())).expect(IN_MEMORY);
    }

    /// A label.
    pub(super) fn text(&self, text: &str, at: (f64, f64), label: Label<'_>) {
        let style = if label.bold { FontStyle::Bold } else { FontStyle::Normal };
        let font = ("Source Sans 3", label.size * super::backend::UNITS, style).into_font();
        let style = font.color(&label.color).pos(Pos::new(label.horizontal, label.vertical));
        self.area.draw(&Text::new(text.to_owned(), (units(at.0), units(at.1)), style)).expect(IN_MEMORY);
    }
}

/// A linear scale from values to pixels.
pub(super) struct Scale {
    coord: RangedCoordf64,
    pixels: (i32, i32),
}

impl Scale {
    /// Maps `low..high` to the pixels from `from` to `to`.
    pub(super) fn new(low: f64, high: f64, from: f64, to: f64) -> Self {
        let high = if high > low { high } else { low + 1.0 };
        Self { coord: (low..high).into(), pixels: (units(from), units(to)) }
    }

    /// The pixel of a value.
    pub(super) fn at(&self, value: f64) -> f64 {
        f64::from(self.coord.map(&value, self.pixels)) / super::backend::UNITS
    }

    /// At most `count` round values.
    pub(super) fn ticks(&self, count: usize) -> Vec<f64> {
        self.coord.key_points(Few(count))
    }
}

/// Asks plotters for at most so many ticks, all of them bold.
struct Few(usize);

impl KeyPointHint for Few {
    fn max_num_points(&self) -> usize {
        self.0
    }

    fn weight(&self) -> KeyPointWeight {
        KeyPointWeight::Bold
    }
}

/// Moves things that want to stand at `wanted`, each `sizes` wide and centred there, apart from each other and into
/// `low..high`, in the order in which they stand; none overlap if there is room for all.
pub(super) fn spread(wanted: &[f64], sizes: &[f64], low: f64, high: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|a, b| wanted[*a].total_cmp(&wanted[*b]));
    let mut places = wanted.to_vec();
    let mut free = low;
    for &index in &order {
        places[index] = places[index].max(free + sizes[index] / 2.0);
        free = places[index] + sizes[index] / 2.0;
    }
    let mut free = high;
    for &index in order.iter().rev() {
        places[index] = places[index].min(free - sizes[index] / 2.0);
        free = places[index] - sizes[index] / 2.0;
    }
    places
}

fn placed(points: &[(f64, f64)]) -> Vec<(i32, i32)> {
    points.iter().map(|&(x, y)| (units(x), units(y))).collect()
}
