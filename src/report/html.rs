//! The dashboard: one file, with its style sheet, its fonts and its script inside. The script is plain and small, its hash
//! stands in the page's policy, and nothing is lost where it does not run.

use super::font::WEB;
use super::model::Report;
use anyhow::{Context as _, Result};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
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

const SCRIPT: &str = include_str!("../../templates/dashboard.js");

/// The script's hash, which alone allows it to run.
static SCRIPT_HASH: LazyLock<String> = LazyLock::new(|| format!("sha256-{}", STANDARD.encode(Sha256::digest(SCRIPT))));

/// Renders the dashboard.
///
/// # Errors
/// Only if the compiled-in template asks for something that the report does not have.
pub fn html(report: &Report) -> Result<String> {
    let mut context = Context::from_serialize(report).context("failed to hand the report to the template")?;
    context.insert("css", &*STYLE);
    context.insert("script", SCRIPT);
    context.insert("script_hash", &*SCRIPT_HASH);
    TERA.render(NAME, &context).context("failed to render `dashboard.html`")
}
