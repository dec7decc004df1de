//! Colours and sizes of every chart. A colour is written literally, for paper, and as a class, which the dashboard
//! turns into its own variable for light and dark.

use plotters::style::RGBColor;

pub(super) const INK: RGBColor = RGBColor(0x1b, 0x26, 0x31);
pub(super) const MUTE: RGBColor = RGBColor(0x56, 0x63, 0x6f);
pub(super) const GRID: RGBColor = RGBColor(0xe1, 0xe6, 0xea);
pub(super) const BASE: RGBColor = RGBColor(0x8b, 0x98, 0xa4);
pub(super) const MAIN: RGBColor = RGBColor(0x0b, 0x5c, 0x9e);
pub(super) const WARN: RGBColor = RGBColor(0xb8, 0x3a, 0x0b);
pub(super) const BAND: RGBColor = RGBColor(0xd9, 0xe8, 0xf4);

/// Each colour's class, after `f-` for fills and `s-` for strokes.
pub(super) const CLASSES: [(RGBColor, &str); 7] =
    [(INK, "ink"), (MUTE, "mute"), (GRID, "grid"), (BASE, "base"), (MAIN, "main"), (WARN, "warn"), (BAND, "band")];

/// Widths of a drawing: paper and wide screens, and a telephone.
pub(super) const WIDTHS: [f64; 2] = [640.0, 340.0];

/// Text sizes: names and values, and axes and notes.
pub(super) const TEXT: f64 = 13.0;
pub(super) const NOTE: f64 = 12.0;

/// Height of one row in a chart of rows.
pub(super) const ROW: f64 = 26.0;

/// The fonts, in the order in which they are tried on paper.
pub(super) const FAMILIES: &str = "'Source Sans 3', 'Noto Sans Arabic', 'Noto Sans Hebrew', 'Noto Sans Devanagari', 'Noto Sans Thai', 'Droid Sans Fallback', 'Noto Emoji', sans-serif";
