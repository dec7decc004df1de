//! The fonts: one list for the pack, its charts and the widths of their labels. An organisation's own come first; what they
//! lack is taken from the embedded ones.

use super::look::Fault;
use std::sync::LazyLock;
use ttf_parser::{Face, Permissions};
use typst::foundations::Bytes;
use typst::layout::Abs;
use typst::text::{Font, FontBook, FontInfo, FontInstance, FontVariant, FontVariations, FontWeight};
use typst::utils::LazyHash;

/// The fonts of the pack and their index.
#[derive(Clone, Debug)]
pub(super) struct Fonts {
    /// What Typst looks families up in.
    pub(super) book: LazyHash<FontBook>,
    /// The fonts, in the order of the book: the embedded ones, then the organisation's own.
    pub(super) list: Vec<Font>,
    /// The same fonts, for widths and glyph classes.
    pub(super) faces: Vec<FontInstance>,
    /// The families of running text, in the order in which a character is looked for.
    pub(super) text: Vec<&'static str>,
    /// The families of headings.
    pub(super) heading: Vec<&'static str>,
    /// Index of the font of running text, and of its semibold.
    drawn: [usize; 2],
    /// The organisation's own, for the dashboard.
    pub(super) own: Vec<OwnFont>,
}

/// What a font is used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    /// Running text and charts.
    Text,
    /// What is emphasised in them.
    Bold,
    /// The large headings.
    Heading,
}

/// A font of the organisation.
#[derive(Clone, Debug)]
pub(super) struct OwnFont {
    /// What it is used for.
    pub(super) used_for: Use,
    /// The file.
    pub(super) bytes: Vec<u8>,
}

/// Largest font file that is taken: every dashboard carries it.
const BYTES_MAX: usize = 16 << 20;

/// In the order in which a character is looked for.
const FILES: [&[u8]; 9] = [
    include_bytes!("../../templates/fonts/SourceSans3-Regular.otf"),
    include_bytes!("../../templates/fonts/SourceSans3-Semibold.otf"),
    include_bytes!("../../templates/fonts/SourceSerif4Display-Semibold.otf"),
    include_bytes!("../../templates/fonts/NotoSansArabic-Regular.ttf"),
    include_bytes!("../../templates/fonts/NotoSansHebrew-Regular.ttf"),
    include_bytes!("../../templates/fonts/NotoSansDevanagari-Regular.ttf"),
    include_bytes!("../../templates/fonts/NotoSansThai-Regular.ttf"),
    include_bytes!("../../templates/fonts/DroidSansFallbackFull.ttf"),
    include_bytes!("../../templates/fonts/NotoEmoji-Regular.ttf"),
];

/// The families of those files, after the one that leads.
const FAMILIES: [&str; 7] = [
    "Source Sans 3",
    "Noto Sans Arabic",
    "Noto Sans Hebrew",
    "Noto Sans Devanagari",
    "Noto Sans Thai",
    "Droid Sans Fallback",
    "Noto Emoji",
];

/// The embedded font of headings.
const SERIF: &str = "Source Serif 4 Display";

/// What the organisation's own fonts are called in pack, charts and dashboard, whatever their files say.
pub(super) const OWN_TEXT: &str = "Own Text";
pub(super) const OWN_HEADING: &str = "Own Heading";

/// The dashboard's faces: CSS family, weight, file.
pub(super) const WEB: [(&str, u16, &[u8]); 3] = [
    ("Auditpack Sans", 400, include_bytes!("../../templates/fonts/AuditpackSans-Regular.woff2")),
    ("Auditpack Sans", 600, include_bytes!("../../templates/fonts/AuditpackSans-Semibold.woff2")),
    ("Auditpack Serif", 600, include_bytes!("../../templates/fonts/AuditpackSerif-Semibold.woff2")),
];

/// The embedded fonts, read once per process.
pub(super) static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let list: Vec<Font> = FILES.iter().flat_map(|bytes| Font::iter(Bytes::new(*bytes))).collect();
    assert_eq!(list.len(), FILES.len(), "every embedded file holds one font");
    let book = LazyHash::new(FontBook::from_fonts(&list));
    let heading = [&[SERIF], &FAMILIES[..]].concat();
    let faces = list.iter().map(face).collect();
    Fonts { book, list, faces, text: FAMILIES.to_vec(), heading, drawn: [0, 1], own: Vec::new() }
});

impl Fonts {
    /// The embedded fonts behind the organisation's own.
    pub(super) fn with(own: Vec<OwnFont>) -> Self {
        let mut fonts = FONTS.clone();
        let mut infos: Vec<FontInfo> = fonts.list.iter().map(|font| font.info().clone()).collect();
        for one in &own {
            let font = Font::new(Bytes::new(one.bytes.clone()), 0).expect("a font is checked before it is used");
            let at = fonts.list.len();
            match one.used_for {
                Use::Text => fonts.drawn[0] = at,
                Use::Bold => fonts.drawn[1] = at,
                Use::Heading => {}
            }
            let variant =
                FontVariant { weight: FontWeight::from_number(one.used_for.weight()), ..FontVariant::default() };
            infos.push(FontInfo { family: one.used_for.family().to_owned(), variant, ..font.info().clone() });
            fonts.faces.push(face(&font));
            fonts.list.push(font);
        }
        let has = |family| own.iter().any(|one| one.used_for.family() == family);
        if has(OWN_TEXT) {
            fonts.text.insert(0, OWN_TEXT);
            fonts.heading.insert(1, OWN_TEXT);
        }
        if has(OWN_HEADING) {
            fonts.heading.insert(0, OWN_HEADING);
        }
        fonts.book = LazyHash::new(FontBook::from_infos(infos));
        Self { own, ..fonts }
    }

    /// Width of a text in ems of the charts' font; a character that it lacks is as wide as in the embedded one.
    pub(super) fn width(&self, text: &str, bold: bool) -> f64 {
        let own = self.faces[self.drawn[usize::from(bold)]].ttf();
        let embedded = self.faces[usize::from(bold)].ttf();
        text.chars().map(|c| advance(own, c).or_else(|| advance(embedded, c)).unwrap_or(1.0)).sum()
    }

    /// Whether a font of the charts has a character.
    pub(super) fn draws(&self, c: char) -> bool {
        has(&self.list[self.drawn[0]], c) || has(&self.list[0], c)
    }
}

impl Use {
    /// The family in pack, charts and dashboard.
    pub(super) const fn family(self) -> &'static str {
        match self {
            Self::Text | Self::Bold => OWN_TEXT,
            Self::Heading => OWN_HEADING,
        }
    }

    /// The weight there.
    pub(super) const fn weight(self) -> u16 {
        match self {
            Self::Text => 400,
            Self::Bold | Self::Heading => 600,
        }
    }
}

/// What keeps a file from being a font of the documents.
pub(super) fn check(bytes: &[u8]) -> Result<(), Fault> {
    if bytes.starts_with(b"wOF2") || bytes.starts_with(b"wOFF") {
        return Err(Fault::of("is a web font, and the pack takes .ttf and .otf alone: name the file it was made from"));
    }
    if bytes.len() > BYTES_MAX {
        return Err(Fault::of(format!(
            "has {} bytes, at most {BYTES_MAX} are taken: every dashboard carries it",
            bytes.len()
        )));
    }
    if bytes.starts_with(b"ttcf") {
        return Err(Fault::of("is a collection of fonts: name a file with a single one"));
    }
    let face = Face::parse(bytes, 0).ok().filter(|_| Font::new(Bytes::new(bytes.to_vec()), 0).is_some());
    let Some(face) = face else { return Err(Fault::of("is no font: expected a .ttf or .otf file")) };
    if face.permissions() == Some(Permissions::Restricted) {
        return Err(Fault::of("forbids to be embedded, by its own licence bits"));
    }
    let lacks: String = (' '..='~').filter(|&c| face.glyph_index(c).is_none()).collect();
    if !lacks.is_empty() {
        return Err(Fault::of(format!("lacks `{lacks}`: letters, figures and signs of ASCII must all be there")));
    }
    Ok(())
}

/// Whether a font has a character.
pub(super) fn has(font: &Font, c: char) -> bool {
    font.info().coverage.contains(u32::from(c))
}

/// A font as it stands in its file.
fn face(font: &Font) -> FontInstance {
    font.clone().instantiate(FontVariant::default(), Abs::pt(1.0), &FontVariations::default())
}

fn advance(face: &Face<'_>, c: char) -> Option<f64> {
    let width = face.glyph_index(c).and_then(|glyph| face.glyph_hor_advance(glyph))?;
    Some(f64::from(width) / f64::from(face.units_per_em()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_families_are_those_of_the_files() {
        let known = |family: &&str| FONTS.book.contains_family(&family.to_lowercase());
        assert!(FONTS.heading.iter().all(known));
    }
}
