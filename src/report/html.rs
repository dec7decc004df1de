//! The dashboard: one file without scripts, with its style sheet and fonts inside.

use super::font::WEB;
use super::model::Report;
use anyhow::{Context as _, Result};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use std::sync::LazyLock;
use tera::{Context, Tera};

const NAME: &str = "dashboard.html";

static TERA: LazyLock<Tera> = LazyLock::new(|| {
    let mut tera = Tera::new();
    tera.autoescape_on(vec![".html"]);
    tera.add_raw_template(NAME, include_str!("../../templates/dashboard.html"))
        .expect("the compiled-in template is tested");
    tera
});

static STYLE: LazyLock<String> = LazyLock::new(|| {
    let face = |(family, weight, bytes): &(&str, u16, &[u8])| {
        let data = STANDARD.encode(bytes);
        format!(
            "@font-face{{font-family:\"{family}\";font-weight:{weight};src:url(data:font/woff2;base64,{data}) format(\"woff2\")}}\n"
        )
    };
    WEB.iter().map(face).collect::<String>() + include_str!("../../templates/dashboard.css")
});

/// Renders the dashboard.
///
/// # Errors
/// Only if the compiled-in template asks for something that the report does not have.
pub fn html(report: &Report) -> Result<String> {
    let mut context = Context::from_serialize(report).context("failed to hand the report to the template")?;
    context.insert("css", &*STYLE);
    TERA.render(NAME, &context).context("failed to render `dashboard.html`")
}
