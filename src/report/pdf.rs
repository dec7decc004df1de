//! The board pack: the template chooses the structure, the static design file the looks, Typst lays out in process.
//! PDF/A-3a and PDF/UA-1 together; the compiler refuses what would break them, so rendering is itself a check.

use super::glyphs::{self, Lost};
use super::look::{Look, Template, TemplateError, context};
use super::model::Report;
use anyhow::{Result, anyhow};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::sync::{Arc, LazyLock};
use strum::{EnumString, IntoStaticStr};
use tera::Context;
use typst::diag::{FileError, FileResult, SourceDiagnostic, Warned};
use typst::foundations::{Bytes, Datetime, Duration, Label, Smart};
use typst::introspection::Introspector as _;
use typst::syntax::{DiagSpan, FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::{LazyHash, PicoStr};
use typst::{Feature, Library, LibraryExt, World, WorldExt};
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
const LOOK: &str = "/look.typ";

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| {
    // For row headers of tables; everything else is stable Typst.
    LazyHash::new(Library::builder().with_features([Feature::A11yExtras].into_iter().collect()).build())
});

/// Renders the board pack. The same report and attachments give the same bytes.
///
/// # Errors
/// If Typst warns, or refuses the document, with Typst's message and the template's name and line.
pub fn pdf(report: &Report, attachments: &[Attachment]) -> Result<Pack> {
    let world = Inputs::new(report, attachments)?;
    let Warned { output, warnings } = typst::compile::<PagedDocument>(&world);
    // A page that Typst has doubts about does not go to a board.
    if !warnings.is_empty() {
        return Err(world.refusal(&warnings).into());
    }
    let document = output.map_err(|errors| world.refusal(&errors))?;
    let standards =
        PdfStandards::new(&[PdfStandard::A_3a, PdfStandard::Ua_1]).map_err(|error| anyhow!("{}", error.message()))?;
    let options = PdfOptions {
        ident: Smart::Custom(report.cover.document_id.clone()),
        creator: Smart::Custom(Some("auditpack".to_owned())),
        standards,
        ..PdfOptions::default()
    };
    let bytes = typst_pdf::pdf(&document, &options).map_err(|errors| world.refusal(&errors))?;
    let (body, appendix) = (world.first_page(&document, "body")?, world.first_page(&document, "appendix")?);
    let pages = document.pages().len();
    Ok(Pack { bytes, decision: body - 1, body: appendix - body, appendix: pages + 1 - appendix })
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
    look: Arc<Look>,
    /// What `pack.typ` is filled in with.
    context: Context,
    sources: HashMap<FileId, Source>,
    files: HashMap<FileId, Bytes>,
    today: Option<Datetime>,
}

impl Inputs {
    fn new(report: &Report, attachments: &[Attachment]) -> Result<Self> {
        let look = Arc::clone(&report.look);
        let mut value = super::value(report);
        glyphs::clean_value(&mut value, &look.fonts, &mut Lost::default());
        let named =
            |file: &Attachment| json!([file.name, file.mime, file.description, <&str>::from(file.relationship)]);
        let mut context = context(&value);
        context.insert("attachments", &attachments.iter().map(named).collect::<Vec<_>>());
        let main = look.templates.fill(Template::Pack, Some(escape), &context)?;
        let design = look.templates.text(Template::Design).to_owned();
        let date = report.cover.date;
        let today = Datetime::from_ymd(date.year, date.month as u8, date.day as u8);
        let sources = [(MAIN, main), (DESIGN, design), (LOOK, look.module())];
        let mut pack = Self { look, context, sources: HashMap::new(), files: HashMap::new(), today };
        for (path, text) in sources {
            let id = file_id(path)?;
            pack.sources.insert(id, Source::new(id, text));
        }
        pack.add_pictures(&value)?;
        if let Some(logo) = &pack.look.logo {
            pack.files.insert(file_id(logo.name())?, Bytes::new(logo.bytes.clone()));
        }
        for file in attachments {
            pack.files.insert(file_id(&format!("/{}", file.name))?, Bytes::new(file.bytes.clone()));
        }
        Ok(pack)
    }

    /// The page, from 1, on which a part of the pack begins.
    fn first_page(&self, document: &PagedDocument, part: &str) -> Result<usize, TemplateError> {
        let missing = || self.look.templates.error(Template::Pack, None, format!("has no label <{part}>"));
        let label = Label::new(PicoStr::intern(part)).ok_or_else(missing)?;
        let introspector = document.introspector();
        let mark = introspector.query_label(label).map_err(|_| missing())?;
        let page = mark.location().and_then(|place| introspector.page(place)).ok_or_else(missing)?;
        Ok(page.get())
    }

    /// What Typst says, at the place of a template: where it was found, or where that was called from. A place in an
    /// organisation's own template goes before one in ours.
    fn refusal(&self, diagnostics: &[SourceDiagnostic]) -> TemplateError {
        let Some(first) = diagnostics.first() else {
            return self.look.templates.error(Template::Pack, None, "was refused without a reason".to_owned());
        };
        let mut text = first.message.to_string();
        for hint in &first.hints {
            text = format!("{text}; {}", hint.v);
        }
        if diagnostics.len() > 1 {
            text = format!("{text} (and {} more)", diagnostics.len() - 1);
        }
        let traced = first.trace.iter().map(|point| DiagSpan::from(point.span));
        let places: Vec<_> = [first.span].into_iter().chain(traced).filter_map(|span| self.place(span)).collect();
        let own = places.iter().find(|(template, ..)| self.look.templates.is_own(*template));
        match own.or(places.first()) {
            Some((Template::Pack, line, made)) => {
                let line =
                    self.look.templates.lines(Template::Pack, Some(escape), &self.context).get(line - 1).copied();
                self.look.templates.error(Template::Pack, line, format!("{text}, in `{made}`"))
            }
            Some((template, line, _)) => self.look.templates.error(*template, Some(*line), text),
            None => self.look.templates.error(Template::Pack, None, text),
        }
    }

    /// A place in the two templates: which, its line in what Typst read, and the beginning of that line.
    fn place(&self, span: DiagSpan) -> Option<(Template, usize, String)> {
        let source = self.source(span.id()?).ok()?;
        let template = match source.id().vpath().get_with_slash() {
            MAIN => Template::Pack,
            DESIGN => Template::Design,
            _ => return None,
        };
        let line = source.lines().byte_to_line(self.range(span)?.start)?;
        let text = source.text().lines().nth(line).unwrap_or_default().trim().chars().take(80).collect();
        Some((template, line + 1, text))
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
        &self.look.fonts.book
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
        self.look.fonts.list.get(index).cloned()
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
