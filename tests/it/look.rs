//! An organisation's own look: what each setting changes in dashboard and pack, what each mistake says, templates of one's
//! own with their lines, and the documents as they follow their author.

mod mistakes;
mod watch;

use crate::project::Project;
use auditpack::report::attachments;
use serde_json::Value;
use std::fs;
use std::path::Path;

pub(super) const LOGO: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 120 30\">\
    <rect width=\"30\" height=\"30\" rx=\"6\" fill=\"#1d6b2f\"/><path d=\"M8 22 L15 7 L22 22 Z\" fill=\"#ffffff\"/>\
    <path d=\"M40 8h70v5h-70zM40 18h50v5h-50z\" fill=\"#1b2631\"/></svg>";
const PDF: &str = "out/2026-10/board-pack.pdf";
const PAGE: &str = "out/2026-10/dashboard.html";

/// The small organisation, measured, without documents.
pub(super) fn measured() -> Project {
    let project = Project::small();
    project.run(&["ingest", "--config", "auditpack.toml"]).ok();
    project.run(&["measure", "--config", "auditpack.toml"]).ok();
    project
}

/// The configuration with this section at its end.
pub(super) fn dress(project: &Project, look: &str) {
    let config = project.read("auditpack.toml");
    let plain = config.split("\n[report.look]\n").next().unwrap();
    project.write("auditpack.toml", format!("{plain}\n[report.look]\n{look}\n"));
}

/// A file of ours, beside the configuration.
pub(super) fn font(project: &Project, name: &str) {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/fonts").join(name);
    project.write(&format!("look/{name}"), fs::read(from).unwrap());
}

fn report(project: &Project) {
    project.run(&["report", "--config", "auditpack.toml"]).ok();
}

/// The page, and the pack with what can be read in it: names of fonts, colours and structure stand in objects that are
/// packed, so they are unpacked first.
fn documents(project: &Project) -> (String, String) {
    (project.read(PAGE), unpacked(&fs::read(project.path(PDF)).unwrap()))
}

/// Every object and stream of a PDF as text.
fn unpacked(pdf: &[u8]) -> String {
    let mut text = String::from_utf8_lossy(pdf).into_owned();
    let mut at = 0;
    while let Some(found) = pdf[at..].windows(7).position(|window| window == b"stream\n") {
        let start = at + found + 7;
        let mut plain = Vec::new();
        let mut reader = flate2::read::ZlibDecoder::new(&pdf[start..]);
        if std::io::Read::read_to_end(&mut reader, &mut plain).is_ok() {
            text.push_str(&String::from_utf8_lossy(&plain));
        }
        at = start;
    }
    text
}

#[test]
fn a_look_of_ones_own_is_in_both_documents_and_can_be_performed_again() {
    let project = measured();
    report(&project);
    let (plain_page, plain_pack) = documents(&project);
    let house = plain_page.matches("#0b5c9e").count();
    project.write("look/logo.svg", LOGO);
    project.write("look/words.ftl", "confidence-limited = Mind the gaps\ndecision-heading-note = To be noted\n");
    for name in ["SourceSerif4Display-Semibold.otf", "NotoSansThai-Regular.ttf", "SourceSans3-Regular.otf"] {
        font(&project, name);
    }
    dress(
        &project,
        "logo = \"look/logo.svg\"\naccent = \"#1d6b2f\"\nwords = \"look/words.ftl\"\n\
         font_text = \"look/SourceSerif4Display-Semibold.otf\"\nfont_text_bold = \"look/SourceSerif4Display-Semibold.otf\"\n\
         font_heading = \"look/SourceSans3-Regular.otf\"\npages = [\"usage\", \"oversight\"]",
    );
    report(&project);
    let (page, pack) = documents(&project);

    // The logo, with the organisation's name for whoever does not see it.
    assert!(page.contains("<img src=\"data:image/svg+xml;base64,") && page.contains("alt=\"Northwind Assurance\">"));
    assert!(!plain_page.contains("<img "));
    assert!(pack.contains("/Alt(Northwind Assurance)") && !plain_pack.contains("/Alt(Northwind Assurance)"));
    // The accent: in charts, in the style sheet, and in the pack, where the house's own is gone.
    assert!(house > 20 && page.contains("fill=\"#1d6b2f\" class=\"f-main\"") && !page.contains("fill=\"#0b5c9e\""));
    assert!(page.contains(":root { --main: #1d6b2f;") && page.contains("@media print { :root { --main: #1d6b2f;"));
    let (own, ours) = ([0x1d, 0x6b, 0x2f], [0x0b, 0x5c, 0x9e]);
    assert!(paints(&pack, own) && !paints(&pack, ours) && paints(&plain_pack, ours) && !paints(&plain_pack, own));
    // The fonts.
    assert!(page.contains("@font-face{font-family:\"Own Text\";font-weight:400;src:url(data:font/otf;base64,"));
    assert!(page.contains("--sans: \"Own Text\", ") && page.contains("--serif: \"Own Heading\", "));
    assert!(page.contains("font-family=\"'Own Text', 'Source Sans 3', "));
    // The words, the choice of pages in its order, and what was left out.
    assert!(page.contains("Mind the gaps") && !page.contains(">Limited<") && !page.contains("</span> Limited"));
    let usage = page.find("<h2 id=\"usage\">").unwrap();
    assert!(usage < page.find("<h2 id=\"oversight\">").unwrap());
    assert!(
        !page.contains("id=\"investigation\"") && page.contains("these themes have no page here: Investigation, Value")
    );
    for kept in ["indicators", "exceptions", "quality", "sign-off"] {
        assert!(page.contains(&format!("id=\"{kept}\"")), "{kept}");
    }

    // The same bytes once more, and by verification; the manifest knows the files.
    let bytes = fs::read(project.path(PDF)).unwrap();
    fs::remove_dir_all(project.path("out")).unwrap();
    report(&project);
    assert!(bytes == fs::read(project.path(PDF)).unwrap(), "the pack is another the second time");
    let manifest: Value = serde_json::from_str(&project.read("out/2026-10/manifest.json")).unwrap();
    let names: Vec<_> =
        manifest["look"].as_array().unwrap().iter().map(|file| file["file"].as_str().unwrap()).collect();
    let fonts = ["look/SourceSans3-Regular.otf", "look/SourceSerif4Display-Semibold.otf"];
    assert_eq!(names, [&fonts[..], &["look/logo.svg", "look/words.ftl"]].concat());
    let carried = attachments(bytes).unwrap();
    assert!(carried.iter().any(|file| String::from_utf8_lossy(&file.bytes).contains("look/logo.svg")));
    let verify = |project: &Project| project.run(&["verify", PDF, "--config", "auditpack.toml"]);
    verify(&project).ok();

    // Another logo is another document, and verification says which file changed.
    project.write("look/logo.svg", LOGO.replace("#1d6b2f", "#114411"));
    let ran = verify(&project).fails(65, &["not verified: 1 check differs"]);
    assert!(ran.out().contains("changed  look           look/logo.svg: its hash is "), "{}", ran.out());
    fs::remove_file(project.path("look/logo.svg")).unwrap();
    assert!(verify(&project).out().contains("missing  look           look/logo.svg: "));
    let document = |page: &str| page.split("<dt>Document</dt><dd>").nth(1).unwrap()[..40].to_owned();
    project.write("look/logo.svg", LOGO.replace("#1d6b2f", "#114411"));
    project.run(&["run", "--config", "auditpack.toml"]).ok();
    assert_ne!(document(&project.read(PAGE)), document(&page));
    let again = project.run(&["run", "--config", "auditpack.toml"]).ok();
    assert!(again.err().contains("unchanged"), "{}", again.err());
}

/// Whether a colour is set for filling or for lines.
fn paints(pack: &str, color: [u8; 3]) -> bool {
    let words: Vec<&str> = pack.split_whitespace().collect();
    let is_part = |(word, part): (&&str, u8)| {
        word.parse::<f64>().is_ok_and(|number| (number - f64::from(part) / 255.0).abs() < 0.002)
    };
    words.windows(4).any(|four| {
        ["scn", "SCN"].iter().any(|set| four[3].starts_with(set)) && four[..3].iter().zip(color).all(is_part)
    })
}

#[test]
fn own_templates_replace_ours_and_our_own_make_no_difference() {
    let project = measured();
    report(&project);
    let (plain_page, _) = documents(&project);
    let plain = fs::read(project.path(PDF)).unwrap().len();
    let ran = project.run(&["templates", "own"]).ok();
    assert!(ran.err().contains("wrote own/pack.typ") && ran.err().contains("--watch"), "{}", ran.err());
    project.run(&["templates", "own"]).fails(73, &["cannot create `own/dashboard.html`", "nothing was written"]);
    dress(&project, "templates = \"own\"");
    report(&project);
    // Only the document's id, which knows that the look is another, differs.
    let without_id = |page: &str| {
        let id = page.split("<dt>Document</dt><dd>").nth(1).unwrap().split('<').next().unwrap();
        page.replace(id, "")
    };
    let (page, _) = documents(&project);
    assert!(without_id(&page) == without_id(&plain_page), "our own templates change the dashboard");
    let size = fs::read(project.path(PDF)).unwrap().len();
    assert!(size.abs_diff(plain) < 4000, "{size} bytes, once {plain}");

    let edit = |name: &str, from: &str, to: &str| {
        let text = project.read(&format!("own/{name}"));
        assert!(text.contains(from), "{name} has no {from}");
        project.write(&format!("own/{name}"), text.replacen(from, to, 1));
    };
    let begins = "<section class=\"questions\"";
    edit("dashboard.html", begins, &format!("<p>Own words of {{{{ cover.organization }}}}</p>{begins}"));
    edit("dashboard.css", ":root {", "/* an own sheet */ :root {");
    edit("dashboard.js", "'use strict';", "'use strict'; // an own script");
    edit("pack.typ", "#page-heading(\"{{ labels.sign_off }}\")", "#page-heading(\"Signatures of our own\")");
    edit("pack-design.typ", "paper: \"a4\"", "paper: \"us-letter\"");
    edit("report.md", "# {{ cover.title }}", "# Own: {{ cover.title }}");
    report(&project);
    let (page, pack) = documents(&project);
    assert!(page.contains("<p>Own words of Northwind Assurance</p>") && page.contains("/* an own sheet */"));
    assert!(page.contains("'use strict'; // an own script"));
    assert!(pack.contains("MediaBox[0 0 612 792]") || pack.contains("MediaBox [0 0 612 792]"), "not on Letter");
    assert!(pack.contains("Signatures of our own"));
    project.run(&["report", "--config", "auditpack.toml", "--format", "md"]).ok();
    assert!(project.read("out/2026-10/report.md").starts_with("# Own: "));
}
