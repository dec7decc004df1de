//! The report as Markdown, for wikis, tickets and mail: the pack's pages without its charts, whose numbers stand there.

use super::model::Report;
use anyhow::{Context as _, Result};
use std::io::Write;
use std::sync::LazyLock;
use tera::{Context, Tera};

const NAME: &str = "report.md";

static TERA: LazyLock<Tera> = LazyLock::new(|| {
    let mut tera = Tera::new();
    tera.set_escape_fn(escape);
    tera.autoescape_on(vec![".md"]);
    tera.add_raw_template(NAME, include_str!("../../templates/report.md")).expect("the compiled-in template is tested");
    tera
});

/// Renders the report as Markdown with tables (`CommonMark`, and tables as GitHub has them).
///
/// # Errors
/// Only if the compiled-in template asks for something that the report does not have.
pub fn markdown(report: &Report) -> Result<String> {
    let context = Context::from_serialize(report).context("failed to hand the report to the template")?;
    TERA.render(NAME, &context).context("failed to render `report.md`")
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
