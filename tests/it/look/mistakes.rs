//! Every mistake in an own look: told with its file and its line, exit code 78, and nothing written.

use super::{LOGO, dress, font, measured};
use crate::project::Project;

fn refused(project: &Project, look: &str, says: &[&str]) {
    dress(project, look);
    project.run(&["report", "--config", "auditpack.toml"]).fails(78, says);
    assert!(project.files("out").iter().all(|path| path.ends_with("kpis.json") || path.ends_with("kpis.csv")));
}

#[test]
fn a_mistake_in_a_setting_or_a_file_is_told() {
    let project = measured();
    refused(&project, "accent = \"blue\"", &["`blue` is no colour, expected one such as `#0b5c9e`", "line "]);
    refused(&project, "accent = \"#8fc31f\"", &["contrast of 1.9", "4.5:1", "the nearest that has it is `#"]);
    refused(&project, "accent = \"#a6192e\"", &["hardly told from `#b83a0b`"]);
    refused(&project, "accent = \"#0b5c9e\"\naccent_dark = \"#0b5c9e\"", &["`report.look.accent_dark`", "`#19222a`"]);
    refused(&project, "pages = [\"riches\"]", &["unknown page `riches`", "`oversight`, `investigation`"]);
    refused(&project, "logos = \"a.svg\"", &["unknown field `logos`", "`logo`"]);
    refused(&project, "logo = \"none.svg\"", &["cannot read `none.svg`, which `logo` under [report.look] names"]);
    project.write("bad.svg", LOGO.replace("<path d=\"M40", "\n<script>1</script><path d=\"M40"));
    refused(&project, "logo = \"bad.svg\"", &["`bad.svg`, line 2: has the element `script`"]);
    project.write("words.ftl", "# own\nexceptions-nothing = x\narea-review = { $reviews }\nbroken\n");
    refused(&project, "words = \"words.ftl\"", &["`words.ftl`, line 4: "]);
    project.write("words.ftl", "# own\nexceptions-nothing = x\narea-review = { $reviews }\n");
    let says = ["line 2: there is no message `exceptions-nothing`", "line 3: `area-review` is not given `$reviews`"];
    refused(&project, "words = \"words.ftl\"", &says);
    project.write("a.ttf", "not a font");
    refused(&project, "font_heading = \"a.ttf\"", &["`a.ttf` is no font: expected a .ttf or .otf file"]);
    font(&project, "AuditpackSans-Regular.woff2");
    refused(&project, "font_heading = \"look/AuditpackSans-Regular.woff2\"", &["is a web font"]);
    font(&project, "NotoEmoji-Regular.ttf");
    refused(&project, "font_heading = \"look/NotoEmoji-Regular.ttf\"", &["lacks `"]);
    refused(&project, "font_text = \"a.ttf\"", &["`font_text_bold` go together"]);
    // `check` tells them as well, before anything is done.
    project
        .run(&["check", "--config", "auditpack.toml"])
        .fails(78, &["`font_text_bold` go together", "`a.ttf` is no font"]);
}

#[test]
fn a_mistake_in_a_template_is_told_with_its_own_line() {
    let project = measured();
    let broken = |name: &str, text: &str, says: &[&str]| {
        project.write(&format!("own/{name}"), text);
        refused(&project, "templates = \"own\"", says);
        std::fs::remove_file(project.path(&format!("own/{name}"))).unwrap();
    };
    let ours = |name: &str| {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("templates").join(name);
        std::fs::read_to_string(path).unwrap()
    };
    let line = |text: &str, part: &str| text.lines().position(|line| line.contains(part)).unwrap() + 1;
    broken("pack-desing.typ", "", &["`own/pack-desing.typ` replaces no template", "`pack-design.typ`"]);
    broken("dashboard.html", "<p>\n{% if x %}\n", &["`own/dashboard.html`, line "]);
    broken("dashboard.html", "<p>\n\n{{ cover.nothing }}\n", &["`own/dashboard.html`, line 3: column "]);
    // What Typst finds in the text that the template made, behind loops and left-out lines, is led back to the template.
    let pack = ours("pack.typ");
    let late = "#page-heading(\"{{ labels.appendix_quality }}\")";
    let at = line(&pack, late);
    let says = format!("`own/pack.typ`, line {at}: unknown variable: page-headin");
    broken("pack.typ", &pack.replace(late, &late.replace("heading", "headin")), &[&says, "in `#page-headin("]);
    let inside = "#definition(\"{{ d.title }}\"";
    let says = format!("`own/pack.typ`, line {}: unknown variable: definitio", line(&pack, inside));
    broken("pack.typ", &pack.replace(inside, &inside.replace("definition", "definitio")), &[&says]);
    broken("pack.typ", &pack.replace("#metadata(none) <body>", ""), &["`own/pack.typ`: has no label <body>"]);
    // What the archival profile refuses.
    let picture = format!("#image(\"/logo.svg\")\n{late}");
    let says = format!("`own/pack.typ`, line {at}: file not found");
    broken("pack.typ", &pack.replace(late, &picture), &[&says]);
    let design = ours("pack-design.typ");
    let says = format!("`own/pack-design.typ`, line {}: ", line(&design, "#let sparkline"));
    broken("pack-design.typ", &design.replace("#let sparkline(picture)", "#let sparkline(picture"), &[&says]);
    // A warning is as good as an error.
    let says =
        format!("`own/pack-design.typ`, line {}: unknown font family", line(&design, "set text(font: text-fonts"));
    broken("pack-design.typ", &design.replace("set text(font: text-fonts", "set text(font: \"Comic Sans\""), &[&says]);
    project.write("own/report.md", "\n{{ cover.nothing }}");
    let ran = project.run(&["report", "--config", "auditpack.toml", "--format", "md"]);
    ran.fails(78, &["cannot render the Markdown report: `own/report.md`, line 2: column "]);
}
