//! The accent of an organisation: read, judged, and turned into the lighter and darker colours that charts and pages are
//! made of. Each has the luminance of the house's colour in its place, so every contrast is what it was.

use crate::report::chart::theme;
use plotters::style::RGBColor;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use std::fmt::Write as _;

/// A colour of the configuration, written as `#0b5c9e`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Color(RGBColor);

/// What is made of the accent.
#[derive(Clone, Debug, Default)]
pub(in crate::report) struct Palette {
    /// Class, colour on paper, and colour in the dark scheme; none as long as the house's own are used.
    own: Vec<(&'static str, RGBColor, RGBColor)>,
}

/// The contrast that text needs (WCAG 2.2, 1.4.3).
const CONTRAST_MIN: f64 = 4.5;

/// Distance in `OKLab` below which two colours are taken for each other; the two warning colours are 0.126 apart.
const DISTANCE_MIN: f64 = 0.1;

impl<'de> Deserialize<'de> for Color {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii());
        let part = |at: usize| u8::from_str_radix(digits?.get(at..at + 2)?, 16).ok();
        match (part(0), part(2), part(4)) {
            (Some(red), Some(green), Some(blue)) => Ok(Self(RGBColor(red, green, blue))),
            _ => Err(D::Error::custom(format!("`{text}` is no colour, expected one such as `#0b5c9e`"))),
        }
    }
}

impl Palette {
    /// The colours of an accent; the one of the dark scheme is derived where none is given.
    pub(super) fn of(accent: Color, dark: Option<Color>) -> Self {
        let of = |(class, paper, night): &(&'static str, RGBColor, RGBColor)| {
            let (on_paper, at_night) = match (*class, dark) {
                ("main", Some(dark)) => (accent.0, dark.0),
                ("main", None) => (accent.0, like(accent.0, *night)),
                _ => (like(accent.0, *paper), like(dark.unwrap_or(accent).0, *night)),
            };
            (*class, on_paper, at_night)
        };
        Self { own: theme::ACCENTS.iter().map(of).collect() }
    }

    /// The organisation's colour on paper in place of one of the house's.
    pub(in crate::report) fn on_paper(&self, class: &str) -> Option<RGBColor> {
        self.own.iter().find(|(own, ..)| *own == class).map(|(_, paper, _)| *paper)
    }

    /// The accent itself, as Typst writes it.
    pub(in crate::report) fn main(&self) -> String {
        theme::hex(self.on_paper("main").unwrap_or(theme::MAIN))
    }

    /// What follows the dashboard's style sheet: the same variables once more.
    pub(in crate::report) fn css(&self) -> String {
        if self.own.is_empty() {
            return String::new();
        }
        let variables = |night: bool| {
            let mut text = String::from(":root {");
            for (class, paper, dark) in &self.own {
                let color = theme::hex(if night { *dark } else { *paper });
                write!(text, " --{class}: {color};").expect("a String takes any text");
            }
            text + " }"
        };
        let (paper, night) = (variables(false), variables(true));
        format!("\n{paper}\n@media (prefers-color-scheme: dark) {{ {night} }}\n@media print {{ {paper} }}\n")
    }
}

/// What keeps a colour from being the accent on paper, or in the dark scheme.
pub(super) fn check(key: &str, Color(color): Color, night: bool) -> Option<String> {
    let ground = theme::GROUNDS[usize::from(night)];
    let measured = contrast(color, ground);
    let (name, ground_name) = (theme::hex(color), theme::hex(ground));
    if measured < CONTRAST_MIN {
        let end = if night { RGBColor(255, 255, 255) } else { RGBColor(0, 0, 0) };
        let steps = (0..=255_u32).map(|step| mix(color, end, f64::from(step) / 255.0));
        let nearest = steps.into_iter().find(|one| contrast(*one, ground) >= CONTRAST_MIN).unwrap_or(end);
        let (nearest, found) = (theme::hex(nearest), contrast(nearest, ground));
        return Some(format!(
            "`report.look.{key}` `{name}` has a contrast of {measured:.2}:1 against the ground `{ground_name}`, and text needs {CONTRAST_MIN}:1: the nearest that has it is `{nearest}` ({found:.2}:1)"
        ));
    }
    let [missed, unclear] = theme::WARNINGS[usize::from(night)];
    let taken = [(missed, "what misses a target"), (unclear, "what cannot be told")];
    let (other, means) = taken.into_iter().find(|(other, _)| distance(color, *other) < DISTANCE_MIN)?;
    let other = theme::hex(other);
    Some(format!(
        "`report.look.{key}` `{name}` is hardly told from `{other}`, which marks {means}: choose another colour of the organisation"
    ))
}

/// The accent made as light or dark as one of the house's colours.
fn like(accent: RGBColor, house: RGBColor) -> RGBColor {
    let wanted = luminance(house);
    let lighter = luminance(accent) < wanted;
    let end = if lighter { RGBColor(255, 255, 255) } else { RGBColor(0, 0, 0) };
    let (mut near, mut far) = (0.0, 1.0);
    for _ in 0..24 {
        let middle = f64::midpoint(near, far);
        if (luminance(mix(accent, end, middle)) < wanted) == lighter {
            near = middle;
        } else {
            far = middle;
        }
    }
    mix(accent, end, far)
}

fn mix(from: RGBColor, to: RGBColor, share: f64) -> RGBColor {
    let part = |from: u8, to: u8| (f64::from(from) + (f64::from(to) - f64::from(from)) * share).round() as u8;
    RGBColor(part(from.0, to.0), part(from.1, to.1), part(from.2, to.2))
}

/// WCAG's contrast of two colours.
fn contrast(one: RGBColor, other: RGBColor) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// WCAG's relative luminance.
fn luminance(color: RGBColor) -> f64 {
    let [red, green, blue] = linear(color);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn linear(RGBColor(red, green, blue): RGBColor) -> [f64; 3] {
    [red, green, blue].map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    })
}

/// How far apart two colours look: the distance in `OKLab`.
fn distance(one: RGBColor, other: RGBColor) -> f64 {
    let (one, other) = (oklab(one), oklab(other));
    one.iter().zip(other).map(|(one, other)| (one - other).powi(2)).sum::<f64>().sqrt()
}

fn oklab(color: RGBColor) -> [f64; 3] {
    let dot = |row: [f64; 3], with: [f64; 3]| row.iter().zip(with).map(|(one, other)| one * other).sum::<f64>();
    let rgb = linear(color);
    let cones = [
        [0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9],
        [0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6],
        [0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5],
    ];
    let cones = cones.map(|row| dot(row, rgb).cbrt());
    [
        dot([0.210_454_255_3, 0.793_617_785_0, -0.004_072_046_8], cones),
        dot([1.977_998_495_1, -2.428_592_205_0, 0.450_593_709_9], cones),
        dot([0.025_904_037_1, 0.782_771_766_2, -0.808_675_766_0], cones),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    const GREEN: Color = Color(RGBColor(0x1d, 0x6b, 0x2f));

    #[test]
    fn the_theme_is_what_the_style_sheet_says() {
        let css = include_str!("../../../templates/dashboard.css");
        for (class, paper, night) in theme::ACCENTS {
            let told: Vec<&str> = css.split(&format!("--{class}: ")).skip(1).filter_map(|rest| rest.get(..7)).collect();
            assert_eq!(told, [theme::hex(paper), theme::hex(night), theme::hex(paper)], "{class}");
        }
        for (variable, at) in [("warn", 0), ("amber", 1)] {
            let told: Vec<&str> =
                css.split(&format!("--{variable}: ")).skip(1).filter_map(|rest| rest.get(..7)).collect();
            assert_eq!(told[..2], theme::WARNINGS.map(|scheme| theme::hex(scheme[at])), "{variable}");
        }
        assert!(css.contains(&format!("--card: {}", theme::hex(theme::GROUNDS[1]))));
        let design = include_str!("../../../templates/pack-design.typ");
        assert!(design.contains(&format!("#let tint = rgb(\"{}\")", theme::hex(theme::GROUNDS[0]))));
    }

    #[test]
    fn a_made_colour_is_as_light_as_the_one_in_whose_place_it_stands() {
        for accent in [GREEN, Color(RGBColor(0, 0, 0)), Color(RGBColor(0x5b, 0x2a, 0x86))] {
            let palette = Palette::of(accent, None);
            for ((class, paper, night), (_, own, dark)) in theme::ACCENTS.iter().zip(&palette.own) {
                let same = |one, other| (contrast(one, other) - 1.0).abs() < 0.03;
                assert!(*class == "main" || same(*paper, *own), "{class} on paper: {}", theme::hex(*own));
                assert!(same(*night, *dark), "{class} at night: {}", theme::hex(*dark));
            }
            assert_eq!(check("accent", accent, false), None);
            assert_eq!(check("accent_dark", Color(palette.own[0].2), true), None);
        }
    }

    #[test]
    fn the_accent_of_the_house_made_anew_is_itself() {
        let palette = Palette::of(Color(theme::MAIN), None);
        assert_eq!(palette.main(), "#0b5c9e");
        assert!(palette.css().starts_with("\n:root { --main: #0b5c9e;"));
        assert_eq!(Palette::default().css(), "");
    }

    #[test]
    fn a_colour_that_does_not_serve_is_refused_with_its_measure() {
        let said = |red, green, blue, night| check("accent", Color(RGBColor(red, green, blue)), night).unwrap();
        let pale = said(0x8f, 0xc3, 0x1f, false);
        assert!(pale.contains("has a contrast of 1.9") && pale.contains("the nearest that has it is `#"), "{pale}");
        let nearest = pale.split("nearest that has it is `").nth(1).unwrap();
        let part = |at: usize| u8::from_str_radix(&nearest[at..at + 2], 16).unwrap();
        assert_eq!(check("accent", Color(RGBColor(part(1), part(3), part(5))), false), None, "{pale}");
        assert!(said(0x0b, 0x5c, 0x9e, true).contains("`#19222a`"));
        assert!(said(0xa6, 0x19, 0x2e, false).contains("hardly told from `#b83a0b`, which marks what misses a target"));
        assert!(said(0x7c, 0x4a, 0x03, false).contains("what cannot be told"));
    }
}
