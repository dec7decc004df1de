//! A plotters backend that writes the SVG we want: decimals, a class beside each literal colour, real text with a
//! computed baseline, an accessible name. One drawing serves the dashboard and the pack.

use super::canvas::Frame;
use super::theme;
use crate::report::glyphs;
use crate::report::look::Look;
use plotters::style::RGBColor;
use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
};
use std::convert::Infallible;
use std::fmt::Write as _;

/// Internal units in a pixel: plotters counts in whole numbers, and whole pixels would put kinks into lines.
pub(super) const UNITS: f64 = 20.0;

/// Pixels in internal units.
pub(super) fn units(pixels: f64) -> i32 {
    (pixels * UNITS).round() as i32
}

/// The SVG under construction.
pub(super) struct Svg<'a> {
    text: &'a mut String,
    look: &'a Look,
    size: (u32, u32),
    is_open: bool,
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl<'a> Svg<'a> {
    /// Opens a drawing with an accessible name.
    pub(super) fn new(text: &'a mut String, frame: &Frame<'a>) -> Self {
        let Frame { id, sheet, height, alt } = frame;
        let (width, look) = (sheet.width, sheet.look);
        put(
            text,
            format_args!(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\" aria-labelledby=\"{id}-name\" font-family=\"{}\" stroke-linejoin=\"round\" stroke-linecap=\"round\"><title id=\"{id}-name\">{}</title>",
                look.families(),
                escape(alt)
            ),
        );
        Self { text, look, size: (units(width) as u32, units(*height) as u32), is_open: true }
    }

    fn fill(&self, color: BackendColor) -> String {
        let (hex, class) = self.color('f', color);
        format!(" fill=\"{hex}\"{class}")
    }

    fn stroke<S: BackendStyle>(&self, style: &S) -> String {
        let (hex, class) = self.color('s', style.color());
        let width = px(style.stroke_width() as i32);
        format!(" fill=\"none\" stroke-width=\"{width}\" stroke=\"{hex}\"{class}")
    }

    /// A colour as it is printed, and its class. What is made of the accent is printed in the organisation's.
    fn color(&self, kind: char, color: BackendColor) -> (String, String) {
        let (red, green, blue) = color.rgb;
        let house = RGBColor(red, green, blue);
        let class = theme::CLASSES.iter().find(|(rgb, _)| *rgb == house).map(|(_, name)| *name);
        let printed = class.and_then(|class| self.look.palette.on_paper(class)).unwrap_or(house);
        (theme::hex(printed), class.map(|name| format!(" class=\"{kind}-{name}\"")).unwrap_or_default())
    }

    fn shape(&mut self, element: std::fmt::Arguments<'_>, paint: &str) {
        put(self.text, format_args!("<{element}{paint}/>"));
    }
}

impl DrawingBackend for Svg<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        if self.is_open {
            self.text.push_str("</svg>");
            self.is_open = false;
        }
        Ok(())
    }

    fn draw_pixel(&mut self, at: BackendCoord, color: BackendColor) -> Drawn {
        self.shape(
            format_args!("rect x=\"{}\" y=\"{}\" width=\"1\" height=\"1\"", px(at.0), px(at.1)),
            &self.fill(color),
        );
        Ok(())
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(&mut self, a: BackendCoord, b: BackendCoord, style: &S, filled: bool) -> Drawn {
        let (x, y) = (a.0.min(b.0), a.1.min(b.1));
        let (width, height) = ((a.0 - b.0).abs(), (a.1 - b.1).abs());
        let paint = if filled { self.fill(style.color()) } else { self.stroke(style) };
        let element = format!("rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"", px(x), px(y), px(width), px(height));
        self.shape(format_args!("{element}"), &paint);
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        self.shape(format_args!("path d=\"{}\"", steps(path)), &self.stroke(style));
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        self.shape(format_args!("path d=\"{}Z\"", steps(path)), &self.fill(style.color()));
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, at: BackendCoord, radius: u32, style: &S, filled: bool) -> Drawn {
        let paint = if filled { self.fill(style.color()) } else { self.stroke(style) };
        let element = format!("circle cx=\"{}\" cy=\"{}\" r=\"{}\"", px(at.0), px(at.1), px(radius as i32));
        self.shape(format_args!("{element}"), &paint);
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Drawn {
        let size = style.size() / UNITS;
        let anchor = match style.anchor().h_pos {
            HPos::Left => "",
            HPos::Center => " text-anchor=\"middle\"",
            HPos::Right => " text-anchor=\"end\"",
        };
        // The baseline is computed: renderers disagree about `dy` in ex and em.
        let down = match style.anchor().v_pos {
            VPos::Top => 0.74,
            VPos::Center => 0.34,
            VPos::Bottom => -0.06,
        };
        let weight = if matches!(style.style(), FontStyle::Bold) { " font-weight=\"600\"" } else { "" };
        let (x, y) = (f64::from(at.0) / UNITS, f64::from(at.1) / UNITS + down * size);
        let paint = self.fill(style.color());
        let text = escape(text);
        put(
            self.text,
            format_args!("<text x=\"{x:.2}\" y=\"{y:.2}\"{anchor} font-size=\"{size}\"{weight}{paint}>{text}</text>"),
        );
        Ok(())
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let width = self.look.fonts.width(text, matches!(style.style(), FontStyle::Bold)) * style.size();
        Ok((width.ceil() as u32, style.size().ceil() as u32))
    }
}

/// Text for XML, without the characters that XML refuses and those that turn a line.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().filter(|&c| !glyphs::is_invisible(c)) {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => out.push(glyphs::MARK),
            c => out.push(c),
        }
    }
    out
}

fn put(text: &mut String, piece: std::fmt::Arguments<'_>) {
    text.write_fmt(piece).expect("a String takes any text");
}

/// Internal units as pixels, at most two decimals.
fn px(value: i32) -> f64 {
    (f64::from(value) / UNITS * 100.0).round() / 100.0
}

fn steps(path: impl IntoIterator<Item = BackendCoord>) -> String {
    let mut text = String::new();
    for (index, (x, y)) in path.into_iter().enumerate() {
        let letter = if index == 0 { 'M' } else { 'L' };
        put(&mut text, format_args!("{letter}{} {}", px(x), px(y)));
    }
    text
}
