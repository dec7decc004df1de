//! Which characters the embedded fonts can show. Under PDF/A one uncovered character stops the export, so text from
//! outside is cleaned once, on its way into the pack, and what had to be replaced is counted.

use super::font::{Fonts, has};
use serde_json::Value;
use std::collections::BTreeSet;
use ttf_parser::gdef::GlyphClass;

/// Printed in place of a character that no embedded font has.
pub(super) const MARK: char = '\u{25cc}';

/// What cleaning took out.
#[derive(Debug, Default)]
pub(super) struct Lost {
    /// Characters printed as the mark.
    pub(super) replaced: usize,
    /// Invisible characters left out.
    pub(super) dropped: usize,
    /// The replaced characters, each once.
    pub(super) kinds: BTreeSet<char>,
}

/// Controls, zero-width characters, variation selectors and characters that turn the direction of a line.
pub(super) fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}' | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffc}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Text that every archival profile accepts.
fn clean(text: &str, fonts: &Fonts, lost: &mut Lost) -> String {
    if text.is_ascii() && !text.bytes().any(|byte| byte.is_ascii_control()) {
        return text.to_owned();
    }
    let mut before = None;
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let c = if matches!(c, '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}') { ' ' } else { c };
        if is_invisible(c) {
            // The isolates of `prose::name` are ours: nothing of the name is lost with them.
            lost.dropped += usize::from(!matches!(c, '\u{2068}' | '\u{2069}'));
            continue;
        }
        let shown = if is_covered(fonts, before, c) { c } else { MARK };
        if shown != c {
            lost.replaced += 1;
            lost.kinds.insert(c);
        }
        out.push(shown);
        before = Some(shown);
    }
    out
}

/// Cleans every text of a serialised report. Drawings are cleaned too but not counted: their words also stand beside them.
pub(super) fn clean_value(value: &mut Value, fonts: &Fonts, lost: &mut Lost) {
    match value {
        Value::String(text) => *text = clean(text, fonts, lost),
        Value::Array(items) => items.iter_mut().for_each(|item| clean_value(item, fonts, lost)),
        Value::Object(fields) => {
            for (name, field) in fields {
                match field {
                    Value::String(svg) if name.starts_with("svg") => *svg = clean_drawing(svg, fonts),
                    _ => clean_value(field, fonts, lost),
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// A drawing's text keeps to the main font, and to the embedded one behind an organisation's own: where a label mixes fonts, the SVG reader gives up on ligatures of the second
/// one, and the archival profile then refuses the page. The whole name stands in the table beside the drawing.
fn clean_drawing(svg: &str, fonts: &Fonts) -> String {
    svg.chars().map(|c| if c == '\n' || fonts.draws(c) { c } else { MARK }).collect()
}

/// Whether some font has `c`; what joins the character before it must share a font with that one.
fn is_covered(fonts: &Fonts, before: Option<char>, c: char) -> bool {
    // The archival profiles refuse these whatever a font says.
    if matches!(c, '\u{fffd}' | '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}') {
        return false;
    }
    let having: Vec<usize> = (0..fonts.list.len()).filter(|&font| has(&fonts.list[font], c)).collect();
    if joins(c) || having.iter().any(|&font| is_mark(fonts, font, c)) {
        return having.iter().any(|&font| before.is_some_and(|base| has(&fonts.list[font], base)));
    }
    !having.is_empty()
}

/// Combining marks outside any one script, and skin tones: not every font says of them that they combine.
fn joins(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{302a}'..='\u{302f}'
        | '\u{3099}' | '\u{309a}' | '\u{fe20}'..='\u{fe2f}' | '\u{1f3fb}'..='\u{1f3ff}')
}

fn is_mark(fonts: &Fonts, font: usize, c: char) -> bool {
    let face = fonts.faces[font].ttf();
    let class = face.glyph_index(c).zip(face.tables().gdef).and_then(|(glyph, gdef)| gdef.glyph_class(glyph));
    class == Some(GlyphClass::Mark)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::font::FONTS;

    fn check(text: &str, shown: &str, replaced: usize, dropped: usize) {
        let mut lost = Lost::default();
        assert_eq!(clean(text, &FONTS, &mut lost), shown);
        assert_eq!((lost.replaced, lost.dropped), (replaced, dropped), "{text:?}");
    }

    #[test]
    fn common_scripts_are_shown_and_the_rest_is_marked() {
        check("Ärger Ωμέγα Привет", "Ärger Ωμέγα Привет", 0, 0);
        check(
            "مشروع שלום परियोजना โครงการ 项目 プロジェクト 🚀",
            "مشروع שלום परियोजना โครงการ 项目 プロジェクト 🚀",
            0,
            0,
        );
        check("\u{10a80}x\u{e000}", "◌x◌", 2, 0);
    }

    #[test]
    fn what_could_deceive_is_left_out() {
        check("pay\u{202e}gnp.exe\u{0}", "paygnp.exe", 0, 2);
        check("a\u{200b}b\tc", "ab c", 0, 1);
    }

    #[test]
    fn a_combining_mark_needs_a_font_with_its_base() {
        check("项\u{0947}", "项◌", 1, 0);
        check("क\u{0947}", "क\u{0947}", 0, 0);
    }
}
