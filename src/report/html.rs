//! The dashboard: one file, with its style sheet, its fonts and its script inside. The script is plain and small, its hash
//! stands in the page's policy, and nothing is lost where it does not run.

use super::font::{OWN_HEADING, OWN_TEXT, WEB};
use super::look::{Logo, Look, Template, context};
use super::model::Report;
use anyhow::Result;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// Renders the dashboard.
///
/// # Errors
/// If the template asks for something that the report does not have, with the template's name and line.
pub fn html(report: &Report) -> Result<String> {
    let look = &report.look;
    let script = look.templates.text(Template::Script);
    let mut context = context(&super::value(report));
    context.insert("css", &style(look));
    context.insert("script", script);
    // The script's hash, which alone allows it to run.
    context.insert("script_hash", &format!("sha256-{}", STANDARD.encode(Sha256::digest(script))));
    context.insert("logo", &look.logo.as_ref().map(Logo::data_uri));
    Ok(look.templates.fill(Template::Page, None, &context)?)
}

/// The style sheet: fonts, the sheet itself, and what an organisation's own look changes in it.
fn style(look: &Look) -> String {
    let face = |family: &str, weight: u16, format: &str, bytes: &[u8]| {
        let data = STANDARD.encode(bytes);
        format!(
            "@font-face{{font-family:\"{family}\";font-weight:{weight};src:url(data:font/{format};base64,{data}) format(\"{}\")}}\n",
            match format {
                "ttf" => "truetype",
                "otf" => "opentype",
                other => other,
            }
        )
    };
    let house = WEB.iter().map(|(family, weight, bytes)| face(family, *weight, "woff2", bytes));
    let own = look.fonts.own.iter().map(|font| {
        let format = if font.bytes.starts_with(b"OTTO") { "otf" } else { "ttf" };
        face(font.used_for.family(), font.used_for.weight(), format, &font.bytes)
    });
    let fonts: String = house.chain(own).collect();
    let families = [
        ("--sans", OWN_TEXT, "\"Auditpack Sans\", system-ui, sans-serif"),
        ("--serif", OWN_HEADING, "\"Auditpack Serif\", Georgia, serif"),
    ];
    let has = |family: &str| look.fonts.own.iter().any(|font| font.used_for.family() == family);
    let families: String = families
        .iter()
        .filter(|(_, own, _)| has(own))
        .map(|(variable, own, house)| format!(":root {{ {variable}: \"{own}\", {house}; }}\n"))
        .collect();
    fonts + look.templates.text(Template::Style) + &look.palette.css() + &families
}
