//! The embedded fonts: one list for the pack, its charts and the widths of their labels.

use std::sync::LazyLock;
use ttf_parser::Face;
use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

/// The fonts of the pack and their index.
pub(super) struct Fonts {
    /// What Typst looks families up in.
    pub(super) book: LazyHash<FontBook>,
    /// The fonts, in the order of the book.
    pub(super) list: Vec<Font>,
    /// The same fonts, for widths and glyph classes.
    pub(super) faces: Vec<Face<'static>>,
}

const REGULAR: usize = 0;
const SEMIBOLD: usize = 1;

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

/// The dashboard's faces: CSS family, weight, file.
pub(super) const WEB: [(&str, u16, &[u8]); 3] = [
    ("Auditpack Sans", 400, include_bytes!("../../templates/fonts/AuditpackSans-Regular.woff2")),
    ("Auditpack Sans", 600, include_bytes!("../../templates/fonts/AuditpackSans-Semibold.woff2")),
    ("Auditpack Serif", 600, include_bytes!("../../templates/fonts/AuditpackSerif-Semibold.woff2")),
];

/// Read once per process.
pub(super) static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let list: Vec<Font> = FILES.iter().flat_map(|bytes| Font::iter(Bytes::new(*bytes))).collect();
    assert_eq!(list.len(), FILES.len(), "every embedded file holds one font");
    let parse = |bytes: &&'static [u8]| Face::parse(bytes, 0).expect("the embedded files are fonts");
    let faces = FILES.iter().map(parse).collect();
    Fonts { book: LazyHash::new(FontBook::from_fonts(&list)), list, faces }
});

/// Width of a text in ems of the chart's font.
pub(super) fn width(text: &str, bold: bool) -> f64 {
    let face = &FONTS.faces[if bold { SEMIBOLD } else { REGULAR }];
    let units = f64::from(face.units_per_em());
    let advance =
        |c| face.glyph_index(c).and_then(|glyph| face.glyph_hor_advance(glyph)).map_or(1.0, |w| f64::from(w) / units);
    text.chars().map(advance).sum()
}
