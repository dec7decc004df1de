//! Colours and sizes of every chart. A colour is written literally, for paper, and as a class, which the dashboard
//! turns into its own variable for light and dark. Two colours that meet differ in lightness, so that they part in
//! print without colour; [`MAIN`] and [`WARN`] do not, and marks of the two differ in shape as well.

use plotters::style::RGBColor;

pub(super) const INK: RGBColor = RGBColor(0x1b, 0x26, 0x31);
pub(super) const MUTE: RGBColor = RGBColor(0x56, 0x63, 0x6f);
pub(super) const GRID: RGBColor = RGBColor(0xe1, 0xe6, 0xea);
pub(super) const BASE: RGBColor = RGBColor(0x8b, 0x98, 0xa4);
pub(super) const SOFT: RGBColor = RGBColor(0xb9, 0xc2, 0xca);
pub(in crate::report) const MAIN: RGBColor = RGBColor(0x0b, 0x5c, 0x9e);
/// The accent, lighter: the same thing on days or at ends that matter less.
pub(super) const LIGHT: RGBColor = RGBColor(0x8f, 0xb6, 0xd8);
/// For what misses a target or a level, and for nothing else.
pub(super) const WARN: RGBColor = RGBColor(0xb8, 0x3a, 0x0b);
pub(super) const BAND: RGBColor = RGBColor(0xd9, 0xe8, 0xf4);
/// The ground: inside hollow marks and under text on a hatch.
pub(super) const PAPER: RGBColor = RGBColor(0xff, 0xff, 0xff);

/// Seven steps of the same distance in luminance.
pub(super) const HEAT: [RGBColor; 7] = [
    RGBColor(0xe6, 0xf0, 0xf8),
    RGBColor(0xc9, 0xe0, 0xf1),
    RGBColor(0xaa, 0xce, 0xe9),
    RGBColor(0x86, 0xb9, 0xdf),
    RGBColor(0x59, 0x9f, 0xd3),
    RGBColor(0x2a, 0x7a, 0xb9),
    RGBColor(0x0e, 0x3e, 0x67),
];

/// Parts of a whole, each lighter than the one before.
pub(super) const PARTS: [RGBColor; 4] = [MAIN, BASE, SOFT, GRID];

/// Each colour's class, after `f-` for fills and `s-` for strokes.
pub(super) const CLASSES: [(RGBColor, &str); 17] = [
    (INK, "ink"),
    (MUTE, "mute"),
    (GRID, "grid"),
    (BASE, "base"),
    (SOFT, "soft"),
    (MAIN, "main"),
    (LIGHT, "light"),
    (WARN, "warn"),
    (BAND, "band"),
    (PAPER, "paper"),
    (HEAT[0], "heat-1"),
    (HEAT[1], "heat-2"),
    (HEAT[2], "heat-3"),
    (HEAT[3], "heat-4"),
    (HEAT[4], "heat-5"),
    (HEAT[5], "heat-6"),
    (HEAT[6], "heat-7"),
];

/// Widths of a drawing: paper and wide screens, and a telephone.
pub(super) const WIDTHS: [f64; 2] = [640.0, 340.0];

/// Text sizes: names and values, and axes and notes.
pub(super) const TEXT: f64 = 13.0;
pub(super) const NOTE: f64 = 12.0;

/// Height of one row in a chart of rows.
pub(super) const ROW: f64 = 26.0;

/// Height of a line of notes.
pub(super) const LINE: f64 = 15.0;

/// Width of lines that carry the message, and radius of their marks.
pub(super) const STROKE: f64 = 2.2;
pub(super) const MARK: f64 = 3.4;

/// So few that they are drawn one by one, and neither as a curve nor with quantiles.
pub(super) const FEW: usize = 10;

/// What is made of the accent: its class, and its colours on paper and in the dark scheme. All else stays as it is with an
/// organisation's own accent.
pub(in crate::report) const ACCENTS: [(&str, RGBColor, RGBColor); 10] = [
    ("main", MAIN, RGBColor(0x74, 0xb9, 0xf0)),
    ("light", LIGHT, RGBColor(0x39, 0x65, 0x8a)),
    ("band", BAND, RGBColor(0x1e, 0x36, 0x4b)),
    ("heat-1", HEAT[0], RGBColor(0x1a, 0x32, 0x47)),
    ("heat-2", HEAT[1], RGBColor(0x24, 0x53, 0x7b)),
    ("heat-3", HEAT[2], RGBColor(0x2e, 0x74, 0xad)),
    ("heat-4", HEAT[3], RGBColor(0x57, 0x93, 0xc6)),
    ("heat-5", HEAT[4], RGBColor(0x7e, 0xaf, 0xd7)),
    ("heat-6", HEAT[5], RGBColor(0xa4, 0xca, 0xe9)),
    ("heat-7", HEAT[6], RGBColor(0xcc, 0xe5, 0xfb)),
];

/// The darkest ground on paper and the lightest in the dark scheme that the accent is printed on as text.
pub(in crate::report) const GROUNDS: [RGBColor; 2] = [RGBColor(0xf3, 0xf6, 0xf9), RGBColor(0x19, 0x22, 0x2a)];

/// What an accent must not be taken for, on paper and in the dark scheme: what misses a target, and what cannot be told.
pub(in crate::report) const WARNINGS: [[RGBColor; 2]; 2] =
    [[WARN, RGBColor(0x7a, 0x52, 0x00)], [RGBColor(0xff, 0x9a, 0x73), RGBColor(0xe9, 0xbd, 0x5b)]];

/// A colour as it is written in SVG, CSS and Typst.
pub(in crate::report) fn hex(RGBColor(red, green, blue): RGBColor) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}
