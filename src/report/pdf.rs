//! The board pack: the template chooses the structure, the static design file the looks, Typst lays out in process.
//! PDF/A-3a and PDF/UA-1 together; the compiler refuses what would break them, so rendering is itself a check.

use super::font::FONTS;
use super::glyphs::{self, Lost};
use super::model::{Date, Report};
use crate::words::{Arg, Words};
use anyhow::{Context as _, Result, anyhow};
use serde_json::Value;
use std::collections::HashMap;
use std::fmt::Write as _;
use std::sync::LazyLock;
use strum::{EnumString, IntoStaticStr};
use tera::{Context, Kwargs, State, Tera, TeraResult};
use typst::diag::{FileError, FileResult, SourceDiagnostic, Warned};
use typst::foundations::{Bytes, Datetime, Duration, Label, Smart};
use typst::introspection::Introspector as _;
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::{LazyHash, PicoStr};
use typst::{Feature, Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

/// A file inside the pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// File name, such as `kpis.json`.
    pub name: String,
    /// Media type, such as `application/json`.
    pub mime: String,
    /// What it holds, one sentence.
    pub description: String,
    /// What it is to the pack.
    pub relationship: Relationship,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// What an embedded file is to the document (ISO 32000-2, 14.13).
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, EnumString)]
#[strum(serialize_all = "lowercase")]
pub enum Relationship {
    /// The numbers that the document shows.
    Data,
    /// What it was made from.
    Source,
    /// What explains it.
    Supplement,
}

const MAIN: &str = "/pack.typ";
const DESIGN: &str = "/pack-design.typ";

static TERA: LazyLock<Tera> = LazyLock::new(|| {
    let mut tera = Tera::new();
    tera.set_escape_fn(escape);
    tera.autoescape_on(vec![".typ"]);
    tera.register_filter("left_out", left_out);
    tera.add_raw_template("pack.typ", include_str!("../../templates/pack.typ"))
        .expect("the compiled-in template is tested");
    tera
});

/// Says how many rows of a table are left out, in the language of the report.
#[expect(clippy::needless_pass_by_value, reason = "that is how a filter takes its arguments")]
fn left_out(rows: i64, args: Kwargs, _: &State<'_>) -> TeraResult<String> {
    let words = Words::of(args.must_get("language")?).unwrap_or_else(Words::english);
    Ok(words.say("rows-left-out", &[("rows", Arg::Count(rows as f64))]))
}

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| {
    // For row headers of tables; everything else is stable Typst.
    LazyHash::new(Library::builder().with_features([Feature::A11yExtras].into_iter().collect()).build())
});

/// Renders the board pack. The same report and attachments give the same bytes.
///
/// # Errors
/// If Typst warns, or refuses the document: a bug in a template, with Typst's message.
pub fn pdf(report: &Report, attachments: &[Attachment]) -> Result<Pack> {
    let mut value = super::value(report);
    glyphs::clean_value(&mut value, &mut Lost::default());
    let world = Inputs::new(&value, attachments, report.cover.date)?;
    let Warned { output, warnings } = typst::compile::<PagedDocument>(&world);
    // A page that Typst has doubts about does not go to a board.
    if !warnings.is_empty() {
        return Err(anyhow!(messages(&warnings)).context("typst warned about the board pack"));
    }
    let document = output.map_err(|errors| anyhow!(messages(&errors))).context("failed to lay out the board pack")?;
    let standards =
        PdfStandards::new(&[PdfStandard::A_3a, PdfStandard::Ua_1]).map_err(|error| anyhow!("{}", error.message()))?;
    let options = PdfOptions {
        ident: Smart::Custom(report.cover.document_id.clone()),
        creator: Smart::Custom(Some("auditpack".to_owned())),
        standards,
        ..PdfOptions::default()
    };
    let bytes = typst_pdf::pdf(&document, &options)
        .map_err(|errors| anyhow!(messages(&errors)))
        .context("failed to write the board pack")?;
    let (body, appendix) = (first_page(&document, "body")?, first_page(&document, "appendix")?);
    let pages = document.pages().len();
    Ok(Pack { bytes, decision: body - 1, body: appendix - body, appendix: pages + 1 - appendix })
}

/// The page, from 1, on which a part of the pack begins.
fn first_page(document: &PagedDocument, part: &str) -> Result<usize> {
    let missing = || anyhow!("`pack.typ` has no label <{part}>");
    let label = Label::new(PicoStr::intern(part)).ok_or_else(missing)?;
    let introspector = document.introspector();
    let mark = introspector.query_label(label).map_err(|error| anyhow!("{error}"))?;
    let page = mark.location().and_then(|place| introspector.page(place)).ok_or_else(missing)?;
    Ok(page.get())
}

/// The board pack, and how many pages its parts have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pack {
    /// The PDF.
    pub bytes: Vec<u8>,
    /// Pages before the indicators.
    pub decision: usize,
    /// Pages from the indicators to the exceptions.
    pub body: usize,
    /// Pages of the appendix, the sign-off among them.
    pub appendix: usize,
}

/// Everything that the document may read. No disk, no network, no packages, no clock.
struct Inputs {
    sources: HashMap<FileId, Source>,
    files: HashMap<FileId, Bytes>,
    today: Option<Datetime>,
}

impl Inputs {
    fn new<'a>(report: &Value, attachments: &'a [Attachment], date: Date) -> Result<Self> {
        let named = |file: &'a Attachment| -> [&'a str; 4] {
            [&file.name, &file.mime, &file.description, file.relationship.into()]
        };
        let names: Vec<_> = attachments.iter().map(named).collect();
        let mut context = Context::from_serialize(report).context("failed to hand the report to the template")?;
        context.insert("attachments", &names);
        let main = TERA.render("pack.typ", &context).context("failed to render `pack.typ`")?;
        let mut pack = Self {
            sources: HashMap::new(),
            files: HashMap::new(),
            today: Datetime::from_ymd(date.year, date.month as u8, date.day as u8),
        };
        for (path, text) in [(MAIN, main), (DESIGN, include_str!("../../templates/pack-design.typ").to_owned())] {
            let id = file_id(path)?;
            pack.sources.insert(id, Source::new(id, text));
        }
        pack.add_pictures(report)?;
        for file in attachments {
            pack.files.insert(file_id(&format!("/{}", file.name))?, Bytes::new(file.bytes.clone()));
        }
        Ok(pack)
    }

    /// Every drawing in the report becomes `/<id>.svg`, and what is drawn for half the width `/<id>-narrow.svg`.
    fn add_pictures(&mut self, value: &Value) -> Result<()> {
        match value {
            Value::Object(fields) => {
                for (field, half) in [("svg", ""), ("svg_narrow", "-narrow")] {
                    if let (Some(Value::String(id)), Some(Value::String(svg))) = (fields.get("id"), fields.get(field)) {
                        self.files.insert(file_id(&format!("/{id}{half}.svg"))?, Bytes::new(svg.clone().into_bytes()));
                    }
                }
                fields.values().try_for_each(|field| self.add_pictures(field))
            }
            Value::Array(items) => items.iter().try_for_each(|item| self.add_pictures(item)),
            _ => Ok(()),
        }
    }
}

impl World for Inputs {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &FONTS.book
    }

    fn main(&self) -> FileId {
        file_id(MAIN).expect("the path is a literal")
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.sources.get(&id).cloned().ok_or_else(|| FileError::NotFound(id.vpath().get_with_slash().into()))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files.get(&id).cloned().ok_or_else(|| FileError::NotFound(id.vpath().get_with_slash().into()))
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.list.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        self.today
    }
}

fn file_id(path: &str) -> Result<FileId> {
    let path = VirtualPath::new(path).map_err(|_| anyhow!("`{path}` is not a path inside the pack"))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

/// Escapes every character that is not a letter, a figure or a space as `\u{…}`, which means the same in Typst markup
/// and in Typst strings, so that no text can ever be read as code.
fn escape(text: &str, out: &mut dyn std::io::Write) -> std::io::Result<()> {
    for c in text.chars() {
        if c.is_ascii_alphanumeric() || c == ' ' {
            write!(out, "{c}")?;
        } else {
            write!(out, "\\u{{{:x}}}", u32::from(c))?;
        }
    }
    Ok(())
}

fn messages(diagnostics: &[SourceDiagnostic]) -> String {
    let mut text = String::new();
    for one in diagnostics {
        let hints: Vec<String> = one.hints.iter().map(|hint| hint.v.to_string()).collect();
        writeln!(text, "{} {}", one.message, hints.join(" ")).expect("a String takes any text");
    }
    text
}
