//! An organisation's own look: logo, accent, fonts, words, choice of pages and templates. What the configuration names is
//! read by the command and judged here, all of it at once; documents are laid out with the result.

mod logo;
mod palette;
mod templates;

use super::font::{self, FONTS, Fonts, OwnFont, Use};
use super::model::Section;
use crate::words::Words;
use palette::{Color, Palette};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::path::PathBuf;
use std::sync::{Arc, LazyLock};

pub(super) use logo::Logo;
pub(super) use templates::{Template, Templates, context};
pub use templates::{TemplateError, templates};

/// The `[report.look]` section of the configuration. Every path is relative to the configuration.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Options {
    /// The logo on the covers: an SVG or a PNG.
    pub logo: Option<PathBuf>,
    /// The one colour beside greys and warnings, on paper.
    pub accent: Option<Color>,
    /// The same in the dark scheme of the dashboard; without it, derived.
    pub accent_dark: Option<Color>,
    /// The font of running text and charts.
    pub font_text: Option<PathBuf>,
    /// Its semibold or bold.
    pub font_text_bold: Option<PathBuf>,
    /// The font of the large headings.
    pub font_heading: Option<PathBuf>,
    /// Messages that replace those of the language.
    pub words: Option<PathBuf>,
    /// The themes that get a page, in this order; without it, all.
    pub pages: Option<Vec<String>>,
    /// A folder with templates that replace ours.
    pub templates: Option<PathBuf>,
}

/// The themes that may be chosen, by the ids of their sections. Everything else is on every pack: what is asked of the
/// reader, the indicators, the exceptions, the quality of the data and the sign-off.
pub const PAGES: [&str; 6] = ["oversight", "investigation", "usage", "value", "cost", "security"];

/// A file that the configuration leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its path as the configuration gives it.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// Every file of an own look.
#[derive(Clone, Debug, Default)]
pub struct Files {
    /// The logo.
    pub logo: Option<File>,
    /// The font of running text.
    pub font_text: Option<File>,
    /// Its bold.
    pub font_text_bold: Option<File>,
    /// The font of headings.
    pub font_heading: Option<File>,
    /// The own messages.
    pub words: Option<File>,
    /// The files of the folder of templates.
    pub templates: Vec<File>,
}

/// How documents look: the house's way, or an organisation's own.
#[derive(Clone, Debug)]
pub struct Look {
    /// The accent and what is made of it.
    pub(super) palette: Palette,
    /// The fonts.
    pub(super) fonts: Fonts,
    /// The logo.
    pub(super) logo: Option<Logo>,
    /// The templates.
    pub(super) templates: Templates,
    /// The language with the own messages.
    words: Option<Arc<Words>>,
    /// The chosen themes.
    pages: Option<Vec<String>>,
    /// Name and SHA-256 of every file.
    files: Vec<(String, String)>,
}

/// What is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// Line, from 1, where the file has lines.
    pub(super) line: Option<usize>,
    /// What is wrong, after the name of the file.
    pub(super) text: String,
}

static HOUSE: LazyLock<Arc<Look>> = LazyLock::new(|| {
    Arc::new(Look {
        palette: Palette::default(),
        fonts: FONTS.clone(),
        logo: None,
        templates: Templates::default(),
        words: None,
        pages: None,
        files: Vec::new(),
    })
});

impl Options {
    /// What is wrong with what is told without a file.
    #[must_use]
    pub fn check(&self) -> Vec<String> {
        let colors = [("accent", self.accent, false), ("accent_dark", self.accent_dark, true)];
        let mut problems: Vec<String> =
            colors.into_iter().filter_map(|(key, color, night)| palette::check(key, color?, night)).collect();
        if self.accent_dark.is_some() && self.accent.is_none() {
            problems.push("`report.look.accent_dark` goes with an `accent`".to_owned());
        }
        if self.font_text.is_some() != self.font_text_bold.is_some() {
            problems.push(
                "`report.look.font_text` and `font_text_bold` go together: one alone would mix two fonts in a line"
                    .to_owned(),
            );
        }
        let pages = self.pages.as_deref().unwrap_or_default();
        for (index, page) in pages.iter().enumerate() {
            if !PAGES.contains(&page.as_str()) {
                let known = PAGES.map(|page| format!("`{page}`")).join(", ");
                problems.push(format!("unknown page `{page}` in `report.look.pages`, expected one of {known}"));
            } else if pages[..index].contains(page) {
                problems.push(format!("`report.look.pages` has `{page}` twice"));
            }
        }
        problems
    }
}

impl Look {
    /// The look of documents without any of an organisation's own.
    #[must_use]
    pub fn house() -> Arc<Self> {
        Arc::clone(&HOUSE)
    }

    /// The look that the configuration asks for, in a language given by its tag.
    ///
    /// # Errors
    /// Everything that is wrong with the files, each with its name.
    pub fn read(options: &Options, language: &str, files: Files) -> Result<Arc<Self>, Vec<String>> {
        if *options == Options::default() {
            return Ok(Self::house());
        }
        let mut problems = Vec::new();
        let digests = files.digests();
        let logo = files
            .logo
            .as_ref()
            .and_then(|file| Logo::read(&file.bytes).map_err(|fault| problems.push(fault.of_file(&file.name))).ok());
        let words = files.words.as_ref().and_then(|file| match own_words(file, language) {
            Ok(words) => Some(Arc::new(words)),
            Err(faults) => {
                problems.extend(faults);
                None
            }
        });
        let fonts =
            [(files.font_text, Use::Text), (files.font_text_bold, Use::Bold), (files.font_heading, Use::Heading)];
        let mut own = Vec::new();
        for (file, used_for) in fonts.into_iter().filter_map(|(file, used_for)| Some((file?, used_for))) {
            match font::check(&file.bytes) {
                Ok(()) => own.push(OwnFont { used_for, bytes: file.bytes }),
                Err(fault) => problems.push(fault.of_file(&file.name)),
            }
        }
        let templates = Templates::read(files.templates).unwrap_or_else(|faults| {
            problems.extend(faults);
            Templates::default()
        });
        if !problems.is_empty() {
            return Err(problems);
        }
        let palette = options.accent.map_or_else(Palette::default, |accent| Palette::of(accent, options.accent_dark));
        let fonts = if own.is_empty() { FONTS.clone() } else { Fonts::with(own) };
        Ok(Arc::new(Self { palette, fonts, logo, templates, words, pages: options.pages.clone(), files: digests }))
    }

    /// Name and SHA-256 of every file that the look is made of, by name: equal digests, equal looks.
    #[must_use]
    pub fn files(&self) -> &[(String, String)] {
        &self.files
    }

    /// The language with the organisation's own messages; `language` where it has none.
    pub(crate) fn words<'a>(&'a self, language: &'a Words) -> &'a Words {
        self.words.as_deref().unwrap_or(language)
    }

    /// The chosen themes in their order, and the names of those that were not chosen.
    pub(super) fn choose(&self, sections: Vec<Section>) -> (Vec<Section>, Vec<String>) {
        let Some(pages) = &self.pages else { return (sections, Vec::new()) };
        let place = |section: &Section| pages.iter().position(|page| page == section.id);
        let (mut chosen, left): (Vec<_>, Vec<_>) = sections.into_iter().partition(|section| place(section).is_some());
        chosen.sort_by_key(place);
        (chosen, left.into_iter().map(|section| section.theme).collect())
    }

    /// The fonts of a drawing, in the order in which they are tried on paper.
    pub(super) fn families(&self) -> String {
        let quoted: String = self.fonts.text.iter().map(|family| format!("'{family}', ")).collect();
        quoted + "sans-serif"
    }

    /// What the design of the pack takes from the look: a Typst module.
    pub(super) fn module(&self) -> String {
        let list = |families: &[&str]| families.iter().map(|family| format!("\"{family}\", ")).collect::<String>();
        let logo = self.logo.as_ref().map_or_else(|| "none".to_owned(), |logo| format!("\"{}\"", logo.name()));
        format!(
            "#let main = rgb(\"{}\")\n#let text-fonts = ({})\n#let heading-fonts = ({})\n#let logo-file = {logo}\n",
            self.palette.main(),
            list(&self.fonts.text),
            list(&self.fonts.heading),
        )
    }
}

fn own_words(file: &File, language: &str) -> Result<Words, Vec<String>> {
    let text = std::str::from_utf8(&file.bytes).map_err(|_| vec![Fault::of("is not UTF-8").of_file(&file.name)])?;
    Words::with_own(language, text).map_err(|problems| {
        problems.into_iter().map(|problem| Fault::at(problem.line, problem.text).of_file(&file.name)).collect()
    })
}

impl Files {
    fn digests(&self) -> Vec<(String, String)> {
        let single = [&self.logo, &self.font_text, &self.font_text_bold, &self.font_heading, &self.words];
        let all = single.into_iter().flatten().chain(&self.templates);
        let digest = |bytes: &[u8]| Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        let mut digests: Vec<(String, String)> = all.map(|file| (file.name.clone(), digest(&file.bytes))).collect();
        digests.sort();
        digests.dedup();
        digests
    }
}

impl Fault {
    /// Something wrong with a file as a whole.
    pub(super) fn of(text: impl Into<String>) -> Self {
        Self { line: None, text: text.into() }
    }

    /// Something wrong with a line.
    pub(super) fn at(line: usize, text: impl Into<String>) -> Self {
        Self { line: Some(line), text: text.into() }
    }

    /// The same with the name of the file.
    pub(super) fn of_file(&self, name: &str) -> String {
        match self.line {
            Some(line) => format!("`{name}`, line {line}: {}", self.text),
            None => format!("`{name}` {}", self.text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::chart::theme;

    #[test]
    fn pages_and_pairs_are_checked_and_everything_wrong_is_said_at_once() {
        let options = Options {
            pages: Some(["value", "riches", "value"].map(String::from).to_vec()),
            font_text: Some("a.ttf".into()),
            ..Options::default()
        };
        let problems = options.check();
        assert_eq!(problems.len(), 3, "{problems:?}");
        assert!(problems[1].starts_with("unknown page `riches` in `report.look.pages`, expected one of `oversight`"));
        let file = |name: &str| Some(File { name: name.to_owned(), bytes: b"no such thing".to_vec() });
        let files = Files {
            logo: file("a.svg"),
            font_text: file("a.ttf"),
            font_heading: file("a.woff2"),
            words: Some(File { name: "own/words.ftl".to_owned(), bytes: b"\nnothing = x".to_vec() }),
            ..Files::default()
        };
        let problems = Look::read(&options, "en", files).unwrap_err();
        let starts = [
            "`a.svg` is neither",
            "`own/words.ftl`, line 2: there is no message `nothing`",
            "`a.ttf` is no font",
            "`a.woff2` is no font",
        ];
        assert!(
            problems.len() == 4 && problems.iter().zip(starts).all(|(one, start)| one.starts_with(start)),
            "{problems:?}"
        );
    }

    #[test]
    fn the_house_has_no_file() {
        let house = Look::read(&Options::default(), "en", Files::default()).unwrap();
        assert!(house.files().is_empty() && Arc::ptr_eq(&house, &Look::house()));
        assert!(house.module().contains(&theme::hex(theme::MAIN)));
    }
}
