//! The other way: what a board pack carries inside it.

use super::pdf::{Attachment, Relationship};
use anyhow::{Context, Result, anyhow};
use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, Name, Stream, String as Text};

/// Name trees are flat in what we write; a deeper one is no pack of ours.
const DEPTH: usize = 8;

/// The files embedded in a PDF, in the order of their names.
///
/// # Errors
/// If the bytes are no PDF, or an embedded file cannot be unpacked.
pub fn attachments(pdf: Vec<u8>) -> Result<Vec<Attachment>> {
    let pdf = Pdf::new(pdf).map_err(|error| anyhow!("the file is not a PDF that can be read: {error:?}"))?;
    let root: Dict<'_> = pdf.xref().get(pdf.xref().root_id()).context("the PDF has no catalogue")?;
    let Some(tree) = root.get::<Dict<'_>>("Names").and_then(|names| names.get::<Dict<'_>>("EmbeddedFiles")) else {
        return Ok(Vec::new());
    };
    let mut files = Vec::new();
    collect(&tree, DEPTH, &mut files)?;
    files.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(files)
}

/// The leaves of a name tree (ISO 32000-2, 7.9.6).
fn collect(node: &Dict<'_>, depth: usize, files: &mut Vec<Attachment>) -> Result<()> {
    if let Some(kids) = node.get::<Array<'_>>("Kids") {
        let depth = depth.checked_sub(1).context("the list of embedded files is nested too deep")?;
        return kids.iter::<Dict<'_>>().try_for_each(|kid| collect(&kid, depth, files));
    }
    let Some(names) = node.get::<Array<'_>>("Names") else { return Ok(()) };
    let mut items = names.flex_iter();
    while let Some(name) = items.next::<Text<'_>>() {
        let specification = items.next::<Dict<'_>>().context("an embedded file has a name and nothing else")?;
        files.push(file(&text(name.as_bytes()), &specification)?);
    }
    Ok(())
}

/// One embedded file from its specification (ISO 32000-2, 7.11.3).
fn file(name: &str, specification: &Dict<'_>) -> Result<Attachment> {
    let streams = specification.get::<Dict<'_>>("EF");
    let stream = streams.and_then(|streams| streams.get::<Stream<'_>>("F").or_else(|| streams.get("UF")));
    let stream = stream.with_context(|| format!("`{name}` is listed in the PDF but not embedded"))?;
    let bytes = stream.decoded().map_err(|error| anyhow!("`{name}` cannot be unpacked: {error:?}"))?;
    let description = specification.get::<Text<'_>>("Desc").map(|words| text(words.as_bytes())).unwrap_or_default();
    let mime = stream.dict().get::<Name<'_>>("Subtype").map(|mime| text(&mime)).unwrap_or_default();
    let relationship = specification.get::<Name<'_>>("AFRelationship").map(|word| text(&word).to_lowercase());
    let relationship = relationship.and_then(|word| word.parse().ok()).unwrap_or(Relationship::Data);
    Ok(Attachment { name: name.to_owned(), mime, description, relationship, bytes: bytes.into_owned() })
}

/// A PDF text string: UTF-16 behind its byte-order mark, else one byte a character (ISO 32000-2, 7.9.2.2).
fn text(bytes: &[u8]) -> String {
    match bytes.strip_prefix(&[0xfe, 0xff]) {
        Some(utf16) => {
            let units: Vec<u16> = utf16.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            String::from_utf16_lossy(&units)
        }
        None => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}
