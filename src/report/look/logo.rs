//! The logo: an SVG that holds nothing but shapes, or a PNG; looked at before it goes into any document.

use super::Fault;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use roxmltree::{Document, Node};
use typst::foundations::Bytes;
use typst::visualize::{ExchangeFormat, RasterImage, SvgImage};

/// A logo that can be printed.
#[derive(Clone, Debug)]
pub(in crate::report) struct Logo {
    /// The file.
    pub(in crate::report) bytes: Vec<u8>,
    /// Whether it is an SVG, else a PNG.
    is_svg: bool,
}

/// Largest files that are taken.
const SVG_BYTES_MAX: usize = 512 << 10;
const PNG_BYTES_MAX: usize = 2 << 20;
const PNG_PIXELS_MAX: u32 = 4096;

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
const SVG: &str = "http://www.w3.org/2000/svg";
const XHTML: &str = "http://www.w3.org/1999/xhtml";

/// What a logo is drawn with. Text is not among them: its font is not there.
const ELEMENTS: [&str; 20] = [
    "svg",
    "g",
    "defs",
    "symbol",
    "use",
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "linearGradient",
    "radialGradient",
    "stop",
    "clipPath",
    "style",
    "title",
    "desc",
    "metadata",
];

impl Logo {
    /// The logo of a file.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, Fault> {
        let is_svg = !bytes.starts_with(PNG);
        if is_svg {
            svg(bytes)?;
        } else {
            png(bytes)?;
        }
        Ok(Self { bytes: bytes.to_vec(), is_svg })
    }

    /// Name of the file inside the pack.
    pub(in crate::report) const fn name(&self) -> &'static str {
        if self.is_svg { "/logo.svg" } else { "/logo.png" }
    }

    /// The picture as the dashboard carries it.
    pub(in crate::report) fn data_uri(&self) -> String {
        let kind = if self.is_svg { "svg+xml" } else { "png" };
        format!("data:image/{kind};base64,{}", STANDARD.encode(&self.bytes))
    }
}

fn png(bytes: &[u8]) -> Result<(), Fault> {
    is_small(bytes, PNG_BYTES_MAX)?;
    // Width and height stand at the same place in every PNG.
    let side = |at: usize| bytes.get(at..at + 4).and_then(|four| four.try_into().ok()).map(u32::from_be_bytes);
    let (Some(width), Some(height)) = (side(16), side(20)) else { return Err(Fault::of("ends in its header")) };
    if width.max(height) > PNG_PIXELS_MAX {
        return Err(Fault::of(format!("is {width} × {height} pixels, at most {PNG_PIXELS_MAX} a side are taken")));
    }
    let read = RasterImage::plain(Bytes::new(bytes.to_vec()), ExchangeFormat::Png);
    read.map(|_| ()).map_err(|_| Fault::of("is a damaged PNG"))
}

fn svg(bytes: &[u8]) -> Result<(), Fault> {
    let neither = || Fault::of("is neither an SVG nor a PNG");
    is_small(bytes, SVG_BYTES_MAX)?;
    let text = std::str::from_utf8(bytes).map_err(|_| neither())?;
    let document = Document::parse(text).map_err(|error| {
        if text.contains("<svg") { Fault::at(error.pos().row as usize, error.to_string()) } else { neither() }
    })?;
    if !document.root_element().has_tag_name((SVG, "svg")) {
        return Err(neither());
    }
    for node in document.descendants().filter(Node::is_element) {
        element(&node).map_err(|text| Fault::at(document.text_pos_at(node.range().start).row as usize, text))?;
    }
    let read = SvgImage::new(Bytes::new(bytes.to_vec()));
    read.map(|_| ()).map_err(|_| Fault::of("cannot be drawn: it needs a size or a `viewBox`"))
}

fn is_small(bytes: &[u8], most: usize) -> Result<(), Fault> {
    let size = bytes.len();
    if size > most { Err(Fault::of(format!("has {size} bytes, at most {most} are taken"))) } else { Ok(()) }
}

/// What an element must not be or carry. What drawing programs keep for themselves in namespaces of their own is no matter.
fn element(node: &Node<'_, '_>) -> Result<(), String> {
    let name = node.tag_name().name();
    match node.tag_name().namespace() {
        Some(SVG) if name == "text" => return Err("has `text`, whose font is not there: turn it into paths".to_owned()),
        Some(SVG) if !ELEMENTS.contains(&name) => {
            return Err(format!("has the element `{name}`: expected shapes alone ({})", ELEMENTS.join(", ")));
        }
        Some(XHTML) => return Err(format!("has the HTML element `{name}`: expected shapes alone")),
        _ => {}
    }
    for attribute in node.attributes() {
        let (key, value) = (attribute.name(), attribute.value());
        if key.to_ascii_lowercase().starts_with("on") {
            return Err(format!("has a script in the attribute `{key}`"));
        }
        if key == "href" && !value.starts_with('#') {
            return Err(format!("refers to `{}`, outside itself", start(value)));
        }
        // Attributes in namespaces of drawing programs are read by nobody.
        if attribute.namespace().is_none() {
            refers(value)?;
        }
    }
    let style = if name == "style" { node.text().unwrap_or_default() } else { "" };
    refers(style)
}

/// A style that fetches something.
fn refers(style: &str) -> Result<(), String> {
    let lower = style.to_ascii_lowercase();
    if lower.contains("@import") {
        return Err("imports a style sheet from outside itself".to_owned());
    }
    for target in lower.split("url(").skip(1).map(|rest| rest.trim_start_matches([' ', '"', '\''])) {
        if !target.starts_with('#') {
            return Err(format!("refers to `{}`, outside itself", start(target)));
        }
    }
    // A backslash could spell any of those words another way.
    if lower.contains('\\') { Err("has a backslash in a style".to_owned()) } else { Ok(()) }
}

fn start(text: &str) -> String {
    text.chars().take(60).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(inside: &str, says: &str, line: Option<usize>) {
        let text = format!(
            "<svg xmlns=\"{SVG}\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 9 9\">\n{inside}\n</svg>"
        );
        let fault = Logo::read(text.as_bytes()).unwrap_err();
        assert!(fault.text.contains(says) && fault.line == line, "{inside}: {fault:?}");
    }

    #[test]
    fn shapes_are_taken_and_whatever_acts_or_fetches_is_not() {
        let shapes = "<defs><linearGradient id=\"g\"><stop stop-color=\"#fff\"/></linearGradient></defs>\
                      <path d=\"M0 0h9v9z\" style=\"fill:url(#g)\"/><title>Acme</title>";
        let text = format!("<?xml version=\"1.0\"?><svg xmlns=\"{SVG}\" viewBox=\"0 0 9 9\">{shapes}</svg>");
        assert!(Logo::read(text.as_bytes()).unwrap().data_uri().starts_with("data:image/svg+xml;base64,"));
        refused("<script>alert(1)</script>", "element `script`", Some(2));
        refused("<g>\n<path onload=\"x()\" d=\"M0 0\"/></g>", "script in the attribute `onload`", Some(3));
        refused("<image href=\"https://a.example/x.png\"/>", "element `image`", Some(2));
        refused("<use xlink:href=\"https://a.example/x.svg#a\"/>", "`https://a.example/x.svg#a`, outside", Some(2));
        refused("<rect fill=\"url( 'https://a.example')\"/>", "outside itself", Some(2));
        refused("<style>@import 'x.css';</style>", "imports a style sheet", Some(2));
        refused("<style>a { fill: u\\72l(x) }</style>", "backslash", Some(2));
        refused("<foreignObject/>", "element `foreignObject`", Some(2));
        refused("<div xmlns=\"http://www.w3.org/1999/xhtml\"/>", "HTML element `div`", Some(2));
        refused("<text>Acme</text>", "turn it into paths", Some(2));
        refused("<g>", "expected 'g' tag, not 'svg'", Some(3));
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        let says = |bytes: &[u8]| Logo::read(bytes).unwrap_err().text;
        assert_eq!(says(b"GIF89a"), "is neither an SVG nor a PNG");
        assert_eq!(says(b"<html/>"), "is neither an SVG nor a PNG");
        assert!(
            says(format!("<svg xmlns=\"{SVG}\">{}</svg>", " ".repeat(SVG_BYTES_MAX)).as_bytes()).contains("at most")
        );
        let bomb = "<!DOCTYPE svg [<!ENTITY a \"aa\">]><svg xmlns=\"http://www.w3.org/2000/svg\">&a;</svg>";
        assert!(says(bomb.as_bytes()).contains("DTD"), "{}", says(bomb.as_bytes()));
        let header = [PNG, b"\0\0\0\rIHDR\0\0\xff\xff\0\0\0\x01"].concat();
        assert!(says(&header).starts_with("is 65535 × 1 pixels"));
        let damaged = [PNG, b"\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01"].concat();
        assert_eq!(says(&damaged), "is a damaged PNG");
    }
}
