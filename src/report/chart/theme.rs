//! Colours and sizes of every chart. A colour is written literally, for paper, and as a class, which the dashboard
//! turns into its own variable for light and dark. Two colours that meet differ in lightness, so that they part in
//! print without colour; [`MAIN`] and [`WARN`] do not, and marks of the two differ in shape as well.

use plotters::style::RGBColor;

pub(super) const INK: RGBColor = RGBColor(0x1b, 0x26, 0x31);
pub(super) const MUTE: RGBColor = RGBColor(0x56, 0x63, 0x6f);
pub(super) const GRID: RGBColor = RGBColor(0xe1, 0xe6, 0xea);
pub(super) const BASE: RGBColor = RGBColor(0x8b, 0x98, 0xa4);
pub(super) const SOFT: RGBColor = RGBColor(0xb9, 0xc2, 0xca);
pub(super) const MAIN: RGBColor = RGBColor(0x0b, 0x5c, 0x9e);
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

/// The fonts, in the order in which they are tried on paper.
pub(super) const FAMILIES: &str = "'Source Sans 3', 'Noto Sans Arabic', 'Noto Sans Hebrew', 'Noto Sans Devanagari', 'Noto Sans Thai', 'Droid Sans Fallback', 'Noto Emoji', sans-serif";
