//! The report as Markdown, for wikis, tickets and mail: the pack's pages without its charts, whose numbers stand there.

use super::look::{Template, context};
use super::model::Report;
use anyhow::Result;
use std::io::Write;

/// Renders the report as Markdown with tables (`CommonMark`, and tables as GitHub has them).
///
/// # Errors
/// If the template asks for something that the report does not have, with the template's name and line.
pub fn markdown(report: &Report) -> Result<String> {
    let context = context(&super::value(report));
    Ok(report.look.templates.fill(Template::Markdown, Some(escape), &context)?)
}

/// Escapes what Markdown could read as its own, so that no text from outside becomes a link, a table or a heading.
fn escape(text: &str, out: &mut dyn Write) -> std::io::Result<()> {
    for c in text.chars() {
        if "\\`*_{}[]<>#|~!&".contains(c) {
            write!(out, "\\")?;
        }
        write!(out, "{}", if matches!(c, '\n' | '\r') { ' ' } else { c })?;
    }
    Ok(())
}
